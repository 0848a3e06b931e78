from __future__ import annotations

from dataclasses import replace

import pytest

from engine.cli import output
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


def test_an_empty_file_and_an_unknown_size():
    assert output.percent(replace(ROW, size=0, done=0)) == "100%"
    assert output.percent(replace(ROW, size=0, done=0, finished_at=0)) == "-"


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
