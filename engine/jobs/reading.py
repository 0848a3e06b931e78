"""The bytes of a file for somebody who reads it now: from disk, or fetched first where they miss.

Owns the order in which a reader's ranges are wanted; the swarm fetches them before anything else,
so a film can be watched, or a part of a file be used, while the rest still arrives.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
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
        try:
            with contents.leased(file_id):
                opened = await self._open(file_id)
                position, end = start, min(start + length, opened.source.size)
                while position < end:
                    count = min(CHUNK, end - position)
                    await self._fetched(opened, position, count, end)
                    buffer = bytearray(count)
                    await asyncio.to_thread(opened.file.read_into, memoryview(buffer), position)
                    yield bytes(buffer)
                    position += count
        finally:
            if self._context.swarms.existing(file_id) is None:
                await contents.close(file_id)

    async def _open(self, file_id: FileId) -> OpenContent:
        opened = await self._context.contents.open(file_id)
        if opened is None:
            raise NotFoundError(f"No file with the ID {format_id(file_id)} is here.")
        return opened

    async def _fetched(self, opened: OpenContent, position: int, count: int, end: int) -> None:
        """Wait until the bytes are here."""
        size = piece_size(opened.source.size)
        needed = range(position // size, (position + count - 1) // size + 1)
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
                self._want(opened, position, end, size)
                await changed.wait()
        finally:
            unfollow()
            forget()

    def _want(self, opened: OpenContent, position: int, end: int, size: int) -> None:
        """Have these pieces fetched first; raises UserFacingError when nobody fetches any."""
        file_id = opened.row.file_id
        if not self._jobs.downloads_of(file_id):
            raise UserFacingError("That part is not here and its download is paused; resume it.")
        driver = self._context.swarms.existing(file_id)
        if driver is not None:
            last = min(position + READ_AHEAD, end) - 1
            driver.prioritise(
                [PieceIndex(index) for index in range(position // size, last // size + 1)]
            )
