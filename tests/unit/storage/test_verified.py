"""Bitmaps of verified pieces against a set of numbers."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.content.file_id import FileId
from engine.storage import schema, verified

ID, OTHER = FileId(b"i" * 32), FileId(b"o" * 32)
PIECES = 3 * verified.CHUNK_PIECES + 100
indices = st.sets(st.integers(0, PIECES - 1), max_size=30)


@contextmanager
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as db:
        schema.MIGRATIONS[0](db)
        for one in (ID, OTHER):
            db.execute("INSERT INTO contents VALUES (?, 0, ?, NULL, 0, NULL, 0)", (one, bytes(32)))
        yield db


def numbers(bitmap: bytes) -> set[int]:
    return {i for i in range(len(bitmap) * 8) if bitmap[i >> 3] & (0x80 >> (i & 7))}


def bitmap_of(them: set[int], pieces: int = PIECES) -> bytes:
    bits = bytearray(-(-pieces // 8))
    for index in them:
        bits[index >> 3] |= 0x80 >> (index & 7)
    return bytes(bits)


def pending(them: set[int], file_id: FileId = ID) -> verified.Pending:
    made: verified.Pending = {}
    for index in them:
        verified.add_piece(made, file_id, index)
    return made


@given(indices, indices, indices)
def test_steps_add_up(first, second, other):
    with database() as db:
        verified.store(db, pending(first))
        verified.store(db, pending(other, OTHER))
        verified.store(db, pending(second))
        assert numbers(verified.load(db, ID, PIECES)) == first | second
        assert numbers(verified.load(db, OTHER, PIECES)) == other


@given(indices, indices)
def test_replacing_and_merging(first, second):
    with database() as db:
        verified.store(db, pending(first))
        verified.replace(db, ID, bitmap_of(second))
        assert verified.load(db, ID, PIECES) == bitmap_of(second)
        both = pending(first)
        verified.merge(both, pending(second))
        verified.replace(db, ID, b"")
        verified.store(db, both)
        assert numbers(verified.load(db, ID, PIECES)) == first | second


@pytest.mark.parametrize("pieces", [0, 1, 7, 8, 9, 4095, 4096, 4097, PIECES])
def test_full(pieces):
    assert verified.full(pieces) == bitmap_of(set(range(pieces)), pieces)


def test_a_step_is_a_small_write():
    with database() as db:
        verified.store(db, pending({1_000_000}))
        rows = db.execute("SELECT chunk, length(bits) FROM verified").fetchall()
        assert rows == [(1_000_000 // 4096, 512)]


def test_bits_of_a_forgotten_content_are_dropped():
    with database() as db:
        verified.store(db, pending({1}, FileId(bytes(32))))
        assert db.execute("SELECT count(*) FROM verified").fetchone() == (0,)
