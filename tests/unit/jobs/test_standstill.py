from __future__ import annotations

import errno

import pytest

from engine.content.failures import disk_failure
from engine.jobs.causes import cause_of
from engine.jobs.standstill import PATIENCE_S, QUIET_S, STALLED_S, STEADY_S, Facts, Pulse, why
from engine.storage.piece_store import SourceChanged
from engine.views import Cause

QUIET = QUIET_S + 1


@pytest.mark.parametrize(
    ("facts", "cause"),
    [
        (Facts(), Cause.NONE),  # the search has just begun
        (Facts(searched=True), Cause.NOBODY_ONLINE),
        (Facts(providers=2, searched=True), Cause.CONNECTING),
        (Facts(providers=2, searched=True, quiet_s=PATIENCE_S), Cause.UNREACHABLE),
        (Facts(peers=2, holding=2), Cause.NONE),
        (Facts(peers=2, holding=2, quiet_s=QUIET), Cause.STALLED),
        (Facts(peers=2, holding=2, choking=2, quiet_s=QUIET), Cause.CHOKED),
        (Facts(peers=2, holding=2, choking=1, quiet_s=QUIET), Cause.STALLED),
        (Facts(peers=2, holding=2, choking=2, quiet_s=1), Cause.NONE),
        (Facts(peers=1, missing=12, open_pieces=12), Cause.NO_HOLDER),
        (Facts(peers=1, holding=1, missing=12, open_pieces=13), Cause.NONE),
        (Facts(peers=1, holding=1, quiet_s=QUIET, limit=9, held_back=True), Cause.LIMITED),
    ],
)
def test_what_can_be_said_of_a_download_that_does_not_move(facts, cause):
    sentence, found = why(facts)
    assert found is cause
    assert bool(sentence) == (cause is not Cause.NONE)


def test_the_words_count():
    assert why(Facts(peers=1, missing=12, open_pieces=12))[0].startswith("The last 12 pieces are")
    assert why(Facts(peers=1, missing=1, open_pieces=1))[0].startswith("The last piece is")
    choked = Facts(peers=3, holding=3, choking=3, quiet_s=QUIET)
    assert why(choked)[0].startswith("All 3 people")


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (errno.ENOSPC, Cause.DISK_FULL),
        (errno.ENOENT, Cause.DESTINATION_GONE),
        (errno.EACCES, Cause.DISK),
    ],
)
def test_what_the_disk_refuses_has_a_cause(code, cause):
    error = OSError(code, "no")
    failure = disk_failure(error, "/x")
    failure.__cause__ = error
    assert cause_of(failure) is cause
    assert cause_of(SourceChanged("gone")) is Cause.FILE_CHANGED


def test_a_download_is_stalled_after_a_while_and_awake_when_it_is_steady():
    pulse = Pulse()
    assert not pulse.beat(QUIET_S + 1, 0.0)
    assert pulse.beat(STALLED_S, 30.0)
    assert pulse.beat(0.0, 40.0)  # one block
    assert pulse.beat(QUIET_S + 1, 47.0)
    assert pulse.beat(0.0, 60.0)
    assert pulse.beat(1.0, 61.0 + STEADY_S - 2)
    assert not pulse.beat(0.0, 60.0 + STEADY_S)
    assert not pulse.beat(QUIET_S + 1, 200.0)


def test_one_block_in_forty_seconds_wakes_nobody():
    pulse = Pulse()
    stalled = [pulse.beat(float((now + 10) % 40), float(now)) for now in range(0, 400, 2)]
    assert all(stalled[stalled.index(True) :])
