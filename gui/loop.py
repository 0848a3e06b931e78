"""The asyncio loop of the window: qasync's loop with asyncio's own queue and heap on two timers.

Owns when asyncio's callbacks run inside Qt's event loop, and how a program on it starts and ends.
It mends what qasync 0.28 does otherwise: one Qt timer per callback, cancelled timers that live
until their delay ends, coarse timers that ring early, `call_later` without a `TimerHandle`,
`call_soon_threadsafe` without a handle, no async generator hooks, a home-made default executor,
and `SystemExit` lost in a slot. Sockets and signals stay qasync's.
"""

from __future__ import annotations

import asyncio
import heapq
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from contextvars import Context
from typing import Any, TypeVar

os.environ["QT_API"] = "pyside6"  # qasync takes the first Qt binding it finds unless told

import qasync
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

SLICE_S = 0.006  # asyncio work before Qt gets a turn: well under a frame of 16 ms
LONGEST_TIMER_MS = 86_400_000  # a Qt timer holds 31 bits of milliseconds; re-armed once a day
CANCELLED_BEFORE_SWEEP = 100  # asyncio's own threshold for cleaning the heap

T = TypeVar("T")


class _Wake(QObject):
    """Carries "there is work" from any thread to the loop's."""

    ready = Signal()


class QtEventLoop(qasync.QEventLoop):
    """An asyncio loop run by Qt; only to be run on the thread of the application object."""

    _ready: deque[Any]
    _scheduled: list[Any]
    _timer_cancelled_count: int

    def __init__(self, app: QCoreApplication | None = None) -> None:
        self._armed = False
        self._draining = False
        self._woken = False
        self._ending: BaseException | None = None
        super().__init__(app)
        self._soon = QTimer()
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._drain)
        self._clock = QTimer()
        self._clock.setSingleShot(True)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._ring)
        self._wake = _Wake()
        self._wake.ready.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)

    # Callbacks that are due now.

    def call_soon(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """Run `callback` in the next turn, in order of the calls."""
        self._check_closed()
        handle = asyncio.Handle(callback, args, self, context)
        self._ready.append(handle)
        if not self._armed:
            self._armed = True
            self._soon.start()
        return handle

    def call_soon_threadsafe(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """`call_soon` from any thread; many calls before the loop's turn cost one wake-up."""
        self._check_closed()
        handle = asyncio.Handle(callback, args, self, context)
        self._add_callback(handle)
        return handle

    def _add_callback(self, handle: asyncio.Handle, delay: float = 0) -> asyncio.Handle:
        # asyncio's signal handling enters here, possibly from another thread.
        self._ready.append(handle)
        if not self._woken:
            self._woken = True
            self._wake.ready.emit()
        return handle

    def _on_woken(self) -> None:
        self._woken = False  # before the queue is looked at, so that no append goes unseen
        self._arm()

    def _arm(self) -> None:
        if self._ready and not self._armed and not self.is_closed():
            self._armed = True
            self._soon.start()

    def _drain(self) -> None:
        """Run what was queued when the turn began, for at most one slice."""
        self._armed = False
        if self._draining or not self.is_running():
            # A callback opened a nested Qt loop: stepping a second task inside the first one would
            # break asyncio, so the queue waits until that callback returns.
            return
        ready, left, end = self._ready, len(self._ready), time.monotonic() + SLICE_S
        self._draining = True
        try:
            while left and ready:
                left -= 1
                handle = ready.popleft()
                if not handle._cancelled:
                    handle._run()
                if time.monotonic() > end or not self.is_running():
                    break
        except (SystemExit, KeyboardInterrupt) as ending:
            self._ending = ending  # a Qt slot would swallow it; run_forever raises it
            self.stop()
        finally:
            self._draining = False
            self._arm()

    # Callbacks that are due later.

    def call_later(
        self,
        delay: float,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """Run `callback` after `delay` seconds, never earlier."""
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(
        self,
        when: float,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """Run `callback` at `when` on the loop's clock, never earlier."""
        self._check_closed()
        handle: Any = asyncio.TimerHandle(when, callback, args, self, context)
        handle._scheduled = True
        heapq.heappush(self._scheduled, handle)
        if self._scheduled[0] is handle:
            self._set_clock()
        return handle  # type: ignore[no-any-return]

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        super()._timer_handle_cancelled(handle)
        cancelled = self._timer_cancelled_count
        if cancelled > CANCELLED_BEFORE_SWEEP and cancelled * 2 > len(self._scheduled):
            self._sweep()

    def _sweep(self) -> None:
        kept = []
        for handle in self._scheduled:
            if handle._cancelled:
                handle._scheduled = False
            else:
                kept.append(handle)
        heapq.heapify(kept)
        self._scheduled[:] = kept
        self._timer_cancelled_count = 0
        self._set_clock()

    def _set_clock(self) -> None:
        timers = self._scheduled
        while timers and timers[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(timers)._scheduled = False
        if not timers:
            self._clock.stop()
            return
        wait_ms = int((timers[0]._when - self.time()) * 1000 + 0.999)
        self._clock.start(max(0, min(LONGEST_TIMER_MS, wait_ms)))

    def _ring(self) -> None:
        timers, now = self._scheduled, self.time()
        while timers and timers[0]._when <= now:
            handle = heapq.heappop(timers)
            handle._scheduled = False
            if handle._cancelled:
                self._timer_cancelled_count -= 1
            else:
                self._ready.append(handle)
        self._arm()
        self._set_clock()

    # Running, threads and the end.

    def run_forever(self) -> Any:
        """Run Qt's loop until `stop()`; raises what ended the program inside a callback."""
        hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(
            firstiter=self._asyncgen_firstiter_hook, finalizer=self._asyncgen_finalizer_hook
        )
        self._arm()
        try:
            result = super().run_forever()
        finally:
            sys.set_asyncgen_hooks(*hooks)
        if self._ending is not None:
            ending, self._ending = self._ending, None
            raise ending
        return result

    def run_in_executor(
        self, executor: Executor | None, func: Callable[..., T], *args: Any
    ) -> asyncio.Future[T]:
        """As asyncio has it: threads are started when needed and awaited at the end."""
        return asyncio.BaseEventLoop.run_in_executor(self, executor, func, *args)

    def set_default_executor(self, executor: Any) -> None:
        """As asyncio has it."""
        asyncio.BaseEventLoop.set_default_executor(self, executor)

    def close(self) -> None:
        """Release everything; the loop cannot run again."""
        self._soon.stop()
        self._clock.stop()
        super().close()


def run(app: QCoreApplication, main: Coroutine[Any, Any, T]) -> T:
    """Run `main` on a fresh loop to its end, then cancel what it left and close the loop.

    Nobody may quit `app` meanwhile: to end, let `main` return.
    """
    with asyncio.Runner(loop_factory=lambda: QtEventLoop(app)) as runner:
        return runner.run(main)
