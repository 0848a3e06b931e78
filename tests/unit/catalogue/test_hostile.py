"""A shard with somebody hostile in it: it pays, nothing grows, the others never notice."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.gossip import ledger
from engine.gossip.catalogue import Entry, encode_entry, shard_of, shard_topic
from engine.gossip.messages import Message, Topic
from engine.gossip.signing import peer_id_of as binary_of
from engine.gossip.signing import sign_message
from engine.net.peer_id import public_key_of
from tests.helpers.aio import run
from tests.unit.catalogue.world import Node, World, until, world

WALL = 1_790_000_000


def topic_of(node: Node) -> Topic:
    return shard_topic(shard_of(binary_of(public_key_of(node.id))))


async def joined(all_of_them: World) -> tuple[Node, Node, Node]:
    """Anna publishes, bert follows her, and eve speaks gossip in their shard by hand."""
    anna, bert, eve = [await all_of_them.start() for _ in range(3)]
    await anna.catalogue.set_on(True)
    await bert.catalogue.follow(anna.id)
    await bert.catalogue.set_on(True)
    eve.gossip.subscribe(topic_of(anna), lambda data, author: None)
    eve.host.join(anna.host)
    eve.host.join(bert.host)
    await until(lambda: eve.gossip.shares_topic(anna.id) and eve.gossip.shares_topic(bert.id))
    await until(lambda: bert.network.is_connected(anna.id))
    return anna, bert, eve


async def still_works(anna: Node, bert: Node) -> None:
    await anna.catalogue.publish(anna.share(), "Owls")
    await until(lambda: bert.titles("owls"))


def test_junk_costs_its_sender_the_mesh_and_nobody_else_anything(tmp_path):
    async def main() -> None:
        async with world(tmp_path) as all_of_them:
            anna, bert, eve = await joined(all_of_them)
            for number in range(20):
                eve.gossip.publish(topic_of(anna), b"\xff%d" % number)
            await until(lambda: anna.gossip.score(eve.id) < -80 and bert.gossip.score(eve.id) < -80)
            assert anna.gossip.score(bert.id) >= 0
            await still_works(anna, bert)
            assert await bert.titles() == ["Owls"]

    run(main())


def test_entries_in_a_shard_that_is_not_the_publisher_s_are_junk(tmp_path):
    async def main() -> None:
        async with world(tmp_path) as all_of_them:
            anna, bert, eve = await joined(all_of_them)
            elsewhere = topic_of(eve) != topic_of(anna)
            for number in range(5):
                entry = Entry(bytes([number]) * 32, WALL, "Buy now")
                eve.gossip.publish(topic_of(anna), encode_entry(entry))
            if elsewhere:  # once in 64 runs her key belongs there
                await until(lambda: anna.gossip.score(eve.id) < 0)
            await still_works(anna, bert)

    run(main())


def test_a_flood_of_keys_is_bounded_and_hides_nobody_who_is_followed(tmp_path, monkeypatch):
    """Keys cost nothing: eve signs with a new one each time, each a publisher of this shard."""

    async def main() -> None:
        monkeypatch.setattr(ledger, "SHARD_BURST", 40.0)
        monkeypatch.setattr(ledger, "SHARD_INTERVAL_S", 1e6)
        async with world(tmp_path) as all_of_them:
            anna, bert, eve = await joined(all_of_them)
            wall = int((await anna.catalogue.publish(anna.share(9), "Larks")).published_at)
            spam = [signed_by_a_new_key(topic_of(anna), wall) for _ in range(60)]
            eve.gossip.resend(binary_of(public_key_of(bert.id)), spam)
            await until(lambda: spam_of(bert))
            await still_works(anna, bert)
            assert await bert.titles(followed=True) == ["Larks", "Owls"]
            assert (await bert.catalogue.view()).entries == 42

    async def spam_of(node: Node) -> bool:
        return len(await node.titles("buy")) == 40

    run(main())


def signed_by_a_new_key(topic: Topic, wall: int) -> Message:
    while True:
        key = Ed25519PrivateKey.generate()
        author = binary_of(key.public_key().public_bytes_raw())
        if shard_topic(shard_of(author)) == topic:
            data = encode_entry(Entry(bytes(32), wall, "Buy now"))
            return sign_message(author, key.sign, 1, topic, data)
