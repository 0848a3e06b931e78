"""Bytes that are here already: copied on this disk instead of fetched again."""

from __future__ import annotations

import asyncio
import filecmp
import shutil
from pathlib import Path

from engine.content.failures import disk_failure
from engine.content.paths import candidates


async def copy_local(source: Path, wanted: Path) -> Path:
    """Copy a whole file to `wanted` or a free name beside it, and give that name.

    A file of the same bytes that stands there already is left and taken. Raises EnvironmentFailure;
    then no half copy is left.
    """
    return await asyncio.to_thread(_copy, source, wanted)


def _copy(source: Path, wanted: Path) -> Path:
    try:
        wanted.parent.mkdir(parents=True, exist_ok=True)
        for name in candidates(wanted.name):
            target = wanted.with_name(name)
            if target.is_file() and filecmp.cmp(source, target, shallow=False):
                return target
            if _copy_to_free(source, target):
                return target
    except OSError as error:
        raise disk_failure(error, wanted) from error
    raise AssertionError("candidates() does not end")


def _copy_to_free(source: Path, target: Path) -> bool:
    """False when the name is taken."""
    try:
        with open(target, "xb") as reserved, open(source, "rb") as original:
            shutil.copyfileobj(original, reserved, 1024 * 1024)
    except FileExistsError:
        return False
    except OSError:
        target.unlink(missing_ok=True)
        raise
    return True


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
