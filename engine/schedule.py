"""When the alternative limits apply: pure functions of the settings and the time of the week.

Owns the meaning of a schedule and which values it may have. It asks no clock: the caller names the
day and the minute, in whatever time zone its user lives.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from engine.config import check_rates
from engine.errors import UsageError
from engine.views import LimitsMode, SchedulePeriod, SettingsView

DAYS: Final = 7
MINUTES: Final = 24 * 60
MAX_PERIODS: Final = 64
MAX_ACTIVE: Final = 10_000


def alternative_now(settings: SettingsView, day: int, minute: int) -> bool:
    """Whether the alternative limits apply on a day (0 = Monday) at a minute after midnight."""
    if settings.limits_mode is LimitsMode.SCHEDULE:
        return within(settings.schedule, day, minute)
    return settings.limits_mode is LimitsMode.ALTERNATIVE


def within(schedule: Sequence[SchedulePeriod], day: int, minute: int) -> bool:
    """Whether some period covers that minute."""
    return any(_covers(period, day, minute) for period in schedule)


def _covers(period: SchedulePeriod, day: int, minute: int) -> bool:
    if period.start < period.end:
        return day in period.days and period.start <= minute < period.end
    begun_today = day in period.days and minute >= period.start
    return begun_today or ((day - 1) % DAYS in period.days and minute < period.end)


def check_settings(settings: SettingsView) -> None:
    """Raises UsageError for values that no setting may have."""
    check_rates(
        settings.limit_down,
        settings.limit_up,
        settings.alternative_down,
        settings.alternative_up,
    )
    if not 0 <= settings.active_downloads <= MAX_ACTIVE:
        raise UsageError(
            f"The number of active downloads is 1 to {MAX_ACTIVE:,}, or 0 for any number."
        )
    if len(settings.schedule) > MAX_PERIODS:
        raise UsageError(f"A schedule has at most {MAX_PERIODS} periods.")
    for period in settings.schedule:
        _check_period(period)


def _check_period(period: SchedulePeriod) -> None:
    if not period.days or any(not 0 <= day < DAYS for day in period.days):
        raise UsageError("A period of the schedule needs days, 0 for Monday to 6 for Sunday.")
    if not (0 <= period.start < MINUTES and 0 <= period.end <= MINUTES):
        raise UsageError(f"Times of the schedule are minutes after midnight, 0 to {MINUTES}.")
