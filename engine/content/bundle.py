"""Bundles: the small files of a collection, moved in one swarm in which each file is a piece.

Owns which files of a collection these are, and the name of their swarm. It follows from the
collection alone, so all who have it mean the same and nothing is negotiated: every content of 1 to
16,384 bytes, once, in the manifest's order. A piece is proved by its file ID, which the manifest
certifies, so no hashes have to be asked for.

A stream, a HELLO and a choke for each of ten thousand files would cost far more than their bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final

from engine.content.file_id import BLOCK_SIZE, FileId

BUNDLE_TAG: Final = b"shoal-bundle-v1\0"
BUNDLE_FROM: Final = 16
"""Fewer small files move by themselves: that many are under way at a time anyway."""


@dataclass(frozen=True)
class Bundle:
    """The small files of one collection."""

    collection: FileId
    """Stands in HELLO where a file's root does."""
    files: tuple[FileId, ...]
    sizes: tuple[int, ...]

    @cached_property
    def size(self) -> int:
        """Bytes of all of them."""
        return sum(self.sizes)

    @cached_property
    def id(self) -> FileId:
        """What their swarm is called."""
        return FileId(sha256(BUNDLE_TAG + self.size.to_bytes(8, "big") + self.collection).digest())

    @cached_property
    def positions(self) -> dict[FileId, int]:
        """The piece that each file is."""
        return {file_id: position for position, file_id in enumerate(self.files)}


def is_small(size: int) -> bool:
    """Whether a file of that size is one block, and so may be a piece of a bundle."""
    return 0 < size <= BLOCK_SIZE


def bundle_of(collection: FileId, files: Iterable[tuple[FileId, int]]) -> Bundle | None:
    """The bundle of a collection with these (file ID, size), or None for too few small ones."""
    small: dict[FileId, int] = {}
    for file_id, size in files:
        if is_small(size):
            small.setdefault(file_id, size)
    if len(small) < BUNDLE_FROM:
        return None
    return Bundle(collection, tuple(small), tuple(small.values()))
