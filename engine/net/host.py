"""The host: which peers this installation is connected to, and how more get in.

Owns the connections (one per peer), the listening sockets, the protocols served, bans and the
sweeper that minds every deadline. How one comes about is `gate`'s, what it does `connection`'s.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor

from engine.errors import (
    LocalProtocolError,
    PeerUnavailable,
    RemoteProtocolError,
    ShoalError,
    UserFacingError,
)
from engine.net.addresses import (
    Address,
    address_of,
    format_via,
    parse_address,
    parse_via,
    rank,
)
from engine.net.arrivals import origin_of
from engine.net.connection import PeerConnection, Shared
from engine.net.dialing import MAX_ADDRESSES, Backoff, race
from engine.net.gate import HANDSHAKE_S, Gate
from engine.net.handshake import Handshake
from engine.net.handshake_payload import Credentials
from engine.net.hardware import aes_is_faster
from engine.net.identify import (
    IDENTIFY,
    IDENTIFY_PUSH,
    PING,
    IdentifyService,
    PeerInfo,
    PingEcho,
    encode_identify,
)
from engine.net.identity import Identity
from engine.net.interfaces import local_hosts
from engine.net.listening import bind
from engine.net.noise import AES_256_GCM
from engine.net.peer_id import PeerId
from engine.net.stream import Handler, Stream
from engine.net.turnover import Stay, Turnover
from engine.net.upgrade import MUXER, Upgraded
from engine.net.yamux import INITIAL_WINDOW
from engine.tasks import TaskOwner

logger = logging.getLogger(__name__)

MAX_CONNECTIONS = 200
MAX_BANS = 4096
AROUND_AFTER_S = 1.0  # a peer that is silent for so long is tried through others as well
SWEEP_S = 1.0
CROSSING_S = 5.0  # connections to one peer that come closer together than this have crossed
STOP_S = 2.0  # what stop() waits for connections to deliver what is queued
BULK_THREADS = 2

Around = Callable[[PeerId, Sequence[Address]], Awaitable[PeerConnection]]
"""How a peer is reached that cannot be dialled; the addresses are those of common peers."""


class Host:
    """One installation's place in the network.

    `on_connected` and `on_disconnected` are called with a PeerConnection, for one peer always in
    turn; `on_identified` with a PeerConnection and the PeerInfo the peer sent.
    """

    def __init__(
        self, identity: Identity, *, agent: str, max_connections: int = MAX_CONNECTIONS
    ) -> None:
        self.identity = identity
        self.on_connected: list[Callable[[PeerConnection], None]] = []
        self.on_disconnected: list[Callable[[PeerConnection], None]] = []
        self.on_identified: list[Callable[[PeerConnection, PeerInfo], None]] = []
        self.own_hosts: tuple[str, ...] = ()  # this machine's; read anew each time where not given
        self.external: tuple[Address, ...] = ()  # where a router lets others in, told before ours
        self.via: tuple[Address, ...] = ()  # peers that help others to reach us, with their IDs
        self.around: Around | None = None
        self.dials_from_port = False  # the world is dialled out of the port we listen on
        self._agent = agent
        self._max_connections = max_connections
        ciphers = (AES_256_GCM,) if aes_is_faster() else ()
        credentials = Credentials.create(
            identity.public_key, identity.sign, muxers=(MUXER,), ciphers=ciphers
        )
        self.gate = Gate(credentials, self._has_room, self._held_by, self._admit)
        self._handlers: dict[str, Handler] = {}
        self._executor = ThreadPoolExecutor(BULK_THREADS, "shoal-net")
        self._shared = Shared(self._executor, self._handlers, self._on_closed, self._on_lost)
        self._tasks = TaskOwner("net")
        self._connections: dict[PeerId, PeerConnection] = {}
        self._leaving: set[PeerConnection] = set()  # closed, but their transports are not yet
        self._dials: dict[PeerId, asyncio.Task[PeerConnection]] = {}
        self._backoff: Backoff[Address] = Backoff()
        self._banned: dict[PeerId, None] = {}
        self._servers: list[asyncio.Server] = []
        self._bound: list[Address] = []
        self._sweeper: asyncio.TimerHandle | None = None
        self._turnover: Turnover | None = None  # there once anybody is
        self._stopped = False
        self._all_left: asyncio.Event | None = None  # there once stop() waits
        self._identify = IdentifyService(self._describe, self._on_info)
        self.handle(IDENTIFY, self._identify.serve)
        self.handle(IDENTIFY_PUSH, self._identify.take_push)
        self.handle(PING, _serve_ping)

    @property
    def peer_id(self) -> PeerId:
        """Our own."""
        return self.identity.peer_id

    @property
    def port(self) -> int:
        """Where it listens; 0 before."""
        return self._bound[0].port if self._bound else 0

    @property
    def connections(self) -> tuple[PeerConnection, ...]:
        """The open connections, oldest first, one per peer."""
        return tuple(self._connections.values())

    @property
    def protocols(self) -> tuple[str, ...]:
        """What is served."""
        return tuple(self._handlers)

    def connection(self, peer_id: str) -> PeerConnection | None:
        """The open connection to a peer, if there is one."""
        return self._connections.get(PeerId(peer_id))

    def info(self, peer_id: str) -> PeerInfo | None:
        """What a connected peer said of itself, once it has."""
        return self._identify.info(PeerId(peer_id))

    def handle(
        self,
        protocol: str,
        on_stream: Callable[[Stream], None],
        *,
        receive_window: int = INITIAL_WINDOW,
    ) -> None:
        """Serve `protocol`: `on_stream` gets every stream a peer opens for it, already agreed.

        `receive_window` (bytes, at least 256 KiB) is what a peer may have under way on one stream,
        also on those we open for the protocol.
        """
        if receive_window < INITIAL_WINDOW:
            raise LocalProtocolError("A stream's window cannot be smaller than 256 KiB.")
        self._handlers[protocol] = Handler(on_stream, receive_window)

    async def listen(self, host: str, port: int) -> int:
        """Take connections on `host` ("" = every interface, IPv4 and IPv6) and `port` (0 = any).

        Gives the port. Raises EnvironmentFailure with a sentence.
        """
        loop = asyncio.get_running_loop()
        sockets = await loop.run_in_executor(self._executor, bind, host, port)
        for listener in sockets:
            self._bound.append(address_of(*listener.getsockname()[:2]))
            self._servers.append(await loop.create_server(self.gate.accept, sock=listener))
        self.gate.sources = self._bound
        self._arm_sweeper()
        return self._bound[-1].port

    def listen_addresses(self) -> tuple[str, ...]:
        """Multiaddrs, with our peer ID, under which this machine itself knows it can be reached."""
        return tuple(str(address.with_peer(self.peer_id)) for address in self._reachable())

    def told_addresses(self) -> tuple[str, ...]:
        """`listen_addresses`, and how to reach us through others where that is needed."""
        own, first = self.listen_addresses(), len(self.external)
        return (*own[:first], *(format_via(via, self.peer_id) for via in self.via), *own[first:])

    def observed_addresses(self) -> tuple[str, ...]:
        """Multiaddrs where connected peers see us, with our listening port; the most seen first."""
        if not self._bound:
            return ()
        port = self._bound[0].port
        hosts = self._identify.observed_hosts()
        return tuple(str(address_of(host, port).with_peer(self.peer_id)) for host in hosts)

    async def connect(
        self,
        addresses: Sequence[str],
        peer_id: str | None = None,
        timeout_s: float = HANDSHAKE_S,
        *,
        force: bool = False,
        around: bool = True,
    ) -> PeerConnection:
        """The connection to a peer: the one that is open, or the first that any address gives.

        `addresses` are multiaddrs; those that cannot be read or name another peer are passed over,
        and so are those that failed lately unless `force`. Where none answers, other peers are
        asked to help, unless `around` is false. Raises PeerUnavailable with a sentence.
        """
        targets = _targets(addresses, peer_id)
        vias = [via for text in addresses if (via := parse_via(text)) is not None]
        named = (p for p in (*(a.peer_id for a in targets), *(behind for _, behind in vias)) if p)
        expected = PeerId(peer_id) if peer_id else next(named, None)
        if expected is not None:
            if existing := self._connections.get(expected):
                return existing
            self._check_wanted(expected)
            targets = [target for target in targets if target.peer_id in (None, expected)]
        if not force:
            now = asyncio.get_running_loop().time()
            fresh = [target for target in targets if not self._backoff.is_blocked(target, now)]
            if targets and not fresh and not vias:
                raise PeerUnavailable("The peer could not be reached a moment ago.")
            targets = fresh
        dialling = self._dials.get(expected) if expected is not None else None
        if dialling is None:
            relays = [relay for relay, behind in vias if behind in (None, expected)]
            dialling = self._tasks.start(
                self._dial(targets, relays if around else None, expected, timeout_s), "connect"
            )
            if expected is not None:
                self._dials[expected] = dialling
                dialling.add_done_callback(lambda _: self._dials.pop(expected, None))
        connection = await asyncio.shield(dialling)
        return self._connections.get(connection.peer_id, connection)

    def forgive(self) -> None:
        """Addresses that failed lately may be dialled at once: somebody asks for it."""
        self._backoff.clear()

    async def open_stream(
        self, peer_id: str, protocols: Sequence[str], *, receive_window: int | None = None
    ) -> Stream:
        """A stream to a connected peer for the first of `protocols` it speaks.

        Raises PeerUnavailable, also when there is no connection.
        """
        for _ in range(2):
            connection = self._connections.get(PeerId(peer_id))
            if connection is None:
                break
            try:
                return await connection.open_stream(protocols, receive_window=receive_window)
            except PeerUnavailable:
                # Of two connections that crossed, the one we had may just have been given up.
                if self._connections.get(PeerId(peer_id)) in (None, connection):
                    raise
        raise PeerUnavailable("There is no connection to that peer.")

    async def disconnect(self, peer_id: str, reason: ShoalError | None = None) -> None:
        """Close the connection to a peer, if there is one; queued data is still sent."""
        if connection := self._connections.get(PeerId(peer_id)):
            connection.close(reason)

    def ban(self, peer_id: str, reason: ShoalError | None = None) -> None:
        """Have nothing to do with a peer any more, until the program ends."""
        self._banned[PeerId(peer_id)] = None
        while len(self._banned) > MAX_BANS:
            del self._banned[next(iter(self._banned))]
        if connection := self._connections.get(PeerId(peer_id)):
            connection.abort(reason or RemoteProtocolError("The peer is banned."))

    def drop_from(self, hosts: Collection[str]) -> None:
        """This machine lost these addresses: connections from them lead nowhere any more."""
        for connection in self.connections:
            if connection.local_host in hosts:
                connection.abort(PeerUnavailable("This computer has another address now."))

    def is_banned(self, peer_id: str) -> bool:
        """Whether `ban` was called for the peer."""
        return PeerId(peer_id) in self._banned

    async def stop(self) -> None:
        """Close everything, delivering what is queued within a moment; safe to call twice."""
        self._stopped = True
        for server in self._servers:
            server.close()
        self._servers.clear()
        if self._sweeper is not None:
            self._sweeper.cancel()
        await self._tasks.stop()
        self.gate.close()
        for connection in self.connections:
            connection.close()
        if self._leaving:
            self._all_left = asyncio.Event()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._all_left.wait(), STOP_S)
        self._executor.shutdown(wait=False, cancel_futures=True)

    # Coming in and going out.

    async def _dial(
        self,
        targets: Sequence[Address],
        relays: Sequence[Address] | None,
        expected: PeerId | None,
        timeout_s: float,
    ) -> PeerConnection:
        """Race the addresses, and at the end (None) the way around, where there is one."""
        places: list[Address | None] = [*targets]
        around = self.around if relays is not None and expected is not None else None

        async def dial(address: Address | None) -> PeerConnection:
            if address is not None:
                return await self._dial_one(address, address.peer_id or expected, timeout_s)
            assert around is not None
            assert expected is not None
            await asyncio.sleep(AROUND_AFTER_S if targets else 0)
            return await around(expected, relays or ())

        return await race(places if around is None else [*places, None], dial, self._tasks)

    async def _dial_one(
        self, address: Address, expected: PeerId | None, timeout_s: float
    ) -> PeerConnection:
        from_port = self.dials_from_port and address.is_public
        try:
            async with asyncio.timeout(timeout_s):
                connection = await self.gate.dial(address, expected, from_port=from_port)
        except TimeoutError:
            self._backoff.failed(address, asyncio.get_running_loop().time())
            raise PeerUnavailable(f"The peer did not answer within {timeout_s:g} s.") from None
        except PeerUnavailable:
            self._backoff.failed(address, asyncio.get_running_loop().time())
            raise
        self._backoff.worked(address)
        return connection

    def _check_wanted(self, peer_id: PeerId) -> None:
        if peer_id == self.peer_id:
            raise PeerUnavailable("That peer is this computer.")
        if peer_id in self._banned:
            raise PeerUnavailable("That peer is banned.")
        if self._is_full():
            raise PeerUnavailable(f"All {self._max_connections} connections are in use.")

    def _is_full(self) -> bool:
        """Whether one more finds no place; then somebody who only sits there will go for it."""
        full = len(self._connections) >= self._max_connections
        if full:
            self._turnover_from(asyncio.get_running_loop().time()).refused()
        return full

    def _turnover_from(self, now: float) -> Turnover:
        if self._turnover is None:
            self._turnover = Turnover(now)
        return self._turnover

    def _held_by(self, origin: str) -> int:
        """Open connections of one origin."""
        return sum(origin_of(one.remote_address[0]) == origin for one in self.connections)

    def _has_room(self) -> bool:
        """Whether a connection that was just made may go on to its handshake."""
        if self._stopped or self._is_full():
            return False
        self._arm_sweeper()
        return True

    def _admit(self, handshake: Handshake, upgraded: Upgraded) -> PeerConnection | None:
        """Make a finished handshake the peer's connection; gives the one that stands now."""
        peer_id = upgraded.peer_id
        existing = self._connections.get(peer_id)
        full = existing is None and self._is_full()
        if peer_id in self._banned or full or self._stopped:
            handshake.transport.abort()
            return None
        connection = PeerConnection(
            handshake.transport, upgraded, self._shared, initiator=handshake.initiator
        )
        connection.invited = handshake.invited
        handshake.transport.set_protocol(connection)
        if existing is not None and self._outranks(existing, connection):
            connection.close(PeerUnavailable("Another connection to that peer is kept."))
            return existing
        if existing is not None:
            existing.close(PeerUnavailable("A newer connection to that peer is kept."))
        self._connections[peer_id] = connection
        for callback in list(self.on_connected):
            callback(connection)
        connection.start(upgraded)
        self._tasks.start(self._ask(connection), f"identify {peer_id}")
        return connection

    def _outranks(self, existing: PeerConnection, new: PeerConnection) -> bool:
        """Whether `existing` is kept: both ends come to the same answer without asking.

        Of two that crossed, the one dialled by the smaller peer ID; of two from one dialler, that
        with the greater handshake hash. Long after the first, a second one means that the first is
        dead and this end has not noticed.
        """
        if new.established_at - existing.established_at > CROSSING_S:
            return False
        if existing.initiator == new.initiator:
            return existing.handshake_hash > new.handshake_hash
        return existing.initiator == (self.peer_id < new.peer_id)

    def _on_closed(self, connection: PeerConnection) -> None:
        self._leaving.add(connection)
        if self._connections.get(connection.peer_id) is connection:
            del self._connections[connection.peer_id]
            self._identify.forget(connection.peer_id)
            for callback in list(self.on_disconnected):
                callback(connection)

    def _on_lost(self, connection: PeerConnection) -> None:
        self._leaving.discard(connection)
        if self._all_left is not None and not self._leaving:
            self._all_left.set()

    # Deadlines.

    def _arm_sweeper(self) -> None:
        if self._sweeper is None and not self._stopped:
            self._sweeper = asyncio.get_running_loop().call_later(SWEEP_S, self._sweep)

    def _sweep(self) -> None:
        self._sweeper = None
        now = asyncio.get_running_loop().time()
        self.gate.sweep(now)
        for connection in self.connections:
            connection.tick(now)
        self._make_room(now)
        if self.gate.pending or self._connections:
            self._arm_sweeper()

    def _make_room(self, now: float) -> None:
        """A full table lets a few of those go that do nothing, where others want in."""
        for key in self._turnover_from(now).due(self._stays, now):
            assert isinstance(key, PeerConnection)
            logger.info("%r makes room for another peer", key)
            key.close(PeerUnavailable("It made room for another peer."))

    def _stays(self) -> list[Stay]:
        return [
            Stay(one, one.established_at, one.bytes_received + one.bytes_sent, one.kept)
            for one in self.connections
        ]

    # What others may know.

    def _reachable(self) -> list[Address]:
        found: list[Address] = []
        for bound in self._bound:
            if bound.ip is not None and bound.ip.is_unspecified:
                own_hosts = self.own_hosts or local_hosts()
                hosts = (address_of(host, bound.port) for host in own_hosts)
                found += [address for address in hosts if address.kind == bound.kind]
            else:
                found.append(bound)
        own = sorted(dict.fromkeys(found), key=lambda address: address.is_loopback)
        return [*self.external, *own]

    def _describe(self, observed: Address) -> bytes:
        return encode_identify(
            self.identity.public_key, self._agent, self.protocols, self._reachable(), observed
        )

    async def _ask(self, connection: PeerConnection) -> None:
        with contextlib.suppress(TimeoutError, PeerUnavailable):
            await self._identify.ask(connection)

    def _on_info(self, connection: PeerConnection, info: PeerInfo) -> None:
        for callback in list(self.on_identified):
            callback(connection, info)


def _serve_ping(stream: Stream) -> None:
    PingEcho(stream)


def _targets(addresses: Sequence[str], peer_id: str | None) -> list[Address]:
    """What can be dialled of `addresses`, best first."""
    targets = []
    for text in addresses:
        try:
            address = parse_address(text)
        except UserFacingError:
            continue
        if address.is_dialable and (not peer_id or address.peer_id in (None, peer_id)):
            targets.append(address)
    return rank(targets)[:MAX_ADDRESSES]
