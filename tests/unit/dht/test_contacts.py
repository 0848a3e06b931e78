from __future__ import annotations

import json

import pytest

from engine.dht import contacts
from engine.dht.endpoints import Endpoint
from engine.errors import EnvironmentFailure
from tests.helpers.aio import run


def test_what_is_saved_is_loaded(tmp_path):
    path = tmp_path / "deep" / "contacts.json"
    endpoints = [Endpoint("192.0.2.7", 4001), Endpoint("2001:db8::1", 1)]

    async def main():
        await contacts.save(path, endpoints)
        return await contacts.load(path)

    assert run(main()) == endpoints
    assert [p.name for p in path.parent.iterdir()] == ["contacts.json"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"contacts": 5}',
        '{"contacts": null}',
        "\0" * 100,
        "[" * 100_000,
        '{"contacts": [[1, 2], ["x", 5], ["1.2.3.4", 70000], ["1.2.3.4", "5"], [], {}, null]}',
        '{"contacts": [["0.0.0.0", 5], ["1.2.3.4", true, 5]]}',
    ],
)
def test_a_damaged_file_is_no_file(tmp_path, text):
    path = tmp_path / "contacts.json"
    path.write_text(text)
    assert run(contacts.load(path)) == []


def test_no_file_is_no_contacts(tmp_path):
    assert run(contacts.load(tmp_path / "none.json")) == []


def test_the_number_is_bounded(tmp_path):
    path = tmp_path / "contacts.json"
    run(contacts.save(path, [Endpoint("192.0.2.7", 1 + n) for n in range(2000)]))
    assert len(json.loads(path.read_text())["contacts"]) == contacts.MAX_CONTACTS


def test_a_disk_that_refuses_is_the_environment(tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("")
    with pytest.raises(EnvironmentFailure):
        run(contacts.save(blocker / "contacts.json", []))
