"""Which peers a node that cannot be dialled keeps to. Loopback counts as the world here."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest

from engine.net import anchors
from engine.net.addresses import Address
from engine.net.anchors import ANCHORS, Anchors
from engine.net.host import Host
from engine.net.punch import Puncher
from tests.helpers.aio import run
from tests.unit.net.net_helpers import World, in_world, until


@pytest.fixture(autouse=True)
def the_world_is_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Address, "is_public", property(lambda _: True))


class Place:
    """A host that looks for anchors among others, each at an address of its own."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.others: list[Host] = []
        self.punchers: list[Puncher] = []

    async def other(self, *, speaks: bool = True) -> Host:
        host = await self.world.host(listen=False)
        await host.listen(f"127.0.0.{len(self.others) + 2}", 0)
        if speaks:
            self.punchers.append(Puncher(host))
        self.others.append(host)
        return host

    def candidates(self) -> list[tuple[str, int]]:
        return [(f"127.0.0.{n}", host.port) for n, host in enumerate(self.others, 2)]


@asynccontextmanager
async def place(world: World):
    made = Place(world)
    try:
        yield made
    finally:
        for puncher in made.punchers:
            await puncher.stop()


def looking(body):
    async def inside(world: World) -> None:
        async with place(world) as made:
            host = await world.host()
            await body(made, host, Anchors(host, made.candidates))

    run(in_world(inside))


async def settle(host: Host, found: Anchors, rounds: int) -> None:
    for _ in range(rounds):
        await found.refresh(wanted=True)
        await until(lambda: all(host.info(c.peer_id) for c in host.connections))


def test_two_that_take_calls_and_bring_people_together_are_kept():
    async def body(made: Place, host: Host, found: Anchors) -> None:
        for _ in range(4):
            await made.other()
        await settle(host, found, 5)
        assert len(found.addresses) == ANCHORS == len(host.connections)
        assert {each.peer_id for each in found.addresses} == {c.peer_id for c in host.connections}
        assert not await found.refresh(wanted=True)

    looking(body)


def test_they_are_the_same_after_a_restart():
    async def body(made: Place, host: Host, found: Anchors) -> None:
        for _ in range(5):
            await made.other()
        await settle(host, found, 4)
        for connection in host.connections:
            connection.close()
        await until(lambda: not host.connections)
        again = Anchors(host, lambda: reversed(made.candidates()))
        await settle(host, again, 4)
        assert set(again.addresses) == set(found.addresses)

    looking(body)


def test_one_that_goes_is_replaced():
    async def body(made: Place, host: Host, found: Anchors) -> None:
        for _ in range(3):
            await made.other()
        await settle(host, found, 4)
        gone = found.addresses[0]
        await next(other for other in made.others if other.peer_id == gone.peer_id).stop()
        await until(lambda: host.connection(gone.peer_id) is None)
        await settle(host, found, 4)
        assert len(found.addresses) == ANCHORS
        assert gone not in found.addresses

    looking(body)


def test_who_brings_nobody_together_is_let_go():
    async def body(made: Place, host: Host, found: Anchors) -> None:
        await made.other(speaks=False)
        await settle(host, found, 3)
        assert found.addresses == ()
        await until(lambda: not host.connections)

    looking(body)


def test_who_dialled_us_is_no_anchor_and_who_we_use_already_is_one():
    async def body(made: Place, host: Host, found: Anchors) -> None:
        caller, callee = await made.other(), await made.other()
        await caller.connect(host.listen_addresses())
        await host.connect(callee.listen_addresses())
        made.others.clear()
        await settle(host, found, 2)
        assert [each.peer_id for each in found.addresses] == [callee.peer_id]

    looking(body)


def test_nobody_is_kept_by_a_node_that_all_can_dial():
    async def body(made: Place, host: Host, found: Anchors) -> None:
        await made.other()
        assert not await found.refresh(wanted=False)
        assert not host.connections
        await settle(host, found, 2)
        assert await found.refresh(wanted=False)
        assert found.addresses == ()

    looking(body)


def test_candidates_that_cannot_be_reached_are_left_alone_a_while(monkeypatch):
    async def body(made: Place, host: Host, found: Anchors) -> None:
        other = await made.other()
        address = made.candidates()
        await other.stop()
        tried = Anchors(host, lambda: address)
        dialled = []
        connect = host.connect

        async def note(addresses, **more):
            dialled.append(addresses)
            return await connect(addresses, **more)

        monkeypatch.setattr(host, "connect", note)
        for _ in range(3):
            await tried.refresh(wanted=True)
        assert len(dialled) == 1
        assert anchors.DIAL_S < 10

    looking(body)
