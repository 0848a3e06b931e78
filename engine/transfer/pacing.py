"""Turns at the upload limits: who sends next when bytes are rationed, each transfer in its turn.

Owns the queues before the node's limit and before each transfer's. How much a limit lets through is
the `TokenBucket`'s.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final

from engine.transfer.fairness import FairOrder, Share
from engine.transfer.rates import TokenBucket

SLICE_S: Final = 0.05
"""What one turn may take at most, in seconds of the limit: so many turns a second are shared."""
MAX_SLEEP_S: Final = 0.25
"""A limit that is raised is felt after that."""
UNLIMITED: Final = 1 << 30

Take = Callable[[int], int]
"""`take(most)` takes at most so many bytes, or one block, and gives how many."""
Onward = Callable[[Take], Awaitable[None]]


class Gate:
    """One limit and those who wait for it: first come, first served."""

    def __init__(self, bucket: TokenBucket, clock: Callable[[], float]) -> None:
        self.bucket = bucket
        self._clock = clock
        self._turn = asyncio.Lock()

    async def pass_through(self, take: Take, onward: Onward | None = None) -> None:
        """Call `take(most)`, which gives the bytes it took, when it is this caller's turn.

        `onward` is a second limit that the same bytes pass: `FairGate.pass_through` of a share.
        """
        if not self.bucket.limited and not self._turn.locked():
            await self._within(take, onward)
            return
        async with self._turn:
            while (wait_s := self.bucket.wait_s(self._clock())) > 0:
                await self._rest(wait_s)
            await self._within(take, onward)

    @staticmethod
    async def _rest(wait_s: float) -> None:
        """Time fills a bucket, no event does; but the limit may be raised meanwhile."""
        await asyncio.sleep(min(wait_s, MAX_SLEEP_S))

    async def _within(self, take: Take, onward: Onward | None) -> None:
        most = _slice(self.bucket)

        def take_here(limit: int) -> int:
            count = take(min(limit, most))
            self.bucket.take(count, self._clock())
            return count

        if onward is None:
            take_here(UNLIMITED)
        else:
            await onward(take_here)


class FairGate:
    """One limit and those who wait for it, by the weights of their shares."""

    def __init__(self, bucket: TokenBucket, clock: Callable[[], float]) -> None:
        self.bucket = bucket
        self._clock = clock
        self._order = FairOrder()
        self._queues: dict[Share, deque[asyncio.Future[None]]] = {}
        self._taken = False  # it is somebody's turn

    async def pass_through(self, share: Share, take: Take) -> None:
        """Call `take(most)`, which gives the bytes it took, when it is the share's turn."""
        if not self.bucket.limited and not self._taken:
            self._take(share, take)
            return
        await self._turn(share)
        try:
            while (wait_s := self.bucket.wait_s(self._clock())) > 0:
                await self._rest(wait_s)
            self._take(share, take)
        finally:
            self._next()

    @staticmethod
    async def _rest(wait_s: float) -> None:
        """As `Gate._rest`."""
        await asyncio.sleep(min(wait_s, MAX_SLEEP_S))

    def _take(self, share: Share, take: Take) -> None:
        count = take(_slice(self.bucket))
        self.bucket.take(count, self._clock())
        if self.bucket.limited:
            self._order.took(share, count)

    async def _turn(self, share: Share) -> None:
        if not self._taken:
            self._taken = True
            return
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queues.setdefault(share, deque()).append(mine)
        self._order.join(share)
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                self._next()  # it was given to one who left
            raise

    def _next(self) -> None:
        """Give the turn to the first who still waits."""
        while (share := self._order.first()) is not None:
            queue = self._queues[share]
            waiter = queue.popleft()
            if not queue:
                del self._queues[share]
                self._order.leave(share)
            if not waiter.done():
                waiter.set_result(None)
                return
        self._taken = False


def _slice(bucket: TokenBucket) -> int:
    return int(bucket.rate * SLICE_S) if bucket.limited else UNLIMITED
