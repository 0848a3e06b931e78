"""An API that comes up behind an engine that answers already, as under the window."""

from __future__ import annotations

import asyncio
from pathlib import Path

from engine import api
from engine.config import Endpoint, EngineConfig
from engine.errors import EnvironmentFailure
from engine.events import NodeChanged, Notice
from engine.rest.server import ApiServer
from tests.helpers.aio import run


def config_of(home: Path) -> EngineConfig:
    here = Endpoint("127.0.0.1", 0)
    return EngineConfig(
        home=home,
        download_dir=home,
        listen=here,
        lan=False,
        portmap=False,
        api=here,
        api_later=True,
    )


def test_the_engine_answers_first_and_tells_of_its_api(tmp_path, monkeypatch):
    may_start = asyncio.Event()
    start = ApiServer.start

    async def held(server):
        await may_start.wait()
        return await start(server)

    monkeypatch.setattr(ApiServer, "start", held)

    async def main():
        engine = await api.open_engine(config_of(tmp_path))
        subscription = await engine.subscribe()
        assert subscription.snapshot.node.api == ""
        may_start.set()
        async for event in subscription:
            if isinstance(event, NodeChanged) and event.node.api:
                break
        running = await api.open_running(config_of(tmp_path))
        assert running is not None
        assert (await running.node()).api == event.node.api
        await running.stop()
        await engine.stop()

    run(main())


def test_one_that_cannot_be_had_is_told_and_a_quick_end_leaves_nothing(tmp_path, monkeypatch):
    async def refused(server):
        raise EnvironmentFailure("No port is free.")

    async def main():
        engine = await api.open_engine(config_of(tmp_path))
        await engine.stop()
        monkeypatch.setattr(ApiServer, "start", refused)
        engine = await api.open_engine(config_of(tmp_path))
        async for event in await engine.subscribe():
            if isinstance(event, Notice):
                break
        assert event.text == "No port is free."
        await engine.stop()

    run(main())
