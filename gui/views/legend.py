"""What the colours of the piece grid mean, in as many lines as the width asks for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.models.piece_cells import RARITIES
from gui.theme import Theme, Tokens, font
from gui.views import piece_paint
from gui.words import listed, noop, tr

MEANINGS = (
    ("accent", noop("verified")),
    ("violet", noop("checking")),
    ("amber", noop("arriving")),
    ("asked", noop("asked for")),
    ("red", noop("failed")),
    ("cell", noop("missing")),
)
RARE_MEANINGS = (
    noop("nobody has it"),
    noop("one"),
    noop("2–3"),
    noop("4–7"),
    noop("8–15"),
    noop("16 or more"),
)
LINE = 18
DOT, DOT_ROOM, GAP = 8, 13, 14


class Legend(QWidget):
    """Dots and words: the states, or how many others have a missing piece."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._font = font(12)
        self._rare = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(LINE)
        self._say([tr(words) for _, words in MEANINGS])
        theme.changed.connect(self.update)

    def show_rarity(self, rare: bool) -> None:
        """Explain the shades of rarity, or the states."""
        self._rare = rare
        words = RARE_MEANINGS if rare else [words for _, words in MEANINGS]
        self._say([tr(each) for each in words])

    def _say(self, words: Sequence[str]) -> None:
        measure = QFontMetricsF(self._font).horizontalAdvance
        self._words = list(words)
        self._widths = [DOT_ROOM + measure(each) for each in words]
        self.setAccessibleName(tr("Colours: {list}", list=listed(words)))
        self._fit()
        self.update()

    def _places(self) -> list[QPointF]:
        left, top, places = 0.0, 0.0, []
        for width in self._widths:
            if left and left + width > self.width():
                left, top = 0.0, top + LINE
            places.append(QPointF(left, top))
            left += width + GAP
        return places

    def _fit(self) -> None:
        self.setFixedHeight(round(self._places()[-1].y()) + LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _colors(self, tokens: Tokens) -> list[QColor]:
        if self._rare:
            return [QColor(piece_paint.missing_shade(tokens, at)) for at in range(RARITIES)]
        return [QColor(getattr(tokens, token)) for token, _ in MEANINGS]

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for tint, words, place, width in zip(
            self._colors(tokens), self._words, self._places(), self._widths, strict=True
        ):
            line = QRectF(place.x(), place.y(), width, LINE)
            if right_to_left:
                line.moveLeft(self.width() - place.x() - width)
            spot = QRectF(line.left(), line.top() + (LINE - DOT) / 2, DOT, DOT)
            box = line.adjusted(DOT_ROOM, 0, 0, 0)
            if right_to_left:
                spot.moveLeft(line.right() - DOT)
                box = line.adjusted(0, 0, -DOT_ROOM, 0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            painter.drawEllipse(spot)
            painter.setPen(QColor(tokens.dim))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
