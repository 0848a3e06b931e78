from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.dht import endpoints
from engine.dht.endpoints import Endpoint, from_multiaddr, pack, to_multiaddr, unpack
from engine.errors import RemoteProtocolError

hosts = (st.ip_addresses(v=4) | st.ip_addresses(v=6)).map(str)


@given(hosts, st.integers(1, 65535))
def test_what_can_be_unpacked_packs_to_the_same(host, port):
    endpoint = Endpoint(host, port)
    try:
        assert unpack(pack(endpoint)) == endpoint
    except RemoteProtocolError:
        assert (
            endpoints.is_local(host)
            or endpoints.is_unspecified(host)
            or ":" in host
            or (host.startswith("2"))
        )


@given(hosts, st.integers(0, 65535))
def test_multiaddrs_round_trip(host, port):
    text = to_multiaddr(Endpoint(host, port))
    again = from_multiaddr(text)
    assert again == Endpoint(endpoints.canonical(host), port)
    assert from_multiaddr(text + "/p2p/12D3KooW") == again


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "/ip4/1.2.3.4",
        "/ip4/1.2.3.4/udp/5",
        "/dns/example.org/tcp/5",
        "/ip4/1.2.3.4/tcp/70000",
        "/ip4/1.2.3.4/tcp/-1",
        "/ip4/x/tcp/5",
        "/ip4/1.2.3.4/tcp/5/ws",
        "/ip4/1.2.3.4/tcp/5/ws/x",
        "1.2.3.4:5",
    ],
)
def test_other_multiaddrs_are_passed_over(text):
    assert from_multiaddr(text) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(5),
        bytes(7),
        b"\x7f\0\0\1\0\0",
        b"\0\0\0\0\0\1",
        b"\xff\xff\xff\xff\0\1",
        b"\xe0\0\0\1\0\1",
        bytes(10) + b"\xff\xff\x7f\0\0\1\0\1",  # ::ffff:127.0.0.1
        bytes(17) + b"\1",
    ],
)
def test_endpoints_nobody_may_name(data):
    with pytest.raises(RemoteProtocolError):
        unpack(data)


def test_locality_and_groups():
    assert all(map(endpoints.is_local, ("127.0.0.1", "10.1.2.3", "192.168.0.1", "fe80::1", "::1")))
    assert not endpoints.is_local("8.8.8.8")
    assert endpoints.group_of("8.8.8.8") == endpoints.group_of("8.8.8.9")
    assert endpoints.group_of("8.8.8.8") != endpoints.group_of("8.8.9.8")
    assert endpoints.network_of("8.8.8.8") == endpoints.network_of("8.8.9.8")
    assert endpoints.subscriber_of("2001:db8::1") == endpoints.subscriber_of("2001:db8::2")
    assert endpoints.subscriber_of("8.8.8.8") != endpoints.subscriber_of("8.8.8.9")
    assert endpoints.canonical("::ffff:1.2.3.4") == "1.2.3.4"
