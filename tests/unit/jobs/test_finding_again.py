"""Shared files that were moved by hand, and bytes that are here already in part."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.content.hashing import Hasher
from engine.views import Priority, TransferState
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
SHARING = state_is(TransferState.SHARING)


@pytest.fixture
def hashed(monkeypatch) -> list[Path]:
    """Every file that is hashed whole."""
    paths: list[Path] = []
    hash_file = Hasher.hash_file

    async def noted(self, path, *arguments):
        paths.append(Path(path))
        return await hash_file(self, path, *arguments)

    monkeypatch.setattr(Hasher, "hash_file", noted)
    return paths


def test_a_file_shared_again_from_its_new_place_is_the_same_row_to_a_person(tmp_path):
    async def main():
        source = tmp_path / "film.mkv"
        source.write_bytes(random_bytes(MIB))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, source)
            await fetched(getter, row.file_id)
            await seeder.set_priority(row.key, Priority.HIGH)
            new = tmp_path / "new"
            new.mkdir()
            source.rename(new / "renamed.mkv")
            again = await shared(seeder, new / "renamed.mkv")
            (only,) = await seeder.transfers()
            assert (only.key, only.state) == (again.key, TransferState.SHARING)
            assert (only.uploaded, only.priority) == (MIB, Priority.HIGH)
            await getter.remove((await getter.transfers())[0].key, delete_files=True)
            await fetched(getter, row.file_id)

    run(main())


def test_a_moved_file_is_found_by_size_then_hash_and_shared_on(tmp_path, hashed):
    async def main():
        home = tmp_path / "home"
        (home / "sub/deeper").mkdir(parents=True)
        source = home / "film.mkv"
        source.write_bytes(random_bytes(MIB))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, source)
            (home / "decoy.mkv").write_bytes(bytes(MIB))
            (home / "bigger.mkv").write_bytes(bytes(MIB + 1))
            source.rename(home / "sub/deeper/film.mkv")
            hashed.clear()
            got = await fetched(getter, row.file_id)  # the peer asks; only then it is missed
            moved = await seeder.transfer(row.key)
            assert moved.path == str(home / "sub/deeper/film.mkv")
            assert moved.state is TransferState.SHARING
            assert tree_of(Path(got.path).parent) == {"film.mkv": random_bytes(MIB)}
            assert home / "bigger.mkv" not in hashed
            assert [path for path in hashed if path.parent != home] == [Path(moved.path)]
            seeder = await all_of_them.restart("seeder")
            assert (await seeder.transfer(row.key)).path == moved.path

    run(main())


def make_folder(base: Path) -> Path:
    folder = base / "home/folder"
    (folder / "in").mkdir(parents=True)
    for number, name in enumerate(("a.bin", "b.bin", "in/c.bin")):
        (folder / name).write_bytes(random_bytes(MIB + number, number))
    return folder


def test_a_folder_that_was_renamed_is_found_whole(tmp_path):
    async def main():
        folder = make_folder(tmp_path)
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, folder)
            wanted = tree_of(folder)
            folder.rename(folder.with_name("renamed"))
            await seeder.verify(row.key)
            moved = await wait_for(seeder, row.key, SHARING)
            assert moved.path == str(folder.with_name("renamed"))
            got = await fetched(getter, row.file_id)
            assert tree_of(Path(got.path)) == wanted

    run(main())


def test_one_file_that_left_a_shared_folder_is_shared_from_where_it_is(tmp_path):
    async def main():
        folder = make_folder(tmp_path)
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, folder)
            wanted = tree_of(folder)
            (folder / "in/c.bin").rename(folder.parent / "elsewhere.bin")
            await seeder.verify(row.key)
            await wait_for(seeder, row.key, SHARING)
            got = await fetched(getter, row.file_id)
            assert tree_of(Path(got.path)) == wanted
            await seeder.verify(row.key)
            await wait_for(seeder, row.key, SHARING)

    run(main())


def test_what_is_nowhere_is_told_and_goes_on_when_it_is_shared_from_its_new_place(tmp_path):
    async def main():
        folder, far = make_folder(tmp_path), tmp_path / "far/away"
        far.mkdir(parents=True)
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            row = await shared(seeder, folder)
            shutil.move(folder / "in/c.bin", far / "c.bin")
            await seeder.verify(row.key)
            lost = await wait_for(seeder, row.key, state_is(TransferState.PAUSED))
            assert "gone" in lost.reason
            await shared(seeder, far / "c.bin")
            await wait_for(seeder, row.key, SHARING)

    run(main())


def test_what_is_half_here_for_another_transfer_is_not_fetched_again(tmp_path):
    async def main():
        folder = make_folder(tmp_path)
        big = folder / "big.bin"
        big.write_bytes(random_bytes(4 * MIB, 9))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=2 * MIB)
            getter = await all_of_them.start("getter")
            whole = await shared(seeder, folder)
            alone = await shared(seeder, big)
            first = await getter.download(alone.file_id)
            await wait_for(getter, first, lambda row: row.done > MIB)
            await getter.pause(first)
            before_it = (await getter.transfer(first)).done
            half = (await getter.preview(whole.file_id)).have
            # What was being checked when it was paused may still be written meanwhile.
            assert before_it <= half <= (await getter.transfer(first)).done
            before = sum(row.uploaded for row in await seeder.transfers())
            await seeder.set_limits(0, 0)
            got = await fetched(getter, whole.file_id, tmp_path / "elsewhere")
            assert tree_of(Path(got.path)) == tree_of(folder)
            sent = sum(row.uploaded for row in await seeder.transfers()) - before
            size = sum(len(data) for data in tree_of(folder).values())
            assert sent <= size - half + MIB // 2  # and the list of the folder's files
            await getter.resume(first)
            done = await wait_for(getter, first, lambda row: row.complete)
            assert tree_of(Path(done.path).parent) == {"big.bin": big.read_bytes()}

    run(main())
