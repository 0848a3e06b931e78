"""The list of rows itself: several can be chosen, those that wait can be dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from engine.views import TransferState, TransferView
from gui.models.transfer_model import ROWS_FORMAT, VIEW_ROLE
from gui.theme import Theme, color, font
from gui.words import tr


class RowsView(QListView):
    """Says where dragged rows were dropped; everything else that is dropped is the window's."""

    dropped = Signal(object, str)  # keys, the key they now stand before, "" for the end

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = -1  # the row over which a drop would put what is dragged
        self.hint = tr("Nothing here yet")
        self.setAccessibleName(tr("Transfers"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.verticalScrollBar().setSingleStep(24)

    # Dragging rows that wait.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(ROWS_FORMAT):
            event.acceptProposedAction()
        else:
            event.ignore()  # files are taken by the window

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not event.mimeData().hasFormat(ROWS_FORMAT):
            event.ignore()
            return
        self._show_line(self._row_under(event.position().toPoint()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_line(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        mime = event.mimeData()
        if not mime.hasFormat(ROWS_FORMAT):
            event.ignore()
            return
        keys = bytes(mime.data(ROWS_FORMAT).data()).decode().splitlines()
        self.dropped.emit(keys, self._waiting_from(self._row_under(event.position().toPoint())))
        self._show_line(-1)
        event.setDropAction(Qt.DropAction.CopyAction)  # the rows are moved by the queue, not here
        event.accept()

    def _row_under(self, where: QPoint) -> int:
        index = self.indexAt(where)
        if not index.isValid():
            return self.model().rowCount()
        lower = where.y() > self.visualRect(index).center().y()
        return index.row() + int(lower)

    def _waiting_from(self, row: int) -> str:
        """The first row that waits, from `row` down."""
        for at in range(row, self.model().rowCount()):
            view = self.model().index(at, 0).data(VIEW_ROLE)
            if isinstance(view, TransferView) and view.state is TransferState.QUEUED:
                return view.key
        return ""

    def _show_line(self, row: int) -> None:
        if row != self._line:
            self._line = row
            self.viewport().update()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rows = self.model().rowCount()
        if rows == 0:
            painter = QPainter(self.viewport())
            painter.setFont(font(13))
            painter.setPen(color(self._theme.tokens.dim))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self.hint)
        elif self._line >= 0:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(color(self._theme.tokens.accent), 2))
            box = self._row_rect(min(self._line, rows - 1))
            height = box.bottom() if self._line >= rows else box.top()
            painter.drawLine(box.left() + 10, height, box.right() - 10, height)

    def _row_rect(self, row: int) -> QRect:
        return self.visualRect(self.model().index(row, 0))
