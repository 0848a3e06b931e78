"""The engine of this process behind the facade: every command and every view of it.

Owns nothing of its own: it translates between plain frozen data and the jobs, the swarms and the
network that `engine.node` composed. Built and started by `engine.node.open_node`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from engine.bus import EventStream
from engine.catalogue.public import PublicCatalogue
from engine.content.file_id import parse_id
from engine.errors import NotFoundError
from engine.jobs.context import Context
from engine.jobs.inspecting import Inspector
from engine.jobs.manager import Jobs
from engine.jobs.piece_facts import arrivals_of, availability_of, piece_details
from engine.jobs.reading import Reader
from engine.jobs.row import Row
from engine.jobs.watching import PieceWatch, pieces_of
from engine.settings import Settings
from engine.views import (
    ArrivalsView,
    AvailabilityView,
    InfoView,
    NodeView,
    PeerView,
    PiecesView,
    PieceView,
    Preview,
    Priority,
    SettingsView,
    TransferView,
)


class Engine:
    """`engine.api.Facade`, in this process."""

    def __init__(
        self,
        context: Context,
        jobs: Jobs,
        settings: Settings,
        node_view: Callable[[], NodeView],
        stop: Callable[[], Awaitable[None]],
        catalogue: PublicCatalogue,
        look_again: Callable[[], Awaitable[None]],
    ) -> None:
        self.catalogue = catalogue
        self._context = context
        self._jobs = jobs
        self._settings = settings
        self._node_view = node_view
        self._stop = stop
        self._look_again = look_again
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

    async def test_reachability(self) -> NodeView:
        """Ask the router and others who can reach this node."""
        await self._look_again()
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

    async def availability(self, ref: str, path: str = "") -> AvailabilityView:
        """How many others have each piece."""
        return await availability_of(self._context, self._row(ref), path)

    async def piece_details(self, ref: str, index: int, path: str = "") -> PieceView:
        """Everything known of one piece."""
        return await piece_details(self._context, self._row(ref), index, path)

    async def arrivals(self, ref: str, path: str = "") -> ArrivalsView:
        """When each piece came in."""
        return await arrivals_of(self._context, self._row(ref), path)

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

    async def download(
        self,
        text: str,
        directory: Path | None = None,
        name: str = "",
        only: Sequence[str] = (),
    ) -> str:
        """Begin a download; its key at once."""
        return await self._jobs.download(text, directory, name, only)

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

    async def queue_move(self, ref: str, position: int) -> None:
        """Put a waiting download at a place of the queue."""
        await self._jobs.queue_move(self._row(ref), position)

    async def set_priority(self, ref: str, priority: Priority) -> None:
        """Share of a limited bandwidth beside other transfers."""
        await self._jobs.set_priority(self._row(ref), priority)

    async def set_file_priorities(self, ref: str, priorities: Mapping[str, Priority]) -> None:
        """Choose among a collection's files."""
        await self._jobs.set_file_priorities(self._row(ref), priorities)

    async def set_transfer_limits(self, ref: str, down: int, up: int) -> None:
        """Bytes per second of one transfer."""
        await self._jobs.set_limits(self._row(ref), down, up)

    async def move_to(self, ref: str, directory: Path) -> None:
        """Move the data of a transfer elsewhere."""
        await self._jobs.move_to(self._row(ref), directory)

    # --- settings --------------------------------------------------------------------------

    async def settings(self) -> SettingsView:
        """What the node keeps over restarts."""
        return self._settings.view

    async def set_settings(self, settings: SettingsView) -> None:
        """Replace all settings."""
        await self._settings.change(settings)

    async def set_download_dir(self, directory: Path) -> None:
        """Where downloads go from now on."""
        await self._settings.change(replace(self._settings.view, download_dir=str(directory)))

    async def set_limits(self, down: int, up: int) -> None:
        """The normal limits of the whole node, 0 = none."""
        await self._settings.change(replace(self._settings.view, limit_down=down, limit_up=up))

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
