from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gui.models import piece_cells, piece_zoom
from gui.models.piece_zoom import Room

ROOM = Room(500, 300, 3, 18)


def test_a_million_pieces_come_nearer_until_each_has_its_cell():
    steps = piece_zoom.steps(1_000_000, ROOM, 30)
    assert [step.per_cell for step in steps] == sorted(
        (step.per_cell for step in steps), reverse=True
    )
    assert steps[-1].per_cell == 1
    assert 18 <= steps[-1].side <= 30
    assert len(steps) >= 5


def test_few_pieces_need_no_zoom():
    assert piece_zoom.steps(20, ROOM, 30) == []
    assert piece_zoom.steps(0, ROOM, 30) == []


@given(st.integers(1, 1 << 20), st.integers(30, 900), st.integers(30, 700), st.floats(0, 1))
def test_every_piece_can_be_brought_into_sight(pieces, width, height, part):
    room = Room(width, height, 3, 18)
    piece = int(part * (pieces - 1))
    for step in piece_zoom.steps(pieces, room, 30):
        row = piece_zoom.row_of(piece, room, step)
        shape, window = piece_zoom.look(pieces, room, step, row)
        assert window.first <= piece < window.first + window.count <= pieces
        assert shape.rows * shape.height <= max(height, step.side)
        assert shape.columns * shape.width <= max(width, step.side)
        cells = piece_cells.PieceCells(bytes(pieces), shape, window)
        cell = cells.cell_of(piece)
        assert cell is not None
        assert piece in cells.pieces_of(cell)


def test_the_last_row_ends_the_scrolling():
    step = piece_zoom.steps(100_000, ROOM, 30)[-1]
    beyond = piece_zoom.rows_beyond(100_000, ROOM, step)
    _, window = piece_zoom.look(100_000, ROOM, step, beyond)
    assert window.first + window.count == 100_000
    assert piece_zoom.look(100_000, ROOM, step, beyond + 500)[1] == window
