"""Who may bring whom together, how often, and when both dial: the rules of a meeting, as cores.

A meeting has three parts. `Asking` wants to reach a peer, the common peer passes signals on if
`Rations` allow, and the asked peer dials when it is told to. A reachable asker is simply dialled
(reverse connect). Otherwise both dial at one moment, each out of the port it listens on, so that
each router takes the other's packet for an answer: the asker says SYNC and waits half the round
trip, the asked dials when SYNC arrives (libp2p/specs/relay/DCUtR.md). Since both ends of such a
connection have "connected", the asker is the initiator of the handshake, whoever came first.

Owns the order of signals, the timing and the rations. Sends nothing and dials nobody.
"""

from __future__ import annotations

from collections import OrderedDict
from enum import Enum, auto

from engine.errors import PeerUnavailable, RemoteProtocolError
from engine.net.addresses import Address
from engine.net.peer_id import PeerId
from engine.net.signals import Kind, Signal, acceptable

MAX_TRIES = 3  # DCUtR
LONGEST_WAIT_S = 2.0  # of half a round trip: whoever delays signals cannot hold us up for long

ASKS_BURST, ASKS_PER_S = 16.0, 1.0  # of one peer, at the common peer
ASKED_BURST, ASKED_PER_S = 8.0, 0.5  # about one peer, at the common peer
OFFERS_BURST, OFFERS_PER_S = 8.0, 0.25  # from one common peer, that the asked dials for
ALL_OFFERS_BURST, ALL_OFFERS_PER_S = 24.0, 1.0  # from all of them
MAX_RATIONED = 512  # peers remembered


class _Step(Enum):
    NEW = auto()
    ASKED = auto()
    AGREED = auto()


class Asking:
    """The side that wants a connection: signals out and in, then the moments to dial."""

    def __init__(
        self, target: PeerId, relay: Address, ports: tuple[int, ...], *, reachable: bool
    ) -> None:
        self.target = target
        self.reachable = reachable
        self.addresses: tuple[Address, ...] = ()  # where the other is dialled, once it agreed
        self._relay = relay
        self._ports = ports
        self._step = _Step.NEW
        self._asked_at = 0.0
        self._rtt_s = 0.0
        self._tries = 0

    def begin(self, now: float) -> Signal:
        """What to say to the common peer first."""
        self._step, self._asked_at = _Step.ASKED, now
        return Signal(Kind.CONNECT, self.target, self._ports, reachable=self.reachable)

    def receive(self, signal: Signal, now: float) -> None:
        """Take the answer; raises PeerUnavailable for a refusal, RemoteProtocolError otherwise."""
        if signal.kind is Kind.REFUSE:
            raise PeerUnavailable(signal.reason or "The other peer brings nobody together now.")
        if signal.kind is not Kind.ACCEPT or self._step is not _Step.ASKED:
            raise RemoteProtocolError("A signal came out of turn.")
        # A stream to the asked was opened first: a trip more, which SYNC does not make.
        rtt_s = now - self._asked_at - signal.opening_ms / 1000
        self._step, self._rtt_s = _Step.AGREED, max(0.0, rtt_s)
        self.addresses = acceptable(self._relay, signal.addresses)
        if not self.addresses and not self.reachable:
            raise PeerUnavailable("The peer has no address that could be tried.")

    def next_try(self) -> tuple[Signal, float]:
        """SYNC, and the seconds after which to dial; raises PeerUnavailable after MAX_TRIES."""
        if self._step is not _Step.AGREED:
            raise PeerUnavailable("The peer has not agreed yet.")
        if self._tries >= MAX_TRIES:
            raise PeerUnavailable("The routers between us and the peer let neither in.")
        self._tries += 1
        return Signal(Kind.SYNC), min(self._rtt_s / 2, LONGEST_WAIT_S)


class Tokens:
    """A bucket that starts full."""

    __slots__ = ("_at", "_burst", "_level", "_per_s")

    def __init__(self, burst: float, per_s: float, now: float) -> None:
        self._burst, self._per_s, self._level, self._at = burst, per_s, burst, now

    def take(self, now: float) -> bool:
        """Take one if it is there."""
        self._level = min(self._burst, self._level + (now - self._at) * self._per_s)
        self._at = now
        if self._level < 1:
            return False
        self._level -= 1
        return True


class Ration:
    """So many per peer; of peers that come and go, the last MAX_RATIONED are remembered."""

    def __init__(self, burst: float, per_s: float) -> None:
        self._burst, self._per_s = burst, per_s
        self._peers: OrderedDict[PeerId, Tokens] = OrderedDict()

    def take(self, peer: PeerId, now: float) -> bool:
        """Whether the peer may once more."""
        if peer not in self._peers:
            self._peers[peer] = Tokens(self._burst, self._per_s, now)
            if len(self._peers) > MAX_RATIONED:
                self._peers.popitem(last=False)
        self._peers.move_to_end(peer)
        return self._peers[peer].take(now)


class Rations:
    """What one node does for others: passing on, and dialling when it is asked to."""

    def __init__(self, now: float) -> None:
        self._asks = Ration(ASKS_BURST, ASKS_PER_S)
        self._asked = Ration(ASKED_BURST, ASKED_PER_S)
        self._offers = Ration(OFFERS_BURST, OFFERS_PER_S)
        self._all_offers = Tokens(ALL_OFFERS_BURST, ALL_OFFERS_PER_S, now)

    def passes_on(self, asker: PeerId, target: PeerId, now: float) -> bool:
        """Whether this common peer passes one more request on."""
        return self._asks.take(asker, now) and self._asked.take(target, now)

    def dials_for(self, relay: PeerId, now: float) -> bool:
        """Whether this asked peer dials once more because that common peer says so."""
        return self._offers.take(relay, now) and self._all_offers.take(now)
