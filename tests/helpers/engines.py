"""Real engines in one process: homes of their own, loopback, free ports, nothing mocked.

`Engines` starts and stops them; `wait_for` waits for what a row becomes, by the engine's events.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from engine.config import Endpoint, EngineConfig
from engine.engine import Engine
from engine.events import Notice, TransferAdded, TransferChanged, TransferFinished
from engine.node import open_node
from engine.views import TransferState, TransferView

WAIT_S = 25.0


def random_bytes(size: int, seed: int = 1) -> bytes:
    """The same bytes for the same seed."""
    return Random(seed).randbytes(size)


def tree_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass
class Engines:
    """Engines below one temporary folder; the first is everybody's way into the network."""

    base: Path
    running: dict[str, Engine] = field(default_factory=dict)

    async def start(self, name: str, disk_retry_s: float = 10.0, **settings: Any) -> Engine:
        """A new engine, or the same home again, on another port."""
        config = EngineConfig(
            home=self.base / name / "home",
            download_dir=self.base / name / "downloads",
            listen=Endpoint("127.0.0.1", 0),
            bootstrap=self._bootstrap(),
            lan=False,
            portmap=False,
            **settings,
        )
        engine = await open_node(config, disk_retry_s)
        self.running[name] = engine
        return engine

    def _bootstrap(self) -> tuple[Endpoint, ...]:
        return tuple(Endpoint("127.0.0.1", port_of(engine)) for engine in self.running.values())[:1]

    async def stop(self, name: str) -> None:
        """Stop one cleanly."""
        await self.running.pop(name).stop()

    async def restart(self, name: str, **settings: Any) -> Engine:
        """Stop it and start it on the same home."""
        await self.stop(name)
        return await self.start(name, **settings)

    def downloads(self, name: str) -> Path:
        """Where that engine's downloads go."""
        return self.base / name / "downloads"


@asynccontextmanager
async def engines(base: Path) -> AsyncIterator[Engines]:
    """Engines that are all stopped at the end."""
    all_of_them = Engines(base)
    try:
        yield all_of_them
    finally:
        for name in list(all_of_them.running):
            await all_of_them.stop(name)


def port_of(engine: Engine) -> int:
    """The port of an engine, for TCP and UDP."""
    view = engine.view()
    return int(view.listening[0].split("/")[4])


async def wait_for(
    engine: Engine, key: str, until: Callable[[TransferView], bool], limit_s: float = WAIT_S
) -> TransferView:
    """The row as soon as it is so; fails with what it is instead when that takes too long."""
    row: TransferView | None = None
    subscription = await engine.subscribe()
    try:
        async with asyncio.timeout(limit_s):
            for row in subscription.snapshot.transfers:
                if row.key == key and until(row):
                    return row
            async with aclosing(aiter(subscription)) as events:
                async for event in events:
                    if isinstance(event, TransferAdded | TransferChanged | TransferFinished):
                        row = event.transfer
                        if row.key == key and until(row):
                            return row
    except TimeoutError:
        row = await engine.transfer(key)
    finally:
        await subscription.close()
    raise AssertionError(f"it never came: {row}")


def state_is(*states: TransferState) -> Callable[[TransferView], bool]:
    """Whether a row is in one of these states."""
    return lambda row: row.state in states


async def shared(engine: Engine, path: Path) -> TransferView:
    """Share a path and wait until it is hashed."""
    (key,) = await engine.share([path])
    return await wait_for(
        engine, key, lambda row: row.state in (TransferState.SHARING, TransferState.FAILED)
    )


async def fetched(
    engine: Engine, text: str, directory: Path | None = None, limit_s: float = WAIT_S
) -> TransferView:
    """Download an ID or link and wait until it is complete."""
    key = await engine.download(text, directory)
    return await wait_for(engine, key, lambda row: row.complete, limit_s)


async def next_notice(engine: Engine, begin: Callable[[], Any]) -> str:
    """What a person is told first after `begin`."""
    subscription = await engine.subscribe()
    try:
        begin()
        async with asyncio.timeout(WAIT_S):
            async with aclosing(aiter(subscription)) as events:
                async for event in events:
                    if isinstance(event, Notice):
                        return event.text
    finally:
        await subscription.close()
    raise AssertionError("nothing was told")
