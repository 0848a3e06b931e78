"""Metadata is believed only when it hashes to its root and its root to the ID."""

from dataclasses import replace

import pytest

from engine.content.file_id import EMPTY_ROOT, MAX_FILE_SIZE, FileId
from engine.content.metadata import FileMetadata
from engine.errors import LocalProtocolError, RemoteProtocolError
from engine.views import TransferKind
from tests.helpers import vectors

VECTOR = vectors.load()["vectors"][-1]  # 3145733 bytes of "b"


def metadata() -> FileMetadata:
    data = vectors.content("b", VECTOR["size"])
    root = bytes.fromhex(VECTOR["pieces_root"])
    return FileMetadata(len(data), root, b"".join(vectors.piece_hashes(data)), "name.bin")


def test_true_metadata():
    true = metadata()
    true.check()
    assert true.file_id.hex() == VECTOR["file_id"]
    assert true.check_id(true.file_id) is TransferKind.FILE
    assert true.check_id(true.collection_id) is TransferKind.COLLECTION
    assert true.piece_count == len(true.piece_hashes) // 32 == 193
    assert true.piece_length(192) == VECTOR["size"] - 192 * true.piece_size
    assert true.hash_of(1) == true.piece_hashes[32:64]
    assert true.tree().root == true.pieces_root


def test_lies_are_refused():
    true = metadata()
    for lie in (
        replace(true, piece_hashes=true.piece_hashes[32:] + true.piece_hashes[:32]),
        replace(true, piece_hashes=true.piece_hashes[:-1]),
        replace(true, piece_hashes=b""),
        replace(true, pieces_root=bytes(32)),
        replace(true, size=true.size + 16384),
        replace(true, size=-1),
        replace(true, size=MAX_FILE_SIZE + 1),
    ):
        with pytest.raises(RemoteProtocolError):
            lie.check()
    with pytest.raises(RemoteProtocolError):
        true.check_id(FileId(bytes(32)))


def test_empty_file():
    empty = FileMetadata(0, EMPTY_ROOT, b"")
    empty.check()
    assert empty.piece_count == 0
    assert empty.file_id.hex() == vectors.load()["vectors"][0]["file_id"]
    with pytest.raises(RemoteProtocolError):
        FileMetadata(0, bytes(31) + b"x", b"").check()


@pytest.mark.parametrize("index", [-1, 193])
def test_no_such_piece(index):
    with pytest.raises(LocalProtocolError):
        metadata().hash_of(index)
