"""Which pieces failed their hash, when, and who had sent them: what a person may ask of the grid.

Owns the record, and its bound. What follows from a failure is the auditor's and the picker's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from engine.transfer.blocks import PeerKey
from engine.transfer.messages import PieceIndex

MAX_FAILURES: Final = 256
"""Pieces remembered; the one that failed longest ago gives way."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One piece's failures: how many, and the last one's time and senders."""

    count: int
    at: float  # seconds since the epoch
    senders: tuple[PeerKey, ...]


class Failures:
    """The failures of one swarm."""

    def __init__(self) -> None:
        self._pieces: dict[PieceIndex, Failure] = {}

    def add(self, index: PieceIndex, at: float, senders: Iterable[PeerKey]) -> None:
        """The piece did not match."""
        before = self._pieces.pop(index, None)
        count = before.count + 1 if before is not None else 1
        self._pieces[index] = Failure(count, at, tuple(sorted(set(senders))))
        if len(self._pieces) > MAX_FAILURES:
            del self._pieces[next(iter(self._pieces))]

    def get(self, index: PieceIndex) -> Failure | None:
        """What is known of the piece's failures."""
        return self._pieces.get(index)
