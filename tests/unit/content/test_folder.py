"""Walking a folder: every file once, nothing left out in silence."""

import os
from pathlib import Path

import pytest

from engine.content import folder
from engine.content.folder import scan_folder
from engine.errors import EnvironmentFailure, UserFacingError


def write(path: Path, content: bytes = b"x") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_every_file_once(tmp_path):
    write(tmp_path / "b" / "deep" / "x.txt", b"12345")
    write(tmp_path / "README")
    write(tmp_path / "readme")
    write(tmp_path / "a:b")
    write(tmp_path / ".hidden" / "y")
    (tmp_path / "empty").mkdir()
    write(tmp_path / "film.mkv.shoal-part")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "nowhere").symlink_to(tmp_path / "missing")
    (tmp_path / "link").symlink_to(tmp_path / "README")
    left_out: list[str] = []
    files = scan_folder(tmp_path, left_out)
    assert left_out == ["circle", "nowhere", "pipe"]
    assert [(file.portable, file.size) for file in files] == [
        (".hidden/y", 1),
        ("README", 1),
        ("a_b", 1),
        ("b/deep/x.txt", 5),
        ("link", 1),
        ("readme (2)", 1),
    ]
    assert all(file.path.stat().st_size == file.size for file in files)


def test_of_what_is_left_out_a_few_are_named(tmp_path):
    write(tmp_path / "file")
    for number in range(2 * folder.MAX_LEFT_OUT):
        os.mkfifo(tmp_path / f"pipe {number}")
    left_out: list[str] = []
    scan_folder(tmp_path, left_out)
    assert left_out == [f"pipe {number}" for number in range(folder.MAX_LEFT_OUT)]


def test_names_that_are_no_text(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    write(path)
    (file,) = scan_folder(tmp_path)
    assert file.portable == "caf"
    assert file.path.read_bytes() == b"x"


def test_nothing_to_share(tmp_path):
    with pytest.raises(UserFacingError, match="no files"):
        scan_folder(tmp_path)
    with pytest.raises(EnvironmentFailure):
        scan_folder(tmp_path / "missing")


def test_too_many(tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "MAX_ENTRIES", 2)
    for name in "ab":
        write(tmp_path / name)
    assert len(scan_folder(tmp_path)) == 2
    write(tmp_path / "c")
    with pytest.raises(UserFacingError, match="one by one"):
        scan_folder(tmp_path)


def test_an_unreadable_folder_is_not_left_out(tmp_path, monkeypatch):
    write(tmp_path / "a")
    write(tmp_path / "secret" / "b")
    real = os.scandir

    def scandir(path: Path):
        if path.name == "secret":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(EnvironmentFailure, match="secret"):
        scan_folder(tmp_path)
