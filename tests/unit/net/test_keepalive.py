from __future__ import annotations

from engine.net.keepalive import (
    IDLE_DROP_S,
    IDLE_PING_S,
    MAX_PINGS,
    PROBE_S,
    SILENT_S,
    Keepalive,
)
from engine.net.yamux import Session


def test_a_silent_peer_is_asked_and_then_given_up():
    session = Session(client=True)
    keepalive = Keepalive(session, now=100.0)
    assert keepalive.tick(100.0 + IDLE_PING_S - 1)
    assert session.take_output() == b""
    assert keepalive.tick(100.0 + IDLE_PING_S)
    assert session.take_output() != b""
    assert keepalive.tick(100.0 + IDLE_DROP_S - 1)
    assert session.take_output() == b""  # one unanswered ping is enough
    assert not keepalive.tick(100.0 + IDLE_DROP_S)


def test_a_peer_that_speaks_is_left_alone():
    session = Session(client=True)
    keepalive = Keepalive(session, now=0.0)
    for now in range(0, 1000, 30):
        keepalive.heard(float(now))
        assert keepalive.tick(float(now))
    assert session.take_output() == b""


def test_who_owes_something_and_is_silent_is_asked_and_given_up_soon():
    session = Session(client=True)
    keepalive = Keepalive(session, now=0.0)
    keepalive.probe(SILENT_S - 1)
    assert session.take_output() == b""  # it spoke a moment ago
    keepalive.probe(SILENT_S)
    assert session.take_output() != b""
    keepalive.probe(SILENT_S + 1)
    assert session.take_output() == b""
    assert keepalive.tick(SILENT_S + PROBE_S - 1)
    assert not keepalive.tick(SILENT_S + PROBE_S)


def test_whoever_says_anything_is_still_there():
    keepalive = Keepalive(Session(client=True), now=0.0)
    keepalive.probe(SILENT_S)
    keepalive.heard(SILENT_S + PROBE_S - 1)
    assert keepalive.tick(SILENT_S + PROBE_S + 1)


def test_the_round_trip_is_measured_and_told():
    keepalive = Keepalive(Session(client=True), now=0.0)
    answers: list[float | None] = []
    keepalive.ping(10.0, answers.append)
    keepalive.answered(5, 10.1)  # nobody asked
    assert keepalive.rtt_s is None
    keepalive.answered(0, 10.25)
    keepalive.answered(0, 11.0)
    assert answers == [0.25]
    assert keepalive.rtt_s == 0.25


def test_who_waits_for_an_answer_hears_of_the_end():
    keepalive = Keepalive(Session(client=True), now=0.0)
    answers: list[float | None] = []
    for _ in range(MAX_PINGS):
        assert keepalive.may_ping
        keepalive.ping(0.0, answers.append)
    assert not keepalive.may_ping
    keepalive.close()
    assert answers == [None] * MAX_PINGS
