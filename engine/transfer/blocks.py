"""A piece while it is on its way.

Its buffer, which of its blocks are asked of whom, who sent what, and the leaf hash of each block.

Owns one `ActivePiece` per begun piece. Blocks are BEP 52's 16 KiB; a request covers a run of them.
Not which piece is begun next (`picker`), nor what the peers are told (`swarm`).

Memory and hashes follow the bytes: a piece gets its buffer with its first byte, so that the few
buffers in use stay in the processor's cache, and a block is hashed as soon as it is whole, while it
is there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
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
    """One request to one peer and what came of it; `live` until its bytes are unwanted.

    `second`: another peer is asked for the same bytes. Those of two peers never meet in one place,
    so they have memory of their own.
    """

    request: Request
    peer: PeerKey
    piece: ActivePiece
    asked_at: float
    second: bool = False
    live: bool = True
    late: bool = False  # it takes so long that another peer may be asked as well
    filled: int = 0  # bytes that came
    leaves: list[bytes] = field(default_factory=list)  # hashes of the blocks that came
    _target: memoryview | None = None

    def fill(self, view: memoryview) -> bool:
        """Take the next bytes; True when the last has come. Unwanted ones are only counted."""
        start, self.filled = self.filled, self.filled + len(view)
        whole = self.filled == self.request.length
        if self.live:
            target = self.target
            target[start : self.filled] = view
            hashed = len(self.leaves) * BLOCK_SIZE
            while self.filled - hashed >= BLOCK_SIZE or (whole and hashed < self.filled):
                self.leaves.append(sha256(target[hashed : hashed + BLOCK_SIZE]).digest())
                hashed += BLOCK_SIZE
        return whole

    @property
    def target(self) -> memoryview:
        """Where the bytes are, or will be."""
        if self._target is None:
            offset, length = self.request.offset, self.request.length
            if self.second:
                self._target = memoryview(bytearray(length))
            else:
                self._target = self.piece.view[offset : offset + length]
        return self._target


@dataclass(slots=True, eq=False)
class ActivePiece:
    """A begun piece. `reserved_for` keeps others away after a failed hash, to find the liar."""

    index: PieceIndex
    length: int
    buffers: BufferPool
    buffer: bytearray | None = None
    leaves: list[bytes] = field(init=False)  # by block, empty until it is here
    states: bytearray = field(init=False)
    senders: dict[int, PeerKey] = field(default_factory=dict)  # block → who sent it
    flights: dict[int, list[Outstanding]] = field(default_factory=dict)  # offset → asked of whom
    missing: int = field(init=False)  # blocks not here yet
    free: int = field(init=False)  # blocks asked of nobody
    reserved_for: PeerKey | None = None

    def __post_init__(self) -> None:
        blocks = -(-self.length // BLOCK_SIZE)
        self.states = bytearray(blocks)
        self.leaves = [b""] * blocks
        self.missing = self.free = blocks

    @property
    def view(self) -> memoryview:
        """The piece's bytes, whole once `missing` is 0."""
        if self.buffer is None:
            self.buffer = self.buffers.take(self.length)
        return memoryview(self.buffer)[: self.length]

    def release(self) -> None:
        """Nobody needs the bytes any more."""
        if self.buffer is not None:
            self.buffers.give_back(self.buffer)
            self.buffer = None

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
        if asked.second:
            self.view[request.offset : request.offset + request.length] = asked.target
        blocks = _blocks(request.offset, request.length)
        if asked.leaves:  # a simulation moves no bytes
            self.leaves[blocks.start : blocks.stop] = asked.leaves
        states = self.states[blocks.start : blocks.stop]
        new = [block for block in blocks if self.states[block] != HERE]
        self.senders.update(dict.fromkeys(new, asked.peer))
        self.free -= states.count(FREE)
        self.missing -= len(new)
        self.states[blocks.start : blocks.stop] = bytes([HERE]) * len(states)
        others = [other for other in self.flights.pop(request.offset, ()) if other is not asked]
        for other in others:
            other.live = False
        return others

    def contributors(self) -> set[PeerKey]:
        """Every peer that sent a part."""
        return set(self.senders.values())


def _blocks(offset: int, length: int) -> range:
    return range(offset // BLOCK_SIZE, -(-(offset + length) // BLOCK_SIZE))
