"""Backoffs: behaviours 13 to 15."""

from __future__ import annotations

from engine.gossip.backoff import Backoffs
from tests.unit.gossip.harness import T, U, peer

A, B = peer("a"), peer("b")


def test_a_backoff_holds_until_its_end_and_the_slack():
    backoffs = Backoffs(slack_s=2.0)
    backoffs.add(0.0, T, A, 60.0)
    assert backoffs.expiry(T, A) == 60.0
    assert backoffs.holds_back(62.0, T, A)
    assert not backoffs.holds_back(62.1, T, A)
    assert not backoffs.holds_back(0.0, T, B)
    assert not backoffs.holds_back(0.0, U, A)


def test_a_backoff_is_never_shortened():
    backoffs = Backoffs(slack_s=2.0)
    backoffs.add(0.0, T, A, 60.0)
    backoffs.add(1.0, T, A, 10.0)
    assert backoffs.expiry(T, A) == 60.0
    backoffs.add(30.0, T, A, 60.0)
    assert backoffs.expiry(T, A) == 90.0


def test_what_has_ended_is_forgotten():
    backoffs = Backoffs(slack_s=2.0)
    backoffs.add(0.0, T, A, 10.0)
    backoffs.add(0.0, T, B, 60.0)
    backoffs.clear_expired(12.0)
    assert len(backoffs) == 2
    backoffs.clear_expired(12.1)
    assert backoffs.expiry(T, A) is None
    assert len(backoffs) == 1
    backoffs.clear_expired(100.0)
    assert len(backoffs) == 0


def test_the_table_is_bounded_and_the_first_to_end_go_first():
    backoffs = Backoffs(slack_s=0.0, limit=3)
    for number in range(6):
        backoffs.add(0.0, T if number % 2 else U, peer(number), 10.0 + number)
    assert len(backoffs) == 3
    assert backoffs.expiry(U, peer(0)) is None
    assert backoffs.expiry(T, peer(5)) == 15.0


def test_who_fills_the_table_does_not_have_it_searched_with_each_entry(monkeypatch):
    searched: list[float] = []
    monkeypatch.setattr(Backoffs, "clear_expired", lambda self, now: searched.append(now))
    backoffs = Backoffs(slack_s=0.0, limit=160)
    for number in range(160 + 110):
        backoffs.add(float(number), T, peer(number), 600.0)
        assert len(backoffs) <= 160
    assert len(searched) == 10  # room for eleven each time
    assert backoffs.expiry(T, peer(109)) is None
    assert backoffs.expiry(T, peer(110)) == 710.0
