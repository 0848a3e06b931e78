"""An internet for DHT nodes in one process: public addresses, routers, outages, virtual time.

`run_virtual(main, monkeypatch)` runs `main(net)` on a loop whose clock jumps to the next timer, so
hours pass in no time; nodes started there send through `net` instead of sockets.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Awaitable, Callable
from typing import Any

from engine.dht.family import FamilyNode

LATENCY_S = 0.02
LIMIT_S = 7 * 86_400.0
OPEN_S = 300.0  # a router lets answers in for so long


class _JumpingSelector(selectors.DefaultSelector):
    """Never waits for a timer: the clock is put forward instead."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = 10_000.0

    def select(self, timeout: float | None = None) -> Any:
        if timeout is None:
            return super().select(None)
        ready = super().select(0)
        if not ready and timeout > 0:
            self.clock += timeout
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """asyncio's loop on a clock of its own."""

    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.clock


class FakeTransport(asyncio.DatagramTransport):
    """Sends through the net."""

    def __init__(self, net: Net, protocol: Any, host: str, port: int) -> None:
        super().__init__()
        self.net, self.protocol, self.address = net, protocol, (host, port)
        self.closed = False
        net.ends[self.address] = self
        protocol.connection_made(self)

    def sendto(self, data: Any, addr: Any = None) -> None:
        self.net.send(self.address, (addr[0], addr[1]), bytes(data))

    def get_write_buffer_size(self) -> int:
        return 0

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            self.net.ends.pop(self.address, None)
            self.net.loop.call_soon(self.protocol.connection_lost, None)


class Net:
    """Who can send to whom."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.ends: dict[tuple[str, int], FakeTransport] = {}
        self.down: set[str] = set()  # hosts without a network
        self.behind_router: set[str] = set()
        self._opened: dict[tuple[str, str], float] = {}

    def send(self, source: tuple[str, int], target: tuple[str, int], data: bytes) -> None:
        if source[0] in self.down or target[0] in self.down:
            return
        self._opened[source[0], target[0]] = self.loop.time()
        opened = self._opened.get((target[0], source[0]), -OPEN_S)
        if target[0] in self.behind_router and self.loop.time() - opened >= OPEN_S:
            return
        self.loop.call_later(LATENCY_S, self._deliver, source, target, data)

    def _deliver(self, source: tuple[str, int], target: tuple[str, int], data: bytes) -> None:
        end = self.ends.get(target)
        if end is not None:
            end.protocol.datagram_received(data, source)


def run_virtual(main: Callable[[Net], Awaitable[None]], monkeypatch: Any) -> None:
    """Run `main` in a fresh net; at most a week of its time."""
    loop = VirtualLoop()
    net = Net(loop)

    async def listen(self: FamilyNode, port: int, interface: str = "") -> int:
        self.protocol = self._create_protocol()
        self.transport = FakeTransport(net, self.protocol, interface, port)
        self._move_to_host(interface)
        return port

    async def bounded() -> None:
        async with asyncio.timeout(LIMIT_S):
            await main(net)

    monkeypatch.setattr(FamilyNode, "listen", listen)
    monkeypatch.setattr("time.monotonic", loop.time)  # the buckets of kademlia read it
    try:
        loop.run_until_complete(bounded())
    finally:
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()
