"""Whom to upload to: slots by merit, one at random, decided every ten seconds (Cohen 2003).

Owns the decision and its two timers, not the messages. A leecher's slots go to who sends it most,
a seeder's to who passes most of its pieces on; who gives nothing gets what is left over. The
optimistic slot lets newcomers show what they can. Free slots are filled at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from engine.transfer.blocks import PeerKey
from engine.transfer.peer_state import PeerState

if TYPE_CHECKING:
    from random import Random

SLOTS: Final = 8
RERANK_S: Final = 10.0
OPTIMISTIC_S: Final = 30.0
MAX_IDLE: Final = 4
"""Times the slots that may be unchoked while most of them ask for nothing."""
NEWCOMER_WEIGHT: Final = 3
"""A peer that never had a slot gets the optimistic one so much likelier (BEP 3)."""
MEMORY: Final = 0.5
"""What a merit is still worth after ten seconds."""


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

    def rank(self, peers: Iterable[PeerState], now: float, seeding: bool) -> set[PeerKey]:
        """The peers to be unchoked from now on, by what each did since the last time."""
        self._next_rank = now + RERANK_S
        interested = []
        for peer in peers:
            _weigh(peer, seeding)
            if peer.interested and peer.greeted:
                interested.append(peer)
        self._rng.shuffle(interested)
        interested.sort(key=lambda peer: peer.merit, reverse=True)
        earned = [peer for peer in interested if peer.merit > 0]
        if seeding:
            earned = self._by_wait_too(earned)
        chosen = {peer.key for peer in earned[: self._slots - 1]}
        others = [peer for peer in interested if peer.key not in chosen]
        if others:
            chosen.add(self._optimistic_of(others, now))
        for peer in interested:
            peer.entitled = peer.key in chosen
            if peer.entitled:
                peer.slot_at = now
        left_over = [peer.key for peer in others if not peer.entitled]
        return chosen | set(left_over[: self._slots - len(chosen)])

    def _by_wait_too(self, earned: Sequence[PeerState]) -> list[PeerState]:
        """Half of the slots to the best, the others to who waits longest.

        What is passed on is what peers say of each other; two that lie for each other get no more.
        """
        best, others = earned[: self._slots // 2], earned[self._slots // 2 :]
        return [*best, *sorted(others, key=lambda peer: peer.slot_at)]

    def fill(self, peers: Iterable[PeerState], seeding: bool) -> set[PeerKey]:
        """Between two rankings: those who have a slot keep it, free ones go to who waits.

        Who may ask but does not takes no slot: the uplink would rest. Who never did anything for
        the swarm takes none from those who did.
        """
        chosen: set[PeerKey] = set()
        waiting: list[PeerState] = []
        used = left_over = 0
        for peer in peers:
            if not (peer.interested and peer.greeted):
                continue
            peer.entitled = peer.entitled or _worth(peer, seeding) > 0
            if peer.choked:
                waiting.append(peer)
            else:
                chosen.add(peer.key)
                used += bool(peer.uploads) and peer.entitled
                left_over += bool(peer.uploads) and not peer.entitled
        waiting.sort(key=lambda peer: _worth(peer, seeding), reverse=True)
        for peer in waiting:
            taken = used if peer.entitled else used + left_over
            if taken >= self._slots or len(chosen) >= self._slots * MAX_IDLE:
                break
            chosen.add(peer.key)
            used += 1
        return chosen

    def _optimistic_of(self, others: Sequence[PeerState], now: float) -> PeerKey:
        keys = [peer.key for peer in others]
        if self._optimistic not in keys or now >= self._next_optimistic:
            self._next_optimistic = now + OPTIMISTIC_S
            weights = [1 if peer.was_unchoked else NEWCOMER_WEIGHT for peer in others]
            (self._optimistic,) = self._rng.choices(keys, weights)
        assert self._optimistic is not None
        return self._optimistic


def _worth(peer: PeerState, seeding: bool) -> float:
    """What the peer did of late, up to now."""
    total = peer.passed_on if seeding else peer.down.total
    return peer.merit + max(total - peer.merit_mark, 0)


def _weigh(peer: PeerState, seeding: bool) -> None:
    """What the peer did since the last time, on top of half of what it did before."""
    peer.merit = _worth(peer, seeding) - (1 - MEMORY) * peer.merit
    peer.merit_mark = peer.passed_on if seeding else peer.down.total
