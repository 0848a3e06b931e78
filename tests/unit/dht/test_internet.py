"""Whole nodes with public addresses on a virtual internet: hours of network in no time."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager

import pytest

from engine.dht import publisher as publisher_module
from engine.dht.announced import unpack_holders
from engine.dht.ids import content_key
from engine.dht.node import DhtNode
from engine.dht.reachability import Reachability
from tests.helpers.dht import Signer, metadata_record, new_node, protocol_of
from tests.helpers.virtual_net import Net, run_virtual

PORT = 4001
FILE, RECORD = metadata_record(1 << 20)


def host(n: int) -> str:
    return f"{20 + n}.{n}.7.9"


def peer(seed: int) -> str:
    return Signer(seed).public_key.hex()


async def found(node: DhtNode, file_id: bytes = FILE) -> set[str]:
    return {p.peer_id async for p in node.find_providers(file_id)}


@asynccontextmanager
async def servers(count: int):
    """Nodes 1 to `count`, told that they can be reached, each begun from the first."""
    nodes = []
    for n in range(1, count + 1):
        node = new_node(n)
        await node.start(host(n), PORT)
        node.set_reachable(True)
        nodes.append(node)
        await node.bootstrap([(host(1), PORT)] if n > 1 else [])
    try:
        yield nodes
    finally:
        for node in nodes:
            await node.stop()


async def newcomer(seed: int, **options) -> DhtNode:
    node = new_node(seed, **options)
    await node.start(host(seed), PORT)
    return node


def in_tables(node: DhtNode, others: list[DhtNode]) -> int:
    own = protocol_of(node).source_node.id
    return sum(protocol_of(other).router.get(own) is not None for other in others)


def test_two_fresh_nodes_that_know_nobody_else_find_each_others_files(monkeypatch):
    async def main(net: Net) -> None:
        first, second = await newcomer(1), await newcomer(2)
        first.publish(FILE, name="a", addresses=lambda: [f"/ip4/{host(1)}/tcp/1"])
        assert await second.bootstrap([(host(1), PORT)]) == 1
        assert await found(second) == {peer(1)}
        other, _ = metadata_record(77)
        second.publish(other, name="b", addresses=lambda: [f"/ip4/{host(2)}/tcp/1"])
        assert await second.announce_now(other) == 1
        assert await found(first, other) == {peer(2)}
        # Neither has been shown to be reachable, so neither stands in the other's table.
        assert in_tables(first, [second]) == in_tables(second, [first]) == 0
        await first.stop()
        await second.stop()

    run_virtual(main, monkeypatch)


def test_a_node_that_others_get_through_to_becomes_a_server(monkeypatch):
    async def main(net: Net) -> None:
        async with servers(12) as others:
            dialled = []

            async def dial(*target) -> bool:
                dialled.append(target)
                return True

            for other in others:
                other.dial_tcp = dial
            node, told = await newcomer(30), []
            node.on_reachability = told.append
            node.tcp_port = 5005
            await node.bootstrap([(host(1), PORT)])
            assert in_tables(node, others) == 0
            await asyncio.sleep(60.0)
            assert told[-1].tcp
            assert (host(30), 5005) in dialled
            await node.bootstrap()
            await asyncio.sleep(60.0)
            assert in_tables(node, others) > 0
            await node.stop()

    run_virtual(main, monkeypatch)


def test_strangers_who_get_through_are_witnesses(monkeypatch):
    async def main(net: Net) -> None:
        node = await newcomer(1)
        for seed in (2, 3):
            assert not node.reachability.udp
            stranger = await newcomer(seed)
            await stranger.bootstrap([(host(1), PORT)])
            await asyncio.sleep(30.0)
            await stranger.stop()
        state = protocol_of(node).witnesses.state(asyncio.get_running_loop().time())
        assert state == Reachability(True, None)
        await node.stop()

    run_virtual(main, monkeypatch)


def test_a_third_node_is_sent_to_call(monkeypatch):
    async def main(net: Net) -> None:
        async with servers(3) as others:
            node = await newcomer(30)
            await node.bootstrap([(host(1), PORT)])
            await asyncio.sleep(0.2)
            protocol = protocol_of(node)
            protocol.witnesses.forget()
            protocol.witnesses._sent.clear()
            (prober,) = node._probers
            (dialer,) = [c for c in protocol.router if c.ip == host(1)]
            assert await prober._ask(dialer) == 2
            called = set(protocol.witnesses._udp)
            assert called == {bytes([22, 2]), bytes([23, 3])}
            assert others[0].traffic.faults == 0
            await node.stop()

    run_virtual(main, monkeypatch)


def test_a_node_behind_a_router_stays_a_client_and_can_still_announce(monkeypatch):
    async def main(net: Net) -> None:
        net.behind_router.add(host(30))
        async with servers(12) as others:

            async def dial(*_) -> bool:
                return False

            for other in others:
                other.dial_tcp = dial
            node = await newcomer(30)
            await node.bootstrap([(host(1), PORT)])
            node.publish(FILE, name="a", addresses=lambda: [f"/ip4/{host(30)}/tcp/1"])
            assert await node.announce_now(FILE) == 12
            await asyncio.sleep(1000.0)
            assert node.reachability == Reachability(False, False)
            assert in_tables(node, others) == 0
            assert await found(others[5]) == {peer(30)}
            await node.stop()

    run_virtual(main, monkeypatch)


def test_a_node_that_lost_the_network_finds_its_way_back(monkeypatch):
    async def main(net: Net) -> None:
        async with servers(12) as others:
            node = await newcomer(30)
            await node.bootstrap([(host(1), PORT)])
            net.down.add(host(30))
            node.publish(FILE, name="a", addresses=lambda: [f"/ip4/{host(30)}/tcp/1"])
            await asyncio.sleep(1200.0)
            assert node.contact_count == 0
            assert await found(others[3]) == set()
            net.down.clear()
            await asyncio.sleep(180.0)
            assert node.contact_count >= 10
            assert await found(others[3]) == {peer(30)}
            await node.stop()

    run_virtual(main, monkeypatch)


def test_everybody_else_lost_the_network_and_comes_back(monkeypatch):
    async def main(net: Net) -> None:
        async with servers(6) as others:
            net.down.update(host(n) for n in range(1, 7))
            await asyncio.sleep(3600.0)
            net.down.clear()
            await asyncio.sleep(300.0)
            assert all(node.contact_count == 5 for node in others)

    run_virtual(main, monkeypatch)


def test_a_renewal_costs_a_datagram_per_holder(monkeypatch):
    async def main(net: Net) -> None:
        async with servers(30) as others:
            node = await newcomer(40)
            await node.bootstrap([(host(1), PORT)])
            node.publish(FILE, name="a", addresses=lambda: [f"/ip4/{host(40)}/tcp/1"])
            await node.put_metadata(RECORD)
            assert await node.announce_now(FILE) == 20
            before = node.traffic
            assert await node.announce_now(FILE) == 20
            after = node.traffic
            assert after.calls - before.calls == 20
            spent = after.bytes_sent + after.bytes_received
            spent -= before.bytes_sent + before.bytes_received
            assert spent + 40 * 28 < 12_000
            # When half of the holders are gone, it looks for others.
            packed = node._publisher._publications[content_key(FILE)].holders[False]
            gone = {holder.host for holder in unpack_holders(packed, False)[:10]}
            net.down |= gone
            assert await node.announce_now(FILE) >= 18
            reader = next(o for n, o in enumerate(others, 1) if host(n) not in gone)
            assert await found(reader) == {peer(40)}
            await node.stop()

    run_virtual(main, monkeypatch)


def test_a_restart_announces_nothing_that_is_not_due(monkeypatch, tmp_path):
    async def main(net: Net) -> None:
        files = {"announced_file": tmp_path / "a.json", "contacts_file": tmp_path / "c.json"}
        async with servers(24):
            node = await newcomer(40, **files)
            await node.bootstrap([(host(1), PORT)])
            for size in range(100, 130):
                file_id, _ = metadata_record(size)
                node.publish(file_id, name="a", addresses=lambda: ["/ip4/0.0.0.0/tcp/1"])
                await node.announce_now(file_id)
            await node._save()
            protocol_of(node).transport.close()  # killed: nothing is withdrawn
            await node._tasks.stop()
            again = await newcomer(40, **files)
            for size in range(100, 130):
                file_id, _ = metadata_record(size)
                again.publish(file_id, name="a", addresses=lambda: ["/ip4/0.0.0.0/tcp/1"])
            await again.bootstrap([])
            before = again.traffic.calls
            await asyncio.sleep(5.0)
            assert again.traffic.calls - before < 30
            other, _ = metadata_record(131)
            again.publish(other, name="new", addresses=list)
            await asyncio.sleep(5.0)
            key = content_key(other)
            assert again._publisher._publications[key].holder_count == 20
            await again.stop()

    run_virtual(main, monkeypatch)


@pytest.mark.parametrize("hours", [-24, 24])
def test_a_clock_that_is_wrong_by_a_day_hides_nothing_now_or_later(monkeypatch, hours):
    async def main(net: Net) -> None:
        async with servers(22) as others:
            node = await newcomer(40)
            await node.bootstrap([(host(1), PORT)])
            true_ms = publisher_module._now_ms
            with monkeypatch.context() as wrong:
                wrong.setattr(publisher_module, "_now_ms", lambda: true_ms() + hours * 3_600_000)
                node.publish(FILE, name="old", addresses=lambda: [f"/ip4/{host(40)}/tcp/1"])
                assert await node.announce_now(FILE) == 20
            assert await found(others[7]) == {peer(40)}
            node._publisher._last_sequence = 0  # a restart with the clock set right
            node.publish(FILE, name="new", addresses=lambda: [f"/ip4/{host(40)}/tcp/1"])
            assert await node.announce_now(FILE) == 20
            names = {p.name async for p in others[7].find_providers(FILE)}
            assert names == {"new"}
            await node.stop()

    assert time.time() > 0
    run_virtual(main, monkeypatch)


def test_hints_are_asked_when_nothing_else_answers(monkeypatch):
    async def main(net: Net) -> None:
        async with servers(3) as others:
            node = await newcomer(40)
            assert await node.bootstrap([(host(99), PORT)]) == 0
            node.add_endpoints([("no address", 1), ("0.0.0.0", 9), (host(2), 0), (host(2), PORT)])
            await asyncio.sleep(5.0)
            assert node.contact_count == 3
            node.add_endpoints([(host(50), port) for port in range(1, 200)])
            assert len(node._hints) == 64
            assert others[0].contact_count == 2
            await node.stop()

    run_virtual(main, monkeypatch)
