"""The attacks that the stock kademlia falls to, and more, against a real node over loopback."""

from __future__ import annotations

import asyncio
import itertools
import logging
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import umsgpack

from engine.dht import messages
from engine.dht.endpoints import Endpoint, pack
from engine.dht.ids import NodeId, content_key, node_id
from engine.dht.messages import AddProvider, FindNode, Nodes, Ping, encode_request
from engine.dht.node import DhtNode
from engine.dht.record_store import StoreStatus
from engine.dht.records import split_parts
from tests.helpers.aio import run
from tests.helpers.dht import (
    HERE,
    Signer,
    chain,
    metadata_record,
    new_node,
    protocol_of,
    provider_record,
)

FILE, RECORD = metadata_record(1 << 20)
KEY = content_key(FILE)
ADDRESS = "/ip4/127.0.0.1/tcp/4001"
NOW_MS = 1_800_000_000_000
FUZZ_DATAGRAMS = 10_000

Handler = Callable[[bytes, tuple[str, int]], list[bytes]]


class Socket(asyncio.DatagramProtocol):
    """A bare UDP socket that keeps what it gets and answers what a handler says."""

    transport: asyncio.DatagramTransport

    def __init__(self, handler: Handler | None = None) -> None:
        self.handler = handler
        self.got: list[bytes] = []

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(HERE, self.transport.get_extra_info("sockname")[1])

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: Any) -> None:
        self.got.append(data)
        for reply in self.handler(data, addr) if self.handler else ():
            self.transport.sendto(reply, addr)


@asynccontextmanager
async def bare(handler: Handler | None = None) -> AsyncIterator[Socket]:
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.create_datagram_endpoint(
        lambda: Socket(handler), local_addr=(HERE, 0)
    )
    try:
        yield protocol
    finally:
        transport.close()


class Evil:
    """A node with a key of its own that proves it, and lies in every result."""

    def __init__(self, seed: int, result: Callable[[str, list[Any]], object]) -> None:
        self.signer = Signer(seed)
        self.result = result

    def __call__(self, data: bytes, addr: tuple[str, int]) -> list[bytes]:
        if data[0] != messages.REQUEST:
            return []
        rpc_id = data[1:21]
        _, method, _, _, arguments, *_ = umsgpack.unpackb(data[21:])
        result = [pack(Endpoint(*addr[:2]))]
        if method != "ping":
            result = self.result(method, arguments)  # type: ignore[assignment]
        key = self.signer.public_key
        signature = self.signer.sign(messages.proof_message(rpc_id, key))
        return [b"\1" + rpc_id + umsgpack.packb([1, result, key, signature])]


@asynccontextmanager
async def watched(caplog: pytest.LogCaptureFixture) -> AsyncIterator[None]:
    """Nothing may reach the loop's exception handler or the log from warnings on."""
    loop, errors = asyncio.get_running_loop(), []
    loop.set_exception_handler(lambda _, context: errors.append(context))
    with caplog.at_level(logging.INFO):
        yield
        await asyncio.sleep(0.05)
    assert errors == []
    assert [r for r in caplog.records if r.levelno >= logging.WARNING or r.exc_info] == []


async def meet(node: DhtNode, evil: Socket) -> None:
    answer = await protocol_of(node).call(evil.endpoint, Ping())
    assert answer is not None
    assert protocol_of(node).router.get(answer.contact.id)


async def finds(node: DhtNode) -> set[str]:
    return {p.peer_id async for p in node.find_providers(FILE)}


def request(method: str, arguments: object, sender: object = bytes(32), flags: int = 3) -> bytes:
    body = [1, method, sender, flags, arguments, bytes(300)]
    return b"\0" + random.randbytes(20) + umsgpack.packb(body)


BLOB = random.Random(1).randbytes
LIES: dict[str, object] = {
    "port 70000 as kademlia writes it": [[[BLOB(32), HERE, 70000]], bytes(8)],
    "port 0": [BLOB(32) + b"\x7f\0\0\1\0\0", bytes(8)],
    "everywhere": [BLOB(32) + b"\0\0\0\0\0\1", bytes(8)],
    "no ip": [[[BLOB(32), None, 5]], bytes(8)],
    "a name": [[[BLOB(32), "localhost", 23001]], bytes(8)],
    "a short id": [BLOB(20) + b"\x7f\0\0\1\0\1", bytes(8)],
    "a list of numbers": [[1, 2]],
    "text": "hello",
    "a map": {},
    "nothing": None,
    "1,500 nodes": [b"".join(BLOB(32) + b"\x7f\0\0\1\0\x09" for _ in range(1500)), bytes(8)],
    "no token": [b"", b""],
    "20 dead nodes": [b"".join(BLOB(32) + b"\x7f\0\0\1\0\x09" for _ in range(20)), bytes(8)],
    "records of lists": [b"", bytes(8), [[1]], 1],
    "false records": [b"", bytes(8), [BLOB(200) for _ in range(4)], 1 << 20],
    "a false part": [b"", bytes(8), 2**32 - 1, BLOB(715)],
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lying_node_costs_its_own_answer_only(caplog, lie):
    async def main() -> None:
        async with watched(caplog), chain(2) as ((first, _), (second, _)):
            first.publish(FILE, name="a", addresses=lambda: [ADDRESS])
            async with bare(Evil(99, lambda *_: LIES[lie])) as evil:
                await meet(second, evil)
                assert await finds(second) == {Signer(1).public_key.hex()}
                await second.find_metadata(FILE)
                assert await first.announce_now(FILE) >= 1
                assert not protocol_of(second).transport.is_closing()
                assert second.traffic.faults == 0
                assert await finds(second) == {Signer(1).public_key.hex()}

    run(main())


def test_an_honest_contact_is_not_evicted_by_a_false_address(caplog):
    async def main() -> None:
        async with watched(caplog), chain(2) as ((first, _), (second, _)):
            honest = protocol_of(first).source_node.id
            lie = [honest + pack(Endpoint(HERE, 9)), bytes(8)]
            async with bare(Evil(99, lambda *_: lie)) as evil:
                await meet(second, evil)
                for _ in range(4):
                    await second._sides[0].lookup(honest).find(lambda _: FindNode(KEY))
            assert protocol_of(second).router.get(honest) is not None

    run(main())


def test_a_lookup_does_not_hammer_a_named_victim(caplog):
    async def main() -> None:
        async with watched(caplog), bare() as victim, chain(1) as ((node, _),):
            blob = b"".join(BLOB(32) + pack(victim.endpoint) for _ in range(20))
            async with bare(Evil(99, lambda *_: [blob, bytes(8)])) as evil:
                await meet(node, evil)
                await node._sides[0].lookup(KEY).find(lambda _: FindNode(KEY))
            # One request per lookup: that of the key, and that of the own id at a first contact.
            assert len(victim.got) <= 2

    run(main())


def test_pings_from_nowhere_enter_nothing_and_draw_little(caplog):
    async def main() -> None:
        async with watched(caplog), chain(1) as ((node, port),), bare() as attacker:
            sent = 0
            for count in range(3000):
                sender = NodeId(random.randbytes(32))
                datagram = encode_request(random.randbytes(20), sender, 3, Ping())
                attacker.transport.sendto(datagram, (HERE, port))
                sent += len(datagram)
                if count % 50 == 49:
                    await asyncio.sleep(0.001)
            await asyncio.sleep(1.2)
            assert node.contact_count == 0
            received = sum(map(len, attacker.got))
            assert received <= messages.AMPLIFICATION * sent
            back = [d for d in attacker.got if d[0] == messages.REQUEST]
            assert len(back) <= 3

    run(main())


def test_one_socket_with_many_keys_gets_one_place(caplog):
    async def main() -> None:
        async with watched(caplog), chain(1) as ((node, _),):
            seeds = itertools.count(1000)
            liar: Handler = lambda d, a: Evil(next(seeds), lambda *_: None)(d, a)  # noqa: E731
            async with bare(liar) as evil:
                for _ in range(100):
                    await protocol_of(node).call(evil.endpoint, Ping())
            assert node.contact_count == 1

    run(main())


def test_ids_of_other_lengths_break_nothing(caplog):
    async def main() -> None:
        async with watched(caplog), chain(2) as nodes, bare() as attacker:
            own = protocol_of(nodes[0][0]).source_node.id
            for sender in (b"", b"\0", own[:20], b"\0" + own, own * 2, "x" * 32, 7, None, [own]):
                attacker.transport.sendto(request("ping", [], sender), (HERE, nodes[0][1]))
            await asyncio.sleep(0.05)
            assert nodes[0][0].traffic.rejected == 9
            assert attacker.got == []
            assert await nodes[0][0].bootstrap([(HERE, nodes[1][1])]) == 1

    run(main())


def test_stock_requests_and_other_methods_reach_nothing(caplog):
    async def main() -> None:
        async with watched(caplog), chain(1) as ((node, port),), bare() as attacker:
            for method in ("store", "stun", "find_value", "rpc_ping", "__init__", "call", "stop"):
                attacker.transport.sendto(request(method, [KEY, b"value"]), (HERE, port))
                old = b"\0" + random.randbytes(20) + umsgpack.packb([method, [KEY, b"value"]])
                attacker.transport.sendto(old, (HERE, port))
            await asyncio.sleep(0.05)
            assert attacker.got == []
            assert node.traffic.rejected == 14

    run(main())


def test_records_cannot_be_planted(caplog):
    async def main() -> None:
        async with watched(caplog), chain(1) as ((node, port),), bare() as attacker:
            part = split_parts(RECORD)[0].encode()
            raw = provider_record(KEY, 5, NOW_MS).raw
            for token in (bytes(8), b"", b"8 bytes."):
                attacker.transport.sendto(request("add_provider", [KEY, token, raw]), (HERE, port))
                attacker.transport.sendto(request("put_meta", [KEY, token, part]), (HERE, port))
            await asyncio.sleep(0.05)
            assert (node._store.record_count, node._store.byte_count) == (0, 0)
            answer = await protocol_of(node).call(Endpoint(HERE, port), FindNode(KEY))
            assert answer is not None
            assert isinstance(answer.reply, Nodes)
            forged = AddProvider(KEY, answer.reply.token, raw[:-64] + bytes(64))
            refused = await protocol_of(node).call(Endpoint(HERE, port), forged)
            assert refused is not None
            assert refused.reply.status == StoreStatus.INVALID  # type: ignore[union-attr]
            assert node._store.record_count == 0

    run(main())


def test_replies_nobody_asked_for_or_from_elsewhere_count_for_nothing(caplog):
    async def main() -> None:
        async with watched(caplog), chain(1) as ((node, port),), bare() as other:
            answer = Evil(99, lambda *_: None)

            def elsewhere(data: bytes, addr: tuple[str, int]) -> list[bytes]:
                for reply in answer(data, addr):
                    other.transport.sendto(reply, addr)
                return []

            async with bare(elsewhere) as silent:
                assert await protocol_of(node).call(silent.endpoint, Ping()) is None
            for _ in range(100):
                fake = b"\1" + random.randbytes(20) + umsgpack.packb([1, [bytes(6)]])
                other.transport.sendto(fake, (HERE, port))
            await asyncio.sleep(0.05)
            assert node.contact_count == 0
            assert node.traffic.rejected == 101

    run(main())


def test_a_proof_of_another_key_or_none_is_no_answer(caplog):
    async def main() -> None:
        async with watched(caplog), chain(1) as ((node, _),):
            honest = Signer(7)

            def thief(data: bytes, addr: tuple[str, int]) -> list[bytes]:
                result = [pack(Endpoint(*addr[:2]))]
                proof = [honest.public_key, Signer(8).sign(b"x")]
                return [b"\1" + data[1:21] + umsgpack.packb([1, result, *proof])]

            def mute(data: bytes, addr: tuple[str, int]) -> list[bytes]:
                result = [pack(Endpoint(*addr[:2]))]
                return [b"\1" + data[1:21] + umsgpack.packb([1, result])]

            for handler in (thief, mute):
                async with bare(handler) as evil:
                    assert await protocol_of(node).call(evil.endpoint, Ping()) is None
                    claimed = node_id(honest.public_key, HERE)
                    assert await protocol_of(node).call(evil.endpoint, Ping(), claimed) is None
            assert node.contact_count == 0

    run(main())


def test_oversize_and_empty_datagrams_are_dropped(caplog):
    async def main() -> None:
        async with watched(caplog), chain(1) as ((node, port),), bare() as attacker:
            for size in (0, 1, 20, 21, 1233, 9000, 60_000):
                attacker.transport.sendto(bytes(size), (HERE, port))
            padded = b"\0" + bytes(20) + umsgpack.packb([1, "ping", bytes(32), 0, [], bytes(2000)])
            attacker.transport.sendto(padded, (HERE, port))
            await asyncio.sleep(0.05)
            assert attacker.got == []
            assert node.traffic.faults == 0

    run(main())


def test_a_flood_is_cut_and_others_are_still_served(caplog, monkeypatch):
    async def main() -> None:
        async with watched(caplog), chain(1) as ((node, _),):
            protocol = protocol_of(node)
            sent: list[str] = []
            # The sources are on the internet, so nothing may really be sent to them.
            monkeypatch.setattr(protocol, "_send", lambda _, endpoint: sent.append(endpoint.host))
            datagram = encode_request(bytes(20), bytes(32), 2, Ping())
            for _ in range(5000):
                protocol.datagram_received(datagram, ("8.8.8.8", 5))
            assert len(sent) < 400
            protocol.datagram_received(datagram, ("9.9.9.9", 5))
            assert sent[-1] == "9.9.9.9"
            assert protocol.traffic.limited == 5001 - len(sent) + protocol.traffic.calls
            assert protocol.traffic.calls <= 2  # is the stranger a witness that we can be reached?

    run(main())


def test_a_few_liars_among_many_hide_nothing(caplog):
    async def main() -> None:
        async with watched(caplog), chain(24) as nodes:
            blob = b"".join(BLOB(32) + b"\x7f\0\0\1\0\x09" for _ in range(20))
            names_the_dead = bare(Evil(98, lambda *_: [blob, bytes(8)]))
            knows_nothing = bare(Evil(99, lambda *_: [b"", bytes(8), [], 0]))
            async with names_the_dead as first, knows_nothing as second:
                for node, _ in nodes:
                    await meet(node, first)
                    await meet(node, second)
                nodes[0][0].publish(FILE, name="a", addresses=lambda: [ADDRESS])
                assert await nodes[0][0].announce_now(FILE) >= 18
                for node, _ in nodes[1:]:
                    assert await finds(node) == {Signer(1).public_key.hex()}

    run(main())


# -- fuzz ---------------------------------------------------------------------------------------


def mutations(rng: random.Random) -> AsyncIterator[bytes] | Any:
    """Random bytes, valid requests with flipped bytes, and msgpack of random shapes."""
    record = provider_record(KEY, 5, NOW_MS).raw
    part = split_parts(RECORD)[0].encode()
    valid: list[messages.Request] = [
        Ping(),
        FindNode(KEY),
        messages.GetProviders(KEY, 3),
        messages.GetMetadata(KEY, 1),
        AddProvider(KEY, bytes(8), record),
        messages.PutMetadata(KEY, bytes(8), part),
    ]
    while True:
        kind = rng.randrange(5)
        head = bytes([rng.randrange(3)]) + rng.randbytes(20)
        if kind == 0:
            yield rng.randbytes(rng.randrange(1400))
        elif kind == 1:
            yield head + rng.randbytes(rng.randrange(200))
        elif kind == 2:
            yield head + umsgpack.packb(shape(rng, 4))
        elif kind == 3:
            body = [1, rng.choice(valid).METHOD, rng.randbytes(32), 3, shape(rng, 2)]
            yield head + umsgpack.packb(body)
        else:
            datagram = encode_request(rng.randbytes(20), rng.randbytes(32), 3, rng.choice(valid))
            mutant = bytearray(datagram)
            for _ in range(rng.randrange(1, 6)):
                mutant[rng.randrange(len(mutant))] = rng.randrange(256)
            yield bytes(mutant[: rng.randrange(1, len(mutant) + 1)])


def shape(rng: random.Random, depth: int) -> object:
    choice = rng.randrange(9 if depth else 6)
    if choice == 0:
        return rng.choice([None, True, False, 1.5, -1, 2**63, 2**64 - 1])
    if choice < 3:
        return rng.randbytes(rng.choice([0, 6, 8, 18, 20, 32, 38, 64, 200]))
    if choice < 5:
        return rng.randrange(300)
    if choice == 5:
        return rng.choice(["ping", "find_node", "x", ""])
    if choice == 6:
        return {rng.randrange(9): shape(rng, depth - 1) for _ in range(rng.randrange(4))}
    return [shape(rng, depth - 1) for _ in range(rng.randrange(6))]


def test_ten_thousand_datagrams_leave_a_node_as_it_was(caplog):
    async def main() -> None:
        rng = random.Random(20)
        async with watched(caplog), chain(2) as ((node, port), (other, _)), bare() as attacker:
            node.publish(FILE, name="a", addresses=lambda: [ADDRESS])
            source = mutations(rng)
            for count in range(FUZZ_DATAGRAMS):
                datagram = next(source)
                if count % 4:
                    protocol_of(node).datagram_received(datagram, (HERE, 1 + count))
                else:
                    attacker.transport.sendto(datagram, (HERE, port))
                if count % 100 == 0:
                    await asyncio.sleep(0.001)
            await asyncio.sleep(0.1)
            assert node.traffic.faults == 0
            assert node.traffic.rejected > 1000
            assert node.contact_count <= 1
            assert node._store.record_count == 0
            assert await finds(other) == {Signer(1).public_key.hex()}

    run(main(), limit_s=60)


def test_ten_thousand_replies_leave_a_node_as_it_was(caplog):
    async def main() -> None:
        rng = random.Random(21)
        kinds = (Ping(), FindNode(KEY), messages.GetProviders(KEY), messages.GetMetadata(KEY))

        def handler(data: bytes, addr: tuple[str, int]) -> list[bytes]:
            head = b"\1" + data[1:21]
            kind = rng.randrange(3)
            if kind == 0:
                return [head + rng.randbytes(rng.randrange(300))]
            if kind == 1:
                return [head + umsgpack.packb(shape(rng, 4))]
            return Evil(99, lambda *_: shape(rng, 3))(data, addr)

        async with watched(caplog), chain(1) as ((node, _),), bare(handler) as evil:
            for _ in range(FUZZ_DATAGRAMS // 50):
                calls = [
                    protocol_of(node).call(evil.endpoint, rng.choice(kinds)) for _ in range(50)
                ]
                await asyncio.gather(*calls)
            assert node.traffic.faults == 0
            assert protocol_of(node)._calls == {}
            assert node.contact_count <= 1

    run(main(), limit_s=120)


def test_a_node_under_fuzz_starts_and_stops_cleanly(caplog):
    async def main() -> None:
        async with watched(caplog):
            node = new_node(1)
            port = await node.start(HERE, 0)
            async with bare() as attacker:
                source = mutations(random.Random(22))
                for _ in range(500):
                    attacker.transport.sendto(next(source), (HERE, port))
                await node.stop()
                for _ in range(100):
                    attacker.transport.sendto(next(source), (HERE, port))
                await asyncio.sleep(0.05)

    run(main())
