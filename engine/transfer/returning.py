"""Peers that were lost in the middle of a download, and when each is dialled again.

Owns nothing but that list. Whoever was connected has proved to be at its address, so it is tried
sooner and oftener than what was only heard of: a cable that was pulled, a router or a program that
is restarted are back within a minute.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from engine.content.file_id import FileId
from engine.net.peer_id import PeerId

FIRST_S: Final = 1.0
LONGEST_S: Final = 8.0
FOR_S: Final = 900.0
"""After that the search finds it, or nobody does."""
MAX_MISSED: Final = 64
"""The oldest go first."""
MAX_ADDRESSES: Final = 16
"""Of one peer."""
DIAL_S: Final = 5.0
"""How long an answer may take: a new address may be heard of meanwhile."""

Missing = tuple[FileId, PeerId]


@dataclass(slots=True)
class _Missed:
    addresses: tuple[str, ...]
    until: float
    due: float
    pause_s: float = FIRST_S


class Returning:
    """Whom to dial again, and when."""

    def __init__(self) -> None:
        self._missed: dict[Missing, _Missed] = {}

    def lost(self, file_id: FileId, peer: PeerId, addresses: Sequence[str], now: float) -> None:
        """A peer of a file that is still wanted is gone."""
        self._missed.pop((file_id, peer), None)
        self._missed[file_id, peer] = _Missed(tuple(addresses), now + FOR_S, now + FIRST_S)
        while len(self._missed) > MAX_MISSED:
            del self._missed[next(iter(self._missed))]

    def heard(self, file_id: FileId, peer: PeerId, addresses: Sequence[str], now: float) -> None:
        """It says where it is now; that is tried first, and at once where it is new."""
        missed = self._missed.get((file_id, peer))
        if missed is None or set(addresses) <= set(missed.addresses):
            return
        merged = dict.fromkeys((*addresses, *missed.addresses))
        missed.addresses = tuple(merged)[:MAX_ADDRESSES]
        missed.due, missed.pause_s = now, FIRST_S

    def here(self, file_id: FileId, peer: PeerId) -> None:
        """It is back, or nobody waits for it."""
        self._missed.pop((file_id, peer), None)

    def due(
        self, now: float, dialling: Container[Missing]
    ) -> Iterator[tuple[FileId, PeerId, tuple[str, ...]]]:
        """Those whose time has come; who is being dialled has time."""
        for (file_id, peer), missed in list(self._missed.items()):
            if (file_id, peer) in dialling:
                continue
            if now >= missed.until:
                self.here(file_id, peer)
            elif now >= missed.due:
                missed.pause_s = min(2 * missed.pause_s, LONGEST_S)
                missed.due = now + missed.pause_s
                yield file_id, peer, missed.addresses
