"""The rates of the last minutes as a filled curve (down) and a line (up)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import text
from gui.models.rate_history import SPAN_S, Sample
from gui.theme import Theme, color, font
from gui.words import tr

HEIGHT = 68
SHORTEST_SPAN_S = 30.0  # a fresh transfer fills the width soon


class RatePlot(QWidget):
    """Shows the samples it was given last; repaints only then."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._samples: tuple[Sample, ...] = ()
        self._font = font(11, figures=True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Rates of the last minutes"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(300, HEIGHT)

    def show_samples(self, samples: tuple[Sample, ...]) -> None:
        """Show these, oldest first."""
        if samples != self._samples:
            self._samples = samples
            self.setAccessibleDescription(
                tr("peak {rate}", rate=text.rate(self._peak())) if samples else tr("no traffic yet")
            )
            self.update()

    def _peak(self) -> float:
        return max((max(s.down, s.up) for s in self._samples), default=0.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(color(tokens.border), 1))
        line = round(ground.bottom()) - 0.5
        painter.drawLine(QPointF(0, line), QPointF(self.width(), line))
        if len(self._samples) < 2:
            painter.setPen(color(tokens.dim))
            words = tr("The rates of the last minutes appear here")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
            return
        field = QRectF(0, 16, self.width(), HEIGHT - 18)
        has_down = any(sample.down >= 1 for sample in self._samples)
        if has_down:
            self._paint_curve(painter, field, lambda s: s.down, tokens.accent, True)
        if any(sample.up >= 1 for sample in self._samples):
            self._paint_curve(painter, field, lambda s: s.up, tokens.green, not has_down)
        painter.setPen(color(tokens.dim))
        top = QRectF(0, 0, self.width(), 14)
        peak = tr("peak {rate}", rate=text.rate(self._peak()))
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft, peak)
        words = tr("last {time}", time=text.duration(self._span()))
        painter.drawText(top, Qt.AlignmentFlag.AlignRight, words)

    def _span(self) -> float:
        covered = self._samples[-1].at - self._samples[0].at
        return min(SPAN_S, max(SHORTEST_SPAN_S, covered))

    def _paint_curve(
        self,
        painter: QPainter,
        field: QRectF,
        value: Callable[[Sample], float],
        tint: str,
        filled: bool,
    ) -> None:
        peak, span, last = max(1.0, self._peak()), self._span(), self._samples[-1].at
        points = [
            QPointF(
                field.right() - (last - sample.at) / span * field.width(),
                field.bottom() - value(sample) / peak * field.height(),
            )
            for sample in self._samples
            if sample.at >= last - span
        ]
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        if filled:
            area = QPainterPath(path)
            area.lineTo(points[-1].x(), field.bottom() + 1)
            area.lineTo(points[0].x(), field.bottom() + 1)
            fade = QLinearGradient(0, field.top(), 0, field.bottom())
            fade.setColorAt(0, color(tint, 85))
            fade.setColorAt(1, color(tint, 8))
            painter.fillPath(area, fade)
        pen = QPen(color(tint), 1.8)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(path, pen)
