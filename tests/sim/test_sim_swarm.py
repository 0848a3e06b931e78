"""Small swarms on a virtual clock: close to the bound, fair, and the same every time."""

from __future__ import annotations

from tests.sim.sim_swarm import KIB, MIB, simulate


def test_the_same_seed_gives_the_same_trace():
    one, same, other = (simulate("equal", 6, MIB, 256 * KIB, seed) for seed in (1, 1, 2))
    assert (one.trace, one.events, one.time_s) == (same.trace, same.events, same.time_s)
    assert one.trace != other.trace


def test_a_seeder_no_faster_than_its_peers_sends_one_copy():
    outcome = simulate("equal", 8, 4 * MIB, 256 * KIB)
    assert outcome.unfinished == 0
    assert outcome.copies < 1.15
    assert outcome.time_s < 1.15 * outcome.bound_s + 1
    assert outcome.duplicates < 0.03


def test_a_fast_seeder_is_not_held_back():
    outcome = simulate("strong", 6, 2 * MIB, 256 * KIB)
    assert outcome.copies > 1.5, "directing ends when the seeder is not the bottleneck"
    assert outcome.time_s < 1.25 * outcome.bound_s + 1


def test_half_of_the_peers_may_leave():
    outcome = simulate("churn", 8, MIB, 256 * KIB)
    assert outcome.unfinished == 0
