"""The commands that manage many transfers, against a stub."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from engine.cli.periods import format_period, parse_period, parse_periods
from engine.errors import UsageError
from engine.view_json import from_json
from engine.views import (
    FileView,
    LimitsMode,
    Priority,
    SchedulePeriod,
    SettingsView,
    TransferState,
    TransferView,
)
from tests.helpers.stub_facade import FILE_ID, NODE, ROW, StubFacade
from tests.unit.cli.test_commands import Line

WAITING = replace(ROW, key="k2", state=TransferState.QUEUED, queue_position=2, finished_at=0)
NEXT = replace(WAITING, key="k3", name="next.iso", queue_position=1)


@pytest.fixture
def shoal(monkeypatch, capsys, tmp_path):
    return Line(monkeypatch, capsys, tmp_path)


def test_get_only_some_files(shoal, tmp_path):
    facade = StubFacade(ROW)
    shoal("get", FILE_ID, "-o", str(tmp_path), "--only", "*.mkv", "--only", "a", running=facade)
    assert facade.calls[0] == ("download", FILE_ID, tmp_path, "", ("*.mkv", "a"))


def test_the_queue_is_listed_in_order_and_changed(shoal):
    assert shoal("queue", running=StubFacade(ROW, WAITING, NEXT)) == 0
    assert [line.split()[0] for line in shoal.out.splitlines()] == ["PLACE", "1", "2"]
    assert "next.iso" in shoal.out.splitlines()[1]
    shoal("queue", "--json", running=StubFacade(WAITING, NEXT))
    assert from_json(TransferView, json.loads(shoal.out.splitlines()[0])) == NEXT
    for words, call in {
        "top": ("queue_move", "k2", 1),
        "bottom": ("queue_move", "k2", 0),
        "3": ("queue_move", "k2", 3),
        "now": ("resume", "k2"),
    }.items():
        facade = StubFacade(WAITING)
        assert shoal("queue", "k2", words, running=facade) == 0
        assert facade.calls == [call]
    for wrong in (["first"], ["0"], []):
        assert shoal("queue", "k2", *wrong, running=StubFacade(WAITING)) == 2


def test_priorities_of_transfers_and_of_files(shoal):
    facade = StubFacade(ROW)
    assert shoal("priority", "k1", "high", running=facade) == 0
    assert shoal("priority", "k1", "skip", "--file", "*.nfo", "--file", "b", running=facade) == 0
    assert facade.calls == [
        ("set_priority", "k1", Priority.HIGH),
        ("set_file_priorities", "k1", {"*.nfo": Priority.SKIP, "b": Priority.SKIP}),
    ]
    assert shoal("priority", "k1", "urgent") == 2


def test_the_files_of_a_transfer(shoal):
    some = (FileView("a", 10, FILE_ID, 5), FileView("b", 10, FILE_ID, 0, Priority.SKIP))
    assert shoal("files", "k1", running=StubFacade(replace(ROW, files=some))) == 0
    _, first, second = shoal.out.splitlines()
    assert first.split()[:2] == ["normal", "50%"]
    assert second.split()[0] == "skip"


def test_limits_of_the_node_and_of_a_transfer(shoal):
    facade = StubFacade(replace(ROW, limit_up=9))
    shoal("limit", running=facade)
    assert "no limit" in shoal.out
    shoal("limit", "--down", "2MiB", running=facade)
    assert ("set_limits", 2 << 20, 0) in facade.calls
    shoal("limit", "k1", "--down", "500kB", "--json", running=facade)
    assert ("set_transfer_limits", "k1", 500_000, 9) in facade.calls
    assert json.loads(shoal.out) == {"limit_down": 500_000, "limit_up": 9}


def test_move_prints_where_it_is_now(shoal, tmp_path):
    facade = StubFacade(ROW)
    assert shoal("move", "k1", str(tmp_path), running=facade) == 0
    assert facade.calls[0] == ("move_to", "k1", tmp_path)
    assert shoal.out == f"{ROW.path}\n"


def test_settings_are_shown_and_changed(shoal, tmp_path):
    facade = StubFacade()
    assert shoal("settings", running=facade) == 0
    assert NODE.download_dir in shoal.out
    assert [call for call in facade.calls if call[0] == "set_settings"] == []
    words = ["--active", "3", "--downloads", str(tmp_path), "--alternative-up", "1MiB"]
    words += ["--mode", "schedule", "--period", "mon-fri 09:00-17:00", "--json"]
    assert shoal("settings", *words, running=facade) == 0
    wanted = replace(
        NODE.settings,
        active_downloads=3,
        download_dir=str(tmp_path),
        alternative_up=1 << 20,
        limits_mode=LimitsMode.SCHEDULE,
        schedule=(SchedulePeriod((0, 1, 2, 3, 4), 540, 1020),),
    )
    assert from_json(SettingsView, json.loads(shoal.out)) == wanted
    assert shoal("settings", "--period", "never", running=facade) == 0
    assert "period:" not in shoal.out
    assert shoal("settings", "--period", "someday", running=facade) == 2


@pytest.mark.parametrize(
    ("words", "days", "start", "end"),
    [
        ("daily 22:00-6:00", (0, 1, 2, 3, 4, 5, 6), 1320, 360),
        ("sat,sun 00:00-24:00", (5, 6), 0, 1440),
        ("Fri-Mon 8:30-9:05", (0, 4, 5, 6), 510, 545),
    ],
)
def test_times_of_the_week(words, days, start, end):
    period = parse_period(words)
    assert period == SchedulePeriod(days, start, end)
    assert parse_period(format_period(period)) == period


@pytest.mark.parametrize(
    "wrong", ["", "mon", "mon 9-17", "moon 09:00-10:00", "mon 24:00-25:00", "mon 09:60-10:00"]
)
def test_what_is_no_time_of_the_week(wrong):
    with pytest.raises(UsageError):
        parse_periods([wrong])
