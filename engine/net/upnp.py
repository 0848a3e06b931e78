"""UPnP's way to open a port, through miniupnpc in threads of its own.

Owns the calls and their translation; miniupnpc blocks for seconds and raises bare exceptions. The
threads are daemons, so a router that never answers keeps no program from ending.
Source: UPnP IGD:1 WANIPConnection.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from engine.errors import PeerUnavailable, ShoalError
from engine.net.pcp import MappingRefused, MapReply

DISCOVER_MS = 1500
DESCRIPTION = "Shoal"
PERMANENT_LEASE_S = 0
PORT_TRIES = 3  # when another computer has the port we would like

T = TypeVar("T")


class UpnpWay:
    """UPnP at the router that answers to multicast."""

    def __init__(self) -> None:
        self.name = "UPnP"
        self._router: Any = None
        self._external = 0
        self._stopped = False

    async def map(self, port: int, suggested: int, lease_s: int) -> MapReply:
        """Open TCP and UDP `port`, or renew it; raises PeerUnavailable, MappingRefused."""
        return await _in_thread(lambda: self._map(port, suggested or port, lease_s))

    async def unmap(self, port: int) -> None:
        """Close it; the caller bounds how long is waited."""
        self._stopped = True
        await _in_thread(self._unmap)

    # --- in the thread ---------------------------------------------------------------------

    def _map(self, port: int, suggested: int, lease_s: int) -> MapReply:
        if self._router is None:
            self._router = _find_router()
        for offset in range(PORT_TRIES):
            external = (suggested + offset - 1024) % (65536 - 1024) + 1024
            try:
                granted = self._add("TCP", external, port, lease_s)
            except _Conflict:
                continue
            self._external = external
            with contextlib.suppress(MappingRefused, _Conflict):  # TCP alone is worth having
                self._add("UDP", external, port, granted)
            return MapReply(external, granted or lease_s, self._host())
        raise MappingRefused("the ports are taken by another computer")

    def _add(self, transport: str, external: int, port: int, lease_s: int) -> int:
        """Add one mapping; gives the lease, 0 where the router knows only permanent ones."""
        if self._stopped:
            raise PeerUnavailable("This side is stopping.")
        arguments = (external, transport, self._router.lanaddr, port, DESCRIPTION, "")
        try:
            _call(self._router.addportmapping, *arguments, lease_s)
        except MappingRefused as refusal:
            reason = str(refusal)
            if "OnlyPermanentLeasesSupported" in reason and lease_s:
                return self._add(transport, external, port, PERMANENT_LEASE_S)
            if "Conflict" in reason:
                raise _Conflict from refusal
            raise
        return lease_s

    def _host(self) -> str:
        try:
            return str(ipaddress.ip_address(_call(self._router.externalipaddress)))
        except (ValueError, MappingRefused):
            return ""

    def _unmap(self) -> None:
        if self._router is None or not self._external:
            return
        for transport in ("TCP", "UDP"):
            with contextlib.suppress(MappingRefused):
                _call(self._router.deleteportmapping, self._external, transport)


class _Conflict(Exception):
    """The outside port belongs to another computer."""


def _find_router() -> Any:
    try:
        import miniupnpc
    except ImportError as missing:
        raise PeerUnavailable("This build of Shoal is without UPnP.") from missing
    router = miniupnpc.UPnP()
    router.discoverdelay = DISCOVER_MS
    try:
        if not _call(router.discover):
            raise PeerUnavailable("No router speaks UPnP.")
        _call(router.selectigd)
    except MappingRefused as nothing:
        raise PeerUnavailable(f"No router speaks UPnP: {nothing}.") from nothing
    return router


def _call(function: Callable[..., T], *arguments: object) -> T:
    """One call of miniupnpc; its bare exceptions become MappingRefused."""
    try:
        return function(*arguments)
    except Exception as error:
        raise MappingRefused(str(error)) from error


async def _in_thread(work: Callable[[], T]) -> T:
    """The result of `work`, done in a daemon thread."""
    loop = asyncio.get_running_loop()
    result: asyncio.Future[T] = loop.create_future()

    def settle(values: list[T], error: ShoalError) -> None:
        if result.done():
            return  # nobody waits any more
        if values:
            result.set_result(values[0])
        else:
            result.set_exception(error)

    def run() -> None:
        values: list[T] = []
        failure: ShoalError = PeerUnavailable("UPnP failed.")  # for whoever waits, if a bug ends us
        try:
            values.append(work())
        except ShoalError as error:
            failure = error
        finally:
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(settle, values, failure)

    threading.Thread(target=run, name="shoal-upnp", daemon=True).start()
    return await result
