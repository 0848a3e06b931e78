"""Every transfer of the node, and what a person can want of it.

Owns the running downloads and what downloading, pausing, resuming, removing and verifying mean.
Commands on one row follow each other; what the swarms tell comes by `swarm_events`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from engine.config import check_rates
from engine.content.file_id import FileId
from engine.content.link import Link, parse_link
from engine.errors import ShoalError, UsageError, UserFacingError
from engine.jobs.announcing import Announcer
from engine.jobs.bandwidth import Bandwidth
from engine.jobs.choosing import chosen_files, matching
from engine.jobs.context import Context
from engine.jobs.fetching import Download
from engine.jobs.finding_again import find_again
from engine.jobs.moving import check_directory, contents_of, move_row
from engine.jobs.removing import forget
from engine.jobs.row import UNSETTLED, Row, Traffic
from engine.jobs.sharing import Sharing
from engine.jobs.store import load_rows, member_rows, new_key, remember
from engine.jobs.turns import Turns
from engine.jobs.verifying import Lost, changed_files, give_up, verify_row
from engine.tasks import TaskOwner
from engine.transfer.driver import SwarmDriver
from engine.views import Priority, TransferKind, TransferState

logger = logging.getLogger(__name__)


class Jobs:
    """Every transfer of the node."""

    def __init__(self) -> None:
        self._tasks = TaskOwner("jobs")
        self._downloads: dict[str, Download] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._verifying: dict[str, asyncio.Task[None]] = {}
        self._context: Context
        self.sharing: Sharing
        self.turns: Turns
        self.bandwidth: Bandwidth
        self.announcer: Announcer

    def use(self, context: Context) -> None:
        """The parts to work with."""
        self._context = context
        self.sharing = Sharing(context, self)
        self.turns = Turns(context, self, self._downloads.values)
        self.bandwidth = Bandwidth(context, asyncio.get_running_loop().time)
        self.announcer = Announcer(context)
        context.announce = self.announcer.announce
        context.swarms.lane_of = self.bandwidth.lane_of

    async def load(self) -> None:
        """Take up all rows of an earlier run; nothing is opened or hashed for it."""
        rows = await load_rows(self._context.library)
        for row in rows:
            if row.state in UNSETTLED:
                row.state = TransferState.SHARING if row.complete else TransferState.DOWNLOADING
        self._context.registry.load(rows)
        for row in sorted(rows, key=lambda row: row.rank):
            resting = row.state in (TransferState.PAUSED, TransferState.FAILED) and not row.reason
            if not row.complete and not resting:
                self._want(row)
        self.announcer.announce_all(rows)

    @asynccontextmanager
    async def _alone(self, row: Row) -> AsyncIterator[None]:
        """One command on a row at a time; raises UserFacingError when it is gone by then."""
        lock = self._locks.setdefault(row.key, asyncio.Lock())
        try:
            async with lock:
                if row.key not in self._context.registry:
                    raise UserFacingError(f"{row.name} was removed meanwhile.")
                yield
        finally:
            if not lock.locked():
                self._locks.pop(row.key, None)

    # --- downloads -------------------------------------------------------------------------

    async def download(
        self, text: str, directory: Path | None, name: str, only: Sequence[str] = ()
    ) -> str:
        """Begin a download, or go on with the row that has that ID already."""
        link = parse_link(text)
        row = self._present(link.file_id, directory)
        if row is not None:
            await self._want_also(row, only)
            if directory is not None and directory != row.directory:
                await self._send_elsewhere(row, directory)
            if row.key in self._downloads:
                self._downloads[row.key].hint(link)
            elif not self.turns.position(row):
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
            only=tuple(only),
        )
        self.turns.enter(row)
        await remember(self._context.library, row, new=True)
        self._context.registry.add(row)
        if self.turns.is_active(row):
            self._start_download(row)
        return row.key

    async def _want_also(self, row: Row, only: Sequence[str]) -> None:
        """More of a collection that is under way, or was downloaded in part, is wanted."""
        if row.members and only:
            found = matching([member.path for member in row.members], only)
            skipped = {m.path for m in row.members if not m.wanted and m.path in found}
            if skipped:
                await self.set_file_priorities(row, dict.fromkeys(skipped, Priority.NORMAL))
        elif row.only:
            row.only = (*row.only, *only) if only else ()
            await remember(self._context.library, row)

    def _present(self, file_id: FileId, directory: Path | None) -> Row | None:
        """The row to go on with: one under way, or one that has it where it is wanted."""
        rows = [row for row in self._context.registry.users(file_id) if row.file_id == file_id]
        for row in rows:
            place = row.path.parent if row.path is not None else row.directory
            if directory in (None, place) or not row.complete:
                return row
        return None

    def _want(self, row: Row) -> None:
        """Download what is missing: now, or when it is the row's turn."""
        if self.turns.enter(row):
            self._start_download(row)
        self._context.registry.changed(row)

    def _carry_on(self, row: Row) -> None:
        """Its download was set aside: it goes on, or waits where its turn has passed meanwhile."""
        if self.turns.is_active(row):
            row.turn(TransferState.FINDING)
            self._start_download(row)
        elif self.turns.position(row):
            row.turn(TransferState.QUEUED)

    async def begin_turn(self, row: Row) -> None:
        """It is the row's turn, if it still is."""
        async with self._present_row(row) as present:
            if present and self.turns.is_active(row) and row.key not in self._downloads:
                row.turn(TransferState.FINDING)
                self._start_download(row)
                await remember(self._context.library, row)
                self._context.registry.changed(row)

    async def end_turn(self, row: Row) -> None:
        """It has to wait again, if it still has."""
        async with self._present_row(row) as present:
            if present and self.turns.position(row) and row.key in self._downloads:
                await self._stop_download(row)
                row.turn(TransferState.QUEUED)
                await remember(self._context.library, row)
                self._context.registry.changed(row)

    @asynccontextmanager
    async def _present_row(self, row: Row) -> AsyncIterator[bool]:
        """As `_alone`, and whether the row is still there."""
        try:
            async with self._alone(row):
                yield True
        except UserFacingError:
            yield False

    def _start_download(self, row: Row) -> None:
        assert row.file_id is not None
        try:
            link = parse_link(row.hints)
        except UserFacingError:
            link = Link(row.file_id)
        download = Download(self._context, row, link, self._ended)
        self._downloads[row.key] = download
        download.start()
        self.turns.begun()

    def _ended(self, download: Download) -> None:
        if self._downloads.get(download.row.key) is download:
            del self._downloads[download.row.key]
            self.turns.leave(download.row)

    async def _stop_download(self, row: Row) -> None:
        download = self._downloads.pop(row.key, None)
        if download is not None:
            await download.stop()

    def downloads_of(self, file_id: FileId) -> list[Download]:
        """The running downloads that use a content."""
        rows = self._context.registry.users(file_id)
        return [self._downloads[row.key] for row in rows if row.key in self._downloads]

    async def _send_elsewhere(self, row: Row, directory: Path) -> None:
        """Let it arrive in another folder, if nothing of it stands anywhere yet."""
        async with self._alone(row):
            if row.path is None and not row.complete:
                await self._go_elsewhere(row, directory)

    @asynccontextmanager
    async def standing_aside(self, file_id: FileId) -> AsyncIterator[None]:
        """Downloads of a content stop meanwhile: it turned out to be here, whole."""
        rows = [download.row for download in self.downloads_of(file_id)]
        for row in rows:
            await self._stop_download(row)
        await self._context.swarms.drop(file_id)
        await self._context.drop_bundles(file_id)
        await self._context.contents.close(file_id)
        try:
            yield
        finally:
            for row in rows:
                if row.key in self._context.registry:
                    self._carry_on(row)

    async def set_file_priorities(self, row: Row, priorities: Mapping[str, Priority]) -> None:
        """Choose among a collection's files; one that is wanted again is fetched."""
        async with self._alone(row):
            chosen = chosen_files(row, priorities)
            asleep = {member.path for member in row.members if not member.wanted}
            row.set_priorities(chosen)
            await self._context.library.set_members(row.key, member_rows(row))
            woken = any(member.wanted and member.path in asleep for member in row.members)
            download = self._downloads.get(row.key)
            if download is not None:
                download.choice_changed()
            elif row.complete and woken:
                row.finished_at = 0.0
                if row.state is TransferState.SHARING:
                    self._want(row)
                await remember(self._context.library, row)
            self.bandwidth.changed(row)
            self._context.registry.changed(row)

    async def set_priority(self, row: Row, priority: Priority) -> None:
        """Its share of a limited bandwidth."""
        if priority is Priority.SKIP:
            raise UsageError("A transfer cannot be skipped; pause or remove it.")
        async with self._alone(row):
            row.priority = priority
            await self._bandwidth_changed(row)

    async def set_limits(self, row: Row, down: int, up: int) -> None:
        """Its own limits in bytes per second, 0 = none."""
        check_rates(down, up)
        async with self._alone(row):
            row.limit_down, row.limit_up = down, up
            await self._bandwidth_changed(row)

    async def _bandwidth_changed(self, row: Row) -> None:
        self.bandwidth.changed(row)
        self._context.registry.changed(row)
        if row.state is not TransferState.HASHING:  # it is remembered when it is hashed
            await remember(self._context.library, row)

    async def move_to(self, row: Row, directory: Path) -> None:
        """Bring the row's data to another folder, and go on there."""
        async with self._alone(row):
            if row.state in UNSETTLED:
                raise UserFacingError(f"{row.name} is being read; move it when that has ended.")
            await check_directory(row, directory)
            if directory == (row.path.parent if row.path is not None else row.directory):
                return
            if row.path is None:
                await self._go_elsewhere(row, directory)
                return
            running = row.key in self._downloads
            await self._stop_download(row)
            before = row.state, row.reason, row.cause
            row.turn(TransferState.MOVING)
            self._context.registry.changed(row)
            try:
                async with AsyncExitStack() as stack:
                    for file_id in contents_of(row):
                        await stack.enter_async_context(self.standing_aside(file_id))
                    await move_row(self._context, row, directory)
            finally:
                row.turn(*before)
                if running:
                    self._carry_on(row)
                self._context.registry.changed(row)

    async def _go_elsewhere(self, row: Row, directory: Path) -> None:
        """Nothing of it stands anywhere yet: it will arrive there."""
        running = row.key in self._downloads
        await self._stop_download(row)
        if row.path is None:  # nor was it made meanwhile
            row.directory = directory
            await remember(self._context.library, row)
        if running:
            self._carry_on(row)
        self._context.registry.changed(row)

    async def queue_move(self, row: Row, position: int) -> None:
        """Put a waiting download at a place of the queue."""
        async with self._alone(row):
            await self.turns.move(row, position)

    # --- commands on a row -----------------------------------------------------------------

    async def pause(self, row: Row) -> None:
        """Stop moving bytes of this row, both ways."""
        async with self._alone(row):
            if row.state is TransferState.HASHING:
                raise UserFacingError(f"{row.name} is still being read; remove it to stop.")
            _must_be_known(row)
            await self._stop_verifying(row)
            self.turns.leave(row)
            await self._stop_download(row)
            row.turn(TransferState.PAUSED)
            await self._rest(row)
            await remember(self._context.library, row)
            self._context.registry.changed(row)

    async def _rest(self, row: Row) -> None:
        """Nothing of the row is offered any more, but for what other rows share."""
        for file_id in row.ids:
            if not self._context.is_offered(file_id):
                self._context.network.withdraw(file_id)
            await self._context.let_go(file_id, row.key)

    async def resume(self, row: Row) -> None:
        """Go on: share again, download what is missing, or read again what could not be read.

        A download that runs looks for peers at once.
        """
        async with self._alone(row):
            if row.key in self._downloads:
                self._downloads[row.key].look_again()
                return
            if row.state in UNSETTLED:
                return
            if row.file_id is None:
                await self.sharing.try_again(row)
            elif row.complete and await changed_files(self._context, row):
                self._verify_soon(row, wanted=True, rest_after=False)
            elif row.complete:
                await self._share_again(row)
            else:
                if self.turns.position(row):
                    self.turns.begin_now(row)
                    row.turn(TransferState.FINDING)
                    self._start_download(row)
                else:
                    self._want(row)
                await remember(self._context.library, row)
                self._context.registry.changed(row)

    async def _share_again(self, row: Row) -> None:
        if row.state is not TransferState.SHARING:
            row.turn(TransferState.SHARING)
            await remember(self._context.library, row)
            self._context.announce(row)
            self._context.registry.changed(row)

    async def remove(self, row: Row, delete_files: bool) -> None:
        """Forget the row; its files go only when asked, and only those that Shoal made."""
        async with self._alone(row):
            await self.sharing.cancel(row.key)
            await self._stop_verifying(row)
            self.turns.leave(row)
            await self._stop_download(row)
            known = row.file_id is not None and row.state is not TransferState.HASHING
            self._context.registry.remove(row)
            self.bandwidth.removed(row)
            if known:
                await forget(self._context, row, delete_files)

    # --- verifying -------------------------------------------------------------------------

    def verify(self, row: Row) -> None:
        """Hash everything on disk again, in the background; what does not match is fetched anew."""
        _must_be_known(row)
        if row.state not in UNSETTLED:
            resting = row.state is TransferState.PAUSED and not row.reason
            self._verify_soon(row, wanted=True, rest_after=resting)

    def doubt(self, row: Row) -> None:
        """A shared file is not what it was: nothing of it is offered until it is looked at."""
        if row.state is TransferState.SHARING:
            self._verify_soon(row, wanted=False, rest_after=False)

    def _verify_soon(self, row: Row, *, wanted: bool, rest_after: bool) -> None:
        row.turn(TransferState.VERIFYING)
        row.hashed = 0
        self._context.registry.changed(row)
        task = self._tasks.start(self._verify(row, wanted, rest_after), f"verify {row.key}")
        self._verifying[row.key] = task
        task.add_done_callback(lambda _: self._verifying.pop(row.key, None))

    async def _stop_verifying(self, row: Row) -> None:
        task = self._verifying.get(row.key)
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _verify(self, row: Row, wanted: bool, rest_after: bool) -> None:
        """`wanted` by a person, who then gets back what is lost; else it is only told."""
        self.turns.leave(row)
        await self._stop_download(row)
        try:
            found = await find_again(self._context, row)
            lost = await verify_row(self._context, row, found)
            row.turn(TransferState.PAUSED)
            if lost:
                await self._lost(row, lost, wanted)
        except ShoalError as error:
            self._tell(row, TransferState.PAUSED, str(error))
        except Exception as error:
            logger.exception("verify %s", row.key)
            self._tell(row, TransferState.FAILED, f"Shoal made a mistake ({error!r}); resume it.")
        if row.state is TransferState.PAUSED and not row.reason and not rest_after:
            await self._go_on(row)
        await remember(self._context.library, row)
        self._context.registry.changed(row)
        if row.state is not TransferState.SHARING and row.key not in self._downloads:
            await self._rest(row)

    async def _lost(self, row: Row, lost: list[Lost], wanted: bool) -> None:
        if row.shared or not wanted:
            self._tell(row, TransferState.PAUSED, lost[0].reason)
        else:
            await give_up(self._context, row, lost)
            self._context.registry.reindex(row)

    async def _go_on(self, row: Row) -> None:
        if row.complete:
            await self._share_again(row)
        else:
            self._want(row)

    def _tell(self, row: Row, state: TransferState, reason: str) -> None:
        row.turn(state, reason)
        self._context.registry.notice(reason, trouble=True, key=row.key)

    # --- numbers ---------------------------------------------------------------------------

    def traffic(self, row: Row) -> Traffic:
        """What the swarms of a row do now."""
        download = self._downloads.get(row.key)
        now = asyncio.get_running_loop().time()
        drivers = self.drivers_of(row)
        peers = {peer for driver in drivers for peer in driver.links}
        return Traffic(
            sum(driver.down.rate(now) for driver in drivers),
            sum(driver.up.rate(now) for driver in drivers),
            len(peers),
            max(download.providers if download is not None else 0, len(peers)),
            self.turns.position(row),
        )

    def drivers_of(self, row: Row) -> list[SwarmDriver]:
        """The running swarms of a row."""
        if row.kind is TransferKind.FILE:
            driver = self._context.swarms.existing(row.file_id) if row.file_id else None
            return [driver] if driver is not None else []
        return [driver for driver in self._context.swarms.running if row.uses(driver.file_id)]

    async def stop(self) -> None:
        """End everything; what is on disk and recorded stays."""
        await self.announcer.stop()
        await self.sharing.stop()
        await self.turns.stop()
        await self._tasks.stop()
        for download in list(self._downloads.values()):
            await download.stop()


def _must_be_known(row: Row) -> None:
    if row.file_id is None:
        raise UserFacingError(f"{row.name} could not be read; resume it to try again.")
