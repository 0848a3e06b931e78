"""Rows kept in memory: never older than the last write, never more than the bound."""

from __future__ import annotations

from dataclasses import replace

from engine.content.file_id import FileId
from engine.storage import known
from engine.storage.known import KnownContents
from engine.storage.library import ContentRow, Library
from tests.helpers.aio import run

ID = FileId(bytes(32))
ROW = ContentRow(ID, 1, bytes(32))


def test_what_was_read_is_known_until_it_is_written():
    rows = KnownContents()
    rows.end(ID, rows.begin(ID), ROW)
    assert ID in rows
    assert rows[ID] is ROW
    rows.forget(ID)
    assert ID not in rows


def test_a_read_that_a_write_overtook_is_not_kept():
    rows = KnownContents()
    token = rows.begin(ID)
    rows.forget(ID)
    rows.end(ID, token, ROW)
    assert ID not in rows
    token = rows.begin(ID)
    rows.forget_all()
    rows.end(ID, token, ROW)
    assert ID not in rows


def test_there_is_a_bound_and_the_longest_unused_goes(monkeypatch):
    monkeypatch.setattr(known, "MAX_KNOWN", 2)
    rows = KnownContents()
    one, two, three = (FileId(bytes([number]) * 32) for number in range(3))
    for file_id in (one, two):
        rows.end(file_id, rows.begin(file_id), None)
    assert rows[one] is None
    rows.end(three, rows.begin(three), None)
    assert (one in rows, two in rows, three in rows) == (True, False, True)


def test_the_library_tells_what_was_written_last(tmp_path):
    async def main():
        library = await Library.open(tmp_path / "library.db")
        assert await library.content(ID) is None
        await library.put_content(ROW)
        assert await library.content(ID) == ROW
        await library.put_content(ROW, b"hashes")
        known_now = await library.content(ID)
        assert known_now == replace(ROW, has_hashes=True)
        assert await library.content(ID) is known_now  # without a transaction
        assert await library.metadata(ID) == (known_now, b"hashes")
        await library.set_place(ID, tmp_path / "a", None, complete=True)
        assert (await library.content(ID)).complete
        await library.set_verified(ID, b"")
        assert not (await library.content(ID)).complete
        await library.close()

    run(main())
