"""Nine Sybil attacks on a scored mesh and on plain GossipSub: one table row each.

    python -m tests.sim.compiled tests.sim.sim_gossip_attacks        all nine, 1,000 honest nodes
    python -m tests.sim.sim_gossip_attacks --honest 200              the same, a fifth of the size
    python -m tests.sim.sim_gossip_attacks --only "cold boot" --router scored

Sybils are as many per honest node at every size, and press as hard on each. "with P6": also
50 to an IP address, which the score sees. Nothing here asserts.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass

from engine.gossip.messages import PeerId
from tests.sim.gossip_attacks import ATTACK_S, SETUPS, Attack, Setup
from tests.sim.gossip_world import TOPIC
from tests.sim.uncollected import uncollected


@dataclass(frozen=True)
class Outcome:
    """What an attack came to, of the messages published while it lasted."""

    delivered: float
    within_6_s: float
    p50_s: float
    p99_s: float
    worst_s: float
    mesh_share: float
    """Sybils among all links of honest nodes: the mean of the attack's second minute."""
    mesh_peak: float
    """The worst moment of that minute."""
    mesh_share_of_targets: float
    """The same at the end, for the target where there is only one."""
    unpunished: int
    """Links to Sybils that have stood for longer than P3's activation and whose score is >= 0."""
    wronged: int
    """Links between honest nodes with a negative score."""
    cpu_s: float


@uncollected()
def measure(
    setup: Setup,
    honest: int,
    *,
    scored: bool,
    colocated: bool = False,
    seed: int = 1,
    attack_s: float = ATTACK_S,
) -> Outcome:
    """Run one attack."""
    started = time.process_time()
    attack = Attack(setup, honest, scored=scored, colocated=colocated, seed=seed, attack_s=attack_s)
    attack.run()
    good = {node.id for node in attack.honest}
    late = sorted(
        at - attack.published[message]
        for at, peer, message in attack.world.deliveries
        if peer in good and message in attack.published
    )
    expected = len(attack.published) * (len(good) - 1)
    target = attack.publishers[0].router.mesh(TOPIC)
    return Outcome(
        delivered=len(late) / expected,
        within_6_s=sum(delay <= 6.0 for delay in late) / expected,
        p50_s=_quantile(late, 0.5),
        p99_s=_quantile(late, 0.99),
        worst_s=late[-1] if late else float("nan"),
        mesh_share=sum(attack.mesh_shares) / len(attack.mesh_shares),
        mesh_peak=max(attack.mesh_shares),
        mesh_share_of_targets=_share(list(target), good),
        unpunished=_unpunished(attack),
        wronged=sum(
            node.router.score(peer) < 0
            for node in attack.honest
            for peer in node.links
            if peer in good
        ),
        cpu_s=time.process_time() - started,
    )


def _unpunished(attack: Attack) -> int:
    """Of the links that stood HELD_S before the end: those that still do, with a score >= 0."""
    return sum(
        sybil in node.router.mesh(TOPIC) and node.router.score(sybil) >= 0
        for node, sybil in attack.infiltrated
    )


def _share(links: list[PeerId], good: set[PeerId]) -> float:
    return sum(peer not in good for peer in links) / max(1, len(links))


def _quantile(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


HEADER = (
    "attack             | router  | Sybils/honest | deliv. % |  <6 s % | p50 ms | p99 ms | "
    " max s | mesh % | peak % | target % | unpun. | wronged |  CPU s"
)


ROUTERS = {"scored": (True, False), "with P6": (True, True), "plain": (False, False)}
"""Name -> (scored, Sybils share addresses)."""


def row(setup: Setup, honest: int, router: str, outcome: Outcome) -> str:
    return (
        f"{setup.name:18} | {router:7} | "
        f"{setup.sybils * honest // 1000:6}/{honest:6} | {100 * outcome.delivered:8.3f} | "
        f"{100 * outcome.within_6_s:7.3f} | {1000 * outcome.p50_s:6.0f} | "
        f"{1000 * outcome.p99_s:6.0f} | {outcome.worst_s:6.2f} | {100 * outcome.mesh_share:6.2f} | "
        f"{100 * outcome.mesh_peak:6.2f} | "
        f"{100 * outcome.mesh_share_of_targets:8.1f} | {outcome.unpunished:6} | "
        f"{outcome.wronged:7} | {outcome.cpu_s:6.1f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--honest", type=int, default=1000)
    parser.add_argument("--only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--router", choices=list(ROUTERS), action="append", help="only these")
    options = parser.parse_args()
    print(HEADER, flush=True)
    for setup in SETUPS:
        if options.only in (None, setup.name):
            for router in options.router or ROUTERS:
                scored, colocated = ROUTERS[router]
                outcome = measure(
                    setup, options.honest, scored=scored, colocated=colocated, seed=options.seed
                )
                print(row(setup, options.honest, router, outcome), flush=True)


if __name__ == "__main__":
    main()
