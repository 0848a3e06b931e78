"""All jobs of the engine, and the owner of the swarms: what they tell becomes rows and records.

Owns the running downloads and what pausing, resuming, removing and verifying mean. It is told of
every swarm's doings and passes each on to the rows that use the content.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from engine.content.file_id import FileId
from engine.content.link import Link, parse_link
from engine.content.metadata import FileMetadata
from engine.errors import EnvironmentFailure, ShoalError, UserFacingError
from engine.jobs.context import Context
from engine.jobs.fetching import Download, lengths
from engine.jobs.finder import Found
from engine.jobs.row import Member, Row, Traffic
from engine.jobs.sharing import Sharing, announce_row
from engine.jobs.store import load_rows, new_key, remember
from engine.storage.piece_store import PieceFile, SourceChanged
from engine.tasks import TaskOwner
from engine.transfer.blocks import PeerKey
from engine.transfer.driver import SwarmDriver
from engine.transfer.effects import Certified
from engine.transfer.messages import PexPeer
from engine.transfer.piece_table import bits_of
from engine.transfer.verifier import Source
from engine.views import TransferKind, TransferState

logger = logging.getLogger(__name__)

UNFINISHED = frozenset(
    {TransferState.FINDING, TransferState.DOWNLOADING, TransferState.PAUSED, TransferState.FAILED}
)


class Jobs:
    """Every transfer of the node."""

    def __init__(self, ban: Callable[[str, str], None]) -> None:
        self._ban = ban
        self._tasks = TaskOwner("jobs")
        self._downloads: dict[str, Download] = {}
        self._context: Context
        self.sharing: Sharing

    def use(self, context: Context) -> None:
        """The parts to work with; the swarms among them have this object as their owner."""
        self._context = context
        self.sharing = Sharing(context)

    async def load(self) -> None:
        """Take up all rows of an earlier run."""
        context = self._context
        rows = await load_rows(context.library)
        context.registry.load(rows)
        for row in rows:
            if row.state in (TransferState.HASHING, TransferState.VERIFYING):
                row.state = TransferState.SHARING if row.complete else TransferState.DOWNLOADING
            if row.complete and row.state is TransferState.SHARING:
                announce_row(context, row)
            elif not row.complete:
                await self._load_progress(row)
                if row.state not in (TransferState.PAUSED, TransferState.FAILED) or row.reason:
                    self._start_download(row)

    async def _load_progress(self, row: Row) -> None:
        for member in row.members:
            if not member.done and member.size:
                opened = await self._open_quietly(member.file_id)
                if opened is not None:
                    async with opened.pieces.reading() as table:
                        member.done = table.done_bytes
                    await self._context.contents.close(member.file_id)

    async def _open_quietly(self, file_id: FileId) -> Source | None:
        try:
            opened = await self._context.contents.open(file_id)
        except EnvironmentFailure:
            return None
        return opened.source if opened is not None else None

    # --- commands --------------------------------------------------------------------------

    async def download(self, text: str, directory: Path | None, name: str) -> str:
        """Begin a download, or give the row that has that ID already."""
        link = parse_link(text)
        row = self._context.registry.by_id(link.file_id)
        if row is not None:
            if not row.complete:
                await self.resume(row)
            return row.key
        row = Row(
            key=new_key(),
            kind=TransferKind.FILE,
            name=name or link.name,
            path=None,
            state=TransferState.FINDING,
            added_at=self._context.now(),
            file_id=link.file_id,
            size=link.size or 0,
            hints=text.strip(),
            directory=directory or self._context.download_dir,
        )
        await remember(self._context.library, row, new=True)
        self._context.registry.add(row)
        self._start_download(row)
        return row.key

    def _start_download(self, row: Row) -> None:
        assert row.file_id is not None
        try:
            link = parse_link(row.hints)
        except UserFacingError:
            link = Link(row.file_id)
        download = Download(self._context, row, link)
        self._downloads[row.key] = download
        download.start()

    def downloading(self, key: str) -> Download | None:
        """The running download of a row."""
        return self._downloads.get(key)

    async def pause(self, row: Row) -> None:
        """Stop moving bytes of this row, both ways."""
        if row.state is TransferState.HASHING:
            raise UserFacingError(f"{row.name} is still being read; remove it to stop.")
        download = self._downloads.pop(row.key, None)
        if download is not None:
            await download.stop()
        row.state, row.reason = TransferState.PAUSED, ""
        for file_id in self._ids(row):
            self._context.network.withdraw(file_id)
            await self._context.swarms.drop(file_id)
            await self._context.contents.close(file_id)
        await remember(self._context.library, row)
        self._context.registry.changed(row)

    async def resume(self, row: Row) -> None:
        """Go on: share again, or download what is missing."""
        if row.key in self._downloads or row.state is TransferState.HASHING:
            return
        if row.complete:
            row.state, row.reason = TransferState.SHARING, ""
            announce_row(self._context, row)
        else:
            row.state, row.reason = TransferState.FINDING, ""
            self._start_download(row)
        await remember(self._context.library, row)
        self._context.registry.changed(row)

    async def remove(self, row: Row, delete_files: bool) -> None:
        """Forget the row; its files go only when asked, part files of its own always."""
        await self.sharing.cancel(row.key)
        download = self._downloads.pop(row.key, None)
        if download is not None:
            await download.stop()
        self._context.registry.remove(row)
        if row.file_id is None or row.state is TransferState.HASHING:
            return
        orphans = await self._context.library.remove_transfer(row.key)
        for content in orphans:
            self._context.network.withdraw(content.file_id)
            await self._context.swarms.drop(content.file_id)
            await self._context.contents.close(content.file_id)
            manifest = content.path is not None and content.path.parent == self._manifests
            if manifest or not content.complete or delete_files:
                await self._context.contents.delete_file(content)

    @property
    def _manifests(self) -> Path:
        return self._context.manifest_dir

    def verify(self, row: Row) -> None:
        """Hash everything on disk again, in the background."""
        if row.state in (TransferState.HASHING, TransferState.VERIFYING):
            return
        self._tasks.start(self._verify(row), f"verify {row.key}")

    async def _verify(self, row: Row) -> None:
        was_paused = row.state is TransferState.PAUSED and not row.reason
        download = self._downloads.pop(row.key, None)
        if download is not None:
            await download.stop()
        row.state, row.reason, row.hashed = TransferState.VERIFYING, "", 0
        self._context.registry.changed(row)
        try:
            for member in row.members:
                await self._verify_member(row, member)
        except ShoalError as error:
            row.state, row.reason = TransferState.FAILED, str(error)
            self._context.registry.changed(row)
            return
        if row.done < row.size:
            row.finished_at = 0.0
        row.state = TransferState.PAUSED
        await remember(self._context.library, row)
        if not was_paused:
            await self.resume(row)
        self._context.registry.changed(row)

    async def _verify_member(self, row: Row, member: Member) -> None:
        """Compare one file with its hashes; what does not match is fetched again."""
        context = self._context
        content = await context.library.content(member.file_id)
        if content is None or content.path is None or not content.has_hashes:
            return
        await context.swarms.drop(member.file_id)
        await context.contents.close(member.file_id)
        metadata = FileMetadata(
            content.size, content.pieces_root, await context.library.piece_hashes(member.file_id)
        )
        before = row.hashed

        def progress(done: int) -> None:
            row.hashed = before + done
            context.registry.changed(row)

        if content.complete:
            file = await PieceFile.open_existing(content.path)
        else:
            file = await PieceFile.resume(content.path, content.size)
        fingerprint = await asyncio.to_thread(file.fingerprint)
        matches = await context.hasher.verify_file(file.location, metadata, progress)
        good = [index for index, match in enumerate(matches) if match]
        if len(good) == metadata.piece_count and content.complete:
            await context.library.set_place(
                member.file_id, content.path, fingerprint, complete=True
            )
            member.done = member.size
            return
        if content.complete:
            raise UserFacingError(
                f"{content.path} is not what was shared any more; share it again to offer the new "
                "version."
            )
        await context.library.set_verified(member.file_id, bits_of(good, metadata.piece_count))
        member.done = lengths(content.size, metadata.piece_size, good)

    def _ids(self, row: Row) -> set[FileId]:
        ids = {member.file_id for member in row.members}
        if row.file_id is not None:
            ids.add(row.file_id)
        return ids

    # --- numbers ---------------------------------------------------------------------------

    def traffic(self, row: Row) -> Traffic:
        """What the swarms of a row do now."""
        download = self._downloads.get(row.key)
        now = asyncio.get_running_loop().time()
        drivers = self._drivers(row)
        peers = {peer for driver in drivers for peer in driver.links}
        return Traffic(
            sum(driver.down.rate(now) for driver in drivers),
            sum(driver.up.rate(now) for driver in drivers),
            len(peers),
            max(download.providers if download is not None else 0, len(peers)),
        )

    def _drivers(self, row: Row) -> list[SwarmDriver]:
        ids = self._ids(row)
        running = self._context.swarms.running
        if len(ids) > len(running):
            return [driver for driver in running if driver.file_id in ids]
        found = (self._context.swarms.existing(file_id) for file_id in ids)
        return [driver for driver in found if driver is not None]

    # --- what the swarms tell (SwarmsOwner) ------------------------------------------------

    async def open_source(self, file_id: FileId) -> Source | None:
        """A content that some row shares; None when none does, or its file is not what it was."""
        rows = self._context.registry.users(file_id)
        if not any(row.state is not TransferState.PAUSED for row in rows):
            return None
        try:
            opened = await self._context.contents.open(file_id)
        except EnvironmentFailure as error:
            self.swarm_disk_trouble(file_id, error)
            return None
        return opened.source if opened is not None else None

    async def swarm_idle(self, file_id: FileId) -> None:
        """Nobody uses the content: let its file go."""
        await self._context.contents.close(file_id)

    def swarm_certified(self, file_id: FileId, certified: Certified) -> None:
        """A download waits for this by itself."""

    def swarm_hashes_known(self, file_id: FileId, piece_hashes: bytes) -> None:
        """Keep the hashes: they are proved."""
        self._tasks.start(self._context.contents.hashes_known(file_id, piece_hashes), "hashes")

    def swarm_pieces_done(self, file_id: FileId, pieces: Sequence[int]) -> None:
        """Record the pieces and move the rows on."""
        opened = self._context.contents.opened(file_id)
        if opened is None:
            return
        self._context.contents.pieces_done(file_id, pieces)
        size = opened.source.size
        length = lengths(size, opened.source.pieces.piece_size, pieces)
        for row in self._context.registry.users(file_id):
            download = self._downloads.get(row.key)
            if download is not None:
                download.pieces_done(file_id, length)

    def swarm_finished(self, file_id: FileId) -> None:
        """The last piece of a file is written."""
        self._context.fetches.finished(file_id)

    def swarm_disk_trouble(self, file_id: FileId, error: EnvironmentFailure) -> None:
        """Pause what the disk refuses; a shared file that changed is not offered any more."""
        for row in self._context.registry.users(file_id):
            download = self._downloads.get(row.key)
            if download is not None:
                download.disk_trouble(file_id, error)
            elif row.state is TransferState.SHARING and isinstance(error, SourceChanged):
                row.state, row.reason = TransferState.PAUSED, str(error)
                self._context.registry.notice(str(error), trouble=True, key=row.key)
                self._context.network.withdraw(file_id)
                self._tasks.start(self._stop_sharing(row, file_id), "changed file")

    async def _stop_sharing(self, row: Row, file_id: FileId) -> None:
        await self._context.swarms.drop(file_id)
        await self._context.contents.close(file_id)
        self._context.registry.changed(row)
        reason = row.reason
        await self._verify(row)
        if row.state is TransferState.FAILED:
            row.reason = reason
        await remember(self._context.library, row)

    def swarm_peers_heard(self, file_id: FileId, peers: Sequence[PexPeer]) -> None:
        """A peer told of others: as good as found."""
        for peer in peers:
            self.heard(file_id, Found(peer.peer_id, peer.addresses))

    def heard(self, file_id: FileId, found: Found) -> None:
        """Somebody who has the file was heard of by whatever way."""
        for row in self._context.registry.users(file_id):
            download = self._downloads.get(row.key)
            if download is not None:
                download.heard(found)

    def swarm_uploaded(self, file_id: FileId, count: int) -> None:
        """Count it for the row that has had the content longest."""
        for row in self._context.registry.users(file_id)[:1]:
            row.uploaded += count
            self._context.contents.uploaded(row.key, count)
            self._context.registry.changed(row)

    def swarm_changed(self, file_id: FileId) -> None:
        """Rates, peers or progress changed."""
        for row in self._context.registry.users(file_id):
            download = self._downloads.get(row.key)
            if download is not None:
                download.look_at_peers()
                if row.complete:
                    del self._downloads[row.key]
            self._context.registry.changed(row)

    def swarm_banned(self, peer: PeerKey, reason: str) -> None:
        """The peer lied: have nothing to do with it."""
        self._ban(peer, reason)

    async def stop(self) -> None:
        """End everything; what is on disk and recorded stays."""
        await self.sharing.stop()
        for download in list(self._downloads.values()):
            await download.stop()
        await self._tasks.stop()
