"""Painted rows in both directions: thought of from left to right, and turned round if need be."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt


class Mirror:
    """Turns rectangles inside a box round, where the layout runs from right to left."""

    def __init__(self, within: QRectF, direction: Qt.LayoutDirection) -> None:
        self._sum = within.left() + within.right()
        self.turned = direction is Qt.LayoutDirection.RightToLeft

    def __call__(self, box: QRectF) -> QRectF:
        if not self.turned:
            return box
        return QRectF(self._sum - box.right(), box.top(), box.width(), box.height())
