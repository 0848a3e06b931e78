"""StrictSign for Ed25519 and the message ID: what makes a message its author's, and known again.

Owns the signed bytes, the policy on the fields of a message, and the ID function. The private key
stays outside: signing is a callable, and so is verifying, so that a service decides when it runs.
Spec: libp2p/specs pubsub/README.md "Message Signing"; go `sign.go`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from engine.gossip import pubsub_pb2 as pb
from engine.gossip.messages import Message, MessageId, PeerId, Topic
from engine.gossip.parameters import MAX_DATA_BYTES, SEQNO_BYTES
from engine.gossip.rpc import fill_message

Sign = Callable[[bytes], bytes]
Verify = Callable[[Message], bool]

SIGN_PREFIX: Final = b"libp2p-pubsub:"
SIGNATURE_BYTES: Final = 64
PUBLIC_KEY_BYTES: Final = 32
MESSAGE_ID_BYTES: Final = 20
MAX_KEYS: Final = 1024  # parsed public keys kept

# An identity multihash (0x00, 36 bytes) of a PublicKey protobuf {type: Ed25519, data: 32 bytes}:
# libp2p/specs peer-ids. The `key` field, where a peer sends it, holds the same protobuf.
_KEY_PROTOBUF: Final = bytes.fromhex("08011220")
_PEER_ID_PREFIX: Final = bytes.fromhex("0024") + _KEY_PROTOBUF


def peer_id_of(public_key: bytes) -> PeerId:
    """The binary peer ID of an Ed25519 public key (32 bytes)."""
    return PeerId(_PEER_ID_PREFIX + public_key)


def public_key_of(peer_id: PeerId) -> bytes | None:
    """The Ed25519 public key inside a peer ID, or None where it holds none."""
    if len(peer_id) == len(_PEER_ID_PREFIX) + PUBLIC_KEY_BYTES and peer_id.startswith(
        _PEER_ID_PREFIX
    ):
        return peer_id[len(_PEER_ID_PREFIX) :]
    return None


def message_id(message: Message) -> MessageId:
    """SHA-256(from ‖ seqno ‖ topic ‖ data)[:20], raw: set explicitly, since defaults differ.

    The signature is no part of it, so a copy with a forged one has the same ID: see `validation`.
    Topic and data are not separated: an author could sign two messages with one ID, and would only
    hide one of its own.
    """
    digest = hashlib.sha256(message.author)
    digest.update(message.seqno)
    digest.update(message.topic.encode())
    digest.update(message.data)
    return MessageId(digest.digest()[:MESSAGE_ID_BYTES])


def signed_bytes(message: Message) -> bytes:
    """What the signature covers: prefix and protobuf without `signature`, and without `key`.

    The spec leaves out `signature` only; go and js leave out both, and an Ed25519 key is not sent.
    """
    out = pb.Message()
    fill_message(out, message)
    out.ClearField("signature")
    out.ClearField("key")
    return SIGN_PREFIX + out.SerializeToString()


def sign_message(author: PeerId, sign: Sign, seqno: int, topic: Topic, data: bytes) -> Message:
    """A message that any libp2p node accepts under StrictSign; an Ed25519 key is not sent along."""
    counter = seqno.to_bytes(SEQNO_BYTES, "big")
    unsigned = Message(author, data, counter, topic)
    return Message(author, data, counter, topic, signature=sign(signed_bytes(unsigned)))


def policy_fault(message: Message, max_data: int = MAX_DATA_BYTES) -> str:
    """Why StrictSign refuses the message before any signature is looked at, or ""."""
    if len(message.data) > max_data:
        return "too long"
    if not message.topic:
        return "no topic"
    public_key = public_key_of(message.author)
    if public_key is None:
        return "no Ed25519 author"
    if len(message.seqno) != SEQNO_BYTES:
        return "no sequence number"
    if len(message.signature) != SIGNATURE_BYTES:
        return "no signature"
    if message.key and message.key != _KEY_PROTOBUF + public_key:
        return "a key that is not the author's"
    return ""


def verify_message(message: Message) -> bool:
    """Whether the signature is the author's. About 0.12 ms, with the GIL held."""
    public_key = public_key_of(message.author)
    if public_key is None:
        return False
    return verify_ed25519(public_key, message.signature, signed_bytes(message))


def verify_ed25519(public_key: bytes, signature: bytes, data: bytes) -> bool:
    """Whether `signature` (64 bytes) over `data` is that of `public_key` (32 bytes)."""
    try:
        _parsed(public_key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(MAX_KEYS)
def _parsed(public_key: bytes) -> Ed25519PublicKey:
    """The same few authors speak again and again; ValueError is not kept."""
    return Ed25519PublicKey.from_public_bytes(public_key)
