"""How often a piece exists among members of a swarm that we are not connected with.

Owns the sum over their summaries, and its bounds. Members that have everything are left out: they
make no piece rarer than another. It is advice: whoever lies makes us fetch in another order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from engine.gossip.availability import HaveSummary
from engine.gossip.messages import PeerId
from engine.gossip.swarm_index import Member

MAX_SUMMARIES: Final = 64  # those heard of last: the order of rarity is settled by a sample
REFRESH_S: Final = 5.0  # a member speaks every 30 s at most


class HeardPieces:
    """Copies of each piece, as gossip has them.

    `members()` gives who is in the swarm; `is_connected(peer)` who tells us of each piece itself.
    """

    def __init__(
        self, members: Callable[[], Iterable[Member]], is_connected: Callable[[PeerId], bool]
    ) -> None:
        self._members = members
        self._is_connected = is_connected
        self._summaries: list[HaveSummary] = []
        self._read: float | None = None

    def copies(self, now: float, piece_count: int) -> Callable[[int], float] | None:
        """Copies of each of `piece_count` pieces, by its index; None where nobody told of any.

        They come in parts of one where a summary is not exact.
        """
        if self._read is None or now - self._read >= REFRESH_S:
            self._read = now
            self._summaries = self._take(piece_count)
        return self._count if self._summaries else None

    def _count(self, index: int) -> float:
        return sum(have.share(index) for have in self._summaries)

    def _take(self, piece_count: int) -> list[HaveSummary]:
        found = [
            member.have
            for member in self._members()
            if member.have is not None
            and member.have.piece_count == piece_count
            and not self._is_connected(member.peer_id)
        ]
        return found[-MAX_SUMMARIES:]
