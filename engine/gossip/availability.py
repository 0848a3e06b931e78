"""Which pieces somebody has, in at most 768 bytes: exact for small files, by buckets for others.

Owns the summary's form. Up to 6,144 pieces it is a bitfield (first piece = highest bit, BEP 3);
above, each byte is the share held of one bucket of pieces, rounded down, 255 = all of it. So that a
summary never claims a piece of a bucket that is empty, nor a whole bucket with a piece missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.errors import RemoteProtocolError

MAX_HAVE_BYTES: Final = 768  # with addresses, an announcement stays under 1 KiB
MAX_EXACT_PIECES: Final = 8 * MAX_HAVE_BYTES
MAX_PIECES: Final = 1 << 20  # design.md section 2: no file has more
_FULL: Final = 255


@dataclass(frozen=True, slots=True)
class HaveSummary:
    """Pieces held of `piece_count`; `data` has exactly `summary_length(piece_count)` bytes."""

    piece_count: int
    data: bytes

    def __post_init__(self) -> None:
        if not 0 < self.piece_count <= MAX_PIECES:
            raise RemoteProtocolError("A summary is of no possible number of pieces.")
        if len(self.data) != summary_length(self.piece_count):
            raise RemoteProtocolError("A summary's length does not fit its number of pieces.")
        spare = -self.piece_count % 8
        if self.is_exact and self.data[-1] & ((1 << spare) - 1):
            raise RemoteProtocolError("A summary claims pieces after the last one.")

    @property
    def is_exact(self) -> bool:
        """Whether it says of each piece if it is held."""
        return self.piece_count <= MAX_EXACT_PIECES

    def share(self, index: int) -> float:
        """How likely piece `index` is held, 0 to 1: what it adds to the piece's count of copies."""
        if self.is_exact:
            return float(self.data[index >> 3] >> (7 - (index & 7)) & 1)
        return self.data[index // bucket_size(self.piece_count)] / _FULL

    @property
    def held(self) -> int:
        """About how many pieces are held, never more than there are."""
        if self.is_exact:
            return int.from_bytes(self.data, "big").bit_count()
        size = bucket_size(self.piece_count)
        full, last = divmod(self.piece_count, size)
        sizes = [size] * full + [last] * bool(last)
        return sum(value * count // _FULL for value, count in zip(self.data, sizes, strict=True))


def bucket_size(piece_count: int) -> int:
    """Pieces per byte of a summary that is not exact: a multiple of 8, cut at whole bytes."""
    return 8 * -(-piece_count // (8 * MAX_HAVE_BYTES))


def summary_length(piece_count: int) -> int:
    """Bytes in the summary of so many pieces."""
    if piece_count <= MAX_EXACT_PIECES:
        return -(-piece_count // 8)
    return -(-piece_count // bucket_size(piece_count))


def summarise(bitfield: bytes, piece_count: int) -> HaveSummary:
    """The summary of a bitfield: one bit per piece, first piece = highest bit, spare bits 0."""
    if piece_count <= MAX_EXACT_PIECES:
        return HaveSummary(piece_count, bytes(bitfield))
    size = bucket_size(piece_count)
    shares = bytearray()
    for start in range(0, piece_count, size):
        pieces = min(size, piece_count - start)
        chunk = bitfield[start // 8 : (start + size) // 8]
        shares.append(_FULL * int.from_bytes(chunk, "big").bit_count() // pieces)
    return HaveSummary(piece_count, bytes(shares))
