"""Contacts over restarts: a JSON file of endpoints, written by atomic rename, off the loop.

Owns the file's form. Only endpoints are kept: ids are proved anew anyway. A file that cannot be
read is the same as none, because it only saves time.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import Iterable
from pathlib import Path

from engine.dht.endpoints import MAX_PORT, Endpoint, canonical, is_unspecified
from engine.errors import EnvironmentFailure

logger = logging.getLogger(__name__)

VERSION = 1
MAX_CONTACTS = 400
MAX_FILE_BYTES = 1 << 20


async def load(path: Path) -> list[Endpoint]:
    """Endpoints of the last run, best first; empty when there is no usable file."""
    return await asyncio.get_running_loop().run_in_executor(None, _read, path)


async def save(path: Path, endpoints: Iterable[Endpoint]) -> None:
    """Replace the file; raises EnvironmentFailure when the disk refuses."""
    kept = list(endpoints)[:MAX_CONTACTS]
    await asyncio.get_running_loop().run_in_executor(None, _write, path, kept)


def _read(path: Path) -> list[Endpoint]:
    try:
        with path.open("rb") as file:
            state = json.loads(file.read(MAX_FILE_BYTES))
        found = [_endpoint(entry) for entry in state["contacts"][:MAX_CONTACTS]]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        logger.info("the contacts in %s cannot be used: %s", path, error)
        return []
    return [endpoint for endpoint in found if endpoint is not None]


def _endpoint(entry: object) -> Endpoint | None:
    match entry:
        case [str(host), int(port)] if 0 < port <= MAX_PORT:
            try:
                name = canonical(host)
            except ValueError:
                return None
            return None if is_unspecified(name) else Endpoint(name, port)
    return None


def _write(path: Path, endpoints: list[Endpoint]) -> None:
    temporary = path.with_name(path.name + ".new")
    state = {"version": VERSION, "contacts": [[e.host, e.port] for e in endpoints]}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps(state), encoding="utf-8")
        os.replace(temporary, path)
    except OSError as error:
        raise EnvironmentFailure(f"The contacts could not be saved to {path}: {error}") from error
