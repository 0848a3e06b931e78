"""A file on disk from its first piece to its name, and everything a disk may refuse meanwhile."""

import asyncio
import errno
import os
import threading
from pathlib import Path

import pytest

from engine.content import failures
from engine.errors import EnvironmentFailure, LocalProtocolError, UserFacingError
from engine.storage import piece_store
from engine.storage.file_pool import FilePool
from engine.storage.piece_store import PieceFile, SourceChanged, part_path
from engine.storage.positioned import NativeFile
from tests.helpers.aio import run


def read(file: PieceFile, length: int, offset: int = 0) -> bytes:
    buffer = bytearray(length)
    file.read_into(memoryview(buffer), offset)
    return bytes(buffer)


def refuse(monkeypatch, target, name: str, code: int) -> None:
    def raising(*_args: object, **_named: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(target, name, raising)


def make(path: Path, content: bytes) -> PieceFile:
    file = run(PieceFile.create(path, len(content)))
    file.write_at(content, 0)
    return file


def test_a_download_from_nothing_to_its_name(tmp_path):
    async def main():
        path = tmp_path / "new" / "folder" / "film.mkv"
        file = await PieceFile.create(path, 10_000_000)
        part = tmp_path / "new" / "folder" / "film.mkv.shoal-part"
        assert file.location == part
        assert part.stat().st_size == 10_000_000
        assert part.stat().st_blocks * 512 < 100_000
        file.write_at(b"end", 9_999_997)
        file.write_at(memoryview(b"start"), 0)
        file.sync()
        assert read(file, 5) == b"start"
        assert await file.finish() == path
        assert file.complete
        assert not part.exists()
        assert path.stat().st_nlink == 1
        assert read(file, 3, 9_999_997) == b"end"
        assert await file.finish() == path
        await file.close()

    run(main())


def test_an_empty_file(tmp_path):
    file = make(tmp_path / "empty", b"")
    assert run(file.finish()) == tmp_path / "empty"
    assert (tmp_path / "empty").read_bytes() == b""


def test_nothing_is_ever_overwritten(tmp_path):
    wanted = tmp_path / "a.txt"
    wanted.write_bytes(b"mine")
    part_path(tmp_path / "a (2).txt").write_bytes(b"other download")
    (tmp_path / "a (3).txt").symlink_to(tmp_path / "nowhere")
    file = make(wanted, b"new")
    assert file.path == tmp_path / "a (4).txt"
    file.path.write_bytes(b"taken meanwhile")
    assert run(file.finish()) == tmp_path / "a (5).txt"
    assert wanted.read_bytes() == b"mine"
    assert (tmp_path / "a (4).txt").read_bytes() == b"taken meanwhile"
    assert (tmp_path / "a (5).txt").read_bytes() == b"new"
    assert part_path(tmp_path / "a (2).txt").read_bytes() == b"other download"


def test_the_same_without_hard_links(tmp_path, monkeypatch):
    refuse(monkeypatch, os, "link", errno.EPERM)
    file = make(tmp_path / "a", b"new")
    (tmp_path / "a").write_bytes(b"taken")
    assert run(file.finish()) == tmp_path / "a (2)"
    assert (tmp_path / "a").read_bytes() == b"taken"
    assert (tmp_path / "a (2)").read_bytes() == b"new"
    assert sorted(os.listdir(tmp_path)) == ["a", "a (2)"]


def test_a_failed_rename_leaves_no_placeholder(tmp_path, monkeypatch):
    refuse(monkeypatch, os, "link", errno.ENOTSUP)
    file = make(tmp_path / "a", b"new")
    with monkeypatch.context() as patch:
        refuse(patch, os, "replace", errno.EIO)
        with pytest.raises(EnvironmentFailure):
            run(file.finish())
        assert os.listdir(tmp_path) == ["a.shoal-part"]
    assert run(file.finish()) == tmp_path / "a"


def test_concurrent_downloads_of_one_name(tmp_path):
    async def main():
        files = await asyncio.gather(*(PieceFile.create(tmp_path / "x", 1) for _ in range(8)))
        for number, file in enumerate(files):
            file.write_at(bytes([number]), 0)
        paths = await asyncio.gather(*(file.finish() for file in files))
        assert len(set(paths)) == 8
        assert {path.read_bytes() for path in paths} == {bytes([n]) for n in range(8)}

    run(main())


def test_resume(tmp_path):
    path = tmp_path / "f"
    run(make(path, b"0123456789").close())
    again = run(PieceFile.resume(path, 10))
    assert not again.complete
    assert read(again, 10) == b"0123456789"
    again.write_at(b"x", 9)
    run(again.finish())
    finished = run(PieceFile.resume(path, 10))
    assert finished.complete
    assert read(finished, 10) == b"012345678x"


def test_resume_after_death_between_link_and_unlink(tmp_path):
    path = tmp_path / "f"
    run(make(path, b"data").close())
    os.link(part_path(path), path)
    again = run(PieceFile.resume(path, 4))
    assert again.complete
    assert os.listdir(tmp_path) == ["f"]


def test_resume_of_what_is_not_ours(tmp_path):
    path = tmp_path / "f"
    with pytest.raises(SourceChanged, match="gone"):
        run(PieceFile.resume(path, 4))
    part_path(path).write_bytes(b"too long")
    with pytest.raises(SourceChanged, match="not as Shoal left it"):
        run(PieceFile.resume(path, 4))
    with pytest.raises(EnvironmentFailure, match="attach its drive") as caught:
        run(PieceFile.resume(tmp_path / "detached" / "f", 4))
    assert not isinstance(caught.value, SourceChanged)


def test_deleted_while_downloading(tmp_path):
    file = make(tmp_path / "f", b"data")
    part_path(tmp_path / "f").unlink()
    with pytest.raises(SourceChanged, match="gone"):
        file.write_at(b"more", 0)
    with pytest.raises(EnvironmentFailure):
        run(file.finish())


def test_replaced_while_closed(tmp_path):
    pool = FilePool(limit=1)
    file = run(PieceFile.create(tmp_path / "f", 4, pool=pool))
    other = tmp_path / "other"
    other.write_bytes(b"evil")
    other.replace(part_path(tmp_path / "f"))
    with pytest.raises(SourceChanged, match="replaced"):
        file.write_at(b"data", 0)
    assert part_path(tmp_path / "f").read_bytes() == b"evil"


def test_cut_short_before_the_end(tmp_path):
    file = make(tmp_path / "f", b"data")
    os.truncate(file.location, 2)
    with pytest.raises(SourceChanged, match="cut short"):
        run(file.finish())
    assert not (tmp_path / "f").exists()


def test_a_shared_file(tmp_path):
    path = tmp_path / "song"
    path.write_bytes(b"la la la")
    file = run(PieceFile.open_existing(path))
    assert (file.size, file.complete, file.location) == (8, True, path)
    before = file.fingerprint()
    assert not file.changed_since(before)
    assert read(file, 5, 3) == b"la la"[:5]
    with pytest.raises(LocalProtocolError):
        file.write_at(b"x", 0)
    os.utime(path, ns=(1, 1))
    assert file.changed_since(before)
    os.truncate(path, 4)
    with pytest.raises(SourceChanged, match="shorter"):
        read(file, 8)
    path.unlink()
    assert file.changed_since(before)
    with pytest.raises(SourceChanged, match="gone"):
        file.fingerprint()


def test_a_file_replaced_by_another_is_seen(tmp_path):
    path = tmp_path / "song"
    path.write_bytes(b"one")
    file = run(PieceFile.open_existing(path))
    before = file.fingerprint()
    (tmp_path / "new").write_bytes(b"two")
    os.utime(tmp_path / "new", ns=(before.mtime_ns, before.mtime_ns))
    (tmp_path / "new").replace(path)
    assert file.changed_since(before)


def test_what_cannot_be_shared(tmp_path):
    with pytest.raises(UserFacingError, match="not a file"):
        run(PieceFile.open_existing(tmp_path))
    with pytest.raises(EnvironmentFailure, match="gone"):
        run(PieceFile.open_existing(tmp_path / "missing"))


def test_misuse(tmp_path):
    file = make(tmp_path / "f", b"data")
    for call in (
        lambda: file.write_at(b"x", 4),
        lambda: file.write_at(b"x", -1),
        lambda: read(file, 5),
    ):
        with pytest.raises(LocalProtocolError):
            call()
    run(file.close())
    with pytest.raises(LocalProtocolError):
        read(file, 1)


def test_delete(tmp_path):
    file = make(tmp_path / "f", b"data")
    run(file.delete())
    assert os.listdir(tmp_path) == []
    run(file.delete())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EACCES, "permissions"),
        (errno.EPERM, "permissions"),
        (errno.EROFS, "read-only disk"),
        (errno.EIO, "check the drive"),
        (errno.ESTALE, "network drive"),
        (errno.EMFILE, "Too many files"),
        (errno.EFBIG, "as large as"),
        (errno.ENAMETOOLONG, "shorter path"),
        (errno.EBUSY, "could not be used"),
    ],
)
def test_each_refusal_has_its_sentence(tmp_path, monkeypatch, code, words):
    file = make(tmp_path / "f", b"data")
    refuse(monkeypatch, NativeFile, "write_at", code)
    refuse(monkeypatch, NativeFile, "read_into", code)
    refuse(monkeypatch, NativeFile, "sync", code)
    for call in (
        lambda: file.write_at(b"x", 0),
        lambda: read(file, 1),
        file.sync,
        lambda: run(file.finish()),
    ):
        with pytest.raises(EnvironmentFailure, match=words):
            call()
    assert part_path(tmp_path / "f").read_bytes() == b"data"


def test_a_sentence_for_an_undecodable_name():
    error = OSError(errno.EIO, "broken")
    assert "caf?" in failures.disk_sentence(error, "caf\udce9")


def test_a_failed_creation_leaves_nothing(tmp_path, monkeypatch):
    refuse(monkeypatch, NativeFile, "resize", errno.EFBIG)
    with pytest.raises(EnvironmentFailure, match="as large as"):
        run(PieceFile.create(tmp_path / "f", 1 << 40))
    assert os.listdir(tmp_path) == []


def test_creation_below_a_file(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EnvironmentFailure):
        run(PieceFile.create(tmp_path / "file" / "f", 1))


def test_unwritable_folder(tmp_path, monkeypatch):
    refuse(monkeypatch, os, "open", errno.EACCES)
    with pytest.raises(EnvironmentFailure, match="permissions"):
        run(PieceFile.create(tmp_path / "f", 1))


def test_an_unsyncable_folder_is_no_failure(tmp_path, monkeypatch):
    real = os.fsync

    def fsync(fd: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{fd}"):
            raise OSError(errno.EINVAL, "no")
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    assert run(make(tmp_path / "f", b"x").finish()) == tmp_path / "f"


def test_reads_go_on_while_others_write_and_finish(tmp_path):
    size, piece = 64 * 1024, 1024
    pool = FilePool(limit=2)
    file = run(PieceFile.create(tmp_path / "f", size, pool=pool))
    file.write_at(b"A" * piece, 0)
    stop, wrong = threading.Event(), []

    def reader() -> None:
        while not stop.is_set():
            if read(file, piece) != b"A" * piece:
                wrong.append("read")

    threads = [threading.Thread(target=reader) for _ in range(3)]
    for thread in threads:
        thread.start()
    for at in range(piece, size, piece):
        file.write_at(b"B" * piece, at)
    run(file.finish())
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert (tmp_path / "f").read_bytes() == b"A" * piece + b"B" * (size - piece)


def test_ten_thousand_files_need_few_descriptors(tmp_path):
    pool = FilePool(limit=16)
    files = []
    for number in range(1000):
        (tmp_path / str(number)).write_bytes(b"%04d" % number)
        files.append(piece_store._open_existing(tmp_path / str(number), pool))
    for number, file in enumerate(files):
        assert read(file, 4) == b"%04d" % number
    assert len(pool) <= 16


@pytest.mark.skipif(not hasattr(os, "SEEK_DATA"), reason="the system tells no holes")
def test_zeros_are_not_written_into_a_hole_but_over_what_is_there(tmp_path):
    mib = 1 << 20
    file = make(tmp_path / "sparse", b"x" * (8 * mib))
    part = file.location

    def blocks():
        return part.stat().st_blocks * 512

    with open(part, "r+b") as raw:
        raw.truncate(0)
        raw.truncate(8 * mib)
    file.write_at(bytes(4 * mib), 0)
    assert blocks() == 0
    file.write_at(b"x" * mib, 2 * mib)
    file.write_at(bytes(mib), 2 * mib)  # what was there is replaced
    file.write_at(bytes(mib - 1) + b"y", 7 * mib)
    assert mib <= blocks() <= 2 * mib + 65536
    data = bytearray(8 * mib)
    data[-1:] = b"y"
    assert run(file.finish()).read_bytes() == data


def test_a_drive_that_goes_while_a_file_is_made_is_the_reason_that_is_told(tmp_path, monkeypatch):
    refuse(monkeypatch, NativeFile, "resize", errno.EIO)
    refuse(monkeypatch, Path, "unlink", errno.EIO)
    with pytest.raises(EnvironmentFailure):
        run(PieceFile.create(tmp_path / "film.mkv", 1000))
