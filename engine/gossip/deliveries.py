"""Delivery records: who sent us which message while we did not know yet whether it is valid.

Owns the bounded records that P2, P3 and P4 are counted from (go `score.go` `messageDeliveries`);
the counting is `score`'s.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from enum import Enum

from engine.gossip.messages import MessageId, PeerId
from engine.gossip.parameters import MAX_SEEN, MAX_SENDERS_PER_MESSAGE


class Status(Enum):
    """What is known about a message."""

    UNKNOWN = "unknown"  # being validated
    VALID = "valid"
    INVALID = "invalid"
    IGNORED = "ignored"  # a validator asked to look away
    THROTTLED = "throttled"  # there was no time to find out


@dataclass(slots=True)
class DeliveryRecord:
    """One message: its status, and the peers whose copies have been counted or wait to be."""

    first_seen: float
    status: Status = Status.UNKNOWN
    validated: float = 0.0
    peers: dict[PeerId, None] = field(default_factory=dict)

    def note(self, peer: PeerId) -> bool:
        """Whether this is the peer's first copy, and there is room to remember it."""
        if peer in self.peers or len(self.peers) >= MAX_SENDERS_PER_MESSAGE:
            return False
        self.peers[peer] = None
        return True

    def settle(self, status: Status) -> None:
        """Fix the status of a message that was not valid; its senders are of no more use."""
        self.status = status
        self.peers = {}


class Deliveries:
    """Records by message ID, each for `ttl_s` from its creation; the oldest go when it is full."""

    def __init__(self, ttl_s: float, limit: int = MAX_SEEN) -> None:
        self._ttl_s = ttl_s
        self._limit = limit
        self._records: OrderedDict[MessageId, DeliveryRecord] = OrderedDict()  # as in `SeenCache`

    def __len__(self) -> int:
        return len(self._records)

    def record(self, now: float, message_id: MessageId) -> DeliveryRecord:
        """The message's record, made if there is none."""
        found = self._records.get(message_id)
        if found is None:
            found = self._records[message_id] = DeliveryRecord(first_seen=now)
            if len(self._records) > self._limit:
                self._records.popitem(last=False)
        return found

    def expire(self, now: float) -> None:
        """Forget records older than the TTL."""
        while self._records:
            oldest = next(iter(self._records))
            if now - self._records[oldest].first_seen <= self._ttl_s:
                return
            del self._records[oldest]
