"""Catalogues on hosts joined by memory: real gossip and real files, without network or waiting."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.catalogue.public import PublicCatalogue
from engine.errors import NotFoundError
from engine.gossip.parameters import GossipParameters
from engine.gossip.service import GossipService
from engine.jobs.finder import Found
from engine.jobs.row import Row
from engine.net.peer_id import peer_id_of, public_key_of
from engine.storage.library import Library
from engine.views import CatalogueView, TransferKind, TransferState
from tests.unit.gossip.fake_host import FakeHost

FILE = bytes(range(32))
HEARTBEAT_S = 1.0


class NamedHost(FakeHost):
    """A host in memory under its real peer ID."""

    def __init__(self, world: dict[str, FakeHost]) -> None:
        super().__init__(world)
        del world[self.peer_id]
        self.peer_id = peer_id_of(self.key.public_key().public_bytes_raw())
        world[self.peer_id] = self


@dataclass
class FakeNetwork:
    """Who stands where, in a dictionary that all share."""

    host: NamedHost
    places: dict[bytes, dict[str, None]]
    hosts: dict[str, FakeHost]
    let_go: list[str] = field(default_factory=list)

    def stand_at(self, place: bytes) -> None:
        self.places.setdefault(place, {})[self.host.peer_id] = None

    def leave_place(self, place: bytes) -> None:
        self.places[place].pop(self.host.peer_id)

    async def find_at(self, place: bytes) -> AsyncIterator[Found]:
        for peer_id in list(self.places.get(place, ())):
            if peer_id != self.host.peer_id:
                yield Found(peer_id, ("/ip4/127.0.0.1/tcp/1",))

    def is_connected(self, peer_id: str) -> bool:
        return peer_id in self.host.made

    async def connect(self, found: Found) -> None:
        await self.host.connect(found.addresses, found.peer_id)

    async def disconnect(self, peer_id: str) -> None:
        self.let_go.append(peer_id)
        self.host.drop(self.hosts[peer_id])


class Node:
    """A catalogue with everything below it."""

    def __init__(self, world: World, home: Path) -> None:
        self.host = NamedHost(world.hosts)
        self.network = FakeNetwork(self.host, world.places, world.hosts)
        self.home = home
        self.rows: dict[str, Row] = {}
        self.views: list[CatalogueView] = []
        self.library: Library
        self.gossip: GossipService
        self.catalogue: PublicCatalogue

    @property
    def id(self) -> str:
        return self.host.peer_id

    async def start(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        self.library = await Library.open(self.home / "library.db")
        self.gossip = GossipService(
            self.host,
            self.host.key.sign,
            self.host.peer_id,
            public_key_of=public_key_of,
            peer_id_of=peer_id_of,
            parameters=GossipParameters(heartbeat_s=HEARTBEAT_S, heartbeat_initial_delay_s=0.05),
        )
        await self.gossip.start()
        self.catalogue = PublicCatalogue(
            self.home / "catalogue.db",
            self.id,
            self.gossip,
            self.network,
            find_row=self._find,
            on_change=self.views.append,
            library=self.library,
        )
        await self.catalogue.start()

    async def stop(self) -> None:
        await self.catalogue.stop()
        await self.gossip.stop()
        await self.library.close()

    def share(self, number: int = 0, *, complete: bool = True) -> str:
        """The ID of something that is here."""
        file_id = bytes([number]) + FILE[1:]
        row = Row(
            f"k{number}",
            TransferKind.FILE,
            f"file {number}",
            None,
            TransferState.SHARING,
            0.0,
            file_id,  # type: ignore[arg-type]
            size=100 + number,
            finished_at=float(complete),
        )
        self.rows[file_id.hex()] = row
        return file_id.hex()

    def _find(self, ref: str) -> Row:
        if ref not in self.rows:
            raise NotFoundError("no such row")
        return self.rows[ref]

    async def titles(self, text: str = "", **query: Any) -> list[str]:
        return sorted(entry.title for entry in await self.catalogue.search(text, **query))


@dataclass
class World:
    """All nodes of a test."""

    base: Path
    hosts: dict[str, FakeHost] = field(default_factory=dict)
    places: dict[bytes, dict[str, None]] = field(default_factory=dict)
    nodes: list[Node] = field(default_factory=list)

    async def start(self) -> Node:
        node = Node(self, self.base / str(len(self.nodes)))
        self.nodes.append(node)
        await node.start()
        return node


@contextlib.asynccontextmanager
async def world(base: Path) -> AsyncIterator[World]:
    made = World(base)
    try:
        yield made
    finally:
        for node in made.nodes:
            await node.stop()


async def until(condition: Callable[[], Any], limit_s: float = 20.0) -> None:
    """Wait for something that comes by itself; `condition` may be a coroutine function."""
    async with asyncio.timeout(limit_s):
        while True:
            found = condition()
            if await found if asyncio.iscoroutine(found) else found:
                return
            await asyncio.sleep(0.01)
