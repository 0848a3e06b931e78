"""Many small files on disk: whole or not there, never over anything, whatever a kill left."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from engine.content.bundle import Bundle
from engine.content.file_id import BLOCK_SIZE, FileId, file_id
from engine.content.paths import PART_SUFFIX
from engine.storage.piece_store import SourceChanged
from engine.storage.small_files import (
    SmallFiles,
    make_empty,
    part_names,
    part_of,
    remove_parts,
    standing_at,
)

DATA = [b"first", b"second file", bytes(BLOCK_SIZE)]


def content(data: bytes) -> FileId:
    return file_id(len(data), sha256(data).digest())


BUNDLE = Bundle(FileId(bytes(32)), tuple(map(content, DATA)), tuple(len(data) for data in DATA))


def files_in(folder: Path, *more: Path) -> SmallFiles:
    targets = {piece: [folder / f"{piece}.txt"] for piece in range(len(DATA))}
    targets[1] += more
    return SmallFiles(BUNDLE, {}, targets)


def write(files: SmallFiles, *pieces: int) -> None:
    for piece in pieces:
        files.write_at(memoryview(DATA[piece]), piece * BLOCK_SIZE)


def read(files: SmallFiles, piece: int) -> bytes:
    view = bytearray(len(DATA[piece]))
    files.read_into(memoryview(view), piece * BLOCK_SIZE)
    return bytes(view)


def test_written_named_and_read(tmp_path):
    files = files_in(tmp_path / "deep/folder", tmp_path / "other/copy.txt")
    write(files, 2, 0, 1)
    assert not files.here
    assert [read(files, piece) for piece in range(3)] == DATA  # peers may ask before the names
    named = files.name([0, 1, 2])
    assert sorted(files.here) == [0, 1, 2]
    for piece, one in named.items():
        assert one.path == tmp_path / f"deep/folder/{piece}.txt"
        assert one.path.read_bytes() == DATA[piece] == read(files, piece)
        assert one.root == sha256(DATA[piece]).digest()
        assert one.fingerprint.inode == one.path.stat().st_ino
    assert (tmp_path / "other/copy.txt").read_bytes() == DATA[1]
    assert not list(tmp_path.rglob(f"*{PART_SUFFIX}"))
    assert files.name([0, 1, 2]) == named  # after a failure all is asked for again


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "0.txt").write_text("a stranger's")
    files = files_in(tmp_path)
    write(files, 0)
    (one,) = files.name([0]).values()
    assert one.path == tmp_path / "0 (2).txt"
    assert (tmp_path / "0.txt").read_text() == "a stranger's"


def test_what_a_kill_left_is_written_anew(tmp_path):
    part = part_of(tmp_path / "0.txt", BUNDLE.files[0])
    part.write_text("fir")
    os.chmod(part, 0o444)
    files = files_in(tmp_path)
    write(files, 0)
    files.name([0])
    assert (tmp_path / "0.txt").read_bytes() == DATA[0]
    assert not part.exists()


def test_a_file_that_was_changed_or_taken_away_is_not_read(tmp_path):
    files = files_in(tmp_path)
    write(files, 0, 1)
    files.name([0, 1])
    (tmp_path / "0.txt").write_text("FIRST")
    (tmp_path / "1.txt").unlink()
    for piece in range(2):
        with pytest.raises(SourceChanged):
            read(files, piece)


def test_what_stands_is_recognised_by_its_bytes(tmp_path):
    path = tmp_path / "one"
    assert standing_at(path, content(b"one"), 3) is None
    path.write_bytes(b"two")
    assert standing_at(path, content(b"one"), 3) is None
    path.write_bytes(b"one")
    found = standing_at(path, content(b"one"), 3)
    assert found is not None
    assert found.root == sha256(b"one").digest()
    (tmp_path / "link").symlink_to(path)
    assert standing_at(tmp_path / "link", content(b"one"), 3) is None


def test_an_empty_file_is_made_where_nothing_stands(tmp_path):
    path = tmp_path / "deep/empty"
    made = make_empty(path)
    assert made is not None
    assert make_empty(path) == made
    assert path.read_bytes() == b""
    path.write_text("now it has words")
    assert make_empty(path) is None


def test_leftovers_go_and_nothing_else(tmp_path):
    one = BUNDLE.files[0]
    for name in part_names(one):
        (tmp_path / name).write_text("left")
    (tmp_path / "mine.shoal-part").write_text("mine")
    remove_parts([(tmp_path / "0.txt", one), (tmp_path / "gone/1.txt", BUNDLE.files[1])])
    assert [path.name for path in tmp_path.iterdir()] == ["mine.shoal-part"]
