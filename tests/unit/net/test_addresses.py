from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import RemoteProtocolError, UserFacingError
from engine.net.addresses import (
    Address,
    address_of,
    decode_address,
    encode_address,
    format_via,
    parse_address,
    parse_via,
    rank,
)
from engine.net.peer_id import peer_id_of

PEER = peer_id_of(bytes(range(32)))

ADDRESSES = st.builds(
    Address,
    st.just(""),
    st.one_of(
        st.ip_addresses().map(str),
        st.from_regex(r"[a-z0-9]([a-z0-9.-]{0,20}[a-z0-9])?", fullmatch=True),
    ),
    st.integers(0, 65535),
    st.sampled_from([None, PEER]),
).map(
    lambda a: Address(_kind(a.host), a.host, a.port, a.peer_id),
)


def _kind(host: str) -> str:
    try:
        return f"ip{ipaddress.ip_address(host).version}"
    except ValueError:
        return "dns4"


@given(ADDRESSES)
def test_text_and_bytes_round_trip(address: Address):
    assert parse_address(str(address)) == address
    assert decode_address(encode_address(address)) == address


def test_published_bytes():
    # multiformats/multiaddr, README: /ip4/127.0.0.1/tcp/1234 style
    assert encode_address(Address("ip4", "127.0.0.1", 1234)).hex() == "047f0000010604d2"
    assert decode_address(bytes.fromhex("29" + "00" * 15 + "01" + "061f90")) == Address(
        "ip6", "::1", 8080
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "127.0.0.1:80",
        "/ip4/1.2.3/tcp/1",
        "/ip4/1.2.3.4/udp/1",
        "/ip4/1.2.3.4/tcp/65536",
        "/ip4/1.2.3.4/tcp/-1",
        "/ip4/1.2.3.4/tcp/१",
        "/ip6/1.2.3.4/tcp/1",
        "/ip4/1.2.3.4/tcp/1/p2p/nobody",
        "/ip4/1.2.3.4/tcp/1/ws/x",
        f"/ip4/1.2.3.4/tcp/1/p2p/{PEER}/p2p-circuit",
        "/dns4/a b/tcp/1",
        "/dns4/-a/tcp/1",
        "/unix/x/tcp/1",
        "/ip4/1.2.3.4/tcp/1" * 100,
    ],
)
def test_what_is_no_address_gets_a_sentence(text: str):
    with pytest.raises(UserFacingError, match="is not a peer's address"):
        parse_address(text)


@given(st.binary(max_size=60))
def test_any_bytes_are_an_address_or_an_error(data: bytes):
    try:
        address = decode_address(data)
    except RemoteProtocolError:
        return
    assert decode_address(encode_address(address)) == address


@pytest.mark.parametrize("behind", [None, PEER])
def test_the_way_through_a_common_peer_is_read_as_it_was_written(behind):
    relay = parse_address(f"/ip4/45.45.45.1/tcp/5/p2p/{PEER}")
    text = format_via(relay, behind)
    assert parse_via(text) == (relay, behind)
    with pytest.raises(UserFacingError):
        parse_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/p2p-circuit",
        "/ip4/1.2.3.4/tcp/5",
        "/ip4/1.2.3.4/tcp/5/p2p-circuit/x",
        "/a/p2p-circuit",
    ],
)
def test_other_texts_are_no_way_through_a_peer(text: str):
    assert parse_via(text) is None


def test_the_nearest_comes_first_and_once():
    texts = [
        "/dns4/example.org/tcp/1",
        "/ip4/8.8.8.8/tcp/1",
        "/ip6/2a00::1/tcp/1",
        "/ip4/192.168.1.5/tcp/1",
        "/ip4/127.0.0.1/tcp/1",
        "/ip4/8.8.8.8/tcp/1",
    ]
    ranked = [str(address) for address in rank(map(parse_address, texts))]
    assert ranked == [texts[4], texts[3], texts[2], texts[1], texts[0]]


@pytest.mark.parametrize(
    ("host", "expected"),
    [("::ffff:10.0.0.1", "/ip4/10.0.0.1/tcp/9"), ("fe80::1%eth0", "/ip6/fe80::1/tcp/9")],
)
def test_socket_names_become_plain_addresses(host: str, expected: str):
    assert str(address_of(host, 9)) == expected


@pytest.mark.parametrize("text", ["/ip4/0.0.0.0/tcp/1", "/ip4/1.1.1.1/tcp/0", "/ip6/ff02::1/tcp/1"])
def test_some_addresses_lead_nowhere(text: str):
    assert not parse_address(text).is_dialable
