"""A sparse file of a real tebibyte between two engines: shared, described, and read in places."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.content.file_id import piece_count
from engine.storage.positioned import PositionedFile
from engine.transfer.driver import SwarmDriver
from engine.views import PieceState
from tests.helpers.aio import run
from tests.helpers.engines import engines, random_bytes, shared, wait_for

TIB, MIB = 1 << 40, 1 << 20
PIECE = 8 * MIB
LAST = piece_count(TIB) - 1

pytestmark = pytest.mark.skipif(not hasattr(os, "SEEK_DATA"), reason="needs to see holes")


@pytest.fixture
def tebibyte(tmp_path):
    """Zeros, with something written at the start, near the middle and at the very end."""
    path = tmp_path / "sparse.img"
    try:
        with path.open("wb") as file:
            file.truncate(TIB)
            for number, place in enumerate((0, TIB // 2 + 3 * PIECE + 5, TIB - MIB)):
                file.seek(place)
                file.write(random_bytes(MIB, number))
    except OSError:
        pytest.skip("this disk takes no file of a tebibyte")
    return path


def original(path, start):
    with open(path, "rb") as file:
        file.seek(start)
        return file.read(MIB)


def room_of(path):
    """(size, bytes on disk) of a file."""
    found = path.stat()
    return found.st_size, found.st_blocks * 512


async def read(engine, file_id, start, length):
    return b"".join([part async for part in engine.read_content(file_id, start, length)])


def test_a_tebibyte_is_shared_and_read_in_places(tmp_path, tebibyte, monkeypatch):
    bytes_read = proofs = 0
    original_read, original_proof = PositionedFile.read_into, SwarmDriver._begin_proof

    def read_into(self, view, offset):
        nonlocal bytes_read
        bytes_read += len(view)
        return original_read(self, view, offset)

    def begin_proof(self, peer, request):
        nonlocal proofs
        proofs += 1
        original_proof(self, peer, request)

    monkeypatch.setattr(PositionedFile, "read_into", read_into)
    monkeypatch.setattr(SwarmDriver, "_begin_proof", begin_proof)

    async def main():
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=48 * MIB)
            row = await shared(seeder, tebibyte)  # in seconds: holes are not read
            assert row.size == TIB
            assert row.piece_count == 131_072
            getter = await all_of_them.start("getter")
            key = await getter.download(row.link)
            await wait_for(getter, key, lambda row: row.size == TIB and row.done > 0, 60)
            for start in (0, TIB // 2 + 3 * PIECE, TIB - MIB):
                assert await read(getter, row.file_id, start, MIB) == original(tebibyte, start)
            assert proofs == 256  # 4 MiB of hashes in runs of 512, asked for once and by one side
            view = await getter.pieces(key)
            assert len(view.states) == 131_072
            here = [i for i, state in enumerate(view.states) if state == PieceState.COMPLETE]
            assert {0, 65_539, LAST} <= set(here)
            assert len(here) < 400
            watch = await getter.watch_pieces(key)
            async for event in watch:
                assert 0 < len(event.changes) < 200  # what changed, not the whole file
                break
            await watch.close()
            await getter.pause(key)
            size, room = room_of(tmp_path / "getter/downloads/sparse.img.shoal-part")
            assert size == TIB
            assert room < 64 * MIB  # pieces of zeros take no room
            assert bytes_read < 4 * 1024 * MIB  # and of the rest of the tebibyte nothing was read

    run(main(), 150)


def test_a_sparse_file_arrives_whole_and_sparse(tmp_path):
    size = 192 * MIB + 12_345
    source = tmp_path / "sparse.bin"
    with source.open("wb") as file:
        file.truncate(size)
        file.seek(100 * MIB + 7)
        file.write(random_bytes(MIB))

    async def main():
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            key = await getter.download(row.link)
            got = Path((await wait_for(getter, key, lambda row: row.complete, 60)).path)
            assert got.name == "sparse.bin"
        return got

    got = run(main())
    assert got.read_bytes() == source.read_bytes()
    assert room_of(got)[1] < 4 * MIB
