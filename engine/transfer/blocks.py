"""A piece while it is on its way.

Its buffer, which of its blocks are asked of whom, and who sent what.

Owns one `ActivePiece` per begun piece. Blocks are BEP 52's 16 KiB; a request covers a run of them.
Not which piece is begun next (`picker`), nor what the peers are told (`swarm`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NewType

from engine.content.file_id import BLOCK_SIZE
from engine.transfer.messages import PieceIndex, Request

PeerKey = NewType("PeerKey", str)

FREE: Final = 0
ASKED: Final = 1
HERE: Final = 2

MAX_SPARE_BYTES: Final = 32 * 1024 * 1024
"""Memory kept for reuse: fresh large buffers cost a page fault per 4 KiB."""


class BufferPool:
    """Piece buffers that are used again."""

    def __init__(self, limit: int = MAX_SPARE_BYTES) -> None:
        self._limit = limit
        self._spare: list[bytearray] = []
        self._spare_bytes = 0

    def take(self, length: int) -> bytearray:
        """A buffer of at least `length` bytes, its content undefined."""
        for position in range(len(self._spare) - 1, -1, -1):
            if len(self._spare[position]) >= length:
                buffer = self._spare.pop(position)
                self._spare_bytes -= len(buffer)
                return buffer
        return bytearray(length)

    def give_back(self, buffer: bytearray) -> None:
        """Offer a buffer for reuse; nobody may hold a view into it that is written through."""
        if self._spare_bytes + len(buffer) <= self._limit:
            self._spare.append(buffer)
            self._spare_bytes += len(buffer)


@dataclass(slots=True, eq=False)
class Outstanding:
    """One request to one peer and where its bytes go; `live` until they are unwanted."""

    request: Request
    peer: PeerKey
    target: memoryview
    asked_at: float
    live: bool = True
    late: bool = False  # it takes so long that another peer may be asked as well


@dataclass(slots=True, eq=False)
class ActivePiece:
    """A begun piece. `reserved_for` keeps others away after a failed hash, to find the liar."""

    index: PieceIndex
    length: int
    buffer: bytearray
    states: bytearray = field(init=False)
    senders: dict[int, PeerKey] = field(default_factory=dict)  # block → who sent it
    flights: dict[int, list[Outstanding]] = field(default_factory=dict)  # offset → asked of whom
    missing: int = field(init=False)  # blocks not here yet
    free: int = field(init=False)  # blocks asked of nobody
    reserved_for: PeerKey | None = None

    def __post_init__(self) -> None:
        blocks = -(-self.length // BLOCK_SIZE)
        self.states = bytearray(blocks)
        self.missing = self.free = blocks

    @property
    def view(self) -> memoryview:
        """The piece's bytes, whole once `missing` is 0."""
        return memoryview(self.buffer)[: self.length]

    def claim(self, most: int) -> tuple[int, int]:
        """(offset, length) of a free run of at most `most` bytes, now asked; some block is free."""
        first = self.states.find(FREE)
        run = self.states[first : first + max(1, most // BLOCK_SIZE)]
        count = len(run) - len(run.lstrip(bytes([FREE])))
        last = first + count
        self.states[first:last] = bytes([ASKED]) * count
        self.free -= count
        offset = first * BLOCK_SIZE
        return offset, min(last * BLOCK_SIZE, self.length) - offset

    def withdraw(self, asked: Outstanding) -> bool:
        """The run will not come from that peer; True where it is asked of nobody any more."""
        asked.live = False
        request = asked.request
        flight = self.flights.get(request.offset, [])
        if asked in flight:
            flight.remove(asked)
        if flight:
            return False
        self.flights.pop(request.offset, None)
        for block in _blocks(request.offset, request.length):
            if self.states[block] == ASKED:
                self.states[block] = FREE
                self.free += 1
        return True

    def arrived(self, asked: Outstanding) -> list[Outstanding]:
        """The run is here: gives who else was asked for it, whose bytes are not wanted now."""
        request = asked.request
        for block in _blocks(request.offset, request.length):
            if self.states[block] != HERE:
                self.free -= self.states[block] == FREE
                self.states[block] = HERE
                self.senders[block] = asked.peer
                self.missing -= 1
        others = [other for other in self.flights.pop(request.offset, ()) if other is not asked]
        for other in others:
            other.live = False
        return others

    def contributors(self) -> set[PeerKey]:
        """Every peer that sent a part."""
        return set(self.senders.values())


def _blocks(offset: int, length: int) -> Iterable[int]:
    return range(offset // BLOCK_SIZE, -(-(offset + length) // BLOCK_SIZE))
