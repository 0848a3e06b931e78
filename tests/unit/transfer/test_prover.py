"""Hash requests: what is proved holds against the root, what cannot be is rejected, all bounded."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.content.merkle import PieceTree, check_run, leaf_hashes, piece_hash, split_hashes
from engine.transfer.blocks import PeerKey
from engine.transfer.messages import Hashes, HashRequest, Reject, RejectCode, RequestId
from engine.transfer.piece_table import PieceTable
from engine.transfer.pieces import SharedPieces
from engine.transfer.prover import MAX_PROOFS, Prover
from engine.transfer.verifier import Source
from tests.helpers.aio import run

SIZE = 9_000_000
DATA = random.Random(2).randbytes(SIZE)
WHOLE = PieceTable.whole(SIZE)
PIECE = WHOLE.piece_size
HASHES = b"".join(piece_hash(DATA[at : at + PIECE], SIZE, PIECE) for at in range(0, SIZE, PIECE))
TREE = PieceTree(HASHES, SIZE)
PEER = PeerKey("asker")


class File:
    def read_into(self, view: memoryview, offset: int) -> None:
        view[:] = DATA[offset : offset + len(view)]

    def write_at(self, data: memoryview, offset: int) -> None:
        raise AssertionError


async def load() -> bytes:
    return HASHES


def answer(request: HashRequest, table: PieceTable | None = WHOLE) -> Hashes | Reject:
    async def main() -> Hashes | Reject:
        source = None
        if table is not None:
            source = Source(SIZE, TREE.root, "", SharedPieces("", table), File(), load)
        with ThreadPoolExecutor(1) as executor:
            prover = Prover(lambda: source, lambda: None, executor)
            assert prover.reserve(PEER)
            return await prover.answer(PEER, request)

    return run(main())


@pytest.mark.parametrize(("layer", "index", "count"), [(1, 0, 4), (1, 128, 64), (3, 2, 2)])
def test_a_run_is_proved_against_the_root(layer, index, count):
    layer += TREE.base_layer - 1
    found = answer(HashRequest(RequestId(7), layer, index, count))
    assert isinstance(found, Hashes)
    assert found.id == 7
    run_, uncles = split_hashes(found.hashes), split_hashes(found.uncles)
    assert check_run(TREE.root, SIZE, layer, index, run_, uncles)


def test_leaves_of_a_piece_are_read_from_the_disk():
    assert TREE.base_layer == 1
    found = answer(HashRequest(RequestId(7), 0, 10, 2))
    assert isinstance(found, Hashes)
    start = 5 * PIECE
    assert split_hashes(found.hashes) == leaf_hashes(DATA[start : start + PIECE])
    uncles = split_hashes(found.uncles)
    assert check_run(TREE.root, SIZE, 0, 10, split_hashes(found.hashes), uncles)


@pytest.mark.parametrize(
    ("request_", "table"),
    [
        (HashRequest(RequestId(7), 0, 0, 2), PieceTable(SIZE)),  # the piece is not here
        (HashRequest(RequestId(7), 1, 1 << 20, 4), WHOLE),  # beyond the file
        (HashRequest(RequestId(7), 60, 0, 1), WHOLE),  # no such layer
        (HashRequest(RequestId(7), 1, 0, 4), None),  # nothing is here
    ],
)
def test_what_cannot_be_proved_is_rejected(request_, table):
    assert answer(request_, table) == Reject(RequestId(7), RejectCode.NO_HASHES)


def test_a_peer_has_a_few_requests_under_way_and_no_more():
    async def main() -> None:
        with ThreadPoolExecutor(1) as executor:
            prover = Prover(lambda: None, lambda: None, executor)
            assert all(prover.reserve(PEER) for _ in range(MAX_PROOFS))
            assert not prover.reserve(PEER)
            assert prover.reserve(PeerKey("other"))
            await prover.answer(PEER, HashRequest(RequestId(7), 1, 0, 4))
            assert prover.reserve(PEER)

    run(main())
