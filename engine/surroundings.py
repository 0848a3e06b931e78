"""What is around this node: its network interfaces, the people nearby, the router, the ways in.

Owns the watch over the interfaces and what follows from a change: neighbours are given to the DHT,
a port opened at the router is told to others, and the facts become one sentence on how reachable
this node is. None of it is needed to start or to stop: each part comes when it comes.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import logging
import socket
from collections.abc import Callable, Sequence

from engine.config import Endpoint, EngineConfig
from engine.dht.family import resolve
from engine.dht.node import DhtNode
from engine.dht.reachability import Reachability as Dialled
from engine.net.addresses import Address, address_of
from engine.net.anchors import Anchors
from engine.net.connection import PeerConnection
from engine.net.gateway import RouterWay, Way, gateways
from engine.net.host import Host
from engine.net.interfaces import Interface, hosts_of, on_same_wire, outside, read_interfaces
from engine.net.lan import Lan, Neighbour
from engine.net.peer_id import public_key_of
from engine.net.port_state import MapStatus, PortState
from engine.net.portmap import PortMapper
from engine.net.upnp import UpnpWay
from engine.reachability import Facts, Reachability, reachability
from engine.tasks import Debounce, TaskOwner
from engine.views import Reach

logger = logging.getLogger(__name__)

WATCH_S = 5.0
"""How often the interfaces are read: a cable or a Wi-Fi is noticed within that time."""
LOOK_S = 10.0
"""How long a test of the reachability may take: a silent router is given up sooner."""
GREET_S = 0.05
"""Neighbours that are found together are given to the DHT together."""


class Surroundings:
    """The network around one node; `on_change` is called when a view of it is another one."""

    def __init__(
        self, config: EngineConfig, host: Host, dht: DhtNode, on_change: Callable[[], None]
    ) -> None:
        self._config = config
        self._host = host
        self._dht = dht
        self._on_change = on_change
        self._tasks = TaskOwner("surroundings")
        self._interfaces: tuple[Interface, ...] = ()
        self._came_in = False
        self._greeting: list[Neighbour] = []
        self._greet = Debounce(GREET_S, self._introduce)
        self._met = asyncio.Event()  # the DHT's nodes: one may help others to reach us
        self._anchors = Anchors(host, lambda: dht.contact_endpoints)
        self._lan: Lan | None = None
        self._mapper: PortMapper | None = None
        self._routers: tuple[Way, ...] = ()
        self._told: Reachability | None = None
        self._answered = asyncio.Event()  # by the router
        self.on_neighbour: Callable[[Neighbour], None] = lambda _: None

    async def start(self) -> None:
        """Begin to watch; waits for nothing but one look at the interfaces."""
        self._keep(await asyncio.to_thread(self._read))
        self._host.on_connected.append(self._on_connected)
        self._dht.on_reachability = self._on_dialled_back
        if self._config.lan:
            self._lan = Lan(
                self._host.peer_id,
                self._host.port,
                on_found=self._on_found,
                on_lost=lambda _: self._on_change(),
                name=socket.gethostname(),
            )
            self._lan.start(self._interfaces)
        if self._config.portmap and outside(self._interfaces):
            self._start_mapper()
        self._tasks.start(self._watch(), "watch")
        self._tasks.start(self._stay_reachable(), "anchors")

    async def stop(self) -> None:
        """Close the port, say goodbye to the network; about a second at most."""
        parts = [part.stop() for part in (self._lan, self._mapper) if part is not None]
        await asyncio.gather(*parts)
        self._greet.cancel()
        await self._tasks.stop()

    async def look_again(self) -> None:
        """Read the interfaces, ask the router and others anew, until the router has answered."""
        found = await asyncio.to_thread(self._read)
        if found != self._interfaces:
            self._interfaces_changed(found)
        elif self._mapper is not None:
            self._mapper.network_changed()
        self._answered.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LOOK_S):
                await self._dht.test_reachability()
                while self.mapping.status is MapStatus.ASKING:
                    await self._answered.wait()
                    self._answered.clear()
        self._settle()

    async def join(self, endpoints: Sequence[Endpoint]) -> list[str]:
        """Enter the DHT from these; gives a sentence for each that no name server knows."""
        self._tasks.start(self._bootstrap([(one.host, one.port) for one in endpoints]), "join")
        return [
            f"The computer {one.host} to start from is not known: check the spelling of "
            f"--bootstrap {one}, and the network. It is tried again."
            for one in endpoints
            if not await resolve(one.host, one.port)
        ]

    # --- views -----------------------------------------------------------------------------

    @property
    def nearby(self) -> tuple[Neighbour, ...]:
        """People on the same network."""
        return self._lan.neighbours if self._lan is not None else ()

    def name_of(self, peer_id: str) -> str:
        """What the computer of somebody on the same network is called, as it says."""
        return self._lan.name_of(peer_id) if self._lan is not None else ""

    def is_nearby(self, peer_id: str, host: str) -> bool:
        """Whether a peer, connected from `host`, is on the same network."""
        if self._lan is not None and self._lan.is_neighbour(peer_id):
            return True
        return on_same_wire(host, outside(self._interfaces))

    @property
    def mapping(self) -> PortState:
        """What the router said."""
        return self._mapper.state if self._mapper is not None else PortState(MapStatus.OFF)

    @property
    def needs_help(self) -> bool:
        """Whether it is not known that everybody can dial this node."""
        return self.reachability().reach is not Reach.EVERYBODY

    def reachability(self) -> Reachability:
        """Who can reach this node."""
        return reachability(
            Facts(
                port=self._host.port,
                hosts=tuple(one.host for one in outside(self._interfaces)),
                mapping=self.mapping,
                listens_outside=not _is_loopback(self._config.listen.host),
                came_in=self._came_in,
                dialled_back=self._dht.reachability.tcp,
                introducers=len(self._anchors.addresses),
                others=len(self.nearby) + self._dht.contact_count + len(self._host.connections),
            )
        )

    # --- the interfaces --------------------------------------------------------------------

    def _read(self) -> tuple[Interface, ...]:
        """The interfaces we listen on; those of before where the system does not say."""
        try:
            found = read_interfaces()
        except OSError as error:  # no descriptor is free, or no memory
            logger.warning("the network interfaces cannot be read: %s", error)
            return self._interfaces
        bound = self._config.listen.host
        if bound in ("", "0.0.0.0", "::", "*"):
            return found
        return tuple(one for one in found if one.host == bound) or found

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_S)
            found = await asyncio.to_thread(self._read)
            if found != self._interfaces:
                self._interfaces_changed(found)
            self._settle()

    def _keep(self, found: tuple[Interface, ...]) -> None:
        """Remember the interfaces; the host need not read them for every row and record."""
        self._interfaces = found
        self._host.own_hosts = hosts_of(found)

    def _interfaces_changed(self, found: tuple[Interface, ...]) -> None:
        hosts = [one.host for one in outside(found)]
        logger.info("the network changed: %s", ", ".join(hosts) or "there is none")
        gone = {one.host for one in self._interfaces} - {one.host for one in found}
        self._keep(found)
        self._came_in = False
        self._host.drop_from(gone)
        self._host.forgive()
        if self._lan is not None:
            self._lan.interfaces_changed(found)
        if self._mapper is not None:
            self._routers = ()
            self._mapper.network_changed()
        elif self._config.portmap and outside(found):
            self._start_mapper()
        self._tasks.start(self._bootstrap([]), "join again")

    def _settle(self) -> None:
        """Draw the conclusions from what is known now."""
        external = self._external()
        if external != self._host.external:
            self._host.external = external
            self._dht.tcp_port = external[0].port if external else 0
            self._dht.addresses_changed()
        now = self.reachability()
        if now == self._told:
            return
        if self._told is None or now.reach is not self._told.reach:
            logger.info("%s", now.sentence)
            self._dht.set_reachable(True if now.reach is Reach.EVERYBODY else None)
        self._told = now
        self._on_change()

    async def _stay_reachable(self) -> None:
        """Where nobody can dial us, keep to peers that tell us who wants to."""
        while True:
            await self._anchor()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(WATCH_S):
                    await self._met.wait()
            self._met.clear()

    async def _anchor(self) -> None:
        wanted = self.needs_help and bool(outside(self._interfaces))
        self._host.dials_from_port = wanted
        if not await self._anchors.refresh(wanted=wanted):
            return
        self._host.via = self._anchors.addresses
        vias = [(v.peer_id, v.host, v.port) for v in self._host.via if v.peer_id]
        self._dht.set_vias([(public_key_of(peer), host, port) for peer, host, port in vias])
        self._settle()

    def _external(self) -> tuple[Address, ...]:
        """Where people far away can try this node, beside its own addresses."""
        if self.mapping.is_public:
            return (address_of(self.mapping.host, self.mapping.port),)
        if not self._came_in and not self._dht.reachability.tcp:
            return ()
        own = {one.host for one in self._interfaces}
        seen = [host for host in self._dht.observed_hosts if host not in own]
        addresses = [address_of(host, self._host.port) for host in seen]
        return tuple(address for address in addresses if address.is_public)

    # --- the router ------------------------------------------------------------------------

    def _start_mapper(self) -> None:
        self._mapper = PortMapper(self._host.port, self._ways, self._on_mapping)
        self._mapper.start()

    def _on_mapping(self) -> None:
        self._answered.set()
        self._settle()

    async def _ways(self) -> Sequence[Way]:
        """The routers of the moment; each keeps what it needs to renew and to close."""
        if not self._routers:
            hosts = await asyncio.to_thread(gateways, self._interfaces)
            routers = [RouterWay(host) for host in hosts]
            self._routers = (*routers, UpnpWay()) if routers else ()
        return self._routers

    # --- people ----------------------------------------------------------------------------

    def _on_connected(self, connection: PeerConnection) -> None:
        host = connection.remote_address[0]
        if connection.initiator or connection.invited or self._came_in:
            return
        if address_of(host, 1).is_public and not on_same_wire(host, outside(self._interfaces)):
            self._came_in = True
            self._settle()

    def _on_dialled_back(self, told: Dialled) -> None:
        """Others tried our port from outside, because the DHT asked them to."""
        logger.debug("others that tried to reach us: %s", told)
        self._settle()

    def _on_found(self, neighbour: Neighbour) -> None:
        self._greeting.append(neighbour)
        self._greet.arm()
        self.on_neighbour(neighbour)
        self._on_change()

    def _introduce(self) -> None:
        """Give new neighbours to the DHT."""
        neighbours, self._greeting = self._greeting, []
        places = [(each.host, each.port) for one in neighbours for each in one.addresses]
        self._dht.add_endpoints(places)

    async def _bootstrap(self, places: Sequence[tuple[str, int]]) -> None:
        await self._dht.bootstrap(places)
        self._met.set()
        self._on_change()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
