"""The catalogue on disk: entries with their signed messages, found by full-text search.

Owns a database of its own, apart from the library: strangers wrote what is in it, and it may be
thrown away. What is taken in and what goes is the ledger's ruling (`engine.gossip.ledger`); here it
is carried out, in batches. Followed, blocked and hidden are kept here as well.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from engine.storage.database import Database

MAX_FOUND: Final = 200  # entries in one answer
MAX_WORDS: Final = 12  # of a search that are looked at

Key = tuple[bytes, bytes]
"""A publisher's binary peer ID and a file ID."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry as it is kept."""

    publisher: bytes
    file_id: bytes
    seqno: int
    shard: int
    at: int  # seconds since the epoch
    message: bytes  # as it was signed, to be told to others
    title: str = ""
    tags: tuple[str, ...] = ()
    description: str = ""
    size: int = 0
    collection: bool = False
    withdrawn: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What the ledger needs of an entry."""

    publisher: bytes
    file_id: bytes
    seqno: int
    at: int
    size: int  # of the message
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; empty fields ask for nothing."""

    text: str = ""
    publisher: bytes = b""
    followed: bool = False
    hidden: bool = False
    limit: int = 50
    offset: int = 0


class CatalogueStore:
    """The one owner of the catalogue's file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    async def open(cls, path: Path) -> CatalogueStore:
        """Open or make it; a damaged one is moved aside. Raises as `Database.open`."""
        database = Database(path, MIGRATIONS, TABLES)
        await database.open()
        return cls(database)

    async def close(self) -> None:
        """Close the file; safe to call twice."""
        await self._database.close()

    async def marks(self) -> list[Mark]:
        """Everything that is kept, without its texts."""
        return await self._database.run(_marks)

    async def followed(self) -> list[bytes]:
        """Publishers followed, in that order."""
        return await self._database.run(lambda db: _peers(db, "followed"))

    async def blocked(self) -> list[bytes]:
        """Publishers blocked."""
        return await self._database.run(lambda db: _peers(db, "blocked"))

    async def set_followed(self, publishers: Sequence[bytes]) -> None:
        """Remember these, in this order."""
        await self._database.run(lambda db: _set_peers(db, "followed", publishers))

    async def set_blocked(self, publishers: Sequence[bytes]) -> None:
        """Remember these."""
        await self._database.run(lambda db: _set_peers(db, "blocked", publishers))

    async def write(self, rows: Sequence[EntryRow], gone: Sequence[Key]) -> None:
        """Take in new entries, in place of older ones of their names, and drop others.

        An entry that was hidden stays hidden when it is said again.
        """

        def work(db: sqlite3.Connection) -> None:
            db.executemany("DELETE FROM entries WHERE publisher = ? AND file_id = ?", gone)
            db.executemany(_UPSERT, [_values(row) for row in rows])

        await self._database.run(work)

    async def search(self, query: Query) -> list[EntryRow]:
        """Entries with all the words, the best first; without words, the newest."""
        return await self._database.run(lambda db: _search(db, query))

    async def entry(self, publisher: bytes, file_id: bytes) -> EntryRow | None:
        """One entry, a withdrawal too."""

        def work(db: sqlite3.Connection) -> EntryRow | None:
            sql = f"SELECT {_COLUMNS} FROM entries AS e WHERE publisher = ? AND file_id = ?"
            found = db.execute(sql, (publisher, file_id)).fetchone()
            return _row(found) if found else None

        return await self._database.run(work)

    async def set_hidden(self, publisher: bytes, file_id: bytes, hidden: bool) -> bool:
        """Whether there is such an entry; it is shown no more, or again."""

        def work(db: sqlite3.Connection) -> bool:
            sql = "UPDATE entries SET hidden = ? WHERE publisher = ? AND file_id = ?"
            changed = db.execute(f"{sql} AND NOT withdrawn", (hidden, publisher, file_id))
            return changed.rowcount > 0

        return await self._database.run(work)

    async def sample(self, shard: int, count: int, since: float) -> list[bytes]:
        """Messages of a shard that still stand, in no order: what a newcomer is told."""

        def work(db: sqlite3.Connection) -> list[bytes]:
            sql = "SELECT message FROM entries WHERE shard = ? AND at > ? ORDER BY random() LIMIT ?"
            return [message for (message,) in db.execute(sql, (shard, int(since), count))]

        return await self._database.run(work)

    async def count(self) -> tuple[int, int]:
        """Entries that a search can give, and how many publishers they are of."""

        def work(db: sqlite3.Connection) -> tuple[int, int]:
            sql = "SELECT count(*), count(DISTINCT publisher) FROM entries"
            entries, publishers = db.execute(f"{sql} WHERE NOT withdrawn AND NOT hidden").fetchone()
            return int(entries), int(publishers)

        return await self._database.run(work)


def match_of(text: str) -> str:
    """FTS5's expression for what a person typed: every word, each as a beginning.

    Words are quoted, so that nothing typed is an operator; "" where there is no word.
    """
    words = re.findall(r"\w+", text)[:MAX_WORDS]
    return " ".join(f'"{word}"*' for word in words)


def _search(db: sqlite3.Connection, query: Query) -> list[EntryRow]:
    where = ["NOT e.withdrawn", "e.hidden = ?"]
    arguments: list[Any] = [query.hidden]
    match = match_of(query.text)
    if query.text.strip() and not match:
        return []
    if query.publisher:
        where.append("e.publisher = ?")
        arguments.append(query.publisher)
    if query.followed:
        where.append("e.publisher IN (SELECT peer FROM followed)")
    source, order = "entries AS e", "e.at DESC, e.id DESC"
    if match:
        source = "entries_text AS t JOIN entries AS e ON e.id = t.rowid"
        where.append("t.entries_text MATCH ?")
        arguments.append(match)
        order = f"bm25(entries_text, {_WEIGHTS}), {order}"
    sql = f"SELECT {_COLUMNS} FROM {source} WHERE {' AND '.join(where)} ORDER BY {order}"
    page = (min(query.limit, MAX_FOUND), query.offset)
    return [_row(found) for found in db.execute(f"{sql} LIMIT ? OFFSET ?", (*arguments, *page))]


def _marks(db: sqlite3.Connection) -> list[Mark]:
    sql = "SELECT publisher, file_id, seqno, at, length(message), withdrawn FROM entries"
    return [
        Mark(publisher, file_id, int.from_bytes(seqno, "big"), at, size, bool(withdrawn))
        for publisher, file_id, seqno, at, size, withdrawn in db.execute(sql)
    ]


def _peers(db: sqlite3.Connection, table: str) -> list[bytes]:
    return [peer for (peer,) in db.execute(f"SELECT peer FROM {table} ORDER BY position")]


def _set_peers(db: sqlite3.Connection, table: str, peers: Iterable[bytes]) -> None:
    db.execute(f"DELETE FROM {table}")
    db.executemany(f"INSERT INTO {table} VALUES (?, ?)", enumerate(peers))


_COLUMNS = (
    "e.publisher, e.file_id, e.seqno, e.shard, e.at, e.message, e.title, e.tags, e.description,"
    " e.size, e.collection, e.withdrawn, e.hidden"
)
_WEIGHTS = "8.0, 4.0, 1.0"  # a word in the title says more than one in the description
_UPSERT = """
INSERT INTO entries (publisher, file_id, seqno, shard, at, message, title, tags, description,
    size, collection, withdrawn)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (publisher, file_id) DO UPDATE SET
    seqno = excluded.seqno, at = excluded.at, message = excluded.message, title = excluded.title,
    tags = excluded.tags, description = excluded.description, size = excluded.size,
    collection = excluded.collection, withdrawn = excluded.withdrawn
"""


def _values(row: EntryRow) -> tuple[Any, ...]:
    return (
        row.publisher,
        row.file_id,
        row.seqno.to_bytes(8, "big"),  # unsigned: SQLite's integers are not
        row.shard,
        row.at,
        row.message,
        row.title,
        "\n".join(row.tags),
        row.description,
        row.size,
        row.collection,
        row.withdrawn,
    )


def _row(found: Sequence[Any]) -> EntryRow:
    publisher, file_id, seqno, shard, at, message, title, tags, description, size, *flags = found
    return EntryRow(
        publisher,
        file_id,
        int.from_bytes(seqno, "big"),
        shard,
        at,
        message,
        title,
        tuple(tags.split("\n")) if tags else (),
        description,
        size,
        *map(bool, flags),
    )


TABLES = frozenset({"entries", "entries_text", "followed", "blocked"})

_VERSION_1 = (
    """CREATE TABLE entries (
        id INTEGER PRIMARY KEY,
        publisher BLOB NOT NULL,
        file_id BLOB NOT NULL,
        seqno BLOB NOT NULL,
        shard INTEGER NOT NULL,
        at INTEGER NOT NULL,
        message BLOB NOT NULL,
        title TEXT NOT NULL,
        tags TEXT NOT NULL,
        description TEXT NOT NULL,
        size INTEGER NOT NULL,
        collection INTEGER NOT NULL,
        withdrawn INTEGER NOT NULL,
        hidden INTEGER NOT NULL DEFAULT 0,
        UNIQUE (publisher, file_id)
    )""",
    "CREATE INDEX entries_by_time ON entries (at)",
    "CREATE INDEX entries_by_shard ON entries (shard)",
    """CREATE VIRTUAL TABLE entries_text USING fts5 (
        title, tags, description, content = 'entries', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2'
    )""",
    """CREATE TRIGGER entries_added AFTER INSERT ON entries BEGIN
        INSERT INTO entries_text (rowid, title, tags, description)
        VALUES (new.id, new.title, new.tags, new.description);
    END""",
    """CREATE TRIGGER entries_dropped AFTER DELETE ON entries BEGIN
        INSERT INTO entries_text (entries_text, rowid, title, tags, description)
        VALUES ('delete', old.id, old.title, old.tags, old.description);
    END""",
    """CREATE TRIGGER entries_changed AFTER UPDATE OF title, tags, description ON entries BEGIN
        INSERT INTO entries_text (entries_text, rowid, title, tags, description)
        VALUES ('delete', old.id, old.title, old.tags, old.description);
        INSERT INTO entries_text (rowid, title, tags, description)
        VALUES (new.id, new.title, new.tags, new.description);
    END""",
    "CREATE TABLE followed (position INTEGER PRIMARY KEY, peer BLOB NOT NULL)",
    "CREATE TABLE blocked (position INTEGER PRIMARY KEY, peer BLOB NOT NULL)",
)


def _version_1(connection: sqlite3.Connection) -> None:
    for statement in _VERSION_1:
        connection.execute(statement)


MIGRATIONS = (_version_1,)
