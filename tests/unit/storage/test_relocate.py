from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from engine.errors import EnvironmentFailure
from engine.storage import relocate
from engine.storage.relocate import Interrupted, Relocation, place_all, remove_sources


def never() -> bool:
    return False


def other_disk(*_: object) -> None:
    raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))


@pytest.fixture(params=["same disk", "other disk"])
def disk(request, monkeypatch):
    if request.param == "other disk":
        monkeypatch.setattr(relocate, "second_name", other_disk)
    return request.param


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def two_files(base: Path) -> list[Relocation]:
    (base / "old/in").mkdir(parents=True)
    (base / "new").mkdir()
    (base / "old/a").write_bytes(b"a" * 3_000_000)
    (base / "old/in/b").write_bytes(b"b" * 10)
    return [Relocation(base / "old" / name, base / "new/x" / name) for name in ("a", "in/b")]


def test_all_of_it_stands_there_and_then_nothing_here(tmp_path, disk):
    moves, told = two_files(tmp_path), []
    before = files(tmp_path / "old")
    times = [os.stat(move.source).st_mtime_ns for move in moves]
    place_all(moves, told.append, never)
    assert files(tmp_path / "old") == before == files(tmp_path / "new/x")
    assert sum(told) == 3_000_010
    assert [os.stat(move.target).st_mtime_ns for move in moves] == times
    remove_sources(moves)
    assert files(tmp_path / "old") == {}


def test_of_an_unfinished_file_only_what_is_verified_is_copied(tmp_path, monkeypatch):
    monkeypatch.setattr(relocate, "second_name", other_disk)
    source, told = tmp_path / "part", []
    source.write_bytes(b"x" * 30)
    place_all([Relocation(source, tmp_path / "new", [(10, 5), (20, 10)])], told.append, never)
    wanted = bytes(10) + b"x" * 5 + bytes(5) + b"x" * 10
    assert (tmp_path / "new").read_bytes() == wanted
    assert sum(told) == 15


@pytest.mark.parametrize("fault", ["full", "taken", "gone", "given up", "changed", "other bytes"])
def test_what_goes_wrong_leaves_all_as_it_was(tmp_path, monkeypatch, fault):
    monkeypatch.setattr(relocate, "second_name", other_disk)
    moves, stops = two_files(tmp_path), [False, False, False, True]
    match fault:
        case "taken":
            (tmp_path / "new/x/in").mkdir(parents=True)
            (tmp_path / "new/x/in/b").write_bytes(b"mine")
        case "gone":
            (tmp_path / "old/in/b").unlink()
        case "full":
            monkeypatch.setattr(relocate.os, "fsync", full_at_the_second())
        case "changed":
            monkeypatch.setattr(relocate.os, "fsync", lambda _: os.utime(moves[0].source, (1, 1)))
        case "other bytes":
            monkeypatch.setattr(relocate.filecmp, "cmp", lambda *_, shallow: False)
    before = files(tmp_path / "old"), files(tmp_path / "new")
    given_up = (lambda: stops.pop(0)) if fault == "given up" else never
    with pytest.raises(Interrupted if fault == "given up" else EnvironmentFailure):
        place_all(moves, lambda count: None, given_up)
    assert (files(tmp_path / "old"), files(tmp_path / "new")) == before
    assert fault == "taken" or not (tmp_path / "new/x").exists()


def test_a_drive_that_goes_meanwhile_is_the_reason_that_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(relocate, "second_name", other_disk)
    moves = two_files(tmp_path)
    before = files(tmp_path / "old")

    def gone(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(relocate.os, "fsync", gone)
        patch.setattr(Path, "unlink", gone)
        with pytest.raises(EnvironmentFailure):
            place_all(moves, lambda count: None, never)
    assert files(tmp_path / "old") == before


def test_what_somebody_put_into_a_new_folder_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(relocate, "second_name", other_disk)
    moves = two_files(tmp_path)

    def put_and_fail(_: int) -> None:
        (tmp_path / "new/x/mine").write_bytes(b"mine")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(relocate.os, "fsync", put_and_fail)
    with pytest.raises(EnvironmentFailure, match="full"):
        place_all(moves, lambda count: None, never)
    assert files(tmp_path / "new") == {"x/mine": b"mine"}


def full_at_the_second():
    calls = []

    def fsync(_: int) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return fsync
