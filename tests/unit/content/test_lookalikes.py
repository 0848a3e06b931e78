from __future__ import annotations

from engine.content import lookalikes
from engine.content.lookalikes import MAX_DEPTH, files_of_size


def test_only_files_of_the_size_are_found_near_ones_first(tmp_path):
    (tmp_path / "in/deep").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    for name in ("in/deep/a", "b", "in/c", ".hidden/d", "part.shoal-part"):
        (tmp_path / name).write_bytes(b"12345")
    (tmp_path / "other").write_bytes(b"1234")
    (tmp_path / "link").symlink_to(tmp_path / "b")
    found = [path.relative_to(tmp_path).as_posix() for path, _ in files_of_size([tmp_path], {5})]
    assert found == ["b", "in/c", "in/deep/a"]
    assert files_of_size([tmp_path / "nowhere", tmp_path / "b"], {5}) == []


def test_a_search_has_its_bounds(tmp_path, monkeypatch):
    deep = tmp_path
    for _ in range(MAX_DEPTH + 1):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "a").write_bytes(b"1")
    assert files_of_size([tmp_path], {1}) == []
    monkeypatch.setattr(lookalikes, "MAX_ENTRIES", 10)
    for number in range(100):
        (tmp_path / f"{number}").write_bytes(b"1")
    assert len(files_of_size([tmp_path], {1})) <= 10
