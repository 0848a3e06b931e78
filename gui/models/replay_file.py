"""Replays over a restart: the histories of downloads as bytes, and back.

Pure. What was only passing (asked for, arriving, being checked) is left out: nine bytes for each
piece that came. Of more than fits, what was touched last is kept. The numbers are in this
machine's own byte order, as the file never leaves it.
"""

from __future__ import annotations

import json
import math
import zlib
from array import array
from itertools import pairwise
from typing import Any, Final

from engine.views import PieceState
from gui.models.piece_history import PieceHistory, Replays

MOST_BYTES: Final = 4 << 20  # of all histories, before they are compressed
MOST_HEAD: Final = 256 * 1024
_LENGTH = 4  # bytes of the head's length
_CHANGE = 9  # bytes of one change: moment, piece, state
_STATES = frozenset(PieceState)
_Entry = tuple[str, str, float, int, int]  # key, path, began, pieces, changes


def pack(replays: Replays) -> bytes:
    """The histories as bytes."""
    entries: list[_Entry] = []
    blobs, room = [], MOST_BYTES
    for key, path, history in replays.latest_first():
        moments, pieces, states = history.lasting()
        blob = b"".join((history.first, moments.tobytes(), pieces.tobytes(), states))
        if states and len(blob) <= room:
            room -= len(blob)
            entries.append((key, path, history.began, len(history.first), len(states)))
            blobs.append(blob)
    head = json.dumps(entries).encode()
    return zlib.compress(len(head).to_bytes(_LENGTH, "big") + head + b"".join(blobs), 1)


def unpack(data: bytes) -> Replays:
    """The histories that `pack` wrote; raises ValueError for anything else."""
    try:
        packed = zlib.decompressobj().decompress(data, MOST_BYTES + MOST_HEAD)
        end = _LENGTH + int.from_bytes(packed[:_LENGTH], "big")
        entries = json.loads(packed[_LENGTH:end])
        found = Replays()
        for (key, path, began, count, _), blob in reversed(_placed(entries, packed[end:])):
            found.keep(str(key), str(path), _history(float(began), count, blob))
    except (zlib.error, TypeError, OverflowError) as error:
        raise ValueError("This is no file of replays.") from error
    return found


def _placed(entries: list[Any], blobs: bytes) -> list[tuple[_Entry, bytes]]:
    """Every entry with its own bytes."""
    placed, at = [], 0
    for entry in entries:
        _, _, _, count, changes = entry
        if not isinstance(count, int) or not isinstance(changes, int) or min(count, changes) < 1:
            raise ValueError("A history of nothing.")
        end = at + count + _CHANGE * changes
        placed.append((entry, blobs[at:end]))
        at = end
    return placed


def _history(began: float, count: int, blob: bytes) -> PieceHistory:
    changes, rest = divmod(len(blob) - count, _CHANGE)
    if rest or changes < 1:
        raise ValueError("A history is cut off.")
    moments, pieces = array("f"), array("I")
    moments.frombytes(blob[count : count + 4 * changes])
    pieces.frombytes(blob[count + 4 * changes : count + 8 * changes])
    first, states = blob[:count], blob[count + 8 * changes :]
    rising = all(one <= other for one, other in pairwise(moments))
    if not rising or not math.isfinite(began + moments[-1]) or moments[0] < 0:
        raise ValueError("Moments of a history are out of order.")
    if max(pieces) >= count or not _STATES.issuperset(first + states):
        raise ValueError("A history has pieces or states that there are not.")
    return PieceHistory.restored(began, first, moments, pieces, states)
