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


def test_a_part_of_the_file():
    states = bytes([4] * 50 + [0] * 50)
    cells = PieceCells(states, piece_cells.Fit(10, 2, 20, 5, 5), piece_cells.Window(40, 20))
    cells.build(100)
    assert [code(cells, cell) for cell in (0, 9, 10, 19)] == [FULL, FULL, 0, 0]
    assert cells.cell_of(39) is None
    assert cells.cell_of(60) is None
    assert cells.pieces_of(3) == range(43, 44)
    assert cells.change(70, PieceState.COMPLETE) is None  # known, but not in sight
    assert cells.verified == 51


def test_rarity_shades_what_is_missing_and_what_is_here():
    cells = PieceCells(bytes([0, 0, 4, 2]), fit(4, 80, 20, 3, 20))
    cells.show_rarity(bytes([0, 5, 1, 1]))
    cells.build(9)
    missing, here = piece_cells.CODE_RARE_MISSING, piece_cells.CODE_RARE_HERE
    assert [code(cells, at) for at in range(4)] == [
        missing,
        missing + 3,
        here + 1,
        CODE_DOWNLOADING,
    ]
    cells.show_rarity(None)
    cells.build(9)
    assert code(cells, 0) == 0


def test_shared_cells_show_the_rarest():
    states = bytes([0, 4] * 500)
    cells = PieceCells(states, piece_cells.Fit(10, 1, 10, 3, 3))
    cells.show_rarity(bytes([9, 0] * 499 + [1, 0]))
    cells.build(100)
    assert code(cells, 0) == piece_cells.CODE_RARE_MISSING + 4
    assert code(cells, 9) == piece_cells.CODE_RARE_MISSING + 1


def test_rarities_of_another_file_are_not_shown():
    cells = PieceCells(bytes(4), fit(4, 80, 20, 3, 20))
    cells.show_rarity(bytes(5))
    assert cells.rarity is None
