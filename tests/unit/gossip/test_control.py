"""IHAVE, IWANT, GRAFT, PRUNE, IDONTWANT: behaviours 8, 14, 18 to 21, 24 to 28, 30, 31, 33, 34."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.gossip.events import AddDirect, Connect, Deliver, Join, Leave, Penalise, Publish
from engine.gossip.messages import ControlPrune, MessageId, PeerId, PeerInfo
from engine.gossip.parameters import (
    FLOODSUB,
    MAX_UNWANTED,
    MESHSUB_10,
    MESHSUB_11,
    GossipParameters,
)
from engine.gossip.peer_record import PeerRecord, seal_record
from engine.gossip.score_parameters import ScoreThresholds
from engine.gossip.signing import message_id, peer_id_of
from tests.unit.gossip.harness import (
    OWN,
    Lone,
    T,
    U,
    asked,
    ihaves,
    make_message,
    of,
    peer,
    prunes,
    published,
    receivers,
    sent,
    unwanted,
)

QUIET = GossipParameters(flood_publish=False)
LARGE = b"x" * 1024


def ids(count: int, start: int = 0) -> tuple[MessageId, ...]:
    return tuple(MessageId(n.to_bytes(20, "big")) for n in range(start, start + count))


# IHAVE


def test_ihave_of_unseen_messages_is_asked_for():  # 20 subscribed and not cached
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    assert asked(lone.control(a, ihave=ids(3)), a) != []
    assert set(asked(lone.outputs)) == set(ids(3))


def test_ihave_of_seen_messages_is_not():  # 20 cached
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lone.publish_from(a, make_message())
    assert lone.control(a, ihave=(message_id(make_message()),)) == []


def test_ihave_of_a_message_under_validation_is_not_asked_for():
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lone.hold_validation = True
    lone.publish_from(a, make_message())
    assert lone.control(a, ihave=(message_id(make_message()),)) == []


def test_ihave_of_other_topics_is_ignored():  # 20 not subscribed
    lone = Lone()
    (a,) = lone.connect("a", topics=(T, U))
    lone.do(Join(T))
    assert lone.control(a, ihave=ids(3), topic=U) == []


def test_ihave_below_the_gossip_threshold_is_ignored():
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lone.scores[a] = -10.5
    assert lone.control(a, ihave=ids(3)) == []


def test_ten_ihave_rpcs_count_per_heartbeat():  # 26 TestGossipsubAttackSpamIHAVE
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    answers = [asked(lone.control(a, ihave=ids(1, start=n))) for n in range(15)]
    assert [len(answer) for answer in answers] == [1] * 10 + [0] * 5
    lone.beat()
    assert len(asked(lone.control(a, ihave=ids(1, start=99)))) == 1


def test_five_thousand_ids_are_asked_for_per_heartbeat():  # 31 limit_number_of_message_ids
    lone = Lone(parameters=replace(QUIET, max_ihave_length=50))
    (a,) = lone.connect("a")
    lone.do(Join(T))
    assert len(asked(lone.control(a, ihave=ids(80)))) == 50
    assert asked(lone.control(a, ihave=ids(80, start=100))) == []
    lone.beat()
    assert len(asked(lone.control(a, ihave=ids(30, start=200)))) == 30
    assert len(asked(lone.control(a, ihave=ids(30, start=300)))) == 20


def test_ids_are_asked_for_in_random_order():
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    order = asked(lone.control(a, ihave=ids(50)))
    assert order != list(ids(50))
    assert set(order) == set(ids(50))


def test_broken_promises_turn_the_score_negative():  # 26, 30 test_iwant_penalties
    lone = Lone()
    a, b = lone.connect("a", "b")
    lone.do(Join(T))
    for number in range(3):
        lone.control(a, ihave=ids(20, start=100 * number))
    lone.publish_from(b, make_message())
    made = lone.beat(4)
    assert [p.peer for p in of(made, Penalise)] == [a]
    assert lone.router.score(a) < 0
    assert lone.router.score(b) == 0
    assert a not in lone.mesh


def test_a_promise_is_kept_although_we_have_left_in_the_meantime():
    lone = Lone()
    (a,) = lone.connect("a", topics=(T, U))
    lone.do(Join(T))
    messages = [make_message(number=number) for number in range(4)]
    for message in messages:
        lone.control(a, ihave=(message_id(message),))
    lone.do(Leave(T))
    lone.do(Join(U))
    lone.publish_from(a, *messages)
    lone.beat(5)
    assert lone.router.score(a) == 0
    assert of(lone.outputs, Deliver) == []


def test_kept_promises_cost_nothing():  # 30 TestNoBrokenPromises
    lone = Lone()
    a, b = lone.connect("a", "b")
    lone.do(Join(T))
    messages = [make_message(number=n) for n in range(5)]
    lone.control(a, ihave=tuple(map(message_id, messages)))
    lone.publish_from(b, *messages)  # whoever delivers keeps them
    assert of(lone.beat(5), Penalise) == []
    assert len(lone.router.state.promises) == 0


# IWANT


def cached(lone: Lone):
    source, asker = lone.connect("source", "asker")
    lone.do(Join(T))
    message = make_message()
    lone.publish_from(source, message)
    return asker, message_id(message), message


def test_iwant_is_answered_from_the_cache():  # 20, 21 test_handle_iwant_msg_cached
    lone = Lone()
    asker, key, message = cached(lone)
    assert published(lone.control(asker, iwant=(key, *ids(2))), asker) == [message]


def test_iwant_is_answered_for_five_heartbeats():  # 21 cached_shifted
    lone = Lone()
    asker, key, message = cached(lone)
    lone.beat(4)
    assert published(lone.control(asker, iwant=(key,))) == [message]
    lone.beat()
    assert lone.control(asker, iwant=(key,)) == []


def test_a_message_is_sent_three_times_on_demand():  # 25 TestGossipsubAttackSpamIWANT: 1 + 3
    lone = Lone()
    asker, key, message = cached(lone)
    pushed = len(published(lone.outputs, asker))
    answers = [published(lone.control(asker, iwant=(key,) * 5)) for _ in range(1)]
    assert (pushed, answers) == (1, [[message]])
    lone = Lone()
    asker, key, message = cached(lone)
    pulled = sum(len(published(lone.control(asker, iwant=(key,)))) for _ in range(30))
    assert len(published(lone.outputs, asker)) == 1 + 3
    assert pulled == 3


def test_iwant_below_the_gossip_threshold_is_ignored():
    lone = Lone()
    asker, key, _ = cached(lone)
    lone.scores[asker] = -11.0
    assert lone.control(asker, iwant=(key,)) == []


def test_iwant_of_what_the_peer_does_not_want_is_not_answered():  # 34
    lone = Lone()
    asker, key, _ = cached(lone)
    assert lone.control(asker, idontwant=(key,)) == []
    assert lone.control(asker, iwant=(key,)) == []


def test_unvalidated_messages_are_neither_advertised_nor_sent():  # 24
    lone = Lone()
    a, b = lone.connect("a", "b")
    lone.do(Join(T))
    lone.hold_validation = True
    lone.publish_from(a, make_message())
    assert lone.control(b, iwant=(message_id(make_message()),)) == []
    lone.connect(*range(10))
    assert ihaves(lone.beat()) == []


# GRAFT


def test_graft_of_a_joined_topic_is_accepted():  # 8 is_subscribed
    lone = Lone()
    lone.do(Join(T))
    (a,) = lone.connect("a")
    assert prunes(lone.control(a, graft=(T,))) == []
    assert lone.mesh == (a,)
    assert lone.control(a, graft=(T,)) == []  # again


def test_graft_of_unknown_topics_gets_no_answer():  # 8 is_not_subscribed, 27
    lone = Lone()
    (a,) = lone.connect("a")
    for number in range(50):
        assert lone.control(a, graft=(type(T)(f"unknown{number}"),)) == []


def test_graft_of_several_topics():
    lone = Lone()
    lone.do(Join(T))
    lone.do(Join(U))
    (a,) = lone.connect("a", topics=(T, U))
    lone.control(a, graft=(T, U))
    assert lone.mesh == lone.router.mesh(U) == (a,)


def test_graft_of_a_direct_peer_is_pruned_without_px():  # 40 test_handle_graft_explicit_peer
    lone = Lone(parameters=replace(QUIET, do_px=True))
    lone.do(Join(T))
    a, _ = lone.connect("a", "b")
    lone.do(AddDirect(a))
    (prune,) = prunes(lone.control(a, graft=(T,)), a)
    assert (prune.topic, prune.peers) == (T, ())
    assert a not in lone.mesh


def test_graft_during_backoff_is_penalised_and_pruned():  # 28, 38 p7_grafts_before_backoff
    lone = Lone(parameters=replace(QUIET, do_px=True))
    a, _ = lone.connect("a", "b")
    lone.do(Join(T))
    lone.control(a, prune=(ControlPrune(T, backoff=60),))
    lone.now += 20
    (prune,) = prunes(lone.control(a, graft=(T,)), a)
    assert prune.peers == ()
    assert a not in lone.mesh
    assert lone.router.score(a) == -10.0  # one count


def test_graft_within_ten_seconds_of_the_prune_costs_twice():
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lone.control(a, prune=(ControlPrune(T, backoff=60),))
    lone.now += 5
    lone.control(a, graft=(T,))
    assert lone.router.score(a) == -40.0  # two counts, squared


def test_graft_flood_ends_in_graylist_silence():  # 28
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lone.control(a, prune=(ControlPrune(T, backoff=60),))
    for _ in range(3):
        lone.control(a, graft=(T,))
    assert lone.router.score(a) < ScoreThresholds().graylist
    assert lone.control(a, graft=(T,)) == []


def test_an_early_graft_prolongs_the_backoff():
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lone.control(a, prune=(ControlPrune(T, backoff=60),))
    before = lone.router.state.backoffs.expiry(T, a)
    lone.now += 30
    lone.control(a, graft=(T,))
    after = lone.router.state.backoffs.expiry(T, a)
    assert before is not None
    assert after == before + 30


def test_graft_with_a_negative_score_is_pruned_with_backoff_and_without_px():
    lone = Lone(parameters=replace(QUIET, do_px=True))
    lone.do(Join(T))
    a, _ = lone.connect("a", "b")
    lone.scores[a] = -0.5
    (prune,) = prunes(lone.control(a, graft=(T,)))
    assert prune == ControlPrune(T, backoff=60)
    assert lone.router.state.backoffs.holds_back(lone.now, T, a)


def test_a_full_mesh_takes_outbound_peers_only():
    lone = Lone(parameters=replace(QUIET, do_px=True))
    lone.do(Join(T))
    members = lone.connect(*range(12), outbound=False)
    for one in members:
        lone.control(one, graft=(T,))
    inbound, outbound = lone.connect("in", outbound=False) + lone.connect("out", outbound=True)
    (prune,) = prunes(lone.control(inbound, graft=(T,)))
    assert prune.backoff == 60
    assert len(prune.peers) == 13  # PX is on: all but itself
    assert prunes(lone.control(outbound, graft=(T,))) == []
    assert outbound in lone.mesh


def test_v10_gets_a_bare_prune():
    lone = Lone()
    lone.do(Join(T))
    (a,) = lone.connect("a", protocol=MESHSUB_10)
    lone.scores[a] = -1.0
    assert prunes(lone.control(a, graft=(T,))) == [ControlPrune(T)]


# PRUNE and peer exchange


def test_prune_removes_and_is_remembered():
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lone.control(a, prune=(ControlPrune(T, backoff=7), ControlPrune(U)))
    assert lone.mesh == ()
    assert lone.router.state.backoffs.expiry(T, a) == lone.now + 7
    assert lone.router.state.backoffs.expiry(U, a) is None


def test_a_prune_cannot_silence_a_link_for_ever():
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lone.control(a, prune=(ControlPrune(T, backoff=2**64 - 1),))
    assert lone.router.state.backoffs.expiry(T, a) == lone.now + 3600


def record_for(key: Ed25519PrivateKey, claims: PeerId | None = None) -> tuple[PeerId, bytes]:
    own = peer_id_of(key.public_key().public_bytes_raw())
    return own, seal_record(key.sign, PeerRecord(claims or own, 1, (b"\x04\x7f\x00\x00\x01",)))


@pytest.fixture
def trusted():
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lone.scores[a] = 10.0
    return lone, a


def test_px_with_a_signed_record_leads_to_a_dial(trusted):  # 19
    lone, a = trusted
    own, record = record_for(Ed25519PrivateKey.generate())
    made = lone.control(a, prune=(ControlPrune(T, (PeerInfo(own, record),), 60),))
    assert of(made, Connect) == [Connect(own, (b"\x04\x7f\x00\x00\x01",))]


def test_px_below_the_threshold_is_ignored(trusted):  # 18
    lone, a = trusted
    lone.scores[a] = 9.9
    own, record = record_for(Ed25519PrivateKey.generate())
    made = lone.control(a, prune=(ControlPrune(T, (PeerInfo(own, record),), 60),))
    assert of(made, Connect) == []
    assert a not in lone.mesh


def test_px_without_a_record_is_ignored(trusted):
    lone, a = trusted
    made = lone.control(a, prune=(ControlPrune(T, (PeerInfo(peer("x")),), 60),))
    assert of(made, Connect) == []


def test_px_with_a_record_of_another_peer_is_penalised(trusted):
    lone, a = trusted
    _, record = record_for(Ed25519PrivateKey.generate())
    made = lone.control(a, prune=(ControlPrune(T, (PeerInfo(peer("x"), record),), 60),))
    assert of(made, Connect) == []
    assert len(of(made, Penalise)) == 1


def test_px_with_a_forged_record_is_penalised(trusted):
    lone, a = trusted
    victim, _ = record_for(Ed25519PrivateKey.generate())
    _, forged = record_for(Ed25519PrivateKey.generate(), claims=victim)
    made = lone.control(a, prune=(ControlPrune(T, (PeerInfo(victim, forged),), 60),))
    assert of(made, Connect) == []
    assert len(of(made, Penalise)) == 1


def test_px_is_looked_at_once_per_link_that_ends():
    opened: list[bytes] = []

    def open_record(sealed: bytes) -> PeerRecord:
        opened.append(sealed)
        return PeerRecord(PeerId(sealed), 1, ())

    lone = Lone(open_record=open_record)
    (a,) = lone.connect("a")
    lone.do(Join(T))
    lone.scores[a] = 10.0
    strangers = [peer(number) for number in range(16)]
    offer = ControlPrune(T, tuple(PeerInfo(one, one) for one in strangers), 60)
    made = lone.control(a, prune=(offer,) * 300)
    assert sorted(output.peer for output in of(made, Connect)) == sorted(strangers)
    assert len(opened) == 16
    assert of(lone.control(a, prune=(offer,)), Connect) == []


def test_px_does_not_dial_ourselves_nor_whom_we_know(trusted):
    lone, a = trusted
    (b,) = lone.connect("b")
    offer = (PeerInfo(OWN, b"x"), PeerInfo(b, b"x"))
    made = lone.control(a, prune=(ControlPrune(T, offer, 60),))
    assert of(made, Connect) == []
    assert of(made, Penalise) == []


# IDONTWANT


def test_idontwant_goes_to_the_mesh_but_not_to_the_sender():  # 33 Send, 34 NoIDONTWANT
    lone = Lone()
    a, b, c = lone.connect("a", "b", "c")
    lone.do(Join(T))
    message = make_message(data=LARGE)
    made = lone.publish_from(a, message)
    assert unwanted(made, b) == unwanted(made, c) == [message_id(message)]
    assert unwanted(made, a) == []
    from engine.gossip.events import SendRpc, Validate

    urgent = [s for s in of(made, SendRpc) if s.rpc.control.idontwant]
    assert all(s.urgent for s in urgent)
    assert made.index(urgent[-1]) < made.index(of(made, Validate)[0])  # before validation


def test_idontwant_is_not_for_small_messages():  # 33 SmallMessage
    lone = Lone()
    (a, _) = lone.connect("a", "b")
    lone.do(Join(T))
    assert unwanted(lone.publish_from(a, make_message(data=b"x" * 1023))) == []


def test_idontwant_is_sent_for_the_first_copy_only():
    lone = Lone()
    a, b, c = lone.connect("a", "b", "c")
    lone.do(Join(T))
    lone.publish_from(a, make_message(data=LARGE))
    assert lone.publish_from(b, make_message(data=LARGE)) == []
    assert c in lone.mesh


@pytest.mark.parametrize("protocol", [MESHSUB_11, MESHSUB_10, FLOODSUB])
def test_older_peers_get_no_idontwant(protocol):  # 34 IdontwantIncompat
    lone = Lone()
    (a,) = lone.connect("a")
    lone.connect("old", protocol=protocol)
    lone.do(Join(T))
    assert unwanted(lone.publish_from(a, make_message(data=LARGE))) == []


def test_an_unwanted_message_is_not_forwarded():  # 33 Receive
    lone = Lone()
    a, b, c = lone.connect("a", "b", "c")
    lone.do(Join(T))
    message = make_message(data=LARGE)
    lone.control(b, idontwant=(message_id(message),))
    assert receivers(lone.publish_from(a, message)) == {c}


def test_an_unwanted_message_may_come_all_the_same():
    lone = Lone()
    a, b = lone.connect("a", "b")
    lone.do(Join(T))
    lone.publish_from(a, make_message(data=LARGE))
    lone.publish_from(b, make_message(data=LARGE))
    assert lone.router.score(b) == 0


def test_idontwant_is_forgotten_after_three_heartbeats():  # 34 Clear
    lone = Lone()
    a, b = lone.connect("a", "b")
    lone.do(Join(T))
    message = make_message(data=LARGE)
    lone.control(b, idontwant=(message_id(message),))
    lone.beat(2)
    assert lone.router.state.peers[b].unwanted
    lone.beat()
    assert receivers(lone.publish_from(a, message)) == {b}


def test_ten_ids_of_an_idontwant_count():  # 31 TestGossipsubAttackSpamIDONTWANT
    lone = Lone(parameters=replace(QUIET, max_idontwant_messages=3))
    (a,) = lone.connect("a")
    for number in range(5):
        lone.control(a, idontwant=ids(25, start=100 * number))
    assert len(lone.router.state.peers[a].unwanted) == 30
    lone.beat()
    lone.control(a, idontwant=ids(1, start=900))
    assert len(lone.router.state.peers[a].unwanted) == 31


def test_what_a_peer_does_not_want_is_bounded():
    lone = Lone()
    (a,) = lone.connect("a")
    for number in range(MAX_UNWANTED // 10 + 2):
        lone.control(a, idontwant=ids(10, start=10 * number))
    assert len(lone.router.state.peers[a].unwanted) == MAX_UNWANTED


def test_all_answers_to_one_rpc_leave_in_one():
    from engine.gossip.messages import ControlGraft, ControlIHave, ControlIWant, ControlMessage, Rpc

    lone = Lone()
    asker, key, message = cached(lone)
    lone.scores[asker] = -1.0
    control = ControlMessage(
        ihave=(ControlIHave(T, ids(1)),),
        iwant=(ControlIWant((key,)),),
        graft=(ControlGraft(T),),
    )
    lone.do(Leave(T))
    lone.do(Join(T))
    (answer,) = sent(lone.rpc(asker, Rpc(control=control)), asker)
    assert answer.publish == (message,)
    assert answer.control.iwant
    assert answer.control.prune


def test_own_messages_are_handed_out_too():
    lone = Lone()
    (a,) = lone.connect("a")
    lone.do(Join(T))
    message = make_message(OWN)
    lone.do(Publish(message))
    assert published(lone.control(a, iwant=(message_id(message),))) == [message]
    assert of(lone.outputs, Deliver) == []
