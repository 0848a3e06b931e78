"""What libp2p puts into the Noise handshake: proof of the identity, and the muxers spoken.

Owns the payload's making and checking, and what it offers: muxers, and ciphers for what follows
the handshake. A Noise static key belongs to a peer because the peer's Ed25519 identity key signed
it. Source: libp2p/specs noise, connections/inlined-muxer-negotiation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from google.protobuf.message import DecodeError

from engine.errors import RemoteProtocolError
from engine.net import keys_pb2, noise_pb2
from engine.net.peer_id import ED25519_KEY_PREFIX, PUBLIC_KEY_BYTES
from engine.net.texts import utf8

SIGNATURE_PREFIX = b"noise-libp2p-static-key:"
MAX_MUXERS = 32
MAX_CIPHERS = 8


@dataclass(frozen=True, slots=True)
class Credentials:
    """What this installation shows in every handshake: made once, used for all connections."""

    public_key: bytes
    static: X25519PrivateKey
    payload: bytes
    ciphers: tuple[str, ...] = ()  # preferred to ChaCha20-Poly1305 where the peer prefers them too

    @classmethod
    def create(
        cls,
        public_key: bytes,
        sign: Callable[[bytes], bytes],
        *,
        muxers: tuple[str, ...],
        ciphers: tuple[str, ...] = (),
        static: X25519PrivateKey | None = None,
    ) -> Credentials:
        """Bind a Noise static key (a new one by default) to the Ed25519 `public_key`."""
        static = static or X25519PrivateKey.generate()
        signature = sign(SIGNATURE_PREFIX + static.public_key().public_bytes_raw())
        message = noise_pb2.NoiseHandshakePayload(
            identity_key=ED25519_KEY_PREFIX + public_key,
            identity_sig=signature,
            extensions=noise_pb2.NoiseExtensions(stream_muxers=muxers, transport_ciphers=ciphers)
            if muxers or ciphers
            else None,
        )
        payload = message.SerializeToString(deterministic=True)
        return cls(public_key, static, payload, ciphers)


@dataclass(frozen=True, slots=True)
class RemoteCredentials:
    """What a peer proved and offered."""

    public_key: bytes
    muxers: tuple[str, ...]
    ciphers: tuple[str, ...] = ()


def check_payload(payload: bytes, remote_static: bytes) -> RemoteCredentials:
    """The peer's proven public key and offered muxers; raises RemoteProtocolError."""
    message = noise_pb2.NoiseHandshakePayload()
    identity = keys_pb2.PublicKey()
    try:
        message.ParseFromString(payload)
        identity.ParseFromString(message.identity_key)
    except DecodeError:
        raise RemoteProtocolError("The peer's handshake payload cannot be read.") from None
    if identity.Type != keys_pb2.Ed25519 or len(identity.Data) != PUBLIC_KEY_BYTES:
        raise RemoteProtocolError("The peer's identity is not an Ed25519 key.")
    try:
        Ed25519PublicKey.from_public_bytes(identity.Data).verify(
            message.identity_sig, SIGNATURE_PREFIX + remote_static
        )
    except InvalidSignature:
        raise RemoteProtocolError("The peer could not prove its identity.") from None
    muxers = message.extensions.stream_muxers
    if len(muxers) > MAX_MUXERS:
        raise RemoteProtocolError("The peer offers too many multiplexers.")
    ciphers = message.extensions.transport_ciphers
    if len(ciphers) > MAX_CIPHERS:
        raise RemoteProtocolError("The peer offers too many ciphers.")
    return RemoteCredentials(identity.Data, tuple(map(utf8, muxers)), tuple(map(utf8, ciphers)))
