"""Verdicts on finished pieces: compared at once, written in batches, never counted unwritten."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from engine.content.merkle import leaf_hashes, piece_hash
from engine.errors import EnvironmentFailure
from engine.transfer.effects import Verify
from engine.transfer.messages import PieceIndex
from engine.transfer.piece_table import PieceTable
from engine.transfer.pieces import SharedPieces
from engine.transfer.verifier import Source, Verdict, Verifier
from tests.helpers.aio import run

SIZE = 1_000_000
DATA = random.Random(9).randbytes(SIZE)
TABLE = PieceTable(SIZE)
PIECE = TABLE.piece_size


class Disk:
    """A file in memory; refuses the pieces in `broken`."""

    def __init__(self) -> None:
        self.content = bytearray(SIZE)
        self.writes: list[int] = []
        self.broken: set[int] = set()

    def read_into(self, view: memoryview, offset: int) -> None:
        view[:] = self.content[offset : offset + len(view)]

    def write_at(self, data: memoryview, offset: int) -> None:
        if offset // PIECE in self.broken:
            raise EnvironmentFailure("The disk is full.")
        self.writes.append(offset // PIECE)
        self.content[offset : offset + len(data)] = data


async def no_hashes() -> bytes:
    raise AssertionError


def finished(index: int, data: bytes | None = None) -> Verify:
    good = DATA[index * PIECE : (index + 1) * PIECE]
    came = memoryview(data if data is not None else good)
    return Verify(PieceIndex(index), came, leaf_hashes(came), piece_hash(good, SIZE, PIECE))


def judge(disk: Disk, body: Callable[[Verifier, list[Verdict]], Awaitable[None]]) -> None:
    async def main() -> None:
        verdicts: list[Verdict] = []
        pieces = SharedPieces("", PieceTable(SIZE))
        source = Source(SIZE, b"", "", pieces, disk, no_hashes)
        with ThreadPoolExecutor(1) as executor:
            verifier = Verifier(source, executor, verdicts.extend)
            running = asyncio.ensure_future(verifier.run())
            await body(verifier, verdicts)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    run(main())


async def until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0.001)


def summary(verdicts: Sequence[Verdict]) -> list[tuple[int, bool, bool]]:
    return sorted((v.piece, v.matched, v.error is None) for v in verdicts)


def test_every_piece_that_matches_is_written():
    disk = Disk()

    async def body(verifier: Verifier, verdicts: list[Verdict]) -> None:
        for index in range(TABLE.count):
            verifier.add(finished(index))
        assert verdicts == []  # nothing counts before it is written
        await until(lambda: len(verdicts) == TABLE.count)
        assert all(verdict.matched and verdict.error is None for verdict in verdicts)

    judge(disk, body)
    assert disk.content == DATA


def test_a_piece_that_does_not_match_is_told_at_once_and_never_written():
    disk = Disk()
    wrong = bytes(PIECE)

    async def body(verifier: Verifier, verdicts: list[Verdict]) -> None:
        verifier.add(finished(2, wrong))
        assert summary(verdicts) == [(2, False, True)]
        assert verdicts[0].leaves == leaf_hashes(wrong)
        verifier.add(finished(1))
        await until(lambda: len(verdicts) == 2)

    judge(disk, body)
    assert disk.writes == [1]


def test_what_the_disk_refuses_is_no_fault_of_the_peer():
    disk = Disk()
    disk.broken = {3}

    async def body(verifier: Verifier, verdicts: list[Verdict]) -> None:
        verifier.add(finished(3))
        verifier.add(finished(4))
        await until(lambda: len(verdicts) == 2)
        assert summary(verdicts) == [(3, True, False), (4, True, True)]

    judge(disk, body)
