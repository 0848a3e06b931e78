"""What the colours of the piece grid mean, in as many lines as the width asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import Theme, Tokens, font
from gui.views import piece_paint
from gui.words import listed, noop, tr

Meanings = Sequence[tuple[str | int, str]]
"""What each colour means: a token of the theme, or a shade of rarity."""

PIECES: Final[Meanings] = (
    ("accent", noop("verified")),
    ("violet", noop("checking")),
    ("amber", noop("arriving")),
    ("asked", noop("asked for")),
    ("red", noop("failed")),
    ("cell", noop("missing")),
)
FILES: Final[Meanings] = (
    ("accent", noop("complete")),
    ("amber", noop("arriving")),
    ("cell", noop("missing")),
)
RARITY: Final[Meanings] = (
    (0, noop("nobody has it")),
    (1, noop("one")),
    (2, noop("2–3")),
    (3, noop("4–7")),
    (4, noop("8–15")),
    (5, noop("16 or more")),
)
LINE = 18
DOT, DOT_ROOM, GAP = 8, 13, 14


class Legend(QWidget):
    """Dots and words: the states of pieces or files, or how many others have a missing piece."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._font = font(12)
        self._meanings: Meanings = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(LINE)
        self.explain(PIECES)
        theme.changed.connect(self.update)

    def explain(self, meanings: Meanings) -> None:
        """Explain these colours from now on."""
        measure = QFontMetricsF(self._font).horizontalAdvance
        self._meanings = meanings
        self._words = [tr(words) for _, words in meanings]
        self._widths = [DOT_ROOM + measure(words) for words in self._words]
        self.setAccessibleName(tr("Colours: {list}", list=listed(self._words)))
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
        return [_color(tokens, key) for key, _ in self._meanings]

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


def _color(tokens: Tokens, key: str | int) -> QColor:
    shade = piece_paint.missing_shade(tokens, key) if isinstance(key, int) else getattr(tokens, key)
    return QColor(shade)
