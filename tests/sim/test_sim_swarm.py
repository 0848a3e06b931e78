"""Small swarms on a virtual clock: close to the bound, fair, and the same every time."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from engine.transfer import director
from tests.sim.sim_swarm import KIB, MIB, percentile, simulate

SIZE, RATE = 4 * MIB, 64 * KIB
"""256 pieces of one block, 64 seconds of an uplink: a large swarm's gates in seconds."""


def traces(hash_seed: str) -> list[str]:
    """Checksums of all that happened in two swarms, in a process that hashes strings its way."""
    words = "-m tests.sim.sim_swarm --nodes 12 --scenario churn riders --size 1 --rate 64"
    ran = subprocess.run(
        [sys.executable, *words.split()],
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        check=True,
        capture_output=True,
        text=True,
    )
    return [row.rpartition("|")[2].strip() for row in ran.stdout.splitlines()[-2:]]


def test_the_same_seed_gives_the_same_trace_in_any_process():
    one, other = traces("1"), traces("2")
    assert one == other
    assert len(set(one)) == 2
    assert simulate("churn", 12, MIB, 64 * KIB, seed=1).trace == int(one[0], 16)
    assert simulate("churn", 12, MIB, 64 * KIB, seed=2).trace != int(one[0], 16)


@pytest.mark.parametrize("nodes", [10, 40])
def test_a_seeder_no_faster_than_its_peers_sends_little_more_than_one_copy(nodes):
    outcome = simulate("equal", nodes, SIZE, RATE)
    assert outcome.unfinished == 0
    assert outcome.over_bound < 1.15
    assert outcome.copies < 1.15
    assert outcome.duplicates < 0.02


def test_a_slow_seeder_is_the_only_limit():
    outcome = simulate("weak", 10, MIB, RATE)
    assert outcome.over_bound < 1.1
    assert outcome.copies < 1.1


def test_a_fast_seeder_is_not_held_back_by_directing(monkeypatch):
    directed = simulate("strong", 10, SIZE, RATE)
    assert directed.copies > 2, "directing ends when every piece is elsewhere"
    assert directed.over_bound < 1.15
    monkeypatch.setattr(director, "MIN_PEERS", 1000)
    assert directed.time_s <= simulate("strong", 10, SIZE, RATE).time_s


def test_links_of_all_speeds_are_used():
    assert simulate("mixed", 20, SIZE, RATE).over_bound < 1.15


@pytest.mark.parametrize("scenario", ["churn", "flash"])
def test_who_comes_and_goes_delays_the_others_little(scenario):
    outcome = simulate(scenario, 30, SIZE, RATE)
    assert outcome.unfinished == 0
    assert outcome.over_bound < 1.2


def test_who_gives_nothing_is_served_last():
    outcome = simulate("riders", 30, SIZE, RATE)
    assert outcome.unfinished == 0, "served all the same"
    assert percentile(outcome.sharers, 0.95) < 0.95 * percentile(outcome.riders, 0.05)
