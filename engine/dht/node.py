"""The DHT node as the rest of Shoal sees it: publish, find, and a start and a stop.

Composes one Kademlia node per address family over one store, the publisher and the upkeep. Knows no
identity files, connections or transfers: keys and addresses come as bytes, text and callables, and
what it finds leaves as text and bytes.

Every node answers requests and knows its own records, so two fresh nodes find each other's files at
once. Towards local addresses a node is always a server; on the internet it is a client, in nobody's
table, until callers from two networks got through to it, or `set_reachable(True)`.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

from engine.content.file_id import FileId
from engine.content.file_id import file_id as file_id_of
from engine.dht import announced, contacts
from engine.dht.endpoints import (
    MAX_PORT,
    Endpoint,
    canonical,
    is_local,
    is_loopback,
    is_unspecified,
    to_multiaddr,
)
from engine.dht.family import KSIZE, FamilyNode, resolve
from engine.dht.found import Found
from engine.dht.ids import Key, content_key, node_id
from engine.dht.messages import Ping
from engine.dht.probing import DIAL_S, Prober
from engine.dht.protocol import Answer, Identity, Traffic
from engine.dht.publisher import Addresses, MetadataSource, Publisher
from engine.dht.reachability import Reachability
from engine.dht.record_store import RecordStore, StoreLimits
from engine.dht.records import (
    MAX_PARTS,
    MetadataPart,
    MetadataRecord,
    ProviderRecord,
    Via,
    decode_part,
    decode_provider,
    join_parts,
)
from engine.dht.scheduler import RepublishScheduler
from engine.dht.searches import MetadataSearch, ProviderSearch
from engine.dht.socket_thread import needs_thread
from engine.dht.tokens import Tokens
from engine.errors import (
    EnvironmentFailure,
    LocalProtocolError,
    RemoteProtocolError,
    ShoalError,
)
from engine.tasks import TaskOwner

logger = logging.getLogger(__name__)

UPKEEP_S = 10.0
SAVE_EVERY_S = 600.0
RETRY_FIRST_S = 1.0  # with no contact at all, the known endpoints are asked again
RETRY_LONGEST_S = 60.0
LOOPBACK = Endpoint("127.0.0.1", 0)
PORT_ATTEMPTS = 8  # to find a port that is free in both families
FIRST_SAVED = 16  # contacts of the last run asked before anybody else
MAX_HINTS = 64  # endpoints from links and the local network
SPARSE_RETRY_S = 300.0  # with fewer contacts than a bucket holds, the known endpoints are asked


@dataclass(frozen=True, slots=True)
class Provider:
    """Somebody who says that they have the content; `flags` are `records.ProviderFlag`."""

    peer_id: str
    addresses: tuple[str, ...]  # multiaddrs, `/ip4/192.0.2.7/tcp/5`
    name: str  # what they call it: a hint
    flags: int
    vias: tuple[tuple[str, str], ...] = ()  # peer IDs and multiaddrs of peers that know them


class DhtNode:
    """Finds who has a file ID, and tells others what this node has."""

    def __init__(
        self,
        public_key: bytes,
        sign: Callable[[bytes], bytes],
        peer_id_of: Callable[[bytes], str],
        *,
        contacts_file: Path | None = None,
        announced_file: Path | None = None,
        in_thread: bool | None = None,
        limits: StoreLimits | None = None,
        rng: random.Random | None = None,
    ) -> None:
        """`public_key` is the raw Ed25519 key, `sign` signs with it; `peer_id_of` names a key.

        `in_thread` puts the sockets into a thread of their own; by default the platform decides.
        """
        self.on_reachability: Callable[[Reachability], None] = lambda reachability: None
        self.dial_tcp: Callable[[str, int], Awaitable[bool]] | None = None
        self.tcp_port = 0  # at which others should dial us; 0: that of UDP
        self._in_thread = needs_thread() if in_thread is None else in_thread
        self._announced_file = announced_file
        self._probers: list[Prober] = []
        self._reachability = Reachability(None, None)
        self._hints: dict[Endpoint, None] = {}
        self._port = 0
        self._identity = Identity(public_key, sign)
        self._store = RecordStore(_own_id(self._identity), limits)
        self._tasks = TaskOwner("dht")
        self._peer_id_of = peer_id_of
        self._contacts_file = contacts_file
        self._rng = rng or random.Random()
        self._sides: list[FamilyNode] = []
        self._running: Publisher | None = None
        self._endpoints: dict[Endpoint, None] = {}  # to begin from: given, then saved
        self._names: dict[tuple[str, int], None] = {}
        self._reachable: bool | None = None  # None: as the witnesses say
        self._started = False

    # -- life -----------------------------------------------------------------------------------

    async def start(self, host: str, port: int) -> int:
        """Listen on UDP; "" is every interface of both families, port 0 any free port.

        Gives the port. Raises EnvironmentFailure when it cannot be had.
        """
        if self._started:
            raise LocalProtocolError("the DHT node was started before")
        self._started = True
        loop = asyncio.get_running_loop()
        tokens = Tokens(os.urandom(32))
        families = await _families_of(host)
        sides = {
            family: FamilyNode(
                family,
                self._identity,
                self._store,
                tokens,
                self._rng,
                self._is_server,
                in_thread=self._in_thread,
            )
            for family in families
        }
        self._port = port = await self._listen(sides, families, port)
        scheduler = RepublishScheduler(self._rng, loop.time())
        self._running = Publisher(self._sides, self._identity, self._store, scheduler, self._tasks)
        for side in self._sides:
            side.protocol.on_contact = partial(self._on_first_contact, side)
            side.protocol.on_recovered = partial(self._on_recovered, side)
            self._serve_dialling(side)
        if self._announced_file is not None:
            self._running.remember(await announced.load(self._announced_file))
        if self._contacts_file is not None:
            self._endpoints.update(dict.fromkeys(await contacts.load(self._contacts_file)))
        self._tasks.start(self._publisher.run(), "publisher")
        self._tasks.start(self._upkeep(), "upkeep")
        return port

    async def stop(self) -> None:
        """Withdraw what was announced, save the contacts, close the sockets; safe to call twice."""
        if not self._started or not self._sides:
            return
        for side in self._sides:  # what still arrives starts nothing new
            side.protocol.on_contact = side.protocol.on_recovered = _nothing
            side.protocol.desk.dial = lambda target: False
        await self._tasks.stop()
        await self._publisher.withdraw_all()
        await self._save()
        sides, self._sides[:] = list(self._sides), []
        for side in sides:
            await side.close()

    @property
    def _publisher(self) -> Publisher:
        if self._running is None:
            raise LocalProtocolError("the DHT node was not started")
        return self._running

    # -- state ----------------------------------------------------------------------------------

    @property
    def contact_count(self) -> int:
        """Proven contacts; none of a family whose network seems to be gone."""
        return sum(s.contact_count for s in self._sides if not s.protocol.is_cut_off)

    @property
    def reachability(self) -> Reachability:
        """Whether strangers on the internet get through to this node, as far as is known."""
        return self._reachability

    @property
    def observed_hosts(self) -> tuple[str, ...]:
        """Hosts at which others see this node, the public ones first."""
        return tuple(host for side in self._sides for host in side.view.hosts)

    @property
    def contact_endpoints(self) -> tuple[tuple[str, int], ...]:
        """UDP endpoints of the contacts, for a peer that asks whom to begin with."""
        return tuple(e for side in self._sides for e in side.endpoints())

    @property
    def traffic(self) -> Traffic:
        """Counters of all families since the start."""
        counters = [side.protocol.traffic for side in self._sides]
        names = [field.name for field in fields(Traffic)]
        return Traffic(**{name: sum(getattr(c, name) for c in counters) for name in names})

    @property
    def _is_lan(self) -> bool:
        return all(side.is_lan for side in self._sides)

    def set_reachable(self, reachable: bool | None) -> None:
        """Whether strangers on the internet can send to this node: then it serves them.

        None, the default, leaves it to the witnesses.
        """
        self._reachable = reachable

    def _is_server(self) -> bool:
        return self._reachability.serves if self._reachable is None else self._reachable

    # -- joining --------------------------------------------------------------------------------

    async def bootstrap(self, endpoints: Sequence[tuple[str, int]] = ()) -> int:
        """Begin from the contacts of the last run and these UDP endpoints (names or addresses).

        They are remembered: as long as the node has no contact, they are asked again. Gives the
        number of contacts.
        """
        self._names.update(dict.fromkeys(endpoints))
        await self._join()
        return self.contact_count

    def add_endpoints(self, endpoints: Iterable[tuple[str, int]]) -> None:
        """Literal UDP endpoints somebody named (a link, the local network), to be asked last.

        Asked at once if the node has few contacts, otherwise only remembered; at most 64 are.
        Whatever is no address is passed over.
        """
        new = []
        for host, port in endpoints:
            try:
                endpoint = Endpoint(canonical(host), port)
            except ValueError:
                continue
            if 0 < port <= MAX_PORT and not is_unspecified(endpoint.host):
                new.append(endpoint)
                self._hints.pop(endpoint, None)
                self._hints[endpoint] = None
        while len(self._hints) > MAX_HINTS:
            del self._hints[next(iter(self._hints))]
        if new and self._sides and self.contact_count < KSIZE:
            self._tasks.start(self._ask(new), "ask hints")

    async def _join(self) -> None:
        """Saved contacts, then the list, then hints; as many saved ones as one needs come first."""
        saved = list(self._endpoints)
        listed = [e for name in self._names for e in await resolve(*name)]
        await self._ask([*saved[:FIRST_SAVED], *listed, *self._hints, *saved[FIRST_SAVED:]])

    async def _ask(self, endpoints: Iterable[Endpoint]) -> None:
        known = list(dict.fromkeys(endpoints))
        # Lists: a generator would ask every side for the family of the last one.
        await asyncio.gather(
            *(side.bootstrap([e for e in known if e.is_v6 == side.is_v6]) for side in self._sides)
        )

    def _on_first_contact(self, side: FamilyNode) -> None:
        """Somebody is there: get to know its neighbours, and place what found no holder."""
        self._publisher.contacts_found()
        self._tasks.start(side.refresh(side.node.id), "meet the neighbours")

    def _on_recovered(self, side: FamilyNode) -> None:
        """The network is back, maybe another one: learn anew where we are and who is near."""
        logger.info("the network is back")
        side.protocol.witnesses.forget()
        side.view.forget()
        for prober in self._probers:
            prober.soon()
        self._publisher.contacts_found()
        self._tasks.start(self._join(), "find the way back")

    # -- being reached --------------------------------------------------------------------------

    def _serve_dialling(self, side: FamilyNode) -> None:
        """Connect the desk, which decides whom to call, with what calls."""
        protocol, desk = side.protocol, side.protocol.desk
        desk.helpers = lambda asker: side.helpers_for(asker.host)
        desk.ask = lambda helper, request: _forget(protocol.call(helper, request))
        desk.ping = lambda target: _forget(protocol.call(target, Ping()))
        desk.dial = partial(self._dial_for, side)
        self._probers.append(Prober(side, lambda: self.tcp_port or self._port, self._rng))

    def _dial_for(self, side: FamilyNode, target: Endpoint) -> bool:
        if self.dial_tcp is None:
            return False
        self._tasks.start(self._dial(side, target, self.dial_tcp), "dial back")
        return True

    async def _dial(
        self, side: FamilyNode, target: Endpoint, dial: Callable[[str, int], Awaitable[bool]]
    ) -> None:
        reached = False
        try:
            async with asyncio.timeout(DIAL_S - 1.0):
                reached = await dial(*target)
        except (OSError, ShoalError) as error:
            logger.debug("%s cannot be dialled: %s", target, error)
        finally:
            side.protocol.desk.dialled(target, reached, asyncio.get_running_loop().time())

    async def test_reachability(self) -> None:
        """Ask others now to call back, however lately they were asked."""
        for prober in self._probers:
            prober.soon()
        await self._probe()

    async def _probe(self) -> None:
        states = [await prober.run() for prober in self._probers]
        udp, tcp = (_any_of([getattr(s, name) for s in states]) for name in ("udp", "tcp"))
        if (told := Reachability(udp, tcp)) != self._reachability:
            self._reachability = told
            self.on_reachability(told)

    # -- publishing -----------------------------------------------------------------------------

    def publish(
        self,
        file_id: FileId,
        *,
        name: str,
        addresses: Addresses,
        flags: int = 0,
        metadata: MetadataSource | None = None,
    ) -> None:
        """Answer for a file or collection at once, and keep it announced until `unpublish`.

        `addresses` gives this node's TCP multiaddrs and is asked at each announcement; an
        unspecified host in them stands for the hosts at which others see this node. `metadata`
        gives the record when holders miss it, so that it need not be kept in memory.
        """
        self._publisher.publish(file_id, name, addresses, flags, metadata)

    def unpublish(self, file_id: FileId) -> None:
        """Announce a file or collection no longer and withdraw what its holders keep."""
        self._publisher.unpublish(file_id)

    def addresses_changed(self) -> None:
        """What `addresses` gives for the publications is another thing now: tell the holders."""
        self._publisher.address_changed()

    def set_vias(self, vias: Sequence[tuple[bytes, str, int]]) -> None:
        """Others reach this node through these: public key, literal address, TCP port."""
        self._publisher.vias = tuple(Via(key, Endpoint(host, port)) for key, host, port in vias)
        self._publisher.address_changed()

    async def announce_now(self, file_id: FileId) -> int:
        """Announce published content outside its turn; gives at how many nodes it was stored."""
        return await self._publisher.announce_now(file_id)

    async def put_metadata(self, record: MetadataRecord, file_id: FileId | None = None) -> None:
        """Answer for a record, and place it together with the announcement of `file_id`.

        Without `file_id` it is that of a file. Raises RemoteProtocolError for a false record.
        """
        identifier = file_id or file_id_of(record.size, record.pieces_root)
        if not record.certified_by(identifier):
            raise RemoteProtocolError("the metadata is not that of the ID")
        self._publisher.put_metadata(record, identifier)

    # -- finding --------------------------------------------------------------------------------

    async def find_providers(self, file_id: FileId) -> AsyncIterator[Provider]:
        """Everybody who says that they have the content, as they are found, at most 256.

        Begins with what others stored here; leaves this node itself out. A provider may come again
        with newer addresses. Ends with the search, after a few seconds at most.
        """
        key = content_key(file_id)
        found = Found(self._identity.public_key)
        for raw in self._store.providers(key, asyncio.get_running_loop().time()):
            found.take(decode_provider(raw), LOOPBACK if self._is_lan else None)
        searches = [
            self._tasks.start(self._search(side, key, found), f"find {key.hex()[:8]}")
            for side in self._sides
        ]
        for search in searches:
            search.add_done_callback(found.search_ended)
        try:
            async for record in found.records(len(searches)):
                yield self._provider(record, found)
        finally:
            for search in searches:
                search.cancel()

    async def find_metadata(self, file_id: FileId) -> MetadataRecord | None:
        """The content's metadata, certified by the ID; None when nobody near the key has it.

        Where some parts of the Merkle layer could not be had, the record has no hashes.
        """
        key = content_key(file_id)
        parts = self._held_parts(key)
        searches = [MetadataSearch(side, key, parts) for side in self._sides]
        if not any(search.complete for search in searches):
            running = [
                self._tasks.start(search.run(), f"metadata {key.hex()[:8]}") for search in searches
            ]
            try:
                while running and not searches[0].complete:
                    _, rest = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                    running = list(rest)
            finally:
                for task in running:
                    task.cancel()
        return join_parts(parts) if parts else None

    async def _search(self, side: FamilyNode, key: Key, found: Found) -> None:
        def on_record(record: ProviderRecord, holder: Endpoint) -> None:
            found.take(record, holder)

        await ProviderSearch(side, key, on_record, lambda: found.full, self._rng).run()

    def _held_parts(self, key: Key) -> dict[int, MetadataPart]:
        raws = [self._store.part(key, index) for index in range(MAX_PARTS)]
        return {part.index: part for raw in raws if raw for part in (decode_part(raw),)}

    def _provider(self, record: ProviderRecord, found: Found) -> Provider:
        """What leaves the DHT; local addresses only where they can be of use.

        They can when a local holder told us the record (loopback: a holder on this machine), or
        when the provider has our own outside address and so sits behind the same router.
        """
        ours = set(self.observed_hosts)
        near = record.public_key in found.near or any(e.host in ours for e in record.addresses)
        here = record.public_key in found.here
        addresses = [
            e
            for e in record.addresses
            if (here if is_loopback(e.host) else near or not is_local(e.host))
        ]
        return Provider(
            self._peer_id_of(record.public_key),
            tuple(to_multiaddr(e) for e in addresses),
            record.name,
            record.flags,
            tuple((self._peer_id_of(v.public_key), to_multiaddr(v.endpoint)) for v in record.vias),
        )

    # -- upkeep ---------------------------------------------------------------------------------

    async def _listen(
        self,
        sides: dict[socket.AddressFamily, FamilyNode],
        families: dict[socket.AddressFamily, str],
        port: int,
    ) -> int:
        """Bind every family to one port; a second family that is not there is left out."""
        (first, first_host), *others = families.items()
        for attempt in range(PORT_ATTEMPTS):
            bound = await sides[first].listen(port, first_host)
            self._sides.append(sides[first])
            try:
                for family, host in others:
                    await sides[family].listen(bound, host)
                    self._sides.append(sides[family])
            except EnvironmentFailure as error:
                if port == 0 and attempt + 1 < PORT_ATTEMPTS and socket.has_ipv6:
                    logger.debug("%s; trying another", error)
                    await self._sides.pop().close()
                    continue
                logger.info("the DHT runs without IPv6: %s", error)
            return bound
        raise EnvironmentFailure("No UDP port is free in both IPv4 and IPv6.")

    async def _upkeep(self) -> None:
        loop = asyncio.get_running_loop()
        retry_s, next_save = RETRY_FIRST_S, loop.time() + SAVE_EVERY_S
        next_join = loop.time() + SPARSE_RETRY_S
        while True:
            await asyncio.sleep(UPKEEP_S if self.contact_count else retry_s)
            self._store.sweep(loop.time())
            if self.contact_count:
                retry_s = RETRY_FIRST_S
                await self._refresh()
            else:
                retry_s = min(2 * retry_s, RETRY_LONGEST_S)
                next_join = loop.time()
            if loop.time() >= next_join:
                next_join = loop.time() + SPARSE_RETRY_S
                await self._look_for_others()
            if loop.time() >= next_save:
                next_save = loop.time() + SAVE_EVERY_S
                await self._save()

    async def _look_for_others(self) -> None:
        """Ask everybody who was ever of use, if there are few contacts or none answers."""
        if self.contact_count < KSIZE:
            self._endpoints.update((e, None) for side in self._sides for e in side.endpoints())
            while len(self._endpoints) > contacts.MAX_CONTACTS:
                del self._endpoints[next(iter(self._endpoints))]
            await self._join()

    async def _refresh(self) -> None:
        """Follow our address, and look into one part of the key space that was long not seen."""
        for side in self._sides:
            had_address = side.view.public_host is not None
            if side.follow_address():
                await side.refresh(side.node.id)
                if had_address:
                    self._publisher.address_changed()
            await side.check_companions()
            self._store.move_to(self._sides[0].node.id)
            for target in side.idle_targets()[:1]:
                await side.refresh(target)
        if "dht/probe" not in self._tasks.names:
            self._tasks.start(self._probe(), "probe")

    async def _save(self) -> None:
        endpoints: Iterable[Endpoint] = [e for side in self._sides for e in side.endpoints()]
        try:
            if self._contacts_file is not None and endpoints:
                await contacts.save(self._contacts_file, endpoints)
            if self._announced_file is not None:
                await announced.save(self._announced_file, self._publisher.placements())
        except EnvironmentFailure as error:
            logger.warning("%s", error)


def _nothing() -> None:
    """The node stops."""


def _any_of(known: Sequence[bool | None]) -> bool | None:
    """True if one is, False if none can be, otherwise None."""
    if True in known:
        return True
    return False if known and None not in known else None


def _forget(future: asyncio.Future[Answer | None]) -> None:
    """Nobody waits for this answer."""


def _own_id(identity: Identity) -> bytes:
    return node_id(identity.public_key, "127.0.0.1")


async def _families_of(host: str) -> dict[socket.AddressFamily, str]:
    """The families to listen in, with the host to bind; the first must succeed."""
    if host in ("", "::", "*"):
        return {socket.AF_INET: "", **({socket.AF_INET6: ""} if socket.has_ipv6 else {})}
    found = await resolve(host, 0)
    if not found:
        raise EnvironmentFailure(f"The address {host} to listen on is not known.")
    first = canonical(found[0].host)
    return {socket.AF_INET6 if ":" in first else socket.AF_INET: first}
