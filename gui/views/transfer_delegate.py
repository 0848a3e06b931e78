"""Paints one row of the transfer list: badge, name, state, numbers, progress.

Owns only the painting; the words come from `gui.text`. Fonts and icons are made once, because a row
is painted several times a second while it moves.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from engine.views import TransferState, TransferView
from gui import icons, row_text, text
from gui.models.arrangement import TROUBLES
from gui.models.transfer_model import VIEW_ROLE
from gui.theme import Theme, Tokens, color, font
from gui.views.mirror import Mirror
from gui.views.widgets import paint_badge

ROW_HEIGHT = 76
BAR_HEIGHT = 5.0
BADGE = 40.0

_TOKEN = {
    TransferState.HASHING: "violet",
    TransferState.QUEUED: "dim",
    TransferState.FINDING: "amber",
    TransferState.DOWNLOADING: "accent",
    TransferState.VERIFYING: "violet",
    TransferState.MOVING: "violet",
    TransferState.SHARING: "green",
    TransferState.PAUSED: "dim",
    TransferState.FAILED: "red",
}


def state_token(state: TransferState) -> str:
    """The token of a state's colour in fills; with `_text` added, in words."""
    return _TOKEN[state]


def _word_color(tokens: Tokens, state: TransferState) -> str:
    token = state_token(state)
    return tokens.dim if token == "dim" else str(getattr(tokens, f"{token}_text"))


def _note_color(tokens: Tokens, view: TransferView) -> str:
    if view.state is TransferState.FAILED:
        return tokens.red_text
    return tokens.amber_text if view.cause in TROUBLES else tokens.dim


class TransferDelegate(QStyledItemDelegate):
    """One row, 76 pixels high."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name_font = font(14, QFont.Weight.DemiBold)
        self._badge_font = font(14, QFont.Weight.DemiBold, figures=True)
        self._note_font = font(12, figures=True)
        self._name_size = QFontMetricsF(self._name_font)
        self._badge_size = QFontMetricsF(self._badge_font)
        self._note_size = QFontMetricsF(self._note_font)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(240, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = index.data(VIEW_ROLE)
        if not isinstance(view, TransferView):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect).adjusted(6, 2, -6, -2)
        mirror = Mirror(row, option.direction)
        self._paint_ground(painter, row, option.state)
        tint = str(getattr(self._theme.tokens, state_token(view.state)))
        badge = QRectF(row.left() + 12, row.top() + 16, BADGE, BADGE)
        picture = icons.for_content(view.name, view.kind)
        ratio = painter.device().devicePixelRatioF()
        paint_badge(painter, mirror(badge), picture, tint, ratio)
        left, right = badge.right() + 14, row.right() - 14
        self._paint_words(painter, view, QRectF(left, row.top() + 9, right - left, 40), mirror)
        bar = QRectF(left, row.bottom() - 15, right - left, BAR_HEIGHT)
        paint_bar(painter, mirror(bar), view, self._theme.tokens, mirror.turned)
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: QRectF, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        if not selected and not state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if selected:
            outline = color(tokens.accent, 255 if focused else 70)
            painter.setPen(QPen(outline, 1.6 if focused else 1.0))
        painter.setBrush(color(tokens.soft if selected else tokens.hover))
        painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 11, 11)

    def _paint_words(
        self, painter: QPainter, view: TransferView, box: QRectF, mirror: Mirror
    ) -> None:
        tokens = self._theme.tokens
        middle, at_right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        badge, left_words = text.badge(view), text.left_words(view)
        badge_room = self._badge_size.horizontalAdvance(badge) + 16
        note_room = self._note_size.horizontalAdvance(left_words) + (16 if left_words else 0)

        upper = mirror(QRectF(box.left(), box.top(), box.width(), 20))
        painter.setFont(self._badge_font)
        painter.setPen(color(_word_color(tokens, view.state)))
        painter.drawText(upper, middle | at_right, badge)
        painter.setFont(self._name_font)
        painter.setPen(color(tokens.text))
        name = self._name_size.elidedText(
            text.title(view), Qt.TextElideMode.ElideMiddle, upper.width() - badge_room
        )
        painter.drawText(upper, middle, name)

        lower = mirror(QRectF(box.left(), box.top() + 21, box.width(), 17))
        painter.setFont(self._note_font)
        painter.setPen(color(tokens.dim))
        painter.drawText(lower, middle | at_right, left_words)
        painter.setPen(color(_note_color(tokens, view)))
        note = self._note_size.elidedText(
            row_text.note(view, time.time()),
            Qt.TextElideMode.ElideRight,
            lower.width() - note_room,
        )
        painter.drawText(lower, middle, note)


def paint_bar(
    painter: QPainter, bar: QRectF, view: TransferView, tokens: Tokens, turned: bool = False
) -> None:
    """The progress bar of a row; a search without a known end shows as a dotted track."""
    tint = color(getattr(tokens, state_token(view.state)))
    round_ = bar.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    if view.state is TransferState.FINDING and view.size <= 0:
        step = bar.height() * 2.4
        dots = int(bar.width() // step)
        for number in range(dots):
            tint.setAlpha(round(40 + 150 * (number % 12) / 11))
            painter.setBrush(tint)
            spot = QRectF(bar.left() + number * step, bar.top(), bar.height(), bar.height())
            painter.drawEllipse(spot)
        return
    painter.setBrush(color(tokens.track))
    painter.drawRoundedRect(bar, round_, round_)
    share = view.done / view.wanted if view.wanted > 0 else float(view.complete)
    if share > 0:
        painter.setBrush(tint)
        width = max(bar.height(), bar.width() * min(1.0, share))
        left = bar.right() - width if turned else bar.left()
        painter.drawRoundedRect(QRectF(left, bar.top(), width, bar.height()), round_, round_)
