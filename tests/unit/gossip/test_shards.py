"""Which shards are listened to: those wanted always, all the others some time."""

from __future__ import annotations

import random

from engine.gossip.shards import (
    LISTEN_S,
    MAX_STANDING,
    QUIET_S,
    ROUND_S,
    STEP_S,
    WALKING,
    ShardPlan,
)


def nobody(shard: int) -> bool:
    return False


def test_standing_ones_are_entered_at_once_and_stay():
    plan = ShardPlan(random.Random(1))
    plan.want([7, 9, 7])
    assert plan.step(0.0, nobody).join[:2] == (7, 9)
    for step in range(1, 500):
        assert not {7, 9} & set(plan.step(step * STEP_S, nobody).leave)
    plan.want([9])
    assert 7 in plan.step(500 * STEP_S, nobody).leave
    assert plan.standing == (9,)


def test_everything_is_heard_in_a_round_and_no_more_at_a_time_than_allowed():
    plan, seen, now = ShardPlan(random.Random(1)), set(), 0.0
    plan.want([7])
    while now < ROUND_S:
        seen |= set(plan.step(now, nobody).join)
        assert len(plan.listening) <= 1 + WALKING
        now += STEP_S
    assert seen == set(range(64))
    assert plan.listening == (7,)  # the rest of the round is rest


def test_where_something_is_said_it_stays_and_listens():
    plan = ShardPlan(random.Random(1))
    plan.want([])
    (shard,) = plan.step(0.0, nobody).join
    assert shard not in plan.step(QUIET_S, lambda one: one == shard).leave
    assert shard in plan.step(LISTEN_S, lambda one: one == shard).leave


def test_a_round_takes_an_hour_even_where_something_is_said_everywhere():
    plan, seen, now = ShardPlan(random.Random(1)), set(), 0.0
    plan.want([7])
    while now < ROUND_S:
        seen |= set(plan.step(now, lambda shard: True).join)
        now += STEP_S
    assert seen == set(range(64))


def test_a_shard_walked_through_that_becomes_wanted_is_not_left():
    plan = ShardPlan(random.Random(1))
    plan.want([])
    (shard,) = plan.step(0.0, nobody).join
    plan.want([shard])
    step = plan.step(LISTEN_S, nobody)
    assert shard not in step.leave + step.join
    assert shard in plan.listening


def test_so_many_at_most_stand_and_the_walk_takes_the_rest():
    plan = ShardPlan(random.Random(1))
    plan.want(range(40))
    joined = plan.step(0.0, nobody).join
    assert joined[:MAX_STANDING] == tuple(range(MAX_STANDING))
    seen = {shard for n in range(400) for shard in plan.step(n * STEP_S, nobody).join}
    assert set(range(MAX_STANDING, 64)) <= seen | set(joined)


def test_stopping_leaves_all():
    plan = ShardPlan(random.Random(1))
    plan.want([1, 2])
    joined = plan.step(0.0, nobody).join
    assert plan.stop().leave == joined
    assert plan.listening == ()
