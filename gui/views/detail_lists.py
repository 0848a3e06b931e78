"""The two small lists of the details: who is connected, and which files a collection has."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engine.views import FileView, PeerView
from gui import text
from gui.models.journal import Line
from gui.models.transfer_model import VIEW_ROLE
from gui.theme import Theme, color, font

ROW_HEIGHT = 30
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class SmallList(QListView):
    """A plain list that says so when it is empty."""

    theme: Theme
    hint = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() == 0 and self.hint:
            painter = QPainter(self.viewport())
            painter.setFont(font(12))
            painter.setPen(color(self.theme.tokens.dim))
            box = QRectF(2, 0, self.viewport().width(), ROW_HEIGHT)
            painter.drawText(box, _MIDDLE, self.hint)


def small_list(name: str, model: QAbstractItemModel, delegate: QStyledItemDelegate) -> SmallList:
    """A list without a frame, painted by `delegate`."""
    made = SmallList()
    made.setAccessibleName(name)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setUniformItemSizes(True)
    made.setMouseTracking(True)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setModel(model)
    made.setItemDelegate(delegate)
    return made


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = font(13)
        self._note = font(12, figures=True)
        self._flag = font(11, QFont.Weight.Medium)
        self._name_size = QFontMetricsF(self._name)
        self._flag_size = QFontMetricsF(self._flag)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(160, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = bool(state & QStyle.StateFlag.State_Selected)
            tokens = self._theme.tokens
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.soft if selected else tokens.hover))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 7, 7)
        self._paint_row(painter, box.adjusted(8, 0, -8, 0), index.data(VIEW_ROLE))
        painter.restore()

    def _paint_row(self, painter: QPainter, box: QRectF, item: object) -> None:
        raise NotImplementedError

    def _paint_share(self, painter: QPainter, box: QRectF, share: float, tint: str) -> None:
        bar = QRectF(box.left(), box.center().y() - 2, box.width(), 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._theme.tokens.track))
        painter.drawRoundedRect(bar, 2, 2)
        if share > 0:
            painter.setBrush(color(tint))
            bar.setWidth(max(4.0, bar.width() * min(1.0, share)))
            painter.drawRoundedRect(bar, 2, 2)

    def _paint_note(self, painter: QPainter, box: QRectF, words: str) -> None:
        painter.setFont(self._note)
        painter.setPen(color(self._theme.tokens.dim))
        painter.drawText(box, _RIGHT, words)

    def _paint_name(
        self, painter: QPainter, box: QRectF, words: str, mode: Qt.TextElideMode
    ) -> float:
        painter.setFont(self._name)
        painter.setPen(color(self._theme.tokens.text))
        shown = self._name_size.elidedText(words, mode, box.width())
        painter.drawText(box, _MIDDLE, shown)
        return self._name_size.horizontalAdvance(shown)


class PeerDelegate(_RowDelegate):
    """Address, flags, how much the peer has, and both rates."""

    def _paint_row(self, painter: QPainter, box: QRectF, item: object) -> None:
        if not isinstance(item, PeerView):
            return
        rates = QRectF(box.right() - 168, box.top(), 168, box.height())
        share = QRectF(rates.left() - 84, box.top(), 40, box.height())
        part = QRectF(share.right() + 6, box.top(), 34, box.height())
        name = QRectF(box.left(), box.top(), share.left() - box.left() - 10, box.height())
        used = self._paint_name(painter, name, text.peer_name(item), Qt.TextElideMode.ElideMiddle)
        self._paint_flags(painter, name.adjusted(used + 8, 0, 0, 0), item.flags)
        self._paint_share(painter, share, item.have, self._theme.tokens.accent)
        self._paint_note(painter, part, text.percent(item.have, 1))
        self._paint_note(painter, rates, text.peer_rates(item))

    def _paint_flags(self, painter: QPainter, box: QRectF, flags: tuple[str, ...]) -> None:
        tokens = self._theme.tokens
        painter.setFont(self._flag)
        for flag in flags:
            width = self._flag_size.horizontalAdvance(flag) + 12
            if width > box.width():
                return
            chip = QRectF(box.left(), box.center().y() - 8.5, width, 17)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.track))
            painter.drawRoundedRect(chip, 6, 6)
            painter.setPen(color(tokens.dim))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, flag)
            box.setLeft(chip.right() + 5)


class FileDelegate(_RowDelegate):
    """Path, how much of it is here, and its size."""

    def _paint_row(self, painter: QPainter, box: QRectF, item: object) -> None:
        if not isinstance(item, FileView):
            return
        size = QRectF(box.right() - 76, box.top(), 76, box.height())
        share = QRectF(size.left() - 64, box.top(), 56, box.height())
        name = QRectF(box.left(), box.top(), share.left() - box.left() - 12, box.height())
        self._paint_name(painter, name, item.path, Qt.TextElideMode.ElideMiddle)
        done = item.done / item.size if item.size else 1.0
        tokens = self._theme.tokens
        self._paint_share(painter, share, done, tokens.green if done >= 1 else tokens.accent)
        self._paint_note(painter, size, text.size(item.size))


class JournalDelegate(_RowDelegate):
    """The time and what happened."""

    def _paint_row(self, painter: QPainter, box: QRectF, item: object) -> None:
        if not isinstance(item, Line):
            return
        clock = QRectF(box.left(), box.top(), 64, box.height())
        painter.setFont(self._note)
        painter.setPen(color(self._theme.tokens.dim))
        painter.drawText(clock, _MIDDLE, f"{datetime.fromtimestamp(item.at):%H:%M:%S}")
        words = box.adjusted(66, 0, 0, 0)
        self._paint_name(painter, words, item.words, Qt.TextElideMode.ElideRight)
