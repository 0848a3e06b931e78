"""Searches at one address family: all providers of a key, or its metadata.

Owns how records and parts are gathered from many holders and checked; each is believed for its
signature or its hashes, never for who sent it.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable, Sequence

from engine.dht.endpoints import Endpoint
from engine.dht.family import FamilyNode
from engine.dht.ids import Key
from engine.dht.messages import (
    MAX_COUNT,
    CompactNode,
    GetMetadata,
    GetProviders,
    Metadata,
    Providers,
)
from engine.dht.protocol import Answer
from engine.dht.records import (
    MetadataPart,
    ProviderRecord,
    all_parts,
    decode_part,
    decode_provider,
    part_count,
)
from engine.errors import RemoteProtocolError

logger = logging.getLogger(__name__)

MAX_PAGES = 64  # further requests to holders that have more records than fit one reply
PAGE_WINDOW = 8
MAX_VAIN_ROUNDS = 2  # without a record that is new
MAX_DISTINCT_RECORDS = 1024  # checked in one search
PART_WINDOW = 8
PART_ROUNDS = 4

OnRecord = Callable[[ProviderRecord, Endpoint], None]


class ProviderSearch:
    """Hands every valid record to `on_record`, with the holder it came from, as it arrives."""

    def __init__(
        self,
        side: FamilyNode,
        key: Key,
        on_record: OnRecord,
        enough: Callable[[], bool],
        rng: random.Random,
    ) -> None:
        self._side = side
        self._key = key
        self._on_record = on_record
        self._enough = enough
        self._salt = rng.getrandbits(32)
        self._seen: set[bytes] = set()  # records, valid or not
        self._valid = 0
        self._next: dict[CompactNode, int] = {}  # where to go on in a holder's records
        self._totals: dict[CompactNode, int] = {}

    async def run(self) -> None:
        """The lookup, and then the further pages of its holders."""
        await self._side.lookup(self._key).find(
            self._page_of, self._on_answer, self._enough, lambda: not self._valid
        )
        pages, vain = 0, 0
        while pages < MAX_PAGES and vain < MAX_VAIN_ROUNDS and not self._enough():
            holders = self._unfinished()[:PAGE_WINDOW]
            if not holders or len(self._seen) >= max(self._totals.values()):
                return
            before = len(self._seen)
            pages += len(holders)
            await self._ask_next_page(holders)
            vain = 0 if len(self._seen) > before else vain + 1

    async def _ask_next_page(self, holders: Sequence[CompactNode]) -> None:
        calls = [
            self._side.protocol.call(holder.endpoint, self._page_of(holder), holder.id)
            for holder in holders
        ]
        for holder, answer in zip(holders, await asyncio.gather(*calls), strict=True):
            if answer is None:
                self._totals[holder] = 0
            else:
                self._on_answer(answer)

    def _page_of(self, holder: CompactNode) -> GetProviders:
        """The next page of a holder. Each begins somewhere else: all have much the same records."""
        start = (self._salt ^ int.from_bytes(holder.id[-4:], "big")) + self._next.get(holder, 0)
        return GetProviders(self._key, start % MAX_COUNT)

    def _unfinished(self) -> list[CompactNode]:
        """Holders with records they have not sent, those that know most first."""
        left = {h: total - self._next[h] for h, total in self._totals.items()}
        return sorted((h for h in left if left[h] > 0), key=lambda h: -left[h])

    def _on_answer(self, answer: Answer) -> None:
        if not isinstance(answer.reply, Providers):
            return
        holder = answer.contact.compact
        sent = len(answer.reply.records)
        self._next[holder] = self._next.get(holder, 0) + sent
        self._totals[holder] = answer.reply.total if sent else 0
        for raw in answer.reply.records:
            if raw not in self._seen and len(self._seen) < MAX_DISTINCT_RECORDS:
                self._seen.add(raw)
                self._take(raw, holder.endpoint)

    def _take(self, raw: bytes, holder: Endpoint) -> None:
        try:
            record = decode_provider(raw)
            record.check_time(time.time())
            record.check_signature(self._key)
        except RemoteProtocolError as error:
            logger.debug("a provider record from %s is false: %s", holder, error)
            return
        self._valid += 1
        self._on_record(record, holder)


class MetadataSearch:
    """Finds a valid part, then the rest of the parts; `parts` holds what was found."""

    def __init__(self, side: FamilyNode, key: Key, parts: dict[int, MetadataPart]) -> None:
        self._side = side
        self._key = key
        self.parts = parts
        self._holders: dict[CompactNode, int] = {}  # the parts each says it has
        self._tried: set[tuple[CompactNode, int]] = set()

    @property
    def complete(self) -> bool:
        """Whether every part is here."""
        return not self._missing() and bool(self.parts)

    async def run(self) -> None:
        """Stop at the first holders that have it all; look further only if they fail."""
        for enough in (self._covered, lambda: self.complete):
            await self._side.lookup(self._key).find(
                self._first_missing, self._on_answer, enough, lambda: not self.parts
            )
            for _ in range(PART_ROUNDS):
                if not await self._fetch_missing():
                    break
            if self.complete or not self._holders:
                return

    def _first_missing(self, _: CompactNode) -> GetMetadata:
        return GetMetadata(self._key, next(iter(self._missing()), 0))

    def _missing(self) -> list[int]:
        if not self.parts:
            return [0]
        size = next(iter(self.parts.values())).size
        return [index for index in range(part_count(size)) if index not in self.parts]

    def _covered(self) -> bool:
        """Whether the holders known say that together they have everything."""
        if not self.parts:
            return False
        held = 0
        for bitmap in self._holders.values():
            held |= bitmap
        return held & (wanted := all_parts(next(iter(self.parts.values())).size)) == wanted

    async def _fetch_missing(self) -> bool:
        """Ask one holder for each missing part; whether anybody was left to ask."""
        plan = []
        for position, index in enumerate(self._missing()):
            holders = [
                h
                for h, held in self._holders.items()
                if held >> index & 1 and (h, index) not in self._tried
            ]
            if holders:
                plan.append((holders[position % len(holders)], index))
        for start in range(0, len(plan), PART_WINDOW):
            window = plan[start : start + PART_WINDOW]
            self._tried.update(window)
            answers = await asyncio.gather(
                *(
                    self._side.protocol.call(h.endpoint, GetMetadata(self._key, index), h.id)
                    for h, index in window
                )
            )
            for answer in answers:
                if answer is not None:
                    self._on_answer(answer)
        return bool(plan)

    def _on_answer(self, answer: Answer) -> None:
        if not isinstance(answer.reply, Metadata):
            return
        holder = answer.contact.compact
        if answer.reply.part:
            try:
                part = decode_part(answer.reply.part)
                part.check(self._key)
            except RemoteProtocolError as error:
                logger.debug("metadata from %s is false: %s", holder.endpoint, error)
                return
            self.parts.setdefault(part.index, part)
        if answer.reply.held:
            self._holders[holder] = answer.reply.held
