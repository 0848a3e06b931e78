"""Is the peer still there, and how far away: pings on one connection.

Owns which pings are unanswered, the last round trip, and when silence is too long. Pings travel as
yamux's own frames.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.net.yamux import Session

IDLE_PING_S = 60.0
IDLE_DROP_S = 150.0
SILENT_S = 5.0  # a peer that owes us something and says nothing for so long is asked
PROBE_S = 8.0  # and given up when nothing at all comes within that
MAX_PINGS = 16  # of ours, unanswered
PING_VALUES = 1 << 32

OnAnswer = Callable[[float | None], None]


class Keepalive:
    """Pings through `session`; an answer is a round trip in seconds, None if none will come."""

    __slots__ = ("_heard_at", "_next", "_probed_at", "_session", "_waiting", "rtt_s")

    def __init__(self, session: Session, now: float) -> None:
        self.rtt_s: float | None = None
        self._session = session
        self._heard_at = now
        self._waiting: dict[int, tuple[float, OnAnswer | None]] = {}
        self._next = 0
        self._probed_at: float | None = None

    @property
    def may_ping(self) -> bool:
        """Whether few enough pings are unanswered."""
        return len(self._waiting) < MAX_PINGS

    def ping(self, now: float, on_answer: OnAnswer | None = None) -> None:
        """Put a ping into the session's output."""
        self._waiting[self._next] = (now, on_answer)
        self._session.ping(self._next)
        self._next = (self._next + 1) % PING_VALUES

    def heard(self, now: float) -> None:
        """Something came from the peer."""
        self._heard_at = now
        self._probed_at = None

    def probe(self, now: float) -> None:
        """Something is waited for: ask a silent peer whether it is still there."""
        if self._probed_at is None and now - self._heard_at >= SILENT_S:
            self._probed_at = now
            if self.may_ping:
                self.ping(now)

    def answered(self, value: int, now: float) -> None:
        """A pong came; one that nobody asked for means nothing."""
        if value in self._waiting:
            sent_at, on_answer = self._waiting.pop(value)
            self.rtt_s = now - sent_at
            if on_answer is not None:
                on_answer(self.rtt_s)

    def tick(self, now: float) -> bool:
        """Ping a silent peer; False once it has been silent for too long."""
        idle = now - self._heard_at
        if idle >= IDLE_PING_S and not self._waiting:
            self.ping(now)
        gone = self._probed_at is not None and now - self._probed_at >= PROBE_S
        return idle < IDLE_DROP_S and not gone

    def close(self) -> None:
        """No answers will come."""
        waiting, self._waiting = self._waiting, {}
        for _, on_answer in waiting.values():
            if on_answer is not None:
                on_answer(None)
