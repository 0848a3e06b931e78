"""One SQLite connection in one thread: open, migrate, set a damaged file aside, run transactions.

Owns the connection and its thread, the schema's version, a copy for the day on which the file is
damaged, and the sentences for what SQLite refuses. It knows no table: the schema comes as
migrations, the work as functions.

One thread of our own instead of aiosqlite, for atomicity: a transaction is one function that runs
from BEGIN to COMMIT without giving way. With a call per statement, two tasks would interleave
within one connection's transaction, and a cancelled task would leave one half done and open.

Settings: WAL with synchronous=NORMAL. A committed transaction survives the death of the process
at any moment, as it is in the system's cache; a power failure may take the last ones back, whole,
and never damages the file.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from engine.content.failures import disk_failure
from engine.errors import EnvironmentFailure, ShoalError, UserFacingError

logger = logging.getLogger(__name__)

T = TypeVar("T")
Migration = Callable[[sqlite3.Connection], None]

BUSY_TIMEOUT_S = 5.0
CACHE_KIB = 4096
ALWAYS_CHECKED_BYTES = 64 << 20
COPIED_BYTES = 64 << 20  # a larger one would hold up the start
_SIDE_FILES = ("", "-wal", "-shm")
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class Damaged(ShoalError):
    """The file is no sound database; it is set aside when it is opened next."""


class Database:
    """Runs functions on the connection, one after the other, each a transaction of its own."""

    def __init__(self, path: Path, migrations: Sequence[Migration], tables: frozenset[str]) -> None:
        """`migrations[n]` leads from version n to n + 1; `tables` must be there after the last."""
        self.path = path
        self.set_aside: Path | None = None  # where a damaged file was moved by `open`
        self._sound = False  # every page was looked at, and nothing was met since
        self.restored = False  # from the copy that was made when it was opened or closed last
        self._migrations = migrations
        self._tables = tables
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="shoal-library")
        self._connection: sqlite3.Connection | None = None

    async def open(self) -> None:
        """Open the file, or a new one; one that is damaged is moved aside and its copy taken.

        Raises EnvironmentFailure when the disk refuses, UserFacingError when the file is from a
        newer version of Shoal.
        """
        try:
            await self._in_thread(self._open)
        except BaseException:
            self._thread.shutdown(wait=False)
            raise

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """The result of `work` within one transaction, committed unless it raises.

        Runs in the order of the calls, and to its end also when the waiting task is cancelled.
        Raises EnvironmentFailure when the disk refuses or the database is damaged.
        """
        return await self._in_thread(lambda: self._transaction(work))

    async def close(self) -> None:
        """Finish what was asked for and close; safe to call twice."""
        try:
            await self._in_thread(self._close)
        except RuntimeError:  # closed already
            return
        self._thread.shutdown(wait=False)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        future = asyncio.get_running_loop().run_in_executor(self._thread, work)
        return await asyncio.shield(future)

    def _transaction(self, work: Callable[[sqlite3.Connection], T]) -> T:
        assert self._connection is not None
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                return work(self._connection)
        except sqlite3.DatabaseError as error:
            self._sound = self._sound and not _is_damage(error)
            if (sentence := _sentence(error, self.path)) is None:
                raise
            raise EnvironmentFailure(sentence) from error

    def _open(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._connection = self._connect()
            except Damaged:
                self.set_aside = _move_aside(self.path)
                self._connection = self._connect_copy() or self._connect()
            self._keep_copy()
        except OSError as error:
            raise disk_failure(error, self.path) from error
        except Damaged as error:
            raise EnvironmentFailure(str(error)) from error

    def _connect(self) -> sqlite3.Connection:
        """A ready connection; raises Damaged, or another ShoalError."""
        try:
            unclean = self.path.with_name(self.path.name + "-wal").exists()
            connection = sqlite3.connect(self.path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
            try:
                self._prepare(connection, unclean)
            except BaseException:
                connection.close()
                raise
        except sqlite3.DatabaseError as error:
            if _is_damage(error):
                raise self._damaged() from error
            if (sentence := _sentence(error, self.path)) is None:
                raise
            raise EnvironmentFailure(sentence) from error
        return connection

    def _connect_copy(self) -> sqlite3.Connection | None:
        """A connection to the copy, put in the damaged file's place; None without a sound one."""
        if not self._copy.exists():
            return None
        shutil.copyfile(self._copy, self.path)
        try:
            connection = self._connect()
        except Damaged:
            self.path.unlink()
            return None
        self.restored = True
        return connection

    @property
    def _copy(self) -> Path:
        return self.path.with_name(self.path.name + ".copy")

    def _keep_copy(self) -> None:
        """Keep a copy of what is known to be sound, for the day on which it is not.

        A disk that has no room for it, or refuses, is no reason not to go on.
        """
        assert self._connection is not None
        new = self._copy.with_name(self._copy.name + ".new")
        try:
            if not self._sound or self.path.stat().st_size > COPIED_BYTES:
                return
            new.unlink(missing_ok=True)
            with closing(sqlite3.connect(new)) as target:
                self._connection.backup(target)
            os.replace(new, self._copy)
        except (OSError, sqlite3.Error) as error:
            logger.info("no copy of %s could be made: %s", self.path, error)

    def _damaged(self) -> Damaged:
        return Damaged(f"The library {self.path} is damaged.")

    def _prepare(self, connection: sqlite3.Connection, unclean: bool) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        # The check reads every page: a large library is trusted when it was closed cleanly.
        if unclean or self.path.stat().st_size <= ALWAYS_CHECKED_BYTES:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
            if found != ("ok",):
                raise self._damaged()
            self._sound = True
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(self._migrations):
            raise UserFacingError(
                f"The library {self.path} was made by a newer Shoal; update Shoal to open it."
            )
        for number in range(version, len(self._migrations)):
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                self._migrations[number](connection)
                connection.execute(f"PRAGMA user_version = {number + 1}")
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not self._tables <= {name for (name,) in rows}:
            raise self._damaged()

    def _close(self) -> None:
        if self._connection is not None:
            self._keep_copy()
            self._connection.close()
            self._connection = None


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    return _primary_code(error) in _DAMAGE


def _primary_code(error: sqlite3.DatabaseError) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _sentence(error: sqlite3.DatabaseError, path: Path) -> str | None:
    """What to tell the user, or None for a mistake in our SQL."""
    code = _primary_code(error)
    if _is_damage(error):
        return f"The library {path} is damaged; start Shoal again to rebuild it."
    if code == sqlite3.SQLITE_FULL:
        return f"The disk is full, so {path} cannot be written; free some space."
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"Another program uses the library {path}; close it."
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return f"The library {path} cannot be written; check its permissions."
    if code == sqlite3.SQLITE_IOERR:
        return f"The disk failed while {path} was used; check the drive."
    return None


def _move_aside(path: Path) -> Path:
    """Move the database and its side files to the first free `<name>.damaged-<n>`."""
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.name}.damaged-{number}")):
        number += 1
    for side in _SIDE_FILES:
        source = path.with_name(path.name + side)
        if source.exists():
            source.rename(aside.with_name(aside.name + side))
    return aside
