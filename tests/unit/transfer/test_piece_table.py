"""The table: legal moves only, counts that agree, deltas that reach back as far as they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import LocalProtocolError
from engine.transfer.messages import PieceIndex
from engine.transfer.piece_table import (
    COMPLETE,
    DOWNLOADING,
    LEGAL_MOVES,
    MAX_LOG,
    MISSING,
    REQUESTED,
    VERIFYING,
    FilesTable,
    PieceTable,
    bits_of,
    set_bits,
)
from engine.views import PieceState

SIZE = 10 * 16384 + 5


@given(st.lists(st.tuples(st.integers(0, 10), st.sampled_from(list(PieceState))), max_size=200))
def test_only_legal_moves_happen_and_the_counts_agree(moves):
    table = PieceTable(SIZE)
    states = [MISSING] * 11
    for index, to in moves:
        if to in LEGAL_MOVES[states[index]]:
            table.move(PieceIndex(index), to)
            states[index] = to
        else:
            with pytest.raises(LocalProtocolError):
                table.move(PieceIndex(index), to)
    assert list(table.snapshot()) == states
    assert all(table.tally(state) == states.count(state) for state in PieceState)
    done = [index for index, state in enumerate(states) if state == COMPLETE]
    assert table.done_bytes == sum(table.length(PieceIndex(index)) for index in done)
    assert list(table.indices(COMPLETE)) == done
    assert list(set_bits(table.bitmap(), 11)) == done


@given(st.integers(0, 300))
def test_changes_bring_an_old_snapshot_up_to_date(behind):
    table = PieceTable(300 * 16384)
    snapshots = [table.snapshot()]
    for index in range(table.count):
        table.move(PieceIndex(index), REQUESTED)
        snapshots.append(table.snapshot())
    changes = table.changes_since(table.revision - behind)
    assert changes is not None
    state = bytearray(snapshots[-1 - behind])
    for index, to in changes:
        state[index] = to
    assert bytes(state) == table.snapshot()


def test_a_log_that_does_not_reach_back_says_so():
    table = PieceTable(16384)
    for _ in range(MAX_LOG):
        table.move(PieceIndex(0), REQUESTED)
        table.move(PieceIndex(0), MISSING)
    assert table.changes_since(0) is None
    assert table.changes_since(table.revision) == ()


def test_a_table_starts_from_what_is_recorded():
    table = PieceTable(SIZE, bits_of([0, 3, 10], 11) + b"\xff")
    assert list(table.indices(COMPLETE)) == [0, 3, 10]
    assert table.done_bytes == 2 * 16384 + 5
    assert PieceTable.whole(SIZE).all_complete
    assert PieceTable.whole(0).all_complete


def test_release_gives_up_what_is_not_here_and_nothing_else():
    table = PieceTable(SIZE, bits_of([1], 11))
    table.move(PieceIndex(0), REQUESTED)
    table.move(PieceIndex(0), DOWNLOADING)
    table.move(PieceIndex(0), VERIFYING)
    for index in range(3):
        table.release(PieceIndex(index))
    assert [table[PieceIndex(index)] for index in range(3)] == [MISSING, COMPLETE, MISSING]


def test_the_pieces_of_a_bundle_are_files_of_any_length():
    table = FilesTable([5, 16384, 7, 9], complete=[1], unwanted=[1, 3])
    assert [table.length(PieceIndex(index)) for index in range(4)] == [5, 16384, 7, 9]
    assert (table.count, table.size, table.piece_size) == (4, 16405, 16384)
    assert table.done_bytes == 16384
    assert table.unwanted == {3}  # what is here is not wanted any more, skipped or not
    for index in (0, 2):
        assert not table.is_satisfied
        for state in (REQUESTED, DOWNLOADING, VERIFYING, COMPLETE):
            table.move(PieceIndex(index), state)
    assert table.is_satisfied
    assert not table.all_complete
    assert table.done_bytes == 16396
