"""The time slider of the piece grid: the download from its beginning, or any moment of it.

Owns the position and its playing; what the pieces looked like then is `PieceHistory`'s to say.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from gui import text
from gui.models.piece_history import PieceHistory
from gui.theme import Theme, font
from gui.views.widgets import IconButton, label
from gui.words import tr

STEPS = 1000  # positions of the slider
TICK_MS, PLAY_MS = 33, 10_000  # a whole download is played in ten seconds


class ReplayBar(QWidget):
    """Shown over the grid while the past is looked at; `moment` says which."""

    moment = Signal(object)  # states of all pieces, or None for the present
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._history: PieceHistory | None = None
        self._part = 1.0  # of the history's time
        self.play = IconButton(theme, "play", tr("Play the download"), style="ghost", tint="text")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(STEPS // 20)
        self.slider.setAccessibleName(tr("Moment of the download"))
        self.when = label("", "dim")
        self.when.setFont(font(12, figures=True))
        self.when.setMinimumWidth(104)
        self.when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back = IconButton(theme, "close", tr("Back to now"), style="ghost", tint="dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.play)
        row.addWidget(self.slider, 1)
        row.addWidget(self.when)
        row.addWidget(self.back)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._tick)
        self.play.clicked.connect(self._play_or_stop)
        self.slider.valueChanged.connect(self._go)
        self.back.clicked.connect(self.leave)
        self.hide()

    def open(self, history: PieceHistory) -> None:
        """Begin at the beginning, playing."""
        self._history = history
        self.show()
        self.slider.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_part(0.0)
        self._run(True)

    def leave(self) -> None:
        """Back to the present."""
        if not self.isHidden():
            self._run(False)
            self._history = None
            self.hide()
            self.moment.emit(None)
            self.closed.emit()

    @property
    def playing(self) -> bool:
        """Whether the moment moves by itself."""
        return self._clock.isActive()

    def _play_or_stop(self) -> None:
        if not self.playing and self._part >= 1:
            self._show_part(0.0)
        self._run(not self.playing)

    def _run(self, on: bool) -> None:
        if on:
            self._clock.start()
        else:
            self._clock.stop()
        self.play.show_icon("pause" if on else "play", tr("Stop") if on else tr("Play"))

    def _tick(self) -> None:
        self._show_part(min(1.0, self._part + TICK_MS / PLAY_MS))
        if self._part >= 1:
            self._run(False)

    def _go(self, position: int) -> None:
        self._run(False)
        self._show_part(position / STEPS)

    def _show_part(self, part: float) -> None:
        history = self._history
        if history is None:
            return
        self._part = part
        self.slider.blockSignals(True)
        self.slider.setValue(round(part * STEPS))
        self.slider.blockSignals(False)
        self.moment.emit(history.at(part * history.span))
        then = history.began + part * history.span
        self.when.setText(text.to_the_second(then, time.time()))
        self.slider.setAccessibleDescription(self.when.text())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self._run(False)
