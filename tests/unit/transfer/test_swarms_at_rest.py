"""Swarms that nobody uses: no time passes in them, and few of them are kept."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest

from engine.content.file_id import FileId
from engine.transfer import swarms as swarms_module
from engine.transfer.swarms import IDLE_S, MAX_DIALS_OF_ONE, MAX_HEARSAY_DIALS, Swarms
from tests.helpers.aio import run


class FakeDriver:
    def __init__(self, number: int, idle_since: float, links: int = 0) -> None:
        self.file_id = FileId(number.to_bytes(32, "big"))
        self.idle_since = idle_since
        self.links = dict.fromkeys(range(links))
        self.is_useful = bool(links)
        self.ticks = 0

    def tick(self) -> None:
        self.ticks += 1


@pytest.fixture
def swarms(monkeypatch):
    """Swarms at 100 s whose drivers are fakes; `dropped` has the order in which they went."""
    host = SimpleNamespace(handle=lambda *_, **__: None)
    shared = SimpleNamespace(clock=lambda: 100.0)
    made = Swarms(host, shared, owner=None)
    made.dropped = []

    async def drop(file_id):
        made.dropped.append(int.from_bytes(file_id, "big"))
        del made._drivers[file_id]

    monkeypatch.setattr(made, "drop", drop)
    return made


def tick(swarms, drivers):
    async def main():
        swarms._drivers.update({driver.file_id: driver for driver in drivers})
        swarms._tick()
        if swarms._ticker is not None:
            swarms._ticker.cancel()
        while swarms._tasks.names:
            await asyncio.sleep(0)

    run(main())


def test_time_passes_only_where_somebody_is(swarms):
    alone, met = FakeDriver(1, 99.0), FakeDriver(2, 99.0, links=1)
    tick(swarms, [alone, met])
    assert (alone.ticks, met.ticks) == (0, 1)
    assert (alone.idle_since, met.idle_since) == (99.0, 100.0)
    assert swarms.dropped == []


def test_who_rested_long_enough_goes(swarms):
    tick(swarms, [FakeDriver(1, 100.0 - IDLE_S - 0.1), FakeDriver(2, 100.0 - IDLE_S + 0.1)])
    assert swarms.dropped == [1]


def test_of_too_many_the_longest_unused_go(swarms, monkeypatch):
    monkeypatch.setattr(swarms_module, "MAX_RESTING", 3)
    held = FakeDriver(9, 80.0)
    swarms._held[held.file_id] = {"somebody"}
    tick(swarms, [held, *(FakeDriver(number, 99.0 - number) for number in range(5))])
    assert sorted(swarms.dropped) == [3, 4]


def test_made_up_peers_keep_nobody_from_those_that_were_found(swarms, monkeypatch):
    dialled = []

    async def dial(driver, peer_id, addresses, returning):
        dialled.append(peer_id)
        await asyncio.Event().wait()

    async def main():
        swarms._shared.local_peer = "me"
        swarms._shared.visits = SimpleNamespace(may_come=lambda *_: True)
        monkeypatch.setattr(swarms, "_dial", dial)
        driver = FakeDriver(1, 100.0)
        swarms._drivers[driver.file_id] = driver
        for number in range(MAX_DIALS_OF_ONE):
            swarms.connect(driver.file_id, f"liar {number}", (), hearsay=True)
        await asyncio.sleep(0)
        assert len(dialled) == MAX_HEARSAY_DIALS
        for number in range(2 * MAX_DIALS_OF_ONE):
            swarms.connect(driver.file_id, f"found {number}", ())
        await asyncio.sleep(0)
        assert len(dialled) == MAX_DIALS_OF_ONE
        assert "found 0" in dialled
        await swarms._tasks.stop()

    run(main())
