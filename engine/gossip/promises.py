"""Promises: a peer that advertised a message was asked for it and has three seconds to deliver.

Owns the open promises, bounded, one random message per IWANT (go `gossip_tracer.go`): enough to
catch whoever advertises what it does not have, without remembering every ID asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.gossip.messages import MessageId, PeerId
from engine.gossip.parameters import MAX_PROMISES

if TYPE_CHECKING:
    from random import Random


class Promises:
    """Who owes which message until when."""

    def __init__(self, followup_s: float, limit: int = MAX_PROMISES) -> None:
        self._followup_s = followup_s
        self._limit = limit
        self._count = 0
        self._open: dict[MessageId, dict[PeerId, float]] = {}

    def __len__(self) -> int:
        return self._count

    def add(self, now: float, rng: Random, peer: PeerId, asked: Sequence[MessageId]) -> None:
        """Track one random ID of those just asked for; the first promise of a pair stands."""
        if self._count >= self._limit:
            return
        promisers = self._open.setdefault(rng.choice(asked), {})
        if peer not in promisers:
            promisers[peer] = now + self._followup_s
            self._count += 1

    def fulfil(self, message_id: MessageId) -> None:
        """Somebody delivered: nobody else can keep the promise any more."""
        self._count -= len(self._open.pop(message_id, ()))

    def broken(self, now: float) -> dict[PeerId, int]:
        """How many promises of each peer have run out since the last call."""
        found: dict[PeerId, int] = {}
        for message_id, promisers in list(self._open.items()):
            for peer in [peer for peer, due in promisers.items() if due < now]:
                found[peer] = found.get(peer, 0) + 1
                self._drop(message_id, peer)
        return found

    def forget_peer(self, peer: PeerId) -> None:
        """Void the promises of a peer that is gone, or that we throttled."""
        for message_id, promisers in list(self._open.items()):
            if peer in promisers:
                self._drop(message_id, peer)

    def _drop(self, message_id: MessageId, peer: PeerId) -> None:
        promisers = self._open[message_id]
        del promisers[peer]
        self._count -= 1
        if not promisers:
            del self._open[message_id]
