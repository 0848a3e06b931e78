"""StrictSign and the message ID, against bytes put together by hand."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.gossip.messages import Message, PeerId, Rpc, Topic
from engine.gossip.rpc import decode_rpc, encode_rpc
from engine.gossip.signing import (
    message_id,
    peer_id_of,
    policy_fault,
    public_key_of,
    sign_message,
    signed_bytes,
    verify_ed25519,
    verify_message,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
AUTHOR = peer_id_of(PUBLIC)
MESSAGE = sign_message(AUTHOR, KEY.sign, 7, Topic("topic"), b"data")


def test_peer_ids_hold_their_key():
    assert AUTHOR.hex() == "002408011220" + PUBLIC.hex()
    assert public_key_of(AUTHOR) == PUBLIC
    assert public_key_of(PeerId(b"\x12\x20" + bytes(36))) is None
    assert public_key_of(PeerId(AUTHOR + b"x")) is None


def test_the_signed_bytes_are_prefix_and_protobuf_without_signature_and_key():
    by_hand = b"libp2p-pubsub:" + b"".join(
        (
            b"\x0a\x26" + AUTHOR,
            b"\x12\x04data",
            b"\x1a\x08" + (7).to_bytes(8, "big"),
            b"\x22\x05topic",
        )
    )
    assert signed_bytes(MESSAGE) == by_hand
    assert signed_bytes(replace(MESSAGE, key=b"k")) == by_hand
    assert verify_ed25519(PUBLIC, MESSAGE.signature, by_hand)


def test_a_signed_message_holds_and_any_change_breaks_it():
    assert verify_message(MESSAGE)
    assert policy_fault(MESSAGE) == ""
    for change in (
        {"data": b"datb"},
        {"topic": Topic("topid")},
        {"seqno": (8).to_bytes(8, "big")},
        {"signature": bytes(64)},
        {"author": peer_id_of(bytes(32))},
        {"author": PeerId(b"nobody")},
        {"unknown": bytes.fromhex("5203616263")},
    ):
        assert not verify_message(replace(MESSAGE, **change))


def test_it_holds_after_the_wire_too_with_fields_of_later_versions():
    later = replace(MESSAGE, unknown=bytes.fromhex("5203616263"), signature=b"")
    later = replace(later, signature=KEY.sign(signed_bytes(later)))
    (decoded,) = decode_rpc(encode_rpc(Rpc(publish=(later,)))).publish
    assert decoded == later
    assert verify_message(decoded)


def test_the_key_may_be_sent_if_it_is_the_authors():
    assert policy_fault(replace(MESSAGE, key=bytes.fromhex("08011220") + PUBLIC)) == ""
    assert policy_fault(replace(MESSAGE, key=b"other")) != ""


def test_the_id_is_explicit():
    digest = hashlib.sha256(AUTHOR + (7).to_bytes(8, "big") + b"topic" + b"data").digest()
    assert message_id(MESSAGE) == digest[:20]
    assert message_id(replace(MESSAGE, signature=b"other")) == digest[:20]


def test_a_message_without_topic_is_refused():
    assert policy_fault(Message(AUTHOR, b"", bytes(8), Topic(""), bytes(64))) == "no topic"
