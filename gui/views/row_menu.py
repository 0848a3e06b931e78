"""The menu of one row or of several: which actions fit their states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from engine.views import Priority, TransferState, TransferView
from gui import icons, text
from gui.theme import Theme
from gui.words import tr

if TYPE_CHECKING:
    from gui.views.row_actions import RowActions

RESTING = (TransferState.PAUSED, TransferState.FAILED)
_PRIORITIES = (Priority.HIGH, Priority.NORMAL, Priority.LOW)


class RowMenu:
    """Fills one menu."""

    def __init__(
        self, theme: Theme, actions: RowActions, views: Sequence[TransferView], parent: QWidget
    ) -> None:
        self._theme, self._actions = theme, actions
        self._views = views
        self._keys = [view.key for view in views]
        self.menu = QMenu(parent)
        self._moving()
        self.menu.addSeparator()
        self._giving()
        self.menu.addSeparator()
        self._looking()
        self.menu.addSeparator()
        self._ending()

    def _moving(self) -> None:
        keys, actions = self._keys, self._actions
        if all(view.state in RESTING for view in self._views):
            paused = any(view.state is TransferState.PAUSED for view in self._views)
            words = tr("Resume") if paused else tr("Try again")
            self._add("play", words, "Space", lambda: actions.pause_or_resume(*keys))
        else:
            self._add("pause", tr("Pause"), "Space", lambda: actions.pause_or_resume(*keys))
        if any(view.state is TransferState.QUEUED for view in self._views):
            self._add("play", tr("Start now"), "", lambda: actions.start_now(*keys))
            self._add("sort", tr("Next in the queue"), "", lambda: actions.put_first(*keys))
        if not all(view.complete for view in self._views):
            self._add_priorities()
        limits = self._add("gauge", tr("Limit speed…"), "", lambda: actions.limit(*keys))
        limits.setEnabled(bool(keys))

    def _add_priorities(self) -> None:
        tokens = self._theme.tokens
        menu = self.menu.addMenu(tr("Priority"))
        menu.setIcon(icons.icon("flag", tokens.dim, tokens.edge, 16))
        same = {view.priority for view in self._views}
        for priority in _PRIORITIES:
            action = menu.addAction(tr(text.PRIORITY_WORDS[priority]))
            action.setCheckable(True)
            action.setChecked(same == {priority})
            action.triggered.connect(
                lambda _=False, which=priority: self._actions.set_priority(which, *self._keys)
            )

    def _giving(self) -> None:
        keys, actions = self._keys, self._actions
        known = any(view.file_id for view in self._views)
        copy_keys = QKeySequence(QKeySequence.StandardKey.Copy).toString()
        many = len(keys) > 1
        copy_id = tr("Copy IDs") if many else tr("Copy ID")
        copy_link = tr("Copy links") if many else tr("Copy link")
        items = [
            self._add("copy", copy_id, copy_keys, lambda: actions.copy_id(*keys)),
            self._add("link", copy_link, "Ctrl+Shift+C", lambda: actions.copy_link(*keys)),
        ]
        if not many:
            items += [
                self._add("qr", tr("Show QR code"), "", lambda: actions.show_qr(keys[0])),
                self._add(
                    "save", tr("Save as .shoal file…"), "", lambda: actions.save_link(keys[0])
                ),
            ]
        for action in items:
            action.setEnabled(known)
        if all(view.complete and view.path for view in self._views):
            self._add("upload", tr("Share again"), "", lambda: actions.share_again(*keys))

    def _looking(self) -> None:
        keys, actions = self._keys, self._actions
        if len(keys) == 1:
            view = self._views[0]
            if view.complete:
                play = self._add("file", tr("Open"), "", lambda: actions.play(keys[0]))
                play.setEnabled(bool(view.path))
            elif view.piece_count:
                self._add("play", tr("Play while it arrives"), "", lambda: actions.play(keys[0]))
                self._add(
                    "copy", tr("Copy play address"), "", lambda: actions.copy_address(keys[0])
                )
            show = self._add("folder", tr("Show in folder"), "", lambda: actions.reveal(keys[0]))
            show.setEnabled(bool(view.path))
            move = self._add("move", tr("Move to…"), "", lambda: actions.move(keys[0]))
            move.setEnabled(bool(view.path) and bool(view.file_id))
        check = self._add("shield", tr("Check the data again"), "", lambda: actions.verify(*keys))
        check.setEnabled(
            any(view.file_id and view.state is not TransferState.VERIFYING for view in self._views)
        )

    def _ending(self) -> None:
        keys, actions = self._keys, self._actions
        self._add("close", tr("Remove from list"), "Del", lambda: actions.remove(*keys))
        erase = self._add(
            "trash", tr("Remove and delete files…"), "", lambda: actions.delete(*keys)
        )
        erase.setEnabled(any(view.path for view in self._views))

    def _add(self, icon: str, words: str, keys: str, run: Callable[[], None]) -> QAction:
        tokens = self._theme.tokens
        action = QAction(icons.icon(icon, tokens.dim, tokens.edge, 16), words, self.menu)
        if keys:
            action.setText(f"{words}\t{keys}")
        action.triggered.connect(lambda _checked=False: run())
        self.menu.addAction(action)
        return action
