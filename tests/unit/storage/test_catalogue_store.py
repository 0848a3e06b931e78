"""The catalogue's file: what is written is found, by words, and what is dropped is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.storage.catalogue_store import CatalogueStore, EntryRow, Query, match_of
from tests.helpers.aio import run

ANNA, BERT = b"anna", b"bert"
ROW = EntryRow(
    ANNA,
    b"\x01" * 32,
    5,
    3,
    1000,
    b"signed",
    title="Birdsong of the Northern Forests",
    tags=("field recording", "vögel"),
    description="Forty hours.\nMay to July.",
    size=7,
)


def test_round_trip_and_replacing(tmp_path):
    async def main() -> None:
        store = await CatalogueStore.open(tmp_path / "catalogue.db")
        top = replace(ROW, seqno=2**64 - 1, collection=True)
        await store.write([top], [])
        assert await store.entry(ANNA, ROW.file_id) == top
        assert [mark.seqno for mark in await store.marks()] == [2**64 - 1]
        newer = replace(ROW, seqno=6, title="Something else", tags=())
        await store.write([newer], [])
        assert await store.search(Query("birdsong")) == []
        assert await store.search(Query("else")) == [newer]
        await store.close()
        store = await CatalogueStore.open(tmp_path / "catalogue.db")
        assert await store.entry(ANNA, ROW.file_id) == newer
        await store.write([], [(ANNA, ROW.file_id)])
        assert await store.search(Query("else")) == []
        assert await store.count() == (0, 0)
        await store.close()

    run(main())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("birdsong", True),
        ("BIRDS forest", True),  # any case, each word a beginning, all must be there
        ("forests birds", True),
        ("vogel", True),  # a tag, without its mark
        ("july", True),
        ("ongs", False),  # the middle of a word
        ("birdsong winter", False),
        ('birdsong" OR title:x', False),  # an operator is a word
        ("NOT birdsong", False),
        ("birdsong*", True),
        ("(((", False),
        ('"', False),
        ("", True),
    ],
)
def test_words(tmp_path, text, found):
    async def main() -> None:
        store = await CatalogueStore.open(tmp_path / "catalogue.db")
        await store.write([ROW], [])
        assert await store.search(Query(text)) == ([ROW] if found else [])
        await store.close()

    run(main())


def test_order_pages_and_filters(tmp_path):
    async def main() -> None:
        store = await CatalogueStore.open(tmp_path / "catalogue.db")
        in_text = replace(ROW, file_id=b"\x02" * 32, title="Frogs", description="no birdsong here")
        later = replace(ROW, publisher=BERT, file_id=b"\x03" * 32, at=2000, title="Rain")
        gone = replace(ROW, file_id=b"\x04" * 32, title="", tags=(), withdrawn=True)
        await store.write([in_text, later, ROW, gone], [])
        assert (await store.search(Query("birdsong")))[0] == ROW  # the title weighs more
        assert [row.at for row in await store.search(Query())] == [2000, 1000, 1000]
        assert len(await store.search(Query(limit=2, offset=2))) == 1
        assert await store.search(Query(publisher=BERT)) == [later]
        assert await store.search(Query(followed=True)) == []
        await store.set_followed([BERT])
        assert await store.search(Query(followed=True)) == [later]
        assert await store.count() == (3, 2)
        assert await store.set_hidden(BERT, later.file_id, True)
        assert not await store.set_hidden(ANNA, gone.file_id, True)
        assert await store.search(Query(publisher=BERT)) == []
        await store.write([replace(later, seqno=9)], [])  # said again: still hidden
        (hidden,) = await store.search(Query(hidden=True))
        assert hidden.hidden
        assert await store.count() == (2, 1)
        await store.close()

    run(main())


def test_sample_and_peers(tmp_path):
    async def main() -> None:
        store = await CatalogueStore.open(tmp_path / "catalogue.db")
        rows = [replace(ROW, file_id=bytes([n]) * 32, message=bytes([n])) for n in range(50)]
        await store.write([*rows, replace(ROW, publisher=BERT, shard=4, message=b"other")], [])
        sample = await store.sample(3, 20, since=0)
        assert len(set(sample)) == 20
        assert b"other" not in sample
        assert await store.sample(3, 20, since=1000) == []  # they have run out
        await store.set_blocked([BERT, ANNA])
        assert await store.blocked() == [BERT, ANNA]
        await store.set_blocked([ANNA])
        assert await store.blocked() == [ANNA]
        assert await store.followed() == []
        await store.close()

    run(main())


@settings(max_examples=300)
@given(st.text(max_size=40))
def test_nothing_typed_is_an_error(text):
    import sqlite3

    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5 (a)")
    match = match_of(text)
    if match:
        db.execute("SELECT * FROM t WHERE t MATCH ?", (match,)).fetchall()
    db.close()
