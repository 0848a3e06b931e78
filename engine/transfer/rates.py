"""How fast bytes move, and how fast they may: a decaying average and a token bucket.

Owns no clock: every call is given `now` in seconds of any monotonic clock.
"""

from __future__ import annotations

from typing import Final, Protocol

WINDOW_S: Final = 4.0
"""Seconds over which a rate is averaged: short enough to follow, long enough to read."""
SLOTS: Final = 16


class RateMeter:
    """Bytes per second over the last few seconds, from slots of a quarter second each."""

    __slots__ = ("_slot", "_slots", "_start", "total")

    def __init__(self, now: float) -> None:
        self._slots = [0] * SLOTS
        self._slot = int(now * SLOTS / WINDOW_S)
        self._start = now
        self.total = 0

    def add(self, count: int, now: float) -> None:
        """Count bytes that moved at `now`."""
        self._advance(now)
        self._slots[self._slot % SLOTS] += count
        self.total += count

    def rate(self, now: float) -> float:
        """Bytes per second; a meter younger than the window divides by its age."""
        self._advance(now)
        age = min(WINDOW_S, max(now - self._start, WINDOW_S / SLOTS))
        return sum(self._slots) / age

    def _advance(self, now: float) -> None:
        slot = int(now * SLOTS / WINDOW_S)
        for passed in range(self._slot + 1, min(slot, self._slot + SLOTS) + 1):
            self._slots[passed % SLOTS] = 0
        self._slot = max(slot, self._slot)


BURST_S: Final = 0.25
"""What a bucket saves up while nobody takes, in seconds of its rate."""


class TokenBucket:
    """Lets `rate` bytes per second through, a little more after a rest; 0 = no limit.

    A taker may go into debt (a block is never split), and then waits until the debt is paid: the
    average is exact whatever the size of the blocks.
    """

    __slots__ = ("_at", "_burst", "_rate", "_tokens")

    def __init__(self, rate: int, now: float, burst_s: float = BURST_S) -> None:
        self._at = now
        self._rate = float(rate)
        self._burst = self._rate * burst_s
        self._tokens = 0.0

    @property
    def rate(self) -> int:
        """Bytes per second; 0 = no limit."""
        return int(self._rate)

    @property
    def limited(self) -> bool:
        """Whether there is a limit at all."""
        return self._rate > 0

    def set_rate(self, rate: int, now: float, burst_s: float = BURST_S) -> None:
        """Change the limit from `now` on."""
        self._refill(now)
        self._rate = float(rate)
        self._burst = self._rate * burst_s
        self._tokens = min(self._tokens, self._burst)

    def take(self, count: int, now: float) -> None:
        """Account for `count` bytes."""
        if self.limited:
            self._refill(now)
            self._tokens -= count

    def wait_s(self, now: float) -> float:
        """Seconds until bytes may move again; 0 = now."""
        if not self.limited:
            return 0.0
        self._refill(now)
        owed = -self._tokens
        return owed / self._rate if owed >= 1 else 0.0  # a fraction of a byte moves no clock

    def _refill(self, now: float) -> None:
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now


class Limit(Protocol):
    """Something that lets bytes pass at a rate."""

    @property
    def rate(self) -> int:
        """Bytes per second; 0 = no limit."""

    def take(self, count: int, now: float) -> None:
        """Account for `count` bytes."""

    def wait_s(self, now: float) -> float:
        """Seconds until bytes may move again; 0 = now."""


class Limits:
    """Several limits that the same bytes pass: the node's and the transfer's."""

    __slots__ = ("_held_s", "_limits")

    def __init__(self, *limits: Limit) -> None:
        self._limits = limits
        self._held_s = 0.0

    def use(self, *limits: Limit) -> None:
        """Pass these from now on."""
        self._limits = limits

    @property
    def rate(self) -> int:
        """The lowest limit in bytes per second; 0 = none."""
        return min((limit.rate for limit in self._limits if limit.rate), default=0)

    def take(self, count: int, now: float) -> None:
        """Account for `count` bytes in all of them; a negative count gives bytes back."""
        for limit in self._limits:
            limit.take(count, now)

    def wait_s(self, now: float) -> float:
        """Seconds until all of them let bytes pass; 0 = now.

        One after the other: who has to wait at its own limit takes no turn at the shared one.
        """
        for limit in self._limits:
            wait_s = limit.wait_s(now)
            if wait_s > 0:
                self._held_s = wait_s
                return wait_s
        return 0.0

    def take_held_s(self) -> float:
        """How long somebody was told to wait since the last call; 0 = nobody was."""
        held_s, self._held_s = self._held_s, 0.0
        return held_s
