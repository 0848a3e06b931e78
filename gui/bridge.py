"""Between the engine's facade and the window: events become Qt signals, wishes become calls.

The only part of the window that holds the facade. Owns one task per subscription and one per wish;
a `ShoalError` becomes a sentence, anything else is logged as the bug it is. Shows nothing itself.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import time
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine import events
from engine.api import Facade, Subscription, content_address
from engine.errors import EnvironmentFailure, ShoalError, UserFacingError
from engine.tasks import TaskOwner
from engine.views import NodeView, Priority, SettingsView, Snapshot
from gui import text
from gui.row_feed import RowFeed
from gui.words import tr

logger = logging.getLogger(__name__)

Wish = Callable[[], Coroutine[Any, Any, object]]

TURN_S = 0.004  # events are told so long before the window may paint
MOST_READ = 64 * 1024  # bytes of a .shoal file or of another small text


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
    links = Signal(object)  # IDs and links that opened .shoal files hold
    told = Signal(str)  # something a wish did, in a sentence
    copied = Signal(str, str)  # text for the clipboard, what it is
    space = Signal(str, object)  # folder, free bytes or None
    catalogue_changed = Signal(object)  # CatalogueView
    tested = Signal()  # the test of the reachability is over
    address = Signal(str, bool)  # at which a content plays, whether to copy it or to open it
    missing = Signal(str, str)  # key of a row to be shared again, path where nothing stands
    lost = Signal(str)  # the engine's events ended, in a sentence

    def __init__(
        self, facade: Facade, parent: QObject | None = None, token_file: Path | None = None
    ) -> None:
        super().__init__(parent)
        self._facade = facade
        self._tasks = TaskOwner("window")
        self._previews: list[asyncio.Task[None]] = []
        self.feed = RowFeed(facade, self)
        self._api, self._token_file = "", token_file

    async def start(self) -> None:
        """Take the first snapshot and follow what happens; raises ShoalError."""
        subscription = await self._facade.subscribe()
        self._take(subscription.snapshot)
        self._tasks.start(self._follow(subscription), "events")

    async def stop(self) -> None:
        """End every task; the facade itself is its opener's to stop."""
        await self._tasks.stop()
        await self.feed.stop()

    # Events.

    async def _follow(self, subscription: Subscription) -> None:
        rest = time.monotonic() + TURN_S
        try:
            async for event in subscription:
                if isinstance(event, events.ResyncNeeded):
                    fresh = await self._facade.subscribe()
                    await subscription.close()
                    self._take(fresh.snapshot)
                    self._tasks.start(self._follow(fresh), "events")
                    return
                self._tell(event)
                if time.monotonic() > rest:  # ten thousand at once must not hold up a frame
                    await asyncio.sleep(0)
                    rest = time.monotonic() + TURN_S
        except ShoalError as error:
            self.lost.emit(text.error_sentence(error))
        finally:
            await subscription.close()

    def _take(self, snapshot: Snapshot) -> None:
        self._api = snapshot.node.api
        self.snapshot.emit(snapshot)
        for view in snapshot.transfers:
            self.feed.changed(view)

    def _note_node(self, node: NodeView) -> None:
        self._api = node.api
        self.node_changed.emit(node)

    def _tell(self, event: events.Event) -> None:
        match event:
            case events.TransferAdded() | events.TransferChanged():
                self.put.emit(event.transfer)
                self.feed.changed(event.transfer)
            case events.TransferRemoved():
                self.removed.emit(event.key)
            case events.TransferFinished():
                self.put.emit(event.transfer)
                self.feed.changed(event.transfer)
                self.finished.emit(event.transfer)
            case events.NodeChanged():
                self._note_node(event.node)
            case events.CatalogueChanged():
                self.catalogue_changed.emit(event.catalogue)
            case events.Notice():
                self.notice.emit(event.text, event.trouble, event.key)
            case _:
                pass

    # Wishes.

    def share(self, paths: Sequence[Path]) -> None:
        """Share files and folders; `shared` tells the keys."""

        async def wish() -> None:
            self.shared.emit(await self._facade.share(paths))

        self.wish(wish, "share")

    def share_again(self, key: str, path: Path) -> None:
        """Share what a row was made of as it is now; `missing` tells when it is not there."""

        async def wish() -> None:
            if await asyncio.to_thread(os.path.lexists, path):
                self.shared.emit(await self._facade.share([path]))
            else:
                self.missing.emit(key, str(path))

        self.wish(wish, "share again")

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

    def download(self, wanted: str, directory: Path | None, only: Sequence[str] = ()) -> None:
        """Begin a download, of some files only or of all; `begun` tells its key."""

        async def wish() -> None:
            self.begun.emit(await self._facade.download(wanted, directory, only=only))

        self.wish(wish, "download")

    def pause(self, key: str) -> None:
        """Stop moving bytes of a row."""
        self.wish(lambda: self._facade.pause(key), "pause")

    def resume(self, key: str) -> None:
        """Go on with a row."""
        self.wish(lambda: self._facade.resume(key), "resume")

    def remove(self, key: str, delete_files: bool) -> None:
        """Forget a row, and delete its files if so wished."""
        self.wish(lambda: self._facade.remove(key, delete_files), "remove")

    def verify(self, key: str) -> None:
        """Check a row's files on disk."""
        self.wish(lambda: self._facade.verify(key), "verify")

    def queue_move(self, keys: Sequence[str], first: int) -> None:
        """Put rows that wait at consecutive places of the queue, 1 = next."""

        async def wish() -> None:
            for place, key in enumerate(keys, first):
                await self._facade.queue_move(key, place)

        self.wish(wish, "queue")

    def set_priority(self, key: str, priority: Priority) -> None:
        """How much a row matters beside others."""
        self.wish(lambda: self._facade.set_priority(key, priority), "priority")

    def set_file_priorities(self, key: str, paths: Sequence[str], priority: Priority) -> None:
        """How much files of a row matter, or that they are not wanted."""
        wanted = dict.fromkeys(paths, priority)
        self.wish(lambda: self._facade.set_file_priorities(key, wanted), "files")

    def set_transfer_limits(self, key: str, down: int, up: int) -> None:
        """Bytes per second of one row, 0 = none."""
        self.wish(lambda: self._facade.set_transfer_limits(key, down, up), "limits")

    def move_to(self, key: str, directory: Path, done: str) -> None:
        """Move a row's data into a folder; `told` says `done` when it is there."""

        async def wish() -> None:
            await self._facade.move_to(key, directory)
            self.told.emit(done)

        self.wish(wish, "move")

    def open_content(self, file_id: str, copy: bool) -> None:
        """Find the address at which a content plays while it arrives; `address` tells."""

        async def wish() -> None:
            if not self._api or self._token_file is None:
                raise UserFacingError(
                    tr("Playing while it arrives needs the API, which is switched off.")
                )
            found = await content_address(self._api, self._token_file, file_id)
            self.address.emit(found, copy)

        self.wish(wish, "play")

    def set_download_dir(self, directory: Path) -> None:
        """Where downloads go from now on."""
        self.wish(lambda: self._facade.set_download_dir(directory), "folder")

    def test_reachability(self) -> None:
        """Have it found out anew who can reach this computer; `node_changed` tells."""

        async def wish() -> None:
            try:
                self.node_changed.emit(await self._facade.test_reachability())
            finally:
                self.tested.emit()

        self.wish(wish, "test")

    def set_settings(self, settings: SettingsView) -> None:
        """Replace what the node keeps over restarts."""
        self.wish(lambda: self._facade.set_settings(settings), "settings")

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

        self.wish(wish, "open link")

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

        self.wish(wish, "save link")

    def copy_file(self, path: Path, what: str) -> None:
        """Read a small text file for the clipboard."""

        async def wish() -> None:
            words = await asyncio.to_thread(_read_small, path)
            self.copied.emit(words.strip(), what)

        self.wish(wish, "copy")

    def copy_made(self, make: Callable[[], str], what: str) -> None:
        """Make a text in a thread, for the clipboard."""

        async def wish() -> None:
            self.copied.emit(await asyncio.to_thread(make), what)

        self.wish(wish, "copy")

    def ask_space(self, directory: str) -> None:
        """Measure the room in a folder, or where it will be made; `space` tells."""

        async def wish() -> None:
            self.space.emit(directory, await asyncio.to_thread(_free_bytes, Path(directory)))

        self.wish(wish, "space")

    def wish(self, call: Wish, name: str) -> None:
        """Have something done; what the engine refuses is told as `trouble`."""
        self._tasks.start(self._fulfil(call, name), name)

    async def _fulfil(self, call: Wish, name: str) -> None:
        try:
            await call()
        except ShoalError as error:
            self.trouble.emit(text.error_sentence(error))
        except Exception as error:
            logger.exception("%s failed", name)
            self.trouble.emit(text.error_sentence(error))


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
