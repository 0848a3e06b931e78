"""What a node keeps over restarts and a person may change, and the limits that follow from it.

Owns the one `SettingsView` in force, its place in the library, and the rates of the node's two
buckets, which the schedule changes by the clock. What a limit holds back is the transfer's matter.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from engine import view_json
from engine.config import EngineConfig
from engine.errors import RemoteProtocolError, UserFacingError
from engine.schedule import alternative_now, check_settings
from engine.storage.library import Library
from engine.transfer.rates import TokenBucket
from engine.views import LimitsMode, SchedulePeriod, SettingsView

logger = logging.getLogger(__name__)

MINUTE_S: Final = 60.0
"""The schedule is looked at once a minute: a clock that is set, or a night asleep, is noticed."""


@dataclass(slots=True)
class Limits:
    """The node's two token buckets."""

    down: TokenBucket
    up: TokenBucket


class Settings:
    """The settings of one node."""

    def __init__(
        self,
        library: Library,
        view: SettingsView,
        limits: Limits,
        clock: Callable[[], float],
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._library = library
        self._view = view
        self._limits = limits
        self._clock = clock
        self._now = now
        self._timer: asyncio.TimerHandle | None = None
        self.alternative = False
        self.on_change: Callable[[], None] = lambda: None
        self._apply()

    @classmethod
    async def load(cls, library: Library, config: EngineConfig, limits: Limits) -> Settings:
        """Those of the library; limits that the caller of this run gave come before them."""
        view = await _read(library, config)
        return cls(library, view, limits, asyncio.get_running_loop().time)

    @property
    def view(self) -> SettingsView:
        """The settings in force."""
        return self._view

    @property
    def in_force(self) -> tuple[int, int]:
        """The limits of this minute, (down, up); 0 = none."""
        view = self._view
        if self.alternative:
            return view.alternative_down, view.alternative_up
        return view.limit_down, view.limit_up

    async def change(self, settings: SettingsView) -> None:
        """Keep and apply; raises UsageError, UserFacingError, and then nothing has changed."""
        check_settings(settings)
        if settings.download_dir != self._view.download_dir:
            directory = Path(settings.download_dir)
            if not directory.is_absolute() or not await asyncio.to_thread(directory.is_dir):
                raise UserFacingError(f"{directory} is not a folder; choose one that exists.")
        before = _stored(self._view)
        changed = {
            name: value for name, value in _stored(settings).items() if value != before[name]
        }
        await self._library.set_settings(changed)
        self._view = settings
        self._apply()
        self.on_change()

    def stop(self) -> None:
        """Follow the clock no longer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _apply(self) -> None:
        """Put the limits of this minute in force, and come back with the next one if need be."""
        self.stop()
        moment, view = self._now(), self._view
        minute = 60 * moment.hour + moment.minute
        self.alternative = alternative_now(view, moment.weekday(), minute)
        down, up = self.in_force
        now = self._clock()
        self._limits.down.set_rate(down, now)
        self._limits.up.set_rate(up, now)
        if view.limits_mode is LimitsMode.SCHEDULE and view.schedule:
            wait_s = MINUTE_S - moment.second - moment.microsecond / 1e6
            self._timer = asyncio.get_running_loop().call_later(wait_s, self._next_minute)

    def _next_minute(self) -> None:
        before = self.alternative
        self._apply()
        if self.alternative != before:
            self.on_change()


NUMBERS: Final[Sequence[str]] = (
    "active_downloads",
    "limit_down",
    "limit_up",
    "alternative_down",
    "alternative_up",
)


def _stored(view: SettingsView) -> dict[str, str]:
    """The library's words for the settings."""
    return {
        "download_dir": view.download_dir,
        "limits_mode": view.limits_mode.value,
        "schedule": view_json.dumps(view.schedule),
        **{name: str(getattr(view, name)) for name in NUMBERS},
    }


async def _read(library: Library, config: EngineConfig) -> SettingsView:
    kept = await library.settings()
    view = SettingsView(download_dir=str(config.download_dir))
    try:
        numbers = {name: int(kept[name]) for name in NUMBERS if name in kept}
        periods = view_json.from_json(
            tuple[SchedulePeriod, ...], json.loads(kept.get("schedule", "[]"))
        )
        mode = LimitsMode(kept.get("limits_mode", LimitsMode.NORMAL))
        read = replace(view, limits_mode=mode, schedule=periods, **numbers)  # type: ignore[arg-type]
        check_settings(read)
        view = read
    except (ValueError, RemoteProtocolError, UserFacingError) as error:
        logger.warning("the settings are damaged and begin anew: %s", error)
    return replace(
        view,
        download_dir=kept.get("download_dir") or view.download_dir,
        limit_down=config.limit_down or view.limit_down,
        limit_up=config.limit_up or view.limit_up,
    )
