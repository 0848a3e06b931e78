"""Real cores over a fake wire: what a person relies on, and what a liar cannot do."""

from __future__ import annotations

import pytest

from engine.transfer.messages import MAX_REQUEST, Hello, PieceIndex
from engine.transfer.piece_table import bits_of
from tests.helpers.swarm_world import Content, World

KIB = 1024


def content(size: int) -> Content:
    return Content.of(bytes((i * 31 + (i >> 8) * 17 + (i >> 16)) & 255 for i in range(size)))


@pytest.mark.parametrize("size", [0, 1, 16384, 16385, 300 * KIB, 1024 * KIB + 1])
def test_a_bare_id_fetches_the_file(size):
    file = content(size)
    world = World()
    seeder, leecher = world.add("seed", file, seed=True), world.add("leech", file)
    world.connect(leecher, seeder)
    world.run(lambda: leecher.certified is not None)
    world.run(lambda: leecher.core.table is not None and leecher.core.table.all_complete)
    assert bytes(leecher.data) == file.data
    assert sorted(leecher.fetched) == list(range(leecher.core.table.count))
    assert seeder.uploaded == size
    assert not seeder.dropped
    assert not leecher.dropped


def test_several_providers_share_the_work():
    file = content(2048 * KIB)
    world = World()
    seeds = [world.add(f"seed{n}", file, seed=True) for n in range(4)]
    leecher = world.add("leech", file)
    for seed in seeds:
        world.connect(leecher, seed)
    world.run(lambda: leecher.finished)
    assert bytes(leecher.data) == file.data
    assert sum(seed.uploaded for seed in seeds) == len(file.data)
    assert all(seed.uploaded for seed in seeds)


def test_two_halves_make_a_whole_and_both_end_with_it():
    file = content(1024 * KIB)
    count = 64
    world = World()
    left = world.add("left", file, have=bits_of(range(count // 2), count))
    right = world.add("right", file, have=bits_of(range(count // 2, count), count))
    world.connect(left, right)
    world.run(lambda: left.finished and right.finished)
    assert left.uploaded == right.uploaded == len(file.data) // 2


def test_pieces_are_passed_on_while_downloading():
    file = content(1024 * KIB)
    world = World()
    seed, near, far = world.add("s", file, seed=True), world.add("n", file), world.add("f", file)
    world.connect(near, seed)
    world.connect(far, near)
    world.run(lambda: far.finished)
    assert bytes(far.data) == file.data


def test_only_missing_pieces_are_fetched_again():
    file = content(1024 * KIB)
    world = World()
    seed = world.add("seed", file, seed=True)
    half = world.add("half", file, have=bits_of(range(0, 64, 2), 64))
    world.connect(half, seed)
    world.run(lambda: half.finished)
    assert sorted(half.fetched) == list(range(1, 64, 2))


def test_a_lying_peer_is_dropped_and_the_piece_comes_from_another():
    file = content(1024 * KIB)
    world = World()
    liar, honest = world.add("liar", file, seed=True), world.add("honest", file, seed=True)
    liar.corrupt = lambda data, piece: b"\0" * len(data) if piece % 7 == 3 else data
    leecher = world.add("leech", file)
    world.connect(leecher, liar)
    world.connect(leecher, honest)
    world.run(lambda: leecher.finished)
    assert bytes(leecher.data) == file.data
    assert [drop.peer for drop in leecher.dropped] == ["liar"]
    assert leecher.dropped[0].ban


def test_a_peer_that_lies_about_the_metadata_is_banned():
    file, other = content(64 * KIB), content(32 * KIB)
    world = World()
    leecher, liar = world.add("leech", file), world.add("liar", file)
    world.connect(leecher, liar)
    lie = Hello(file.id, len(other.data), other.root)
    leecher.core.receive(liar.key, lie, world.now)
    leecher.carry_out(leecher.core.take_effects())
    assert leecher.dropped[0].ban
    assert leecher.certified is None


def test_a_peer_that_vanishes_costs_nothing_but_its_pieces():
    file = content(2048 * KIB)
    world = World()
    first, second = world.add("a", file, seed=True), world.add("b", file, seed=True)
    leecher = world.add("leech", file)
    world.connect(leecher, first)
    world.run(lambda: len(leecher.fetched) > 10)
    world.disconnect(leecher.key, first.key)
    world.connect(leecher, second)
    world.run(lambda: leecher.finished)
    assert len(leecher.fetched) == len(set(leecher.fetched)) == leecher.core.table.count


def test_a_silent_peer_loses_its_requests_to_another():
    file = content(256 * KIB)
    world = World()
    silent, other = world.add("silent", file, seed=True), world.add("other", file, seed=True)
    leecher = world.add("leech", file)
    silent.corrupt = lambda data, piece: b""  # nothing but headers would follow: never sent
    send = world.send
    world.send = lambda a, b, frames: (
        None if a == "silent" and frames[0] == 1 else send(a, b, frames)
    )
    world.connect(leecher, silent)
    world.run(lambda: leecher.core.peers["silent"].outstanding_bytes > 0)
    world.connect(leecher, other)
    world.run(lambda: leecher.finished)
    assert bytes(leecher.data) == file.data


def test_pausing_stops_both_directions_and_resuming_goes_on():
    file = content(2048 * KIB)
    world = World()
    seed, leecher = world.add("s", file, seed=True), world.add("l", file)
    world.connect(leecher, seed)
    world.run(lambda: len(leecher.fetched) > 4)
    leecher.core.pause(True, world.now)
    leecher.carry_out(leecher.core.take_effects())
    stop = world.now + 30
    world.run(lambda: world.now > stop)
    held = len(leecher.fetched)
    assert held < leecher.core.table.count
    leecher.core.pause(False, world.now)
    leecher.carry_out(leecher.core.take_effects())
    world.run(lambda: leecher.finished)


def test_what_is_watched_comes_first():
    file = content(4096 * KIB)
    world = World()
    seed = world.add("s", file, seed=True)
    leecher = world.add("l", file, have=bits_of([0], 128))
    wanted = [PieceIndex(100), PieceIndex(101), PieceIndex(102)]
    leecher.core.watch("player", {piece: n / 8 for n, piece in enumerate(wanted)}, world.now)
    world.connect(leecher, seed)
    world.run(lambda: len(leecher.fetched) >= 3)
    assert leecher.fetched[:3] == wanted


def test_requests_stay_within_bounds():
    file = content(1024 * KIB)
    world = World()
    seed, leecher = world.add("s", file, seed=True), world.add("l", file)
    world.connect(leecher, seed)
    world.run(lambda: leecher.finished)
    assert all(not peer.outstanding for peer in leecher.core.peers.values())
    assert all(not peer.uploads for peer in seed.core.peers.values())
    assert leecher.core.fetcher is not None
    assert leecher.core.fetcher.picker.active_bytes == 0
    assert MAX_REQUEST == 256 * KIB
