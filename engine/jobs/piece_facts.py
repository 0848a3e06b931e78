"""What can be said of the pieces of a file beyond their state: who has them, who sends them,
when they came in.

Owns nothing: it reads the running swarm when it is asked, and answers emptily where none runs.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Sequence
from typing import Final

from engine.content.file_id import FileId, format_id, piece_count, piece_length, piece_size
from engine.errors import NotFoundError
from engine.jobs.context import Context
from engine.jobs.row import Row
from engine.jobs.watching import member_of, pieces_of
from engine.transfer.driver import SwarmDriver
from engine.transfer.messages import PieceIndex
from engine.views import ArrivalsView, AvailabilityView, PieceState, PieceView

MOST: Final = 255
"""Copies told of one piece at most: one byte each."""
HEARD_AT_ONCE: Final = 256
"""Pieces looked up between two chances for the loop to do something else."""
MAX_HEARD_PIECES: Final = 16_384
"""Above that many pieces only whole copies are counted elsewhere: a look-up per piece and member
would cost seconds. (Summaries of such files are coarse anyway.)"""

_EXPANDED: Final = [
    bytes(int(bool(octet & (0x80 >> bit))) for bit in range(8)) for octet in range(256)
]


async def availability_of(context: Context, row: Row, path: str = "") -> AvailabilityView:
    """How many others have each piece of a row's file."""
    member = member_of(row, path)
    file_id = member.file_id if member is not None else row.file_id
    text = format_id(file_id) if file_id is not None else ""
    if file_id is None:
        return AvailabilityView(text, b"", b"")
    driver, at = swarm_of(context, row, file_id)
    if driver is None or driver.certified is None:
        return AvailabilityView(text, b"", b"")
    if row.bundled(driver.file_id):
        return AvailabilityView(text, bytes([min(len(_holders(driver, at)), MOST)]), bytes(1))
    count = piece_count(driver.certified.size)
    sets = [peer.has for peer in driver.core.peers.values() if peer.has is not None]
    seeds = sum(has.is_all for has in sets)
    parts = [has.bits() for has in sets if not has.is_all]
    connected = await asyncio.to_thread(count_copies, parts, seeds, count)
    return AvailabilityView(text, connected, await _heard(context, driver, count))


async def arrivals_of(context: Context, row: Row, path: str = "") -> ArrivalsView:
    """When each piece of a row's file came in."""
    member = member_of(row, path)
    if member is None:
        return ArrivalsView("", 0.0, b"")
    return ArrivalsView(format_id(member.file_id), *await context.library.arrivals(member.file_id))


def swarm_of(context: Context, row: Row, file_id: FileId) -> tuple[SwarmDriver | None, PieceIndex]:
    """The swarm in which a file moves, and the piece of it with which the file begins."""
    driver, bundle = context.swarms.existing(file_id), row.bundle
    if driver is None and bundle is not None and file_id in bundle.positions:
        return context.swarms.existing(bundle.id), PieceIndex(bundle.positions[file_id])
    return driver, PieceIndex(0)


def _holders(driver: SwarmDriver, index: PieceIndex) -> tuple[str, ...]:
    peers = driver.core.peers.values()
    return tuple(str(peer.key) for peer in peers if peer.has is not None and index in peer.has)


def count_copies(bitmaps: Sequence[bytes], whole: int, count: int) -> bytes:
    """Copies of each of `count` pieces, one byte each: by bitmaps, and `whole` copies besides.

    The bits of a bitmap become bytes, and all of them are added as one long number each: fewer
    than 256 bitmaps never carry.
    """
    total = 0
    for bitmap in bitmaps[:MOST]:
        total += int.from_bytes(b"".join(map(_EXPANDED.__getitem__, bitmap)), "big")
    copies = total.to_bytes((count + 7) // 8 * 8, "big")[:count]
    return copies.translate(bytes(min(one + whole, MOST) for one in range(256)))


async def _heard(context: Context, driver: SwarmDriver, count: int) -> bytes:
    whole, _ = context.network.swarm(driver.file_id)
    elsewhere = len(whole - set(driver.links))
    heard = driver.core.heard
    parts = heard(count) if heard is not None and count <= MAX_HEARD_PIECES else None
    if parts is None:
        return bytes([min(elsewhere, MOST)]) * count
    copies = bytearray()
    for index in range(count):
        copies.append(min(elsewhere + math.ceil(parts(index)), MOST))
        if index % HEARD_AT_ONCE == HEARD_AT_ONCE - 1:
            await asyncio.sleep(0)
    return bytes(copies)


async def piece_details(context: Context, row: Row, index: int, path: str = "") -> PieceView:
    """Everything known of one piece; raises NotFoundError."""
    pieces = await pieces_of(context, row, path)
    if not 0 <= index < len(pieces.states):
        raise NotFoundError(f"{row.name} has no piece {index}; it has {len(pieces.states)}.")
    member = member_of(row, path)
    assert member is not None
    size = pieces.size
    plain = PieceView(
        pieces.file_id,
        index,
        index * piece_size(size),
        piece_length(size, index),
        PieceState(pieces.states[index]),
    )
    driver, first = swarm_of(context, row, member.file_id)
    return (
        plain if driver is None else _with_swarm(context, plain, driver, PieceIndex(first + index))
    )


def _with_swarm(
    context: Context, plain: PieceView, driver: SwarmDriver, index: PieceIndex
) -> PieceView:
    core = driver.core
    whole, _ = context.network.swarm(driver.file_id)
    heard = len(whole - set(driver.links))
    parts = core.heard(core.certifier.piece_count) if core.heard is not None else None
    if parts is not None:
        heard += math.ceil(parts(index))
    picker = core.fetcher.picker if core.fetcher is not None else None
    failed = driver.failures.get(index)
    return PieceView(
        plain.file_id,
        plain.index,
        plain.offset,
        plain.size,
        plain.state,
        _holders(driver, index),
        heard,
        tuple(map(str, picker.senders(index))) if picker is not None else (),
        picker.tries(index) if picker is not None else 0,
        failed.count if failed is not None else 0,
        failed.at if failed is not None else 0.0,
        tuple(map(str, failed.senders)) if failed is not None else (),
    )
