"""Signed peer records as peer exchange carries them: a peer's own statement of its addresses.

Owns the envelope (libp2p/specs RFC 0002) and the peer record (RFC 0003), Ed25519 only. Addresses
stay binary multiaddrs; whether they are worth dialling is for the service to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from google.protobuf.message import DecodeError

from engine.errors import RemoteProtocolError
from engine.gossip import signed_peer_record_pb2 as pb
from engine.gossip.messages import PeerId
from engine.gossip.parameters import MAX_RECORD_BYTES
from engine.gossip.rpc import varint
from engine.gossip.signing import PUBLIC_KEY_BYTES, Sign, peer_id_of, public_key_of, verify_ed25519

DOMAIN: Final = b"libp2p-peer-record"  # RFC 0003
PAYLOAD_TYPE: Final = bytes.fromhex("0301")  # multicodec libp2p-peer-record
MAX_ADDRESSES: Final = 16
MAX_ADDRESS_BYTES: Final = 256
_ED25519: Final = 1


@dataclass(frozen=True, slots=True)
class PeerRecord:
    """What the envelope's signer says of itself; a higher `seq` replaces a lower one."""

    peer_id: PeerId
    seq: int
    addresses: tuple[bytes, ...]


def seal_record(sign: Sign, record: PeerRecord) -> bytes:
    """The signed envelope of our own record."""
    payload = pb.PeerRecord(peer_id=record.peer_id, seq=record.seq)
    for address in record.addresses[:MAX_ADDRESSES]:
        payload.addresses.add(multiaddr=address)
    body = payload.SerializeToString()
    envelope = pb.Envelope(
        payload_type=PAYLOAD_TYPE, payload=body, signature=sign(_signed_bytes(PAYLOAD_TYPE, body))
    )
    key = pb.PublicKey(type=_ED25519, data=public_key_of(record.peer_id) or b"")
    envelope.public_key = key.SerializeToString()
    return envelope.SerializeToString()


def open_record(data: bytes) -> PeerRecord:
    """The record in an envelope whose signature holds; RemoteProtocolError otherwise."""
    if len(data) > MAX_RECORD_BYTES:
        raise RemoteProtocolError("A peer record is too long.")
    try:
        envelope = pb.Envelope.FromString(data)
        key = pb.PublicKey.FromString(envelope.public_key)
        payload = pb.PeerRecord.FromString(envelope.payload)
    except DecodeError as error:
        raise RemoteProtocolError("A peer record is malformed.") from error
    if key.type != _ED25519 or len(key.data) != PUBLIC_KEY_BYTES:
        raise RemoteProtocolError("A peer record is not signed with an Ed25519 key.")
    if envelope.payload_type != PAYLOAD_TYPE:
        raise RemoteProtocolError("An envelope holds no peer record.")
    signed = _signed_bytes(envelope.payload_type, envelope.payload)
    if not verify_ed25519(key.data, envelope.signature, signed):
        raise RemoteProtocolError("A peer record's signature is wrong.")
    if payload.peer_id != peer_id_of(key.data):
        raise RemoteProtocolError("A peer record speaks of another peer than its signer.")
    return PeerRecord(PeerId(payload.peer_id), payload.seq, _addresses(payload))


def _addresses(payload: pb.PeerRecord) -> tuple[bytes, ...]:
    found = tuple(info.multiaddr for info in payload.addresses[:MAX_ADDRESSES])
    return tuple(address for address in found if 0 < len(address) <= MAX_ADDRESS_BYTES)


def _signed_bytes(payload_type: bytes, payload: bytes) -> bytes:
    return b"".join(_prefixed(part) for part in (DOMAIN, payload_type, payload))


def _prefixed(part: bytes) -> bytes:
    return varint(len(part)) + part
