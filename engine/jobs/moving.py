"""Another place for a transfer's data: what of it stands where, and the step from here to there.

Owns the plan of a move and the order of its steps: everything is made at the new place, then
recorded in one step, and only then removed at the old one. So a failure, or a kill, leaves it whole
at one of the two. How one file is brought there is `storage.relocate`'s.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.content.file_id import FileId, piece_count, piece_size
from engine.content.paths import candidates
from engine.errors import EnvironmentFailure, UserFacingError
from engine.jobs.contents import changed_sentence
from engine.jobs.context import Context
from engine.jobs.removing import remove_empty_folders
from engine.jobs.row import Member, Row
from engine.jobs.store import to_record
from engine.storage.library import ContentRow
from engine.storage.piece_store import Fingerprint, PieceFile, part_path
from engine.storage.relocate import Ranges, Relocation, place_all, remove_sources
from engine.transfer.piece_table import set_bits
from engine.views import TransferKind


@dataclass(slots=True)
class Plan:
    """What moves where, and which contents are read from there afterwards."""

    path: Path  # of the row, afterwards
    moves: list[Relocation] = field(default_factory=list)
    keep: set[Path] = field(default_factory=set)  # also another transfer's: stays here, too
    contents: dict[FileId, tuple[Path, bool]] = field(default_factory=dict)  # new place, whole
    lost: list[Member] = field(default_factory=list)  # of a download: to be fetched again
    seen: set[FileId] = field(default_factory=set)


async def check_directory(row: Row, directory: Path) -> None:
    """Raises UserFacingError where the data cannot go."""
    if not directory.is_absolute() or not await asyncio.to_thread(directory.is_dir):
        raise UserFacingError(f"{directory} is not a folder; choose one that exists.")
    folder = row.path if row.kind is TransferKind.COLLECTION else None
    if folder is not None and await asyncio.to_thread(_is_within, directory, folder):
        raise UserFacingError(f"{row.name} cannot be moved into itself; choose another folder.")


def _is_within(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


async def move_row(context: Context, row: Row, directory: Path) -> None:
    """Bring all the row has on disk into `directory`; nobody uses its files meanwhile.

    Raises EnvironmentFailure, and then everything is where it was.
    """
    assert row.path is not None
    old = row.path
    plan = await _plan(context, row, directory)
    row.hashed = 0
    await _place(context, row, plan)
    try:
        await _record(context, row, plan, directory)
    except BaseException:
        await asyncio.to_thread(remove_sources, [_back(move) for move in plan.moves])
        raise
    gone = [move for move in plan.moves if move.source not in plan.keep]
    try:
        await asyncio.to_thread(remove_sources, gone)
    except EnvironmentFailure as error:
        context.registry.notice(
            f"It is moved, but not all old files could go: {error}", trouble=True
        )
    if row.kind is TransferKind.COLLECTION:
        await asyncio.to_thread(remove_empty_folders, old, row.members)


def _back(move: Relocation) -> Relocation:
    return Relocation(move.target, move.source)


# --- the plan ---------------------------------------------------------------------------------


async def _plan(context: Context, row: Row, directory: Path) -> Plan:
    assert row.path is not None
    plan = Plan(await asyncio.to_thread(_free_name, directory, row.path.name))
    for member in row.members:
        content = await context.library.content(member.file_id)
        if content is not None:
            await _plan_member(context, row, member, content, plan)
    return plan


def _free_name(directory: Path, wanted: str) -> Path:
    """A name in the folder that nothing has, nor its part file. Blocking."""
    for name in candidates(wanted):
        path = directory / name
        if not os.path.lexists(path) and not os.path.lexists(part_path(path)):
            return path
    raise AssertionError("candidates() does not end")


async def _plan_member(
    context: Context, row: Row, member: Member, content: ContentRow, plan: Plan
) -> None:
    place = _own_place(row, member, content, plan)
    ours = place == content.path
    move = await _way(context, content, place, _target(row, place, plan.path), ours)
    if move is not None:
        plan.moves.append(move)
    elif ours and content.complete and row.complete:
        raise EnvironmentFailure(f"{place} is gone; put it back, or remove it from the list.")
    if move is not None and _others_have(context, row, place):
        plan.keep.add(move.source)
    elif ours:
        kept = content.complete and move is not None
        plan.contents[member.file_id] = _target(row, place, plan.path), kept
        if content.complete and not kept:
            plan.lost.append(member)


async def _way(
    context: Context, content: ContentRow, place: Path, target: Path, ours: bool
) -> Relocation | None:
    """The way of one file, or of its part; None where nothing stands there."""
    part = part_path(place)
    if ours and not content.complete and await asyncio.to_thread(part.is_file):
        return Relocation(part, part_path(target), await _ranges(context, content))
    if not await asyncio.to_thread(place.is_file):
        return None
    file, known = await PieceFile.open_existing(place), content.fingerprint if ours else None
    if known is not None and await asyncio.to_thread(file.changed_since, known):
        raise EnvironmentFailure(await asyncio.to_thread(changed_sentence, place))
    return Relocation(place, target)


def _own_place(row: Row, member: Member, content: ContentRow, plan: Plan) -> Path:
    """Where the row has the file: at the content's place, if that is within the row's.

    Of bytes that repeat only the first file can be it.
    """
    place, first = row.place(member), member.file_id not in plan.seen
    assert place is not None
    assert row.path is not None
    plan.seen.add(member.file_id)
    if content.path is None or not first:
        return place
    single = row.kind is TransferKind.FILE
    within = content.path.parent == place.parent if single else row.path in content.path.parents
    return content.path if within else place


def _target(row: Row, place: Path, new: Path) -> Path:
    assert row.path is not None
    return new if row.kind is TransferKind.FILE else new / place.relative_to(row.path)


async def _ranges(context: Context, content: ContentRow) -> Ranges:
    """The bytes of an unfinished file that are verified: the rest is fetched again anyway."""
    bits = await context.library.verified(content.file_id)
    step = piece_size(content.size)
    pieces = set_bits(bits, piece_count(content.size))
    return [(index * step, min(step, content.size - index * step)) for index in pieces]


def _others_have(context: Context, row: Row, place: Path) -> bool:
    """Whether another transfer is, or holds, that very file."""
    return any(
        other is not row
        for path in (place, *place.parents)
        for other in context.registry.at(path)
        if path == place or any(other.place(member) == place for member in other.members)
    )


# --- the steps --------------------------------------------------------------------------------


async def _place(context: Context, row: Row, plan: Plan) -> None:
    """Make everything at the new place; when the wait is given up, it is taken away again."""
    loop, given_up = asyncio.get_running_loop(), threading.Event()

    def moved(count: int) -> None:
        row.hashed += count
        context.registry.changed(row)

    def progress(count: int) -> None:
        loop.call_soon_threadsafe(moved, count)

    try:
        await asyncio.to_thread(place_all, plan.moves, progress, given_up.is_set)
    except asyncio.CancelledError:
        given_up.set()
        raise


async def _record(context: Context, row: Row, plan: Plan, directory: Path) -> None:
    """From here on it is at the new place."""
    places: dict[FileId, tuple[Path, Fingerprint | None]] = {}
    for file_id, (path, complete) in plan.contents.items():
        file = await PieceFile.open_existing(path) if complete else None
        fingerprint = await asyncio.to_thread(file.fingerprint) if file is not None else None
        places[file_id] = path, fingerprint
    before = row.path, row.directory, row.name
    row.path, row.directory, row.name = plan.path, directory, plan.path.name
    try:
        record = to_record(row)
        await context.library.relocate(record.key, record.name, record.path, places)
    except BaseException:
        row.path, row.directory, row.name = before
        raise
    for member in plan.lost:
        await context.library.set_verified(member.file_id, b"")
        row.set_done(member, 0)
    context.registry.reindex(row)


def contents_of(row: Row) -> Sequence[FileId]:
    """What has to be let go before the files move: all but the list of a collection's files."""
    return list(dict.fromkeys(member.file_id for member in row.members))
