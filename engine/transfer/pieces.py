"""The shared piece state: one `PieceTable` per file behind an asyncio readers-writer lock.

Many readers at once (a bitmap for a peer, the API, a snapshot for the window), writers alone. A
step that spans an await (claim, receive, verify, write, complete) takes the lock for each of its
moves and leaves the table in a legal state between them. There is no second copy of this truth;
front ends get immutable snapshots.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiorwlock import RWLock

from engine.transfer.piece_table import PieceTable
from engine.views import PieceState, PiecesView

Changes = tuple[tuple[int, PieceState], ...]


class SharedPieces:
    """The table of one file, shared by all of the file's tasks."""

    def __init__(self, file_id: str, table: PieceTable) -> None:
        self._file_id = file_id
        self._table = table
        self._lock = RWLock(fast=True)  # no turn of the loop where it is free
        self._followers: list[Callable[[int], None]] = []

    @property
    def piece_size(self) -> int:
        """Bytes per piece: fixed, so it needs no lock."""
        return self._table.piece_size

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[PieceTable]:
        """The table to read from, beside other readers."""
        async with self._lock.reader:
            yield self._table

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[PieceTable]:
        """The table to change, alone; followers hear of it afterwards when it changed."""
        before = self._table.revision
        async with self._lock.writer:
            yield self._table
        if self._table.revision != before:
            for follower in tuple(self._followers):
                follower(self._table.revision)

    def completed(self) -> tuple[bytes, int]:
        """(bits of the complete pieces, number of pieces): one step, so it needs no lock."""
        return self._table.bitmap(), self._table.count

    def follow(self, follower: Callable[[int], None]) -> Callable[[], None]:
        """Call `follower(revision)` after each step that changed something; gives the way out."""
        self._followers.append(follower)

        def unfollow() -> None:
            if follower in self._followers:
                self._followers.remove(follower)

        return unfollow

    async def snapshot(self) -> PiecesView:
        """An immutable picture of all pieces."""
        async with self.reading() as table:
            return PiecesView(
                self._file_id, table.piece_size, table.size, table.snapshot(), table.revision
            )

    async def changes_since(self, revision: int) -> tuple[int, Changes] | None:
        """(new revision, changes) after `revision`; None when a new snapshot is needed."""
        async with self.reading() as table:
            changes = table.changes_since(revision)
            return None if changes is None else (table.revision, changes)
