"""A disk that is really full: a file system of 1 MiB, where the system lets us mount one."""

import os
import subprocess
from pathlib import Path

import pytest

from engine.content.file_id import FileId
from engine.errors import EnvironmentFailure
from engine.storage.library import ContentRow, Library
from engine.storage.piece_store import PieceFile
from tests.helpers.aio import run


@pytest.fixture
def small(tmp_path: Path):
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this system does not let root mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def test_a_download_pauses_and_goes_on(small):
    file = run(PieceFile.create(small / "big", 4 << 20))
    block = b"x" * (256 << 10)

    def write_all() -> None:
        for at in range(0, 4 << 20, len(block)):
            file.write_at(block, at)

    with pytest.raises(EnvironmentFailure, match="disk is full"):
        write_all()
    kept = bytearray(len(block))
    file.read_into(memoryview(kept), 0)
    assert kept == block
    subprocess.run(["mount", "-o", "remount,size=8m", str(small)], check=True)
    write_all()
    assert run(file.finish()).read_bytes() == b"x" * (4 << 20)


def test_the_library_survives(small):
    async def main():
        library = await Library.open(small / "library.db")
        file_id = FileId(bytes(32))
        await library.put_content(ContentRow(file_id, 1 << 40, bytes(32)))
        with pytest.raises(OSError, match="space"):
            fill(small / "filler")
        for index in range(0, 131072, 64):
            library.record_verified(file_id, index, 1.0)
        with pytest.raises(EnvironmentFailure, match="disk"):
            await library.flush()
        assert library.pending == 2048
        (small / "filler").unlink()
        await library.flush()
        bitmap = await library.verified(file_id)
        assert sum(byte.bit_count() for byte in bitmap) == 2048
        await library.close()

    run(main())


def test_a_read_only_disk(small):
    file = run(PieceFile.create(small / "f", 4))
    run(file.close())
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    again = run(PieceFile.resume(small / "f", 4))
    with pytest.raises(EnvironmentFailure, match="read-only disk"):
        again.write_at(b"data", 0)
    with pytest.raises(EnvironmentFailure, match="read-only disk"):
        run(PieceFile.create(small / "g", 4))
    with pytest.raises(EnvironmentFailure):
        run(Library.open(small / "library.db"))


def test_a_drive_that_is_taken_away(small):
    file = run(PieceFile.create(small / "sub" / "f", 4))
    file.write_at(b"data", 0)
    run(file.close())
    subprocess.run(["umount", "-l", str(small)], check=True)
    with pytest.raises(EnvironmentFailure, match="attach its drive"):
        run(PieceFile.resume(small / "sub" / "f", 4))
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(small)], check=True)
