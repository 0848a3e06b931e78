"""Hash files in threads: a path becomes `FileMetadata`, or is compared with the one it should have.

Owns the threads, the buffers and the progress of hashing. Not the shape of the tree (`merkle`),
and no choice of what is hashed when: whoever calls first is served first.

A file is read in chunks that stay in the processor's cache between the read and the hash; the
leaves of a piece are folded as soon as the piece is read. So memory does not grow with the file,
but for 32 bytes per piece.
"""

from __future__ import annotations

import asyncio
import errno
import os
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import FileIO
from itertools import count
from pathlib import Path
from typing import TypeVar

from engine.content.failures import disk_failure
from engine.content.file_id import BLOCK_SIZE, MAX_FILE_SIZE, piece_count, piece_size
from engine.content.merkle import (
    HASH_BYTES,
    leaf_hashes,
    piece_hash_of_leaves,
    root_of_pieces,
)
from engine.content.metadata import FileMetadata
from engine.content.paths import safe_name
from engine.errors import ShoalError, UserFacingError

CHUNK = 1 << 18  # one read: fits a core's second-level cache
UNIT = 1 << 21  # what a thread takes at a time, or one piece when that is larger
SMALL = 1 << 20  # up to that a file is hashed in one go
PROGRESS_INTERVAL_S = 0.1

_ZERO_LEAF = leaf_hashes(bytes(BLOCK_SIZE))[0]

T = TypeVar("T")
OnProgress = Callable[[int], None]


class Hasher:
    """A few threads that hash files; `threads` of them share the work on one file."""

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="shoal-hash")
        self._jobs: set[_Job] = set()
        self._closed = False

    async def hash_file(self, path: Path, on_progress: OnProgress | None = None) -> FileMetadata:
        """Metadata of the file at `path`, with its own name cleaned as `filename`.

        `on_progress` gets the bytes hashed so far, on the loop's thread, at most ten times a
        second and once at the end. Cancelling the task ends the threads' work within a chunk.
        Raises UserFacingError when there is no such file, or it vanished or changed meanwhile;
        EnvironmentFailure when the disk refuses. A caller that records a fingerprint takes it
        before, and compares afterwards: then nothing that changed in between goes unseen.
        """
        loop = asyncio.get_running_loop()
        before, metadata = await self._in_pool(_hash_if_small, path, loop)
        if metadata is not None:
            if on_progress is not None:
                on_progress(metadata.size)
            return metadata
        job = _Job(path, before.st_size, on_progress, loop)
        await self._run(job)
        return await self._in_pool(_conclude, job, before)

    async def verify_file(
        self, path: Path, metadata: FileMetadata, on_progress: OnProgress | None = None
    ) -> bytes:
        """Which pieces of `metadata` stand in the file at `path`: one byte per piece, 1 or 0.

        For part files too, with `path` their true location. Raises like `hash_file`, and
        UserFacingError when the file has another size.
        """
        loop = asyncio.get_running_loop()
        before = await self._in_pool(_stat_file, path)
        if before.st_size != metadata.size:
            raise UserFacingError(f"{path} has another size than it should; download it again.")
        job = _Job(path, metadata.size, on_progress, loop)
        await self._run(job)
        return await self._in_pool(_compare, job.hashes, metadata.piece_hashes)

    async def close(self) -> None:
        """Stop what is running; tasks that still wait for a file are cancelled."""
        self._closed = True
        for job in self._jobs:
            job.stopped = True
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _in_pool(self, work: Callable[..., T], *arguments: object) -> asyncio.Future[T]:
        """The work's result; raises CancelledError after `close`."""
        if self._closed:
            raise asyncio.CancelledError
        return asyncio.get_running_loop().run_in_executor(self._pool, work, *arguments)

    async def _run(self, job: _Job) -> None:
        workers = max(1, min(self._threads, -(-job.size // job.unit)))
        self._jobs.add(job)
        try:
            await asyncio.gather(*(self._in_pool(job.work) for _ in range(workers)))
        finally:
            job.stopped = True
            self._jobs.discard(job)
        if job.done < job.size:  # `close` was called meanwhile
            raise asyncio.CancelledError
        if job.on_progress is not None:
            job.on_progress(job.size)


class _Job:
    """One file being hashed: several threads run `work`, each takes units until none is left."""

    def __init__(
        self,
        path: Path,
        size: int,
        on_progress: OnProgress | None,
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        self.path = path
        self.size = size
        self.on_progress = on_progress
        self.piece_size = piece_size(size)
        self.unit = max(UNIT, self.piece_size)
        self.hashes = bytearray(piece_count(size) * HASH_BYTES)
        self.stopped = False
        self._zero_pieces: dict[int, bytes] = {}  # by length: whole ones, and perhaps the last
        self._loop = loop
        self._lock = threading.Lock()
        self._next_unit: Iterator[int] = count()
        self.done = 0
        self._report_at = time.monotonic() + PROGRESS_INTERVAL_S

    def work(self) -> None:
        """Hash unit after unit with an own file handle and buffer, until done or stopped.

        Raises UserFacingError when the file is shorter than it was, EnvironmentFailure.
        """
        try:
            with open(self.path, "rb", buffering=0) as file:
                buffer = memoryview(bytearray(min(CHUNK, self.size)))
                for number in self._next_unit:
                    start = number * self.unit
                    length = min(self.unit, self.size - start)
                    if length <= 0:
                        return
                    if _is_hole(file.fileno(), start, length):
                        if not self._hash_zeros(start, start + length):
                            return
                        continue
                    with _cache_as_found(file.fileno(), start, length):
                        if not self._hash_unit(file, buffer, start, start + length):
                            return
        except OSError as error:
            raise _read_failure(error, self.path) from error

    def _hash_unit(self, file: FileIO, buffer: memoryview, start: int, stop: int) -> bool:
        """Fill in the piece hashes of one unit; False when it was stopped on the way."""
        piece = start // self.piece_size
        blocks = self.piece_size // BLOCK_SIZE
        leaves: list[bytes] = []
        file.seek(start)
        for at in range(start, stop, CHUNK):
            if self.stopped:
                return False
            chunk = buffer[: min(CHUNK, stop - at)]
            self._fill(file, chunk)
            leaves += leaf_hashes(chunk)
            while len(leaves) >= blocks or (leaves and at + len(chunk) == stop):
                self._set_hash(piece, leaves[:blocks])
                del leaves[:blocks]
                piece += 1
            self._progress(len(chunk))
        return True

    def _hash_zeros(self, start: int, stop: int) -> bool:
        """The same where nothing was ever written: the hash of zeros is known without reading."""
        for at in range(start, stop, self.piece_size):
            length = min(self.piece_size, stop - at)
            place = at // self.piece_size * HASH_BYTES
            self.hashes[place : place + HASH_BYTES] = self._zero_piece(length)
        self._progress(stop - start)
        return not self.stopped

    def _zero_piece(self, length: int) -> bytes:
        found = self._zero_pieces.get(length)
        if found is None:
            leaves = [_ZERO_LEAF] * (length // BLOCK_SIZE)
            if rest := length % BLOCK_SIZE:
                leaves += leaf_hashes(bytes(rest))
            found = piece_hash_of_leaves(leaves, self.size, self.piece_size)
            self._zero_pieces[length] = found
        return found

    def _fill(self, file: FileIO, chunk: memoryview) -> None:
        done = 0
        while done < len(chunk):
            count = file.readinto(chunk[done:])
            if not count:
                raise _changed(self.path)
            done += count

    def _set_hash(self, piece: int, leaves: list[bytes]) -> None:
        at = piece * HASH_BYTES
        self.hashes[at : at + HASH_BYTES] = piece_hash_of_leaves(leaves, self.size, self.piece_size)

    def _progress(self, count: int) -> None:
        with self._lock:
            self.done += count
            now = time.monotonic()
            if self.on_progress is None or now < self._report_at:
                return
            self._report_at = now + PROGRESS_INTERVAL_S
        try:
            self._loop.call_soon_threadsafe(self._report)
        except RuntimeError:  # the loop was closed under us: nobody wants the result
            self.stopped = True

    def _report(self) -> None:
        if self.on_progress is not None and not self.stopped:
            self.on_progress(self.done)


@contextmanager
def _cache_as_found(fd: int, start: int, length: int) -> Iterator[None]:
    """Give a range read once back to the system's cache, unless it was cached before.

    So hashing a file larger than memory does not drive out what others have cached, and a file just
    written stays cached for its first readers. The last byte is asked for, because read-ahead may
    have brought in the first ones.
    """
    drop = sys.platform == "linux" and not _is_cached(fd, start, length)
    try:
        yield
    finally:
        if drop:
            os.posix_fadvise(fd, start, length, os.POSIX_FADV_DONTNEED)


def _is_cached(fd: int, start: int, length: int) -> bool:
    try:
        os.preadv(fd, [bytearray(1)], start + length - 1, os.RWF_NOWAIT)
    except BlockingIOError:
        return False
    except OSError:
        return True  # cannot tell
    return True


def _is_hole(fd: int, start: int, length: int) -> bool:
    """Whether nothing was ever written there; False where the system cannot tell (Windows)."""
    if not hasattr(os, "SEEK_DATA"):
        return False
    try:
        return os.lseek(fd, start, os.SEEK_DATA) >= start + length
    except OSError as error:
        return error.errno == errno.ENXIO  # up to the end; a file cut short shows by its size


def _hash_if_small(
    path: Path, loop: asyncio.AbstractEventLoop
) -> tuple[os.stat_result, FileMetadata | None]:
    """What is there, hashed at once where it is small: each way to a thread costs 0.1 ms."""
    before = _stat_file(path)
    if before.st_size > SMALL:
        return before, None
    job = _Job(path, before.st_size, None, loop)
    job.work()
    return before, _conclude(job, before)


def _stat_file(path: Path) -> os.stat_result:
    try:
        found = path.stat()
    except OSError as error:
        raise _read_failure(error, path) from error
    if stat.S_ISDIR(found.st_mode):
        raise UserFacingError(f"{path} is a folder, not a file; share it as a folder.")
    if not stat.S_ISREG(found.st_mode):
        raise UserFacingError(f"{path} is a device or pipe, not a file; choose a file.")
    if found.st_size > MAX_FILE_SIZE:
        raise UserFacingError(
            f"{path} is larger than 16 TiB, the most one file may have; split it."
        )
    return found


def _conclude(job: _Job, before: os.stat_result) -> FileMetadata:
    after = _stat_file(job.path)
    if (after.st_size, after.st_mtime_ns, after.st_ino) != (
        before.st_size,
        before.st_mtime_ns,
        before.st_ino,
    ):
        raise _changed(job.path)
    hashes = bytes(job.hashes)
    return FileMetadata(
        job.size, root_of_pieces(hashes, job.size), hashes, safe_name(job.path.name)
    )


def _compare(found: bytearray, expected: bytes) -> bytes:
    return bytes(
        found[at : at + HASH_BYTES] == expected[at : at + HASH_BYTES]
        for at in range(0, len(found), HASH_BYTES)
    )


def _changed(path: Path) -> UserFacingError:
    return UserFacingError(
        f"{path} changed while it was read; share it again when nothing writes to it any more."
    )


def _read_failure(error: OSError, path: Path) -> ShoalError:
    if isinstance(error, FileNotFoundError):
        return UserFacingError(f"{path} does not exist; check the path.")
    return disk_failure(error, path)
