"""Peers tell each other of the swarm's other peers (BEP 11).

Owns what each peer was told and when. Where a peer can be dialled is asked of a callable; what
others tell goes out as `PeersHeard`, and nothing of it is believed before it is dialled.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Final

from engine.transfer.blocks import PeerKey
from engine.transfer.effects import Effect, PeersHeard, Send
from engine.transfer.messages import (
    MAX_PEX_ADDRESSES,
    MAX_PEX_PEERS,
    PeerExchange,
    PexPeer,
)

FIRST_S: Final = 3.0
"""Time for a new peer to have found its place before it is told of others."""
EVERY_S: Final = 60.0
"""BEP 11: not more than once a minute."""
TOO_OFTEN_S: Final = 30.0
"""Exchanges that come sooner are not looked at."""

AddressesOf = Callable[[PeerKey], tuple[str, ...]]


@dataclass(slots=True)
class _Talk:
    """What was said between us and one peer."""

    due: float
    heard_at: float | None = None
    told: dict[PeerKey, None] = field(default_factory=dict)  # at most the swarm's peers


class Exchange:
    """The peer exchange of one swarm."""

    def __init__(self, addresses_of: AddressesOf, emit: Callable[[Effect], None]) -> None:
        self._addresses_of = addresses_of
        self._emit = emit
        self._talks: dict[PeerKey, _Talk] = {}

    def joined(self, peer: PeerKey, now: float) -> None:
        """A peer is there, to be told and to be told of."""
        self._talks[peer] = _Talk(now + FIRST_S)

    def left(self, peer: PeerKey) -> None:
        """It is gone."""
        self._talks.pop(peer, None)

    def tick(self, useless: Collection[PeerKey], now: float) -> None:
        """Tell those whose turn it is; `useless` peers need nobody: they have everything."""
        due = [peer for peer, talk in self._talks.items() if now >= talk.due]
        if not due:
            return
        known = {peer: self._addresses_of(peer)[:MAX_PEX_ADDRESSES] for peer in self._talks}
        for peer in due:
            talk = self._talks[peer]
            talk.due = now + EVERY_S
            if peer not in useless:
                self._tell(peer, talk, known)

    def _tell(self, peer: PeerKey, talk: _Talk, known: dict[PeerKey, tuple[str, ...]]) -> None:
        new = [
            other
            for other, addresses in known.items()
            if addresses and other != peer and other not in talk.told
        ][:MAX_PEX_PEERS]
        gone = [other for other in talk.told if other not in known][:MAX_PEX_PEERS]
        talk.told.update(dict.fromkeys(new))
        for other in gone:
            del talk.told[other]
        if new or gone:
            added = tuple(PexPeer(other, known[other]) for other in new)
            self._emit(Send(peer, PeerExchange(added, tuple(sorted(gone)))))

    def heard(self, peer: PeerKey, exchange: PeerExchange, now: float) -> None:
        """A peer tells of others."""
        talk = self._talks[peer]
        if talk.heard_at is not None and now - talk.heard_at < TOO_OFTEN_S:
            return
        talk.heard_at = now
        if exchange.added:
            self._emit(PeersHeard(exchange.added))
