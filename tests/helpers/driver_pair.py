"""Two real swarm drivers over a stream in memory, on a clock of their own: limits from end to end.

Everything between the cores is the engine's: links, frames, gates, buckets, pump and verifier. Only
the wire and the disk are made up: bytes arrive after a fixed delay, every byte of a file is zero.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from random import Random
from typing import Any

from engine.content.file_id import FileId, file_id, piece_count, piece_size
from engine.content.merkle import PieceTree, leaf_hashes, piece_hash_of_leaves
from engine.net.bulk import Fill
from engine.tasks import TaskOwner
from engine.transfer.driver import Shared, SwarmDriver
from engine.transfer.messages import GoodbyeCode
from engine.transfer.peer_link import PeerLink
from engine.transfer.piece_table import PieceTable
from engine.transfer.pieces import SharedPieces
from engine.transfer.rates import TokenBucket
from engine.transfer.verifier import Source

DELAY_S = 0.005
ZEROS = memoryview(bytes(1 << 20))


class AtOnce(Executor):
    """Runs what it is given where it is called: a jumping clock waits for no thread."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class ZeroFile:
    """A disk on which every byte is zero."""

    def read_into(self, view: memoryview, offset: int) -> None:
        """They are zero already."""

    def write_at(self, data: memoryview, offset: int) -> None:
        """They are zero already."""


class MemoryStream:
    """One end of a stream."""

    def __init__(self, peer_id: str) -> None:
        self.peer_id = peer_id
        self.other: PeerLink | None = None
        self.connection = self
        self.probes = 0
        self._on_the_way: deque[Sequence[bytes | memoryview]] = deque()

    def probe(self) -> None:
        """Something is waited for."""
        self.probes += 1

    def write(self, data: bytes) -> None:
        self._deliver([data])

    async def send_bulk(self, parts: Sequence[bytes | Fill]) -> None:
        self._deliver([ZEROS[: p.length] if isinstance(p, Fill) else p for p in parts])
        await asyncio.sleep(0)

    def _deliver(self, parts: Sequence[bytes | memoryview]) -> None:
        self._on_the_way.append(parts)  # timers of one moment come in any order
        asyncio.get_running_loop().call_later(DELAY_S, self._arrive)

    def _arrive(self) -> None:
        assert self.other is not None
        for part in self._on_the_way.popleft():
            self.other.data_received(memoryview(part))

    def close(self) -> None:
        pass

    reset = close


class Owner:
    """Hears everything and does nothing."""

    def __getattr__(self, name: str) -> Any:
        return lambda *_: None


@dataclass(frozen=True)
class Zeros:
    """A file of zeros."""

    size: int
    root: bytes
    hashes: bytes
    id: FileId

    @classmethod
    def of(cls, size: int) -> Zeros:
        """Of a whole number of pieces."""
        step = piece_size(size)
        assert size % step == 0
        one = piece_hash_of_leaves(leaf_hashes(memoryview(bytes(step))), size, step)
        hashes = one * piece_count(size)
        root = PieceTree(hashes, size).root
        return cls(size, root, hashes, file_id(size, root))

    def source(self, table: PieceTable) -> Source:
        """The file as it is at one end."""

        async def load_hashes() -> bytes:
            return self.hashes

        pieces = SharedPieces(self.id.hex(), table)
        return Source(self.size, self.root, "zeros", pieces, ZeroFile(), load_hashes)


@dataclass
class End:
    """One computer: what its swarms share."""

    name: str
    shared: Shared = field(init=False)
    tasks: TaskOwner = field(init=False)
    drivers: list[SwarmDriver] = field(default_factory=list)

    def __post_init__(self) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        down, up = TokenBucket(0, now), TokenBucket(0, now)
        self.shared = Shared(
            self.name, AtOnce(), loop.time, Random(1), limit_down=down, limit_up=up
        )
        self.tasks = TaskOwner(self.name)

    async def open(self, file: Zeros, *, whole: bool) -> SwarmDriver:
        """A swarm of a file that is here, or is wanted."""
        driver = SwarmDriver(file.id, "zeros", self.shared, Owner())
        driver.believe(file.size, file.root, "zeros")
        driver.know_hashes(file.hashes)
        table = PieceTable.whole(file.size) if whole else PieceTable(file.size)
        await driver.attach(file.source(table), fetch=not whole)
        self.drivers.append(driver)
        return driver

    async def stop(self) -> None:
        for driver in self.drivers:
            await driver.stop(GoodbyeCode.DONE)
        await self.tasks.stop()


def connect(one: End, here: SwarmDriver, other: End, there: SwarmDriver) -> None:
    """A stream between two swarms of a file."""
    streams = MemoryStream(other.name), MemoryStream(one.name)
    links = (
        PeerLink(streams[0], outgoing=True, tasks=one.tasks),  # type: ignore[arg-type]
        PeerLink(streams[1], outgoing=False, tasks=other.tasks),  # type: ignore[arg-type]
    )
    streams[0].other, streams[1].other = links[1], links[0]
    there.add_link(links[1])
    here.add_link(links[0])


async def received(driver: SwarmDriver, seconds: float) -> int:
    """Bytes that arrived at a swarm within so many seconds of the loop's clock."""

    def total() -> int:
        return sum(peer.down.total for peer in driver.core.peers.values())

    before = total()
    for _ in range(int(seconds)):
        await asyncio.sleep(1)
        driver.tick()
    return total() - before
