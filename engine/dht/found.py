"""What one search for providers has found so far, queued for whoever reads it.

Owns which record of a key pair is the newest and whether it is news. Does not search.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from engine.dht.endpoints import Endpoint, is_local, is_loopback
from engine.dht.records import ProviderRecord

MAX_PROVIDERS = 256  # given by one search


def _told(record: ProviderRecord) -> tuple[object, ...]:
    """What a reader makes use of."""
    return record.addresses, record.vias, record.name, record.flags


class Found:
    """Records of one search: the newest of each key pair, queued for the reader."""

    def __init__(self, own_key: bytes) -> None:
        self._own_key = own_key
        self._newest: dict[bytes, ProviderRecord] = {}
        self._queue: asyncio.Queue[ProviderRecord | None] = asyncio.Queue()
        self.near: set[bytes] = set()  # key pairs whose record a local holder told
        self.here: set[bytes] = set()  # and one on this machine

    @property
    def full(self) -> bool:
        """Whether nothing more is taken."""
        return len(self._newest) >= MAX_PROVIDERS

    def take(self, record: ProviderRecord, holder: Endpoint | None) -> None:
        """Queue a checked record if it is news; `holder` told it, None is one far away."""
        key = record.public_key
        if holder is not None and is_local(holder.host):
            self.near.add(key)
            if is_loopback(holder.host):
                self.here.add(key)
        old = self._newest.get(key)
        if key == self._own_key or (old is None and self.full):
            return
        if old is not None and old.sequence >= record.sequence:
            return
        self._newest[key] = record
        same = old is not None and _told(old) == _told(record)
        if not record.withdrawn and not same:
            self._queue.put_nowait(record)

    def search_ended(self, _: object) -> None:
        """One of the searches is over."""
        self._queue.put_nowait(None)

    async def records(self, searches: int) -> AsyncIterator[ProviderRecord]:
        """Queued records that are still the newest, until every search has ended."""
        while searches or not self._queue.empty():
            record = await self._queue.get()
            if record is None:
                searches -= 1
            elif self._newest[record.public_key] is record:
                yield record
