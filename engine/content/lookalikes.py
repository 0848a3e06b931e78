"""Files that could be a missing one, by their size alone: nothing is read or hashed here.

Owns the walk through some folders and its bounds. Whether a file is the missing one is told by its
hash, which others compute; what the size rules out is never looked at again.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

from engine.content.paths import PART_SUFFIX

MAX_ENTRIES: Final = 50_000
"""Files and folders looked at in one search: a second or so on a disk that rests."""
MAX_DEPTH: Final = 6
"""Levels below the folders that are searched."""
MAX_FOUND: Final = 256


def files_of_size(folders: Iterable[Path], sizes: Collection[int]) -> list[tuple[Path, int]]:
    """(path, size) of regular files with one of these sizes, near ones first; blocking.

    Folders that cannot be read are passed over: it is a search, and finds what it can.
    """
    found: list[tuple[Path, int]] = []
    pending = deque((folder, 0) for folder in folders)
    seen: set[Path] = set()
    left = MAX_ENTRIES
    while pending and left > 0 and len(found) < MAX_FOUND:
        folder, depth = pending.popleft()
        if folder in seen:
            continue
        seen.add(folder)
        for entry in _entries(folder, left):
            left -= 1
            if entry.is_dir(follow_symlinks=False):
                if depth < MAX_DEPTH and not entry.name.startswith("."):
                    pending.append((Path(entry.path), depth + 1))
            elif (size := _size(entry)) in sizes:
                found.append((Path(entry.path), size))
    return found


def _entries(folder: Path, most: int) -> list[os.DirEntry[str]]:
    entries: list[os.DirEntry[str]] = []
    try:
        with os.scandir(folder) as listed:
            for entry in listed:
                if len(entries) >= most:
                    break
                entries.append(entry)
    except OSError:
        return entries
    return entries


def _size(entry: os.DirEntry[str]) -> int:
    """Bytes of a regular file; -1 for what is none, or is a part of a download."""
    try:
        regular = entry.is_file(follow_symlinks=False)
        return entry.stat(follow_symlinks=False).st_size if regular and _whole(entry) else -1
    except OSError:
        return -1


def _whole(entry: os.DirEntry[str]) -> bool:
    return not entry.name.lower().endswith(PART_SUFFIX)
