"""The pieces of one file for a front end: an immutable snapshot, then coalesced changes.

Owns nothing of the state: it follows the shared pieces while the content is open, and answers for
a content at rest from what is recorded. A watch outlives a swarm that comes and goes.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Final

from engine.content.file_id import FileId, format_id, piece_count, piece_size
from engine.errors import NotFoundError
from engine.events import PiecesChanged
from engine.jobs.context import Context
from engine.jobs.row import Member, Row
from engine.transfer.piece_table import PieceTable
from engine.transfer.pieces import SharedPieces
from engine.views import PieceState, PiecesView

COALESCE_S: Final = 0.03
"""Changes are gathered for about two frames: a front end paints no faster."""


def member_of(row: Row, path: str) -> Member | None:
    """The file of a row: by its path, or the first; None while files are unknown."""
    if not path:
        return row.members[0] if row.members else None
    for member in row.members:
        if member.path == path:
            return member
    raise NotFoundError(f"{row.name} has no file {path!r}.")


async def pieces_of(context: Context, row: Row, path: str = "") -> PiecesView:
    """The pieces of a row's file, running or at rest."""
    member = member_of(row, path)
    if member is None:
        return PiecesView(format_id(row.file_id) if row.file_id else "", 0, row.size, b"", 0)
    opened = context.contents.opened(member.file_id)
    if opened is not None:
        return await opened.source.pieces.snapshot()
    return await _at_rest(context, member)


async def _at_rest(context: Context, member: Member) -> PiecesView:
    size = member.size
    if member.done >= size:
        states = bytes([PieceState.COMPLETE]) * piece_count(size)
    else:
        bitmap = await context.library.verified(member.file_id)
        states = PieceTable(size, bitmap).snapshot()
    return PiecesView(format_id(member.file_id), piece_size(size), size, states, 0)


class PieceWatch:
    """`engine.api.PieceSubscription` of one file."""

    def __init__(self, context: Context, snapshot: PiecesView, file_id: FileId | None) -> None:
        self.snapshot = snapshot
        self._context = context
        self._file_id = file_id
        self._revision = snapshot.revision
        self._states = snapshot.states
        self._pieces: SharedPieces | None = None
        self._unfollow: Callable[[], None] = lambda: None
        self._wake = asyncio.Event()
        self._closed = False

    @classmethod
    async def open(cls, context: Context, row: Row, path: str) -> PieceWatch:
        """Snapshot and watch in one step; raises NotFoundError."""
        member = member_of(row, path)
        snapshot = await pieces_of(context, row, path)
        watch = cls(context, snapshot, member.file_id if member is not None else None)
        watch._follow()
        return watch

    def _follow(self) -> None:
        """Follow the pieces of the moment; they change when the content is opened anew."""
        opened = self._context.contents.opened(self._file_id) if self._file_id else None
        pieces = opened.source.pieces if opened is not None else None
        if pieces is self._pieces:
            return
        self._unfollow()
        self._pieces = pieces
        if pieces is not None:
            self._unfollow = pieces.follow(lambda _: self._wake.set())

    async def __aiter__(self) -> AsyncIterator[PiecesChanged]:
        while not self._closed:
            await self._wait()
            changes = await self._changes()
            if changes:
                yield PiecesChanged(0, self.snapshot.file_id, self._revision, changes)

    async def _wait(self) -> None:
        await self._wake.wait()
        await asyncio.sleep(COALESCE_S)
        self._wake.clear()

    async def _changes(self) -> tuple[tuple[int, PieceState], ...]:
        if self._closed or self._pieces is None:
            return ()
        delta = await self._pieces.changes_since(self._revision)
        if delta is not None:
            self._revision, changes = delta
            return tuple(dict(changes).items())
        now = await self._pieces.snapshot()
        self._revision = now.revision
        before, self._states = self._states, now.states
        return tuple(
            (index, PieceState(state))
            for index, state in enumerate(now.states)
            if index >= len(before) or before[index] != state
        )

    async def close(self) -> None:
        """Stop following; the iteration ends."""
        self._closed = True
        self._unfollow()
        self._wake.set()
