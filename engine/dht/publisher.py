"""What this node announces: provider records of its own, and the metadata that belongs to them.

Owns the list of published content and its announcing, renewal and withdrawal; when, `scheduler`
says. A key goes to the k nodes nearest to it. Metadata goes along: each holder says which parts it
has, and only what is missing is sent, all parts to the nearest eight and the first one to every
holder.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from engine.content.file_id import FileId
from engine.dht.endpoints import (
    Endpoint,
    from_multiaddr,
    is_local,
    is_loopback,
    is_unspecified,
)
from engine.dht.family import KSIZE, FamilyNode
from engine.dht.ids import Key, content_key
from engine.dht.lookup import Holder
from engine.dht.messages import AddProvider, FindNode, PutMetadata, Stored
from engine.dht.protocol import Identity
from engine.dht.record_store import RecordStore, StoreStatus
from engine.dht.records import (
    MAX_ADDRESSES,
    MAX_CLOCK_SKEW_S,
    MAX_PARTS,
    MetadataPart,
    MetadataRecord,
    ProviderFlag,
    ProviderRecord,
    decode_part,
    sign_provider,
    split_parts,
)
from engine.dht.scheduler import RepublishScheduler
from engine.errors import ShoalError
from engine.tasks import TaskOwner

logger = logging.getLogger(__name__)

METADATA_HOLDERS = 8  # get every part; provider records go to all k
PUT_WINDOW = 16
TOMBSTONE_TTL_S = 3600
MAX_WITHDRAWALS = 4000  # datagrams at a stop: 200 files at 20 holders, about 1 MB
WITHDRAW_BATCH = 100
_QUERY_BYTES = 1500  # a lookup's request and reply, roughly
_STORE_BYTES = 550
_LOCAL_DISCOUNT = 20  # a local network is not charged for as the internet is

Addresses = Callable[[], Sequence[str]]
MetadataSource = Callable[[], Awaitable[MetadataRecord | None]]


@dataclass(slots=True)
class Publication:
    """One published file or collection."""

    key: Key
    name: str
    addresses: Addresses
    flags: int
    metadata: MetadataSource | None
    sequence: int = 0
    holders: list[tuple[FamilyNode, Endpoint]] = field(default_factory=list)


class Publisher:
    """Keeps publications announced at the families' networks."""

    def __init__(
        self,
        sides: Sequence[FamilyNode],
        identity: Identity,
        store: RecordStore,
        scheduler: RepublishScheduler,
        tasks: TaskOwner,
    ) -> None:
        self._sides = sides
        self._identity = identity
        self._store = store
        self._scheduler = scheduler
        self._tasks = tasks
        self._publications: dict[Key, Publication] = {}
        self._last_sequence = 0
        self._changed = asyncio.Event()

    def __len__(self) -> int:
        return len(self._publications)

    # -- commands -------------------------------------------------------------------------------

    def publish(
        self,
        file_id: FileId,
        name: str,
        addresses: Addresses,
        flags: int,
        metadata: MetadataSource | None,
    ) -> None:
        """Answer for this content at once, and announce it from now on; again to change it."""
        key = content_key(file_id)
        publication = self._publications.get(key)
        if publication is None:
            publication = self._publications[key] = Publication(
                key, name, addresses, flags, metadata
            )
        else:
            publication.name, publication.flags = name, flags
            publication.addresses, publication.metadata = addresses, metadata
        self._sign(publication)
        self._announce_soon(key)

    def unpublish(self, file_id: FileId) -> None:
        """Announce this content no longer, and tell its holders."""
        publication = self._publications.pop(content_key(file_id), None)
        if publication is None:
            return
        self._scheduler.remove(publication.key)
        self._store.drop_own(publication.key)
        self._withdraw(publication)

    def put_metadata(self, record: MetadataRecord, file_id: FileId) -> None:
        """Answer for metadata of our own content, and place it where it is missing."""
        key = content_key(file_id)
        self._store.set_own_parts(key, split_parts(record))
        if key in self._publications:
            self._announce_soon(key)

    def contacts_found(self) -> None:
        """There are contacts after there were none: place what found no holder."""
        self._scheduler.retry_unplaced()
        self._changed.set()

    async def announce_now(self, file_id: FileId) -> int:
        """Announce published content outside its turn; gives the number of holders."""
        publication = self._publications.get(content_key(file_id))
        if publication is None:
            return 0
        self._scheduler.begin(publication.key)
        await self._announce_scheduled(publication.key)
        return len(publication.holders)

    async def run(self) -> None:
        """Announce what the scheduler gives, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            self._changed.clear()
            while (key := self._scheduler.next(loop.time())) is not None:
                self._tasks.start(self._announce_scheduled(key), f"announce {key.hex()[:8]}")
            # Not wait_for: before Python 3.12 it can swallow the cancellation of a stop.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._scheduler.wait_s(loop.time())):
                    await self._changed.wait()

    async def withdraw_all(self) -> None:
        """Tell the holders of every publication that it ends; sends, and waits for no answer."""
        sent = 0
        for publication in reversed(list(self._publications.values())):
            before = sent // WITHDRAW_BATCH
            sent += self._withdraw(publication)
            if sent >= MAX_WITHDRAWALS:
                break
            if sent // WITHDRAW_BATCH > before:
                await asyncio.sleep(0)
        self._publications.clear()

    # -- one announcement -----------------------------------------------------------------------

    def _announce_soon(self, key: Key) -> None:
        self._scheduler.add(key)
        self._changed.set()

    async def _announce_scheduled(self, key: Key) -> None:
        publication = self._publications.get(key)
        cost, placed = 0, 0
        try:
            if publication is not None:
                cost = await self._announce(publication)
                placed = len(publication.holders)
        finally:
            now = asyncio.get_running_loop().time()
            if placed:
                self._scheduler.placed(key, cost, placed >= KSIZE, now)
            else:
                self._scheduler.unplaced(key, cost, now)
            self._changed.set()

    async def _announce(self, publication: Publication) -> int:
        """Place record and metadata in every family; gives the bytes it cost, roughly."""
        parts = await self._own_parts(publication)
        costs = await asyncio.gather(
            *(self._announce_at(side, publication, parts) for side in self._sides)
        )
        return sum(costs)

    async def _announce_at(
        self, side: FamilyNode, publication: Publication, parts: Sequence[MetadataPart]
    ) -> int:
        if not side.contact_count:
            self._set_holders(side, publication, ())
            return 0
        key = publication.key
        lookup = side.lookup(key)
        holders = await lookup.find(lambda _: FindNode(key))
        # Whoever may have it is told of a withdrawal, also one that comes before the replies.
        self._set_holders(side, publication, holders)
        stored = await self._add_provider(side, publication, holders)
        if self._publications.get(key) is not publication:
            self._withdraw(publication)
            return 0
        self._set_holders(side, publication, [holder for holder, _ in stored])
        puts = await self._put_missing(side, key, stored, parts)
        cost = lookup.queries * _QUERY_BYTES + len(holders) * _STORE_BYTES + puts
        is_lan = all(is_local(holder.node.endpoint.host) for holder in holders)
        return cost // _LOCAL_DISCOUNT if is_lan else cost

    @staticmethod
    def _set_holders(side: FamilyNode, publication: Publication, holders: Sequence[Holder]) -> None:
        others = [h for h in publication.holders if h[0] is not side]
        publication.holders = others + [(side, h.node.endpoint) for h in holders]

    async def _add_provider(
        self, side: FamilyNode, publication: Publication, holders: Sequence[Holder]
    ) -> list[tuple[Holder, int]]:
        """Store the record at the holders; gives those that took it, and the parts each has.

        A holder may know a higher sequence of ours, from before the clock was set back: then all
        are told again with one above it.
        """
        stored: list[tuple[Holder, int]] = []
        remaining = list(holders)
        for _ in range(2):
            record = self._sign(publication)
            replies = await self._store_at(side, remaining, record, publication.key)
            stored += [(h, r.held) for h, r in replies if r.status == StoreStatus.STORED]
            stale = [(h, r) for h, r in replies if r.status == StoreStatus.STALE]
            if not stale:
                break
            limit = _now_ms() + MAX_CLOCK_SKEW_S * 500  # half of what readers allow
            known = [r.sequence for _, r in stale if r.sequence <= limit]
            self._last_sequence = max([self._last_sequence, *known])
            remaining = [h for h, _ in stale]
        return stored

    async def _store_at(
        self, side: FamilyNode, holders: Sequence[Holder], record: ProviderRecord, key: Key
    ) -> list[tuple[Holder, Stored]]:
        calls = [
            side.protocol.call(h.node.endpoint, AddProvider(key, h.token, record.raw), h.node.id)
            for h in holders
        ]
        answers = await asyncio.gather(*calls)
        return [
            (holder, answer.reply)
            for holder, answer in zip(holders, answers, strict=True)
            if answer is not None and isinstance(answer.reply, Stored)
        ]

    async def _put_missing(
        self,
        side: FamilyNode,
        key: Key,
        stored: Sequence[tuple[Holder, int]],
        parts: Sequence[MetadataPart],
    ) -> int:
        """Send each holder the parts it should have and has not; gives the bytes sent, roughly."""
        plan = [
            (holder, part.encode())
            for rank, (holder, held) in enumerate(stored)
            for part in (parts if rank < METADATA_HOLDERS else parts[:1])
            if not held >> part.index & 1
        ]
        for start in range(0, len(plan), PUT_WINDOW):
            window = plan[start : start + PUT_WINDOW]
            calls = [
                side.protocol.call(h.node.endpoint, PutMetadata(key, h.token, raw), h.node.id)
                for h, raw in window
            ]
            await asyncio.gather(*calls)
        return sum(len(raw) + _STORE_BYTES // 2 for _, raw in plan)

    # -- what is announced ----------------------------------------------------------------------

    def _sign(self, publication: Publication, *, withdrawn: bool = False) -> ProviderRecord:
        """A new record of a publication; our own store answers with it from now on."""
        self._last_sequence = max(_now_ms(), self._last_sequence + 1)
        publication.sequence = self._last_sequence
        record = sign_provider(
            publication.key,
            self._identity.public_key,
            self._identity.sign,
            sequence=publication.sequence,
            ttl_s=TOMBSTONE_TTL_S if withdrawn else self._scheduler.ttl_s,
            addresses=() if withdrawn else self._endpoints(publication),
            name="" if withdrawn else publication.name,
            flags=ProviderFlag.WITHDRAWN if withdrawn else publication.flags,
        )
        if not withdrawn and self._publications.get(publication.key) is publication:
            self._store.set_own_provider(publication.key, record.raw)
        return record

    def _endpoints(self, publication: Publication) -> list[Endpoint]:
        """Addresses to announce: public ones first, loopback last and not to the internet.

        An unspecified address ("every interface") stands for the hosts at which others see this
        node; `::` for those of both families.
        """
        told = [e for text in publication.addresses() if (e := from_multiaddr(text)) and e.port]
        seen = [host for side in self._sides for host in side.view.hosts]
        expanded: dict[Endpoint, None] = {}
        for endpoint in told:
            hosts = [endpoint.host]
            if is_unspecified(endpoint.host):
                hosts = [host for host in seen if endpoint.is_v6 or ":" not in host]
            expanded.update((Endpoint(host, endpoint.port), None) for host in hosts)
        is_lan = all(side.is_lan for side in self._sides)
        kept = [e for e in expanded if is_lan or not is_loopback(e.host)]
        kept.sort(key=lambda e: is_local(e.host) + is_loopback(e.host))
        return kept[:MAX_ADDRESSES]

    async def _own_parts(self, publication: Publication) -> tuple[MetadataPart, ...]:
        """Parts of a publication's metadata; asked of its source where the store has not all."""
        key = publication.key
        raws = [self._store.own_part(key, index) for index in range(MAX_PARTS)]
        kept = tuple(decode_part(raw) for raw in raws if raw is not None)
        if publication.metadata is None or self._store.own_is_complete(key):
            return kept
        try:
            record = await publication.metadata()
        except ShoalError as error:
            logger.info("the metadata of %s cannot be had: %s", key.hex()[:8], error)
            return kept
        if record is None or self._publications.get(key) is not publication:
            return kept
        parts = split_parts(record)
        self._store.set_own_parts(key, parts)
        return parts

    # -- withdrawal -----------------------------------------------------------------------------

    def _withdraw(self, publication: Publication) -> int:
        """Send tombstones without waiting; a lost one costs a reader one vain dial."""
        holders = publication.holders
        if holders:
            record = self._sign(publication, withdrawn=True)
            for side, endpoint in holders:
                side.protocol.tell(endpoint, AddProvider(publication.key, b"", record.raw))
        return len(holders)


def _now_ms() -> int:
    return int(time.time() * 1000)
