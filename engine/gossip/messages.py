"""The values of GossipSub's wire: one frozen class per protobuf message, with the spec's names.

Owns shapes only. `rpc` turns them into bytes and back and bounds what a peer may send; nothing here
is believed until the router has looked at it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

PeerId = NewType("PeerId", bytes)
"""A libp2p peer ID in binary form (38 bytes for Ed25519); simulations use short stand-ins."""

Topic = NewType("Topic", str)

MessageId = NewType("MessageId", bytes)
"""What `signing.message_id` makes of a message: 20 bytes for ours, at most 64 from others."""


@dataclass(frozen=True, slots=True)
class SubOpts:
    """The sender subscribes to a topic, or leaves it."""

    subscribe: bool
    topic: Topic


@dataclass(frozen=True, slots=True)
class Message:
    """One published message. `author` is `from` on the wire: who wrote it, not who passed it on."""

    author: PeerId
    data: bytes
    seqno: bytes
    topic: Topic
    signature: bytes = b""
    key: bytes = b""
    unknown: bytes = b""
    """Fields of later versions, serialised: they are signed and passed on like the rest."""


@dataclass(frozen=True, slots=True)
class ControlIHave:
    """The sender has these messages of the topic."""

    topic: Topic
    message_ids: tuple[MessageId, ...]


@dataclass(frozen=True, slots=True)
class ControlIWant:
    """The sender asks for these messages."""

    message_ids: tuple[MessageId, ...]


@dataclass(frozen=True, slots=True)
class ControlGraft:
    """The sender has put us into its mesh for the topic."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class PeerInfo:
    """A peer offered in exchange for a pruned link, with its signed address record or b""."""

    peer_id: PeerId
    signed_peer_record: bytes = b""


@dataclass(frozen=True, slots=True)
class ControlPrune:
    """The sender has taken us out of its mesh; do not GRAFT again for `backoff` seconds."""

    topic: Topic
    peers: tuple[PeerInfo, ...] = ()
    backoff: int = 0  # seconds; 0: not given


@dataclass(frozen=True, slots=True)
class ControlIDontWant:
    """The sender has these messages already: do not forward them to it (v1.2)."""

    message_ids: tuple[MessageId, ...]


@dataclass(frozen=True, slots=True)
class ControlMessage:
    """All control of one RPC."""

    ihave: tuple[ControlIHave, ...] = ()
    iwant: tuple[ControlIWant, ...] = ()
    graft: tuple[ControlGraft, ...] = ()
    prune: tuple[ControlPrune, ...] = ()
    idontwant: tuple[ControlIDontWant, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ihave or self.iwant or self.graft or self.prune or self.idontwant)


NO_CONTROL = ControlMessage()


@dataclass(frozen=True, slots=True)
class Rpc:
    """What one frame on a pubsub stream carries."""

    subscriptions: tuple[SubOpts, ...] = ()
    publish: tuple[Message, ...] = ()
    control: ControlMessage = NO_CONTROL

    def __bool__(self) -> bool:
        return bool(self.subscriptions or self.publish or self.control)
