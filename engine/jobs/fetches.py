"""Fetching one content to its end: file on disk, swarm attached, last piece written, named.

Owns the contents that are being fetched, whoever waits for them: two transfers, or a preview and a
download, that want the same bytes share one file and one swarm. A disk that refuses is waited for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from engine.content.file_id import FileId
from engine.errors import EnvironmentFailure
from engine.jobs.contents import Contents, OpenContent
from engine.storage.library import Library
from engine.storage.piece_store import SourceChanged
from engine.transfer.effects import Certified
from engine.transfer.swarms import Swarms

DISK_RETRY_S: Final = 10.0

OnOpen = Callable[[OpenContent, int], Awaitable[None]]
OnTrouble = Callable[[EnvironmentFailure | None], None]


async def _ignore_open(opened: OpenContent, done: int) -> None:
    """Nobody wants to know."""


def _ignore_trouble(error: EnvironmentFailure | None) -> None:
    """Nobody wants to know."""


class Fetches:
    """Contents on their way."""

    def __init__(self, library: Library, contents: Contents, swarms: Swarms) -> None:
        self._library = library
        self._contents = contents
        self._swarms = swarms
        self._finished: dict[FileId, asyncio.Event] = {}
        self._opening = asyncio.Lock()

    async def fetch(
        self,
        file_id: FileId,
        certified: Certified,
        path: Path,
        on_open: OnOpen = _ignore_open,
        on_trouble: OnTrouble = _ignore_trouble,
    ) -> Path:
        """All bytes, verified, at `path` or a free name beside it; the swarm is held by the caller.

        `on_open` is told the content and how many bytes of it are here; `on_trouble` that the disk
        refuses (and with None that it does no longer).
        """
        opened = await self._open_or_create(file_id, certified, path, on_trouble)
        if opened.row.complete:
            await on_open(opened, opened.source.size)
            assert opened.row.path is not None
            return opened.row.path
        async with opened.source.pieces.reading() as table:
            done, complete = table.done_bytes, table.all_complete
        finished = self._finished.setdefault(file_id, asyncio.Event())
        await on_open(opened, done)
        await self._attach(opened, path.name)
        if not complete:
            await finished.wait()
        self._finished.pop(file_id, None)
        return await self._finish(file_id, on_trouble)

    async def _attach(self, opened: OpenContent, name: str) -> None:
        file_id = opened.row.file_id
        driver = self._swarms.hold(file_id, name)
        if opened.row.has_hashes:
            driver.know_hashes(await self._library.piece_hashes(file_id))
        if driver.source is None:
            await driver.attach(opened.source, fetch=True)
        if driver.piece_hashes is not None and not opened.row.has_hashes:
            await self._contents.hashes_known(file_id, driver.piece_hashes)

    async def _open_or_create(
        self, file_id: FileId, certified: Certified, path: Path, on_trouble: OnTrouble
    ) -> OpenContent:
        async with self._opening:
            while True:
                try:
                    opened = await self._open(file_id)
                    if opened is not None:
                        return opened
                    return await self._contents.create(
                        file_id, certified.size, certified.pieces_root, path
                    )
                except EnvironmentFailure as error:
                    await self._wait_for_disk(error, on_trouble)

    async def _open(self, file_id: FileId) -> OpenContent | None:
        try:
            return await self._contents.open(file_id)
        except SourceChanged:
            return None  # what was there is gone or replaced: begin anew

    async def _finish(self, file_id: FileId, on_trouble: OnTrouble) -> Path:
        while True:
            try:
                return await self._contents.finish(file_id)
            except EnvironmentFailure as error:
                await self._wait_for_disk(error, on_trouble)

    async def _wait_for_disk(self, error: EnvironmentFailure, on_trouble: OnTrouble) -> None:
        on_trouble(error)
        await asyncio.sleep(DISK_RETRY_S)
        on_trouble(None)

    def finished(self, file_id: FileId) -> None:
        """The last piece is written."""
        if file_id in self._finished:
            self._finished[file_id].set()
