"""Whom to upload to: a few slots by merit, one at random, decided every ten seconds (Cohen 2003).

Owns the decision and its two timers, not the messages. A leecher's slots go to who sends it most,
a seeder's to who takes most; the optimistic slot lets newcomers show what they can. While there
are no more interested peers than slots, everybody is served at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.transfer.blocks import PeerKey
from engine.transfer.peer_state import PeerState

if TYPE_CHECKING:
    from random import Random

SLOTS: Final = 8
RERANK_S: Final = 10.0
OPTIMISTIC_S: Final = 30.0


class Choker:
    """Keeps the set of unchoked peers."""

    def __init__(self, rng: Random, slots: int = SLOTS) -> None:
        self._rng = rng
        self._slots = slots
        self._next_rank = 0.0
        self._next_optimistic = 0.0
        self._optimistic: PeerKey | None = None

    def due(self, now: float) -> bool:
        """Whether the ranking is to be made again."""
        return now >= self._next_rank

    def decide(self, peers: Sequence[PeerState], now: float, seeding: bool) -> set[PeerKey]:
        """The peers to be unchoked from now on."""
        interested = [peer for peer in peers if peer.interested]
        if self.due(now):
            self._next_rank = now + RERANK_S
        if len(interested) <= self._slots:
            return {peer.key for peer in interested}
        ranked = sorted(
            interested,
            key=lambda peer: peer.up.rate(now) if seeding else peer.down.rate(now),
            reverse=True,
        )
        chosen = {peer.key for peer in ranked[: self._slots - 1]}
        chosen.add(self._optimistic_of([p for p in ranked if p.key not in chosen], now))
        return chosen

    def _optimistic_of(self, others: Sequence[PeerState], now: float) -> PeerKey:
        keys = [peer.key for peer in others]
        if self._optimistic not in keys or now >= self._next_optimistic:
            self._next_optimistic = now + OPTIMISTIC_S
            self._optimistic = self._rng.choice(keys)
        assert self._optimistic is not None
        return self._optimistic
