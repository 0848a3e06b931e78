"""A lookup among nodes that tell what the test says, over a protocol that answers at once."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

from engine.dht.endpoints import Endpoint
from engine.dht.ids import Key, NodeId
from engine.dht.lookup import Lookup
from engine.dht.messages import FindNode, Nodes
from engine.dht.protocol import Answer
from engine.dht.table import Contact
from tests.helpers.aio import run

KEY = Key(bytes(32))
SPREAD = 1000  # twenty nodes are to be expected within it
CROWD = range(1, 101)


def contact(n: int) -> Contact:
    return Contact(NodeId(n.to_bytes(32, "big")), Endpoint("127.0.0.1", 1000 + n))


class Network:
    """Nodes by number; each names those that `names` gives for it."""

    def __init__(self, names: dict[int, list[int]]) -> None:
        self.names = names
        self.asked: list[int] = []
        self.source_node = Contact(NodeId(b"\xff" * 32), Endpoint("127.0.0.1", 1))
        self.router = SimpleNamespace(spread=SPREAD)

    def call(self, endpoint: Endpoint, request: object, _: object) -> asyncio.Future[Answer | None]:
        number = endpoint.port - 1000
        self.asked.append(number)
        future: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
        named = tuple(contact(n).compact for n in self.names[number])
        future.set_result(Answer(contact(number), Nodes(named, b"token")))
        return future

    def lookup(self, start: range | list[int], elsewhere: list[int]) -> Lookup:
        return Lookup(
            self,  # type: ignore[arg-type]
            Contact(NodeId(KEY), Endpoint("", 0)),
            [contact(n) for n in start],
            20,
            8,
            elsewhere=[contact(n) for n in elsewhere],
        )


HONEST = [300, 500, 700, 900, 5000, 6000]


def surrounded() -> Network:
    """A hundred name each other alone; the honest know the honest."""
    crowd: dict[int, list[int]] = {n: [(n + i) % 100 + 1 for i in range(20)] for n in CROWD}
    return Network(crowd | dict.fromkeys(HONEST, HONEST))


def test_where_a_crowd_surrounds_a_key_a_second_search_begins_elsewhere():
    async def main():
        network = surrounded()
        holders = await network.lookup(range(1, 21), [6000]).find(lambda _: FindNode(KEY))
        found = {int.from_bytes(holder.node.id, "big") for holder in holders}
        assert {300, 500, 700, 900} <= found
        assert len(network.asked) == len(set(network.asked))
        assert [holder.node.id for holder in holders] == sorted(h.node.id for h in holders)

    run(main())


def test_a_reader_begins_again_only_where_it_found_nothing():
    async def main():
        for in_vain in (True, False):
            network = surrounded()
            lookup = network.lookup(range(1, 21), [6000])
            await lookup.find(lambda _: FindNode(KEY), in_vain=lambda said=in_vain: said)
            assert (6000 in network.asked) is in_vain

    run(main())


def test_where_there_is_no_crowd_it_ends_with_the_nearest():
    async def main():
        numbers = list(range(700, 2700, 50))
        network = Network(dict.fromkeys(numbers, numbers) | {9000: numbers})
        holders = await network.lookup(numbers[:3], [9000]).find(lambda _: FindNode(KEY))
        assert len(holders) == 20
        assert network.asked[-1] == 9000  # consulted: it names nobody nearer
        assert len(network.asked) == 21

    run(main())
