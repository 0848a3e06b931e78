"""Files brought to another place, and at no moment a byte at risk: first there, then not here.

Owns how one file comes to its new place: by a second name on the same disk, by a copy that is read
back on another. Nothing is removed here before everything stands there and its owner has recorded
it; what goes wrong before takes the new ones away again. It knows no transfers.
"""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from engine.content.failures import disk_failure
from engine.errors import EnvironmentFailure

CHUNK: Final = 1 << 20
_NO_SECOND_NAME: Final = frozenset(
    {
        errno.EXDEV,
        errno.EPERM,
        errno.EACCES,
        errno.ENOTSUP,
        errno.EOPNOTSUPP,
        errno.ENOSYS,
        errno.EMLINK,
        errno.EINVAL,
    }
)
"""What `link` answers where the new place is another disk, or one without hard links."""

Ranges = Sequence[tuple[int, int]]


class Interrupted(Exception):
    """The move was given up; the new files are gone again."""


@dataclass(frozen=True, slots=True)
class Relocation:
    """One file's way. `ranges` (offset, length): all that is worth copying of an unfinished one."""

    source: Path
    target: Path
    ranges: Ranges | None = None

    @property
    def size(self) -> int:
        """Bytes to move at most; blocking."""
        if self.ranges is not None:
            return sum(length for _, length in self.ranges)
        return self.source.stat().st_size


def place_all(
    moves: Sequence[Relocation], progress: Callable[[int], None], given_up: Callable[[], bool]
) -> None:
    """Make every target; blocking. `progress` is told the bytes of each step.

    Raises EnvironmentFailure or Interrupted, and then no target is left.
    """
    made: list[Path] = []
    folders: list[Path] = []
    try:
        for move in moves:
            _make_folders(move.target.parent, folders)
            made.append(move.target)
            try:
                _place(move, progress, given_up)
            except FileExistsError:
                made.pop()  # somebody else's
                raise
    except OSError as error:
        _take_away(made, folders)
        raise disk_failure(error, error.filename or move.target) from error
    except BaseException:
        _take_away(made, folders)
        raise


def remove_sources(moves: Sequence[Relocation]) -> None:
    """Everything stands at its new place and is recorded: the old names go. Blocking.

    Raises EnvironmentFailure at the end for the first that could not be removed.
    """
    failure: EnvironmentFailure | None = None
    for move in moves:
        try:
            move.source.unlink(missing_ok=True)
        except OSError as error:
            failure = failure or disk_failure(error, move.source)
    if failure is not None:
        raise failure


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Make it and what it stands in; each that was made is in `made`, also where one fails."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir()
        made.append(one)


def _take_away(made: Sequence[Path], folders: Sequence[Path]) -> None:
    """As far as it can be: the drive may be gone, or somebody else's file be in a new folder."""
    for path in made:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()


def _place(move: Relocation, progress: Callable[[int], None], given_up: Callable[[], bool]) -> None:
    if given_up():
        raise Interrupted
    size = move.size
    try:
        second_name(move.source, move.target)
        progress(size)
    except OSError as error:
        if error.errno not in _NO_SECOND_NAME:
            raise
        _copy(move, progress, given_up)


def second_name(path: Path, name: Path) -> None:
    """Another name for a file on the same disk; raises OSError where there is none."""
    os.link(path, name)


def _copy(move: Relocation, progress: Callable[[int], None], given_up: Callable[[], bool]) -> None:
    """A copy of its own, flushed and read back; a file that changed meanwhile is refused."""
    before = move.source.stat()
    with open(move.source, "rb") as source, open(move.target, "xb") as target:
        target.truncate(before.st_size)
        for offset, length in move.ranges if move.ranges is not None else ((0, before.st_size),):
            _copy_range(source, target, offset, length, progress, given_up)
        target.flush()
        os.fsync(target.fileno())
    shutil.copystat(move.source, move.target)
    after = move.source.stat()
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise EnvironmentFailure(f"{move.source} changed while it was moved; try again.")
    if not _same(move):
        raise EnvironmentFailure(f"{move.target} is not what was written; check that disk.")


def _copy_range(
    source: BinaryIO,
    target: BinaryIO,
    offset: int,
    length: int,
    progress: Callable[[int], None],
    given_up: Callable[[], bool],
) -> None:
    source.seek(offset)
    target.seek(offset)
    while length:
        if given_up():
            raise Interrupted
        data = source.read(min(CHUNK, length))
        if not data:
            raise EnvironmentFailure("A file became shorter while it was moved; verify it.")
        target.write(data)
        length -= len(data)
        progress(len(data))


def _same(move: Relocation) -> bool:
    if move.ranges is None:
        return filecmp.cmp(move.source, move.target, shallow=False)
    with open(move.source, "rb") as one, open(move.target, "rb") as other:
        for offset, length in move.ranges:
            one.seek(offset)
            other.seek(offset)
            if one.read(length) != other.read(length):
                return False
    return True
