"""What the swarms tell, turned into rows, records and downloads that move on.

Owns no state: each call is passed on to whoever keeps what it is about. What a person wants of a
transfer is `manager`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from engine.content.file_id import FileId
from engine.errors import EnvironmentFailure, UserFacingError
from engine.jobs.bundles import bundle_source
from engine.jobs.contents import lengths
from engine.jobs.context import GOSSIP_FROM, Context
from engine.jobs.finder import Found
from engine.jobs.manager import Jobs
from engine.storage.piece_store import SourceChanged
from engine.tasks import TaskOwner
from engine.transfer.blocks import PeerKey
from engine.transfer.effects import Certified
from engine.transfer.messages import PexPeer
from engine.transfer.verifier import Source
from engine.views import TransferState

RESTING = frozenset({TransferState.PAUSED, TransferState.FAILED, TransferState.MOVING})


class SwarmEvents:
    """The owner of the swarms (`engine.transfer.swarms.SwarmsOwner`)."""

    def __init__(self, jobs: Jobs, ban: Callable[[str, str], None]) -> None:
        self._jobs = jobs
        self._ban = ban
        self._tasks = TaskOwner("swarm events")
        self._context: Context

    def use(self, context: Context) -> None:
        """The parts to work with; the swarms among them have this object as their owner."""
        self._context = context

    async def stop(self) -> None:
        """End what is being recorded."""
        await self._tasks.stop()

    # --- contents --------------------------------------------------------------------------

    async def open_source(self, file_id: FileId) -> Source | None:
        """A content that some row shares; None when none does, or its file is not what it was."""
        rows = self._context.registry.users(file_id)
        if all(row.state in RESTING for row in rows):
            return None
        folder = next((row for row in rows if row.bundled(file_id)), None)
        if folder is not None:
            return await bundle_source(self._context, folder)
        try:
            opened = await self._context.contents.open(file_id)
        except UserFacingError:
            return None  # no regular file any more: nobody here can serve it
        except EnvironmentFailure as error:
            self.swarm_disk_trouble(file_id, error)
            return None
        if opened is None:
            return None
        if opened.row.size >= GOSSIP_FROM or any(row.file_id == file_id for row in rows):
            self._context.join(file_id)  # nothing may be awaited from here on: see `swarm_idle`
        row = self._context.registry.by_id(file_id)  # a collection's own file is only its manifest
        return opened.source if row is None else replace(opened.source, name=row.name)

    async def swarm_idle(self, file_id: FileId) -> None:
        """The swarm was let go; its file too, unless another swarm of it has begun."""
        if self._context.swarms.existing(file_id) is None:
            self._context.network.leave(file_id)
            await self._context.contents.close(file_id)

    def swarm_certified(self, file_id: FileId, certified: Certified) -> None:
        """A download waits for this by itself."""

    def swarm_hashes_known(self, file_id: FileId, piece_hashes: bytes) -> None:
        """Keep the hashes: they are proved."""
        opened = self._context.contents.opened(file_id)
        if opened is not None and opened.row.has_hashes:
            return
        self._tasks.start(self._context.contents.hashes_known(file_id, piece_hashes), "hashes")

    # --- progress --------------------------------------------------------------------------

    def swarm_pieces_done(self, file_id: FileId, pieces: Sequence[int]) -> None:
        """Record the pieces and move the rows on."""
        if self._context.fetches.bundle_written(file_id, pieces):
            return
        opened = self._context.contents.opened(file_id)
        if opened is None:
            return
        self._context.contents.pieces_done(file_id, pieces, self._context.now())
        self._context.network.changed(file_id)
        length = lengths(opened.source.size, pieces)
        for download in self._jobs.downloads_of(file_id):
            download.pieces_done(file_id, length)

    def swarm_finished(self, file_id: FileId) -> None:
        """The last piece of a file is written."""
        self._context.fetches.finished(file_id)

    def swarm_disk_trouble(self, file_id: FileId, error: EnvironmentFailure) -> None:
        """The disk refused: a download waits; a shared file that changed is looked at."""
        changed = isinstance(error, SourceChanged)
        if changed and self._context.fetches.is_bundle(file_id):
            return  # one file was taken away: who asked for it asks others
        if self._context.fetches.disk_trouble(file_id, error):
            return
        if changed:
            for row in self._context.registry.users(file_id):
                if row.state is TransferState.SHARING:
                    self._jobs.doubt(row)

    def swarm_uploaded(self, file_id: FileId, count: int) -> None:
        """Count it for the row that has had the content longest."""
        for row in self._context.registry.users(file_id)[:1]:
            row.uploaded += count
            self._context.contents.uploaded(row.key, count)
            self._context.registry.changed(row)

    # --- peers -----------------------------------------------------------------------------

    def swarm_peers_heard(self, file_id: FileId, peers: Sequence[PexPeer]) -> None:
        """A peer told of others: as good as found."""
        for peer in peers:
            self.heard(file_id, Found(peer.peer_id, peer.addresses, hearsay=True))

    def heard(self, file_id: FileId, found: Found) -> None:
        """Somebody who has the file was heard of by whatever way."""
        for download in self._jobs.downloads_of(file_id):
            download.heard(found)
        for row in self._context.registry.users(file_id):
            self._context.registry.changed(row)  # one more has it: see `health`

    def swarm_changed(self, file_id: FileId) -> None:
        """Rates, peers or progress changed."""
        for download in self._jobs.downloads_of(file_id):
            if download.row.reason:  # else the next look is soon enough
                download.look()
        for row in self._context.registry.users(file_id):
            self._context.registry.changed(row)

    def swarm_banned(self, peer: PeerKey, reason: str) -> None:
        """The peer lied: have nothing to do with it."""
        self._ban(peer, reason)
