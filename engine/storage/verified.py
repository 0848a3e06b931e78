"""Which pieces are recorded as verified: bits in chunks, so that a small step is a small write.

Owns the bitmaps' form in memory and in the table `verified`. A bitmap has one bit per piece, the
first piece in the highest bit of the first byte (BEP 3, "bitfield"), and zeros behind the last.
On disk it is cut into chunks of 4096 pieces; a chunk without a row is all zeros. So one piece of
a file with a million costs one row of 512 bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from engine.content.file_id import FileId

CHUNK_PIECES = 4096
CHUNK_BYTES = CHUNK_PIECES // 8

Pending = dict[tuple[FileId, int], bytearray]  # (file, chunk) -> bits to be added


def add_piece(pending: Pending, file_id: FileId, index: int) -> None:
    """Note one more verified piece."""
    chunk, bit = divmod(index, CHUNK_PIECES)
    bits = pending.setdefault((file_id, chunk), bytearray(CHUNK_BYTES))
    bits[bit >> 3] |= 0x80 >> (bit & 7)


def merge(pending: Pending, other: Mapping[tuple[FileId, int], bytearray]) -> None:
    """Add all of `other` to `pending`."""
    for key, bits in other.items():
        pending[key] = bytearray(_either(pending.get(key, b""), bits))


def store(connection: sqlite3.Connection, pending: Pending) -> None:
    """Add the pending bits to the table; those of a content that is gone are dropped."""
    for (file_id, chunk), bits in pending.items():
        row = connection.execute(
            "SELECT v.bits FROM contents AS c LEFT JOIN verified AS v"
            " ON v.file_id = c.file_id AND v.chunk = ? WHERE c.file_id = ?",
            (chunk, file_id),
        ).fetchone()
        if row is not None:
            _put(connection, file_id, chunk, _either(row[0] or b"", bits))


def replace(connection: sqlite3.Connection, file_id: FileId, bitmap: bytes) -> None:
    """Make `bitmap` all that is recorded of a content."""
    connection.execute("DELETE FROM verified WHERE file_id = ?", (file_id,))
    for at in range(0, len(bitmap), CHUNK_BYTES):
        if any(bits := bitmap[at : at + CHUNK_BYTES]):
            _put(connection, file_id, at // CHUNK_BYTES, bits)


def load(connection: sqlite3.Connection, file_id: FileId, pieces: int) -> bytes:
    """The bitmap of a content with that many pieces."""
    bitmap = bytearray(-(-pieces // 8))
    rows = connection.execute("SELECT chunk, bits FROM verified WHERE file_id = ?", (file_id,))
    for chunk, bits in rows:
        start = chunk * CHUNK_BYTES
        room = bitmap[start : start + CHUNK_BYTES]
        bitmap[start : start + len(room)] = bits[: len(room)].ljust(len(room), b"\0")
    return bytes(bitmap)


def full(pieces: int) -> bytes:
    """The bitmap that has all of that many pieces."""
    bits = ((1 << pieces) - 1) << (-pieces % 8)
    return bits.to_bytes(-(-pieces // 8), "big")


def _put(connection: sqlite3.Connection, file_id: FileId, chunk: int, bits: bytes) -> None:
    connection.execute("REPLACE INTO verified VALUES (?, ?, ?)", (file_id, chunk, bits))


def _either(one: bytes | bytearray, other: bytes | bytearray) -> bytes:
    both = int.from_bytes(one.ljust(CHUNK_BYTES, b"\0"), "big")
    both |= int.from_bytes(other.ljust(CHUNK_BYTES, b"\0"), "big")
    return both.to_bytes(CHUNK_BYTES, "big")
