"""Sequence numbers per author: what stops a replay after the seen cache has forgotten it.

Owns a bounded table of highest sequence numbers. go's `BasicSeqnoValidator` refuses whatever is
not above the highest; that loses honest messages which overtook each other on the way. Here a
number is held against a message only once it is half a seen TTL old, and the seen cache covers the
time before.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from engine.gossip.messages import PeerId
from engine.gossip.parameters import MAX_AUTHORS


@dataclass(slots=True)
class _Author:
    period: int
    current: int = -1
    previous: int = -1
    floor: int = -1

    def advance(self, period: int) -> None:
        for _ in range(min(period - self.period, 2)):
            self.floor = max(self.floor, self.previous)
            self.previous, self.current = self.current, -1
        self.period = period


class ReplayGuard:
    """Tells a replay from a late message; the author silent for longest is forgotten first."""

    def __init__(self, seen_ttl_s: float, limit: int = MAX_AUTHORS) -> None:
        self._period_s = seen_ttl_s / 2
        self._limit = limit
        self._authors: OrderedDict[PeerId, _Author] = OrderedDict()

    def __len__(self) -> int:
        return len(self._authors)

    def is_replay(self, now: float, author: PeerId, seqno: int) -> bool:
        """Whether the number is at or below one accepted more than half to a whole TTL ago."""
        known = self._authors.get(author)
        if known is None:
            return False
        known.advance(int(now / self._period_s))
        return seqno <= known.floor

    def accepted(self, now: float, author: PeerId, seqno: int) -> None:
        """Remember an accepted message's number."""
        known = self._authors.pop(author, None) or _Author(int(now / self._period_s))
        known.advance(int(now / self._period_s))
        known.current = max(known.current, seqno)
        self._authors[author] = known
        if len(self._authors) > self._limit:
            self._authors.popitem(last=False)
