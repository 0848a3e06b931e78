"""Bytes that are here already: copied on this disk instead of fetched again."""

from __future__ import annotations

import asyncio
import filecmp
import shutil
from pathlib import Path

from engine.content.failures import disk_failure
from engine.content.paths import candidates
from engine.storage.piece_store import part_path


async def copy_local(source: Path, wanted: Path) -> Path:
    """Copy a whole file to `wanted` or a free name beside it, and give that name.

    A file of the same bytes that stands there already is left and taken. Raises EnvironmentFailure;
    then no half copy is left, and after a kill none that bears the file's name.
    """
    return await asyncio.to_thread(_copy, source, wanted)


def _copy(source: Path, wanted: Path) -> Path:
    try:
        wanted.parent.mkdir(parents=True, exist_ok=True)
        for name in candidates(wanted.name):
            target = wanted.with_name(name)
            if not target.exists() and not part_path(target).exists():
                _copy_to_free(source, target)
                return target
            if same_bytes(source, target):
                return target
    except OSError as error:
        raise disk_failure(error, wanted) from error
    raise AssertionError("candidates() does not end")


def _copy_to_free(source: Path, target: Path) -> None:
    """Raises FileExistsError when the name is taken meanwhile."""
    partial = part_path(target)
    try:
        with open(partial, "xb") as copy, open(source, "rb") as original:
            shutil.copyfileobj(original, copy, 1024 * 1024)
        open(target, "xb").close()  # takes the name, so that nothing is replaced but our own
        partial.replace(target)
    except OSError:
        partial.unlink(missing_ok=True)
        raise


def same_bytes(one: Path, other: Path) -> bool:
    """Whether two files are equal; False where one is none. Blocking."""
    try:
        return other.is_file() and filecmp.cmp(one, other, shallow=False)
    except FileNotFoundError:
        return False


def use_free_folder(wanted: Path) -> Path:
    """Make a folder of that name, or `name (2)` and so on; raises EnvironmentFailure. Blocking."""
    for name in candidates(wanted.name):
        folder = wanted.with_name(name)
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        except OSError as error:
            raise disk_failure(error, folder) from error
        return folder
    raise AssertionError("candidates() does not end")
