"""How fast a file spreads, against the bound of physics: one table row per scenario.

    python -m tests.sim.sim_swarm                            N = 10, 100 and 1,000, every scenario
    python -m tests.sim.sim_swarm --nodes 100 --scenario churn riders
    python -m tests.sim.compiled tests.sim.sim_swarm --nodes 1000 5000 --size 4 --rate 64
                                                             the large ones, compiled

The cores are the engine's own, the clock is virtual. The bound is the fluid limit of Kumar and
Ross (2006): max(F/u_s, F/d_min, N*F/(u_s + sum of u_i)). No schedule of M whole pieces reaches it:
1 + log2(N)/M times is the best there is where all uplinks are equal (Mundinger, Weber, Weiss 2008).
Nothing here asserts; `test_sim_swarm.py` does, on small worlds.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from engine.content.file_id import piece_count
from engine.transfer.swarm import MAX_PEERS
from tests.sim.sim_swarm_world import Node, World

KIB: Final = 1024
MIB: Final = 1024 * KIB
TOLD: Final = 20
"""Peers that a newcomer is told of at once; from three seconds on peer exchange tells of more."""
DOWN_FACTOR: Final = 8.0
"""A downlink is so much faster than its uplink: a common home line."""
SCENARIOS: Final = {
    "equal": "the seeder's uplink is like all others",
    "weak": "a quarter of the others'",
    "strong": "four times the others'",
    "mixed": "links from a quarter to four times the seeder's",
    "churn": "half of the peers leave, at random between 20 and 80 % of the bound",
    "flash": "nine of ten peers arrive together when the first have been at it for a quarter",
    "riders": "one peer in five gives nothing",
    "liar": "one more, that nobody waits for, tells the seeder that it has everything",
}
FLASH_AT: Final = 0.25


@dataclass(frozen=True)
class Setting:
    """One run: who takes part with which uplinks, bytes per second."""

    scenario: str
    nodes: int
    size: int
    rate: int
    seed: int
    seeder: float
    ups: tuple[float, ...]  # 0: gives nothing
    downs: tuple[float, ...]

    @property
    def early(self) -> int:
        """How many begin with the seeder; the others come later."""
        return max(self.nodes // 10, 1) if self.scenario == "flash" else self.nodes

    @property
    def bound_s(self) -> float:
        """No schedule is faster."""
        late_at = self.late_at if self.early < self.nodes else 0.0
        supply = self.seeder + sum(self.ups)
        before = late_at * min(self.seeder + sum(self.ups[: self.early]), self.early * self.seeder)
        slowest = late_at + self.size / min(self.downs)
        shared = late_at + (self.nodes * self.size - before) / supply
        return max(self.size / self.seeder, slowest, shared)

    @property
    def late_at(self) -> float:
        """When the rest arrives."""
        return FLASH_AT * self.size / self.rate


def setting(scenario: str, nodes: int, size: int, rate: int, seed: int) -> Setting:
    """The links of a scenario; the same for every seed but for who has which."""
    factor = {"weak": 0.25, "strong": 4.0}.get(scenario, 1.0)
    shares = (0.25, 0.5, 1.0, 2.0, 4.0) if scenario == "mixed" else (1.0,)
    lines = [rate * shares[number % len(shares)] for number in range(nodes)]
    rides = [scenario == "riders" and number % 5 == 4 for number in range(nodes)]
    return Setting(
        scenario,
        nodes,
        size,
        rate,
        seed,
        rate * factor,
        tuple(0.0 if rider else up for up, rider in zip(lines, rides, strict=True)),
        tuple(DOWN_FACTOR * up for up in lines),
    )


class Run:
    """One swarm from the first peer to the last that finishes."""

    def __init__(self, given: Setting) -> None:
        self.given = given
        self.world = World(given.size, given.seed)
        self.seeder = self.world.add(given.seeder, given.seeder * DOWN_FACTOR, seed=True)
        self.peers: list[Node] = []
        self.waited_for: list[Node] = []
        self._schedule()

    def _schedule(self) -> None:
        given, world = self.given, self.world
        for number in range(given.nodes):
            begins = given.late_at if number >= given.early else 0.0
            world.at(begins + world.rng.random(), self._join, number)
        if given.scenario == "liar":
            liar = world.add(given.rate, given.rate, seed=True, gives=False)
            world.connect(liar, self.seeder)
        if given.scenario == "churn":
            for number in world.rng.sample(range(given.nodes), given.nodes // 2):
                world.at(1 + given.bound_s * world.rng.uniform(0.2, 0.8), self._leave, number)

    def _join(self, number: int) -> None:
        given, world = self.given, self.world
        node = world.add(
            given.ups[number] or given.rate, given.downs[number], gives=given.ups[number] > 0
        )
        told = world.rng.sample(self.peers, min(len(self.peers), TOLD))
        self.peers.append(node)
        self.waited_for.append(node)
        if len(self.seeder.core.peers) < MAX_PEERS:
            world.connect(node, self.seeder)
        world.dial(node, [other.key for other in told])

    def _leave(self, number: int) -> None:
        node = self.peers[number]
        if node.finished_at is None:
            self.waited_for.remove(node)
            self.world.leave(node)

    def _done(self) -> bool:
        return not self.world.unfinished and len(self.peers) == self.given.nodes

    def go(self) -> Outcome:
        """Until all have it, or it takes absurdly long."""
        began = time.process_time()
        self.world.run(self._done, 12 * self.given.bound_s + 60)
        return Outcome.of(self, time.process_time() - began)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all do not exceed; 0 of nothing."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(math.ceil(share * len(ordered)), len(ordered)) - 1]


@dataclass(frozen=True)
class Outcome:
    """What one run came to; times in seconds from each peer's own arrival."""

    given: Setting
    time_s: float  # from the first arrival to the last byte of the last sharer
    copies: float
    duplicates: float
    sharers: tuple[float, ...]
    riders: tuple[float, ...]
    unfinished: int
    degree: float
    trace: int
    events: int
    cpu_s: float

    @classmethod
    def of(cls, run: Run, cpu_s: float) -> Outcome:
        world, given = run.world, run.given
        done = [node for node in run.waited_for if node.finished_at is not None]
        late = {node: (node.finished_at or world.now) - node.joined_at for node in run.waited_for}
        ends = [node.finished_at or world.now for node in run.waited_for if node.gives]
        whole = len(done) == len(run.waited_for)
        received = sum(node.received for node in done)
        return cls(
            given,
            max(ends),
            run.seeder.sent / given.size,
            received / (len(done) * given.size) - 1 if whole else 0.0,
            tuple(took for node, took in late.items() if node.gives),
            tuple(took for node, took in late.items() if not node.gives),
            len(run.waited_for) - len(done),
            sum(len(node.core.peers) for node in run.waited_for) / len(run.waited_for),
            world.trace,
            world.events,
            cpu_s,
        )

    @property
    def over_bound(self) -> float:
        """Distribution time over the bound."""
        return self.time_s / self.given.bound_s

    def row(self) -> str:
        given = self.given
        sharers = "/".join(f"{percentile(self.sharers, share):.0f}" for share in (0.5, 0.95, 1))
        riders = "/".join(f"{percentile(self.riders, share):.0f}" for share in (0.5, 0.95, 1))
        return (
            f"{given.scenario:8} | {given.nodes:5} | {given.bound_s:6.1f} | {self.time_s:6.1f} | "
            f"{self.over_bound:6.3f} | {self.copies:6.2f} | {100 * self.duplicates:5.2f} | "
            f"{sharers:>12} | {riders if self.riders else '-':>12} | {self.unfinished:4} | "
            f"{self.degree:6.1f} | {self.events / 1000:8.0f} | {self.cpu_s:6.0f} | {self.trace:08x}"
        )


HEADER: Final = (
    "scenario |     N |  bound |   time | /bound | copies | dup % | sharers' p50/p95/max | "
    "riders'      | left | degree | k events |  CPU s | trace"
).replace("sharers' p50/p95/max", "sharers'    ")


def simulate(
    scenario: str, nodes: int, size: int = 16 * MIB, rate: int = 256 * KIB, seed: int = 1
) -> Outcome:
    """One seeder and `nodes` downloaders; uplinks of `rate` bytes/s, but for the scenario."""
    return Run(setting(scenario, nodes, size, rate, seed)).go()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, nargs="*", default=[10, 100, 1000])
    parser.add_argument("--scenario", nargs="*", choices=SCENARIOS, default=list(SCENARIOS))
    parser.add_argument("--size", type=int, default=16, help="MiB")
    parser.add_argument("--rate", type=int, default=256, help="KiB/s of an uplink")
    parser.add_argument("--seed", type=int, nargs="*", default=[1])
    given = parser.parse_args()
    pieces = piece_count(given.size * MIB)
    best = ", ".join(f"{1 + math.log2(nodes) / pieces:.3f} at N = {nodes}" for nodes in given.nodes)
    print(f"{given.size} MiB, M = {pieces} pieces, uplinks of {given.rate} KiB/s, 30 ms one way")
    print(f"1 + log2(N)/M: {best}")
    print("times in seconds; sharers' and riders': p50/p95/max from their own arrival")
    print(HEADER)
    for nodes in given.nodes:
        for scenario in given.scenario:
            for seed in given.seed:
                outcome = simulate(scenario, nodes, given.size * MIB, given.rate * KIB, seed)
                print(outcome.row(), flush=True)


if __name__ == "__main__":
    main()
