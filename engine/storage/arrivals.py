"""When each piece came in: a log per content, from which a download can be shown again.

Owns the log's form in memory and in the table `arrivals`. An entry is eight bytes: milliseconds
since the log began and the piece's number, each a little-endian u32. The table holds it in parts,
each with a beginning of its own, so that a step of a long download rewrites a few kilobytes at
most; `load` gives them as one.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from engine.content.file_id import FileId

PART_BYTES: Final = 16 * 1024
"""A part that has grown to this is followed by a new one."""
LATEST_MS: Final = 0xFFFF_FFFF
"""49 days: what comes later than that after a log's beginning is told as of then."""
_ENTRY: Final = struct.Struct("<II")

Arrival = tuple[float, int]  # seconds since the epoch, piece
Pending = dict[FileId, list[Arrival]]


def merge(pending: Pending, earlier: Mapping[FileId, Sequence[Arrival]]) -> None:
    """Put all of `earlier` before what is pending."""
    for file_id, entries in earlier.items():
        pending[file_id] = [*entries, *pending.get(file_id, ())]


def store(connection: sqlite3.Connection, pending: Pending) -> None:
    """Add to the logs; the entries of a content that is gone are dropped."""
    for file_id, entries in pending.items():
        known = connection.execute("SELECT 1 FROM contents WHERE file_id = ?", (file_id,))
        if known.fetchone() is not None:
            _append(connection, file_id, entries)


def _append(connection: sqlite3.Connection, file_id: FileId, entries: Sequence[Arrival]) -> None:
    last = connection.execute(
        "SELECT part, began FROM arrivals WHERE file_id = ? AND length(log) < ?"
        " ORDER BY part DESC LIMIT 1",
        (file_id, PART_BYTES),
    ).fetchone()
    if last is None or not _fits(entries, last[1]):
        connection.execute(
            "INSERT INTO arrivals (file_id, began, log) VALUES (?, ?, ?)",
            (file_id, entries[0][0], _pack(entries, entries[0][0])),
        )
        return
    part, began = last
    connection.execute(
        "UPDATE arrivals SET log = CAST(log || ? AS BLOB) WHERE part = ?",
        (_pack(entries, began), part),
    )


def _fits(entries: Sequence[Arrival], began: float) -> bool:
    return entries[-1][0] - began < LATEST_MS / 1000


def load(connection: sqlite3.Connection, file_id: FileId) -> tuple[float, bytes]:
    """When the log of a content began, in seconds since the epoch, and its entries in order.

    (0, b"") where there is none. Moments never fall, also where the clock was set back.
    """
    rows = connection.execute(
        "SELECT began, log FROM arrivals WHERE file_id = ? ORDER BY part", (file_id,)
    ).fetchall()
    if not rows:
        return 0.0, b""
    began = float(rows[0][0])
    return began, _pack([entry for row in rows for entry in _unpack(*row)], began)


def _pack(entries: Sequence[Arrival], began: float) -> bytes:
    packed = bytearray()
    latest = 0
    for at, piece in entries:
        latest = min(max(latest, round((at - began) * 1000)), LATEST_MS)
        packed += _ENTRY.pack(latest, piece)
    return bytes(packed)


def _unpack(began: float, log: bytes) -> Iterator[Arrival]:
    whole = memoryview(log)[: len(log) // _ENTRY.size * _ENTRY.size]
    return ((began + ms / 1000, piece) for ms, piece in _ENTRY.iter_unpack(whole))
