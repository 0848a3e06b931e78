"""One home, one engine: the lock file, and the note in it that says where the owner's API listens.

Owns the file named by `EngineConfig.lock_file`: who may hold it, and what stands in it. The
operating system's lock decides, never the file's presence, so that a killed engine leaves nothing
to clean up. It does not know what an engine is, nor does it talk to the owner.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EnvironmentFailure, HomeTaken

MAX_NOTE = 4096
# A reader holds the lock for an instant to see whether anybody else does.
ACQUIRE_TRIES = 20
ACQUIRE_PAUSE_S = 0.01
# Windows' locks are mandatory: the locked byte lies where nobody reads.
LOCKED_BYTE = 1 << 30

if sys.platform == "win32":
    import msvcrt

    def _try_lock(fd: int) -> bool:
        os.lseek(fd, LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(fd: int) -> None:
        os.lseek(fd, LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(fd: int) -> bool:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds a home: `api` is its URL, "" when it offers none, None before it said."""

    pid: int
    api: str | None


class HomeLock:
    """Held from before the home is read until after it was last written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._fd is not None

    def acquire(self) -> None:
        """Take the lock, making the home folder where needed; blocks for 0.2 s at most.

        Raises HomeTaken when another engine holds it, EnvironmentFailure when the home cannot
        be written.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            fd = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise EnvironmentFailure(_unusable(self._path.parent, error)) from error
        try:
            if not _lock_soon(fd):
                raise HomeTaken(_taken(self._path))
            self._fd, fd = fd, -1
        except OSError as error:
            raise EnvironmentFailure(_unusable(self._path.parent, error)) from error
        finally:
            if fd >= 0:
                os.close(fd)
        self._write({"pid": os.getpid()})

    def publish(self, api_url: str) -> None:
        """Say where this engine's API is: `http://host:port`, or "" for nowhere."""
        self._write({"pid": os.getpid(), "api": api_url})

    def release(self) -> None:
        """Give the home back; safe to call twice. The file stays: removing it would be a race."""
        if self._fd is None:
            return
        fd, self._fd = self._fd, None
        try:
            os.ftruncate(fd, 0)
            _unlock(fd)
        finally:
            os.close(fd)

    def _write(self, note: dict[str, int | str]) -> None:
        if self._fd is None:
            raise RuntimeError("the home lock is not held")
        data = json.dumps(note).encode()
        os.lseek(self._fd, 0, os.SEEK_SET)
        os.write(self._fd, data)
        os.ftruncate(self._fd, len(data))


def read_owner(path: Path) -> Owner | None:
    """The engine that holds the lock now, or None; reads only, and never keeps the lock."""
    try:
        fd = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EnvironmentFailure(_unusable(path.parent, error)) from error
    try:
        if _try_lock(fd):
            _unlock(fd)
            return None
        os.lseek(fd, 0, os.SEEK_SET)
        return _parse(os.read(fd, MAX_NOTE))
    finally:
        os.close(fd)


def _lock_soon(fd: int) -> bool:
    for attempt in range(ACQUIRE_TRIES):
        if attempt:
            time.sleep(ACQUIRE_PAUSE_S)
        if _try_lock(fd):
            return True
    return False


def _parse(data: bytes) -> Owner:
    """What the note says; a note being written just now, or damaged, says nothing yet."""
    try:
        note = json.loads(data)
        api = note.get("api")
        return Owner(int(note["pid"]), api if isinstance(api, str) else None)
    except (ValueError, TypeError, KeyError, AttributeError):
        return Owner(0, None)


def _taken(path: Path) -> str:
    owner = read_owner(path)
    who = f" (process {owner.pid})" if owner is not None and owner.pid else ""
    return (
        f"Shoal already runs on {path.parent}{who}: use that one, stop it, or choose another "
        "folder with --home."
    )


def _unusable(home: Path, error: OSError) -> str:
    return f"The home folder {home} cannot be used: {error.strerror or error}."
