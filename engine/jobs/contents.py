"""The files on disk as the swarms see them: opened when needed, checked before they are read.

Owns one `Source` per open content: the piece file, its shared pieces, and the guard that compares
the file with its fingerprint before a byte of it goes to a peer. Who follows a content hears when
it is opened and when it is closed; who reads it keeps it open by a lease. What is remembered over a
restart is the library's; which transfer wants a content is the jobs'.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from engine.content.file_id import FileId, format_id, piece_count, piece_size
from engine.content.hashing import Hasher, OnProgress
from engine.content.metadata import FileMetadata
from engine.errors import EnvironmentFailure, UserFacingError
from engine.storage.file_pool import FilePool
from engine.storage.library import ContentRow, Library
from engine.storage.piece_store import Fingerprint, PieceFile, SourceChanged
from engine.tasks import Debounce, TaskOwner
from engine.transfer.piece_table import PieceTable, bits_of
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
            raise SourceChanged(changed_sentence(self.file.path))
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
        self._opening: dict[FileId, asyncio.Lock] = {}
        self._leases: Counter[FileId] = Counter()
        self._unwanted: set[FileId] = set()  # to be closed with the last lease
        self._followers: dict[FileId, list[Callable[[], None]]] = {}
        self._tasks = TaskOwner("contents")
        self._flush_soon = Debounce(FLUSH_S, self._flush)

    def opened(self, file_id: FileId) -> OpenContent | None:
        """The content, if it is open."""
        return self._open.get(file_id)

    async def open(self, file_id: FileId) -> OpenContent | None:
        """The content as it stands on disk, whole or in part.

        None when it is not here, or is in doubt: `recheck` it first. Raises EnvironmentFailure when
        the disk refuses, SourceChanged when the file is another one.
        """
        async with self._alone(file_id):
            self._unwanted.discard(file_id)
            if file_id in self._open:
                return self._open[file_id]
            row = await self._library.content(file_id)
            if row is None or row.path is None:
                return None
            return await (self._open_whole(row) if row.complete else self._open_part(row))

    async def _open_whole(self, row: ContentRow) -> OpenContent:
        assert row.path is not None
        file = await PieceFile.open_existing(row.path, pool=self._pool)
        if row.fingerprint not in (None, file.seen):
            raise SourceChanged(await asyncio.to_thread(changed_sentence, row.path))
        return self._add(row, file, PieceTable.whole(row.size))

    async def _open_part(self, row: ContentRow) -> OpenContent | None:
        assert row.path is not None
        file = await PieceFile.resume(row.path, row.size, pool=self._pool)
        if row.doubtful or file.complete:
            return None
        return self._add(row, file, PieceTable(row.size, await self._library.verified(row.file_id)))

    @asynccontextmanager
    async def _alone(self, file_id: FileId) -> AsyncIterator[None]:
        """One opening of a content at a time, so that there is one `Source` of it."""
        lock = self._opening.setdefault(file_id, asyncio.Lock())
        async with lock:
            yield
        if not lock.locked():
            self._opening.pop(file_id, None)

    async def recheck(self, file_id: FileId, hasher: Hasher, on_progress: OnProgress) -> None:
        """Hash what a crash left in doubt, and record which pieces are good; else do nothing.

        Raises EnvironmentFailure, UserFacingError; SourceChanged when nothing of it is left.
        """
        row = await self._library.content(file_id)
        if row is None or row.complete or row.path is None or file_id in self._open:
            return
        file = await PieceFile.resume(row.path, row.size)
        if not row.doubtful and not file.complete:
            return
        good = await self._good_pieces(row, file, hasher, on_progress)
        if not file.complete:
            await self._library.set_verified(file_id, bits_of(good, piece_count(row.size)))
        elif len(good) == piece_count(row.size):
            fingerprint = await asyncio.to_thread(file.fingerprint)
            await self._library.set_place(file_id, row.path, fingerprint, complete=True)
        else:
            raise SourceChanged(f"Another file stands at {row.path}; the download begins anew.")

    async def _good_pieces(
        self, row: ContentRow, file: PieceFile, hasher: Hasher, on_progress: OnProgress
    ) -> list[int]:
        hashes = await self._library.piece_hashes(row.file_id)
        if not hashes:
            return []
        metadata = FileMetadata(row.size, row.pieces_root, hashes)
        matches = await hasher.verify_file(file.location, metadata, on_progress)
        return [index for index, match in enumerate(matches) if match]

    async def create(
        self, file_id: FileId, size: int, pieces_root: bytes, path: Path
    ) -> OpenContent:
        """Begin a download to `path`, or to a free name beside it; raises EnvironmentFailure."""
        async with self._alone(file_id):
            if await self._library.content(file_id) is not None:
                await self._library.set_verified(file_id, b"")  # before the new place: see kills
            file = await PieceFile.create(path, size, pool=self._pool)
            row = ContentRow(file_id, size, pieces_root, path=file.path)
            if piece_count(size) > 1:
                await self._library.put_content(row)
            else:  # the root is the only hash there is
                await self._library.put_content(row, pieces_root if size else b"")
                row = replace(row, has_hashes=True)
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
        self.tell(row.file_id)
        return opened

    async def _load_hashes(self, row: ContentRow) -> bytes:
        hashes = await self._library.piece_hashes(row.file_id)
        if not hashes and row.size:
            raise EnvironmentFailure("The hashes of that file are not here yet.")
        return hashes

    # --- users -----------------------------------------------------------------------------

    @contextmanager
    def leased(self, file_id: FileId) -> Iterator[None]:
        """Keep the content open meanwhile, whoever closes it."""
        self._leases[file_id] += 1
        try:
            yield
        finally:
            self._leases[file_id] -= 1
            if not self._leases[file_id]:
                del self._leases[file_id]
                if file_id in self._unwanted:
                    self._tasks.start(self.close(file_id), "close")

    def follow(self, file_id: FileId, follower: Callable[[], None]) -> Callable[[], None]:
        """Call `follower()` whenever the content is opened or let go; gives the way out."""
        followers = self._followers.setdefault(file_id, [])
        followers.append(follower)

        def unfollow() -> None:
            if follower in followers:
                followers.remove(follower)
            if not followers and self._followers.get(file_id) is followers:
                del self._followers[file_id]

        return unfollow

    def tell(self, file_id: FileId) -> None:
        """Wake those who follow the content."""
        for follower in tuple(self._followers.get(file_id, ())):
            follower()

    async def close(self, file_id: FileId) -> None:
        """Let the file go, now or when its last reader has ended; what is recorded stays."""
        if file_id in self._leases:
            self._unwanted.add(file_id)
        else:
            self._unwanted.discard(file_id)
            opened = self._open.pop(file_id, None)
            if opened is not None:
                await opened.file.file.close()
        self.tell(file_id)

    # --- recording -------------------------------------------------------------------------

    def pieces_done(self, file_id: FileId, pieces: Sequence[int], now: float) -> None:
        """These pieces are verified and written: recorded within a quarter of a second."""
        for piece in pieces:
            self._library.record_verified(file_id, piece, now)
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
        if opened.row.complete:
            assert opened.row.path is not None
            return opened.row.path
        path = await opened.file.file.finish()
        fingerprint = opened.file.file.seen
        await self._library.set_place(file_id, path, fingerprint, complete=True)
        opened.file.fingerprint = fingerprint
        row = replace(opened.row, path=path, complete=True, fingerprint=fingerprint)
        self._open[file_id] = OpenContent(row, opened.file, opened.source)
        return path

    async def delete_file(self, row: ContentRow) -> None:
        """Remove a content's file, part or whole; one that is gone already is fine."""
        self._leases.pop(row.file_id, None)
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
        if row.complete or not file.complete:  # a part that became a file may be a stranger's
            await file.delete()

    async def stop(self) -> None:
        """Record what is pending and close every file."""
        self._flush_soon.cancel()
        await self._tasks.stop()
        await self._flush_now()
        self._leases.clear()
        for file_id in list(self._open):
            await self.close(file_id)


def changed_sentence(path: Path) -> str:
    """Why a shared file is not offered any more, and what helps. Blocking."""
    if not os.path.lexists(path):
        return f"{path} is gone; put it back and resume it, or share it from where it is now."
    return f"{path} has changed since it was shared; share it again to offer the new version."


def lengths(size: int, pieces: Sequence[int]) -> int:
    """Bytes in these pieces of a file of that size."""
    step = piece_size(size)
    return sum(min(step, size - piece * step) for piece in pieces)
