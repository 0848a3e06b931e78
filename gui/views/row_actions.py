"""What can be done with one transfer: the menu of a row, its keys, and the calls behind them.

Owns which actions fit which state and what is asked before deleting. It never waits: answers come
back as events.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from engine.views import TransferKind, TransferState, TransferView
from gui import desktop, icons, text
from gui.bridge import Bridge
from gui.models.transfer_model import TransferModel
from gui.theme import Theme
from gui.views.notice_bar import NoticeBar
from gui.words import tr

UNDO_MS = 8000  # a removed row can be brought back so long
_RESTING = (TransferState.PAUSED, TransferState.FAILED)


class RowActions(QObject):
    """Acts on rows by their key."""

    show_code = Signal(str, str)  # name, link

    def __init__(
        self, theme: Theme, model: TransferModel, notices: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme, self._model, self._notices = theme, model, notices
        self._window = window
        self._menu: QMenu | None = None
        self._going: dict[str, QTimer] = {}
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
        """Take a row off the list; its files stay, and for some seconds it can be taken back."""
        view = self._model.set_aside(key)
        if view is None or self.bridge is None:
            return
        timer = QTimer(self._window)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: self._forget(key))
        timer.start(UNDO_MS)
        self._going[key] = timer
        stay = " " + tr("Its files stay where they are.") if view.done else ""
        self._notices.tell(
            tr("Removed “{name}” from the list.", name=text.title(view)) + stay,
            tr("Undo"),
            lambda: self.undo(key),
        )

    def undo(self, key: str) -> None:
        """Take back a removal."""
        timer = self._going.pop(key, None)
        if timer is not None:
            timer.stop()
            timer.deleteLater()
            self._model.bring_back(key)

    def _forget(self, key: str) -> None:
        timer = self._going.pop(key, None)
        if timer is not None:
            timer.deleteLater()
            if self.bridge is not None:
                self.bridge.remove(key, False)

    def going(self) -> list[str]:
        """Rows whose removal still waits; they wait no longer."""
        keys = list(self._going)
        for timer in self._going.values():
            timer.stop()
        self._going.clear()
        return keys

    def delete(self, key: str) -> None:
        """Take a row off the list and its files off the disk, after asking."""
        view = self._model.view(key)
        if view is None:
            return

        def run() -> None:
            if self.bridge is not None:
                self.bridge.remove(key, True)

        name = text.title(view)
        self._notices.confirm(
            tr("Delete “{name}” and its files from this computer?", name=name)
            if view.kind is TransferKind.COLLECTION
            else tr("Delete the file “{name}” from this computer?", name=name),
            tr("Delete"),
            run,
        )

    def verify(self, key: str) -> None:
        """Read everything from disk again."""
        if self.bridge is not None:
            self.bridge.verify(key)

    def reveal(self, key: str) -> None:
        """Show where a row's files are."""
        view = self._model.view(key)
        if view is not None and view.path and not desktop.reveal(Path(view.path)):
            self._notices.warn(tr("“{path}” is not there any more.", path=view.path))

    def copy_id(self, key: str) -> None:
        """Put a row's ID on the clipboard."""
        view = self._model.view(key)
        if view is not None and view.file_id:
            desktop.copy(view.file_id)
            self._notices.tell(tr("The ID of “{name}” is copied.", name=text.title(view)))

    def copy_link(self, key: str) -> None:
        """Put a row's link on the clipboard: the ID with hints that make finding it faster."""
        view = self._model.view(key)
        if view is not None and view.file_id:
            desktop.copy(view.link or f"shoal:{view.file_id}")
            self._notices.tell(tr("The link to “{name}” is copied.", name=text.title(view)))

    def show_qr(self, key: str) -> None:
        """Show a row's link as a QR code."""
        view = self._model.view(key)
        if view is not None and view.file_id:
            self.show_code.emit(text.title(view), view.link or f"shoal:{view.file_id}")

    def save_link(self, key: str) -> None:
        """Ask where a row's link is to be kept as a .shoal file."""
        view = self._model.view(key)
        if view is None or not view.file_id:
            return
        name, words = text.link_file(text.title(view), view.link or f"shoal:{view.file_id}")
        dialog = QFileDialog(self._window, "Save as a .shoal file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("shoal")
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._save(Path(path), words))
        dialog.open()

    def _save(self, path: Path, words: str) -> None:
        if self.bridge is not None:
            self.bridge.save_link(path, words)

    def play(self, key: str) -> None:
        """Open a row's file or folder with the program that the desktop has for it."""
        view = self._model.view(key)
        if view is not None and not desktop.open_path(Path(view.path)):
            self._notices.warn(tr("“{path}” is not there any more.", path=view.path))

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
            words = tr("Resume") if view.state is TransferState.PAUSED else tr("Try again")
            self._add(menu, "play", words, "Space", lambda: self.pause_or_resume(key))
        else:
            self._add(menu, "pause", tr("Pause"), "Space", lambda: self.pause_or_resume(key))
        menu.addSeparator()
        copy_keys = QKeySequence(QKeySequence.StandardKey.Copy).toString()
        copy_id = self._add(menu, "copy", tr("Copy ID"), copy_keys, lambda: self.copy_id(key))
        copy_link = self._add(menu, "link", tr("Copy link"), "", lambda: self.copy_link(key))
        code = self._add(menu, "qr", tr("Show QR code"), "", lambda: self.show_qr(key))
        save = self._add(menu, "save", tr("Save as .shoal file…"), "", lambda: self.save_link(key))
        for action in (copy_id, copy_link, code, save):
            action.setEnabled(known)
        menu.addSeparator()
        play = self._add(menu, "file", tr("Open"), "", lambda: self.play(key))
        play.setEnabled(view.complete and bool(view.path))
        show = self._add(menu, "folder", tr("Show in folder"), "", lambda: self.reveal(key))
        show.setEnabled(bool(view.path))
        check = self._add(menu, "shield", tr("Check the data again"), "", lambda: self.verify(key))
        check.setEnabled(known and view.state is not TransferState.VERIFYING)
        menu.addSeparator()
        self._add(menu, "close", tr("Remove from list"), "Del", lambda: self.remove(key))
        erase = self._add(
            menu, "trash", tr("Remove and delete files…"), "", lambda: self.delete(key)
        )
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
