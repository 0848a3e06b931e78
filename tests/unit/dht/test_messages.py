from __future__ import annotations

import contextlib

import pytest
import umsgpack
from hypothesis import given
from hypothesis import strategies as st

from engine.dht import messages
from engine.dht.endpoints import Endpoint
from engine.dht.ids import Key, NodeId
from engine.dht.messages import (
    AddProvider,
    CompactNode,
    FindNode,
    GetMetadata,
    GetProviders,
    IncomingReply,
    IncomingRequest,
    Metadata,
    Nodes,
    Ping,
    Pong,
    Providers,
    PutMetadata,
    Stored,
    decode,
    decode_result,
    encode_reply,
    encode_request,
)
from engine.dht.records import MAX_PART_BYTES, MAX_RECORD_BYTES, MIN_RECORD_BYTES
from engine.errors import RemoteProtocolError

RPC_ID = bytes(range(20))
SENDER = bytes(range(32))
TOKEN = b"8 bytes."

keys = st.binary(min_size=32, max_size=32).map(Key)
requests = st.one_of(
    st.just(Ping()),
    st.builds(FindNode, keys),
    st.builds(GetProviders, keys, st.integers(0, messages.MAX_COUNT)),
    st.builds(
        AddProvider,
        keys,
        st.sampled_from([b"", TOKEN]),
        st.binary(min_size=MIN_RECORD_BYTES, max_size=MAX_RECORD_BYTES),
    ),
    st.builds(GetMetadata, keys, st.integers(0, 31)),
    st.builds(PutMetadata, keys, st.just(TOKEN), st.binary(min_size=1, max_size=MAX_PART_BYTES)),
)


def compact(seed: int, host: str = "192.0.2.7") -> CompactNode:
    return CompactNode(NodeId(bytes([seed]) * 32), Endpoint(host, 1 + seed))


nodes4 = st.lists(st.builds(compact, st.integers(0, 255)), max_size=20).map(tuple)
nodes6 = st.lists(st.builds(compact, st.integers(0, 255), st.just("2001:db8::1")), max_size=20)
nodes = nodes4 | nodes6.map(tuple)
tokens = st.just(TOKEN)
held = st.integers(0, 2**32 - 1)
raws = st.lists(st.binary(min_size=MIN_RECORD_BYTES, max_size=MAX_RECORD_BYTES), max_size=4)
exchanges = st.one_of(
    st.tuples(st.just(Ping()), st.just(Pong(Endpoint("8.8.8.8", 53)))),
    st.tuples(st.builds(FindNode, keys), st.builds(Nodes, nodes, tokens)),
    st.tuples(
        st.builds(GetProviders, keys),
        st.builds(Providers, nodes, tokens, raws.map(tuple), st.integers(0, 1000)),
    ),
    st.tuples(
        st.builds(AddProvider, keys, tokens, st.just(bytes(200))),
        st.builds(Stored, st.integers(0, 4), held, st.integers(0, 2**64 - 1)),
    ),
    st.tuples(
        st.builds(GetMetadata, keys),
        st.builds(Metadata, nodes, tokens, held, st.binary(max_size=MAX_PART_BYTES)),
    ),
)


@given(requests, st.integers(0, 3))
def test_requests_are_read_as_written_and_padded(request, flags):
    datagram = encode_request(RPC_ID, SENDER, flags, request)
    incoming = decode(datagram)
    assert incoming == IncomingRequest(RPC_ID, NodeId(SENDER), flags, request, len(datagram))
    assert len(datagram) <= messages.MAX_DATAGRAM
    if isinstance(request, FindNode | GetProviders | GetMetadata):
        assert len(datagram) == messages.PADDED_BYTES
    if isinstance(request, Ping):
        assert len(datagram) == messages.PADDED_PING_BYTES


@given(exchanges, st.booleans(), st.booleans())
def test_replies_are_read_as_written(exchange, from_server, proving):
    request, reply = exchange
    proof = (bytes(32), bytes(64)) if proving else None
    datagram = encode_reply(RPC_ID, from_server, reply, proof)
    if len(datagram) > messages.MAX_DATAGRAM:
        return
    incoming = decode(datagram)
    assert isinstance(incoming, IncomingReply)
    assert incoming.from_server is from_server
    assert bool(incoming.public_key) is proving
    assert decode_result(request, incoming.result) == reply
    assert messages.rpc_id_of_reply(datagram) == RPC_ID


@given(st.binary(max_size=1300))
def test_any_bytes_give_a_message_or_the_one_error(data):
    for prefix in (b"", b"\0" + RPC_ID, b"\1" + RPC_ID):
        with contextlib.suppress(RemoteProtocolError):
            decode(prefix + data)


msgpack_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats()
    | st.binary(max_size=40)
    | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=12,
)


@given(msgpack_values, st.sampled_from([Ping, FindNode, GetProviders, GetMetadata, AddProvider]))
def test_any_msgpack_result_gives_a_reply_or_the_one_error(value, kind):
    request = {
        Ping: Ping(),
        FindNode: FindNode(Key(SENDER)),
        GetProviders: GetProviders(Key(SENDER)),
        GetMetadata: GetMetadata(Key(SENDER)),
        AddProvider: AddProvider(Key(SENDER), TOKEN, bytes(200)),
    }[kind]
    with contextlib.suppress(RemoteProtocolError):
        decode_result(request, value)


@pytest.mark.parametrize(
    "body",
    [
        [1, "ping", SENDER, 0, [], bytes(421)],
        [2, "ping", SENDER, 0, []],
        [True, "ping", SENDER, 0, []],
        [1, "ping", SENDER[:20], 0, []],
        [1, "ping", SENDER + b"\0", 0, []],
        [1, "ping", "x" * 32, 0, []],
        [1, "ping", SENDER, -1, []],
        [1, "ping", SENDER, True, []],
        [1, "ping", SENDER, 0, [1]],
        [1, "ping", SENDER, 0, {}],
        [1, "stun", SENDER, 0, []],
        [1, "store", SENDER, 0, [b"k", b"v"]],
        [1, "__init__", SENDER, 0, []],
        [1, ["ping"], SENDER, 0, []],
        [1, "find_node", SENDER, 0, [b"\1"]],
        [1, "find_node", SENDER, 0, [SENDER + b"\0"]],
        [1, "get_meta", SENDER, 0, [SENDER, 32]],
        [1, "get_providers", SENDER, 0, [SENDER, 1.0]],
        [1, "put_meta", SENDER, 0, [SENDER, b"short", b"x"]],
        [1, "add_provider", SENDER, 0, [SENDER, TOKEN, bytes(5000)]],
        {},
        "hello",
        [],
    ],
)
def test_requests_out_of_form_are_refused(body):
    with pytest.raises(RemoteProtocolError):
        decode(b"\0" + RPC_ID + umsgpack.packb(body))


def test_hostile_msgpack_is_one_error():
    for data in (
        b"\x91" * 1200,  # nested deeper than the interpreter allows
        b"\xdd\xff\xff\xff\xff",  # an array of four thousand million
        b"\xc6\xff\xff\xff\xff",  # and a byte string
        b"\xd7\xff" + b"\xff" * 8,  # a timestamp far away
        b"\xc7\x0c\xff" + b"\xff" * 12,
        b"\x82\xc0\x01\xc0\x01",  # the same key twice
        b"\x81\x91\x01\x01",  # a list as key
        b"\xc1",
        b"\xa4\xff\xfe\xfd\xfc",  # no UTF-8
        umsgpack.packb([1, "ping", SENDER, 0, []]) + b"\0",  # bytes left over
    ):
        with pytest.raises(RemoteProtocolError):
            decode(b"\0" + RPC_ID + data)


def test_entries_that_cannot_be_sent_to_are_left_out_and_hide_nothing():
    good = compact(7)
    blob = (
        bytes(32) + bytes([127, 0, 0, 1]) + b"\0\0"  # port 0
        + bytes(32) + bytes([0, 0, 0, 0]) + b"\0\1"  # everywhere
        + bytes(32) + bytes([224, 0, 0, 1]) + b"\0\1"  # multicast
        + good.id + bytes([192, 0, 2, 7]) + b"\0\x08"
    )  # fmt: skip
    reply = decode_result(FindNode(Key(SENDER)), [blob, TOKEN])
    assert reply == Nodes((good,), TOKEN)


def test_node_lists_that_are_too_long_or_uneven_are_refused():
    for size in (37, 39, 38 * 21, 38 * 1500, 50 * 21):
        with pytest.raises(RemoteProtocolError):
            decode_result(FindNode(Key(SENDER)), [bytes(size), TOKEN])


@pytest.mark.parametrize("host", ["192.0.2.7", "2001:db8::7"])
@pytest.mark.parametrize("count", range(21))
def test_the_length_of_a_node_list_tells_its_family(host, count):
    # 19 nodes of IPv6 are as long as 25 of IPv4, which no reply has.
    reply = Nodes(tuple(compact(i, host) for i in range(count)), TOKEN)
    incoming = decode(encode_reply(RPC_ID, True, reply))
    assert isinstance(incoming, IncomingReply)
    assert decode_result(FindNode(Key(SENDER)), incoming.result) == reply


def test_twenty_nodes_and_a_proof_fit_into_one_datagram():
    for host in ("192.0.2.7", "2001:db8::7"):
        reply = Nodes(tuple(compact(i, host) for i in range(20)), TOKEN)
        datagram = encode_reply(RPC_ID, True, reply, (bytes(32), bytes(64)))
        assert len(datagram) <= min(messages.MAX_DATAGRAM, 3 * messages.PADDED_BYTES)
