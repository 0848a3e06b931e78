from __future__ import annotations

import dataclasses

import pytest

from engine.dht import messages
from engine.dht.dialing import DialDesk
from engine.dht.endpoints import Endpoint
from engine.dht.ids import Key, NodeId, content_key
from engine.dht.messages import (
    AddProvider,
    CompactNode,
    FindNode,
    GetMetadata,
    GetProviders,
    IncomingRequest,
    Ping,
    Pong,
    PutMetadata,
    decode,
    encode_reply,
    encode_request,
)
from engine.dht.record_store import RecordStore, StoreStatus
from engine.dht.records import MAX_CLOCK_SKEW_S, ProviderFlag, decode_provider, split_parts
from engine.dht.responder import Responder
from engine.dht.tokens import Tokens
from engine.errors import RemoteProtocolError
from tests.helpers.dht import metadata_record, provider_record

WALL = 1_800_000_000.0
NOW_MS = int(WALL * 1000)
ASKER = Endpoint("8.8.8.8", 4000)
KEY = Key(bytes(range(32)))


class World:
    """A responder whose table always knows twenty nodes."""

    def __init__(self) -> None:
        self.store = RecordStore(bytes(32))
        self.tokens = Tokens(b"secret")
        self.responder = Responder(
            self.store, self.tokens, self.neighbours, DialDesk(self.tokens, 0.0)
        )

    @staticmethod
    def neighbours(key: bytes, count: int, asker: Endpoint) -> tuple[CompactNode, ...]:
        host = "2001:db8::1" if asker.is_v6 else "192.0.2.1"
        return tuple(CompactNode(NodeId(bytes([n]) * 32), Endpoint(host, 1)) for n in range(count))

    def ask(self, request, source=ASKER, flags=messages.FLAG_PROVE, now=0.0):
        datagram = encode_request(bytes(20), bytes(32), flags, request)
        incoming = decode(datagram)
        assert isinstance(incoming, IncomingRequest)
        reply = self.responder.answer(incoming, source, now, WALL)
        proof = (bytes(32), bytes(64)) if incoming.wants_proof else None
        size = len(encode_reply(bytes(20), True, reply, proof))
        assert size <= min(messages.MAX_DATAGRAM, messages.AMPLIFICATION * len(datagram))
        return reply

    def add(self, record, token=None, now=0.0, source=ASKER):
        issued = self.tokens.issue(source.host, KEY, now) if token is None else token
        return self.ask(AddProvider(KEY, issued, record.raw), source, now=now)


def test_a_ping_tells_where_the_asker_is_seen():
    assert World().ask(Ping()) == Pong(ASKER)


@pytest.mark.parametrize("source", [ASKER, Endpoint("2606:4700::1", 5)])
def test_find_node_gives_twenty_and_a_token_that_works(source):
    world = World()
    reply = world.ask(FindNode(KEY), source)
    assert len(reply.nodes) == 20
    record = provider_record(KEY, 1, NOW_MS)
    assert world.add(record, reply.token, source=source).status == StoreStatus.STORED


@pytest.mark.parametrize("source", [ASKER, Endpoint("2606:4700::1", 5)])
@pytest.mark.parametrize("flags", [0, messages.FLAG_PROVE])
def test_full_replies_leave_room_for_contacts(source, flags):
    world = World()
    for seed in range(8):
        record = provider_record(KEY, seed, NOW_MS, name="n" * 96)
        world.store.add_provider(KEY, record, f"{seed + 20}.1.1.1", 0.0)
    reply = world.ask(GetProviders(KEY, 3), source, flags)
    assert reply.total == 8
    assert reply.records
    assert len(reply.nodes) >= 6
    identifier, whole = metadata_record(1 << 30)
    key = content_key(identifier)
    for part in split_parts(whole):
        world.store.add_part(key, part, "9.9.9.9", 0.0)
    metadata = world.ask(GetMetadata(key, 31), source, flags)
    assert metadata.part
    assert metadata.held == 2**32 - 1
    assert len(metadata.nodes) >= 5


def test_pages_cover_every_record():
    world = World()
    for seed in range(11):
        world.store.add_provider(KEY, provider_record(KEY, seed, NOW_MS), f"{seed + 20}.1.1.1", 0.0)
    seen, start = set(), 7
    while len(seen) < 11:
        reply = world.ask(GetProviders(KEY, start))
        assert not seen >= set(reply.records)
        seen |= set(reply.records)
        start += len(reply.records)


def test_writing_needs_the_token_of_the_writer_for_the_key_in_time():
    world, record = World(), provider_record(KEY, 1, NOW_MS)
    other = world.tokens.issue("9.9.9.9", KEY, 0.0)
    elsewhere = world.tokens.issue(ASKER.host, bytes(32), 0.0)
    old = world.tokens.issue(ASKER.host, KEY, -700.0)
    for token in (b"", bytes(8), other, elsewhere, old):
        assert world.add(record, token).status == StoreStatus.BAD_TOKEN
    assert world.store.record_count == 0
    assert world.add(record).status == StoreStatus.STORED


def test_unsigned_foreign_and_untimely_records_are_invalid():
    world = World()
    good = provider_record(KEY, 1, NOW_MS)
    forged = dataclasses.replace(good, raw=good.raw[:-1] + bytes([good.raw[-1] ^ 1]))
    foreign = provider_record(Key(bytes(32)), 1, NOW_MS)
    early = provider_record(KEY, 1, NOW_MS + (MAX_CLOCK_SKEW_S + 60) * 1000)
    late = provider_record(KEY, 1, NOW_MS - (MAX_CLOCK_SKEW_S + 3660) * 1000)
    for record in (forged, foreign, early, late):
        assert world.add(record).status == StoreStatus.INVALID
    assert world.store.record_count == 0


def test_nobody_overwrites_or_rolls_back_a_record():
    world = World()
    world.add(provider_record(KEY, 1, NOW_MS, name="new"))
    stale = world.add(provider_record(KEY, 1, NOW_MS - 5, name="old"))
    assert (stale.status, stale.sequence) == (StoreStatus.STALE, NOW_MS)
    world.add(provider_record(KEY, 2, NOW_MS + 5, name="other"))
    names = {decode_provider(raw).name for raw in world.store.providers(KEY, 0.0)}
    assert names == {"new", "other"}


def test_a_replayed_record_is_not_renewed():
    world, record = World(), provider_record(KEY, 1, NOW_MS, ttl_s=600)
    world.add(record)
    assert world.add(record, now=500.0).status == StoreStatus.STORED
    assert world.store.providers(KEY, 601.0) == []


def test_a_withdrawal_needs_no_token_but_a_signature_and_a_record():
    world = World()
    tombstone = provider_record(KEY, 1, NOW_MS + 1, flags=ProviderFlag.WITHDRAWN)
    assert world.add(tombstone, b"").status == StoreStatus.BAD_TOKEN
    world.add(provider_record(KEY, 1, NOW_MS))
    forged = dataclasses.replace(tombstone, raw=tombstone.raw[:-64] + bytes(64))
    assert world.add(forged, b"").status == StoreStatus.INVALID
    assert world.store.providers(KEY, 0.0)
    assert world.add(tombstone, b"").status == StoreStatus.STORED
    assert world.store.providers(KEY, 0.0) == []


def test_metadata_is_kept_when_its_key_certifies_it():
    world = World()
    identifier, whole = metadata_record(1 << 30)
    key = content_key(identifier)
    parts = [p.encode() for p in split_parts(whole)]
    token = world.tokens.issue(ASKER.host, key, 0.0)
    assert world.ask(PutMetadata(key, bytes(8), parts[0])).status == StoreStatus.BAD_TOKEN
    wrong = world.tokens.issue(ASKER.host, KEY, 0.0)
    assert world.ask(PutMetadata(KEY, wrong, parts[0])).status == StoreStatus.INVALID
    reply = world.ask(PutMetadata(key, token, parts[4]))
    assert (reply.status, reply.held) == (StoreStatus.STORED, 1 << 4)
    with pytest.raises(RemoteProtocolError):
        world.ask(PutMetadata(key, token, b"\0"))
