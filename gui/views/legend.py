"""What the colours of the piece grid mean, in as many lines as the width asks for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import Theme, color, font
from gui.words import listed, noop, tr

MEANINGS = (
    ("accent", noop("verified")),
    ("violet", noop("checking")),
    ("amber", noop("arriving")),
    ("asked", noop("asked for")),
    ("red", noop("failed")),
    ("cell", noop("missing")),
)
LINE = 18
DOT, DOT_ROOM, GAP = 8, 13, 14


class Legend(QWidget):
    """Dots and words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._font = font(12)
        measure = QFontMetricsF(self._font).horizontalAdvance
        self._words = [tr(words) for _, words in MEANINGS]
        self._widths = [DOT_ROOM + measure(words) for words in self._words]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(LINE)
        self.setAccessibleName(tr("Colours: {list}", list=listed(self._words)))
        theme.changed.connect(self.update)

    def _places(self) -> list[QPointF]:
        left, top, places = 0.0, 0.0, []
        for width in self._widths:
            if left and left + width > self.width():
                left, top = 0.0, top + LINE
            places.append(QPointF(left, top))
            left += width + GAP
        return places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(round(self._places()[-1].y()) + LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        for (token, _), words, place, width in zip(
            MEANINGS, self._words, self._places(), self._widths, strict=True
        ):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(getattr(tokens, token)))
            spot = QRectF(place.x(), place.y() + (LINE - DOT) / 2, DOT, DOT)
            painter.drawEllipse(spot)
            painter.setPen(color(tokens.dim))
            box = QRectF(place.x() + DOT_ROOM, place.y(), width, LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
