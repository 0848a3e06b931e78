"""Which files a folder on disk holds, and what they are called in its manifest.

Owns the walk. Nothing is left out in silence: what cannot be read stops the walk with a sentence.
Left out on purpose are part files of downloads, what is no file (sockets, devices), links to
folders (they may lead in circles) and empty folders, which a manifest has no line for.
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


@dataclass(frozen=True, slots=True)
class LocalFile:
    """One file of a folder that is to be shared."""

    path: Path  # where it is
    portable: str  # its path in the manifest
    size: int


def scan_folder(root: Path) -> list[LocalFile]:
    """The files below `root`, in the order of their manifest paths. Blocking.

    Raises UserFacingError when there are none, too many, or one is nested too deeply to be shared;
    EnvironmentFailure when a part of the folder cannot be read.
    """
    found: dict[str, int] = {}
    for relative, size in _walk(root, ""):
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


def _walk(root: Path, inside: str) -> Iterator[tuple[str, int]]:
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
            except FileNotFoundError:
                continue  # removed since it was listed, or a link to nowhere
            except OSError as error:
                raise disk_failure(error, Path(entry.path)) from error
            if size is not None:
                yield relative, size


def _size(entry: os.DirEntry[str]) -> int | None:
    """Bytes in a file, or None for what is not shared."""
    if entry.name.lower().endswith(PART_SUFFIX):
        return None
    found = entry.stat()
    return found.st_size if stat.S_ISREG(found.st_mode) else None
