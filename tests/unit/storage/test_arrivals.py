"""The log of arrivals against a plain list."""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from engine.content.file_id import FileId
from engine.storage import arrivals, schema

ID, OTHER, GONE = (FileId(letter * 32) for letter in (b"i", b"o", b"g"))
batches = st.lists(
    st.lists(st.tuples(st.integers(0, 10_000_000), st.integers(0, 2**32 - 1)), min_size=1),
    max_size=8,
)


@contextmanager
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("PRAGMA foreign_keys = ON")
        for migrate in schema.MIGRATIONS:
            migrate(db)
        for one in (ID, OTHER):
            db.execute("INSERT INTO contents VALUES (?, 0, ?, NULL, 0, NULL, 0)", (one, bytes(32)))
        yield db


def entries(log: bytes) -> list[tuple[int, int]]:
    return list(struct.iter_unpack("<II", log))


def parts(db: sqlite3.Connection, file_id: FileId = ID) -> int:
    counted = db.execute("SELECT count(*) FROM arrivals WHERE file_id = ?", (file_id,))
    return int(counted.fetchone()[0])


@given(batches)
def test_what_is_stored_in_steps_is_loaded_as_one(steps):
    wanted = sorted(entry for step in steps for entry in step)
    with database() as db, mock.patch.object(arrivals, "PART_BYTES", 64):
        at = 0
        for step in steps:
            batch = wanted[at : at + len(step)]
            at += len(step)
            arrivals.store(db, {ID: [(1e9 + ms / 1000, piece) for ms, piece in batch]})
        began, log = arrivals.load(db, ID)
        found = entries(log)
        assert [piece for _, piece in found] == [piece for _, piece in wanted]
        for (ms, _), (meant, _) in zip(found, wanted, strict=True):
            assert abs(began + ms / 1000 - (1e9 + meant / 1000)) < 0.002
        assert parts(db) <= len(steps)
        assert arrivals.load(db, OTHER) == (0.0, b"")


def test_a_long_log_is_in_parts_and_each_content_has_its_own():
    with database() as db:
        many = arrivals.PART_BYTES // 8
        for at in range(3 * many):
            arrivals.store(
                db,
                {ID: [(float(at), at)], OTHER: [(5.0, 1)]} if at < 1 else {ID: [(float(at), at)]},
            )
        assert parts(db) == 3
        assert entries(arrivals.load(db, OTHER)[1]) == [(0, 1)]
        assert entries(arrivals.load(db, ID)[1]) == [(1000 * at, at) for at in range(3 * many)]


def test_a_clock_set_back_and_a_log_of_months():
    with database() as db:
        arrivals.store(db, {ID: [(100.0, 1), (100.5, 9), (40.0, 2)]})
        arrivals.store(db, {ID: [(101.0, 3)]})
        arrivals.store(db, {ID: [(100.0 + 1e8, 4)]})  # three years later: what fits is told
        assert entries(arrivals.load(db, ID)[1]) == [
            (0, 1), (500, 9), (500, 2), (1000, 3), (arrivals.LATEST_MS, 4),
        ]  # fmt: skip


def test_it_goes_with_its_content():
    with database() as db:
        arrivals.store(db, {ID: [(1.0, 1)], GONE: [(1.0, 1)]})
        assert arrivals.load(db, GONE) == (0.0, b"")
        db.execute("DELETE FROM contents WHERE file_id = ?", (ID,))
        assert parts(db) == 0


def test_what_could_not_be_stored_stays_before_what_came_since():
    pending: arrivals.Pending = {ID: [(3.0, 3)]}
    arrivals.merge(pending, {ID: [(1.0, 1), (2.0, 2)], OTHER: [(1.0, 9)]})
    assert pending == {ID: [(1.0, 1), (2.0, 2), (3.0, 3)], OTHER: [(1.0, 9)]}
