from __future__ import annotations

import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from engine.errors import EnvironmentFailure, UserFacingError
from engine.net.identity import Identity
from engine.net.peer_id import public_key_of


def test_the_file_is_made_once_and_private(tmp_path: Path):
    path = tmp_path / "home" / "identity.key"
    first = Identity.load_or_create(path)
    assert Identity.load_or_create(path).peer_id == first.peer_id
    assert path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(path.parent) == ["identity.key"]


def test_an_open_file_is_closed_to_others(tmp_path: Path):
    path = tmp_path / "identity.key"
    Identity.load_or_create(path)
    path.chmod(0o644)
    Identity.load_or_create(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_signatures_are_of_the_peer_ids_key():
    identity = Identity.generate()
    key = Ed25519PublicKey.from_public_bytes(public_key_of(identity.peer_id))
    key.verify(identity.sign(b"data"), b"data")


def test_the_file_is_libp2ps_private_key(tmp_path: Path):
    # libp2p/specs/peer-ids: PrivateKey{Type: Ed25519, Data: 32 bytes of seed, 32 of public key}
    vector = bytes.fromhex(
        "08011240"
        "7e0830617c4a7de83925dfb2694556b12936c477a0e1feb2e148ec9da60fee7d"
        "1ed1e8fae2c4a144b8be8fd4b47bf3d3b34b871c3cacf6010f0e42d474fce27e"
    )
    path = tmp_path / "identity.key"
    path.write_bytes(vector)
    identity = Identity.load_or_create(path)
    assert identity.public_key == vector[-32:]
    assert identity.to_bytes() == vector


@pytest.mark.parametrize("content", [b"", b"\xff" * 80, b"\x08\x01\x12\x40" + bytes(64)])
def test_a_damaged_file_is_named_and_kept(tmp_path: Path, content: bytes):
    path = tmp_path / "identity.key"
    path.write_bytes(content)
    with pytest.raises(UserFacingError, match="damaged"):
        Identity.load_or_create(path)
    assert path.read_bytes() == content


def test_a_place_that_is_no_folder(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EnvironmentFailure):
        Identity.load_or_create(tmp_path / "file" / "identity.key")
