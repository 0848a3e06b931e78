"""Downloads, shares and checks that meet what is here already, what a crash left, and bugs."""

from __future__ import annotations

import asyncio
import os
import sqlite3

import pytest

from engine.jobs import fetching
from engine.views import PieceState, TransferState
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


def test_what_is_here_already_is_copied_and_not_fetched(tmp_path):
    async def main():
        (tmp_path / "film.mkv").write_bytes(random_bytes(MIB))
        async with engines(tmp_path) as all_of_them:
            alone = await all_of_them.start("alone")
            row = await shared(alone, tmp_path / "film.mkv")
            assert await alone.download(row.file_id) == row.key
            got = await fetched(alone, row.file_id, tmp_path / "elsewhere")
            assert got.key != row.key
            assert (tmp_path / "elsewhere/film.mkv").read_bytes() == random_bytes(MIB)
            assert await alone.download(row.file_id, tmp_path / "elsewhere") == got.key
            assert len(await alone.transfers()) == 2

    run(main())


def test_sharing_the_whole_file_completes_its_download(tmp_path):
    async def main():
        source = tmp_path / "film.mkv"
        source.write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > 0)
            (tmp_path / "copy.mkv").write_bytes(random_bytes(4 * MIB))
            await shared(getter, tmp_path / "copy.mkv")
            await wait_for(getter, key, lambda row: row.complete)
            assert tree_of(all_of_them.downloads("getter")) == {"film.mkv": source.read_bytes()}

    run(main())


def test_a_name_that_is_no_unicode_is_shared_all_the_same(tmp_path):
    async def main():
        source = tmp_path / os.fsdecode(b"film\xff.mkv")
        try:
            source.write_bytes(b"film")
        except OSError:
            pytest.skip("this file system takes only names in Unicode")
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            await fetched(getter, row.file_id)
            assert tree_of(all_of_them.downloads("getter")) == {"film.mkv": b"film"}

    run(main())


def test_sharing_the_same_path_twice_is_one_row(tmp_path):
    async def main():
        folder = tmp_path / "folder"
        folder.mkdir()
        (folder / "a").write_bytes(b"a")
        async with engines(tmp_path) as all_of_them:
            alone = await all_of_them.start("alone")
            one = await shared(alone, folder / "a")
            assert (await shared(alone, folder / "a")).key == one.key
            await alone.pause(one.key)
            again = await shared(alone, folder / "a")
            assert (again.key, again.state) == (one.key, TransferState.SHARING)
            await shared(alone, folder)
            await shared(alone, folder)
            assert len(await alone.transfers()) == 2

    run(main())


def damage(path, at=0):
    with open(path, "r+b") as file:
        file.seek(at)
        file.write(b"damaged!")


def test_after_a_crash_of_the_machine_only_what_is_true_is_kept(tmp_path):
    async def main():
        source = tmp_path / "film.mkv"
        source.write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=3 * MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > MIB)
            pieces = await getter.pieces(key)
            await all_of_them.stop("getter")
            first = pieces.states.index(PieceState.COMPLETE)
            part = all_of_them.downloads("getter") / "film.mkv.shoal-part"
            await asyncio.to_thread(damage, part, first * pieces.piece_size)
            database = sqlite3.connect(tmp_path / "getter/home/library.db")
            database.execute("UPDATE contents SET doubtful = 1")
            database.commit()
            database.close()
            getter = await all_of_them.start("getter")
            await seeder.set_limits(0, 0)
            got = await wait_for(getter, key, lambda row: row.complete)
            assert got.size == 4 * MIB
            assert tree_of(all_of_them.downloads("getter")) == {"film.mkv": source.read_bytes()}

    run(main())


def test_a_kill_between_naming_and_recording_costs_nothing(tmp_path):
    async def main():
        source = tmp_path / "film.mkv"
        source.write_bytes(random_bytes(MIB))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, source)
            got = await fetched(getter, row.file_id)
            await all_of_them.stop("getter")
            database = sqlite3.connect(tmp_path / "getter/home/library.db")
            database.execute("UPDATE contents SET complete = 0, fingerprint = NULL")
            folder = str(all_of_them.downloads("getter")).encode()
            database.execute(
                "UPDATE transfers SET finished_at = 0, state = 'downloading', path = ?", (folder,)
            )
            database.commit()
            database.close()
            uploaded = (await seeder.transfer(row.key)).uploaded
            getter = await all_of_them.start("getter")
            await wait_for(getter, got.key, lambda row: row.complete)
            assert tree_of(all_of_them.downloads("getter")) == {"film.mkv": source.read_bytes()}
            assert (await seeder.transfer(row.key)).uploaded == uploaded

    run(main())


def test_verify_finds_what_changed_and_fetches_it_beside(tmp_path):
    async def main():
        source = tmp_path / "film.mkv"
        source.write_bytes(random_bytes(MIB))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, source)
            got = await fetched(getter, row.file_id)
            await getter.verify(got.key)
            whole = await wait_for(getter, got.key, state_is(TransferState.SHARING))
            assert whole.done == MIB
            place = all_of_them.downloads("getter")
            await asyncio.to_thread(damage, place / "film.mkv")
            mine = (place / "film.mkv").read_bytes()
            await getter.verify(got.key)
            again = await wait_for(
                getter, got.key, lambda row: row.complete and row.path.endswith("(2).mkv")
            )
            assert again.name == "film (2).mkv"
            assert (place / "film (2).mkv").read_bytes() == source.read_bytes()
            assert (place / "film.mkv").read_bytes() == mine
            await asyncio.to_thread(damage, source)
            await seeder.verify(row.key)
            paused = await wait_for(seeder, row.key, state_is(TransferState.PAUSED))
            assert "share it again" in paused.reason

    run(main())


def test_a_download_whose_file_was_deleted_is_fetched_again(tmp_path):
    async def main():
        source = tmp_path / "film.mkv"
        source.write_bytes(random_bytes(MIB))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, source)
            got = await fetched(getter, row.file_id)
            place = all_of_them.downloads("getter") / "film.mkv"
            place.unlink()
            assert await getter.download(row.file_id) == got.key
            await wait_for(getter, got.key, lambda row: row.complete and place.exists())
            assert place.read_bytes() == source.read_bytes()

    run(main())


def test_a_manifest_that_was_deleted_is_written_again(tmp_path):
    async def main():
        folder = tmp_path / "folder"
        folder.mkdir()
        (folder / "a").write_bytes(random_bytes(20_000))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, folder)
            (manifest,) = (tmp_path / "seeder/home/manifests").iterdir()
            manifest.unlink()
            await fetched(getter, row.file_id)
            assert tree_of(all_of_them.downloads("getter") / "folder") == tree_of(folder)

    run(main())


def test_a_mistake_of_ours_reaches_the_row(tmp_path, monkeypatch, caplog):
    def broken(*_):
        raise ZeroDivisionError("for the test")

    monkeypatch.setattr(fetching, "kind_of", broken)

    async def main():
        (tmp_path / "a").write_bytes(b"a")
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, tmp_path / "a")
            key = await getter.download(row.file_id)
            failed = await wait_for(getter, key, state_is(TransferState.FAILED))
            assert "Shoal made a mistake" in failed.reason
            assert getter._context.swarms.running == ()
            monkeypatch.undo()
            await getter.resume(key)
            await wait_for(getter, key, lambda row: row.complete)

    run(main())
    assert "for the test" in caplog.text


# --- who is told -----------------------------------------------------------------------------


def gossip_of(engine):
    return engine._context.network._gossip


def test_gossip_speaks_only_of_files_that_move(tmp_path):
    async def main():
        source = tmp_path / "film.mkv"
        source.write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=3 * MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            assert gossip_of(seeder)._factories == {}
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > 0)
            assert len(gossip_of(getter)._factories) == 1
            assert len(gossip_of(seeder)._factories) == 1
            await getter.pause(key)
            assert gossip_of(getter)._factories == {}
            await seeder.pause(row.key)
            assert gossip_of(seeder)._factories == {}
            assert not gossip_of(seeder).router.topics  # so its heart stops within a few beats
            assert not gossip_of(getter).router.topics

    run(main())


def test_a_provider_heard_of_by_gossip_is_dialled(tmp_path):
    async def main():
        source = tmp_path / "film.mkv"
        source.write_bytes(random_bytes(6 * MIB))
        async with engines(tmp_path) as all_of_them:
            first = await all_of_them.start("first", limit_up=MIB)
            getter = await all_of_them.start("getter")
            row = await shared(first, source)
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > 0)
            late = await all_of_them.start("late", limit_up=2 * MIB)
            late_key = await late.download(row.file_id)  # joins the swarm, and says so in it
            await wait_for(getter, key, lambda row: row.peers >= 2)
            await first.set_limits(0, 0)
            await wait_for(late, late_key, lambda row: row.complete)
            await wait_for(getter, key, lambda row: row.complete)

    run(main())
