from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.dht import scheduler
from engine.dht.ids import Key
from engine.dht.records import MAX_TTL_S, MIN_TTL_S
from engine.dht.scheduler import (
    ANNOUNCE_BYTES,
    BUDGET_RATE,
    MAX_INTERVAL_S,
    MIN_INTERVAL_S,
    SPARSE_INTERVAL_S,
    RepublishScheduler,
)


def key(n: int) -> Key:
    return Key(n.to_bytes(32, "big"))


def new() -> RepublishScheduler:
    return RepublishScheduler(random.Random(1), 0.0)


def run(plan: RepublishScheduler, until: float, cost: int, enough: bool = True) -> dict[Key, list]:
    """Virtual time: every announcement takes a second."""
    announced: dict[Key, list] = {}
    now = 0.0
    while now < until:
        while (due := plan.next(now)) is not None:
            announced.setdefault(due, []).append(now)
            plan.placed(due, cost, enough, now)
        now += max(1.0, min(plan.wait_s(now), 60.0))
    return announced


@pytest.mark.parametrize(
    ("count", "interval"),
    [(1, MIN_INTERVAL_S), (120, MIN_INTERVAL_S), (1000, 30_000.0), (9000, MAX_INTERVAL_S)],
)
def test_the_interval_follows_the_number_of_keys(count, interval):
    plan = new()
    for n in range(count):
        plan.add(key(n))
    assert plan.interval_s == pytest.approx(interval)
    assert MIN_TTL_S <= plan.ttl_s <= MAX_TTL_S
    assert plan.ttl_s > 2 * plan.interval_s


def test_every_key_comes_again_before_its_record_ends():
    plan = new()
    for n in range(100):
        plan.add(key(n))
    announced = run(plan, 6 * MIN_INTERVAL_S, ANNOUNCE_BYTES)
    assert len(announced) == 100
    for times in announced.values():
        gaps = [b - a for a, b in itertools.pairwise(times)]
        assert len(times) >= 5
        assert max(gaps) < 0.75 * plan.ttl_s


def test_the_budget_holds_in_the_long_run():
    plan = new()
    for n in range(1000):
        plan.add(key(n))
    day = 86_400.0
    announced = run(plan, 2 * day, ANNOUNCE_BYTES)
    later = sum(t > day for times in announced.values() for t in times)
    assert later * ANNOUNCE_BYTES / day <= 1.25 * BUDGET_RATE
    assert len(announced) == 1000


def test_ten_thousand_keys_are_all_announced_in_time():
    plan = new()
    for n in range(10_000):
        plan.add(key(n))
    announced = run(plan, 2 * 86_400.0, ANNOUNCE_BYTES)
    assert len(announced) == 10_000


def test_announcements_of_one_moment_spread_out():
    plan = new()
    for n in range(20):
        plan.add(key(n))
    announced = run(plan, 2 * MIN_INTERVAL_S, 1000)
    second = [times[1] for times in announced.values()]
    assert max(second) - min(second) > 200


def test_a_young_network_is_told_sooner():
    plan = new()
    plan.add(key(1))
    (times,) = run(plan, 4 * SPARSE_INTERVAL_S, 1000, enough=False).values()
    assert len(times) >= 4


def test_what_found_no_holder_waits_for_contacts():
    plan = new()
    plan.add(key(1))
    assert plan.next(0.0) == key(1)
    plan.unplaced(key(1), 0, 0.0)
    assert plan.next(1e6) is None
    plan.retry_unplaced()
    assert plan.next(1e6) == key(1)


def test_a_change_during_an_announcement_is_announced_again():
    plan = new()
    plan.add(key(1))
    assert plan.next(0.0) == key(1)
    plan.add(key(1))
    assert plan.next(0.0) is None
    plan.placed(key(1), 0, True, 0.0)
    assert plan.next(0.0) == key(1)


def test_what_is_removed_during_its_announcement_is_gone():
    plan = new()
    plan.add(key(1))
    plan.next(0.0)
    plan.remove(key(1))
    plan.placed(key(1), 0, True, 0.0)
    plan.unplaced(key(1), 0, 0.0)
    assert len(plan) == 0
    assert plan.next(1e9) is None


def test_few_are_announced_at_once():
    plan = new()
    for n in range(20):
        plan.add(key(n))
    got = [plan.next(0.0) for _ in range(20)]
    assert sum(k is not None for k in got) == scheduler.MAX_ACTIVE


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4)), max_size=120))
def test_any_order_of_commands_keeps_the_keys_apart(commands):
    plan, now = new(), 0.0
    wanted: set[Key] = set()
    for command, n in commands:
        now += 500.0
        if command == 0:
            plan.add(key(n))
            wanted.add(key(n))
        elif command == 1:
            plan.remove(key(n))
            wanted.discard(key(n))
        elif command == 2:
            plan.next(now)
        elif command == 3:
            plan.placed(key(n), 1000, True, now)
        elif command == 4:
            plan.unplaced(key(n), 1000, now)
        elif command == 5:
            plan.retry_unplaced()
        elif key(n) in wanted:
            plan.begin(key(n))
        assert plan.wait_s(now) >= 0.0
        sets = [set(plan._fresh), set(plan._unplaced), plan._active, set(plan._due)]
        assert sum(map(len, sets)) == len(set().union(*sets)) == len(plan)
        assert set().union(*sets) == wanted
