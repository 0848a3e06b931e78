"""Sequence numbers: a replay is told from a message that came late."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.gossip.replay import ReplayGuard
from tests.unit.gossip.harness import peer

A = peer("a")


def test_what_overtakes_is_not_a_replay():
    guard = ReplayGuard(120.0)
    guard.accepted(0.0, A, 10)
    assert not guard.is_replay(0.1, A, 9)
    assert not guard.is_replay(59.0, A, 9)


@given(st.floats(0, 1e6), st.floats(120.001, 1e6))
def test_a_number_older_than_the_seen_ttl_is_always_a_replay(start, later):
    guard = ReplayGuard(120.0)
    guard.accepted(start, A, 10)
    assert guard.is_replay(start + later, A, 10)
    assert guard.is_replay(start + later, A, 3)
    assert not guard.is_replay(start + later, A, 11)


@given(st.floats(0, 1e6), st.floats(0, 59.9))
def test_half_a_ttl_is_given_to_late_messages(start, later):
    guard = ReplayGuard(120.0)
    guard.accepted(start, A, 10)
    assert not guard.is_replay(start + later, A, 9)


def test_authors_are_bounded_and_the_silent_go_first():
    guard = ReplayGuard(120.0, limit=2)
    guard.accepted(0.0, peer(1), 5)
    guard.accepted(0.0, peer(2), 5)
    guard.accepted(1.0, peer(1), 6)
    guard.accepted(2.0, peer(3), 5)
    assert len(guard) == 2
    assert guard.is_replay(500.0, peer(1), 5)
    assert not guard.is_replay(500.0, peer(2), 5)
