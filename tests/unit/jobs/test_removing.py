"""What goes from the disk when a transfer is forgotten, and what never does."""

from __future__ import annotations

import asyncio
import os

import pytest

from engine.errors import NotFoundError
from engine.views import TransferState
from tests.helpers.aio import run
from tests.helpers.engines import (
    engines,
    fetched,
    next_notice,
    random_bytes,
    shared,
    tree_of,
    wait_for,
)

MIB = 1024 * 1024


def make_folder(folder):
    (folder / "sub" / "deep").mkdir(parents=True)
    (folder / "a.bin").write_bytes(random_bytes(50_000, 1))
    (folder / "sub" / "same.bin").write_bytes(random_bytes(50_000, 1))
    (folder / "sub" / "deep" / "b.bin").write_bytes(random_bytes(60_000, 2))
    return folder


async def pair(all_of_them):
    return await all_of_them.start("seeder"), await all_of_them.start("getter")


def test_a_download_that_is_forgotten_leaves_its_files(tmp_path):
    async def main():
        folder = make_folder(tmp_path / "folder")
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await pair(all_of_them)
            got = await fetched(getter, (await shared(seeder, folder)).file_id)
            await getter.remove(got.key)
            assert tree_of(all_of_them.downloads("getter") / "folder") == tree_of(folder)
            assert await getter.transfers() == ()
            with pytest.raises(NotFoundError):
                await getter.transfer(got.key)
            getter = await all_of_them.restart("getter")
            assert await getter.transfers() == ()

    run(main())


def test_a_folder_goes_whole_but_for_what_others_put_there(tmp_path):
    async def main():
        folder = make_folder(tmp_path / "folder")
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await pair(all_of_them)
            row = await shared(seeder, folder)
            got = await fetched(getter, row.file_id)
            await getter.remove(got.key, delete_files=True)
            assert list(all_of_them.downloads("getter").iterdir()) == []
            got = await fetched(getter, row.file_id)
            place = all_of_them.downloads("getter") / "folder"
            (place / "sub" / "mine.txt").write_bytes(b"mine")
            (place / "a.bin").write_bytes(b"edited")
            await getter.remove(got.key, delete_files=True)
            assert tree_of(place) == {"sub/mine.txt": b"mine", "a.bin": b"edited"}
            assert not list(tmp_path.glob("getter/home/manifests/*"))

    run(main())


def test_nothing_is_deleted_through_a_link_that_leads_away(tmp_path):
    async def main():
        folder = make_folder(tmp_path / "folder")
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await pair(all_of_them)
            got = await fetched(getter, (await shared(seeder, folder)).file_id)
            place = all_of_them.downloads("getter") / "folder"
            (place / "sub").rename(tmp_path / "moved away")
            os.symlink(tmp_path / "moved away", place / "sub")
            kept = tree_of(tmp_path / "moved away")
            await getter.remove(got.key, delete_files=True)
            assert tree_of(tmp_path / "moved away") == kept
            assert len(kept) == 2

    run(main())


def test_a_users_own_file_is_never_deleted(tmp_path):
    async def main():
        folder = make_folder(tmp_path / "folder")
        before = tree_of(folder)
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            row = await shared(seeder, folder)
            seeder = await all_of_them.restart("seeder")

            async def remove():
                await seeder.remove(row.key, delete_files=True)

            tasks = []
            told = await next_notice(seeder, lambda: tasks.append(asyncio.ensure_future(remove())))
            await tasks[0]
            assert "is your own, so it stays" in told
            assert tree_of(folder) == before

    run(main())


def test_an_unfinished_download_takes_its_part_file_along(tmp_path):
    async def main():
        (tmp_path / "film.mkv").write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=2 * MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, tmp_path / "film.mkv")
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > 0)
            assert list(all_of_them.downloads("getter").iterdir())
            await getter.remove(key)
            assert list(all_of_them.downloads("getter").iterdir()) == []
            assert getter._context.swarms.running == ()

    run(main())


def test_two_rows_of_one_content_live_and_go_apart(tmp_path):
    async def main():
        folder = make_folder(tmp_path / "folder")
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await pair(all_of_them)
            row = await shared(seeder, folder)
            whole = await fetched(getter, row.file_id)
            one = next(file for file in row.files if file.path == "a.bin")
            single = await fetched(getter, one.file_id)
            place = all_of_them.downloads("getter")
            assert single.name in ("a.bin", "same.bin")  # the seeder has it under both
            await getter.remove(whole.key, delete_files=True)
            assert [path.name for path in place.iterdir()] == [single.name]
            await all_of_them.stop("seeder")
            third = await all_of_them.start("third")
            assert (await fetched(third, one.file_id)).done == 50_000
            assert (await getter.transfer(single.key)).state is TransferState.SHARING
            await getter.remove(single.key, delete_files=True)
            assert list(place.iterdir()) == []

    run(main())


def test_pausing_one_row_does_not_stop_the_other(tmp_path):
    async def main():
        source = tmp_path / "one.bin"
        source.write_bytes(random_bytes(MIB))
        (tmp_path / "two.bin").write_bytes(random_bytes(MIB))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await pair(all_of_them)
            one = await shared(seeder, source)
            two = await shared(seeder, tmp_path / "two.bin")
            assert one.file_id == two.file_id
            assert one.key != two.key
            await seeder.pause(one.key)
            assert (await fetched(getter, two.file_id)).complete
            await seeder.remove(one.key)
            third = await all_of_them.start("third")
            await all_of_them.stop("getter")
            assert (await fetched(third, two.file_id)).complete

    run(main())


def test_removing_what_is_still_hashed_stops_it(tmp_path):
    async def main():
        (tmp_path / "film.mkv").write_bytes(random_bytes(8 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            (key,) = await seeder.share([tmp_path / "film.mkv"])
            await seeder.remove(key)
            assert await seeder.transfers() == ()
            row = await shared(seeder, tmp_path / "film.mkv")
            assert row.state is TransferState.SHARING

    run(main())
