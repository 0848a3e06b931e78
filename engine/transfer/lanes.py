"""One transfer's way through the limits: its own, and its share of the node's.

Owns the transfer's two limits and its two groups, which all its files use. What it weighs beside
other transfers is told from outside.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.transfer.fairness import Group
from engine.transfer.pacing import Gate
from engine.transfer.rates import TokenBucket


class Lane:
    """The limits and the weight of one transfer."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.limit_down = TokenBucket(0, clock())
        self.gate_up = Gate(TokenBucket(0, clock()), clock)
        self.group_down = Group()
        self.group_up = Group()

    def set_limits(self, down: int, up: int) -> None:
        """Bytes per second of the whole transfer, within the node's limits; 0 = none."""
        now = self._clock()
        self.limit_down.set_rate(down, now)
        self.gate_up.bucket.set_rate(up, now)

    def set_weight(self, weight: float) -> None:
        """What it gets beside the others where they share a limit."""
        self.group_down.weight = self.group_up.weight = weight
