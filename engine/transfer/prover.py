"""Answers to a peer's hash requests: runs of the Merkle tree with their proof (BEP 52).

Owns the file's tree, built with the first request, and how many proofs a peer may have under way.
Hashes below the pieces are not kept: the piece is read and hashed for them, in a thread.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial
from typing import Final

from engine.content.merkle import PieceTree, leaf_hashes
from engine.errors import EnvironmentFailure, RemoteProtocolError
from engine.transfer.blocks import PeerKey
from engine.transfer.messages import Hashes, HashRequest, PieceIndex, Reject, RejectCode
from engine.transfer.verifier import Source

MAX_PROOFS: Final = 16
"""Hash requests of one peer that are being answered; more are refused."""


class Prover:
    """Proves hashes of one file; `source` and `hashes` give what is here of it now."""

    def __init__(
        self,
        source: Callable[[], Source | None],
        hashes: Callable[[], bytes | None],
        executor: Executor,
    ) -> None:
        self._source = source
        self._hashes = hashes
        self._executor = executor
        self._tree: PieceTree | None = None
        self._alone = asyncio.Lock()  # one tree is built, or one piece read, at a time
        self._busy: Counter[PeerKey] = Counter()

    def reserve(self, peer: PeerKey) -> bool:
        """Whether one more request of the peer may be answered; then `answer` must follow."""
        if self._busy[peer] >= MAX_PROOFS:
            return False
        self._busy[peer] += 1
        return True

    async def answer(self, peer: PeerKey, request: HashRequest) -> Hashes | Reject:
        """The run and its uncles, or a REJECT where there are none to be had."""
        try:
            return await self._prove(request)
        except (RemoteProtocolError, EnvironmentFailure):
            return Reject(request.id, RejectCode.NO_HASHES)
        finally:
            self._busy[peer] -= 1
            if not self._busy[peer]:
                del self._busy[peer]

    async def _prove(self, request: HashRequest) -> Hashes:
        source = self._source()
        if source is None:
            raise EnvironmentFailure("The file is not here.")
        async with self._alone:
            tree = self._tree = self._tree or await self._build(source)
            if request.base_layer < tree.base_layer:
                run, uncles = await self._prove_in_piece(source, tree, request)
            else:
                run, uncles = tree.run(request.base_layer, request.index, request.count)
        return Hashes(request.id, b"".join(run), b"".join(uncles))

    async def _build(self, source: Source) -> PieceTree:
        hashes = self._hashes() or await source.load_hashes()
        build = partial(PieceTree, hashes, source.size)
        return await asyncio.get_running_loop().run_in_executor(self._executor, build)

    async def _prove_in_piece(
        self, source: Source, tree: PieceTree, request: HashRequest
    ) -> tuple[list[bytes], list[bytes]]:
        """A run of a layer below the pieces."""
        piece = PieceIndex((request.index << request.base_layer) // (1 << tree.base_layer))
        async with source.pieces.reading() as table:
            if not table.is_complete(piece):
                raise RemoteProtocolError("leaves of a piece that is not here")
            length = table.length(piece)
        work = partial(_read_leaves, source, piece * source.pieces.piece_size, length)
        leaves = await asyncio.get_running_loop().run_in_executor(self._executor, work)
        return tree.run_in_piece(leaves, request.base_layer, request.index, request.count)


def _read_leaves(source: Source, offset: int, length: int) -> list[bytes]:
    """Runs in a thread: the leaf hashes of one piece on disk."""
    view = memoryview(bytearray(length))
    source.file.read_into(view, offset)
    return leaf_hashes(view)
