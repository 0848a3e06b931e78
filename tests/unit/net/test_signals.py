"""Signals: their bytes, and which addresses a peer may be made to dial."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import RemoteProtocolError
from engine.net.addresses import Address, address_of, parse_address
from engine.net.peer_id import peer_id_of
from engine.net.signal_pb2 import Signal as Message
from engine.net.signals import (
    MAX_PORTS,
    MAX_SIGNAL,
    MAX_TARGETS,
    Kind,
    Signal,
    SignalReader,
    acceptable,
    decode_signal,
    encode_signal,
    vouched,
)
from engine.net.varint import encode_varint

PEER = peer_id_of(bytes(range(32)))
SEEN = address_of("45.45.45.11", 40_001)
RELAY = address_of("45.45.45.1", 52413)

addresses = st.builds(
    address_of,
    st.ip_addresses().map(str).filter(lambda host: not host.startswith("::ffff:")),
    st.integers(0, 65535),
)
signals = st.builds(
    lambda kind, ports, places, reachable, reason, opening: Signal(
        kind,
        PEER if kind in (Kind.CONNECT, Kind.OFFER) else None,
        tuple(ports),
        tuple(places),
        reachable,
        reason,
        opening,
    ),
    st.sampled_from(Kind),
    st.lists(st.integers(0, 65535), max_size=MAX_PORTS),
    st.lists(addresses, max_size=MAX_TARGETS),
    st.booleans(),
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.integers(0, 10_000),
)


@given(st.lists(signals, max_size=3), st.integers(1, 40))
def test_signals_are_read_as_they_were_written_in_any_pieces(sent, size):
    data, reader = b"".join(map(encode_signal, sent)), SignalReader()
    read = [
        signal
        for start in range(0, len(data), size)
        for signal in reader.receive(data[start : start + size])
    ]
    assert read == sent


@given(st.binary(max_size=200))
def test_any_bytes_give_signals_or_the_one_error(data):
    with contextlib.suppress(RemoteProtocolError):
        SignalReader().receive(data)


@pytest.mark.parametrize(
    "message",
    [
        Message(),
        Message(kind=1),
        Message(kind=4, peer=bytes(38)),
        Message(kind=3, ports=[1] * (MAX_PORTS + 1)),
        Message(kind=3, ports=[65536]),
        Message(kind=3, addresses=[b"\x04\x7f\0\0\1\x06\x20\0"] * (MAX_TARGETS + 1)),
        Message(kind=3, addresses=[b"\x04"]),
    ],
)
def test_what_breaks_a_bound_is_refused(message):
    with pytest.raises(RemoteProtocolError):
        decode_signal(message.SerializeToString())


def test_a_reason_that_is_no_utf_8_is_refused():
    body = Message(kind=5, reason="no").SerializeToString()
    with pytest.raises(RemoteProtocolError):
        decode_signal(body.replace(b"no", b"\xff\xfe"))


def test_a_long_signal_is_not_waited_for():
    with pytest.raises(RemoteProtocolError, match="too long"):
        SignalReader().receive(encode_varint(MAX_SIGNAL + 1))


@given(st.lists(st.integers(0, 65535), max_size=MAX_PORTS), st.booleans())
def test_a_peer_is_vouched_for_only_at_the_host_where_it_is_seen(ports, reachable):
    told = vouched(SEEN, ports, reachable=reachable)
    assert {address.host for address in told} <= {SEEN.host}
    assert all(address == SEEN or address.port >= 1024 for address in told)
    assert len(told) <= MAX_TARGETS
    assert (SEEN in told) is not reachable or SEEN.port in ports


@pytest.mark.parametrize(
    ("relay", "place", "good"),
    [
        (RELAY, "/ip4/45.45.45.12/tcp/5000", True),
        (RELAY, "/ip4/192.168.7.1/tcp/5000", False),  # the router of the one who dials
        (RELAY, "/ip4/127.0.0.1/tcp/5000", False),  # and its own services
        (RELAY, "/ip4/45.45.45.12/tcp/22", False),
        (RELAY, "/dns/victim.example/tcp/5000", False),
        (RELAY, "/ip4/0.0.0.0/tcp/5000", False),
        (address_of("192.168.7.2", 1), "/ip4/192.168.7.1/tcp/5000", True),
        (address_of("192.168.7.2", 1), "/ip4/127.0.0.1/tcp/5000", False),
        (address_of("127.0.0.1", 1), "/ip4/127.0.0.1/tcp/5000", True),
    ],
)
def test_nobody_is_dialled_who_is_nearer_than_the_common_peer(relay: Address, place, good):
    address = parse_address(place)
    assert acceptable(relay, [address]) == ((address,) if good else ())
