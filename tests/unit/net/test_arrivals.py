"""One place may knock so often and hold so many connections, whatever names it gives itself."""

from __future__ import annotations

import asyncio

import pytest

from engine.errors import PeerUnavailable
from engine.net import arrivals as arrivals_module
from engine.net import gate as gate_module
from engine.net import host as host_module
from engine.net.arrivals import ARRIVAL_BURST, ARRIVAL_RATE, Arrivals, origin_of
from tests.helpers.aio import run
from tests.unit.net.net_helpers import World, in_world, until


def test_an_origin_is_an_address_or_a_subscribers_network():
    assert origin_of("192.0.2.7") == "192.0.2.7"
    assert origin_of("::ffff:192.0.2.7") == "192.0.2.7"
    assert (
        origin_of("2001:db8:1:2:3::4") == origin_of("2001:db8:1:2:ffff::1") == "2001:db8:1:2::/64"
    )
    assert origin_of("fe80::1%eth0") == "fe80::/64"
    assert origin_of("127.0.0.1") == origin_of("::1") == origin_of("") == ""


def test_after_a_burst_it_is_let_in_at_a_rate():
    arrivals = Arrivals()
    came = [arrivals.come("a", 0.0) for _ in range(int(ARRIVAL_BURST) + 5)]
    assert sum(came) == ARRIVAL_BURST
    assert arrivals.come("b", 0.0)
    assert not arrivals.come("a", 0.9 / ARRIVAL_RATE)
    assert arrivals.come("a", 2.0 / ARRIVAL_RATE)


def test_origins_are_forgotten_in_turn(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(arrivals_module, "MAX_ORIGINS", 2)
    arrivals = Arrivals()
    for origin in "abc":
        arrivals.come(origin, 0.0)
    assert list(arrivals._lately) == ["b", "c"]


def test_one_host_cannot_take_every_place(monkeypatch: pytest.MonkeyPatch):
    """Two hundred peers of one address: 64 get in, and somebody else still does."""
    for module in (host_module, gate_module):
        monkeypatch.setattr(module, "origin_of", lambda host: "two" if ":" in host else "one")
    monkeypatch.setattr(arrivals_module, "ARRIVAL_BURST", 1000.0)

    async def body(world: World) -> None:
        hub = await world.host(max_connections=200)
        (address,) = hub.listen_addresses()
        crowd = [await world.host(listen=False) for _ in range(100)]
        got = 0
        for start in range(0, 100, 4):  # fewer at once than handshakes are borne from one address
            tries = (peer.connect([address], force=True) for peer in crowd[start : start + 4])
            results = await asyncio.gather(*tries, return_exceptions=True)
            got += sum(not isinstance(one, BaseException) for one in results)
        assert got == arrivals_module.MAX_PER_ORIGIN
        port = await hub.listen("::1", 0)
        honest = await world.host(listen=False)
        await honest.connect([f"/ip6/::1/tcp/{port}"])
        await until(lambda: len(hub.connections) == arrivals_module.MAX_PER_ORIGIN + 1)

    run(in_world(body))


def test_who_comes_and_goes_in_a_loop_is_not_let_in_for_ever(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(gate_module, "origin_of", lambda host: "one")
    monkeypatch.setattr(arrivals_module, "ARRIVAL_BURST", 5.0)
    monkeypatch.setattr(arrivals_module, "ARRIVAL_RATE", 0.0)

    async def body(world: World) -> None:
        hub = await world.host()
        (address,) = hub.listen_addresses()
        peer = await world.host(listen=False)
        for _ in range(5):
            await peer.connect([address], force=True)
            await peer.disconnect(hub.peer_id)
            await until(lambda: not peer.connections)
        with pytest.raises(PeerUnavailable):
            await peer.connect([address], force=True)

    run(in_world(body))
