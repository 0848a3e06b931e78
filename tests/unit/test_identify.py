from __future__ import annotations

from pathlib import Path

import pytest

from engine.api import identify_path
from engine.errors import UserFacingError
from tests.helpers.aio import run


def identify(path: Path) -> str:
    return run(identify_path(path, lambda done, total: None))


def test_the_same_bytes_have_one_id_whatever_they_are_called(tmp_path):
    for name in ("a", "b.bin"):
        (tmp_path / name).write_bytes(b"x" * 100_000)
    assert identify(tmp_path / "a") == identify(tmp_path / "b.bin")
    (tmp_path / "a").write_bytes(b"x" * 100_001)
    assert identify(tmp_path / "a") != identify(tmp_path / "b.bin")


def test_a_folder_is_known_by_its_files_and_their_places(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder / "inner").mkdir(parents=True)
        (tmp_path / folder / "inner" / "f").write_bytes(b"f")
        (tmp_path / folder / "empty").touch()
    assert identify(tmp_path / "one") == identify(tmp_path / "two")
    (tmp_path / "two" / "inner" / "f").rename(tmp_path / "two" / "f")
    assert identify(tmp_path / "one") != identify(tmp_path / "two")


def test_progress_ends_at_the_whole(tmp_path):
    seen: list[tuple[int, int]] = []
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"x" * 50_000)
    run(identify_path(tmp_path, lambda done, total: seen.append((done, total))))
    assert seen[-1] == (100_000, 100_000)


def test_what_cannot_be_shared_has_a_sentence(tmp_path):
    with pytest.raises(UserFacingError, match="nowhere"):
        identify(tmp_path / "nowhere")
