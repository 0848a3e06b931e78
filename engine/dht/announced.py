"""What this node has announced, over restarts: when each key is due again, and who holds it.

Owns the file's form: JSON, written by atomic rename, off the loop. Without it a restart with 10,000
files would announce them all afresh. A file that cannot be read is the same as none.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.dht.endpoints import PACKED_V4, PACKED_V6, Endpoint, pack, unpack
from engine.dht.ids import ID_BYTES, Key
from engine.errors import EnvironmentFailure, RemoteProtocolError

logger = logging.getLogger(__name__)

VERSION = 1
MAX_PLACEMENTS = 200_000
MAX_FILE_BYTES = 256 << 20
MAX_HOLDERS = 160  # of one key, as many as a lookup goes on to; most have 20


@dataclass(frozen=True, slots=True)
class Placement:
    """One announced key; `due` is the time since the epoch, holders are packed endpoints."""

    due: float
    content: bytes  # a digest of what was announced: another name or port is announced afresh
    holders_v4: bytes
    holders_v6: bytes


def pack_holders(endpoints: Iterable[Endpoint]) -> bytes:
    """Endpoints of one family, 6 or 18 bytes each: 10,000 files have 200,000 of them."""
    return b"".join(pack(endpoint) for endpoint in endpoints)


def unpack_holders(packed: bytes, is_v6: bool) -> list[Endpoint]:
    """The reverse; what is no endpoint is left out."""
    size = PACKED_V6 if is_v6 else PACKED_V4
    holders = []
    for at in range(0, min(len(packed), MAX_HOLDERS * size) - size + 1, size):
        try:
            holders.append(unpack(packed[at : at + size]))
        except RemoteProtocolError:
            continue
    return holders


async def load(path: Path) -> dict[Key, Placement]:
    """What the last run announced."""
    return await asyncio.get_running_loop().run_in_executor(None, _read, path)


async def save(path: Path, placements: dict[Key, Placement]) -> None:
    """Replace the file; raises EnvironmentFailure when the disk refuses."""
    await asyncio.get_running_loop().run_in_executor(None, _write, path, placements)


def _read(path: Path) -> dict[Key, Placement]:
    try:
        with path.open("rb") as file:
            entries = json.loads(file.read(MAX_FILE_BYTES))["placed"]
        return {_key(text): _placement(entries[text]) for text in list(entries)[:MAX_PLACEMENTS]}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        logger.info("the announcements in %s cannot be used: %s", path, error)
        return {}


def _key(text: str) -> Key:
    key = bytes.fromhex(text)
    if len(key) != ID_BYTES:
        raise ValueError("a key has 32 bytes")
    return Key(key)


def _placement(entry: object) -> Placement:
    match entry:
        case [int() | float() as due, str(content), str(v4), str(v6)]:
            return Placement(float(due), bytes.fromhex(content), _bytes(v4), _bytes(v6))
    raise ValueError("a placement has another form")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("holders are not Base64") from error


def _write(path: Path, placements: dict[Key, Placement]) -> None:
    temporary = path.with_name(path.name + ".new")
    placed = {
        key.hex(): [
            int(p.due),
            p.content.hex(),
            base64.b64encode(p.holders_v4).decode("ascii"),
            base64.b64encode(p.holders_v6).decode("ascii"),
        ]
        for key, p in placements.items()
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps({"version": VERSION, "placed": placed}), encoding="utf-8")
        os.replace(temporary, path)
    except OSError as error:
        raise EnvironmentFailure(f"What is announced could not be saved: {error}") from error
