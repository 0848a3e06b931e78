"""Looking without downloading: what an ID names, who has it, and who is connected.

Owns the short-lived searches behind a preview. For a collection it fetches the manifest, which is
small and kept, so that a download that follows begins with it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from engine.content.collection import CollectionEntry, decode_manifest
from engine.content.file_id import format_id, kind_of, piece_count, piece_size
from engine.content.link import Link, parse_link
from engine.content.paths import safe_name
from engine.errors import NotFoundError, PeerUnavailable
from engine.jobs.context import Context
from engine.jobs.finder import Finder, Found
from engine.jobs.row import Row
from engine.net.peer_id import PeerId
from engine.tasks import TaskOwner
from engine.transfer.driver import SwarmDriver
from engine.transfer.effects import Certified
from engine.views import FileView, InfoView, PeerView, Preview, ProviderView, TransferKind


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at an ID brought."""

    link: Link
    certified: Certified
    kind: TransferKind
    name: str
    found: tuple[Found, ...]
    entries: tuple[CollectionEntry, ...]

    @property
    def size(self) -> int:
        """Bytes of all that would be downloaded."""
        if self.kind is TransferKind.FILE:
            return self.certified.size
        return sum(entry.size for entry in self.entries)


class Inspector:
    """Previews and facts."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._tasks = TaskOwner("inspector")

    async def stop(self) -> None:
        """End what is being looked for."""
        await self._tasks.stop()

    async def preview(self, text: str, timeout_s: float) -> Preview:
        """What an ID or link names, and what of it is here already."""
        looked = await self._look(text, timeout_s, whole_search=False)
        files = await self._files(looked)
        return Preview(
            format_id(looked.link.file_id),
            looked.kind,
            looked.name,
            looked.size,
            len(looked.found),
            sum(file.done for file in files),
            files if looked.kind is TransferKind.COLLECTION else (),
        )

    async def info(self, text: str, timeout_s: float) -> InfoView:
        """Metadata and everybody who is found to have it."""
        looked = await self._look(text, timeout_s, whole_search=True)
        certified = looked.certified
        files = await self._files(looked)
        return InfoView(
            format_id(looked.link.file_id),
            looked.kind,
            looked.name,
            looked.size,
            piece_size(certified.size),
            piece_count(certified.size),
            certified.pieces_root.hex(),
            tuple(ProviderView(f.peer_id, f.addresses, f.name) for f in looked.found),
            files if looked.kind is TransferKind.COLLECTION else (),
        )

    async def _files(self, looked: Looked) -> tuple[FileView, ...]:
        rows = [(entry.path, entry.size, entry.file_id) for entry in looked.entries]
        if looked.kind is TransferKind.FILE:
            rows = [(looked.name, looked.certified.size, looked.link.file_id)]
        views = []
        for path, size, file_id in rows:
            known = await self._context.library.content(file_id)
            done = size if known is not None and known.complete else 0
            views.append(FileView(path, size, format_id(file_id), done))
        return tuple(views)

    async def _look(self, text: str, timeout_s: float, *, whole_search: bool) -> Looked:
        link = parse_link(text)
        try:
            async with asyncio.timeout(timeout_s):
                return await self._look_at(link, whole_search=whole_search)
        except TimeoutError:
            raise NotFoundError(
                "Nobody who has it could be found. It may be offline now: download it all the "
                "same, and it starts as soon as somebody has it."
            ) from None

    async def _look_at(self, link: Link, *, whole_search: bool) -> Looked:
        swarms = self._context.swarms
        running = swarms.existing(link.file_id)
        held = running is not None
        driver = swarms.hold(link.file_id)
        names: list[str] = []

        def on_found(_: object, found: Found) -> None:
            names.append(found.name)
            swarms.connect(link.file_id, PeerId(found.peer_id), found.addresses)

        finder = Finder(link.file_id, self._context.network.find_providers, on_found, lambda: 0)
        try:
            certified = await self._certify(link, driver)
            if whole_search:
                await finder.searched.wait()
            return await self._describe(link, driver, certified, finder, names)
        finally:
            await finder.stop()
            if not held:
                swarms.release(link.file_id)

    async def _certify(self, link: Link, driver: SwarmDriver) -> Certified:
        known = await self._context.library.content(link.file_id)
        if known is not None:
            driver.believe(known.size, known.pieces_root, "")
        else:
            self._tasks.start(self._ask_network(link, driver), "metadata")
        for address in link.peers:
            self._tasks.start(self._dial(link, address), "hint")
        return await driver.wait_certified()

    async def _ask_network(self, link: Link, driver: SwarmDriver) -> None:
        found = await self._context.network.find_metadata(link.file_id)
        if found is not None:
            driver.believe(found.size, found.pieces_root, "")

    async def _dial(self, link: Link, address: str) -> None:
        try:
            await self._context.swarms.connect_address(link.file_id, address)
        except PeerUnavailable:
            return  # a hint that leads nowhere is only a hint

    async def _describe(
        self,
        link: Link,
        driver: SwarmDriver,
        certified: Certified,
        finder: Finder,
        names: list[str],
    ) -> Looked:
        kind = kind_of(link.file_id, certified.size, certified.pieces_root)
        assert kind is not None
        entries: tuple[CollectionEntry, ...] = ()
        if kind is TransferKind.COLLECTION:
            manifest = self._context.manifest_path(link.file_id)
            where = await self._context.fetches.fetch(link.file_id, certified, manifest)
            entries = await asyncio.to_thread(lambda: decode_manifest(where.read_bytes()))
        row = self._context.registry.by_id(link.file_id)
        told = [peer.name for peer in driver.core.peers.values()]
        offered = [row.name if row is not None else "", link.name, certified.name, *names, *told]
        name = next((safe_name(name) for name in offered if name), "")
        found = dict(finder.found)
        for peer in driver.links:
            found.setdefault(peer, Found(peer, (), ""))
        return Looked(link, certified, kind, name, tuple(found.values()), entries)

    # --- peers -----------------------------------------------------------------------------

    def peers(self, row: Row) -> tuple[PeerView, ...]:
        """Everybody connected for a row; of several files the one that moves most."""
        views: dict[str, PeerView] = {}
        ids = {member.file_id for member in row.members} | {row.file_id}
        now = asyncio.get_running_loop().time()
        for driver in self._context.swarms.running:
            if driver.file_id not in ids:
                continue
            for view in self._context.swarms.peer_views(driver, now):
                present = views.get(view.peer_id)
                if present is None or view.downloaded + view.uploaded > (
                    present.downloaded + present.uploaded
                ):
                    views[view.peer_id] = view
        return tuple(views.values())
