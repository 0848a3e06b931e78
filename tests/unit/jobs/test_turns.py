"""Downloads that wait for their turn, with real engines."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import UserFacingError
from engine.jobs import standstill, turns
from engine.jobs.standstill import waiting_words
from engine.views import Cause, TransferState
from tests.helpers.aio import run
from tests.helpers.engines import Engines, engines, random_bytes, shared, state_is, wait_for

MIB = 1024 * 1024
NOBODY_HAS = [f"{number:064x}" for number in range(1, 9)]
WAITS = state_is(TransferState.QUEUED)
MOVES = state_is(TransferState.FINDING, TransferState.DOWNLOADING)


async def with_slots(all_of_them: Engines, name: str, slots: int):
    engine = await all_of_them.start(name)
    await engine.set_settings(replace(await engine.settings(), active_downloads=slots))
    return engine


async def shared_files(engine, folder: Path, count: int):
    rows = []
    for number in range(count):
        path = folder / f"{number}.bin"
        path.write_bytes(random_bytes(MIB, seed=number))
        rows.append(await shared(engine, path))
    return rows


def test_the_others_wait_for_their_turn_and_say_so(tmp_path):
    async def main():
        async with engines(tmp_path) as all_of_them:
            getter = await with_slots(all_of_them, "getter", 2)
            keys = [await getter.download(file_id) for file_id in NOBODY_HAS[:4]]
            rows = [await getter.transfer(key) for key in keys]
            assert [row.queue_position for row in rows] == [0, 0, 1, 2]
            assert [row.cause for row in rows[2:]] == [Cause.QUEUED] * 2
            assert rows[3].reason == "Waits for its turn: 1 other first."
            assert (await getter.node()).queued == 2
            await getter.queue_move(keys[3], 1)
            await wait_for(getter, keys[2], lambda row: row.queue_position == 2)
            with pytest.raises(UserFacingError, match="does not wait"):
                await getter.queue_move(keys[0], 1)
            await getter.pause(keys[0])
            await wait_for(getter, keys[3], MOVES)
            await getter.remove(keys[1])
            await wait_for(getter, keys[2], MOVES)

    run(main())


def test_every_file_arrives_one_after_the_other(tmp_path):
    async def main():
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            getter = await with_slots(all_of_them, "getter", 1)
            rows = await shared_files(seeder, tmp_path, 4)
            keys = [await getter.download(row.file_id) for row in rows]
            for key in keys:
                await wait_for(getter, key, lambda row: row.complete)
            ended = [(await getter.transfer(key)).finished_at for key in keys]
            assert ended == sorted(ended)
            names = sorted(path.name for path in all_of_them.downloads("getter").iterdir())
            assert names == [f"{number}.bin" for number in range(4)]

    run(main())


def test_an_id_that_nobody_has_holds_up_nobody(tmp_path, monkeypatch):
    monkeypatch.setattr(standstill, "QUIET_S", 0.2)
    monkeypatch.setattr(standstill, "STALLED_S", 0.5)
    monkeypatch.setattr(turns, "LOOK_S", 0.1)

    async def main():
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            getter = await with_slots(all_of_them, "getter", 1)
            (row,) = await shared_files(seeder, tmp_path, 1)
            dead = await getter.download(NOBODY_HAS[0])
            key = await getter.download(row.file_id)
            assert (await getter.transfer(key)).state is TransferState.QUEUED
            await wait_for(getter, key, lambda row: row.complete)
            left = await wait_for(getter, dead, lambda row: row.cause is Cause.NOBODY_ONLINE)
            assert left.state is TransferState.FINDING

    run(main())


def test_who_begins_later_is_looked_at_too(tmp_path, monkeypatch):
    monkeypatch.setattr(turns, "LOOK_S", 0.1)

    async def main():
        async with engines(tmp_path) as all_of_them:
            getter = await with_slots(all_of_them, "getter", 1)
            first, second = [await getter.download(file_id) for file_id in NOBODY_HAS[:2]]
            await getter.remove(first)
            await wait_for(getter, second, lambda row: row.cause is Cause.NOBODY_ONLINE)

    run(main())


def test_the_order_survives_a_restart(tmp_path):
    async def main():
        async with engines(tmp_path) as all_of_them:
            getter = await with_slots(all_of_them, "getter", 1)
            keys = [await getter.download(file_id) for file_id in NOBODY_HAS[:4]]
            await getter.queue_move(keys[3], 1)
            getter = await all_of_them.restart("getter")
            assert (await getter.settings()).active_downloads == 1
            places = {row.key: row.queue_position for row in await getter.transfers()}
            assert [places[key] for key in keys] == [0, 2, 3, 1]

    run(main())


def test_what_is_resumed_by_hand_begins_now_and_another_waits(tmp_path):
    async def main():
        async with engines(tmp_path) as all_of_them:
            getter = await with_slots(all_of_them, "getter", 1)
            first, second = [await getter.download(file_id) for file_id in NOBODY_HAS[:2]]
            await getter.resume(second)
            await wait_for(getter, second, MOVES)
            await wait_for(getter, first, WAITS)
            await getter.set_settings(replace(await getter.settings(), active_downloads=0))
            await wait_for(getter, first, MOVES)

    run(main())


def test_many_ids_pasted_at_once_wait_in_order(tmp_path):
    async def main():
        async with engines(tmp_path) as all_of_them:
            getter = await with_slots(all_of_them, "getter", 5)
            ids = [f"{number:064x}" for number in range(1, 201)]
            keys = await asyncio.gather(*(getter.download(file_id) for file_id in ids))
            places = {row.key: row.queue_position for row in await getter.transfers()}
            assert max(places.values()) == 195
            assert places[keys[-1]] == 195

    run(main())


def test_words_for_a_place():
    assert waiting_words(1) == "Waits for its turn; it is next."
    assert waiting_words(4) == "Waits for its turn: 3 others first."
