"""One state per piece of a file, with the legal moves between them: the one truth about progress.

Owns the states, how many pieces are in each, and the log of changes from which front ends follow.
Not who may touch it when (`pieces.SharedPieces`), nor which piece is wanted next (`picker`).
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Container, Iterable, Sequence
from typing import Final

from engine.content.file_id import BLOCK_SIZE, piece_count, piece_length, piece_size
from engine.errors import LocalProtocolError
from engine.transfer.messages import PieceIndex
from engine.views import PieceState

MISSING: Final = PieceState.MISSING
REQUESTED: Final = PieceState.REQUESTED
DOWNLOADING: Final = PieceState.DOWNLOADING
VERIFYING: Final = PieceState.VERIFYING
COMPLETE: Final = PieceState.COMPLETE
FAILED: Final = PieceState.FAILED

LEGAL_MOVES: Final[dict[PieceState, frozenset[PieceState]]] = {
    MISSING: frozenset({REQUESTED}),
    REQUESTED: frozenset({DOWNLOADING, MISSING}),
    DOWNLOADING: frozenset({VERIFYING, MISSING}),
    VERIFYING: frozenset({COMPLETE, FAILED, MISSING}),
    FAILED: frozenset({REQUESTED, MISSING}),
    COMPLETE: frozenset({MISSING}),  # only when what is on disk no longer matches
}

_LEGAL: Final = tuple(
    tuple(to in LEGAL_MOVES[before] for to in PieceState) for before in PieceState
)

MAX_LOG: Final = 4096
"""Changes kept for followers; who is further behind takes a new snapshot."""


class PieceTable:
    """States of all pieces of one file; every change goes through `move`."""

    def __init__(self, size: int, complete: bytes | None = None) -> None:
        """`complete`: bitmap (BEP 3 bit order) of pieces already verified and written."""
        self._begin(size, piece_size(size), piece_count(size))
        if complete is not None:
            self._load(complete)

    def _begin(self, size: int, piece: int, count: int) -> None:
        self.size = size
        self.piece_size = piece
        self.count = count
        self.unwanted: frozenset[int] = frozenset()
        """Pieces that are not here and are not to be fetched."""
        self._states = bytearray(self.count)
        self._tally = [0] * len(PieceState)
        self._tally[MISSING] = self.count
        self._done_bytes = 0
        self._log: deque[tuple[PieceIndex, PieceState]] = deque(maxlen=MAX_LOG)
        self.revision = 0

    @classmethod
    def whole(cls, size: int) -> PieceTable:
        """The table of a file that is all here."""
        table = cls(size)
        table._states = bytearray(bytes([COMPLETE]) * table.count)
        table._tally[MISSING], table._tally[COMPLETE] = 0, table.count
        table._done_bytes = size
        return table

    def _load(self, bitmap: bytes) -> None:
        for index in set_bits(bitmap, self.count):
            self._states[index] = COMPLETE
            self._done_bytes += piece_length(self.size, index)
        done = self._states.count(COMPLETE)
        self._tally[COMPLETE], self._tally[MISSING] = done, self.count - done

    def __getitem__(self, index: PieceIndex) -> PieceState:
        return PieceState(self._states[index])

    def is_complete(self, index: PieceIndex) -> bool:
        """Whether the piece is verified and written; False for an index out of range."""
        return 0 <= index < self.count and self._states[index] == COMPLETE

    def count_incomplete(self, indices: Iterable[int]) -> int:
        """How many of these pieces are not verified and written yet."""
        states = self._states
        return sum([states[index] != COMPLETE for index in indices])

    @property
    def all_complete(self) -> bool:
        """Whether every piece is verified and written."""
        return self._tally[COMPLETE] == self.count

    @property
    def is_satisfied(self) -> bool:
        """Whether every piece that is wanted is verified and written."""
        return self._tally[COMPLETE] + len(self.unwanted) == self.count

    @property
    def done_bytes(self) -> int:
        """Bytes in complete pieces."""
        return self._done_bytes

    def tally(self, state: PieceState) -> int:
        """Number of pieces in `state`."""
        return self._tally[state]

    def length(self, index: PieceIndex) -> int:
        """Bytes of one piece; only the last is shorter."""
        return min(self.piece_size, self.size - index * self.piece_size)

    def move(self, index: PieceIndex, to: PieceState) -> None:
        """Change one piece's state; raises LocalProtocolError for a move that is not legal."""
        before = self._states[index]
        if not _LEGAL[before][to]:
            name = PieceState(before).name
            raise LocalProtocolError(f"piece {index} cannot go from {name} to {to.name}")
        self._states[index] = to
        self._tally[before] -= 1
        self._tally[to] += 1
        if to == COMPLETE:
            self._done_bytes += self.length(index)
        elif before == COMPLETE:
            self._done_bytes -= self.length(index)
        self._log.append((index, to))
        self.revision += 1

    def release(self, index: PieceIndex) -> None:
        """Give a piece up that was asked for but is not here; others are left as they are."""
        if self._states[index] in (REQUESTED, DOWNLOADING, VERIFYING, FAILED):
            self.move(index, MISSING)

    def snapshot(self) -> bytes:
        """One byte per piece, immutable."""
        return bytes(self._states)

    def changes_since(self, revision: int) -> tuple[tuple[int, PieceState], ...] | None:
        """Changes after `revision` in order; None where the log no longer reaches back."""
        behind = self.revision - revision
        if behind > len(self._log):
            return None
        if behind <= 0:
            return ()
        start = len(self._log) - behind
        return tuple(self._log[position] for position in range(start, len(self._log)))

    def bitmap(self) -> bytes:
        """Complete pieces, most significant bit first (BEP 3)."""
        return bits_of((index for index in self.indices(COMPLETE)), self.count)

    def indices(self, state: PieceState) -> Iterable[PieceIndex]:
        """Pieces in `state`, ascending."""
        position = self._states.find(state)
        while position >= 0:
            yield PieceIndex(position)
            position = self._states.find(state, position + 1)


class FilesTable(PieceTable):
    """The table of a bundle: each piece is a file of its own length."""

    def __init__(
        self, sizes: Sequence[int], complete: Iterable[int], unwanted: Container[int] = ()
    ) -> None:
        super().__init__(0)
        self._begin(sum(sizes), BLOCK_SIZE, len(sizes))
        self._sizes = sizes
        for index in complete:
            self._states[index] = COMPLETE
            self._done_bytes += sizes[index]
        done = self._states.count(COMPLETE)
        self._tally[COMPLETE], self._tally[MISSING] = done, self.count - done
        missing = self.indices(MISSING)
        self.unwanted = frozenset(index for index in missing if index in unwanted)

    def length(self, index: PieceIndex) -> int:
        """Bytes of one file."""
        return self._sizes[index]


def bits_of(indices: Iterable[int], count: int) -> bytes:
    """A bitmap of `count` bits with those of `indices` set."""
    bitmap = bytearray((count + 7) // 8)
    for index in indices:
        bitmap[index >> 3] |= 0x80 >> (index & 7)
    return bytes(bitmap)


_BITS: Final = tuple(
    bytes(octet >> shift & 1 for shift in range(7, -1, -1)) for octet in range(256)
)
"""The eight bits of each octet, a byte each."""


def set_bits(bitmap: bytes, count: int) -> Iterable[int]:
    """Indices below `count` whose bit is set; a short bitmap is read as zeros after its end."""
    flags = b"".join([_BITS[octet] for octet in bitmap[: (count + 7) // 8]])
    return itertools.compress(range(count), flags)
