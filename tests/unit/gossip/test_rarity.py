"""Rarity beyond the neighbours."""

from __future__ import annotations

from engine.gossip.availability import HaveSummary, summarise
from engine.gossip.messages import PeerId
from engine.gossip.rarity import MAX_SUMMARIES, REFRESH_S, HeardPieces
from engine.gossip.swarm_index import Member

TOTAL = 16


def member(name: str, bits: bytes | None, total: int = TOTAL) -> Member:
    have = None if bits is None else summarise(bits, total)
    return Member(PeerId(name.encode()), (), bits is None, have, 1000.0)


def heard(members: list[Member], *connected: str) -> HeardPieces:
    names = {name.encode() for name in connected}
    return HeardPieces(lambda: members, lambda peer: peer in names)


def count(pieces: HeardPieces, now: float, index: int, total: int = TOTAL) -> float:
    copies = pieces.copies(now, total)
    return 0.0 if copies is None else copies(index)


def test_where_nobody_told_anything_there_is_nothing_to_weigh():
    assert heard([]).copies(0.0, TOTAL) is None
    assert heard([member("a", None)]).copies(0.0, TOTAL) is None


def test_copies_are_summed():
    pieces = heard([member("a", b"\xc0\x00"), member("b", b"\x80\x01")])
    assert [count(pieces, 0.0, index) for index in (0, 1, 2, 15)] == [2.0, 1.0, 0.0, 1.0]


def test_the_connected_speak_for_themselves():
    pieces = heard([member("a", b"\xc0\x00"), member("b", b"\x80\x01")], "a")
    assert count(pieces, 0.0, 0) == 1.0


def test_who_has_everything_makes_nothing_rarer():
    assert count(heard([member("a", None)]), 0.0, 3) == 0.0


def test_a_summary_of_another_number_of_pieces_is_no_summary():
    assert count(heard([member("a", b"\xff\xff", 16)]), 0.0, 20, 32) == 0.0


def test_summaries_in_buckets_count_in_parts():
    total = 100_000
    have = HaveSummary(total, bytes([128]) * len(summarise(bytes(12_500), total).data))
    pieces = heard([Member(PeerId(b"a"), (), False, have, 1000.0)])
    assert 0.5 < count(pieces, 0.0, 99_999, total) < 0.51


def test_it_is_read_again_after_a_while_and_bounded():
    members = [member("a", b"\x80\x00")]
    pieces = heard(members)
    assert count(pieces, 0.0, 0) == 1.0
    members += [member(str(n), b"\x80\x00") for n in range(MAX_SUMMARIES)]
    assert count(pieces, REFRESH_S / 2, 0) == 1.0
    assert count(pieces, REFRESH_S, 0) == MAX_SUMMARIES
