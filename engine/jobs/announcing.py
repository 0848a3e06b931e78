"""Telling the network what is shared here: a row at once, the files of a folder one after another.

Owns the rows whose files are still to be told. Each announcement is signed, so ten thousand at
once would hold up the loop for a second; and whoever looks for a folder finds its files through
whoever has the folder. The DHT has a budget of its own for what is then sent.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

from engine.content.file_id import FileId
from engine.jobs.context import Context, FoundMetadata
from engine.jobs.row import Row
from engine.tasks import TaskOwner
from engine.views import TransferKind, TransferState

SLICE: Final = 16
"""Announcements made in one step: some two milliseconds."""
PAUSE_S: Final = 0.02
"""Between two steps."""


class Announcer:
    """Announces rows, and by and by their files."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._tasks = TaskOwner("announcing")
        self._waiting: deque[Iterator[None]] = deque()  # each step announces one content
        self._running = False

    def announce(self, row: Row) -> None:
        """A row is shared: its ID is told at once, the files of a collection follow."""
        self._announce_row(row)
        if row.kind is TransferKind.COLLECTION:
            self._later(self._files(row))

    def announce_all(self, rows: Sequence[Row]) -> None:
        """All that was shared in an earlier run."""
        self._later(self._rows(rows))

    def _later(self, steps: Iterator[None]) -> None:
        self._waiting.append(steps)
        if not self._running:
            self._running = True
            self._tasks.start(self._run(), "run")

    async def _run(self) -> None:
        while self._waiting:
            for _ in range(SLICE):
                if self._waiting and next(self._waiting[0], self) is self:
                    self._waiting.popleft()
            await asyncio.sleep(PAUSE_S)
        self._running = False

    def _is_shared(self, row: Row) -> bool:
        return row.key in self._context.registry and row.state is TransferState.SHARING

    def _rows(self, rows: Sequence[Row]) -> Iterator[None]:
        for row in rows:
            if self._is_shared(row):
                self._announce_row(row)
                yield
                yield from self._files(row)

    def _files(self, row: Row) -> Iterator[None]:
        if row.kind is not TransferKind.COLLECTION:
            return
        for member in row.members:
            if not self._is_shared(row):
                return
            if member.done >= member.size:
                self._announce(member.file_id, member.path.rsplit("/", 1)[-1])
                yield

    def _announce_row(self, row: Row) -> None:
        """A collection of which files were skipped is announced as a part of it."""
        assert row.file_id is not None
        self._announce(row.file_id, row.name, partial=not self._context.has_whole(row.file_id))

    def _announce(self, file_id: FileId, name: str, *, partial: bool = False) -> None:
        """One content, with its metadata read from the library when it is needed."""
        library = self._context.library

        async def metadata() -> FoundMetadata | None:
            found = await library.metadata(file_id)
            if found is None:
                return None
            content, hashes = found
            return FoundMetadata(content.size, content.pieces_root, hashes)

        self._context.network.announce(file_id, name, metadata, partial)

    async def stop(self) -> None:
        """Tell nothing more."""
        await self._tasks.stop()
