"""When a reader needs which piece: by its own pace."""

from __future__ import annotations

import pytest

from engine.jobs.reading import FIRST_PACE, READ_AHEAD, Place

MIB = 1024 * 1024


def test_until_it_is_known_a_reader_is_thought_to_watch_a_film():
    due = Place(0, 100 * MIB).due_s(MIB)
    assert list(due) == list(range(READ_AHEAD // MIB))
    assert due[0] == 0
    assert due[4] == pytest.approx(4 * MIB / FIRST_PACE)


def test_a_quick_reader_needs_the_next_sooner_and_what_it_is_at_now_at_once():
    place = Place(10 * MIB + 5, 100 * MIB)
    for _ in range(20):
        place.took(MIB, 0.05)
    due = place.due_s(MIB)
    assert due[30] == 0
    assert due[34] == pytest.approx(4 * MIB / (21 * MIB / 2), rel=0.01)


def test_nothing_is_needed_beyond_the_end_of_its_range():
    assert list(Place(0, 2 * MIB + 1).due_s(MIB)) == [0, 1, 2]
