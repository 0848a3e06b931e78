"""After a library that is lost with its copy: what is on the disk is not fetched again."""

from __future__ import annotations

import pytest

from tests.helpers.aio import run
from tests.helpers.engines import engines, fetched, next_notice, random_bytes, shared, tree_of
from tests.helpers.engines import wait_for as wait_for_row

MIB = 1024 * 1024


async def start_without_library(all_of_them, base):
    """The getter, stopped, with its library and the copy made unreadable, and started again."""
    await all_of_them.stop("getter")
    for name in ("library.db", "library.db.copy"):
        (base / "getter/home" / name).write_bytes(b"no database" * 1000)
    getter = await all_of_them.start("getter")
    assert await getter.transfers() == ()
    assert "share or paste again" in await next_notice(getter, lambda: None)
    return getter


async def sent(seeder, row):
    return (await seeder.transfer(row.key)).uploaded


@pytest.fixture
def film(tmp_path):
    path = tmp_path / "film.mkv"
    path.write_bytes(random_bytes(8 * MIB))
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_part_file_is_gone_on_with(tmp_path, film):
    async def main():
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=4 * MIB)
            row = await shared(seeder, film)
            getter = await all_of_them.start("getter")
            key = await getter.download(row.link)
            await wait_for_row(getter, key, lambda row: row.done > 4 * MIB)
            getter = await start_without_library(all_of_them, tmp_path)
            before = await sent(seeder, row)
            await seeder.set_limits(0, 0)
            got = await fetched(getter, row.link)
            assert got.name == "film.mkv"
            assert names(tmp_path / "getter/downloads") == ["film.mkv"]
            assert await sent(seeder, row) - before < 5 * MIB
            assert (tmp_path / "getter/downloads/film.mkv").read_bytes() == film.read_bytes()

    run(main())


def test_a_finished_file_is_recognised(tmp_path, film):
    async def main():
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            row = await shared(seeder, film)
            getter = await all_of_them.start("getter")
            await fetched(getter, row.link)
            getter = await start_without_library(all_of_them, tmp_path)
            before = await sent(seeder, row)
            got = await fetched(getter, row.link)
            assert await sent(seeder, row) == before
            assert names(tmp_path / "getter/downloads") == ["film.mkv"]
            assert got.done == got.size
            await all_of_them.stop("seeder")
            third = await all_of_them.start("third")
            await fetched(third, got.link)  # and it is shared again

    run(main())


def test_a_folder_is_gone_on_with_in_its_place(tmp_path):
    async def main():
        folder = tmp_path / "folder"
        (folder / "deep").mkdir(parents=True)
        for number in range(4):
            (folder / f"{number}.bin").write_bytes(random_bytes(MIB, number))
            (folder / f"deep/{number}.txt").write_text(f"small {number}")
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=2 * MIB)
            row = await shared(seeder, folder)
            getter = await all_of_them.start("getter")
            key = await getter.download(row.link)
            await wait_for_row(getter, key, lambda row: row.done > 2 * MIB)
            getter = await start_without_library(all_of_them, tmp_path)
            before = await sent(seeder, row)
            await seeder.set_limits(0, 0)
            await fetched(getter, row.link)
            assert names(tmp_path / "getter/downloads") == ["folder"]
            assert tree_of(tmp_path / "getter/downloads/folder") == tree_of(folder)
            assert await sent(seeder, row) - before < 2 * MIB + MIB // 2

    run(main())


def test_a_stranger_of_that_name_and_size_is_left_alone(tmp_path, film):
    async def main():
        downloads = tmp_path / "getter/downloads"
        downloads.mkdir(parents=True)
        mine = random_bytes(8 * MIB, 2)
        (downloads / "film.mkv").write_bytes(mine)
        (downloads / "film (2).mkv.shoal-part").write_bytes(mine)
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            getter = await all_of_them.start("getter")
            row = await shared(seeder, film)
            got = await fetched(getter, row.link)
            assert got.name == "film (3).mkv"
            assert (downloads / "film.mkv").read_bytes() == mine
            assert (downloads / "film (2).mkv.shoal-part").read_bytes() == mine

    run(main())


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path):
    async def main():
        mine = tmp_path / "getter/downloads/folder"
        mine.mkdir(parents=True)
        (mine / "a.txt").write_text("same size")
        (mine / "notes.txt").write_text("mine")
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder/a.txt").write_text("SAME SIZE")
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            getter = await all_of_them.start("getter")
            row = await shared(seeder, tmp_path / "folder")
            got = await fetched(getter, row.link)
            assert got.name == "folder (2)"
            assert tree_of(mine) == {"a.txt": b"same size", "notes.txt": b"mine"}

    run(main())
