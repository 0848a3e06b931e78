"""IDs without an engine: what a path would be called if it were shared, with nothing kept.

Owns `shoal id`. It walks and hashes exactly as sharing does, by the same functions, so that the
two can never disagree.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from engine.content import merkle
from engine.content.collection import CollectionEntry, encode_manifest
from engine.content.file_id import FileId, collection_id, format_id
from engine.content.hashing import Hasher
from engine.jobs.sharing import Plan, plan

OnProgress = Callable[[int, int], None]


async def identify_path(path: Path, on_progress: OnProgress, threads: int = 1) -> str:
    """The ID of the file or folder at `path`; `on_progress` gets bytes hashed and bytes in all.

    Raises UserFacingError for what cannot be shared, EnvironmentFailure when the disk refuses.
    """
    wanted = await asyncio.to_thread(plan, path)
    hasher = Hasher(threads)
    try:
        entries = await _hash(wanted, hasher, on_progress)
    finally:
        await hasher.close()
    if not wanted.is_folder:
        return format_id(entries[0].file_id)
    return format_id(await asyncio.to_thread(_collection, entries))


async def _hash(wanted: Plan, hasher: Hasher, on_progress: OnProgress) -> list[CollectionEntry]:
    entries: list[CollectionEntry] = []
    before = 0

    def progress(done: int) -> None:
        on_progress(before + done, wanted.size)

    for name, file, _ in wanted.files:
        metadata = await hasher.hash_file(file, progress)
        entries.append(CollectionEntry(name, metadata.size, metadata.file_id))
        before += metadata.size
    return entries


def _collection(entries: list[CollectionEntry]) -> FileId:
    manifest = encode_manifest(entries)
    leaves = merkle.leaf_hashes(manifest)
    return collection_id(len(manifest), merkle.root_of_layer(leaves, len(manifest), 0))
