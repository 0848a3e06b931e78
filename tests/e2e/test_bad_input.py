"""What bad input gets between real engines: a sentence, and nothing lost."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from engine.content.hashing import Hasher
from engine.errors import UserFacingError
from engine.views import TransferState
from tests.helpers.aio import run
from tests.helpers.engines import (
    engines,
    fetched,
    next_notice,
    random_bytes,
    shared,
    state_is,
    tree_of,
    wait_for,
)
from tests.helpers.hostile_peer import HostilePeer, Lies
from tests.helpers.swarm_world import Content

MIB = 1024 * 1024
PAUSED = state_is(TransferState.PAUSED)


def is_stuck(row):
    return row.state in (TransferState.PAUSED, TransferState.FAILED) and bool(row.reason)


def edit(path):
    with open(path, "r+b") as file:
        file.write(b"edited")


def bytes_of(row):
    return Path(row.path).read_bytes()


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 2 MiB."""
    where = tmp_path / "small disk"
    where.mkdir()
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root may mount a small disk")
    mounting = ["mount", "-t", "tmpfs", "-o", "size=2m", "shoal-test", str(where)]
    if subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    yield where
    subprocess.run(["umount", "-l", str(where)], check=True)


# --- the disk --------------------------------------------------------------------------------


def test_a_full_disk_pauses_with_the_reason_and_goes_on_when_there_is_space(tmp_path, small_disk):
    async def main():
        (tmp_path / "film.mkv").write_bytes(random_bytes(MIB + MIB // 2))
        ballast = small_disk / "ballast"
        ballast.write_bytes(bytes(MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            getter = await all_of_them.start("getter", disk_retry_s=0.2)
            row = await shared(seeder, tmp_path / "film.mkv")
            key = await getter.download(row.file_id, small_disk)
            stuck = await wait_for(getter, key, PAUSED)
            assert stuck.reason.startswith("The disk is full")
            assert "film.mkv" in stuck.reason
            ballast.unlink()
            await wait_for(getter, key, lambda row: row.complete)
            got = (small_disk / "film.mkv").read_bytes()
            assert got == (tmp_path / "film.mkv").read_bytes()
            uploaded = (await seeder.transfer(row.key)).uploaded
            assert uploaded < 8 * MIB  # it did not fetch the same again and again meanwhile

    run(main())


def test_a_disk_that_turns_read_only_pauses_with_the_reason_and_goes_on(tmp_path, small_disk):
    def remount(how):
        subprocess.run(["mount", "-o", f"remount,{how}", str(small_disk)], check=True)

    async def main():
        (tmp_path / "film.mkv").write_bytes(random_bytes(MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            getter = await all_of_them.start("getter", disk_retry_s=0.2)
            row = await shared(seeder, tmp_path / "film.mkv")
            remount("ro")
            key = await getter.download(row.file_id, small_disk)
            stuck = await wait_for(getter, key, PAUSED)
            assert str(small_disk) in stuck.reason
            assert "read-only" in stuck.reason or "may not" in stuck.reason
            remount("rw")
            got = await wait_for(getter, key, lambda row: row.complete)
            assert bytes_of(got) == (tmp_path / "film.mkv").read_bytes()

    run(main())


def test_a_folder_on_a_full_disk_goes_on_as_well(tmp_path, small_disk):
    async def main():
        folder = tmp_path / "folder"
        folder.mkdir()
        for number in range(6):
            (folder / f"{number}.bin").write_bytes(random_bytes(MIB // 4, number))
        ballast = small_disk / "ballast"
        ballast.write_bytes(bytes(MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            getter = await all_of_them.start("getter", disk_retry_s=0.2)
            row = await shared(seeder, folder)
            key = await getter.download(row.file_id, small_disk)
            stuck = await wait_for(getter, key, PAUSED)
            assert stuck.reason.startswith("The disk is full")
            ballast.unlink()
            await wait_for(getter, key, lambda row: row.complete)
            assert tree_of(small_disk / "folder") == tree_of(folder)

    run(main())


def test_a_destination_that_cannot_be_made_pauses_until_it_can(tmp_path):
    async def main():
        (tmp_path / "film.mkv").write_bytes(random_bytes(100_000))
        (tmp_path / "in the way").write_bytes(b"a file where a folder should be")
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            getter = await all_of_them.start("getter", disk_retry_s=0.1)
            row = await shared(seeder, tmp_path / "film.mkv")
            key = await getter.download(row.file_id, tmp_path / "in the way")
            stuck = await wait_for(getter, key, PAUSED)
            assert "in the way" in stuck.reason
            (tmp_path / "in the way").unlink()
            await wait_for(getter, key, lambda row: row.complete)

    run(main())


def test_a_destination_that_disappears_is_missed_and_found_again(tmp_path):
    async def main():
        (tmp_path / "film.mkv").write_bytes(random_bytes(4 * MIB))
        drive, away = tmp_path / "drive", tmp_path / "away"
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=3 * MIB)
            getter = await all_of_them.start("getter", disk_retry_s=0.2)
            row = await shared(seeder, tmp_path / "film.mkv")
            key = await getter.download(row.file_id, drive)
            await wait_for(getter, key, lambda row: row.done > MIB)
            await all_of_them.stop("getter")
            drive.rename(away)
            getter = await all_of_them.start("getter", disk_retry_s=0.2)
            stuck = await wait_for(getter, key, PAUSED)
            assert "put it back or attach its drive again" in stuck.reason
            assert not drive.exists()  # nothing is begun anew behind the person's back
            away.rename(drive)
            await wait_for(getter, key, lambda row: row.complete)
            assert (drive / "film.mkv").read_bytes() == (tmp_path / "film.mkv").read_bytes()

    run(main())


def test_a_part_file_that_is_taken_away_pauses_and_resume_begins_anew(tmp_path):
    async def main():
        (tmp_path / "film.mkv").write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=3 * MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, tmp_path / "film.mkv")
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > MIB)
            (all_of_them.downloads("getter") / "film.mkv.shoal-part").unlink()
            stuck = await wait_for(getter, key, PAUSED)
            assert "resume to download it again" in stuck.reason
            await seeder.set_limits(0, 0)
            await getter.download(row.link)
            got = await wait_for(getter, key, lambda row: row.complete)
            assert bytes_of(got) == (tmp_path / "film.mkv").read_bytes()

    run(main())


# --- sharing ---------------------------------------------------------------------------------


def test_a_file_that_vanishes_while_it_is_hashed(tmp_path, monkeypatch):
    original = Hasher.hash_file

    async def hash_file(self, path, on_progress=None):
        if path.name == "gone.bin":
            path.unlink()
        return await original(self, path, on_progress)

    monkeypatch.setattr(Hasher, "hash_file", hash_file)

    async def main():
        folder = tmp_path / "folder"
        folder.mkdir()
        (folder / "a.bin").write_bytes(random_bytes(1000))
        (folder / "gone.bin").write_bytes(random_bytes(1000, 2))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            row = await shared(seeder, folder)
            assert row.state is TransferState.FAILED
            assert row.reason == f"{folder / 'gone.bin'} does not exist; check the path."
            assert (folder / "a.bin").read_bytes() == random_bytes(1000)
            with pytest.raises(UserFacingError, match="resume it"):
                await seeder.pause(row.key)
            (folder / "gone.bin").write_bytes(b"back, under another name for the test")
            (folder / "gone.bin").rename(folder / "back.bin")
            await seeder.resume(row.key)
            again = await wait_for(seeder, row.key, state_is(TransferState.SHARING))
            assert [file.path for file in again.files] == ["a.bin", "back.bin"]
            seeder = await all_of_them.restart("seeder")
            assert len(await seeder.transfers()) == 1

    run(main())


def test_a_shared_file_that_changes_pauses_and_harms_no_download(tmp_path):
    async def main():
        source = tmp_path / "film.mkv"
        data = random_bytes(6 * MIB)
        source.write_bytes(data)
        (tmp_path / "same.mkv").write_bytes(data)
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=MIB)
            other = await all_of_them.start("other", limit_up=MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            await shared(other, tmp_path / "same.mkv")
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > 0)
            await wait_for(seeder, row.key, lambda row: row.uploaded > 0)
            await asyncio.to_thread(edit, source)
            paused = await wait_for(seeder, row.key, is_stuck)
            assert paused.reason == (
                f"{source} has changed since it was shared; "
                "share it again to offer the new version."
            )
            await other.set_limits(0, 0)
            got = await wait_for(getter, key, lambda row: row.complete)
            assert bytes_of(got) == data
            assert source.read_bytes()[:6] == b"edited"
            new = await shared(seeder, source)
            assert new.file_id != row.file_id
            seeder = await all_of_them.restart("seeder")
            assert (await seeder.transfer(row.key)).state is TransferState.PAUSED

    run(main())


def test_a_shared_file_that_went_far_away_is_missed_and_shared_again_when_it_is_back(tmp_path):
    async def main():
        (tmp_path / "known").mkdir()
        source = tmp_path / "known/film.mkv"
        source.write_bytes(random_bytes(MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            source.rename(tmp_path / "far.mkv")  # no folder of any transfer
            key = await getter.download(row.file_id)
            stuck = await wait_for(seeder, row.key, PAUSED)
            assert stuck.reason == (
                f"{source} is gone; put it back and resume it, or share it from where it is now."
            )
            (tmp_path / "far.mkv").rename(source)
            await seeder.resume(row.key)
            await wait_for(getter, key, lambda row: row.complete)

    run(main())


def test_a_download_that_could_not_begin_may_begin_elsewhere(tmp_path):
    async def main():
        source = tmp_path / "film.mkv"
        source.write_bytes(random_bytes(MIB))
        (tmp_path / "a file").write_bytes(b"")
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            key = await getter.download(row.file_id, tmp_path / "a file")
            await wait_for(getter, key, is_stuck)
            assert await getter.download(row.file_id, tmp_path / "good") == key
            done = await wait_for(getter, key, lambda row: row.complete)
            assert bytes_of(done) == source.read_bytes()
            assert done.path == str(tmp_path / "good/film.mkv")

    run(main())


def test_a_folder_to_save_in_that_is_a_file_is_named_as_such(tmp_path):
    async def main():
        (tmp_path / "film.mkv").write_bytes(b"film")
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            getter = await all_of_them.start("getter")
            row = await shared(seeder, tmp_path / "film.mkv")
            key = await getter.download(row.file_id, tmp_path / "film.mkv/below")
            stuck = await wait_for(getter, key, is_stuck)
            assert stuck.reason == (
                f"Something else stands where {tmp_path}/film.mkv/below/film.mkv should go; "
                "choose another folder."
            )

    run(main())


def test_what_of_a_folder_is_no_file_is_told(tmp_path):
    async def main():
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder/a.txt").write_bytes(b"a")
        (tmp_path / "folder/here").symlink_to(tmp_path / "folder")
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            keys = []

            async def share():
                keys.extend(await seeder.share([tmp_path / "folder"]))

            told = await next_notice(seeder, lambda: asyncio.ensure_future(share()))
            assert told.startswith(f"Left out of {tmp_path}/folder: here; only files are shared")
            row = await wait_for(seeder, keys[0], state_is(TransferState.SHARING))
            assert [file.path for file in row.files] == ["a.txt"]

    run(main())


def test_a_shared_file_that_was_only_touched_is_shared_on(tmp_path):
    async def main():
        source = tmp_path / "film.mkv"
        source.write_bytes(random_bytes(MIB))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, source)
            os.utime(source, (1, 1))
            got = await fetched(getter, row.file_id)
            assert got.done == MIB
            assert (await seeder.transfer(row.key)).state is TransferState.SHARING

    run(main())


def damage(home, *, copy_too=False):
    """Make the library of an engine that is stopped unreadable."""
    for name in ("library.db", "library.db.copy")[: 1 + copy_too]:
        (home / name).write_bytes(b"no database" * 1000)


def test_a_damaged_library_is_told_and_is_again_what_it_was(tmp_path):
    async def main():
        (tmp_path / "a.txt").write_bytes(b"a")
        (tmp_path / "film.mkv").write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=2 * MIB)
            film = await shared(seeder, tmp_path / "film.mkv")
            getter = await all_of_them.start("getter")
            row = await shared(getter, tmp_path / "a.txt")
            key = await getter.download(film.link)
            await wait_for(getter, key, lambda row: row.done > MIB)
            await all_of_them.stop("getter")
            damage(tmp_path / "getter/home")
            before = (await seeder.transfer(film.key)).uploaded
            await seeder.set_limits(0, 0)
            getter = await all_of_them.start("getter")
            told = await next_notice(getter, lambda: None)
            assert "library.db.damaged-1" in told
            assert "as it was when Shoal was started or stopped last" in told
            assert (await getter.transfer(row.key)).state is TransferState.SHARING
            got = await wait_for(getter, key, lambda row: row.complete)
            assert bytes_of(got) == (tmp_path / "film.mkv").read_bytes()
            again = (await seeder.transfer(film.key)).uploaded - before
            assert again < 3 * MIB + MIB // 4  # what was here is not fetched again

    run(main())


# --- peers that lie --------------------------------------------------------------------------

GARBAGE = b"\x00\xff\xff\xff\xff this is no frame"


@pytest.mark.parametrize(
    "lies",
    [Lies(size=1), Lies(root=True), Lies(hashes=True), Lies(pieces=True), Lies(garbage=GARBAGE)],
    ids=["size", "root", "hashes", "pieces", "garbage"],
)
def test_a_liar_is_dropped_and_an_honest_peer_finishes(tmp_path, lies):
    async def main():
        data = random_bytes(2 * MIB)
        (tmp_path / "film.mkv").write_bytes(data)
        liar = HostilePeer(Content.of(data), lies)
        address = await liar.start()
        async with engines(tmp_path) as all_of_them:
            getter = await all_of_them.start("getter")
            key = await getter.download(f"shoal:{liar.content.id.hex()}?name=f.mkv&peer={address}")
            async with asyncio.timeout(20):
                await liar.closed.wait()
            # It was dropped for this lie and not for something before it.
            assert bool(liar.proofs) == (lies.hashes or lies.pieces)
            assert bool(liar.asked) == lies.pieces
            assert not (await getter.transfer(key)).complete
            seeder = await all_of_them.start("seeder")
            row = await shared(seeder, tmp_path / "film.mkv")
            assert row.file_id == liar.content.id.hex()
            assert await getter.download(row.link) == key
            got = await wait_for(getter, key, lambda row: row.complete)
            assert bytes_of(got) == data
        await liar.stop()

    run(main())


def test_somebody_who_has_only_lies_gets_nothing_written(tmp_path):
    async def main():
        data = random_bytes(MIB)
        liar = HostilePeer(Content.of(data), Lies(pieces=True))
        address = await liar.start()
        async with engines(tmp_path) as all_of_them:
            getter = await all_of_them.start("getter")
            key = await getter.download(f"shoal:{liar.content.id.hex()}?name=f.bin&peer={address}")
            async with asyncio.timeout(20):
                await liar.closed.wait()
            assert liar.asked
            row = await getter.transfer(key)
            assert (row.done, row.complete) == (0, False)
            pieces = await getter.pieces(key)
            assert 4 not in pieces.states
        await liar.stop()

    run(main())
