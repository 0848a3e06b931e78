"""The only caller of `create_task`: every task has a name, an owner that holds it, and an end.

A `TaskOwner` owns the tasks started through it and awaits them all in `stop()`. It decides nothing
about what the tasks do; an exception that reaches a task's boundary is logged once with the task's
name, because nobody else is left to hear of it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from engine.errors import ShoalError

logger = logging.getLogger(__name__)

T = TypeVar("T")


class TaskOwner:
    """Holds named tasks until they end; `stop()` cancels and awaits what is left."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tasks: set[asyncio.Task[Any]] = set()
        self._stopped = False

    @property
    def names(self) -> list[str]:
        """Names of the tasks that run now, sorted: for diagnostics and tests."""
        return sorted(task.get_name() for task in self._tasks)

    def start(self, coroutine: Coroutine[Any, Any, T], name: str) -> asyncio.Task[T]:
        """Run `coroutine` as a held task; after `stop()` it is refused and closed."""
        if self._stopped:
            coroutine.close()
            raise RuntimeError(f"{self._name} is stopped: cannot start {name}")
        task = asyncio.get_running_loop().create_task(coroutine, name=f"{self._name}/{name}")
        self._tasks.add(task)
        task.add_done_callback(self._on_done)
        return task

    def _on_done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, ShoalError):
            logger.info("%s ended: %s", task.get_name(), error)
        elif error is not None:
            logger.error("%s failed", task.get_name(), exc_info=error)

    async def stop(self) -> None:
        """Cancel every held task and wait until each has ended; safe to call twice."""
        self._stopped = True
        current = asyncio.current_task()
        # What is done already counts as ended: from Python 3.12 on, `gather` of nothing but done
        # tasks does not yield, and they would never leave the set.
        while pending := [t for t in self._tasks if t is not current and not t.done()]:
            for task in pending:
                task.cancel()
            await asyncio.gather(*pending, return_exceptions=True)


class Debounce:
    """One armed timer at most: many `arm()` calls within `delay_s` make one call of `action`."""

    def __init__(self, delay_s: float, action: Callable[[], None]) -> None:
        self._delay_s = delay_s
        self._action = action
        self._handle: asyncio.TimerHandle | None = None

    def arm(self) -> None:
        """Call `action` once, `delay_s` seconds from the first `arm()` since the last call."""
        if self._handle is None:
            self._handle = asyncio.get_running_loop().call_later(self._delay_s, self._fire)

    def cancel(self) -> None:
        """Forget an armed call."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def _fire(self) -> None:
        self._handle = None
        self._action()
