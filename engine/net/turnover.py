"""Who goes when every place is taken and others want in.

Owns what each connection had moved when last looked at, and whether anybody found no place since.
Once a minute, and only if somebody did, the few that moved least make room (libtorrent's turnover:
4 %). Whoever moves bytes is never sent away for a stranger; that a crowd which only sits there
cannot hold all places is what this is for. Closing connections is the host's.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final

PERIOD_S: Final = 60.0
GRACE_S: Final = 60.0
"""A connection is not judged before that."""
SHARE: Final = 0.04
"""Of all connections so many go at most at a time; at least one."""
IDLE_BYTES: Final = 64 * 1024
"""Who moved less in the last minute, both ways, is at rest: pings and gossip's upkeep are less."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A connection: since when, bytes moved both ways in all, and whether it must not be closed."""

    key: Hashable
    since: float
    moved: int
    kept: bool = False


class Turnover:
    """Decides whom the next ones may replace."""

    def __init__(self, now: float) -> None:
        self._next = now + PERIOD_S
        self._moved: dict[Hashable, int] = {}  # of the connections there were, at the last look
        self._wanted = False

    def refused(self) -> None:
        """Somebody found every place taken."""
        self._wanted = True

    def due(self, stays: Callable[[], Sequence[Stay]], now: float) -> list[Hashable]:
        """Those that have to go now, the most idle first; mostly nobody."""
        if now < self._next:
            return []
        self._next = now + PERIOD_S
        before, there = self._moved, stays()
        self._moved = {stay.key: stay.moved for stay in there}
        if not self._wanted:
            return []
        self._wanted = False
        lately = {stay.key: stay.moved - before.get(stay.key, 0) for stay in there}
        idle = [
            stay.key
            for stay in there
            if not stay.kept and now - stay.since >= GRACE_S and lately[stay.key] < IDLE_BYTES
        ]
        idle.sort(key=lately.__getitem__)
        return idle[: max(int(SHARE * len(there)), 1)]
