"""From a received message to its delivery: behaviours 29, 37, 40, and gossip.md section 1.4."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.gossip.events import (
    Deliver,
    Join,
    Leave,
    Penalise,
    Publish,
    Validate,
    Validated,
    Verdict,
)
from engine.gossip.messages import Message, PeerId
from engine.gossip.parameters import MAX_DATA_BYTES, MAX_PENDING_PER_TOPIC, MAX_PENDING_VARIANTS
from engine.gossip.score_parameters import PeerScoreParameters, TopicScoreParameters
from engine.gossip.signing import message_id, peer_id_of, policy_fault, sign_message, verify_message
from tests.unit.gossip.harness import OWN, Lone, T, U, make_message, of, receivers

P4 = PeerScoreParameters(
    default_topic=TopicScoreParameters(
        invalid_message_deliveries_weight=-1.0, invalid_message_deliveries_decay=0.99
    )
)


class Author:
    def __init__(self) -> None:
        self.key = Ed25519PrivateKey.generate()
        self.id = peer_id_of(self.key.public_key().public_bytes_raw())

    def message(self, number: int = 1, data: bytes = b"data") -> Message:
        return sign_message(self.id, self.key.sign, number, T, data)


def lone_with(policy=policy_fault, **options: Any) -> tuple[Lone, PeerId, PeerId]:
    lone = Lone(score_parameters=P4, policy=policy, **options)
    a, b = lone.connect("a", "b")
    lone.do(Join(T))
    return lone, a, b


def check_signatures(lone: Lone) -> None:
    """Answer validations as a service would."""
    lone.hold_validation = True


def conclude(lone: Lone, made: list) -> list:
    for request in of(made, Validate):
        holds = verify_message(request.message)
        made = made + lone.do(
            Validated(request.ticket, Verdict.ACCEPT if holds else Verdict.BAD_SIGNATURE)
        )
    return made


def test_a_signed_message_is_delivered_and_forwarded():  # 40 TestWithSigning
    lone, a, b = lone_with()
    check_signatures(lone)
    message = Author().message()
    made = conclude(lone, lone.publish_from(a, message))
    assert [d.message for d in of(made, Deliver)] == [message]
    assert receivers(made) == {b}


def test_an_improperly_signed_message_is_rejected():  # 40 TestImproperlySignedMessageRejected
    lone, a, _ = lone_with()
    check_signatures(lone)
    forged = replace(Author().message(), data=b"other")
    made = conclude(lone, lone.publish_from(a, forged))
    assert of(made, Deliver) == []
    assert lone.router.score(a) == -1.0
    assert message_id(forged) not in lone.router.state.seen


def test_a_forged_copy_does_not_hide_the_honest_one():
    lone, a, b = lone_with()
    check_signatures(lone)
    honest = Author().message()
    forged = replace(honest, signature=b"f" * 64)
    made = lone.publish_from(a, forged) + lone.publish_from(b, honest)
    made = conclude(lone, made)
    assert [d.source for d in of(made, Deliver)] == [b]
    assert lone.router.score(a) == -1.0
    assert lone.router.score(b) == 0


def test_every_sender_of_the_forged_copy_pays():
    lone, a, b = lone_with()
    check_signatures(lone)
    forged = replace(Author().message(), signature=b"f" * 64)
    made = lone.publish_from(a, forged)
    assert lone.publish_from(b, forged) == []  # the same copy is checked once
    conclude(lone, made)
    assert lone.router.score(a) == lone.router.score(b) == -1.0


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"signature": b""}, "no signature"),  # js: not forward an strict-no-sign message
        ({"signature": b"s" * 63}, "no signature"),
        ({"seqno": b""}, "no sequence number"),
        ({"seqno": b"1234567"}, "no sequence number"),
        ({"author": PeerId(b"")}, "no Ed25519 author"),
        ({"author": PeerId(b"\x12\x20" + b"x" * 32)}, "no Ed25519 author"),
        ({"key": b"x" * 36}, "a key that is not the author's"),
        ({"data": b"x" * (MAX_DATA_BYTES + 1)}, "too long"),
    ],
)
def test_policy_faults_cost_the_sender_before_any_signature(change, fault):
    lone, a, _ = lone_with()
    made = lone.publish_from(a, replace(Author().message(), **change))
    assert of(made, Validate) == []
    assert [p.reason for p in of(made, Penalise)] == [f"a message with {fault}"]
    assert lone.router.score(a) == -1.0


def test_our_own_name_without_our_signature_costs_the_sender():
    lone, a, _ = lone_with(policy=lambda message: "")
    lone.verdict = Verdict.BAD_SIGNATURE
    lone.publish_from(a, make_message(OWN))
    assert lone.router.score(a) == -1.0


def test_our_own_message_of_long_ago_costs_nobody():
    """It was told to a newcomer, who advertises it to us: the signature is ours."""
    lone, a, _ = lone_with(policy=lambda message: "")
    lone.verdict = Verdict.IGNORE  # what the service says to its own name
    assert of(lone.publish_from(a, make_message(OWN)), Deliver) == []
    assert lone.router.score(a) == 0


def test_our_own_message_coming_back_costs_nobody():
    """js-libp2p forwards a message to its author when it had it from somebody else."""
    lone, a, _ = lone_with(policy=lambda message: "")
    made = make_message(OWN)
    lone.do(Publish(made))
    assert lone.publish_from(a, made) == []
    assert lone.router.score(a) == 0


def test_messages_of_other_topics_are_ignored():
    lone, a, _ = lone_with(policy=lambda message: "")
    assert lone.publish_from(a, make_message(topic=U)) == []
    assert lone.router.score(a) == 0


def test_the_seen_check_comes_before_the_signature():
    lone, a, b = lone_with()
    check_signatures(lone)
    message = Author().message()
    conclude(lone, lone.publish_from(a, message))
    assert lone.publish_from(b, message) == []
    assert lone.publish_from(b, replace(message, signature=b"f" * 64)) == []


def test_reject_costs_every_forwarder_and_later_copies_too():  # 29, 37
    lone, a, b = lone_with(policy=lambda message: "")
    lone.hold_validation = True
    lone.publish_from(a, make_message())
    lone.publish_from(b, make_message())
    made = lone.do(Validated(1, Verdict.REJECT))
    assert of(made, Deliver) == []
    assert lone.router.score(a) == lone.router.score(b) == -1.0
    (c,) = lone.connect("c")
    lone.publish_from(c, make_message())
    assert lone.router.score(c) == -1.0


def test_invalid_message_spam_ends_outside_the_mesh():  # 29 TestGossipsubAttackInvalidMessageSpam
    lone, a, b = lone_with(policy=lambda message: "")
    lone.verdict = Verdict.REJECT
    for number in range(10):
        lone.publish_from(a, make_message(number=number))
    lone.beat()
    assert lone.mesh == (b,)
    assert lone.router.score(a) < -80


@pytest.mark.parametrize("verdict", [Verdict.IGNORE, Verdict.THROTTLED])
def test_ignored_and_throttled_cost_nobody(verdict):  # 37
    lone, a, b = lone_with(policy=lambda message: "")
    lone.verdict = verdict
    made = lone.publish_from(a, make_message())
    assert of(made, Deliver) == []
    lone.publish_from(b, make_message())
    assert lone.router.score(a) == lone.router.score(b) == 0
    assert receivers(lone.outputs) == set()


def test_a_full_queue_costs_nobody_and_keeps_the_promise():
    lone, a, b = lone_with(policy=lambda message: "")
    lone.hold_validation = True
    for number in range(MAX_PENDING_PER_TOPIC):
        lone.publish_from(a, make_message(number=number))
    last = make_message(number=MAX_PENDING_PER_TOPIC)
    lone.control(b, ihave=(message_id(last),))
    assert of(lone.publish_from(b, last), Validate) == []
    assert len(lone.router.state.promises) == 0
    assert lone.router.score(b) == 0


def test_variants_of_one_id_are_bounded():
    lone, a, _ = lone_with(policy=lambda message: "")
    lone.hold_validation = True
    made = [
        lone.publish_from(a, replace(make_message(), signature=bytes([n]) * 64)) for n in range(9)
    ]
    assert sum(len(of(m, Validate)) for m in made) == MAX_PENDING_VARIANTS


def test_a_second_true_variant_is_a_duplicate():
    lone, a, b = lone_with(policy=lambda message: "")
    lone.hold_validation = True
    lone.publish_from(a, make_message())
    lone.publish_from(b, replace(make_message(), signature=b"t" * 64))
    assert of(lone.do(Validated(1, Verdict.ACCEPT)), Deliver)
    assert lone.do(Validated(2, Verdict.ACCEPT)) == []


def test_a_verdict_after_leaving_delivers_nothing():
    lone, a, _ = lone_with(policy=lambda message: "")
    lone.hold_validation = True
    lone.publish_from(a, make_message())
    lone.do(Leave(T))
    assert of(lone.do(Validated(1, Verdict.ACCEPT)), Deliver) == []
    assert lone.do(Validated(77, Verdict.ACCEPT)) == []


def test_a_replay_after_the_seen_ttl_is_ignored():  # 40 TestBasicSeqnoValidatorReplay
    lone, a, b = lone_with(policy=lambda message: "")
    old = make_message(number=5)
    assert of(lone.publish_from(a, old), Deliver)
    lone.beat(130)
    assert message_id(old) not in lone.router.state.seen
    assert of(lone.publish_from(b, old), Deliver) == []
    assert lone.router.score(b) == 0
    assert of(lone.publish_from(b, make_message(number=6)), Deliver)


def test_messages_that_overtake_each_other_are_all_delivered():
    lone, a, _ = lone_with(policy=lambda message: "")
    for number in (3, 1, 2):
        assert of(lone.publish_from(a, make_message(number=number)), Deliver)
