"""When to speak in a swarm."""

from __future__ import annotations

import random

from engine.gossip.announcements import DEFAULT_TTL_S
from engine.gossip.announcer import JITTER, REFRESH_S, Announcer

F, G = b"f" * 32, b"g" * 32


def test_joining_speaks_at_once():
    announcer = Announcer(random.Random(1))
    assert announcer.next_due() is None
    announcer.join(5.0, F)
    announcer.join(6.0, F)
    assert announcer.next_due() == 5.0
    assert announcer.take_due(5.0) == [(F, True)]
    assert announcer.take_due(5.0) == []
    assert F in announcer
    assert announcer.files == (F,)


def test_changes_are_coalesced_to_one_in_thirty_seconds():
    announcer = Announcer(random.Random(1))
    announcer.join(0.0, F)
    announcer.take_due(0.0)
    for second in range(1, 20):
        announcer.changed(float(second), F)
    assert announcer.next_due() == 30.0
    assert announcer.take_due(30.0) == [(F, False)]
    announcer.changed(100.0, F)
    assert announcer.next_due() == 100.0


def test_a_word_is_refreshed_twice_within_its_ttl():
    assert 2 * REFRESH_S * (1 + JITTER) < DEFAULT_TTL_S
    announcer = Announcer(random.Random(1))
    announcer.join(0.0, F)
    announcer.take_due(0.0)
    due = announcer.next_due()
    assert due is not None
    assert REFRESH_S * (1 - JITTER) <= due <= REFRESH_S * (1 + JITTER)


def test_leaving_is_silent_and_changes_of_others_are_nothing():
    announcer = Announcer(random.Random(1))
    announcer.join(0.0, F)
    announcer.changed(0.0, F)  # not spoken yet: due anyway
    announcer.leave(F)
    announcer.leave(G)
    announcer.changed(0.0, G)
    assert announcer.next_due() is None
