"""One address family's Kademlia node: a socket, a table, and what goes through both.

Owns the socket's life, joining, and refreshing. `DhtNode` puts one of these for IPv4 and one for
IPv6 over one store; they never speak to each other. Of kademlia's `Server` it keeps the shape
(node, storage, protocol, ksize, alpha, bootstrap) and replaces what each part does.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import random
import socket
from collections import OrderedDict
from collections.abc import Callable, Iterable

from kademlia.network import Server

from engine.dht.density import Density
from engine.dht.endpoints import Endpoint, canonical, is_local, is_unspecified, network_of
from engine.dht.ids import Key, NodeId, node_id, same_key
from engine.dht.lookup import Lookup
from engine.dht.messages import FindNode, Ping
from engine.dht.observations import OutsideView
from engine.dht.protocol import DhtProtocol, Identity
from engine.dht.record_store import RecordStore
from engine.dht.socket_thread import ThreadedTransport
from engine.dht.table import Contact
from engine.dht.tokens import Tokens
from engine.errors import EnvironmentFailure

logger = logging.getLogger(__name__)

KSIZE = 20
ALPHA = 8
MAX_BOOTSTRAP = 400
BOOTSTRAP_WINDOW = 16
ENOUGH_CONTACTS = KSIZE  # of saved endpoints, no more are tried once so many answered
IDLE_BUCKET_S = 900.0
MAX_COMPANIONS = 16


class FamilyNode(Server):
    """A node in the IPv4 or in the IPv6 network."""

    protocol: DhtProtocol
    transport: asyncio.DatagramTransport | None
    node: Contact
    ksize: int
    alpha: int

    def __init__(
        self,
        family: socket.AddressFamily,
        identity: Identity,
        store: RecordStore,
        tokens: Tokens,
        rng: random.Random,
        is_public_server: Callable[[], bool],
        *,
        in_thread: bool,
    ) -> None:
        self._in_thread = in_thread
        self.companions: OrderedDict[NodeId, Contact] = OrderedDict()
        self.is_v6 = family == socket.AF_INET6
        self.view = OutsideView()
        self._density = Density()
        self._identity = identity
        self._tokens = tokens
        self._rng = rng
        self._is_public_server = is_public_server
        super().__init__(KSIZE, ALPHA, self._own_id(), store)
        self.node = self._own_contact()

    # -- the socket -----------------------------------------------------------------------------

    async def listen(self, port: int, interface: str = "") -> int:
        """Bind; port 0 takes a free one. Gives the port, raises EnvironmentFailure."""
        host = interface or ("::" if self.is_v6 else "0.0.0.0")
        loop = asyncio.get_running_loop()
        try:
            sock = self._bound_socket(host, port)
        except OSError as error:
            place = f"UDP port {port} on {host}"
            if error.errno == errno.EADDRINUSE:
                raise EnvironmentFailure(f"Another program already uses {place}.") from error
            reason = error.strerror or error
            raise EnvironmentFailure(f"{place} cannot be used: {reason}.") from error
        port = int(sock.getsockname()[1])
        if self._in_thread:
            self.protocol = self._create_protocol()
            self.transport = ThreadedTransport(sock, self.protocol)
        else:
            self.transport, self.protocol = await loop.create_datagram_endpoint(
                self._create_protocol, sock=sock
            )
        if not is_unspecified(host) and not is_local(host):
            self._move_to_host(host)
        return port

    async def close(self) -> None:
        """Close the socket and wait until no call is outstanding."""
        self.stop()
        if self.transport is not None:
            await self.protocol.closed

    def _create_protocol(self) -> DhtProtocol:
        return DhtProtocol(
            self.node,
            self.storage,
            self.ksize,
            identity=self._identity,
            tokens=self._tokens,
            view=self.view,
            is_public_server=self._is_public_server,
        )

    def _bound_socket(self, host: str, port: int) -> socket.socket:
        family = socket.AF_INET6 if self.is_v6 else socket.AF_INET
        sock = socket.socket(family, socket.SOCK_DGRAM)
        try:
            sock.setblocking(False)
            if self.is_v6:
                # Each family has its own socket, so IPv4 must not arrive here as ::ffff:a.b.c.d.
                sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            sock.bind((host, port))
        except OSError:
            sock.close()
            raise
        return sock

    # -- who we are -----------------------------------------------------------------------------

    def follow_address(self) -> bool:
        """Take the id that belongs to the address others see; whether it changed."""
        host = self.view.public_host
        return host is not None and self._move_to_host(host)

    def _move_to_host(self, host: str) -> bool:
        identifier = node_id(self._identity.public_key, host)
        if identifier == self.node.id:
            return False
        self.node = Contact(identifier, Endpoint(host, 0))
        self.protocol.move_to(self.node)
        self.protocol.witnesses.forget()
        logger.info("the node's id follows its outside address %s", host)
        return True

    def _own_id(self) -> NodeId:
        return node_id(self._identity.public_key, "::1" if self.is_v6 else "127.0.0.1")

    def _own_contact(self) -> Contact:
        return Contact(self._own_id(), Endpoint("::" if self.is_v6 else "0.0.0.0", 0))

    # -- the network ----------------------------------------------------------------------------

    @property
    def contact_count(self) -> int:
        """Contacts in the table, and nodes we were told of that are clients."""
        return len(self.protocol.router) + len(self.companions)

    @property
    def is_lan(self) -> bool:
        """Whether no contact is on the public internet."""
        contacts = [*self.protocol.router, *self.companions.values()]
        return all(is_local(contact.ip) for contact in contacts)

    def lookup(self, key: bytes) -> Lookup:
        """A lookup of `key` that starts from the nearest contacts."""
        target = Contact(NodeId(key), Endpoint("", 0))
        router = self.protocol.router
        router.touch(key, asyncio.get_running_loop().time())
        nearest = router.find_neighbors(target)
        if len(nearest) < KSIZE:
            nearest += [c for i, c in self.companions.items() if router.get(i) is None]
        others = [c for c in router if c not in nearest]
        elsewhere = self._rng.sample(others, min(KSIZE, len(others)))
        return Lookup(self.protocol, target, nearest, KSIZE, ALPHA, self._density, elsewhere)

    async def bootstrap(self, addrs: Iterable[tuple[str, int]]) -> int:
        """Ask endpoints of this family who they are, then for our own neighbours.

        Stops asking when as many as a bucket holds have answered. Gives how many answered. One
        that is a client stays out of the table, yet whoever was told of it can begin there.
        """
        endpoints = [Endpoint(*addr) for addr in addrs][:MAX_BOOTSTRAP]
        answered = 0
        for start in range(0, len(endpoints), BOOTSTRAP_WINDOW):
            window = endpoints[start : start + BOOTSTRAP_WINDOW]
            answers = await asyncio.gather(*(self.protocol.call(e, Ping()) for e in window))
            contacts = [answer.contact for answer in answers if answer is not None]
            answered += len(contacts)
            for contact in contacts:
                self._accompany(contact)
            if answered >= ENOUGH_CONTACTS:
                break
        if answered:
            self.follow_address()
            await self.refresh(self.node.id)
        return answered

    async def check_companions(self) -> None:
        """Forget companions that are silent, or have come to stand in the table."""
        for contact in list(self.companions.values()):
            answer = await self.protocol.call(contact.endpoint, Ping())
            known = self.protocol.router.get(contact.id) is not None
            if known or (answer is None and not self.protocol.is_cut_off):
                self.companions.pop(contact.id, None)

    def _accompany(self, contact: Contact) -> None:
        known = self.protocol.router.get(contact.id) is not None
        if not known and not same_key(contact.id, self.node.id):
            self.companions[contact.id] = contact
            if len(self.companions) > MAX_COMPANIONS:
                self.companions.popitem(last=False)

    def helpers_for(self, host: str) -> list[Endpoint]:
        """Contacts on the internet outside the network of `host`, one per network, in any order."""
        contacts = [c for c in self.protocol.router if not is_local(c.ip)]
        self._rng.shuffle(contacts)
        networks = {network_of(c.ip): c.endpoint for c in contacts}
        networks.pop(network_of(host), None)
        return list(networks.values())

    async def refresh(self, target: bytes) -> None:
        """Look up a part of the key space only to get to know it."""
        # Nothing depends on this one lookup: no need to consult others before it is believed.
        await self.lookup(target).find(lambda _: FindNode(Key(target)), in_vain=lambda: False)

    def idle_targets(self) -> list[bytes]:
        """An id in each part of the key space that no lookup went to for a quarter of an hour."""
        now = asyncio.get_running_loop().time()
        return self.protocol.router.idle_targets(IDLE_BUCKET_S, now, self._rng)

    def endpoints(self) -> list[Endpoint]:
        """Endpoints worth to be remembered: contacts, then those that went."""
        router = self.protocol.router
        known = [contact.endpoint for contact in [*router, *self.companions.values()]]
        return known + list(reversed(router.former))


async def resolve(host: str, port: int) -> list[Endpoint]:
    """Literal endpoints of a host name or address; empty when the name is not known."""
    try:
        return [Endpoint(canonical(host), port)]
    except ValueError:
        pass
    try:
        infos = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_DGRAM)
    except (OSError, UnicodeError) as error:  # the latter: "a..b" is no name
        logger.info("the bootstrap host %s is not known: %s", host, error)
        return []
    return [Endpoint(canonical(str(info[4][0])), port) for info in infos]
