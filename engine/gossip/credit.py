"""What peers have done for us as an application score (P5): bytes they gave, up to a cap.

Owns the numbers. Whoever feeds a download is worth a place in the mesh and may offer peers; one
that lies about pieces needs no negative number: it is banned, and its connection is gone. The score
is asked for with every RPC, so what was given is counted anew only every few seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

BYTES_PER_POINT: Final = 4 << 20
MAX_CREDIT: Final = 10.0  # what `accept_px` asks; less than one forged message costs
COUNT_EVERY_S: Final = 10.0


class Credit:
    """`given()` tells how many verified or pending bytes each connected peer sent, per swarm."""

    def __init__(
        self, given: Callable[[], Iterable[tuple[str, int]]], clock: Callable[[], float]
    ) -> None:
        self._given = given
        self._clock = clock
        self._counted = -COUNT_EVERY_S
        self._credit: dict[str, float] = {}

    def of(self, peer_id: str) -> float:
        """The peer's application score, 0 to MAX_CREDIT."""
        now = self._clock()
        if now - self._counted >= COUNT_EVERY_S:
            self._counted = now
            self._count()
        return self._credit.get(peer_id, 0.0)

    def _count(self) -> None:
        total: dict[str, int] = {}
        for peer_id, count in self._given():
            total[peer_id] = total.get(peer_id, 0) + count
        self._credit = {
            peer_id: min(count / BYTES_PER_POINT, MAX_CREDIT) for peer_id, count in total.items()
        }
