"""What gossip says joins the order of rarity: behind what the neighbours say themselves."""

from __future__ import annotations

import random

from engine.transfer.availability import PieceSet
from engine.transfer.blocks import BufferPool, PeerKey
from engine.transfer.picker import RANDOM_FIRST, Picker
from engine.transfer.piece_table import PieceTable

PIECES = 12
PEER = PeerKey("seed")


def everything() -> PieceSet:
    has = PieceSet(PIECES)
    has.add_all()
    return has


def picker() -> Picker:
    table = PieceTable(PIECES * 16384)
    assert table.count == PIECES
    made = Picker(table, random.Random(1), BufferPool())
    has = everything()
    for _ in range(RANDOM_FIRST):
        made.pick(PEER, has, 16384)
    return made


def next_pieces(made: Picker) -> list[int]:
    has = everything()
    picked = [made.pick(PEER, has, 16384) for _ in range(PIECES - RANDOM_FIRST)]
    return [run.piece.index for run in picked if run is not None]


def test_of_the_rarest_the_one_that_is_rarest_beyond_the_neighbours_comes_first():
    made = picker()
    made.heard = lambda count: float
    order = next_pieces(made)
    assert order == sorted(order)
    assert len(order) == PIECES - RANDOM_FIRST


def test_what_neighbours_say_counts_as_much():
    made = picker()
    wanted = sorted(made.order)
    made.order.count_up(wanted[:2] * 5)
    made.heard = lambda count: lambda index: 1.0 if index in wanted[2:] else 0.0
    assert set(next_pieces(made)[-2:]) == set(wanted[:2])
