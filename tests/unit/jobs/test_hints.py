"""A link's addresses are enough, also without any DHT, and also when the list is here already."""

from __future__ import annotations

from engine.config import Endpoint, EngineConfig
from engine.node import open_node
from tests.helpers.aio import run
from tests.helpers.engines import random_bytes, tree_of, wait_for


def alone(base):
    return EngineConfig(
        home=base / "home",
        download_dir=base / "downloads",
        listen=Endpoint("127.0.0.1", 0),
        lan=False,
        portmap=False,
    )


def test_a_folder_that_was_looked_at_first_arrives_by_its_link(tmp_path):
    async def main():
        source = tmp_path / "rec"
        source.mkdir()
        for number in range(3):
            (source / f"take {number}").write_bytes(random_bytes(70_000, number))
        first = await open_node(alone(tmp_path / "a"))
        second = await open_node(alone(tmp_path / "b"))
        try:
            (key,) = await first.share([source])
            shared = await wait_for(first, key, lambda row: row.complete)
            seen = await second.preview(shared.link)
            assert len(seen.files) == 3
            got = await second.download(shared.link)
            row = await wait_for(second, got, lambda row: row.complete)
            assert tree_of(tmp_path / "b" / "downloads" / row.name) == tree_of(source)
        finally:
            await second.stop()
            await first.stop()

    run(main())
