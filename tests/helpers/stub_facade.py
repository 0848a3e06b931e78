"""A facade of plain attributes: what the front ends' tests put behind them.

Every command is written to `calls`; rows are what the test says; `tell` sends an event to whoever
subscribed. No clock, no tasks.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine import events
from engine.errors import NotFoundError, ShoalError
from engine.views import (
    ArrivalsView,
    AvailabilityView,
    FileView,
    InfoView,
    NodeView,
    PeerView,
    PieceState,
    PiecesView,
    PieceView,
    Preview,
    Priority,
    ProviderView,
    SettingsView,
    Snapshot,
    TransferKind,
    TransferState,
    TransferView,
)
from tests.helpers.fake_catalogue import ENTRY, FakeCatalogue

FILE_ID = "ab" * 32
NODE = NodeView(
    peer_id="12D3KooWExample",
    listening=("/ip4/192.0.2.7/tcp/52413",),
    dht_nodes=3,
    peers=2,
    rate_down=1.5,
    rate_up=0.0,
    reachability="Others on this network can reach you.",
    home="/home/example",
    download_dir="/home/example/Downloads",
    version="0.1.0",
    settings=SettingsView("/home/example/Downloads"),
)
ROW = TransferView(
    key="k1",
    file_id=FILE_ID,
    kind=TransferKind.FILE,
    name="film.mkv",
    size=11,
    done=11,
    state=TransferState.SHARING,
    path="/tmp/film.mkv",
    link=f"shoal:{FILE_ID}?name=film.mkv",
    finished_at=5.0,
    files=(FileView("film.mkv", 11, FILE_ID, 11),),
)
PIECES = PiecesView(FILE_ID, 16384, 40000, bytes([4, 2, 0]), 7)
PEER = PeerView("12D3KooWOther", "/ip4/192.0.2.8/tcp/1", "shoal", 0.5, 1.0, 2.0, 3, 4, ("nearby",))
ARRIVALS = ArrivalsView(FILE_ID, 1.5, bytes(range(16)))
AVAILABILITY = AvailabilityView(FILE_ID, bytes([2, 0, 1]), bytes([0, 1, 0]))
PIECE = PieceView(
    FILE_ID, 1, 16384, 16384, PieceState.DOWNLOADING, ("12D3KooWOther",), 1, ("12D3KooWOther",), 2
)
INFO = InfoView(
    FILE_ID,
    TransferKind.FILE,
    "film.mkv",
    11,
    16384,
    1,
    "cd" * 32,
    (ProviderView("12D3KooWOther", ("/ip4/192.0.2.8/tcp/1",), "film.mkv"),),
)


class StubSubscription:
    """A snapshot and a queue."""

    def __init__(self, snapshot: Any, error: ShoalError | None = None) -> None:
        self.snapshot = snapshot
        self.queue: asyncio.Queue[events.Event | None] = asyncio.Queue()
        self.closed = False
        self.error = error

    async def __aiter__(self) -> AsyncIterator[Any]:
        while (event := await self.queue.get()) is not None:
            yield event
        if self.error is not None:
            raise self.error

    async def close(self) -> None:
        self.closed = True
        self.queue.put_nowait(None)


class StubFacade:
    """`engine.api.Facade` without an engine."""

    def __init__(self, *rows: TransferView, content: bytes = b"hello world") -> None:
        self.rows = {row.key: row for row in rows}
        self.view = NODE
        self.content = content
        self.calls: list[tuple[Any, ...]] = []
        self.error: ShoalError | Exception | None = None
        self.subscriptions: list[StubSubscription] = []
        self.sequence = 0
        self.stopped = False
        self.reads_closed = 0
        self.read_gate: asyncio.Event | None = None
        self.catalogue = FakeCatalogue(ENTRY, calls=self.calls)

    def tell(self, row: TransferView) -> None:
        """Change a row, and say so."""
        known = row.key in self.rows
        self.rows[row.key] = row
        self.send(events.TransferChanged if known else events.TransferAdded, row)

    def send(self, kind: Any, *fields: Any) -> None:
        """An event for every subscriber."""
        self.sequence += 1
        for subscription in self.subscriptions:
            subscription.queue.put_nowait(kind(self.sequence, *fields))

    def _note(self, *call: Any) -> None:
        self.calls.append(call)
        if self.error is not None:
            raise self.error

    async def stop(self) -> None:
        self.stopped = True

    async def subscribe(self) -> StubSubscription:
        self._note("subscribe")
        snapshot = Snapshot(self.sequence, self.view, tuple(self.rows.values()))
        self.subscriptions.append(StubSubscription(snapshot))
        return self.subscriptions[-1]

    async def watch_pieces(self, ref: str, path: str = "") -> StubSubscription:
        self._note("watch_pieces", ref, path)
        self.subscriptions.append(StubSubscription(PIECES))
        return self.subscriptions[-1]

    async def node(self) -> NodeView:
        self._note("node")
        return self.view

    async def test_reachability(self) -> NodeView:
        self._note("test_reachability")
        return self.view

    async def transfers(self) -> tuple[TransferView, ...]:
        self._note("transfers")
        return tuple(self.rows.values())

    async def transfer(self, ref: str) -> TransferView:
        self._note("transfer", ref)
        for row in self.rows.values():
            if ref in (row.key, row.file_id):
                return row
        raise NotFoundError(f"No transfer {ref} is known here.")

    async def share(self, paths: Sequence[Path]) -> tuple[str, ...]:
        self._note("share", *paths)
        return tuple(self.rows)[: len(paths)]

    async def preview(self, text: str, timeout_s: float = 30.0) -> Preview:
        self._note("preview", text, timeout_s)
        return Preview(FILE_ID, TransferKind.FILE, "film.mkv", 11, 1)

    async def download(
        self,
        text: str,
        directory: Path | None = None,
        name: str = "",
        only: Sequence[str] = (),
    ) -> str:
        self._note("download", text, directory, name, *([tuple(only)] if only else []))
        return next(iter(self.rows))

    async def info(self, text: str, timeout_s: float = 30.0) -> InfoView:
        self._note("info", text, timeout_s)
        return INFO

    async def pause(self, ref: str) -> None:
        self._note("pause", ref)

    async def resume(self, ref: str) -> None:
        self._note("resume", ref)

    async def remove(self, ref: str, delete_files: bool = False) -> None:
        self._note("remove", ref, delete_files)

    async def verify(self, ref: str) -> None:
        self._note("verify", ref)

    async def pieces(self, ref: str, path: str = "") -> PiecesView:
        self._note("pieces", ref, path)
        return PIECES

    async def peers(self, ref: str) -> tuple[PeerView, ...]:
        self._note("peers", ref)
        return (PEER,)

    async def availability(self, ref: str, path: str = "") -> AvailabilityView:
        self._note("availability", ref, path)
        return AVAILABILITY

    async def arrivals(self, ref: str, path: str = "") -> ArrivalsView:
        self._note("arrivals", ref, path)
        return ARRIVALS

    async def piece_details(self, ref: str, index: int, path: str = "") -> PieceView:
        self._note("piece_details", ref, index, path)
        return PIECE

    async def queue_move(self, ref: str, position: int) -> None:
        self._note("queue_move", ref, position)

    async def set_priority(self, ref: str, priority: Priority) -> None:
        self._note("set_priority", ref, priority)

    async def set_file_priorities(self, ref: str, priorities: Mapping[str, Priority]) -> None:
        self._note("set_file_priorities", ref, dict(priorities))

    async def set_transfer_limits(self, ref: str, down: int, up: int) -> None:
        self._note("set_transfer_limits", ref, down, up)

    async def move_to(self, ref: str, directory: Path) -> None:
        self._note("move_to", ref, directory)

    async def settings(self) -> SettingsView:
        self._note("settings")
        return self.view.settings

    async def set_settings(self, settings: SettingsView) -> None:
        self._note("set_settings", settings)
        self.view = replace(self.view, settings=settings)

    async def content_size(self, file_id: str) -> int:
        self._note("content_size", file_id)
        if file_id != FILE_ID:
            raise NotFoundError(f"No file {file_id} is known here.")
        return len(self.content)

    async def read_content(self, file_id: str, start: int, length: int) -> AsyncIterator[bytes]:
        self._note("read_content", file_id, start, length)
        try:
            for at in range(start, start + length, 4):
                yield self.content[at : min(at + 4, start + length)]
                if self.read_gate is not None:
                    await self.read_gate.wait()
        finally:
            self.reads_closed += 1

    async def set_download_dir(self, directory: Path) -> None:
        self._note("set_download_dir", directory)
        self.view = replace(self.view, download_dir=str(directory))

    async def set_limits(self, down: int, up: int) -> None:
        self._note("set_limits", down, up)
        self.view = replace(self.view, limit_down=down, limit_up=up)
