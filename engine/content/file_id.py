"""What a file is called: the file ID, and the piece size that follows from the size.

Owns the derivation of IDs from (size, pieces_root), their text form, and the arithmetic of pieces.
It computes no hash of content (that is `merkle`) and knows no names or paths.

A file ID commits to the size as well as to the Merkle root, because the root alone does not: a
64-byte file that holds the two children of another file's root has that file's root.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import NewType

from engine.errors import LocalProtocolError, UserFacingError
from engine.views import TransferKind

FileId = NewType("FileId", bytes)

BLOCK_SIZE = 16384  # BEP 52: one leaf of the Merkle tree
MIN_PIECE_LOG = 14
MAX_PIECE_LOG = 24
MAX_PIECES = 1 << 20
MAX_FILE_SIZE = MAX_PIECES << MAX_PIECE_LOG  # 16 TiB; a larger size is never certified
EMPTY_ROOT = bytes(32)  # BEP 52 gives an empty file no root; an ID needs one
ID_BYTES = 32

FILE_TAG = b"shoal-file-v1\0"
COLLECTION_TAG = b"shoal-collection-v1\0"

_ID_TEXT = re.compile(r"[0-9a-fA-F]{64}")


def piece_size(size: int) -> int:
    """Bytes per piece of a file of `size` bytes: a power of two from 16 KiB to 16 MiB."""
    log = (max(size, 1) - 1).bit_length() // 2 + 3
    return 1 << min(max(log, MIN_PIECE_LOG), MAX_PIECE_LOG)


def piece_count(size: int) -> int:
    """How many pieces a file of `size` bytes has; 0 for an empty one."""
    return -(-size // piece_size(size))


def piece_length(size: int, index: int) -> int:
    """Bytes in piece `index`: the piece size, or what is left for the last piece.

    Raises LocalProtocolError when the file has no such piece.
    """
    length = piece_size(size)
    start = index * length
    if index < 0 or start >= size:
        raise LocalProtocolError(f"a file of {size} bytes has no piece {index}")
    return min(length, size - start)


def file_id(size: int, pieces_root: bytes) -> FileId:
    """The ID of a file with this size and Merkle root."""
    return _derive(FILE_TAG, size, pieces_root)


def collection_id(size: int, pieces_root: bytes) -> FileId:
    """The ID of a collection whose manifest has this size and Merkle root."""
    return _derive(COLLECTION_TAG, size, pieces_root)


def kind_of(id: FileId, size: int, pieces_root: bytes) -> TransferKind | None:
    """What `id` names if it certifies (size, pieces_root), else None.

    Sizes and roots that no content can have are never certified, so that whoever gets a kind may
    size its buffers by it: a size above `MAX_FILE_SIZE`, or an empty file with a root.
    """
    if not 0 <= size <= MAX_FILE_SIZE or len(pieces_root) != ID_BYTES:
        return None
    if size == 0 and pieces_root != EMPTY_ROOT:
        return None
    if id == file_id(size, pieces_root):
        return TransferKind.FILE
    if id == collection_id(size, pieces_root):
        return TransferKind.COLLECTION
    return None


def parse_id(text: str) -> FileId:
    """The ID that 64 hex digits spell (either case, space around them ignored).

    Raises UserFacingError with a sentence for anything else.
    """
    digits = text.strip()
    if _ID_TEXT.fullmatch(digits):
        return FileId(bytes.fromhex(digits))
    if not digits:
        raise UserFacingError("No file ID was given; a file ID is 64 characters from 0-9 and a-f.")
    shown = digits if len(digits) <= 80 else digits[:77] + "…"
    detail = f"it has {len(digits)} characters" if digits.isalnum() else "it has other characters"
    if len(digits) == 2 * ID_BYTES:
        detail = "it has other characters"
    raise UserFacingError(
        f"{shown!r} is not a file ID ({detail}); a file ID is 64 characters from 0-9 and a-f."
    )


def format_id(id: FileId) -> str:
    """The text form: 64 lowercase hex digits."""
    return id.hex()


def _derive(tag: bytes, size: int, pieces_root: bytes) -> FileId:
    if not 0 <= size < 1 << 64 or len(pieces_root) != ID_BYTES:
        raise LocalProtocolError("an ID is made of a 64-bit size and a root of 32 bytes")
    return FileId(sha256(tag + size.to_bytes(8, "big") + pieces_root).digest())
