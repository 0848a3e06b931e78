"""Who this installation is: one Ed25519 key pair, kept in a file nobody else may read.

Owns the key and its file. What a signature means is up to who asks for it. The file holds libp2p's
protobuf `PrivateKey`, so that other libp2p software can use the same identity.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from google.protobuf.message import DecodeError

from engine.errors import EnvironmentFailure, UserFacingError
from engine.net import keys_pb2
from engine.net.peer_id import PeerId, peer_id_of

KEY_FILE_MODE = 0o600
SEED_BYTES = 32


class Identity:
    """An Ed25519 key pair and the peer ID it gives."""

    __slots__ = ("_key", "peer_id", "public_key")

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public_key: bytes = self._key.public_key().public_bytes_raw()
        self.peer_id: PeerId = peer_id_of(self.public_key)

    def __repr__(self) -> str:
        return f"Identity({self.peer_id})"

    @classmethod
    def generate(cls) -> Identity:
        """A new identity that no file holds."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def load_or_create(cls, key_file: Path) -> Identity:
        """The identity in `key_file`, which is made (mode 0600) if it is not there.

        Raises UserFacingError for a file that holds no key, EnvironmentFailure if it cannot be read
        or written. Blocks on the disk.
        """
        try:
            try:
                data = key_file.read_bytes()
            except FileNotFoundError:
                return cls._create(key_file)
            _keep_private(key_file)
        except OSError as error:
            raise EnvironmentFailure(
                f"The identity key {key_file} cannot be used: {error.strerror or error}."
            ) from error
        return cls(_seed_in(data, key_file))

    @classmethod
    def _create(cls, key_file: Path) -> Identity:
        identity = cls.generate()
        key_file.parent.mkdir(parents=True, exist_ok=True)
        fresh = key_file.with_name(f"{key_file.name}.{os.getpid()}.new")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, KEY_FILE_MODE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(identity.to_bytes())
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, key_file)
        return identity

    def to_bytes(self) -> bytes:
        """The private key as libp2p's protobuf `PrivateKey` (68 bytes): keep it secret."""
        data = self._key.private_bytes_raw() + self.public_key
        message = keys_pb2.PrivateKey(Type=keys_pb2.Ed25519, Data=data)
        return message.SerializeToString(deterministic=True)

    def sign(self, data: bytes) -> bytes:
        """The Ed25519 signature (64 bytes) of `data`."""
        return self._key.sign(data)


def _keep_private(key_file: Path) -> None:
    if os.name == "posix" and key_file.stat().st_mode & 0o077:
        with contextlib.suppress(PermissionError):
            key_file.chmod(KEY_FILE_MODE)


def _seed_in(data: bytes, key_file: Path) -> bytes:
    message = keys_pb2.PrivateKey()
    try:
        message.ParseFromString(data)
    except DecodeError:
        message.Data = b""
    seed, public_key = message.Data[:SEED_BYTES], message.Data[SEED_BYTES:]
    if len(seed) == SEED_BYTES and message.Type == keys_pb2.Ed25519:
        derived = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
        if derived == public_key:
            return seed
    raise UserFacingError(
        f"The identity key {key_file} is damaged. Restore it from a copy, or move it away to let "
        "this computer take a new identity."
    )
