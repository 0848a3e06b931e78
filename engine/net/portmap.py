"""One port opened at the router: asked for, renewed at half of its lease, closed at the end.

Owns the order of the ways (PCP, NAT-PMP, then UPnP), the time between them and the state others
see. How each way speaks to a router is `gateway`'s and `upnp`'s. Nothing here waits for a router
but its own task, and a stop waits for at most a second.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence

from engine.errors import PeerUnavailable, RemoteProtocolError, ShoalError
from engine.net.gateway import Way
from engine.net.pcp import MappingRefused, MapReply
from engine.net.port_state import MapStatus, PortState
from engine.tasks import TaskOwner

logger = logging.getLogger(__name__)

LEASE_S = 3600  # libtorrent's upnp_lease_duration
MIN_LEASE_S = 120  # RFC 6887 section 11.2.1: no less is worth to be asked for
ROUTER_S = 30.0  # a network often comes a moment before the way out of it
RETRY_S = 900.0  # a router that refused or did not answer may be set up otherwise by then
STOP_S = 1.0

Ways = Callable[[], Awaitable[Sequence[Way]]]


class PortMapper:
    """Keeps `port` open at the router; `on_change` is called when the state is another one."""

    def __init__(self, port: int, ways: Ways, on_change: Callable[[], None]) -> None:
        self._port = port
        self._ways = ways
        self._on_change = on_change
        self._tasks = TaskOwner("portmap")
        self._again = asyncio.Event()
        self._current: Way | None = None
        self._asked: Way | None = None  # the last one: a stop may come between two of its answers
        self.state = PortState(MapStatus.ASKING)

    def start(self) -> None:
        """Begin to ask; returns at once."""
        self._tasks.start(self._run(), "run")

    def network_changed(self) -> None:
        """There may be another router, or none: ask anew."""
        self._current = None
        self._set(PortState(MapStatus.ASKING))
        self._again.set()

    async def stop(self) -> None:
        """Close the port at the router; safe to call twice."""
        await self._tasks.stop()
        way, self._asked = self._asked, None
        if way is None or self.state.status not in (MapStatus.ASKING, MapStatus.MAPPED):
            return
        try:
            async with asyncio.timeout(STOP_S):
                await way.unmap(self._port)
        except (TimeoutError, ShoalError) as error:
            logger.info("the router keeps the port until the lease ends: %s", error)

    async def _run(self) -> None:
        while True:
            self._again.clear()
            wait_s = await self._renew()
            # Not wait_for: before Python 3.12 it can swallow the cancellation of a stop.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait_s):
                    await self._again.wait()

    async def _renew(self) -> float:
        """Renew what there is, or look for a way; gives the seconds until the next turn."""
        if self._current is not None:
            try:
                return self._opened(self._current, await self._ask(self._current))
            except (PeerUnavailable, RemoteProtocolError) as error:
                logger.info("%s renews the port no longer: %s", self._current.name, error)
                self._current = None
        refusal: str | None = None
        ways = await self._ways()
        for way in ways:
            try:
                return self._opened(way, await self._ask(way))
            except MappingRefused as error:
                logger.info("%s opens no port: %s", way.name, error)
                refusal = refusal or str(error)
            except (PeerUnavailable, RemoteProtocolError) as error:
                logger.info("%s: %s", way.name, error)
        status = MapStatus.UNANSWERED if ways else MapStatus.NO_ROUTER
        if refusal is not None:
            status = MapStatus.REFUSED
        self._set(PortState(status, reason=refusal or ""))
        return RETRY_S if ways else ROUTER_S

    async def _ask(self, way: Way) -> MapReply:
        self._asked = way
        suggested = self.state.port or self._port
        return await way.map(self._port, suggested, LEASE_S)

    def _opened(self, way: Way, reply: MapReply) -> float:
        self._current = way
        host = reply.external_host
        self._set(PortState(MapStatus.MAPPED, host, reply.external_port, way.name))
        return max(reply.lifetime_s, MIN_LEASE_S) / 2

    def _set(self, state: PortState) -> None:
        if state != self.state:
            self.state = state
            self._on_change()
