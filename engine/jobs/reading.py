"""The bytes of a file for somebody who reads it now: from disk, or fetched first where they miss.

Owns when a reader needs which piece, told by how fast it reads; the swarm fetches them by that
deadline and before anything else, so a film can be watched, or a part of a file be used, while the
rest still arrives.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from engine.content.file_id import FileId, format_id, piece_size
from engine.errors import NotFoundError, UserFacingError
from engine.jobs.contents import OpenContent
from engine.jobs.context import Context
from engine.jobs.manager import Jobs
from engine.transfer.messages import PieceIndex

CHUNK: Final = 256 * 1024
READ_AHEAD: Final = 8 * 1024 * 1024
"""Bytes after the reader's place that are fetched first."""
FIRST_PACE: Final = 1024 * 1024
"""Bytes per second a reader is thought to take until it has shown its own pace."""


@dataclass(eq=False, slots=True)
class Place:
    """How far one reader is in its range, and how fast it goes on."""

    position: int
    end: int
    taken: int = 0  # bytes
    taken_s: float = 0.0  # its own time, without ours

    def took(self, count: int, seconds: float) -> None:
        """The reader took these bytes and came back for more."""
        self.position += count
        self.taken += count
        self.taken_s += seconds

    def due_s(self, size: int) -> dict[PieceIndex, float]:
        """The pieces it reads next, and in how many seconds it comes to each."""
        pace = (self.taken + FIRST_PACE) / (self.taken_s + 1.0)
        last = min(self.position + READ_AHEAD, self.end) - 1
        return {
            PieceIndex(index): max(index * size - self.position, 0) / pace
            for index in range(self.position // size, last // size + 1)
        }


class Reader:
    """Reads contents by range."""

    def __init__(self, context: Context, jobs: Jobs) -> None:
        self._context = context
        self._jobs = jobs

    async def read(self, file_id: FileId, start: int, length: int) -> AsyncIterator[bytes]:
        """Bytes from `start` on, in chunks; raises NotFoundError, EnvironmentFailure."""
        if not length:
            return
        contents = self._context.contents
        clock = asyncio.get_running_loop().time
        place = Place(start, start + length)
        try:
            with contents.leased(file_id):
                opened = await self._open(file_id)
                place.end = min(place.end, opened.source.size)
                while place.position < place.end:
                    chunk = await self._next_chunk(opened, place)
                    given_at = clock()
                    yield chunk
                    place.took(len(chunk), clock() - given_at)
        finally:
            driver = self._context.swarms.existing(file_id)
            if driver is not None:
                driver.watch(place, {})
            else:
                await contents.close(file_id)

    async def _next_chunk(self, opened: OpenContent, place: Place) -> bytes:
        count = min(CHUNK, place.end - place.position)
        await self._fetched(opened, place, count)
        buffer = bytearray(count)
        await asyncio.to_thread(opened.file.read_into, memoryview(buffer), place.position)
        return bytes(buffer)

    async def _open(self, file_id: FileId) -> OpenContent:
        opened = await self._context.contents.open(file_id)
        if opened is None:
            raise NotFoundError(f"No file with the ID {format_id(file_id)} is here.")
        return opened

    async def _fetched(self, opened: OpenContent, place: Place, count: int) -> None:
        """Wait until the next `count` bytes are here."""
        size = piece_size(opened.source.size)
        needed = range(place.position // size, (place.position + count - 1) // size + 1)
        pieces = opened.source.pieces
        changed = asyncio.Event()
        unfollow = pieces.follow(lambda _: changed.set())
        forget = self._context.contents.follow(opened.row.file_id, changed.set)
        try:
            while True:
                changed.clear()
                async with pieces.reading() as table:
                    if all(table.is_complete(PieceIndex(index)) for index in needed):
                        return
                self._want(opened, place, size)
                await changed.wait()
        finally:
            unfollow()
            forget()

    def _want(self, opened: OpenContent, place: Place, size: int) -> None:
        """Have these pieces fetched in time; raises UserFacingError when nobody fetches any."""
        file_id = opened.row.file_id
        if not self._jobs.downloads_of(file_id):
            raise UserFacingError("That part is not here and its download is paused; resume it.")
        driver = self._context.swarms.existing(file_id)
        if driver is not None:
            driver.watch(place, place.due_s(size))
