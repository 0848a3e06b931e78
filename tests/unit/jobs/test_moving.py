"""Another place for what is downloaded, downloading or shared, with real engines."""

from __future__ import annotations

import asyncio
import errno
import os
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import EnvironmentFailure, UserFacingError
from engine.jobs import moving
from engine.storage import relocate
from engine.views import TransferState
from tests.helpers.aio import run
from tests.helpers.engines import (
    engines,
    fetched,
    random_bytes,
    shared,
    state_is,
    tree_of,
    wait_for,
)

MIB = 1024 * 1024


def other_disk(*_: object) -> None:
    raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))


MEMORY_DISK = Path("/dev/shm")
HAS_MEMORY_DISK = MEMORY_DISK.is_dir() and os.access(MEMORY_DISK, os.W_OK)
"""A file system that is never the temporary folder's, on Linux."""


@pytest.fixture(
    params=["same disk", "other disk", *(["other file system"] if HAS_MEMORY_DISK else [])]
)
def place(request, monkeypatch, tmp_path):
    """Where things go: on the same disk, on what says it is another one, or on another one."""
    match request.param:
        case "other file system":
            with tempfile.TemporaryDirectory(dir=MEMORY_DISK, prefix="shoal-") as name:
                yield Path(name)
            return
        case "other disk":
            monkeypatch.setattr(relocate, "second_name", other_disk)
    yield new_place(tmp_path)


def make_folder(base: Path) -> Path:
    folder = base / "folder"
    (folder / "in").mkdir(parents=True)
    (folder / "a.bin").write_bytes(random_bytes(MIB, 1))
    (folder / "copy of a.bin").write_bytes(random_bytes(MIB, 1))
    (folder / "in/c.bin").write_bytes(random_bytes(MIB, 3))
    return folder


def new_place(base: Path) -> Path:
    place = base / "new place"
    place.mkdir()
    return place


def test_a_download_under_way_goes_on_at_its_new_place(tmp_path, place):
    async def main():
        source = tmp_path / "film.mkv"
        source.write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=2 * MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > MIB)
            await getter.move_to(key, place)
            moved = await getter.transfer(key)
            assert moved.done > MIB
            assert moved.path == str(place / "film.mkv")
            assert tree_of(all_of_them.downloads("getter")) == {}
            getter = await all_of_them.restart("getter")
            assert (await getter.transfer(key)).done > MIB
            await wait_for(getter, key, lambda row: row.complete)
            assert tree_of(place) == {"film.mkv": source.read_bytes()}
            assert (await seeder.transfer(row.key)).uploaded < 5 * MIB

    run(main())


def test_a_collection_is_moved_whole_and_shared_on(tmp_path, place):
    async def main():
        folder = make_folder(tmp_path)
        (place / "folder").mkdir()  # the name is taken
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            third = await all_of_them.start("third")
            row = await shared(seeder, folder)
            got = await fetched(getter, row.file_id)
            await getter.move_to(got.key, place)
            moved = await getter.transfer(got.key)
            assert (moved.path, moved.state) == (str(place / "folder (2)"), TransferState.SHARING)
            assert tree_of(place / "folder (2)") == tree_of(folder)
            assert not (all_of_them.downloads("getter") / "folder").exists()
            await all_of_them.stop("seeder")
            await fetched(third, row.file_id)
            getter = await all_of_them.restart("getter")
            await getter.verify(got.key)
            await wait_for(getter, got.key, state_is(TransferState.SHARING))

    run(main())


def test_half_a_collection_goes_on_elsewhere(tmp_path, place):
    async def main():
        folder = make_folder(tmp_path)
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, folder)
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > MIB // 2)
            await getter.move_to(key, place)
            await seeder.set_limits(0, 0)
            await wait_for(getter, key, lambda row: row.complete)
            assert tree_of(place / "folder") == tree_of(folder)
            assert tree_of(all_of_them.downloads("getter")) == {}

    run(main())


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_what_the_new_disk_refuses_leaves_it_where_it_is(tmp_path, monkeypatch, code):
    async def main():
        folder, place = make_folder(tmp_path), new_place(tmp_path)

        def refuses(*_: object) -> None:
            raise OSError(code, os.strerror(code))

        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, folder)
            got = await fetched(getter, row.file_id)
            monkeypatch.setattr(relocate, "second_name", other_disk)
            monkeypatch.setattr(relocate.os, "fsync", refuses)
            with pytest.raises(EnvironmentFailure, match="disk"):
                await getter.move_to(got.key, place)
            after = await getter.transfer(got.key)
            assert (after.path, after.state) == (got.path, TransferState.SHARING)
            assert tree_of(place) == {}
            assert tree_of(Path(got.path)) == tree_of(folder)

    run(main())


def test_a_library_that_refuses_leaves_it_where_it_is(tmp_path, monkeypatch):
    async def main():
        source, place = tmp_path / "film.mkv", new_place(tmp_path)
        source.write_bytes(random_bytes(1000))
        async with engines(tmp_path) as all_of_them:
            alone = await all_of_them.start("alone")
            row = await shared(alone, source)

            async def refuses(*_: object) -> None:
                raise EnvironmentFailure("The disk is full.")

            monkeypatch.setattr(alone._context.library, "relocate", refuses)
            with pytest.raises(EnvironmentFailure):
                await alone.move_to(row.key, place)
            assert source.read_bytes() == random_bytes(1000)
            assert tree_of(place) == {}
            assert (await alone.transfer(row.key)).path == str(source)

    run(main())


def test_a_file_that_another_transfer_shares_too_stays_as_well(tmp_path):
    async def main():
        folder, place = make_folder(tmp_path), new_place(tmp_path)
        async with engines(tmp_path) as all_of_them:
            alone = await all_of_them.start("alone")
            whole = await shared(alone, folder)
            one = await shared(alone, folder / "in/c.bin")
            await alone.move_to(whole.key, place)
            assert tree_of(folder) == {"in/c.bin": random_bytes(MIB, 3)}
            assert len(tree_of(place / "folder")) == 3
            for key in (whole.key, one.key):
                await alone.verify(key)
                await wait_for(alone, key, state_is(TransferState.SHARING))

    run(main())


def test_where_it_cannot_go(tmp_path):
    async def main():
        folder, place = make_folder(tmp_path), new_place(tmp_path)
        async with engines(tmp_path) as all_of_them:
            alone = await all_of_them.start("alone")
            row = await shared(alone, folder)
            with pytest.raises(UserFacingError, match="not a folder"):
                await alone.move_to(row.key, tmp_path / "nowhere")
            with pytest.raises(UserFacingError, match="into itself"):
                await alone.move_to(row.key, folder / "in")
            await alone.move_to(row.key, tmp_path)  # it is there
            (folder / "in/c.bin").write_bytes(b"changed")
            with pytest.raises(EnvironmentFailure, match="has changed"):
                await alone.move_to(row.key, place)
            (folder / "in/c.bin").unlink()
            with pytest.raises(EnvironmentFailure, match="is gone"):
                await alone.move_to(row.key, place)
            assert tree_of(place) == {}

    run(main())


def test_what_has_not_begun_arrives_elsewhere_and_what_was_lost_is_fetched_there(tmp_path):
    async def main():
        source, place = tmp_path / "film.mkv", new_place(tmp_path)
        source.write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=2 * MIB)
            getter = await all_of_them.start("getter")
            nobody = await getter.download("ab" * 32)
            await getter.move_to(nobody, place)
            row = await shared(seeder, source)
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > MIB)
            await getter.pause(key)
            part = all_of_them.downloads("getter") / "film.mkv.shoal-part"
            await asyncio.to_thread(part.unlink)
            await getter.move_to(key, place)
            await seeder.set_limits(0, 0)
            await getter.resume(key)
            await wait_for(getter, key, lambda row: row.complete)
            assert tree_of(place) == {"film.mkv": source.read_bytes()}

    run(main())


def test_one_whose_turn_passes_while_it_moves_waits_afterwards(tmp_path, monkeypatch):
    async def main():
        source, place = tmp_path / "film.mkv", new_place(tmp_path)
        source.write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            key = await getter.download(row.file_id)
            other = await getter.download("ab" * 32)
            await wait_for(getter, key, lambda row: row.done > 0)
            place_all, loop = moving.place_all, asyncio.get_running_loop()

            def meanwhile(*arguments):
                """The other one is started by hand while the files are on their way."""
                one = replace(getter._settings.view, active_downloads=1)
                steps = (getter.set_settings(one), getter.resume(other), getter.resume(other))
                for step in (*steps, asyncio.sleep(0.1)):
                    asyncio.run_coroutine_threadsafe(step, loop).result(10)
                place_all(*arguments)

            await getter.pause(other)
            monkeypatch.setattr(moving, "place_all", meanwhile)
            await getter.move_to(key, place)
            await wait_for(getter, key, state_is(TransferState.QUEUED))
            await getter.pause(other)
            await seeder.set_limits(0, 0)
            await wait_for(getter, key, lambda row: row.complete)

    run(main())
