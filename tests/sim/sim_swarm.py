"""How fast a file spreads, against the bound of physics: one table row per scenario.

    python -m tests.sim.sim_swarm                    N = 10 and 100, every scenario (minutes)
    python -m tests.sim.sim_swarm --nodes 1000       one size; 5000 takes long
    python -m tests.sim.sim_swarm --scenario churn   one scenario

The cores are the engine's own, the clock is virtual. The bound is the fluid limit of Kumar and
Ross (2006): max(F/u_s, F/d_min, N*F/(u_s + sum of u_i)). Nothing here asserts; `test_sim_swarm.py`
does, on small worlds.
"""

from __future__ import annotations

import argparse
import statistics
import time
from dataclasses import dataclass

from tests.sim.sim_swarm_world import Node, World

KIB = 1024
MIB = 1024 * KIB
DEGREE = 40
SEED_DEGREE = 80
SCENARIOS = ("equal", "weak", "strong", "mixed", "churn", "flash", "riders")
"""u_s = u_i, u_i/4, 4 u_i; links from a quarter to four times; half of the peers leave; nine of ten
arrive late; one in five gives nothing."""


@dataclass(frozen=True)
class Outcome:
    """What one run came to."""

    scenario: str
    nodes: int
    bound_s: float
    time_s: float
    median_s: float
    copies: float
    duplicates: float
    riders_s: float
    unfinished: int
    trace: int
    events: int
    cpu_s: float

    def row(self) -> str:
        riders = f"{self.riders_s:7.1f}" if self.riders_s else "      -"
        return (
            f"{self.scenario:8} | {self.nodes:5} | {self.bound_s:7.1f} | {self.time_s:7.1f} | "
            f"{self.time_s / self.bound_s:6.3f} | {self.median_s / self.bound_s:6.3f} | "
            f"{self.copies:6.2f} | {100 * self.duplicates:6.2f} | {riders} | "
            f"{self.unfinished:4} | {self.events:9} | {self.cpu_s:6.1f} | {self.trace:08x}"
        )


HEADER = (
    "scenario |     N |   bound |       T | T/bound| median | copies |  dup %% |  riders | left |"
    "    events |  CPU s | trace".replace("%%", "%")
)


def simulate(
    scenario: str, nodes: int, size: int = 16 * MIB, rate: int = 1 * MIB, seed: int = 1
) -> Outcome:
    """One seeder, `nodes` downloaders that begin at once, uplinks of `rate` bytes per second."""
    began = time.process_time()
    world = World(size, seed)
    factor = {"weak": 0.25, "strong": 4.0}.get(scenario, 1.0)
    seeder = world.add(rate * factor, rate * 100, seed=True)
    ups: list[float] = []
    for number in range(nodes):
        share = world.rng.choice((0.25, 0.5, 1.0, 2.0, 4.0)) if scenario == "mixed" else 1.0
        gives = not (scenario == "riders" and number % 5 == 4)
        ups.append(rate * share if gives else 0.0)
    bound = max(size / (rate * factor), nodes * size / (rate * factor + sum(ups)))
    peers: list[Node] = []
    watched: list[Node] = []

    def join(number: int) -> None:
        node = world.add(ups[number] or rate, rate * 100, gives=bool(ups[number]))
        others = world.rng.sample(peers, min(len(peers), DEGREE // 2))
        peers.append(node)
        watched.append(node)
        for other in others:
            if other.key in world.nodes:
                world.connect(node, other)
        if number < SEED_DEGREE or world.rng.random() < SEED_DEGREE / nodes:
            world.connect(node, seeder)

    def leave(node: Node) -> None:
        if node.finished_at is None:
            watched.remove(node)
            world.leave(node)

    for number in range(nodes):
        late = scenario == "flash" and number >= max(nodes // 10, 1)
        world.at(bound / 4 + world.rng.random() if late else 0.0, join, number)
    if scenario == "churn":
        world.run(lambda: len(peers) == nodes, 1e9)
        for node in world.rng.sample(peers, nodes // 2):
            world.at(bound * world.rng.uniform(0.2, 0.8), leave, node)

    def done() -> bool:
        return len(peers) == nodes and not (world.events & 255) and all_done()

    def all_done() -> bool:
        return all(node.finished_at is not None for node in watched)

    world.run(done, 12 * bound + 60)
    times = [node.finished_at or world.now for node in watched]
    givers = [when for node, when in zip(watched, times, strict=True) if node.gives]
    riders = [when for node, when in zip(watched, times, strict=True) if not node.gives]
    received = sum(node.received for node in watched)
    whole = sum(node.finished_at is not None for node in watched)
    return Outcome(
        scenario,
        nodes,
        bound,
        max(givers),
        statistics.median(givers),
        seeder.sent / size,
        max(received / (whole * size) - 1, 0.0) if whole == len(watched) else 0.0,
        statistics.median(riders) if riders else 0.0,
        len(watched) - whole,
        world.trace,
        world.events,
        time.process_time() - began,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, nargs="*", default=[10, 100])
    parser.add_argument("--scenario", nargs="*", choices=SCENARIOS, default=list(SCENARIOS))
    parser.add_argument("--size", type=int, default=16, help="MiB")
    parser.add_argument("--rate", type=int, default=1024, help="KiB/s of an uplink")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(f"{given.size} MiB, uplinks of {given.rate} KiB/s, 30 ms one way, seed {given.seed}")
    print(HEADER)
    for nodes in given.nodes:
        for scenario in given.scenario:
            outcome = simulate(scenario, nodes, given.size * MIB, given.rate * KIB, given.seed)
            print(outcome.row(), flush=True)


if __name__ == "__main__":
    main()
