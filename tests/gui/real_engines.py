"""Real engines for the window's tests: homes of their own, loopback, free ports, no API."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from engine import api
from engine.api import Facade
from engine.config import Endpoint, EngineConfig


@dataclass
class House:
    """Engines below one folder; the first that started is everybody's way into the network."""

    base: Path
    running: dict[str, Facade] = field(default_factory=dict)

    async def start(self, name: str) -> Facade:
        """A new engine, or the same home again."""
        ports = [await port_of(facade) for facade in self.running.values()]
        config = EngineConfig(
            home=self.base / name / "home",
            download_dir=self.downloads(name),
            listen=Endpoint("127.0.0.1", 0),
            bootstrap=tuple(Endpoint("127.0.0.1", port) for port in ports[:1]),
            lan=False,
            portmap=False,
        )
        facade = self.running[name] = await api.open_engine(config)
        return facade

    async def stop(self, name: str) -> None:
        """Stop one cleanly."""
        await self.running.pop(name).stop()

    def downloads(self, name: str) -> Path:
        """Where that engine's downloads go."""
        return self.base / name / "downloads"


async def port_of(facade: Facade) -> int:
    """The port of an engine, for TCP and UDP."""
    node = await facade.node()
    return int(node.listening[0].split("/")[4])


@asynccontextmanager
async def house_of(base: Path) -> AsyncIterator[House]:
    """Engines that are all stopped at the end."""
    house = House(base)
    try:
        yield house
    finally:
        for name in list(house.running):
            await house.stop(name)
