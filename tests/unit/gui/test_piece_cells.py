from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.views import PieceState
from gui.models import piece_cells
from gui.models.piece_cells import BLANK, CODE_DOWNLOADING, CODE_FAILED, FULL, PieceCells, fit


def built(states, shape):
    cells = PieceCells(states, shape)
    while cells.built < shape.cells:
        cells.build(1000)
    return cells


def code(cells, cell):
    row, column = divmod(cell, cells.shape.columns)
    return cells.image[row * cells.stride + column]


@given(st.integers(1, 200_000), st.integers(40, 2000), st.integers(30, 1000), st.integers(1, 4))
def test_a_fit_stays_within_its_room(pieces, width, limit, ratio):
    shape = fit(pieces, width, limit, 3 * ratio, 18 * ratio)
    assert shape.columns * shape.width <= width
    assert shape.rows * shape.height <= max(limit, shape.height)
    assert shape.cells <= pieces
    assert (shape.rows - 1) * shape.columns < shape.cells <= shape.rows * shape.columns


def test_few_pieces_fill_the_width():
    shape = fit(4, 500, 200, 3, 18)
    assert (shape.columns, shape.rows, shape.width, shape.height) == (4, 1, 125, 18)


def test_a_million_pieces_share_cells():
    shape = fit(1_000_000, 500, 200, 3, 18)
    assert shape.width == 3
    assert shape.cells == 166 * 66


def test_nothing_fits_nothing():
    assert fit(0, 500, 200, 3, 18).cells == 0
    assert fit(10, 1, 200, 3, 18).cells == 0


@given(st.data())
def test_every_piece_is_in_the_cell_that_shows_it(data):
    pieces = data.draw(st.integers(1, 3000))
    cells = data.draw(st.integers(1, pieces))
    shape = piece_cells.Fit(cells, 1, cells, 3, 3)
    grid = PieceCells(bytes(pieces), shape)
    piece = data.draw(st.integers(0, pieces - 1))
    assert piece in grid.pieces_of(grid.cell_of(piece))
    assert sum(len(grid.pieces_of(cell)) for cell in range(cells)) == pieces


@given(
    st.lists(st.sampled_from(list(PieceState)), min_size=1, max_size=300),
    st.lists(st.tuples(st.integers(-5, 400), st.sampled_from(list(PieceState))), max_size=60),
    st.integers(1, 40),
)
def test_changes_end_where_a_fresh_build_ends(states, changes, columns):
    for shown in {len(states), max(1, len(states) // 3)}:
        shape = piece_cells.Fit(columns, -(-shown // columns), shown, 3, 3)
        cells = built(bytes(states), shape)
        for piece, state in changes:
            cell = cells.change(piece, state)
            if cell is not None:
                cells.refresh(cell)
        fresh = built(bytes(cells.states), shape)
        assert cells.image == fresh.image
        assert cells.verified == fresh.verified


def test_one_piece_per_cell_shows_its_state():
    shape = piece_cells.Fit(3, 2, 6, 5, 5)
    cells = built(bytes(range(6)), shape)
    assert [code(cells, n) for n in range(6)] == [0, 64, 65, 66, FULL, CODE_FAILED]
    assert cells.image[3] == BLANK  # the row's padding


def test_a_shared_cell_shows_what_matters_most():
    shape = piece_cells.Fit(4, 1, 4, 3, 3)
    states = bytes.fromhex("04040404 04000400 04020000 05020404")
    cells = built(states, shape)
    assert [code(cells, n) for n in range(4)] == [FULL, FULL // 2, CODE_DOWNLOADING, CODE_FAILED]
