"""How a home is connected: kept in one file, read by the window and by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.cli.options import Common
from engine.cli.serving import _with_api
from engine.config import DEFAULT_API_PORT, MAX_PLACES, Connection, Endpoint

CHOSEN = Connection(50_000, False, False, False, ("node.example:52413", "[2001:db8::1]:7"))


def file_of(home: Path) -> Path:
    return Common(home=home).said().connection_file


def test_what_is_chosen_is_kept(tmp_path):
    file = file_of(tmp_path / "new")
    assert Connection.load(file) == Connection()
    CHOSEN.save(file)
    assert Connection.load(file) == CHOSEN
    assert [path.name for path in file.parent.iterdir()] == ["connection.json"]


def test_every_command_is_connected_as_the_window_chose(tmp_path):
    CHOSEN.save(file_of(tmp_path))
    config = Common(home=tmp_path).config()
    assert config.listen == Endpoint("", 50_000)
    assert (config.lan, config.portmap, config.api) == (False, False, None)
    assert [str(one) for one in config.bootstrap] == list(CHOSEN.places)
    said = Common(home=tmp_path, listen="127.0.0.1:7", api=":0", bootstrap=("x:1",)).config()
    assert (said.listen, said.api) == (Endpoint("127.0.0.1", 7), Endpoint("", 0))
    assert str(said.bootstrap[0]) == "x:1"


def test_a_node_without_a_window_keeps_its_api(tmp_path):
    CHOSEN.save(file_of(tmp_path))
    common = Common(home=tmp_path)
    assert _with_api(common.config(), common).api == Endpoint("127.0.0.1", DEFAULT_API_PORT)
    off = Common(home=tmp_path, api="off")
    assert _with_api(off.config(), off).api is None


@pytest.mark.parametrize(
    ("kept", "port", "lan", "places"),
    [
        (b"\xff\x00 no JSON", 52413, True, ()),
        (b"[1, 2]", 52413, True, ()),
        (json.dumps({"port": 70_000, "lan": "no", "places": "a:1"}).encode(), 52413, True, ()),
        (json.dumps({"port": True, "lan": False, "places": [1, "a:1"]}).encode(), 52413, False, 1),
        (json.dumps({"port": 0, "more": 1, "places": ["a:1"] * 99}).encode(), 0, True, 1),
        (b'{"port": 7' + b" " * 70_000 + b"}", 52413, True, ()),
    ],
)
def test_a_file_that_somebody_edited_does_no_harm(tmp_path, kept, port, lan, places):
    file = file_of(tmp_path)
    file.write_bytes(kept)
    found = Connection.load(file)
    assert (found.port, found.lan) == (port, lan)
    assert found.places == (("a:1",) if places else ())


def test_places_are_bounded(tmp_path):
    file = file_of(tmp_path)
    file.write_text(json.dumps({"places": [f"h{n}:1" for n in range(MAX_PLACES + 9)]}))
    assert len(Connection.load(file).places) == MAX_PLACES
