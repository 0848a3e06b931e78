"""The handshake against the published vectors, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from engine.errors import LocalProtocolError, RemoteProtocolError
from engine.net.noise import NONCES, CipherState, HandshakeState

VECTORS = json.loads(
    (Path(__file__).parents[2] / "data/noise/xx_25519_chachapoly_sha256.json").read_text()
)["vectors"]


def _key(text: str) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(bytes.fromhex(text))


def _end(vector: dict[str, Any], side: str) -> HandshakeState:
    return HandshakeState(
        initiator=side == "init",
        static=_key(vector[f"{side}_static"]),
        ephemeral=_key(vector[f"{side}_ephemeral"]),
        prologue=bytes.fromhex(vector[f"{side}_prologue"]),
    )


def _pair() -> tuple[HandshakeState, HandshakeState]:
    first, second = X25519PrivateKey.generate(), X25519PrivateKey.generate()
    return (
        HandshakeState(initiator=True, static=first),
        HandshakeState(initiator=False, static=second),
    )


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["published_with"])
def test_published_vectors(vector: dict[str, Any]):
    ends = [_end(vector, "init"), _end(vector, "resp")]
    messages = [
        (bytes.fromhex(m["payload"]), bytes.fromhex(m["ciphertext"])) for m in vector["messages"]
    ]
    for turn, (payload, ciphertext) in enumerate(messages[:3]):
        assert ends[turn % 2].write_message(payload) == ciphertext
        assert ends[1 - turn % 2].read_message(ciphertext) == payload
    if "handshake_hash" in vector:
        assert ends[0].handshake_hash.hex() == vector["handshake_hash"]
    assert ends[0].handshake_hash == ends[1].handshake_hash
    ciphers = [end.split() for end in ends]
    for turn, (payload, ciphertext) in enumerate(messages[3:], 3):
        assert ciphers[turn % 2][0].encrypt(b"", payload) == ciphertext
        assert ciphers[1 - turn % 2][1].decrypt(b"", ciphertext) == payload


def test_both_ends_learn_the_others_static_key():
    static = X25519PrivateKey.generate()
    initiator = HandshakeState(initiator=True, static=static)
    responder = HandshakeState(initiator=False, static=X25519PrivateKey.generate())
    responder.read_message(initiator.write_message(b""))
    initiator.read_message(responder.write_message(b""))
    responder.read_message(initiator.write_message(b""))
    assert responder.remote_static == static.public_key().public_bytes_raw()


@pytest.mark.parametrize("length", range(0, 96, 5))
def test_a_cut_message_is_refused(length: int):
    initiator, responder = _pair()
    responder.read_message(initiator.write_message(b""))
    message = responder.write_message(b"")
    assert len(message) == 96
    with pytest.raises(RemoteProtocolError):
        initiator.read_message(message[:length])


@pytest.mark.parametrize("position", range(0, 96, 7))
def test_a_changed_message_is_refused(position: int):
    initiator, responder = _pair()
    responder.read_message(initiator.write_message(b""))
    message = bytearray(responder.write_message(b""))
    message[position] ^= 1
    with pytest.raises(RemoteProtocolError):
        initiator.read_message(bytes(message))


def test_another_prologue_is_refused():
    initiator = HandshakeState(initiator=True, static=X25519PrivateKey.generate(), prologue=b"one")
    responder = HandshakeState(initiator=False, static=X25519PrivateKey.generate(), prologue=b"two")
    responder.read_message(initiator.write_message(b""))
    with pytest.raises(RemoteProtocolError):
        initiator.read_message(responder.write_message(b""))


def test_a_point_of_low_order_is_refused():
    _, responder = _pair()
    responder.read_message(bytes(32))
    with pytest.raises(RemoteProtocolError, match="no secret"):
        responder.write_message(b"")


def test_turns_are_kept():
    initiator, responder = _pair()
    with pytest.raises(LocalProtocolError):
        responder.write_message(b"")
    with pytest.raises(LocalProtocolError):
        initiator.read_message(bytes(32))
    with pytest.raises(LocalProtocolError):
        initiator.split()


def test_a_nonce_is_never_used_twice():
    cipher = CipherState(bytes(32))
    assert [cipher.claim(3), cipher.claim(1), cipher.claim(2)] == [0, 3, 4]
    cipher.nonce = NONCES - 1
    cipher.claim(1)
    with pytest.raises(LocalProtocolError):
        cipher.encrypt(b"", b"")
