"""What this node keeps for others and for itself: provider records and metadata parts, bounded.

Owns quotas, eviction and expiry. What comes in has been decoded and checked (`records`,
`responder`); time is the caller's monotonic clock. Records of others are kept at most as long as
their TTL, counted from reception, and are never pushed on to other nodes: only publishers publish.
When the store is full, the key farthest from this node goes, because others are asked for it first.

What this node itself provides is kept apart: it counts against no quota and never ends by itself.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum

from engine.dht.endpoints import group_of, is_local
from engine.dht.expiry import ExpiryWheel
from engine.dht.ids import ID_BYTES, Key, number
from engine.dht.records import MetadataPart, ProviderRecord, decode_part, part_count

METADATA_GRACE_S = 2 * 3600.0  # metadata outlives the last provider record of its key by this much


@dataclass(frozen=True, slots=True)
class StoreLimits:
    """Bounds on what strangers can make a node keep; one record costs about 700 bytes of memory."""

    keys: int = 20_000
    records: int = 50_000
    bytes: int = 48 << 20
    per_key: int = 128
    per_group_and_key: int = 8  # of one /24 or /48; local networks have no such bound
    per_group: int = 2_000  # records and metadata sets
    own_metadata_bytes: int = 16 << 20


class StoreStatus(IntEnum):
    """What became of something that was to be stored; travels in replies."""

    STORED = 0
    STALE = 1  # a record of the same key pair with a higher sequence is known
    FULL = 2  # a quota is used up, or the key is too far from this node
    BAD_TOKEN = 3
    INVALID = 4  # not signed, not certified, or out of its time


@dataclass(slots=True)
class _Stored:
    raw: bytes
    sequence: int
    ends: float
    group: bytes
    withdrawn: bool


@dataclass(slots=True)
class _Metadata:
    parts: dict[int, bytes]
    ends: float
    group: bytes


_Watched = tuple[Key, bytes]  # (key, public key), or (key, b"") for the key's metadata


class RecordStore:
    """Records of others, bounded, and of this node."""

    def __init__(self, own_id: bytes, limits: StoreLimits | None = None) -> None:
        self.limits = limits or StoreLimits()
        self._own_number = number(own_id)
        self._providers: dict[Key, dict[bytes, _Stored]] = {}
        self._metadata: dict[Key, _Metadata] = {}
        self._own: dict[Key, bytes] = {}
        self._own_parts: dict[Key, dict[int, bytes]] = {}
        self._own_bytes = 0
        self._distances: list[int] = []  # of every key of others, sorted
        self._groups: Counter[bytes] = Counter()
        self._records = 0
        self._bytes = 0
        self._wheel: ExpiryWheel[_Watched] = ExpiryWheel()

    @property
    def record_count(self) -> int:
        """Provider records of others, tombstones included."""
        return self._records

    @property
    def key_count(self) -> int:
        """Keys of others that something is kept for."""
        return len(self._distances)

    @property
    def byte_count(self) -> int:
        """Bytes of records and parts kept for others."""
        return self._bytes

    def move_to(self, own_id: bytes) -> None:
        """The node's id changed: distances are counted from the new one."""
        if number(own_id) == self._own_number:
            return
        keys = [d ^ self._own_number for d in self._distances]
        self._own_number = number(own_id)
        self._distances = sorted(k ^ self._own_number for k in keys)

    # -- provider records -----------------------------------------------------------------------

    def known_sequence(self, key: Key, public_key: bytes) -> int | None:
        """The sequence of the record kept for this key pair."""
        stored = self._providers.get(key, {}).get(public_key)
        return stored.sequence if stored else None

    def add_provider(
        self, key: Key, record: ProviderRecord, source: str, now: float
    ) -> StoreStatus:
        """Keep a checked record that came from the address `source`."""
        old = self._providers.get(key, {}).get(record.public_key)
        group = group_of(source)
        if old is not None:
            if old.sequence > record.sequence:
                return StoreStatus.STALE
            # A renewal needs no token, so its source may be forged: the old one stays accountable.
            group = old.group
            self._remove(key, record.public_key)
        elif not self._make_room(key, group, source, now):
            return StoreStatus.FULL
        ends = now + record.ttl_s
        self._enter(key)
        self._providers.setdefault(key, {})[record.public_key] = _Stored(
            record.raw, record.sequence, ends, group, record.withdrawn
        )
        self._count(record.raw, group, 1)
        self._wheel.put((key, record.public_key), ends)
        return StoreStatus.STORED

    def providers(self, key: Key, now: float) -> list[bytes]:
        """Bytes of the live records of a key, our own first, in a stable order."""
        own = [self._own[key]] if key in self._own else []
        kept = self._providers.get(key, {}).values()
        return own + [s.raw for s in kept if s.ends > now and not s.withdrawn]

    def set_own_provider(self, key: Key, raw: bytes) -> None:
        """Answer for `key` with this record of our own from now on."""
        self._own[key] = raw

    def drop_own(self, key: Key) -> None:
        """We no longer provide this content; its metadata may still be asked of us for a while."""
        self._own.pop(key, None)
        parts = self._own_parts.pop(key, {})
        self._own_bytes -= sum(map(len, parts.values()))

    # -- metadata -------------------------------------------------------------------------------

    def add_part(self, key: Key, part: MetadataPart, source: str, now: float) -> StoreStatus:
        """Keep a checked part of a key's metadata that came from the address `source`."""
        stored = self._metadata.get(key)
        if stored is not None and part.index in stored.parts:
            return StoreStatus.STORED
        raw, group = part.encode(), group_of(source)
        crowded = not is_local(source) and self._groups[group] >= self.limits.per_group
        if (stored is None and crowded) or not self._reserve(key, len(raw)):
            return StoreStatus.FULL
        if stored is None:
            stored = self._metadata[key] = _Metadata({}, now + METADATA_GRACE_S, group)
            self._count_group(group, 1)
            self._enter(key)
            self._wheel.put((key, b""), stored.ends)
        stored.parts[part.index] = raw
        self._bytes += len(raw)
        return StoreStatus.STORED

    def part(self, key: Key, index: int) -> bytes | None:
        """One part of a key's metadata, our own or kept for others."""
        own = self._own_parts.get(key, {}).get(index)
        if own is not None:
            return own
        stored = self._metadata.get(key)
        return stored.parts.get(index) if stored else None

    def own_part(self, key: Key, index: int) -> bytes | None:
        """One part of our own content's metadata."""
        return self._own_parts.get(key, {}).get(index)

    def own_is_complete(self, key: Key) -> bool:
        """Whether every part of our own content's metadata is at hand."""
        parts = self._own_parts.get(key, {})
        return 0 in parts and len(parts) == part_count(decode_part(parts[0]).size)

    def held_parts(self, key: Key) -> int:
        """Bitmap of the parts that `part` has: bit i for part i."""
        stored = self._metadata.get(key)
        indexes = set(self._own_parts.get(key, ())) | set(stored.parts if stored else ())
        return sum(1 << index for index in indexes)

    def set_own_parts(self, key: Key, parts: tuple[MetadataPart, ...]) -> None:
        """Answer for our own content's metadata; beyond the bound, the oldest keep part 0 only."""
        old = self._own_parts.pop(key, {})
        new = self._own_parts[key] = {part.index: part.encode() for part in parts}
        self._own_bytes += sum(map(len, new.values())) - sum(map(len, old.values()))
        for parts_kept in self._own_parts.values():
            if self._own_bytes <= self.limits.own_metadata_bytes:
                break
            for index in [i for i in parts_kept if i != 0]:
                self._own_bytes -= len(parts_kept.pop(index))

    # -- time and room --------------------------------------------------------------------------

    def sweep(self, now: float) -> int:
        """Forget what has ended; gives how many records and metadata sets went."""
        gone = 0
        for key, public_key in list(self._wheel.pop_ended(now)):
            if public_key:
                self._remove(key, public_key)
            elif not self._outlives(key, now):
                self._remove_metadata(key)
            else:
                continue
            gone += 1
            self._leave_if_empty(key)
        return gone

    def _outlives(self, key: Key, now: float) -> bool:
        """Renew metadata whose key still has a provider."""
        ends = max((s.ends for s in self._providers.get(key, {}).values()), default=now)
        if ends <= now:
            return False
        self._wheel.put((key, b""), ends)
        return True

    def _make_room(self, key: Key, group: bytes, source: str, now: float) -> bool:
        siblings = self._providers.get(key, {})
        if not is_local(source):
            if self._groups[group] >= self.limits.per_group:
                return False
            same = sum(s.group == group for s in siblings.values())
            if same >= self.limits.per_group_and_key:
                return False
        if len(siblings) >= self.limits.per_key and not self._displace(key, group, now):
            return False
        return self._reserve(key, 0)

    def _displace(self, key: Key, group: bytes, now: float) -> bool:
        """Make room in a full key at the expense of the group that has most of it."""
        siblings = self._providers[key]
        sizes = Counter(s.group for s in siblings.values())
        largest, size = sizes.most_common(1)[0]
        ended = [p for p, s in siblings.items() if s.ends <= now]
        if not ended and size <= sizes[group] + 1:
            return False
        candidates = ended or [p for p, s in siblings.items() if s.group == largest]
        self._remove(key, min(candidates, key=lambda p: siblings[p].ends))
        return True

    def _reserve(self, key: Key, size: int) -> bool:
        """Room for one thing more under `key`, if need be by dropping farther keys."""
        distance = number(key) ^ self._own_number
        known = key in self._providers or key in self._metadata
        while (
            self._records >= self.limits.records
            or self._bytes + size > self.limits.bytes
            or (not known and len(self._distances) >= self.limits.keys)
        ):
            if not self._distances or self._distances[-1] <= distance:
                return False
            self._drop_farthest()
        return True

    def _drop_farthest(self) -> None:
        key = Key((self._distances[-1] ^ self._own_number).to_bytes(ID_BYTES, "big"))
        for public_key in list(self._providers.get(key, ())):
            self._remove(key, public_key)
        self._remove_metadata(key)
        self._leave_if_empty(key)

    def _enter(self, key: Key) -> None:
        distance = number(key) ^ self._own_number
        at = bisect_left(self._distances, distance)
        if at == len(self._distances) or self._distances[at] != distance:
            insort(self._distances, distance)

    def _leave_if_empty(self, key: Key) -> None:
        if self._providers.get(key) or key in self._metadata:
            return
        self._providers.pop(key, None)
        distance = number(key) ^ self._own_number
        at = bisect_left(self._distances, distance)
        if at < len(self._distances) and self._distances[at] == distance:
            del self._distances[at]

    def _remove(self, key: Key, public_key: bytes) -> None:
        """Take one record out; its key stays entered until `_leave_if_empty`."""
        stored = self._providers[key].pop(public_key)
        if not self._providers[key]:
            del self._providers[key]
        self._count(stored.raw, stored.group, -1)
        self._wheel.discard((key, public_key))

    def _remove_metadata(self, key: Key) -> None:
        stored = self._metadata.pop(key, None)
        if stored is not None:
            self._bytes -= sum(map(len, stored.parts.values()))
            self._count_group(stored.group, -1)
            self._wheel.discard((key, b""))

    def _count(self, raw: bytes, group: bytes, sign: int) -> None:
        self._records += sign
        self._bytes += sign * len(raw)
        self._count_group(group, sign)

    def _count_group(self, group: bytes, sign: int) -> None:
        self._groups[group] += sign
        if not self._groups[group]:
            del self._groups[group]
