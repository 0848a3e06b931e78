"""Which bytes to ask a peer for next.

What is read now, what the peer itself suggests, begun pieces, then the rarest piece; and when all
that is wanted is asked for, a second copy of what is slowest to come.

Owns the begun pieces and the order of the rest. It moves states in the `PieceTable` (missing to
requested), and knows peers only by their key and their `PieceSet`.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.transfer.availability import PieceSet, RarestOrder
from engine.transfer.blocks import ActivePiece, BufferPool, Outstanding, PeerKey
from engine.transfer.messages import PieceIndex
from engine.transfer.piece_table import MISSING, REQUESTED, PieceTable

if TYPE_CHECKING:
    from random import Random

RANDOM_FIRST: Final = 4
"""Pieces taken at random before rarest first begins (libtorrent's initial_picker_threshold)."""
Heard = Callable[[int], Callable[[int], float] | None]
"""For a file of so many pieces: how many copies of a piece exist beyond the connected peers, as far
as anybody told; None where nobody did."""
HEARD_CHOICE: Final = 16
"""Rarest pieces that are compared by what is heard of them."""
MAX_UNVERIFIED_BYTES: Final = 64 * 1024 * 1024
"""Memory for begun pieces (anacrolix' MaxUnverifiedBytes)."""
MAX_COPIES: Final = 2
"""Peers asked for the same bytes at the same time, in the endgame or when they are late."""
MAX_OPEN_WALK: Final = 64
MAX_READERS: Final = 64
"""Readers of one file at the same time whose needs are looked at."""


@dataclass(frozen=True, slots=True)
class Run:
    """Bytes to ask a peer for; `second` where another was asked for them before."""

    piece: ActivePiece
    offset: int
    length: int
    second: bool = False


class Picker:
    """Chooses pieces and runs of blocks within them."""

    def __init__(self, table: PieceTable, rng: Random, buffers: BufferPool) -> None:
        self._table = table
        self._rng = rng
        self._buffers = buffers
        self._active: dict[PieceIndex, ActivePiece] = {}
        self._open: dict[PieceIndex, ActivePiece] = {}  # those with blocks asked of nobody
        self._late: dict[Outstanding, None] = {}
        self._active_bytes = 0
        self._begun = 0
        self._tries = bytearray(table.count)  # how often each was begun; 255: or more
        self._watches: dict[Hashable, dict[PieceIndex, float]] = {}
        self._urgent: dict[PieceIndex, float] = {}  # when each is needed, the first to be first
        self._suspects: dict[PieceIndex, set[PeerKey]] = {}
        self.revision = 0
        """Changes when a peer that nothing was found for is worth another look."""
        self.heard: Heard | None = None
        self.order = RarestOrder(table.count, rng)
        self.order.fill(i for i in table.indices(MISSING) if i not in table.unwanted)

    @property
    def active_bytes(self) -> int:
        """Memory held by begun pieces."""
        return self._active_bytes

    def active(self, index: PieceIndex) -> ActivePiece | None:
        """The begun piece of that index, if it is begun."""
        return self._active.get(index)

    def tries(self, index: PieceIndex) -> int:
        """How often the piece was begun, 255 at most."""
        return self._tries[index]

    def nowhere(self) -> list[PieceIndex]:
        """Wanted pieces that no connected peer has, those with everything not counted."""
        begun = [index for index in self._active if not self.order.availability(index)]
        return [*begun, *self.order.unavailable()]

    def senders(self, index: PieceIndex) -> list[PeerKey]:
        """Who is asked for parts of a begun piece, or has sent some."""
        piece = self._active.get(index)
        if piece is None:
            return []
        asked = (one.peer for flight in piece.flights.values() for one in flight)
        return sorted({*asked, *piece.contributors()})

    def wants_any_of(self, indices: Iterable[int]) -> bool:
        """Whether a peer that has these now is worth another look."""
        second = self._late or self.in_endgame
        for index in indices:
            if index in self.order or index in self._open or (second and index in self._active):
                return True
        return False

    # --- what is read now ------------------------------------------------------------------

    def watch(self, reader: Hashable, due: Mapping[PieceIndex, float]) -> None:
        """Somebody reads these and needs each at its time: they come before the rarest.

        Replaces what the same reader needed before; no piece: it reads no more.
        """
        self._watches.pop(reader, None)
        if due and len(self._watches) < MAX_READERS:
            self._watches[reader] = dict(due)
        rows = [row for watch in self._watches.values() for row in watch.items()]
        rows.sort(key=lambda row: (row[1], row[0]))
        self._urgent = {}
        for index, at in rows:
            if not self._table.is_complete(index):
                self._urgent.setdefault(index, at)
        self.revision += 1

    @property
    def is_watched(self) -> bool:
        """Whether anything is needed at a certain time."""
        return bool(self._urgent)

    def is_overdue(self, index: PieceIndex, now: float) -> bool:
        """Whether somebody waits for the piece already."""
        return self._urgent.get(index, math.inf) <= now

    def _urgent_for(self, peer: PeerKey, has: PieceSet, comes_at: float) -> ActivePiece | None:
        """The first that the peer can bring in time; where it can none, the first it has."""
        late: PieceIndex | None = None
        for index, due in itertools.islice(self._urgent.items(), MAX_OPEN_WALK):
            if index not in has or not self._may_ask(peer, index):
                continue
            if comes_at <= due:
                return self._open.get(index) or self._begin(index, peer)
            late = index if late is None else late
        return None if late is None else self._open.get(late) or self._begin(late, peer)

    def _may_ask(self, peer: PeerKey, index: PieceIndex) -> bool:
        piece = self._open.get(index)
        if piece is not None:
            return self._may_have(peer, piece)
        return index in self.order and self._trusts(peer, index)

    # --- first copies ----------------------------------------------------------------------

    def pick(self, peer: PeerKey, has: PieceSet, most: int, comes_at: float = 0.0) -> Run | None:
        """At most `most` bytes that nobody was asked for; None: nothing for this peer.

        `comes_at`: when they would be here, if it matters for what is read now.
        """
        piece = self._urgent_for(peer, has, comes_at) or self._begun_for(peer, has)
        if piece is None:
            index = self._next_piece(peer, has)
            piece = None if index is None else self._begin(index, peer)
        return self._claim(piece, most)

    def pick_hinted(
        self,
        peer: PeerKey,
        has: PieceSet,
        hints: dict[PieceIndex, None],
        most: int,
        comes_at: float = 0.0,
    ) -> Run | None:
        """The same of what the peer itself suggests, or of what is read now."""
        piece = self._urgent_for(peer, has, comes_at)
        while piece is None and hints:
            index = next(iter(hints))
            if index in self._open and self._may_have(peer, self._open[index]):
                piece = self._open[index]
            elif index in self.order and self._trusts(peer, index):
                piece = self._begin(index, peer)
                if piece is None:
                    return None
            else:
                del hints[index]
        return self._claim(piece, most)

    def _claim(self, piece: ActivePiece | None, most: int) -> Run | None:
        if piece is None:
            return None
        offset, length = piece.claim(most)
        if not piece.free:
            del self._open[piece.index]
            if self.in_endgame:
                self.revision += 1
        return Run(piece, offset, length)

    def _begun_for(self, peer: PeerKey, has: PieceSet) -> ActivePiece | None:
        for index, piece in itertools.islice(self._open.items(), MAX_OPEN_WALK):
            if index in has and self._may_have(peer, piece):
                return piece
        return None

    @staticmethod
    def _may_have(peer: PeerKey, piece: ActivePiece) -> bool:
        return piece.reserved_for in (None, peer)

    def _begin(self, index: PieceIndex, peer: PeerKey) -> ActivePiece | None:
        length = self._table.length(index)
        if self._active and self._active_bytes + length > MAX_UNVERIFIED_BYTES:
            return None
        self._table.move(index, REQUESTED)
        self.order.discard(index)
        piece = ActivePiece(index, length, self._buffers)
        if index in self._suspects:
            piece.reserved_for = peer
        self._active[index] = self._open[index] = piece
        self._active_bytes += length
        self._begun += 1
        self._tries[index] = min(self._tries[index] + 1, 255)
        return piece

    def _next_piece(self, peer: PeerKey, has: PieceSet) -> PieceIndex | None:
        if not len(self.order):
            return None
        at_random = self._begun < RANDOM_FIRST
        index = self.order.any_of(has) if at_random else self._rarest_of(has)
        if index is not None and not self._trusts(peer, index):
            trusted = (piece for piece in self.order if self._trusts(peer, piece))
            index = next((piece for piece in trusted if piece in has), None)
        return index

    def _rarest_of(self, has: PieceSet) -> PieceIndex | None:
        """The rarest among the neighbours; of the rarest few, the rarest in the whole swarm."""
        index = self.order.rarest_of(has)
        copies = None if index is None or self.heard is None else self.heard(self._table.count)
        if index is None or copies is None:
            return index
        few = [index, *(p for p in itertools.islice(self.order, HEARD_CHOICE) if p in has)]
        return min(few, key=lambda piece: self.order.availability(piece) + copies(piece))

    def _trusts(self, peer: PeerKey, index: PieceIndex) -> bool:
        return peer not in self._suspects.get(index, ())

    # --- second copies ---------------------------------------------------------------------

    @property
    def in_endgame(self) -> bool:
        """Whether every block that is wanted is asked of somebody."""
        return not self._open and not len(self.order)

    def came_late(self, asked: Outstanding) -> None:
        """These bytes take too long: another peer may be asked as well."""
        asked.late = True
        self._late[asked] = None
        self.revision += 1

    def pick_second(
        self,
        peer: PeerKey,
        has: PieceSet,
        most: int,
        wait_s: Callable[[PeerKey], float],
        watched: bool = False,
    ) -> Run | None:
        """The slowest run that one other peer was asked for; `wait_s`: how long a peer takes.

        Late ones at any time, in the endgame all of them; with `watched` what is read now alone.
        """
        best: Outstanding | None = None
        longest = wait_s(peer)
        waits: dict[PeerKey, float] = {}  # each peer is asked for many runs
        for asked in self._second_candidates():
            wait = waits.get(asked.peer)
            if wait is None:
                wait = waits[asked.peer] = wait_s(asked.peer)
            if wait <= longest:
                continue
            if watched and asked.request.piece not in self._urgent:
                continue
            index = asked.request.piece
            if asked.peer == peer or asked.request.length > most or index not in has:
                continue
            piece = self._active.get(index)
            if piece is None or not self._may_have(peer, piece) or not self._trusts(peer, index):
                continue
            if len(piece.flights.get(asked.request.offset, ())) < MAX_COPIES:
                best, longest = asked, wait
        if best is None:
            return None
        request = best.request
        return Run(self._active[request.piece], request.offset, request.length, second=True)

    def _second_candidates(self) -> list[Outstanding]:
        if self.in_endgame:
            return [
                flight[0]
                for piece in self._active.values()
                for flight in piece.flights.values()
                if len(flight) == 1
            ]
        for asked in [asked for asked in self._late if not asked.live]:
            del self._late[asked]
        return list(self._late)

    # --- what became of it -----------------------------------------------------------------

    def withdraw(self, asked: Outstanding) -> None:
        """A run will not come from whom it was asked; an untouched piece is given up whole."""
        piece = self._active.get(asked.request.piece)
        if piece is None or not asked.live:
            asked.live = False
            return
        self.revision += 1
        if not piece.withdraw(asked):
            return
        piece.reserved_for = None
        if piece.free == len(piece.states):
            self.abandon(piece.index)
        else:
            self._open[piece.index] = piece

    def abandon(self, index: PieceIndex) -> None:
        """Give a begun piece up: it is missing again and may be begun anew."""
        piece = self._forget(index)
        if piece is not None:
            self._table.release(index)
            self.order.add(index)

    def succeeded(self, index: PieceIndex) -> None:
        """The piece is verified and written: its buffer is free again."""
        self._suspects.pop(index, None)
        self._urgent.pop(index, None)
        self._forget(index)

    def failed(self, index: PieceIndex) -> dict[int, PeerKey]:
        """The hash did not match: wanted again, whole from one peer; gives who sent each block."""
        piece = self._forget(index)
        if piece is None:
            return {}
        self._suspects.setdefault(index, set()).update(piece.contributors())
        self._table.move(index, MISSING)
        self.order.add(index)
        return piece.senders

    def suspected(self) -> list[tuple[PieceIndex, frozenset[PeerKey]]]:
        """Pieces that failed, and who had sent parts of them."""
        return [(index, frozenset(peers)) for index, peers in self._suspects.items()]

    def forgive(self, index: PieceIndex) -> None:
        """Its liars are known, or nobody else has the piece: the rest may send it again."""
        self._suspects.pop(index, None)
        self.revision += 1

    def _forget(self, index: PieceIndex) -> ActivePiece | None:
        self._open.pop(index, None)
        piece = self._active.pop(index, None)
        if piece is not None:
            if self._active_bytes + self._table.piece_size > MAX_UNVERIFIED_BYTES:
                self.revision += 1  # there is memory again
            self._active_bytes -= piece.length
            piece.release()
        return piece
