"""Parameters of peer scoring P1 to P7, their rules, and the sets that Shoal uses.

Owns numbers only; `score` does the counting. Names and rules: spec gossipsub v1.1 "Peer Scoring"
and go `score_params.go`. Times are in seconds; a decay is a factor per `decay_interval_s`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.errors import LocalProtocolError
from engine.gossip.messages import Topic

DECAY_TO_ZERO: Final = 0.01  # go `DefaultDecayToZero`
DECAY_INTERVAL_S: Final = 1.0  # go `DefaultDecayInterval`


def decay_over(seconds: float, interval_s: float = DECAY_INTERVAL_S) -> float:
    """The factor per interval by which a counter of 1 falls to `DECAY_TO_ZERO` in `seconds`."""
    return math.pow(DECAY_TO_ZERO, interval_s / seconds)


def _demand(condition: bool, rule: str) -> None:
    if not condition:
        raise LocalProtocolError(f"Score parameters break a rule: {rule}.")


@dataclass(frozen=True, slots=True)
class TopicScoreParameters:
    """P1 to P4 of one topic; a weight of 0 switches its part off."""

    topic_weight: float = 1.0

    time_in_mesh_weight: float = 0.0
    time_in_mesh_quantum_s: float = 1.0
    time_in_mesh_cap: float = 0.0

    first_message_deliveries_weight: float = 0.0
    first_message_deliveries_decay: float = 0.5
    first_message_deliveries_cap: float = 0.0

    mesh_message_deliveries_weight: float = 0.0
    mesh_message_deliveries_decay: float = 0.5
    mesh_message_deliveries_cap: float = 0.0
    mesh_message_deliveries_threshold: float = 0.0
    mesh_message_deliveries_window_s: float = 0.01
    mesh_message_deliveries_activation_s: float = 30.0

    mesh_failure_penalty_weight: float = 0.0
    mesh_failure_penalty_decay: float = 0.5

    invalid_message_deliveries_weight: float = 0.0
    invalid_message_deliveries_decay: float = 0.5

    @property
    def counts_mesh_deliveries(self) -> bool:
        """Whether P3 or P3b is on: else duplicates need not be counted."""
        return bool(self.mesh_message_deliveries_weight or self.mesh_failure_penalty_weight)

    def __post_init__(self) -> None:
        _demand(self.topic_weight >= 0, "topic_weight >= 0")
        _demand(self.time_in_mesh_weight >= 0, "P1 never punishes")
        _demand(self.first_message_deliveries_weight >= 0, "P2 never punishes")
        _demand(self.mesh_message_deliveries_weight <= 0, "P3 never rewards")
        _demand(self.mesh_failure_penalty_weight <= 0, "P3b never rewards")
        _demand(self.invalid_message_deliveries_weight <= 0, "P4 never rewards")
        _demand(self.time_in_mesh_quantum_s > 0, "time_in_mesh_quantum_s > 0")
        if self.mesh_message_deliveries_weight:
            _demand(
                0 < self.mesh_message_deliveries_threshold <= self.mesh_message_deliveries_cap,
                "P3's threshold lies within its cap",
            )
        for factor in (
            self.first_message_deliveries_decay,
            self.mesh_message_deliveries_decay,
            self.mesh_failure_penalty_decay,
            self.invalid_message_deliveries_decay,
        ):
            _demand(0 < factor < 1, "a decay lies between 0 and 1")


@dataclass(frozen=True, slots=True)
class ScoreThresholds:
    """What a score must reach; the defaults are those of rust and js."""

    gossip: float = -10.0
    """Below: no IHAVE to or from, no IWANT answered."""
    publish: float = -50.0
    """Below: own messages are not flooded to the peer."""
    graylist: float = -80.0
    """Below: everything the peer sends is ignored."""
    accept_px: float = 10.0
    """Below: peers it offers are not dialled."""
    opportunistic_graft: float = 20.0
    """A mesh whose median is below is improved."""

    def __post_init__(self) -> None:
        _demand(
            0 >= self.gossip >= self.publish >= self.graylist, "0 >= gossip >= publish >= graylist"
        )
        _demand(self.accept_px >= 0 and self.opportunistic_graft >= 0, "the others are >= 0")


@dataclass(frozen=True, slots=True)
class PeerScoreParameters:
    """The whole set: the topics' parts, and P5 to P7."""

    topics: Mapping[Topic, TopicScoreParameters] = field(default_factory=dict)
    default_topic: TopicScoreParameters | None = None
    """For every topic that `topics` does not name; None leaves them unscored, as go does."""
    topic_score_cap: float = 0.0
    """Upper bound of the topics' sum; 0: none."""
    app_specific_weight: float = 1.0
    ip_colocation_weight: float = 0.0
    ip_colocation_threshold: int = 3
    """Peers per address that cost nothing; below 3 a household would be punished."""
    ip_colocation_private_exempt: bool = True
    """Loopback (as go) and private addresses (ours: a LAN is one household) cost nothing."""
    behaviour_penalty_weight: float = 0.0
    behaviour_penalty_threshold: float = 0.0
    behaviour_penalty_decay: float = 0.5
    slow_peer_weight: float = 0.0
    """Not in the spec: rust's part for peers whose queue is full when they are to get messages."""
    slow_peer_threshold: float = 0.0
    slow_peer_decay: float = 0.2
    decay_interval_s: float = DECAY_INTERVAL_S
    decay_to_zero: float = DECAY_TO_ZERO
    retain_score_s: float = 3600.0
    """How long a peer that is gone keeps a score that is not positive."""

    def __post_init__(self) -> None:
        _demand(self.topic_score_cap >= 0, "topic_score_cap >= 0")
        _demand(self.app_specific_weight >= 0, "P5's weight >= 0: the value carries the sign")
        _demand(self.ip_colocation_weight <= 0, "P6 never rewards")
        _demand(self.ip_colocation_threshold >= 1, "ip_colocation_threshold >= 1")
        _demand(self.behaviour_penalty_weight <= 0, "P7 never rewards")
        _demand(self.behaviour_penalty_threshold >= 0, "behaviour_penalty_threshold >= 0")
        _demand(0 < self.behaviour_penalty_decay < 1, "a decay lies between 0 and 1")
        _demand(0 < self.slow_peer_decay < 1, "a decay lies between 0 and 1")
        _demand(self.slow_peer_weight <= 0, "the slow peer part never rewards")
        _demand(self.decay_interval_s > 0 and 0 < self.decay_to_zero < 1, "decay out of range")
        _demand(math.isfinite(self.retain_score_s), "retain_score_s is finite")

    def of(self, topic: Topic) -> TopicScoreParameters | None:
        """The topic's parameters, or None where it is not scored."""
        return self.topics.get(topic, self.default_topic)


FILE_TOPIC_SCORE: Final = TopicScoreParameters(
    # P3 and P3b stay 0: a file's topic has no predictable rate, so honest peers would be punished.
    topic_weight=0.5,
    time_in_mesh_weight=0.01,
    time_in_mesh_quantum_s=1.0,
    time_in_mesh_cap=600.0,
    first_message_deliveries_weight=1.0,
    first_message_deliveries_decay=decay_over(600.0),
    first_message_deliveries_cap=40.0,
    # One forged message costs 10, three the graylist.
    invalid_message_deliveries_weight=-20.0,
    invalid_message_deliveries_decay=decay_over(3600.0),
)
"""Swarm topics `/shoal/file/<id>`."""

SHOAL_SCORE: Final = PeerScoreParameters(
    default_topic=FILE_TOPIC_SCORE,
    topic_score_cap=50.0,
    app_specific_weight=1.0,
    ip_colocation_weight=-10.0,
    ip_colocation_threshold=3,
    # Two broken promises are forgiven: a link may stall. Ten in a row reach the graylist.
    behaviour_penalty_weight=-1.25,
    behaviour_penalty_threshold=2.0,
    behaviour_penalty_decay=decay_over(600.0),
    slow_peer_weight=-0.2,
)
"""What the service runs with."""
