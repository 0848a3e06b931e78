"""Checks messages for the router: signatures in batches off the loop, then the topic's validator.

Owns the queue of what waits, which the router bounds (`validation`), and the threshold below which
a thread would cost more than it saves.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any, Final

from engine.gossip.events import Validate, Validated, Verdict
from engine.gossip.messages import Message
from engine.gossip.signing import Verify

INLINE: Final = 2  # a check takes about 0.13 ms; a hop to a thread and back as much
BATCH: Final = 64  # about 8 ms of one thread

Opinion = Callable[[Message], Verdict]


class Validator:
    """Turns `Validate` into `Validated`, in the order they came."""

    def __init__(
        self,
        verify: Verify,
        opinion: Opinion,
        conclude: Callable[[Validated], None],
        start_task: Callable[[Coroutine[Any, Any, None], str], object],
    ) -> None:
        self._verify = verify
        self._opinion = opinion
        self._conclude = conclude
        self._start_task = start_task
        self._queue: deque[Validate] = deque()
        self._running = False

    def __len__(self) -> int:
        return len(self._queue)

    def add(self, requests: list[Validate]) -> None:
        """Check these messages; a few at once, many in a thread."""
        if not self._running and len(requests) <= INLINE:
            for request in requests:
                self._answer(request, self._verify(request.message))
            return
        self._queue.extend(requests)
        if not self._running:
            self._running = True
            self._start_task(self._work(), "validate")

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._queue:
                batch = [self._queue.popleft() for _ in range(min(BATCH, len(self._queue)))]
                genuine = await loop.run_in_executor(None, self._verify_all, batch)
                for request, holds in zip(batch, genuine, strict=True):
                    self._answer(request, holds)
        finally:
            self._running = False

    def _verify_all(self, batch: list[Validate]) -> list[bool]:
        return [self._verify(request.message) for request in batch]

    def _answer(self, request: Validate, holds: bool) -> None:
        verdict = self._opinion(request.message) if holds else Verdict.BAD_SIGNATURE
        self._conclude(Validated(request.ticket, verdict))
