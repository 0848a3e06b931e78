from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from engine.views import PieceState, PiecesView
from gui.views.piece_grid import PieceGrid
from gui.views.piece_paint import color_table


@pytest.fixture
def grid(qtbot, theme):
    host = QWidget()  # the grid sets its own height, which a window of its own would refuse
    qtbot.addWidget(host)
    host.resize(600, 400)
    made = PieceGrid(theme)
    made.setParent(host)
    made.resize(500, 40)
    made.set_limit(200)
    host.show()
    yield made
    host.hide()


def pieces(states, piece_size=16384):
    return PiecesView("f" * 64, piece_size, len(states) * piece_size - 100, bytes(states), 0)


def pixel(grid, where):
    return grid.grab().toImage().pixelColor(where).name()


def test_cells_have_their_states_colours(grid, theme):
    grid.set_pieces(pieces(range(6)))
    tokens = theme.tokens
    wide = 500 // 6
    seen = [pixel(grid, QPoint(number * wide + 40, 8)) for number in range(6)]
    expected = (
        tokens.cell, tokens.asked, tokens.amber, tokens.violet, tokens.accent, tokens.red,
    )  # fmt: skip
    assert seen == [QColor(each).name() for each in expected]


def test_changes_come_with_the_next_frame(grid, qtbot, theme):
    grid.set_pieces(pieces([0] * 10))
    seen = []
    grid.counted.connect(lambda *numbers: seen.append(numbers))
    grid.apply([(3, PieceState.DOWNLOADING)])
    grid.apply([(3, PieceState.COMPLETE), (4, PieceState.COMPLETE)])
    assert seen == []
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(2, 10)]
    assert pixel(grid, QPoint(3 * 50 + 20, 8)) == theme.tokens.accent
    assert not grid._frame.isActive()


def test_unknown_pieces_are_ignored(grid):
    grid.set_pieces(pieces([0] * 10))
    grid.apply([(10, PieceState.COMPLETE), (-1, PieceState.COMPLETE)])
    assert not grid._dirty
    grid.clear()
    grid.apply([(1, PieceState.COMPLETE)])
    assert grid.describe(0) == ""


def test_the_height_is_what_the_rows_need(grid):
    grid.set_pieces(pieces([4] * 3805))
    shape = grid._cells.shape
    assert grid.height() == shape.rows * shape.height <= 200
    grid.set_pieces(pieces([4] * 5))
    assert grid.height() == 18


def test_pointer_tells_the_piece(grid, qtbot):
    grid.set_pieces(pieces([0, 4, 2]))
    told = []
    grid.told.connect(told.append)
    qtbot.mouseMove(grid, QPoint(250, 8))
    qtbot.mouseMove(grid, QPoint(490, 8))
    assert told[0] == "Piece 2 of 3 · 16 KiB · verified"
    assert told[1] == "Piece 3 of 3 · 16.3 kB · arriving"


def test_keyboard_goes_through_the_pieces(grid, qtbot):
    grid.set_pieces(pieces([4] * 100))
    columns = grid._cells.shape.columns
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down):
        qtbot.keyClick(grid, key)
    assert grid._current == columns + 1
    assert grid.accessibleDescription() == f"Piece {columns + 2} of 100 · 16 KiB · verified"
    qtbot.keyClick(grid, Qt.Key.Key_End)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid._current == 99
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert grid._current == 0


def test_a_million_pieces_are_built_in_slices(grid, qtbot):
    grid.set_pieces(pieces(bytes([4]) * 600_000 + bytes(400_000)))
    assert 0 < grid._cells.built < grid._cells.shape.cells
    qtbot.waitUntil(lambda: grid._cells.built == grid._cells.shape.cells)
    assert grid.describe(0).startswith("Pieces 1 to ")
    grid.apply([(999_999, PieceState.FAILED)])
    qtbot.waitUntil(lambda: not grid._dirty)
    assert grid._cells.image.count(67) == 1


def test_a_narrow_grid_and_an_empty_file(grid):
    grid.resize(2, 10)
    grid.set_pieces(pieces([4] * 10))
    grid.grab()
    grid.set_pieces(pieces([]))
    grid.grab()
    grid.resize(300, 40)
    grid.grab()


def test_the_theme_recolours(grid, theme):
    grid.set_pieces(pieces([4] * 10))
    light = pixel(grid, QPoint(20, 8))
    theme.toggle()
    try:
        assert pixel(grid, QPoint(20, 8)) == theme.tokens.accent != light
        assert len(color_table(theme.tokens)) == 256
    finally:
        theme.toggle()
