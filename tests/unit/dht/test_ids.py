from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.dht.ids import ID_BYTES, content_key, may_stand_at, node_id, same_key

public_keys = st.binary(min_size=32, max_size=32)
publics = st.sampled_from(["8.8.8.8", "1.1.1.1", "93.184.216.34", "2606:4700::1111"])


@given(public_keys, publics)
def test_an_id_stands_only_where_it_belongs(key, host):
    identifier = node_id(key, host)
    assert len(identifier) == ID_BYTES
    assert may_stand_at(identifier, host)
    moved = bytes([identifier[0] ^ 1]) + identifier[1:]
    others = {node_id(bytes([r]) * 32, host)[:2] for r in range(64)}
    assert moved[:2] in others or not may_stand_at(moved, host)


@given(public_keys)
def test_a_key_has_one_id_per_address_and_its_tail_everywhere(key):
    first, second = node_id(key, "8.8.8.8"), node_id(key, "1.1.1.1")
    assert same_key(first, second)
    assert first != second
    assert node_id(key, "127.0.0.1") == node_id(key, "192.168.1.5")
    assert not same_key(first, node_id(bytes(32), "8.8.8.8")) or key == bytes(32)


def test_an_address_gives_at_most_eight_prefixes():
    prefixes = {node_id(bytes([n % 256, n // 256]) * 16, "8.8.8.8")[:2] for n in range(2000)}
    assert len(prefixes) <= 8


def test_local_addresses_bind_nothing():
    assert may_stand_at(bytes(32), "127.0.0.1")
    assert content_key(bytes(32)) != bytes(32)
