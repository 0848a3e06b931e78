from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import NotFoundError
from engine.jobs.piece_facts import count_copies
from engine.transfer.piece_table import bits_of
from engine.views import PieceState
from tests.helpers.aio import run
from tests.helpers.engines import engines, random_bytes, shared, wait_for

MIB = 1024 * 1024


@given(
    st.integers(1, 200).flatmap(
        lambda count: st.tuples(
            st.just(count), st.lists(st.sets(st.integers(0, count - 1)), max_size=20)
        )
    ),
    st.integers(0, 300),
)
def test_copies_are_counted_piece_by_piece(case, whole):
    count, sets = case
    copies = count_copies([bits_of(one, count) for one in sets], whole, count)
    wanted = [min(whole + sum(index in one for one in sets), 255) for index in range(count)]
    assert list(copies) == wanted


def test_two_hundred_peers_do_not_carry_over():
    everything = bits_of(range(64), 64)
    assert count_copies([everything] * 255, 0, 64) == bytes([255]) * 64


def test_who_has_a_piece_and_who_sends_it(tmp_path):
    async def main():
        source = tmp_path / "film.mkv"
        source.write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=MIB)
            getter = await all_of_them.start("getter")
            peer_id = (await seeder.node()).peer_id
            row = await shared(seeder, source)
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > 0)
            pieces = await getter.pieces(key)
            count = len(pieces.states)
            copies = await getter.availability(key)
            assert copies.connected == bytes([1]) * count
            assert len(copies.heard) == count
            moving = (PieceState.REQUESTED, PieceState.DOWNLOADING)
            index = next(i for i, state in enumerate(pieces.states) if state in moving)
            piece = await getter.piece_details(key, index)
            assert (piece.index, piece.offset) == (index, index * pieces.piece_size)
            assert (piece.holders, piece.tries) == ((peer_id,), 1)
            assert peer_id in piece.senders or piece.state is PieceState.COMPLETE
            with pytest.raises(NotFoundError, match="no piece"):
                await getter.piece_details(key, count)
            came = await getter.arrivals(key)
            assert came.began > 0
            pieces = await getter.pieces(key)
            arrived = [piece for _, piece in struct.iter_unpack("<II", came.log)]
            assert arrived
            assert all(pieces.states[piece] == PieceState.COMPLETE for piece in arrived)
            assert (await seeder.arrivals(row.key)).log == b""
            await getter.pause(key)
            assert (await getter.availability(key)).connected == b""
            assert (await getter.piece_details(key, 0)).holders == ()

    run(main())
