"""Checks messages for the router: the signature, then the topic's validator, in slices of the loop.

Owns the queue of what waits, which the router bounds (`validation`), and how much one turn of the
loop may check, whatever a peer sends in it. Not in a thread: `cryptography` holds the GIL while it
verifies an Ed25519 signature (two threads were measured to take exactly twice as long as one), so
a thread would add hops and win nothing.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any, Final

from engine.gossip.events import Validate, Validated, Verdict
from engine.gossip.messages import Message
from engine.gossip.signing import Verify

SLICE: Final = 16  # about 2 ms: well within a frame of the window

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
        self._spent = 0  # checks made at once in this turn of the loop

    def __len__(self) -> int:
        return len(self._queue)

    def add(self, requests: list[Validate]) -> None:
        """Check these messages: one slice at once, more in the turns of the loop that follow."""
        if not self._running and self._spent + len(requests) <= SLICE:
            if not self._spent:
                asyncio.get_running_loop().call_soon(self._new_turn)
            self._spent += len(requests)
            for request in requests:
                self._answer(request)
            return
        self._queue.extend(requests)
        if not self._running:
            self._running = True
            self._start_task(self._work(), "validate")

    def _new_turn(self) -> None:
        self._spent = 0

    async def _work(self) -> None:
        try:
            while self._queue:
                for _ in range(min(SLICE, len(self._queue))):
                    self._answer(self._queue.popleft())
                await asyncio.sleep(0)
        finally:
            self._running = False

    def _answer(self, request: Validate) -> None:
        holds = self._verify(request.message)
        verdict = self._opinion(request.message) if holds else Verdict.BAD_SIGNATURE
        self._conclude(Validated(request.ticket, verdict))
