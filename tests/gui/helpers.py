"""Views, drops and clicks for the window's tests."""

from __future__ import annotations

from typing import Any

import PySide6
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from engine.views import TransferKind, TransferState, TransferView
from tests.helpers.fake_facade import fake_id

_COPY = Qt.DropAction.CopyAction
_BUTTON = Qt.MouseButton.LeftButton
_KEYS = Qt.KeyboardModifier.NoModifier


def view(key: str, **fields: Any) -> TransferView:
    base = {
        "key": key,
        "file_id": fake_id(key),
        "kind": TransferKind.FILE,
        "name": f"{key}.bin",
        "size": 1_000_000,
        "done": 250_000,
        "state": TransferState.DOWNLOADING,
        "path": f"/nowhere/{key}.bin",
    }
    return TransferView(**(base | fields))


def shared(key: str, **fields: Any) -> TransferView:
    return view(
        key, **({"state": TransferState.SHARING, "done": 1_000_000, "finished_at": 5.0} | fields)
    )


def mime(paths: Any = (), words: str = "", urls: Any = ()) -> QMimeData:
    made = QMimeData()
    if paths or urls:
        made.setUrls([*(QUrl.fromLocalFile(str(path)) for path in paths), *map(QUrl, urls)])
    if words:
        made.setText(words)
    return made


def drag_point(at: QPoint) -> Any:
    """A place as drag events want it: until PySide6 6.12 they take no QPointF, then no QPoint."""
    return QPointF(at) if PySide6.__version_info__ >= (6, 12) else at


def drag(widget: QWidget, data: QMimeData, at: QPoint | None = None) -> bool:
    event = QDragEnterEvent(drag_point(at or QPoint(50, 50)), _COPY, data, _BUTTON, _KEYS)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def leave(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QDragLeaveEvent())


def drop(widget: QWidget, data: QMimeData) -> bool:
    """A whole drag and drop; `data` must stay referenced by the caller."""
    if not drag(widget, data):
        return False
    event = QDropEvent(QPointF(50, 50), _COPY, data, _BUTTON, _KEYS)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()
