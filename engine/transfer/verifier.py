"""Comparing finished pieces and writing them: nothing counts that is not verified and written.

Owns the queue between the swarm and the disk, and how much is handed over at once. The blocks are
hashed when they arrive (`blocks`); here their hashes are folded, on the loop, and what matches is
written in a thread. What a verdict means for the peers is the swarm's.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from engine.content.bundle import Bundle
from engine.content.file_id import file_id
from engine.content.merkle import piece_hash_of_leaves
from engine.errors import EnvironmentFailure
from engine.transfer.effects import Verify
from engine.transfer.messages import PieceIndex
from engine.transfer.pieces import SharedPieces

BATCH_BYTES: Final = 16 * 1024 * 1024
"""Bytes per hand-over at most."""
PAUSE_S: Final = 0.02
"""Hand-overs begin at least that far apart: each wakes a thread, which costs up to 0.4 ms in a
virtual machine. The first piece after a rest does not wait."""


class PieceBytes(Protocol):
    """The bytes of the file, read and written by position in threads."""

    def read_into(self, view: memoryview, offset: int) -> None:
        """Fill `view` from `offset`; raises EnvironmentFailure."""

    def write_at(self, data: memoryview, offset: int) -> None:
        """Write all of `data` at `offset`; raises EnvironmentFailure."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a driver works on: the file on disk, its shared pieces and its hashes on demand."""

    size: int
    pieces_root: bytes
    name: str
    pieces: SharedPieces
    file: PieceBytes
    load_hashes: Callable[[], Awaitable[bytes]]
    bundle: Bundle | None = None
    """What it is, where it is no file: then its pieces are files, and their hashes file IDs."""

    def hash_of(self, piece: Verify) -> bytes:
        """What the piece's blocks prove it to be."""
        if self.bundle is not None:
            return file_id(len(piece.view), piece.leaves[0])
        return piece_hash_of_leaves(piece.leaves, self.size, self.pieces.piece_size)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a piece: matched (and written), or not, or the disk refused."""

    piece: PieceIndex
    length: int
    matched: bool
    leaves: Sequence[bytes] = ()  # of what came, where it did not match
    error: EnvironmentFailure | None = None


class Verifier:
    """Judges pieces at once, and writes the good ones in batches, one in a thread at a time."""

    def __init__(
        self, source: Source, executor: Executor, report: Callable[[Sequence[Verdict]], None]
    ) -> None:
        self._source = source
        self._executor = executor
        self._report = report
        self._queue: deque[Verify] = deque()
        self._wake = asyncio.Event()

    def add(self, piece: Verify) -> None:
        """Judge this piece; its buffer must not change until the verdict."""
        if self._source.hash_of(piece) != piece.expected:
            self._report([Verdict(piece.piece, len(piece.view), False, piece.leaves)])
            return
        self._queue.append(piece)
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._queue:
                work = partial(_write, self._source, self._next_batch())
                began = loop.time()
                self._report(await loop.run_in_executor(self._executor, work))
                await asyncio.sleep(max(0.0, began + PAUSE_S - loop.time()))

    def _next_batch(self) -> list[Verify]:
        batch = [self._queue.popleft()]
        total = len(batch[0].view)
        while self._queue and total + len(self._queue[0].view) <= BATCH_BYTES:
            total += len(self._queue[0].view)
            batch.append(self._queue.popleft())
        return batch


def _write(source: Source, batch: Sequence[Verify]) -> list[Verdict]:
    """Runs in a thread."""
    return [_write_one(source, piece) for piece in batch]


def _write_one(source: Source, piece: Verify) -> Verdict:
    length = len(piece.view)
    try:
        source.file.write_at(piece.view, piece.piece * source.pieces.piece_size)
    except EnvironmentFailure as error:
        return Verdict(piece.piece, length, matched=True, error=error)
    return Verdict(piece.piece, length, matched=True)
