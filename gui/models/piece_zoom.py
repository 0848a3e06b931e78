"""How near a piece grid is looked at, and which pieces that brings into sight; pure.

Level 0 shows the whole file in the room there is. Each level after it shows fewer pieces per cell
until every piece has its own, then larger cells. Beyond level 0 the rows scroll.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gui.models import piece_cells
from gui.models.piece_cells import Fit, Window

NEARER: Final = 4  # so many times fewer pieces per cell with each level
LARGER: Final = 1.6  # and so much larger cells, once each piece has its own


@dataclass(frozen=True, slots=True)
class Room:
    """Where the cells may be, device pixels; a cell's side is at least `smallest`."""

    width: int
    height: int
    smallest: int
    largest: int


@dataclass(frozen=True, slots=True)
class Step:
    """One level: pieces per cell and the side of a cell."""

    per_cell: int
    side: int


def steps(pieces: int, room: Room, nearest: int) -> list[Step]:
    """The levels after level 0, nearer and nearer; cells grow to `nearest` device pixels."""
    whole = piece_cells.fit(pieces, room.width, room.height, room.smallest, room.largest)
    if not whole.cells:
        return []
    found: list[Step] = []
    per_cell = -(-pieces // whole.cells)
    side = whole.width if per_cell == 1 else room.smallest
    while per_cell > 1:
        per_cell = max(1, per_cell // NEARER)
        found.append(Step(per_cell, room.smallest if per_cell > 1 else room.smallest * 2))
        side = found[-1].side
    while (side := round(side * LARGER)) <= nearest:
        found.append(Step(1, side))
    return [step for step in found if _rows(pieces, room, step) * step.side > room.height]


def _columns(room: Room, step: Step) -> int:
    return max(1, room.width // step.side)


def _rows(pieces: int, room: Room, step: Step) -> int:
    return -(-pieces // (_columns(room, step) * step.per_cell))


def rows_beyond(pieces: int, room: Room, step: Step) -> int:
    """How many rows there are more than fit: how far one can scroll."""
    return max(0, _rows(pieces, room, step) - max(1, room.height // step.side))


def row_of(piece: int, room: Room, step: Step) -> int:
    """The row of the whole file in which a level shows a piece."""
    return piece // (_columns(room, step) * step.per_cell)


def look(pieces: int, room: Room, step: Step, top: int) -> tuple[Fit, Window]:
    """What is in sight when row `top` is the first one."""
    columns = _columns(room, step)
    rows = max(1, room.height // step.side)
    first = min(top, rows_beyond(pieces, room, step)) * columns * step.per_cell
    count = min(pieces - first, rows * columns * step.per_cell)
    cells = -(-count // step.per_cell)
    return Fit(columns, -(-cells // columns), cells, step.side, step.side), Window(first, count)
