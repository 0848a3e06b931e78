"""Turns at downloading: the queue's decisions carried out, and what front ends see of them.

Owns when it is decided anew, and the timer that looks at the running downloads. Who may run is the
`Queue`'s; how a download begins and ends is `manager`'s.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, Final, Protocol

from engine.errors import UserFacingError
from engine.jobs.context import Context
from engine.jobs.fetching import Download
from engine.jobs.queue import Queue
from engine.jobs.row import Row
from engine.jobs.store import remember
from engine.tasks import Debounce, TaskOwner
from engine.views import TransferState

LOOK_S: Final = 2.0
"""How often the running downloads are looked at; nothing runs while there are none."""
DECIDE_S: Final = 0.01
"""Events of one moment (ten thousand IDs pasted at once) are decided together."""


MAX_TOLD: Final = 200
"""Places of the queue that are told when they change: with every download that ends all of ten
thousand would. A view that is asked for has the right place in any case."""


class Starter(Protocol):
    """Who starts and stops downloads; both wait for other commands on the row."""

    async def begin_turn(self, row: Row) -> None:
        """It is the row's turn, if it still is."""

    async def end_turn(self, row: Row) -> None:
        """It has to wait again, if it still has."""


class Turns:
    """The queue of one node."""

    def __init__(
        self, context: Context, starter: Starter, running: Callable[[], Iterable[Download]]
    ) -> None:
        self._context = context
        self._starter = starter
        self._running = running
        self._queue = Queue(context.active_downloads)
        self._tasks = TaskOwner("turns")
        self._soon = Debounce(DECIDE_S, self._decide)
        self._look: asyncio.TimerHandle | None = None
        self._stopped = False
        self._told: dict[str, int] = {}  # places that rows show

    # --- who wants one ---------------------------------------------------------------------

    def enter(self, row: Row) -> bool:
        """The row wants to download: True when it is its turn at once, else it waits."""
        row.rank = row.rank or self._queue.last_rank()
        begins = self._queue.enter(row.key, row.rank)
        if begins:
            row.turn(TransferState.FINDING)
        else:
            row.turn(TransferState.QUEUED)
        self._soon.arm()
        return begins

    def leave(self, row: Row) -> None:
        """The row wants it no more, or has it."""
        self._queue.leave(row.key)
        self._told.pop(row.key, None)
        self._soon.arm()

    def is_active(self, row: Row) -> bool:
        """Whether it is the row's turn."""
        return self._queue.is_active(row.key)

    def position(self, row: Row) -> int:
        """1 = next; 0 = it does not wait."""
        return self._queue.position(row.key)

    @property
    def waiting(self) -> int:
        """How many wait."""
        return self._queue.waiting_count

    def set_slots(self, slots: int) -> None:
        """Another number of downloads may be active."""
        self._queue.set_slots(slots)
        self._soon.arm()

    async def move(self, row: Row, position: int) -> None:
        """Put a waiting row elsewhere; raises UserFacingError for another."""
        if not self._queue.position(row.key):
            raise UserFacingError(f"{row.name or 'It'} does not wait for its turn.")
        await self._keep(self._queue.move(row.key, position))
        self._soon.arm()

    def begin_now(self, row: Row) -> None:
        """It is the row's turn, before all others: the last of the active may have to wait."""
        row.rank = self._queue.first_rank()
        self._queue.activate(row.key, row.rank)
        self._soon.arm()

    async def _keep(self, ranks: Iterable[tuple[str, float]]) -> None:
        rows = self._context.registry
        for key, rank in ranks:
            if key in rows:
                row = rows.find(key)
                row.rank = rank
                await remember(self._context.library, row)

    # --- decisions -------------------------------------------------------------------------

    def _decide(self) -> None:
        if self._stopped:
            return
        turn = self._queue.decide()
        for key in turn.wait:
            self._carry_out(key, self._starter.end_turn)
        for key in turn.begin:
            self._carry_out(key, self._starter.begin_turn)
        if turn.ranks:
            self._tasks.start(self._keep(turn.ranks), "keep")
        self._tell()

    def _carry_out(self, key: str, step: Callable[[Row], Coroutine[Any, Any, None]]) -> None:
        if key in self._context.registry:
            self._tasks.start(step(self._context.registry.find(key)), f"turn {key}")

    def _tell(self) -> None:
        """Rows at the head of the queue whose place changed say so; see `MAX_TOLD`."""
        registry = self._context.registry
        places = {key: place for place, key in enumerate(self._queue.waiting[:MAX_TOLD], 1)}
        for key, place in places.items():
            if self._told.get(key) != place and key in registry:
                registry.changed(registry.find(key))
        self._told = places

    # --- looking ---------------------------------------------------------------------------

    def begun(self) -> None:
        """A download runs: it is looked at from now on."""
        self._arm_look()

    def _arm_look(self) -> None:
        if self._look is None and not self._stopped and any(True for _ in self._running()):
            self._look = asyncio.get_running_loop().call_later(LOOK_S, self._look_now)

    def _look_now(self) -> None:
        self._look = None
        now = asyncio.get_running_loop().time()
        for download in list(self._running()):
            stalled = download.pulse.beat(download.look(), now)
            if self._queue.set_stalled(download.row.key, stalled):
                self._soon.arm()
        self._arm_look()

    async def stop(self) -> None:
        """No more turns."""
        self._stopped = True
        self._soon.cancel()
        if self._look is not None:
            self._look.cancel()
        await self._tasks.stop()
