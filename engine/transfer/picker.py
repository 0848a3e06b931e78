"""Which bytes to ask a peer for next.

Begun pieces first, then wanted ranges, then the rarest piece.

Owns the begun pieces and the order of the rest. It moves states in the `PieceTable` (missing to
requested), and knows peers only by their key and their `PieceSet`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from engine.transfer.availability import PieceSet, RarestOrder
from engine.transfer.blocks import ActivePiece, BufferPool, PeerKey
from engine.transfer.messages import PieceIndex
from engine.transfer.piece_table import FAILED, MISSING, REQUESTED, PieceTable

if TYPE_CHECKING:
    from random import Random

RANDOM_FIRST: Final = 4
"""Pieces taken at random before rarest first begins (libtorrent's initial_picker_threshold)."""
MAX_UNVERIFIED_BYTES: Final = 64 * 1024 * 1024
"""Memory for begun pieces (anacrolix' MaxUnverifiedBytes)."""


class Picker:
    """Chooses pieces and runs of blocks within them."""

    def __init__(self, table: PieceTable, rng: Random, buffers: BufferPool) -> None:
        self._table = table
        self._rng = rng
        self._buffers = buffers
        self._active: dict[PieceIndex, ActivePiece] = {}
        self._open: dict[PieceIndex, ActivePiece] = {}  # those with blocks asked of nobody
        self._active_bytes = 0
        self._begun = 0
        self._urgent: dict[PieceIndex, None] = {}
        self._suspects: dict[PieceIndex, set[PeerKey]] = {}
        self.order = RarestOrder(table.count, rng)
        self.order.fill(table.indices(MISSING))

    @property
    def active_bytes(self) -> int:
        """Memory held by begun pieces."""
        return self._active_bytes

    def active(self, index: PieceIndex) -> ActivePiece | None:
        """The begun piece of that index, if it is begun."""
        return self._active.get(index)

    def prioritise(self, pieces: Iterable[PieceIndex]) -> None:
        """These are read by somebody now: they come before the rarest, in this order."""
        wanted = [piece for piece in pieces if not self._table.is_complete(piece)]
        self._urgent = dict.fromkeys(wanted) | self._urgent

    def pick(self, peer: PeerKey, has: PieceSet, most: int) -> tuple[PieceIndex, int, int] | None:
        """(piece, offset, length) to ask `peer` for, at most `most` bytes; None: nothing for it."""
        piece = self._begun_for(peer, has) or self._begin_for(peer, has)
        if piece is None:
            return None
        run = piece.claim(most)
        if not piece.free:
            self._open.pop(piece.index, None)
        assert run is not None
        return piece.index, *run

    def _begun_for(self, peer: PeerKey, has: PieceSet) -> ActivePiece | None:
        for index, piece in self._open.items():
            if piece.reserved_for in (None, peer) and index in has:
                return piece
        return None

    def _begin_for(self, peer: PeerKey, has: PieceSet) -> ActivePiece | None:
        index = self._next_piece(peer, has)
        if index is None:
            return None
        length = self._table.length(index)
        if self._active and self._active_bytes + length > MAX_UNVERIFIED_BYTES:
            return None
        self._table.move(index, REQUESTED)
        self.order.discard(index)
        piece = ActivePiece(index, length, self._buffers.take(length))
        if index in self._suspects:
            piece.reserved_for = peer
        self._active[index] = self._open[index] = piece
        self._active_bytes += length
        self._begun += 1
        return piece

    def _next_piece(self, peer: PeerKey, has: PieceSet) -> PieceIndex | None:
        for index in self._urgent:
            if index in self.order and index in has and self._trusts(peer, index):
                return index
        at_random = self.order.sample(self._rng) if self._begun < RANDOM_FIRST else ()
        for index in itertools.chain(at_random, self.order):
            if index in has and self._trusts(peer, index):
                return index
        return None

    def _trusts(self, peer: PeerKey, index: PieceIndex) -> bool:
        return peer not in self._suspects.get(index, ())

    def release(self, index: PieceIndex, offset: int, length: int) -> None:
        """A run will not come from whom it was asked; an untouched piece is given up whole."""
        piece = self._active.get(index)
        if piece is None:
            return
        piece.release(offset, length)
        piece.reserved_for = None
        if piece.free == len(piece.states):
            self.abandon(index)
        elif piece.free:
            self._open[index] = piece

    def abandon(self, index: PieceIndex) -> None:
        """Give a begun piece up: it is missing again and may be begun anew."""
        piece = self._forget(index)
        if piece is not None:
            self._table.release(index)
            self.order.add(index)
            self._buffers.give_back(piece.buffer)

    def succeeded(self, index: PieceIndex) -> None:
        """The piece is verified and written: its buffer is free again."""
        self._suspects.pop(index, None)
        self._urgent.pop(index, None)
        piece = self._forget(index)
        if piece is not None:
            self._buffers.give_back(piece.buffer)

    def failed(self, index: PieceIndex) -> set[PeerKey]:
        """The hash did not match: wanted again, whole from one peer; gives who had sent parts."""
        piece = self._forget(index)
        if piece is None:
            return set()
        contributors = piece.contributors()
        self._suspects.setdefault(index, set()).update(contributors)
        self._buffers.give_back(piece.buffer)
        self._table.move(index, MISSING)
        self.order.add(index)
        return contributors

    def suspected(self) -> list[tuple[PieceIndex, frozenset[PeerKey]]]:
        """Pieces that failed, and who had sent parts of them."""
        return [(index, frozenset(peers)) for index, peers in self._suspects.items()]

    def forgive(self, index: PieceIndex) -> None:
        """Nobody else has the piece: its suspects may send it again."""
        self._suspects.pop(index, None)

    def _forget(self, index: PieceIndex) -> ActivePiece | None:
        self._open.pop(index, None)
        piece = self._active.pop(index, None)
        if piece is not None:
            self._active_bytes -= piece.length
        return piece

    def lost(self, index: PieceIndex) -> None:
        """A piece that was complete is not any more: wanted again."""
        assert self._table[index] in (MISSING, FAILED)
        self.order.add(index)
