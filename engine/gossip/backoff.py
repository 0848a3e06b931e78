"""Backoffs: until when a topic's mesh link to a peer may not be grafted again.

Owns the bounded table of (topic, peer) and its expiry. It outlives the connection on purpose: a
peer does not get rid of a backoff by reconnecting.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from engine.gossip.messages import PeerId, Topic
from engine.gossip.parameters import MAX_BACKOFFS


class Backoffs:
    """When each backoff ends; our own GRAFTs wait `slack_s` longer (libp2p/specs#289)."""

    def __init__(self, slack_s: float, limit: int = MAX_BACKOFFS) -> None:
        self._slack_s = slack_s
        self._limit = limit
        self._count = 0
        self._expiry: dict[Topic, dict[PeerId, float]] = {}

    def __len__(self) -> int:
        return self._count

    def add(self, now: float, topic: Topic, peer: PeerId, seconds: float) -> None:
        """Start a backoff or prolong it; it is never shortened."""
        peers = self._expiry.setdefault(topic, {})
        if peer not in peers:
            self._count += 1
        peers[peer] = max(peers.get(peer, 0.0), now + seconds)
        if self._count > self._limit:
            self._evict(now)

    def expiry(self, topic: Topic, peer: PeerId) -> float | None:
        """When the backoff ends, or None where there is none."""
        return self._expiry.get(topic, {}).get(peer)

    def holds_back(self, now: float, topic: Topic, peer: PeerId) -> bool:
        """Whether we may not send a GRAFT yet; the slack is included."""
        expiry = self.expiry(topic, peer)
        return expiry is not None and now <= expiry + self._slack_s

    def clear_expired(self, now: float) -> None:
        """Forget what has ended, slack included."""
        for topic, peers in list(self._expiry.items()):
            for peer in [peer for peer, end in peers.items() if end + self._slack_s < now]:
                self._remove(topic, peer)

    def _evict(self, now: float) -> None:
        """Make room for many at once: who fills the table has it searched with each entry else."""
        self.clear_expired(now)
        surplus = self._count - self._limit
        if surplus > 0:
            ends = ((end, topic, peer) for topic, peer, end in self._all())
            for _, topic, peer in heapq.nsmallest(surplus + self._limit // 16, ends):
                self._remove(topic, peer)

    def _all(self) -> Iterator[tuple[Topic, PeerId, float]]:
        for topic, peers in self._expiry.items():
            for peer, end in peers.items():
                yield topic, peer, end

    def _remove(self, topic: Topic, peer: PeerId) -> None:
        peers = self._expiry[topic]
        del peers[peer]
        self._count -= 1
        if not peers:
            del self._expiry[topic]
