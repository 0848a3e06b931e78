"""Many files at once, as somebody at a command line does it: a node, and commands to it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.helpers.engines import random_bytes, tree_of
from tests.helpers.processes import running, shoal

LOCAL = ("--listen", "127.0.0.1:0", "--no-lan", "--no-portmap")
MIB = 1024 * 1024


def make_folder(base: Path) -> Path:
    folder = base / "folder"
    (folder / "notes").mkdir(parents=True)
    (folder / "film.mkv").write_bytes(random_bytes(MIB, 1))
    (folder / "notes/a.txt").write_bytes(b"a")
    (folder / "notes/b.txt").write_bytes(b"b")
    return folder


def test_a_folder_is_chosen_from_moved_and_limited_by_commands(tmp_path):
    folder, place = make_folder(tmp_path), tmp_path / "place"
    place.mkdir()
    api = ("--api", "127.0.0.1:0")
    seed = ("seed", folder, "--home", tmp_path / "h1", "--api", "off", *LOCAL)
    with running(*seed) as seeder:
        file_id, link, *_ = seeder.line().split()
        home = ("--home", tmp_path / "h2")
        with running("node", *home, *api, *LOCAL) as node:
            node.line()
            assert shoal("settings", "--active", "2", *home).code == 0
            got = shoal("get", link, "-o", tmp_path / "out", "--only", "notes", *home)
            assert (got.code, got.out) == (0, f"{tmp_path / 'out/folder'}\n")
            assert sorted(tree_of(tmp_path / "out/folder")) == ["notes/a.txt", "notes/b.txt"]

            files = shoal("files", file_id, *home).out.splitlines()
            assert [line.split()[0] for line in files[1:]] == ["skip", "normal", "normal"]
            assert shoal("priority", file_id, "high", *home).code == 0
            assert shoal("limit", file_id, "--up", "1MiB", *home).code == 0
            moved = shoal("move", file_id, place, *home)
            assert (moved.code, moved.out) == (0, f"{place / 'folder'}\n")
            assert shoal("priority", file_id, "normal", "--file", "*.mkv", *home).code == 0
            assert shoal("get", file_id, "-o", place, *home).code == 0
            assert tree_of(place / "folder") == tree_of(folder)
            nobody = shoal("priority", file_id, "low", "--file", "*.iso", *home)
            assert (nobody.code, "*.iso" in nobody.err) == (1, True)

        with running("node", *home, *api, *LOCAL) as node:  # and all of it is kept
            node.line()
            row = json.loads(shoal("ls", "--json", *home).out)
            assert (row["priority"], row["limit_up"]) == ("high", MIB)
            assert row["path"] == str(place / "folder")
            settings = json.loads(shoal("settings", "--json", *home).out)
            assert settings["active_downloads"] == 2


def state_of(*home: str | Path) -> str:
    """Of the one transfer of a home; empty before there is one."""
    listed = shoal("ls", "--json", *home).out
    return str(json.loads(listed)["state"]) if listed else ""


def test_what_waits_is_listed_and_started_by_hand(tmp_path):
    """One that moves all the time has the only slot: nothing is a matter of how quick we are."""
    (tmp_path / "film.mkv").write_bytes(random_bytes(16 * MIB))
    slowly = ("--home", tmp_path / "seeder", "--api", "off", "--limit-up", "64KiB", *LOCAL)
    home = ("--home", tmp_path / "home")
    with (
        running("seed", tmp_path / "film.mkv", *slowly) as seeder,
        running("node", *home, "--api", "127.0.0.1:0", *LOCAL) as node,
    ):
        node.line()
        shoal("settings", "--active", "1", *home)
        with running("get", seeder.line().split()[1], "-o", tmp_path / "out", *home):
            while state_of(*home) != "downloading":
                assert node.process.poll() is None
        ids = [f"{number:064x}" for number in (1, 2)]
        for one in ids:  # their turn does not come: the commands give up, the transfers stay
            assert shoal("get", one, "--timeout", "0.5", *home).code == 1
        waiting = shoal("queue", *home).out.splitlines()[1:]
        assert [line.split()[1] for line in waiting] == ids
        assert shoal("queue", ids[1], "top", *home).code == 0
        waiting = shoal("queue", *home).out.splitlines()[1:]
        assert [line.split()[1] for line in waiting] == [ids[1], ids[0]]
        assert shoal("queue", ids[0], "now", *home).code == 0
        listed = shoal("ls", *home).out
        assert "waiting" in listed
        assert shoal("queue", ids[0], "top", *home).code == 1
