"""An engine in memory: the facade's contract with scripted transfers, for tests of front ends.

Commands change views and publish events as the real engine would; what takes time there (hashing,
finding, downloading) waits here until the test says so. `calls` lists every command in order.
"""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import struct
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine import events
from engine.errors import NotFoundError, UserFacingError
from engine.views import (
    ArrivalsView,
    AvailabilityView,
    Cause,
    FileView,
    InfoView,
    NodeView,
    PeerView,
    PieceState,
    PiecesView,
    PieceView,
    Preview,
    Priority,
    SettingsView,
    Snapshot,
    TransferKind,
    TransferState,
    TransferView,
)
from tests.helpers.fake_catalogue import FakeCatalogue

NODE = NodeView(
    peer_id="12D3KooWFakeFakeFakeFakeFakeFakeFakeFakeFakeFakeFake",
    listening=("/ip4/192.0.2.7/tcp/52413",),
    dht_nodes=214,
    peers=9,
    rate_down=0.0,
    rate_up=0.0,
    reachability="Others can reach this computer directly.",
    home="/home/user/.local/share/shoal",
    download_dir="/home/user/Downloads",
    version="0.1.0",
    settings=SettingsView("/home/user/Downloads"),
)


def fake_id(name: str) -> str:
    """64 hex digits that stand for a name."""
    return hashlib.sha256(name.encode()).hexdigest()


class _Feed:
    """One subscriber's queue; closing it ends the iteration."""

    def __init__(self, snapshot: Any) -> None:
        self.snapshot = snapshot
        self.queue: asyncio.Queue[Any] = asyncio.Queue()
        self.closed = False

    def __aiter__(self) -> AsyncIterator[Any]:
        return self._items()

    async def _items(self) -> AsyncIterator[Any]:
        while (item := await self.queue.get()) is not None:
            yield item

    async def close(self) -> None:
        if not self.closed:
            self.closed = True
            self.queue.put_nowait(None)


class FakeFacade:
    """Implements `engine.api.Facade`."""

    def __init__(self, transfers: Sequence[TransferView] = (), node: NodeView = NODE) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.rows: dict[str, TransferView] = {view.key: view for view in transfers}
        self.node_view = node
        self.states: dict[str, bytearray] = {}
        self.swarm: dict[str, tuple[PeerView, ...]] = {}
        self.logs: dict[str, list[int]] = {}  # pieces in the order of their arrival, by key
        self.copies: dict[str, AvailabilityView] = {}  # by key; else one copy of each piece
        self.piece_views: dict[tuple[str, int], PieceView] = {}  # by key and index
        self.known: dict[str, Preview] = {}  # what `preview` finds, by file ID
        self.fail: dict[str, Exception] = {}  # what a command of that name raises
        self.stopped = False
        self._sequence = itertools.count(1)
        self._keys = itertools.count(1)
        self._feeds: list[_Feed] = []
        self._piece_feeds: dict[str, list[_Feed]] = {}
        self._revisions: dict[str, int] = {}
        self._answered: dict[str, asyncio.Event] = {}
        self.catalogue = FakeCatalogue(calls=self.calls)
        self.catalogue.on_change = lambda view: self.publish(
            events.CatalogueChanged, catalogue=view
        )

    # What tests script.

    def publish(self, make: type[events.Event], **fields: Any) -> None:
        """Send one event to every subscriber."""
        event = make(sequence=next(self._sequence), **fields)
        for feed in self._feeds:
            if not feed.closed:
                feed.queue.put_nowait(event)

    def add(self, view: TransferView) -> None:
        """A new row."""
        self.rows[view.key] = view
        self.publish(events.TransferAdded, transfer=view)

    def change(self, key: str, **fields: Any) -> TransferView:
        """A row's view changes."""
        view = self.rows[key] = replace(self.rows[key], **fields)
        self.publish(events.TransferChanged, transfer=view)
        return view

    def finish_hashing(self, key: str, file_id: str = "") -> TransferView:
        """The ID of a shared file is known."""
        view = self.rows[key]
        return self.change(
            key,
            state=TransferState.SHARING,
            file_id=file_id or fake_id(view.name),
            done=view.size,
            finished_at=1.0,
        )

    def finish_download(self, key: str) -> None:
        """Every byte is here."""
        view = self.change(
            key, state=TransferState.SHARING, done=self.rows[key].size, finished_at=2.0
        )
        self.publish(events.TransferFinished, transfer=view)

    def set_node(self, **fields: Any) -> None:
        """The node's view changes."""
        self.node_view = replace(self.node_view, **fields)
        self.publish(events.NodeChanged, node=self.node_view)

    def set_pieces(self, key: str, states: bytes, piece_size: int = 16384) -> None:
        """The pieces of a row; the row is changed to fit."""
        self.states[key] = bytearray(states)
        self.change(key, piece_count=len(states), piece_size=piece_size)

    def change_pieces(self, key: str, changes: Sequence[tuple[int, PieceState]]) -> None:
        """Pieces of a row change."""
        for index, state in changes:
            self.states[key][index] = state
            if state is PieceState.COMPLETE:
                self.logs.setdefault(key, []).append(index)
        self._revisions[key] = self._revisions.get(key, 0) + 1
        event = events.PiecesChanged(
            next(self._sequence), self.rows[key].file_id, self._revisions[key], tuple(changes)
        )
        for feed in self._piece_feeds.get(key, []):
            feed.queue.put_nowait(event)

    def overflow(self) -> None:
        """Every subscriber was too slow."""
        self.publish(events.ResyncNeeded)

    # The contract.

    def _called(self, name: str, *arguments: Any) -> None:
        self.calls.append((name, *arguments))
        if name in self.fail:
            raise self.fail[name]

    def _row(self, ref: str) -> TransferView:
        for view in self.rows.values():
            if ref in (view.key, view.file_id):
                return view
        raise NotFoundError(f"There is no transfer {ref!r} here.")

    async def stop(self) -> None:
        self.stopped = True
        for feed in [*self._feeds, *itertools.chain(*self._piece_feeds.values())]:
            await feed.close()

    async def subscribe(self) -> _Feed:
        self._called("subscribe")
        feed = _Feed(Snapshot(next(self._sequence), self.node_view, tuple(self.rows.values())))
        self._feeds.append(feed)
        return feed

    async def watch_pieces(self, ref: str, path: str = "") -> _Feed:
        self._called("watch_pieces", ref, path)
        feed = _Feed(await self.pieces(ref, path))
        self._piece_feeds.setdefault(self._row(ref).key, []).append(feed)
        return feed

    async def node(self) -> NodeView:
        return self.node_view

    async def test_reachability(self) -> NodeView:
        self._called("test_reachability")
        return self.node_view

    async def transfers(self) -> tuple[TransferView, ...]:
        return tuple(self.rows.values())

    async def transfer(self, ref: str) -> TransferView:
        return self._row(ref)

    async def share(self, paths: Sequence[Path]) -> tuple[str, ...]:
        self._called("share", *paths)
        for path in paths:
            if not path.exists():
                raise UserFacingError(f"{path} does not exist.")
        keys = []
        for path in paths:
            key = f"share-{next(self._keys)}"
            kind = TransferKind.COLLECTION if path.is_dir() else TransferKind.FILE
            size = 0 if path.is_dir() else path.stat().st_size
            state = TransferState.HASHING
            self.add(TransferView(key, "", kind, path.name, size, 0, state, path=str(path)))
            keys.append(key)
        return tuple(keys)

    async def preview(self, text: str, timeout_s: float = 30.0) -> Preview:
        self._called("preview", text)
        found = self.known.get(_id_of(text))
        if found is None:
            raise UserFacingError(
                "Nobody who has it is online. It can wait and start when somebody comes."
            )
        return found

    async def download(
        self,
        text: str,
        directory: Path | None = None,
        name: str = "",
        only: Sequence[str] = (),
    ) -> str:
        self._called("download", text, directory, *([tuple(only)] if only else []))
        file_id, key = _id_of(text), f"get-{next(self._keys)}"
        found = self.known.get(file_id)
        chosen = _chosen(found.files if found else (), only)
        self.add(
            TransferView(
                key,
                file_id,
                found.kind if found else TransferKind.FILE,
                name or (found.name if found else ""),
                found.size if found else 0,
                0,
                TransferState.DOWNLOADING if found else TransferState.FINDING,
                path=str((directory or Path(self.node_view.download_dir)) / name),
                files=chosen,
                skipped=_skipped(chosen),
            )
        )
        return key

    async def info(self, text: str, timeout_s: float = 30.0) -> InfoView:
        view = self._row(_id_of(text))
        return InfoView(view.file_id, view.kind, view.name, view.size, 0, 0, "")

    async def pause(self, ref: str) -> None:
        self._called("pause", ref)
        self.change(
            self._row(ref).key,
            state=TransferState.PAUSED,
            cause=Cause.PAUSED,
            rate_down=0.0,
            rate_up=0.0,
            queue_position=0,
        )
        self._number_queue()

    async def resume(self, ref: str) -> None:
        self._called("resume", ref)
        view = self._row(ref)
        going = TransferState.SHARING if view.complete else TransferState.DOWNLOADING
        self.change(view.key, state=going, reason="", cause=Cause.NONE, queue_position=0)
        self._number_queue()

    async def remove(self, ref: str, delete_files: bool = False) -> None:
        self._called("remove", ref, delete_files)
        key = self._row(ref).key
        del self.rows[key]
        self.publish(events.TransferRemoved, key=key)
        self._number_queue()

    async def verify(self, ref: str) -> None:
        self._called("verify", ref)
        self.change(self._row(ref).key, state=TransferState.VERIFYING, done=0)

    async def pieces(self, ref: str, path: str = "") -> PiecesView:
        view = self._row(ref)
        states = self.states.get(view.key, bytearray())  # none: not known yet
        size = view.piece_size or 16384
        total = view.size or size * len(states)
        revision = self._revisions.get(view.key, 0)
        return PiecesView(view.file_id, size, total, bytes(states), revision)

    async def peers(self, ref: str) -> tuple[PeerView, ...]:
        self._called("peers", ref)
        return self.swarm.get(self._row(ref).key, ())

    async def availability(self, ref: str, path: str = "") -> AvailabilityView:
        self._called("availability", ref, path)
        view = self._row(ref)
        count = len(self.states.get(view.key, b""))
        return self.copies.get(
            view.key, AvailabilityView(view.file_id, bytes([1]) * count, bytes(count))
        )

    async def arrivals(self, ref: str, path: str = "") -> ArrivalsView:
        self._called("arrivals", ref, path)
        view = self._row(ref)
        log = enumerate(self.logs.get(view.key, ()))
        packed = b"".join(struct.pack("<II", moment * 100, piece) for moment, piece in log)
        return ArrivalsView(view.file_id, 1.7e9, packed)

    async def piece_details(self, ref: str, index: int, path: str = "") -> PieceView:
        self._called("piece_details", ref, index, path)
        pieces = await self.pieces(ref, path)
        if not 0 <= index < len(pieces.states):
            raise NotFoundError(f"There is no piece {index}.")
        offset = index * pieces.piece_size
        size = min(pieces.piece_size, pieces.size - offset)
        state = PieceState(pieces.states[index])
        plain = PieceView(pieces.file_id, index, offset, size, state)
        return self.piece_views.get((self._row(ref).key, index), plain)

    # The queue, priorities, limits and settings.

    def enqueue(self, key: str, position: int = 0) -> None:
        """A row waits for its turn, by default as the last."""
        waiting = [row for row in self._waiting() if row != key]
        at = position - 1 if 0 < position <= len(waiting) else len(waiting)
        self.change(key, state=TransferState.QUEUED, cause=Cause.QUEUED)
        self._number_queue([*waiting[:at], key, *waiting[at:]])

    def _waiting(self) -> list[str]:
        rows = [row for row in self.rows.values() if row.state is TransferState.QUEUED]
        return [row.key for row in sorted(rows, key=lambda row: row.queue_position)]

    def _number_queue(self, order: Sequence[str] | None = None) -> None:
        waiting = self._waiting() if order is None else order
        for position, key in enumerate(waiting, 1):
            if self.rows[key].queue_position != position:
                first = position - 1
                reason = f"Waits for its turn: {first} others first." if first else "Next in turn."
                self.change(key, queue_position=position, reason=reason)
        if self.node_view.queued != len(waiting):
            self.set_node(queued=len(waiting))

    async def queue_move(self, ref: str, position: int) -> None:
        self._called("queue_move", ref, position)
        row = self._row(ref)
        if row.state is not TransferState.QUEUED:
            raise UserFacingError(f"{row.name} does not wait for its turn.")
        self.enqueue(row.key, position)

    async def set_priority(self, ref: str, priority: Priority) -> None:
        self._called("set_priority", ref, priority)
        self.change(self._row(ref).key, priority=priority)

    async def set_file_priorities(self, ref: str, priorities: Mapping[str, Priority]) -> None:
        self._called("set_file_priorities", ref, dict(priorities))
        view = self._row(ref)
        missing = set(priorities) - {file.path for file in view.files}
        if missing:
            raise NotFoundError(f"{view.name} has no file {min(missing)!r}.")
        files = tuple(
            replace(file, priority=priorities.get(file.path, file.priority)) for file in view.files
        )
        done = sum(file.done for file in files if file.wanted)
        self.change(view.key, files=files, skipped=_skipped(files), done=done)

    async def set_transfer_limits(self, ref: str, down: int, up: int) -> None:
        self._called("set_transfer_limits", ref, down, up)
        self.change(self._row(ref).key, limit_down=down, limit_up=up)

    async def move_to(self, ref: str, directory: Path) -> None:
        self._called("move_to", ref, directory)
        view = self._row(ref)
        self.change(view.key, path=str(directory / Path(view.path).name))

    async def settings(self) -> SettingsView:
        return self.node_view.settings

    async def set_settings(self, settings: SettingsView) -> None:
        self._called("set_settings", settings)
        self.set_node(
            settings=settings,
            download_dir=settings.download_dir,
            limit_down=settings.limit_down,
            limit_up=settings.limit_up,
        )

    async def content_size(self, file_id: str) -> int:
        return self._row(file_id).size

    async def read_content(self, file_id: str, start: int, length: int) -> AsyncIterator[bytes]:
        self._row(file_id)
        yield bytes(length)

    async def set_download_dir(self, directory: Path) -> None:
        self._called("set_download_dir", directory)
        settings = replace(self.node_view.settings, download_dir=str(directory))
        self.set_node(download_dir=str(directory), settings=settings)

    async def set_limits(self, down: int, up: int) -> None:
        self._called("set_limits", down, up)
        settings = replace(self.node_view.settings, limit_down=down, limit_up=up)
        self.set_node(limit_down=down, limit_up=up, settings=settings)


def _chosen(files: Sequence[FileView], only: Sequence[str]) -> tuple[FileView, ...]:
    """A collection's files with all but `only` skipped."""
    return tuple(
        replace(file, priority=Priority.NORMAL if file.path in only or not only else Priority.SKIP)
        for file in files
    )


def _skipped(files: Sequence[FileView]) -> int:
    return sum(file.size for file in files if not file.wanted)


def _id_of(text: str) -> str:
    bare = text.strip().removeprefix("shoal:").split("?")[0].lower()
    if len(bare) != 64 or set(bare) - set("0123456789abcdef"):
        raise UserFacingError(f"“{text[:40]}” is not a Shoal ID: an ID has 64 digits, 0–9 and a–f.")
    return bare


__all__ = ["NODE", "FakeFacade", "FileView", "fake_id"]
