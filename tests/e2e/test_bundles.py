"""Small files of a folder between real engines: one swarm, every byte, and nothing twice."""

from __future__ import annotations

import asyncio
from pathlib import Path

from engine.content.failures import disk_failure
from engine.content.paths import PART_SUFFIX
from engine.jobs.bundles import BundleFetch
from engine.storage.small_files import SmallFiles
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


def make_folder(folder: Path, count: int = 60) -> Path:
    """Tiny files in folders, some empty, some with the same bytes, and a large one."""
    for number in range(count):
        inner = folder / f"part {number % 3}"
        inner.mkdir(parents=True, exist_ok=True)
        (inner / f"{number:03}.txt").write_text(f"file {number}")
    for number in range(3):
        (folder / f"empty {number}").write_bytes(b"")
        (folder / f"same {number}").write_bytes(b"the same words")
    (folder / "block.bin").write_bytes(random_bytes(16_384, 3))
    (folder / "large.bin").write_bytes(random_bytes(300_000, 4))
    return folder


def test_every_byte_comes_and_is_passed_on(tmp_path, monkeypatch):
    read: list[int] = []
    original = SmallFiles.read_into

    def noted(self, view, offset):
        read.append(offset)
        original(self, view, offset)

    monkeypatch.setattr(SmallFiles, "read_into", noted)

    async def main():
        folder = make_folder(tmp_path / "folder")
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            row = await shared(seeder, folder)
            for name in ("one", "two"):
                getter = await all_of_them.start(name)
                got = await fetched(getter, row.link)
                assert tree_of(all_of_them.downloads(name) / "folder") == tree_of(folder)
                assert got.file_id == row.file_id
                assert all(file.done == file.size for file in got.files)
                if name == "one":
                    assert len(read) == len(set(read)) == 62  # each small content once
                    await all_of_them.stop("seeder")

    run(main(), 60)


def test_a_restart_in_the_middle_fetches_nothing_twice(tmp_path, monkeypatch):
    asked: list[bytes] = []
    read, write = SmallFiles.read_into, SmallFiles.write_at

    def noted(self, view, offset):
        read(self, view, offset)
        asked.append(bytes(view))

    def refused(self, data, offset):
        if data[-1] % 2:
            raise disk_failure(OSError(28, "No space left on device"), tmp_path)
        write(self, data, offset)

    monkeypatch.setattr(SmallFiles, "read_into", noted)

    async def main():
        folder = make_folder(tmp_path / "folder", 200)
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            row = await shared(seeder, folder)
            getter = await all_of_them.start("getter", disk_retry_s=60)
            with monkeypatch.context() as patch:
                patch.setattr(SmallFiles, "write_at", refused)
                key = await getter.download(row.link, only=["part 0", "part 1", "part 2"])
                half = await wait_for(getter, key, lambda row: row.reason != "" and row.done > 0)
                await all_of_them.stop("getter")
            recorded = [file.path for file in half.files if file.size and file.done == file.size]
            assert 0 < len(recorded) < 200
            await all_of_them.restart("seeder")  # it reads no more of what was asked for before
            del asked[:]
            getter = await all_of_them.start("getter")
            await wait_for(getter, key, lambda row: row.complete)
            target = all_of_them.downloads("getter") / "folder"
            for number in range(3):
                part = f"part {number}"
                assert tree_of(target / part) == tree_of(folder / part)
            assert not set(asked) & {(folder / path).read_bytes() for path in recorded}

    run(main(), 60)


def test_what_was_named_and_not_recorded_is_taken_up(tmp_path, monkeypatch):
    """As after a kill between the two: the files stand, the library knows nothing of them."""
    read: list[int] = []
    original = SmallFiles.read_into

    def noted(self, view, offset):
        read.append(offset)
        original(self, view, offset)

    async def never(self, found, came_at=None):
        if found:
            await asyncio.Event().wait()

    async def main():
        folder = make_folder(tmp_path / "folder")
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            row = await shared(seeder, folder)
            getter = await all_of_them.start("getter")
            target = all_of_them.downloads("getter") / "folder"
            with monkeypatch.context() as patch:
                patch.setattr(BundleFetch, "_record", never)
                await getter.download(row.link, only=["part 0"])
                async with asyncio.timeout(20):
                    while len(list(target.rglob("*.txt"))) < 20:
                        await asyncio.sleep(0.01)
                await all_of_them.stop("getter")
            (target / "part 0/003.txt").unlink()
            monkeypatch.setattr(SmallFiles, "read_into", noted)
            getter = await all_of_them.start("getter")
            got = await fetched(getter, row.link)
            assert tree_of(target / "part 0") == tree_of(folder / "part 0")
            assert got.complete
            assert len(read) == 1  # the one that was gone
            assert not list(target.rglob(f"*{PART_SUFFIX}"))

    run(main(), 60)


def test_more_may_be_wanted_meanwhile_and_later(tmp_path):
    async def main():
        folder = make_folder(tmp_path / "folder")
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=4000)
            row = await shared(seeder, folder)
            getter = await all_of_them.start("getter")
            key = await getter.download(row.link, only=["part 0", "large.bin"])
            await wait_for(getter, key, lambda row: row.done > 100)
            await getter.set_file_priorities(key, {"part 1": Priority.HIGH})
            await getter.set_file_priorities(key, {"large.bin": Priority.SKIP})
            await seeder.set_limits(0, 0)
            await wait_for(getter, key, lambda row: row.complete)
            target = all_of_them.downloads("getter") / "folder"
            assert set(tree_of(target)) >= {
                path for path in tree_of(folder) if path.startswith(("part 0", "part 1"))
            }
            assert not (target / "part 2").exists()
            await getter.set_file_priorities(
                key, {file.path: Priority.NORMAL for file in row.files}
            )
            await wait_for(getter, key, lambda row: row.complete and not row.skipped)
            assert tree_of(target) == tree_of(folder)

    run(main(), 60)


def test_a_folder_that_is_moved_and_verified_is_still_served(tmp_path):
    async def main():
        folder = make_folder(tmp_path / "folder")
        (tmp_path / "elsewhere").mkdir()
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            row = await shared(seeder, folder)
            one = await all_of_them.start("one")
            await fetched(one, row.link)
            await seeder.move_to(row.key, tmp_path / "elsewhere")
            (tmp_path / "elsewhere/folder/part 1/001.txt").touch()
            await seeder.verify(row.key)
            await wait_for(seeder, row.key, state_is(TransferState.SHARING))
            await all_of_them.stop("one")
            two = await all_of_them.start("two")
            await fetched(two, row.link)
            target = all_of_them.downloads("two") / "folder"
            assert tree_of(target) == tree_of(tmp_path / "elsewhere/folder")

    run(main(), 60)


def test_a_full_disk_is_waited_for(tmp_path, monkeypatch):
    full = True
    original = SmallFiles.write_at

    def refused(self, data, offset):
        if full and offset % 3 == 0:
            raise disk_failure(OSError(28, "No space left on device"), tmp_path)
        original(self, data, offset)

    monkeypatch.setattr(SmallFiles, "write_at", refused)

    async def main():
        nonlocal full
        folder = make_folder(tmp_path / "folder")
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            row = await shared(seeder, folder)
            getter = await all_of_them.start("getter", disk_retry_s=0.2)
            key = await getter.download(row.link)
            told = await wait_for(getter, key, state_is(TransferState.PAUSED))
            assert "disk is full" in told.reason
            full = False
            await wait_for(getter, key, lambda row: row.complete)
            assert tree_of(all_of_them.downloads("getter") / "folder") == tree_of(folder)

    run(main(), 60)
