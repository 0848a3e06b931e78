"""Hashing in threads: right for every shape of file, honest about changes, quick to stop."""

import asyncio
import errno
import os
import threading
from pathlib import Path

import pytest

from engine.content import hashing
from engine.content.hashing import Hasher
from engine.content.merkle import fold, leaf_hashes
from engine.content.metadata import FileMetadata
from engine.errors import EnvironmentFailure, UserFacingError
from tests.helpers import vectors
from tests.helpers.aio import run

VECTORS = vectors.load()["vectors"]

MIB = 1024 * 1024


def hash_file(path: Path, threads: int = 1, on_progress=None) -> FileMetadata:
    async def main() -> FileMetadata:
        hasher = Hasher(threads)
        try:
            return await hasher.hash_file(path, on_progress)
        finally:
            await hasher.close()

    return run(main())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"{v['content']}{v['size']}")
def test_vectors(tmp_path, vector):
    path = tmp_path / "x"
    path.write_bytes(vectors.content(vector["content"], vector["size"]))
    metadata = hash_file(path)
    metadata.check()
    assert metadata.file_id.hex() == vector["file_id"]
    assert metadata.pieces_root.hex() == vector["pieces_root"]


@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize("size", [hashing.UNIT - 1, hashing.UNIT + 1, 5 * hashing.UNIT + 70_000])
def test_units_and_threads_join_up(tmp_path, threads, size):
    data = vectors.content("b", size)
    (tmp_path / "x").write_bytes(data)
    progress: list[int] = []
    metadata = hash_file(tmp_path / "x", threads, progress.append)
    metadata.check()
    assert metadata.pieces_root == fold(leaf_hashes(data))
    assert progress == sorted(progress)
    assert progress[-1] == size


def test_pieces_larger_than_a_chunk(tmp_path, monkeypatch):
    monkeypatch.setattr(hashing, "CHUNK", 16384)
    monkeypatch.setattr(hashing, "UNIT", 16384)
    data = vectors.content("b", (9 << 20) + 5)  # pieces of two blocks
    (tmp_path / "x").write_bytes(data)
    metadata = hash_file(tmp_path / "x", 2)
    metadata.check()
    assert metadata.pieces_root == fold(leaf_hashes(data))


def test_the_name_is_cleaned(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9: menu "))
    path.write_bytes(b"x")
    assert hash_file(path).filename == "caf_ menu"


def test_what_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path, words in (
        (tmp_path, "is a folder"),
        (tmp_path / "missing", "does not exist"),
        (tmp_path / "pipe", "device or pipe"),
    ):
        with pytest.raises(UserFacingError, match=words):
            hash_file(path)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO])
def test_a_refusing_disk(tmp_path, monkeypatch, code):
    (tmp_path / "x").write_bytes(b"x")

    def refuse(*_args: object, **_named: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(hashing, "open", refuse, raising=False)
    with pytest.raises(EnvironmentFailure):
        hash_file(tmp_path / "x")


def during_hashing(monkeypatch, action) -> None:
    """Call `action` once, from the hashing thread, after the first chunk."""
    real, pending = hashing.leaf_hashes, [action]

    def leaves(chunk):
        if pending:
            pending.pop()()
        return real(chunk)

    monkeypatch.setattr(hashing, "leaf_hashes", leaves)


@pytest.mark.parametrize("change", ["grow", "shrink", "touch", "replace", "remove"])
def test_a_file_that_changes_meanwhile(tmp_path, monkeypatch, change):
    path, other = tmp_path / "x", tmp_path / "other"
    for each in (path, other):
        each.write_bytes(bytes(3 * hashing.UNIT))
    os.utime(other, ns=(path.stat().st_mtime_ns,) * 2)
    actions = {
        "grow": lambda: os.truncate(path, 4 * hashing.UNIT),
        "shrink": lambda: os.truncate(path, hashing.UNIT),
        "touch": lambda: os.utime(path, ns=(7, 7)),
        "replace": lambda: other.replace(path),
        "remove": path.unlink,
    }
    during_hashing(monkeypatch, actions[change])
    with pytest.raises(UserFacingError, match=r"changed|does not exist"):
        hash_file(path)


def test_cancelling_stops_the_threads(tmp_path, monkeypatch):
    with (tmp_path / "big").open("wb") as file:
        file.truncate(1 << 40)
    started = threading.Event()
    monkeypatch.setattr(hashing, "_is_hole", lambda *_: False)  # read every byte of it
    during_hashing(monkeypatch, started.set)

    async def main():
        hasher = Hasher(2)
        task = asyncio.ensure_future(hasher.hash_file(tmp_path / "big"))
        await asyncio.to_thread(started.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        (tmp_path / "small").write_bytes(b"x")
        await hasher.hash_file(tmp_path / "small")  # the threads are free again
        await hasher.close()

    run(main())


def test_closing_cancels_who_waits(tmp_path, monkeypatch):
    with (tmp_path / "big").open("wb") as file:
        file.truncate(1 << 40)
    started = threading.Event()
    monkeypatch.setattr(hashing, "_is_hole", lambda *_: False)  # read every byte of it
    during_hashing(monkeypatch, started.set)

    async def main():
        hasher = Hasher(1)
        tasks = [asyncio.ensure_future(hasher.hash_file(tmp_path / "big")) for _ in range(2)]
        await asyncio.to_thread(started.wait)
        await hasher.close()
        for task in tasks:
            with pytest.raises(asyncio.CancelledError):
                await task

    run(main())


def test_verifying_finds_the_bad_pieces(tmp_path):
    path = tmp_path / "x"
    data = vectors.content("b", 10 * 16384 + 1)
    path.write_bytes(data)
    metadata = hash_file(path)
    spoiled = bytearray(data)
    spoiled[3 * 16384] ^= 1
    spoiled[-1] ^= 1
    path.write_bytes(spoiled)

    async def main():
        hasher = Hasher()
        calls: list[int] = []
        good = await hasher.verify_file(path, metadata, calls.append)
        assert good == bytes([1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0])
        assert calls[-1] == len(data)
        os.truncate(path, 5)
        with pytest.raises(UserFacingError, match="another size"):
            await hasher.verify_file(path, metadata)
        await hasher.close()

    run(main())


@pytest.mark.skipif(not hasattr(os, "RWF_NOWAIT"), reason="Linux only")
def test_the_cache_is_left_as_it_was_found(tmp_path, monkeypatch):
    dropped: list[tuple[int, int]] = []
    monkeypatch.setattr(
        os, "posix_fadvise", lambda _fd, start, length, _advice: dropped.append((start, length))
    )
    (tmp_path / "warm").write_bytes(bytes(hashing.UNIT + 1))
    hash_file(tmp_path / "warm")
    assert dropped == []
    with (tmp_path / "hole").open("wb") as file:
        file.truncate(hashing.UNIT + 1)
    hash_file(tmp_path / "hole")
    assert dropped == []  # it is not even read


@pytest.mark.skipif(not hasattr(os, "SEEK_DATA"), reason="the system tells no holes")
@pytest.mark.parametrize("size", [1, 5 * MIB + 7, 64 * MIB, 64 * MIB + hashing.UNIT + 16385])
def test_holes_are_hashed_without_being_read(tmp_path, monkeypatch, size):
    """Data at the start, in the middle or nowhere: the same as of a file that is written out."""
    for place in (None, 0, size // 2):
        with (tmp_path / "sparse").open("wb") as file:
            file.truncate(size)
            if place is not None:
                file.seek(place)
                file.write(b"data"[: size - place])
        (tmp_path / "full").write_bytes((tmp_path / "sparse").read_bytes())
        read = 0
        original = hashing._Job._fill

        def fill(self, file, chunk, original=original):
            nonlocal read
            read += len(chunk)
            original(self, file, chunk)

        with monkeypatch.context() as patch:
            patch.setattr(hashing._Job, "_fill", fill)
            found = hash_file(tmp_path / "sparse")
            assert read <= (0 if place is None else 2 * hashing.UNIT)
        assert found.piece_hashes == hash_file(tmp_path / "full").piece_hashes
        assert found.pieces_root == hash_file(tmp_path / "full").pieces_root


def test_a_file_system_that_cannot_tell_what_is_cached(tmp_path, monkeypatch):
    (tmp_path / "x").write_bytes(b"x")

    def unsupported(*_args: object) -> int:
        raise OSError(errno.EOPNOTSUPP, "no")

    monkeypatch.setattr(os, "preadv", unsupported)
    assert hash_file(tmp_path / "x").size == 1


def test_too_large_to_share(tmp_path, monkeypatch):
    (tmp_path / "x").write_bytes(b"xx")
    monkeypatch.setattr(hashing, "MAX_FILE_SIZE", 1)
    with pytest.raises(UserFacingError, match="split it"):
        hash_file(tmp_path / "x")
