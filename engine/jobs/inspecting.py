"""Looking without downloading: what an ID names, who has it, and who is connected.

Owns the short-lived searches behind a preview. For a collection it fetches the manifest, which is
small and kept, so that a download that follows begins with it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from engine.content.collection import CollectionEntry, decode_manifest
from engine.content.file_id import FileId, format_id, kind_of, piece_count, piece_size
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
from engine.transfer.piece_table import PieceTable
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
        self._looks = 0

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
            done = await self._here_of(file_id, size)
            views.append(FileView(path, size, format_id(file_id), done))
        return tuple(views)

    async def _here_of(self, file_id: FileId, size: int) -> int:
        """Verified bytes of a content that are here, for whatever transfer."""
        known = await self._context.library.content(file_id)
        if known is None or known.doubtful or known.size != size:
            return 0
        if known.complete:
            return size
        return PieceTable(size, await self._context.library.verified(file_id)).done_bytes

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
        file_id = link.file_id
        self._looks += 1
        holder = f"look {self._looks}"
        here = await self._here(file_id)
        driver = None if here is not None else self._context.swarms.hold(file_id, holder)
        names: list[str] = []

        def on_found(_: object, found: Found) -> None:
            names.append(found.name)
            if driver is not None:
                peer = PeerId(found.peer_id)
                self._context.swarms.connect(file_id, peer, found.addresses)

        finder = Finder(file_id, self._context.network.find_providers, on_found, lambda: 0)
        tasks = TaskOwner(holder)
        try:
            certified = here or await self._certify(link, driver, tasks)
            if whole_search:
                await finder.searched.wait()
            entries = await self._entries(certified, holder)
            name = self._name(link, certified, names, driver)
            return Looked(link, certified, _kind(certified), name, _met(finder, driver), entries)
        finally:
            await tasks.stop()
            await finder.stop()
            await self._context.let_go(file_id, holder)

    async def _here(self, file_id: FileId) -> Certified | None:
        """Size and root of what is here already: nobody has to be asked."""
        known = await self._context.library.content(file_id)
        if known is None or not known.complete:
            return None
        return Certified(file_id, known.size, known.pieces_root, "")

    async def _certify(self, link: Link, driver: SwarmDriver | None, tasks: TaskOwner) -> Certified:
        assert driver is not None
        tasks.start(self._ask_network(link, driver), "metadata")
        for address in link.peers:
            tasks.start(self._dial(link, address), "hint")
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

    async def _entries(self, certified: Certified, holder: str) -> tuple[CollectionEntry, ...]:
        """A collection's files, from its manifest, which is fetched where it is not here."""
        if _kind(certified) is not TransferKind.COLLECTION:
            return ()
        manifest = self._context.manifest_path(certified.file_id)
        where = await self._context.fetches.fetch(certified, manifest, holder)
        return await asyncio.to_thread(lambda: decode_manifest(where.read_bytes()))

    def _name(
        self, link: Link, certified: Certified, names: list[str], driver: SwarmDriver | None
    ) -> str:
        row = self._context.registry.by_id(link.file_id)
        told = [peer.name for peer in driver.core.peers.values()] if driver is not None else []
        offered = [row.name if row is not None else "", link.name, certified.name, *names, *told]
        return next((safe_name(name) for name in offered if name), "")

    # --- peers -----------------------------------------------------------------------------

    def peers(self, row: Row) -> tuple[PeerView, ...]:
        """Everybody connected for a row; of several files the one that moves most."""
        views: dict[str, PeerView] = {}
        now = asyncio.get_running_loop().time()
        for driver in self._context.swarms.running:
            if not row.uses(driver.file_id):
                continue
            for view in self._context.swarms.peer_views(driver, now):
                present = views.get(view.peer_id)
                if present is None or view.downloaded + view.uploaded > (
                    present.downloaded + present.uploaded
                ):
                    views[view.peer_id] = view
        name_of = self._context.name_of
        return tuple(replace(one, name=name_of(one.peer_id)) for one in views.values())


def _kind(certified: Certified) -> TransferKind:
    kind = kind_of(certified.file_id, certified.size, certified.pieces_root)
    assert kind is not None
    return kind


def _met(finder: Finder, driver: SwarmDriver | None) -> tuple[Found, ...]:
    """Everybody who was found or is connected."""
    found = dict(finder.found)
    for peer in driver.links if driver is not None else ():
        found.setdefault(peer, Found(peer, (), ""))
    return tuple(found.values())
