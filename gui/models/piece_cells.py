"""Pieces as cells of a grid: how many fit, which cell shows which pieces, and each cell's code.

Owns the mapping and the bytes of the image (one per cell, rows padded to four), no Qt. With more
pieces than cells a cell shows a run of them: failed before moving before the verified share. The
cells may show a part of the file only (`Window`), and how rare each piece is elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.views import PieceState

SHADES: Final = 64  # codes 0..63: from missing to verified
FULL: Final = SHADES - 1
CODE_REQUESTED, CODE_DOWNLOADING, CODE_VERIFYING, CODE_FAILED = 64, 65, 66, 67
RARITIES: Final = 6  # 0 = nobody else has it … 5 = many do
CODE_RARE_MISSING: Final = 68  # … 73
CODE_RARE_HERE: Final = CODE_RARE_MISSING + RARITIES  # … 79
BLANK: Final = 255

_CODES = {
    PieceState.MISSING: 0,
    PieceState.REQUESTED: CODE_REQUESTED,
    PieceState.DOWNLOADING: CODE_DOWNLOADING,
    PieceState.VERIFYING: CODE_VERIFYING,
    PieceState.COMPLETE: FULL,
    PieceState.FAILED: CODE_FAILED,
}
_TABLE = bytes(_CODES.get(PieceState(value), 0) if value < 6 else 0 for value in range(256))
_RARITY_STEPS: Final = (1, 2, 4, 8, 16)  # copies from which the next rarity begins
RARITY_OF: Final = bytes(sum(copies >= step for step in _RARITY_STEPS) for copies in range(256))
"""By the number of copies elsewhere: its rarity, 0..5."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A grid of `cells` cells, `columns` wide; a cell is `width` by `height` device pixels."""

    columns: int
    rows: int
    cells: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Window:
    """The pieces that are shown: `first` … `first + count - 1`."""

    first: int
    count: int


def fit(pieces: int, width: int, limit: int, smallest: int, largest: int) -> Fit:
    """The largest cells with which `pieces` fit into `width` by `limit` device pixels.

    Few pieces become one row of wide cells; too many share cells of the smallest size.
    """
    if pieces <= 0 or width < smallest or limit < smallest:
        return Fit(0, 0, 0, smallest, smallest)
    if pieces * largest <= width:
        return Fit(pieces, 1, pieces, width // pieces, largest)
    for cell in range(min(largest, width), smallest - 1, -1):
        columns = width // cell
        if -(-pieces // columns) * cell <= limit:
            return _filled(pieces, width, limit, _tidy(width, cell, smallest), largest)
    columns, rows = width // smallest, limit // smallest
    cells = min(pieces, columns * rows)
    return Fit(columns, -(-cells // columns), cells, smallest, smallest)


def _tidy(width: int, cell: int, smallest: int) -> int:
    """A size near `cell` that leaves the least of the width unused; small cells leave little."""
    least = max(smallest, cell - cell // 6)
    return min(range(cell, least - 1, -1), key=lambda size: width % size)


def _filled(pieces: int, width: int, limit: int, cell: int, largest: int) -> Fit:
    """As wide as can be; higher than wide by half at most, where that fills the height."""
    columns = width // cell
    rows = -(-pieces // columns)
    height = min(limit // rows, cell + cell // 2, largest)
    return Fit(columns, rows, pieces, cell, max(cell, height))


class PieceCells:
    """The states of a file's pieces and the image bytes that show them, or some of them."""

    def __init__(self, states: bytes, shape: Fit, window: Window | None = None) -> None:
        self.states = bytearray(states)
        self.verified = self.states.count(PieceState.COMPLETE)
        self.rarity: bytes | None = None  # one per piece, while it is shown
        self.reshape(shape, window)

    def reshape(self, shape: Fit, window: Window | None = None) -> None:
        """Lay pieces out anew; every cell is blank until it is built."""
        self.shape = shape
        self.window = window or Window(0, len(self.states))
        self.stride = (shape.columns + 3) & ~3
        self.image = bytearray(bytes([BLANK]) * (self.stride * shape.rows))
        self.built = 0

    def show_states(self, states: bytes) -> None:
        """Other states of the same pieces; the cells are to be built again."""
        self.states[:] = states
        self.verified = self.states.count(PieceState.COMPLETE)
        self.built = 0

    def show_rarity(self, copies: bytes | None) -> None:
        """How many others have each piece, to be shown as shades, or None; build again."""
        matches = copies is not None and len(copies) == len(self.states)
        self.rarity = copies.translate(RARITY_OF) if copies is not None and matches else None
        self.built = 0

    @property
    def shared(self) -> bool:
        """Whether a cell shows more than one piece."""
        return self.shape.cells < self.window.count

    @property
    def per_cell(self) -> int:
        """Pieces that one cell shows, about."""
        return max(1, self.window.count // max(1, self.shape.cells))

    def build(self, most: int) -> tuple[int, int]:
        """Fill in the next cells, `most` at most; gives the run (first, end) that was filled."""
        first, end = self.built, min(self.shape.cells, self.built + most)
        if self.shared or self.rarity is not None:
            for cell in range(first, end):
                self._show(cell)
        else:
            self._copy(first, end)
        self.built = end
        return first, end

    def _copy(self, first: int, end: int) -> None:
        columns, stride, skipped = self.shape.columns, self.stride, self.window.first
        codes = self.states[skipped + first : skipped + end].translate(_TABLE)
        at = first
        while at < end:
            row, column = divmod(at, columns)
            length = min(columns - column, end - at)
            place = row * stride + column
            self.image[place : place + length] = codes[at - first : at - first + length]
            at += length

    def change(self, piece: int, state: PieceState) -> int | None:
        """Note a piece's new state; gives the cell that shows it, None when none has to change."""
        if not 0 <= piece < len(self.states) or self.states[piece] == state:
            return None
        before = self.states[piece]
        self.verified += (state == PieceState.COMPLETE) - (before == PieceState.COMPLETE)
        self.states[piece] = state
        return self.cell_of(piece)

    def refresh(self, cell: int) -> None:
        """Compute a cell's code again, once per frame however many of its pieces changed."""
        if cell < self.built:
            self._show(cell)

    def _show(self, cell: int) -> None:
        row, column = divmod(cell, self.shape.columns)
        self.image[row * self.stride + column] = self._code(cell)

    def _code(self, cell: int) -> int:
        states, pieces = self.states, self.pieces_of(cell)
        first, end = pieces.start, pieces.stop
        if end - first == 1:
            return self._single(first)
        verified = states.count(PieceState.COMPLETE, first, end)
        if self.rarity is not None and verified == end - first:
            return CODE_RARE_HERE + min(self.rarity[first:end])
        if verified == end - first:
            return FULL
        if states.count(PieceState.FAILED, first, end):
            return CODE_FAILED
        if self.rarity is not None:
            return CODE_RARE_MISSING + self._rarest_missing(first, end)
        missing = states.count(PieceState.MISSING, first, end)
        if verified + missing < end - first:
            return CODE_DOWNLOADING
        return FULL * verified // (end - first)

    def _single(self, piece: int) -> int:
        state = self.states[piece]
        if self.rarity is not None and state == PieceState.MISSING:
            return CODE_RARE_MISSING + self.rarity[piece]
        if self.rarity is not None and state == PieceState.COMPLETE:
            return CODE_RARE_HERE + self.rarity[piece]
        return _TABLE[state]

    def _rarest_missing(self, first: int, end: int) -> int:
        pairs = zip(self.states[first:end], (self.rarity or b"")[first:end], strict=False)
        return min((rare for state, rare in pairs if state != PieceState.COMPLETE), default=0)

    def cell_of(self, piece: int) -> int | None:
        """The cell that shows a piece, None when it is outside the window."""
        at = piece - self.window.first
        if not 0 <= at < self.window.count:
            return None
        if not self.shared:
            return at
        return ((at + 1) * self.shape.cells - 1) // self.window.count

    def pieces_of(self, cell: int) -> range:
        """The pieces that a cell shows."""
        first = self.window.first
        if not self.shared:
            return range(first + cell, first + cell + 1)
        total, cells = self.window.count, self.shape.cells
        return range(first + cell * total // cells, first + (cell + 1) * total // cells)
