"""Second copies: in the endgame or of what is late, two at most, and never from the same peer."""

from __future__ import annotations

from random import Random

from engine.transfer.availability import PieceSet
from engine.transfer.blocks import BufferPool, Outstanding, PeerKey
from engine.transfer.messages import PieceIndex, Request, RequestId
from engine.transfer.picker import Picker
from engine.transfer.piece_table import PieceTable

A, B, C = (PeerKey(name) for name in "abc")
SIZE = 3 * 16384


def setting():
    picker = Picker(PieceTable(SIZE), Random(1), BufferPool())
    has = PieceSet(3)
    has.add_all()
    return picker, has


def note(picker, peer, run, number):
    request = Request(RequestId(number), run.piece.index, run.offset, run.length)
    asked = Outstanding(request, peer, memoryview(b""), 0.0)
    run.piece.flights.setdefault(run.offset, []).append(asked)
    return asked


def ask_all(picker, has, peer):
    asked = []
    while (run := picker.pick(peer, has, 16384)) is not None:
        asked.append(note(picker, peer, run, len(asked)))
    return asked


def waits(peer):
    return {A: 9.0}.get(peer, 1.0)


def test_nothing_is_doubled_while_something_is_free():
    picker, has = setting()
    note(picker, A, picker.pick(A, has, 16384), 1)
    assert picker.pick_second(B, has, 16384, waits) is None


def test_in_the_endgame_one_other_peer_is_asked_as_well():
    picker, has = setting()
    ask_all(picker, has, A)
    assert picker.in_endgame
    assert picker.pick_second(A, has, 16384, waits) is None, "not of the same peer"
    runs = []
    for number in range(3):
        run = picker.pick_second(B, has, 16384, waits)
        assert run.second
        runs.append(run.piece.index)
        note(picker, B, run, 10 + number)
    assert sorted(runs) == [0, 1, 2]
    assert picker.pick_second(C, has, 16384, waits) is None, "two copies are enough"


def test_a_quick_peer_is_not_doubled_by_a_slow_one():
    picker, has = setting()
    ask_all(picker, has, B)
    assert picker.pick_second(A, has, 16384, waits) is None


def test_the_first_copy_to_arrive_ends_the_other():
    picker, has = setting()
    first = ask_all(picker, has, A)[0]
    second = note(picker, B, picker.pick_second(B, has, 16384, waits), 9)
    piece = picker.active(second.request.piece)
    others = piece.arrived(second)
    assert [other.peer for other in others] == [A]
    assert not others[0].live
    assert piece.senders == {0: B}
    assert first.live == (first.request.piece != second.request.piece)


def test_what_is_late_may_be_doubled_at_any_time():
    picker, has = setting()
    late = note(picker, A, picker.pick(A, has, 16384), 1)
    before = picker.revision
    picker.came_late(late)
    assert picker.revision > before, "idle peers look again"
    assert picker.pick_second(B, has, 16384, waits).piece.index == late.request.piece


def test_a_withdrawn_run_is_free_only_when_nobody_is_asked_for_it():
    picker, has = setting()
    ask_all(picker, has, A)
    run = picker.pick_second(B, has, 16384, waits)
    second = note(picker, B, run, 9)
    first = run.piece.flights[0][0]
    picker.withdraw(first)
    assert picker.active(run.piece.index) is not None
    picker.withdraw(second)
    assert picker.active(run.piece.index) is None
    assert not picker.in_endgame


def test_hints_are_followed_and_nothing_else_is_asked():
    picker, has = setting()
    hints = {PieceIndex(2): None}
    assert picker.pick_hinted(A, has, hints, 16384).piece.index == 2
    assert picker.pick_hinted(A, has, hints, 16384) is None
    assert hints == {}
