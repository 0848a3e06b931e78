"""How fast bytes move, and how fast they may: a decaying average and a token bucket.

Owns no clock: every call is given `now` in seconds of any monotonic clock.
"""

from __future__ import annotations

from typing import Final

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
        return max(0.0, -self._tokens / self._rate)

    def _refill(self, now: float) -> None:
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now


class Limits:
    """Several buckets that the same bytes pass: the node's and the file's."""

    __slots__ = ("_buckets", "taken")

    def __init__(self, *buckets: TokenBucket) -> None:
        self._buckets = buckets
        self.taken = 0

    @property
    def rate(self) -> int:
        """The lowest limit in bytes per second; 0 = none."""
        return min((bucket.rate for bucket in self._buckets if bucket.limited), default=0)

    def take(self, count: int, now: float) -> None:
        """Account for `count` bytes in all of them."""
        self.taken += count
        for bucket in self._buckets:
            bucket.take(count, now)

    def wait_s(self, now: float) -> float:
        """Seconds until all of them let bytes pass; 0 = now."""
        return max((bucket.wait_s(now) for bucket in self._buckets), default=0.0)
