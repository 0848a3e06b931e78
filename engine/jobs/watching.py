"""The pieces of one file for a front end: an immutable snapshot, then coalesced changes.

Owns nothing of the state: it follows the shared pieces while the content is open, and answers for
a content at rest from what is recorded. A watch outlives a swarm that comes and goes.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Final

from engine.content.file_id import format_id, piece_count, piece_size
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
    """The file of a row: by its path, or the first that has bytes; None while files are unknown."""
    if not path:
        first = row.members[0] if row.members else None
        return next((member for member in row.members if member.size), first)
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
    """`engine.api.PieceSubscription` of one file.

    Its revisions are its own: they grow by one with each event, also when the file is opened anew
    and its table begins to count from nothing.
    """

    def __init__(self, context: Context, row: Row, path: str, snapshot: PiecesView) -> None:
        self.snapshot = snapshot
        self._context = context
        self._row = row
        self._path = path
        self._revision = snapshot.revision  # told last, by our own count
        self._states = bytearray(snapshot.states)  # as the follower knows them
        self._pieces: SharedPieces | None = None
        self._seen = 0  # of `_pieces`' own revisions
        self._member: Member | None = None
        self._ways_out: list[Callable[[], None]] = []
        self._wake = asyncio.Event()
        self._closed = False

    @classmethod
    async def open(cls, context: Context, row: Row, path: str) -> PieceWatch:
        """Snapshot and watch in one step; raises NotFoundError."""
        watch = cls(context, row, path, await pieces_of(context, row, path))
        watch._begin()
        return watch

    def _begin(self) -> None:
        """Hear of the file when it becomes known, when it is opened and when its pieces change."""
        self._ways_out.append(self._context.registry.follow(self._row_changed))
        self._wake.set()  # what changed since the snapshot was taken is told first
        self._follow()

    def _row_changed(self, row: Row) -> None:
        if row is self._row and self._member is None:
            self._wake.set()

    def _follow(self) -> None:
        """Follow the pieces of the moment: other ones when the content was opened anew."""
        if self._member is None:
            self._member = member_of(self._row, self._path)
            if self._member is None:
                return
            way_out = self._context.contents.follow(self._member.file_id, self._wake.set)
            self._ways_out.append(way_out)
        opened = self._context.contents.opened(self._member.file_id)
        pieces = opened.source.pieces if opened is not None else None
        if pieces is not None and pieces is not self._pieces:
            self._pieces, self._seen = pieces, -1
            self._ways_out.append(pieces.follow(lambda _: self._wake.set()))

    async def __aiter__(self) -> AsyncIterator[PiecesChanged]:
        while not self._closed:
            await self._wake.wait()
            await asyncio.sleep(COALESCE_S)
            self._wake.clear()
            changes = await self._changes()
            if changes and self._member is not None:
                self._revision += 1
                yield PiecesChanged(0, format_id(self._member.file_id), self._revision, changes)

    async def _changes(self) -> tuple[tuple[int, PieceState], ...]:
        if self._closed:
            return ()
        self._follow()
        if self._member is None:
            return ()
        if self._pieces is None:
            return self._compare((await _at_rest(self._context, self._member)).states)
        delta = await self._pieces.changes_since(self._seen) if self._seen >= 0 else None
        if delta is None:
            now = await self._pieces.snapshot()
            self._seen = now.revision
            return self._compare(now.states)
        self._seen, changes = delta
        last = dict(changes)
        for index, state in last.items():
            self._states[index] = state
        return tuple(last.items())

    def _compare(self, states: bytes) -> tuple[tuple[int, PieceState], ...]:
        before, self._states = self._states, bytearray(states)
        if before == self._states:
            return ()
        return tuple(
            (index, PieceState(state))
            for index, state in enumerate(states)
            if index >= len(before) or before[index] != state
        )

    async def close(self) -> None:
        """Stop following; the iteration ends."""
        if not self._closed:
            self._closed = True
            for way_out in self._ways_out:
                way_out()
            self._wake.set()
