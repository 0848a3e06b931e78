from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.dht.ids import Key, content_key, number
from engine.dht.record_store import METADATA_GRACE_S, RecordStore, StoreLimits, StoreStatus
from engine.dht.records import ProviderFlag, ProviderRecord, all_parts, decode_part, split_parts
from tests.helpers.dht import metadata_record

OWN = bytes(32)
KEY = Key(b"\1" * 32)


def record(seed: int, sequence: int = 1, ttl_s: int = 3600, flags: int = 0) -> ProviderRecord:
    """Structurally a record; the store trusts its caller for the signature."""
    public_key = seed.to_bytes(32, "big")
    raw = public_key + sequence.to_bytes(8, "big") + bytes(80)
    return ProviderRecord(public_key, sequence, ttl_s, flags, (), "", (), raw)


def host(group: int, member: int = 1) -> str:
    return f"{20 + group // 256}.{group % 256}.1.{member}"


def test_the_highest_sequence_wins():
    store = RecordStore(OWN)
    assert store.add_provider(KEY, record(1, 5), host(1), 0) is StoreStatus.STORED
    assert store.add_provider(KEY, record(1, 4), host(1), 0) is StoreStatus.STALE
    assert store.add_provider(KEY, record(1, 6), host(1), 0) is StoreStatus.STORED
    assert store.known_sequence(KEY, record(1).public_key) == 6
    assert store.providers(KEY, 0) == [record(1, 6).raw]
    assert (store.record_count, store.key_count) == (1, 1)


def test_records_end_and_nothing_is_left():
    store = RecordStore(OWN)
    for seed in range(10):
        store.add_provider(KEY, record(seed, ttl_s=600 + 60 * seed), host(seed), 0)
    assert len(store.providers(KEY, 599)) == 10
    assert len(store.providers(KEY, 700)) == 8
    store.sweep(10_000)
    assert (store.record_count, store.key_count, store.byte_count) == (0, 0, 0)


def test_a_tombstone_hides_its_provider_and_outlasts_replays():
    store = RecordStore(OWN)
    store.add_provider(KEY, record(1, 5), host(1), 0)
    tombstone = record(1, 6, flags=ProviderFlag.WITHDRAWN)
    assert store.add_provider(KEY, tombstone, host(1), 0) is StoreStatus.STORED
    assert store.providers(KEY, 0) == []
    assert store.add_provider(KEY, record(1, 5), host(1), 0) is StoreStatus.STALE


def test_one_address_group_cannot_fill_a_key():
    store = RecordStore(OWN)
    statuses = [store.add_provider(KEY, record(s), host(1, s % 250), 0) for s in range(20)]
    assert statuses.count(StoreStatus.STORED) == store.limits.per_group_and_key


def test_a_full_key_makes_room_for_other_groups():
    store = RecordStore(OWN, StoreLimits(per_key=16))
    for seed in range(16):
        store.add_provider(KEY, record(seed), host(seed // 8, seed), 0)
    assert store.add_provider(KEY, record(99), host(77), 0) is StoreStatus.STORED
    assert len(store.providers(KEY, 0)) == 16
    assert record(99).raw in store.providers(KEY, 0)


def test_local_publishers_are_not_grouped_but_bounded():
    store = RecordStore(OWN)
    statuses = [store.add_provider(KEY, record(s), "127.0.0.1", 0) for s in range(200)]
    assert statuses.count(StoreStatus.STORED) == store.limits.per_key
    assert store.add_provider(KEY, record(999), "192.168.1.1", 0) is StoreStatus.STORED


def test_a_full_store_drops_the_farthest_key():
    store = RecordStore(OWN, StoreLimits(keys=4))
    keys = [Key(bytes([n]) * 32) for n in (8, 4, 2, 1)]
    for key in keys:
        store.add_provider(key, record(1), host(1), 0)
    far, near = Key(b"\x10" * 32), Key(b"\0" * 31 + b"\1")
    assert store.add_provider(far, record(1), host(2), 0) is StoreStatus.FULL
    assert store.add_provider(near, record(1), host(2), 0) is StoreStatus.STORED
    assert store.providers(keys[0], 0) == []
    assert store.providers(near, 0)
    assert store.key_count == 4


def test_one_group_cannot_fill_the_store():
    store = RecordStore(OWN, StoreLimits(per_group=5))
    for n in range(20):
        store.add_provider(Key(bytes([n]) * 32), record(n), host(1), 0)
    assert store.record_count == 5


def test_our_own_record_comes_first_and_never_ends():
    store = RecordStore(OWN)
    store.add_provider(KEY, record(1), host(1), 0)
    store.set_own_provider(KEY, b"own")
    assert store.providers(KEY, 0) == [b"own", record(1).raw]
    store.sweep(1e9)
    assert store.providers(KEY, 1e9) == [b"own"]
    store.drop_own(KEY)
    assert store.providers(KEY, 1e9) == []


def test_metadata_lives_as_long_as_its_providers_and_a_grace():
    identifier, whole = metadata_record(1 << 30)
    key, store = content_key(identifier), RecordStore(OWN)
    for part in split_parts(whole):
        assert store.add_part(key, part, host(1), 0) is StoreStatus.STORED
    assert store.held_parts(key) == all_parts(whole.size)
    store.add_provider(key, record(1, ttl_s=20_000), host(1), 0)
    store.sweep(METADATA_GRACE_S + 120)
    assert store.held_parts(key) == all_parts(whole.size)
    store.sweep(21_000)
    assert store.held_parts(key) == 0
    assert (store.key_count, store.byte_count) == (0, 0)


def test_metadata_without_a_provider_goes_after_the_grace():
    identifier, whole = metadata_record(1000)
    key, store = content_key(identifier), RecordStore(OWN)
    store.add_part(key, split_parts(whole)[0], host(1), 0)
    assert decode_part(store.part(key, 0) or b"").size == 1000
    store.sweep(METADATA_GRACE_S + 120)
    assert store.part(key, 0) is None


def test_own_metadata_beyond_its_bound_keeps_the_first_part():
    store = RecordStore(OWN, StoreLimits(own_metadata_bytes=40_000))
    keys = []
    for seed in range(3):
        identifier, whole = metadata_record(1 << 30, seed)
        keys.append(content_key(identifier))
        store.set_own_parts(keys[-1], split_parts(whole))
    assert [store.held_parts(key) for key in keys][:2] == [1, 1]
    assert store.own_is_complete(keys[2])
    assert not store.own_is_complete(keys[0])


def test_bytes_are_bounded_too():
    store = RecordStore(OWN, StoreLimits(bytes=5000))
    for n in range(100):
        identifier, whole = metadata_record(300_000, n)
        store.add_part(content_key(identifier), split_parts(whole)[0], host(n), 0)
    assert store.byte_count <= 5000


def test_distances_follow_our_id():
    store = RecordStore(OWN, StoreLimits(keys=2))
    low, high = Key(b"\1" * 32), Key(b"\x80" * 32)
    for key in (low, high):
        store.add_provider(key, record(1), host(1), 0)
    store.move_to(b"\xff" * 32)
    store.add_provider(Key(b"\xfe" * 32), record(1), host(2), 0)
    assert store.providers(low, 0) == []
    assert store.providers(high, 0)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 200))
def test_the_books_balance_whatever_comes(seed, steps):
    rng = random.Random(seed)
    limits = StoreLimits(keys=6, records=20, bytes=4000, per_key=5, per_group=8)
    store, now = RecordStore(OWN, limits), 0.0
    parts = [split_parts(metadata_record(20_000, n)[1])[0] for n in range(3)]
    keys = [content_key(metadata_record(20_000, n)[0]) for n in range(3)]
    keys += [Key(rng.randbytes(32)) for _ in range(8)]
    for _ in range(steps):
        now += rng.random() * 300
        source = rng.choice(["127.0.0.1", host(rng.randrange(4), 1)])
        index = rng.randrange(len(keys))
        action = rng.randrange(10)
        if action == 0:
            store.sweep(now)
        elif action < 3 and index < 3:
            store.add_part(keys[index], parts[index], source, now)
        else:
            flags = rng.choice([0, 0, 0, 1])
            store.add_provider(
                keys[index],
                record(rng.randrange(30), rng.randrange(5), rng.randrange(600, 2000), flags),
                source,
                now,
            )
        kept = [r for k in store._providers.values() for r in k.values()]
        in_parts = [raw for m in store._metadata.values() for raw in m.parts.values()]
        assert store.record_count == len(kept) <= limits.records
        assert store.byte_count == sum(len(r.raw) for r in kept) + sum(map(len, in_parts))
        assert store.byte_count <= limits.bytes
        held = set(store._providers) | set(store._metadata)
        assert sorted(map(number, held)) == store._distances
        assert len(held) <= limits.keys
        assert sum(store._groups.values()) == len(kept) + len(store._metadata)
        assert len(store._wheel) == len(kept) + len(store._metadata)
    store.sweep(now + 1e6)
    store.sweep(now + 2e6)
    assert (store.record_count, store.key_count, store.byte_count) == (0, 0, 0)


@pytest.mark.parametrize("field", ["keys", "records", "bytes", "per_key", "per_group"])
def test_every_bound_is_positive(field):
    assert getattr(StoreLimits(), field) > 0
