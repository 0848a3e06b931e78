"""Between a row in memory and what the library remembers of it: both directions, and new keys."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

from engine.content.file_id import FileId
from engine.jobs.row import Member, Row
from engine.storage.library import ContentRow, Library, MemberRow, TransferRow
from engine.transfer.piece_table import PieceTable
from engine.views import TransferKind


def new_key() -> str:
    """A key that no other transfer has."""
    return "t" + secrets.token_hex(6)


def to_record(row: Row) -> TransferRow:
    """What is remembered of the row.

    In `path` stands the file or folder of a row that has one for good; of one that has not, the
    folder where it goes: an unfinished file's own place is its content's.
    """
    settled = row.complete or (row.kind is TransferKind.COLLECTION and row.path is not None)
    return TransferRow(
        key=row.key,
        kind=row.kind,
        name=row.name,
        state=row.state,
        file_id=row.file_id,
        path=row.path if settled else row.directory,
        size=row.size,
        reason=row.reason,
        hints=row.hints,
        added_at=row.added_at,
        finished_at=row.finished_at,
        uploaded=row.uploaded,
        rank=row.rank,
        priority=row.priority,
        limit_down=row.limit_down,
        limit_up=row.limit_up,
        only=row.only,
        seen_at=row.seen_at,
    )


def from_record(record: TransferRow, members: list[Member], path: Path | None) -> Row:
    """The row of an earlier run; `path` is its place, if it has one."""
    row = Row(
        key=record.key,
        kind=record.kind,
        name=record.name,
        path=path,
        state=record.state,
        added_at=record.added_at,
        file_id=record.file_id,
        size=record.size,
        reason=record.reason,
        finished_at=record.finished_at,
        uploaded=record.uploaded,
        hints=record.hints,
        directory=record.path if path is None else path.parent,
        rank=record.rank,
        priority=record.priority,
        limit_down=record.limit_down,
        limit_up=record.limit_up,
        only=record.only,
        seen_at=record.seen_at,
    )
    row.set_members(members)
    return row


async def load_rows(library: Library) -> list[Row]:
    """All rows of the library, oldest first; those that were being hashed are left out."""
    contents = {content.file_id: content for content in await library.contents()}
    members = await library.all_members()
    return [
        await _load_row(library, record, members.get(record.key, ()), contents)
        for record in await library.transfers()
        if record.file_id is not None
    ]


async def _load_row(
    library: Library,
    record: TransferRow,
    saved: Sequence[MemberRow],
    contents: Mapping[FileId, ContentRow],
) -> Row:
    if record.kind is TransferKind.COLLECTION:
        members = [Member(m.path, m.size, m.file_id, priority=m.priority) for m in saved]
        path = record.path if members else None
    else:
        assert record.file_id is not None
        content = contents.get(record.file_id)
        path = record.path if record.finished_at else _place_of_part(record, content)
        begun = record.finished_at or path is not None
        members = [Member("", record.size, record.file_id)] if begun else []
    for member in members:
        member.done = await _done(library, member, contents.get(member.file_id), record)
    return from_record(record, members, path)


def _place_of_part(record: TransferRow, content: ContentRow | None) -> Path | None:
    """Where an unfinished file was begun; a copy that another row has elsewhere is not it."""
    if content is None or content.path is None or content.path.parent != record.path:
        return None
    return content.path


async def _done(
    library: Library, member: Member, content: ContentRow | None, record: TransferRow
) -> int:
    """Verified bytes, from what is recorded: no file is opened."""
    if (record.finished_at and member.wanted) or (content is not None and content.complete):
        return member.size
    if content is None or content.doubtful:
        return 0
    return PieceTable(content.size, await library.verified(member.file_id)).done_bytes


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
    return [MemberRow(one.path, one.size, one.file_id, one.priority) for one in row.members]
