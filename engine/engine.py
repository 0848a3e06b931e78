"""The engine of this process behind the facade: every command and every view of it.

Owns nothing of its own: it translates between plain frozen data and the jobs, the swarms and the
network that `engine.node` composed. Built and started by `engine.node.open_node`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.bus import EventStream
from engine.catalogue import PublicCatalogue
from engine.content.file_id import parse_id
from engine.errors import NotFoundError, UsageError, UserFacingError
from engine.jobs.context import Context
from engine.jobs.inspecting import Inspector
from engine.jobs.manager import Jobs
from engine.jobs.reading import Reader
from engine.jobs.row import Row
from engine.jobs.watching import PieceWatch, pieces_of
from engine.transfer.rates import TokenBucket
from engine.views import (
    InfoView,
    NodeView,
    PeerView,
    PiecesView,
    Preview,
    TransferView,
)


@dataclass(slots=True)
class Limits:
    """The node's two token buckets and their rates in bytes per second, 0 = none."""

    down: TokenBucket
    up: TokenBucket
    down_rate: int
    up_rate: int


class Engine:
    """`engine.api.Facade`, in this process."""

    def __init__(
        self,
        context: Context,
        jobs: Jobs,
        limits: Limits,
        node_view: Callable[[], NodeView],
        stop: Callable[[], Awaitable[None]],
        catalogue: PublicCatalogue,
    ) -> None:
        self.catalogue = catalogue
        self._context = context
        self._jobs = jobs
        self._limits = limits
        self._node_view = node_view
        self._stop = stop
        self._inspector = Inspector(context)
        self._reader = Reader(context, jobs)

    async def stop(self) -> None:
        """Stop cleanly: say goodbye, withdraw, record, close."""
        await self._stop()

    # --- views -----------------------------------------------------------------------------

    async def subscribe(self) -> EventStream:
        """Snapshot and every event after it."""
        return self._context.registry.subscribe()

    async def node(self) -> NodeView:
        """The node as a whole."""
        return self.view()

    def view(self) -> NodeView:
        """The node as a whole, at once."""
        return self._node_view()

    async def transfers(self) -> tuple[TransferView, ...]:
        """All rows, oldest first."""
        return self._context.registry.views()

    async def transfer(self, ref: str) -> TransferView:
        """One row; raises NotFoundError."""
        return self._context.registry.view(self._row(ref))

    async def watch_pieces(self, ref: str, path: str = "") -> PieceWatch:
        """Pieces of a transfer now and every change."""
        return await PieceWatch.open(self._context, self._row(ref), path)

    async def pieces(self, ref: str, path: str = "") -> PiecesView:
        """One immutable snapshot of the pieces."""
        return await pieces_of(self._context, self._row(ref), path)

    async def peers(self, ref: str) -> tuple[PeerView, ...]:
        """Connected peers of a transfer."""
        return self._inspector.peers(self._row(ref))

    def _row(self, ref: str) -> Row:
        return self._context.registry.find(ref)

    # --- commands --------------------------------------------------------------------------

    async def share(self, paths: Sequence[Path]) -> tuple[str, ...]:
        """Begin to share; keys at once."""
        return await self._jobs.sharing.share(paths)

    async def preview(self, text: str, timeout_s: float = 30.0) -> Preview:
        """What an ID or link names."""
        return await self._inspector.preview(text, timeout_s)

    async def info(self, text: str, timeout_s: float = 30.0) -> InfoView:
        """Metadata and providers of an ID or link."""
        return await self._inspector.info(text, timeout_s)

    async def download(self, text: str, directory: Path | None = None, name: str = "") -> str:
        """Begin a download; its key at once."""
        return await self._jobs.download(text, directory, name)

    async def pause(self, ref: str) -> None:
        """Stop moving bytes of this transfer."""
        await self._jobs.pause(self._row(ref))

    async def resume(self, ref: str) -> None:
        """Go on where it stopped."""
        await self._jobs.resume(self._row(ref))

    async def remove(self, ref: str, delete_files: bool = False) -> None:
        """Forget the transfer."""
        await self._jobs.remove(self._row(ref), delete_files)

    async def verify(self, ref: str) -> None:
        """Hash everything on disk again."""
        self._jobs.verify(self._row(ref))

    async def set_download_dir(self, directory: Path) -> None:
        """Where downloads go from now on."""
        if not await asyncio.to_thread(directory.is_dir):
            raise UserFacingError(f"{directory} is not a folder; choose one that exists.")
        self._context.download_dir = directory
        await self._context.library.set_setting("download_dir", str(directory))
        self._context.registry.node_changed()

    async def set_limits(self, down: int, up: int) -> None:
        """Bytes per second for the whole node, 0 = none."""
        if down < 0 or up < 0:
            raise UsageError("A rate limit cannot be negative; use 0 for none.")
        now = asyncio.get_running_loop().time()
        self._limits.down.set_rate(down, now)
        self._limits.up.set_rate(up, now)
        self._limits.down_rate, self._limits.up_rate = down, up
        self._context.registry.node_changed()
        await self._context.library.set_setting("limit_down", str(down))
        await self._context.library.set_setting("limit_up", str(up))

    # --- content ---------------------------------------------------------------------------

    async def content_size(self, file_id: str) -> int:
        """Size of a known file; raises NotFoundError."""
        content = await self._context.library.content(parse_id(file_id))
        if content is None:
            raise NotFoundError(f"No file with the ID {file_id} is here; download it first.")
        return content.size

    def read_content(self, file_id: str, start: int, length: int) -> AsyncIterator[bytes]:
        """The bytes of a file, fetched first where they are missing."""
        return self._reader.read(parse_id(file_id), start, length)
