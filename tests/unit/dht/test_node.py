from __future__ import annotations

import asyncio
import contextlib
import json
import socket

import pytest

from engine.dht import family
from engine.dht.ids import content_key
from engine.dht.messages import Ping
from engine.dht.node import DhtNode, Provider
from engine.dht.records import ProviderFlag, all_parts
from engine.errors import EnvironmentFailure, LocalProtocolError, RemoteProtocolError
from tests.helpers.aio import run
from tests.helpers.dht import HERE, Signer, chain, metadata_record, new_node, protocol_of

ADDRESS = "/ip4/127.0.0.1/tcp/4001"
FILE, RECORD = metadata_record(5 << 20)


async def found(node: DhtNode, file_id: bytes = FILE) -> dict[str, Provider]:
    return {p.peer_id: p async for p in node.find_providers(file_id)}


async def until(condition, limit_s: float = 10.0) -> None:
    async def poll() -> None:
        while not condition():
            await asyncio.sleep(0.01)

    await asyncio.wait_for(poll(), limit_s)


def peer(seed: int) -> str:
    return Signer(seed).public_key.hex()


@pytest.mark.parametrize("name", ["node..example.org", "x" * 64 + ".org", "\ud800"])
def test_a_name_that_is_none_leads_nowhere_and_ends_no_upkeep(name):
    assert run(family.resolve(name, 1)) == []


def test_two_fresh_nodes_find_each_others_files_at_once():
    async def main():
        async with chain(2) as ((first, _), (second, _)):
            first.publish(FILE, name="a.bin", addresses=lambda: [ADDRESS])
            assert await found(second) == {peer(1): Provider(peer(1), (ADDRESS,), "a.bin", 0)}
            other, _ = metadata_record(77)
            second.publish(other, name="b.bin", addresses=lambda: [ADDRESS])
            assert set(await found(first, other)) == {peer(2)}
            assert await found(first) == {}

    run(main())


def test_a_record_names_the_peers_through_which_its_provider_is_reached():
    async def main():
        async with chain(2) as ((first, _), (second, _)):
            first.publish(FILE, name="a.bin", addresses=lambda: [ADDRESS])
            first.set_vias([(Signer(9).public_key, "45.45.45.1", 52413)])
            via = (peer(9), "/ip4/45.45.45.1/tcp/52413")
            while (await found(second))[peer(1)].vias != (via,):
                await asyncio.sleep(0)
            first.set_vias([])
            while (await found(second))[peer(1)].vias:
                await asyncio.sleep(0)

    run(main())


def test_what_was_published_before_anybody_was_there_is_found():
    async def main():
        first, second = new_node(1), new_node(2)
        port = await first.start(HERE, 0)
        first.publish(FILE, name="a.bin", addresses=lambda: [ADDRESS])
        await first.put_metadata(RECORD)
        assert await first.announce_now(FILE) == 0
        await second.start(HERE, 0)
        assert await second.bootstrap([(HERE, port)]) == 1
        assert set(await found(second)) == {peer(1)}
        assert await second.find_metadata(FILE) == RECORD
        # The first node meets the second by its question, and places its record there.
        await until(lambda: second._store.record_count == 1)
        await first.stop()
        await until(lambda: second._store.providers(content_key(FILE), 0.0) == [])
        await second.stop()

    run(main())


def test_three_in_a_chain_find_each_other():
    async def main():
        async with chain(3) as nodes:
            (first, _), _, (last, _) = nodes
            first.publish(FILE, name="a.bin", addresses=lambda: [ADDRESS])
            assert set(await found(last)) == {peer(1)}
            await first.put_metadata(RECORD)
            assert await last.find_metadata(FILE) == RECORD
            assert await first.announce_now(FILE) == 2
            assert last.contact_count == 2

    run(main())


def test_holders_answer_after_the_provider_has_gone_without_a_word():
    async def main():
        async with chain(4) as nodes:
            first = nodes[0][0]
            await first.put_metadata(RECORD)
            first.publish(FILE, name="a.bin", addresses=lambda: [ADDRESS])
            assert await first.announce_now(FILE) == 3
            protocol_of(first).transport.close()
            for node, _ in nodes[1:]:
                assert node._store.held_parts(content_key(FILE)) == all_parts(RECORD.size)
            assert set(await found(nodes[3][0])) == {peer(1)}
            assert await nodes[3][0].find_metadata(FILE) == RECORD

    run(main())


def test_metadata_parts_are_gathered_from_holders_that_have_some():
    async def main():
        async with chain(4) as nodes:
            await nodes[0][0].put_metadata(RECORD)
            for node, _ in nodes[:3]:
                node.publish(FILE, name="a.bin", addresses=lambda: [ADDRESS])
            await nodes[0][0].announce_now(FILE)
            key = content_key(FILE)
            for number, (node, _) in enumerate(nodes[1:]):
                parts = node._store._metadata[key].parts
                for index in [i for i in parts if i % 3 != number]:
                    del parts[index]
            protocol_of(nodes[0][0]).transport.close()
            assert await nodes[3][0].find_metadata(FILE) == RECORD

    run(main())


def test_a_certified_size_and_root_are_given_without_the_whole_layer():
    async def main():
        async with chain(2) as ((first, _), (second, _)):
            await first.put_metadata(RECORD)
            del first._store._own_parts[content_key(FILE)][3]
            got = await second.find_metadata(FILE)
            assert got is not None
            assert (got.size, got.pieces_root, got.hashes) == (RECORD.size, RECORD.pieces_root, b"")

    run(main())


def test_metadata_can_be_had_from_a_source_when_it_is_needed():
    async def main():
        async def source():
            return RECORD

        async with chain(2) as ((first, _), (second, _)):
            first.publish(FILE, name="a", addresses=lambda: [ADDRESS], metadata=source)
            assert await first.announce_now(FILE) == 1
            assert second._store.held_parts(content_key(FILE)) == all_parts(RECORD.size)

    run(main())


def test_a_clean_stop_and_an_unpublish_withdraw():
    async def main():
        async with chain(3) as nodes:
            (first, _), (second, _), (third, _) = nodes
            for node in (first, second):
                node.publish(FILE, name="a", addresses=lambda: [ADDRESS])
                await node.announce_now(FILE)
            assert set(await found(third)) == {peer(1), peer(2)}
            first.unpublish(FILE)
            key = content_key(FILE)
            await until(lambda: len(third._store.providers(key, 0.0)) == 1)
            assert set(await found(third)) == {peer(2)}
            await second.stop()
            await until(lambda: third._store.providers(key, 0.0) == [])
            assert await found(third) == {}
            first.publish(FILE, name="b", addresses=lambda: [ADDRESS])
            assert await first.announce_now(FILE) >= 1
            assert (await found(third))[peer(1)].name == "b"

    run(main())


def test_a_change_replaces_what_was_announced():
    async def main():
        async with chain(3) as nodes:
            first, third = nodes[0][0], nodes[2][0]
            flags = ProviderFlag.PARTIAL
            first.publish(FILE, name="a", addresses=lambda: [ADDRESS], flags=flags)
            first.publish(FILE, name="a", addresses=lambda: [ADDRESS])
            await first.announce_now(FILE)
            assert (await found(third))[peer(1)].flags == 0

    run(main())


def test_a_clock_that_was_set_back_does_not_hide_a_provider(monkeypatch):
    async def main():
        async with chain(2) as ((first, _), (second, _)):
            first.publish(FILE, name="old", addresses=lambda: [ADDRESS])
            first._publisher._last_sequence += 3_600_000
            assert await first.announce_now(FILE) == 1
            first._publisher._last_sequence = 0
            first.publish(FILE, name="new", addresses=lambda: [ADDRESS])
            assert await first.announce_now(FILE) == 1
            (raw,) = second._store.providers(content_key(FILE), 0.0)
            assert b"new" in raw

    run(main())


def test_an_unspecified_address_stands_for_where_others_see_us():
    async def main():
        async with chain(2) as ((first, _), (second, _)):
            first.publish(FILE, name="", addresses=lambda: ["/ip4/0.0.0.0/tcp/7", "/dns/x/tcp/1"])
            assert (await found(second))[peer(1)].addresses == ("/ip4/127.0.0.1/tcp/7",)
            assert first.observed_hosts == (HERE,)

    run(main())


def test_many_providers_are_all_found_once():
    async def main():
        async with chain(12) as nodes:
            for node, _ in nodes[:-1]:
                node.publish(FILE, name="a", addresses=lambda: [ADDRESS])
                await node.announce_now(FILE)
            got = [p.peer_id async for p in nodes[-1][0].find_providers(FILE)]
            assert sorted(got) == sorted(peer(n) for n in range(1, 12))

    run(main())


def test_a_reader_may_stop_early_and_a_search_may_be_cancelled():
    async def main():
        async with chain(3) as nodes:
            for node, _ in nodes[:2]:
                node.publish(FILE, name="a", addresses=lambda: [ADDRESS])
            reader = nodes[2][0]
            search = reader.find_providers(FILE)
            async with contextlib.aclosing(search):
                async for _ in search:
                    break
            task = asyncio.ensure_future(reader.find_metadata(FILE))
            await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await until(lambda: not [n for n in reader._tasks.names if "find" in n])
            await until(lambda: not protocol_of(reader)._calls)

    run(main())


def test_silence_ends_calls_and_evicts_and_leaves_nothing_behind():
    async def main():
        async with chain(2) as ((first, _), (second, second_port)):
            protocol_of(second).transport.close()
            contact = next(iter(protocol_of(first).router))
            # Its upkeep looks for others from then on: only the calls made here count.
            protocol, made = protocol_of(first), []
            for _ in range(2):
                made.append(protocol.call(contact.endpoint, Ping(), contact.id))
                assert await made[-1] is None
            assert first.contact_count == 0
            assert protocol.traffic.timeouts >= 2
            assert (HERE, second_port) in first.contact_endpoints
            made.append(protocol.call(contact.endpoint, Ping()))
            made[-1].cancel()
            await asyncio.sleep(0)
            assert not {call.future for call in protocol._calls.values()} & set(made)

    run(main())


def test_a_stopped_node_answers_calls_with_nothing():
    async def main():
        async with chain(2) as ((first, _), (_, _second_port)):
            protocol = protocol_of(first)
            waiting = protocol.call(next(iter(protocol.router)).endpoint, Ping())
            await first.stop()
            await first.stop()
            assert waiting.done()
            assert await found(first) == {}
            assert await first.find_metadata(FILE) is None

    run(main())


def test_contacts_outlive_a_restart(tmp_path):
    path = tmp_path / "contacts.json"

    async def main():
        stays, port = new_node(1), 0
        port = await stays.start(HERE, 0)
        first = new_node(2, contacts_file=path)
        await first.start(HERE, 0)
        await first.bootstrap([("localhost", port), ("no-such-host.invalid", 1)])
        await first.stop()
        assert json.loads(path.read_text())["contacts"] == [[HERE, port]]
        again = new_node(2, contacts_file=path)
        await again.start(HERE, 0)
        assert await again.bootstrap() == 1
        await again.stop()
        await stays.stop()

    run(main())


def test_a_bootstrap_node_that_comes_late_is_found(monkeypatch):
    monkeypatch.setattr("engine.dht.node.RETRY_FIRST_S", 0.05)

    async def main():
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.bind((HERE, 0))
            port = probe.getsockname()[1]
        early, late = new_node(1), new_node(2)
        await early.start(HERE, 0)
        early.publish(FILE, name="a", addresses=lambda: [ADDRESS])
        assert await early.bootstrap([(HERE, port)]) == 0
        assert await late.start(HERE, port) == port
        await until(lambda: late._store.record_count == 1)
        await early.stop()
        await late.stop()

    run(main())


def test_both_families_share_a_port_and_a_store():
    async def main():
        first, second = new_node(1), new_node(2)
        port = await first.start("", 0)
        if len(first._sides) < 2:
            await first.stop()
            pytest.skip("no IPv6 on this machine")
        try:
            await second.start("::1", 0)
        except EnvironmentFailure:
            await first.stop()
            pytest.skip("no IPv6 on this machine")
        assert await second.bootstrap([("::1", port), (HERE, port)]) == 1
        second.publish(FILE, name="a", addresses=lambda: ["/ip6/::1/tcp/9"])
        assert await second.announce_now(FILE) == 1
        assert (await found(first))[peer(2)].addresses == ("/ip6/::1/tcp/9",)
        await second.stop()
        await first.stop()

    run(main())


def test_a_port_that_is_taken_is_the_environments_fault():
    async def main():
        first, second = new_node(1), new_node(2)
        port = await first.start(HERE, 0)
        with pytest.raises(EnvironmentFailure, match=str(port)):
            await second.start(HERE, port)
        await second.stop()
        with pytest.raises(LocalProtocolError):
            await first.start(HERE, 0)
        await first.stop()

    run(main())


def test_false_metadata_of_ours_is_refused():
    async def main():
        async with chain(1) as ((node, _),):
            other, _ = metadata_record(78)
            with pytest.raises(RemoteProtocolError):
                await node.put_metadata(RECORD, other)

    run(main())


def test_the_id_follows_an_address_that_two_groups_see():
    async def main():
        async with chain(2) as ((first, _), _):
            side = first._sides[0]
            before = side.node.id
            side.view.note("8.8.8.8", "93.184.216.34")
            assert not side.follow_address()
            side.view.note("1.1.1.1", "93.184.216.34")
            assert side.follow_address()
            assert not side.follow_address()
            assert protocol_of(first).source_node.id != before
            assert first.contact_count == 1
            await first._refresh()

    run(main())


def test_towards_the_internet_a_node_is_a_client_until_it_is_reachable():
    async def main():
        async with chain(1) as ((node, _),):
            protocol = protocol_of(node)
            outside = family.Endpoint("8.8.8.8", 1)
            assert protocol._server_flag(family.Endpoint(HERE, 1)) == 1
            assert protocol._server_flag(outside) == 0
            node.set_reachable(True)
            assert protocol._server_flag(outside) == 1

    run(main())


@pytest.mark.skipif(not socket.has_ipv6, reason="this Python has no IPv6")
def test_with_both_families_each_is_asked_for_its_own():
    async def main():
        first, second = new_node(1), new_node(2)
        port = await first.start("", 0)
        await second.start("", 0)
        assert await second.bootstrap([(HERE, port)]) == 1
        await second.stop()
        await first.stop()

    run(main())
