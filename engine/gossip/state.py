"""The router's state: peers, topics, meshes, caches, and the steps that keep them consistent.

Owns the data and the invariants between its parts (a peer that is gone is nowhere; a mesh change
is told to the score and to the connection trimmer). What to do when is decided in `router`,
`control`, `heartbeat` and `validation`. Collections that are iterated are dicts, never sets: their
order is that of insertion, so a run replays whatever the hash seed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.gossip.backoff import Backoffs
from engine.gossip.events import Output, PeerUnsubscribed, Penalise, Protect, Unprotect
from engine.gossip.message_cache import MessageCache, SeenCache
from engine.gossip.messages import (
    NO_CONTROL,
    ControlIHave,
    ControlMessage,
    MessageId,
    PeerId,
    Topic,
)
from engine.gossip.parameters import (
    IDONTWANT_PROTOCOLS,
    MESH_PROTOCOLS,
    PX_PROTOCOLS,
    GossipParameters,
)
from engine.gossip.promises import Promises
from engine.gossip.replay import ReplayGuard
from engine.gossip.score import PeerScore
from engine.gossip.score_parameters import ScoreThresholds

if TYPE_CHECKING:
    from random import Random

DIRECT_TAG = "direct"


@dataclass(slots=True)
class Peer:
    """All that is kept for one connected peer, so that nothing of it outlives the connection."""

    protocol: str
    outbound: bool
    topics: dict[Topic, None] = field(default_factory=dict)
    unwanted: dict[MessageId, int] = field(default_factory=dict)
    """IDs it does not want, with the heartbeats they stay."""
    gossip: list[ControlIHave] = field(default_factory=list)
    """IHAVE of this heartbeat, waiting for an RPC to ride on."""
    retry: ControlMessage = NO_CONTROL
    """GRAFT and PRUNE of dropped RPCs, to be sent again unless stale."""
    unannounced: dict[Topic, None] = field(default_factory=dict)
    """Subscription changes of dropped RPCs."""
    ihave_rpcs: int = 0
    ids_asked: int = 0
    idontwant_rpcs: int = 0

    @property
    def meshes(self) -> bool:
        """Whether it speaks a version with a mesh (not floodsub)."""
        return self.protocol in MESH_PROTOCOLS

    @property
    def exchanges_peers(self) -> bool:
        """Whether it understands peers and backoff in a PRUNE (v1.1)."""
        return self.protocol in PX_PROTOCOLS

    @property
    def takes_idontwant(self) -> bool:
        """Whether it understands IDONTWANT (v1.2)."""
        return self.protocol in IDONTWANT_PROTOCOLS


@dataclass(slots=True)
class RouterState:
    """One node's state."""

    own_id: PeerId
    parameters: GossipParameters
    thresholds: ScoreThresholds
    score: PeerScore
    rng: Random
    cache: MessageCache
    seen: SeenCache
    promises: Promises
    backoffs: Backoffs
    replay: ReplayGuard
    peers: dict[PeerId, Peer] = field(default_factory=dict)
    flooding: dict[PeerId, None] = field(default_factory=dict)
    """Connected peers that speak floodsub: they get every message of their topics."""
    subscribers: dict[Topic, dict[PeerId, None]] = field(default_factory=dict)
    """Connected peers of every topic they name; at most MAX_TOPICS_PER_PEER of each."""
    mesh: dict[Topic, dict[PeerId, None]] = field(default_factory=dict)
    """One entry per joined topic, also while it is empty."""
    fanout: dict[Topic, dict[PeerId, None]] = field(default_factory=dict)
    last_published: dict[Topic, float] = field(default_factory=dict)
    direct: dict[PeerId, None] = field(default_factory=dict)
    ticks: int = 0
    outputs: list[Output] = field(default_factory=list)

    def emit(self, output: Output) -> None:
        """Add to what the current event leads to."""
        self.outputs.append(output)

    def penalise(self, peer: PeerId, count: int, reason: str) -> None:
        """Count bad behaviour (P7) and say so."""
        self.score.add_penalty(peer, count)
        self.emit(Penalise(peer, reason))

    # Mesh

    def add_to_mesh(self, now: float, topic: Topic, peer: PeerId) -> None:
        """A link is up."""
        self.mesh[topic][peer] = None
        self.score.graft(now, peer, topic)
        self.emit(Protect(peer, topic))

    def remove_from_mesh(self, topic: Topic, peer: PeerId) -> bool:
        """Whether there was a link; it is down now."""
        links = self.mesh.get(topic)
        if links is None or peer not in links:
            return False
        del links[peer]
        self.score.prune(peer, topic)
        self.emit(Unprotect(peer, topic))
        return True

    def may_graft(self, now: float, topic: Topic, peer: PeerId) -> bool:
        """Whether we may propose a link: not there yet, not direct, not backed off, score >= 0."""
        return (
            peer not in self.mesh.get(topic, ())
            and peer not in self.direct
            and not self.backoffs.holds_back(now, topic, peer)
            and self.score.score(peer) >= 0
        )

    def choose(self, topic: Topic, count: int, accept: Callable[[PeerId], bool]) -> list[PeerId]:
        """At most `count` random peers of the topic that mesh and that `accept` lets through."""
        if count <= 0:
            return []
        found = [
            peer
            for peer in self.subscribers.get(topic, ())
            if self.peers[peer].meshes and accept(peer)
        ]
        self.rng.shuffle(found)
        return found[:count]

    # Peers

    def unsubscribe_peer(self, topic: Topic, peer: PeerId) -> None:
        """The peer leaves a topic: out of the mesh and the fanout, without a PRUNE."""
        self.peers[peer].topics.pop(topic, None)
        members = self.subscribers.get(topic)
        if members is None or peer not in members:
            return
        del members[peer]
        if not members:
            del self.subscribers[topic]
        self.remove_from_mesh(topic, peer)
        self.fanout.get(topic, {}).pop(peer, None)
        self.emit(PeerUnsubscribed(peer, topic))

    def remove_peer(self, now: float, peer: PeerId) -> None:
        """Forget a peer that is gone, everywhere but in its score and backoffs."""
        self.score.remove_peer(now, peer)
        for topic in list(self.peers[peer].topics):
            self.unsubscribe_peer(topic, peer)
        for topic in self.mesh:  # linked without a subscription, as go allows
            self.remove_from_mesh(topic, peer)
        del self.peers[peer]
        self.flooding.pop(peer, None)
        self.promises.forget_peer(peer)
        self.cache.forget_peer(peer)
