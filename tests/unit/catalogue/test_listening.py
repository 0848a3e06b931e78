"""Listening: who is met in a shard, what newcomers are told, and what is let go of."""

from __future__ import annotations

import pytest

from engine.catalogue import listening
from engine.gossip import shards
from engine.gossip.catalogue import rendezvous_id, shard_of
from engine.gossip.signing import peer_id_of as binary_of
from engine.net.peer_id import public_key_of
from tests.helpers.aio import run
from tests.unit.catalogue import world as world_module
from tests.unit.catalogue.world import Node, until, world


def shard(node: Node) -> int:
    return shard_of(binary_of(public_key_of(node.id)))


def test_whoever_keeps_a_shard_is_met_there_and_let_go_after(tmp_path):
    async def main() -> None:
        async with world(tmp_path) as all_of_them:
            anna, bert = await all_of_them.start(), await all_of_them.start()
            await anna.catalogue.set_on(True)
            assert list(all_of_them.places[rendezvous_id(shard(anna))]) == [anna.id]
            await bert.catalogue.follow(anna.id)
            await bert.catalogue.set_on(True)
            await until(lambda: bert.network.is_connected(anna.id))
            assert bert.id in all_of_them.places[rendezvous_id(shard(anna))]
            await bert.catalogue.set_on(False)
            assert bert.network.let_go == [anna.id]
            assert bert.id not in all_of_them.places[rendezvous_id(shard(anna))]

    run(main())


def test_a_newcomer_is_told_so_much_and_not_twice(tmp_path, monkeypatch):
    async def main() -> None:
        monkeypatch.setattr(listening, "TOLD", 5)
        async with world(tmp_path) as all_of_them:
            anna, bert = await all_of_them.start(), await all_of_them.start()
            await anna.catalogue.set_on(True)
            for number in range(20):
                await anna.catalogue.publish(anna.share(number), f"Owl {number}")
            resent: list[int] = []
            resend = anna.gossip.resend
            monkeypatch.setattr(
                anna.gossip,
                "resend",
                lambda peer, messages: (resent.append(len(messages)), resend(peer, messages)),
            )
            await bert.catalogue.follow(anna.id)
            await bert.catalogue.set_on(True)
            await until(lambda: resent)
            await bert.catalogue.set_on(False)
            await bert.catalogue.set_on(True)
            await until(lambda: bert.network.is_connected(anna.id))
            assert [count for count in resent if count] == [5]
            assert len(await bert.titles()) == 5

    run(main())


def test_connections_for_the_catalogue_are_bounded(tmp_path, monkeypatch):
    async def main() -> None:
        monkeypatch.setattr(listening, "MAX_DIALLED", 2)
        async with world(tmp_path) as all_of_them:
            anna = await all_of_them.start()
            others = [await all_of_them.start() for _ in range(4)]
            place = all_of_them.places.setdefault(rendezvous_id(shard(anna)), {})
            for other in others:
                place[other.id] = None
            place["12D3KooWNobody"] = None  # a dial that fails
            await anna.catalogue.set_on(True)
            await until(lambda: len(anna.host.made) == 2)
            assert len(anna.host.dialled) <= 3

    run(main())


def test_who_went_away_leaves_room_for_others(tmp_path, monkeypatch):
    monkeypatch.setattr(listening, "MAX_DIALLED", 1)
    monkeypatch.setattr(listening, "MEET_SOON_S", 0.0)
    monkeypatch.setattr(listening, "STEP_S", 0.01)

    async def main() -> None:
        async with world(tmp_path) as all_of_them:
            anna, bert, carl = [await all_of_them.start() for _ in range(3)]
            place = all_of_them.places.setdefault(rendezvous_id(shard(anna)), {})
            place[bert.id] = None
            await anna.catalogue.set_on(True)
            await until(lambda: anna.network.is_connected(bert.id))
            del place[bert.id]
            bert.host.drop(anna.host)
            place[carl.id] = None
            await until(lambda: anna.network.is_connected(carl.id))

    run(main())


def test_who_follows_nobody_finds_all_by_walking(tmp_path, monkeypatch):
    async def main() -> None:
        walk_fast(monkeypatch)
        async with world(tmp_path) as all_of_them:
            anna, bert, carl = [await all_of_them.start() for _ in range(3)]
            for number, node in enumerate((anna, bert)):
                await node.catalogue.set_on(True)
                await node.catalogue.publish(node.share(number), f"Owls {number}")
            await carl.catalogue.set_on(True)
            await until(lambda: both(carl))
            assert len(carl.gossip.router.topics) <= 1 + shards.WALKING

    async def both(node: Node) -> bool:
        return await node.titles("owls") == ["Owls 0", "Owls 1"]

    run(main())


def test_those_who_walk_do_not_keep_each_other_where_nothing_is_said(tmp_path, monkeypatch):
    async def main() -> None:
        walk_fast(monkeypatch)
        monkeypatch.setattr(shards, "SHARDS", 3)
        async with world(tmp_path) as all_of_them:
            anna, bert = [await all_of_them.start() for _ in range(2)]
            all_of_them.hosts[anna.id].join(all_of_them.hosts[bert.id])
            for node in (anna, bert):
                await node.catalogue.set_on(True)
                assert len(node.gossip.router.topics) > 1
            await until(lambda: all(len(node.gossip.router.topics) == 1 for node in (anna, bert)))

    run(main())


def walk_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a round takes a second or two; several heartbeats still fit into a stay."""
    monkeypatch.setattr(listening, "STEP_S", 0.01)
    monkeypatch.setattr(shards, "QUIET_S", 0.3)
    monkeypatch.setattr(world_module, "HEARTBEAT_S", 0.05)
