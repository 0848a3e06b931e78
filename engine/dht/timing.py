"""How long to wait for a reply: the retransmission timer of RFC 6298 over all peers, clamped.

Owns the estimate only. One estimate serves for all peers, because most are asked once.
"""

from __future__ import annotations

INITIAL_S = 1.0
SHORTEST_S = 0.5
LONGEST_S = 2.0
_ALPHA, _BETA, _DEVIATIONS = 1 / 8, 1 / 4, 4.0  # RFC 6298, section 2


class ReplyTimer:
    """Smoothed round-trip time and its variation."""

    def __init__(self) -> None:
        self._smoothed: float | None = None
        self._variation = 0.0

    @property
    def timeout_s(self) -> float:
        """Seconds after which a request counts as lost, 0.5 to 2."""
        if self._smoothed is None:
            return INITIAL_S
        estimate = self._smoothed + _DEVIATIONS * self._variation
        return min(max(estimate, SHORTEST_S), LONGEST_S)

    def heard(self, rtt_s: float) -> None:
        """A reply came after this many seconds."""
        if self._smoothed is None:
            self._smoothed, self._variation = rtt_s, rtt_s / 2
            return
        self._variation += _BETA * (abs(self._smoothed - rtt_s) - self._variation)
        self._smoothed += _ALPHA * (rtt_s - self._smoothed)
