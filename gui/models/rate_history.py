"""Rates of the last minutes per transfer, the points of the plot; pure, the clock is given."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

SPAN_S = 180.0
SILENCE_S = 1.5  # a row that moves is told of more often
MAX_SAMPLES = 720  # four a second over the span


@dataclass(frozen=True, slots=True)
class Sample:
    """Rates at one moment, bytes per second."""

    at: float
    down: float
    up: float


class RateHistory:
    """A bounded run of samples for each row that moved."""

    def __init__(self) -> None:
        self._runs: dict[str, deque[Sample]] = {}

    def add(self, key: str, down: float, up: float, now: float) -> bool:
        """Note the rates; False when the row rests and rested before, so that nothing changed."""
        run = self._runs.get(key)
        idle = down < 1 and up < 1
        if idle and (run is None or (run[-1].down < 1 and run[-1].up < 1)):
            return False
        if run is None:
            run = self._runs[key] = deque(maxlen=MAX_SAMPLES)
        elif now - run[-1].at > SILENCE_S:  # nothing was told because nothing moved
            rests = run[-1].at + SILENCE_S
            run.append(Sample(rests, 0.0, 0.0))
            run.append(Sample(max(rests, now - SILENCE_S), 0.0, 0.0))
        run.append(Sample(now, down, up))
        while run[0].at < now - SPAN_S:
            run.popleft()
        return True

    def samples(self, key: str) -> tuple[Sample, ...]:
        """What is known of a row, oldest first."""
        return tuple(self._runs.get(key, ()))

    def forget(self, key: str) -> None:
        """The row is gone."""
        self._runs.pop(key, None)
