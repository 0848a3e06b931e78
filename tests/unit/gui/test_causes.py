from __future__ import annotations

from datetime import datetime

import pytest

from engine.views import Cause, TransferKind, TransferState, TransferView
from gui import causes, health
from gui.causes import Remedy
from gui.models.arrangement import TROUBLES

NOW = datetime(2026, 11, 22, 21, 30).timestamp()
SEEN = datetime(2026, 11, 22, 14, 2).timestamp()
S = TransferState


def view(state=S.DOWNLOADING, **fields):
    return TransferView("k", "ab" * 32, TransferKind.FILE, "a", 100, 50, state, **fields)


@pytest.mark.parametrize("cause", [cause for cause in Cause if cause is not Cause.NONE])
def test_whatever_does_not_move_says_why_and_offers_one_thing(cause):
    state = {Cause.PAUSED: S.PAUSED, Cause.QUEUED: S.QUEUED, Cause.STOPPED: S.FAILED}
    row = view(state.get(cause, S.DOWNLOADING), cause=cause, reason="The engine's words.")
    assert causes.why(row, NOW)
    remedy = causes.remedy(row)
    assert remedy is not Remedy.NONE
    assert remedy in causes.ICONS


def test_what_moves_says_nothing():
    assert causes.why(view(), NOW) == ""
    assert causes.remedy(view()) is Remedy.NONE


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            view(cause=Cause.NO_HOLDER, missing_pieces=12, missing_seen_at=SEEN),
            "12 pieces have no holder online, last seen 14:02.",
        ),
        (
            view(cause=Cause.NO_HOLDER, missing_pieces=1),
            "1 piece has no holder online.",
        ),
        (
            view(S.QUEUED, cause=Cause.QUEUED, queue_position=4),
            "Waits for its turn: 3 downloads come first.",
        ),
        (
            view(S.QUEUED, cause=Cause.QUEUED, queue_position=1),
            "Waits for its turn: it is the next.",
        ),
        (
            view(S.FINDING, cause=Cause.NOBODY_ONLINE),
            "Nobody who has it is online. Shoal keeps looking, and starts by itself.",
        ),
        (view(cause=Cause.DISK_FULL, reason="1.6 GB more are needed."), "1.6 GB more are needed."),
    ],
)
def test_the_sentence_names_what_is_known(row, words):
    assert causes.why(row, NOW) == words


@pytest.mark.parametrize(
    ("row", "remedy"),
    [
        (view(S.FINDING), Remedy.STOP_LOOKING),
        (view(S.PAUSED), Remedy.RESUME),
        (view(S.PAUSED, cause=Cause.DISK_FULL), Remedy.MOVE),
        (view(S.FAILED), Remedy.TRY_AGAIN),
        (view(S.QUEUED, cause=Cause.QUEUED), Remedy.START_NOW),
        (view(cause=Cause.LIMITED), Remedy.LIMITS),
        (view(S.SHARING, cause=Cause.FILE_CHANGED, finished_at=5.0), Remedy.SHARE_AGAIN),
    ],
)
def test_the_button_helps(row, remedy):
    assert causes.remedy(row) is remedy


def test_troubles_are_not_what_a_person_chose():
    assert not TROUBLES & {Cause.NONE, Cause.PAUSED, Cause.QUEUED, Cause.LIMITED}


@pytest.mark.parametrize(
    ("facts", "token", "short"),
    [
        ({"copies": 3}, "green", "safe to close"),
        ({"part_copies": 1}, "amber", "keep open"),
        ({"copies_known": True}, "dim", "only you have it"),
        ({}, "dim", ""),
    ],
)
def test_every_share_says_whether_shoal_may_be_closed(facts, token, short):
    share = view(S.SHARING, finished_at=1.0, **facts)
    assert health.of(share).words
    assert health.of(share).token == token
    assert health.short(share) == short


def test_nothing_is_promised_of_what_is_not_whole():
    assert "Safe" not in health.of(view(copies=3)).words
    assert health.short(view(copies=3)) == ""
    assert health.of(view(S.FAILED)).words == ""
