"""Neighbours on loopback by real multicast, and hostile claims straight into the listener."""

from __future__ import annotations

import asyncio
import socket
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zeroconf import ServiceStateChange
from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

from engine.net import lan
from engine.net.identity import Identity
from engine.net.interfaces import Interface
from engine.net.lan import MAX_ADDRESSES, MAX_NAME, MAX_NEIGHBOURS, SERVICE, Lan, Neighbour
from engine.net.peer_id import PeerId
from tests.helpers.aio import run

LOOPBACK = (Interface("lo", 1, "127.0.0.1", 8),)
HOME = Interface("eth0", 2, "192.168.7.20", 24)


class Heard:
    """A node on the network, and whom it met and lost."""

    def __init__(self, port: int, name: str = "") -> None:
        self.peer_id = Identity.generate().peer_id
        self.met: asyncio.Queue[Neighbour] = asyncio.Queue()
        self.lost: asyncio.Queue[PeerId] = asyncio.Queue()
        self.lan = Lan(
            self.peer_id,
            port,
            on_found=self.met.put_nowait,
            on_lost=self.lost.put_nowait,
            name=name,
        )

    async def meet(self, other: Heard) -> Neighbour:
        while (neighbour := await self.met.get()).peer_id != other.peer_id:
            pass  # somebody else on this machine
        return neighbour


def test_two_nodes_meet_and_part():
    async def main():
        first, second = Heard(1111), Heard(2222, "anna-laptop.fritz.box")
        first.lan.start(LOOPBACK)
        second.lan.start(LOOPBACK)
        met = await first.meet(second)
        assert met.name == first.lan.name_of(second.peer_id) == "anna-laptop"
        assert [str(address) for address in met.addresses] == [
            f"/ip4/127.0.0.1/tcp/2222/p2p/{second.peer_id}"
        ]
        await second.meet(first)
        assert second.lan.is_neighbour(first.peer_id)
        assert second.lan.name_of(first.peer_id) == ""
        assert not second.lan.is_neighbour(second.peer_id)
        await first.lan.stop()
        assert await second.lost.get() == first.peer_id
        assert not second.lan.is_neighbour(first.peer_id)
        await second.lan.stop()
        await second.lan.stop()

    run(main())


def test_an_interface_that_goes_and_comes():
    async def main():
        first, second = Heard(1111), Heard(2222)
        first.lan.start(())
        second.lan.start(LOOPBACK)
        first.lan.interfaces_changed(LOOPBACK)
        await first.meet(second)
        first.lan.interfaces_changed(())
        assert await first.lost.get() == second.peer_id
        first.lan.interfaces_changed(LOOPBACK)
        await first.meet(second)
        await first.lan.stop()
        await second.lan.stop()

    run(main())


def test_where_multicast_is_impossible_there_is_nobody(monkeypatch):
    async def main():
        tried = asyncio.Event()

        def impossible(**_: Any) -> None:
            tried.set()
            raise OSError("no multicast here")

        monkeypatch.setattr(lan, "AsyncZeroconf", impossible)
        alone = Heard(1111)
        alone.lan.start(LOOPBACK)
        await tried.wait()
        assert alone.lan.neighbours == ()
        tried.clear()
        alone.lan.interfaces_changed((HOME,))
        await tried.wait()
        await alone.lan.stop()

    run(main())


def test_hostile_records_and_garbage_harm_nobody(caplog):
    async def main():
        first, second = Heard(1111), Heard(2222)
        first.lan.start(LOOPBACK)
        stranger = AsyncZeroconf(interfaces=["127.0.0.1"])
        liar = somebody()
        for name, hosts, txt in [
            (liar, ["45.45.45.1"], b""),
            ("no peer", ["127.0.0.1"], b"\xff" * 90),
            (somebody(), ["127.0.0.1"], bytes([200]) + b"\0\xfe=" * 30),
        ]:
            service = AsyncServiceInfo(
                SERVICE, f"{name}.{SERVICE}", port=9, properties=txt, parsed_addresses=hosts
            )
            await stranger.async_register_service(service, cooperating_responders=True)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.setsockopt(
                socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1")
            )
            for number in range(200):
                sender.sendto(Random(number).randbytes(number * 7), ("224.0.0.251", 5353))
        second.lan.start(LOOPBACK)
        await first.meet(second)
        assert not first.lan.is_neighbour(liar)
        await stranger.async_close()
        await first.lan.stop()
        await second.lan.stop()

    run(main())
    assert caplog.records == []


# --- claims --------------------------------------------------------------------------------


def somebody() -> PeerId:
    return Identity.generate().peer_id


def listening() -> Heard:
    """A node on a home network that is not really there."""
    heard = Heard(1111)
    heard.lan._wires = (HOME,)
    return heard


@pytest.mark.parametrize(
    ("hosts", "port"),
    [
        (["45.45.45.1"], 52413),  # somebody far away, to be dialled by all of a network
        (["127.0.0.1"], 22),
        (["192.168.7.2"], 0),
        (["192.168.7.2"], 70000),
        ([], 52413),
        (["nonsense"], 52413),
    ],
)
def test_claims_that_cannot_be_true_are_passed_over(hosts, port):
    async def main():
        heard = listening()
        heard.lan._take(somebody(), hosts, port)
        assert heard.lan.neighbours == ()

    run(main())


def test_of_many_addresses_and_neighbours_some_are_kept():
    async def main():
        heard = listening()
        many = [f"192.168.7.{number}" for number in range(1, 200)]
        peers = [somebody() for _ in range(MAX_NEIGHBOURS + 2)]
        for peer in peers:
            heard.lan._take(peer, many, 52413)
        assert len(heard.lan.neighbours) == MAX_NEIGHBOURS
        assert all(len(one.addresses) == MAX_ADDRESSES for one in heard.lan.neighbours)
        assert [heard.lost.get_nowait() for _ in range(2)] == peers[:2]

    run(main())


@pytest.mark.parametrize(
    ("claimed", "shown"),
    [
        (b"anna-laptop", "anna-laptop"),
        ("Björns Rechner".encode(), "Björns Rechner"),
        (b"a\nb\x1b[31m\xe2\x80\xaec", "ab[31mc"),  # no new line, no colour, no turned order
        (b"\xff\xfe", "��"),
        (b"x" * 250, "x" * MAX_NAME),
        (b" . ", ""),
        (None, ""),
    ],
)
def test_a_name_is_one_readable_line(claimed, shown):
    assert lan._named({b"name": claimed}) == shown
    assert lan._named({}) == ""


def test_a_neighbour_that_says_the_same_again_is_no_news():
    async def main():
        heard = listening()
        peer = somebody()
        heard.lan._take(peer, ["192.168.7.2"], 52413)
        heard.lan._take(peer, ["192.168.7.2"], 52413)
        heard.lan._take(peer, ["192.168.7.3"], 52413)
        assert heard.met.qsize() == 2

    run(main())


@given(st.text(max_size=80), st.booleans())
def test_an_instance_that_is_no_peer_is_not_asked(name, as_service):
    async def main():
        heard = listening()
        whole = f"{name}.{SERVICE}" if as_service else name
        for change in ServiceStateChange:
            heard.lan._on_service(None, SERVICE, whole, change)
        heard.lan._on_service(None, SERVICE, f"{heard.peer_id}.{SERVICE}", ServiceStateChange.Added)
        assert heard.lan._tasks.names == []

    asyncio.run(main())
