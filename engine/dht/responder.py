"""What this node answers: one reply to each well-formed request, or none.

Owns the rules of writing (token, time, signature or certificate, quota, in the order of their cost)
and how a reply's space is shared out. Sends nothing: `protocol` adds proofs and pings back.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.dht import messages
from engine.dht.dialing import DialDesk
from engine.dht.endpoints import Endpoint
from engine.dht.ids import Key
from engine.dht.messages import (
    AddProvider,
    CallBack,
    CompactNode,
    DialBack,
    FindNode,
    GetMetadata,
    GetProviders,
    IncomingRequest,
    Metadata,
    Nodes,
    Ping,
    Pong,
    Providers,
    PutMetadata,
    Reply,
    Stored,
)
from engine.dht.record_store import RecordStore, StoreStatus
from engine.dht.records import ProviderRecord, decode_part, decode_provider
from engine.dht.tokens import Tokens
from engine.errors import RemoteProtocolError

NODES_BESIDE_RECORDS = 8  # as BEP 5; a lookup converges with 8, placement (find_node) needs 20
_ENVELOPE_BYTES = messages.HEADER_BYTES + 32  # lists, flags, token and numbers of any reply

Neighbours = Callable[[bytes, int, Endpoint], tuple[CompactNode, ...]]


class Responder:
    """Answers from a store, a table and a desk, all of which it only borrows."""

    def __init__(
        self, store: RecordStore, tokens: Tokens, neighbours: Neighbours, desk: DialDesk
    ) -> None:
        self._store = store
        self._desk = desk
        self._tokens = tokens
        self._neighbours = neighbours

    def answer(self, incoming: IncomingRequest, source: Endpoint, now: float, wall: float) -> Reply:
        """The reply to `source`; `now` is the monotonic clock, `wall` the time since the epoch."""
        proof = messages.PROOF_BYTES if incoming.wants_proof else 0
        room = incoming.reply_budget - proof - _ENVELOPE_BYTES
        match incoming.request:
            case Ping():
                return Pong(source)
            case FindNode(key):
                return Nodes(self._nodes(key, room, source), self._token(key, source, now))
            case GetProviders(key, start):
                return self._providers(key, start, room, source, now)
            case GetMetadata(key, part):
                return self._metadata(key, part, room, source, now)
            case AddProvider() as request:
                return self._add_provider(request, source, now, wall)
            case PutMetadata() as request:
                return self._put_metadata(request, source, now)
            case DialBack() as request:
                return self._desk.dial_back(request, source, now)
            case CallBack() as request:
                return self._desk.call_back(request, now)

    def _token(self, key: Key, source: Endpoint, now: float) -> bytes:
        return self._tokens.issue(source.host, key, now)

    def _nodes(self, key: Key, room: int, source: Endpoint) -> tuple[CompactNode, ...]:
        return self._neighbours(key, messages.nodes_budget(room, source.is_v6), source)

    def _providers(
        self, key: Key, start: int, room: int, source: Endpoint, now: float
    ) -> Providers:
        records = self._store.providers(key, now)
        first = start % len(records) if records else 0
        room_for_records = room - NODES_BESIDE_RECORDS * (50 if source.is_v6 else 38)
        chosen: list[bytes] = []
        for raw in (records[first:] + records[:first])[: messages.MAX_RECORDS_IN_REPLY]:
            if len(raw) + 3 > room_for_records:
                break
            chosen.append(raw)
            room_for_records -= len(raw) + 3
        left = room - sum(len(raw) + 3 for raw in chosen)
        return Providers(
            self._nodes(key, left, source),
            self._token(key, source, now),
            tuple(chosen),
            len(records),
        )

    def _metadata(self, key: Key, index: int, room: int, source: Endpoint, now: float) -> Metadata:
        part = self._store.part(key, index) or b""
        return Metadata(
            self._nodes(key, room - len(part), source),
            self._token(key, source, now),
            self._store.held_parts(key),
            part,
        )

    def _add_provider(
        self, request: AddProvider, source: Endpoint, now: float, wall: float
    ) -> Stored:
        key, record = request.key, decode_provider(request.record)
        known = self._store.known_sequence(key, record.public_key)
        # Whoever has a record here showed a token for it; its signature is enough to replace it.
        # So a renewal or a withdrawal costs one datagram and not a lookup.
        if known is None and not self._tokens.accepts(request.token, source.host, key, now):
            return self._stored(key, StoreStatus.BAD_TOKEN)
        if known is not None and known >= record.sequence:
            stale = known > record.sequence
            return self._stored(key, StoreStatus.STALE if stale else StoreStatus.STORED, known)
        if not _holds(record, key, wall):
            return self._stored(key, StoreStatus.INVALID)
        status = self._store.add_provider(key, record, source.host, now)
        return self._stored(key, status, record.sequence)

    def _put_metadata(self, request: PutMetadata, source: Endpoint, now: float) -> Stored:
        key = request.key
        if not self._tokens.accepts(request.token, source.host, key, now):
            return self._stored(key, StoreStatus.BAD_TOKEN)
        part = decode_part(request.part)
        try:
            part.check(key)
        except RemoteProtocolError:
            return self._stored(key, StoreStatus.INVALID)
        return self._stored(key, self._store.add_part(key, part, source.host, now))

    def _stored(self, key: Key, status: StoreStatus, sequence: int = 0) -> Stored:
        return Stored(status, self._store.held_parts(key), sequence)


def _holds(record: ProviderRecord, key: Key, wall: float) -> bool:
    try:
        record.check_time(wall)
        record.check_signature(key)
    except RemoteProtocolError:
        return False
    return True
