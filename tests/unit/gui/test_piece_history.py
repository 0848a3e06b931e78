from __future__ import annotations

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from engine.views import PieceState
from gui.models import piece_history
from gui.models.piece_history import PieceHistory, Replays

COMPLETE, MISSING, ASKED = PieceState.COMPLETE, PieceState.MISSING, PieceState.REQUESTED


def test_any_moment_can_be_seen_again():
    history = PieceHistory(bytes([4, 0, 0]), 100.0)
    history.note([(1, ASKED)], 101.0)
    history.note([(1, COMPLETE), (2, ASKED)], 103.0)
    assert history.at(0.0) == bytes([4, 0, 0])
    assert history.at(1.0) == bytes([4, 1, 0])
    assert history.at(2.9) == bytes([4, 1, 0])
    assert history.at(9.9) == bytes([4, 4, 1])
    assert history.span == 3.0


def test_what_is_told_twice_is_noted_once():
    history = PieceHistory(bytes(3), 0.0)
    history.note([(0, COMPLETE), (0, COMPLETE), (7, COMPLETE), (-1, COMPLETE)], 1.0)
    assert history.changes == 1
    history.catch_up(bytes([4, 0, 4]), 2.0)
    assert history.changes == 2
    assert history.at(2.0) == bytes([4, 0, 4])


moves = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(list(PieceState))), max_size=60)


@given(moves)
def test_the_end_is_the_present(changes):
    with mock.patch.object(piece_history, "MARK_EVERY", 7):
        history, states = PieceHistory(bytes(10), 0.0), bytearray(10)
        seen = [(0.0, bytes(states))]
        for at, (piece, state) in enumerate(changes, 1):
            states[piece] = state
            history.note([(piece, state)], float(at))
            seen.append((float(at), bytes(states)))
        assert history.at(history.span + 1) == bytes(states)
        for moment, then in seen:
            assert history.at(moment) == then


@given(moves)
def test_a_long_history_keeps_what_lasted(changes):
    with mock.patch.object(piece_history, "MOST_CHANGES", 10):
        history, states = PieceHistory(bytes(10), 0.0), bytearray(10)
        for at, (piece, state) in enumerate(changes, 1):
            states[piece] = state
            history.note([(piece, state)], float(at))
        last = history.at(1e9)
        for piece, state in enumerate(states):
            if state == COMPLETE:
                assert last[piece] == COMPLETE


def test_replays_are_few():
    replays = Replays()
    for number in range(piece_history.MOST_REPLAYS + 3):
        replays.begin(f"k{number}", "", bytes(4), 0.0)
    assert replays.of("k0", "") is None
    replays.begin("k9", "", bytes([4, 0, 0, 0]), 5.0)
    found = replays.of("k9", "")
    assert found is not None
    assert found.at(5.0) == bytes([4, 0, 0, 0])
    replays.note("k9", "", [(1, COMPLETE)], 6.0)
    assert found.at(6.0) == bytes([4, 4, 0, 0])
    replays.forget("k9")
    assert replays.of("k9", "") is None
