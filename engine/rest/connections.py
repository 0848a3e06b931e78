"""Connections to the API: how many there may be, and how long one may be there without a right.

Owns the bounds on whoever has shown no token: another user of the machine, or anybody where the API
listens to a network. uvicorn bounds requests, and counts a connection that says nothing, or a
letter a minute, among them. Who has a right is the guard's to say; it marks the request.
"""

from __future__ import annotations

import asyncio
from typing import Final, cast

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

MAX_CONNECTIONS: Final = 256
ASKING_S: Final = 10.0
"""So long after the connection or the last answer, the guard has let the next request through."""
ADMITTED: Final = "shoal.admitted"
"""What the guard sets in the scope of a request that has shown the token."""


class BoundedProtocol(H11Protocol):
    """One connection; of too many, those without a right go, the oldest first."""

    _late: asyncio.TimerHandle | None = None
    _since = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take it; where all places are taken, take that of another."""
        super().connection_made(transport)
        self._wait()
        others = [cast("BoundedProtocol", one) for one in self.connections]
        there = [one for one in others if not one.transport.is_closing()]
        waiting = [one for one in there if not one.admitted]
        if len(there) > MAX_CONNECTIONS:
            min(waiting, key=lambda one: one._since).transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        self._end_wait()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """The next request has its time from here."""
        super().on_response_complete()
        self._wait()

    @property
    def admitted(self) -> bool:
        """Whether a request that has shown the token is being answered."""
        cycle = cast("RequestResponseCycle | None", self.cycle)
        return cycle is not None and not cycle.response_complete and ADMITTED in self.scope

    def _wait(self) -> None:
        self._end_wait()
        if not self.transport.is_closing():
            self._since = self.loop.time()
            self._late = self.loop.call_later(ASKING_S, self._on_late)

    def _end_wait(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _on_late(self) -> None:
        self._late = None
        if not self.admitted:
            self.transport.abort()
