"""How fast and how dear the DHT is: N nodes in one process over loopback.

    python -m tests.bench.bench_dht 10 100 300

It measures joining, announcing, the first and all providers of a key, and the same after a share of
the nodes has died without a word (10 %, of the same network then up to 30, 50 and 80 %). RPCs, how
many of them nobody answered, and UDP payload bytes are those of the nodes that acted. CPU is of
the whole process, all nodes together: beside other work it is what can be compared, while the time
that passes is not. Whether the gates held is said at the end; exit code 1 if not.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.content.file_id import FileId
from engine.dht.node import DhtNode

OPERATIONS = 40
READS = 100  # after each death: 95 % means 95
ANNOUNCERS = 60
DEATHS = (0.1, 0.3, 0.5, 0.8)
GATES = {0.1: 1.0, 0.3: 1.0, 0.5: 1.0, 0.8: 0.95}  # found, after so many died
PARALLEL = 5
HEADER = (
    "\n| {} | median ms | p95 ms | max ms | CPU ms | RPCs | unanswered | KB | found % |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


@dataclass
class Sample:
    seconds: list[float]
    calls: int = 0
    unanswered: int = 0
    bytes: int = 0
    successes: int = 0
    cpu_s: float = 0.0

    def row(self, label: str) -> str:
        ordered = sorted(self.seconds)
        count = len(ordered)
        p95 = ordered[min(count - 1, int(0.95 * count))]
        return (
            f"| {label} | {statistics.median(ordered) * 1000:.1f} | {p95 * 1000:.1f} | "
            f"{ordered[-1] * 1000:.1f} | {self.cpu_s / count * 1000:.1f} | "
            f"{self.calls / count:.1f} | {self.unanswered / count:.1f} | "
            f"{self.bytes / count / 1000:.1f} | {100 * self.successes / count:.0f} |"
        )


def new_node() -> DhtNode:
    key = Ed25519PrivateKey.generate()
    return DhtNode(key.public_key().public_bytes_raw(), key.sign, lambda k: k.hex())


async def measure(
    actors: Sequence[DhtNode], action: Callable[[DhtNode, int], Awaitable[bool]], parallel: int = 1
) -> Sample:
    """Run `action` for each actor; calls and bytes are those of the actors."""
    sample, cpu = Sample([]), time.process_time()

    async def one(index: int, node: DhtNode) -> None:
        before, began = node.traffic, time.perf_counter()
        success = await action(node, index)
        sample.successes += success
        sample.seconds.append(time.perf_counter() - began)
        after = node.traffic
        sample.calls += after.calls - before.calls
        sample.unanswered += after.timeouts - before.timeouts
        sample.bytes += after.bytes_sent - before.bytes_sent
        sample.bytes += after.bytes_received - before.bytes_received

    for start in range(0, len(actors), parallel):
        batch = actors[start : start + parallel]
        await asyncio.gather(*(one(start + i, node) for i, node in enumerate(batch)))
    sample.cpu_s = time.process_time() - cpu
    return sample


async def first_provider(node: DhtNode, file_id: FileId) -> bool:
    async for _ in node.find_providers(file_id):
        return True
    return False


async def bench(count: int, rng: random.Random) -> list[str]:
    """Print the tables of one network; gives the gates that did not hold."""
    missed: list[str] = []
    print(HEADER.format(f"{count} nodes"))
    nodes: list[DhtNode] = []
    ports: list[int] = []

    async def join(node: DhtNode, _: int) -> bool:
        ports.append(await node.start("127.0.0.1", 0))
        if len(ports) == 1:
            return True
        return await node.bootstrap([("127.0.0.1", rng.choice(ports[:-1]))]) > 0

    nodes = [new_node() for _ in range(count)]
    began = time.perf_counter()
    print((await measure(nodes, join)).row("join"))
    all_joined_s = time.perf_counter() - began

    ids = [FileId(os.urandom(32)) for _ in range(OPERATIONS)]
    makers = [rng.choice(nodes) for _ in ids]

    async def provide(node: DhtNode, index: int) -> bool:
        node.publish(ids[index], name="x", addresses=lambda: ["/ip4/127.0.0.1/tcp/9"])
        return await node.announce_now(ids[index]) > 0

    print((await measure(makers, provide)).row("provide"))
    readers = [rng.choice([n for n in nodes if n is not maker]) for maker in makers]
    find = await measure(readers, lambda node, i: first_provider(node, ids[i]))
    print(find.row("find first"))

    popular = FileId(os.urandom(32))
    crowd = rng.sample(nodes, min(ANNOUNCERS, count - 1))
    for node in crowd:
        node.publish(popular, name="x", addresses=lambda: ["/ip4/127.0.0.1/tcp/9"])
        await node.announce_now(popular)
    totals: list[int] = []

    async def find_all(node: DhtNode, _: int) -> bool:
        found = {p.peer_id async for p in node.find_providers(popular)}
        totals.append(len(found))
        return len(found) >= len(crowd) - (node in crowd)

    print((await measure([rng.choice(nodes) for _ in range(10)], find_all)).row("find all"))
    distinct = f"{statistics.mean(totals):.1f} of {len(crowd)}"

    dead: set[DhtNode] = set()
    for share in DEATHS:
        doomed = [n for n in nodes if n not in dead]
        for node in rng.sample(doomed, int(share * count) - len(dead)):
            for side in node._sides:
                side.transport.close()
            dead.add(node)
        await asyncio.sleep(0.1)
        alive = [n for n in nodes if n not in dead]
        asked = [rng.randrange(len(ids)) for _ in range(READS)]
        readers = [rng.choice([n for n in alive if n is not makers[i]]) for i in asked]

        async def read(node: DhtNode, index: int, asked: list[int] = asked) -> bool:
            return await first_provider(node, ids[asked[index]])

        sample = await measure(readers, read, PARALLEL)
        print(sample.row(f"find first, {share:.0%} dead"))
        if sample.successes < GATES[share] * READS:
            missed.append(f"{count} nodes, {share:.0%} dead: {sample.successes} of {READS} found")
        fresh = [FileId(os.urandom(32)) for _ in range(10)]

        async def provide_fresh(node: DhtNode, index: int, ids: list[FileId] = fresh) -> bool:
            node.publish(ids[index], name="x", addresses=list)
            return await node.announce_now(ids[index]) > 0

        writers = [rng.choice(alive) for _ in fresh]
        print((await measure(writers, provide_fresh, PARALLEL)).row(f"provide, {share:.0%} dead"))
    faults = sum(node.traffic.faults for node in alive)
    print(
        f'\nAll had joined after {all_joined_s:.1f} s; "find all" gave {distinct} providers on '
        f"average; {faults} faults.\n"
    )
    for node in alive:
        await node._tasks.stop()
        for side in node._sides:
            await side.close()
    return missed


async def main() -> int:
    counts = [int(text) for text in sys.argv[1:] if text.isdecimal()] or [10, 100]
    missed = [gate for count in counts for gate in await bench(count, random.Random(count))]
    print("\n".join(missed) or "All gates held.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
