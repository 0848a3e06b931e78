"""What every job needs of the engine, in one place: the parts, and the doors to the network.

Owns nothing: `engine.node` fills it once. The network arrives as callables, so that jobs know no
DHT and no gossip, and tests give them a room of their own.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from engine.content.file_id import FileId, format_id
from engine.content.hashing import Hasher
from engine.jobs.contents import Contents
from engine.jobs.fetches import Fetches
from engine.jobs.finder import Found
from engine.jobs.registry import Registry
from engine.jobs.row import Row
from engine.storage.library import Library
from engine.transfer.swarms import Swarms
from engine.views import TransferKind, TransferState

GOSSIP_FROM: Final = 16 * 1024 * 1024
"""Files of a collection smaller than that are gone before gossip has told of them."""


@dataclass(frozen=True, slots=True)
class FoundMetadata:
    """Size and root of a file ID; `piece_hashes` is empty where they were not all found."""

    size: int
    pieces_root: bytes
    piece_hashes: bytes = b""


class Network(Protocol):
    """Who has what, as far as anybody says."""

    def find_providers(self, file_id: FileId) -> AsyncIterator[Found]:
        """Those who say to have the file, as they are found; ends with the search."""

    def forgive(self) -> None:
        """Whoever could not be reached may be tried again at once."""

    async def find_metadata(self, file_id: FileId) -> FoundMetadata | None:
        """Certified size and root, if anybody keeps them."""

    def announce(
        self,
        file_id: FileId,
        name: str,
        metadata: Callable[[], Awaitable[FoundMetadata | None]],
        partial: bool = False,
    ) -> None:
        """Tell the world, now and from time to time, that this node has the file, or a part."""

    def withdraw(self, file_id: FileId) -> None:
        """Tell the world no longer."""

    def join(
        self,
        file_id: FileId,
        complete: Callable[[], bool],
        pieces: Callable[[], tuple[bytes, int]],
    ) -> None:
        """The file is active here: tell its swarm, and hear of it. Nothing where it is already.

        `pieces()` gives the complete ones as bits, and how many there are in all; 0: unknown.
        """

    def swarm(self, file_id: FileId) -> tuple[set[str], set[str]]:
        """Peers that say to have all of an active file, and those that have a part."""

    async def find_holders(self, file_id: FileId) -> frozenset[str] | None:
        """Peers of which the DHT says that they have all of it; None: there is nobody to ask."""

    def changed(self, file_id: FileId) -> None:
        """What this node has of an active file changed."""

    def leave(self, file_id: FileId) -> None:
        """The file is not active here any more. Nothing where it is not."""


@dataclass(slots=True)
class Context:
    """The parts that jobs work with."""

    registry: Registry
    library: Library
    contents: Contents
    swarms: Swarms
    fetches: Fetches
    hasher: Hasher
    network: Network
    manifest_dir: Path
    download_dir: Path
    now: Callable[[], float]  # seconds since the epoch
    active_downloads: int = 0  # at a time; 0 = any number
    announce: Callable[[Row], None] = lambda _: None  # a row that is shared from now on
    name_of: Callable[[str], str] = lambda _: ""  # of a peer's computer, where it is known

    def manifest_path(self, file_id: FileId) -> Path:
        """Where the manifest of a collection is kept."""
        return self.manifest_dir / f"{format_id(file_id)}.manifest"

    def is_offered(self, file_id: FileId) -> bool:
        """Whether some row shares the content at this moment."""
        rows = self.registry.users(file_id)
        return any(row.state is TransferState.SHARING for row in rows)

    def has_whole(self, file_id: FileId) -> bool:
        """False for a collection of which only the list of files and some of them are here."""
        rows = [row for row in self.registry.users(file_id) if row.file_id == file_id]
        folders = [row for row in rows if row.kind is TransferKind.COLLECTION]
        return not folders or any(row.whole for row in folders)

    async def let_go(self, file_id: FileId, holder: str) -> None:
        """`holder` needs the content no more; it rests unless somebody else uses it."""
        self.swarms.release(file_id, holder)
        if not self.swarms.is_held(file_id) and not self.is_offered(file_id):
            await self.swarms.drop(file_id)
            await self.contents.close(file_id)

    async def drop_bundles(self, file_id: FileId) -> None:
        """The content stands elsewhere now, or is lost: what serves it beside others ends."""
        for row in self.registry.users(file_id):
            await self.drop_bundle(row)

    async def drop_bundle(self, row: Row) -> None:
        """End the swarm of a row's small files, unless some are being fetched by it.

        Who asks for them next opens it anew, from what is known then.
        """
        if row.bundle is not None and not self.fetches.is_bundle(row.bundle.id):
            await self.swarms.drop(row.bundle.id)

    def join(self, file_id: FileId) -> None:
        """The content's swarm is active: gossip speaks of it until the swarm is let go."""

        def complete() -> bool:
            opened = self.contents.opened(file_id)
            return opened is not None and opened.row.complete and self.has_whole(file_id)

        def pieces() -> tuple[bytes, int]:
            opened = self.contents.opened(file_id)
            return opened.source.pieces.completed() if opened is not None else (b"", 0)

        self.network.join(file_id, complete, pieces)
