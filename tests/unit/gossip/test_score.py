"""P1 to P7: behaviours 35 to 38, after go-libp2p-pubsub's score tests by name."""

from __future__ import annotations

from typing import Any

import pytest

from engine.errors import LocalProtocolError
from engine.gossip.messages import MessageId, PeerId
from engine.gossip.score import MAX_RETAINED_PEERS, PeerScore, Rejection
from engine.gossip.score_parameters import (
    SHOAL_SCORE,
    PeerScoreParameters,
    ScoreThresholds,
    TopicScoreParameters,
    decay_over,
)
from tests.unit.gossip.harness import T, U

A, B, C = PeerId(b"a"), PeerId(b"b"), PeerId(b"c")


def key(number: int) -> MessageId:
    return MessageId(number.to_bytes(20, "big"))


def score_of(topic: TopicScoreParameters | None = None, **options: Any) -> PeerScore:
    parameters = PeerScoreParameters(topics={T: topic} if topic else {}, **options)
    score = PeerScore(parameters, seen_ttl_s=120.0)
    for peer in (A, B, C):
        score.add_peer(peer, ())
    score.refresh(0.0)
    return score


P1 = TopicScoreParameters(
    topic_weight=0.5, time_in_mesh_weight=1.0, time_in_mesh_quantum_s=0.5, time_in_mesh_cap=100.0
)
P2 = TopicScoreParameters(
    first_message_deliveries_weight=1.0,
    first_message_deliveries_decay=0.9,
    first_message_deliveries_cap=50.0,
)
P3 = TopicScoreParameters(
    mesh_message_deliveries_weight=-1.0,
    mesh_message_deliveries_decay=0.9,
    mesh_message_deliveries_cap=100.0,
    mesh_message_deliveries_threshold=20.0,
    mesh_message_deliveries_window_s=0.01,
    mesh_message_deliveries_activation_s=1.0,
    mesh_failure_penalty_weight=0.0,
)
P4 = TopicScoreParameters(
    invalid_message_deliveries_weight=-1.0, invalid_message_deliveries_decay=0.9
)


def test_time_in_mesh():
    score = score_of(P1)
    assert score.score(A) == 0
    score.graft(0.0, A, T)
    score.refresh(10.0)
    assert score.score(A) == 0.5 * 20
    assert score.score(B) == 0
    score.prune(A, T)
    assert score.score(A) == 0


def test_time_in_mesh_is_capped():
    score = score_of(P1)
    score.graft(0.0, A, T)
    score.refresh(1000.0)
    assert score.score(A) == 0.5 * 100


def test_first_message_deliveries():
    score = score_of(P2)
    for number in range(30):
        score.validating(0.0, key(number))
        score.delivered(0.0, A, key(number), T)
    assert score.score(A) == 30


def test_first_message_deliveries_are_capped():
    score = score_of(P2)
    for number in range(80):
        score.delivered(0.0, A, key(number), T)
    assert score.score(A) == 50


def test_first_message_deliveries_decay_to_zero():
    score = score_of(P2)
    for number in range(10):
        score.delivered(0.0, A, key(number), T)
    score.refresh(3.0)
    assert score.score(A) == pytest.approx(10 * 0.9**3)
    score.refresh(120.0)
    assert score.score(A) == 0


def test_many_intervals_at_once_decay_like_one_by_one():
    once, steps = score_of(P2), score_of(P2)
    for score in (once, steps):
        score.delivered(0.0, A, key(1), T)
    once.refresh(17.5)
    for second in range(1, 18):
        steps.refresh(float(second))
    assert once.score(A) == pytest.approx(steps.score(A))


def test_mesh_message_deliveries():
    """A delivers first, B within the window, C after it: C has a deficit."""
    score = score_of(P3)
    for peer in (A, B, C):
        score.graft(0.0, peer, T)
    assert score.score(A) == 0  # not active yet
    score.refresh(2.0)
    for number in range(20):
        score.validating(2.0, key(number))
        score.duplicate(2.0, B, key(number), T)  # while it is validated
        score.delivered(2.0, A, key(number), T)
        score.duplicate(2.02, C, key(number), T)
    assert score.score(A) == 0
    assert score.score(B) == 0
    assert score.score(C) == -400


def test_a_duplicate_within_the_window_counts_once():
    score = score_of(P3)
    score.graft(0.0, B, T)
    score.refresh(2.0)
    score.delivered(2.0, A, key(1), T)
    for _ in range(5):
        score.duplicate(2.005, B, key(1), T)
    assert score.score(B) == -(19.0**2)


def test_mesh_message_deliveries_decay():
    score = score_of(P3)
    score.graft(0.0, A, T)
    for number in range(40):
        score.delivered(0.0, A, key(number), T)
    score.refresh(2.0)
    assert score.score(A) == 0
    score.refresh(10.0)
    assert score.score(A) == pytest.approx(-((20 - 40 * 0.9**10) ** 2))


def test_a_link_that_is_down_owes_no_deliveries():
    score = score_of(P3)
    score.graft(0.0, A, T)
    for number in range(40):
        score.delivered(0.0, A, key(number), T)
    score.refresh(2.0)
    score.prune(A, T)
    score.refresh(200.0)  # nothing is counted outside the mesh, so its counter has run out
    assert score.score(A) == 0
    score.graft(200.0, A, T)
    score.refresh(202.0)
    assert score.score(A) == -400


def test_mesh_failure_penalty_sticks_and_decays():
    topic = TopicScoreParameters(
        mesh_message_deliveries_weight=0.0,
        mesh_message_deliveries_threshold=20.0,
        mesh_message_deliveries_cap=100.0,
        mesh_message_deliveries_activation_s=1.0,
        mesh_failure_penalty_weight=-1.0,
        mesh_failure_penalty_decay=0.9,
    )
    score = score_of(topic)
    score.graft(0.0, A, T)
    score.graft(0.0, B, T)
    score.refresh(2.0)
    assert score.score(A) == 0
    score.prune(A, T)
    assert score.score(A) == -400
    score.prune(A, T)  # a second PRUNE of a link that is gone adds nothing
    assert score.score(A) == -400
    score.refresh(3.0)
    assert score.score(A) == pytest.approx(-360)
    score.remove_peer(3.0, B)  # and so does going away
    assert score.score(B) == pytest.approx(-400)


def test_invalid_message_deliveries_are_squared_and_decay():
    score = score_of(P4)
    for number in range(10):
        score.rejected(0.0, A, key(number), T, Rejection.INVALID)
    assert score.score(A) == -100
    score.refresh(1.0)
    assert score.score(A) == pytest.approx(-81)


def test_reject_pays_for_all_forwarders():
    score = score_of(P4)
    score.validating(0.0, key(1))
    score.duplicate(0.0, B, key(1), T)
    score.rejected(0.0, A, key(1), T, Rejection.INVALID)
    score.duplicate(0.0, C, key(1), T)
    assert score.score(A) == score.score(B) == score.score(C) == -1
    score.rejected(0.0, A, key(1), T, Rejection.INVALID)  # settled already
    assert score.score(A) == -1


@pytest.mark.parametrize("why", [Rejection.IGNORED, Rejection.THROTTLED, Rejection.QUEUE_FULL])
def test_some_rejections_are_free(why):
    score = score_of(P4)
    score.validating(0.0, key(1))
    score.duplicate(0.0, B, key(1), T)
    score.rejected(0.0, A, key(1), T, why)
    score.duplicate(0.0, C, key(1), T)
    assert score.score(A) == score.score(B) == score.score(C) == 0


@pytest.mark.parametrize("why", [Rejection.BAD_SIGNATURE, Rejection.POLICY])
def test_some_rejections_cost_the_sender_alone(why):
    score = score_of(P4)
    score.validating(0.0, key(1))
    score.duplicate(0.0, B, key(1), T)
    score.rejected(0.0, A, key(1), T, why)
    assert (score.score(A), score.score(B)) == (-1, 0)


def test_delivered_after_rejected_changes_nothing():
    score = score_of(P4)
    score.rejected(0.0, A, key(1), T, Rejection.INVALID)
    score.delivered(0.0, B, key(1), T)
    score.duplicate(0.0, C, key(1), T)
    assert score.score(C) == -1


def test_application_score():
    score = PeerScore(
        PeerScoreParameters(app_specific_weight=0.5), seen_ttl_s=120.0, app_score=lambda p: -100.0
    )
    score.add_peer(A, ())
    assert score.score(A) == -50
    assert score.score(B) == 0  # not known


def test_ip_colocation():
    score = score_of(ip_colocation_weight=-1.0, ip_colocation_threshold=1)
    score.add_peer(A, ("8.8.8.8",))
    score.add_peer(B, ("9.9.9.9",))
    score.add_peer(C, ("9.9.9.9",))
    assert (score.score(A), score.score(B), score.score(C)) == (0, -1, -1)
    score.add_peer(C, ("8.8.4.4",))  # it has moved
    assert (score.score(B), score.score(C)) == (0, 0)


def test_ip_colocation_counts_an_ipv6_subnet():
    score = score_of(ip_colocation_weight=-1.0, ip_colocation_threshold=1)
    score.add_peer(A, ("2a00:1450:1:2::1",))
    score.add_peer(B, ("2a00:1450:1:2::2",))
    score.add_peer(C, ("2a00:1450:1:3::1",))
    assert (score.score(A), score.score(B), score.score(C)) == (-1, -1, 0)


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "192.168.1.7", "::1", "fe80::1", "::ffff:10.0.0.1"]
)
def test_ip_colocation_exempts_loopback_and_a_lan(address):  # 38 Whitelist
    score = score_of(ip_colocation_weight=-1.0, ip_colocation_threshold=1)
    for peer in (A, B, C):
        score.add_peer(peer, (address,))
    assert score.score(A) == 0


def test_ip_colocation_counts_a_lan_where_asked_to():
    score = score_of(
        ip_colocation_weight=-1.0, ip_colocation_threshold=1, ip_colocation_private_exempt=False
    )
    for peer in (A, B, C):
        score.add_peer(peer, ("192.168.1.7",))
    assert score.score(A) == -4


def test_the_address_of_a_peer_that_is_gone_is_remembered_while_its_score_is():
    score = score_of(ip_colocation_weight=-1.0, ip_colocation_threshold=1)
    score.add_peer(A, ("8.8.8.8",))
    score.add_peer(B, ("8.8.8.8",))
    score.remove_peer(0.0, A)
    assert score.score(B) == -1
    score.refresh(3602.0)
    assert score.score(B) == 0


def test_behaviour_penalty_is_squared_above_its_threshold_and_decays():
    score = score_of(
        behaviour_penalty_weight=-1.0, behaviour_penalty_threshold=2.0, behaviour_penalty_decay=0.9
    )
    score.add_penalty(A, 2)
    assert score.score(A) == 0
    score.add_penalty(A, 3)
    assert score.score(A) == -9
    score.refresh(1.0)
    assert score.score(A) == pytest.approx(-((4.5 - 2) ** 2))
    score.add_penalty(PeerId(b"unknown"), 9)


def test_a_negative_score_is_retained_without_decay():  # 38 ScoreRetention
    score = score_of(P4, retain_score_s=10.0)
    score.rejected(0.0, A, key(1), T, Rejection.INVALID)
    score.remove_peer(0.0, A)
    score.refresh(9.0)
    assert score.score(A) == -1
    score.add_peer(A, ())
    assert score.score(A) == -1
    score.remove_peer(9.0, A)
    score.refresh(20.0)
    assert score.score(A) == 0
    assert not score.knows(A)


def test_a_positive_score_is_not_retained_and_first_deliveries_never():
    score = score_of(P2)
    score.delivered(0.0, A, key(1), T)
    score.remove_peer(0.0, A)
    assert not score.knows(A)
    mixed = TopicScoreParameters(
        first_message_deliveries_weight=1.0,
        first_message_deliveries_cap=10.0,
        invalid_message_deliveries_weight=-5.0,
    )
    score = score_of(mixed)
    score.delivered(0.0, A, key(1), T)
    score.rejected(0.0, A, key(2), T, Rejection.INVALID)
    assert score.score(A) == -4
    score.remove_peer(0.0, A)
    assert score.score(A) == -5


def test_the_topics_sum_is_capped():
    score = score_of(P2, topic_score_cap=7.0)
    for number in range(30):
        score.delivered(0.0, A, key(number), T)
    assert score.score(A) == 7


def test_unscored_topics_count_nothing():
    score = score_of(P4)
    score.rejected(0.0, A, key(1), U, Rejection.INVALID)
    score.graft(0.0, A, U)
    score.prune(A, U)
    score.delivered(0.0, A, key(2), U)
    score.duplicate(0.0, A, key(2), U)
    assert score.score(A) == 0


def test_retained_peers_are_bounded(monkeypatch):
    monkeypatch.setattr("engine.gossip.score.MAX_RETAINED_PEERS", 5)
    assert MAX_RETAINED_PEERS > 5
    score = score_of(P4)
    for number in range(10):
        peer = PeerId(b"x%d" % number)
        score.add_peer(peer, ())
        score.rejected(float(number), peer, key(number), T, Rejection.INVALID)
        score.remove_peer(float(number), peer)
    assert [score.knows(PeerId(b"x%d" % number)) for number in range(10)] == [False] * 5 + [
        True
    ] * 5


def test_whoever_is_back_is_not_among_those_that_are_gone(monkeypatch):
    monkeypatch.setattr("engine.gossip.score.MAX_RETAINED_PEERS", 1)
    score = score_of(P4)
    for now, peer in ((0.0, A), (1.0, B)):
        score.add_peer(peer, ())
        score.rejected(now, peer, key(int(now)), T, Rejection.INVALID)
    score.remove_peer(2.0, A)
    score.add_peer(A, ())
    score.remove_peer(3.0, B)
    assert score.score(A) == score.score(B) == -1


def test_a_peer_that_never_forwards_ends_negative_where_the_rate_is_scored():
    """GHSA-77r2-q4c3-v635: P1 must not outweigh P3 for ever."""
    rated = TopicScoreParameters(
        time_in_mesh_weight=0.01,
        time_in_mesh_cap=300.0,
        mesh_message_deliveries_weight=-0.5,
        mesh_message_deliveries_decay=decay_over(60.0),
        mesh_message_deliveries_cap=100.0,
        mesh_message_deliveries_threshold=10.0,
        mesh_message_deliveries_activation_s=30.0,
        mesh_failure_penalty_weight=-0.5,
        mesh_failure_penalty_decay=decay_over(60.0),
    )
    score = score_of(rated)
    score.graft(0.0, A, T)
    score.graft(0.0, B, T)
    for second in range(1, 600):
        score.refresh(float(second))
        score.delivered(float(second), B, key(second), T)
        if second > 31:
            assert score.score(A) < 0
    assert score.score(B) > 0


def test_shipped_parameters_leave_p3_off_and_forgive_a_stall():
    topic = SHOAL_SCORE.of(T)
    assert topic is not None
    assert topic.mesh_message_deliveries_weight == topic.mesh_failure_penalty_weight == 0
    score = PeerScore(SHOAL_SCORE, seen_ttl_s=120.0)
    score.add_peer(A, ())
    score.add_penalty(A, 2)
    assert score.score(A) == 0
    score.add_penalty(A, 8)
    assert score.score(A) <= ScoreThresholds().graylist
    for number in range(3):
        score.rejected(0.0, B, key(number), T, Rejection.INVALID)
    score.add_peer(B, ())
    for number in range(3):
        score.rejected(0.0, B, key(10 + number), T, Rejection.INVALID)
    assert score.score(B) <= ScoreThresholds().graylist


@pytest.mark.parametrize(
    "change",
    [
        {"topic_weight": -1.0},
        {"time_in_mesh_weight": -1.0},
        {"first_message_deliveries_weight": -1.0},
        {"mesh_message_deliveries_weight": 1.0},
        {"mesh_message_deliveries_weight": -1.0},
        {"mesh_failure_penalty_weight": 1.0},
        {"invalid_message_deliveries_weight": 1.0},
        {"first_message_deliveries_decay": 1.0},
        {"time_in_mesh_quantum_s": 0.0},
    ],
)
def test_topic_parameters_are_checked(change):
    with pytest.raises(LocalProtocolError):
        TopicScoreParameters(**change)


@pytest.mark.parametrize(
    "change",
    [
        {"ip_colocation_weight": 1.0},
        {"ip_colocation_threshold": 0},
        {"behaviour_penalty_weight": 1.0},
        {"behaviour_penalty_decay": 0.0},
        {"slow_peer_weight": 1.0},
        {"decay_to_zero": 1.0},
        {"retain_score_s": float("inf")},
    ],
)
def test_peer_parameters_are_checked(change):
    with pytest.raises(LocalProtocolError):
        PeerScoreParameters(**change)


def test_thresholds_are_ordered():
    with pytest.raises(LocalProtocolError):
        ScoreThresholds(gossip=-60.0)
    with pytest.raises(LocalProtocolError):
        ScoreThresholds(accept_px=-1.0)
