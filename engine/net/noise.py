"""Noise_XX_25519_ChaChaPoly_SHA256: the handshake and the two ciphers it ends in.

Owns what the Noise Protocol Framework (revision 34) prescribes, on `cryptography`'s primitives.
Not what the messages carry (`handshake_payload`), nor their framing (`records`, `upgrade`).
"""

from __future__ import annotations

import hashlib
import hmac
from enum import Enum
from struct import Struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305

from engine.errors import LocalProtocolError, RemoteProtocolError

PROTOCOL_NAME = b"Noise_XX_25519_ChaChaPoly_SHA256"  # 32 bytes: used as it is, not hashed
MAX_MESSAGE = 65535  # section 3
TAG_BYTES = 16
KEY_BYTES = 32
NONCES = (1 << 64) - 1  # 2^64-1 is reserved (section 5.1)
NONCE = Struct("<4xQ")  # section 12.3: 32 zero bits, then the counter, little-endian
AES_NONCE = Struct(">4xQ")  # section 12.4: the same, big-endian
AES_256_GCM = "aes-256-gcm"
AES_LABEL = b"shoal transport aes-256-gcm"  # keys for another cipher are other keys


class CipherState:
    """One direction's key, and the counter that makes every nonce of it unique (section 5.1)."""

    __slots__ = ("aead", "nonce", "pack_nonce")

    def __init__(self, key: bytes, *, aes: bool = False) -> None:
        self.aead: AESGCM | ChaCha20Poly1305 = AESGCM(key) if aes else ChaCha20Poly1305(key)
        self.pack_nonce = (AES_NONCE if aes else NONCE).pack
        self.nonce = 0

    def claim(self, count: int) -> int:
        """The first of `count` nonces in a row that nobody else will get."""
        first = self.nonce
        if first + count > NONCES:
            raise LocalProtocolError("All nonces of this connection are used.")
        self.nonce = first + count
        return first

    def encrypt(self, ad: bytes, plaintext: bytes) -> bytes:
        """Ciphertext and tag of `plaintext` under the next nonce."""
        return self.aead.encrypt(self.pack_nonce(self.claim(1)), plaintext, ad)

    def decrypt(self, ad: bytes, ciphertext: bytes) -> bytes:
        """Plaintext under the next nonce; raises RemoteProtocolError when the tag is wrong."""
        try:
            return self.aead.decrypt(self.pack_nonce(self.claim(1)), ciphertext, ad)
        except InvalidTag:
            raise RemoteProtocolError("A message failed its authentication.") from None


def _hkdf(chaining_key: bytes, material: bytes) -> tuple[bytes, bytes]:
    """HKDF with two outputs (section 4.3)."""
    temporary = hmac.digest(chaining_key, material, "sha256")
    first = hmac.digest(temporary, b"\x01", "sha256")
    return first, hmac.digest(temporary, first + b"\x02", "sha256")


class SymmetricState:
    """Chaining key, transcript hash and the handshake's current cipher (section 5.2)."""

    __slots__ = ("chaining_key", "cipher", "hash")

    def __init__(self, prologue: bytes) -> None:
        self.hash = PROTOCOL_NAME
        self.chaining_key = PROTOCOL_NAME
        self.cipher: CipherState | None = None
        self.mix_hash(prologue)

    def mix_hash(self, data: bytes) -> None:
        """Make `data` part of the transcript."""
        self.hash = hashlib.sha256(self.hash + data).digest()

    def mix_key(self, material: bytes) -> None:
        """Derive the next cipher from a Diffie-Hellman result."""
        self.chaining_key, key = _hkdf(self.chaining_key, material)
        self.cipher = CipherState(key)

    def encrypt_and_hash(self, plaintext: bytes) -> bytes:
        """`plaintext` as it goes on the wire: encrypted as soon as there is a key."""
        data = self.cipher.encrypt(self.hash, plaintext) if self.cipher else plaintext
        self.mix_hash(data)
        return data

    def decrypt_and_hash(self, data: bytes) -> bytes:
        """The inverse of `encrypt_and_hash`; raises RemoteProtocolError."""
        plaintext = self.cipher.decrypt(self.hash, data) if self.cipher else data
        self.mix_hash(data)
        return plaintext

    def split(self, *, aes: bool) -> tuple[CipherState, CipherState]:
        """The initiator's and the responder's sending cipher."""
        first, second = _hkdf(self.chaining_key, AES_LABEL if aes else b"")
        return CipherState(first, aes=aes), CipherState(second, aes=aes)


class Token(Enum):
    """What a message of the pattern sends or mixes (section 7)."""

    E = "e"
    S = "s"
    EE = "ee"
    ES = "es"
    SE = "se"


XX = (
    (Token.E,),
    (Token.E, Token.EE, Token.S, Token.ES),
    (Token.S, Token.SE),
)


class HandshakeState:
    """One end of an XX handshake: write and read by turns, then `split` (section 5.3)."""

    __slots__ = (
        "_ephemeral",
        "_initiator",
        "_remote_ephemeral",
        "_static",
        "_step",
        "_symmetric",
        "remote_static",
    )

    def __init__(
        self,
        *,
        initiator: bool,
        static: X25519PrivateKey,
        prologue: bytes = b"",
        ephemeral: X25519PrivateKey | None = None,
    ) -> None:
        self._initiator = initiator
        self._static = static
        self._ephemeral = ephemeral or X25519PrivateKey.generate()
        self._symmetric = SymmetricState(prologue)
        self._step = 0
        self._remote_ephemeral = b""
        self.remote_static = b""

    @property
    def finished(self) -> bool:
        """Whether all three messages have been exchanged."""
        return self._step == len(XX)

    @property
    def my_turn(self) -> bool:
        """Whether the next message is ours to write."""
        return not self.finished and (self._step % 2 == 0) == self._initiator

    @property
    def handshake_hash(self) -> bytes:
        """The transcript's hash, equal at both ends (section 11.2)."""
        return self._symmetric.hash

    def write_message(self, payload: bytes) -> bytes:
        """The next message, carrying `payload`."""
        if not self.my_turn:
            raise LocalProtocolError("It is not our turn in the handshake.")
        message = b""
        for token in XX[self._step]:
            if token is Token.E:
                public = self._ephemeral.public_key().public_bytes_raw()
                self._symmetric.mix_hash(public)
                message += public
            elif token is Token.S:
                message += self._symmetric.encrypt_and_hash(
                    self._static.public_key().public_bytes_raw()
                )
            else:
                self._mix(token)
        self._step += 1
        return message + self._symmetric.encrypt_and_hash(payload)

    def read_message(self, message: bytes) -> bytes:
        """The payload of the peer's next message; raises RemoteProtocolError."""
        if self.finished or self.my_turn:
            raise LocalProtocolError("It is not the peer's turn in the handshake.")
        for token in XX[self._step]:
            if token is Token.E:
                self._remote_ephemeral, message = _cut(message, KEY_BYTES)
                self._symmetric.mix_hash(self._remote_ephemeral)
            elif token is Token.S:
                sealed, message = _cut(message, KEY_BYTES + TAG_BYTES)
                self.remote_static = self._symmetric.decrypt_and_hash(sealed)
            else:
                self._mix(token)
        self._step += 1
        return self._symmetric.decrypt_and_hash(message)

    def split(self, *, aes: bool = False) -> tuple[CipherState, CipherState]:
        """Our sending and our receiving cipher: Noise's own, or AES-256-GCM where `aes`."""
        if not self.finished:
            raise LocalProtocolError("The handshake is not finished.")
        first, second = self._symmetric.split(aes=aes)
        return (first, second) if self._initiator else (second, first)

    def _mix(self, token: Token) -> None:
        # "es" is the initiator's ephemeral with the responder's static key, whoever computes it.
        mine_is_static = token is (Token.SE if self._initiator else Token.ES)
        theirs_is_static = token is (Token.ES if self._initiator else Token.SE)
        private = self._static if mine_is_static else self._ephemeral
        public = self.remote_static if theirs_is_static else self._remote_ephemeral
        try:
            shared = private.exchange(X25519PublicKey.from_public_bytes(public))
        except ValueError:  # an all-zero result: a point of low order
            raise RemoteProtocolError("The peer offered a key that makes no secret.") from None
        self._symmetric.mix_key(shared)


def _cut(message: bytes, size: int) -> tuple[bytes, bytes]:
    if len(message) < size:
        raise RemoteProtocolError("A handshake message is too short.")
    return message[:size], message[size:]
