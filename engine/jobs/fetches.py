"""Fetching one content to its end: file on disk, swarm attached, last piece written, named.

Owns the contents that are being fetched, whoever waits for them: two transfers, or a preview and a
download, that want the same bytes share one file and one swarm. A disk that refuses is waited for,
and all who wait are told why.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol, TypeVar

from engine.content.file_id import FileId, piece_count
from engine.content.hashing import Hasher, OnProgress
from engine.errors import EnvironmentFailure
from engine.jobs.adopting import adopt
from engine.jobs.contents import Contents, OpenContent
from engine.storage.library import Library
from engine.storage.piece_store import SourceChanged
from engine.transfer.effects import Certified
from engine.transfer.swarms import Swarms

T = TypeVar("T")

DISK_RETRY_S: Final = 10.0
"""How long a disk that refused is let be."""


class Troubled(Protocol):
    """Who is told that the disk refuses."""

    def trouble(self, error: EnvironmentFailure | None) -> None:
        """The disk refuses; or, with None, is tried again."""


class Watcher:
    """Who waits for a content; a subclass hears what happens to it meanwhile."""

    async def opened(self, content: OpenContent, done: int) -> None:
        """The file is at hand; `done` bytes of it are here."""

    def checking(self, done: int) -> None:
        """What was here after a crash is hashed again; `done` bytes so far."""

    def trouble(self, error: EnvironmentFailure | None) -> None:
        """The disk refuses; or, with None, is tried again."""


@dataclass(slots=True)
class Fetch:
    """One content on its way, or one bundle of small ones."""

    watchers: list[Watcher] = field(default_factory=list)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    alone: asyncio.Lock = field(default_factory=asyncio.Lock)
    lost: SourceChanged | None = None
    retry: asyncio.TimerHandle | None = None
    written: list[int] | None = None
    """Of a bundle: the files that are written since somebody looked; then `ended` is set, too."""

    def trouble(self, error: EnvironmentFailure | None) -> None:
        """Tell all who wait."""
        for watcher in tuple(self.watchers):
            watcher.trouble(error)


class Fetches:
    """Contents on their way."""

    def __init__(
        self,
        library: Library,
        contents: Contents,
        swarms: Swarms,
        hasher: Hasher,
        retry_s: float = DISK_RETRY_S,
    ) -> None:
        self._library = library
        self._contents = contents
        self._swarms = swarms
        self._hasher = hasher
        self._retry_s = retry_s
        self._fetches: dict[FileId, Fetch] = {}

    async def fetch(
        self, certified: Certified, path: Path, holder: str, watcher: Watcher | None = None
    ) -> Path:
        """All bytes, verified, at `path` or a free name beside it; or where they were already.

        The swarm is held by the caller, as `holder`. Raises SourceChanged when the part file was
        taken away or replaced meanwhile.
        """
        file_id = certified.file_id
        watcher = watcher or Watcher()
        with self.following(file_id, watcher) as fetch:
            return await self._run(fetch, certified, path, holder, watcher)

    @contextmanager
    def following(self, file_id: FileId, watcher: Watcher) -> Iterator[Fetch]:
        """The content, or bundle, is on its way meanwhile; `watcher` hears what happens to it."""
        fetch = self._fetches.setdefault(file_id, Fetch())
        fetch.watchers.append(watcher)
        try:
            yield fetch
        finally:
            fetch.watchers.remove(watcher)
            if not fetch.watchers:
                self._fetches.pop(file_id, None)
                if fetch.retry is not None:
                    fetch.retry.cancel()

    async def _run(
        self, fetch: Fetch, certified: Certified, path: Path, holder: str, watcher: Watcher
    ) -> Path:
        file_id = certified.file_id
        async with fetch.alone:
            opened = await self.keep_trying(
                fetch, lambda: self._open_or_create(fetch, certified, path)
            )
        async with opened.source.pieces.reading() as table:
            done, complete = table.done_bytes, table.all_complete
        await watcher.opened(opened, done)
        await self._attach(opened, holder, path.name)
        if not complete:
            await fetch.ended.wait()
        if fetch.lost is not None:
            raise fetch.lost
        async with fetch.alone:
            return await self.keep_trying(fetch, lambda: self._contents.finish(file_id))

    async def _open_or_create(self, fetch: Fetch, certified: Certified, path: Path) -> OpenContent:
        file_id = certified.file_id

        def progress(done: int) -> None:
            for watcher in tuple(fetch.watchers):
                watcher.checking(done)

        try:
            await self._contents.recheck(file_id, self._hasher, progress)
            opened = await self._contents.open(file_id)
        except SourceChanged:  # what was there is gone or replaced: begin anew
            driver = self._swarms.existing(file_id)
            if driver is not None and driver.source is not None:
                await self._swarms.drop(file_id)  # else it only connects, and goes on with that
            opened = None
        if opened is None and await self._adopt(certified, path, progress):
            opened = await self._contents.open(file_id)
        if opened is not None:
            return opened
        return await self._contents.create(file_id, certified.size, certified.pieces_root, path)

    async def _adopt(self, certified: Certified, path: Path, progress: OnProgress) -> bool:
        """Take up what stands at `path` without being known."""
        driver = self._swarms.existing(certified.file_id)
        if driver is None:
            return False
        driver.believe(certified.size, certified.pieces_root, path.name)
        hashes = driver.wait_hashes
        return await adopt(self._library, self._hasher, certified, path, hashes, progress)

    async def _attach(self, opened: OpenContent, holder: str, name: str) -> None:
        """Serve what is here and fetch the rest."""
        file_id = opened.row.file_id
        driver = self._swarms.hold(file_id, holder, name)
        driver.believe(opened.source.size, opened.source.pieces_root, name)
        if opened.row.has_hashes and piece_count(opened.row.size) > 1:
            driver.know_hashes(await self._library.piece_hashes(file_id))
        if driver.source is None:
            await driver.attach(opened.source, fetch=not opened.row.complete)
        elif not driver.wants_pieces and not opened.row.complete:
            driver.fetch_missing()
        if driver.piece_hashes is not None and not opened.row.has_hashes:
            await self._contents.hashes_known(file_id, driver.piece_hashes)

    async def keep_trying(self, who: Troubled, step: Callable[[], Awaitable[T]]) -> T:
        """The step's result, however long the disk refuses; not when the file is lost."""
        while True:
            try:
                return await step()
            except SourceChanged:
                raise
            except EnvironmentFailure as error:
                who.trouble(error)
            await asyncio.sleep(self._retry_s)
            who.trouble(None)

    # --- what the swarms tell --------------------------------------------------------------

    def finished(self, file_id: FileId) -> None:
        """The last piece is written."""
        fetch = self._fetches.get(file_id)
        if fetch is not None:
            fetch.ended.set()

    def bundle_written(self, file_id: FileId, pieces: Sequence[int]) -> bool:
        """These files of a bundle are written; False where no bundle of that name is fetched."""
        fetch = self._fetches.get(file_id)
        if fetch is None or fetch.written is None:
            return False
        fetch.written += pieces
        fetch.ended.set()
        return True

    def is_bundle(self, file_id: FileId) -> bool:
        """Whether a bundle of that name is being fetched."""
        fetch = self._fetches.get(file_id)
        return fetch is not None and fetch.written is not None

    def disk_trouble(self, file_id: FileId, error: EnvironmentFailure) -> bool:
        """The disk refused a piece: wait and try again. False when nobody fetches the content."""
        fetch = self._fetches.get(file_id)
        if fetch is None:
            return False
        driver = self._swarms.existing(file_id)
        if driver is None or fetch.retry is not None or fetch.ended.is_set():
            return True
        driver.pause(True)
        if isinstance(error, SourceChanged):
            fetch.lost = error
            fetch.ended.set()
            return True
        fetch.trouble(error)
        loop = asyncio.get_running_loop()
        fetch.retry = loop.call_later(self._retry_s, self._retry, file_id, fetch)
        return True

    def _retry(self, file_id: FileId, fetch: Fetch) -> None:
        fetch.retry = None
        driver = self._swarms.existing(file_id)
        if driver is not None:
            driver.pause(False)
        fetch.trouble(None)
