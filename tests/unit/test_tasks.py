"""Tasks and their owner: held, named, ended, and heard of when they fail."""

from __future__ import annotations

import asyncio
import logging

import pytest

from engine.errors import PeerUnavailable
from engine.tasks import Debounce, TaskOwner
from tests.helpers.aio import run


async def forever() -> None:
    await asyncio.Event().wait()


def test_stopping_cancels_what_runs_and_waits_for_its_end():
    async def main():
        owner, ended = TaskOwner("owner"), []

        async def slow_to_end() -> None:
            try:
                await forever()
            finally:
                await asyncio.sleep(0)
                ended.append("cleaned up")

        task = owner.start(slow_to_end(), "one")
        await asyncio.sleep(0)
        assert owner.names == ["owner/one"]
        await owner.stop()
        assert task.cancelled()
        assert ended == ["cleaned up"]
        assert owner.names == []
        await owner.stop()

    run(main())


def test_stopping_ends_where_a_task_has_just_ended():
    """Its callbacks have not run then, and the owner still holds it."""

    async def main():
        owner = TaskOwner("owner")
        task = owner.start(asyncio.sleep(0), "short")
        while not task.done():
            await asyncio.sleep(0)
        assert owner.names
        await owner.stop()

    run(main(), 5)


def test_a_task_that_stops_its_owner_does_not_wait_for_itself():
    async def main():
        owner = TaskOwner("owner")
        await owner.start(owner.stop(), "last")

    run(main(), 5)


def test_nothing_starts_after_the_end():
    async def main():
        owner = TaskOwner("owner")
        await owner.stop()
        with pytest.raises(RuntimeError, match="owner is stopped"):
            owner.start(forever(), "late")

    run(main())


@pytest.mark.parametrize(
    ("error", "level"), [(ValueError("x"), logging.ERROR), (PeerUnavailable("x"), logging.INFO)]
)
def test_an_error_that_nobody_took_is_told_once_with_the_tasks_name(caplog, error, level):
    caplog.set_level(logging.INFO)

    async def failing() -> None:
        raise error

    async def main():
        owner = TaskOwner("owner")
        owner.start(failing(), "bad")
        while owner.names:
            await asyncio.sleep(0)
        await owner.stop()

    run(main())
    ((_, told, text),) = caplog.record_tuples
    assert told == level
    assert text.startswith("owner/bad ")


def test_many_calls_become_one_and_a_cancelled_one_none():
    async def main():
        calls: list[float] = []
        loop = asyncio.get_running_loop()
        fired = asyncio.Event()
        debounce = Debounce(0.01, lambda: (calls.append(loop.time()), fired.set()))
        debounce.arm()
        debounce.cancel()
        debounce.arm()
        debounce.arm()
        await fired.wait()
        assert len(calls) == 1
        fired.clear()
        debounce.arm()
        await fired.wait()
        assert len(calls) == 2

    run(main())
