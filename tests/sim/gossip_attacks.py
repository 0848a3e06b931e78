"""Sybils against a mesh: nine set-ups after libp2p/gossipsub-hardening, on the virtual clock.

Owns the attackers' behaviour and when and where each set-up lets them in. A Sybil is no router: it
grafts whoever subscribes, grafts again when pruned (up to 15 s after the backoff it was told, so
that it is not betrayed), and forwards messages until it attacks. Degrees and score weights are the
ones those experiments ran with, but for two. Their message rate (120/s) is not ours, and all of P3
follows from the rate, as for whoever scores one. Its weight, too: it multiplies the square of what
is missing, so that silence costs a Sybil 8 points at most, in theirs 6.25. And of a pruned mesh all
are kept by score (D_score = D, theirs 6 of 8), and it is pruned at 10 (theirs 12): two kept at
random were a quarter of every freshly pruned mesh, and what is between D and D_high is open to
whoever comes, so both were Sybils that nothing was known about yet.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.gossip.events import Event, PeerConnected
from engine.gossip.messages import (
    ControlGraft,
    ControlMessage,
    Message,
    MessageId,
    PeerId,
    Rpc,
    SubOpts,
)
from engine.gossip.parameters import MESHSUB_10, MESHSUB_12, GossipParameters
from engine.gossip.router import Router
from engine.gossip.score_parameters import (
    PeerScoreParameters,
    ScoreThresholds,
    TopicScoreParameters,
)
from tests.sim.gossip_world import TOPIC, Node, World

LATENCY_S = 0.025
CONNECTIONS = 20
MIN_HONEST = 2 * CONNECTIONS
WARM_UP_S = 30.0
ATTACK_S = 120.0
RATE = 4.0
"""Messages per second in the whole network: what a virtual clock in Python can afford."""
DRAIN_S = 8.0  # without new messages, at the end
PUBLISHERS = 0.1  # of the honest nodes
HELD_S = 35.0  # longer than P3's activation: a Sybil that forwards nothing must be negative then
SAMPLED_S = 60.0  # Sybils come in waves, a minute apart: the mesh is looked at over one of them
BACKOFF_S, REGRAFT_JITTER_S = 60.0, 15.0  # the spec's, where a PRUNE names none

HARDENED = GossipParameters(d=8, d_low=6, d_high=10, d_score=8, d_lazy=12)
PLAIN = GossipParameters(
    d=8, d_low=6, d_high=12, d_score=0, d_out=0, d_lazy=12, flood_publish=False
)
THRESHOLDS = ScoreThresholds(-4000.0, -5000.0, -10000.0, 0.0, opportunistic_graft=1.0)
RATE_SCORED = PeerScoreParameters(
    default_topic=TopicScoreParameters(
        topic_weight=0.25,
        time_in_mesh_weight=0.0027,
        time_in_mesh_quantum_s=1.0,
        time_in_mesh_cap=3600.0,
        first_message_deliveries_weight=0.664,
        first_message_deliveries_decay=0.9916,
        first_message_deliveries_cap=1500.0,
        mesh_message_deliveries_weight=-32.0,
        mesh_message_deliveries_decay=0.93,
        mesh_message_deliveries_cap=3.0,  # from here to the threshold: 15 s of silence
        mesh_message_deliveries_threshold=1.0,  # of the 24 that are due by then
        mesh_message_deliveries_activation_s=6.0,
        mesh_message_deliveries_window_s=2 * LATENCY_S,
        mesh_failure_penalty_weight=-32.0,
        mesh_failure_penalty_decay=0.997,
        invalid_message_deliveries_weight=-99.0,
        invalid_message_deliveries_decay=0.9994,
    ),
    ip_colocation_weight=-100.0,  # lotus's; of no effect where nodes have no addresses
    ip_colocation_threshold=1,
    behaviour_penalty_weight=-10.0,
    behaviour_penalty_decay=0.986,
)
SYBILS_PER_ADDRESS = 50
"""Where P6 is to count: 80 addresses for 4,000 Sybils. Honest nodes have one each."""


@dataclass(frozen=True)
class Setup:
    """One attack. Counts of Sybils are per 1,000 honest nodes; times from the attack's start."""

    name: str
    sybils: int
    degree: int
    """Honest nodes that each Sybil connects to."""
    targets: str = "all"
    """"all" honest nodes, the "publishers", or "one" of them."""
    drop: float = 1.0
    """The share of messages that an attacking Sybil does not forward."""
    censored: bool = False
    """Only the messages of one publisher are dropped."""
    enters: str = "attack"
    """With the "attack", at the "start" with the honest nodes, or "before" they have found
    each other (they do 10 s later)."""
    covert: bool = False
    """Sybils behave well until the attack."""


SETUPS: Sequence[Setup] = (
    Setup("sybil 4k", 4000, 20),
    Setup("eclipse one", 1000, 1, targets="one"),
    Setup("eclipse publishers", 4000, 10, targets="publishers"),
    Setup("eclipse all", 4000, 100),
    Setup("censor", 2000, 100, censored=True),
    Setup("degrade", 2000, 100, drop=0.5),
    Setup("cold boot", 4000, 20, enters="start"),
    Setup("covert flash", 4000, 20, enters="start", covert=True),
    Setup("dawn", 4000, 20, enters="before"),
)


class Sybil(Node):
    """Grafts, and forwards what the attack lets through."""

    def __init__(self, world: AttackWorld, peer_id: PeerId, router: Router) -> None:
        super().__init__(world, peer_id, router)
        self.plot = world  # the world again, as Sybils know it
        self.mesh: dict[PeerId, None] = {}
        self.seen: dict[bytes, None] = {}

    def handle(self, event: Event) -> None:
        if isinstance(event, PeerConnected):
            self.world.send(self, event.peer, Rpc((SubOpts(True, TOPIC),)))

    def receive(self, sender: PeerId, rpc: Rpc) -> None:
        if any(option.subscribe for option in rpc.subscriptions) or rpc.control.graft:
            self.mesh[sender] = None
        if rpc.subscriptions:
            self._graft(sender)
        for prune in rpc.control.prune:
            self.mesh.pop(sender, None)
            delay = (prune.backoff or BACKOFF_S) + self.world.rng.random() * REGRAFT_JITTER_S
            self.world.at(self.world.now + delay, self._graft, sender)
        for message in rpc.publish:
            self._pass_on(sender, message)

    def _graft(self, peer: PeerId) -> None:
        self.mesh[peer] = None
        graft = ControlMessage(graft=(ControlGraft(TOPIC),))
        self.world.send(self, peer, Rpc(control=graft))

    def _pass_on(self, sender: PeerId, message: Message) -> None:
        key = message.author + message.seqno
        if key in self.seen:
            return
        self.seen[key] = None
        if self.plot.is_dropped(message):
            return
        for peer in self.mesh:
            if peer not in (sender, message.author):
                self.world.send(self, peer, Rpc(publish=(message,)))


@dataclass
class AttackWorld(World):
    """A world in which Sybils agree on what to drop."""

    drop: float = 0.0
    censored: PeerId | None = None
    sybils: dict[PeerId, Sybil] = field(default_factory=dict)

    def is_dropped(self, message: Message) -> bool:
        """Whether a Sybil keeps the message to itself at this moment."""
        if self.censored is not None and message.author != self.censored:
            return False
        return self.drop > 0 and self.rng.random() < self.drop

    def send(self, sender: Node, receiver: PeerId, rpc: Rpc) -> None:
        deaf = receiver in self.sybils and not (
            rpc.publish or rpc.subscriptions or rpc.control.graft or rpc.control.prune
        )
        if not deaf:  # what a Sybil does not even read costs no event
            super().send(sender, receiver, rpc)


class Attack:
    """One set-up at one size. `scored`: v1.1 with its defences; else plain GossipSub v1.0.

    `colocated`: nodes have addresses, and Sybils share theirs.
    """

    def __init__(
        self,
        setup: Setup,
        honest: int,
        *,
        scored: bool,
        colocated: bool = False,
        seed: int = 1,
        attack_s: float = ATTACK_S,
    ) -> None:
        if honest < MIN_HONEST:
            raise ValueError(f"At least {MIN_HONEST} honest nodes: each needs strangers to dial.")
        self.attack_s = attack_s
        self.setup = setup
        self.scored = scored
        self.world = AttackWorld(
            seed=seed,
            parameters=HARDENED if scored else PLAIN,
            score_parameters=RATE_SCORED if scored else PeerScoreParameters(),
        )
        self.rng = random.Random(f"{seed}/attack")
        self.honest = self.world.add_many(honest, thresholds=THRESHOLDS)
        self.publishers = self.honest[: max(1, round(PUBLISHERS * honest))]
        self.sybils = [self._sybil(n) for n in range(setup.sybils * honest // 1000)]
        if colocated:
            self._give_addresses()
        self.published: dict[MessageId, float] = {}
        self.infiltrated: list[tuple[Node, PeerId]] = []
        self.mesh_shares: list[float] = []

    def _sybil(self, number: int) -> Sybil:
        peer = PeerId(b"sybil%05d" % number)
        sybil = Sybil(self.world, peer, Router(peer, self.rng))
        self.world.nodes[peer] = self.world.sybils[peer] = sybil
        return sybil

    def _give_addresses(self) -> None:
        """As many for the Sybils at every size: each honest node meets as many of them, too."""
        for number, node in enumerate(self.honest):
            node.address = f"8.1.{number // 256}.{number % 256}"
        count = self.setup.sybils // SYBILS_PER_ADDRESS
        for number, sybil in enumerate(self.sybils):
            sybil.address = f"9.1.0.{number % count}"

    def run(self) -> None:
        """Warm up, then attack for two minutes; nothing new is said in the last seconds."""
        world, setup = self.world, self.setup
        self._publish_on()
        world.join(self.honest)
        if setup.enters != "attack":
            self._start_dropping(covert=setup.covert)
            self._let_in()
        world.at(world.now + 10.0 * (setup.enters == "before"), self._meet)
        world.run(WARM_UP_S)
        if setup.enters == "attack":
            self._let_in()
        self._start_dropping(covert=False)
        world.at(world.now + self.attack_s - HELD_S, self._note_infiltrated)
        for second in range(0, int(min(SAMPLED_S, self.attack_s / 2)), 5):
            world.at(world.now + self.attack_s - second, self._sample_mesh)
        world.run(self.attack_s)

    def _note_infiltrated(self) -> None:
        """Which links to Sybils stand now: long enough before the end for P3 to count."""
        self.infiltrated = [
            (node, peer)
            for node in self.honest
            for peer in node.router.mesh(TOPIC)
            if peer in self.world.sybils
        ]

    def _sample_mesh(self) -> None:
        links = [peer for node in self.honest for peer in node.router.mesh(TOPIC)]
        sybils = sum(peer in self.world.sybils for peer in links)
        self.mesh_shares.append(sybils / max(1, len(links)))

    def _meet(self) -> None:
        world = self.world
        protocol = MESHSUB_12 if self.scored else MESHSUB_10
        for node in self.honest:
            dialled = 0
            while dialled < CONNECTIONS // 2:
                other = self.rng.choice(self.honest)
                if other is not node and other.id not in node.links:
                    latency = LATENCY_S * (1 + self.rng.uniform(-0.1, 0.1))
                    world.connect(node, other, latency=latency, protocol=protocol)
                    dialled += 1

    def _let_in(self) -> None:
        world, setup = self.world, self.setup
        pools = {"all": self.honest, "publishers": self.publishers, "one": self.publishers[:1]}
        pool = pools[setup.targets]
        protocol = MESHSUB_12 if self.scored else MESHSUB_10
        for sybil in self.sybils:
            # A smaller world keeps the number of Sybils that press upon one honest node.
            for target in self.rng.sample(pool, min(setup.degree, len(pool))):
                latency = LATENCY_S * (1 + self.rng.uniform(-0.1, 0.1))
                world.connect(sybil, target, latency=latency, protocol=protocol)

    def _start_dropping(self, *, covert: bool) -> None:
        self.world.drop = 0.0 if covert else self.setup.drop
        if self.setup.censored:
            self.world.censored = self.publishers[0].id

    def _publish_on(self) -> None:
        count = int((WARM_UP_S + self.attack_s - DRAIN_S) * RATE)
        for number in range(count):
            author = self.publishers[0] if number % 4 == 0 else self.rng.choice(self.publishers)
            self.world.at(number / RATE, self._publish, author, number)

    def _publish(self, author: Node, number: int) -> None:
        message_id = author.publish(data=number.to_bytes(8, "big"))
        if self.world.now >= WARM_UP_S:
            self.published[message_id] = self.world.now
