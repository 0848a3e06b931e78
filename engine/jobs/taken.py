"""Files that a person took out of a folder while it was still arriving: let be, and said.

Owns the one look at the start of a download. A finished file that does not stand in its place any
more was moved or deleted by somebody who had a use for it, or none: it is skipped, as if it had
been deselected, and is had again by being chosen. Where the whole folder is gone nothing is
concluded: it may be on a drive that is not there.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from typing import Final

from engine.content.file_id import FileId
from engine.jobs.context import Context
from engine.jobs.row import Member, Row
from engine.jobs.store import member_rows
from engine.storage.library import ContentRow
from engine.views import Priority

MOST_NAMED: Final = 3


async def skip_taken(context: Context, row: Row) -> None:
    """Skip what was finished and has been taken away; raises EnvironmentFailure of the library."""
    ours = [member for member in row.members if _is_finished_here_alone(context, row, member)]
    known = await context.library.contents_of([member.file_id for member in ours])
    taken = await asyncio.to_thread(_taken, row, ours, known)
    if not taken or len(taken) == sum(member.wanted for member in row.members):
        return
    for member in taken:
        await context.swarms.drop(member.file_id)
        await context.contents.close(member.file_id)
        await context.library.set_verified(member.file_id, b"")
        row.set_done(member, 0)
    row.set_priorities(dict.fromkeys((member.path for member in taken), Priority.SKIP))
    await context.library.set_members(row.key, member_rows(row))
    files = ", ".join(member.path for member in taken[:MOST_NAMED])
    files += ", …" if len(taken) > MOST_NAMED else ""
    context.registry.notice(
        f"What was taken out of {row.name} is not fetched again ({files}); "
        "choose it in the list of its files to have it again.",
        key=row.key,
    )
    context.registry.changed(row)


def _is_finished_here_alone(context: Context, row: Row, member: Member) -> bool:
    """Other copies of the same bytes are not looked at: one of them may be the content's place."""
    finished = member.wanted and 0 < member.size <= member.done
    return (
        finished
        and len(row.members_of(member.file_id)) == 1
        and context.registry.users(member.file_id) == (row,)
    )


def _taken(row: Row, members: Sequence[Member], known: Mapping[FileId, ContentRow]) -> list[Member]:
    """Those that were in their places and are not; blocking."""
    if row.path is None or not row.path.is_dir():
        return []
    return [
        member
        for member in members
        if (content := known.get(member.file_id)) is not None
        and content.complete
        and content.path is not None
        and content.path == row.place(member)
        and not os.path.lexists(content.path)
    ]
