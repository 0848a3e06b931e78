"""The numbers of gossip.md section 1.1, and the rules between them."""

from __future__ import annotations

import pytest

from engine.errors import LocalProtocolError
from engine.gossip import parameters as p
from engine.gossip.announcements import MAX_ANNOUNCEMENT_BYTES
from engine.gossip.parameters import GossipParameters, bootstrapper


def test_the_defaults_are_the_checklists():
    ours = GossipParameters()
    assert (ours.d, ours.d_low, ours.d_high) == (6, 5, 12)
    assert (ours.d_score, ours.d_out) == (4, 2)
    assert (ours.d_lazy, ours.gossip_factor) == (6, 0.25)
    assert (ours.heartbeat_s, ours.heartbeat_initial_delay_s) == (1.0, 0.1)
    assert ours.fanout_ttl_s == 60
    assert (ours.history_length, ours.history_gossip) == (5, 3)
    assert ours.seen_ttl_s == 120
    assert (ours.prune_backoff_s, ours.unsubscribe_backoff_s) == (60, 10)
    assert ours.backoff_slack_heartbeats == 2
    assert (ours.prune_peers, ours.do_px) == (16, False)
    assert ours.graft_flood_s == 10
    assert (ours.opportunistic_graft_ticks, ours.opportunistic_graft_peers) == (60, 2)
    assert ours.direct_connect_ticks == 300
    assert ours.flood_publish
    assert ours.gossip_retransmission == 3
    assert (ours.max_ihave_messages, ours.max_ihave_length) == (10, 5000)
    assert ours.iwant_followup_s == 3
    assert (ours.idontwant_min_bytes, ours.max_idontwant_length) == (1024, 10)
    assert (ours.max_idontwant_messages, ours.idontwant_ttl_heartbeats) == (1000, 3)
    assert p.MAX_RPC_BYTES == 1 << 20
    assert p.MAX_SENT_RPC_BYTES <= 60 * 1024
    assert p.MAX_TOPICS_PER_PEER == 100
    assert (p.MAX_PUBLISHED, p.MAX_SUBSCRIPTIONS, p.MAX_IHAVE_IDS, p.MAX_IWANT_IDS) == (5000,) * 4
    assert (p.MAX_IDONTWANT_IDS, p.MAX_PX_PEERS) == (512, 16)


def test_announcements_are_below_the_idontwant_threshold():
    assert GossipParameters().idontwant_min_bytes >= MAX_ANNOUNCEMENT_BYTES


@pytest.mark.parametrize(
    "change",
    [
        {"d_low": 7},
        {"d_high": 5},
        {"d_score": 7},
        {"d_out": 5, "d": 12},
        {"d_out": 4, "d": 6},
        {"history_gossip": 6},
        {"gossip_factor": 1.5},
        {"heartbeat_s": 0.0},
        {"seen_ttl_s": 3.0},
    ],
)
def test_impossible_sets_are_refused(change):
    with pytest.raises(LocalProtocolError):
        GossipParameters(**change)


def test_a_bootstrapper_keeps_no_mesh():
    rules = bootstrapper()
    assert (rules.d, rules.d_low, rules.d_high, rules.d_out, rules.do_px) == (0, 0, 0, 0, True)
    assert rules.is_bootstrapper
