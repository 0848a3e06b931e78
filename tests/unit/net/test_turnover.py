"""Turnover on a virtual clock: only where somebody waits, only the idle, only a few."""

from __future__ import annotations

from engine.net.turnover import GRACE_S, IDLE_BYTES, PERIOD_S, Stay, Turnover


def crowd(count, moved=0, since=0.0):
    return [Stay(number, since, moved) for number in range(count)]


def test_nobody_goes_while_nobody_waits():
    turnover = Turnover(0.0)
    assert turnover.due(lambda: crowd(200), PERIOD_S) == []


def test_a_few_of_the_idle_go_for_those_who_wait_and_no_more_until_others_do():
    turnover = Turnover(0.0)
    turnover.refused()
    assert turnover.due(lambda: crowd(200), PERIOD_S - 1) == [], "not before its time"
    assert turnover.due(lambda: crowd(200), PERIOD_S) == list(range(8))
    assert turnover.due(lambda: crowd(192), 2 * PERIOD_S) == []


def test_who_moves_bytes_stays_and_of_the_others_the_most_idle_goes():
    turnover = Turnover(0.0)
    busy = [Stay(number, 0.0, IDLE_BYTES) for number in range(19)]
    turnover.refused()
    rows = [*busy, Stay("little", 0.0, 200), Stay("nothing", 0.0, 100), Stay("kept", 0.0, 0, True)]
    assert turnover.due(lambda: rows, PERIOD_S) == ["nothing"]


def test_what_was_moved_long_ago_counts_no_more():
    turnover = Turnover(0.0)
    rows = [Stay("once", 0.0, 100 * IDLE_BYTES)]
    turnover.refused()
    assert turnover.due(lambda: rows, PERIOD_S) == []
    turnover.refused()
    assert turnover.due(lambda: rows, 2 * PERIOD_S) == ["once"]


def test_a_newcomer_is_not_judged():
    turnover = Turnover(0.0)
    turnover.refused()
    assert turnover.due(lambda: crowd(5, since=PERIOD_S - GRACE_S + 1), PERIOD_S) == []
    turnover.refused()
    assert turnover.due(lambda: crowd(5, since=PERIOD_S - GRACE_S + 1), 2 * PERIOD_S)


def test_a_crowd_that_only_sits_there_is_replaced_within_the_half_hour():
    """200 places, all held by idle peers; two strangers a minute knock until they are in."""
    turnover = Turnover(0.0)
    there = {f"idle {number}": 0.0 for number in range(200)}
    minutes = 0
    while any(name.startswith("idle") for name in there):
        minutes += 1
        now = minutes * PERIOD_S
        turnover.refused()
        moving = {name: 10 * IDLE_BYTES * minutes for name in there if name.startswith("honest")}
        stays = [Stay(name, since, moving.get(name, 0)) for name, since in there.items()]
        for number, name in enumerate(turnover.due(lambda stays=stays: stays, now)):
            del there[name]
            there[f"honest {minutes} {number}"] = now
        assert len(there) == 200
    assert minutes == 25
