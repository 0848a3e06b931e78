"""Peer IDs: the text that names a peer by its Ed25519 public key, both ways.

Owns the form, which is libp2p's (specs/peer-ids): base58btc of the identity multihash of the
protobuf-encoded public key, hence always "12D3KooW…". Keys of other kinds have no place in Shoal.
"""

from __future__ import annotations

from typing import NewType

from engine.errors import RemoteProtocolError

PeerId = NewType("PeerId", str)

PUBLIC_KEY_BYTES = 32
ED25519_KEY_PREFIX = bytes.fromhex("08011220")  # PublicKey{Type: Ed25519, Data: 32 bytes}
MULTIHASH_PREFIX = bytes.fromhex("0024")  # identity "hash" of 36 bytes
MAX_TEXT = 64  # an Ed25519 peer ID has 52 characters

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_DIGITS = {character: value for value, character in enumerate(_ALPHABET)}


def encode_base58(data: bytes) -> str:
    """`data` in base58btc."""
    number = int.from_bytes(data, "big")
    text = ""
    while number:
        number, digit = divmod(number, 58)
        text = _ALPHABET[digit] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def decode_base58(text: str) -> bytes:
    """The bytes of base58btc `text` (at most 64 characters); raises RemoteProtocolError."""
    if len(text) > MAX_TEXT or not all(character in _DIGITS for character in text):
        raise RemoteProtocolError("A peer ID is not base58 text.")
    number = 0
    for character in text:
        number = number * 58 + _DIGITS[character]
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def multihash_of(public_key: bytes) -> bytes:
    """The 38-byte binary peer ID of an Ed25519 public key (32 bytes)."""
    return MULTIHASH_PREFIX + ED25519_KEY_PREFIX + public_key


def peer_id_of(public_key: bytes) -> PeerId:
    """The peer ID of an Ed25519 public key (32 bytes)."""
    return PeerId(encode_base58(multihash_of(public_key)))


def public_key_of(peer_id: str) -> bytes:
    """The Ed25519 public key (32 bytes) that a peer ID carries; raises RemoteProtocolError."""
    return key_in_multihash(decode_base58(peer_id))


def key_in_multihash(multihash: bytes) -> bytes:
    """The Ed25519 public key (32 bytes) in a binary peer ID; raises RemoteProtocolError."""
    prefix = MULTIHASH_PREFIX + ED25519_KEY_PREFIX
    if len(multihash) != len(prefix) + PUBLIC_KEY_BYTES or not multihash.startswith(prefix):
        raise RemoteProtocolError("A peer ID is not that of an Ed25519 key.")
    return multihash[len(prefix) :]


def parse_peer_id(text: str) -> PeerId:
    """`text` as a peer ID in its one form; raises RemoteProtocolError."""
    return peer_id_of(public_key_of(text))
