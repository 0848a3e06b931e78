"""The router asked over UDP: where it is, and one mapping through PCP or NAT-PMP.

Owns the exchange (a connected socket, so that only the router is heard; three sends) and the order
of the two protocols. When a mapping is made, renewed and ended is `portmap`'s.
Source: RFC 6887 section 8.1.1, RFC 6886 section 3.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import os
import socket
import struct
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, TypeVar

from engine.errors import PeerUnavailable, RemoteProtocolError
from engine.net.interfaces import Interface
from engine.net.pcp import (
    NONCE_BYTES,
    SERVER_PORT,
    MappingRefused,
    MapReply,
    MapRequest,
    OldVersion,
    Transport,
    decode_natpmp,
    decode_natpmp_address,
    decode_pcp,
    encode_natpmp,
    encode_natpmp_address,
    encode_pcp,
)

RETRIES_S = (0.25, 0.5, 1.0)
"""RFC 6886 begins so and goes on to a minute; a router on our wire answers within the first."""
MAX_GATEWAYS = 4

_ROUTES = Path("/proc/net/route")
_UP_AND_GATEWAY = 0x3

T = TypeVar("T")


class Way(Protocol):
    """One protocol that opens ports at one router."""

    name: str

    async def map(self, port: int, suggested: int, lease_s: int) -> MapReply:
        """Open TCP and UDP `port`, or renew it.

        Raises PeerUnavailable where nobody answers, MappingRefused with the reason.
        """

    async def unmap(self, port: int) -> None:
        """Close it again; the caller bounds how long is waited."""


class _Exchange(asyncio.DatagramProtocol):
    """A socket connected to the router."""

    def __init__(self) -> None:
        self._accept: Callable[[bytes], None] = lambda _: None
        self._fail: Callable[[Exception], None] = lambda _: None
        self.transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self._accept(data)

    def error_received(self, exc: Exception) -> None:
        self._fail(PeerUnavailable(f"The router does not listen: {exc}"))

    async def ask(self, request: bytes, decode: Callable[[bytes], T | None]) -> T:
        """Send until `decode` gives something for an answer; raises what it raises, or
        PeerUnavailable."""
        assert self.transport is not None
        answered: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def fail(error: Exception) -> None:
            if not answered.done():
                answered.set_exception(error)

        def accept(data: bytes) -> None:
            try:
                told = decode(data)
            except RemoteProtocolError as error:
                fail(error)
            else:
                if told is not None and not answered.done():
                    answered.set_result(told)

        self._accept, self._fail = accept, fail
        try:
            for pause_s in RETRIES_S:
                self.transport.sendto(request)
                done, _ = await asyncio.wait({answered}, timeout=pause_s)
                if done:
                    return answered.result()
        finally:
            answered.cancel()
        raise PeerUnavailable("The router does not answer.")


class RouterWay:
    """PCP, and NAT-PMP where the router is older, at one router."""

    def __init__(self, host: str, server_port: int = SERVER_PORT) -> None:
        self.name = "PCP"
        self._server = (host, server_port)
        self._nonce = os.urandom(NONCE_BYTES)
        self._address = ""

    async def map(self, port: int, suggested: int, lease_s: int) -> MapReply:
        """Open the port for TCP, and the same one for UDP where the router can."""
        exchange = await self._connect()
        try:
            reply = await self._map_one(
                exchange, self._request(Transport.TCP, port, suggested, lease_s)
            )
            udp = self._request(Transport.UDP, port, reply.external_port, lease_s)
            with contextlib.suppress(MappingRefused, PeerUnavailable):  # TCP is worth having alone
                await self._ask(exchange, udp)
            return reply
        finally:
            _close(exchange)

    async def unmap(self, port: int) -> None:
        """Tell the router, for each transport; the caller bounds how long is waited."""
        exchange = await self._connect()
        try:
            for transport in Transport:
                request = self._request(transport, port, 0, 0)
                with contextlib.suppress(MappingRefused):
                    await self._ask(exchange, request)
        finally:
            _close(exchange)

    def _request(self, transport: Transport, port: int, suggested: int, lease_s: int) -> MapRequest:
        return MapRequest(transport, port, suggested, lease_s, self._nonce)

    async def _connect(self) -> _Exchange:
        try:
            _, exchange = await asyncio.get_running_loop().create_datagram_endpoint(
                _Exchange, remote_addr=self._server
            )
        except OSError as error:
            raise PeerUnavailable(f"The router cannot be reached: {error}.") from error
        return exchange

    async def _map_one(self, exchange: _Exchange, request: MapRequest) -> MapReply:
        try:
            return await self._ask(exchange, request)
        except (OldVersion, PeerUnavailable):
            if self.name != "PCP":
                raise
        # Some routers that know only NAT-PMP drop what they do not know.
        self.name = "NAT-PMP"
        try:
            return await self._ask(exchange, request)
        except (OldVersion, PeerUnavailable):
            self.name = "PCP"
            raise

    async def _ask(self, exchange: _Exchange, request: MapRequest) -> MapReply:
        if self.name == "PCP":
            assert exchange.transport is not None
            data = encode_pcp(request, exchange.transport.get_extra_info("sockname")[0])
            return await exchange.ask(data, lambda told: decode_pcp(told, request))
        if request.transport is Transport.TCP and request.lifetime_s:
            self._address = await exchange.ask(encode_natpmp_address(), decode_natpmp_address)
        data = encode_natpmp(request)
        told = await exchange.ask(data, lambda told: decode_natpmp(told, request))
        return MapReply(told.external_port, told.lifetime_s, self._address)


def _close(exchange: _Exchange) -> None:
    if exchange.transport is not None:
        exchange.transport.close()


def gateways(interfaces: Iterable[Interface]) -> list[str]:
    """IPv4 routers this machine sends through, the preferred first. Blocks for a moment.

    Where the system does not list its routes in a file, the first address of each private network
    is taken, as home routers have it: a wrong guess costs a few datagrams.
    """
    try:
        return default_routes(_ROUTES.read_text())[:MAX_GATEWAYS]
    except OSError:
        return [*dict.fromkeys(_likely_routers(interfaces))][:MAX_GATEWAYS]


def default_routes(table: str) -> list[str]:
    """Next hops of the default routes in the text of /proc/net/route, by metric."""
    found: list[tuple[int, str]] = []
    for line in table.splitlines()[1:]:
        columns = line.split()
        if len(columns) < 8 or columns[1] != "00000000":
            continue
        try:
            flags, metric, host = int(columns[3], 16), int(columns[6]), int(columns[2], 16)
        except ValueError:
            continue
        if flags & _UP_AND_GATEWAY == _UP_AND_GATEWAY:
            found.append((metric, socket.inet_ntoa(struct.pack("=I", host))))
    return [*dict.fromkeys(host for _, host in sorted(found))]


def _likely_routers(interfaces: Iterable[Interface]) -> Iterable[str]:
    for interface in interfaces:
        network = interface.network
        if network.version == 4 and network.is_private and not interface.is_loopback:
            first = ipaddress.ip_address(int(network.network_address) + 1)
            if str(first) != interface.host and network.prefixlen < 31:
                yield str(first)
