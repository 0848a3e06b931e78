"""The files on disk as the swarms see them: opened when needed, checked before they are read.

Owns one `Source` per open content: the piece file, its shared pieces, and the guard that compares
the file with its fingerprint before a byte of it goes to a peer. What is remembered over a
restart is the library's; which transfer wants a content is the jobs'.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from engine.content.file_id import FileId, format_id
from engine.errors import EnvironmentFailure, UserFacingError
from engine.storage.file_pool import FilePool
from engine.storage.library import ContentRow, Library
from engine.storage.piece_store import Fingerprint, PieceFile, SourceChanged
from engine.tasks import Debounce, TaskOwner
from engine.transfer.piece_table import PieceTable
from engine.transfer.pieces import SharedPieces
from engine.transfer.verifier import Source

logger = logging.getLogger(__name__)

FLUSH_S = 0.25
"""Verified pieces are recorded at least that often: what a kill may cost is fetched again."""


class GuardedFile:
    """A piece file that refuses to be read once it is not what was hashed."""

    def __init__(self, file: PieceFile, fingerprint: Fingerprint | None) -> None:
        self.file = file
        self.fingerprint = fingerprint

    def read_into(self, view: memoryview, offset: int) -> None:
        """Read in a thread; raises SourceChanged where the file is another one now."""
        fingerprint = self.fingerprint
        if fingerprint is not None and self.file.changed_since(fingerprint):
            raise SourceChanged(
                f"{self.file.path} has changed since it was shared; share it again to offer the "
                "new version."
            )
        self.file.read_into(view, offset)

    def write_at(self, data: memoryview, offset: int) -> None:
        """Write in a thread; raises EnvironmentFailure."""
        self.file.write_at(data, offset)


@dataclass(frozen=True, slots=True)
class OpenContent:
    """A content whose file is at hand."""

    row: ContentRow
    file: GuardedFile
    source: Source


class Contents:
    """Opens, creates, records and closes contents."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._pool = FilePool()
        self._open: dict[FileId, OpenContent] = {}
        self._tasks = TaskOwner("contents")
        self._flush_soon = Debounce(FLUSH_S, self._flush)

    def opened(self, file_id: FileId) -> OpenContent | None:
        """The content, if it is open."""
        return self._open.get(file_id)

    async def open(self, file_id: FileId) -> OpenContent | None:
        """The content as it stands on disk, whole or in part; None when it is not here.

        Raises EnvironmentFailure when the disk refuses, SourceChanged when the file is another one.
        """
        if file_id in self._open:
            return self._open[file_id]
        row = await self._library.content(file_id)
        if row is None or row.path is None:
            return None
        if row.complete:
            file = await PieceFile.open_existing(row.path, pool=self._pool)
            if row.fingerprint is not None and file.changed_since(row.fingerprint):
                raise SourceChanged(
                    f"{row.path} has changed since it was shared; share it again to offer the new "
                    "version."
                )
            table = PieceTable.whole(row.size)
        else:
            file = await PieceFile.resume(row.path, row.size, pool=self._pool)
            table = PieceTable(row.size, await self._library.verified(file_id))
        return self._add(row, file, table)

    async def create(
        self, file_id: FileId, size: int, pieces_root: bytes, path: Path
    ) -> OpenContent:
        """Begin a download to `path`, or to a free name beside it; raises EnvironmentFailure."""
        file = await PieceFile.create(path, size, pool=self._pool)
        row = ContentRow(file_id, size, pieces_root, path=file.path)
        await self._library.put_content(row)
        await self._library.set_verified(file_id, b"")
        return self._add(row, file, PieceTable(size))

    def _add(self, row: ContentRow, file: PieceFile, table: PieceTable) -> OpenContent:
        guarded = GuardedFile(file, row.fingerprint if row.complete else None)
        source = Source(
            row.size,
            row.pieces_root,
            file.path.name,
            SharedPieces(format_id(row.file_id), table),
            guarded,
            partial(self._load_hashes, row),
        )
        opened = OpenContent(row, guarded, source)
        self._open[row.file_id] = opened
        return opened

    async def _load_hashes(self, row: ContentRow) -> bytes:
        hashes = await self._library.piece_hashes(row.file_id)
        if not hashes and row.size:
            raise EnvironmentFailure("The hashes of that file are not here yet.")
        return hashes

    async def close(self, file_id: FileId) -> None:
        """Let the file go; what is recorded stays."""
        opened = self._open.pop(file_id, None)
        if opened is not None:
            await opened.file.file.close()

    # --- recording -------------------------------------------------------------------------

    def pieces_done(self, file_id: FileId, pieces: Sequence[int]) -> None:
        """These pieces are verified and written: recorded within a quarter of a second."""
        for piece in pieces:
            self._library.record_verified(file_id, piece)
        self._flush_soon.arm()

    def uploaded(self, key: str, count: int) -> None:
        """Count what a transfer has given, recorded as lazily."""
        self._library.record_uploaded(key, count)
        self._flush_soon.arm()

    def _flush(self) -> None:
        self._tasks.start(self._flush_now(), "flush")

    async def _flush_now(self) -> None:
        try:
            await self._library.flush()
        except EnvironmentFailure as error:
            logger.warning("%s", error)  # it is all still pending: the next flush tries again

    async def hashes_known(self, file_id: FileId, piece_hashes: bytes) -> None:
        """Keep the piece hashes of a download, to prove them to others and after a restart."""
        row = await self._library.content(file_id)
        if row is not None and not row.has_hashes:
            await self._library.put_content(row, piece_hashes)

    async def finish(self, file_id: FileId) -> Path:
        """Every piece is written: give the file its name and record it as complete.

        Raises EnvironmentFailure; may be called again.
        """
        opened = self._open[file_id]
        path = await opened.file.file.finish()
        fingerprint = opened.file.file.fingerprint()
        await self._library.set_place(file_id, path, fingerprint, complete=True)
        opened.file.fingerprint = fingerprint
        row = replace(opened.row, path=path, complete=True, fingerprint=fingerprint)
        self._open[file_id] = OpenContent(row, opened.file, opened.source)
        return path

    async def delete_file(self, row: ContentRow) -> None:
        """Remove a content's file, part or whole; one that is gone already is fine."""
        await self.close(row.file_id)
        if row.path is None:
            return
        try:
            if row.complete:
                file = await PieceFile.open_existing(row.path, pool=self._pool)
            else:
                file = await PieceFile.resume(row.path, row.size, pool=self._pool)
        except (EnvironmentFailure, UserFacingError):
            return
        await file.delete()

    async def stop(self) -> None:
        """Record what is pending and close every file."""
        self._flush_soon.cancel()
        await self._tasks.stop()
        await self._flush_now()
        for file_id in list(self._open):
            await self.close(file_id)
