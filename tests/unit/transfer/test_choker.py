"""Slots by merit, one at random, free ones at once."""

from __future__ import annotations

from random import Random

from engine.transfer.blocks import PeerKey
from engine.transfer.choker import OPTIMISTIC_S, RERANK_S, SLOTS, Choker
from engine.transfer.messages import PieceIndex, Request, RequestId
from engine.transfer.peer_state import PeerState
from engine.transfer.rates import RateMeter


def peers(count):
    rows = [
        PeerState(PeerKey(f"p{n:02}"), 0.0, RateMeter(0.0), RateMeter(0.0)) for n in range(count)
    ]
    for peer in rows:
        peer.greeted = peer.interested = True
    return rows


def test_while_slots_are_free_everybody_is_served_at_once():
    choker, rows = Choker(Random(1)), peers(SLOTS)
    assert choker.fill(rows, seeding=False) == {peer.key for peer in rows}
    assert choker.rank(rows, 0.0, seeding=False) == {peer.key for peer in rows}


def ask(peer):
    peer.uploads[RequestId(1)] = Request(RequestId(1), PieceIndex(0), 0, 16384)


def test_a_slot_that_becomes_free_goes_to_who_waits():
    choker, rows = Choker(Random(1)), peers(SLOTS + 2)
    for peer in rows[:SLOTS]:
        peer.choked = False
        ask(peer)
    assert choker.fill(rows, seeding=False) == {peer.key for peer in rows[:SLOTS]}
    rows[0].interested = False
    assert len(choker.fill(rows, seeding=False)) == SLOTS


def test_who_asks_for_nothing_takes_no_slot():
    choker, rows = Choker(Random(1)), peers(SLOTS + 2)
    for peer in rows[:SLOTS]:
        peer.choked = False
    assert len(choker.fill(rows, seeding=False)) == SLOTS + 2


def test_a_leecher_serves_who_sends_it_most_and_free_riders_get_the_optimistic_slot():
    choker, rows = Choker(Random(1)), peers(20)
    for peer in rows[: SLOTS - 1]:
        peer.down.add(1000, 1.0)
    chosen = choker.rank(rows, 10.0, seeding=False)
    assert {peer.key for peer in rows[: SLOTS - 1]} < chosen
    assert len(chosen) == SLOTS


def test_a_seeder_serves_who_passes_on_not_who_takes_most():
    choker, rows = Choker(Random(1)), peers(20)
    rows[19].up.add(10**9, 1.0)
    for peer in rows[: SLOTS - 1]:
        peer.passed_on = 1
    assert {peer.key for peer in rows[: SLOTS - 1]} < choker.rank(rows, 10.0, seeding=True)


def test_of_a_seeders_slots_half_go_to_who_waits_longest_of_those_that_pass_on():
    """What is passed on is hearsay: seven that lie for each other must not have all slots."""
    choker, rows = Choker(Random(1)), peers(20)
    honest = {peer.key for peer in rows[SLOTS - 1 :]}
    served = []
    for turn in range(20):
        for number, peer in enumerate(rows):
            peer.passed_on += 1000 if number < SLOTS - 1 else 1
        served += choker.rank(rows, turn * RERANK_S, seeding=True) & honest
    assert set(served) == honest
    assert len(served) >= 20 * 3, "of eight slots in each turn"


def test_merit_fades():
    choker, rows = Choker(Random(1)), peers(20)
    rows[0].down.add(100_000, 1.0)
    for turn in range(12):
        for peer in rows[1:SLOTS]:
            peer.down.add(1000, turn * RERANK_S)
        chosen = choker.rank(rows, turn * RERANK_S, seeding=False)
    assert {peer.key for peer in rows[1:SLOTS]} < chosen


def test_the_optimistic_slot_stays_for_thirty_seconds_and_favours_newcomers():
    newcomers = 0
    for seed in range(200):
        choker, rows = Choker(Random(seed)), peers(SLOTS + 1)
        for peer in rows[: SLOTS - 1]:
            peer.down.add(1000, 0.0)
        rows[-1].was_unchoked = True  # against one that never was
        first = choker.rank(rows, 0.0, seeding=False)
        for peer in rows[: SLOTS - 1]:
            peer.down.add(1000, 0.0)
        assert choker.rank(rows, OPTIMISTIC_S - RERANK_S, seeding=False) == first
        newcomers += rows[-2].key in first
    assert 130 < newcomers < 170
