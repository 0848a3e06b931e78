"""The connection and its thread: whole transactions, damage set aside, refusals in sentences."""

import asyncio
import errno
import os
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import EnvironmentFailure, UserFacingError
from engine.storage import database
from engine.storage.database import Database
from tests.helpers.aio import run


def make_table(db: sqlite3.Connection) -> None:
    db.execute("CREATE TABLE numbers (n INTEGER PRIMARY KEY)")


def add_column(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE numbers ADD COLUMN note TEXT NOT NULL DEFAULT ''")


def new(path: Path, migrations=(make_table,)) -> Database:
    return Database(path, migrations, frozenset({"numbers"}))


def insert(*values: int):
    def work(db: sqlite3.Connection) -> None:
        for value in values:
            db.execute("INSERT INTO numbers (n) VALUES (?)", (value,))

    return work


def numbers(db: sqlite3.Connection) -> list[int]:
    return [n for (n,) in db.execute("SELECT n FROM numbers ORDER BY n")]


def opened(path: Path, body, migrations=(make_table,)):
    """The result of `body(database)`, and what was set aside."""

    async def main():
        base = new(path, migrations)
        await base.open()
        try:
            return await body(base), base.set_aside
        finally:
            await base.close()
            await base.close()

    return run(main())


def stored(path: Path) -> list[int]:
    return opened(path, lambda base: base.run(numbers))[0]


def test_transactions_are_whole(tmp_path):
    path = tmp_path / "folder" / "db"

    async def body(base: Database):
        await base.run(insert(1, 2))
        with pytest.raises(sqlite3.IntegrityError):
            await base.run(insert(3, 1))
        await base.run(insert(4))

    opened(path, body)
    assert stored(path) == [1, 2, 4]


def test_a_cancelled_task_leaves_no_half(tmp_path):
    async def body(base: Database):
        tasks = [asyncio.ensure_future(base.run(insert(n, n + 100))) for n in range(20)]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return await base.run(numbers)

    found, _ = opened(tmp_path / "db", body)
    assert found == [*range(20), *range(100, 120)]


def test_migrations_run_once_each(tmp_path):
    opened(tmp_path / "db", lambda base: base.run(insert(1)))
    migrations = (make_table, add_column)
    for _ in range(2):
        rows, _ = opened(
            tmp_path / "db",
            lambda base: base.run(lambda db: db.execute("SELECT * FROM numbers").fetchall()),
            migrations,
        )
        assert rows == [(1, "")]


def test_a_newer_library_is_left_alone(tmp_path):
    opened(tmp_path / "db", lambda base: base.run(insert(1)), (make_table, add_column))
    with pytest.raises(UserFacingError, match="newer Shoal"):
        stored(tmp_path / "db")
    assert sorted(os.listdir(tmp_path)) == ["db", "db.copy"]


def garbage(path: Path) -> None:
    path.write_bytes(b"this is no database at all, whatever you may think" * 100)


def bad_page(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(4096))


def truncated(path: Path) -> None:
    os.truncate(path, 4096 + 100)


def no_table(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE numbers")
    db.close()


@pytest.mark.parametrize(
    ("spoil", "checked"),
    [
        (garbage, 0),
        (no_table, 0),
        (garbage, database.ALWAYS_CHECKED_BYTES),
        (no_table, database.ALWAYS_CHECKED_BYTES),
        (bad_page, database.ALWAYS_CHECKED_BYTES),
        (truncated, database.ALWAYS_CHECKED_BYTES),
    ],
)
def test_a_damaged_file_is_set_aside(tmp_path, monkeypatch, spoil, checked):
    path = tmp_path / "db"
    opened(path, lambda base: base.run(insert(*range(2000))))
    monkeypatch.setattr(database, "ALWAYS_CHECKED_BYTES", checked)
    for number in (1, 2):
        spoil(path)
        damaged = path.read_bytes()
        (tmp_path / "db.copy").unlink(missing_ok=True)  # with it: see the next test
        found, set_aside = opened(path, lambda base: base.run(numbers))
        assert found == []
        assert set_aside == tmp_path / f"db.damaged-{number}"
        assert set_aside.read_bytes() == damaged
        opened(path, lambda base: base.run(insert(*range(2000))))


@pytest.mark.parametrize("spoil", [garbage, no_table, bad_page, truncated])
def test_the_copy_of_the_last_stop_takes_a_damaged_files_place(tmp_path, spoil):
    path = tmp_path / "db"

    async def body(base):
        await base.run(insert(3000))
        return await base.run(numbers), base.restored

    opened(path, lambda base: base.run(insert(*range(2000))))
    spoil(path)
    (found, restored), set_aside = opened(path, body)
    assert found == [*range(2000), 3000]
    assert restored
    assert set_aside == tmp_path / "db.damaged-1"
    assert stored(path) == found


def test_a_copy_that_is_damaged_too_is_not_taken(tmp_path):
    path = tmp_path / "db"
    opened(path, lambda base: base.run(insert(1)))
    garbage(path)
    garbage(tmp_path / "db.copy")

    async def body(base):
        return await base.run(numbers), base.restored

    assert opened(path, body)[0] == ([], False)


def test_no_room_for_a_copy_is_no_reason_to_stop(tmp_path, monkeypatch):
    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(database.os, "replace", no_room)
    opened(tmp_path / "db", lambda base: base.run(insert(1)))
    assert stored(tmp_path / "db") == [1]


def test_damage_met_later_is_told_and_healed_at_the_next_start(tmp_path, monkeypatch):
    path = tmp_path / "db"
    opened(path, lambda base: base.run(insert(*range(2000))))
    bad_page(path)
    with monkeypatch.context() as patch:
        patch.setattr(database, "ALWAYS_CHECKED_BYTES", 0)
        with pytest.raises(EnvironmentFailure, match="start Shoal again"):
            opened(path, lambda base: base.run(numbers))
    found = opened(path, lambda base: base.run(numbers))
    assert found == (list(range(2000)), tmp_path / "db.damaged-1")  # the good copy was kept


def test_a_stray_log_does_not_matter(tmp_path):
    path = tmp_path / "db"
    opened(path, lambda base: base.run(insert(1)))
    (tmp_path / "db-wal").write_bytes(os.urandom(5000))
    assert stored(path) == [1]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_escapes_as_a_bug(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("damage") / "db"
    opened(path, lambda base: base.run(insert(*range(500))))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 40))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    try:
        opened(path, lambda base: base.run(insert(100_000)))
    except (EnvironmentFailure, UserFacingError):
        pass
    except sqlite3.IntegrityError:
        pass  # the number was there already: the damage made a row


def test_another_program_holds_it(tmp_path, monkeypatch):
    path = tmp_path / "db"
    opened(path, lambda base: base.run(insert(1)))
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(EnvironmentFailure, match="Another program"):
        opened(path, lambda base: base.run(insert(2)))
    other.execute("ROLLBACK")
    other.close()
    assert stored(path) == [1]


def test_places_that_refuse(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(EnvironmentFailure):
        stored(tmp_path / "file" / "db")
    with pytest.raises(EnvironmentFailure, match="permissions"):
        stored(tmp_path / "folder")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "disk is full"),
        (sqlite3.SQLITE_IOERR, "disk failed"),
        (sqlite3.SQLITE_IOERR | (3 << 8), "disk failed"),
        (sqlite3.SQLITE_READONLY, "permissions"),
        (sqlite3.SQLITE_BUSY, "Another program"),
    ],
)
def test_sentences(tmp_path, code, words):
    def refuse(_db: sqlite3.Connection) -> None:
        error = sqlite3.OperationalError("no")
        error.sqlite_errorcode = code
        raise error

    with pytest.raises(EnvironmentFailure, match=words):
        opened(tmp_path / "db", lambda base: base.run(refuse))
