"""Peers, topics, publishing and forwarding: gossip.md section 2, behaviours 6 to 12, 32, 40."""

from __future__ import annotations

import pytest

from engine.gossip.events import (
    AddDirect,
    Connect,
    Deliver,
    Join,
    Leave,
    MalformedRpc,
    PeerConnected,
    PeerSubscribed,
    PeerUnsubscribed,
    Penalise,
    Protect,
    Publish,
    RemoveDirect,
    Resend,
    RpcDropped,
    SendRpc,
    Unprotect,
)
from engine.gossip.messages import ControlGraft, ControlMessage, Rpc, SubOpts, Topic
from engine.gossip.parameters import (
    FLOODSUB,
    MAX_TOPICS_PER_PEER,
    MESHSUB_10,
    GossipParameters,
    bootstrapper,
)
from engine.gossip.score_parameters import ScoreThresholds
from tests.unit.gossip.harness import (
    OWN,
    Lone,
    T,
    U,
    grafts,
    make_message,
    of,
    peer,
    prunes,
    published,
    receivers,
    sent,
)

FLOOD = GossipParameters(flood_publish=True)


def test_hello_names_all_subscriptions_in_one_rpc():
    lone = Lone()
    lone.do(Join(T))
    lone.do(Join(U))
    lone.connect("a", topics=())
    assert sent(lone.outputs, peer("a")) == [Rpc((SubOpts(True, T), SubOpts(True, U)))]


def test_changes_are_announced_to_every_peer():
    lone = Lone()
    lone.connect("a", "b", topics=())
    made = lone.do(Join(T))
    assert [s.peer for s in of(made, SendRpc)] == [peer("a"), peer("b")]
    made = lone.do(Leave(T))
    assert sent(made, peer("b")) == [Rpc((SubOpts(False, T),))]


def test_a_dropped_announcement_is_sent_again_with_what_is_true_then():
    lone = Lone()
    lone.connect("a", topics=())
    (output,) = of(lone.do(Join(T)), SendRpc)
    lone.do(RpcDropped(peer("a"), output.rpc))
    assert sent(lone.beat(), peer("a")) == [Rpc((SubOpts(True, T),))]
    assert sent(lone.beat(), peer("a")) == []
    lone.do(RpcDropped(peer("a"), output.rpc))
    lone.do(Leave(T))
    assert sent(lone.beat(), peer("a"))[0].subscriptions == (SubOpts(False, T),)


def test_join_grafts_up_to_d_peers_of_the_topic():  # 7 TestGossipSubJoinTopic
    lone = Lone()
    lone.connect(*range(10))
    lone.connect("elsewhere", topics=(U,))
    made = lone.do(Join(T))
    assert len(lone.mesh) == 6
    assert all(grafts(made, p) == [T] for p in lone.mesh)
    assert peer("elsewhere") not in lone.mesh
    assert {(p.peer, p.tag) for p in of(made, Protect)} == {(p, T) for p in lone.mesh}


def test_join_skips_negative_direct_and_backed_off_peers():
    lone = Lone()
    bad, direct, backed, good = lone.connect("bad", "direct", "backed", "good")
    lone.scores[bad] = -1.0
    lone.do(AddDirect(direct))
    lone.do(Join(T))
    lone.do(Leave(T))
    lone.connect("fresh")
    lone.do(Join(T))
    assert lone.mesh == (peer("fresh"),)  # good and backed are backed off since the LEAVE
    assert good != backed


def test_join_takes_the_fanout_and_fills_up():
    lone = Lone()
    members = lone.connect(*range(20))
    lone.do(Publish(make_message(OWN)))
    fanout = lone.router.fanout(T)
    assert len(fanout) == 6
    lone.scores[fanout[0]] = -1.0
    lone.do(Join(T))
    assert set(fanout[1:]) < set(lone.mesh)
    assert len(lone.mesh) == 6
    assert fanout[0] not in lone.mesh
    assert lone.router.fanout(T) == ()
    assert set(lone.mesh) < set(members)


def test_leave_prunes_with_the_unsubscribe_backoff_and_keeps_it_too():  # 7 LeaveTopic, 15
    lone = Lone()
    lone.connect("a", "b")
    lone.do(Join(T))
    made = lone.do(Leave(T))
    assert [p.backoff for p in prunes(made)] == [10, 10]
    assert not any(p.peers for p in prunes(made))
    assert len(of(made, Unprotect)) == 2
    lone.do(Join(T))
    assert lone.mesh == ()
    lone.beat(11)
    assert lone.mesh == ()  # two heartbeats of slack
    lone.beat(3)
    assert set(lone.mesh) == {peer("a"), peer("b")}


def test_flood_publish_goes_to_all_above_the_publish_threshold():  # 39
    lone = Lone(parameters=FLOOD)
    members = lone.connect(*range(9))
    lone.connect("elsewhere", topics=(U,))
    lone.do(Join(T))
    lone.scores[members[0]] = -60.0
    made = lone.do(Publish(make_message(OWN)))
    assert receivers(made) == set(members[1:])


def test_direct_peers_are_flooded_whatever_their_score():
    lone = Lone(parameters=FLOOD)
    (direct,) = lone.connect("d")
    lone.do(AddDirect(direct))
    lone.scores[direct] = -1000.0
    assert receivers(lone.do(Publish(make_message(OWN)))) == {direct}


def test_publish_without_flooding_goes_to_the_mesh():
    lone = Lone()
    lone.connect(*range(10))
    lone.do(Join(T))
    assert receivers(lone.do(Publish(make_message(OWN)))) == set(lone.mesh)


def test_publishing_twice_sends_once():
    lone = Lone()
    lone.connect("a")
    lone.do(Join(T))
    lone.do(Publish(make_message(OWN)))
    assert lone.do(Publish(make_message(OWN))) == []


def test_forwarding_spares_forwarder_and_author():
    lone = Lone()
    a, b, c = lone.connect("a", "b", "c")
    lone.do(Join(T))
    made = lone.publish_from(a, make_message(author=b))
    assert receivers(made) == {c}
    assert [d.source for d in of(made, Deliver)] == [a]
    assert lone.publish_from(c, make_message(author=b)) == []  # seen


def test_forwarding_spares_who_sent_it_while_it_was_validated():
    lone = Lone()
    a, b, c = lone.connect("a", "b", "c")
    lone.do(Join(T))
    lone.hold_validation = True
    lone.publish_from(a, make_message())
    lone.publish_from(b, make_message())
    from engine.gossip.events import Validated, Verdict

    assert receivers(lone.do(Validated(1, Verdict.ACCEPT))) == {c}


def test_fanout_is_chosen_kept_and_expires():  # 6 TestGossipsubFanout, Maintenance, Expiry
    lone = Lone()
    members = lone.connect(*range(10))
    lone.do(Publish(make_message(OWN, 1)))
    first = lone.router.fanout(T)
    assert len(first) == 6
    made = lone.do(Publish(make_message(OWN, 2)))
    assert receivers(made) == set(first)
    lone.disconnect(first[0])
    lone.scores[first[1]] = -60.0
    lone.beat()
    kept = lone.router.fanout(T)
    assert len(kept) == 6
    assert not {first[0], first[1]} & set(kept)
    assert set(kept) < set(members)
    lone.beat(61)
    assert lone.router.fanout(T) == ()
    assert lone.router.state.last_published == {}


def test_floodsub_peers_get_everything_and_are_never_in_the_mesh():  # 12
    lone = Lone()
    (old,) = lone.connect("old", protocol=FLOODSUB)
    a, b = lone.connect("a", "b")
    lone.do(Join(T))
    lone.beat()
    assert set(lone.mesh) == {a, b}
    assert receivers(lone.publish_from(a, make_message())) == {b, old}
    lone.scores[old] = -51.0
    assert receivers(lone.publish_from(a, make_message(number=2))) == {b}


def test_floodsub_peers_are_not_in_the_fanout_but_are_published_to():
    lone = Lone()
    lone.connect("old", protocol=FLOODSUB)
    lone.connect("a")
    made = lone.do(Publish(make_message(OWN)))
    assert lone.router.fanout(T) == (peer("a"),)
    assert receivers(made) == {peer("old"), peer("a")}


def test_a_peer_that_is_gone_is_nowhere():  # 9 TestGossipsubRemovePeer, NoLeakFromDisconnectedPeer
    lone = Lone()
    a, b = lone.connect("a", "b")
    lone.connect("author", topics=())
    lone.do(Publish(make_message(OWN, topic=U)))
    lone.do(Join(T))
    lone.publish_from(b, make_message())
    lone.control(a, ihave=(b"x" * 20,), idontwant=(b"y" * 20,), iwant=(b"z" * 20,))
    lone.do(RpcDropped(a, Rpc((SubOpts(True, T),), (), ControlMessage(graft=(ControlGraft(T),)))))
    lone.clear()
    lone.disconnect(a)
    state = lone.router.state
    assert a not in state.peers
    assert a not in lone.mesh
    assert a not in state.subscribers[T]
    assert len(state.promises) == 0
    assert of(lone.outputs, PeerUnsubscribed) == [PeerUnsubscribed(a, T)]
    assert of(lone.outputs, Unprotect) == [Unprotect(a, T)]
    lone.clear()
    lone.beat(3)
    assert sent(lone.outputs, a) == []


def test_a_peer_in_the_mesh_without_a_subscription_goes_too():
    lone = Lone()
    lone.do(Join(T))
    (a,) = lone.connect("a", topics=())
    lone.control(a, graft=(T,))
    assert lone.mesh == (a,)
    lone.disconnect(a)
    assert lone.mesh == ()


def test_unsubscribing_leaves_the_mesh_and_the_fanout():
    lone = Lone()
    (a,) = lone.connect("a", topics=(T, U))
    lone.do(Join(T))
    lone.do(Publish(make_message(OWN, topic=U)))
    lone.subscribe(a, T, U, on=False)
    assert lone.mesh == ()
    assert lone.router.fanout(U) == ()
    assert lone.router.subscribers(T) == ()
    lone.subscribe(a, T, on=False)  # again: nothing


def test_newcomers_to_a_topic_are_reported_once():
    lone = Lone()
    lone.connect("a")
    lone.subscribe(peer("a"), T)
    assert of(lone.outputs, PeerSubscribed) == [PeerSubscribed(peer("a"), T)]


def test_a_peer_may_name_a_hundred_topics():
    lone = Lone()
    lone.connect("a", topics=tuple(Topic(f"t{n}") for n in range(MAX_TOPICS_PER_PEER + 50)))
    assert len(lone.router.state.subscribers) == MAX_TOPICS_PER_PEER


def test_reconnecting_starts_afresh():
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lone.do(PeerConnected(a, MESHSUB_10, True))
    assert lone.mesh == ()
    assert lone.router.subscribers(T) == ()


def test_below_the_graylist_only_subscriptions_count():  # 39
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lone.scores[a] = -81.0
    assert lone.publish_from(a, make_message()) == []
    assert lone.control(a, graft=(T,), ihave=(b"i" * 20,)) == []
    lone.subscribe(a, U)
    assert lone.router.subscribers(U) == (a,)


def test_direct_peers_are_accepted_below_the_graylist():
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(AddDirect(a))
    lone.do(Join(T))
    lone.scores[a] = -1000.0
    assert of(lone.publish_from(a, make_message()), Deliver)


def test_direct_peers_leave_the_mesh_and_get_every_message():  # 40 explicit peers
    lone = Lone()
    a, b = lone.connect("a", "b")
    lone.do(Join(T))
    assert a in lone.mesh
    made = lone.do(AddDirect(a))
    assert a not in lone.mesh
    assert len(prunes(made, a)) == 1
    assert Protect(a, "direct") in made
    lone.beat(5)
    assert a not in lone.mesh
    assert receivers(lone.publish_from(b, make_message())) == {a}
    assert of(lone.do(RemoveDirect(a)), Unprotect) == [Unprotect(a, "direct")]
    assert lone.do(RemoveDirect(a)) == []


def test_direct_peers_are_dialled_and_dialled_again():  # 40 test_explicit_peer_reconnects
    lone = Lone()
    assert of(lone.do(AddDirect(peer("far"))), Connect) == [Connect(peer("far"))]
    assert of(lone.beat(299), Connect) == []
    assert of(lone.beat(), Connect) == [Connect(peer("far"))]
    made = lone.do(PeerConnected(peer("far"), MESHSUB_10, True))
    assert of(made, Protect) == [Protect(peer("far"), "direct")]
    assert of(lone.beat(300), Connect) == []


def test_a_dropped_message_makes_the_peer_score_lower():  # 32 test_slow_peer_is_downscored
    from engine.gossip.score_parameters import PeerScoreParameters

    lone = Lone(score_parameters=PeerScoreParameters(slow_peer_weight=-1.0))
    (a,) = lone.connect("a")
    lone.do(RpcDropped(a, Rpc(publish=(make_message(),))))
    assert lone.router.score(a) == -1.0
    lone.do(RpcDropped(a, Rpc((SubOpts(True, T),))))
    assert lone.router.score(a) == -1.0


def test_malformed_bytes_cost_the_graylist():
    lone = Lone()
    (a,) = lone.connect("a")
    made = lone.do(MalformedRpc(a))
    assert lone.router.score(a) < ScoreThresholds().graylist
    assert of(made, Penalise) == [Penalise(a, "a malformed RPC")]


def test_resending_goes_to_one_peer():
    lone = Lone()
    lone.connect("a", "b")
    assert receivers(lone.do(Resend(peer("a"), (make_message(),)))) == {peer("a")}
    assert lone.do(Resend(peer("gone"), (make_message(),))) == []


def test_rpcs_of_unknown_peers_are_nothing():
    lone = Lone()
    assert lone.publish_from(peer("nobody"), make_message()) == []
    lone.disconnect(peer("nobody"))


def test_a_large_rpc_is_split_and_an_oversized_message_dropped():  # 40 TestRPCFragmentation
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    many = [
        lone.publish_from(peer("a"), make_message(number=n, data=b"x" * 30_000)) for n in range(4)
    ]
    assert all(of(made, Deliver) for made in many)
    (b,) = lone.connect("b")
    ids = [d.message_id for made in many for d in of(made, Deliver)]
    made = lone.control(b, iwant=tuple(ids))
    assert len(published(made, b)) == 4
    assert len(sent(made, b)) == 2
    assert lone.do(Resend(a, (make_message(data=b"x" * 70_000),))) == []


def test_joining_and_leaving_twice_is_nothing():
    lone = Lone()
    lone.do(Join(T))
    assert lone.do(Join(T)) == []
    lone.do(Leave(T))
    assert lone.do(Leave(T)) == []


def test_idle_only_when_a_heartbeat_would_do_nothing():
    lone = Lone()
    assert lone.router.idle
    lone.do(Join(T))
    assert lone.router.idle
    (a,) = lone.connect("a")
    assert not lone.router.idle
    lone.disconnect(a)
    assert lone.router.idle
    lone.do(Publish(make_message(OWN)))
    assert not lone.router.idle
    lone.beat(5)
    assert lone.router.idle
    lone.do(AddDirect(peer("far")))
    assert not lone.router.idle


def test_a_bootstrapper_keeps_no_mesh_and_offers_peers():  # profile of gossip.md 1.2
    lone = Lone(parameters=bootstrapper(), record_of=lambda p: b"record of " + p)
    lone.do(Join(T))
    a, _ = lone.connect("a", "b", outbound=False)
    made = lone.control(a, graft=(T,))
    assert lone.mesh == ()
    (prune,) = prunes(made, a)
    assert [info.peer_id for info in prune.peers] == [peer("b")]
    lone.beat(3)
    assert lone.mesh == ()


@pytest.mark.parametrize("seed", range(3))
def test_the_same_seed_makes_the_same_choices(seed):
    def run():
        lone = Lone(seed=seed)
        lone.connect(*range(30))
        lone.do(Join(T))
        lone.beat(3)
        return lone.outputs

    assert run() == run()
