"""The socket's side of a DHT node: datagrams in, checked; requests out, matched with their replies.

Owns the outstanding calls, the rate limit, proofs and pings back. It decides nothing about content:
requests are answered by `responder`, contacts are judged by `table`. From rpcudp it keeps the
framing and the place in asyncio; both the receive and the send path are replaced, because the
inherited ones let any datagram start tasks, match replies by id alone and close the socket on a bad
address.

Nothing that arrives raises into the loop: what breaks a rule is counted and dropped.
"""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from kademlia.protocol import KademliaProtocol

from engine.dht import messages
from engine.dht.dialing import DialDesk
from engine.dht.endpoints import Endpoint, canonical, is_local
from engine.dht.ids import NodeId, node_id
from engine.dht.limiter import Limiter
from engine.dht.messages import FLAG_PROVE, FLAG_SERVER, Ping, Pong, Reply, Request
from engine.dht.observations import OutsideView
from engine.dht.reachability import Witnesses
from engine.dht.record_store import RecordStore
from engine.dht.responder import Responder
from engine.dht.table import Contact, Table
from engine.dht.timing import ReplyTimer
from engine.dht.tokens import Tokens
from engine.errors import RemoteProtocolError

logger = logging.getLogger(__name__)

MAX_CALLS = 2048  # outstanding at once
MAX_PINGS_BACK = 32  # outstanding at once
MAX_PROVED = 4096
PROOF_LIFETIME_S = 3600.0
MAX_SILENT = 1024  # endpoints that did not answer a ping back
SILENT_S = 600.0
SWEEP_S = 0.05
MAX_SEND_BUFFER = 1 << 20
MAX_LOGGED_FAULTS = 10
SILENT_CALLS = 12  # in a row without an answer: it is our network that is gone, not every peer


@dataclass(frozen=True, slots=True)
class Identity:
    """This node's key pair, as bytes and a callable."""

    public_key: bytes
    sign: Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Answer:
    """A valid reply, from a contact that has proved its id."""

    contact: Contact
    reply: Reply


@dataclass(slots=True)
class Traffic:
    """Counters since the start; bytes are UDP payload."""

    sent: int = 0
    received: int = 0
    bytes_sent: int = 0
    bytes_received: int = 0
    calls: int = 0
    timeouts: int = 0
    rejected: int = 0  # broke a rule, or answered nothing we asked
    limited: int = 0  # above the rate limit
    faults: int = 0  # our own bugs


@dataclass(slots=True)
class _Call:
    request: Request
    endpoint: Endpoint
    expected: NodeId | None
    proving: bool
    sent_at: float
    deadline: float
    future: asyncio.Future[Answer | None]


class DhtProtocol(KademliaProtocol):
    """Datagrams of one address family over one store."""

    source_node: Contact
    router: Table
    storage: RecordStore
    transport: Any  # asyncio's datagram transport; typeshed leaves its write buffer out

    def __init__(
        self,
        source_node: Contact,
        storage: RecordStore,
        ksize: int,
        *,
        identity: Identity,
        tokens: Tokens,
        view: OutsideView,
        is_public_server: Callable[[], bool],
    ) -> None:
        super().__init__(source_node, storage, ksize)
        self.router = Table(source_node, ksize)
        self.identity = identity
        self.view = view
        self.traffic = Traffic()
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.on_contact: Callable[[], None] = lambda: None
        self.on_recovered: Callable[[], None] = lambda: None
        self._loop = asyncio.get_running_loop()
        self._is_public_server = is_public_server
        self.witnesses = Witnesses()
        self.desk = DialDesk(tokens, self._loop.time())
        self._responder = Responder(storage, tokens, self._neighbours, self.desk)
        self._unanswered = 0  # calls in a row
        self._limiter = Limiter(self._loop.time())
        self._timer = ReplyTimer()
        self._calls: dict[bytes, _Call] = {}
        self._sweeper: asyncio.TimerHandle | None = None
        self._proved: OrderedDict[tuple[NodeId, Endpoint], float] = OrderedDict()
        self._pinging: set[Endpoint] = set()
        self._silent: OrderedDict[Endpoint, float] = OrderedDict()

    def __getattr__(self, name: str) -> Any:
        """Refuse rpcudp's rule that every unknown name is a remote call."""
        raise AttributeError(name)

    @property
    def is_cut_off(self) -> bool:
        """Whether so many calls in a row got no answer that the network must be gone."""
        return self._unanswered >= SILENT_CALLS

    # -- calls ----------------------------------------------------------------------------------

    def call(
        self, endpoint: Endpoint, request: Request, expected: NodeId | None = None
    ) -> asyncio.Future[Answer | None]:
        """Ask `endpoint`; the future gives its answer, or None when there is no valid one in time.

        With `expected`, the id that others name for the endpoint, a known proof is not asked for
        again within the hour. The future may be cancelled at any time.
        """
        future: asyncio.Future[Answer | None] = self._loop.create_future()
        if self._unsendable() or len(self._calls) >= MAX_CALLS:
            future.set_result(None)
            return future
        now = self._loop.time()
        proving = expected is None or self._proved.get((expected, endpoint), 0.0) < now
        rpc_id = os.urandom(messages.RPC_ID_BYTES)
        flags = self._server_flag(endpoint) | (FLAG_PROVE if proving else 0)
        datagram = messages.encode_request(rpc_id, self.source_node.id, flags, request)
        deadline = now + self._timer.timeout_s
        self._calls[rpc_id] = _Call(request, endpoint, expected, proving, now, deadline, future)
        future.add_done_callback(lambda _: self._calls.pop(rpc_id, None))
        self.traffic.calls += 1
        self._send(datagram, endpoint)
        if self._sweeper is None:
            self._sweeper = self._loop.call_later(SWEEP_S, self._sweep)
        return future

    def tell(self, endpoint: Endpoint, request: Request) -> None:
        """Send a request whose answer nobody waits for."""
        if not self._unsendable():
            rpc_id = os.urandom(messages.RPC_ID_BYTES)
            flags = self._server_flag(endpoint)
            self._send(
                messages.encode_request(rpc_id, self.source_node.id, flags, request), endpoint
            )

    def move_to(self, own: Contact) -> None:
        """Our id changed: keep the contacts, in a table around the new id."""
        contacts = list(self.router)
        self.source_node = own
        self.router = Table(own, self.router.ksize)
        for contact in contacts:
            self.router.add_contact(contact)

    # -- asyncio's side -------------------------------------------------------------------------

    def datagram_received(self, data: bytes, addr: tuple[Any, ...]) -> None:
        """One datagram; never raises."""
        self.traffic.received += 1
        self.traffic.bytes_received += len(data)
        try:
            host = _source_host(addr[0])
            if host is None or not addr[1]:
                raise RemoteProtocolError("the source cannot be answered")
            self._receive(data, Endpoint(host, addr[1]))
        except RemoteProtocolError as error:
            self.traffic.rejected += 1
            logger.debug("dropped a datagram from %s: %s", addr, error)
        except Exception:
            self.traffic.faults += 1
            if self.traffic.faults <= MAX_LOGGED_FAULTS:
                logger.exception("a datagram from %s met a fault of ours", addr)

    def error_received(self, exc: Exception) -> None:
        """An ICMP error of some earlier datagram; the call it belongs to times out."""
        logger.debug("the socket reports %s", exc)

    def connection_lost(self, exc: Exception | None) -> None:
        """The socket is closed; every call that waits gets no answer."""
        if self._sweeper is not None:
            self._sweeper.cancel()
            self._sweeper = None
        for call in list(self._calls.values()):
            _resolve(call.future, None)
        _resolve(self.closed, None)

    # -- receiving ------------------------------------------------------------------------------

    def _receive(self, data: bytes, source: Endpoint) -> None:
        rpc_id = messages.rpc_id_of_reply(data)
        if rpc_id is not None:
            self._receive_reply(rpc_id, data, source)
        elif not self._limiter.admits(source.host, self._loop.time()):
            self.traffic.limited += 1
        else:
            self._receive_request(data, source)

    def _receive_request(self, data: bytes, source: Endpoint) -> None:
        incoming = messages.decode(data)
        if not isinstance(incoming, messages.IncomingRequest):
            raise RemoteProtocolError("a reply in the place of a request")
        unasked = self.witnesses.unasked(source.host, self._loop.time())
        reply = self._responder.answer(incoming, source, self._loop.time(), time.time())
        proof = None
        if incoming.wants_proof:
            public_key = self.identity.public_key
            message = messages.proof_message(incoming.rpc_id, public_key)
            proof = (public_key, self.identity.sign(message))
        serving = bool(self._server_flag(source))
        datagram = messages.encode_reply(incoming.rpc_id, serving, reply, proof)
        if len(datagram) > incoming.reply_budget:
            raise RemoteProtocolError("the request is too short for its reply")
        self._send(datagram, source)
        spare = messages.AMPLIFICATION * incoming.size - len(datagram)
        if spare < messages.PADDED_PING_BYTES:
            return
        if unasked and source.host not in self.view.hosts:
            self._ping_back(source, self.witnesses)
        elif incoming.from_server and self.router.wants(incoming.sender, source):
            self._ping_back(source, None)

    def _receive_reply(self, rpc_id: bytes, data: bytes, source: Endpoint) -> None:
        call = self._calls.get(rpc_id)
        if call is None or call.endpoint != source or call.future.done():
            raise RemoteProtocolError("a reply to nothing that was asked there")
        try:
            answer = self._read_answer(call, data)
        except RemoteProtocolError:
            self._failed(call)
            _resolve(call.future, None)
            raise
        self._timer.heard(self._loop.time() - call.sent_at)
        was_cut_off, self._unanswered = self.is_cut_off, 0
        _resolve(call.future, answer)
        if was_cut_off:
            self.on_recovered()

    def _read_answer(self, call: _Call, data: bytes) -> Answer:
        incoming = messages.decode(data)
        if not isinstance(incoming, messages.IncomingReply):
            raise RemoteProtocolError("a request in the place of a reply")
        reply = messages.decode_result(call.request, incoming.result)
        contact = self._proven_contact(call, incoming)
        if isinstance(reply, Pong):
            self.view.note(call.endpoint.host, reply.observed.host)
        if incoming.from_server:
            was_empty = not len(self.router)
            self.router.add_contact(contact)
            if was_empty:
                self.on_contact()
        return Answer(contact, reply)

    def _proven_contact(self, call: _Call, incoming: messages.IncomingReply) -> Contact:
        """The contact that answered; its id follows from its key and address, not from claims."""
        endpoint = call.endpoint
        if not call.proving and call.expected is not None:
            return Contact(call.expected, endpoint)
        try:
            public_key = Ed25519PublicKey.from_public_bytes(incoming.public_key)
            public_key.verify(
                incoming.signature, messages.proof_message(incoming.rpc_id, incoming.public_key)
            )
        except (InvalidSignature, ValueError) as error:
            raise RemoteProtocolError("the reply proves no key") from error
        actual = node_id(incoming.public_key, endpoint.host)
        if call.expected is not None and call.expected != actual:
            self.router.failed(call.expected, endpoint)
        self._proved[actual, endpoint] = self._loop.time() + PROOF_LIFETIME_S
        self._proved.move_to_end((actual, endpoint))
        if len(self._proved) > MAX_PROVED:
            self._proved.popitem(last=False)
        return Contact(actual, endpoint)

    # -- sending --------------------------------------------------------------------------------

    def _send(self, datagram: bytes, endpoint: Endpoint) -> None:
        if self._unsendable():
            return
        self.traffic.sent += 1
        self.traffic.bytes_sent += len(datagram)
        self.witnesses.sent_to(endpoint.host, self._loop.time())
        self.transport.sendto(datagram, endpoint)

    def _unsendable(self) -> bool:
        """Closed, or the kernel takes nothing: a datagram dropped is better than one queued."""
        transport = self.transport
        if transport is None or transport.is_closing():
            return True
        return bool(transport.get_write_buffer_size() > MAX_SEND_BUFFER)

    def _server_flag(self, endpoint: Endpoint) -> int:
        serves = is_local(endpoint.host) or self._is_public_server()
        return FLAG_SERVER if serves else 0

    def _neighbours(
        self, key: bytes, count: int, asker: Endpoint
    ) -> tuple[messages.CompactNode, ...]:
        return self.router.nearest_for(key, count, asker)

    def _ping_back(self, source: Endpoint, witnesses: Witnesses | None) -> None:
        """Ask a node that asked us to prove itself: as a contact, or as a witness."""
        now = self._loop.time()
        if len(self._pinging) >= MAX_PINGS_BACK or source in self._pinging:
            return
        if self._silent.get(source, 0.0) > now:
            return

        def pinged_back(done: asyncio.Future[Answer | None]) -> None:
            self._pinging.discard(source)
            if done.cancelled():
                return
            if done.result() is None:
                self._note_silent(source)
            elif witnesses is not None:
                witnesses.reached_by(source.host, self._loop.time())

        self._pinging.add(source)
        self.call(source, Ping()).add_done_callback(pinged_back)

    def _note_silent(self, source: Endpoint) -> None:
        self._silent[source] = self._loop.time() + SILENT_S
        self._silent.move_to_end(source)
        if len(self._silent) > MAX_SILENT:
            self._silent.popitem(last=False)

    # -- time -----------------------------------------------------------------------------------

    def _sweep(self) -> None:
        """One timer for all calls: those past their deadline get no answer."""
        self._sweeper = None
        now = self._loop.time()
        for call in [c for c in self._calls.values() if c.deadline <= now]:
            self.traffic.timeouts += 1
            self._unanswered += 1
            # Without a network of our own, silence says nothing about others.
            if not self.is_cut_off:
                self._failed(call)
            _resolve(call.future, None)
        if any(not call.future.done() for call in self._calls.values()):
            self._sweeper = self._loop.call_later(SWEEP_S, self._sweep)

    def _failed(self, call: _Call) -> None:
        if call.expected is not None:
            self.router.failed(call.expected, call.endpoint)


def _resolve(future: asyncio.Future[Any], result: object) -> None:
    if not future.done():
        future.set_result(result)


@lru_cache(maxsize=8192)
def _source_host(text: object) -> str | None:
    """The source's host in our form; None for one that cannot be named without its interface."""
    if not isinstance(text, str) or "%" in text:
        return None
    try:
        return canonical(text)
    except ValueError:
        return None
