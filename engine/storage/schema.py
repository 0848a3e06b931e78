"""The tables of the library, and the rows that leave it.

Owns the schema's history and the mapping between rows and columns. It runs nothing by itself.

Paths are stored as the bytes the system knows them by, because a name on disk need not be text.
Piece hashes lie in a table of their own: ten thousand rows are listed without a single hash being
read.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.content.file_id import FileId
from engine.storage.piece_store import Fingerprint
from engine.views import Priority, TransferKind, TransferState


@dataclass(frozen=True, slots=True)
class TransferRow:
    """One row of the list, as it is remembered."""

    key: str
    kind: TransferKind
    name: str
    state: TransferState
    file_id: FileId | None = None  # None until it is hashed
    path: Path | None = None  # the file or folder on disk; None until a place is chosen
    size: int = 0  # 0 while unknown
    reason: str = ""  # a sentence, where the state needs one
    hints: str = ""  # the link it came from, if any
    added_at: float = 0.0  # seconds since the epoch
    finished_at: float = 0.0  # 0 while unfinished
    uploaded: int = 0  # bytes; see `Library.record_uploaded`
    rank: float = 0.0  # its place in the queue of downloads, the lowest first
    priority: Priority = Priority.NORMAL
    limit_down: int = 0  # bytes per second of this transfer alone, 0 = none
    limit_up: int = 0
    only: tuple[str, ...] = ()  # the files wanted of a collection whose files are not known yet
    seen_at: float = 0.0  # when somebody last had the pieces that nobody has now; 0 = never


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One file of a collection, in the manifest's order."""

    path: str  # relative, as in the manifest
    size: int
    file_id: FileId
    priority: Priority = Priority.NORMAL


@dataclass(frozen=True, slots=True)
class ContentRow:
    """One content, whatever it is called: where its only copy is, and how far it has come."""

    file_id: FileId
    size: int
    pieces_root: bytes
    path: Path | None = None  # its final name, also while there is only the part file
    complete: bool = False  # all of it stands at `path`
    fingerprint: Fingerprint | None = None  # of the file when its pieces were last known good
    doubtful: bool = False  # the machine went down hard: verify what is recorded before using it
    has_hashes: bool = False  # its piece hashes are stored


TRANSFER_COLUMNS = (
    "key, kind, name, state, file_id, path, size, reason, hints, added_at, finished_at, rank,"
    " priority, limit_down, limit_up, chosen, seen_at, uploaded"
)
MEMBER_COLUMNS = "path, size, file_id, priority"
CONTENT_COLUMNS = (
    "file_id, size, pieces_root, path, complete, fingerprint, doubtful,"
    " EXISTS (SELECT 1 FROM piece_hashes AS h WHERE h.file_id = c.file_id)"
)


def transfer_values(row: TransferRow) -> tuple[Any, ...]:
    """Values in the order of `TRANSFER_COLUMNS`."""
    return (
        row.key,
        row.kind.value,
        row.name,
        row.state.value,
        row.file_id,
        pack_path(row.path),
        row.size,
        row.reason,
        row.hints,
        row.added_at,
        row.finished_at,
        row.rank,
        row.priority.value,
        row.limit_down,
        row.limit_up,
        json.dumps(row.only) if row.only else "",
        row.seen_at,
        row.uploaded,
    )


def transfer_row(values: Sequence[Any]) -> TransferRow:
    """The row that `transfer_values` took apart."""
    key, kind, name, state, file_id, path, size, reason, hints, added_at, finished_at = values[:11]
    rank, priority, limit_down, limit_up, only, seen_at, uploaded = values[11:]
    return TransferRow(
        key,
        TransferKind(kind),
        name,
        TransferState(state),
        file_id,
        unpack_path(path),
        size,
        reason,
        hints,
        added_at,
        finished_at,
        uploaded,
        rank,
        Priority(priority),
        limit_down,
        limit_up,
        tuple(json.loads(only)) if only else (),
        seen_at,
    )


def member_values(row: MemberRow) -> tuple[Any, ...]:
    """Values in the order of `MEMBER_COLUMNS`."""
    return row.path, row.size, row.file_id, row.priority.value


def member_row(values: Sequence[Any]) -> MemberRow:
    """The inverse of `member_values`."""
    path, size, file_id, priority = values
    return MemberRow(path, size, file_id, Priority(priority))


def content_row(values: Sequence[Any]) -> ContentRow:
    """A row from the values of `CONTENT_COLUMNS`."""
    file_id, size, pieces_root, path, complete, fingerprint, doubtful, has_hashes = values
    return ContentRow(
        file_id,
        size,
        pieces_root,
        unpack_path(path),
        bool(complete),
        unpack_fingerprint(fingerprint),
        bool(doubtful),
        bool(has_hashes),
    )


def pack_path(path: Path | None) -> bytes | None:
    """The bytes the system knows a path by."""
    return None if path is None else os.fsencode(path)


def unpack_path(packed: bytes | None) -> Path | None:
    """The inverse of `pack_path`."""
    return None if packed is None else Path(os.fsdecode(packed))


def pack_fingerprint(fingerprint: Fingerprint | None) -> str | None:
    """Text, because Windows' file numbers need more bits than SQLite's integers have."""
    if fingerprint is None:
        return None
    return f"{fingerprint.size} {fingerprint.mtime_ns} {fingerprint.inode}"


def unpack_fingerprint(packed: str | None) -> Fingerprint | None:
    """The inverse of `pack_fingerprint`."""
    return None if packed is None else Fingerprint(*map(int, packed.split()))


TABLES = frozenset(
    {"settings", "transfers", "members", "contents", "piece_hashes", "verified", "arrivals"}
)


def _version_1(connection: sqlite3.Connection) -> None:
    for statement in _VERSION_1.split(";"):
        connection.execute(statement)


_VERSION_1 = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE transfers (
    key TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    file_id BLOB,
    path BLOB,
    size INTEGER NOT NULL,
    reason TEXT NOT NULL,
    hints TEXT NOT NULL,
    added_at REAL NOT NULL,
    finished_at REAL NOT NULL,
    uploaded INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX transfers_by_file ON transfers (file_id);
CREATE TABLE members (
    key TEXT NOT NULL REFERENCES transfers ON DELETE CASCADE,
    position INTEGER NOT NULL,
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    file_id BLOB NOT NULL,
    PRIMARY KEY (key, position)
) WITHOUT ROWID;
CREATE INDEX members_by_file ON members (file_id);
CREATE TABLE contents (
    file_id BLOB PRIMARY KEY,
    size INTEGER NOT NULL,
    pieces_root BLOB NOT NULL,
    path BLOB,
    complete INTEGER NOT NULL,
    fingerprint TEXT,
    doubtful INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE piece_hashes (
    file_id BLOB PRIMARY KEY REFERENCES contents ON DELETE CASCADE,
    hashes BLOB NOT NULL
);
CREATE TABLE verified (
    file_id BLOB NOT NULL REFERENCES contents ON DELETE CASCADE,
    chunk INTEGER NOT NULL,
    bits BLOB NOT NULL,
    PRIMARY KEY (file_id, chunk)
) WITHOUT ROWID
"""


def _version_2(connection: sqlite3.Connection) -> None:
    for statement in _VERSION_2.split(";"):
        connection.execute(statement)


_VERSION_2 = """
ALTER TABLE transfers ADD COLUMN rank REAL NOT NULL DEFAULT 0;
ALTER TABLE transfers ADD COLUMN priority TEXT NOT NULL DEFAULT 'normal';
ALTER TABLE transfers ADD COLUMN limit_down INTEGER NOT NULL DEFAULT 0;
ALTER TABLE transfers ADD COLUMN limit_up INTEGER NOT NULL DEFAULT 0;
ALTER TABLE transfers ADD COLUMN chosen TEXT NOT NULL DEFAULT '';
ALTER TABLE transfers ADD COLUMN seen_at REAL NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN priority TEXT NOT NULL DEFAULT 'normal'
"""


def _version_3(connection: sqlite3.Connection) -> None:
    for statement in _VERSION_3.split(";"):
        connection.execute(statement)


_VERSION_3 = """
CREATE TABLE arrivals (
    part INTEGER PRIMARY KEY,
    file_id BLOB NOT NULL REFERENCES contents ON DELETE CASCADE,
    began REAL NOT NULL,
    log BLOB NOT NULL
);
CREATE INDEX arrivals_by_file ON arrivals (file_id)
"""

MIGRATIONS = (_version_1, _version_2, _version_3)
