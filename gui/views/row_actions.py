"""What can be done with one transfer: the menu of a row, its keys, and the calls behind them.

Owns which actions fit which state and what is asked before deleting. It never waits: answers come
back as events.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from engine.views import TransferKind, TransferState, TransferView
from gui import desktop, icons, text
from gui.bridge import Bridge
from gui.models.transfer_model import TransferModel
from gui.theme import Theme
from gui.views.notice_bar import NoticeBar

_RESTING = (TransferState.PAUSED, TransferState.FAILED)


class RowActions:
    """Acts on rows by their key."""

    def __init__(
        self, theme: Theme, model: TransferModel, notices: NoticeBar, window: QWidget
    ) -> None:
        self._theme, self._model, self._notices = theme, model, notices
        self._window = window
        self._menu: QMenu | None = None
        self.bridge: Bridge | None = None

    def pause_or_resume(self, key: str) -> None:
        """Pause what moves, resume what rests."""
        view = self._model.view(key)
        if view is None or self.bridge is None:
            return
        if view.state in _RESTING:
            self.bridge.resume(key)
        else:
            self.bridge.pause(key)

    def remove(self, key: str) -> None:
        """Take a row off the list; its files stay, so nothing is asked."""
        view = self._model.view(key)
        if view is None or self.bridge is None:
            return
        self.bridge.remove(key, False)
        stay = " Its files stay where they are." if view.done else ""
        self._notices.tell(f"Removed “{text.title(view)}” from the list.{stay}")

    def delete(self, key: str) -> None:
        """Take a row off the list and its files off the disk, after asking."""
        view = self._model.view(key)
        if view is None:
            return

        def run() -> None:
            if self.bridge is not None:
                self.bridge.remove(key, True)

        what = "its files" if view.kind is TransferKind.COLLECTION else "the file"
        self._notices.confirm(
            f"Delete “{text.title(view)}” and {what} from this computer?", "Delete", run
        )

    def verify(self, key: str) -> None:
        """Read everything from disk again."""
        if self.bridge is not None:
            self.bridge.verify(key)

    def reveal(self, key: str) -> None:
        """Show where a row's files are."""
        view = self._model.view(key)
        if view is not None and view.path and not desktop.reveal(Path(view.path)):
            self._notices.warn(f"“{view.path}” is not there any more.")

    def copy_id(self, key: str) -> None:
        """Put a row's ID on the clipboard."""
        view = self._model.view(key)
        if view is not None and view.file_id:
            desktop.copy(view.file_id)
            self._notices.tell(f"The ID of “{text.title(view)}” is copied.")

    def copy_link(self, key: str) -> None:
        """Put a row's link on the clipboard: the ID with hints that make finding it faster."""
        view = self._model.view(key)
        if view is not None and view.file_id:
            desktop.copy(view.link or f"shoal:{view.file_id}")
            self._notices.tell(f"The link to “{text.title(view)}” is copied.")

    # The menu.

    def open_menu(self, key: str, where: QPoint) -> None:
        """Open a row's menu at a place on the screen; returns at once."""
        view = self._model.view(key)
        if view is None:
            return
        menu = self.menu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._menu = menu
        menu.popup(where)

    def menu(self, view: TransferView) -> QMenu:
        """The menu that fits a row's state."""
        menu = QMenu(self._window)
        key, known = view.key, bool(view.file_id)
        if view.state in _RESTING:
            words = "Resume" if view.state is TransferState.PAUSED else "Try again"
            self._add(menu, "play", words, "Space", lambda: self.pause_or_resume(key))
        else:
            self._add(menu, "pause", "Pause", "Space", lambda: self.pause_or_resume(key))
        menu.addSeparator()
        copy_keys = QKeySequence(QKeySequence.StandardKey.Copy).toString()
        copy_id = self._add(menu, "copy", "Copy ID", copy_keys, lambda: self.copy_id(key))
        copy_link = self._add(menu, "link", "Copy link", "", lambda: self.copy_link(key))
        for action in (copy_id, copy_link):
            action.setEnabled(known)
        menu.addSeparator()
        show = self._add(menu, "folder", "Show in folder", "", lambda: self.reveal(key))
        show.setEnabled(bool(view.path))
        check = self._add(menu, "shield", "Check the data again", "", lambda: self.verify(key))
        check.setEnabled(known and view.state is not TransferState.VERIFYING)
        menu.addSeparator()
        self._add(menu, "close", "Remove from list", "Del", lambda: self.remove(key))
        erase = self._add(menu, "trash", "Remove and delete files…", "", lambda: self.delete(key))
        erase.setEnabled(bool(view.path))
        return menu

    def _add(
        self, menu: QMenu, icon: str, words: str, keys: str, run: Callable[[], None]
    ) -> QAction:
        tokens = self._theme.tokens
        action = QAction(icons.icon(icon, tokens.dim, tokens.edge, 16), words, menu)
        if keys:
            action.setText(f"{words}\t{keys}")
        action.triggered.connect(lambda _checked=False: run())
        menu.addAction(action)
        return action
