"""What was seen, and what can still be handed out: the seen cache and the message cache.

Owns the two bounded windows over messages and nothing of their routing. The seen cache remembers
IDs for two minutes so that nothing is delivered twice; the message cache keeps whole messages for
five heartbeats, advertises those of the last three, and counts who asked for which how often.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from engine.gossip.messages import Message, MessageId, PeerId, Topic
from engine.gossip.parameters import MAX_CACHED_BYTES, MAX_SEEN

# What an entry weighs beyond its data, so that a flood of empty messages is bounded as well.
_OVERHEAD_BYTES = 512


class SeenCache:
    """IDs seen within the TTL, counted from the first sight (go's `first-seen` strategy)."""

    def __init__(self, ttl_s: float, limit: int = MAX_SEEN) -> None:
        self._ttl_s = ttl_s
        self._limit = limit
        # Not a dict: one that loses its oldest passes over the places of all that went before.
        self._first_seen: OrderedDict[MessageId, float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._first_seen)

    def __contains__(self, message_id: MessageId) -> bool:
        return message_id in self._first_seen

    def add(self, now: float, message_id: MessageId) -> bool:
        """Whether the ID is new; a repetition does not prolong its stay."""
        if message_id in self._first_seen:
            return False
        self._first_seen[message_id] = now
        if len(self._first_seen) > self._limit:
            self._first_seen.popitem(last=False)
        return True

    def expire(self, now: float) -> None:
        """Forget what was first seen longer ago than the TTL."""
        while self._first_seen:
            oldest = next(iter(self._first_seen))
            if now - self._first_seen[oldest] < self._ttl_s:
                return
            del self._first_seen[oldest]


@dataclass(slots=True)
class _Cached:
    message: Message
    sent: dict[PeerId, int] = field(default_factory=dict)  # answers to IWANT; bounded by the peers


class MessageCache:
    """A sliding window of `history` heartbeats over validated messages (spec v1.0 "Message Cache").

    Only validated messages are put here, so nothing else is ever advertised or handed out.
    """

    def __init__(self, history: int, gossip: int, max_bytes: int = MAX_CACHED_BYTES) -> None:
        self._gossip = gossip
        self._max_bytes = max_bytes
        self._bytes = 0
        self._messages: dict[MessageId, _Cached] = {}
        self._windows: list[OrderedDict[MessageId, Topic]] = [OrderedDict() for _ in range(history)]

    def __len__(self) -> int:
        return len(self._messages)

    def put(self, message_id: MessageId, message: Message) -> None:
        """Keep a message in the newest window; a known ID is left where it is."""
        if message_id in self._messages:
            return
        self._messages[message_id] = _Cached(message)
        self._windows[0][message_id] = message.topic
        self._bytes += _weight(message)
        while self._bytes > self._max_bytes:
            self._evict_oldest()

    def get(self, message_id: MessageId) -> Message | None:
        """The message, or None."""
        cached = self._messages.get(message_id)
        return cached.message if cached else None

    def get_for_peer(self, message_id: MessageId, peer: PeerId) -> tuple[Message, int] | None:
        """(message, how often `peer` has asked for it, this time included), or None."""
        cached = self._messages.get(message_id)
        if cached is None:
            return None
        count = cached.sent.get(peer, 0) + 1
        cached.sent[peer] = count
        return cached.message, count

    def gossip_ids(self, topic: Topic) -> list[MessageId]:
        """IDs of the topic's messages in the advertised windows, newest window first."""
        return [
            message_id
            for window in self._windows[: self._gossip]
            for message_id, of_topic in window.items()
            if of_topic == topic
        ]

    def shift(self) -> None:
        """Age by one heartbeat: the oldest window goes."""
        for message_id in self._windows.pop():
            self._forget(message_id)
        self._windows.insert(0, OrderedDict())

    def forget_peer(self, peer: PeerId) -> None:
        """Drop the counts of a peer that is gone."""
        for cached in self._messages.values():
            cached.sent.pop(peer, None)

    def _evict_oldest(self) -> None:
        window = next(window for window in reversed(self._windows) if window)
        self._forget(window.popitem(last=False)[0])

    def _forget(self, message_id: MessageId) -> None:
        self._bytes -= _weight(self._messages.pop(message_id).message)


def _weight(message: Message) -> int:
    return len(message.data) + len(message.unknown) + _OVERHEAD_BYTES
