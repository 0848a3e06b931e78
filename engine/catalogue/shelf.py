"""What of the catalogue is here: the ledger's rulings, carried out on disk in batches.

Owns the order between the two: an entry counts from the moment the ledger took it in, is written
within half a second, and whoever searches waits for what is unwritten. It speaks to no network.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from engine.errors import EnvironmentFailure, RemoteProtocolError
from engine.gossip.catalogue import TTL_S, Entry, decode_entry, shard_of, shard_of_topic
from engine.gossip.events import Verdict
from engine.gossip.ledger import Key, Known, Ledger
from engine.gossip.messages import Message, PeerId, Rpc
from engine.gossip.rpc import decode_rpc, encode_rpc
from engine.storage.catalogue_store import CatalogueStore, EntryRow, Query
from engine.tasks import Debounce, TaskOwner

logger = logging.getLogger(__name__)

WRITE_S: Final = 0.5
MAX_UNWRITTEN: Final = 1024  # entries; what comes while the disk is behind is not taken in


class Shelf:
    """All entries that are here. `on_change` is called when what a search finds has changed."""

    def __init__(
        self,
        store: CatalogueStore,
        own: PeerId,
        *,
        clock: Callable[[], float],
        wall: Callable[[], float],
        on_change: Callable[[], None],
    ) -> None:
        self.ledger = Ledger(own)
        self._store = store
        self._own = own
        self._clock = clock
        self._wall = wall
        self._on_change = on_change
        self._unwritten: dict[Key, EntryRow | None] = {}  # None: it is gone
        self._tasks = TaskOwner("catalogue shelf")
        self._timer = Debounce(WRITE_S, self._write_soon)

    async def load(self) -> None:
        """Take up what an earlier run kept; what has run out meanwhile goes."""
        marks = await self._store.marks()
        entries = (
            (
                (PeerId(mark.publisher), mark.file_id),
                Known(mark.seqno, mark.at, mark.size, mark.withdrawn),
            )
            for mark in marks
        )
        self.ledger.load(entries, self._clock())
        for publisher in await self._store.followed():
            self.ledger.follow(PeerId(publisher))
        for publisher in await self._store.blocked():
            self.ledger.block(PeerId(publisher))
        self.expire()

    async def close(self) -> None:
        """Write what is unwritten, as far as the disk takes it, and close the file."""
        self._timer.cancel()
        await self._tasks.stop()
        await self._write()
        await self._store.close()

    # What arrives

    def hear(self, message: Message) -> Verdict:
        """What becomes of a message of a shard's topic whose signature holds."""
        shard = shard_of_topic(message.topic)
        if shard is None:
            return Verdict.IGNORE
        try:
            entry = decode_entry(message.data)
        except RemoteProtocolError:
            return Verdict.REJECT
        if len(self._unwritten) >= MAX_UNWRITTEN:
            return Verdict.THROTTLED
        packed = _pack(message)
        seqno = int.from_bytes(message.seqno, "big")
        now, wall = self._clock(), self._wall()
        ruling = self.ledger.judge(now, wall, shard, message.author, seqno, entry, len(packed))
        for key in ruling.evicted:
            self._unwritten[key] = None
        if ruling.taken:
            self._put(entry, message, packed)
        return ruling.verdict

    def say(self, entry: Entry, message: Message) -> None:
        """An entry of our own was published."""
        packed = _pack(message)
        seqno = int.from_bytes(message.seqno, "big")
        self.ledger.say(self._clock(), seqno, entry, len(packed))
        self._put(entry, message, packed)

    def expire(self) -> None:
        """What has run out goes."""
        self._remove(self.ledger.expire(self._wall()))

    def _put(self, entry: Entry, message: Message, packed: bytes) -> None:
        row = EntryRow(
            publisher=message.author,
            file_id=entry.file_id,
            seqno=int.from_bytes(message.seqno, "big"),
            shard=shard_of(message.author),
            at=entry.at,
            message=packed,
            title=entry.title,
            tags=entry.tags,
            description=entry.description,
            size=entry.size,
            collection=entry.collection,
            withdrawn=entry.withdrawn,
        )
        self._unwritten[message.author, entry.file_id] = row
        self._timer.arm()

    def _remove(self, keys: tuple[Key, ...]) -> None:
        self._unwritten.update(dict.fromkeys(keys))
        if keys:
            self._timer.arm()

    # Whom to listen to

    async def follow(self, publisher: PeerId) -> bool:
        """Whether there was room to follow one more."""
        if not self.ledger.follow(publisher):
            return False
        await self._keep_lists()
        return True

    async def unfollow(self, publisher: PeerId) -> None:
        """It is one like all others again."""
        self.ledger.unfollow(publisher)
        await self._keep_lists()

    async def block(self, publisher: PeerId) -> None:
        """Drop all it has published, and take in nothing more."""
        self._remove(self.ledger.block(publisher))
        await self._keep_lists()

    async def unblock(self, publisher: PeerId) -> None:
        """Take in what it says from now on."""
        self.ledger.unblock(publisher)
        await self._keep_lists()

    async def _keep_lists(self) -> None:
        await self._store.set_followed(self.ledger.followed)
        await self._store.set_blocked(self.ledger.blocked)
        self._on_change()

    # What is asked

    async def search(self, query: Query) -> list[EntryRow]:
        """As `CatalogueStore.search`, of all that has been taken in."""
        await self.flush()
        return await self._store.search(query)

    async def entry(self, publisher: PeerId, file_id: bytes) -> EntryRow | None:
        """One entry, a withdrawal too."""
        await self.flush()
        return await self._store.entry(publisher, file_id)

    async def hide(self, publisher: PeerId, file_id: bytes, hidden: bool) -> bool:
        """Whether there is such an entry; it is shown no more, or again."""
        await self.flush()
        found = await self._store.set_hidden(publisher, file_id, hidden)
        if found:
            self._on_change()
        return found

    async def count(self) -> tuple[int, int]:
        """Entries shown, and their publishers."""
        await self.flush()
        return await self._store.count()

    async def sample(self, shard: int, count: int, size: int, but: PeerId) -> list[Message]:
        """So many signed messages of a shard, of `size` bytes in all, none of the newcomer's."""
        messages: list[Message] = []
        for packed in await self._store.sample(shard, count, self._wall() - TTL_S):
            size -= len(packed)
            if size < 0:
                break
            messages.append(decode_rpc(packed).publish[0])
        return [message for message in messages if message.author != but]

    # The disk

    def _write_soon(self) -> None:
        self._tasks.start(self._write(), "write")

    async def _write(self) -> None:
        try:
            await self.flush()
        except EnvironmentFailure as error:
            logger.warning("The catalogue could not be written: %s", error)

    async def flush(self) -> None:
        """Write what is unwritten; on a failure it stays unwritten, and EnvironmentFailure."""
        batch, self._unwritten = self._unwritten, {}
        if not batch:
            return
        rows = [row for row in batch.values() if row is not None]
        gone = [key for key, row in batch.items() if row is None]
        try:
            await self._store.write(rows, gone)
        except EnvironmentFailure:
            self._unwritten = {**batch, **self._unwritten}
            raise
        self._on_change()


def _pack(message: Message) -> bytes:
    return encode_rpc(Rpc(publish=(message,)))
