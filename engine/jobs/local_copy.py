"""Bytes that are here already: copied on this disk instead of fetched again."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from engine.content.failures import disk_failure
from engine.content.paths import candidates


async def copy_local(source: Path, target: Path) -> None:
    """Copy a whole file to a name that is free, or leave the one that stands there with its size.

    Raises EnvironmentFailure; then no half copy is left.
    """
    await asyncio.to_thread(_copy, source, target)


def _copy(source: Path, target: Path) -> None:
    partial = target.with_name(target.name + ".shoal-copy")
    try:
        if target.exists() and target.stat().st_size == source.stat().st_size:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, partial)
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise disk_failure(error, target) from error


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
