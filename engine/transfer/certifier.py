"""From a bare file ID to every piece hash: certified size and root, then proved runs of hashes.

Owns what is known of the file before its first byte can be asked for. Nothing is believed: size
and root must hash to the ID, each run of hashes must lead to the root.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from engine.content.bundle import Bundle
from engine.content.file_id import FileId, kind_of, piece_count
from engine.content.merkle import check_run, piece_layer, run_length, split_hashes, tree_height
from engine.errors import RemoteProtocolError
from engine.transfer.blocks import PeerKey
from engine.transfer.effects import Certified, Drop, Effect, HashesKnown, Send
from engine.transfer.messages import Hashes, HashRequest, Hello, Reject, RequestId
from engine.transfer.peer_state import PeerState

MAX_HASH_REQUESTS: Final = 4
"""Hash requests kept outstanding per peer."""
HASH_RETRY_S: Final = 5.0


@dataclass(slots=True)
class _Run:
    """One run of piece hashes that is not here yet."""

    index: int
    count: int
    asked: PeerKey | None = None
    id: RequestId | None = None
    asked_at: float = 0.0


class Certifier:
    """Collects what certifies one file."""

    def __init__(
        self,
        file_id: FileId,
        next_id: Callable[[], RequestId],
        emit: Callable[[Effect], None],
        bundle: Bundle | None = None,
    ) -> None:
        """`bundle`: what the ID names, where it is no file; then all is known from the start."""
        self._file_id = file_id
        self._emit = emit
        self._bundle = bundle
        self.certified: Certified | None = None
        self.piece_hashes: bytes | None = None
        if bundle is not None:
            self.certified = Certified(file_id, bundle.size, bundle.collection, "")
            self.piece_hashes = b"".join(bundle.files)
        self._runs: dict[int, _Run] = {}
        self._parts: list[bytes] = []
        self._next_id = next_id

    @property
    def incomplete(self) -> bool:
        """Whether runs of hashes are still to be had from peers."""
        return bool(self._runs)

    @property
    def piece_count(self) -> int:
        """Pieces of the file; 0 while its size is unknown."""
        if self._bundle is not None:
            return len(self._bundle.files)
        return piece_count(self.certified.size) if self.certified is not None else 0

    @property
    def leaf_layers(self) -> int:
        """Layers of the tree below a piece's own hash."""
        return piece_layer(self.certified.size) if self.certified is not None else 0

    # --- size and root ---------------------------------------------------------------------

    def believe(self, size: int, pieces_root: bytes, name: str) -> bool:
        """Take size and root from anywhere; False where they do not hash to the file ID."""
        known = self.certified
        if known is not None:
            return (size, pieces_root) == (known.size, known.pieces_root)
        if kind_of(self._file_id, size, pieces_root) is None:
            return False
        self.certified = Certified(self._file_id, size, pieces_root, name)
        self._plan()
        self._emit(self.certified)
        if self.piece_hashes is not None:
            self._emit(HashesKnown(self.piece_hashes))
        return True

    def hello(self, peer: PeerState, hello: Hello) -> None:
        """What a peer says of the file; raises RemoteProtocolError where it is a lie."""
        if hello.pieces_root and not self.believe(hello.size, hello.pieces_root, hello.name):
            reason = "lied about the size or root of the file"
            self._emit(Drop(peer.key, reason, ban=True, fault=True))

    def _plan(self) -> None:
        assert self.certified is not None
        size = self.certified.size
        count = piece_count(size)
        if count == 0:
            self.piece_hashes = b""
        elif count == 1:
            self.piece_hashes = self.certified.pieces_root
        else:
            run = run_length(size, self._layer)
            self._runs = {first: _Run(first, run) for first in range(0, count, run)}
            self._parts = [b""] * len(self._runs)

    @property
    def _layer(self) -> int:
        assert self.certified is not None
        size = self.certified.size
        return min(piece_layer(size), tree_height(size))

    def know(self, piece_hashes: bytes) -> None:
        """All piece hashes are known from elsewhere and were checked there."""
        self._runs.clear()
        if self.piece_hashes is None:
            self.piece_hashes = piece_hashes
            self._emit(HashesKnown(piece_hashes))

    # --- hashes ----------------------------------------------------------------------------

    def request_from(self, peer: PeerState, now: float) -> None:
        """Ask the peer for runs that are asked of nobody."""
        if not self._runs or not peer.greeted or peer.has is None or not peer.has.count:
            return
        for run in self._runs.values():
            if peer.hash_requests >= MAX_HASH_REQUESTS:
                return
            if run.asked is None:
                number = self._next_id()
                run.asked, run.id, run.asked_at = peer.key, number, now
                peer.hash_requests += 1
                self._emit(Send(peer.key, HashRequest(number, self._layer, run.index, run.count)))

    def hashes(self, peer: PeerState, answer: Hashes) -> None:
        """One run with its proof; raises RemoteProtocolError where it proves nothing."""
        run = self._asked_of(peer, answer.id)
        if run is None:
            return  # asked anew of another peer meanwhile: late, not wrong
        peer.hash_requests -= 1
        assert self.certified is not None
        hashes = split_hashes(answer.hashes)
        root, size = self.certified.pieces_root, self.certified.size
        if len(hashes) != run.count or not check_run(
            root, size, self._layer, run.index, hashes, split_hashes(answer.uncles)
        ):
            run.asked = None
            raise RemoteProtocolError("hashes that do not lead to the file's root")
        del self._runs[run.index]
        self._parts[run.index // run.count] = answer.hashes
        if not self._runs:
            self._complete(size)

    def _complete(self, size: int) -> None:
        joined = b"".join(self._parts)[: 32 * piece_count(size)]
        self._parts.clear()
        self.piece_hashes = joined
        self._emit(HashesKnown(joined))

    def rejected(self, peer: PeerState, reject: Reject) -> bool:
        """The peer has no such hashes; False where no hash request has that number."""
        run = self._asked_of(peer, reject.id)
        if run is None:
            return False
        run.asked = None
        return True  # its count stays: a peer that refuses is asked for less and less

    def _asked_of(self, peer: PeerState, request_id: RequestId) -> _Run | None:
        for run in self._runs.values():
            if run.asked == peer.key and run.id == request_id:
                return run
        return None

    def peer_left(self, peer: PeerState) -> None:
        """What it was asked for is asked of others."""
        for run in self._runs.values():
            if run.asked == peer.key:
                run.asked = None

    def sweep(self, peers: Iterable[PeerState], now: float) -> None:
        """Runs that did not come in time are asked of others."""
        by_key = {peer.key: peer for peer in peers}
        for run in self._runs.values():
            if run.asked is not None and now - run.asked_at > HASH_RETRY_S:
                run.asked = None
        for peer in by_key.values():
            peer.hash_requests = sum(run.asked == peer.key for run in self._runs.values())
