from __future__ import annotations

from engine.transfer.blocks import PeerKey
from engine.transfer.failures import MAX_FAILURES, Failure, Failures
from engine.transfer.messages import PieceIndex


def test_a_piece_that_failed_is_remembered_with_who_had_sent_it():
    failures = Failures()
    assert failures.get(PieceIndex(3)) is None
    failures.add(PieceIndex(3), 1.0, [PeerKey("b"), PeerKey("a"), PeerKey("b")])
    failures.add(PieceIndex(3), 2.0, [PeerKey("c")])
    assert failures.get(PieceIndex(3)) == Failure(2, 2.0, (PeerKey("c"),))


def test_the_one_that_failed_longest_ago_gives_way():
    failures = Failures()
    for index in range(MAX_FAILURES + 1):
        failures.add(PieceIndex(index), 1.0, [])
    assert failures.get(PieceIndex(0)) is None
    assert failures.get(PieceIndex(MAX_FAILURES)) is not None
