from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from engine.errors import RemoteProtocolError
from engine.net import noise_pb2
from engine.net.handshake_payload import MAX_MUXERS, SIGNATURE_PREFIX, Credentials, check_payload
from engine.net.identity import Identity

MUXERS = ("/yamux/1.0.0",)


def _credentials(identity: Identity, muxers: tuple[str, ...] = MUXERS) -> Credentials:
    return Credentials.create(identity.public_key, identity.sign, muxers=muxers)


def _static(credentials: Credentials) -> bytes:
    return credentials.static.public_key().public_bytes_raw()


def test_proves_the_identity_and_offers_the_muxers():
    identity = Identity.generate()
    credentials = _credentials(identity)
    remote = check_payload(credentials.payload, _static(credentials))
    assert remote.public_key == identity.public_key
    assert remote.muxers == MUXERS


def test_a_muxer_that_is_no_utf_8_is_refused():
    identity = Identity.generate()
    credentials = _credentials(identity, ("/no",))
    payload = credentials.payload.replace(b"/no", b"\xff\xfe\xfd")
    with pytest.raises(RemoteProtocolError, match="UTF-8"):
        check_payload(payload, _static(credentials))


def test_of_another_static_key_it_proves_nothing():
    credentials = _credentials(Identity.generate())
    other = X25519PrivateKey.generate().public_key().public_bytes_raw()
    with pytest.raises(RemoteProtocolError, match="prove"):
        check_payload(credentials.payload, other)


def test_another_identitys_signature_proves_nothing():
    liar, victim = Identity.generate(), Identity.generate()
    credentials = Credentials.create(victim.public_key, liar.sign, muxers=MUXERS)
    with pytest.raises(RemoteProtocolError, match="prove"):
        check_payload(credentials.payload, _static(credentials))


@pytest.mark.parametrize(
    "identity_key",
    [
        b"",
        b"\x08\x01",
        b"\x08\x00\x12\x20" + bytes(32),
        b"\x08\x09\x12\x20" + bytes(32),
        b"\x08\x01\x12\x1f" + bytes(31),
        b"\xff",
    ],
)
def test_keys_of_other_kinds_are_refused(identity_key: bytes):
    message = noise_pb2.NoiseHandshakePayload(identity_key=identity_key, identity_sig=bytes(64))
    with pytest.raises(RemoteProtocolError):
        check_payload(message.SerializeToString(), bytes(32))


def test_too_many_muxers_are_refused():
    credentials = _credentials(Identity.generate(), ("/mux",) * (MAX_MUXERS + 1))
    with pytest.raises(RemoteProtocolError, match="too many"):
        check_payload(credentials.payload, _static(credentials))


def test_the_signed_text_is_libp2ps():
    signed = []
    identity = Identity.generate()

    def sign(data: bytes) -> bytes:
        signed.append(data)
        return identity.sign(data)

    credentials = Credentials.create(identity.public_key, sign, muxers=())
    assert signed == [b"noise-libp2p-static-key:" + _static(credentials)]
    assert signed[0].startswith(SIGNATURE_PREFIX)
