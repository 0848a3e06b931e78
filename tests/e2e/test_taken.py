"""Finished files that somebody takes out of a folder while the rest still arrives."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import asynccontextmanager

import pytest

from engine.views import Priority, TransferState
from tests.helpers.aio import run
from tests.helpers.engines import (
    engines,
    next_notice,
    random_bytes,
    shared,
    state_is,
    tree_of,
    wait_for,
)

KIB = 1024


@asynccontextmanager
async def half_arrived(tmp_path, count):
    """A folder of which the first `count` files are here, and a large one is not."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:02}.txt").write_bytes(random_bytes(100 + number, number))
    (folder / "large.bin").write_bytes(random_bytes(400 * KIB, 99))
    async with engines(tmp_path) as all_of_them:
        seeder = await all_of_them.start("seeder")
        row = await shared(seeder, folder)
        getter = await all_of_them.start("getter", disk_retry_s=0.2)
        key = await getter.download(row.link, only=["*.txt"])
        await wait_for(getter, key, lambda row: row.complete)
        await seeder.set_limits(0, 1)  # from here on nothing comes
        await getter.set_file_priorities(key, {"large.bin": Priority.NORMAL})
        await wait_for(getter, key, lambda row: not row.complete)
        yield all_of_them, getter, key, seeder


@pytest.mark.parametrize("count", [3, 20])  # alone, and in a bundle
def test_they_are_not_fetched_again_until_they_are_chosen(tmp_path, count):
    async def main():
        async with half_arrived(tmp_path, count) as (all_of_them, getter, key, seeder):
            target = all_of_them.downloads("getter") / "folder"
            await getter.pause(key)
            for number in (0, 1):
                shutil.move(target / f"{number:02}.txt", tmp_path / f"taken{number}")
            resumed = []
            told = await next_notice(
                getter, lambda: resumed.append(asyncio.ensure_future(getter.resume(key)))
            )
            await resumed[0]
            assert "(00.txt, 01.txt)" in told
            view = await wait_for(getter, key, lambda row: row.skipped > 0)
            skipped = {file.path for file in view.files if file.priority is Priority.SKIP}
            assert skipped == {"00.txt", "01.txt"}
            await seeder.set_limits(0, 0)
            await wait_for(getter, key, lambda row: row.complete)
            everything = tree_of(tmp_path / "folder")
            assert tree_of(target) == {
                path: data for path, data in everything.items() if path not in skipped
            }
            await getter.set_file_priorities(key, dict.fromkeys(skipped, Priority.NORMAL))
            await wait_for(getter, key, lambda row: row.complete and not row.skipped)
            assert tree_of(target) == everything

    run(main())


def test_a_folder_that_is_gone_as_a_whole_is_fetched_again(tmp_path):
    async def main():
        async with half_arrived(tmp_path, 20) as (all_of_them, getter, key, seeder):
            target = all_of_them.downloads("getter") / "folder"
            await getter.pause(key)
            shutil.rmtree(target)
            await seeder.set_limits(0, 0)
            await getter.resume(key)
            await wait_for(getter, key, state_is(TransferState.SHARING))
            assert tree_of(target) == tree_of(tmp_path / "folder")

    run(main())
