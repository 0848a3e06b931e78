"""What Shoal remembers over a restart: transfers, contents, verified pieces, settings.

Owns these facts and is their only writer. A transfer is a row of the user's list; a content is a
file's bytes, which several transfers may use, and which is on disk once. Nobody else holds the
connection; rows are frozen copies.

What may be relied on after a kill at any moment: every call that returned is kept, a call is kept
whole or not at all, and a recorded piece was written before (the caller records it after
`write_at`). Verified pieces and uploaded bytes are gathered in memory and written by `flush()`,
which the caller does a few times a second: a kill loses at most what was not flushed, and a lost
piece is only downloaded again. After a power failure the written pieces may be lost although the
record is not; so a machine that went down without a clean `close` marks the unfinished contents
`doubtful`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from engine.content.file_id import FileId, piece_count
from engine.errors import EnvironmentFailure, NotFoundError
from engine.storage import arrivals, verified
from engine.storage.boot import boot_mark, same_boot
from engine.storage.database import Database
from engine.storage.known import KnownContents
from engine.storage.piece_store import Fingerprint
from engine.storage.schema import (
    CONTENT_COLUMNS,
    MEMBER_COLUMNS,
    MIGRATIONS,
    TABLES,
    TRANSFER_COLUMNS,
    ContentRow,
    MemberRow,
    TransferRow,
    content_row,
    member_row,
    member_values,
    pack_fingerprint,
    pack_path,
    transfer_row,
    transfer_values,
)
from engine.views import TransferState

__all__ = ["ContentRow", "Library", "MemberRow", "TransferRow"]

_INTERNAL = "internal/"
_BOOT_MARK = _INTERNAL + "boot"  # a setting that is there while the library is open


class Library:
    """The one owner of what is remembered; open it with `Library.open`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._pieces: verified.Pending = {}
        self._arrivals: arrivals.Pending = {}
        self._pending_count = 0
        self._uploaded: dict[str, int] = {}
        self._closed = False
        self._known = KnownContents()

    @classmethod
    async def open(cls, path: Path) -> Library:
        """Open or make the library at `path`; see `set_aside` for a damaged one.

        Raises EnvironmentFailure when the disk refuses, UserFacingError when a newer Shoal made it.
        """
        database = Database(path, MIGRATIONS, TABLES)
        await database.open()
        library = cls(database)
        try:
            await database.run(lambda db: _begin_session(db, doubt=database.restored))
        except BaseException:
            await database.close()
            raise
        return library

    @property
    def set_aside(self) -> Path | None:
        """Where a damaged library was moved when this one was opened in its place, else None."""
        return self._database.set_aside

    @property
    def restored(self) -> bool:
        """Whether that one's copy is in its place, of the last start or stop."""
        return self._database.restored

    async def close(self) -> None:
        """Flush and close; raises EnvironmentFailure when the disk refuses, but closes.

        Safe to call twice.
        """
        if self._closed:
            return
        self._closed = True
        try:
            await self.flush()
            await self._database.run(_end_session)
        finally:
            await self._database.close()

    # -- transfers ------------------------------------------------------------------------------

    async def transfers(self) -> list[TransferRow]:
        """All rows, oldest first."""
        return await self._database.run(_transfers)

    async def transfer(self, key: str) -> TransferRow:
        """One row; raises NotFoundError."""
        return await self._database.run(lambda db: _transfer(db, key))

    async def add_transfer(self, row: TransferRow, members: Sequence[MemberRow] = ()) -> None:
        """Remember a new transfer, and the files of a collection when they are known already."""

        def work(db: sqlite3.Connection) -> None:
            marks = ", ".join("?" * len(transfer_values(row)))
            db.execute(
                f"INSERT INTO transfers ({TRANSFER_COLUMNS}) VALUES ({marks})",
                transfer_values(row),
            )
            _set_members(db, row.key, members)

        await self._database.run(work)

    async def update_transfer(self, row: TransferRow) -> None:
        """Replace everything of a transfer but `uploaded`; raises NotFoundError."""

        def work(db: sqlite3.Connection) -> None:
            key, *values, _uploaded = transfer_values(row)
            names = TRANSFER_COLUMNS.split(", ")[1:-1]
            sets = ", ".join(f"{name} = ?" for name in names)
            _changed_one(db.execute(f"UPDATE transfers SET {sets} WHERE key = ?", (*values, key)))

        await self._database.run(work)

    async def relocate(
        self,
        key: str,
        name: str,
        path: Path | None,
        places: Mapping[FileId, tuple[Path, Fingerprint | None]],
    ) -> None:
        """A transfer and these contents of it stand elsewhere now: all of it, or nothing.

        Raises NotFoundError.
        """

        def work(db: sqlite3.Connection) -> None:
            values = name, pack_path(path), key
            _changed_one(
                db.execute("UPDATE transfers SET name = ?, path = ? WHERE key = ?", values)
            )
            for file_id, (place, fingerprint) in places.items():
                db.execute(
                    "UPDATE contents SET path = ?, fingerprint = ? WHERE file_id = ?",
                    (pack_path(place), pack_fingerprint(fingerprint), file_id),
                )

        for file_id in places:
            self._known.forget(file_id)
        await self._database.run(work)

    async def set_state(self, key: str, state: TransferState, reason: str = "") -> None:
        """Change only a transfer's state and reason; raises NotFoundError."""
        await self._database.run(
            lambda db: _changed_one(
                db.execute(
                    "UPDATE transfers SET state = ?, reason = ? WHERE key = ?",
                    (state.value, reason, key),
                )
            )
        )

    async def remove_transfer(self, key: str) -> tuple[ContentRow, ...]:
        """Forget a transfer and every content that no other transfer uses.

        Gives these contents, so that the caller may delete their files. Raises NotFoundError.
        """
        self._uploaded.pop(key, None)
        self._known.forget_all()
        return await self._database.run(lambda db: _remove_transfer(db, key))

    async def members(self, key: str) -> tuple[MemberRow, ...]:
        """The files of a collection in order; () for a single file or while they are unknown."""
        return await self._database.run(lambda db: _members(db, key))

    async def all_members(self) -> dict[str, list[MemberRow]]:
        """The files of every collection, by the transfer's key, each in order."""
        return await self._database.run(_all_members)

    async def set_members(self, key: str, members: Sequence[MemberRow]) -> None:
        """Replace the files of a collection."""
        await self._database.run(lambda db: _set_members(db, key, members))

    async def transfers_using(self, file_id: FileId) -> tuple[str, ...]:
        """Keys of the transfers that are, or whose collection holds, this content; oldest first."""
        return await self._database.run(lambda db: _transfers_using(db, file_id))

    def record_uploaded(self, key: str, count: int) -> None:
        """Add to a transfer's uploaded bytes with the next `flush`."""
        self._uploaded[key] = self._uploaded.get(key, 0) + count

    # -- contents -------------------------------------------------------------------------------

    async def contents(self) -> list[ContentRow]:
        """Every content, without its piece hashes."""
        return await self._database.run(_contents)

    async def content(self, file_id: FileId) -> ContentRow | None:
        """One content, or None."""
        if file_id in self._known:
            return self._known[file_id]
        token = self._known.begin(file_id)
        try:
            row = await self._database.run(lambda db: _content(db, file_id))
        except BaseException:
            self._known.forget(file_id)
            raise
        self._known.end(file_id, token, row)
        return row

    async def contents_of(self, file_ids: Sequence[FileId]) -> dict[FileId, ContentRow]:
        """Those of these contents that are known, in one question."""

        def work(db: sqlite3.Connection) -> dict[FileId, ContentRow]:
            found = ((file_id, _content(db, file_id)) for file_id in file_ids)
            return {file_id: row for file_id, row in found if row is not None}

        return await self._database.run(work)

    async def add_contents(
        self, rows: Sequence[tuple[ContentRow, bytes]], came_at: float | None = None
    ) -> None:
        """Remember new contents with their piece hashes, all or none; known ones stay as they are.

        Many small files cost one transaction. `came_at`: when their one piece came in.
        """

        def work(db: sqlite3.Connection) -> None:
            for row, piece_hashes in rows:
                if _content(db, row.file_id) is None:
                    _put_content(db, row, piece_hashes)
                    if came_at is not None:
                        arrivals.store(db, {row.file_id: [(came_at, 0)]})

        for row, _ in rows:
            self._known.forget(row.file_id)
        await self._database.run(work)

    async def is_place(self, path: Path) -> bool:
        """Whether some content is, or is being downloaded, there."""

        def work(db: sqlite3.Connection) -> bool:
            found = db.execute("SELECT 1 FROM contents WHERE path = ? LIMIT 1", (pack_path(path),))
            return found.fetchone() is not None

        return await self._database.run(work)

    async def put_content(self, row: ContentRow, piece_hashes: bytes | None = None) -> None:
        """Remember a content, or replace what is known of it; verified pieces stay.

        Piece hashes are stored when they are given and kept when not; `has_hashes` is not read.
        """
        self._known.forget(row.file_id)
        await self._database.run(lambda db: _put_content(db, row, piece_hashes))

    async def piece_hashes(self, file_id: FileId) -> bytes:
        """The joined piece hashes, or b"" when none are stored."""
        return await self._database.run(lambda db: _piece_hashes(db, file_id))

    async def metadata(self, file_id: FileId) -> tuple[ContentRow, bytes] | None:
        """A content and its joined piece hashes (b"" where none are stored), in one question."""

        def work(db: sqlite3.Connection) -> tuple[ContentRow, bytes] | None:
            row = _content(db, file_id)
            return None if row is None else (row, _piece_hashes(db, file_id))

        return await self._database.run(work)

    async def set_place(
        self, file_id: FileId, path: Path, fingerprint: Fingerprint | None, *, complete: bool
    ) -> None:
        """Where a content is now; when complete, its bitmap is not needed any more.

        Raises NotFoundError for a content that is not known.
        """

        def work(db: sqlite3.Connection) -> None:
            _changed_one(
                db.execute(
                    "UPDATE contents SET path = ?, fingerprint = ?, complete = ? WHERE file_id = ?",
                    (pack_path(path), pack_fingerprint(fingerprint), complete, file_id),
                )
            )
            if complete:
                verified.replace(db, file_id, b"")
                db.execute("UPDATE contents SET doubtful = 0 WHERE file_id = ?", (file_id,))

        self._known.forget(file_id)
        await self._database.run(work)

    # -- verified pieces ------------------------------------------------------------------------

    @property
    def pending(self) -> int:
        """Verified pieces that await the next `flush`."""
        return self._pending_count

    def record_verified(self, file_id: FileId, index: int, at: float) -> None:
        """Note a piece that is verified *and written*, and when (seconds since the epoch).

        Kept from the next `flush` on.
        """
        verified.add_piece(self._pieces, file_id, index)
        self._arrivals.setdefault(file_id, []).append((at, index))
        self._pending_count += 1

    async def flush(self) -> None:
        """Write what was recorded, in one transaction; does nothing when there is nothing.

        After an EnvironmentFailure all of it is still pending.
        """
        if not self._pieces and not self._uploaded:
            return
        pieces, uploaded, count = self._pieces, self._uploaded, self._pending_count
        came = self._arrivals
        self._pieces, self._uploaded, self._arrivals, self._pending_count = {}, {}, {}, 0

        def work(db: sqlite3.Connection) -> None:
            verified.store(db, pieces)
            arrivals.store(db, came)
            db.executemany(
                "UPDATE transfers SET uploaded = uploaded + ? WHERE key = ?",
                [(more, key) for key, more in uploaded.items()],
            )

        try:
            await self._database.run(work)
        except EnvironmentFailure:
            verified.merge(self._pieces, pieces)
            arrivals.merge(self._arrivals, came)
            self._pending_count += count
            for key, more in uploaded.items():
                self.record_uploaded(key, more)
            raise

    async def verified(self, file_id: FileId) -> bytes:
        """The bitmap of verified pieces (first piece in the highest bit), pending ones included.

        All ones for a complete content, b"" for one that is not known.
        """
        await self.flush()
        return await self._database.run(lambda db: _verified(db, file_id))

    async def arrivals(self, file_id: FileId) -> tuple[float, bytes]:
        """When the pieces came in, pending ones included; see `engine.storage.arrivals.load`."""
        await self.flush()
        return await self._database.run(lambda db: arrivals.load(db, file_id))

    async def set_verified(self, file_id: FileId, bitmap: bytes) -> None:
        """Replace the bitmap after the file was verified anew; it is not doubtful any more.

        The content counts as incomplete from now on; see `set_place`. Raises NotFoundError.
        """
        for key in [key for key in self._pieces if key[0] == file_id]:
            del self._pieces[key]

        def work(db: sqlite3.Connection) -> None:
            _changed_one(
                db.execute(
                    "UPDATE contents SET complete = 0, doubtful = 0 WHERE file_id = ?", (file_id,)
                )
            )
            verified.replace(db, file_id, bitmap)

        self._known.forget(file_id)
        await self._database.run(work)

    # -- settings -------------------------------------------------------------------------------

    async def settings(self) -> dict[str, str]:
        """Every setting that was ever set."""

        def work(db: sqlite3.Connection) -> dict[str, str]:
            rows = db.execute("SELECT name, value FROM settings")
            return {
                name: value if isinstance(value, str) else os.fsdecode(value)
                for name, value in rows
                if not name.startswith(_INTERNAL)
            }

        return await self._database.run(work)

    async def set_settings(self, values: Mapping[str, str]) -> None:
        """Keep these settings from now on, all or none."""
        await self._database.run(
            lambda db: _ignore(
                db.executemany(
                    "REPLACE INTO settings VALUES (?, ?)",
                    [(name, _storable(value)) for name, value in values.items()],
                )
            )
        )


def _storable(value: str) -> str | bytes:
    """The text, or the bytes of a path that is no UTF-8."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return os.fsencode(value)
    return value


# -- what runs in the library's thread, within one transaction ------------------------------------


def _begin_session(db: sqlite3.Connection, *, doubt: bool) -> None:
    """Doubt the unfinished contents if the machine went down while the library was open.

    And where `doubt`: more may be here than is recorded.
    """
    row = db.execute("SELECT value FROM settings WHERE name = ?", (_BOOT_MARK,)).fetchone()
    mark = boot_mark()
    if doubt or (row is not None and not same_boot(row[0], mark)):
        db.execute("UPDATE contents SET doubtful = 1 WHERE NOT complete")
    db.execute("REPLACE INTO settings VALUES (?, ?)", (_BOOT_MARK, mark))


def _end_session(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM settings WHERE name = ?", (_BOOT_MARK,))


def _transfers(db: sqlite3.Connection) -> list[TransferRow]:
    rows = db.execute(f"SELECT {TRANSFER_COLUMNS} FROM transfers ORDER BY added_at, key")
    return [transfer_row(values) for values in rows]


def _transfer(db: sqlite3.Connection, key: str) -> TransferRow:
    values = db.execute(f"SELECT {TRANSFER_COLUMNS} FROM transfers WHERE key = ?", (key,))
    if (row := values.fetchone()) is None:
        raise NotFoundError(f"There is no transfer {key!r} here.")
    return transfer_row(row)


def _remove_transfer(db: sqlite3.Connection, key: str) -> tuple[ContentRow, ...]:
    _transfer(db, key)
    used = db.execute(
        "SELECT file_id FROM members WHERE key = :key"
        " UNION SELECT file_id FROM transfers WHERE key = :key AND file_id IS NOT NULL",
        {"key": key},
    ).fetchall()
    db.execute("DELETE FROM transfers WHERE key = ?", (key,))
    orphans = []
    for (file_id,) in used:
        content = _content(db, file_id)
        if content is not None and not _transfers_using(db, file_id):
            db.execute("DELETE FROM contents WHERE file_id = ?", (file_id,))
            orphans.append(content)
    return tuple(orphans)


def _members(db: sqlite3.Connection, key: str) -> tuple[MemberRow, ...]:
    rows = db.execute(
        f"SELECT {MEMBER_COLUMNS} FROM members WHERE key = ? ORDER BY position", (key,)
    )
    return tuple(member_row(values) for values in rows)


def _all_members(db: sqlite3.Connection) -> dict[str, list[MemberRow]]:
    found: dict[str, list[MemberRow]] = {}
    for key, *values in db.execute(
        f"SELECT key, {MEMBER_COLUMNS} FROM members ORDER BY key, position"
    ):
        found.setdefault(key, []).append(member_row(values))
    return found


def _set_members(db: sqlite3.Connection, key: str, members: Sequence[MemberRow]) -> None:
    _transfer(db, key)
    db.execute("DELETE FROM members WHERE key = ?", (key,))
    db.executemany(
        f"INSERT INTO members (key, position, {MEMBER_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
        [(key, at, *member_values(one)) for at, one in enumerate(members)],
    )


def _transfers_using(db: sqlite3.Connection, file_id: FileId) -> tuple[str, ...]:
    rows = db.execute(
        "SELECT key FROM transfers WHERE file_id = :id"
        " OR key IN (SELECT key FROM members WHERE file_id = :id) ORDER BY added_at, key",
        {"id": file_id},
    )
    return tuple(key for (key,) in rows)


def _contents(db: sqlite3.Connection) -> list[ContentRow]:
    return [content_row(row) for row in db.execute(f"SELECT {CONTENT_COLUMNS} FROM contents AS c")]


def _content(db: sqlite3.Connection, file_id: FileId) -> ContentRow | None:
    found = db.execute(f"SELECT {CONTENT_COLUMNS} FROM contents AS c WHERE file_id = ?", (file_id,))
    values = found.fetchone()
    return None if values is None else content_row(values)


def _piece_hashes(db: sqlite3.Connection, file_id: FileId) -> bytes:
    found = db.execute("SELECT hashes FROM piece_hashes WHERE file_id = ?", (file_id,)).fetchone()
    return b"" if found is None else bytes(found[0])


def _put_content(db: sqlite3.Connection, row: ContentRow, piece_hashes: bytes | None) -> None:
    db.execute(
        "INSERT INTO contents VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (file_id) DO UPDATE SET"
        " size = excluded.size, pieces_root = excluded.pieces_root, path = excluded.path,"
        " complete = excluded.complete, fingerprint = excluded.fingerprint,"
        " doubtful = excluded.doubtful",
        (
            row.file_id,
            row.size,
            row.pieces_root,
            pack_path(row.path),
            row.complete,
            pack_fingerprint(row.fingerprint),
            row.doubtful,
        ),
    )
    if piece_hashes is not None:
        db.execute("REPLACE INTO piece_hashes VALUES (?, ?)", (row.file_id, piece_hashes))


def _verified(db: sqlite3.Connection, file_id: FileId) -> bytes:
    content = _content(db, file_id)
    if content is None:
        return b""
    pieces = piece_count(content.size)
    return verified.full(pieces) if content.complete else verified.load(db, file_id, pieces)


def _changed_one(cursor: sqlite3.Cursor) -> None:
    if cursor.rowcount != 1:
        raise NotFoundError("There is no such transfer or file here any more.")


def _ignore(_cursor: sqlite3.Cursor) -> None:
    """A statement whose effect is all that is wanted."""
