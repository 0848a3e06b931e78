"""When to announce what again: the order, the interval and the budget of republication.

Owns time and bytes of announcing, nothing of how it is done: the caller asks for the next key,
announces it, and reports what that cost. A key is *fresh* until it has been placed once; what found
no holder waits until the node has contacts. A record's TTL is 2.2 intervals, so one missed round
loses nothing.
"""

from __future__ import annotations

import heapq
from collections import OrderedDict
from typing import TYPE_CHECKING

from engine.dht.ids import Key
from engine.dht.limiter import Bucket

if TYPE_CHECKING:
    import random

ANNOUNCE_BYTES = 60_000  # at first; then what announcements have cost (a renewal: some 10 KB)
BUDGET_RATE = 2_000.0  # bytes per second for what is due again
MAX_BUDGET_RATE = 4_500.0  # where so many keys would otherwise wait for longer than 12 hours
FRESH_RATE = 20_000.0  # and for what was never announced, so that it is found soon
BURST_ANNOUNCES = 20
MIN_INTERVAL_S = 3600.0
USUAL_INTERVAL_S = 12 * 3600.0  # the longest, unless even the larger budget is too small
MAX_INTERVAL_S = 20 * 3600.0
TTL_FACTOR = 2.2
JITTER = 0.15  # an interval is shortened by up to this share
SPARSE_INTERVAL_S = 600.0  # few holders: the network is young, the nearest will change
MAX_ACTIVE = 4
_COST_WEIGHT = 1 / 32  # of the last announcement in the average


class RepublishScheduler:
    """Keys to announce; `next` gives one when its time has come and the budget allows."""

    def __init__(self, rng: random.Random, now: float) -> None:
        self._rng = rng
        self._fresh: OrderedDict[Key, None] = OrderedDict()
        self._unplaced: OrderedDict[Key, None] = OrderedDict()
        self._active: set[Key] = set()
        self._from_fresh: set[Key] = set()  # of the active ones
        self._cost = float(ANNOUNCE_BYTES)
        self._again: set[Key] = set()  # active keys that changed meanwhile
        self._due: dict[Key, float] = {}
        self._heap: list[tuple[float, Key]] = []
        burst = float(BURST_ANNOUNCES * ANNOUNCE_BYTES)
        self._fresh_bucket = Bucket(FRESH_RATE, burst, now)
        self._due_bucket = Bucket(BUDGET_RATE, burst, now)

    def __len__(self) -> int:
        return len(self._fresh) + len(self._unplaced) + len(self._active) + len(self._due)

    @property
    def interval_s(self) -> float:
        """Seconds between announcements of one key at the present number of keys."""
        return min(max(len(self) * self._cost / self.rate, MIN_INTERVAL_S), MAX_INTERVAL_S)

    @property
    def rate(self) -> float:
        """Bytes per second that announcing again may cost."""
        wanted = len(self) * self._cost / USUAL_INTERVAL_S
        return min(max(wanted, BUDGET_RATE), MAX_BUDGET_RATE)

    @property
    def ttl_s(self) -> int:
        """The TTL a record announced now needs."""
        return int(self.interval_s * TTL_FACTOR)

    def add(self, key: Key) -> None:
        """Announce `key` as soon as the budget allows, and from then on regularly."""
        if key in self._active:
            self._again.add(key)
        else:
            self.remove(key)
            self._fresh[key] = None

    def remove(self, key: Key) -> None:
        """Announce `key` no more."""
        self._fresh.pop(key, None)
        self._unplaced.pop(key, None)
        self._active.discard(key)
        self._from_fresh.discard(key)
        self._again.discard(key)
        self._due.pop(key, None)

    def resume(self, key: Key, due: float) -> None:
        """`key` was announced in an earlier run and is due again at `due`."""
        self.remove(key)
        self._set_due(key, due)

    def due_of(self, key: Key) -> float | None:
        """When `key` is to be announced again; None while it is not placed."""
        return self._due.get(key)

    def expedite(self, now: float) -> None:
        """What was announced holds no more: everything is due as soon as the budget allows."""
        for key, due in list(self._due.items()):
            if due > now:
                self._set_due(key, now)

    def next(self, now: float) -> Key | None:
        """A key to announce now, or None; it is active until `placed` or `unplaced`."""
        if len(self._active) >= MAX_ACTIVE:
            return None
        key = self._next_fresh(now)
        if key is not None:
            self._from_fresh.add(key)
        else:
            key = self._next_due(now)
        if key is not None:
            self._active.add(key)
        return key

    def begin(self, key: Key) -> None:
        """The caller announces `key` now, out of turn; it is active from here on."""
        self.remove(key)
        self._active.add(key)

    def wait_s(self, now: float) -> float:
        """How long `next` will have nothing, if nothing is added or reported until then."""
        if len(self._active) >= MAX_ACTIVE:
            return MIN_INTERVAL_S
        waits = [MIN_INTERVAL_S]
        if self._fresh:
            waits.append(self._fresh_bucket.wait_s(now))
        self._drop_outdated()
        if self._heap:
            waits.append(max(self._heap[0][0] - now, self._due_bucket.wait_s(now)))
        return max(0.0, min(waits))

    def placed(self, key: Key, cost: int, enough_holders: bool, now: float) -> None:
        """`key` was stored at some holders, for `cost` bytes."""
        self._cost += _COST_WEIGHT * (cost - self._cost)
        if not self._finish(key, cost, now):
            return
        interval = self.interval_s if enough_holders else SPARSE_INTERVAL_S
        self._set_due(key, now + interval * (1.0 - JITTER * self._rng.random()))

    def unplaced(self, key: Key, cost: int, now: float) -> None:
        """`key` found no holder; it waits for `retry_unplaced`."""
        if self._finish(key, cost, now):
            self._unplaced[key] = None

    def retry_unplaced(self) -> None:
        """There are contacts now: everything that found no holder is fresh again."""
        self._fresh.update(self._unplaced)
        self._unplaced.clear()

    def _set_due(self, key: Key, due: float) -> None:
        self._due[key] = due
        heapq.heappush(self._heap, (due, key))

    def _next_fresh(self, now: float) -> Key | None:
        if not self._fresh or self._fresh_bucket.wait_s(now) > 0:
            return None
        key, _ = self._fresh.popitem(last=False)
        return key

    def _next_due(self, now: float) -> Key | None:
        self._drop_outdated()
        if not self._heap or self._heap[0][0] > now or self._due_bucket.wait_s(now) > 0:
            return None
        _, key = heapq.heappop(self._heap)
        del self._due[key]
        return key

    def _finish(self, key: Key, cost: int, now: float) -> bool:
        """End a key's turn; whether it is still wanted and was not changed meanwhile."""
        self._charge(key, cost, now)
        if key not in self._active:
            return False
        self._active.discard(key)
        if key in self._again:
            self.add(key)
            return False
        return True

    def _charge(self, key: Key, cost: int, now: float) -> None:
        """First announcements have a budget of their own: many of them must not stop renewal."""
        if key in self._from_fresh:
            self._from_fresh.discard(key)
            self._fresh_bucket.spend(cost, now)
            return
        self._due_bucket.spend(cost, now)
        self._due_bucket.rate = self.rate

    def _drop_outdated(self) -> None:
        """Entries of the heap whose key was removed or has another time by now."""
        while self._heap and self._due.get(self._heap[0][1]) != self._heap[0][0]:
            heapq.heappop(self._heap)
