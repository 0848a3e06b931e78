"""Why a download does not move: facts of its swarms in, one sentence and its cause out.

Owns the words and their order: what a person can change comes before what only time can. It looks
at nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.views import Cause

QUIET_S: Final = 6.0
"""Nothing came for so long: time to say why. Shorter pauses are part of any download."""
STALLED_S: Final = 30.0
"""A download to which nothing came for so long gives its slot to the next."""
STEADY_S: Final = 10.0
"""It takes a slot again when something came all the time for so long."""
NOBODY: Final = "Nobody who has it is online; still looking."
CONNECTING: Final = "Found somebody who has it; connecting."
UNANSWERED: Final = (
    "Nobody who is known to have it answers: they are offline, or a firewall there lets nobody in; "
    "still trying."
)
PATIENCE_S: Final = 20.0
"""A peer that is there answers long before; then those who are known are not."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the swarms of one download look like at this moment."""

    peers: int = 0  # connected
    providers: int = 0  # known to have it
    searched: bool = False  # everybody who could be asked was asked once
    holding: int = 0  # connected peers that have something we want
    choking: int = 0  # of those, the ones that serve others now
    missing: int = 0  # pieces that nobody who is known has
    open_pieces: int = 0  # wanted pieces that are not here
    quiet_s: float = 0.0  # since something came
    limit: int = 0  # bytes per second it may take, 0 = no limit
    held_back: bool = False  # the limit makes it wait


class Pulse:
    """Whether a download is stalled: when nothing came for long, until it is steady again.

    One block a minute does not end it, else it would take the slot from another each time.
    """

    def __init__(self) -> None:
        self._steady_since: float | None = None
        self.stalled = False

    def beat(self, quiet_s: float, now: float) -> bool:
        """`quiet_s`: since something came. Gives whether it is stalled."""
        if quiet_s > QUIET_S:
            self._steady_since = None
            self.stalled = self.stalled or quiet_s >= STALLED_S
        elif self._steady_since is None:
            self._steady_since = now
        if self._steady_since is not None and now - self._steady_since >= STEADY_S:
            self.stalled = False
        return self.stalled


def why(facts: Facts) -> tuple[str, Cause]:
    """(sentence, cause), both empty while bytes come or nothing is wrong."""
    if not facts.peers and not facts.providers and not facts.searched:
        return "", Cause.NONE
    if not facts.peers:
        return _alone(facts)
    if facts.missing and facts.missing == facts.open_pieces:
        return _nowhere(facts.missing), Cause.NO_HOLDER
    if facts.quiet_s < QUIET_S:
        return "", Cause.NONE
    if facts.held_back:
        return f"A limit of {facts.limit:,} bytes per second holds it back.", Cause.LIMITED
    if facts.holding and facts.choking == facts.holding:
        return _choked(facts.holding), Cause.CHOKED
    return "Connected, but nothing comes at the moment; others are looked for.", Cause.STALLED


def waiting_words(position: int) -> str:
    """Why a download waits at a place of the queue, 1 = next."""
    if position == 1:
        return "Waits for its turn; it is next."
    others = "1 other" if position == 2 else f"{position - 1:,} others"
    return f"Waits for its turn: {others} first."


def _alone(facts: Facts) -> tuple[str, Cause]:
    if not facts.providers:
        return NOBODY, Cause.NOBODY_ONLINE
    if facts.quiet_s < PATIENCE_S:
        return CONNECTING, Cause.CONNECTING
    return UNANSWERED, Cause.UNREACHABLE


def _nowhere(count: int) -> str:
    if count == 1:
        return "The last piece is with nobody who is online; still looking."
    return f"The last {count:,} pieces are with nobody who is online; still looking."


def _choked(holders: int) -> str:
    if holders == 1:
        return "The one person who has it serves others now; it is in line there."
    return f"All {holders:,} people who have it serve others now; it is in line there."
