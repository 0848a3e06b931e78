"""Who comes first when bytes are rationed: shares by weight, of transfers and of files in them.

Owns the order among those that wait, by virtual time: who has had least for its weight is first
(start-time fair queueing, Goyal, Vin and Cheng 1996). A transfer's share is its own however many
files or peers it has; within it its files share in turn. How much may pass is the `TokenBucket`'s.
It knows no clock but the `now` it is given.
"""

from __future__ import annotations

from typing import Final

from engine.transfer.rates import TokenBucket

PATIENCE_S: Final = 0.05
"""Whoever is first and does not come within that time of its turn is not waited for."""
LET_PASS_S: Final = 0.005
"""How soon one that is not first may ask again."""


class Group:
    """One transfer: a weight, and what it has had for it (bytes by weight: its virtual time)."""

    __slots__ = ("served", "virtual", "weight")

    def __init__(self, weight: float = 1.0) -> None:
        self.weight = weight
        self.served = 0.0
        self.virtual = 0.0  # of the file served last


class Share:
    """One file of a transfer, at one limit."""

    __slots__ = ("group", "served", "weight")

    def __init__(self, group: Group | None = None, weight: float = 1.0) -> None:
        self.group = group or Group()
        self.weight = weight
        self.served = 0.0


class FairOrder:
    """The order of those that wait at one limit."""

    def __init__(self) -> None:
        self._waiting: dict[Share, None] = {}
        self._virtual = 0.0  # of the transfer served last

    def join(self, share: Share) -> None:
        """The share waits; whoever took nothing for a while has no claim on the past."""
        group = share.group
        group.served = max(group.served, self._virtual)
        share.served = max(share.served, group.virtual)
        self._waiting[share] = None

    def leave(self, share: Share) -> None:
        """The share waits no longer."""
        self._waiting.pop(share, None)

    @property
    def waiting(self) -> list[Share]:
        """Those that wait."""
        return list(self._waiting)

    def first(self) -> Share | None:
        """Of those that wait, the one whose turn it is."""
        return min(self._waiting, key=_place, default=None)

    def took(self, share: Share, count: int) -> None:
        """The share had so many bytes (gave them back where they are negative)."""
        group = share.group
        if count > 0:
            self._virtual, group.virtual = group.served, share.served
        group.served += count / group.weight
        share.served += count / share.weight


def _place(share: Share) -> tuple[float, float]:
    return share.group.served, share.served


class FairBucket:
    """A limit that is asked again and again: its bytes go to the shares by their weights."""

    def __init__(self, bucket: TokenBucket) -> None:
        self.bucket = bucket
        self._order = FairOrder()
        self._until: dict[Share, float] = {}  # how long each that waits is waited for

    def wait_s(self, share: Share, now: float) -> float:
        """Seconds until the share should ask again; 0 = its turn. Asking means wanting bytes."""
        if not self.bucket.limited:
            return 0.0
        self._order.join(share)
        wait_s = self.bucket.wait_s(now)
        if wait_s <= 0:
            self._forget_those_who_left(now)
            if self._order.first() is share:
                self._order.leave(share)
                self._until.pop(share, None)
                return 0.0
            wait_s = LET_PASS_S
        self._until[share] = now + wait_s + PATIENCE_S
        return wait_s

    def _forget_those_who_left(self, now: float) -> None:
        for share in [one for one, until in self._until.items() if until < now]:
            del self._until[share]
            self._order.leave(share)

    def take(self, share: Share, count: int, now: float) -> None:
        """Account for bytes of the share."""
        self.bucket.take(count, now)
        if self.bucket.limited:
            self._order.took(share, count)


class ShareOf:
    """A share's view of a `FairBucket`: a limit like any other (`rates.Limit`)."""

    __slots__ = ("_bucket", "share")

    def __init__(self, bucket: FairBucket, share: Share) -> None:
        self._bucket = bucket
        self.share = share

    @property
    def rate(self) -> int:
        """The whole limit in bytes per second; 0 = none."""
        return self._bucket.bucket.rate

    def take(self, count: int, now: float) -> None:
        """Account for `count` bytes."""
        self._bucket.take(self.share, count, now)

    def wait_s(self, now: float) -> float:
        """Seconds until it should ask again; 0 = its turn."""
        return self._bucket.wait_s(self.share, now)
