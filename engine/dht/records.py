"""The two things the DHT keeps: signed provider records, and metadata that the file ID certifies.

Owns their bytes and every rule of what is a true one; not where they are kept or for how long (that
is `record_store`). Readers and holders apply the same rules: nobody's check is relied on but one's
own.

A provider record says "this key pair provides that content, at these TCP addresses or through
those peers", signed by the key pair. Metadata travels in parts: each has the size and root, which
hash to the file ID, and a run of hashes of one Merkle layer with its uncles, which prove it against
the root. So each part is checked alone, and no signature is needed: all who share a file publish
the same bytes.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntFlag
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from engine.content import merkle
from engine.content.file_id import (
    EMPTY_ROOT,
    MAX_FILE_SIZE,
    FileId,
    collection_id,
    file_id,
    kind_of,
)
from engine.dht.endpoints import PACKED_V6, Endpoint, pack, unpack
from engine.dht.ids import Key, content_key
from engine.errors import LocalProtocolError, RemoteProtocolError

PUBLIC_KEY_BYTES = 32
SIGNATURE_BYTES = 64
MAX_ADDRESSES = 6
MAX_VIAS = 2
MAX_NAME_BYTES = 96  # in the DHT; providers tell the whole name themselves
MIN_TTL_S = 600
MAX_TTL_S = 48 * 3600  # libp2p kad-dht: provider record expiration interval
# A desktop's clock may be set to the wrong zone or day. Expiry counts from reception; the sequence,
# a time, only bounds how long after its end an old record can be replayed.
MAX_CLOCK_SKEW_S = 26 * 3600

_HEAD = struct.Struct(">32sQIBB")
_VIA_BYTES = PUBLIC_KEY_BYTES + PACKED_V6
MIN_RECORD_BYTES = _HEAD.size + 2 + SIGNATURE_BYTES
MAX_RECORD_BYTES = (
    MIN_RECORD_BYTES
    + MAX_ADDRESSES * (1 + PACKED_V6)
    + MAX_NAME_BYTES
    + MAX_VIAS * (1 + _VIA_BYTES)
)
_PROVIDER_TAG = b"shoal-provider-v1\0"

MAX_LAYER_HASHES = 512
PART_HASHES = 16  # with its uncles, nodes and a proof, a part fits one datagram
MAX_PARTS = MAX_LAYER_HASHES // PART_HASHES
MAX_UNCLES = 5  # 2**5 parts
_PART_HEAD = struct.Struct(">Q32sBBB")
MAX_PART_BYTES = _PART_HEAD.size + (PART_HASHES + MAX_UNCLES) * merkle.HASH_BYTES


class ProviderFlag(IntFlag):
    """What a provider says of itself; unknown bits are kept and ignored."""

    WITHDRAWN = 1  # a tombstone: it no longer provides this content
    PARTIAL = 2  # it has some pieces and fetches the rest
    UNREACHABLE = 4  # it believes that it cannot be dialled without help


class Via(NamedTuple):
    """A peer that the provider stays connected to, and that brings others together with it."""

    public_key: bytes
    endpoint: Endpoint  # TCP


@dataclass(frozen=True, slots=True)
class ProviderRecord:
    """One provider of one key, signed; `sequence` is the publisher's time in milliseconds."""

    public_key: bytes
    sequence: int
    ttl_s: int
    flags: int
    addresses: tuple[Endpoint, ...]
    name: str
    vias: tuple[Via, ...]
    raw: bytes = field(repr=False)  # as signed and sent

    @property
    def withdrawn(self) -> bool:
        """Whether this is a tombstone."""
        return bool(self.flags & ProviderFlag.WITHDRAWN)

    def check_time(self, now: float) -> None:
        """Raise RemoteProtocolError for a record from the future or long past its end.

        `now` is the time since the epoch in seconds, see `MAX_CLOCK_SKEW_S`.
        """
        made = self.sequence / 1000
        if made > now + MAX_CLOCK_SKEW_S:
            raise RemoteProtocolError("the provider record is from the future")
        if made + self.ttl_s + MAX_CLOCK_SKEW_S < now:
            raise RemoteProtocolError("the provider record has ended")

    def check_signature(self, key: Key) -> None:
        """Raise RemoteProtocolError unless the record's key signed it for this content key."""
        body, signature = self.raw[:-SIGNATURE_BYTES], self.raw[-SIGNATURE_BYTES:]
        try:
            public_key = Ed25519PublicKey.from_public_bytes(self.public_key)
            public_key.verify(signature, _PROVIDER_TAG + key + body)
        except (InvalidSignature, ValueError) as error:
            raise RemoteProtocolError("the provider record is not signed by its key") from error


def sign_provider(
    key: Key,
    public_key: bytes,
    sign: Callable[[bytes], bytes],
    *,
    sequence: int,
    ttl_s: int,
    addresses: Sequence[Endpoint] = (),
    name: str = "",
    flags: int = 0,
    vias: Sequence[Via] = (),
) -> ProviderRecord:
    """A record for `key`, signed; addresses, name and vias are cut to what a record holds."""
    if not MIN_TTL_S <= ttl_s <= MAX_TTL_S:
        raise LocalProtocolError(f"a provider record cannot live {ttl_s} seconds")
    kept, name = tuple(addresses[:MAX_ADDRESSES]), shorten_name(name)
    packed = [pack(endpoint) for endpoint in kept]
    encoded, kept_vias = name.encode(), tuple(vias[:MAX_VIAS])
    packed_vias = [via.public_key + pack(via.endpoint) for via in kept_vias]
    body = b"".join(
        (
            _HEAD.pack(public_key, sequence, ttl_s, flags, len(kept)),
            *(bytes([len(one)]) + one for one in packed),
            bytes([len(encoded)]),
            encoded,
            bytes([len(kept_vias)]),
            *(bytes([len(one)]) + one for one in packed_vias),
        )
    )
    raw = body + sign(_PROVIDER_TAG + key + body)
    return ProviderRecord(public_key, sequence, ttl_s, flags, kept, name, kept_vias, raw)


def decode_provider(raw: bytes) -> ProviderRecord:
    """Read a record's bytes; raises RemoteProtocolError. Neither time nor signature is checked."""
    if not MIN_RECORD_BYTES <= len(raw) <= MAX_RECORD_BYTES:
        raise RemoteProtocolError(f"a provider record cannot have {len(raw)} bytes")
    end = len(raw) - SIGNATURE_BYTES
    public_key, sequence, ttl_s, flags, count = _HEAD.unpack_from(raw)
    if count > MAX_ADDRESSES or not MIN_TTL_S <= ttl_s <= MAX_TTL_S:
        raise RemoteProtocolError("the provider record's head breaks its bounds")
    at, addresses = _HEAD.size, []
    for _ in range(count):
        field_bytes, at = _pull(raw, at, end, max_bytes=PACKED_V6)
        addresses.append(unpack(field_bytes))
    encoded, at = _pull(raw, at, end, max_bytes=MAX_NAME_BYTES)
    vias, at = _pull_vias(raw, at, end)
    if at != end:
        raise RemoteProtocolError("the provider record has bytes left over")
    return ProviderRecord(
        public_key, sequence, ttl_s, flags, tuple(addresses), _decode_name(encoded), vias, raw
    )


def shorten_name(name: str) -> str:
    """A file name as a record carries it: no control characters, at most `MAX_NAME_BYTES` of UTF-8.

    A longer one keeps its beginning and its extension.
    """
    clean = "".join(c for c in name if not unicodedata.category(c).startswith("C"))
    encoded = clean.encode()
    if len(encoded) <= MAX_NAME_BYTES:
        return clean
    stem, dot, extension = clean.rpartition(".")
    tail = dot + extension if stem and len(extension.encode()) <= 12 else ""
    room = MAX_NAME_BYTES - len(("…" + tail).encode())
    return encoded[:room].decode(errors="ignore") + "…" + tail


def _pull(raw: bytes, at: int, end: int, max_bytes: int) -> tuple[bytes, int]:
    if at >= end or raw[at] > max_bytes or at + 1 + raw[at] > end:
        raise RemoteProtocolError("a field of the provider record leaves its bounds")
    start = at + 1
    stop = start + raw[at]
    return raw[start:stop], stop


def _pull_vias(raw: bytes, at: int, end: int) -> tuple[tuple[Via, ...], int]:
    if at >= end or raw[at] > MAX_VIAS:
        raise RemoteProtocolError("the provider record names too many peers to go through")
    vias = []
    count, at = raw[at], at + 1
    for _ in range(count):
        packed, at = _pull(raw, at, end, max_bytes=_VIA_BYTES)
        vias.append(Via(packed[:PUBLIC_KEY_BYTES], unpack(packed[PUBLIC_KEY_BYTES:])))
    return tuple(vias), at


def _decode_name(encoded: bytes) -> str:
    try:
        name = encoded.decode()
    except UnicodeDecodeError as error:
        raise RemoteProtocolError("the provider's file name is not UTF-8") from error
    if any(unicodedata.category(c).startswith("C") for c in name):
        raise RemoteProtocolError("the provider's file name has control characters")
    return name


# -- metadata -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MetadataRecord:
    """Size, root and one Merkle layer of a file or collection manifest.

    `hashes` joins the nodes of `layer` that cover data, at most 512; it is empty where a lookup
    found the certified size and root, but not every part of the layer.
    """

    size: int
    pieces_root: bytes
    layer: int
    hashes: bytes

    def certified_by(self, identifier: FileId) -> bool:
        """Whether a file or collection ID names this size and root."""
        return kind_of(identifier, self.size, self.pieces_root) is not None

    def check(self) -> None:
        """Raise RemoteProtocolError unless the layer is the right one and hashes to the root."""
        if not 0 <= self.size <= MAX_FILE_SIZE or self.layer != layer_of(self.size):
            raise RemoteProtocolError("the metadata's size or layer is out of bounds")
        try:
            root = merkle.root_of_layer(self.hashes, self.size, self.layer)
        except LocalProtocolError as error:
            raise RemoteProtocolError("the metadata has not the hashes of its layer") from error
        if root != self.pieces_root:
            raise RemoteProtocolError("the metadata does not hash to its root")


@dataclass(frozen=True, slots=True)
class MetadataPart:
    """A run of a file's metadata layer that is proved alone; `hashes` cover data, no padding."""

    size: int
    pieces_root: bytes
    index: int
    hashes: tuple[bytes, ...]
    uncles: tuple[bytes, ...]

    def encode(self) -> bytes:
        """Head (size, root, index, counts), hashes, uncles bottom-up."""
        head = _PART_HEAD.pack(
            self.size, self.pieces_root, self.index, len(self.hashes), len(self.uncles)
        )
        return head + b"".join(self.hashes) + b"".join(self.uncles)

    def check(self, key: Key) -> None:
        """Raise RemoteProtocolError unless the key certifies the root, and the root the hashes."""
        if not certifies(key, self.size, self.pieces_root):
            raise RemoteProtocolError("the metadata is not that of its key")
        if self.index >= part_count(self.size):
            raise RemoteProtocolError("the file's metadata has fewer parts")
        if self.size == 0:
            if self.hashes or self.uncles:
                raise RemoteProtocolError("an empty file has no hashes")
            return
        layer, first = layer_of(self.size), self.index * PART_HASHES
        expected = min(PART_HASHES, merkle.layer_length(self.size, layer) - first)
        if len(self.hashes) != expected:
            raise RemoteProtocolError("the metadata part has not the hashes of its run")
        run = _filled(self.hashes, self.size, layer)
        if not merkle.check_run(self.pieces_root, self.size, layer, first, run, self.uncles):
            raise RemoteProtocolError("the metadata part does not hash to its root")


def layer_of(size: int) -> int:
    """The layer that metadata carries: the piece layer, or the lowest above it with 512 nodes."""
    return merkle.finest_layer(size, MAX_LAYER_HASHES)


def part_count(size: int) -> int:
    """In how many parts the metadata of `size` bytes travels: 1 to 32."""
    return max(1, -(-merkle.layer_length(size, layer_of(size)) // PART_HASHES))


def all_parts(size: int) -> int:
    """The bitmap of a holder that has every part."""
    return (1 << part_count(size)) - 1


def certifies(key: Key, size: int, pieces_root: bytes) -> bool:
    """Whether `key` is that of the file or collection with this size and root."""
    if not 0 <= size <= MAX_FILE_SIZE or (size == 0 and pieces_root != EMPTY_ROOT):
        return False
    return key in (
        content_key(file_id(size, pieces_root)),
        content_key(collection_id(size, pieces_root)),
    )


def split_parts(record: MetadataRecord) -> tuple[MetadataPart, ...]:
    """Every part of a whole record, proved; raises RemoteProtocolError for a false record."""
    record.check()
    size, layer = record.size, record.layer
    if size == 0:
        return (MetadataPart(0, record.pieces_root, 0, (), ()),)
    hashes = merkle.split_hashes(record.hashes)
    runs = [tuple(hashes[at : at + PART_HASHES]) for at in range(0, len(hashes), PART_HASHES)]
    levels = (merkle.run_length(size, layer, PART_HASHES) - 1).bit_length()
    tops = [merkle.fold(_filled(run, size, layer), layer) for run in runs]
    return tuple(
        MetadataPart(
            size,
            record.pieces_root,
            index,
            run,
            tuple(merkle.prove_run(tops, layer + levels, index, 1, size)),
        )
        for index, run in enumerate(runs)
    )


def join_parts(parts: Mapping[int, MetadataPart]) -> MetadataRecord:
    """The record that checked parts of one key make; without hashes if a part is missing.

    Raises LocalProtocolError when there is no part at all.
    """
    if not parts:
        raise LocalProtocolError("metadata is not made of nothing")
    first = next(iter(parts.values()))
    count = part_count(first.size)
    whole = all(index in parts for index in range(count))
    hashes = b"".join(h for i in range(count) for h in parts[i].hashes) if whole else b""
    return MetadataRecord(first.size, first.pieces_root, layer_of(first.size), hashes)


def decode_part(raw: bytes) -> MetadataPart:
    """Read a part's bytes; raises RemoteProtocolError. Whether it is true, `check` says."""
    if not _PART_HEAD.size <= len(raw) <= MAX_PART_BYTES:
        raise RemoteProtocolError(f"a metadata part cannot have {len(raw)} bytes")
    size, root, index, hash_count, uncle_count = _PART_HEAD.unpack_from(raw)
    if hash_count > PART_HASHES or uncle_count > MAX_UNCLES or index >= MAX_PARTS:
        raise RemoteProtocolError("the metadata part's head breaks its bounds")
    if len(raw) != _PART_HEAD.size + (hash_count + uncle_count) * merkle.HASH_BYTES:
        raise RemoteProtocolError("the metadata part has not the hashes it announces")
    hashes = merkle.split_hashes(raw[_PART_HEAD.size :])
    return MetadataPart(size, root, index, tuple(hashes[:hash_count]), tuple(hashes[hash_count:]))


def _filled(hashes: Sequence[bytes], size: int, layer: int) -> list[bytes]:
    """A run at its full length: beyond the file's end stands the layer's pad."""
    length = merkle.run_length(size, layer, PART_HASHES)
    return [*hashes, *[merkle.PADS[layer]] * (length - len(hashes))]
