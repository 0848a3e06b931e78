"""Peer scores: what each peer has done for us or to us, P1 to P7 of GossipSub v1.1, in one number.

Owns the counters, their decay and their retention after a peer is gone. It decides nothing: the
router compares scores with thresholds. Score = cap(Σ topic weight · (P1 + P2 + P3 + P3b + P4)) + P5
+ P6 + P7; spec gossipsub v1.1 "The Score Function", go `score.go`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum

from engine.gossip.addresses import colocation_keys
from engine.gossip.deliveries import Deliveries, Status
from engine.gossip.messages import MessageId, PeerId, Topic
from engine.gossip.score_parameters import PeerScoreParameters, TopicScoreParameters

MAX_RETAINED_PEERS = 10_000  # peers that are gone; the first to expire go first


class Rejection(Enum):
    """Why a message was not delivered; what it costs whom follows from it."""

    INVALID = "invalid"  # a validator rejected it: every forwarder pays (P4)
    BAD_SIGNATURE = "bad signature"  # only this sender pays: the ID may be an honest message's
    POLICY = "policy"  # a field is missing or too much: only this sender pays
    IGNORED = "ignored"  # nobody pays
    THROTTLED = "throttled"  # nobody pays
    QUEUE_FULL = "queue full"  # nobody pays, and nothing is recorded


_SENDER_PAYS = frozenset({Rejection.BAD_SIGNATURE, Rejection.POLICY})


@dataclass(slots=True)
class _TopicStats:
    in_mesh: bool = False
    graft_time: float = 0.0
    mesh_time: float = 0.0
    first_message_deliveries: float = 0.0
    mesh_message_deliveries: float = 0.0
    mesh_message_deliveries_active: bool = False
    mesh_failure_penalty: float = 0.0
    invalid_message_deliveries: float = 0.0

    def deficit(self, parameters: TopicScoreParameters) -> float:
        """P3 before its weight: the missing deliveries squared, once the peer had its time."""
        missing = parameters.mesh_message_deliveries_threshold - self.mesh_message_deliveries
        return missing * missing if self.mesh_message_deliveries_active and missing > 0 else 0.0


@dataclass(slots=True)
class _PeerStats:
    connected: bool = True
    expires: float = 0.0
    topics: dict[Topic, _TopicStats] = field(default_factory=dict)
    addresses: tuple[str, ...] = ()
    behaviour_penalty: float = 0.0
    slowness: float = 0.0
    topics_total: float | None = None
    """P1 to P4 summed and capped, until a counter moves: a score is asked for with every RPC."""


def _no_opinion(peer: PeerId) -> float:
    return 0.0


class PeerScore:
    """Scores by peer. Peers that are not known score 0."""

    def __init__(
        self,
        parameters: PeerScoreParameters,
        *,
        seen_ttl_s: float,
        app_score: Callable[[PeerId], float] = _no_opinion,
    ) -> None:
        self._parameters = parameters
        self._app_score = app_score
        self._peers: dict[PeerId, _PeerStats] = {}
        self._retained: dict[PeerId, None] = {}
        """Peers that are gone, the first to expire first: all are kept equally long."""
        self._by_address: dict[str, dict[PeerId, None]] = {}
        self._deliveries = Deliveries(seen_ttl_s)
        self._refreshed: float | None = None

    # Peers

    def add_peer(self, peer: PeerId, addresses: Iterable[str]) -> None:
        """A peer is connected from these IP addresses; a retained score is taken up again."""
        stats = self._peers.setdefault(peer, _PeerStats())
        stats.connected = True
        self._retained.pop(peer, None)
        self._drop_addresses(peer, stats)
        exempt = self._parameters.ip_colocation_private_exempt
        stats.addresses = colocation_keys(addresses, private_exempt=exempt)
        for address in stats.addresses:
            self._by_address.setdefault(address, {})[peer] = None

    def remove_peer(self, now: float, peer: PeerId) -> None:
        """A peer is gone: a positive score is forgotten, any other one retained."""
        stats = self._peers.get(peer)
        if stats is None:
            return
        if self.score(peer) > 0:
            self._forget(peer)
            return
        for topic, topic_stats in stats.topics.items():
            topic_stats.first_message_deliveries = 0.0
            self._leave_mesh(topic, topic_stats)
        stats.topics_total = None
        stats.connected = False
        stats.expires = now + self._parameters.retain_score_s
        self._retained[peer] = None
        if len(self._retained) > MAX_RETAINED_PEERS:
            self._forget(next(iter(self._retained)))

    def knows(self, peer: PeerId) -> bool:
        """Whether anything is remembered of the peer."""
        return peer in self._peers

    def graft(self, now: float, peer: PeerId, topic: Topic) -> None:
        """The peer is in our mesh from now."""
        if stats := self._topic_stats(peer, topic):
            stats.in_mesh = True
            stats.graft_time = now
            stats.mesh_time = 0.0
            stats.mesh_message_deliveries_active = False

    def prune(self, peer: PeerId, topic: Topic) -> None:
        """The peer is out of our mesh; a delivery deficit sticks (P3b)."""
        if stats := self._topic_stats(peer, topic):
            self._leave_mesh(topic, stats)

    def add_penalty(self, peer: PeerId, count: int) -> None:
        """Count bad behaviour (P7): a GRAFT in backoff, a broken promise, a malformed RPC."""
        if stats := self._peers.get(peer):
            stats.behaviour_penalty += count

    def slow(self, peer: PeerId) -> None:
        """A message to the peer was dropped because its queue was full (rust's slow peer part)."""
        if stats := self._peers.get(peer):
            stats.slowness += 1

    # Messages

    def validating(self, now: float, message_id: MessageId) -> None:
        """A first copy is being looked at."""
        self._deliveries.record(now, message_id)

    def delivered(self, now: float, peer: PeerId, message_id: MessageId, topic: Topic) -> None:
        """A message turned out valid; `peer` was the first to send it."""
        self._count_first_delivery(peer, topic)
        record = self._deliveries.record(now, message_id)
        if record.status is not Status.UNKNOWN:
            return
        record.status = Status.VALID
        record.validated = now
        for other in record.peers:
            if other != peer:
                self._count_mesh_delivery(other, topic)

    def rejected(
        self, now: float, peer: PeerId, message_id: MessageId, topic: Topic, why: Rejection
    ) -> None:
        """A message will not be delivered; who pays depends on `why`."""
        if why in _SENDER_PAYS:
            self._count_invalid(peer, topic)
            return
        if why is Rejection.QUEUE_FULL:
            return
        record = self._deliveries.record(now, message_id)
        if record.status is not Status.UNKNOWN:
            return
        if why is Rejection.THROTTLED:
            record.settle(Status.THROTTLED)
        elif why is Rejection.IGNORED:
            record.settle(Status.IGNORED)
        else:
            for forwarder in {peer: None, **record.peers}:
                self._count_invalid(forwarder, topic)
            record.settle(Status.INVALID)

    def duplicate(self, now: float, peer: PeerId, message_id: MessageId, topic: Topic) -> None:
        """Another copy came; it counts for P3 within the window, and for P4 if it was invalid."""
        record = self._deliveries.record(now, message_id)
        if record.status is Status.UNKNOWN:
            record.note(peer)
        elif record.status is Status.INVALID:
            self._count_invalid(peer, topic)
        elif record.status is Status.VALID and record.note(peer):
            parameters = self._parameters.of(topic)
            if parameters and now - record.validated <= parameters.mesh_message_deliveries_window_s:
                self._count_mesh_delivery(peer, topic)

    # Time

    def refresh(self, now: float) -> None:
        """Decay every counter by the intervals since the last call, and drop what has expired."""
        if self._refreshed is None:
            self._refreshed = now
        interval = self._parameters.decay_interval_s
        ticks = int((now - self._refreshed) / interval + 1e-9)
        if ticks <= 0:
            return
        self._refreshed += ticks * interval
        self._deliveries.expire(now)
        for peer, stats in list(self._peers.items()):
            if stats.connected:
                self._decay(now, stats, ticks)
            elif stats.expires < now:
                self._forget(peer)

    def _decay(self, now: float, stats: _PeerStats, ticks: int) -> None:
        if stats.topics:
            stats.topics_total = None
        for topic, counters in stats.topics.items():
            rules = self._parameters.of(topic)
            if rules is not None:
                self._decay_topic(now, counters, rules, ticks)
        if stats.behaviour_penalty:
            decay = self._parameters.behaviour_penalty_decay
            stats.behaviour_penalty = self._fade(stats.behaviour_penalty, decay, ticks)
        if stats.slowness:
            stats.slowness = self._fade(stats.slowness, self._parameters.slow_peer_decay, ticks)

    def _decay_topic(
        self, now: float, counters: _TopicStats, rules: TopicScoreParameters, ticks: int
    ) -> None:
        # Most counters are 0 most of the time, and there is one set per peer and topic.
        if counters.first_message_deliveries:
            counters.first_message_deliveries = self._fade(
                counters.first_message_deliveries, rules.first_message_deliveries_decay, ticks
            )
        if counters.mesh_message_deliveries:
            counters.mesh_message_deliveries = self._fade(
                counters.mesh_message_deliveries, rules.mesh_message_deliveries_decay, ticks
            )
        if counters.mesh_failure_penalty:
            counters.mesh_failure_penalty = self._fade(
                counters.mesh_failure_penalty, rules.mesh_failure_penalty_decay, ticks
            )
        if counters.invalid_message_deliveries:
            counters.invalid_message_deliveries = self._fade(
                counters.invalid_message_deliveries, rules.invalid_message_deliveries_decay, ticks
            )
        if counters.in_mesh:
            counters.mesh_time = now - counters.graft_time
            if counters.mesh_time > rules.mesh_message_deliveries_activation_s:
                counters.mesh_message_deliveries_active = True

    def _fade(self, value: float, decay: float, ticks: int) -> float:
        faded = value * (decay if ticks == 1 else decay**ticks)
        return faded if faded >= self._parameters.decay_to_zero else 0.0

    # The function

    def score(self, peer: PeerId) -> float:
        """The peer's score now; counters move only with events and `refresh`."""
        stats = self._peers.get(peer)
        if stats is None:
            return 0.0
        parameters = self._parameters
        total = stats.topics_total
        if total is None:
            total = stats.topics_total = self._topics_total(stats)
        total += self._app_score(peer) * parameters.app_specific_weight
        if parameters.ip_colocation_weight and stats.addresses:
            total += self._colocation(stats) * parameters.ip_colocation_weight
        excess = stats.behaviour_penalty - parameters.behaviour_penalty_threshold
        if excess > 0:
            total += excess * excess * parameters.behaviour_penalty_weight
        slowness = stats.slowness - parameters.slow_peer_threshold
        if slowness > 0:
            total += slowness * parameters.slow_peer_weight
        return total

    def _topics_total(self, stats: _PeerStats) -> float:
        total = sum(self._topic_score(topic, counters) for topic, counters in stats.topics.items())
        cap = self._parameters.topic_score_cap
        return min(total, cap) if cap else total

    def _topic_score(self, topic: Topic, counters: _TopicStats) -> float:
        rules = self._parameters.of(topic)
        if rules is None:
            return 0.0
        score = 0.0
        if counters.in_mesh:
            quanta = counters.mesh_time // rules.time_in_mesh_quantum_s
            score += min(quanta, rules.time_in_mesh_cap) * rules.time_in_mesh_weight
        score += counters.first_message_deliveries * rules.first_message_deliveries_weight
        if rules.mesh_message_deliveries_weight:
            score += counters.deficit(rules) * rules.mesh_message_deliveries_weight
        score += counters.mesh_failure_penalty * rules.mesh_failure_penalty_weight
        invalid = counters.invalid_message_deliveries
        score += invalid * invalid * rules.invalid_message_deliveries_weight
        return score * rules.topic_weight

    def _colocation(self, stats: _PeerStats) -> float:
        threshold = self._parameters.ip_colocation_threshold
        surplus = (len(self._by_address[address]) - threshold for address in stats.addresses)
        return float(sum(more * more for more in surplus if more > 0))

    # Counters

    def _topic_stats(self, peer: PeerId, topic: Topic) -> _TopicStats | None:
        """The counters, about to be changed; None where nobody counts."""
        stats = self._peers.get(peer)
        if stats is None or self._parameters.of(topic) is None:
            return None
        stats.topics_total = None
        return stats.topics.setdefault(topic, _TopicStats())

    def _leave_mesh(self, topic: Topic, counters: _TopicStats) -> None:
        rules = self._parameters.of(topic)
        if rules is not None and counters.in_mesh:
            counters.mesh_failure_penalty += counters.deficit(rules)
        counters.in_mesh = False
        # Nothing is counted outside the mesh, so P3 is not due there (spec: its time is that in the
        # mesh; js does the same). go leaves it on: whoever was pruned for want of room turns
        # negative as its counter runs out.
        counters.mesh_message_deliveries_active = False

    def _count_first_delivery(self, peer: PeerId, topic: Topic) -> None:
        counters, rules = self._topic_stats(peer, topic), self._parameters.of(topic)
        if counters is not None and rules is not None:
            more = counters.first_message_deliveries + 1
            counters.first_message_deliveries = min(more, rules.first_message_deliveries_cap)
            self._count_mesh_delivery(peer, topic)

    def _count_mesh_delivery(self, peer: PeerId, topic: Topic) -> None:
        rules = self._parameters.of(topic)
        if rules is None or not rules.counts_mesh_deliveries:
            return
        counters = self._topic_stats(peer, topic)
        if counters is not None and counters.in_mesh:
            more = counters.mesh_message_deliveries + 1
            counters.mesh_message_deliveries = min(more, rules.mesh_message_deliveries_cap)

    def _count_invalid(self, peer: PeerId, topic: Topic) -> None:
        if counters := self._topic_stats(peer, topic):
            counters.invalid_message_deliveries += 1

    def _drop_addresses(self, peer: PeerId, stats: _PeerStats) -> None:
        for address in stats.addresses:
            peers = self._by_address[address]
            del peers[peer]
            if not peers:
                del self._by_address[address]
        stats.addresses = ()

    def _forget(self, peer: PeerId) -> None:
        self._drop_addresses(peer, self._peers[peer])
        del self._peers[peer]
        self._retained.pop(peer, None)
