"""What the commands do that manage many transfers of the running node."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from engine.cli import output
from engine.cli.options import Common
from engine.cli.periods import format_period, parse_periods
from engine.cli.session import running_node
from engine.config import parse_rate
from engine.errors import UsageError
from engine.views import FileView, LimitsMode, Priority, SettingsView, TransferView

PLACES: Final = {"top": 1, "bottom": 0}
NOW: Final = "now"


@dataclass(frozen=True, slots=True)
class Change:
    """Settings as they were typed; None where they were not."""

    active: int | None = None
    downloads: Path | None = None
    alternative_down: str | None = None
    alternative_up: str | None = None
    mode: str | None = None
    periods: Sequence[str] | None = None

    def applied_to(self, settings: SettingsView) -> SettingsView:
        """The settings with what was typed changed; raises UsageError."""
        given: dict[str, object] = {
            "active_downloads": self.active,
            "download_dir": None if self.downloads is None else str(self.downloads.absolute()),
            "alternative_down": _rate(self.alternative_down),
            "alternative_up": _rate(self.alternative_up),
            "limits_mode": None if self.mode is None else LimitsMode(self.mode),
            "schedule": None if self.periods is None else parse_periods(self.periods),
        }
        typed = {name: value for name, value in given.items() if value is not None}
        return replace(settings, **typed)  # type: ignore[arg-type]


def _rate(text: str | None) -> int | None:
    return None if text is None else parse_rate(text)


async def queue(common: Common, ref: str | None, place: str | None) -> None:
    """List the queue, or move one row in it."""
    async with running_node(common) as facade:
        if ref is not None and place == NOW:
            await facade.resume(ref)
            return
        if ref is not None:
            await facade.queue_move(ref, _place(place))
            return
        rows = [row for row in await facade.transfers() if row.queue_position]
    rows.sort(key=lambda row: row.queue_position)
    if common.json:
        for row in rows:
            output.view(row)
        return
    output.table(("PLACE", "ID", "NAME"), [_waiting(row) for row in rows])


def _place(text: str | None) -> int:
    if text in PLACES:
        return PLACES[text]
    if text is None or not text.isdecimal() or not int(text):
        raise UsageError("Say where it goes: top, bottom, a number from 1, or now.")
    return int(text)


def _waiting(row: TransferView) -> tuple[str, ...]:
    return str(row.queue_position), row.file_id or row.key, row.name


async def priority(common: Common, ref: str, level: str, chosen: Sequence[str]) -> None:
    """Of a transfer, or of files of it."""
    async with running_node(common) as facade:
        if chosen:
            await facade.set_file_priorities(ref, dict.fromkeys(chosen, Priority(level)))
        else:
            await facade.set_priority(ref, Priority(level))


async def files(common: Common, ref: str) -> None:
    """One line per file."""
    async with running_node(common) as facade:
        row = await facade.transfer(ref)
    if common.json:
        for file in row.files:
            output.view(file)
        return
    output.table(("PRIORITY", "DONE", "SIZE", "PATH"), [_file(file) for file in row.files])


def _file(file: FileView) -> tuple[str, ...]:
    done = "100%" if file.done >= file.size else f"{100 * file.done // file.size}%"
    return file.priority.value, done, output.size(file.size), file.path


async def limit(common: Common, ref: str | None, down: str | None, up: str | None) -> None:
    """Change what is typed, and show what is in force."""
    async with running_node(common) as facade:
        row = None if ref is None else await facade.transfer(ref)
        shown = await facade.settings() if row is None else row
        limits = [shown.limit_down, shown.limit_up]
        for at, text in enumerate((down, up)):
            limits[at] = limits[at] if text is None else parse_rate(text)
        if down is not None or up is not None:
            if ref is None:
                await facade.set_limits(limits[0], limits[1])
            else:
                await facade.set_transfer_limits(ref, limits[0], limits[1])
    if common.json:
        output.view({"limit_down": limits[0], "limit_up": limits[1]})
        return
    for name, value in zip(("down", "up"), limits, strict=True):
        output.result(f"{name + ':':<5}", _rate_words(value))


def _rate_words(rate: int) -> str:
    return f"{rate} bytes per second ({output.size(rate)}/s)" if rate else "no limit"


async def move(common: Common, ref: str, directory: Path) -> None:
    """Move, and print where it is now."""
    async with running_node(common) as facade:
        await facade.move_to(ref, directory)
        row = await facade.transfer(ref)
    if common.json:
        output.view(row)
    else:
        output.result(row.path)


async def settings(common: Common, change: Change) -> None:
    """Change what is typed, and show all."""
    async with running_node(common) as facade:
        before = await facade.settings()
        after = change.applied_to(before)
        if after != before:
            await facade.set_settings(after)
    if common.json:
        output.view(after)
        return
    facts = [
        ("active", str(after.active_downloads) if after.active_downloads else "any number"),
        ("downloads", after.download_dir),
        ("down", _rate_words(after.limit_down)),
        ("up", _rate_words(after.limit_up)),
        ("other down", _rate_words(after.alternative_down)),
        ("other up", _rate_words(after.alternative_up)),
        ("mode", after.limits_mode.value),
        *(("period", format_period(period)) for period in after.schedule),
    ]
    for name, value in facts:
        output.result(f"{name + ':':<11}", value)
