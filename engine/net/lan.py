"""People nearby: this node tells its network that it is there, and hears who else is.

Owns the multicast DNS service `_shoal._tcp` and the list of neighbours. An instance is named by its
peer ID; its port is the node's one port, for TCP and UDP. Everything heard is a claim: only a name
that is a peer ID counts, only addresses on our own wires, at most so many; who answers there is
proven by the handshake. Where multicast is impossible there are no neighbours, and nothing else.
Source: RFC 6762, RFC 6763.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

from zeroconf import Error as ZeroconfError
from zeroconf import IPVersion, ServiceStateChange
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from engine.errors import RemoteProtocolError
from engine.net.addresses import Address, address_of
from engine.net.interfaces import Interface, on_same_wire, outside
from engine.net.peer_id import PeerId, parse_peer_id
from engine.net.texts import one_line
from engine.tasks import TaskOwner

logger = logging.getLogger(__name__)
# It warns, with tracebacks, of every stranger's malformed packet and every interface that goes.
logging.getLogger("zeroconf").setLevel(logging.CRITICAL)

SERVICE = "_shoal._tcp.local."
MAX_NEIGHBOURS = 256
MAX_ADDRESSES = 4  # kept of one neighbour
MAX_RESOLVING = 16  # neighbours asked for their addresses at once; the others are heard again later
RESOLVE_MS = 3000
RETRY_S = 60.0  # after a failure to open; a change of the interfaces is tried at once
MAX_NAME = 63  # characters of a computer's name; a label of the DNS has as many octets
NAME_KEY = "name"  # in the TXT record
CLOSE_S = 1.0  # what the goodbye to the network may take


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody on the same network, as they say."""

    peer_id: PeerId
    addresses: tuple[Address, ...]
    name: str = ""  # of their computer


class Lan:
    """Announces this node on its networks and keeps the list of its neighbours.

    `on_found` is called for every new or changed neighbour, `on_lost` when one went. `name` is
    what this computer is called on the network.
    """

    def __init__(
        self,
        peer_id: PeerId,
        port: int,
        *,
        on_found: Callable[[Neighbour], None],
        on_lost: Callable[[PeerId], None] = lambda _: None,
        name: str = "",
    ) -> None:
        self._peer_id = peer_id
        self._port = port
        self._on_found = on_found
        self._on_lost = on_lost
        self._name = readable(name)
        self._tasks = TaskOwner("lan")
        self._wires: tuple[Interface, ...] = ()
        self._changed = asyncio.Event()
        self._neighbours: OrderedDict[PeerId, Neighbour] = OrderedDict()
        self._resolving: set[PeerId] = set()

    @property
    def neighbours(self) -> tuple[Neighbour, ...]:
        """Those who are there now, the one heard of last at the end."""
        return tuple(self._neighbours.values())

    def is_neighbour(self, peer_id: str) -> bool:
        """Whether a peer is there now."""
        return peer_id in self._neighbours

    def name_of(self, peer_id: str) -> str:
        """What a neighbour's computer calls itself; "" where nobody says so."""
        neighbour = self._neighbours.get(PeerId(peer_id))
        return neighbour.name if neighbour is not None else ""

    def start(self, interfaces: Sequence[Interface]) -> None:
        """Begin on these interfaces; returns at once."""
        self._wires = _wires(interfaces)
        self._tasks.start(self._run(), "run")

    def interfaces_changed(self, interfaces: Sequence[Interface]) -> None:
        """Go on with these interfaces; neighbours of those that went are forgotten."""
        wires = _wires(interfaces)
        if wires != self._wires:
            self._wires = wires
            self._changed.set()

    async def stop(self) -> None:
        """Say goodbye and stop listening, within about a second; safe to call twice."""
        await self._tasks.stop()

    # --- on the wires ----------------------------------------------------------------------

    async def _run(self) -> None:
        while True:
            self._changed.clear()
            try:
                failed = not self._wires
                if self._wires:
                    await self._serve()
            except (OSError, RuntimeError, ZeroconfError) as error:
                logger.info("nobody can be met on this network: %s", error)
                failed = True
            if failed:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(RETRY_S):
                        await self._changed.wait()
            self._forget_all()

    async def _serve(self) -> None:
        """Announce and listen until the interfaces change."""
        zeroconf = AsyncZeroconf(interfaces=_choice(self._wires), ip_version=IPVersion.All)
        browser: AsyncServiceBrowser | None = None
        try:
            await zeroconf.zeroconf.async_wait_for_start()
            browser = AsyncServiceBrowser(zeroconf.zeroconf, SERVICE, handlers=[self._on_service])
            # Names are peer IDs: nobody else has ours, so none is asked whether it is free.
            await zeroconf.async_register_service(self._own_service(), cooperating_responders=True)
            await self._changed.wait()
        finally:
            with contextlib.suppress(TimeoutError, OSError, RuntimeError, ZeroconfError):
                async with asyncio.timeout(CLOSE_S):
                    if browser is not None:
                        await browser.async_cancel()
                    await zeroconf.async_unregister_all_services()
            await zeroconf.async_close()

    def _own_service(self) -> AsyncServiceInfo:
        hosts = dict.fromkeys(wire.host for wire in self._wires)
        return AsyncServiceInfo(
            SERVICE,
            f"{self._peer_id}.{SERVICE}",
            port=self._port,
            properties={"v": "1"} | ({NAME_KEY: self._name} if self._name else {}),
            server=f"{self._peer_id}.local.",
            parsed_addresses=list(hosts),
        )

    # --- what is heard ---------------------------------------------------------------------

    def _on_service(
        self, zeroconf: Any, service_type: str, name: str, state_change: ServiceStateChange
    ) -> None:
        peer_id = _peer_named(name)
        if peer_id is None or peer_id == self._peer_id:
            return
        if state_change is ServiceStateChange.Removed:
            if self._neighbours.pop(peer_id, None) is not None:
                self._on_lost(peer_id)
        elif peer_id not in self._resolving and len(self._resolving) < MAX_RESOLVING:
            self._resolving.add(peer_id)
            self._tasks.start(self._resolve(zeroconf, peer_id), f"meet {peer_id[-8:]}")

    async def _resolve(self, zeroconf: Any, peer_id: PeerId) -> None:
        info = AsyncServiceInfo(SERVICE, f"{peer_id}.{SERVICE}")
        try:
            if await info.async_request(zeroconf, RESOLVE_MS):
                name = _named(info.properties)
                self._take(peer_id, info.parsed_addresses(), info.port or 0, name)
        except (OSError, ZeroconfError) as error:
            logger.debug("%s does not say where it is: %s", peer_id, error)
        finally:
            self._resolving.discard(peer_id)

    def _take(self, peer_id: PeerId, hosts: Sequence[str], port: int, name: str = "") -> None:
        """Believe of a claim what can be true."""
        addresses = tuple(
            address_of(host, port).with_peer(peer_id)
            for host in dict.fromkeys(hosts)
            if on_same_wire(host, self._wires)
        )[:MAX_ADDRESSES]
        if not addresses or not 0 < port <= 65535:
            return
        neighbour = Neighbour(peer_id, addresses, name)
        known = self._neighbours.pop(peer_id, None)
        if known is None and len(self._neighbours) >= MAX_NEIGHBOURS:
            oldest, _ = self._neighbours.popitem(last=False)
            self._on_lost(oldest)
        self._neighbours[peer_id] = neighbour
        if known != neighbour:
            logger.info("%s is nearby, at %s", peer_id, addresses[0].host)
            self._on_found(neighbour)

    def _forget_all(self) -> None:
        gone, self._neighbours = self._neighbours, OrderedDict()
        for peer_id in gone:
            self._on_lost(peer_id)


def _wires(interfaces: Sequence[Interface]) -> tuple[Interface, ...]:
    """Where to speak: every network; loopback only where there is none, for this machine's own."""
    usable = tuple(outside(interfaces))
    return usable or tuple(one for one in interfaces if one.is_loopback and ":" not in one.host)


def _choice(wires: Sequence[Interface]) -> list[str | int]:
    """IPv4 by address, IPv6 by the interface's number: the form zeroconf asks for."""
    hosts: list[str | int] = [one.host for one in wires if ip_address(one.host).version == 4]
    indexes = {one.index for one in wires if ip_address(one.host).version == 6 and one.index}
    return hosts + sorted(indexes)


def _peer_named(name: str) -> PeerId | None:
    """The peer ID an instance is named by."""
    if not name.endswith(f".{SERVICE}"):
        return None
    try:
        return parse_peer_id(name[: -len(SERVICE) - 1])
    except RemoteProtocolError:
        return None


def readable(name: str) -> str:
    """A computer's name on one line, its domain left out; "" of what is none."""
    return one_line(name.partition(".")[0], MAX_NAME)


def _named(properties: Mapping[bytes, bytes | None]) -> str:
    """The name in a TXT record, of whoever wrote it."""
    return readable((properties.get(NAME_KEY.encode()) or b"").decode("utf-8", "replace"))
