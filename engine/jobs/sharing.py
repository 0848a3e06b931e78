"""Sharing what is on disk: hash it, remember it, have it announced.

Owns the walk through a dropped folder, the queue of files to hash (one at a time: a disk reads one
file faster than two), and the manifest of a folder. The user's files are never moved or written.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from engine.content.collection import CollectionEntry, encode_manifest
from engine.content.failures import disk_failure
from engine.content.file_id import FileId
from engine.content.folder import MAX_LEFT_OUT, scan_folder
from engine.content.metadata import FileMetadata
from engine.content.paths import safe_name
from engine.errors import EnvironmentFailure, ShoalError, UserFacingError
from engine.jobs.context import Context
from engine.jobs.row import Member, Row
from engine.jobs.store import new_key, remember
from engine.jobs.verifying import changed_files, write_manifest
from engine.storage.library import ContentRow
from engine.storage.piece_store import PieceFile
from engine.tasks import TaskOwner
from engine.views import TransferKind, TransferState

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """A path to share and the files in it: (path in the manifest, file, size)."""

    path: Path
    is_folder: bool
    files: tuple[tuple[str, Path, int], ...]
    left_out: tuple[str, ...] = ()  # the first few

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(size for _, _, size in self.files)


class Downloads(Protocol):
    """What sharing asks of the other jobs."""

    def standing_aside(self, file_id: FileId) -> AbstractAsyncContextManager[None]:
        """Downloads of a content stop meanwhile: it turned out to be here, whole."""

    async def resume(self, row: Row) -> None:
        """Share a row again that was paused."""

    async def remove(self, row: Row, delete_files: bool) -> None:
        """Forget a row."""


class Sharing:
    """Turns paths into shared rows."""

    def __init__(self, context: Context, downloads: Downloads) -> None:
        self._context = context
        self._downloads = downloads
        self._tasks = TaskOwner("sharing")
        self._jobs: dict[str, asyncio.Task[None]] = {}
        self._turn = asyncio.Lock()

    async def share(self, paths: Sequence[Path]) -> tuple[str, ...]:
        """Keys of the rows, at once; raises UserFacingError before anything has begun."""
        plans = [await asyncio.to_thread(plan, path) for path in paths]
        return tuple([await self._begin(plan) for plan in plans])

    async def _begin(self, plan: Plan) -> str:
        row = await self._shared_already(plan)
        if row is not None:
            await self._downloads.resume(row)
            return row.key
        row = Row(
            key=new_key(),
            kind=TransferKind.COLLECTION if plan.is_folder else TransferKind.FILE,
            name=safe_name(plan.path.name or plan.path.resolve().name),
            path=plan.path,
            state=TransferState.HASHING,
            added_at=self._context.now(),
            size=plan.size,
        )
        self._context.registry.add(row)
        self._start(row, plan)
        return row.key

    def _start(self, row: Row, plan: Plan) -> None:
        task = self._tasks.start(self._run(row, plan), f"hash {row.name}")
        self._jobs[row.key] = task
        task.add_done_callback(lambda _: self._jobs.pop(row.key, None))

    async def try_again(self, row: Row) -> None:
        """Read a path again that could not be read; raises UserFacingError, EnvironmentFailure."""
        assert row.path is not None
        again = await asyncio.to_thread(plan, row.path)
        row.turn(TransferState.HASHING)
        row.hashed, row.size = 0, again.size
        self._context.registry.changed(row)
        self._start(row, again)

    async def _shared_already(self, plan: Plan) -> Row | None:
        """The row that shares this very file, unchanged since: nothing is hashed twice."""
        for row in self._context.registry.at(plan.path):
            if row.state is TransferState.HASHING:
                return row
            if plan.is_folder or not row.complete:
                continue
            assert row.file_id is not None
            content = await self._context.library.content(row.file_id)
            if content is None or content.fingerprint is None or content.path != plan.path:
                continue
            file = await PieceFile.open_existing(plan.path)
            if file.seen == content.fingerprint:
                return row
        return None

    async def _run(self, row: Row, plan: Plan) -> None:
        """Read it all; whatever goes wrong is told in the row."""
        try:
            async with self._turn:
                if plan.is_folder:
                    await self._hash_folder(row, plan)
                else:
                    await self._hash_single(row, plan)
            await self._settle(row)
            self._tell_left_out(row, plan)
        except ShoalError as error:
            self._fail(row, str(error))
        except Exception as error:
            logger.exception("sharing %s", plan.path)
            self._fail(row, f"Shoal made a mistake ({error!r}); resume it to try again.")

    def _tell_left_out(self, row: Row, plan: Plan) -> None:
        if not plan.left_out:
            return
        shown, more = plan.left_out[: MAX_LEFT_OUT - 1], plan.left_out[MAX_LEFT_OUT - 1 :]
        names = ", ".join([*shown, *(["…"] if more else [])])
        self._context.registry.notice(
            f"Left out of {plan.path}: {names}; only files are shared, not links to folders, "
            "broken links, pipes or devices.",
            key=row.key,
        )

    def _fail(self, row: Row, reason: str) -> None:
        row.file_id = None
        row.set_members(())
        row.turn(TransferState.FAILED, reason)
        self._context.registry.reindex(row)
        self._context.registry.notice(reason, trouble=True, key=row.key)

    async def _settle(self, row: Row) -> None:
        """All is hashed: remember the row and offer it; an older row of the same gives way."""
        older = await self._outlived(row)
        for one in older:
            row.inherit(one)
        row.finished_at = self._context.now()
        row.turn(TransferState.SHARING)
        await remember(self._context.library, row, new=True)
        self._context.registry.reindex(row)
        self._context.announce(row)
        for one in older:
            await self._downloads.remove(one, delete_files=False)
        await self._wake_others(row)

    async def _outlived(self, row: Row) -> list[Row]:
        """Rows of the same content at the same place, or at one where nothing stands any more."""
        assert row.file_id is not None
        users = self._context.registry.users(row.file_id)
        same = [one for one in users if one.file_id == row.file_id and one.complete]
        return [
            one
            for one in same
            if one is not row and one.path is not None
            if one.path == row.path or not await asyncio.to_thread(os.path.lexists, one.path)
        ]

    async def _wake_others(self, row: Row) -> None:
        """Rows that missed one of these files, and have it again, go on."""
        users = (self._context.registry.users(file_id) for file_id in row.ids)
        for one in {one.key: one for rows in users for one in rows}.values():
            lost = one.state is TransferState.PAUSED and bool(one.reason) and one.complete
            if lost and not await changed_files(self._context, one):
                await self._downloads.resume(one)

    async def _hash_single(self, row: Row, plan: Plan) -> None:
        (_, path, _) = plan.files[0]
        metadata = await self._hash(row, path, 0)
        row.file_id, row.size = metadata.file_id, metadata.size
        row.set_members([Member("", metadata.size, metadata.file_id, metadata.size)])

    async def _hash_folder(self, row: Row, plan: Plan) -> None:
        before = 0
        members: list[Member] = []
        for name, path, _ in plan.files:
            metadata = await self._hash(row, path, before)
            before += metadata.size
            members.append(Member(name, metadata.size, metadata.file_id, metadata.size))
        entries = [CollectionEntry(m.path, m.size, m.file_id) for m in members]
        row.file_id = await self._keep_manifest(encode_manifest(entries))
        row.size = before
        row.set_members(members)

    async def _hash(self, row: Row, path: Path, before: int) -> FileMetadata:
        """Hash one file and remember it as a content."""
        file = await PieceFile.open_existing(path)
        fingerprint = file.seen
        assert fingerprint is not None

        def progress(done: int) -> None:
            row.hashed = before + done
            self._context.registry.changed(row)

        metadata = await self._context.hasher.hash_file(path, progress)
        if await asyncio.to_thread(file.changed_since, fingerprint):
            raise UserFacingError(f"{path} changed while it was being read; share it again.")
        content = ContentRow(
            metadata.file_id,
            metadata.size,
            metadata.pieces_root,
            path=path,
            complete=True,
            fingerprint=fingerprint,
        )
        await self._keep(content, metadata.piece_hashes)
        return metadata

    async def _keep(self, content: ContentRow, piece_hashes: bytes) -> None:
        """Remember a content; one that is here already, and well, stays where it is."""
        known = await self._context.library.content(content.file_id)
        if known is not None and known.complete and await _is_well(known):
            return
        if known is None:
            await self._context.library.put_content(content, piece_hashes)
            return
        async with self._downloads.standing_aside(content.file_id):
            if not known.complete:
                await self._context.contents.delete_file(known)
            await self._context.library.put_content(content, piece_hashes)

    async def _keep_manifest(self, manifest: bytes) -> FileId:
        """Store the manifest as a content of its own; gives the collection's ID."""
        name = hashlib.sha256(manifest).hexdigest()[:32] + ".manifest"
        path = self._context.manifest_dir / name
        await asyncio.to_thread(write_manifest, path, manifest)
        metadata = await self._context.hasher.hash_file(path)
        file = await PieceFile.open_existing(path)
        content = ContentRow(
            metadata.collection_id,
            metadata.size,
            metadata.pieces_root,
            path=path,
            complete=True,
            fingerprint=file.seen,
        )
        await self._keep(content, metadata.piece_hashes)
        return metadata.collection_id

    async def cancel(self, key: str) -> None:
        """Stop hashing a row that is being removed."""
        task = self._jobs.get(key)
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def stop(self) -> None:
        """Stop hashing; what was not hashed to its end is not remembered."""
        await self._tasks.stop()


def plan(path: Path) -> Plan:
    """What sharing a path means; blocking. Raises UserFacingError, EnvironmentFailure."""
    path = Path(os.path.abspath(path))
    try:
        if path.is_dir():
            left_out: list[str] = []
            files = scan_folder(path, left_out)
            found = tuple((file.portable, file.path, file.size) for file in files)
            return Plan(path, True, found, tuple(left_out))
        if not path.exists():
            raise UserFacingError(f"There is no file {path}; check its name.")
        if not path.is_file():
            raise UserFacingError(f"{path} is not a file; choose a file or a folder.")
        with open(path, "rb"):
            return Plan(path, False, ((path.name, path, path.stat().st_size),))
    except OSError as error:
        raise disk_failure(error, path) from error


async def _is_well(content: ContentRow) -> bool:
    """Whether a content's file is still what was hashed."""
    if content.path is None or content.fingerprint is None:
        return False
    try:
        file = await PieceFile.open_existing(content.path)
    except (EnvironmentFailure, UserFacingError):
        return False
    return file.seen == content.fingerprint
