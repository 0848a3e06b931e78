"""What is remembered: rows, uses of a content, verified pieces, settings; and after a kill."""

import dataclasses
import os
import signal
import struct
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from engine.content.file_id import FileId, piece_count
from engine.errors import EnvironmentFailure, NotFoundError
from engine.storage import library as library_module
from engine.storage.library import ContentRow, Library, MemberRow, TransferRow
from engine.storage.piece_store import Fingerprint
from engine.views import TransferKind, TransferState
from tests.helpers.aio import run

ROOT = bytes(range(32))


def an_id(number: int) -> FileId:
    return FileId(number.to_bytes(32, "big"))


def a_transfer(number: int, **changes: Any) -> TransferRow:
    row = TransferRow(
        key=f"t{number}",
        kind=TransferKind.FILE,
        name=f"name {number}",
        state=TransferState.SHARING,
        file_id=an_id(number),
        path=Path(f"/files/{number}"),
        size=number,
        added_at=float(number),
    )
    return dataclasses.replace(row, **changes)


def a_content(number: int, **changes: Any) -> ContentRow:
    row = ContentRow(an_id(number), 100 * 16384, ROOT, Path(f"/files/{number}"))
    return dataclasses.replace(row, **changes)


def with_library(path: Path, body):
    async def main():
        library = await Library.open(path)
        try:
            return await body(library)
        finally:
            await library.close()
            await library.close()

    return run(main())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def test_transfers_are_remembered_in_order(path):
    awkward = a_transfer(
        2,
        kind=TransferKind.COLLECTION,
        file_id=None,
        path=Path(os.fsdecode(b"/caf\xe9/\xff")),
        state=TransferState.PAUSED,
        reason="The disk is full.",
        hints="shoal:…",
        finished_at=7.5,
        uploaded=1 << 50,
    )
    bare = a_transfer(3, path=None)

    async def store(library: Library):
        for row in (bare, a_transfer(1), awkward):
            await library.add_transfer(row)

    async def load(library: Library):
        assert await library.transfers() == [a_transfer(1), awkward, bare]
        assert await library.transfer("t2") == awkward
        with pytest.raises(NotFoundError):
            await library.transfer("nobody")

    with_library(path, store)
    with_library(path, load)


def test_changing_and_removing(path):
    async def body(library: Library):
        await library.add_transfer(a_transfer(1))
        library.record_uploaded("t1", 5)
        library.record_uploaded("t1", 6)
        library.record_uploaded("nobody", 1)
        await library.flush()
        changed = a_transfer(1, name="new", file_id=an_id(9), state=TransferState.FAILED)
        await library.update_transfer(changed)
        assert await library.transfer("t1") == dataclasses.replace(changed, uploaded=11)
        await library.set_state("t1", TransferState.PAUSED, "Because.")
        row = await library.transfer("t1")
        assert (row.state, row.reason, row.name) == (TransferState.PAUSED, "Because.", "new")
        assert await library.remove_transfer("t1") == ()
        for call in (
            library.remove_transfer("t1"),
            library.update_transfer(changed),
            library.set_state("t1", TransferState.PAUSED),
            library.set_members("t1", ()),
        ):
            with pytest.raises(NotFoundError):
                await call

    with_library(path, body)


def test_a_content_lives_as_long_as_somebody_uses_it(path):
    members = (MemberRow("a/x", 5, an_id(1)), MemberRow("b", 6, an_id(2)))

    async def body(library: Library):
        for number in (1, 2, 3, 10, 11):
            await library.put_content(a_content(number), b"h" * 32)
        collection = a_transfer(10, kind=TransferKind.COLLECTION)
        await library.add_transfer(collection, members)
        await library.add_transfer(a_transfer(11, kind=TransferKind.COLLECTION))
        await library.set_members("t11", [MemberRow("same", 5, an_id(1)), *members[:0]])
        await library.add_transfer(a_transfer(1))
        assert await library.members("t10") == members
        assert await library.members("t1") == ()
        assert await library.transfers_using(an_id(1)) == ("t1", "t10", "t11")
        assert await library.transfers_using(an_id(10)) == ("t10",)
        assert await library.transfers_using(an_id(3)) == ()

        orphans = await library.remove_transfer("t10")
        assert {row.file_id for row in orphans} == {an_id(2), an_id(10)}
        assert await library.content(an_id(2)) is None
        assert await library.piece_hashes(an_id(2)) == b""
        assert await library.remove_transfer("t1") == ()
        (last,) = [row for row in await library.remove_transfer("t11") if row.file_id == an_id(1)]
        assert last.path == Path("/files/1")
        assert [row.file_id for row in await library.contents()] == [an_id(3)]

    with_library(path, body)


def test_contents(path):
    fingerprint = Fingerprint(5, 1 << 62, (1 << 64) - 1)

    async def body(library: Library):
        assert await library.content(an_id(1)) is None
        await library.put_content(a_content(1, path=None))
        assert await library.content(an_id(1)) == a_content(1, path=None)
        await library.put_content(a_content(1), b"x" * 3200)
        await library.put_content(a_content(1, fingerprint=fingerprint))
        assert await library.piece_hashes(an_id(1)) == b"x" * 3200
        row = await library.content(an_id(1))
        assert row == a_content(1, fingerprint=fingerprint, has_hashes=True)
        await library.set_place(an_id(1), Path("/new"), None, complete=True)
        row = await library.content(an_id(1))
        assert row == a_content(1, path=Path("/new"), complete=True, has_hashes=True)
        with pytest.raises(NotFoundError):
            await library.set_place(an_id(2), Path("/new"), None, complete=True)

    with_library(path, body)


def test_verified_pieces(path):
    async def store(library: Library):
        await library.put_content(a_content(1))
        for index in (0, 9, 99):
            library.record_verified(an_id(1), index, 1.0)
        assert library.pending == 3
        assert await library.verified(an_id(1)) == b"\x80\x40" + bytes(10) + b"\x10"
        assert library.pending == 0
        library.record_verified(an_id(1), 1, 1.0)
        library.record_verified(an_id(77), 1, 1.0)

    async def load(library: Library):
        assert (await library.verified(an_id(1)))[0] == 0xC0
        assert await library.verified(an_id(77)) == b""
        await library.put_content(a_content(1), b"hashes")
        assert (await library.verified(an_id(1)))[0] == 0xC0
        library.record_verified(an_id(1), 5, 1.0)
        await library.set_verified(an_id(1), b"\x01" + bytes(12))
        assert await library.verified(an_id(1)) == b"\x01" + bytes(12)
        await library.set_place(an_id(1), Path("/x"), None, complete=True)
        assert await library.verified(an_id(1)) == b"\xff" * 12 + b"\xf0"
        await library.set_verified(an_id(1), b"")
        assert await library.verified(an_id(1)) == bytes(13)
        assert not (await library.content(an_id(1))).complete
        with pytest.raises(NotFoundError):
            await library.set_verified(an_id(77), b"")

    with_library(path, store)
    with_library(path, load)


def test_arrivals_outlive_a_restart_and_completion(path):
    async def store(library: Library):
        await library.put_content(a_content(1))
        library.record_verified(an_id(1), 7, 50.0)
        library.record_verified(an_id(1), 2, 51.5)
        log = struct.pack("<IIII", 0, 7, 1500, 2)
        assert await library.arrivals(an_id(1)) == (50.0, log)
        assert library.pending == 0
        library.record_verified(an_id(1), 3, 52.0)

    async def load(library: Library):
        await library.set_place(an_id(1), Path("/x"), None, complete=True)
        assert await library.arrivals(an_id(1)) == (
            50.0,
            struct.pack("<IIIIII", 0, 7, 1500, 2, 2000, 3),
        )

    with_library(path, store)
    with_library(path, load)


def test_a_failed_flush_loses_nothing(path, monkeypatch):
    async def body(library: Library):
        await library.put_content(a_content(1))
        await library.add_transfer(a_transfer(1))
        library.record_verified(an_id(1), 3, 1.0)
        library.record_uploaded("t1", 10)

        async def refuse(_work):
            library.record_verified(an_id(1), 4, 1.0)  # recorded meanwhile
            library.record_uploaded("t1", 1)
            raise EnvironmentFailure("The disk is full.")

        with monkeypatch.context() as patch:
            patch.setattr(library._database, "run", refuse)
            with pytest.raises(EnvironmentFailure):
                await library.flush()
        assert library.pending == 2
        assert (await library.verified(an_id(1)))[0] == 0x18
        assert (await library.transfer("t1")).uploaded == 11

    with_library(path, body)


def test_settings(path):
    async def store(library: Library):
        assert await library.settings() == {}
        await library.set_settings({"limit": "1", "other": "3"})
        await library.set_settings({"limit": "2"})

    with_library(path, store)
    assert with_library(path, lambda library: library.settings()) == {"limit": "2", "other": "3"}


def test_a_setting_may_be_a_path_that_is_no_utf_8(path):
    kept = {"download_dir": "/home/odd\udcff"}
    with_library(path, lambda library: library.set_settings(kept))
    assert with_library(path, lambda library: library.settings()) == kept


def test_a_damaged_library_is_reported(path):
    with_library(path, lambda library: library.add_transfer(a_transfer(1)))
    path.write_bytes(b"garbage" * 1000)

    async def body(library: Library):
        assert library.set_aside == path.with_name("library.db.damaged-1")
        assert library.restored
        assert [row.key for row in await library.transfers()] == [a_transfer(1).key]

    with_library(path, body)


def test_what_is_unfinished_in_a_restored_library_is_doubtful(path):
    """More may be on the disk than the copy knows."""

    async def begin(library: Library):
        await library.put_content(a_content(1))
        await library.put_content(a_content(2, complete=True))

    async def body(library: Library):
        return [row.doubtful for row in await library.contents()]

    with_library(path, begin)
    path.write_bytes(b"garbage" * 1000)
    assert with_library(path, body) == [True, False]


def test_doubt_after_a_power_failure(path, monkeypatch):
    async def begin(library: Library):
        await library.put_content(a_content(1))
        await library.put_content(a_content(2, complete=True))

    async def doubts(library: Library) -> list[bool]:
        return [row.doubtful for row in await library.contents()]

    with_library(path, begin)
    for crash, boot, expected in (
        (False, "boot 2", [False, False]),  # closed before the restart
        (True, "boot 2", [False, False]),
        (False, "boot 2", [False, False]),  # killed, but the machine ran on
        (True, "boot 2", [False, False]),
        (True, "boot 3", [True, False]),  # went down while it was open
        (False, "boot 3", [True, False]),  # and stays doubtful until it is verified
    ):
        monkeypatch.setattr(library_module, "boot_mark", lambda boot=boot: boot)
        with monkeypatch.context() as patch:
            if crash:
                patch.setattr(library_module, "_end_session", lambda _db: None)
            assert with_library(path, doubts) == expected

    async def verify(library: Library):
        await library.set_verified(an_id(1), b"\x80")
        return await doubts(library)

    assert with_library(path, verify) == [False, False]


KILLED = """
import asyncio, sys
from pathlib import Path
from typing import Any
from engine.storage.library import Library
from engine.storage.piece_store import PieceFile
from tests.unit.storage.test_library import a_content, an_id

async def main():
    library = await Library.open(Path(sys.argv[1]))
    await library.put_content(a_content(1))
    file = await PieceFile.create(Path(sys.argv[2]), 100 * 16384)
    for index in range(100):
        file.write_at(bytes([index + 1]) * 16384, index * 16384)
        library.record_verified(an_id(1), index, 1.0)
        await library.flush()
        print(index, flush=True)

asyncio.run(main())
"""


@pytest.mark.parametrize("after", [0, 3, 40])
def test_killed_at_any_moment(path, tmp_path, after):
    target = tmp_path / "download"
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path), str(target)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) == after:
            process.send_signal(signal.SIGKILL)
            break
    told = after + len(process.stdout.read().split())
    process.wait()
    process.stdout.close()
    bitmap = with_library(path, lambda library: library.verified(an_id(1)))
    recorded = [i for i in range(100) if bitmap[i >> 3] & (0x80 >> (i & 7))]
    assert len(recorded) > told  # every piece that was reported as kept
    content = target.with_name("download.shoal-part").read_bytes()
    for index in recorded:
        piece = content[index * 16384 : (index + 1) * 16384]
        assert piece == bytes([index + 1]) * 16384


def test_ten_thousand_shared_files(path):
    async def store(library: Library):
        members = [MemberRow(f"folder/{n}", n, an_id(n)) for n in range(10_000)]
        await library.add_transfer(a_transfer(10_001), members)

        def bulk(db):
            for n in range(10_000):
                library_module._put_content(db, a_content(n, complete=True), bytes(32 * 8))

        await library._database.run(bulk)

    async def load(library: Library):
        tracemalloc.start()
        start = time.perf_counter()
        contents = await library.contents()
        members = await library.members("t10001")
        elapsed = time.perf_counter() - start
        used, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(contents) == len(members) == 10_000
        return elapsed, used / 10_000

    with_library(path, store)
    elapsed, each = with_library(path, load)
    print(f"loaded in {elapsed:.2f} s, {each:.0f} bytes each")
    assert each < 4096


def test_a_huge_file(path):
    size = 1 << 40

    async def body(library: Library):
        await library.put_content(a_content(1, size=size), bytes(32 * piece_count(size)))
        for index in range(0, piece_count(size), 1000):
            library.record_verified(an_id(1), index, 1.0)
        await library.flush()
        bitmap = await library.verified(an_id(1))
        assert len(bitmap) == piece_count(size) // 8
        assert sum(byte.bit_count() for byte in bitmap) == len(range(0, piece_count(size), 1000))

    with_library(path, body)
