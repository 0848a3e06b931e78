"""How much is asked of whom, in what order, and what becomes of what does not come."""

from __future__ import annotations

import itertools
from random import Random

import pytest

from engine.errors import RemoteProtocolError
from engine.transfer.availability import PieceSet
from engine.transfer.blocks import BufferPool, PeerKey
from engine.transfer.effects import Drop, Send, Verify
from engine.transfer.fetcher import (
    FIRST_WINDOW,
    GIVE_UP_S,
    LATE_S,
    MAX_WINDOW,
    REST_S,
    SNUB_S,
    Fetcher,
)
from engine.transfer.messages import (
    MAX_REQUEST,
    Cancel,
    PieceIndex,
    Reject,
    RejectCode,
    RequestId,
    Requests,
)
from engine.transfer.peer_state import PeerState
from engine.transfer.picker import RANDOM_FIRST, Picker
from engine.transfer.piece_table import PieceTable
from engine.transfer.rates import Limits, RateMeter

KIB = 1024
CREDIT = 16 * 1024 * KIB


class Setting:
    """A fetcher of 64 MiB (1,024 pieces of 64 KiB) and peers that have everything."""

    def __init__(self, peers="a", size=64 * 1024 * KIB):
        self.effects = []
        self.table = PieceTable(size)
        numbers = itertools.count(1)
        picker = Picker(self.table, Random(1), BufferPool())
        self.fetcher = Fetcher(
            self.table,
            bytes(32 * self.table.count),
            picker,
            Limits(),
            lambda: RequestId(next(numbers)),
            self.effects.append,
        )
        self.peers = {}
        for name in peers:
            self.join(name)

    def join(self, name, now=0.0):
        peer = PeerState(PeerKey(name), now, RateMeter(now), RateMeter(now), credit=CREDIT)
        peer.greeted = True
        peer.has = PieceSet(self.table.count)
        peer.has.add_all()
        self.peers[name] = peer
        self.fetcher.update_interest(peer)
        self.fetcher.unchoked(peer, now)
        return peer

    def take(self, kind):
        """The messages of a kind that went out since the last call, with their peers."""
        found = [(e.peer, e.message) for e in self.effects if isinstance(e, Send)]
        rest = [e for e in self.effects if not isinstance(e, Send)]
        self.effects[:] = rest
        return [(peer, message) for peer, message in found if isinstance(message, kind)]

    def pump(self, now):
        """Requests made now, as (peer, request)."""
        self.fetcher.pump(now)
        return [(peer, row) for peer, message in self.take(Requests) for row in message.requests]

    def answer(self, name, now):
        """The oldest request of this peer is answered."""
        peer = self.peers[name]
        self.fetcher.data_arrived(peer, next(iter(peer.outstanding)), now)

    def sweep(self, now):
        self.fetcher.sweep(self.peers.values(), now)


def test_the_first_window_is_small_and_slow_start_doubles_it_each_round_trip():
    world = Setting()
    peer = world.peers["a"]
    sizes = []
    for turn in range(6):
        world.pump(turn * 0.1)
        sizes.append(peer.outstanding_bytes)
        for _ in list(peer.outstanding):
            world.answer("a", turn * 0.1 + 0.09)
    assert sizes[0] == FIRST_WINDOW
    assert all(2 * a <= b for a, b in itertools.pairwise(sizes[:4])), sizes


def test_slow_start_ends_when_the_rate_grows_no_more():
    world = Setting()
    peer = world.peers["a"]
    for second in range(8):
        peer.down.add(100 * KIB, second + 0.5)
        world.sweep(second + 1.0)
    assert not peer.slow_start


@pytest.mark.parametrize(("rtt_s", "pipeline_s"), [(0.1, 1.0), (0.9, 1.8)])
def test_the_window_is_what_comes_in_a_second_or_in_two_round_trips(rtt_s, pipeline_s):
    world = Setting()
    peer = world.peers["a"]
    peer.slow_start = False
    peer.rtt_s = rtt_s
    peer.down.add(4 * 1024 * KIB, 7.9)  # a megabyte a second over the meter's four
    now = 8.0
    world.pump(now)
    world.answer("a", now + rtt_s)
    rate = peer.down.rate(now + rtt_s)
    assert peer.window == pytest.approx(rate * pipeline_s, rel=0.05)


def test_no_window_is_larger_than_the_peers_credit_nor_than_ours():
    world = Setting()
    peer = world.peers["a"]
    peer.window, peer.credit = MAX_WINDOW, 512 * KIB
    world.pump(0.0)
    world.answer("a", 0.01)
    assert peer.window == 512 * KIB
    peer.credit = 1 << 40
    for turn in range(300):
        world.pump(0.01 * turn)
        world.answer("a", 0.01 * turn + 0.005)
    assert peer.window <= MAX_WINDOW


@pytest.mark.parametrize(
    ("rate", "length"), [(1 * KIB, 16), (256 * KIB, 64), (1024 * KIB, 256), (1 << 30, 256)]
)
def test_a_request_is_a_quarter_of_a_second_of_16_to_256_kib(rate, length):
    world = Setting(size=1 << 34)  # 16 GiB: pieces of a megabyte
    peer = world.peers["a"]
    peer.slow_start = False
    peer.down.add(4 * rate, 3.9)
    peer.window = 1024 * KIB
    requests = world.pump(4.0)
    assert {row.length for _, row in requests} == {length * KIB}
    assert MAX_REQUEST == 256 * KIB


def test_the_first_pieces_are_random_and_what_is_begun_is_finished_first():
    world = Setting()
    order = world.fetcher.picker.order
    order.count_up(range(0, world.table.count, 2))  # odd ones are the rarest
    begun = [row.piece for _, row in world.pump(0.0)]
    for _ in range(60):
        world.answer("a", 0.1)
        begun += [row.piece for _, row in world.pump(0.1)]
    first = list(dict.fromkeys(begun))
    assert any(piece % 2 == 0 for piece in first[:RANDOM_FIRST])
    assert all(piece % 2 for piece in first[RANDOM_FIRST:]), "then the rarest"
    assert begun == sorted(begun, key=first.index), "one after the other"


def test_every_request_is_answered_once_and_nothing_else_is_taken():
    world = Setting()
    peer = world.peers["a"]
    ((_, row), *_) = world.pump(0.0)
    world.fetcher.rejected(peer, Reject(row.id, RejectCode.NOT_HAVE), 0.1)
    with pytest.raises(RemoteProtocolError):
        world.fetcher.rejected(peer, Reject(row.id, RejectCode.NOT_HAVE), 0.1)


def test_who_refuses_is_let_be_and_others_are_asked():
    world = Setting("ab")
    asked = dict.fromkeys(row.piece for peer, row in world.pump(0.0) if peer == "a")
    for request_id in list(world.peers["a"].outstanding):
        world.fetcher.rejected(world.peers["a"], Reject(request_id, RejectCode.CHOKED), 0.1)
    world.peers["b"].window = MAX_WINDOW
    again = world.pump(0.2)
    assert {peer for peer, _ in again} == {"b"}
    assert set(asked) <= {row.piece for _, row in again}
    assert any(peer == "a" for peer, _ in world.pump(0.2 + REST_S))


def small(peers="ab"):
    """Two pieces only, all of them asked of the first peer."""
    world = Setting(peers[0], size=32 * KIB)
    world.peers[peers[0]].window = 64 * KIB
    world.pump(0.0)
    for name in peers[1:]:
        world.join(name)
    return world


def test_in_the_endgame_a_second_peer_is_asked_and_the_slower_one_told():
    world = small("abc")
    world.peers["a"].last_data_at = -3.0  # silent for a while
    second = world.pump(0.1)
    assert {peer for peer, _ in second} <= {"b", "c"}
    assert sorted(row.piece for _, row in second) == [0, 1], "two copies of each, not three"
    name, row = second[0]
    world.fetcher.data_arrived(world.peers[name], row.id, 0.2)
    ((told, cancel),) = world.take(Cancel)
    assert told == "a"
    assert world.peers["a"].outstanding[cancel.id].request.piece == row.piece


def test_what_is_late_is_asked_elsewhere():
    world = Setting("a")
    world.peers["a"].window = 64 * KIB  # a whole piece
    late = [row.piece for _, row in world.pump(0.0)]
    world.sweep(LATE_S - 0.1)
    world.join("b", LATE_S)
    world.peers["b"].has = PieceSet(world.table.count)
    for piece in late:
        world.peers["b"].has.add(piece)
    assert world.pump(LATE_S) == []
    world.sweep(LATE_S + 0.1)
    again = world.pump(LATE_S + 0.1)
    assert again
    assert {row.piece for _, row in again} <= set(late)


def test_twenty_seconds_of_silence_are_a_snub_and_a_minute_the_end():
    world = Setting("a")
    asked = world.pump(0.0)
    world.sweep(SNUB_S - 0.1)
    assert not world.peers["a"].snubbed
    world.sweep(SNUB_S)
    assert world.peers["a"].snubbed
    assert {cancel.id for _, cancel in world.take(Cancel)} == {row.id for _, row in asked}
    world.join("b", SNUB_S)
    assert {row.piece for _, row in world.pump(SNUB_S)} >= {row.piece for _, row in asked}
    world.sweep(GIVE_UP_S)
    assert [effect.peer for effect in world.effects if isinstance(effect, Drop)] == ["a"]


def test_a_snubbed_peer_that_answers_is_asked_again():
    world = Setting("a")
    world.pump(0.0)
    world.sweep(SNUB_S)
    for _ in list(world.peers["a"].outstanding):
        world.answer("a", SNUB_S + 1)
    assert not world.peers["a"].snubbed
    assert world.pump(SNUB_S + 1)


def test_what_is_needed_first_is_asked_of_the_quick_and_what_is_overdue_of_a_second():
    world = Setting("ab")
    quick, slow = world.peers["a"], world.peers["b"]
    for peer, rate in ((quick, 1024 * KIB), (slow, 8 * KIB)):
        peer.slow_start = False
        peer.down.add(4 * rate, 3.9)
        peer.window = 64 * KIB
    slow.outstanding_bytes = 32 * KIB  # four seconds of it
    world.fetcher.picker.watch("film", {PieceIndex(7): 4.5, PieceIndex(8): 9.0})
    asked = world.pump(4.0)
    assert {row.piece for peer, row in asked if peer == "a"} == {7}
    assert {row.piece for peer, row in asked if peer == "b"} == {8}
    slow.last_data_at = quick.last_data_at = 9.0
    world.fetcher.data_arrived(quick, next(iter(quick.outstanding)), 9.0)
    world.sweep(9.5)
    assert {row.piece for peer, row in world.pump(9.5) if peer == "a"} >= {8}


def test_a_whole_piece_is_handed_over_to_be_verified():
    world = Setting("a", size=16 * KIB)
    world.pump(0.0)
    world.answer("a", 0.1)
    (verify,) = [effect for effect in world.effects if isinstance(effect, Verify)]
    assert verify.piece == 0
