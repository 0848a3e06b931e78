from __future__ import annotations

import json

import pytest

from engine.dht import announced
from engine.dht.announced import Placement, pack_holders, unpack_holders
from engine.dht.endpoints import Endpoint
from engine.dht.ids import Key
from engine.errors import EnvironmentFailure
from tests.helpers.aio import run

HOLDERS = [Endpoint(f"8.8.8.{n}", 4000 + n) for n in range(20)]
PLACED = {
    Key(bytes([n]) * 32): Placement(1.8e9 + n, bytes(8), pack_holders(HOLDERS), b"")
    for n in range(9)
}


def test_what_was_announced_is_read_again(tmp_path):
    path = tmp_path / "deep" / "announced.json"

    async def main():
        assert await announced.load(path) == {}
        await announced.save(path, PLACED)
        assert await announced.load(path) == PLACED

    run(main())
    assert unpack_holders(pack_holders(HOLDERS), is_v6=False) == HOLDERS


def test_ten_thousand_files_need_little_room(tmp_path):
    path = tmp_path / "announced.json"
    many = {Key(n.to_bytes(32, "big")): PLACED[Key(bytes(32))] for n in range(10_000)}
    run(announced.save(path, many))
    assert path.stat().st_size < 4 << 20


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"placed": 7}',
        b'{"placed": {"00": [1, "", "", ""]}}',
        json.dumps({"placed": {"00" * 32: [1, "zz", "", ""]}}).encode(),
        json.dumps({"placed": {"00" * 32: [1, "", "???", ""]}}).encode(),
        json.dumps({"placed": {"00" * 32: ["soon", "", "", ""]}}).encode(),
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_none(tmp_path, content):
    path = tmp_path / "announced.json"
    path.write_bytes(content)
    assert run(announced.load(path)) == {}


def test_a_disk_that_refuses_is_the_environments_fault(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentFailure):
        run(announced.save(tmp_path / "file" / "a.json", PLACED))


def test_holders_that_are_no_endpoints_are_left_out():
    assert unpack_holders(bytes(12) + pack_holders(HOLDERS[:1]), is_v6=False) == HOLDERS[:1]
    assert unpack_holders(b"abc", is_v6=True) == []
