"""How much of a peer is borne: messages, broken rules, and coming again and again.

Owns three counts and their limits, and no policy of swarms: who asks is told yes or no. An honest
peer at a gigabyte per second stays far below each of them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Final

from engine.transfer.messages import (
    Bitmap,
    Choke,
    Hashes,
    HashRequest,
    Have,
    HaveAll,
    Hint,
    Interest,
    Message,
    PeerExchange,
    Requests,
)

EFFORT_RATE: Final = 5_000.0
"""Units of work per second that one peer of a swarm may cause; a unit is some 20 microseconds."""
EFFORT_BURST: Final = 20_000.0
WHOLE_WALK: Final = 50
"""What every peer is looked at for: a choke, an unchoke, a change of interest."""

MAX_OFFENCES: Final = 5
"""Broken rules after which a peer is banned: one may be a mistake of its program, or of ours."""
OFFENCE_S: Final = 600.0
MAX_OFFENDERS: Final = 4096

SHORT_STAY_S: Final = 5.0
FREE_STAYS: Final = 8
"""Short stays of one peer in one swarm before it has to wait between two."""
FIRST_WAIT_S: Final = 1.0
LONGEST_WAIT_S: Final = 300.0
MAX_VISITORS: Final = 4096


def effort_of(message: Message, leaf_layers: int) -> float:
    """What a message costs us, in units; `leaf_layers`: layers below a piece's own hash."""
    match message:
        case Have(pieces):
            return 1 + len(pieces) / 4
        case Requests(requests):
            return 1 + len(requests) / 4
        case Bitmap(_, bits):
            return 1 + len(bits) / 16
        case Hint(ranges):
            return 1 + sum(min(count, 4096) for _, count in ranges) / 16
        case HashRequest(_, base_layer, _, count):
            read = 1 << leaf_layers if base_layer < leaf_layers else 0  # a whole piece is read
            return 2 + count / 64 + read
        case Hashes(_, hashes, _):
            return 1 + len(hashes) / 1024
        case PeerExchange(added, _):
            return 1 + len(added)
        case Interest() | Choke() | HaveAll():
            return WHOLE_WALK
        case _:
            return 1.0


class Effort:
    """What one peer may still cause us to do."""

    __slots__ = ("_at", "_left")

    def __init__(self) -> None:
        self._at = 0.0
        self._left = EFFORT_BURST

    def spend(self, units: float, now: float) -> bool:
        """Whether that is still borne."""
        self._left = min(self._left + EFFORT_RATE * (now - self._at), EFFORT_BURST) - units
        self._at = now
        return self._left >= 0


class Offences:
    """Rules that peers broke lately, in whatever swarm."""

    def __init__(self) -> None:
        self._lately: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def note(self, peer: str, now: float) -> bool:
        """One more; whether it is one too many."""
        count, last = self._lately.pop(peer, (0, now))
        count = 1 if now - last > OFFENCE_S else count + 1
        self._lately[peer] = (count, now)
        if len(self._lately) > MAX_OFFENDERS:
            self._lately.popitem(last=False)
        return count >= MAX_OFFENCES


@dataclass(slots=True)
class _Visitor:
    came_at: float
    short_stays: int = 0
    until: float = 0.0  # not let in, nor gone to, before that


class Visits:
    """Who comes and goes how often: a peer that never stays is let in less and less."""

    def __init__(self) -> None:
        self._visitors: OrderedDict[Hashable, _Visitor] = OrderedDict()

    def may_come(self, who: Hashable, now: float) -> bool:
        """Whether `who` has waited long enough."""
        visitor = self._visitors.get(who)
        return visitor is None or now >= visitor.until

    def came(self, who: Hashable, now: float) -> None:
        """It is here."""
        visitor = self._visitors.pop(who, None) or _Visitor(now)
        visitor.came_at = now
        self._visitors[who] = visitor
        if len(self._visitors) > MAX_VISITORS:
            self._visitors.popitem(last=False)

    def went(self, who: Hashable, now: float) -> None:
        """It is gone."""
        visitor = self._visitors.get(who)
        if visitor is None:
            return
        if now - visitor.came_at > SHORT_STAY_S:
            del self._visitors[who]
            return
        visitor.short_stays += 1
        surplus = visitor.short_stays - FREE_STAYS
        if surplus >= 0:
            visitor.until = now + min(FIRST_WAIT_S * 2.0**surplus, LONGEST_WAIT_S)
