"""Who was lost in a download is dialled again: soon, where it is now, and not for ever."""

from __future__ import annotations

from itertools import pairwise

from engine.transfer.returning import (
    FIRST_S,
    FOR_S,
    LONGEST_S,
    MAX_ADDRESSES,
    MAX_MISSED,
    Returning,
)

FILE = bytes(32)
OLD, NEW = "/ip4/192.0.2.1/tcp/1", "/ip4/192.0.2.2/tcp/1"


def test_it_is_dialled_again_with_pauses_that_grow_to_a_few_seconds():
    missed = Returning()
    missed.lost(FILE, "a", [OLD], 0.0)
    dialled = [now for now in range(60) if list(missed.due(float(now), ()))]
    assert dialled[:4] == [1, 3, 7, 15]
    assert {b - a for a, b in pairwise(dialled[3:])} == {LONGEST_S}
    assert not list(missed.due(FOR_S, ()))
    assert not list(missed.due(FOR_S + LONGEST_S, ()))


def test_who_is_back_is_not_dialled():
    missed = Returning()
    missed.lost(FILE, "a", [OLD], 0.0)
    missed.here(FILE, "a")
    assert not list(missed.due(FIRST_S, ()))


def test_a_new_address_is_tried_first_and_at_once():
    missed = Returning()
    missed.lost(FILE, "a", [OLD], 0.0)
    assert list(missed.due(FIRST_S, ()))
    missed.heard(FILE, "a", [OLD], FIRST_S)
    missed.heard(FILE, "b", [NEW], FIRST_S)
    assert not list(missed.due(FIRST_S, ()))
    missed.heard(FILE, "a", [NEW, OLD], FIRST_S)
    assert not list(missed.due(FIRST_S, {(FILE, "a")}))  # it is being dialled where it was
    assert list(missed.due(FIRST_S, ())) == [(FILE, "a", (NEW, OLD))]


def test_what_is_remembered_is_bounded():
    missed = Returning()
    for number in range(2 * MAX_MISSED):
        missed.lost(FILE, f"{number}", [OLD], 0.0)
    for number in range(2 * MAX_ADDRESSES):
        missed.heard(FILE, f"{2 * MAX_MISSED - 1}", [f"{number}"], 0.0)
    due = list(missed.due(FIRST_S, ()))
    assert [peer for _, peer, _ in due] == [str(n) for n in range(MAX_MISSED, 2 * MAX_MISSED)]
    assert len(due[-1][2]) == MAX_ADDRESSES
