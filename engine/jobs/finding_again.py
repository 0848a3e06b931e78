"""Files that are not where they were: looked for in the folders Shoal knows, and linked again.

Owns the search for what a transfer misses on this disk, and how far it may go. Size first, then
hash: nothing is hashed that cannot be it. Only what is gone is looked for; a file that was changed
in its place is its owner's business.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.content.file_id import FileId
from engine.content.lookalikes import files_of_size
from engine.errors import EnvironmentFailure, UserFacingError
from engine.jobs.context import Context
from engine.jobs.row import Member, Row
from engine.jobs.store import to_record
from engine.storage.piece_store import Fingerprint, PieceFile
from engine.views import TransferKind

MAX_FOLDERS: Final = 64
"""Folders that are searched: the transfer's own, then where other transfers are."""
MAX_HASHED: Final = 8
"""Files of the right size that are hashed for one that is missing."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a missing file is now."""

    path: Path
    fingerprint: Fingerprint


async def find_again(context: Context, row: Row) -> set[FileId]:
    """Link what is missing of a complete row and stands elsewhere; gives what was linked.

    Raises EnvironmentFailure only where the library refuses.
    """
    missing = await _missing(context, row) if row.complete else []
    if not missing:
        return set()
    folders = _known_folders(context, row)
    root = await asyncio.to_thread(_moved_folder, row, missing, folders)
    if root is not None:
        places = {member.path: [root.joinpath(*member.path.split("/"))] for member in missing}
    elif row.shared or row.kind is TransferKind.FILE:
        places = await asyncio.to_thread(_lookalikes, missing, folders)
    else:
        return set()
    found: dict[FileId, _Found] = {}
    for member in missing:
        if member.file_id not in found:
            here = await _first_true(context, row, member, places.get(member.path, []))
            if here is not None:
                found[member.file_id] = here
    if found:
        await _link(context, row, found, root)
    return set(found)


async def _missing(context: Context, row: Row) -> list[Member]:
    """Files of which nothing stands where the row, or the library, has them."""
    missing = []
    for member in row.members:
        content = await context.library.content(member.file_id)
        place = row.place(member)
        known = [path for path in (place, content.path if content else None) if path is not None]
        if member.size and member.wanted and not await asyncio.to_thread(_any_stands, known):
            missing.append(member)
    return missing


def _any_stands(paths: Sequence[Path]) -> bool:
    return any(os.path.lexists(path) for path in paths)


def _known_folders(context: Context, row: Row) -> list[Path]:
    """Where to look, the likeliest first."""
    own = [row.path.parent] if row.path is not None else []
    if row.kind is TransferKind.COLLECTION and row.path is not None:
        own.insert(0, row.path)
    others = [one.path.parent for one in context.registry.rows if one.path is not None]
    folders = list(dict.fromkeys([*own, context.download_dir, *others]))
    return folders[:MAX_FOLDERS]


def _moved_folder(row: Row, missing: Sequence[Member], folders: Sequence[Path]) -> Path | None:
    """Where a whole folder went: all that is missing has its place and size there. Blocking."""
    if row.kind is not TransferKind.COLLECTION or row.path is None or row.path.is_dir():
        return None
    largest = max(missing, key=lambda member: member.size)
    tail = Path(*largest.path.split("/"))
    for path, _ in files_of_size(folders, {largest.size}):
        root = Path(*path.parts[: -len(tail.parts)])
        if path == root / tail and all(_has_size(root, member) for member in missing):
            return root
    return None


def _has_size(root: Path, member: Member) -> bool:
    try:
        return root.joinpath(*member.path.split("/")).stat().st_size == member.size
    except OSError:
        return False


def _lookalikes(missing: Sequence[Member], folders: Sequence[Path]) -> dict[str, list[Path]]:
    """Files of the right size for each that is missing, those of its name first. Blocking."""
    found = files_of_size(folders, {member.size for member in missing})
    places = {}
    for member in missing:
        name = member.path.rsplit("/", 1)[-1]
        same = [path for path, size in found if size == member.size]
        places[member.path] = sorted(same, key=lambda path: path.name != name)
    return places


async def _first_true(
    context: Context, row: Row, member: Member, candidates: Sequence[Path]
) -> _Found | None:
    """The first of these files that has the member's very bytes."""
    before = row.hashed

    def progress(done: int) -> None:
        row.hashed = before + done
        context.registry.changed(row)

    free = [path for path in candidates if not context.registry.at(path)]
    for path in free[:MAX_HASHED]:
        try:
            file = await PieceFile.open_existing(path)
            fingerprint = await asyncio.to_thread(file.fingerprint)
            metadata = await context.hasher.hash_file(path, progress)
            changed = await asyncio.to_thread(file.changed_since, fingerprint)
        except (EnvironmentFailure, UserFacingError):
            continue
        if metadata.file_id == member.file_id and not changed:
            return _Found(path, fingerprint)
    row.hashed = before
    return None


async def _link(context: Context, row: Row, found: dict[FileId, _Found], root: Path | None) -> None:
    """The contents are read from there from now on."""
    for file_id in found:
        await context.swarms.drop(file_id)
        await context.drop_bundles(file_id)
        await context.contents.close(file_id)
    if row.kind is TransferKind.FILE:
        root = next(iter(found.values())).path
    if root is not None:
        row.path, row.directory = root, root.parent
        row.name = root.name if not row.shared else row.name
    record = to_record(row)
    places = {file_id: (one.path, one.fingerprint) for file_id, one in found.items()}
    await context.library.relocate(record.key, record.name, record.path, places)
    context.registry.reindex(row)
    where = root or next(iter(found.values())).path
    context.registry.notice(f"{row.name} was moved; it is shared from {where} now.", key=row.key)
