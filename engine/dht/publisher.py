"""What this node announces: provider records of its own, and the metadata that belongs to them.

Owns the list of published content and its announcing, renewal and withdrawal; when, `scheduler`
says. A key goes to the k nodes nearest to it; from then on it is renewed at these holders, as long
as most of them keep it. Metadata goes along: each holder says which parts it has, and only what is
missing is sent, all parts to the nearest eight and the first one to every holder.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from engine.content.file_id import FileId
from engine.dht.announced import Placement, pack_holders, unpack_holders
from engine.dht.endpoints import (
    Endpoint,
    from_multiaddr,
    is_local,
    is_loopback,
    is_unspecified,
)
from engine.dht.family import FamilyNode
from engine.dht.ids import Key, NodeId, content_key
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
    Via,
    decode_part,
    sign_provider,
    split_parts,
)
from engine.dht.renewal import HOLDERS_NEEDED, RenewalPolicy
from engine.dht.scheduler import MAX_INTERVAL_S, RepublishScheduler
from engine.errors import ShoalError
from engine.tasks import TaskOwner

logger = logging.getLogger(__name__)

METADATA_HOLDERS = 8  # get every part; provider records go to all k
PUT_WINDOW = 16
TOMBSTONE_TTL_S = 3600
SEQUENCE_LEAD_S = MAX_CLOCK_SKEW_S - 3600  # an own sequence so far ahead is still overtaken
MAX_WITHDRAWALS = 4000  # datagrams at a stop: 200 files at 20 holders, about 1 MB
WITHDRAW_BATCH = 100
SIGN_BATCH = 100  # records signed without a pause: 4 ms
_QUERY_BYTES = 1500  # a lookup's request and reply, roughly
_STORE_BYTES = 550  # a record and the reply with its proof
_PROBABLE_S = 3600.0  # how much later than planned a key of an earlier run may be due
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
    renewals: int = 0  # since the last lookup
    holders: dict[bool, bytes] = field(default_factory=dict)  # is IPv6 -> packed endpoints

    @property
    def holder_count(self) -> int:
        """Nodes that took the record, in all families."""
        return sum(len(unpack_holders(packed, v6)) for v6, packed in self.holders.items())


@dataclass(frozen=True, slots=True)
class _Target:
    """Where to store; a remembered holder has no known id and no token."""

    endpoint: Endpoint
    expected: NodeId | None
    token: bytes


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
        self.vias: tuple[Via, ...] = ()  # peers through which this node is reached
        self._publications: dict[Key, Publication] = {}
        self._earlier: dict[Key, Placement] = {}  # of the last run, until published again
        self._renewal = RenewalPolicy()
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
            if self._resume(publication):
                self._sign(publication)
                return
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

    def address_changed(self) -> None:
        """What holders have, and we answer ourselves, names addresses that are not ours now."""
        self._scheduler.expedite(asyncio.get_running_loop().time())
        self._changed.set()
        self._tasks.start(self._sign_all(), "sign anew")

    async def _sign_all(self) -> None:
        for count, publication in enumerate(list(self._publications.values()), 1):
            if self._publications.get(publication.key) is publication:
                self._sign(publication)
            if count % SIGN_BATCH == 0:
                await asyncio.sleep(0)

    def remember(self, earlier: dict[Key, Placement]) -> None:
        """What the last run announced need not be announced afresh."""
        self._earlier = earlier

    def placements(self) -> dict[Key, Placement]:
        """What is announced now, for the next run; also what has not been published again yet."""
        ahead = time.time() - asyncio.get_running_loop().time()
        oldest = time.time() - _PROBABLE_S
        placed = {key: earlier for key, earlier in self._earlier.items() if earlier.due > oldest}
        for key, publication in self._publications.items():
            due = self._scheduler.due_of(key)
            if due is not None and publication.holders:
                v4, v6 = (publication.holders.get(is_v6, b"") for is_v6 in (False, True))
                placed[key] = Placement(due + ahead, _content_of(publication), v4, v6)
        return placed

    async def announce_now(self, file_id: FileId) -> int:
        """Announce published content outside its turn; gives the number of holders."""
        publication = self._publications.get(content_key(file_id))
        if publication is None:
            return 0
        self._scheduler.begin(publication.key)
        await self._announce_scheduled(publication.key)
        return publication.holder_count

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
            publication.holders = {}
            if sent >= MAX_WITHDRAWALS:
                break
            if sent // WITHDRAW_BATCH > before:
                await asyncio.sleep(0)

    def _resume(self, publication: Publication) -> bool:
        """Go on where the last run stopped, if it announced the same; clocks are not trusted."""
        earlier = self._earlier.pop(publication.key, None)
        if earlier is None or earlier.content != _content_of(publication):
            return False
        wait = earlier.due - time.time()
        if not -_PROBABLE_S < wait < MAX_INTERVAL_S:
            return False
        publication.holders = {False: earlier.holders_v4, True: earlier.holders_v6}
        due = asyncio.get_running_loop().time() + max(wait, 0.0)
        self._scheduler.resume(publication.key, due)
        self._changed.set()
        return True

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
                placed = publication.holder_count
        finally:
            now = asyncio.get_running_loop().time()
            if placed:
                self._scheduler.placed(key, cost, placed >= HOLDERS_NEEDED, now)
            else:
                self._scheduler.unplaced(key, cost, now)
            self._changed.set()

    async def _announce(self, publication: Publication) -> int:
        """Renew, or place anew with the metadata; gives the bytes it cost, roughly."""
        renewals = await asyncio.gather(*(self._renew(side, publication) for side in self._sides))
        cost = sum(bytes_sent for bytes_sent, _ in renewals)
        rest = [side for side, (_, done) in zip(self._sides, renewals, strict=True) if not done]
        if not rest:
            publication.renewals += 1
            return cost
        publication.renewals = 0
        parts = await self._own_parts(publication)
        places = [self._place(side, publication, parts) for side in rest]
        return cost + sum(await asyncio.gather(*places))

    async def _renew(self, side: FamilyNode, publication: Publication) -> tuple[int, bool]:
        """Store at the holders of last time; gives the cost and whether that suffices."""
        holders = unpack_holders(publication.holders.get(side.is_v6, b""), side.is_v6)
        if not side.contact_count and not holders:
            return 0, True
        if not self._renewal.tries(len(holders), publication.renewals):
            return 0, False
        targets = [_Target(endpoint, None, b"") for endpoint in holders]
        stored = await self._add_provider(side, publication, targets)
        has_metadata = sum(bool(held) for _, held in stored) >= min(METADATA_HOLDERS, len(stored))
        wants_metadata = publication.metadata is not None or self._store.held_parts(publication.key)
        suffices = self._renewal.renewed(len(stored)) and (has_metadata or not wants_metadata)
        if suffices:
            self._set_holders(side, publication, [target.endpoint for target, _ in stored])
        return len(holders) * _STORE_BYTES, suffices

    async def _place(
        self, side: FamilyNode, publication: Publication, parts: Sequence[MetadataPart]
    ) -> int:
        """Store at the nodes nearest to the key; gives the bytes it cost, roughly."""
        if not side.contact_count:
            self._set_holders(side, publication, ())
            return 0
        key = publication.key
        lookup = side.lookup(key)
        nearest = await lookup.find(lambda _: FindNode(key))
        holders = [_Target(h.node.endpoint, h.node.id, h.token) for h in nearest]
        # Whoever may have it is told of a withdrawal, also one that comes before the replies.
        self._set_holders(side, publication, [holder.endpoint for holder in holders])
        stored = await self._add_provider(side, publication, holders)
        if self._publications.get(key) is not publication:
            self._withdraw(publication)
            return 0
        self._set_holders(side, publication, [holder.endpoint for holder, _ in stored])
        puts = await self._put_missing(side, key, stored, parts)
        cost = lookup.queries * _QUERY_BYTES + len(holders) * _STORE_BYTES + puts
        is_lan = all(is_local(holder.endpoint.host) for holder in holders)
        return cost // _LOCAL_DISCOUNT if is_lan else cost

    @staticmethod
    def _set_holders(
        side: FamilyNode, publication: Publication, holders: Sequence[Endpoint]
    ) -> None:
        publication.holders[side.is_v6] = pack_holders(holders)

    async def _add_provider(
        self, side: FamilyNode, publication: Publication, holders: Sequence[_Target]
    ) -> list[tuple[_Target, int]]:
        """Store the record at the holders; gives those that took it, and the parts each has.

        Holders may know a higher sequence of ours, from before the clock was set back: then those
        are told again with one above it.
        """
        stored: list[tuple[_Target, int]] = []
        remaining = list(holders)
        for _ in range(2):
            record = self._sign(publication)
            replies = await self._store_at(side, remaining, record, publication.key)
            stored += [(h, r.held) for h, r in replies if r.status == StoreStatus.STORED]
            stale = [(h, r) for h, r in replies if r.status == StoreStatus.STALE]
            if not stale:
                break
            self._overtake([reply.sequence for _, reply in stale], len(replies))
            remaining = [h for h, _ in stale]
        return stored

    def _overtake(self, known: Sequence[int], replies: int) -> None:
        """Our next sequence is above one that holders know; a lone one of many is not believed."""
        limit = _now_ms() + SEQUENCE_LEAD_S * 1000
        needed = 2 if replies > 2 else 1
        believed = [s for s, count in Counter(known).items() if count >= needed and s <= limit]
        self._last_sequence = max([self._last_sequence, *believed])

    async def _store_at(
        self, side: FamilyNode, holders: Sequence[_Target], record: ProviderRecord, key: Key
    ) -> list[tuple[_Target, Stored]]:
        calls = [
            side.protocol.call(h.endpoint, AddProvider(key, h.token, record.raw), h.expected)
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
        stored: Sequence[tuple[_Target, int]],
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
                side.protocol.call(h.endpoint, PutMetadata(key, h.token, raw), h.expected)
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
            vias=() if withdrawn else self.vias,
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
        told = [
            (side, endpoint)
            for side in self._sides
            for endpoint in unpack_holders(publication.holders.get(side.is_v6, b""), side.is_v6)
        ]
        if told:
            record = self._sign(publication, withdrawn=True)
            for side, endpoint in told:
                side.protocol.tell(endpoint, AddProvider(publication.key, b"", record.raw))
        return len(told)


def _content_of(publication: Publication) -> bytes:
    """A digest of what is announced; hosts are left out, since those seen by others come late."""
    endpoints = map(from_multiaddr, publication.addresses())
    ports = sorted({endpoint.port for endpoint in endpoints if endpoint is not None})
    text = repr((publication.name, int(publication.flags), ports))
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()[:8]


def _now_ms() -> int:
    return int(time.time() * 1000)
