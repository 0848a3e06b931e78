"""Signed peer records."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import RemoteProtocolError
from engine.gossip import signed_peer_record_pb2 as pb
from engine.gossip.peer_record import MAX_ADDRESSES, PeerRecord, open_record, seal_record
from engine.gossip.signing import peer_id_of

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
OWN = peer_id_of(KEY.public_key().public_bytes_raw())
RECORD = PeerRecord(OWN, 42, (b"\x04\x7f\x00\x00\x01\x06\x10\x01", b"\x04\x08\x08\x08\x08"))
SEALED = seal_record(KEY.sign, RECORD)


def test_a_record_comes_back_as_it_was_sealed():
    assert open_record(SEALED) == RECORD


def test_the_signature_covers_domain_type_and_payload():
    envelope = pb.Envelope.FromString(SEALED)
    signed = b"\x12libp2p-peer-record" + b"\x02\x03\x01"
    signed += bytes([len(envelope.payload)]) + envelope.payload
    KEY.public_key().verify(envelope.signature, signed)


def test_any_cut_or_flip_is_refused():
    for end in range(len(SEALED)):
        with pytest.raises(RemoteProtocolError):
            open_record(SEALED[:end])
    for index in range(len(SEALED)):
        damaged = bytearray(SEALED)
        damaged[index] ^= 1
        with pytest.raises(RemoteProtocolError):
            open_record(bytes(damaged))


@given(st.binary(max_size=300))
def test_any_bytes_give_one_error(data):
    with pytest.raises(RemoteProtocolError):
        open_record(data)


def test_a_record_about_somebody_else_is_refused():
    envelope = pb.Envelope.FromString(SEALED)
    envelope.payload = pb.PeerRecord(peer_id=peer_id_of(bytes(32)), seq=1).SerializeToString()
    envelope.signature = KEY.sign(
        b"\x12libp2p-peer-record\x02\x03\x01" + bytes([len(envelope.payload)]) + envelope.payload
    )
    with pytest.raises(RemoteProtocolError, match="another peer"):
        open_record(envelope.SerializeToString())


def test_other_payloads_and_keys_are_refused():
    envelope = pb.Envelope.FromString(SEALED)
    envelope.payload_type = b"\x03\x02"
    with pytest.raises(RemoteProtocolError, match="no peer record"):
        open_record(envelope.SerializeToString())
    envelope = pb.Envelope.FromString(SEALED)
    envelope.public_key = pb.PublicKey(type=2, data=bytes(32)).SerializeToString()
    with pytest.raises(RemoteProtocolError, match="Ed25519"):
        open_record(envelope.SerializeToString())
    with pytest.raises(RemoteProtocolError, match="too long"):
        open_record(bytes(9000))


def test_addresses_are_bounded():
    many = PeerRecord(OWN, 1, tuple(bytes([4, 8, 8, 8, n]) for n in range(40)))
    assert len(open_record(seal_record(KEY.sign, many)).addresses) == MAX_ADDRESSES
    odd = PeerRecord(OWN, 1, (b"", b"x" * 300, b"\x04\x08\x08\x08\x08"))
    assert open_record(seal_record(KEY.sign, odd)).addresses == (b"\x04\x08\x08\x08\x08",)
