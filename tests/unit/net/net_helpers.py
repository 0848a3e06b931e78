"""Two hosts on loopback, and receivers that remember."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from engine.errors import ShoalError
from engine.net.connection import PeerConnection
from engine.net.host import Host
from engine.net.identity import Identity
from engine.net.stream import Stream

ECHO = "/test/echo/1"


class Collector:
    """Keeps everything; `done` has the error a stream ended with."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.data = bytearray()
        self.calls: list[str] = []
        self.eof = asyncio.Event()
        self.done: asyncio.Future[ShoalError | None] = asyncio.get_running_loop().create_future()
        stream.set_receiver(self)

    def data_received(self, view: memoryview) -> None:
        assert not self.done.done()
        self.data += view
        self.calls.append("data")

    def eof_received(self) -> None:
        self.calls.append("eof")
        self.eof.set()

    def stream_closed(self, error: ShoalError | None) -> None:
        self.calls.append("closed")
        self.done.set_result(error)


class Echo(Collector):
    """Sends back what comes."""

    def data_received(self, view: memoryview) -> None:
        super().data_received(view)
        self.stream.write(bytes(view))

    def eof_received(self) -> None:
        super().eof_received()
        self.stream.close()


class World:
    """Hosts that are stopped at the end, whatever happens."""

    def __init__(self) -> None:
        self.hosts: list[Host] = []
        self.served: list[Any] = []

    async def host(self, *, listen: bool = True, seed: bytes | None = None, **kwargs: Any) -> Host:
        identity = Identity(seed) if seed else Identity.generate()
        host = Host(identity, agent="test", **kwargs)
        host.handle(ECHO, lambda stream: self.served.append(Echo(stream)))
        self.hosts.append(host)
        if listen:
            await host.listen("127.0.0.1", 0)
        return host

    async def pair(self) -> tuple[Host, Host, PeerConnection]:
        """A host, another one it is connected to, and its end of the connection."""
        first, second = await self.host(), await self.host()
        return first, second, await first.connect(second.listen_addresses())

    async def stop(self) -> None:
        await asyncio.gather(*(host.stop() for host in self.hosts))


async def in_world(body: Callable[[World], Awaitable[None]]) -> None:
    """Run `body` in a new world."""
    world = World()
    try:
        await body(world)
    finally:
        await world.stop()


async def until(condition: Callable[[], bool]) -> None:
    """Let the loop run until `condition` holds."""
    while not condition():
        await asyncio.sleep(0.001)
