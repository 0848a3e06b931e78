"""Reads and writes at an offset of an open file, on every platform: the thinnest layer over `os`.

Owns one file descriptor and the difference between POSIX (preadv, pwrite: no shared position, so
threads need no lock) and Windows (one position, so a lock). Raises plain OSError; sentences are
made by `piece_store`.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
from pathlib import Path

# Windows translates line ends without O_BINARY; neither platform may leak the file to children.
_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0) | getattr(os, "O_CLOEXEC", 0)
# Opening a pipe that took the file's place must not hang a thread.
_FLAGS |= getattr(os, "O_NONBLOCK", 0)


class PositionedFile:
    """One open file; every method may be called from any thread at any time, except `close`."""

    def __init__(self, path: Path, *, writable: bool = False, exclusive: bool = False) -> None:
        """Open an existing file, or with `exclusive` create one that must not exist; OSError."""
        flags = _FLAGS | (os.O_RDWR if writable else os.O_RDONLY)
        if exclusive:
            flags |= os.O_CREAT | os.O_EXCL
        self._fd = os.open(path, flags, 0o666)

    def read_into(self, view: memoryview, offset: int) -> int:
        """Fill `view` from `offset`; gives the bytes read, fewer only at the file's end."""
        done = 0
        while done < len(view):
            count = self._read_some(view[done:], offset + done)
            if count == 0:
                break
            done += count
        return done

    def write_at(self, data: bytes | bytearray | memoryview, offset: int) -> None:
        """Write all of `data` at `offset`."""
        view = memoryview(data)
        while view:
            count = self._write_some(view, offset)
            view, offset = view[count:], offset + count

    def stat(self) -> os.stat_result:
        """What the system says of the open file, wherever its name is now."""
        return os.fstat(self._fd)

    def is_hole(self, offset: int, length: int) -> bool:
        """Whether nothing was ever written there; False where the system cannot tell."""
        if not hasattr(os, "SEEK_DATA"):
            return False
        try:
            return os.lseek(self._fd, offset, os.SEEK_DATA) >= offset + length
        except OSError as error:
            return error.errno == errno.ENXIO  # a hole up to the end of the file

    def resize(self, size: int) -> None:
        """Set the length; what was not written reads as zeros and, where it can, takes no room."""
        if sys.platform == "win32":
            _set_sparse(self._fd)
        os.ftruncate(self._fd, size)

    def sync(self, *, data_only: bool = False) -> None:
        """Wait until what was written is on the disk."""
        if data_only and hasattr(os, "fdatasync"):
            os.fdatasync(self._fd)
        else:
            os.fsync(self._fd)

    def close(self) -> None:
        """Close the descriptor; nobody may be using the file."""
        os.close(self._fd)

    def _read_some(self, view: memoryview, offset: int) -> int:
        return os.preadv(self._fd, [view], offset)

    def _write_some(self, view: memoryview, offset: int) -> int:
        return os.pwrite(self._fd, view, offset)


class SeekingFile(PositionedFile):
    """The same where reads and writes share one position: a lock per file keeps them apart."""

    def __init__(self, path: Path, *, writable: bool = False, exclusive: bool = False) -> None:
        super().__init__(path, writable=writable, exclusive=exclusive)
        self._lock = threading.Lock()

    def _read_some(self, view: memoryview, offset: int) -> int:
        with self._lock:
            os.lseek(self._fd, offset, os.SEEK_SET)
            data = os.read(self._fd, len(view))
        view[: len(data)] = data
        return len(data)

    def _write_some(self, view: memoryview, offset: int) -> int:
        with self._lock:
            os.lseek(self._fd, offset, os.SEEK_SET)
            return os.write(self._fd, view)


class PreadFile(PositionedFile):
    """For a POSIX without preadv (macOS before 11): one copy more per read."""

    def _read_some(self, view: memoryview, offset: int) -> int:
        data = os.pread(self._fd, len(view), offset)
        view[: len(data)] = data
        return len(data)


def _native() -> type[PositionedFile]:
    if hasattr(os, "preadv"):
        return PositionedFile
    return PreadFile if hasattr(os, "pread") else SeekingFile


NativeFile = _native()


def _set_sparse(fd: int) -> None:
    """Without this NTFS zero-fills everything below the first piece that is written."""
    if sys.platform == "win32":
        import ctypes
        import msvcrt

        fsctl_set_sparse = 0x000900C4
        returned = ctypes.c_ulong()
        # A file system that cannot do it (FAT) answers with an error, which costs time, not data.
        ctypes.windll.kernel32.DeviceIoControl(
            ctypes.c_void_p(msvcrt.get_osfhandle(fd)),
            fsctl_set_sparse,
            None,
            0,
            None,
            0,
            ctypes.byref(returned),
            None,
        )
