"""Promises after go's gossip tracer: behaviour 30 TestNoBrokenPromises, BrokenPromises."""

from __future__ import annotations

import random

from engine.gossip.messages import MessageId
from engine.gossip.promises import Promises
from tests.unit.gossip.harness import peer

IDS = [MessageId(bytes([n]) * 20) for n in range(100)]
A, B = peer("a"), peer("b")


def test_a_promise_is_broken_after_three_seconds():
    promises = Promises(3.0)
    rng = random.Random(1)
    promises.add(0.0, rng, A, IDS)
    promises.add(0.0, rng, A, IDS[:1])
    promises.add(1.0, rng, B, IDS)
    assert promises.broken(3.0) == {}
    assert promises.broken(3.5) == {A: 2}
    assert promises.broken(4.5) == {B: 1}
    assert promises.broken(9.0) == {}
    assert len(promises) == 0


def test_a_delivery_keeps_everybodys_promise():
    promises = Promises(3.0)
    for who in (A, B):
        promises.add(0.0, random.Random(1), who, IDS[:1])
    promises.fulfil(IDS[0])
    promises.fulfil(IDS[5])
    assert promises.broken(9.0) == {}
    assert len(promises) == 0


def test_the_first_promise_of_a_pair_stands():
    promises = Promises(3.0)
    promises.add(0.0, random.Random(1), A, IDS[:1])
    promises.add(2.0, random.Random(1), A, IDS[:1])
    assert promises.broken(3.1) == {A: 1}


def test_a_peer_that_is_gone_owes_nothing():
    promises = Promises(3.0)
    for who in (A, B):
        promises.add(0.0, random.Random(1), who, IDS[:1])
    promises.forget_peer(A)
    assert promises.broken(9.0) == {B: 1}


def test_promises_are_bounded():
    promises = Promises(3.0, limit=5)
    for number in range(20):
        promises.add(0.0, random.Random(1), A, [IDS[number]])
    assert len(promises) == 5
