from __future__ import annotations

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.dht.endpoints import Endpoint
from engine.dht.ids import NodeId, node_id
from engine.dht.table import (
    MAX_FAILURES,
    MAX_FORMER,
    MAX_PER_GROUP_IN_BUCKET,
    MAX_PER_NETWORK,
    MAX_REPLACEMENTS,
    Contact,
    Table,
)


def table(seed: int = 0) -> Table:
    own = NodeId(random.Random(f"own {seed}").randbytes(32))
    return Table(Contact(own, Endpoint("0.0.0.0", 0)), 20)


def local(rng: random.Random, port: int) -> Contact:
    return Contact(NodeId(rng.randbytes(32)), Endpoint("127.0.0.1", port))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 400), st.integers(1, 30))
def test_neighbours_are_exact(seed, count, k):
    rng, routes = random.Random(seed), table(seed)
    for port in range(1, count + 1):
        routes.add_contact(local(rng, port))
    members = list(routes)
    assert len(members) == len(routes) == len({c.id for c in members})
    target = rng.choice([local(rng, 0), *members])
    expected = sorted((c for c in members if c.id != target.id), key=target.distance_to)[:k]
    assert routes.find_neighbors(target, k) == expected
    excluded = rng.choice(members) if members else None
    got = routes.find_neighbors(target, k, excluded)
    assert excluded not in got


def test_the_ends_of_the_key_space_have_a_bucket():
    routes, rng = table(), random.Random(1)
    for port in range(1, 300):
        routes.add_contact(local(rng, port))
    for identifier in (bytes(32), b"\xff" * 32):
        edge = Contact(NodeId(identifier), Endpoint("127.0.0.1", 9999))
        routes.add_contact(edge)
        assert routes.get_bucket_for(edge) in range(len(routes.buckets))
    ranges = [bucket.range for bucket in routes.buckets]
    assert ranges[0][0] == 0
    assert ranges[-1][1] == 2**256 - 1
    assert all(low[1] + 1 == high[0] for low, high in itertools.pairwise(ranges))


def test_replacements_are_bounded_and_step_in():
    routes, rng = table(), random.Random(2)
    for port in range(1, 3000):
        routes.add_contact(local(rng, port))
    assert all(len(b.replacement_nodes) <= MAX_REPLACEMENTS for b in routes.buckets)
    assert all(len(b) <= 20 for b in routes.buckets)
    full = next(b for b in routes.buckets if b.replacement_nodes)
    victim = next(iter(full.nodes.values()))
    for _ in range(MAX_FAILURES):
        routes.failed(victim.id, victim.endpoint)
    assert routes.get(victim.id) is None
    assert len(full) == 20


def test_two_failures_at_the_same_address_evict_and_are_remembered():
    routes, contact = table(), local(random.Random(3), 7)
    routes.add_contact(contact)
    routes.failed(contact.id, Endpoint("127.0.0.1", 8))
    routes.failed(contact.id, contact.endpoint)
    assert routes.get(contact.id) is contact
    routes.add_contact(Contact(contact.id, contact.endpoint))
    routes.failed(contact.id, contact.endpoint)
    assert len(routes) == 1
    routes.failed(contact.id, contact.endpoint)
    assert len(routes) == 0
    assert list(routes.former) == [contact.endpoint]


def test_former_contacts_are_bounded():
    routes, rng = table(), random.Random(4)
    for port in range(1, 500):
        contact = local(rng, port)
        routes.add_contact(contact)
        for _ in range(MAX_FAILURES):
            routes.failed(contact.id, contact.endpoint)
    assert len(routes.former) == MAX_FORMER


def test_a_moved_contact_is_renewed_and_an_endpoint_is_one_contact():
    routes, rng = table(), random.Random(5)
    first = local(rng, 7)
    routes.add_contact(first)
    moved = Contact(first.id, Endpoint("127.0.0.1", 8))
    routes.add_contact(moved)
    assert list(routes) == [moved]
    for _ in range(100):
        routes.add_contact(local(rng, 9))
    assert len(routes) == 2


def test_one_group_gets_two_places_in_a_bucket_and_one_network_ten():
    routes, rng = table(), random.Random(6)
    for n in range(200):
        host = f"8.8.8.{n + 1}"
        routes.add_contact(Contact(node_id(rng.randbytes(32), host), Endpoint(host, 1)))
    for bucket in routes.buckets:
        assert len(bucket) + len(bucket.replacement_nodes) <= MAX_PER_GROUP_IN_BUCKET
    for n in range(250):
        host = f"8.8.{n}.1"
        routes.add_contact(Contact(node_id(rng.randbytes(32), host), Endpoint(host, 1)))
    assert len(routes) <= MAX_PER_NETWORK


def test_outsiders_hear_of_nothing_local():
    routes, rng = table(), random.Random(7)
    inner = local(rng, 7)
    outer = Contact(node_id(bytes(32), "8.8.8.8"), Endpoint("8.8.8.8", 1))
    for contact in (inner, outer):
        routes.add_contact(contact)
    key = bytes(32)
    assert routes.nearest_for(key, 20, Endpoint("9.9.9.9", 1)) == (outer.compact,)
    neighbour = Endpoint("192.168.0.2", 1)
    assert set(routes.nearest_for(key, 20, neighbour)) == {inner.compact, outer.compact}
    assert routes.nearest_for(key, 20, inner.endpoint) == (outer.compact,)
    assert routes.nearest_for(key, 0, neighbour) == ()


def test_strangers_are_wanted_while_there_is_room():
    routes, rng = table(), random.Random(8)
    contact = local(rng, 1)
    assert routes.wants(contact.id, contact.endpoint)
    routes.add_contact(contact)
    assert not routes.wants(contact.id, contact.endpoint)
    assert not routes.wants(routes.node.id, contact.endpoint)
    for port in range(2, 2000):
        routes.add_contact(local(rng, port))
    far = NodeId(bytes([routes.node.id[0] ^ 0x80]) + rng.randbytes(31))
    assert not routes.wants(far, Endpoint("127.0.0.1", 1))


def test_idle_buckets_get_a_target_of_their_own_range():
    routes, rng = table(), random.Random(9)
    for port in range(1, 300):
        routes.add_contact(local(rng, port))
    later = max(b.last_updated for b in routes.buckets) + 901
    targets = routes.idle_targets(900, later, rng)
    assert len(targets) == len(routes.buckets)
    routes.touch(targets[0], later)
    assert len(routes.idle_targets(900, later, rng)) == len(targets) - 1
