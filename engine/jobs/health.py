"""Whether what a person shares would outlive their leaving: one sentence per row.

Owns the census: who is known to have all of a content or a part, from gossip, from connected peers
and from the DHT, which is asked now and then for a few rows at a time. It says what was told by
others and is no proof: a peer may lie or leave.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from engine.content.file_id import FileId
from engine.errors import ShoalError
from engine.jobs.context import Context
from engine.jobs.row import NO_HEALTH, Health, Row
from engine.tasks import TaskOwner
from engine.views import TransferKind, TransferState

logger = logging.getLogger(__name__)

ASK_AGAIN_S: Final = 15 * 60.0
PAUSE_S: Final = 20.0
"""Between two questions to the DHT: a lookup costs some dozens of datagrams."""
MAX_ROWS: Final = 200
"""Rows that the DHT is asked about: those added last."""
SPOKEN_OF: Final = frozenset(
    {TransferState.SHARING, TransferState.DOWNLOADING, TransferState.FINDING, TransferState.PAUSED}
)


@dataclass(frozen=True, slots=True)
class Copies:
    """Others who have a content, by peer ID; `sure` when somebody could have been heard of."""

    complete: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
    sure: bool = False


def health_words(complete_here: bool, copies: Copies) -> str:
    """One sentence on the copies elsewhere, or "" where nothing is known."""
    whole, parts = len(copies.complete), len(copies.partial - copies.complete)
    if not complete_here:
        if whole:
            return f"{_people(whole)} all of it."
        return f"Nobody has all of it now; {_people(parts)} a part." if parts else ""
    if whole:
        return f"{_people(whole)} all of it; it would survive without you."
    if parts:
        return f"Only you have all of it, {_people(parts)} a part: keep Shoal open."
    return "You are the only one: keep Shoal open." if copies.sure else ""


def _people(count: int) -> str:
    return "1 other person has" if count == 1 else f"{count:,} people have"


class Census:
    """The copies of every row, as far as they are known."""

    def __init__(self, context: Context, clock: Callable[[], float]) -> None:
        self._context = context
        self._clock = clock
        self._tasks = TaskOwner("census")
        self._holders: dict[FileId, frozenset[str]] = {}  # by the DHT
        self._asked: dict[FileId, float] = {}
        self._news = asyncio.Event()

    def start(self) -> None:
        """Ask about what is here from now on."""
        self._context.registry.health_of = self.health
        self._context.registry.follow(lambda row: self._news.set())
        self._tasks.start(self._run(), "ask")

    async def stop(self) -> None:
        """Ask no more."""
        await self._tasks.stop()

    def health(self, row: Row) -> Health:
        """How the row fares at this moment."""
        if row.file_id is None or row.state not in SPOKEN_OF:
            return NO_HEALTH
        copies = self.copies(row.file_id, row.kind)
        words = health_words(row.whole, copies)
        whole, parts = len(copies.complete), len(copies.partial - copies.complete)
        return Health(words, whole, parts, copies.sure)

    def copies(self, file_id: FileId, kind: TransferKind = TransferKind.FILE) -> Copies:
        """Who else has it; of a collection a connected peer tells only of the list of its files."""
        whole, parts = self._context.network.swarm(file_id)
        driver = self._context.swarms.existing(file_id) if kind is TransferKind.FILE else None
        connected = driver.core.peers.values() if driver is not None else ()
        told = [peer for peer in connected if peer.has is not None]
        whole |= {peer.key for peer in told if peer.has is not None and peer.has.is_complete}
        parts |= {peer.key for peer in told if peer.has is not None and peer.has.count}
        holders = self._holders.get(file_id)
        if holders:
            whole |= holders - parts
        return Copies(frozenset(whole), frozenset(parts), holders is not None)

    # --- the DHT ---------------------------------------------------------------------------

    async def _run(self) -> None:
        while True:
            due = self._next_due()
            if due is not None and due[1] <= 0:
                await self._ask(due[0])
                await asyncio.sleep(PAUSE_S)
                continue
            self._news.clear()
            try:
                async with asyncio.timeout(due[1] if due is not None else None):
                    await self._news.wait()
            except TimeoutError:
                pass

    def _next_due(self) -> tuple[FileId, float] | None:
        """What to ask about next and in how many seconds; of those due, the newest."""
        rows = [row for row in self._context.registry.rows if row.state in SPOKEN_OF]
        wanted = [row.file_id for row in reversed(rows) if row.file_id is not None][:MAX_ROWS]
        self._asked = {one: at for one, at in self._asked.items() if one in wanted}
        self._holders = {one: who for one, who in self._holders.items() if one in wanted}
        now = self._clock()
        waits = [(one, self._asked.get(one, -ASK_AGAIN_S) + ASK_AGAIN_S - now) for one in wanted]
        due = next((entry for entry in waits if entry[1] <= 0), None)
        return due or min(waits, key=lambda entry: entry[1], default=None)

    async def _ask(self, file_id: FileId) -> None:
        self._asked[file_id] = self._clock()
        try:
            holders = await self._context.network.find_holders(file_id)
        except ShoalError as error:
            logger.debug("nobody could be asked: %s", error)
            holders = None
        if holders is None:
            self._asked[file_id] += PAUSE_S - ASK_AGAIN_S  # nobody to ask yet: soon again
            return
        self._holders[file_id] = holders
        for row in self._context.registry.users(file_id):
            self._context.registry.changed(row)
