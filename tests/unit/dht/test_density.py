from __future__ import annotations

from engine.dht.density import LOOKUPS_NEEDED, REMEMBERED, Density


def test_without_any_lookup_our_own_neighbours_tell():
    assert Density().spread(0) == 0
    assert Density().spread(77) == 77


def test_a_newcomer_goes_by_its_own_neighbours():
    density = Density()
    for _ in range(LOOKUPS_NEEDED - 1):
        density.note(5)
    assert density.spread(77) == 77
    density.note(5)
    assert density.spread(77) == 5


def test_a_few_surrounded_keys_do_not_move_the_median():
    density = Density()
    for number in range(20):
        density.note(100 + number)
    for _ in range(9):
        density.note(1)
    assert 100 <= density.spread(7) < 120


def test_lookups_that_found_too_few_say_nothing_and_old_ones_are_forgotten():
    density = Density()
    density.note(0)
    assert density.spread(0) == 0
    for _ in range(REMEMBERED):
        density.note(5)
    for _ in range(REMEMBERED):
        density.note(9)
    assert density.spread(0) == 9
