"""One-way publication: facts at once, changed rows coalesced, each subscriber with a bounded queue.

Owns the sequence numbers, the queues and the one timer that gathers changes of rows. A subscriber
that is too slow loses what it missed and gets one `ResyncNeeded` instead. Nothing is built, and no
timer runs, while nobody listens or nothing changes.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from typing import Final, TypeVar

from engine.events import Event, ResyncNeeded
from engine.tasks import Debounce
from engine.views import Snapshot

COALESCE_S: Final = 0.4
"""How long changes of a row are gathered before its view is published."""
MAX_QUEUE: Final = 1024
"""Events one subscriber may be behind."""

E = TypeVar("E", bound=Event)


class EventStream:
    """One subscriber's queue; iterating gives events until it is closed."""

    def __init__(self, snapshot: Snapshot, on_close: Callable[[EventStream], None]) -> None:
        self.snapshot = snapshot
        self._on_close = on_close
        self._queue: deque[Event] = deque()
        self._wake = asyncio.Event()
        self._closed = False
        self._overflowed = False

    def put(self, event: Event) -> None:
        """Queue an event, or note that the subscriber is too slow."""
        if self._closed or self._overflowed:
            return
        if len(self._queue) >= MAX_QUEUE:
            self._queue.clear()
            self._overflowed = True
            event = ResyncNeeded(event.sequence)
        self._queue.append(event)
        self._wake.set()

    async def __aiter__(self) -> AsyncIterator[Event]:
        while True:
            while self._queue:
                event = self._queue.popleft()
                if isinstance(event, ResyncNeeded):
                    self._overflowed = False
                yield event
            if self._closed:
                return
            self._wake.clear()
            await self._wake.wait()

    def end(self) -> None:
        """No more events come: the iteration ends after those that are queued."""
        self._closed = True
        self._wake.set()

    async def close(self) -> None:
        """Stop receiving."""
        self.end()
        self._on_close(self)


class Bus:
    """Fans events out to all subscribers."""

    def __init__(self, build_changes: Callable[[set[str]], list[Callable[[int], Event]]]) -> None:
        """`build_changes(keys)` makes the events for rows that changed; "" stands for the node."""
        self._build_changes = build_changes
        self._streams: list[EventStream] = []
        self._sequence = 0
        self._dirty: set[str] = set()
        self._timer = Debounce(COALESCE_S, self._flush)

    def subscribe(self, build_snapshot: Callable[[int], Snapshot]) -> EventStream:
        """The snapshot of this moment and every event after it."""
        self._flush()
        stream = EventStream(build_snapshot(self._sequence), self._remove)
        self._streams.append(stream)
        return stream

    @property
    def has_listeners(self) -> bool:
        """Whether anybody hears what is published now."""
        return bool(self._streams)

    def publish(self, make: Callable[[int], Event]) -> None:
        """Publish a fact at once; `make` is given its sequence number."""
        self._sequence += 1
        event = make(self._sequence)
        for stream in self._streams:
            stream.put(event)

    def mark(self, key: str) -> None:
        """The row changed: its view is published soon, once."""
        self._dirty.add(key)
        if self._streams:
            self._timer.arm()

    def unmark(self, key: str) -> None:
        """The row is gone, or was just published whole."""
        self._dirty.discard(key)

    def close(self) -> None:
        """End every subscription."""
        self._timer.cancel()
        for stream in self._streams:
            stream.end()
        self._streams.clear()

    def _flush(self) -> None:
        dirty, self._dirty = self._dirty, set()
        if self._streams and dirty:
            for make in self._build_changes(dirty):
                self.publish(make)

    def _remove(self, stream: EventStream) -> None:
        if stream in self._streams:
            self._streams.remove(stream)
