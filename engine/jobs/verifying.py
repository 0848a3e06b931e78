"""Hashing again what is on disk, and what follows from it for a row.

Owns the step from matching pieces to records. A file that is not what it was is never written to:
what the user changed stays, and the row says what can be done.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from engine.content.collection import CollectionEntry, encode_manifest
from engine.content.failures import disk_failure
from engine.content.file_id import FileId, piece_count
from engine.content.hashing import OnProgress
from engine.content.metadata import FileMetadata
from engine.errors import UserFacingError
from engine.jobs.contents import changed_sentence, lengths
from engine.jobs.context import Context
from engine.jobs.row import Member, Row
from engine.storage.library import ContentRow
from engine.storage.piece_store import Fingerprint, PieceFile, SourceChanged
from engine.transfer.piece_table import bits_of
from engine.views import TransferKind


@dataclass(frozen=True, slots=True)
class Lost:
    """A file that is not what it was, and the sentence about it."""

    member: Member
    reason: str


async def verify_row(
    context: Context, row: Row, just_hashed: Container[FileId] = frozenset()
) -> list[Lost]:
    """Compare every file of the row with its hashes; gives those of a complete row that changed.

    `just_hashed` are known to be true. Raises EnvironmentFailure when the disk refuses.
    """
    row.hashed = 0
    lost: list[Lost] = []
    for member in row.members:
        content = await context.library.content(member.file_id)
        if content is not None and content.path is not None and content.file_id not in just_hashed:
            if not member.wanted and content.path != row.place(member):
                continue  # another transfer's: this one has no copy
            own = await asyncio.to_thread(_own_place, row, member, content)
            try:
                await _verify_member(context, row, member, content, own)
            except (SourceChanged, UserFacingError):
                lost.append(Lost(member, _lost_sentence(row, own)))
    await context.drop_bundle(row)  # it goes by what the files were before
    if row.complete and row.kind is TransferKind.COLLECTION:
        await _restore_manifest(context, row)
    return lost if row.complete else []


async def changed_files(context: Context, row: Row) -> bool:
    """Whether a file of a complete row looks different from what was hashed: cheap, no hashing."""
    for file_id in row.ids:
        content = await context.library.content(file_id)
        if content is None or content.path is None or content.fingerprint is None:
            continue
        try:
            file = await PieceFile.open_existing(content.path)
        except (UserFacingError, SourceChanged):
            return True
        if await asyncio.to_thread(file.changed_since, content.fingerprint):
            return True
    return False


async def give_up(context: Context, row: Row, lost: list[Lost]) -> None:
    """Make the row one that misses these files; what stands in their places stays there."""
    for entry in lost:
        await context.swarms.drop(entry.member.file_id)
        await context.contents.close(entry.member.file_id)
        await context.library.set_verified(entry.member.file_id, b"")
        row.set_done(entry.member, 0)
    row.finished_at = 0.0
    row.directory = row.path.parent if row.path is not None else row.directory
    if row.kind is TransferKind.FILE:
        row.path = None


def _own_place(row: Row, member: Member, content: ContentRow) -> Path:
    """Where the row has the file: beside its place where that name was taken; blocking.

    A file of the user's own that was moved is read from where it was found again.
    """
    place = row.place(member)
    assert content.path is not None
    if place is None or content.path.parent == place.parent:
        return content.path
    elsewhere = row.shared and content.complete and not os.path.lexists(place)
    return content.path if elsewhere else place


async def _verify_member(
    context: Context, row: Row, member: Member, content: ContentRow, own: Path
) -> None:
    before = row.hashed

    def progress(done: int) -> None:
        row.hashed = before + done
        context.registry.changed(row)

    if content.complete or (row.complete and member.wanted):
        file = await PieceFile.open_existing(own)
        fingerprint = await asyncio.to_thread(file.fingerprint)
        good = await _good_pieces(context, content, file, progress)
        if len(good) < piece_count(content.size):
            raise SourceChanged(await asyncio.to_thread(changed_sentence, own))
        await _trust(context, member, own, fingerprint)
        row.set_done(member, member.size)
        return
    file = await PieceFile.resume(own, content.size)
    good = await _good_pieces(context, content, file, progress)
    await context.library.set_verified(member.file_id, bits_of(good, piece_count(content.size)))
    row.set_done(member, lengths(content.size, good))


async def _good_pieces(
    context: Context, content: ContentRow, file: PieceFile, progress: OnProgress
) -> list[int]:
    hashes = await context.library.piece_hashes(content.file_id)
    if not hashes and content.size:
        return []
    metadata = FileMetadata(content.size, content.pieces_root, hashes)
    matches = await context.hasher.verify_file(file.location, metadata, progress)
    return [index for index, match in enumerate(matches) if match]


async def _trust(context: Context, member: Member, path: Path, fingerprint: Fingerprint) -> None:
    """The file there is whole and true: the content is read from it from now on."""
    await context.library.set_place(member.file_id, path, fingerprint, complete=True)
    opened = context.contents.opened(member.file_id)
    if opened is not None and opened.row.path == path:
        opened.file.fingerprint = fingerprint
    elif opened is not None:
        await context.swarms.drop(member.file_id)
        await context.contents.close(member.file_id)


async def _restore_manifest(context: Context, row: Row) -> None:
    """A collection's manifest follows from its files: written anew where it is damaged or gone."""
    assert row.file_id is not None
    content = await context.library.content(row.file_id)
    if content is None or content.path is None or content.path.parent != context.manifest_dir:
        return
    path = content.path
    data = encode_manifest([CollectionEntry(m.path, m.size, m.file_id) for m in row.members])
    await asyncio.to_thread(write_manifest, path, data)
    file = await PieceFile.open_existing(path)
    fingerprint = await asyncio.to_thread(file.fingerprint)
    await context.library.set_place(row.file_id, path, fingerprint, complete=True)
    opened = context.contents.opened(row.file_id)
    if opened is not None:
        opened.file.fingerprint = fingerprint


def write_manifest(path: Path, data: bytes) -> None:
    """Write a manifest unless it stands there; blocking. Raises EnvironmentFailure."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.read_bytes() == data:
            return
        partial = path.with_suffix(".new")
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        raise disk_failure(error, path) from error


def _lost_sentence(row: Row, path: Path) -> str:
    if row.shared:
        return changed_sentence(path)
    return f"{path} is not what was downloaded any more; resume to download it again."
