"""The files of a collection on their way: a few at a time, those of the highest priority first.

Owns which of them are under way and which have come to their place in this run. The choice may
change meanwhile: what is not wanted any more is let go, what is wanted now joins. How one file is
fetched is the download's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from engine.content.file_id import FileId
from engine.jobs.bundles import goes_in_bundle
from engine.jobs.choosing import URGENCY
from engine.jobs.row import Member, Row
from engine.tasks import TaskOwner

FILES_AT_ONCE: Final = 16
"""Files of one collection under way at a time: enough to hide the round trips of small ones."""


class MemberFetches:
    """Every wanted file of one row, fetched once."""

    def __init__(
        self,
        row: Row,
        fetch: Callable[[Member], Awaitable[None]],
        fetch_bundle: Callable[[Sequence[Member]], Awaitable[Sequence[Member]]],
        let_go: Callable[[FileId], Awaitable[None]],
    ) -> None:
        """`fetch_bundle` fetches small files together; it gives those that `fetch` has to fetch."""
        self._row = row
        self._fetch = fetch
        self._fetch_bundle = fetch_bundle
        self._alone: set[FileId] = set()  # small files that the bundle left to be fetched alone
        self._let_go = let_go
        self._tasks = TaskOwner(f"files {row.key}")
        self._placed: set[str] = set()
        self._under_way: dict[FileId, asyncio.Task[None]] = {}
        self._queue: dict[FileId, list[Member]] | None = None
        self._changed = asyncio.Event()

    async def run(self) -> None:
        """Until every wanted file is at its place; raises what keeps one from it."""
        try:
            while True:
                self._begin_more()
                if not self._under_way:
                    return
                self._changed.clear()
                await self._changed.wait()
                await self._settle()
        finally:
            await self._tasks.stop()

    def choice_changed(self) -> None:
        """Other files are wanted, or in another order."""
        self._queue = None
        for file_id, task in self._under_way.items():
            if not any(member.wanted for member in self._row.members_of(file_id)):
                task.cancel()
        self._changed.set()

    def _begin_more(self) -> None:
        while len(self._under_way) < FILES_AT_ONCE and (found := self._take()) is not None:
            file_id, members = found
            work = self._fetch_small if self._row.bundled(file_id) else self._fetch_all
            task = self._tasks.start(work(members), f"{len(self._placed)}")
            task.add_done_callback(lambda _: self._changed.set())
            self._under_way[file_id] = task

    def _take(self) -> tuple[FileId, list[Member]] | None:
        """The next content that is not under way; repeated bytes are copied from the first."""
        if self._queue is None:
            self._queue = self._bundled(fetch_order(self._row.members, self._placed))
        for file_id in self._queue:
            if file_id not in self._under_way:
                return file_id, self._queue.pop(file_id)
        return None

    def _bundled(self, order: dict[FileId, list[Member]]) -> dict[FileId, list[Member]]:
        """The small files as one: the first that is begun, beside the large ones."""
        row = self._row
        small = [
            file_id
            for file_id, (first, *_) in order.items()
            if goes_in_bundle(row, first) and file_id not in self._alone
        ]
        if row.bundle is None or not small:
            return order
        together = [member for file_id in small for member in order.pop(file_id)]
        return {row.bundle.id: together, **order}

    async def _fetch_small(self, members: Sequence[Member]) -> None:
        left = await self._fetch_bundle(members)
        self._alone.update(member.file_id for member in left)
        lacking = {member.path for member in left}
        self._placed.update(member.path for member in members if member.path not in lacking)
        self._queue = None

    async def _fetch_all(self, members: Sequence[Member]) -> None:
        for member in members:
            await self._fetch(member)
            self._placed.add(member.path)

    async def _settle(self) -> None:
        """What has ended makes room; raises what it ended with."""
        for file_id, task in [one for one in self._under_way.items() if one[1].done()]:
            del self._under_way[file_id]
            if task.cancelled():
                await self._let_go(file_id)
            else:
                task.result()


def fetch_order(members: Sequence[Member], placed: set[str]) -> dict[FileId, list[Member]]:
    """Contents that are wanted somewhere where they are not yet, the most urgent first."""
    wanted = [member for member in members if member.wanted and member.path not in placed]
    wanted.sort(key=lambda member: -URGENCY[member.priority])
    order: dict[FileId, list[Member]] = {}
    for member in wanted:
        order.setdefault(member.file_id, []).append(member)
    return order
