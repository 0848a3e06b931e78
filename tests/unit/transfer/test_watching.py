"""What is read now: by its deadline and before all else, from whoever can bring it in time."""

from __future__ import annotations

from random import Random

from engine.transfer.availability import PieceSet
from engine.transfer.blocks import BufferPool, Outstanding, PeerKey
from engine.transfer.messages import PieceIndex, Request, RequestId
from engine.transfer.picker import MAX_READERS, Picker
from engine.transfer.piece_table import PieceTable

FAST, SLOW = PeerKey("fast"), PeerKey("slow")
PIECE = 16384
COUNT = 32


def setting():
    has = PieceSet(COUNT)
    has.add_all()
    return Picker(PieceTable(COUNT * PIECE), Random(1), BufferPool()), has


def due(**times):
    return {PieceIndex(int(name[1:])): at for name, at in times.items()}


def pick(picker, has, count, peer=FAST, comes_at=0.0):
    return [picker.pick(peer, has, PIECE, comes_at).piece.index for _ in range(count)]


def test_the_first_needed_is_the_first_asked_for_whoever_reads_it():
    picker, has = setting()
    picker.watch("film", due(p9=3.0, p10=4.0))
    picker.watch("sound", due(p20=1.0, p21=3.5))
    assert pick(picker, has, 4) == [20, 9, 21, 10]


def test_a_piece_that_two_read_is_needed_by_the_first():
    picker, has = setting()
    picker.watch("one", due(p9=3.0, p10=4.0))
    picker.watch("other", due(p10=1.0))
    assert pick(picker, has, 2) == [10, 9]


def test_who_goes_elsewhere_needs_nothing_of_where_it_was():
    picker, has = setting()
    picker.watch("film", due(p1=0.0, p2=1.0))
    picker.watch("film", due(p30=2.0))
    assert pick(picker, has, 1) == [30]
    picker.watch("film", {})
    assert not picker.is_watched


def test_a_slow_peer_is_asked_for_what_it_can_bring_in_time():
    picker, has = setting()
    picker.watch("film", due(p3=1.0, p4=2.0, p5=9.0))
    assert pick(picker, has, 1, SLOW, comes_at=5.0) == [5]
    assert pick(picker, has, 1, FAST, comes_at=0.5) == [3]
    assert pick(picker, has, 1, SLOW, comes_at=5.0) == [4], "late is better than never"


def test_what_is_overdue_is_asked_of_a_second_peer_before_anything_new():
    picker, has = setting()
    picker.watch("film", due(p3=1.0))
    run = picker.pick(SLOW, has, PIECE)
    request = Request(RequestId(1), run.piece.index, run.offset, run.length)
    asked = Outstanding(request, SLOW, run.piece, 0.0)
    run.piece.flights[run.offset] = [asked]
    assert picker.is_overdue(PieceIndex(3), 1.0)
    assert not picker.is_overdue(PieceIndex(3), 0.9)
    waits = {SLOW: 20.0, FAST: 0.1}
    assert picker.pick_second(FAST, has, PIECE, waits.get, watched=True) is None, "not late yet"
    picker.came_late(asked)
    assert picker.pick_second(FAST, has, PIECE, waits.get, watched=True).piece.index == 3


def test_readers_are_bounded():
    picker, has = setting()
    for number in range(MAX_READERS + 5):
        picker.watch(number, due(p1=float(number)))
    assert len(picker._watches) == MAX_READERS
    assert pick(picker, has, 1) == [1]
