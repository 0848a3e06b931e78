"""Settings of real engines: kept, applied, and changed by the clock."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from engine.config import Endpoint, EngineConfig
from engine.errors import UsageError, UserFacingError
from engine.settings import Limits, Settings
from engine.storage.library import Library
from engine.transfer.rates import TokenBucket
from engine.views import LimitsMode, Priority, SchedulePeriod, SettingsView
from tests.helpers.aio import run
from tests.helpers.engines import engines, random_bytes, shared

NIGHT = SchedulePeriod((0,), 22 * 60, 6 * 60)


def test_all_settings_survive_a_restart_and_are_in_force(tmp_path):
    async def main():
        async with engines(tmp_path) as all_of_them:
            alone = await all_of_them.start("alone")
            assert (await alone.settings()).active_downloads == 5
            wanted = SettingsView(
                str(tmp_path), 3, 1000, 2000, 10, 20, LimitsMode.ALTERNATIVE, (NIGHT,)
            )
            await alone.set_settings(wanted)
            alone = await all_of_them.restart("alone")
            node = await alone.node()
            assert await alone.settings() == wanted == node.settings
            assert (node.limit_down, node.limit_up, node.alternative) == (10, 20, True)
            assert node.download_dir == str(tmp_path)
            await alone.set_limits(5, 6)
            assert (await alone.settings()).limit_up == 6
            assert (await alone.node()).limit_up == 20
            await alone.set_settings(replace(wanted, limits_mode=LimitsMode.NORMAL))
            assert (await alone.node()).limit_up == 2000

    run(main())


def test_what_does_not_fit_changes_nothing(tmp_path):
    async def main():
        async with engines(tmp_path) as all_of_them:
            alone = await all_of_them.start("alone")
            before = await alone.settings()
            with pytest.raises(UsageError):
                await alone.set_settings(replace(before, limit_up=-1))
            with pytest.raises(UserFacingError, match="not a folder"):
                await alone.set_settings(replace(before, download_dir=str(tmp_path / "no")))
            with pytest.raises(UserFacingError, match="not a folder"):
                await alone.set_settings(replace(before, download_dir="relative"))
            assert await alone.settings() == before

    run(main())


def test_a_limit_for_one_run_is_not_kept(tmp_path):
    async def main():
        async with engines(tmp_path) as all_of_them:
            alone = await all_of_them.start("alone", limit_up=777)
            assert (await alone.node()).limit_up == 777
            await alone.set_settings(replace(await alone.settings(), active_downloads=2))
            alone = await all_of_them.restart("alone")
            assert (await alone.node()).limit_up == 0
            assert (await alone.settings()).active_downloads == 2

    run(main())


def config(home: Path) -> EngineConfig:
    return EngineConfig(home=home, download_dir=home, listen=Endpoint("127.0.0.1", 0))


class Clock:
    """A clock on the wall that a test sets."""

    def __init__(self, text: str) -> None:
        self.time = datetime.fromisoformat(text)

    def __call__(self) -> datetime:
        return self.time


def test_the_schedule_changes_the_limits_when_its_minute_comes(tmp_path):
    async def main():
        library = await Library.open(tmp_path / "library.db")
        loop = asyncio.get_running_loop()
        limits = Limits(TokenBucket(0, loop.time()), TokenBucket(0, loop.time()))
        view = SettingsView(
            str(tmp_path),
            limit_down=100,
            alternative_down=7,
            limits_mode=LimitsMode.SCHEDULE,
            schedule=(NIGHT,),
        )
        clock = Clock("2026-11-23T21:59:59.95")  # a Monday
        settings = Settings(library, view, limits, loop.time, clock)
        told = asyncio.Event()
        settings.on_change = told.set
        assert (limits.down.rate, settings.alternative) == (100, False)
        clock.time = datetime.fromisoformat("2026-11-23T22:00:00")
        async with asyncio.timeout(5):
            await told.wait()
        assert (limits.down.rate, settings.in_force[0]) == (7, 7)
        settings.stop()
        await library.close()

    run(main())


def test_damaged_settings_begin_anew(tmp_path):
    async def main():
        library = await Library.open(tmp_path / "library.db")
        await library.set_settings({"schedule": "nonsense", "limit_up": "5"})
        loop = asyncio.get_running_loop()
        limits = Limits(TokenBucket(0, loop.time()), TokenBucket(0, loop.time()))
        settings = await Settings.load(library, config(tmp_path), limits)
        assert settings.view == SettingsView(str(tmp_path))
        await library.close()

    run(main())


def test_priority_and_limits_of_a_transfer_are_kept(tmp_path):
    async def main():
        (tmp_path / "film.mkv").write_bytes(random_bytes(1000))
        async with engines(tmp_path) as all_of_them:
            alone = await all_of_them.start("alone")
            row = await shared(alone, tmp_path / "film.mkv")
            await alone.set_priority(row.key, Priority.HIGH)
            await alone.set_transfer_limits(row.key, 10, 20)
            with pytest.raises(UsageError):
                await alone.set_priority(row.key, Priority.SKIP)
            with pytest.raises(UsageError):
                await alone.set_transfer_limits(row.key, -1, 0)
            with pytest.raises(UsageError, match="at most"):
                await alone.set_transfer_limits(row.key, 1 << 63, 0)
            alone = await all_of_them.restart("alone")
            view = await alone.transfer(row.key)
            assert (view.priority, view.limit_down, view.limit_up) == (Priority.HIGH, 10, 20)

    run(main())


def test_a_library_of_the_first_version_is_taken_over(tmp_path):
    async def main():
        (tmp_path / "film.mkv").write_bytes(random_bytes(1000))
        async with engines(tmp_path) as all_of_them:
            alone = await all_of_them.start("alone")
            row = await shared(alone, tmp_path / "film.mkv")
            await all_of_them.stop("alone")
            with closing(sqlite3.connect(tmp_path / "alone/home/library.db")) as db:
                for column in ("rank", "priority", "limit_down", "limit_up", "chosen", "seen_at"):
                    db.execute(f"ALTER TABLE transfers DROP COLUMN {column}")
                db.execute("ALTER TABLE members DROP COLUMN priority")
                db.execute("DROP TABLE arrivals")
                db.execute("PRAGMA user_version = 1")
                db.commit()
            alone = await all_of_them.start("alone")
            assert (await alone.transfer(row.key)).file_id == row.file_id

    run(main())
