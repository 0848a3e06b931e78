from __future__ import annotations

from datetime import datetime

import pytest

from engine.views import PieceState, PieceView
from gui import piece_text

NOW = datetime(2026, 11, 22, 21, 30).timestamp()
NAMES = {"p1": "192.0.2.1:5", "p2": "192.0.2.2:5", "p3": "c", "p4": "d", "p5": "e"}
P = PieceState


def piece(state, **fields):
    return PieceView("ab" * 32, 7, 7 << 20, 1 << 20, state, **fields)


def test_who_has_it_who_sends_it_and_how_it_went():
    shown = piece(
        P.DOWNLOADING,
        holders=("p1", "p2"),
        heard=3,
        senders=("p1",),
        tries=2,
        failures=1,
        failed_at=datetime(2026, 11, 22, 14, 2).timestamp(),
        failed_senders=("p2",),
    )
    assert piece_text.facts(shown, NAMES, NOW) == [
        "Arriving from 192.0.2.1:5.",
        "Begun 2 times. Its hash was wrong once, last today at 14:02, sent by 192.0.2.2:5.",
        "192.0.2.1:5, 192.0.2.2:5 have it, and 3 more elsewhere.",
    ]


@pytest.mark.parametrize("state", list(PieceState))
def test_every_state_is_a_sentence(state):
    for senders in ((), ("p1",)):
        lines = piece_text.facts(piece(state, senders=senders), {}, NOW)
        assert all(line.endswith(".") for line in lines)
        assert len(lines) >= 2


def test_many_holders_are_counted():
    words = piece_text.holders(piece(P.MISSING, holders=("p1", "p2", "p3", "p4", "p5")), NAMES)
    assert words == "Here to be had: 192.0.2.1:5, 192.0.2.2:5, c, 2 more."


def test_nobody_has_it():
    assert piece_text.holders(piece(P.MISSING), {}) == "Nobody is known to have it now."
    assert piece_text.holders(piece(P.MISSING, heard=1), {}).endswith("1 copy is elsewhere.")
    assert piece_text.place(piece(P.MISSING)) == "1 MiB from 7.34 MB on"
