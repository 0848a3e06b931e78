"""Who spoiled a piece: its Merkle leaves, proved to the root, say which block is bad.

Owns the pieces that failed and have no culprit yet. Any peer that has the piece can give the
leaves, since they prove themselves; each block that came is compared with its leaf, and exactly
the peers that sent a bad one are banned. (libtorrent's smart ban compares two whole downloads.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from engine.content.file_id import BLOCK_SIZE, piece_size
from engine.content.merkle import check_run, leaf_count, run_length, split_hashes
from engine.errors import RemoteProtocolError
from engine.transfer.blocks import PeerKey
from engine.transfer.effects import Drop, Effect, Send
from engine.transfer.messages import (
    MAX_HASHES,
    Hashes,
    HashRequest,
    PieceIndex,
    Reject,
    RequestId,
)
from engine.transfer.peer_state import PeerState

MAX_AUDITS: Final = 16
"""Failed pieces remembered; the oldest gives way."""
AUDIT_RETRY_S: Final = 5.0


@dataclass(slots=True)
class _Run:
    """Leaves of one failed piece, or of a part of it, that are not here yet."""

    piece: PieceIndex
    first: int  # leaf of the file
    count: int
    bad: Sequence[bytes]  # leaves of the bytes that came
    senders: dict[int, PeerKey]  # leaf of the file → who sent that block
    asked: PeerKey | None = None
    id: RequestId | None = None
    asked_at: float = 0.0
    refused: set[PeerKey] = field(default_factory=set)


class Auditor:
    """Finds out who sent bad blocks."""

    def __init__(
        self,
        size: int,
        pieces_root: bytes,
        next_id: Callable[[], RequestId],
        emit: Callable[[Effect], None],
    ) -> None:
        self._size = size
        self._root = pieces_root
        self._next_id = next_id
        self._emit = emit
        self._runs: list[_Run] = []

    def suspect(
        self, piece: PieceIndex, leaves: Sequence[bytes], senders: dict[int, PeerKey]
    ) -> None:
        """A piece failed: the leaf hashes of what came, and who sent each of its blocks."""
        if len(set(senders.values())) == 1:
            self._ban(next(iter(senders.values())), piece, "all of it came from this peer")
            return
        base = piece * (piece_size(self._size) // BLOCK_SIZE)
        count = run_length(self._size, 0, min(MAX_HASHES, piece_size(self._size) // BLOCK_SIZE))
        for first in range(0, len(leaves), count):
            bad = leaves[first : first + count]
            of_run = {base + block: sender for block, sender in senders.items()}
            self._runs.append(_Run(piece, base + first, count, bad, of_run))
        del self._runs[:-MAX_AUDITS]

    def pump(self, peers: Iterable[PeerState], now: float) -> None:
        """Ask for leaves that nobody was asked for, or that did not come in time."""
        if not self._runs:
            return
        holders = [peer for peer in peers if peer.greeted and peer.has is not None]
        for run in self._runs:
            if run.asked is not None and now - run.asked_at < AUDIT_RETRY_S:
                continue
            if run.asked is not None:
                run.refused.add(run.asked)
                run.asked = None
            suspects = set(run.senders.values())
            able = [p for p in holders if p.has and run.piece in p.has and p.key not in run.refused]
            peer = min(able, key=lambda peer: peer.key in suspects, default=None)
            if peer is None:
                run.refused.clear()  # all were asked in vain: later once more
                run.asked_at = now
                continue
            run.asked, run.id, run.asked_at = peer.key, self._next_id(), now
            self._emit(Send(peer.key, HashRequest(run.id, 0, run.first, run.count)))

    def hashes(self, peer: PeerState, answer: Hashes) -> bool:
        """Leaves with their proof; False where they were not asked for here.

        Raises RemoteProtocolError where they prove nothing.
        """
        run = self._asked_of(peer, answer.id)
        if run is None:
            return False
        leaves = split_hashes(answer.hashes)
        uncles = split_hashes(answer.uncles)
        if len(leaves) != run.count or not check_run(
            self._root, self._size, 0, run.first, leaves, uncles
        ):
            run.refused.add(peer.key)
            run.asked = None
            raise RemoteProtocolError("leaves that do not lead to the file's root")
        self._runs.remove(run)
        self._compare(run, leaves)
        return True

    def _compare(self, run: _Run, leaves: Sequence[bytes]) -> None:
        liars: dict[PeerKey, int] = {}
        for offset, bad in enumerate(run.bad):
            sender = run.senders.get(run.first + offset)
            if bad != leaves[offset] and sender is not None:
                liars.setdefault(sender, offset)
        for liar, offset in liars.items():
            block = run.first + offset
            proof = (
                f"block {block} of {leaf_count(self._size)}: sent {run.bad[offset].hex()}, "
                f"the root proves {leaves[offset].hex()}"
            )
            self._ban(liar, run.piece, proof)

    def _ban(self, liar: PeerKey, piece: PieceIndex, proof: str) -> None:
        self._emit(Drop(liar, f"sent a false piece {piece}: {proof}", ban=True, fault=True))

    def rejected(self, peer: PeerState, reject: Reject) -> bool:
        """The peer has no such leaves; False where it was not asked for any."""
        run = self._asked_of(peer, reject.id)
        if run is None:
            return False
        run.refused.add(peer.key)
        run.asked = None
        return True

    def peer_left(self, peer: PeerState) -> None:
        """What it was asked for is asked of others."""
        for run in self._runs:
            if run.asked == peer.key:
                run.asked = None

    def _asked_of(self, peer: PeerState, request_id: RequestId) -> _Run | None:
        for run in self._runs:
            if run.asked == peer.key and run.id == request_id:
                return run
        return None
