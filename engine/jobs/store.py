"""Between a row in memory and what the library remembers of it: both directions, and new keys."""

from __future__ import annotations

import secrets

from engine.content.file_id import FileId
from engine.jobs.row import Member, Row
from engine.storage.library import Library, MemberRow, TransferRow
from engine.views import TransferKind, TransferState

PASSING = frozenset({TransferState.HASHING, TransferState.VERIFYING})
"""States that a restart does not continue from."""


def new_key() -> str:
    """A key that no other transfer has."""
    return "t" + secrets.token_hex(6)


def to_record(row: Row) -> TransferRow:
    """What is remembered of the row; a download's folder stands in `path` until it has its own."""
    return TransferRow(
        key=row.key,
        kind=row.kind,
        name=row.name,
        state=row.state,
        file_id=row.file_id,
        path=row.path or row.directory,
        size=row.size,
        reason=row.reason,
        hints=row.hints,
        added_at=row.added_at,
        finished_at=row.finished_at,
        uploaded=row.uploaded,
    )


def from_record(record: TransferRow, members: list[Member]) -> Row:
    """The row of an earlier run."""
    finished = record.finished_at > 0
    located = finished or bool(members)
    return Row(
        key=record.key,
        kind=record.kind,
        name=record.name,
        path=record.path if located else None,
        directory=None if located else record.path,
        state=record.state,
        added_at=record.added_at,
        file_id=record.file_id,
        size=record.size,
        reason=record.reason,
        finished_at=record.finished_at,
        uploaded=record.uploaded,
        hints=record.hints,
        members=members,
    )


async def load_rows(library: Library) -> list[Row]:
    """All rows of the library, oldest first; those that were being hashed are left out."""
    done = {
        content.file_id: content.size for content in await library.contents() if content.complete
    }
    rows: list[Row] = []
    for record in await library.transfers():
        if record.file_id is None:
            continue
        rows.append(from_record(record, await _members_of(library, record, done)))
    return rows


async def _members_of(
    library: Library, record: TransferRow, done: dict[FileId, int]
) -> list[Member]:
    if record.kind is TransferKind.COLLECTION:
        saved = await library.members(record.key)
        return [Member(m.path, m.size, m.file_id, done.get(m.file_id, 0)) for m in saved]
    assert record.file_id is not None
    if not record.finished_at and await library.content(record.file_id) is None:
        return []
    return [Member("", record.size, record.file_id, done.get(record.file_id, 0))]


async def remember(library: Library, row: Row, *, new: bool = False) -> None:
    """Write the row, and a collection's files when it is new to the library."""
    record = to_record(row)
    if new:
        await library.add_transfer(record, member_rows(row))
    else:
        await library.update_transfer(record)


def member_rows(row: Row) -> list[MemberRow]:
    """A collection's files as the library keeps them."""
    if row.kind is not TransferKind.COLLECTION:
        return []
    return [MemberRow(member.path, member.size, member.file_id) for member in row.members]
