"""What goes into the router and what comes out of it: frozen, and nothing else crosses its border.

Events are facts in the past tense or wishes of the application; outputs are what the service must
do. A recorded list of (now, event) replays to the same outputs, given the same seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from engine.gossip.messages import Message, MessageId, PeerId, Rpc, Topic

# Events


@dataclass(frozen=True, slots=True)
class PeerConnected:
    """A pubsub stream to the peer is open; `addresses` are the IP addresses it comes from."""

    peer: PeerId
    protocol: str
    outbound: bool
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PeerDisconnected:
    """The peer is gone, or speaks pubsub no more."""

    peer: PeerId


@dataclass(frozen=True, slots=True)
class RpcReceived:
    """A peer sent an RPC within every bound of the codec."""

    peer: PeerId
    rpc: Rpc


@dataclass(frozen=True, slots=True)
class MalformedRpc:
    """A peer sent what is no RPC; its connection should end."""

    peer: PeerId


@dataclass(frozen=True, slots=True)
class RpcDropped:
    """An RPC could not be sent because the peer's queue was full."""

    peer: PeerId
    rpc: Rpc


@dataclass(frozen=True, slots=True)
class Join:
    """The application subscribes to a topic."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class Leave:
    """The application leaves a topic."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class Publish:
    """The application publishes a message of its own, already signed."""

    message: Message


@dataclass(frozen=True, slots=True)
class Resend:
    """The application sends messages to one peer: what a newcomer has missed."""

    peer: PeerId
    messages: tuple[Message, ...]


class Verdict(Enum):
    """What became of a message under validation."""

    ACCEPT = "accept"  # deliver and forward
    REJECT = "reject"  # neither, and every forwarder pays
    IGNORE = "ignore"  # neither, and nobody pays
    THROTTLED = "throttled"  # there was no time to look: like IGNORE
    BAD_SIGNATURE = "bad signature"  # like REJECT, but the ID stays unseen


@dataclass(frozen=True, slots=True)
class Validated:
    """The answer to a `Validate`."""

    ticket: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """A heartbeat interval has passed."""


@dataclass(frozen=True, slots=True)
class AddDirect:
    """From now the peer is always forwarded to and accepted from, outside the mesh."""

    peer: PeerId


@dataclass(frozen=True, slots=True)
class RemoveDirect:
    """The peer is one like all others again."""

    peer: PeerId


Event = (
    PeerConnected
    | PeerDisconnected
    | RpcReceived
    | MalformedRpc
    | RpcDropped
    | Join
    | Leave
    | Publish
    | Resend
    | Validated
    | Heartbeat
    | AddDirect
    | RemoveDirect
)

# Outputs


@dataclass(frozen=True, slots=True)
class SendRpc:
    """Send the RPC; an urgent one overtakes what is queued. If it cannot be sent: RpcDropped."""

    peer: PeerId
    rpc: Rpc
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Validate:
    """Check the signature, then ask the application; answer with `Validated`."""

    ticket: int
    source: PeerId
    message_id: MessageId
    message: Message


@dataclass(frozen=True, slots=True)
class Deliver:
    """A valid message of a joined topic, once."""

    source: PeerId
    message_id: MessageId
    message: Message


@dataclass(frozen=True, slots=True)
class Connect:
    """Dial a peer: a direct one (no addresses), or one offered in exchange with its own record."""

    peer: PeerId
    addresses: tuple[bytes, ...] = ()  # binary multiaddrs


@dataclass(frozen=True, slots=True)
class Penalise:
    """The peer broke a rule and its score was lowered; the service may log it or drop the peer."""

    peer: PeerId
    reason: str


@dataclass(frozen=True, slots=True)
class PeerSubscribed:
    """A connected peer is in the topic from now."""

    peer: PeerId
    topic: Topic


@dataclass(frozen=True, slots=True)
class PeerUnsubscribed:
    """A peer has left the topic, or is gone."""

    peer: PeerId
    topic: Topic


@dataclass(frozen=True, slots=True)
class Protect:
    """Keep the connection when connections are trimmed; `tag` is a topic or "direct"."""

    peer: PeerId
    tag: str


@dataclass(frozen=True, slots=True)
class Unprotect:
    """That reason to keep the connection is gone."""

    peer: PeerId
    tag: str


Output = (
    SendRpc
    | Validate
    | Deliver
    | Connect
    | Penalise
    | PeerSubscribed
    | PeerUnsubscribed
    | Protect
    | Unprotect
)
