"""Ten thousand shared files: a start opens none of them, hashes none, and is quick."""

from __future__ import annotations

import asyncio
import time

from engine.content.file_id import FileId
from engine.jobs.announcing import Announcer
from engine.jobs.row import Member, Row
from engine.jobs.store import load_rows, member_rows, remember, to_record
from engine.storage.library import ContentRow, Library
from engine.storage.piece_store import PieceFile
from engine.storage.schema import TRANSFER_COLUMNS, transfer_values
from engine.views import TransferKind, TransferState
from tests.helpers.aio import run
from tests.helpers.engines import engines


def identifier(number):
    return FileId(number.to_bytes(32, "big"))


async def fill(path, count):
    """A library with that many shared files."""
    library = await Library.open(path)
    rows = []
    for number in range(1, count + 1):
        row = Row(
            key=f"t{number}",
            kind=TransferKind.FILE,
            name=f"{number}.bin",
            path=path.parent / f"{number}.bin",
            state=TransferState.SHARING,
            added_at=float(number),
            file_id=identifier(number),
            size=100_000,
            finished_at=1.0,
        )
        rows.append(row)

    def work(db):
        for row in rows:
            db.execute(
                "INSERT INTO contents VALUES (?, ?, ?, ?, 1, NULL, 0)",
                (row.file_id, row.size, bytes(32), str(row.path).encode()),
            )
            values = manager_values(row)
            marks = ", ".join("?" * len(values))
            db.execute(f"INSERT INTO transfers ({TRANSFER_COLUMNS}) VALUES ({marks})", values)

    await library._database.run(work)
    await library.close()


def manager_values(row):
    return transfer_values(to_record(row))


def test_ten_thousand_rows_are_there_at_once(tmp_path, monkeypatch):
    async def no_file(*_, **__):
        raise AssertionError("a start opens no file")

    monkeypatch.setattr(PieceFile, "open_existing", no_file)
    monkeypatch.setattr(PieceFile, "resume", no_file)
    most = 0
    announced = []

    def announce_row(announcer, row):
        nonlocal most
        announced.append(row.key)
        most = max(most, len(asyncio.all_tasks()))

    monkeypatch.setattr(Announcer, "_announce_row", announce_row)

    async def main():
        home = tmp_path / "big" / "home"
        home.mkdir(parents=True)
        await fill(home / "library.db", 10_000)
        async with engines(tmp_path) as all_of_them:
            begun = time.perf_counter()
            engine = await all_of_them.start("big")
            took = time.perf_counter() - begun
            rows = await engine.transfers()
            assert len(rows) == 10_000
            assert rows[0].done == rows[0].size == 100_000
            while len(announced) < 10_000:
                await asyncio.sleep(0.001)
            assert most < 50
            print(f"start with 10,000 shared files: {took:.2f} s")  # shown, not judged

    run(main())


def test_what_is_remembered_of_a_row_is_what_it_was(tmp_path):
    async def main():
        library = await Library.open(tmp_path / "library.db")
        row = Row(
            key="t1",
            kind=TransferKind.COLLECTION,
            name="folder",
            path=tmp_path / "folder",
            state=TransferState.PAUSED,
            added_at=5.0,
            file_id=identifier(1),
            size=30,
            reason="why",
            hints="shoal:...",
            directory=tmp_path,
        )
        row.set_members([Member("a", 10, identifier(2)), Member("b/c", 20, identifier(3))])
        await remember(library, row, new=True)
        assert len(member_rows(row)) == 2
        whole = ContentRow(identifier(2), 10, bytes(32), path=tmp_path / "folder/a", complete=True)
        await library.put_content(whole)
        (again,) = await load_rows(library)
        assert (again.key, again.name, again.path) == ("t1", "folder", tmp_path / "folder")
        assert (again.state, again.reason, again.hints) == (TransferState.PAUSED, "why", row.hints)
        assert [member.path for member in again.members] == ["a", "b/c"]
        assert again.done == 10
        assert again.directory == tmp_path
        await library.close()

    run(main())


def test_an_unfinished_file_knows_its_folder_and_its_own_place(tmp_path):
    async def main():
        library = await Library.open(tmp_path / "library.db")
        for number, place in ((1, None), (2, tmp_path / "film (2).mkv"), (3, tmp_path / "x" / "f")):
            row = Row(
                key=f"t{number}",
                kind=TransferKind.FILE,
                name="film.mkv",
                path=None,
                state=TransferState.DOWNLOADING,
                added_at=float(number),
                file_id=identifier(number),
                size=40_000,
                hints="shoal:",
                directory=tmp_path,
            )
            await remember(library, row, new=True)
            if place is not None:
                content = ContentRow(identifier(number), 40_000, bytes(32), path=place)
                await library.put_content(content)
        library.record_verified(identifier(2), 0, 1.0)
        none, own, others = await load_rows(library)
        assert (none.path, none.directory, none.members) == (None, tmp_path, [])
        assert (own.path, own.directory, own.done) == (tmp_path / "film (2).mkv", tmp_path, 16384)
        assert (others.path, others.directory) == (None, tmp_path)
        await library.close()

    run(main())
