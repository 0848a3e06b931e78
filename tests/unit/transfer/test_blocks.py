"""Pieces on their way: runs of blocks, memory that follows the bytes, hashes as they arrive."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from engine.content.file_id import BLOCK_SIZE
from engine.content.merkle import leaf_hashes
from engine.transfer.blocks import ActivePiece, BufferPool, Outstanding, PeerKey
from engine.transfer.messages import PieceIndex, Request, RequestId

ONE, OTHER = PeerKey("one"), PeerKey("other")
LENGTH = 5 * BLOCK_SIZE + 77
WHOLE = 6 * BLOCK_SIZE
DATA = random.Random(5).randbytes(LENGTH)


def begun(pool: BufferPool | None = None) -> ActivePiece:
    return ActivePiece(PieceIndex(3), LENGTH, pool or BufferPool())


def asked(
    piece: ActivePiece, offset: int, length: int, peer: PeerKey = ONE, *, second: bool = False
) -> Outstanding:
    request = Request(RequestId(1), piece.index, offset, length)
    made = Outstanding(request, peer, piece, 0.0, second)
    piece.flights.setdefault(offset, []).append(made)
    return made


def slices(data: bytes, cuts: list[int]) -> Iterator[memoryview]:
    edges = [0, *sorted({cut % (len(data) + 1) for cut in cuts}), len(data)]
    for start, stop in itertools.pairwise(edges):
        yield memoryview(data)[start:stop]


@given(st.lists(st.integers(min_value=0), max_size=30))
def test_in_whatever_slices_they_come_the_blocks_are_hashed_once(cuts):
    piece = begun()
    run = asked(piece, *piece.claim(WHOLE))
    ends = [run.fill(view) for view in slices(DATA, cuts) if len(view)]
    assert ends == [False] * (len(ends) - 1) + [True]
    assert piece.arrived(run) == []
    assert piece.missing == 0
    assert piece.leaves == leaf_hashes(DATA)
    assert piece.view == DATA
    assert piece.contributors() == {ONE}


def test_memory_comes_with_the_first_byte_and_goes_with_the_piece():
    pool = BufferPool()
    piece = begun(pool)
    run = asked(piece, *piece.claim(BLOCK_SIZE))
    assert piece.buffer is None
    run.fill(memoryview(DATA)[:1])
    buffer = piece.buffer
    assert buffer is not None
    piece.release()
    assert pool.take(LENGTH) is buffer


def test_what_is_not_wanted_any_more_is_counted_and_thrown_away():
    piece = begun()
    run = asked(piece, *piece.claim(2 * BLOCK_SIZE))
    run.fill(memoryview(DATA)[:BLOCK_SIZE])
    assert piece.withdraw(run)
    before = bytes(piece.view)
    assert run.fill(memoryview(b"\xff" * BLOCK_SIZE))
    assert piece.view == before
    assert len(run.leaves) == 1


def test_a_second_copy_meets_the_first_nowhere():
    piece = begun()
    first = asked(piece, *piece.claim(WHOLE))
    second = asked(piece, 0, LENGTH, OTHER, second=True)
    first.fill(memoryview(b"\xff" * 100))
    second.fill(memoryview(DATA))
    assert piece.view[:100] == b"\xff" * 100
    assert piece.arrived(second) == [first]
    assert not first.live
    assert piece.view == DATA
    assert piece.leaves == leaf_hashes(DATA)
    assert piece.contributors() == {OTHER}


def test_blocks_that_are_here_keep_their_sender():
    piece = begun()
    early = asked(piece, *piece.claim(BLOCK_SIZE), ONE)
    early.fill(memoryview(DATA)[:BLOCK_SIZE])
    piece.arrived(early)
    wide = asked(piece, 0, 2 * BLOCK_SIZE, OTHER, second=True)
    wide.fill(memoryview(DATA)[: 2 * BLOCK_SIZE])
    piece.arrived(wide)
    assert piece.senders == {0: ONE, 1: OTHER}
    assert (piece.missing, piece.free) == (4, 4)


def test_a_withdrawn_run_is_free_again_unless_somebody_else_is_asked():
    piece = begun()
    offset, length = piece.claim(3 * BLOCK_SIZE)
    one, other = asked(piece, offset, length), asked(piece, offset, length, OTHER, second=True)
    assert not piece.withdraw(one)
    assert piece.free == 3
    assert piece.withdraw(other)
    assert piece.free == 6
    assert piece.claim(WHOLE) == (0, LENGTH)
