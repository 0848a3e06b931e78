from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.dht.endpoints import Endpoint
from engine.dht.ids import NodeId, node_id, number
from engine.dht.messages import CompactNode
from engine.dht.shortlist import MAX_CANDIDATES, MAX_WIDTH, STALL_S, Shortlist

TARGET = bytes(32)
OWN = b"\xff" * 32


def node(n: int, host: str = "127.0.0.1") -> CompactNode:
    return CompactNode(NodeId(n.to_bytes(32, "big")), Endpoint(host, 1 + n % 65535))


def shortlist(k: int = 4, alpha: int = 2) -> Shortlist:
    return Shortlist(TARGET, OWN, k, alpha)


def test_the_window_slides_with_each_answer():
    search = shortlist()
    search.add(node(n) for n in (5, 3, 1, 2, 4))
    assert search.next_queries(0.0) == [node(1), node(2)]
    assert search.next_queries(0.1) == []
    search.answered(node(2), node(2))
    assert search.next_queries(0.1) == [node(3)]


def test_a_stalled_node_frees_its_slot_and_may_still_answer():
    search = shortlist()
    search.add(node(n) for n in range(1, 9))
    assert search.next_queries(0.0) == [node(1), node(2)]
    assert search.next_queries(STALL_S) == [node(3), node(4)]
    assert not search.finished
    for n in (3, 4, 1, 2):
        search.answered(node(n), node(n))
    assert search.finished
    assert search.closest() == [node(n) for n in (1, 2, 3, 4)]


def test_failed_nodes_are_replaced():
    search = shortlist(k=2)
    search.add(node(n) for n in (1, 2, 3))
    for asked in search.next_queries(0.0):
        search.failed(asked)
    assert search.next_queries(0.0) == [node(3)]
    search.answered(node(3), node(3))
    assert search.finished
    assert search.closest() == [node(3)]


def test_an_endpoint_is_asked_once_whatever_ids_are_claimed_for_it():
    search = shortlist(k=8, alpha=8)
    victim = Endpoint("127.0.0.1", 9)
    search.add(CompactNode(NodeId(bytes(31) + bytes([n])), victim) for n in range(1, 20))
    assert len(search.next_queries(0.0)) == 1


def test_who_answers_under_another_id_counts_under_its_own():
    search = shortlist()
    search.add([node(1)])
    (asked,) = search.next_queries(0.0)
    actual = CompactNode(NodeId(b"\x10" * 32), asked.endpoint)
    search.answered(asked, actual)
    assert search.finished
    assert search.closest() == [actual]


def test_two_of_one_group_among_the_nearest():
    search = shortlist(k=10, alpha=10)
    keys = [bytes([n]) * 32 for n in range(40)]
    crowd = [
        CompactNode(node_id(key, f"8.8.8.{n + 1}"), Endpoint(f"8.8.8.{n + 1}", 1))
        for n, key in enumerate(keys)
    ]
    search.add(crowd)
    assert len(search.next_queries(0.0)) == 2


def test_ids_that_cannot_stand_at_their_address_and_our_own_are_passed_over():
    search = shortlist()
    search.add([node(1, "8.8.8.8"), CompactNode(NodeId(OWN), Endpoint("127.0.0.1", 1))])
    assert search.next_queries(0.0) == []
    assert search.finished


def test_candidates_are_bounded_and_the_nearest_stay():
    search = shortlist(k=20, alpha=20)
    rng = random.Random(1)
    numbers = rng.sample(range(1, 60_000), 5000)
    search.add(node(n) for n in numbers)
    assert len(search._ordered) == len(search._by_id) == MAX_CANDIDATES
    assert search.next_queries(0.0) == [node(n) for n in sorted(numbers)[:20]]


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32))
def test_a_lookup_finds_the_nearest_that_live_whatever_the_timing(seed):
    rng = random.Random(seed)
    alive = {n: node(n) for n in rng.sample(range(1, 60_000), 60)}
    dead = {n: node(n) for n in rng.sample(range(1, 60_000), 20) if n not in alive}
    everybody = list(alive.values()) + list(dead.values())
    search = Shortlist(TARGET, OWN, 20, 8)
    search.add([*rng.sample(everybody, 5), rng.choice(list(alive.values()))])
    now, pending = 0.0, []
    while not search.finished:
        pending += [(now + rng.random(), asked) for asked in search.next_queries(now)]
        pending.sort(key=lambda p: p[0])
        assert pending
        now, asked = pending.pop(0)
        if number(asked.id) in alive:
            search.add(sorted(everybody, key=lambda c: c.id)[:45])
            search.answered(asked, asked)
        else:
            search.failed(asked)
    assert search.closest() == [alive[n] for n in sorted(alive)[:20]]


def all_answer(search: Shortlist) -> list[CompactNode]:
    """Whoever is asked answers at once, until the lookup asks nobody more."""
    asked: list[CompactNode] = []
    while queries := search.next_queries(0.0):
        for each in queries:
            search.answered(each, each)
        asked += queries
    return asked


def test_a_crowded_key_is_searched_as_far_as_its_nearest_would_stand():
    search = Shortlist(TARGET, OWN, 4, 2, spread=200)
    crowd, honest = [node(n) for n in range(1, 11)], [node(n) for n in (150, 190, 250, 400, 500)]
    search.add([*crowd, *honest])
    assert all_answer(search) == crowd[:4]
    assert search.widen(in_vain=False)
    assert all_answer(search) == crowd[4:8]
    assert search.widen(in_vain=False)
    asked = all_answer(search)
    assert honest[0] in asked
    assert honest[1] in asked
    assert not search.widen(in_vain=False)


def test_a_key_whose_nearest_stand_where_they_should_is_left_at_k():
    for spread in (0, 5):
        search = Shortlist(TARGET, OWN, 4, 2, spread=spread)
        search.add(node(n) for n in range(1, 11))
        assert len(all_answer(search)) == 4
        assert not search.widen(in_vain=False)


def test_a_lookup_in_vain_goes_on_to_twice_as_many_once():
    search = shortlist()
    search.add(node(n) for n in range(1, 20))
    assert len(all_answer(search)) == 4
    assert search.widen(in_vain=True)
    assert len(all_answer(search)) == 4
    assert not search.widen(in_vain=True)


def test_no_crowd_makes_a_lookup_ask_everybody():
    search = Shortlist(TARGET, OWN, 20, 8, spread=10**9)
    search.add(node(n) for n in range(1, 400))
    asked = len(all_answer(search))
    while search.widen(in_vain=False):
        asked += len(all_answer(search))
    assert asked == MAX_WIDTH


def test_where_nobody_is_left_to_ask_a_crowded_lookup_ends():
    search = Shortlist(TARGET, OWN, 4, 2, spread=10**9)
    search.add(node(n) for n in range(1, 7))
    all_answer(search)
    assert search.widen(in_vain=False)
    assert len(all_answer(search)) == 2
    assert not search.widen(in_vain=True)


def test_a_second_search_asks_nobody_whom_the_first_asked():
    search = Shortlist(TARGET, OWN, 4, 4, spread=10**6)
    search.add(node(n) for n in range(1, 6))
    first = all_answer(search)
    search.widen(in_vain=False)
    assert search.surrounded
    second = search.afresh([node(3), node(5), node(77)])
    assert second.next_queries(0.0) == [node(5), node(77)]
    assert node(5) not in first


def test_whoever_is_consulted_is_asked_wherever_it_stands_and_may_name_nearer_ones():
    search = shortlist()
    search.add(node(n) for n in range(11, 20))
    all_answer(search)
    assert search.finished
    search.consult([node(500), node(600)])
    assert not search.finished
    assert search.next_queries(0.0) == [node(500), node(600)]
    search.answered(node(500), node(500))
    search.add([node(3)])
    search.failed(node(600))
    assert not search.finished
    assert search.next_queries(0.0) == [node(3)]
