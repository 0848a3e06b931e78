from __future__ import annotations

from dataclasses import replace

import pytest

from engine.cli import output
from engine.cli.fetching import progress_words
from engine.views import TransferState
from tests.helpers.stub_facade import ROW


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("film.mkv", "film.mkv"),
        ("fünf 魚", "fünf 魚"),
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("a\nb\r", "a\\nb\\r"),
        ("gpj\u202e.exe", "gpj\\u202e.exe"),
        ("raw\udcff", "raw\udcff"),
    ],
)
def test_names_cannot_move_the_cursor(text, shown):
    assert output.printable(text) == shown


@pytest.mark.parametrize(
    ("done", "size", "shown"), [(0, 3, "0%"), (2, 3, "66%"), (2999, 3000, "99%"), (3, 3, "100%")]
)
def test_never_a_hundred_before_the_end(done, size, shown):
    assert output.percent(replace(ROW, done=done, size=size)) == shown


def test_what_is_not_wanted_does_not_count():
    assert output.percent(replace(ROW, done=1, size=4, skipped=3)) == "100%"
    assert output.percent(replace(ROW, done=1, size=4, skipped=2)) == "50%"


def test_an_empty_file_and_an_unknown_size():
    assert output.percent(replace(ROW, size=0, done=0)) == "100%"
    assert output.percent(replace(ROW, size=0, done=0, finished_at=0)) == "-"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0.4, "0 s"),
        (59, "59 s"),
        (61, "1 min"),
        (3599, "1 h 0 min"),
        (12000, "3 h 20 min"),
        (1e6, "11 days"),
    ],
)
def test_a_time_that_is_left(seconds, shown):
    assert output.duration(seconds) == shown


def test_what_stands_beside_the_bar_of_a_download():
    row = replace(ROW, state=TransferState.DOWNLOADING, size=9_000_000, done=3_000_000, peers=1)
    assert progress_words(replace(row, rate_down=1e6)) == "1.0 MB/s, 1 peer, 6 s left"
    assert progress_words(replace(row, rate_down=1e6, skipped=4_000_000)).endswith("2 s left")
    assert progress_words(replace(row, rate_down=0, peers=2)) == "0 bytes/s, 2 peers"
    assert progress_words(replace(row, state=TransferState.FINDING)) == "looking"


def test_bars_are_for_terminals(capsys):
    with output.Bars() as bars:
        bars.show("k", "name", 1, 2, "words")
        bars.drop("k")
    assert capsys.readouterr() == ("", "")


def test_bars_on_a_terminal_go_to_stderr(capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    with output.Bars() as bars:
        bars.show("k", "[bold]name", 1, 2, "[x]")
        bars.show("k", "[bold]name", 2, 2)
        bars.drop("k")
        bars.drop("k")
    out, err = capsys.readouterr()
    assert out == ""
    assert err


def test_every_state_has_a_word():
    assert set(output.STATE_WORDS) == set(TransferState)
