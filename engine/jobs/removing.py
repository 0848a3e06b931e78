"""What goes from the disk when a transfer is forgotten, and what never does.

Owns the deletion of files. Only what a download made is ever deleted, at the place where it made
it, and only when no other transfer has its file there. A user's own files are never touched.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.content.failures import disk_failure
from engine.content.file_id import FileId
from engine.errors import EnvironmentFailure
from engine.jobs.bundles import goes_in_bundle
from engine.jobs.context import Context
from engine.jobs.local_copy import same_bytes
from engine.jobs.row import Member, Row
from engine.storage.library import ContentRow
from engine.storage.piece_store import Fingerprint, PieceFile
from engine.storage.small_files import remove_parts
from engine.views import TransferKind


@dataclass(frozen=True, slots=True)
class _Doomed:
    """A file a download made: deleted unless it was changed since."""

    path: Path
    size: int
    fingerprint: Fingerprint | None


async def forget(context: Context, row: Row, delete_files: bool) -> None:
    """Take the row out of the library, and its leftovers (or all its files) from the disk.

    The row is out of the registry already. Raises EnvironmentFailure when the disk refuses.
    """
    doomed: list[_Doomed] = []
    if delete_files and not row.shared:
        doomed = await _doomed(context, row)
    orphans = await context.library.remove_transfer(row.key)
    for file_id in row.ids:
        await _withdraw(context, file_id, row.key)
    for content in orphans:
        await _drop_orphan(context, content)
    await asyncio.to_thread(_delete_all, doomed)
    if not row.shared and row.kind is TransferKind.COLLECTION and row.path is not None:
        never_came = [
            (place, member.file_id)
            for member in row.members
            if goes_in_bundle(row, member) and member.done < member.size
            if (place := row.place(member)) is not None
        ]
        await asyncio.to_thread(remove_parts, never_came)
        await asyncio.to_thread(remove_empty_folders, row.path, row.members)
    if delete_files and row.shared:
        context.registry.notice(f"{row.path or row.name} is your own, so it stays on the disk.")


async def _withdraw(context: Context, file_id: FileId, holder: str) -> None:
    if not context.is_offered(file_id):
        context.network.withdraw(file_id)
    await context.let_go(file_id, holder)


async def _drop_orphan(context: Context, content: ContentRow) -> None:
    """A content that no transfer uses: its part file or manifest is of no use to anybody."""
    await context.swarms.drop(content.file_id)
    await context.contents.close(content.file_id)
    manifest = content.path is not None and content.path.parent == context.manifest_dir
    if manifest or not content.complete:
        await context.contents.delete_file(content)


async def _doomed(context: Context, row: Row) -> list[_Doomed]:
    """The files that this row alone has at their places."""
    doomed = []
    for member in row.members:
        place = row.place(member)
        if place is None or _is_elsewhere(row, place) or _others_have(context, row, member, place):
            continue
        content = await context.library.content(member.file_id)
        if content is None or (content.path != place and not member.wanted):
            continue  # a file that was never fetched is not ours, whatever stands there
        if content.path != place:
            doomed.append(_Doomed(place, member.size, None))
        elif content.complete and await _move_to_another_copy(context, row, member, place):
            doomed.append(_Doomed(place, member.size, content.fingerprint))
    return doomed


def _is_elsewhere(row: Row, place: Path) -> bool:
    """Whether a folder on the way was replaced by a link that leads out of the row's folder."""
    if row.kind is TransferKind.FILE or row.path is None:
        return False
    inside = place.parent.relative_to(row.path)
    return Path(os.path.realpath(place.parent)) != Path(os.path.realpath(row.path)) / inside


def _others_have(context: Context, row: Row, member: Member, place: Path) -> bool:
    return any(
        other is not row and other.place(theirs) == place
        for other in context.registry.users(member.file_id)
        for theirs in other.members_of(member.file_id)
    )


async def _move_to_another_copy(context: Context, row: Row, member: Member, place: Path) -> bool:
    """True when the content does without this copy: nobody uses it, or there is another one."""
    others = [other for other in context.registry.users(member.file_id) if other is not row]
    for other in others:
        for theirs in other.members_of(member.file_id):
            copy = other.place(theirs)
            if copy is None or not await asyncio.to_thread(same_bytes, place, copy):
                continue
            await context.swarms.drop(member.file_id)
            await context.drop_bundles(member.file_id)
            await context.contents.close(member.file_id)
            file = await PieceFile.open_existing(copy)
            fingerprint = await asyncio.to_thread(file.fingerprint)
            await context.library.set_place(member.file_id, copy, fingerprint, complete=True)
            return True
    return not others


def _delete_all(doomed: Sequence[_Doomed]) -> None:
    """Delete what is still as it was made; blocking. Raises EnvironmentFailure at the end."""
    failure: EnvironmentFailure | None = None
    for file in doomed:
        try:
            found = file.path.lstat()
            now = Fingerprint(found.st_size, found.st_mtime_ns, found.st_ino)
            if now == file.fingerprint or (file.fingerprint is None and now.size == file.size):
                file.path.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            failure = disk_failure(error, file.path)
    if failure is not None:
        raise failure


def remove_empty_folders(folder: Path, members: Sequence[Member]) -> None:
    """Remove the folders of these files, innermost first, where nothing is in them; blocking."""
    inner = {Path(member.path).parent for member in members}
    inner |= {parent for path in inner for parent in path.parents}
    for path in sorted(inner, key=lambda path: len(path.parts), reverse=True):
        whole = folder / path
        if whole.is_symlink():
            continue
        try:
            whole.rmdir()
        except OSError:
            continue  # something else is in it, or it is gone: both are fine
