"""Mesh maintenance and gossip emission: behaviours 2 to 5, 10, 11, 13 to 17, 22, 39."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.gossip.events import AddDirect, Join, Leave, Publish, RpcDropped, SendRpc
from engine.gossip.messages import ControlGraft, ControlMessage, ControlPrune, Rpc
from engine.gossip.parameters import MESHSUB_10, GossipParameters
from engine.gossip.score_parameters import SHOAL_SCORE
from tests.unit.gossip.harness import (
    OWN,
    Lone,
    T,
    U,
    grafts,
    ihaves,
    make_message,
    of,
    peer,
    prunes,
    sent,
)

QUIET = GossipParameters(flood_publish=False)


def full_mesh(lone: Lone, inbound: int, outbound: int = 0):
    lone.do(Join(T))
    found = []
    for index in range(inbound):
        found += lone.connect(f"in{index}", outbound=False)
    for index in range(outbound):
        found += lone.connect(f"out{index}", outbound=True)
    for one in found:
        lone.control(one, graft=(T,))
    return found


def test_a_thin_mesh_is_filled_to_d():  # 2 test_mesh_addition
    lone = Lone()
    lone.do(Join(T))
    lone.connect(*range(15))
    made = lone.beat()
    assert len(lone.mesh) == 6
    assert sorted(s.peer for s in of(made, SendRpc)) == sorted(lone.mesh)
    assert all(grafts(made, p) == [T] for p in lone.mesh)


def test_between_low_and_high_nothing_moves():
    lone = Lone()
    full_mesh(lone, 3, 2)
    lone.connect(*range(5))
    assert grafts(lone.beat()) == []
    assert len(lone.mesh) == 5


def test_a_full_mesh_is_pruned_to_d_with_backoff():  # 3 test_mesh_subtraction, 16
    lone = Lone()
    members = full_mesh(lone, 9, 5)
    assert len(lone.mesh) == 14
    made = lone.beat()
    assert len(lone.mesh) == 6
    pruned = set(members) - set(lone.mesh)
    assert {s.peer for s in of(made, SendRpc) if s.rpc.control.prune} == pruned
    assert {p.backoff for p in prunes(made)} == {60}


def test_pruning_keeps_two_outbound_peers():  # 4 test_do_not_remove_too_many_outbound_peers
    for seed in range(10):
        lone = Lone(seed=seed)
        full_mesh(lone, 12, 2)
        lone.beat()
        assert len(lone.mesh) == 6
        assert {peer("out0"), peer("out1")} <= set(lone.mesh)


def test_pruning_keeps_the_best_scores():  # 5
    for seed in range(10):
        lone = Lone(seed=seed)
        members = full_mesh(lone, 0, 14)
        best = members[3:7]
        for one in best:
            lone.scores[one] = 10.0
        lone.beat()
        assert set(best) <= set(lone.mesh)


def test_negative_scores_are_pruned_without_px():
    lone = Lone(parameters=replace(QUIET, do_px=True))
    lone.connect(*range(8))
    lone.do(Join(T))
    bad = lone.mesh[0]
    lone.scores[bad] = -0.1
    (prune,) = prunes(lone.beat(), bad)
    assert bad not in lone.mesh
    assert prune.peers == ()
    lone.scores[bad] = 0.0
    lone.beat(5)
    assert bad not in lone.mesh  # backed off


def test_outbound_links_are_added_to_an_inbound_mesh():
    lone = Lone()
    full_mesh(lone, 6)
    lone.connect("x", "y", "z", outbound=True)
    lone.beat()
    assert len(set(lone.mesh) & {peer("x"), peer("y"), peer("z")}) == 2


def test_no_graft_within_the_backoff_of_a_prune():  # 13, 14 test_do_not_graft_within_backoff_period
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lone.control(a, prune=(ControlPrune(T, backoff=30),))
    assert lone.mesh == ()
    assert grafts(lone.beat(31)) == []
    assert grafts(lone.beat(2)) == [T]  # the slack is two heartbeats


def test_a_prune_without_backoff_counts_as_a_minute():  # 14, the twin
    lone = Lone()
    (a,) = lone.connect("a", protocol=MESHSUB_10)
    lone.do(Join(T))
    lone.control(a, prune=(ControlPrune(T),))
    assert grafts(lone.beat(61)) == []
    assert grafts(lone.beat(2)) == [T]


def test_px_is_offered_on_oversubscription_only_and_of_good_peers_only():  # 16, 17
    lone = Lone(parameters=replace(QUIET, do_px=True), record_of=lambda p: b"r" + p)
    full_mesh(lone, 12)
    bad, good = lone.connect("bad", "good")
    lone.scores[bad] = -1.0
    made = lone.beat()
    offers = [info for prune in prunes(made) for info in prune.peers]
    assert offers
    assert bad not in {info.peer_id for info in offers}
    assert good in {info.peer_id for info in offers}
    assert all(info.signed_peer_record == b"r" + info.peer_id for info in offers)
    assert all(len(prune.peers) <= 16 for prune in prunes(made))
    assert not any(prune.peers for prune in prunes(lone.do(Leave(T))))


def test_px_is_not_offered_to_v10():
    lone = Lone(parameters=replace(QUIET, do_px=True))
    lone.do(Join(T))
    for index in range(13):
        (one,) = lone.connect(index, protocol=MESHSUB_10)
        lone.control(one, graft=(T,))
    for prune in prunes(lone.beat()):
        assert prune == ControlPrune(T)


def test_graft_and_prune_of_a_heartbeat_are_coalesced_per_peer():
    lone = Lone()
    lone.do(Join(T))
    lone.do(Join(U))
    lone.connect("a", topics=(T, U))
    made = lone.beat()
    assert sent(made, peer("a")) == [
        Rpc(control=ControlMessage(graft=(ControlGraft(T), ControlGraft(U))))
    ]


def test_a_dropped_graft_rides_on_the_next_rpc_unless_stale():  # 10, 11
    lone = Lone()
    a, b = lone.connect("a", "b")
    lone.do(Join(T))
    lost = Rpc(control=ControlMessage(graft=(ControlGraft(T),)))
    lone.do(RpcDropped(a, lost))
    made = lone.publish_from(b, make_message())
    assert grafts(made, a) == [T]
    assert sent(made, a)[0].publish
    lone.do(RpcDropped(a, lost))
    lone.control(a, prune=(ControlPrune(T),))
    assert grafts(lone.beat(), a) == []


def test_a_dropped_prune_is_retried_at_the_heartbeat_unless_stale():
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lost = Rpc(control=ControlMessage(prune=(ControlPrune(T, backoff=60),)))
    lone.do(RpcDropped(a, lost))  # stale: a is in the mesh
    assert prunes(lone.beat(), a) == []
    lone.do(Leave(T))
    lone.do(RpcDropped(a, lost))
    assert prunes(lone.beat(), a) == [ControlPrune(T, backoff=60)]
    assert prunes(lone.beat(), a) == []


def test_dropped_gossip_is_not_retried():
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    from engine.gossip.messages import ControlIHave

    lone.do(RpcDropped(a, Rpc(control=ControlMessage(ihave=(ControlIHave(T, (b"i",)),)))))
    assert sent(lone.beat(), a) == []


def test_opportunistic_grafting_after_sixty_heartbeats():  # 39 test_opportunistic_grafting
    lone = Lone()
    members = full_mesh(lone, 0, 6)
    for score, one in enumerate(members):
        lone.scores[one] = float(score)
    better = lone.connect(*range(8))
    for one in better[:4]:
        lone.scores[one] = 30.0
    assert grafts(lone.beat(59)) == []
    lone.beat()
    added = set(lone.mesh) - set(members)
    assert len(added) == 2
    assert added < set(better[:4])


def test_no_opportunistic_grafting_in_a_good_mesh():
    lone = Lone()
    for one in full_mesh(lone, 0, 6):
        lone.scores[one] = 25.0
    (better,) = lone.connect("better")
    lone.scores[better] = 100.0
    lone.beat(60)
    assert better not in lone.mesh


def gossiping(candidates: int, **changes: Any) -> Lone:
    lone = Lone(parameters=replace(QUIET, **changes))
    full_mesh(lone, 0, 6)
    lone.connect(*range(candidates))
    lone.publish_from(lone.mesh[0], make_message())
    lone.clear()
    return lone


def test_gossip_goes_to_at_least_d_lazy_peers_outside_the_mesh():  # 22
    lone = gossiping(10)
    made = lone.beat()
    told = {s.peer for s in of(made, SendRpc) if s.rpc.control.ihave}
    assert len(told) == 6
    assert not told & set(lone.mesh)


def test_gossip_goes_to_a_quarter_of_many_candidates():  # 22
    lone = gossiping(80)
    assert len(ihaves(lone.beat())) == 20


def test_gossip_spares_direct_low_and_floodsub_peers():
    lone = gossiping(6)
    lone.do(AddDirect(peer(0)))
    lone.scores[peer(1)] = -10.5
    made = lone.beat()
    assert {s.peer for s in of(made, SendRpc) if s.rpc.control.ihave} == {
        peer(index) for index in range(2, 6)
    }


def test_gossip_lasts_three_heartbeats_and_is_silent_when_nothing_is_new():
    lone = gossiping(4)
    assert [len(ihaves(lone.beat())) for _ in range(5)] == [4, 4, 4, 0, 0]


def test_gossip_is_truncated_differently_for_each_peer():
    lone = Lone(parameters=replace(QUIET, max_ihave_length=10))
    full_mesh(lone, 0, 6)
    lone.connect(*range(6))
    for number in range(40):
        lone.publish_from(lone.mesh[0], make_message(number=number))
    lone.clear()
    told = ihaves(lone.beat())
    assert [len(entry.message_ids) for entry in told] == [10] * 6
    assert len({frozenset(entry.message_ids) for entry in told}) > 1


def test_fanout_topics_gossip_too():
    lone = Lone()
    lone.connect(*range(12))
    lone.do(Publish(make_message(OWN)))
    made = lone.beat()
    told = {s.peer for s in of(made, SendRpc) if s.rpc.control.ihave}
    assert len(told) == 6
    assert not told & set(lone.router.fanout(T))


def test_backoffs_and_counters_are_cleared():
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lone.do(Leave(T))
    assert len(lone.router.state.backoffs) == 1
    lone.beat(13)
    assert len(lone.router.state.backoffs) == 0
    lone.control(a, ihave=(b"i",))
    lone.beat()
    assert lone.router.state.peers[a].ihave_rpcs == 0


def test_the_shipped_scores_let_a_quiet_swarm_live():
    lone = Lone(score_parameters=SHOAL_SCORE)
    members = full_mesh(lone, 0, 6)
    lone.beat(600)
    assert set(lone.mesh) == set(members)
    assert all(lone.router.score(one) > 0 for one in members)
