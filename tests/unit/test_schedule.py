from __future__ import annotations

from dataclasses import replace

import pytest

from engine.config import MAX_RATE
from engine.errors import UsageError
from engine.schedule import MAX_PERIODS, alternative_now, check_settings, within
from engine.views import LimitsMode, SchedulePeriod, SettingsView

OFFICE = SchedulePeriod((0, 1, 2, 3, 4), 9 * 60, 17 * 60)
NIGHT = SchedulePeriod((6,), 22 * 60, 6 * 60)  # from Sunday into Monday


@pytest.mark.parametrize(
    ("day", "minute", "inside"),
    [(0, 540, True), (0, 539, False), (4, 1019, True), (4, 1020, False), (5, 600, False)],
)
def test_a_period_within_one_day(day, minute, inside):
    assert within([OFFICE], day, minute) is inside


@pytest.mark.parametrize(
    ("day", "minute", "inside"),
    [
        (6, 1320, True),
        (6, 1319, False),
        (0, 0, True),
        (0, 359, True),
        (0, 360, False),
        (6, 0, False),
    ],
)
def test_a_period_that_ends_on_the_next_day(day, minute, inside):
    assert within([OFFICE, NIGHT], day, minute) is inside


def test_a_period_that_ends_when_it_begins_takes_a_whole_day():
    day = SchedulePeriod((2,), 600, 600)
    inside = sum(within([day], at // 1440, at % 1440) for at in range(7 * 1440))
    assert inside == 1440


def test_the_mode_decides_whether_the_schedule_counts():
    settings = SettingsView(schedule=(OFFICE,))
    modes = {
        mode: alternative_now(replace(settings, limits_mode=mode), 0, 600) for mode in LimitsMode
    }
    assert modes == {
        LimitsMode.NORMAL: False,
        LimitsMode.ALTERNATIVE: True,
        LimitsMode.SCHEDULE: True,
    }
    assert not alternative_now(replace(settings, limits_mode=LimitsMode.SCHEDULE), 0, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        SettingsView(limit_down=-1),
        SettingsView(alternative_up=-1),
        SettingsView(limit_up=MAX_RATE + 1),
        SettingsView(alternative_down=10**400),
        SettingsView(active_downloads=-1),
        SettingsView(active_downloads=10_001),
        SettingsView(schedule=(OFFICE,) * (MAX_PERIODS + 1)),
        SettingsView(schedule=(replace(OFFICE, days=()),)),
        SettingsView(schedule=(replace(OFFICE, days=(7,)),)),
        SettingsView(schedule=(replace(OFFICE, start=1440),)),
        SettingsView(schedule=(replace(OFFICE, end=1441),)),
    ],
)
def test_values_that_no_setting_may_have(wrong):
    with pytest.raises(UsageError):
        check_settings(wrong)
    check_settings(SettingsView(schedule=(OFFICE, NIGHT)))
