"""A schedule in words: "mon-fri 09:00-17:00", read and written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from engine.errors import UsageError
from engine.views import SchedulePeriod

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NEVER: Final = "never"

_PERIOD = re.compile(r"\s*(\S+)\s+(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)\s*")


def parse_periods(words: Sequence[str]) -> tuple[SchedulePeriod, ...]:
    """The periods of a schedule; "never" is none. Raises UsageError."""
    return tuple(parse_period(word) for word in words if word != NEVER)


def parse_period(word: str) -> SchedulePeriod:
    """One period: days ("daily", "sat,sun", "mon-fri"), from and to; raises UsageError."""
    match = _PERIOD.fullmatch(word.lower())
    if match is None:
        raise UsageError(f"{word!r} is no time of the week; write, e.g., mon-fri 09:00-17:00.")
    hours = [int(number) for number in match.groups()[1:]]
    if hours[1] > 59 or hours[3] > 59 or hours[0] > 23 or 60 * hours[2] + hours[3] > 1440:
        raise UsageError(f"{word!r} has a time that no clock shows.")
    start, end = 60 * hours[0] + hours[1], 60 * hours[2] + hours[3]
    return SchedulePeriod(_days(match[1], word), start, end)


def _days(text: str, word: str) -> tuple[int, ...]:
    if text == "daily":
        return tuple(range(7))
    days: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        if first not in DAYS or (last or first) not in DAYS:
            raise UsageError(f"{word!r} names a day that is none of {', '.join(DAYS)}, daily.")
        start, end = DAYS.index(first), DAYS.index(last or first)
        days |= {day % 7 for day in range(start, end + (7 if end < start else 0) + 1)}
    return tuple(sorted(days))


def format_period(period: SchedulePeriod) -> str:
    """The words that `parse_period` reads."""
    days = "daily" if len(set(period.days)) == 7 else ",".join(DAYS[day] for day in period.days)
    return f"{days} {_clock(period.start)}-{_clock(period.end)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
