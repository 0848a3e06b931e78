"""The row that is looked at: its pieces, its peers, one piece in full, and how they came in.

Beside `gui.bridge`, and like it between the facade and the window. Owns one task for each thing
that is followed or asked for. Nothing is followed that nobody sees.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from PySide6.QtCore import QObject, Signal

from engine.api import Facade, PieceSubscription
from engine.errors import ShoalError
from engine.tasks import TaskOwner
from engine.views import AvailabilityView, TransferView
from gui.models.piece_history import PieceHistory

logger = logging.getLogger(__name__)

PEERS_PAUSE_S: Final = 1.0  # peers of the shown row are asked for at most this often
RARITY_PAUSE_S: Final = 3.0


class RowFeed(QObject):
    """Signals carry frozen views; every method returns at once."""

    pieces_reset = Signal(str, str, object)  # key, path, PiecesView
    pieces_changed = Signal(str, str, object)  # key, path, PiecesChanged
    pieces_unknown = Signal(str)  # key: there are no pieces to show yet
    peers = Signal(str, object)  # key, tuple of PeerView
    details = Signal(str, object)  # key, PieceView
    arrivals = Signal(str, str, object)  # key, path, PieceHistory
    availability = Signal(str, object, object)  # key, AvailabilityView, copies in all

    def __init__(self, facade: Facade, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facade = facade
        self._tasks = TaskOwner("row feed")
        self._watching: asyncio.Task[None] | None = None
        self._watched = self._watched_path = ""
        self._peers_task: asyncio.Task[None] | None = None
        self._peers_stale = False
        self._details_task: asyncio.Task[None] | None = None
        self._rarity_task: asyncio.Task[None] | None = None
        self._arrivals_task: asyncio.Task[None] | None = None
        self._stopped = False

    async def stop(self) -> None:
        """End every task; nothing is followed from now on."""
        self._stopped = True
        await self._tasks.stop()

    def changed(self, view: TransferView) -> None:
        """A row changed: its peers may have."""
        if view.key == self._watched:
            self._ask_peers()

    # The row in the detail pane.

    def watch(self, key: str, path: str = "", pieces: bool = True) -> None:
        """Follow the peers of one row ("" = of none), and the pieces of one of its files."""
        asked = self._details_task, self._rarity_task, self._arrivals_task
        for task in (self._watching, self._peers_task, *asked):
            if task is not None:
                task.cancel()
        self._watching = self._peers_task = None
        self._details_task = self._rarity_task = self._arrivals_task = None
        self._watched, self._watched_path = key, path
        if key and not self._stopped:
            if pieces:
                self._watching = self._tasks.start(self._watch(key, path), "pieces")
            self._ask_peers()

    async def _watch(self, key: str, path: str) -> None:
        try:
            subscription = await self._facade.watch_pieces(key, path)
        except ShoalError:
            self.pieces_unknown.emit(key)  # not hashed or not found yet: the row says why
            return
        await self._follow(key, path, subscription)

    async def _follow(self, key: str, path: str, subscription: PieceSubscription) -> None:
        revision = subscription.snapshot.revision
        self.pieces_reset.emit(key, path, subscription.snapshot)
        try:
            async for change in subscription:
                if change.revision > revision:
                    self.pieces_changed.emit(key, path, change)
        except ShoalError as error:
            logger.info("pieces of %s ended: %s", key, error)
        finally:
            await subscription.close()

    def _ask_peers(self) -> None:
        if self._peers_task is None:
            self._peers_task = self._tasks.start(self._fetch_peers(), "peers")
        else:
            self._peers_stale = True

    async def _fetch_peers(self) -> None:
        try:
            while self._watched:
                key, self._peers_stale = self._watched, False
                try:
                    found = await self._facade.peers(key)
                except ShoalError:
                    found = ()
                if key == self._watched:
                    self.peers.emit(key, found)
                await asyncio.sleep(PEERS_PAUSE_S)
                if not self._peers_stale:
                    return
        finally:
            if self._peers_task is asyncio.current_task():
                self._peers_task = None

    # Pieces in full.

    def ask_details(self, index: int) -> None:
        """Everything known of one piece of what is watched; `details` tells."""
        if self._details_task is not None:
            self._details_task.cancel()
        key, path = self._watched, self._watched_path
        self._details_task = self._tasks.start(self._fetch_details(key, path, index), "piece")

    async def _fetch_details(self, key: str, path: str, index: int) -> None:
        try:
            found = await self._facade.piece_details(key, index, path)
        except ShoalError as error:
            logger.info("piece %d of %s: %s", index, key, error)
            return
        self.details.emit(key, found)

    def ask_arrivals(self) -> None:
        """How the pieces of what is watched came in; `arrivals` tells."""
        if self._arrivals_task is not None:
            self._arrivals_task.cancel()
        self._arrivals_task = None
        if self._watched:
            fetching = self._fetch_arrivals(self._watched, self._watched_path)
            self._arrivals_task = self._tasks.start(fetching, "arrivals")

    async def _fetch_arrivals(self, key: str, path: str) -> None:
        try:
            found = await self._facade.arrivals(key, path)
            pieces = await self._facade.pieces(key, path)
        except ShoalError as error:
            logger.info("arrivals of %s: %s", key, error)
            return
        history = await asyncio.to_thread(PieceHistory, pieces.states, found)
        self.arrivals.emit(key, path, history)

    def follow_rarity(self, on: bool) -> None:
        """Tell again and again how many others have each piece of what is watched."""
        if self._rarity_task is not None:
            self._rarity_task.cancel()
            self._rarity_task = None
        if on and self._watched:
            self._rarity_task = self._tasks.start(self._fetch_rarity(), "rarity")

    async def _fetch_rarity(self) -> None:
        key, path = self._watched, self._watched_path
        while True:
            try:
                found = await self._facade.availability(key, path)
            except ShoalError as error:
                logger.info("rarity of %s: %s", key, error)
                return
            self.availability.emit(key, found, await asyncio.to_thread(copies, found))
            await asyncio.sleep(RARITY_PAUSE_S)


def copies(view: AvailabilityView) -> bytes:
    """How many others have each piece, near and far, at most 255."""
    if not view.heard or not any(view.heard):
        return view.connected
    pairs = zip(view.connected, view.heard, strict=True)
    return bytes(min(255, near + far) for near, far in pairs)
