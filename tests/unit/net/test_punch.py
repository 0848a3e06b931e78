"""Three hosts on loopback: two that cannot dial each other, and one that both are connected to."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress

import pytest

from engine.errors import PeerUnavailable, RemoteProtocolError
from engine.net import punch, rendezvous
from engine.net.addresses import address_of, format_via
from engine.net.host import Host
from engine.net.punch import Puncher
from engine.net.signals import PUNCH, Kind, Signal, encode_signal
from tests.helpers.aio import run
from tests.unit.net.net_helpers import Collector, World, in_world, until


class Meeting:
    """An asker, a common peer and an asked, each with its puncher."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.punchers: list[Puncher] = []

    async def peer(self) -> tuple[Host, Puncher]:
        host = await self.world.host()
        puncher = Puncher(host)
        self.punchers.append(puncher)
        return host, puncher

    async def three(self) -> tuple[tuple[Host, Puncher], Host, Host]:
        asker, common, asked = [await self.peer() for _ in range(3)]
        for each in (asker[0], asked[0]):
            await each.connect(common[0].listen_addresses())
            await until(lambda each=each: each.info(common[0].peer_id) is not None)
        return asker, common[0], asked[0]


@asynccontextmanager
async def meeting(world: World):
    made = Meeting(world)
    try:
        yield made
    finally:
        for puncher in made.punchers:
            await puncher.stop()


def meet(body):
    """Run `body` with a new meeting."""

    async def inside(world: World) -> None:
        async with meeting(world) as made:
            await body(made)

    run(in_world(inside))


def test_a_reachable_asker_is_dialled_by_the_asked():
    async def body(made: Meeting) -> None:
        (asker, puncher), common, asked = await made.three()
        puncher.is_reachable = lambda: True
        connection = await asker.connect([], asked.peer_id)
        assert connection.peer_id == asked.peer_id
        assert not connection.initiator
        assert connection.remote_address[1] != common.port

    meet(body)


def test_both_dial_out_of_their_ports_and_the_asker_is_the_initiator():
    async def body(made: Meeting) -> None:
        (asker, _), _, asked = await made.three()
        connection = await asker.connect([], asked.peer_id)
        assert connection.initiator
        assert connection.invited
        assert connection.remote_address == ("127.0.0.1", asked.port)
        other = asked.connection(asker.peer_id)
        assert other is not None
        assert not other.initiator
        assert other.remote_address == ("127.0.0.1", asker.port)
        assert await connection.ping() >= 0

    meet(body)


@pytest.mark.parametrize("late", ["asker", "asked"])
def test_whoever_comes_late_meets_the_other_in_the_role_agreed(late, monkeypatch):
    """One packet arrives before the other end dials: its listener takes it, and keeps its role."""

    async def body(made: Meeting) -> None:
        (asker, _), _, asked = await made.three()
        slow = asker if late == "asker" else asked

        async def never(*_: object, **__: object) -> None:
            raise PeerUnavailable("late")

        monkeypatch.setattr(slow.gate, "knock", never)
        connection = await asker.connect([], asked.peer_id)
        assert connection.initiator
        assert connection.invited
        other = asked.connection(asker.peer_id)
        assert other is not None
        assert other.invited
        assert await connection.ping() >= 0

    meet(body)


def test_the_asked_may_be_quicker_than_our_wait(monkeypatch):
    """Its first packet comes to our listener before we dial: the roles hold from the agreement."""
    monkeypatch.setattr(rendezvous, "LONGEST_WAIT_S", 0.2)
    monkeypatch.setattr(punch, "WINDOW_S", 0.1)
    monkeypatch.setattr(rendezvous, "MAX_TRIES", 1)

    async def body(made: Meeting) -> None:
        (asker, _), _, asked = await made.three()
        receive = rendezvous.Asking.receive

        def late(self: rendezvous.Asking, signal: Signal, now: float) -> None:
            receive(self, signal, now + 1.0)

        monkeypatch.setattr(rendezvous.Asking, "receive", late)
        connection = await asker.connect([], asked.peer_id)
        assert connection.initiator
        assert connection.remote_address == ("127.0.0.1", asked.port)

    meet(body)


def test_a_hint_names_the_common_peer_which_is_dialled_for_it():
    async def body(made: Meeting) -> None:
        (asker, _), (common, _), (asked, _) = [await made.peer() for _ in range(3)]
        await asked.connect(common.listen_addresses())
        relay = address_of("127.0.0.1", common.port).with_peer(common.peer_id)
        dead = f"/ip4/127.0.0.1/tcp/1/p2p/{asked.peer_id}"
        connection = await asker.connect([dead, format_via(relay, asked.peer_id)])
        assert connection.peer_id == asked.peer_id

    meet(body)


def test_a_connection_made_only_to_ask_is_closed_again(monkeypatch):
    monkeypatch.setattr(punch, "LINGER_S", 0.05)

    async def body(made: Meeting) -> None:
        (asker, _), (common, _), (asked, _) = [await made.peer() for _ in range(3)]
        await asked.connect(common.listen_addresses())
        relay = address_of("127.0.0.1", common.port).with_peer(common.peer_id)
        await asker.connect([format_via(relay)], asked.peer_id)
        await until(lambda: asker.connection(common.peer_id) is None)
        assert asker.connection(asked.peer_id) is not None

    meet(body)


def test_without_a_common_peer_the_sentence_says_so():
    async def body(made: Meeting) -> None:
        (asker, _), (stranger, _) = await made.peer(), await made.peer()
        with pytest.raises(PeerUnavailable, match="No peer that is known here"):
            await asker.connect([], stranger.peer_id)

    meet(body)


def test_a_common_peer_that_does_not_know_the_other_says_so():
    async def body(made: Meeting) -> None:
        (asker, _), _, asked = await made.three()
        await asked.stop()
        with pytest.raises(PeerUnavailable):
            await asker.connect([], asked.peer_id)

    meet(body)


def test_routers_that_let_nobody_in_end_it_after_three_tries(monkeypatch):
    monkeypatch.setattr(punch, "WINDOW_S", 0.02)
    tries = []

    async def body(made: Meeting) -> None:
        (asker, _), _, asked = await made.three()

        async def shut(address: object, *_: object, **__: object) -> None:
            tries.append(address)
            raise PeerUnavailable("shut")

        monkeypatch.setattr(asker.gate, "knock", shut)
        monkeypatch.setattr(asked.gate, "knock", shut)
        with pytest.raises(PeerUnavailable, match="let neither in"):
            await asker.connect([], asked.peer_id)

    meet(body)
    assert len(tries) >= 2 * rendezvous.MAX_TRIES - 1


def test_the_common_peer_gives_on_so_many_and_no_more(monkeypatch):
    monkeypatch.setattr(rendezvous, "ASKS_BURST", 2.0)
    monkeypatch.setattr(rendezvous, "ASKS_PER_S", 0.0)

    async def body(made: Meeting) -> None:
        (asker, _), common, asked = await made.three()
        answers = []
        for _ in range(4):
            stream = await asker.open_stream(common.peer_id, [PUNCH])
            collector = Collector(stream)
            stream.write(encode_signal(Signal(Kind.CONNECT, asked.peer_id)))
            await until(lambda c=collector: bool(c.data))
            answers.append(b"Too many" in collector.data)
            stream.reset()
        assert answers == [False, False, True, True]

    meet(body)


def test_nobody_is_made_to_dial_a_stranger():
    """A claim to be elsewhere is not passed on, and the asked dials where the asker is seen."""

    async def body(made: Meeting) -> None:
        (asker, _), common, asked = await made.three()
        dialled = []

        async def note(address: object, *_: object, **__: object) -> None:
            dialled.append(address)
            raise PeerUnavailable("noted")

        asked.gate.knock = note  # type: ignore[method-assign]
        stream = await asker.open_stream(common.peer_id, [PUNCH])
        collector = Collector(stream)
        victim = address_of("192.0.2.7", 4000)
        wish = Signal(Kind.CONNECT, asked.peer_id, (4001,), (victim,))
        stream.write(encode_signal(wish))
        await until(lambda: bool(collector.data))
        stream.write(encode_signal(Signal(Kind.SYNC)))
        await until(lambda: bool(dialled))
        assert {address.host for address in dialled} == {"127.0.0.1"}
        stream.reset()

    meet(body)


@pytest.mark.parametrize("garbage", [b"\xff" * 12, b"\x03\x08\x04\x00", b"\x02\x08\x09"])
def test_nonsense_costs_the_connection(garbage):
    async def body(made: Meeting) -> None:
        (asker, _), common, _ = await made.three()
        stream = await asker.open_stream(common.peer_id, [PUNCH])
        Collector(stream)
        gone: list[object] = []
        common.on_disconnected.append(lambda c: gone.append(c.error))
        stream.write(garbage)
        await until(lambda: bool(gone))
        assert isinstance(gone[0], RemoteProtocolError)

    meet(body)


def test_meetings_of_others_are_bounded(monkeypatch):
    monkeypatch.setattr(punch, "MAX_SERVED", 1)

    async def body(made: Meeting) -> None:
        (asker, _), common, _ = await made.three()
        first = Collector(await asker.open_stream(common.peer_id, [PUNCH]))
        with suppress(PeerUnavailable):  # reset before or after it was agreed on
            second = Collector(await asker.open_stream(common.peer_id, [PUNCH]))
            assert await second.done is not None
        assert not first.done.done()
        first.stream.reset()

    meet(body)


def test_two_programs_do_not_share_a_port():
    async def body(world: World) -> None:
        first = await world.host()
        second = await world.host(listen=False)
        with pytest.raises(Exception, match="already listens"):
            await second.listen("127.0.0.1", first.port)
        await asyncio.sleep(0)

    run(in_world(body))
