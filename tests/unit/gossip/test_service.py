"""The service: first on hosts joined by memory, then on real ones over loopback."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from engine.errors import LocalProtocolError
from engine.gossip.announcements import Announcement, Kind, encode_announcement, swarm_topic
from engine.gossip.availability import summarise
from engine.gossip.events import Verdict
from engine.gossip.parameters import MAX_DATA_BYTES, MAX_TOPICS_PER_PEER, MESHSUB_11, MESHSUB_12
from engine.gossip.rpc import varint
from engine.gossip.service import GossipService
from engine.gossip.signing import peer_id_of as binary_id
from engine.net.host import Host
from engine.net.identity import Identity
from engine.net.peer_id import peer_id_of as real_peer_id_of
from engine.net.peer_id import public_key_of as real_public_key_of
from tests.helpers.aio import run
from tests.unit.gossip.fake_host import FakeHost, peer_id_of, public_key_of

F, G = b"f" * 32, b"g" * 32
ADDRESS = "/ip4/127.0.0.1/tcp/4001"
SEED = Announcement(Kind.JOINED, (ADDRESS,), complete=True)


class Peer:
    """A fake host with a service on it, and what the service heard."""

    def __init__(self, world: dict[str, FakeHost]) -> None:
        self.host = FakeHost(world)
        self.service = GossipService(
            self.host,
            self.host.key.sign,
            self.host.peer_id,
            public_key_of=public_key_of,
            peer_id_of=peer_id_of,
        )
        self.heard: list[tuple[Kind, str]] = []
        self.service.on_announcement = lambda f, word, who: self.heard.append((word.kind, who))

    @property
    def id(self) -> str:
        return self.host.peer_id


@contextlib.asynccontextmanager
async def peers(count: int) -> AsyncIterator[list[Peer]]:
    world: dict[str, FakeHost] = {}
    many = [Peer(world) for _ in range(count)]
    for one in many:
        await one.service.start()
    try:
        yield many
    finally:
        for one in many:
            await one.service.stop()


async def until(condition, limit_s: float = 10.0) -> None:
    async with asyncio.timeout(limit_s):
        while not condition():
            await asyncio.sleep(0.005)


def join(one: Peer, word: Announcement = SEED, file_id: bytes = F) -> None:
    one.service.join_swarm(file_id, lambda: word)


def test_two_peers_of_a_swarm_learn_of_each_other():
    async def main():
        async with peers(2) as (a, b):
            a.host.join(b.host)
            join(a)
            join(b, Announcement(Kind.JOINED, have=summarise(b"\xf0", 8)))
            await until(lambda: a.heard and b.heard)
            assert a.heard == [(Kind.JOINED, b.id)]
            (member,) = a.service.members(F)
            assert member.peer_id == binary_id(public_key_of(b.id))
            assert (b.service.health(F).complete, a.service.health(F).partial) == (1, 1)

    run(main())


def test_a_newcomer_learns_of_members_that_spoke_long_before():
    async def main():
        async with peers(3) as (a, b, c):
            a.host.join(b.host)
            for one in (a, b):
                join(one)
            await until(lambda: a.heard and b.heard)
            join(c)  # before it is connected: nobody hears
            c.host.join(a.host)
            await until(lambda: len(c.heard) == 2 and len(b.heard) == 2)
            assert {who for _, who in c.heard} == {a.id, b.id}

    run(main())


def test_leaving_withdraws_and_so_does_stopping():
    async def main():
        async with peers(3) as (a, b, c):
            a.host.join(b.host)
            a.host.join(c.host)
            for one in (a, b, c):
                join(one)
            await until(lambda: len(a.service.members(F)) == 2)
            b.service.leave_swarm(F)
            b.service.leave_swarm(F)
            await until(lambda: (Kind.LEFT, b.id) in a.heard)
            await c.service.stop()
            await until(lambda: (Kind.LEFT, c.id) in a.heard)
            assert a.service.members(F) == []
            assert b.service.members(F) == []

    run(main())


def test_a_change_is_announced_after_thirty_seconds():
    async def main():
        async with peers(1) as (a,):
            now = [100.0]
            a.service._clock = lambda: now[0]  # type: ignore[method-assign]
            said: list[Announcement] = []

            def factory() -> Announcement:
                said.append(SEED)
                return SEED

            a.service.join_swarm(F, factory)
            a.service.join_swarm(F, factory)
            a.service.changed(F)
            a.service.changed(F)
            assert len(said) == 1
            now[0] += 30
            a.service._announce_due()
            assert len(said) == 2

    run(main())


def test_topics_carry_data_and_validators_decide():
    async def main():
        async with peers(3) as (a, b, c):
            a.host.join(b.host)
            b.host.join(c.host)
            got: list[tuple[bytes, str]] = []

            def judge(message):
                return Verdict.REJECT if message.data == b"bad" else Verdict.ACCEPT

            for one in (a, b, c):
                one.service.subscribe("topic", lambda data, who: got.append((data, who)), judge)
            await until(lambda: len(b.service.router.mesh("topic")) == 2)
            a.service.publish("topic", b"good")
            await until(lambda: len(got) == 2)
            assert got == [(b"good", a.id)] * 2
            a.service.publish("topic", b"bad")
            await until(lambda: b.service.score(a.id) < 0)
            assert c.service.score(b.id) >= 0
            c.service.unsubscribe("topic")
            c.service.unsubscribe("topic")
            assert c.service.router.topics == ()
            with pytest.raises(LocalProtocolError):
                a.service.publish("topic", bytes(MAX_DATA_BYTES + 1))

    run(main())


def test_many_messages_at_once_are_all_delivered():
    async def main():
        async with peers(2) as (a, b):
            a.host.join(b.host)
            got: list[bytes] = []
            a.service.subscribe("topic", lambda data, who: None)
            b.service.subscribe("topic", lambda data, who: got.append(data))
            await until(lambda: b.service.router.mesh("topic"))
            for number in range(200):
                a.service.publish("topic", b"%d" % number)
            await until(lambda: len(got) == 200)

    run(main())


def test_a_malformed_announcement_costs_its_author():
    async def main():
        async with peers(2) as (a, b):
            a.host.join(b.host)
            join(a)
            join(b)
            await until(lambda: b.heard)
            before = b.service.score(a.id)
            a.service.publish(swarm_topic(F), b"\xff\xff")
            await until(lambda: b.service.score(a.id) < before)
            assert len(b.heard) == 1

    run(main())


def test_words_that_come_too_often_are_ignored_without_penalty():
    async def main():
        async with peers(2) as (a, b):
            a.host.join(b.host)
            join(a)
            join(b)
            await until(lambda: b.heard)
            for _ in range(10):
                a.service.publish(swarm_topic(F), encode_announcement(SEED))
            await asyncio.sleep(0.05)
            assert len(b.heard) <= 5
            assert b.service.score(a.id) >= 0

    run(main())


def test_bytes_that_are_no_rpc_end_the_connection_with_that_peer_only():
    async def main():
        async with peers(3) as (a, b, c):
            a.host.join(b.host)
            c.host.join(b.host)
            for one in (a, b, c):
                join(one)
            await until(lambda: len(b.service.members(F)) == 2)
            a.host.streams[0].write(varint(5) + b"\x0b\xff\xff\xff\xff")
            await until(lambda: a.id not in b.host.made)
            assert c.id in b.host.made
            assert b.service.score(a.id) <= -80
            assert binary_id(public_key_of(a.id)) not in b.service.router.peers

    run(main())


def test_a_peer_that_does_not_read_costs_bounded_memory_and_loses_messages():
    async def main():
        async with peers(2) as (a, b):
            a.host.join(b.host)
            for one in (a, b):
                one.service.subscribe("topic", lambda data, who: None)
            await until(lambda: a.service.router.mesh("topic"))
            (stream,) = a.host.streams
            stream.stuck = True
            for _ in range(400):
                a.service.publish("topic", bytes(4000))
            link = a.service._driver._links[binary_id(public_key_of(b.id))]
            assert link.queued == 64
            assert stream.queued_bytes <= 256 * 1024
            assert a.service.score(b.id) < 0  # slow
            stream.stuck = False
            stream.queued_bytes = 0
            await until(lambda: link.queued == 0)

    run(main())


def test_a_stream_that_ends_is_opened_again_while_the_connection_stands(monkeypatch):
    monkeypatch.setattr("engine.gossip.driver.REOPEN_S", 0.01)

    async def main():
        async with peers(2) as (a, b):
            a.host.join(b.host)
            join(a)
            join(b)
            await until(lambda: a.heard and b.heard)
            a.host.streams[0].end()
            await until(lambda: len(a.host.streams) == 2)
            await until(lambda: a.service.router.peers)

    run(main())


def test_the_heart_beats_only_while_there_is_something_to_do():
    async def main():
        async with peers(2) as (a, b):
            assert not a.service.beating
            a.host.join(b.host)
            await asyncio.sleep(0.02)
            assert not a.service.beating
            join(a)
            join(b)
            await until(lambda: a.service.beating)
            b.host.drop(a.host)
            assert a.service.router.subscribers(swarm_topic(F)) == ()

    run(main())


def test_a_host_without_pubsub_is_left_alone():
    async def main():
        async with peers(1) as (a,):
            stranger = FakeHost(a.host.world)
            a.host.join(stranger)
            await asyncio.sleep(0.02)
            assert a.service.router.peers == ()
            a.host.drop(stranger)

    run(main())


def test_an_older_peer_is_spoken_to_in_its_version():
    async def main():
        async with peers(2) as (a, b):
            del b.host.handlers[MESHSUB_12]
            a.host.join(b.host)
            await until(lambda: a.service.router.peers)
            assert a.host.streams[0].protocol == MESHSUB_11

    run(main())


def test_swarms_beyond_a_hundred_wait_for_a_place():
    async def main():
        async with peers(1) as (a,):
            files = [bytes([n]) * 32 for n in range(MAX_TOPICS_PER_PEER + 2)]
            for file_id in files:
                join(a, file_id=file_id)
            assert len(a.service.router.topics) == MAX_TOPICS_PER_PEER
            a.service.leave_swarm(files[-1])
            a.service.leave_swarm(files[0])
            assert swarm_topic(files[-2]) in a.service.router.topics
            assert len(a.service.router.topics) == MAX_TOPICS_PER_PEER

    run(main())


def test_direct_peers_are_dialled_and_protected():
    async def main():
        async with peers(2) as (a, b):
            a.service.add_direct(b.id, [ADDRESS])
            await until(lambda: a.service.protected_peers)
            assert a.host.dialled == [(ADDRESS,)]
            assert a.service.protected_peers == (b.id,)
            a.service.remove_direct(b.id)
            assert a.service.protected_peers == ()
            a.service.add_direct(peer_id_of(bytes(32)), [ADDRESS])
            await until(lambda: len(a.host.dialled) == 2)

    run(main())


def test_connections_from_before_the_start_are_taken_up():
    async def main():
        world: dict[str, FakeHost] = {}
        a, b = Peer(world), Peer(world)
        a.host.join(b.host)
        join(a)  # also before the start
        await b.service.start()
        await a.service.start()
        join(b)
        await until(lambda: b.heard and a.heard)
        for one in (a, b):
            await one.service.stop()
            await one.service.stop()

    run(main())


def test_on_real_hosts_over_loopback():
    async def main():
        many = []
        for _ in range(3):
            identity = Identity.generate()
            host = Host(identity, agent="test")
            await host.listen("127.0.0.1", 0)
            service = GossipService(
                host,
                identity.sign,
                identity.peer_id,
                public_key_of=real_public_key_of,
                peer_id_of=real_peer_id_of,
            )
            await service.start()
            many.append((host, service))
        a, b, c = (service for _, service in many)
        await many[0][0].connect(many[1][0].listen_addresses(), many[1][0].peer_id)
        await many[1][0].connect(many[2][0].listen_addresses(), many[2][0].peer_id)
        for service in (a, b, c):
            service.join_swarm(F, lambda: replace(SEED, ttl_s=600))
        await until(lambda: all(len(s.members(F)) == 2 for s in (a, b, c)))
        await c.stop()
        await until(lambda: all(len(s.members(F)) == 1 for s in (a, b)))
        for service in (a, b):
            await service.stop()
        for host, _ in many:
            await host.stop()

    run(main())
