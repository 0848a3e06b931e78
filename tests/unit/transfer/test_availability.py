"""Rarest first: the order agrees with a plain sort, whatever happens to it."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from engine.transfer.availability import PieceSet, RarestOrder
from engine.transfer.piece_table import bits_of

TOTAL = 12
steps = st.lists(
    st.tuples(
        st.sampled_from(["up", "down", "add", "discard"]),
        st.sets(st.integers(0, TOTAL - 1), max_size=6),
    ),
    max_size=60,
)


@given(steps, st.integers())
def test_the_order_is_always_by_rarity(steps, seed):
    order = RarestOrder(TOTAL, Random(seed))
    order.fill(range(TOTAL))
    counts, wanted = [0] * TOTAL, set(range(TOTAL))
    for what, indices in steps:
        if what == "up":
            order.count_up(indices)
            counts = [n + (i in indices) for i, n in enumerate(counts)]
        elif what == "down":
            present = [i for i in indices if counts[i]]
            order.count_down(present)
            counts = [n - (i in present) for i, n in enumerate(counts)]
        for index in indices if what in ("add", "discard") else ():
            getattr(order, what)(index)
            (wanted.add if what == "add" else wanted.discard)(index)
        walked = list(order)
        assert sorted(walked) == sorted(wanted)
        assert [counts[i] for i in walked] == sorted(counts[i] for i in wanted)
        assert all((i in order) == (i in wanted) for i in range(TOTAL))
        assert all(order.availability(i) == counts[i] for i in range(TOTAL))


def test_ties_are_broken_at_random():
    firsts = set()
    for seed in range(50):
        order = RarestOrder(8, Random(seed))
        order.fill(range(8))
        order.count_up(range(8))
        firsts.add(next(iter(order)))
    assert len(firsts) > 4


@given(st.sets(st.integers(0, 99)), st.integers(1, 100))
def test_a_piece_set_holds_what_was_added(indices, total):
    pieces = PieceSet(total)
    inside = {index for index in indices if index < total}
    assert all(pieces.add(index) for index in inside)
    assert not any(pieces.add(index) for index in inside)
    assert set(pieces.indices()) == inside
    assert pieces.count == len(inside)
    assert pieces.is_complete == (len(inside) == total)
    pieces.add_all()
    assert pieces.is_all
    assert list(pieces.indices()) == list(range(total))


@given(st.sets(st.integers(0, 9999)), st.sets(st.integers(0, 9999)), st.integers(0, 9999))
def test_a_common_piece_is_found_wherever_the_search_begins(has, wanted, start):
    pieces, total = PieceSet(10_000), 10_000
    for index in has:
        pieces.add(index)
    found = pieces.common_with(bytearray(bits_of(wanted, total)), start)
    assert (found in has & wanted) if has & wanted else found is None


def test_many_changes_at_once_come_to_the_same_order():
    order, total = RarestOrder(1000, Random(1)), 1000
    order.fill(range(total))
    order.count_up(range(0, total, 2))
    order.count_up([1])
    order.count_down(range(500, total, 2))
    counts = [order.availability(index) for index in order]
    assert counts == sorted(counts)
    assert counts.count(1) == 251
    order.discard(0)
    order.add(0)
    assert [order.availability(index) for index in order] == counts


@given(st.lists(st.integers(0, 2**20), min_size=2, max_size=3), st.integers(0, 2**20))
def test_a_peer_that_leaves_is_counted_down_in_parts(seeds, seed):
    total = 20_000
    order = RarestOrder(total, Random(seed))
    order.fill(Random(seed).sample(range(total), total // 2))
    peers = []
    for one in seeds:
        has = PieceSet(total)
        for index in Random(one).sample(range(total), total // 3):
            has.add(index)
        order.count_up(has.indices())
        peers.append(has)
    *left, stays = peers
    for has in left:
        order.peer_left(has)
    steps = 0
    while order.is_behind:
        before = [order.availability(index) for index in range(total)]
        order.settle()
        after = [order.availability(index) for index in range(total)]
        assert sum(old != new for old, new in zip(before, after, strict=True)) <= 2048
        steps += 1
    assert steps == len(left) * -(-total // 2048)
    assert all(order.availability(index) == (index in stays) for index in range(total))
    rarity = [order.availability(index) for index in order]
    assert rarity == sorted(rarity)
