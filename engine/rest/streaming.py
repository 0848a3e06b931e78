"""Answers that last: file content and event streams, let go the moment the client is gone.

Owns one response class and the event stream's source. The body comes from an async generator that
is always closed, whether it ended, failed, or the client hung up in the middle; its first chunk is
had before the status line is sent, so that what fails at once fails with a proper status.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing

from starlette.responses import Response

from engine import view_json
from engine.api import PieceSubscription, Subscription
from engine.errors import ShoalError
from engine.events import Event
from engine.rest import sse
from engine.rest.answers import refusal
from engine.rest.faults import body_of
from engine.rest.security import Receive, Scope, Send
from engine.tasks import TaskOwner

logger = logging.getLogger(__name__)

EVENTS_AHEAD = 16  # the subscription's own queue is the buffer; this one only decouples the timer


class StreamedResponse(Response):
    """Status, headers, and a body as it comes; `owner` holds its tasks and ends them at a stop."""

    def __init__(
        self,
        body: AsyncGenerator[bytes, None],
        owner: TaskOwner,
        status_code: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.status_code = status_code
        self.background = None
        self._body = body
        self._owner = owner
        self.init_headers(headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the body ends or the client is gone, whichever is first."""
        sender = self._owner.start(self._send(scope, receive, send), "body")
        watcher = self._owner.start(_disconnected(receive), "disconnect")
        try:
            await asyncio.wait({sender, watcher}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (sender, watcher):
                if not task.cancelling():  # a second time would cut off what it cleans up
                    task.cancel()
            await asyncio.gather(sender, watcher, return_exceptions=True)

    async def _send(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with aclosing(self._body) as body:
            try:
                chunk = await anext(body, None)
            except ShoalError as error:
                await refusal(error)(scope, receive, send)
                return
            await send(
                {
                    "type": "http.response.start",
                    "status": self.status_code,
                    "headers": self.raw_headers,
                }
            )
            while chunk is not None:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
                chunk = await anext(body, None)
            await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def event_stream(
    subscription: Subscription | PieceSubscription, name_of: Callable[[Event], str]
) -> AsyncGenerator[bytes, None]:
    """The snapshot, then each event after it, then a sign of life while there is none."""
    queue: asyncio.Queue[bytes | None] = asyncio.Queue(EVENTS_AHEAD)
    owner = TaskOwner("event stream")
    snapshot = view_json.to_json(subscription.snapshot)
    try:
        yield sse.encode(sse.Message(sse.SNAPSHOT, snapshot))
        owner.start(_pump(subscription, queue, name_of), "pump")
        while (chunk := await _next(queue)) is not None:
            yield chunk
    finally:
        try:
            await owner.stop()
        finally:
            await subscription.close()


async def _next(queue: asyncio.Queue[bytes | None]) -> bytes | None:
    try:
        return await asyncio.wait_for(queue.get(), sse.KEEPALIVE_S)
    except TimeoutError:
        return sse.KEEPALIVE


async def _pump(
    subscription: Subscription | PieceSubscription,
    queue: asyncio.Queue[bytes | None],
    name_of: Callable[[Event], str],
) -> None:
    try:
        async for event in subscription:
            data = view_json.to_json(event)
            await queue.put(sse.encode(sse.Message(name_of(event), data, str(event.sequence))))
    except ShoalError as error:
        await queue.put(sse.encode(sse.Message(sse.ERROR, body_of(error))))
    await queue.put(None)
