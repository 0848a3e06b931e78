"""People nearby are asked for whatever is looked for, and count as no providers."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

from engine.content.file_id import FileId
from engine.dht.node import Provider
from engine.jobs.finder import Finder, Found
from engine.net.addresses import parse_address, parse_via
from engine.net.identity import Identity
from engine.net.lan import Neighbour
from engine.net.peer_id import decode_base58
from engine.network import MAX_NEARBY, MAX_WANTED, PeerNetwork
from tests.helpers.aio import run

FILE = FileId(bytes(32))


def neighbour(number: int = 1) -> Neighbour:
    address = parse_address(f"/ip4/192.168.7.{number}/tcp/52413")
    return Neighbour(Identity.generate().peer_id, (address,))


async def none_found(_: FileId):
    return
    yield


def network(*nearby: Neighbour) -> PeerNetwork:
    gossip = SimpleNamespace(members=lambda _: [], on_announcement=None)
    dht = SimpleNamespace(find_providers=none_found)
    return PeerNetwork(SimpleNamespace(), dht, gossip, lambda: nearby)


def test_the_neighbours_heard_of_last_are_asked():
    async def main():
        nearby = [neighbour(number) for number in range(1, MAX_NEARBY + 4)]
        found = [one async for one in network(*nearby).find_providers(FILE)]
        assert [one.peer_id for one in found] == [one.peer_id for one in nearby[3:]]
        assert found[0] == Found(nearby[3].peer_id, ("/ip4/192.168.7.4/tcp/52413",), guess=True)

    run(main())


def test_of_somebody_nearby_the_network_here_knows_first_where_they_are_now():
    async def main():
        near = neighbour()
        around = network(near)
        member = SimpleNamespace(
            peer_id=decode_base58(near.peer_id), addresses=("/ip4/192.168.7.9/tcp/52413",)
        )
        around._gossip.members = lambda _: [member]
        found = [one async for one in around.find_providers(FILE)]
        assert [one.peer_id for one in found] == [near.peer_id] * 2
        assert found[0].addresses == ("/ip4/192.168.7.1/tcp/52413",)

    run(main())


def test_a_neighbour_that_comes_later_is_asked_at_once():
    async def main():
        around = network()
        heard: list[tuple[FileId, Found]] = []
        around.on_heard = lambda file_id, found: heard.append((file_id, found))
        for number in range(MAX_WANTED + 1):
            wanted = FileId(number.to_bytes(32, "big"))
            assert [one async for one in around.find_providers(wanted)] == []
        late = neighbour()
        around.met(late)
        assert len(heard) == MAX_WANTED
        assert heard[-1][0] == FileId(MAX_WANTED.to_bytes(32, "big"))
        assert heard[-1][1].guess

    run(main())


def test_a_provider_that_cannot_be_dialled_is_found_through_its_common_peers():
    async def main():
        common = Identity.generate().peer_id

        async def one_found(_: FileId):
            yield Provider("behind", (), "a.bin", 0, ((common, "/ip4/45.45.45.1/tcp/52413"),))

        around = network()
        around._dht.find_providers = one_found
        (found,) = [one async for one in around.find_providers(FILE)]
        via = f"/ip4/45.45.45.1/tcp/52413/p2p/{common}/p2p-circuit"
        assert found == Found("behind", (via,), "a.bin")
        assert parse_via(via) == (parse_address(via.removesuffix("/p2p-circuit")), None)

    run(main())


def test_a_guess_is_tried_and_is_no_provider():
    async def main():
        tried: list[Found] = []
        finder = Finder(FILE, none_found, lambda _, found: tried.append(found), lambda: 0)
        guess = Found("somebody", (), guess=True)
        finder.note(guess)
        finder.note(Found("provider", ()))
        assert [one.peer_id for one in tried] == ["somebody", "provider"]
        assert list(finder.found) == ["provider"]
        await finder.stop()
        await asyncio.sleep(0)

    run(main())
