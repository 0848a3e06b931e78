"""Which pieces a peer has, and how rare each wanted piece is among the connected peers.

`PieceSet` is one peer's bitfield. `RarestOrder` keeps the wanted pieces sorted by the number of
peers that have them, with ties in random order, at constant cost per change: one list of pieces
and the start of each bucket in it, after libtorrent's piece picker. Peers that have everything
are counted in one number, since they change no order.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from engine.transfer.messages import PieceIndex
from engine.transfer.piece_table import bits_of, set_bits

if TYPE_CHECKING:
    from random import Random


MAX_WALK: Final = 64
"""Wanted pieces looked at in order of rarity before any that the peer has will do."""


CHUNK: Final = 512
"""Bytes of a bitmap that are looked at together."""
LEAVING_PART: Final = 256
"""Bytes of the bitmap of a peer that left which are settled together: 2,048 pieces."""
MIN_AT_ONCE: Final = 256
"""Changes from which on the order may be sorted anew."""


class PieceSet:
    """The pieces of one peer: bits, or all of them without bits."""

    __slots__ = ("_bits", "_count", "total")

    def __init__(self, total: int) -> None:
        self.total = total
        self._bits: bytearray | None = bytearray((total + 7) // 8)
        self._count = 0

    @property
    def is_all(self) -> bool:
        """Whether the peer has every piece."""
        return self._bits is None

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing, however it was told."""
        return self.count == self.total

    @property
    def count(self) -> int:
        """How many pieces the peer has."""
        return self.total if self._bits is None else self._count

    def __contains__(self, index: int) -> bool:
        if self._bits is None:
            return True
        return bool(self._bits[index >> 3] & (0x80 >> (index & 7)))

    def bits(self) -> bytes:
        """One bit per piece, the first highest; b"" for a peer that has everything."""
        return b"" if self._bits is None else bytes(self._bits)

    def add(self, index: int) -> bool:
        """Add one piece; False when it was there already."""
        bits, mask = self._bits, 0x80 >> (index & 7)
        if bits is None or bits[index >> 3] & mask:
            return False
        bits[index >> 3] |= mask
        self._count += 1
        return True

    def add_all(self) -> None:
        """The peer has everything."""
        self._bits = None

    def first_of(self, indices: Iterable[int]) -> int | None:
        """The first of these that it has."""
        bits = self._bits
        for index in indices:
            if bits is None or bits[index >> 3] & (0x80 >> (index & 7)):
                return index
        return None

    def common_with(self, bits: bytearray, start: int) -> int | None:
        """A piece it has of those set in `bits`, looked for from piece `start` on and around.

        Many bits at once: 20 microseconds at most for a hundred thousand pieces.
        """
        chunks = -(-len(bits) // CHUNK)
        for step in range(chunks):
            first = (start // 8 // CHUNK + step) % chunks * CHUNK
            part = bits[first : first + CHUNK]
            common = int.from_bytes(part, "big")
            if self._bits is not None:
                common &= int.from_bytes(self._bits[first : first + CHUNK], "big")
            if common:
                return 8 * (first + len(part)) - (common & -common).bit_length()
        return None

    def indices(self) -> Sequence[int]:
        """The pieces it has, ascending."""
        return (
            range(self.total)
            if self._bits is None
            else list(set_bits(bytes(self._bits), self.total))
        )


class RarestOrder:
    """Wanted pieces, rarest first."""

    def __init__(self, total: int, rng: Random) -> None:
        self._rng = rng
        self._availability = [0] * total  # of every piece, wanted or not; seeds not counted
        self._order: list[int] = []
        self._where = [-1] * total
        self._starts = [0]  # _starts[n] = where the pieces of availability n begin
        self._wanted = bytearray((total + 7) // 8)  # the same pieces as bits
        self._leaving: deque[tuple[bytes, int]] = deque()  # bits, and up to where they are settled

    def __len__(self) -> int:
        return len(self._order)

    def __iter__(self) -> Iterator[PieceIndex]:
        """Rarest first; the order must not change while it is walked."""
        return (PieceIndex(index) for index in self._order)

    def __contains__(self, index: int) -> bool:
        return self._where[index] >= 0

    def rarest_of(self, has: PieceSet) -> PieceIndex | None:
        """One of the rarest wanted pieces that `has` holds; None where it holds none.

        Where the rarest few are none of its, any of its does: the walk stays short.
        """
        index = has.first_of(itertools.islice(self._order, MAX_WALK))
        if index is not None:
            return PieceIndex(index)
        return self.any_of(has) if len(self._order) > MAX_WALK else None

    def any_of(self, has: PieceSet) -> PieceIndex | None:
        """A wanted piece that `has` holds, from a random place."""
        found = has.common_with(self._wanted, self._rng.randrange(len(self._where)))
        return None if found is None else PieceIndex(found)

    def availability(self, index: int) -> int:
        """How many connected peers that have not everything have this piece."""
        return self._availability[index]

    def unavailable(self) -> list[PieceIndex]:
        """Wanted pieces that no such peer has: the first bucket."""
        return [PieceIndex(index) for index in self._order[: self._end(0)]]

    def fill(self, wanted: Iterable[int]) -> None:
        """Start with these pieces, none available anywhere."""
        self._order = list(wanted)
        self._rng.shuffle(self._order)
        self._order.sort(key=self._availability.__getitem__)
        self._wanted = bytearray(bits_of(self._order, len(self._where)))
        self._index_again()

    def _index_again(self) -> None:
        """Where each piece and each bucket stands in the sorted order; 10 ms for 131,072 pieces."""
        where, order, availability = self._where, self._order, self._availability
        for position, index in enumerate(order):
            where[index] = position
        most = availability[order[-1]] if order else 0
        bucket_of = availability.__getitem__
        self._starts = [bisect_left(order, bucket, key=bucket_of) for bucket in range(most + 1)]

    def count_up(self, indices: Collection[int]) -> None:
        """One more peer has each of these pieces."""
        if self._at_once(indices, 1):
            return
        for index in indices:
            wanted = self._where[index] >= 0
            if wanted:
                self._to_next_bucket(index)
            self._availability[index] += 1
            if wanted:
                self._settle(index)

    def count_down(self, indices: Collection[int]) -> None:
        """One peer less has each of these pieces."""
        if self._at_once(indices, -1):
            return
        for index in indices:
            if self._where[index] >= 0:
                self._to_previous_bucket(index)
            self._availability[index] -= 1

    def peer_left(self, has: PieceSet) -> None:
        """A peer that had not everything counts no more: at once, or step by step by `settle`.

        Until then its pieces seem less rare than they are; nobody asks whoever has left.
        """
        bits = has.bits()
        if len(bits) <= LEAVING_PART:
            self.count_down(list(set_bits(bits, has.total)))
        elif has.count:
            self._leaving.append((bits, 0))

    @property
    def is_behind(self) -> bool:
        """Whether a peer that left is still counted in part: `settle` is to be called again."""
        return bool(self._leaving)

    def settle(self) -> None:
        """Count down one part of what those who left had: two milliseconds or so."""
        if not self._leaving:
            return
        bits, start = self._leaving.popleft()
        end = start + LEAVING_PART
        self.count_down([8 * start + bit for bit in set_bits(bits[start:end], 8 * LEAVING_PART)])
        if end < len(bits):
            self._leaving.appendleft((bits, end))

    def _at_once(self, indices: Collection[int], change: int) -> bool:
        """Many changes: sorting anew is cheaper than moving one by one. False: they are few."""
        if len(indices) < max(MIN_AT_ONCE, len(self._where) // 16):
            return False
        for index in indices:
            self._availability[index] += change
        self._order.sort(key=self._availability.__getitem__)
        self._index_again()
        return True

    def discard(self, index: int) -> None:
        """The piece is not wanted any more, or begun."""
        if self._where[index] < 0:
            return
        for bucket in range(self._availability[index], len(self._starts)):
            end = self._end(bucket)
            self._swap(self._where[index], end - 1)
            if bucket + 1 < len(self._starts):
                self._starts[bucket + 1] -= 1
        self._order.pop()
        self._where[index] = -1
        self._wanted[index >> 3] &= ~(0x80 >> (index & 7))

    def add(self, index: int) -> None:
        """The piece is wanted (again)."""
        if self._where[index] >= 0:
            return
        availability = self._availability[index]
        while len(self._starts) <= availability:
            self._starts.append(len(self._order))
        self._where[index] = len(self._order)
        self._wanted[index >> 3] |= 0x80 >> (index & 7)
        self._order.append(index)
        for bucket in range(len(self._starts) - 1, availability, -1):
            self._swap(self._where[index], self._starts[bucket])
            self._starts[bucket] += 1
        self._settle(index)

    def _end(self, bucket: int) -> int:
        following = bucket + 1
        return self._starts[following] if following < len(self._starts) else len(self._order)

    def _to_next_bucket(self, index: int) -> None:
        bucket = self._availability[index]
        if bucket + 1 == len(self._starts):
            self._starts.append(len(self._order))
        self._starts[bucket + 1] -= 1
        self._swap(self._where[index], self._starts[bucket + 1])

    def _to_previous_bucket(self, index: int) -> None:
        bucket = self._availability[index]
        self._swap(self._where[index], self._starts[bucket])
        self._starts[bucket] += 1

    def _settle(self, index: int) -> None:
        """Put the piece at a random place of its bucket: ties are broken by the dice."""
        bucket = self._availability[index]
        start, end = self._starts[bucket], self._end(bucket)
        self._swap(self._where[index], self._rng.randrange(start, end))

    def _swap(self, one: int, other: int) -> None:
        order, where = self._order, self._where
        a, b = order[one], order[other]
        order[one], order[other] = b, a
        where[a], where[b] = other, one
