"""Measure the DHT on a virtual clock: churn, hostile nodes, eclipses; one table row each.

    python -m tests.sim.sim_dht churn --nodes 1000 --hours 24
    python -m tests.sim.sim_dht churn --nodes 10000 --hours 24
    python -m tests.sim.sim_dht churn --nodes 1000 --hostile 0.2
    python -m tests.sim.sim_dht eclipse --nodes 1000 --hostile 0.2
    python -m tests.sim.sim_dht full --nodes 300 --hours 2      every datagram, as a calibration
    python -m tests.sim.sim_dht                                 all of them, some 20 minutes

Publishers stay online and publish as the engine does; everybody else comes and goes. A reader is
any honest node that is online, and reads a random key at a random time.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.dht.ids import Key, content_key
from engine.dht.messages import CompactNode
from engine.dht.renewal import HOLDERS_NEEDED, RenewalPolicy
from engine.dht.scheduler import RepublishScheduler
from tests.sim.dht_world import (
    REQUEST_BYTES,
    STORE_BYTES,
    Dropper,
    Liar,
    Lookup,
    Node,
    Scatterer,
    Silent,
    World,
    record_of,
)

PUBLISHERS = 10
FILES_EACH = 5
READS_PER_HOUR = 420  # 10,080 in a day: not one in vain shows 99.97 % with 95 % confidence
WARM_UP_S = 1800.0
ECLIPSED_KEYS = 25
KINDS = (Silent, Dropper, Liar)
Kinds = Sequence[type[Node]]
HEADER = (
    "| what | nodes | hours | hostile | reads | found % | found, at least % | median s | "
    "p99 s | RPCs/read | holders alive of 20 | KB/announcement | stale % | B/s per node | CPU s |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"
)


class Publisher:
    """One node that keeps files announced: `engine.dht.publisher` over the same cores."""

    def __init__(self, world: World, node: Node, files: int) -> None:
        self.world, self.node = world, node
        self.keys = [content_key(world.rng.randbytes(32)) for _ in range(files)]
        self.announcements = self.cost = 0
        self._holders: dict[Key, list[CompactNode]] = {}
        self._renewals: dict[Key, int] = {}
        self._policy = RenewalPolicy()
        self._scheduler = RepublishScheduler(random.Random(world.rng.random()), world.now)
        for key in self.keys:
            self._scheduler.add(key)
        self._go_on()

    def holders_alive(self) -> float:
        """Of the holders of a key, how many are online and have it; the mean."""
        alive = 0
        for key in self.keys:
            nodes = (self.world.at.get(h.endpoint) for h in self._holders.get(key, ()))
            alive += sum(
                n is not None and n.online and bool(n.store.providers(key, self.world.now))
                for n in nodes
            )
        return alive / len(self.keys)

    def _go_on(self) -> None:
        while (key := self._scheduler.next(self.world.now)) is not None:
            self._announce(key)
        wait = max(1.0, min(self._scheduler.wait_s(self.world.now), 60.0))
        self.world.after(wait, self._go_on)

    def _announce(self, key: Key) -> None:
        holders, renewals = self._holders.get(key, []), self._renewals.get(key, 0)
        if self._policy.tries(len(holders), renewals):
            self._store(key, holders, must_know=True)
        else:
            self._place(key, 0)

    def _place(self, key: Key, spent: int) -> None:
        self._renewals[key] = -1

        def found(lookup: Lookup) -> None:
            self._store(key, lookup.holders, spent=spent + lookup.queries * (REQUEST_BYTES + 900))

        self.world.lookup(self.node, key, found)

    def _store(
        self, key: Key, holders: list[CompactNode], *, must_know: bool = False, spent: int = 0
    ) -> None:
        record = record_of(self.node, key, self.world.now, self._scheduler.ttl_s)
        kept: list[CompactNode] = []
        left = [len(holders)]

        def serve(node: Node) -> tuple[object, int]:
            known = node.store.known_sequence(key, self.node.public_key) is not None
            if must_know and not known and type(node) is Node:
                return False, 60
            return node.keep(key, record, self.node.host), 60

        def stored(holder: CompactNode, result: object | None) -> None:
            left[0] -= 1
            if result:
                kept.append(holder)
            if not left[0]:
                self._stored(key, kept, must_know, spent + len(holders) * STORE_BYTES)

        if not holders:
            self._scheduler.unplaced(key, spent, self.world.now)
            self.world.after(30.0, self._scheduler.retry_unplaced)
        for holder in holders:
            self.world.call(
                self.node, holder, STORE_BYTES - 60, serve, lambda r, h=holder: stored(h, r)
            )

    def _stored(self, key: Key, kept: list[CompactNode], renewed: bool, spent: int) -> None:
        self.cost += 0 if renewed else spent
        if renewed and not self._policy.renewed(len(kept)):
            self._place(key, spent)
            return
        self.cost += spent if renewed else 0
        self.announcements += 1
        self._renewals[key] = self._renewals.get(key, 0) + 1
        self._holders[key] = kept
        self._scheduler.placed(key, spent, len(kept) >= HOLDERS_NEEDED, self.world.now)


@dataclass
class Reads:
    """What readers saw."""

    ok: int = 0
    failed: int = 0
    queries: int = 0
    seconds: list[float] = field(default_factory=list)

    def note(self, lookup: Lookup) -> None:
        """One lookup has ended."""
        self.queries += lookup.queries
        if lookup.found is None:
            self.failed += 1
            return
        self.ok += 1
        self.seconds.append(lookup.world.now - lookup.began)

    def cells(self) -> str:
        """Columns of the table."""
        total, ordered = max(1, self.ok + self.failed), sorted(self.seconds) or [0.0]
        return (
            f"{total} | {100 * self.ok / total:.2f} | {100 * at_least(self.ok, total):.2f} | "
            f"{ordered[len(ordered) // 2]:.2f} | {ordered[int(0.99 * len(ordered))]:.2f} | "
            f"{self.queries / total:.1f}"
        )


def at_least(successes: int, total: int) -> float:
    """The share of successes that there are with 95 % confidence (Poisson bound on failures)."""
    low, high = 0.0, total + 10.0
    while high - low > 1e-6 * total:
        middle = (low + high) / 2
        term = tail = math.exp(-middle)
        for count in range(1, total - successes + 1):
            term *= middle / count
            tail += term
        low, high = (middle, high) if tail > 0.05 else (low, middle)
    return max(0.0, 1 - high / total)


def read(world: World, key: Key, reads: Reads) -> None:
    """Some honest node looks the key up."""
    reader = world.rng.choice(world.online)
    while type(reader) is not Node:
        reader = world.rng.choice(world.online)
    world.lookup(reader, key, reads.note, wants_records=True)


def churn(nodes: int, hours: float, hostile: float, seed: int, *, full: bool = False) -> str:
    """Nodes that come and go; gives a row."""
    began = time.process_time()
    world = World(nodes, seed, full=full)
    world.populate(hostile, KINDS if hostile else ())
    publishers = []
    for _ in range(PUBLISHERS):
        node = world.add()
        world.turn(node, True)
        publishers.append(Publisher(world, node, FILES_EACH))
    world.run(WARM_UP_S)
    keys = [key for publisher in publishers for key in publisher.keys]
    reads, alive, before = Reads(), [], world.bytes
    for at in range(int(hours * READS_PER_HOUR)):
        world.run(WARM_UP_S + at * 3600.0 / READS_PER_HOUR)
        read(world, world.rng.choice(keys), reads)
        if at % 50 == 0:
            alive += [publisher.holders_alive() for publisher in publishers]
    world.run(world.now + 60.0)
    rate = (world.bytes - before) / (world.now - WARM_UP_S) / nodes
    announced = sum(p.announcements for p in publishers)
    cost = sum(p.cost for p in publishers) / max(1, announced) / 1000
    stale = 100 * world.stale[True] / max(1, world.stale.total())
    return (
        f"| {'every datagram' if full else 'churn'} | {nodes} | {hours:g} | {hostile:.0%} | "
        f"{reads.cells()} | {sum(alive) / len(alive):.1f} | {cost:.0f} | {stale:.1f} | "
        f"{rate:.0f} | {time.process_time() - began:.0f} |"
    )


def eclipse(nodes: int, hostile: float, seed: int, kinds: Kinds = (Liar,)) -> str:
    """All hostile nodes stand as near to one key as their addresses allow; nobody comes or goes."""
    began = time.process_time()
    world = World(nodes, seed, churn=False)
    world.populate(hostile, kinds)
    reads = Reads()
    for _ in range(ECLIPSED_KEYS):
        node = world.add()
        world.turn(node, True)
        key = content_key(world.rng.randbytes(32))
        world.aim(key)
        publisher = Publisher(world, node, 1)
        publisher.keys[:] = [key]
        publisher._scheduler.add(key)
        publisher._go_on()
        world.run(world.now + 300.0)
        for _ in range(20):
            read(world, key, reads)
        world.run(world.now + 60.0)
    kind = kinds[0].__name__.lower()
    return (
        f"| eclipse, {kind} | {nodes} | - | {hostile:.0%} | {reads.cells()} | - | - | - | - | "
        f"{time.process_time() - began:.0f} |"
    )


def main() -> None:
    """Run what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "what", nargs="?", choices=("churn", "eclipse", "full", "all"), default="all"
    )
    parser.add_argument("--nodes", type=int, default=1000)
    parser.add_argument("--hours", type=float, default=24.0)
    parser.add_argument("--hostile", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(HEADER, flush=True)
    if given.what == "churn":
        print(churn(given.nodes, given.hours, given.hostile, given.seed))
    elif given.what == "full":
        print(churn(given.nodes, given.hours, given.hostile, given.seed, full=True))
    elif given.what == "eclipse":
        for kind in (Liar, Scatterer):
            print(eclipse(given.nodes, given.hostile, given.seed, (kind,)), flush=True)
    else:
        print(churn(300, 2.0, 0.0, 1, full=True), flush=True)
        for nodes in (1000, 10_000):
            print(churn(nodes, 24.0, 0.0, 1), flush=True)
            for hostile in (0.2, 0.4):
                print(churn(nodes, 6.0, hostile, 1), flush=True)
                for kind in (Liar, Scatterer):
                    print(eclipse(nodes, hostile, 1, (kind,)), flush=True)


if __name__ == "__main__":
    main()
