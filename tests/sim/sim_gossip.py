"""Measure a mesh of gossip routers on a virtual clock: one table row per scenario.

    python -m tests.sim.sim_gossip                                    up to 1,000 nodes
    python -m tests.sim.compiled tests.sim.sim_gossip --nodes 10000   one size, compiled
    python -m tests.sim.sim_gossip --silent 0.5                       a share forwards nothing

Nothing here asserts; `test_sim_gossip.py` does, on small worlds.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass

from engine.gossip.messages import MessageId, PeerId
from engine.gossip.parameters import GossipParameters
from tests.sim.gossip_world import Node, SilentNode, World
from tests.sim.uncollected import uncollected

CONNECTIONS = 20
LATENCY_S = 0.075
WARM_UP_S = 8.0


@dataclass(frozen=True)
class Outcome:
    """What one run came to; latencies in units of one link's latency."""

    nodes: int
    messages: int
    delivered: float
    sends_per_delivery: float
    p50: float
    p99: float
    worst_s: float
    iwant_share: float
    ihave_per_beat: float
    events: int
    cpu_s: float
    within_1_s: float

    def row(self) -> str:
        return (
            f"{self.nodes:6} | {self.messages:4} | {100 * self.delivered:8.3f} | "
            f"{self.sends_per_delivery:5.2f} | {self.p50:5.2f} | {self.p99:5.2f} | "
            f"{self.worst_s:6.2f} | {100 * self.within_1_s:7.2f} | {100 * self.iwant_share:5.2f} | "
            f"{self.ihave_per_beat:5.2f} | {self.events:9} | {self.cpu_s:6.1f}"
        )


HEADER = (
    " nodes | msgs | deliv. % | sends | p50/L | p99/L | max  s | <1 s  % | IWANT% | IHAVE | "
    "   events |  CPU s"
)


@uncollected()
def simulate(
    nodes: int,
    messages: int = 60,
    *,
    silent: float = 0.0,
    seed: int = 1,
    latency_s: float = LATENCY_S,
    data_bytes: int = 64,
    drain_s: float = 8.0,
    parameters: GossipParameters | None = None,
) -> Outcome:
    """Publish `messages`, five a second, from random honest nodes of a random graph."""
    started = time.process_time()
    world = World(seed=seed, parameters=parameters or GossipParameters())
    honest = world.add_many(nodes - int(silent * nodes))
    crowd = honest + world.add_many(int(silent * nodes), kind=SilentNode)
    world.connect_randomly(crowd, CONNECTIONS, latency_s)
    world.join(crowd)
    world.run(WARM_UP_S)
    world.counts.clear()
    published: dict[MessageId, float] = {}
    for index in range(messages):
        author = world.rng.choice(honest)
        data = index.to_bytes(8, "big").ljust(data_bytes, b".")
        world.at(world.now + 0.2 * index, _publish, world, author, data, published)
    world.run(0.2 * messages + drain_s)
    good = {node.id for node in honest}
    late = sorted(
        at - published[message] for at, peer, message in world.deliveries if _is_of(peer, good)
    )
    expected = messages * (len(honest) - 1)
    beats = (0.2 * messages + drain_s) * len(honest)
    return Outcome(
        nodes=nodes,
        messages=messages,
        delivered=len(late) / expected,
        sends_per_delivery=world.counts["messages"] / max(1, len(late)),
        p50=_quantile(late, 0.5) / latency_s,
        p99=_quantile(late, 0.99) / latency_s,
        worst_s=late[-1],
        iwant_share=world.counts["iwant_ids"] / max(1, len(late)),
        ihave_per_beat=world.counts["ihave"] / beats,
        events=world.counts["events"],
        cpu_s=time.process_time() - started,
        within_1_s=sum(delay <= 1.0 for delay in late) / expected,
    )


def _publish(world: World, author: Node, data: bytes, published: dict[MessageId, float]) -> None:
    published[author.publish(data=data)] = world.now


def _is_of(peer: PeerId, good: set[PeerId]) -> bool:
    return peer in good


def _quantile(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--nodes", type=int)
    parser.add_argument("--messages", type=int, default=60)
    parser.add_argument("--silent", type=float, default=0.0)
    parser.add_argument("--latency-ms", type=float, default=1000 * LATENCY_S)
    parser.add_argument("--data-bytes", type=int, default=64)
    parser.add_argument("--no-flood", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(HEADER)
    parameters = GossipParameters(flood_publish=not options.no_flood)
    for size in [options.nodes] if options.nodes else [100, 250, 500, 1000]:
        outcome = simulate(
            size,
            options.messages,
            silent=options.silent,
            seed=options.seed,
            latency_s=options.latency_ms / 1000,
            data_bytes=options.data_bytes,
            parameters=parameters,
        )
        print(outcome.row(), flush=True)


if __name__ == "__main__":
    main()
