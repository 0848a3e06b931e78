"""Turns at the upload limits: who sends next when bytes are rationed, in the order of asking.

Owns the queues before the node's limit and before each file's. How much a limit lets through is
the `TokenBucket`'s.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from engine.transfer.rates import TokenBucket

SLICE_S: Final = 0.05
"""What one turn may take at most, in seconds of the limit: so many turns a second are shared."""
MAX_SLEEP_S: Final = 0.25
"""A limit that is raised is felt after that."""
UNLIMITED: Final = 1 << 30


class Gate:
    """One limit and those who wait for it: first come, first served."""

    def __init__(self, bucket: TokenBucket, clock: Callable[[], float]) -> None:
        self.bucket = bucket
        self._clock = clock
        self._turn = asyncio.Lock()

    async def pass_through(self, take: Callable[[int], int], inner: Gate | None = None) -> None:
        """Call `take(most)`, which gives the bytes it took, when it is this caller's turn.

        `inner` is a second limit that the same bytes pass.
        """
        if not self.bucket.limited and not self._turn.locked():
            await self._within(take, inner)
            return
        async with self._turn:
            while (wait_s := self.bucket.wait_s(self._clock())) > 0:
                await self._rest(wait_s)
            await self._within(take, inner)

    @staticmethod
    async def _rest(wait_s: float) -> None:
        """Time fills a bucket, no event does; but the limit may be raised meanwhile."""
        await asyncio.sleep(min(wait_s, MAX_SLEEP_S))

    async def _within(self, take: Callable[[int], int], inner: Gate | None) -> None:
        most = int(self.bucket.rate * SLICE_S) if self.bucket.limited else UNLIMITED

        def take_here(limit: int) -> int:
            count = take(min(limit, most))
            self.bucket.take(count, self._clock())
            return count

        if inner is None:
            take_here(UNLIMITED)
        else:
            await inner.pass_through(take_here)
