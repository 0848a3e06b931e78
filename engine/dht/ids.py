"""Node ids and content keys: 32 bytes each, compared by XOR.

Owns how an id follows from a public key and an address, so that nobody chooses where in the key
space a node stands (the idea of BEP 42). Does not know any node.
"""

from __future__ import annotations

import hashlib
import ipaddress
from functools import lru_cache
from typing import NewType

from engine.dht.endpoints import is_local

ID_BYTES = 32
ID_BITS = 8 * ID_BYTES
_SLOTS_MASK = 7  # BEP 42: 8 ids per (masked) address
# BEP 42, "the mask": the more of a network somebody owns, the fewer ids each address adds.
_MASK_V4 = bytes.fromhex("030f3fff")
_MASK_V6 = bytes.fromhex("0103070f1f3f7fff")

_KEY_TAG = b"shoal-node-v1\0"
_ADDRESS_TAG = b"shoal-node-address-v1\0"

NodeId = NewType("NodeId", bytes)
Key = NewType("Key", bytes)


def content_key(file_id: bytes) -> Key:
    """Where records of a file or collection are kept: SHA-256 of its 32-byte ID."""
    return Key(hashlib.sha256(file_id).digest())


def node_id(public_key: bytes, host: str) -> NodeId:
    """The one id that the holder of a key has when it is seen at `host`.

    The last 235 bits come from the key; the first 21 from the address, unless that is local: there
    an address costs nothing and says nothing.
    """
    digest = hashlib.sha256(_KEY_TAG + public_key).digest()
    if is_local(host):
        return NodeId(digest)
    prefix = _bound_prefixes(host)[digest[-1] & _SLOTS_MASK]
    return NodeId(prefix[:2] + bytes([prefix[2] | (digest[2] & 0x07)]) + digest[3:])


def same_key(first: bytes, second: bytes) -> bool:
    """Whether two ids belong to one key, seen at whatever addresses."""
    return first[3:] == second[3:]


def may_stand_at(claimed: bytes, host: str) -> bool:
    """Whether an id somebody names can be one of a node at `host`; its key is proved later."""
    if is_local(host):
        return True
    prefix = _bound_prefixes(host)[claimed[-1] & _SLOTS_MASK]
    return claimed[:2] == prefix[:2] and claimed[2] & 0xF8 == prefix[2]


def number(identifier: bytes) -> int:
    """The id or key as the integer that XOR distances are taken of."""
    return int.from_bytes(identifier, "big")


@lru_cache(maxsize=8192)
def _bound_prefixes(host: str) -> tuple[bytes, ...]:
    packed = ipaddress.ip_address(host).packed
    mask = _MASK_V4 if len(packed) == 4 else _MASK_V6
    masked = bytes(a & m for a, m in zip(packed, mask, strict=False))
    digests = (hashlib.sha256(_ADDRESS_TAG + masked + bytes([r])).digest() for r in range(8))
    return tuple(digest[:2] + bytes([digest[2] & 0xF8]) for digest in digests)
