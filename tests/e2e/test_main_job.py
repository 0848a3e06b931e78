"""The main job between real engines in one process: share, fetch by bare ID, restart, share on."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

import pytest

from engine.content.file_id import piece_size
from engine.content.hashing import Hasher
from engine.errors import NotFoundError, UserFacingError
from engine.views import PieceState, TransferKind, TransferState
from tests.helpers.aio import run
from tests.helpers.engines import (
    engines,
    fetched,
    random_bytes,
    shared,
    tree_of,
    wait_for,
)

MIB = 1024 * 1024


def make_folder(folder):
    """Subfolders, an empty file, repeated content and names of many scripts."""
    files = {
        "readme.txt": b"hello",
        "empty": b"",
        "a/one.bin": random_bytes(300_000, 1),
        "a/b/again.bin": random_bytes(300_000, 1),
        "a/b/c/two.bin": random_bytes(MIB + 7, 2),
        "z/Füße und Ωmega.txt": "grüße".encode(),
        "z/日本語.txt": b"nihongo",
        "also empty": b"",
    }
    for name, data in files.items():
        path = folder.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return files


async def exhaust(chunks):
    async for _ in chunks:
        pass


@pytest.fixture
def hashings(monkeypatch):
    """Paths that were hashed, in order."""
    paths = []
    original = Hasher.hash_file, Hasher.verify_file

    async def hash_file(self, path, on_progress=None):
        paths.append(path)
        return await original[0](self, path, on_progress)

    async def verify_file(self, path, metadata, on_progress=None):
        paths.append(path)
        return await original[1](self, path, metadata, on_progress)

    monkeypatch.setattr(Hasher, "hash_file", hash_file)
    monkeypatch.setattr(Hasher, "verify_file", verify_file)
    return paths


@pytest.mark.parametrize("size", [0, 1, 16384, 3 * MIB + 5])
def test_a_file_arrives_by_its_bare_id_under_its_own_name(tmp_path, size):
    async def main():
        source = tmp_path / "Ein Film.mkv"
        source.write_bytes(random_bytes(size))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, source)
            got = await fetched(getter, row.file_id)
            assert (got.name, got.size, got.kind) == ("Ein Film.mkv", size, TransferKind.FILE)
            place = all_of_them.downloads("getter") / "Ein Film.mkv"
            assert got.path == str(place)
            assert place.read_bytes() == source.read_bytes()
            assert got.state is TransferState.SHARING
            assert not list(place.parent.glob("*.shoal-part"))

    run(main())


def test_a_folder_arrives_as_a_folder(tmp_path):
    async def main():
        files = make_folder(tmp_path / "My folder")
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, tmp_path / "My folder")
            got = await fetched(getter, row.file_id)
            assert got.kind is TransferKind.COLLECTION
            assert got.name == "My folder"
            assert tree_of(all_of_them.downloads("getter") / "My folder") == files
            assert {file.path for file in got.files} == set(files)
            assert all(file.done == file.size for file in got.files)
            assert got.done == got.size == sum(map(len, files.values()))

    run(main())


def test_after_a_restart_all_is_there_and_shared_without_hashing(tmp_path, hashings):
    async def main():
        files = make_folder(tmp_path / "folder")
        source = tmp_path / "file.bin"
        source.write_bytes(random_bytes(MIB))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            one = await shared(seeder, source)
            two = await shared(seeder, tmp_path / "folder")
            await fetched(getter, one.file_id)
            await fetched(getter, two.file_id)
            before = {row.key: row for row in await getter.transfers()}
            hashings.clear()
            seeder = await all_of_them.restart("seeder")
            getter = await all_of_them.restart("getter")
            after = {row.key: row for row in await getter.transfers()}
            assert list(after) == list(before)
            for key, row in after.items():
                known = before[key]
                assert (row.name, row.path, row.done, row.state, row.file_id) == (
                    known.name,
                    known.path,
                    known.done,
                    TransferState.SHARING,
                    known.file_id,
                )
            await all_of_them.stop("seeder")  # the third has it from the second alone
            third = await all_of_them.start("third")
            assert (await fetched(third, one.file_id)).size == MIB
            await fetched(third, two.file_id)
            assert tree_of(all_of_them.downloads("third") / "folder") == files
            assert hashings == []

    run(main())


def test_a_download_goes_on_after_a_restart(tmp_path, hashings):
    async def main():
        source = tmp_path / "file.bin"
        source.write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=4 * MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            key = await getter.download(row.file_id)
            begun = await wait_for(getter, key, lambda row: row.done > MIB)
            assert not begun.complete
            hashings.clear()
            getter = await all_of_them.restart("getter")
            again = await getter.transfer(key)
            assert again.done >= MIB
            got = await wait_for(getter, key, lambda row: row.complete)
            assert (all_of_them.downloads("getter") / got.name).read_bytes() == source.read_bytes()
            assert hashings == []
            uploaded = (await seeder.transfer(row.key)).uploaded
            assert uploaded < 4 * MIB + 2 * MIB  # what was in flight came twice, nothing else

    run(main())


def test_what_is_still_downloading_is_shared_already(tmp_path):
    async def main():
        source = tmp_path / "file.bin"
        source.write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=4 * MIB)
            second = await all_of_them.start("second")
            row = await shared(seeder, source)
            key = await second.download(row.file_id)
            await wait_for(second, key, lambda row: row.done > MIB)
            third = await all_of_them.start("third")
            link = f"shoal:{row.file_id}?peer={second.view().listening[0]}"
            third_key = await third.download(link)
            await wait_for(second, key, lambda row: row.uploaded > 0)
            await wait_for(third, third_key, lambda row: row.complete)
            got = all_of_them.downloads("third") / "file.bin"
            assert got.read_bytes() == source.read_bytes()

    run(main())


def test_several_providers_each_give_a_part(tmp_path):
    async def main():
        source = tmp_path / "file.bin"
        source.write_bytes(random_bytes(6 * MIB))
        async with engines(tmp_path) as all_of_them:
            names = ("one", "two", "three")
            seeders = [await all_of_them.start(name, limit_up=3 * MIB) for name in names]
            rows = [await shared(seeder, source) for seeder in seeders]
            getter = await all_of_them.start("getter")
            got = await fetched(getter, rows[0].file_id)
            assert all_of_them.downloads("getter").joinpath(got.name).stat().st_size == 6 * MIB
            for seeder, row in zip(seeders, rows, strict=True):
                assert (await seeder.transfer(row.key)).uploaded > 0

    run(main())


def test_a_preview_says_what_it_is_and_what_is_here(tmp_path):
    async def main():
        files = make_folder(tmp_path / "folder")
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, tmp_path / "folder")
            one = next(file for file in row.files if file.path == "a/one.bin")
            preview = await getter.preview(row.file_id)
            assert (preview.kind, preview.name) == (TransferKind.COLLECTION, "folder")
            assert preview.size == row.size
            assert preview.have == 0
            assert preview.providers >= 1
            assert {file.path for file in preview.files} == set(files)
            assert await getter.transfers() == ()
            file = await getter.preview(one.file_id)
            assert (file.kind, file.size) == (TransferKind.FILE, 300_000)
            await fetched(getter, one.file_id)
            again = await getter.preview(row.file_id)
            assert again.have == 600_000  # it is in the folder twice
            await fetched(getter, row.file_id)
            assert tree_of(all_of_them.downloads("getter") / "folder") == files

    run(main())


def test_a_look_leaves_nothing_running(tmp_path):
    async def main():
        make_folder(tmp_path / "folder")
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, tmp_path / "folder")
            await getter.preview(row.file_id)
            info = await getter.info(row.files[0].file_id)
            assert info.providers
            assert getter._context.swarms.running == ()
            assert getter._context.contents._open == {}
            with pytest.raises(NotFoundError, match="offline"):
                await getter.preview("ab" * 32, timeout_s=0.2)
            assert getter._context.swarms.running == ()
            await seeder.preview(row.file_id)  # what is here is asked of nobody
            assert all(not driver.links for driver in seeder._context.swarms.running)

    run(main())


def test_info_names_the_providers(tmp_path):
    async def main():
        source = tmp_path / "file.bin"
        source.write_bytes(random_bytes(100_000))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, source)
            info = await getter.info(row.file_id)
            assert (info.name, info.size, info.piece_count) == ("file.bin", 100_000, 7)
            assert info.piece_size == piece_size(100_000)
            assert [one.peer_id for one in info.providers] == [seeder.view().peer_id]
            assert len(bytes.fromhex(info.pieces_root)) == 32

    run(main())


def test_content_is_read_while_it_arrives(tmp_path):
    async def main():
        source = tmp_path / "file.bin"
        data = random_bytes(4 * MIB)
        source.write_bytes(data)
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=3 * MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > 0)
            assert await getter.content_size(row.file_id) == 4 * MIB
            end = b""
            async with aclosing(getter.read_content(row.file_id, 4 * MIB - 1000, 1000)) as chunks:
                async for chunk in chunks:
                    end += chunk
            assert end == data[-1000:]
            assert not (await getter.transfer(key)).complete  # the end came first
            whole = b""
            async for chunk in getter.read_content(row.file_id, 0, 4 * MIB):
                whole += chunk
            assert whole == data
            with pytest.raises(NotFoundError):
                await getter.content_size("cd" * 32)

    run(main())


def test_a_reader_is_told_when_the_download_is_paused(tmp_path):
    async def main():
        source = tmp_path / "file.bin"
        source.write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > 0)
            async with aclosing(getter.read_content(row.file_id, 0, 4 * MIB)) as reading:
                whole = asyncio.gather(exhaust(reading), getter.pause(key), return_exceptions=True)
                told, _ = await whole
            assert isinstance(told, UserFacingError)
            assert "paused" in str(told)
            assert getter._context.contents._open == {}

    run(main())


def test_pause_stops_and_resume_goes_on(tmp_path):
    async def main():
        source = tmp_path / "file.bin"
        source.write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=4 * MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > MIB)
            await getter.pause(key)
            paused = await getter.transfer(key)
            assert paused.state is TransferState.PAUSED
            assert getter._context.swarms.running == ()
            getter = await all_of_them.restart("getter")
            rested = await getter.transfer(key)
            assert rested.state is TransferState.PAUSED
            assert rested.done >= paused.done > 0
            await getter.download(row.file_id)  # asked for again: goes on
            await wait_for(getter, key, lambda row: row.complete)
            assert len(await getter.transfers()) == 1

    run(main())


def test_a_paused_share_is_not_served_until_it_is_resumed(tmp_path):
    async def main():
        source = tmp_path / "file.bin"
        source.write_bytes(random_bytes(MIB))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, source)
            await seeder.pause(row.key)
            key = await getter.download(row.link)
            waiting = await wait_for(getter, key, lambda row: bool(row.reason))
            assert "looking" in waiting.reason or "connecting" in waiting.reason
            assert waiting.done == 0
            await seeder.resume(row.key)
            assert (await wait_for(getter, key, lambda row: row.complete)).done == MIB

    run(main())


def test_pieces_are_watched_from_before_the_first_to_the_last(tmp_path):
    async def main():
        source = tmp_path / "file.bin"
        source.write_bytes(random_bytes(2 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            key = await getter.download("ab" * 32)  # nothing is known of it, ever
            unknown = await getter.watch_pieces(key)
            assert unknown.snapshot.states == b""
            await unknown.close()
            row = await shared(seeder, source)
            key = await getter.download(row.file_id)
            watch = await getter.watch_pieces(key)
            states = dict(enumerate(watch.snapshot.states))
            last = watch.snapshot.revision
            async with asyncio.timeout(20):
                async for change in watch:
                    assert change.revision > last
                    last = change.revision
                    states |= dict(change.changes)
                    done = sum(state == PieceState.COMPLETE for state in states.values())
                    if done == row.piece_count:
                        break
            await watch.close()
            whole = await getter.pieces(key)
            assert set(whole.states) == {PieceState.COMPLETE}

    run(main())


def test_peers_are_listed_while_bytes_move(tmp_path):
    async def main():
        source = tmp_path / "file.bin"
        source.write_bytes(random_bytes(3 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=2 * MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, source)
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > 0)
            (peer,) = await getter.peers(key)
            assert peer.peer_id == seeder.view().peer_id
            assert peer.have == 1.0
            assert peer.downloaded > 0
            (other,) = await seeder.peers(row.key)
            assert other.uploaded > 0
            await wait_for(getter, key, lambda row: row.complete)

    run(main())
