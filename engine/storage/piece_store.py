"""Files on disk, read and written by pieces: a download in its place, or a file that is shared.

Owns how a file comes to be: `<name>.shoal-part` beside its final name, written at any offset,
then flushed and given the final name without ever replacing anything. Owns the sentences for
everything a disk may refuse. It knows no hashes and no transfers, and remembers nothing over a
restart.

Never overwriting: a part file is created with O_EXCL, and the final name is taken by `link` +
`unlink` (the link fails if the name exists, atomically). Windows' rename refuses an existing
target by itself. Where links do not exist (FAT, some network drives) the name is reserved by
creating an empty file with O_EXCL, and the part replaces that file of our own; another program
would have to write into the reserved file within those microseconds to lose anything.

Durability: a write is in the system's cache when `write_at` returns, so it survives the death of
this process, and a piece may be recorded as verified. Against a power failure `finish` flushes
before the name appears, and the library tells when recorded pieces of an unfinished file are to
be doubted (`ContentRow.doubtful`). So no flush stands in the way of a fast download.
"""

from __future__ import annotations

import asyncio
import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from engine.content.failures import disk_failure
from engine.content.paths import PART_SUFFIX, candidates
from engine.errors import EnvironmentFailure, LocalProtocolError, UserFacingError
from engine.storage.file_pool import FilePool
from engine.storage.positioned import NativeFile, PositionedFile

# What `link` answers on file systems without hard links, or where the system forbids them.
_NO_LINKS = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}
)


class SourceChanged(EnvironmentFailure):
    """A file is not what it was: shorter, replaced or gone; its pieces are to be verified again."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells cheaply that a file was changed (a change within one clock tick is missed)."""

    size: int
    mtime_ns: int
    inode: int


class PieceFile:
    """One file on disk. Blocking methods are for executor threads and may run at the same time."""

    def __init__(self, path: Path, size: int, *, complete: bool, pool: FilePool | None) -> None:
        """Use `create`, `resume` or `open_existing`."""
        self.path = path  # the final name, also while there is only the part file
        self.size = size
        self.complete = complete
        self._pool = pool or FilePool(limit=1)
        self.seen: Fingerprint | None = None  # of the whole file, when it was opened or named
        self._inode: int | None = None  # of the part file, so that no other is written to
        self._closed = False

    @classmethod
    async def create(cls, path: Path, size: int, *, pool: FilePool | None = None) -> PieceFile:
        """Begin a download to `path`: folders and a sparse part file of `size` bytes are made.

        When the name or its part file is taken, `name (2).ext` and so on is used: see `.path`.
        Raises EnvironmentFailure; then no file is left behind.
        """
        return await asyncio.to_thread(_create, path, size, pool)

    @classmethod
    async def resume(cls, path: Path, size: int, *, pool: FilePool | None = None) -> PieceFile:
        """Go on with a download to `path`, which is what `.path` was.

        When the part file is gone and `path` is a file of this size, the process died between
        naming the file and recording it: the result is `.complete`, and as the file may also be a
        stranger its pieces are to be verified. Raises SourceChanged when there is nothing to go on
        with, EnvironmentFailure when the disk refuses.
        """
        return await asyncio.to_thread(_resume, path, size, pool)

    @classmethod
    async def open_existing(cls, path: Path, *, pool: FilePool | None = None) -> PieceFile:
        """A file of the user, to be read and never written.

        Raises UserFacingError when it is no regular file, EnvironmentFailure when it cannot be
        reached. It is opened when it is first read.
        """
        return await asyncio.to_thread(_open_existing, path, pool)

    @property
    def location(self) -> Path:
        """Where the bytes are now: the part file, or the final name."""
        return self.path if self.complete else part_path(self.path)

    def read_into(self, view: memoryview, offset: int) -> None:
        """Fill `view` from `offset`. Blocking.

        Raises SourceChanged when the file has become shorter or is gone, EnvironmentFailure when
        the disk refuses.
        """
        self._check_range(offset, len(view))
        with self._opened() as file:
            count = file.read_into(view, offset)
        if count < len(view):
            raise SourceChanged(f"{self.location} is shorter than it was; share it again.")

    def write_at(self, data: bytes | bytearray | memoryview, offset: int) -> None:
        """Write into the part file. Blocking; after a failure the range may be half written.

        Raises EnvironmentFailure when the disk refuses, SourceChanged when the part file is gone.
        """
        if self.complete:
            raise LocalProtocolError(f"{self.path} is complete and is not written to")
        self._check_range(offset, len(data))
        with self._opened() as file:
            if file.stat().st_nlink == 0:  # deleted: writing on would save nothing
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            if not (_is_zero(data) and file.is_hole(offset, len(data))):  # stays sparse
                file.write_at(data, offset)

    def sync(self) -> None:
        """Wait until all that was written is on the disk itself. Blocking, perhaps for seconds."""
        with self._opened() as file:
            file.sync(data_only=True)

    def fingerprint(self) -> Fingerprint:
        """Size, time and inode of what stands at the path now. Blocking; EnvironmentFailure."""
        try:
            return fingerprint_of(os.stat(self.location))
        except OSError as error:
            raise file_failure(error, self.location) from error

    def changed_since(self, fingerprint: Fingerprint) -> bool:
        """Whether another file, or other content, stands at the path now. Blocking."""
        try:
            return fingerprint_of(os.stat(self.location)) != fingerprint
        except OSError:
            return True

    async def finish(self) -> Path:
        """Flush, and give the file its final name, or `name (2).ext` if that was taken meanwhile.

        Gives the name, which is also `.path` from now on; `.seen` is what it is then. Reads may go
        on meanwhile. May be called again after an EnvironmentFailure; calling it on a complete file
        does nothing.
        """
        await asyncio.to_thread(self._finish)
        return self.path

    async def close(self) -> None:
        """Let reads and writes end and close the file; the part file stays, to be resumed."""
        self._closed = True
        if self._pool.holds(self):
            await asyncio.to_thread(self._release)

    async def delete(self) -> None:
        """Close and remove the file, part or complete; one that is gone already is fine."""
        await self.close()
        try:
            await asyncio.to_thread(self.location.unlink, missing_ok=True)
        except OSError as error:
            raise disk_failure(error, self.location) from error

    @contextmanager
    def _opened(self) -> Iterator[PositionedFile]:
        if self._closed:
            raise LocalProtocolError(f"{self.path} is closed")
        try:
            with self._pool.borrow(self, self._open) as file:
                yield file
        except OSError as error:
            raise file_failure(error, self.location) from error

    def _open(self) -> PositionedFile:
        """Open what is at the location now; a part file only if it is the one we made."""
        file = NativeFile(self.location, writable=not self.complete)
        found = file.stat()
        if not stat.S_ISREG(found.st_mode) or self._inode not in (None, found.st_ino):
            file.close()
            raise SourceChanged(f"{self.location} was replaced by something else; verify it again.")
        return file

    def _check_range(self, offset: int, length: int) -> None:
        if offset < 0 or offset + length > self.size:
            raise LocalProtocolError(f"{length} bytes at {offset} are not within {self.path}")

    def _finish(self) -> None:
        if not self.complete:
            self._complete()
        self.seen = self.fingerprint()

    def _complete(self) -> None:
        with self._opened() as file:
            file.sync()
            if file.stat().st_size != self.size:
                raise SourceChanged(f"{self.location} was cut short; verify it again.")
        part = self.location
        try:
            with self._pool.exclusive(self):  # Windows renames no open file
                self.path = give_name(part, self.path)
                self.complete = True
            sync_folder(self.path.parent)
        except OSError as error:
            raise file_failure(error, part) from error

    def _release(self) -> None:
        with self._pool.exclusive(self):
            pass


_ZEROS = bytes(4096)


def _is_zero(data: bytes | bytearray | memoryview) -> bool:
    """Whether all of it is zero; what is not is told by its first bytes, mostly."""
    if bytes(data[:4096]) != _ZEROS[: len(data)]:
        return False
    return not bytes(data).strip(b"\0")


def part_path(path: Path) -> Path:
    """Where a download to `path` is kept until it is complete."""
    return path.with_name(path.name + PART_SUFFIX)


def _create(path: Path, size: int, pool: FilePool | None) -> PieceFile:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path, file = _reserve(path)
    except NotADirectoryError as error:  # a folder of the path is a file
        raise disk_failure(FileExistsError(errno.EEXIST, ""), path) from error
    except OSError as error:
        raise disk_failure(error, path) from error
    try:
        file.resize(size)
        inode = file.stat().st_ino
    except OSError as error:
        file.close()
        with suppress(OSError):  # the drive may be gone
            part_path(path).unlink(missing_ok=True)
        raise disk_failure(error, path) from error
    file.close()
    made = PieceFile(path, size, complete=False, pool=pool)
    made._inode = inode
    return made


def _reserve(wanted: Path) -> tuple[Path, PositionedFile]:
    """The first free name, with its part file made and open."""
    for name in candidates(wanted.name):
        path = wanted.with_name(name)
        if os.path.lexists(path):
            continue
        try:
            return path, NativeFile(part_path(path), writable=True, exclusive=True)
        except FileExistsError:
            continue
    raise AssertionError("candidates() does not end")


def _resume(path: Path, size: int, pool: FilePool | None) -> PieceFile:
    try:
        part, final = _stat_or_none(part_path(path)), _stat_or_none(path)
        if part is not None and final is not None and os.path.samestat(part, final):
            part_path(path).unlink()  # died between link and unlink
            part = None
    except OSError as error:
        raise disk_failure(error, path) from error
    found = part or final
    if found is None:
        gone = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        raise file_failure(gone, part_path(path))
    if found.st_size != size or not stat.S_ISREG(found.st_mode):
        raise SourceChanged(f"{path} is not as Shoal left it; resume to download it again.")
    file = PieceFile(path, size, complete=part is None, pool=pool)
    file._inode = None if part is None else part.st_ino
    return file


def _open_existing(path: Path, pool: FilePool | None) -> PieceFile:
    try:
        found = path.stat()
    except OSError as error:
        raise file_failure(error, path) from error
    if not stat.S_ISREG(found.st_mode):
        raise UserFacingError(f"{path} is not a file; choose a file or a folder.")
    file = PieceFile(path, found.st_size, complete=True, pool=pool)
    file.seen = fingerprint_of(found)
    return file


def give_name(part: Path, wanted: Path) -> Path:
    """Rename `part` to `wanted` or the next free name; never replaces what has the name."""
    for name in candidates(wanted.name):
        path = wanted.with_name(name)
        try:
            _rename_if_free(part, path)
        except FileExistsError:
            continue
        return path
    raise AssertionError("candidates() does not end")


def _rename_if_free(part: Path, path: Path) -> None:
    """Raises FileExistsError when the name is taken, and then nothing has changed."""
    if sys.platform == "win32":
        os.rename(part, path)
        return
    try:
        os.link(part, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _replace_own(part, path)
    else:
        part.unlink()


def _replace_own(part: Path, path: Path) -> None:
    NativeFile(path, writable=True, exclusive=True).close()
    try:
        os.replace(part, path)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make a new name last; a system that cannot (Windows, some drives) keeps its own counsel."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(fd)


def _stat_or_none(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except FileNotFoundError:
        return None


def fingerprint_of(found: os.stat_result) -> Fingerprint:
    """What the system says of a file, as far as a change would show in it."""
    return Fingerprint(found.st_size, found.st_mtime_ns, found.st_ino)


def file_failure(error: OSError, path: Path) -> EnvironmentFailure:
    """SourceChanged only when the file alone is gone: a missing folder may be a detached drive."""
    if error.errno == errno.ENOENT and path.parent.is_dir():
        return SourceChanged(f"{path} is gone; put it back, or resume to download it again.")
    return disk_failure(error, path)
