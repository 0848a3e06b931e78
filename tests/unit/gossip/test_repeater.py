"""What newcomers are told."""

from __future__ import annotations

import random

from engine.gossip.repeater import MAX_TOLD, MAX_WORDS_PER_FILE, Repeater
from tests.unit.gossip.harness import OWN, make_message, peer

F, G = b"f" * 32, b"g" * 32
NEW = peer("new")


def test_a_newcomer_hears_our_own_word_once():
    repeater = Repeater(random.Random(1))
    assert repeater.for_newcomer(0.0, F, NEW) == []
    assert not repeater.has_spoken(F)
    repeater.said(F, make_message(OWN, 1))
    repeater.said(F, make_message(OWN, 2))
    assert repeater.has_spoken(F)
    assert repeater.for_newcomer(0.0, F, NEW) == [make_message(OWN, 2)]
    assert repeater.for_newcomer(29.0, F, NEW) == []
    assert repeater.for_newcomer(29.0, F, peer("other")) == [make_message(OWN, 2)]
    assert repeater.for_newcomer(30.0, F, NEW) == [make_message(OWN, 2)]
    assert repeater.for_newcomer(30.0, G, NEW) == []


def test_a_new_mesh_link_hears_the_words_of_others():
    repeater = Repeater(random.Random(1))
    assert repeater.for_link(0.0, F, NEW) == []
    repeater.said(F, make_message(OWN, 1))
    for number in range(20):
        repeater.heard(F, make_message(peer(number)), expires=100.0)
    repeater.heard(F, make_message(NEW), expires=100.0)
    told = repeater.for_link(0.0, F, NEW)
    assert len(told) == len(set(told)) == MAX_TOLD
    assert not {message.author for message in told} & {OWN, NEW}
    assert repeater.for_link(1.0, F, NEW) == []
    assert repeater.for_link(100.0, F, peer("later")) == []  # all have expired


def test_the_last_word_of_each_is_kept_and_the_number_is_bounded():
    repeater = Repeater(random.Random(1))
    repeater.heard(F, make_message(peer(0), 1), 100.0)
    repeater.heard(F, make_message(peer(0), 2), 100.0)
    assert repeater.for_link(0.0, F, NEW) == [make_message(peer(0), 2)]
    for number in range(1, MAX_WORDS_PER_FILE + 1):
        repeater.heard(F, make_message(peer(number)), 100.0)
    seen = {
        message.author
        for asker in range(200)
        for message in repeater.for_link(0.0, F, peer(1000 + asker))
    }
    assert peer(0) not in seen
    assert len(seen) == MAX_WORDS_PER_FILE


def test_withdrawals_expiry_and_leaving_forget():
    repeater = Repeater(random.Random(1))
    repeater.heard(F, make_message(peer(0)), 100.0)
    repeater.heard(F, make_message(peer(1)), 10.0)
    repeater.left(F, peer(0))
    repeater.left(G, peer(0))
    assert [m.author for m in repeater.for_link(0.0, F, NEW)] == [peer(1)]
    repeater.expire(50.0)
    assert repeater.for_link(50.0, F, NEW) == []
    repeater.said(F, make_message(OWN))
    repeater.forget(F)
    repeater.forget(F)
    assert not repeater.has_spoken(F)
