"""Drops on the icon beside the clock, where the icon is a window that can take them.

That is so in the system tray of X11. Other trays (StatusNotifierItem, Windows, macOS) show a
picture of the icon and tell no program of a drop on it. Owns what is being dragged over the icon;
what a drop means is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from gui import desktop

ICON_CLASS: Final = "QSystemTrayIconSys"  # Qt's widget for an icon of X11's tray


class TrayDrop(QObject):
    """Watches the icon's window, if there is one."""

    dropped = Signal(object, object)  # paths, IDs

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._dragged: Sequence[Path] = ()

    def attach(self) -> bool:
        """Take drops on the icon that was just shown; whether it can."""
        known = [w for w in QApplication.allWidgets() if w.metaObject().className() == ICON_CLASS]
        for icon in known:
            icon.setAcceptDrops(True)
            icon.installEventFilter(self)
        return bool(known)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            self._enter(event)
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._drop(event)
        elif event.type() == QEvent.Type.DragMove:
            event.accept()
        else:
            return super().eventFilter(watched, event)
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        self._dragged = desktop.local_paths(event.mimeData())
        if self._dragged or desktop.pasted_ids(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _drop(self, event: QDropEvent) -> None:
        # A source that quits at the drop no longer answers: then what it showed before counts.
        paths = desktop.local_paths(event.mimeData()) or self._dragged
        self._dragged = ()
        event.acceptProposedAction()
        self.dropped.emit(paths, desktop.pasted_ids(event.mimeData()))
