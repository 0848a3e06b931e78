"""Any moment of a download, from the engine's log."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from engine.views import ArrivalsView, PieceState
from gui.models import piece_history
from gui.models.piece_history import PieceHistory

COMPLETE, MISSING, ASKED = PieceState.COMPLETE, PieceState.MISSING, PieceState.REQUESTED
COUNT = 12


def arrivals(entries: Sequence[tuple[int, int]]) -> ArrivalsView:
    return ArrivalsView("", 100.0, b"".join(struct.pack("<II", *entry) for entry in entries))


def test_any_moment_can_be_seen_again():
    history = PieceHistory(bytes([COMPLETE, COMPLETE, ASKED]), arrivals([(0, 1)]))
    assert history.at(-1.0) == bytes([COMPLETE, MISSING, MISSING])  # what was here is here
    assert history.at(0.0) == bytes([COMPLETE, COMPLETE, MISSING])
    assert (history.began, history.span, history.arrivals) == (100.0, 0.0, 1)


def test_of_nothing():
    history = PieceHistory(bytes([COMPLETE, MISSING]), arrivals([]))
    assert (history.span, history.arrivals) == (0.0, 0)
    assert history.at(5.0) == bytes([COMPLETE, MISSING])


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, COUNT + 1)), max_size=60),
    st.binary(min_size=COUNT, max_size=COUNT),
    st.integers(0, 3),
)
def test_it_agrees_with_playing_it_step_by_step(entries, states, cut):
    log = arrivals(entries)
    with mock.patch.object(piece_history, "MARK_EVERY", 7):
        history = PieceHistory(states, ArrivalsView("", log.began, log.log + bytes(cut)))
    came = {piece for _, piece in entries}
    then = [
        COMPLETE if state == COMPLETE and piece not in came else MISSING
        for piece, state in enumerate(states)
    ]
    assert history.at(-1.0) == bytes(then)
    latest, seen = 0, {}
    for moment, piece in entries:
        if piece < COUNT:
            latest = max(latest, moment)
            then[piece] = COMPLETE
            seen[latest] = bytes(then)
    for moment, wanted in seen.items():
        assert history.at(moment / 1000) == wanted


def test_pictures_are_bounded():
    count = 1000
    log = arrivals([(at, at % count) for at in range(5000)])
    with (
        mock.patch.object(piece_history, "MARK_EVERY", 10),
        mock.patch.object(piece_history, "MOST_MARKED", 20 * count),
    ):
        history = PieceHistory(bytes(count), log)
    assert len(history._marks) <= 20
    assert history.at(history.span) == bytes([COMPLETE] * count)
    assert history.at(0.499).count(COMPLETE) == 500
