"""How many datagrams a source may send: token buckets per source and one for all together.

Owns the rates and the bounded table of sources; what is refused is the caller's business. One
source is an IPv4 address or an IPv6 /64, because that is what one subscriber gets.
"""

from __future__ import annotations

from collections import OrderedDict

from engine.dht.endpoints import is_local, subscriber_of

MAX_SOURCES = 4096
SOURCE_RATE = 50.0  # requests per second
SOURCE_BURST = 200.0
LOCAL_RATE = 2000.0  # a whole local network, or every node of a test, may share this address
LOCAL_BURST = 8000.0
TOTAL_RATE = 3000.0
TOTAL_BURST = 12000.0


class Bucket:
    """A token bucket that starts full."""

    __slots__ = ("_at", "_level", "burst", "rate")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self.rate = rate
        self.burst = burst
        self._level = burst
        self._at = now

    def take(self, amount: float, now: float) -> bool:
        """Take `amount` tokens if they are there."""
        self._refill(now)
        if self._level < amount:
            return False
        self._level -= amount
        return True

    def spend(self, amount: float, now: float) -> None:
        """Take `amount` tokens in any case, if need be on credit."""
        self._refill(now)
        self._level -= amount

    def wait_s(self, now: float) -> float:
        """Seconds until the bucket holds anything."""
        self._refill(now)
        return 0.0 if self._level > 0 else -self._level / self.rate + 1e-3

    def _refill(self, now: float) -> None:
        self._level = min(self.burst, self._level + max(0.0, now - self._at) * self.rate)
        self._at = now


class Limiter:
    """Admits requests by their source; forgets the sources heard of longest ago."""

    def __init__(self, now: float) -> None:
        self._total = Bucket(TOTAL_RATE, TOTAL_BURST, now)
        self._sources: OrderedDict[bytes, Bucket] = OrderedDict()

    def admits(self, host: str, now: float) -> bool:
        """Whether one more request of `host` may be looked at."""
        source = subscriber_of(host)
        bucket = self._sources.get(source)
        if bucket is None:
            bucket = self._sources[source] = self._new_bucket(host, now)
            if len(self._sources) > MAX_SOURCES:
                self._sources.popitem(last=False)
        else:
            self._sources.move_to_end(source)
        return bucket.take(1.0, now) and self._total.take(1.0, now)

    @staticmethod
    def _new_bucket(host: str, now: float) -> Bucket:
        if is_local(host):
            return Bucket(LOCAL_RATE, LOCAL_BURST, now)
        return Bucket(SOURCE_RATE, SOURCE_BURST, now)
