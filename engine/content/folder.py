"""Which files a folder on disk holds, and what they are called in its manifest.

Owns the walk. Nothing is left out in silence: what cannot be read stops the walk with a sentence.
Left out on purpose are part files of downloads, empty folders, which a manifest has no line for,
and, told, what is no file (sockets, devices) and links to folders (they may lead in circles).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.content.collection import MAX_ENTRIES
from engine.content.failures import disk_failure
from engine.content.paths import PART_SUFFIX, portable_paths
from engine.errors import UserFacingError

MAX_LEFT_OUT = 4  # names kept of what is no file


@dataclass(frozen=True, slots=True)
class LocalFile:
    """One file of a folder that is to be shared."""

    path: Path  # where it is
    portable: str  # its path in the manifest
    size: int


def scan_folder(root: Path, left_out: list[str] | None = None) -> list[LocalFile]:
    """The files below `root`, in the order of their manifest paths. Blocking.

    `left_out` gets the first few paths of what is not shared, being no file.
    Raises UserFacingError when there are none, too many, or one is nested too deeply to be shared;
    EnvironmentFailure when a part of the folder cannot be read.
    """
    found: dict[str, int] = {}
    for relative, size in _walk(root, "", [] if left_out is None else left_out):
        found[relative] = size
        if len(found) > MAX_ENTRIES:
            raise UserFacingError(
                f"{root} holds more than {MAX_ENTRIES} files; share its folders one by one."
            )
    if not found:
        raise UserFacingError(f"{root} holds no files; choose a folder with files.")
    files = [
        LocalFile(root / relative, portable, found[relative])
        for relative, portable in portable_paths(found).items()
    ]
    return sorted(files, key=lambda file: file.portable.encode())


def _walk(root: Path, inside: str, left_out: list[str]) -> Iterator[tuple[str, int]]:
    """(path relative to `root` with "/" between parts, size) of every file at or below `inside`."""
    pending = [inside]
    while pending:
        folder = pending.pop()
        here = root / folder
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            raise disk_failure(error, here) from error
        for entry in entries:
            relative = f"{folder}/{entry.name}" if folder else entry.name
            try:
                size = _size(entry)
                if entry.is_dir(follow_symlinks=False):
                    pending.append(relative)
                elif size is None and not _is_part(entry.name):
                    _note(left_out, relative)
            except FileNotFoundError:
                if entry.is_symlink():
                    _note(left_out, relative)  # else it was removed since it was listed
                continue
            except OSError as error:
                raise disk_failure(error, Path(entry.path)) from error
            if size is not None:
                yield relative, size


def _note(left_out: list[str], relative: str) -> None:
    if len(left_out) < MAX_LEFT_OUT:
        left_out.append(relative)


def _is_part(name: str) -> bool:
    return name.lower().endswith(PART_SUFFIX)


def _size(entry: os.DirEntry[str]) -> int | None:
    """Bytes in a file, or None for what is not shared."""
    if _is_part(entry.name):
        return None
    found = entry.stat()
    return found.st_size if stat.S_ISREG(found.st_mode) else None
