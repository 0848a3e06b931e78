"""Downloading: from an ID to a file of its own name, over restarts, pauses and disks that are full.

Owns one `Download` per unfinished row: the search for providers, the step from metadata to a file
on disk, a collection's files a few at a time, and what becomes of the row at the end. Which bytes
are asked of whom is the swarms' matter.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from engine.content.bundle import Bundle
from engine.content.collection import decode_manifest
from engine.content.file_id import FileId, format_id, kind_of
from engine.content.link import Link
from engine.content.paths import safe_name
from engine.errors import EnvironmentFailure, PeerUnavailable, RemoteProtocolError, ShoalError
from engine.jobs.adopting import folder_of
from engine.jobs.bundles import BundleFetch
from engine.jobs.causes import cause_of
from engine.jobs.choosing import apply_only
from engine.jobs.contents import OpenContent
from engine.jobs.context import GOSSIP_FROM, Context
from engine.jobs.fetches import Watcher
from engine.jobs.finder import Finder, Found
from engine.jobs.local_copy import copy_local, use_free_folder
from engine.jobs.looking import Look
from engine.jobs.members import MemberFetches
from engine.jobs.row import Member, Row
from engine.jobs.standstill import Pulse
from engine.jobs.store import member_rows, remember
from engine.jobs.taken import skip_taken
from engine.net.peer_id import PeerId
from engine.storage.piece_store import SourceChanged
from engine.tasks import TaskOwner
from engine.transfer.driver import SwarmDriver
from engine.transfer.effects import Certified
from engine.views import Cause, TransferKind, TransferState

logger = logging.getLogger(__name__)

NAME_WAIT_S: Final = 5.0
"""How long a bare ID waits for somebody to name it before it is called by its ID."""
SHORT_NAME_WAIT_S: Final = 1.5
"""The same where the bytes are here, under a name of another transfer."""


class Download:
    """One row on its way from an ID to finished files."""

    def __init__(
        self, context: Context, row: Row, link: Link, on_end: Callable[[Download], None]
    ) -> None:
        self._context = context
        self.row = row
        self._link = link
        self._on_end = on_end
        self._tasks = TaskOwner(f"download {row.key}")
        self._finder: Finder | None = None
        self._active: set[FileId] = set()
        self._troubles: dict[FileId, EnvironmentFailure] = {}
        self.pulse = Pulse()
        self._look = Look(context, row, asyncio.get_running_loop().time())
        self._members: MemberFetches | None = None
        self._named = asyncio.Event()

    def start(self) -> None:
        """Begin, or go on where an earlier run stopped."""
        self._tasks.start(self._run(), "run")

    async def stop(self) -> None:
        """End all tasks and leave the swarms; what is on disk stays."""
        await self._tasks.stop()
        if self._finder is not None:
            await self._finder.stop()
        for file_id in list(self._active):
            await self._leave(file_id)

    @property
    def providers(self) -> int:
        """How many are known to have it."""
        return len(self._finder.found) if self._finder is not None else 0

    def hint(self, link: Link) -> None:
        """Try the addresses of a link."""
        for address in link.peers:
            self._tasks.start(self._dial_hint(self._link.file_id, address), "hint")

    def look_again(self) -> None:
        """Do not wait for the next search, nor for what could not be reached a moment ago."""
        if self._finder is not None:
            self._context.network.forgive()
            self._finder.search_now()

    def heard(self, found: Found) -> None:
        """Somebody was heard of who has it."""
        if self._finder is not None:
            self._finder.note(found)

    # --- the way from an ID to files -------------------------------------------------------

    async def _run(self) -> None:
        """The whole way; whatever goes wrong on it is told in the row."""
        row = self.row
        assert row.file_id is not None
        try:
            certified = await self._certify(row.file_id)
            await self._name_row(certified)
            kind = kind_of(row.file_id, certified.size, certified.pieces_root)
            if kind is TransferKind.COLLECTION:
                await self._fetch_collection(certified)
            else:
                await self._fetch_single(certified)
            await self._complete()
        except SourceChanged as error:
            await self._end(TransferState.PAUSED, str(error), Cause.FILE_CHANGED)
        except ShoalError as error:
            await self._end(TransferState.FAILED, str(error))
        except Exception as error:
            logger.exception("download %s", row.key)
            await self._end(TransferState.FAILED, f"Shoal made a mistake ({error!r}); resume it.")

    async def _certify(self, file_id: FileId) -> Certified:
        """Size and root: remembered, or from whoever proves them first."""
        context = self._context
        known = await context.library.content(file_id)
        if known is not None and known.complete:
            rows = context.registry.users(file_id)
            names = [row.name for row in rows if row.file_id == file_id and row.name]
            return Certified(file_id, known.size, known.pieces_root, next(iter(names), ""))
        self._set_state(TransferState.FINDING)
        driver = self._join(file_id)
        self._search()
        if known is not None:
            driver.believe(known.size, known.pieces_root, self.row.name)
        else:
            self._tasks.start(self._ask_network(file_id), "metadata")
        self.hint(self._link)
        return await driver.wait_certified()

    def _join(
        self,
        file_id: FileId,
        name: str = "",
        size: int | None = None,
        bundle: Bundle | None = None,
    ) -> SwarmDriver:
        self._active.add(file_id)
        if size is None or (size >= GOSSIP_FROM and bundle is None):
            self._context.join(file_id)
        return self._context.swarms.hold(file_id, self.row.key, name or self.row.name, bundle)

    async def _leave(self, file_id: FileId) -> None:
        self._active.discard(file_id)
        self._troubles.pop(file_id, None)
        await self._context.let_go(file_id, self.row.key)

    def _search(self) -> None:
        """Look for whoever has it, until it is here."""
        assert self.row.file_id is not None
        if self._finder is None:
            search = self._context.network.find_providers
            self._finder = Finder(self.row.file_id, search, self._on_found, self._peer_count)

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
            self._context.swarms.connect(
                file_id, PeerId(found.peer_id), found.addresses, found.hearsay
            )
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
            self._search()
            here = await self._name_here(certified.file_id)
            try:
                async with asyncio.timeout(SHORT_NAME_WAIT_S if here else NAME_WAIT_S):
                    await self._named.wait()
            except TimeoutError:
                offered = here or self._told_name()
        row.name = row.name or safe_name(offered or format_id(certified.file_id)[:16])

    async def _name_here(self, file_id: FileId) -> str:
        """What a content that is here already is called; "" where it is not, or is a manifest."""
        known = await self._context.library.content(file_id)
        if known is None or not known.complete or known.path is None:
            return ""
        return "" if known.path.parent == self._context.manifest_dir else known.path.name

    def _told_name(self) -> str:
        """What a connected peer calls it."""
        assert self.row.file_id is not None
        driver = self._context.swarms.existing(self.row.file_id)
        peers = driver.core.peers.values() if driver is not None else ()
        return next((peer.name for peer in peers if peer.name), "")

    @property
    def _directory(self) -> Path:
        return self.row.directory or self._context.download_dir

    # --- a single file ---------------------------------------------------------------------

    async def _fetch_single(self, certified: Certified) -> None:
        row = self.row
        row.kind, row.size = TransferKind.FILE, certified.size
        if not row.members:
            row.set_members([Member("", certified.size, certified.file_id)])
        wanted = row.path or self._directory / row.name
        row.path = await self._fetch(certified, wanted, row.members[0])
        row.name = row.path.name

    # --- a collection ----------------------------------------------------------------------

    async def _fetch_collection(self, certified: Certified) -> None:
        row = self.row
        row.kind = TransferKind.COLLECTION
        manifest = self._context.manifest_path(certified.file_id)
        where = await self._fetch(certified, manifest, None)
        if not row.members:
            entries = await asyncio.to_thread(lambda: decode_manifest(where.read_bytes()))
            members = [Member(e.path, e.size, e.file_id) for e in entries]
            apply_only(members, row.only)
            row.set_members(members)
            row.size = sum(entry.size for entry in entries)
        if row.path is None:
            row.path = await self._make_folder()
            row.name = row.path.name
            await self._context.library.set_members(row.key, member_rows(row))
            await remember(self._context.library, row)
        self._context.registry.reindex(row)
        await skip_taken(self._context, row)
        self._members = MemberFetches(row, self._fetch_member, self._fetch_bundle, self._leave)
        await self._members.run()

    async def _make_folder(self) -> Path:
        wanted = self._directory / self.row.name
        watcher = _MemberWatcher(self, None)
        at = self._context.registry.at
        begun = await folder_of(wanted, self.row.members, lambda path: bool(at(path)))
        if begun is not None:
            return begun
        return await self._context.fetches.keep_trying(
            watcher, lambda: asyncio.to_thread(use_free_folder, wanted)
        )

    def choice_changed(self) -> None:
        """Other files of the collection are wanted, or in another order."""
        if self._members is not None:
            self._members.choice_changed()

    async def _fetch_member(self, member: Member) -> None:
        file_id = member.file_id
        place = self.row.place(member)
        assert place is not None
        known = await self._context.library.content(file_id)
        if known is not None and known.complete and known.path is not None:
            certified = Certified(file_id, known.size, known.pieces_root, "")
        else:
            driver = self._join(file_id, place.name, member.size)
            if known is not None:
                driver.believe(known.size, known.pieces_root, place.name)
            self._search()
            self._connect_known(file_id)
            certified = await driver.wait_certified()
            if certified.size != member.size:
                raise RemoteProtocolError(
                    f"The folder's list gives {member.path} a false size; it cannot be downloaded."
                )
        await self._fetch(certified, place, member)
        await self._done_with(file_id)

    async def _fetch_bundle(self, members: Sequence[Member]) -> Sequence[Member]:
        """Small files in one swarm; gives those that go the way of a large one."""
        bundle = self.row.bundle
        assert bundle is not None
        watcher = _MemberWatcher(self, None)
        fetch = BundleFetch(self._context, self.row, watcher)
        trying = self._context.fetches.keep_trying
        left, is_needed = await trying(watcher, lambda: fetch.survey(members))
        if is_needed:
            await self._context.swarms.drop(bundle.id)  # one that only serves an earlier state
            self._join(bundle.id, self.row.name, bundle.size, bundle)
            self._search()
            self._connect_known(bundle.id)
            await fetch.run()
            await self._done_with(bundle.id)
        return left

    async def _done_with(self, file_id: FileId) -> None:
        """A file is complete: its swarm goes on only for peers that need it."""
        if file_id not in self._active or file_id == self.row.file_id:
            return
        driver = self._context.swarms.existing(file_id)
        self._active.discard(file_id)
        self._context.swarms.release(file_id, self.row.key)
        if driver is not None and not driver.is_useful:
            await self._context.let_go(file_id, self.row.key)

    def _connect_known(self, file_id: FileId) -> None:
        """Whoever has the collection has its files: they are asked without another search."""
        swarms = self._context.swarms
        assert self.row.file_id is not None
        whole = swarms.existing(self.row.file_id)
        for peer in list(whole.links) if whole is not None else []:
            swarms.connect(file_id, PeerId(peer), ())
        found = list(self._finder.found.values()) if self._finder is not None else []
        for provider in found:
            who = PeerId(provider.peer_id)
            swarms.connect(file_id, who, provider.addresses, provider.hearsay)
        if not found and (whole is None or not whole.links):  # the list was here already
            for address in self._link.peers:
                self._tasks.start(self._dial_hint(file_id, address), "hint")

    # --- one content -----------------------------------------------------------------------

    async def _fetch(self, certified: Certified, place: Path, member: Member | None) -> Path:
        """All bytes of one content, verified, at `place` or a free name beside it."""
        known = await self._context.library.content(certified.file_id)
        watcher = _MemberWatcher(self, member)
        found: Path | None = None
        if known is not None and known.complete and known.path is not None:
            place = known.path if member is None else place  # a manifest is needed only once
            found = await self._here_already(known.path, place, watcher)
        if found is None:
            found = await self._fetch_from_others(certified, place, watcher)
            if member is not None and found.parent != place.parent:  # another row's copy
                found = await self._here_already(found, place, watcher) or found
        if member is not None:
            self.row.set_done(member, member.size)
            self._context.registry.changed(self.row)
        return found

    async def _fetch_from_others(self, certified: Certified, place: Path, watcher: Watcher) -> Path:
        self._join(certified.file_id, place.name, certified.size)
        self._search()
        self._connect_known(certified.file_id)
        return await self._context.fetches.fetch(certified, place, self.row.key, watcher)

    async def _here_already(self, source: Path, place: Path, watcher: Watcher) -> Path | None:
        """A copy at `place` of what stands at `source`; None where nothing stands there now."""
        if source == place:
            return source if await asyncio.to_thread(source.is_file) else None

        async def copy() -> Path | None:
            if not await asyncio.to_thread(source.is_file):
                return None
            return await copy_local(source, place)

        return await self._context.fetches.keep_trying(watcher, copy)

    # --- what those who fetch tell ---------------------------------------------------------

    async def content_opened(self, opened: OpenContent, member: Member | None, done: int) -> None:
        """A file is at hand: its place is remembered, and bytes move."""
        row = self.row
        if member is not None:
            row.set_done(member, done)
            if row.kind is TransferKind.FILE and row.path is None:
                path = opened.row.path
                row.path = path if path and path.parent == self._directory else None
                await remember(self._context.library, row)
                self._context.registry.reindex(row)
        self.trouble(opened.row.file_id, None)

    def checking(self, done: int) -> None:
        """What a crash left in doubt is hashed again."""
        self.row.hashed = done
        self._set_state(TransferState.VERIFYING)

    def trouble(self, file_id: FileId | None, error: EnvironmentFailure | None) -> None:
        """The disk refuses: say so, and that it is tried again; or it does no longer."""
        key = file_id or FileId(b"")
        if error is not None:
            self._troubles[key] = error
        else:
            self._troubles.pop(key, None)
        if self._troubles:
            first = next(iter(self._troubles.values()))
            self._set_state(TransferState.PAUSED, str(first), cause_of(first))
        else:
            self._set_state(TransferState.DOWNLOADING)

    # --- what the swarms tell --------------------------------------------------------------

    def pieces_done(self, file_id: FileId, length: int) -> None:
        """Some pieces of a file are verified and written."""
        for member in self.row.members_of(file_id)[:1]:
            self.row.set_done(member, member.done + length)
        if self.row.state is TransferState.DOWNLOADING:
            self.row.turn(TransferState.DOWNLOADING)

    def look(self) -> float:
        """Say why nothing moves, or that it does; gives the seconds since something came."""
        found = (self._context.swarms.existing(file_id) for file_id in self._active)
        drivers = [driver for driver in found if driver is not None]
        now = asyncio.get_running_loop().time()
        if self._troubles:
            return math.inf
        if self._finder is not None:
            self._finder.connected(sum(len(driver.links) for driver in drivers))
        searched = self._finder is not None and self._finder.searched.is_set()
        return self._look.take(drivers, self.providers, searched, now)

    # --- the end ---------------------------------------------------------------------------

    async def _complete(self) -> None:
        row = self.row
        if self._finder is not None:
            await self._finder.stop()
        row.turn(TransferState.SHARING)
        row.finished_at = self._context.now()
        await remember(self._context.library, row)
        for file_id in self._active:
            self._context.swarms.release(file_id, row.key)
            self._context.network.changed(file_id)
        self._active.clear()
        self._context.registry.reindex(row)
        self._context.registry.finished(row)
        self._context.announce(row)
        self._on_end(self)

    async def _end(self, state: TransferState, reason: str, cause: Cause = Cause.NONE) -> None:
        """It cannot go on by itself: let go, say why, and wait for the person."""
        if self._finder is not None:
            await self._finder.stop()
        for file_id in list(self._active):
            await self._leave(file_id)
        self._on_end(self)  # in one step with the words: who reads them may resume it
        self._set_state(state, reason, cause)
        self._context.registry.notice(reason, trouble=True, key=self.row.key)
        await remember(self._context.library, self.row)

    def _set_state(self, state: TransferState, reason: str = "", cause: Cause = Cause.NONE) -> None:
        self.row.turn(state, reason, cause)
        self._context.registry.changed(self.row)


class _MemberWatcher(Watcher):
    """What happens to one content of a download."""

    def __init__(self, download: Download, member: Member | None) -> None:
        self._download = download
        self._member = member

    async def opened(self, content: OpenContent, done: int) -> None:
        await self._download.content_opened(content, self._member, done)

    def checking(self, done: int) -> None:
        self._download.checking(done)

    def trouble(self, error: EnvironmentFailure | None) -> None:
        file_id = self._member.file_id if self._member is not None else None
        self._download.trouble(file_id, error)
