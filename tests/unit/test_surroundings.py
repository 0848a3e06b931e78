"""What follows from a change around the node: a real host and DHT on loopback, the rest made up."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from engine import surroundings
from engine.config import Endpoint, EngineConfig
from engine.dht.node import DhtNode
from engine.errors import EnvironmentFailure, PeerUnavailable
from engine.net.addresses import parse_address
from engine.net.host import Host
from engine.net.identity import Identity
from engine.net.interfaces import Interface
from engine.net.lan import Neighbour
from engine.net.pcp import MapReply
from engine.net.peer_id import peer_id_of
from engine.net.port_state import MapStatus
from engine.surroundings import Surroundings
from engine.views import Reach
from tests.helpers.aio import run

LOOPBACK = Interface("lo", 1, "127.0.0.1", 8)
HOME = Interface("eth0", 2, "192.168.7.20", 24)


class Opening:
    """A router that opens every port."""

    name = "PCP"
    closed = 0

    async def map(self, port: int, suggested: int, lease_s: int) -> MapReply:
        return MapReply(40001, lease_s, "45.45.45.1")

    async def unmap(self, port: int) -> None:
        type(self).closed += 1


@pytest.fixture
def wires(monkeypatch):
    """The interfaces of the moment, to be changed by the test, and a router."""
    found: list[Interface] = [LOOPBACK, HOME]
    monkeypatch.setattr(surroundings, "read_interfaces", lambda: tuple(found))
    monkeypatch.setattr(surroundings, "gateways", lambda _: ["192.168.7.1"])
    monkeypatch.setattr(surroundings, "RouterWay", lambda _: Opening())
    return found


async def listening(identity: Identity) -> tuple[Host, DhtNode]:
    """Both on one port: what is free for the one may be taken for the other."""
    while True:
        dht = DhtNode(identity.public_key, identity.sign, peer_id_of)
        host = Host(identity, agent="test")
        try:
            await host.listen("127.0.0.1", await dht.start("127.0.0.1", 0))
        except EnvironmentFailure:
            await dht.stop()
            await host.stop()
        else:
            return host, dht


@asynccontextmanager
async def around(folder: Path, listen: str = "127.0.0.1", **settings: Any):
    host, dht = await listening(Identity.generate())
    changed = asyncio.Event()
    config = EngineConfig(
        home=folder,
        download_dir=folder,
        listen=Endpoint(listen, 0),
        **{"lan": False, "portmap": False, **settings},
    )
    made = Surroundings(config, host, dht, changed.set)
    try:
        await made.start()
        yield made, host, dht, changed
    finally:
        await made.stop()
        await host.stop()
        await dht.stop()


def test_an_open_port_is_told_to_everybody_and_closed_at_the_end(tmp_path, wires):
    async def main():
        Opening.closed = 0
        async with around(tmp_path, "", portmap=True) as (made, host, dht, changed):
            while made.mapping.status is MapStatus.ASKING:
                await changed.wait()
            assert made.reachability().reach is Reach.EVERYBODY
            first = f"/ip4/45.45.45.1/tcp/40001/p2p/{host.peer_id}"
            assert host.listen_addresses()[0] == first
            assert dht._is_server()
        assert Opening.closed == 1

    run(main())


def test_a_test_asks_the_router_again(tmp_path, wires, monkeypatch):
    async def main():
        async with around(tmp_path, "", portmap=True) as (made, *_):
            while made.mapping.status is not MapStatus.MAPPED:
                await asyncio.sleep(0.001)

            async def refuse(*_args):
                raise PeerUnavailable("not any more")

            monkeypatch.setattr(Opening, "map", refuse)
            await made.look_again()
            assert made.mapping.status is not MapStatus.MAPPED
            assert made.reachability().reach is Reach.NETWORK

    run(main())


def test_a_router_that_never_answers_holds_no_test_up(tmp_path, wires, monkeypatch):
    monkeypatch.setattr(surroundings, "LOOK_S", 0.02)

    async def silent(*_args):
        await asyncio.sleep(3600)

    monkeypatch.setattr(Opening, "map", silent)

    async def main():
        async with around(tmp_path, "", portmap=True) as (made, *_):
            await made.look_again()
            assert made.mapping.status is MapStatus.ASKING

    run(main())


def test_without_an_interface_there_is_no_network_and_no_router_is_asked(tmp_path, wires):
    async def main():
        wires[:] = [LOOPBACK]
        async with around(tmp_path, "", portmap=True) as (made, _, _, changed):
            assert made.reachability().sentence.startswith("No network: ")
            made._interfaces_changed((LOOPBACK, HOME))
            while made.mapping.status is not MapStatus.MAPPED:
                await changed.wait()
                changed.clear()

    run(main())


def test_a_moment_without_descriptors_does_not_end_the_watch(tmp_path, wires, monkeypatch):
    monkeypatch.setattr(surroundings, "WATCH_S", 0.01)
    told = iter([(LOOPBACK,), OSError(24, "Too many open files"), (LOOPBACK, HOME)])

    def read():
        found = next(told, (LOOPBACK, HOME))
        if isinstance(found, OSError):
            raise found
        return found

    monkeypatch.setattr(surroundings, "read_interfaces", read)

    async def main():
        async with around(tmp_path, "", portmap=True) as (made, _, _, changed):
            while made.mapping.status is not MapStatus.MAPPED:
                await changed.wait()
                changed.clear()

    run(main(), 20)


def test_a_node_on_loopback_says_so(tmp_path, wires):
    async def main():
        async with around(tmp_path) as (made, *_):
            assert "loopback" in made.reachability().sentence

    run(main())


def test_somebody_who_came_in_from_outside_is_a_proof(tmp_path, wires):
    async def main():
        async with around(tmp_path, "") as (made, _, _, changed):

            def connected(host: str, *, initiator: bool = False, invited: bool = False) -> None:
                told = {"remote_address": (host, 1), "initiator": initiator, "invited": invited}
                made._on_connected(SimpleNamespace(**told))

            connected("45.45.45.9", initiator=True)
            connected("192.168.7.9")
            connected("45.45.45.9", invited=True)
            assert made.reachability().reach is Reach.NETWORK
            connected("45.45.45.9")
            assert made.reachability().reach is Reach.EVERYBODY
            assert changed.is_set()

    run(main())


def test_a_neighbour_is_given_to_the_dht_and_is_nearby(tmp_path, wires):
    async def main():
        async with around(tmp_path, "") as (made, _, dht, _), around(tmp_path) as (_, other, _, _):
            address = parse_address(other.listen_addresses()[0])
            met: list[Neighbour] = []
            made.on_neighbour = met.append
            made._on_found(Neighbour(other.peer_id, (address,)))
            assert [one.peer_id for one in met] == [other.peer_id]
            while not dht.contact_count:
                await asyncio.sleep(0.001)
            assert made.is_nearby("somebody", "192.168.7.9")
            assert not made.is_nearby("somebody", "45.45.45.9")

    run(main())


def test_a_name_that_nobody_knows_is_told(tmp_path, wires, monkeypatch):
    async def nobody(host: str, port: int) -> list[Any]:
        return [] if host == "nowhere.invalid" else [(host, port)]

    async def main():
        monkeypatch.setattr(surroundings, "resolve", nobody)
        async with around(tmp_path, "") as (made, _, dht, _):
            monkeypatch.setattr(dht, "bootstrap", lambda _: asyncio.sleep(0))
            (told,) = await made.join([Endpoint("nowhere.invalid", 7), Endpoint("127.0.0.1", 7)])
            assert told == (
                "The computer nowhere.invalid to start from is not known: check the spelling of "
                "--bootstrap nowhere.invalid:7, and the network. It is tried again."
            )

    run(main())


def test_peers_that_help_others_to_reach_us_are_told_to_all(tmp_path, wires):
    common = Identity.generate()
    via = parse_address(f"/ip4/45.45.45.9/tcp/52413/p2p/{common.peer_id}")

    class Held:
        addresses = (via,)

        async def refresh(self, *, wanted: bool) -> bool:
            changed, self.addresses = self.addresses != (via,) * wanted, (via,) * wanted
            return changed or wanted

    async def main():
        async with around(tmp_path, "") as (made, host, dht, _):
            made._anchors = Held()
            await made._anchor()
            assert host.dials_from_port
            assert made.reachability().reach is Reach.HELPED
            assert f"{via}/p2p-circuit/p2p/{host.peer_id}" in host.told_addresses()
            assert not any("p2p-circuit" in text for text in host.listen_addresses())
            (told,) = dht._publisher.vias
            assert (told.public_key, told.endpoint) == (common.public_key, ("45.45.45.9", 52413))
            made._came_in = True
            await made._anchor()
            assert not host.dials_from_port
            assert host.via == () == dht._publisher.vias
            assert made.reachability().reach is Reach.EVERYBODY

    run(main())
