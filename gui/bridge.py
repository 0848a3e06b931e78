"""Between the engine's facade and the window: events become Qt signals, wishes become calls.

The only part of the window that holds the facade. Owns one task per subscription and one per wish;
a `ShoalError` becomes a sentence, anything else is logged as the bug it is. Shows nothing itself.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine import events
from engine.api import Facade, PieceSubscription, Subscription
from engine.errors import EnvironmentFailure, ShoalError, UserFacingError
from engine.tasks import TaskOwner
from engine.views import SettingsView
from gui import text
from gui.words import tr

logger = logging.getLogger(__name__)

Wish = Callable[[], Coroutine[Any, Any, object]]

MOST_READ = 64 * 1024  # bytes of a .shoal file or of another small text
PEERS_PAUSE_S = 1.0  # peers of the shown row are asked for at most this often


class Bridge(QObject):
    """Signals carry frozen views; every method returns at once."""

    snapshot = Signal(object)  # Snapshot: everything, at the start and after a gap
    put = Signal(object)  # TransferView: a new or changed row
    removed = Signal(str)  # key
    finished = Signal(object)  # TransferView
    node_changed = Signal(object)  # NodeView
    notice = Signal(str, bool, str)  # sentence, trouble, key
    trouble = Signal(str)  # a wish was refused, in a sentence
    shared = Signal(object)  # tuple of keys that one drop began
    begun = Signal(str)  # key of a download that was asked for
    previewed = Signal(str, object)  # text asked for, Preview
    preview_failed = Signal(str, str)  # text asked for, sentence
    pieces_reset = Signal(str, object)  # key, PiecesView
    pieces_changed = Signal(str, object)  # key, PiecesChanged
    pieces_unknown = Signal(str)  # key: there are no pieces to show yet
    peers = Signal(str, object)  # key, tuple of PeerView
    links = Signal(object)  # IDs and links that opened .shoal files hold
    told = Signal(str)  # something a wish did, in a sentence
    copied = Signal(str, str)  # text for the clipboard, what it is
    space = Signal(str, object)  # folder, free bytes or None
    tested = Signal()  # the test of the reachability is over
    lost = Signal(str)  # the engine's events ended, in a sentence

    def __init__(self, facade: Facade, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facade = facade
        self._tasks = TaskOwner("window")
        self._previews: list[asyncio.Task[None]] = []
        self._watching: asyncio.Task[None] | None = None
        self._watched = self._watched_path = ""
        self._peers_task: asyncio.Task[None] | None = None
        self._peers_stale = False

    async def start(self) -> None:
        """Take the first snapshot and follow what happens; raises ShoalError."""
        subscription = await self._facade.subscribe()
        self.snapshot.emit(subscription.snapshot)
        self._tasks.start(self._follow(subscription), "events")

    async def stop(self) -> None:
        """End every task; the facade itself is its opener's to stop."""
        await self._tasks.stop()

    # Events.

    async def _follow(self, subscription: Subscription) -> None:
        try:
            async for event in subscription:
                if isinstance(event, events.ResyncNeeded):
                    fresh = await self._facade.subscribe()
                    await subscription.close()
                    self.snapshot.emit(fresh.snapshot)
                    self._tasks.start(self._follow(fresh), "events")
                    return
                self._tell(event)
        except ShoalError as error:
            self.lost.emit(text.error_sentence(error))
        finally:
            await subscription.close()

    def _tell(self, event: events.Event) -> None:
        match event:
            case events.TransferAdded() | events.TransferChanged():
                self.put.emit(event.transfer)
                if event.transfer.key == self._watched:
                    self._ask_peers()
            case events.TransferRemoved():
                self.removed.emit(event.key)
            case events.TransferFinished():
                self.put.emit(event.transfer)
                self.finished.emit(event.transfer)
            case events.NodeChanged():
                self.node_changed.emit(event.node)
            case events.Notice():
                self.notice.emit(event.text, event.trouble, event.key)
            case _:
                pass

    # Wishes.

    def share(self, paths: Sequence[Path]) -> None:
        """Share files and folders; `shared` tells the keys."""

        async def wish() -> None:
            self.shared.emit(await self._facade.share(paths))

        self._wish(wish, "share")

    def preview(self, wanted: Sequence[str]) -> None:
        """Look up what each text names, all at once; ends the look-ups before."""
        self.cancel_preview()
        self._previews = [
            self._tasks.start(self._preview(each), f"preview {each[:16]}") for each in wanted
        ]

    async def _preview(self, wanted: str) -> None:
        try:
            found = await self._facade.preview(wanted)
        except ShoalError as error:
            self.preview_failed.emit(wanted, text.error_sentence(error))
        except Exception as error:
            logger.exception("preview failed")
            self.preview_failed.emit(wanted, text.error_sentence(error))
        else:
            self.previewed.emit(wanted, found)

    def cancel_preview(self) -> None:
        """End the look-ups."""
        for task in self._previews:
            task.cancel()
        self._previews = []

    def download(self, wanted: str, directory: Path | None) -> None:
        """Begin a download; `begun` tells its key."""

        async def wish() -> None:
            self.begun.emit(await self._facade.download(wanted, directory))

        self._wish(wish, "download")

    def pause(self, key: str) -> None:
        """Stop moving bytes of a row."""
        self._wish(lambda: self._facade.pause(key), "pause")

    def resume(self, key: str) -> None:
        """Go on with a row."""
        self._wish(lambda: self._facade.resume(key), "resume")

    def remove(self, key: str, delete_files: bool) -> None:
        """Forget a row, and delete its files if so wished."""
        self._wish(lambda: self._facade.remove(key, delete_files), "remove")

    def verify(self, key: str) -> None:
        """Check a row's files on disk."""
        self._wish(lambda: self._facade.verify(key), "verify")

    def set_download_dir(self, directory: Path) -> None:
        """Where downloads go from now on."""
        self._wish(lambda: self._facade.set_download_dir(directory), "folder")

    def test_reachability(self) -> None:
        """Have it found out anew who can reach this computer; `node_changed` tells."""

        async def wish() -> None:
            try:
                self.node_changed.emit(await self._facade.test_reachability())
            finally:
                self.tested.emit()

        self._wish(wish, "test")

    def set_settings(self, settings: SettingsView) -> None:
        """Replace what the node keeps over restarts."""
        self._wish(lambda: self._facade.set_settings(settings), "settings")

    async def flush(self, keys: Sequence[str]) -> None:
        """Forget these rows before the end."""
        for key in keys:
            await self._fulfil(lambda key=key: self._facade.remove(key), "remove")  # type: ignore[misc]

    # Small files, always in a thread.

    def open_links(self, paths: Sequence[Path]) -> None:
        """Read .shoal files; `links` tells what they hold."""

        async def wish() -> None:
            texts = [await asyncio.to_thread(_read_small, path) for path in paths]
            found = [each for words in texts for each in text.find_ids(words)]
            if not found:
                raise UserFacingError(tr("There is no Shoal ID in {file}.", file=paths[0].name))
            self.links.emit(found)

        self._wish(wish, "open link")

    def save_link(self, path: Path, words: str) -> None:
        """Write a .shoal file."""

        async def wish() -> None:
            try:
                await asyncio.to_thread(path.write_text, words, "utf-8")
            except OSError as error:
                raise EnvironmentFailure(
                    tr("{file} was not written: {why}.", file=path, why=error.strerror)
                ) from error
            self.told.emit(
                tr(
                    "Saved {file}. Whoever opens it in Shoal can download the file.",
                    file=path.name,
                )
            )

        self._wish(wish, "save link")

    def copy_file(self, path: Path, what: str) -> None:
        """Read a small text file for the clipboard."""

        async def wish() -> None:
            words = await asyncio.to_thread(_read_small, path)
            self.copied.emit(words.strip(), what)

        self._wish(wish, "copy")

    def copy_made(self, make: Callable[[], str], what: str) -> None:
        """Make a text in a thread, for the clipboard."""

        async def wish() -> None:
            self.copied.emit(await asyncio.to_thread(make), what)

        self._wish(wish, "copy")

    def ask_space(self, directory: str) -> None:
        """Measure the room in a folder, or where it will be made; `space` tells."""

        async def wish() -> None:
            self.space.emit(directory, await asyncio.to_thread(_free_bytes, Path(directory)))

        self._wish(wish, "space")

    def _wish(self, call: Wish, name: str) -> None:
        self._tasks.start(self._fulfil(call, name), name)

    async def _fulfil(self, call: Wish, name: str) -> None:
        try:
            await call()
        except ShoalError as error:
            self.trouble.emit(text.error_sentence(error))
        except Exception as error:
            logger.exception("%s failed", name)
            self.trouble.emit(text.error_sentence(error))

    # The row in the detail pane.

    def watch(self, key: str, path: str = "") -> None:
        """Follow the pieces and peers of one row ("" = of none)."""
        for task in (self._watching, self._peers_task):
            if task is not None:
                task.cancel()
        self._watching = self._peers_task = None
        self._watched, self._watched_path = key, path
        if key:
            self._watching = self._tasks.start(self._watch(key, path), "pieces")
            self._ask_peers()

    def watch_again(self) -> None:
        """Ask for the same pieces anew, when there may be some by now."""
        self.watch(self._watched, self._watched_path)

    async def _watch(self, key: str, path: str) -> None:
        try:
            subscription = await self._facade.watch_pieces(key, path)
        except ShoalError:
            self.pieces_unknown.emit(key)  # not hashed or not found yet: the row says why
            return
        await self._follow_pieces(key, subscription)

    async def _follow_pieces(self, key: str, subscription: PieceSubscription) -> None:
        revision = subscription.snapshot.revision
        self.pieces_reset.emit(key, subscription.snapshot)
        try:
            async for change in subscription:
                if change.revision > revision:
                    self.pieces_changed.emit(key, change)
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


def _read_small(path: Path) -> str:
    try:
        with open(path, "rb") as file:
            return file.read(MOST_READ).decode("utf-8", "replace")
    except OSError as error:
        raise EnvironmentFailure(
            tr("{file} cannot be read: {why}.", file=path, why=error.strerror)
        ) from error


def _free_bytes(directory: Path) -> int | None:
    for folder in (directory, *directory.parents):
        try:
            return shutil.disk_usage(folder).free
        except FileNotFoundError:
            continue
        except OSError:
            return None
    return None
