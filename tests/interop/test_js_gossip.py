"""@libp2p/gossipsub and our router on one topic: what each sends, the other takes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack

import pytest

from engine.gossip.messages import Message, MessageId, Rpc, Topic
from engine.gossip.parameters import GossipParameters, bootstrapper
from engine.gossip.rpc import encode_rpc, varint
from engine.gossip.signing import message_id, sign_message
from tests.helpers.aio import run
from tests.interop.gossip_mesh import GossipNode, binary, until
from tests.interop.js_node import JsNode

pytestmark = [pytest.mark.interop, pytest.mark.usefixtures("js_libp2p")]

TOPIC = "/shoal/interop/gossip"
MESSAGES = 2000
LAZY_JS = {"D": 0, "Dlo": 0, "Dhi": 0, "Dout": 0, "Dscore": 0, "floodPublish": False}
NARROW_JS = {"D": 1, "Dlo": 1, "Dhi": 1, "Dout": 0, "Dscore": 1, "floodPublish": False}
LAZY = bootstrapper(GossipParameters(flood_publish=False))
"""Without a mesh on either side, what is heard was advertised, asked for and sent."""

Body = Callable[[GossipNode, JsNode], Awaitable[None]]


def pair(body: Body, js: dict[str, object] | None = None, ours: GossipParameters | None = None):
    """Run `body` on a node of each kind, ours having dialled."""

    async def main() -> None:
        async with JsNode(js or {}) as other, GossipNode(ours) as node:
            await node.host.connect(other.addresses)
            await body(node, other)

    run(main())


async def in_one_mesh(node: GossipNode, other: JsNode) -> None:
    """Wait until each has the other in its mesh."""
    await until(lambda: binary(other.peer_id) in node.service.router.mesh(Topic(TOPIC)))

    async def there() -> bool:
        return node.peer_id in await other.call("mesh", topic=TOPIC)

    await until(there)


async def knows_topic(other: JsNode, peers: int = 1) -> None:
    async def known() -> bool:
        return len(await other.call("subscribers", topic=TOPIC)) >= peers

    await until(known)


def test_our_graft_puts_us_into_the_mesh_of_js():
    async def body(node: GossipNode, other: JsNode) -> None:
        await other.call("subscribe", topic=TOPIC)
        await until(lambda: node.service.router.subscribers(Topic(TOPIC)))
        node.subscribe(TOPIC)  # joining, we graft whom we know in the topic
        await in_one_mesh(node, other)
        assert node.control_sent("graft", other.peer_id)
        grafts = await other.call("grafts")
        assert [graft["direction"] for graft in grafts] in (["inbound"], ["outbound"])

    pair(body)


def test_the_graft_of_js_puts_it_into_our_mesh():
    async def body(node: GossipNode, other: JsNode) -> None:
        node.subscribe(TOPIC)
        await knows_topic(other)
        await other.call("subscribe", topic=TOPIC)
        await in_one_mesh(node, other)
        assert [g.topic for g in node.control_received("graft", other.peer_id)] == [TOPIC]

    pair(body)


def test_signed_messages_both_ways():
    async def body(node: GossipNode, other: JsNode) -> None:
        node.subscribe(TOPIC)
        await other.call("subscribe", topic=TOPIC)
        await in_one_mesh(node, other)
        node.service.publish(TOPIC, b"from us")
        await other.call("publish", topic=TOPIC, data="from js")
        await until(lambda: node.heard)
        assert node.heard == [(other.peer_id, "from js")]

        async def heard() -> bool:
            return await other.call("heardCount") == 1

        await until(heard)
        assert await other.call("heard") == [{"from": node.peer_id, "data": "from us"}]

    pair(body)


def test_a_message_advertised_by_js_is_asked_for_and_comes():
    """The mesh of js is full with one peer: the second is pruned, and hears by gossip alone."""

    async def body(node: GossipNode, other: JsNode) -> None:
        async with GossipNode() as second:
            node.subscribe(TOPIC)
            await other.call("subscribe", topic=TOPIC)
            await in_one_mesh(node, other)
            second.subscribe(TOPIC)
            await second.host.connect(other.addresses)
            await until(lambda: second.control_received("prune", other.peer_id))
            (prune,) = second.control_received("prune", other.peer_id)
            assert prune.backoff == 60
            assert not second.service.router.mesh(Topic(TOPIC))
            assert await other.call("publish", topic=TOPIC, data="pull me") == [node.peer_id]
            await until(lambda: second.heard)
            assert second.heard == [(other.peer_id, "pull me")]
            (offered,) = second.control_received("ihave", other.peer_id)[0].message_ids
            assert second.control_sent("iwant", other.peer_id)[0].message_ids == (offered,)
            assert len(offered) == 20  # our ID, computed by both

    pair(body, NARROW_JS)


def test_a_message_we_advertise_is_asked_for_and_sent():
    async def body(node: GossipNode, other: JsNode) -> None:
        node.subscribe(TOPIC)
        await other.call("subscribe", topic=TOPIC)
        await until(lambda: node.service.router.subscribers(Topic(TOPIC)))
        node.service.publish(TOPIC, b"pull me")
        assert not [rpc for _, rpc in node.sent if rpc.publish]

        async def heard() -> bool:
            return await other.call("heardCount") == 1

        await until(heard)
        assert node.control_sent("ihave", other.peer_id)
        assert node.control_received("iwant", other.peer_id)
        assert await other.call("heard") == [{"from": node.peer_id, "data": "pull me"}]

    pair(body, LAZY_JS, LAZY)


def test_what_advertised_ids_were_delivered_is_not_asked_for_again():
    """Default IDs differ between implementations; ours is set on both sides (gossip.md 1.4)."""

    async def body(node: GossipNode, other: JsNode) -> None:
        node.subscribe(TOPIC)
        await other.call("subscribe", topic=TOPIC)
        await in_one_mesh(node, other)
        await other.call("publish", topic=TOPIC, data="once")
        await until(lambda: node.heard)
        assert not node.control_sent("iwant", other.peer_id)

    pair(body)


def unwanted(node: GossipNode, other: JsNode) -> set[MessageId]:
    """What the other has told a node that it need not send."""
    entries = node.control_received("idontwant", other.peer_id)
    return {one for entry in entries for one in entry.message_ids}


def test_idontwant_both_ways():
    """Each is sent one message by an author whom the other does not know, and tells the other."""

    async def body(node: GossipNode, other: JsNode) -> None:
        async with GossipNode() as ours, GossipNode() as theirs:
            await ours.host.connect([node.address])
            await theirs.host.connect(other.addresses)
            for one in (node, ours, theirs):
                one.subscribe(TOPIC)
            await other.call("subscribe", topic=TOPIC)
            await in_one_mesh(node, other)
            await in_one_mesh(theirs, other)
            for one, its_peer in ((ours, node), (node, ours)):
                mesh, wanted = one.service.router.mesh, binary(its_peer.peer_id)
                await until(lambda mesh=mesh, wanted=wanted: wanted in mesh(Topic(TOPIC)))

            ours.service.publish(TOPIC, b"x" * 4096)
            await until(lambda: theirs.heard)
            assert len(node.control_sent("idontwant", other.peer_id)) == 1

            async def told() -> bool:
                return await other.call("unwanted", peer=node.peer_id) == 1

            await until(told)

            published = message_id(theirs.service.publish(TOPIC, b"y" * 4096))
            await until(lambda: published in unwanted(node, other))
            await until(lambda: len(ours.heard) == 1)
            assert published not in unwanted(theirs, other)

    pair(body)


def test_our_leaving_prunes_with_a_backoff():
    async def body(node: GossipNode, other: JsNode) -> None:
        node.subscribe(TOPIC)
        await other.call("subscribe", topic=TOPIC)
        await in_one_mesh(node, other)
        node.service.unsubscribe(TOPIC)
        assert [p.backoff for p in node.control_sent("prune", other.peer_id)] == [10]

        async def pruned() -> bool:
            return await other.call("mesh", topic=TOPIC) == []

        await until(pruned)
        assert 5 < await other.call("backoff", topic=TOPIC, peer=node.peer_id) <= 10

    pair(body)


def test_js_leaving_holds_us_back():
    async def body(node: GossipNode, other: JsNode) -> None:
        node.subscribe(TOPIC)
        await other.call("subscribe", topic=TOPIC)
        await in_one_mesh(node, other)
        await other.call("unsubscribe", topic=TOPIC)
        await until(lambda: not node.service.router.mesh(Topic(TOPIC)))
        assert [p.backoff for p in node.control_received("prune", other.peer_id)] == [10]
        await other.call("subscribe", topic=TOPIC)
        await until(lambda: node.service.router.subscribers(Topic(TOPIC)))
        expiry = node.service.router.state.backoffs.expiry(Topic(TOPIC), binary(other.peer_id))
        assert expiry is not None
        assert 5 < expiry - asyncio.get_running_loop().time() <= 10

    pair(body)


def test_js_refuses_what_we_did_not_sign():
    async def body(node: GossipNode, other: JsNode) -> None:
        await other.call("subscribe", topic=TOPIC)
        await until(lambda: node.service.router.subscribers(Topic(TOPIC)))
        own = binary(node.peer_id)
        good = sign_message(own, node.identity.sign, 2, Topic(TOPIC), b"signed")
        forged = Message(own, b"forged", good.seqno, good.topic, good.signature)
        stream = await node.host.open_stream(other.peer_id, ["/meshsub/1.2.0"])
        for message in (forged, good):
            wire = encode_rpc(Rpc(publish=(message,)))
            stream.write(varint(len(wire)) + wire)

        async def heard() -> bool:
            return await other.call("heardCount") == 1

        await until(heard)
        assert await other.call("heard") == [{"from": node.peer_id, "data": "signed"}]

    pair(body)


def test_we_refuse_what_js_did_not_sign():
    async def body(node: GossipNode, other: JsNode) -> None:
        node.subscribe(TOPIC)
        await other.call("subscribe", topic=TOPIC)
        await in_one_mesh(node, other)
        await other.call("publish", topic=TOPIC, data="unsigned")
        await until(lambda: node.service.score(other.peer_id) < 0)
        assert node.heard == []

    pair(body, {"globalSignaturePolicy": "StrictNoSign"})


def test_two_thousand_messages_none_lost_none_forged():
    """Three of ours and two of theirs in a ring with a chord, all publishing at once."""

    async def main() -> None:
        async with AsyncExitStack() as stack:
            js = [await stack.enter_async_context(JsNode({})) for _ in range(2)]
            ours = [await stack.enter_async_context(GossipNode()) for _ in range(3)]
            await _connect(ours, js)
            for node in ours:
                node.subscribe(TOPIC)
            for other in js:
                await other.call("subscribe", topic=TOPIC)
            await _meshed(ours, js)
            each = MESSAGES // (len(ours) + len(js))
            jobs = [_publish(node, each) for node in ours]
            jobs += [
                other.call(
                    "publishMany",
                    topic=TOPIC,
                    prefix=f"{other.peer_id}/",
                    count=each,
                    burst=10,
                    pause=20,
                )
                for other in js
            ]
            await asyncio.gather(*jobs)
            authors = [node.peer_id for node in ours] + [other.peer_id for other in js]
            wanted = {(who, f"{who}/{n}") for who in authors for n in range(each)}
            await _compare(ours, js, wanted)
            assert not any(node.refused for node in ours)
            assert all(node.service.score(peer) >= 0 for node in ours for peer in authors)
            report(ours, js, len(wanted))

    run(main())


async def _connect(ours: Sequence[GossipNode], js: Sequence[JsNode]) -> None:
    a, b, c = ours
    d, e = js
    await a.host.connect(d.addresses)
    await d.call("dial", address=b.address)
    await b.host.connect(e.addresses)
    await e.call("dial", address=c.address)
    await c.host.connect([a.address])
    await d.call("dial", address=e.addresses[0])


async def _meshed(ours: Sequence[GossipNode], js: Sequence[JsNode]) -> None:
    for node in ours:
        await until(lambda node=node: len(node.service.router.mesh(Topic(TOPIC))) == 2)
    for other in js:

        async def three(other: JsNode = other) -> bool:
            return len(await other.call("mesh", topic=TOPIC)) == 3

        await until(three)


async def _publish(node: GossipNode, count: int) -> None:
    for n in range(count):
        node.service.publish(TOPIC, f"{node.peer_id}/{n}".encode())
        if n % 10 == 9:
            await asyncio.sleep(0.02)


async def _compare(
    ours: Sequence[GossipNode], js: Sequence[JsNode], wanted: set[tuple[str, str]]
) -> None:
    for node in ours:
        others = {entry for entry in wanted if entry[0] != node.peer_id}
        await until(lambda node=node, others=others: len(node.heard) >= len(others))
        assert len(node.heard) == len(others)
        assert set(node.heard) == others
    for other in js:
        others = {entry for entry in wanted if entry[0] != other.peer_id}

        async def all_heard(other: JsNode = other, n: int = len(others)) -> bool:
            return await other.call("heardCount") >= n

        await until(all_heard)
        heard = [(entry["from"], entry["data"]) for entry in await other.call("heard")]
        assert len(heard) == len(others)
        assert set(heard) == others


def report(ours: Sequence[GossipNode], js: Sequence[JsNode], published: int) -> None:
    """The interop log: shown by `pytest -s`, and by pytest where something fails."""
    theirs = {binary(other.peer_id) for other in js}
    print(f"\n{published} messages, {len(ours)} nodes of ours, {len(js)} of js-libp2p")
    for kind in ("graft", "prune", "ihave", "iwant", "idontwant"):
        counts = [
            sum(len(getattr(rpc.control, kind)) for peer, rpc in log if peer in theirs)
            for node in ours
            for log in (node.sent, node.received)
        ]
        print(f"{kind:9} to js {sum(counts[::2]):5}   from js {sum(counts[1::2]):5}")
    out = sum(len(rpc.publish) for node in ours for peer, rpc in node.sent if peer in theirs)
    back = sum(len(rpc.publish) for node in ours for peer, rpc in node.received if peer in theirs)
    print(f"messages  to js {out:5}   from js {back:5}")
    heard = sum(len(node.heard) for node in ours)
    print(f"delivered at ours {heard}, lost 0, forged 0")
