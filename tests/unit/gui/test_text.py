from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EnvironmentFailure, RemoteProtocolError, UserFacingError
from engine.views import (
    Cause,
    PeerView,
    PieceState,
    TransferKind,
    TransferState,
    TransferView,
)
from gui import causes, row_text, text

ID = "ab" * 32
NOW = datetime(2026, 11, 22, 21, 30).timestamp()


def view(**fields):
    base = {
        "key": "k",
        "file_id": ID,
        "kind": TransferKind.FILE,
        "name": "a.iso",
        "size": 4_000_000_000,
        "done": 2_530_000_000,
        "state": TransferState.DOWNLOADING,
    }
    return TransferView(**(base | fields))


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1.0 kB"),
        (640_000, "640 kB"),
        (999_600, "1.00 MB"),
        (3_990_000_000, "3.99 GB"),
        (14_200_000_000, "14.2 GB"),
        (812_000_000, "812 MB"),
        (5 * 10**15, "5,000 TB"),
        (-5, "0 B"),
    ],
)
def test_size(count, words):
    assert text.size(count) == words


@given(st.integers(0, 2**70))
def test_size_is_short_and_has_a_unit(count):
    assert len(text.size(count)) < 24
    assert text.size(count).split()[-1] in ("B", "kB", "MB", "GB", "TB")


@pytest.mark.parametrize(
    ("rate", "words"), [(0, "0 B/s"), (640_000, "640 kB/s"), (11_800_000, "11.8 MB/s")]
)
def test_rate(rate, words):
    assert text.rate(rate) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(16384, "16 KiB"), (1 << 20, "1 MiB"), (1 << 30, "1 GiB"), (5000, "5.0 kB")],
)
def test_binary(count, words):
    assert text.binary(count) == words


def test_percent_is_never_whole_too_early():
    assert text.percent(999_999, 1_000_000) == "99%"
    assert text.percent(1, 1) == "100%"
    assert text.percent(0, 0) == "0%"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "a moment"),
        (7, "10 s"),
        (50, "50 s"),
        (58, "1 min"),
        (125, "2 min"),
        (3600, "1 h"),
        (11_100, "3 h 5 min"),
        (100_000, "28 h"),
        (400_000, "5 days"),
    ],
)
def test_duration(seconds, words):
    assert text.duration(seconds) == words


def test_time_left_needs_a_rate():
    assert text.seconds_left(view(rate_down=0.0)) is None
    assert text.seconds_left(view(rate_down=1.47e6)) == pytest.approx(1000)
    assert text.seconds_left(view(rate_down=1.0)) is None  # over a month: nobody can say
    assert text.time_left(view()) == "–"


def test_to_the_second():
    now = datetime(2026, 11, 22, 14, 0).timestamp()
    assert text.to_the_second(datetime(2026, 11, 22, 9, 5, 7).timestamp(), now) == "09:05:07"
    earlier = datetime(2026, 11, 3, 9, 10, 1).timestamp()
    assert text.to_the_second(earlier, now) == "3 Nov at 09:10:01"


def test_when():
    now = datetime(2026, 11, 22, 21, 30).timestamp()
    assert text.when(datetime(2026, 11, 22, 9, 5).timestamp(), now) == "today at 09:05"
    assert text.when(datetime(2026, 11, 21, 23, 59).timestamp(), now) == "yesterday at 23:59"
    assert text.when(datetime(2026, 11, 3, 9, 10).timestamp(), now) == "3 Nov at 09:10"
    assert text.when(datetime(2024, 2, 3, 9, 10).timestamp(), now) == "3 Feb 2024"


def test_find_ids_in_a_chat_message():
    other = "CD" * 32
    link = f"shoal:{ID}?name=x&size=5"
    said = f"here: <{link}>, and\n{other}\nand again {other}; not {'f' * 63} nor {'f' * 65}"
    assert text.find_ids(said) == [link, other]
    assert text.find_ids("") == []


@given(st.text())
def test_find_ids_takes_any_text(words):
    assert len(text.find_ids(words)) <= text.MAX_IDS


@pytest.mark.parametrize("state", list(TransferState))
def test_every_state_has_words(state):
    shown = view(state=state)
    assert text.badge(shown)
    assert row_text.note(shown, NOW)
    assert text.title(shown) in row_text.for_ears(shown, NOW)
    assert "↓" not in row_text.for_ears(view(rate_down=9.0), NOW)


def test_a_reason_is_always_said():
    for state in (TransferState.PAUSED, TransferState.FAILED, TransferState.FINDING):
        stopped = view(state=state, reason="the disk is full")
        assert "the disk is full" in row_text.note(stopped, NOW)
    stalled = view(reason="no peer has the rest", cause=Cause.STALLED)
    assert causes.why(stalled, NOW) in row_text.note(stalled, NOW)
    assert causes.why(stalled, NOW) not in row_text.note(replace(stalled, rate_down=5.0), NOW)


def test_title_without_a_name():
    assert text.title(view(name="")) == "ababab…abab"
    assert text.title(view(name="", file_id="")) == "New transfer"


def test_piece_words():
    words = text.piece_words(1203, 3805, 1 << 20, PieceState.DOWNLOADING)
    assert words == "Piece 1,204 of 3,805 · 1 MiB · arriving"
    assert set(text.PIECE_WORDS) == set(PieceState)


def test_peer_name():
    peer = PeerView("12D3KooWabcdefgh", "/ip4/192.0.2.7/tcp/40", "", 1.0, 0, 0, 0, 0)
    assert text.peer_name(peer) == "192.0.2.7:40"
    six = PeerView("12D3KooWabcdefgh", "/ip6/2001:db8::1/tcp/40/p2p/x", "", 1.0, 0, 0, 0, 0)
    assert text.peer_name(six) == "[2001:db8::1]:40"
    assert text.peer_name(PeerView("12D3KooWabcdefgh", "", "", 1, 0, 0, 0, 0)) == "…abcdefgh"
    assert text.peer_rates(peer) == "idle"


def test_error_sentences():
    assert text.error_sentence(UserFacingError("Do this.")) == "Do this."
    assert text.error_sentence(EnvironmentFailure("The disk is full.")) == "The disk is full."
    assert text.error_sentence(RemoteProtocolError("")) == "That did not work. Please try again."
    assert "mistake" in text.error_sentence(KeyError("x"))


def test_a_neighbour_is_called_by_its_computers_name():
    peer = PeerView(
        "p", "/ip4/192.168.1.23/tcp/7", "shoal/0.1", 1.0, 0, 0, 0, 0, name="anna-laptop"
    )
    assert text.peer_name(peer) == "anna-laptop"
    assert text.client(peer) == f"shoal 0.1{text.DOT}192.168.1.23:7"
    assert text.peer_name(replace(peer, name="")) == "192.168.1.23:7"
    assert text.client(replace(peer, name="")) == "shoal 0.1"
