"""What can be done with one transfer or with several: the calls behind menus, keys and buttons.

Owns what is asked before deleting and how long a removal can be taken back. It never waits:
answers come back as events.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from engine.views import Priority, TransferKind, TransferState, TransferView
from gui import desktop, text
from gui.bridge import Bridge
from gui.models.transfer_model import TransferModel
from gui.theme import Theme
from gui.views.notice_bar import NoticeBar
from gui.views.row_menu import RESTING, RowMenu
from gui.words import tr

UNDO_MS = 8000  # a removed row can be brought back so long


class RowActions(QObject):
    """Acts on rows by their keys."""

    show_code = Signal(str, str)  # name, link
    limits_wanted = Signal(object)  # views of the rows whose limits are to be asked for

    def __init__(
        self, theme: Theme, model: TransferModel, notices: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme, self._model, self._notices = theme, model, notices
        self._window = window
        self._menu: QMenu | None = None
        self._going: dict[str, QTimer] = {}
        self.bridge: Bridge | None = None

    def _views(self, keys: Sequence[str]) -> list[TransferView]:
        views = [self._model.view(key) for key in keys]
        return [view for view in views if view is not None]

    # Moving and resting.

    def pause_or_resume(self, *keys: str) -> None:
        """Pause what moves; resume when everything rests."""
        views = self._views(keys)
        if self.bridge is None:
            return
        if all(view.state in RESTING for view in views):
            for view in views:
                self.bridge.resume(view.key)
        else:
            for view in views:
                if view.state not in RESTING:
                    self.bridge.pause(view.key)

    def stop_reading(self, key: str) -> None:
        """Give up a share that is still being read; the file itself is not touched."""
        if self.bridge is not None:
            self.bridge.remove(key, False)

    def start_now(self, *keys: str) -> None:
        """Begin what waits for its turn."""
        for view in self._views(keys):
            if self.bridge is not None and view.state is TransferState.QUEUED:
                self.bridge.resume(view.key)

    def try_now(self, key: str) -> None:
        """Look for whoever has it at once, and do not wait for those who did not answer."""
        if self.bridge is not None:
            self.bridge.resume(key)
            self._notices.tell(tr("Looking for whoever has it."))

    def put_first(self, *keys: str) -> None:
        """Let rows that wait be the next."""
        self._queue(self._waiting(keys), 1)

    def drop_before(self, keys: Sequence[str], before: str) -> None:
        """Put dragged rows into the queue before another, or at its end."""
        moved = self._waiting(keys)
        ahead = [view for view in self._in_queue() if view.key not in set(keys)]
        at = next((n for n, view in enumerate(ahead) if view.key == before), len(ahead))
        self._queue(moved, at + 1)

    def step(self, by: int, *keys: str) -> None:
        """Move one waiting row up (-1) or down (1) in the queue."""
        for view in self._waiting(keys)[:1]:
            self._queue([view], max(1, view.queue_position + by))

    def _in_queue(self) -> list[TransferView]:
        waiting = [view for view in self._model.views() if view.state is TransferState.QUEUED]
        return sorted(waiting, key=lambda view: view.queue_position)

    def _waiting(self, keys: Sequence[str]) -> list[TransferView]:
        wanted = set(keys)
        return [view for view in self._in_queue() if view.key in wanted]

    def _queue(self, views: Sequence[TransferView], first: int) -> None:
        if self.bridge is not None and views:
            self.bridge.queue_move([view.key for view in views], first)

    def set_priority(self, priority: Priority, *keys: str) -> None:
        """Let rows matter more or less beside others."""
        for view in self._views(keys):
            if self.bridge is not None:
                self.bridge.set_priority(view.key, priority)

    def limit(self, *keys: str) -> None:
        """Ask for the speed limits of rows."""
        views = self._views(keys)
        if views:
            self.limits_wanted.emit(views)

    def share_again(self, *keys: str) -> None:
        """Share what is at the rows' places as it is now, and have the IDs copied again."""
        for view in self._views(keys):
            if self.bridge is not None and view.path:
                self.bridge.share_again(view.key, Path(view.path))

    def find_file(self, key: str, path: str) -> None:
        """What is to be shared again is gone from its place: ask where it is now."""
        view = self._model.view(key)
        if view is None:
            return
        dialog = QFileDialog(self._window, tr("Where is “{name}” now?", name=text.title(view)))
        folder = view.kind is TransferKind.COLLECTION
        mode = QFileDialog.FileMode
        dialog.setFileMode(mode.Directory if folder else mode.ExistingFile)
        dialog.setDirectory(str(_standing(Path(path).parent)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._share_found)
        dialog.open()

    def _share_found(self, path: str) -> None:
        if self.bridge is not None:
            self.bridge.share([Path(path)])

    def verify(self, *keys: str) -> None:
        """Read everything from disk again."""
        for view in self._views(keys):
            if self.bridge is not None and view.file_id:
                self.bridge.verify(view.key)

    # Leaving.

    def remove(self, *keys: str) -> None:
        """Take rows off the list; files stay, and for some seconds it can be taken back."""
        if self.bridge is None:
            return
        views = [view for view in map(self._model.set_aside, keys) if view is not None]
        if not views:
            return
        gone = [view.key for view in views]
        timer = QTimer(self._window)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: self._forget(gone))
        timer.start(UNDO_MS)
        self._going.update(dict.fromkeys(gone, timer))
        words = tr("Removed “{name}” from the list.", name=text.title(views[0]))
        if len(views) > 1:
            words = tr("Removed {n} from the list.", "Removed {n} from the list.", len(views))
        if any(view.done for view in views):
            stay = tr("Its files stay where they are.")
            words += " " + (tr("Their files stay where they are.") if len(views) > 1 else stay)
        self._notices.tell(words, tr("Undo"), lambda: self.undo(*gone), icon="history")

    def undo(self, *keys: str) -> None:
        """Take back a removal."""
        timers = {self._going.pop(key) for key in keys if key in self._going}
        for timer in timers:
            timer.stop()
            timer.deleteLater()
        if timers:
            self._model.bring_back(*keys)

    def _forget(self, keys: Sequence[str]) -> None:
        going = [key for key in keys if key in self._going]
        for timer in {self._going.pop(key) for key in going}:
            timer.deleteLater()
        for key in going:
            if self.bridge is not None:
                self.bridge.remove(key, False)

    def going(self) -> list[str]:
        """Rows whose removal still waits; they wait no longer."""
        keys = list(self._going)
        for timer in self._going.values():
            timer.stop()
        self._going.clear()
        return keys

    def delete(self, *keys: str) -> None:
        """Take rows off the list and their files off the disk, after asking."""
        views = self._views(keys)

        def run() -> None:
            for view in views:
                if self.bridge is not None:
                    self.bridge.remove(view.key, True)

        if views:
            self._notices.confirm(self._delete_question(views), tr("Delete"), run)

    def _delete_question(self, views: Sequence[TransferView]) -> str:
        name = text.title(views[0])
        if len(views) > 1:
            return tr(
                "Delete {n} transfers and their files from this computer?",
                "Delete {n} transfer and its files from this computer?",
                len(views),
            )
        if views[0].kind is TransferKind.COLLECTION:
            return tr("Delete “{name}” and its files from this computer?", name=name)
        return tr("Delete the file “{name}” from this computer?", name=name)

    # Looking at it.

    def reveal(self, key: str, path: str = "") -> None:
        """Show where a row's files are, or one file of it."""
        view = self._model.view(key)
        if view is not None and view.path:
            place = Path(view.path, *path.split("/")) if path else Path(view.path)
            if not desktop.reveal(place):
                self._gone(place)

    def play(self, key: str, path: str = "") -> None:
        """Open a row's file with the desktop's program, or what is there of it while it arrives."""
        view = self._model.view(key)
        if view is None or self.bridge is None:
            return
        file = next((each for each in view.files if each.path == path), None) if path else None
        place = Path(view.path, *path.split("/")) if path else Path(view.path)
        if view.complete or (file is not None and file.done >= file.size):
            if not desktop.open_path(place):
                self._gone(place)
            return
        file_id = file.file_id if file is not None else view.file_id
        self.bridge.open_content(file_id, copy=False)

    def copy_address(self, key: str) -> None:
        """Put the address on the clipboard at which a player finds a row's file."""
        view = self._model.view(key)
        if view is not None and self.bridge is not None:
            self.bridge.open_content(view.file_id, copy=True)

    def _gone(self, place: Path) -> None:
        self._notices.warn(tr("“{path}” is not there any more.", path=str(place)))

    def move(self, key: str) -> None:
        """Ask for a folder and move a row's data there."""
        dialog = QFileDialog(self._window, tr("Move to"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._move(key, Path(path)))
        dialog.open()

    def _move(self, key: str, directory: Path) -> None:
        view = self._model.view(key)
        if self.bridge is not None and view is not None:
            done = tr("“{name}” is in {folder} now.", name=text.title(view), folder=str(directory))
            self.bridge.move_to(key, directory, done)

    # Giving it to others.

    def copy_id(self, *keys: str) -> None:
        """Put rows' IDs on the clipboard, one per line."""
        views = [view for view in self._views(keys) if view.file_id]
        if views:
            desktop.copy("\n".join(view.file_id for view in views))
            name = text.title(views[0])
            self._notices.tell(
                tr("The ID of “{name}” is copied.", name=name)
                if len(views) == 1
                else tr("{n} IDs are copied.", "{n} ID is copied.", len(views))
            )

    def copy_link(self, *keys: str) -> None:
        """Put rows' links on the clipboard: the ID with hints that make finding it faster."""
        views = [view for view in self._views(keys) if view.file_id]
        if views:
            desktop.copy("\n".join(_link(view) for view in views))
            name = text.title(views[0])
            self._notices.tell(
                tr("The link to “{name}” is copied.", name=name)
                if len(views) == 1
                else tr("{n} links are copied.", "{n} link is copied.", len(views))
            )

    def ask_around(self, key: str) -> None:
        """Put a row's link on the clipboard, to be sent to somebody who may have it."""
        view = self._model.view(key)
        if view is not None and view.file_id:
            desktop.copy(_link(view))
            name = text.title(view)
            self._notices.tell(
                tr("Its link is copied: send it to somebody who may have “{name}”.", name=name)
            )

    def show_qr(self, key: str) -> None:
        """Show a row's link as a QR code."""
        view = self._model.view(key)
        if view is not None and view.file_id:
            self.show_code.emit(text.title(view), _link(view))

    def save_link(self, key: str) -> None:
        """Ask where a row's link is to be kept as a .shoal file."""
        view = self._model.view(key)
        if view is None or not view.file_id:
            return
        name, words = text.link_file(text.title(view), _link(view))
        dialog = QFileDialog(self._window, tr("Save as a .shoal file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("shoal")
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._save(Path(path), words))
        dialog.open()

    def _save(self, path: Path, words: str) -> None:
        if self.bridge is not None:
            self.bridge.save_link(path, words)

    # The menu.

    def open_menu(self, keys: Sequence[str], where: QPoint) -> None:
        """Open the menu of rows at a place on the screen; returns at once."""
        views = self._views(keys)
        if views:
            menu = self.menu(*views)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._menu = menu
            menu.popup(where)

    def menu(self, *views: TransferView) -> QMenu:
        """The menu that fits the rows' states."""
        return RowMenu(self._theme, self, views, self._window).menu


def _link(view: TransferView) -> str:
    return view.link or f"shoal:{view.file_id}"


def _standing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), folder)
