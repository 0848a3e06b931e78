"""What a swarm knows of one connected peer: both directions, without any I/O."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.transfer.availability import PieceSet
from engine.transfer.blocks import Outstanding, PeerKey
from engine.transfer.messages import (
    PieceIndex,
    Request,
    RequestId,
)
from engine.transfer.patience import Effort
from engine.transfer.rates import RateMeter


@dataclass(slots=True)
class PeerState:
    """One peer of one swarm."""

    key: PeerKey
    joined_at: float
    down: RateMeter
    up: RateMeter
    effort: Effort = field(default_factory=Effort)
    greeted: bool = False  # it said HELLO
    knows_root: bool = False  # and proved the file's size and root with it
    told_root: bool = False  # and so did we
    name: str = ""  # what it calls the file
    has: PieceSet | None = None
    bitmap_bytes: int = 0  # told so far, however often

    # what we fetch from it
    choking_us: bool = True
    interesting: bool = False  # we told it that we are interested
    credit: int = 0
    window: int = 0  # bytes we keep outstanding
    outstanding: dict[RequestId, Outstanding] = field(default_factory=dict)
    outstanding_bytes: int = 0
    last_data_at: float = 0.0
    slow_start: bool = True  # the window grows with every answer
    last_rate: float = 0.0
    rtt_s: float = 0.0  # the quickest answer of late
    snubbed: bool = False
    hash_requests: int = 0
    useful: int = 0  # pieces it has and we have not, unless it has all
    rest_until: float = 0.0  # not asked before that: it just refused
    nothing_at: int = -1  # the picker's revision when nothing was found for it
    hints: dict[PieceIndex, None] = field(default_factory=dict)
    """Pieces it suggests to take from it; bounded in `fetcher`."""
    directed_at: float | None = None  # when it last suggested any; None: take what we like

    # what it fetches from us
    choked: bool = True
    interested: bool = False
    uploads: dict[RequestId, Request] = field(default_factory=dict)
    upload_bytes: int = 0
    was_unchoked: bool = False
    entitled: bool = False  # it earned its slot, or has the optimistic one
    slot_at: float = 0.0  # when it was last given a slot by rank
    merit: float = 0.0  # what it gave or passed on of late, bytes
    merit_mark: int = 0
    passed_on: int = 0  # bytes of ours that others got from it
    unpassed: int = 0  # pieces we gave it that nobody got from it yet
    directing: bool = False  # it is its turn: we choose what it takes from us
    passing_s: float = 0.0  # usual time until another got one of our first copies from it
    turn_at: float = 0.0  # when its last turn began
    turns: int = 0  # begun so far
    turn_left: int = 0  # bytes of its turn it has not asked for
    suggested: dict[PieceIndex, None] = field(default_factory=dict)
    """Pieces we suggested that it has not asked for yet."""

    def have_fraction(self, total: int) -> float:
        """How much of the file it has, 0..1."""
        return self.has.count / total if self.has is not None and total else 0.0

    def usefulness(self, now: float) -> float:
        """Bytes per second both ways; a little for a peer that may yet be of use."""
        hope = 0.5 if not self.snubbed and (self.interesting or self.interested) else 0.0
        return self.down.rate(now) + self.up.rate(now) + hope
