"""Downloading: from an ID to a file of its own name, over restarts, pauses and disks that are full.

Owns one `Download` per unfinished row: the search for providers, the step from metadata to a file
on disk, a collection's files a few at a time, and what becomes of the row at the end. Which bytes
are asked of whom is the swarms' matter.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from engine.content.collection import decode_manifest
from engine.content.file_id import FileId, format_id, kind_of
from engine.content.link import Link
from engine.content.paths import safe_name
from engine.errors import (
    EnvironmentFailure,
    PeerUnavailable,
    ShoalError,
)
from engine.jobs.contents import OpenContent
from engine.jobs.context import Context
from engine.jobs.fetches import DISK_RETRY_S
from engine.jobs.finder import Finder, Found
from engine.jobs.local_copy import copy_local, use_free_folder
from engine.jobs.row import Member, Row
from engine.jobs.sharing import announce_row
from engine.jobs.store import member_rows, remember
from engine.net.peer_id import PeerId
from engine.tasks import TaskOwner
from engine.transfer.effects import Certified
from engine.views import TransferKind, TransferState

logger = logging.getLogger(__name__)

FILES_AT_ONCE: Final = 16
"""Files of one collection under way at a time: enough to hide the round trips of small ones."""
NAME_WAIT_S: Final = 5.0
"""How long a bare ID waits for somebody to name it before it is called by its ID."""
NOBODY: Final = "Nobody who has it is online; still looking."
CONNECTING: Final = "Found somebody who has it; connecting."


class Download:
    """One row on its way from an ID to finished files."""

    def __init__(self, context: Context, row: Row, link: Link) -> None:
        self._context = context
        self.row = row
        self._link = link
        self._tasks = TaskOwner(f"download {row.key}")
        self._finder: Finder | None = None
        self._active: set[FileId] = set()
        self._named = asyncio.Event()
        self._retry: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin, or go on where an earlier run stopped."""
        self._tasks.start(self._run(), "run")

    async def stop(self) -> None:
        """End all tasks and leave the swarms; what is on disk stays."""
        if self._retry is not None:
            self._retry.cancel()
        await self._tasks.stop()
        if self._finder is not None:
            await self._finder.stop()
        for file_id in list(self._active):
            await self._leave(file_id)

    @property
    def providers(self) -> int:
        """How many are known to have it."""
        return len(self._finder.found) if self._finder is not None else 0

    @property
    def active(self) -> frozenset[FileId]:
        """Contents whose swarm runs for this row."""
        return frozenset(self._active)

    def heard(self, found: Found) -> None:
        """Somebody was heard of who has it."""
        if self._finder is not None:
            self._finder.note(found)

    # --- the way from an ID to files -------------------------------------------------------

    async def _run(self) -> None:
        row = self.row
        assert row.file_id is not None
        try:
            certified = await self._certify(row.file_id)
            kind = kind_of(row.file_id, certified.size, certified.pieces_root)
            if kind is TransferKind.COLLECTION:
                await self._fetch_collection(row.file_id, certified)
            else:
                await self._fetch_single(row.file_id, certified)
            await self._complete()
        except ShoalError as error:
            await self._fail(str(error))

    async def _certify(self, file_id: FileId) -> Certified:
        """Size and root from whoever proves them first."""
        self._set_state(TransferState.FINDING, "")
        self._join(file_id)
        context = self._context
        self._finder = Finder(
            file_id, context.network.find_providers, self._on_found, self._peer_count
        )
        driver = context.swarms.hold(file_id)
        known = await context.library.content(file_id)
        if known is not None:
            driver.believe(known.size, known.pieces_root, self.row.name)
        else:
            self._tasks.start(self._ask_network(file_id), "metadata")
        for address in self._link.peers:
            self._tasks.start(self._dial_hint(file_id, address), "hint")
        certified = await driver.wait_certified()
        await self._name_row(certified)
        return certified

    def _join(self, file_id: FileId) -> None:
        self._context.swarms.hold(file_id, self.row.name)
        self._active.add(file_id)

    async def _leave(self, file_id: FileId) -> None:
        self._active.discard(file_id)
        await self._context.swarms.drop(file_id)
        await self._context.contents.close(file_id)

    async def _ask_network(self, file_id: FileId) -> None:
        found = await self._context.network.find_metadata(file_id)
        driver = self._context.swarms.existing(file_id)
        if found is None or driver is None:
            return
        driver.believe(found.size, found.pieces_root, "")
        if found.piece_hashes:
            driver.know_hashes(found.piece_hashes)

    async def _dial_hint(self, file_id: FileId, address: str) -> None:
        try:
            await self._context.swarms.connect_address(file_id, address)
        except PeerUnavailable as error:
            logger.info("the link's hint %s leads nowhere: %s", address, error)

    def _on_found(self, _: FileId, found: Found) -> None:
        """Somebody has what the row wants: they have each file of it."""
        if found.name:
            self.row.name = self.row.name or safe_name(found.name)
            self._named.set()
        for file_id in self._active:
            self._context.swarms.connect(file_id, PeerId(found.peer_id), found.addresses)
        self._context.registry.changed(self.row)

    def _peer_count(self) -> int:
        assert self.row.file_id is not None
        driver = self._context.swarms.existing(self.row.file_id)
        return len(driver.links) if driver is not None else 0

    async def _name_row(self, certified: Certified) -> None:
        """The name somebody gives it; metadata often comes a moment before any name."""
        row = self.row
        offered = row.name or self._link.name or certified.name
        if not offered:
            try:
                async with asyncio.timeout(NAME_WAIT_S):
                    await self._named.wait()
            except TimeoutError:
                row.name = format_id(certified.file_id)[:16]
        row.name = row.name or safe_name(offered)

    # --- a single file ---------------------------------------------------------------------

    async def _fetch_single(self, file_id: FileId, certified: Certified) -> None:
        row = self.row
        row.kind, row.size = TransferKind.FILE, certified.size
        if not row.members:
            row.members = [Member("", certified.size, file_id)]
        path = row.path or self._directory / row.name
        known = await self._context.library.content(file_id)
        if known is not None and known.complete and known.path not in (None, path):
            row.path = await copy_local(known.path, path)
            row.members[0].done = row.size
        else:
            row.path = await self._fetch(file_id, certified, path, row.members[0])
        row.name = row.path.name

    @property
    def _directory(self) -> Path:
        return self.row.directory or self._context.download_dir

    # --- a collection ----------------------------------------------------------------------

    async def _fetch_collection(self, file_id: FileId, certified: Certified) -> None:
        row = self.row
        row.kind = TransferKind.COLLECTION
        manifest = self._context.manifest_path(file_id)
        where = await self._fetch(file_id, certified, manifest, None)
        entries = await asyncio.to_thread(lambda: decode_manifest(where.read_bytes()))
        if not row.members:
            row.members = [Member(e.path, e.size, e.file_id) for e in entries]
            row.size = sum(entry.size for entry in entries)
            row.path = await asyncio.to_thread(use_free_folder, self._directory / row.name)
            await self._context.library.set_members(row.key, member_rows(row))
            await remember(self._context.library, row)
            self._context.registry.reindex(row)
        await self._fetch_members(row.path or self._directory / row.name)

    async def _fetch_members(self, folder: Path) -> None:
        """Each content once, a few at a time; repeated bytes are copied from the first."""
        todo: dict[FileId, list[Member]] = {}
        for member in self.row.members:
            todo.setdefault(member.file_id, []).append(member)
        queue = asyncio.Queue[tuple[FileId, list[Member]]]()
        for entry in todo.items():
            queue.put_nowait(entry)
        workers = [
            self._tasks.start(self._work(queue, folder), f"files {number}")
            for number in range(min(FILES_AT_ONCE, len(todo)))
        ]
        await asyncio.gather(*workers)

    async def _work(self, queue: asyncio.Queue[tuple[FileId, list[Member]]], folder: Path) -> None:
        while not queue.empty():
            file_id, members = queue.get_nowait()
            first = members[0]
            path = await self._fetch_member(file_id, first, folder / first.path)
            for other in members[1:]:
                await copy_local(path, folder / other.path)
                other.done = other.size

    async def _fetch_member(self, file_id: FileId, member: Member, path: Path) -> Path:
        known = await self._context.library.content(file_id)
        if known is not None and known.complete and known.path is not None:
            member.done = member.size
            return path if known.path == path else await copy_local(known.path, path)
        self._join(file_id)
        driver = self._context.swarms.hold(file_id, path.name)
        if known is not None:
            driver.believe(known.size, known.pieces_root, path.name)
        self._connect_known(file_id)
        certified = await driver.wait_certified()
        return await self._fetch(file_id, certified, path, member)

    def _connect_known(self, file_id: FileId) -> None:
        """Whoever has the collection has its files: they are asked without another search."""
        swarms = self._context.swarms
        assert self.row.file_id is not None
        whole = swarms.existing(self.row.file_id)
        for peer in list(whole.links) if whole is not None else []:
            swarms.connect(file_id, PeerId(peer), ())
        found = self._finder.found.values() if self._finder is not None else ()
        for provider in list(found):
            swarms.connect(file_id, PeerId(provider.peer_id), provider.addresses)

    # --- one content -----------------------------------------------------------------------

    async def _fetch(
        self, file_id: FileId, certified: Certified, path: Path, member: Member | None
    ) -> Path:
        """All bytes of one content, verified, at `path` or a free name beside it."""

        async def on_open(opened: OpenContent, done: int) -> None:
            if member is not None:
                member.done = done
            self._set_state(TransferState.DOWNLOADING, "")
            await self._remember_place(opened.row.path, member)

        final = await self._context.fetches.fetch(
            file_id, certified, path, on_open, self._on_trouble
        )
        if member is not None:
            member.done = member.size
        return final

    async def _remember_place(self, path: Path | None, member: Member | None) -> None:
        row = self.row
        if row.kind is TransferKind.FILE and member is not None and row.path != path:
            row.path = path
            await remember(self._context.library, row)
        self._context.registry.reindex(row)

    def _on_trouble(self, error: EnvironmentFailure | None) -> None:
        """The disk refuses: say so, and that it is tried again; or it does no longer."""
        if error is not None:
            self._set_state(TransferState.PAUSED, str(error))
        else:
            self._set_state(TransferState.DOWNLOADING, "")

    # --- what the swarms tell --------------------------------------------------------------

    def pieces_done(self, file_id: FileId, length: int) -> None:
        """Some pieces of a file are verified and written."""
        for member in self.row.member(file_id)[:1]:
            member.done += length
        if self.row.state is TransferState.DOWNLOADING:
            self.row.reason = ""

    def disk_trouble(self, file_id: FileId, error: EnvironmentFailure) -> None:
        """The disk refused a piece: pause with the reason, and try again by and by."""
        driver = self._context.swarms.existing(file_id)
        if driver is None or self._retry is not None:
            return
        driver.pause(True)
        self._set_state(TransferState.PAUSED, str(error))
        loop = asyncio.get_running_loop()
        self._retry = loop.call_later(DISK_RETRY_S, self._retry_disk, file_id)

    def _retry_disk(self, file_id: FileId) -> None:
        self._retry = None
        driver = self._context.swarms.existing(file_id)
        if driver is not None:
            driver.pause(False)
            self._set_state(TransferState.DOWNLOADING, "")

    def look_at_peers(self) -> None:
        """Say in a sentence why nothing moves, or that it does."""
        row = self.row
        if row.state not in (TransferState.DOWNLOADING, TransferState.FINDING):
            return
        swarms = [self._context.swarms.existing(file_id) for file_id in self._active]
        connected = any(driver is not None and driver.links for driver in swarms)
        reason = "" if connected else CONNECTING if self.providers else NOBODY
        if reason != row.reason:
            row.reason = reason
            self._context.registry.changed(row)

    # --- the end ---------------------------------------------------------------------------

    async def _complete(self) -> None:
        row = self.row
        if self._finder is not None:
            await self._finder.stop()
        row.state, row.reason = TransferState.SHARING, ""
        row.finished_at = self._context.now()
        await remember(self._context.library, row)
        for file_id in self._active:
            self._context.swarms.release(file_id)
        self._active.clear()
        self._context.registry.finished(row)
        announce_row(self._context, row)

    async def _fail(self, reason: str) -> None:
        self._set_state(TransferState.FAILED, reason)
        self._context.registry.notice(reason, trouble=True, key=self.row.key)
        await remember(self._context.library, self.row)

    def _set_state(self, state: TransferState, reason: str) -> None:
        self.row.state, self.row.reason = state, reason
        self._context.registry.changed(self.row)


def lengths(size: int, piece_size: int, pieces: Sequence[int]) -> int:
    """Bytes in these pieces of a file."""
    return sum(min(piece_size, size - piece * piece_size) for piece in pieces)
