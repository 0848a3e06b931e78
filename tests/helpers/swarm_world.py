"""A little world of swarm cores on a virtual clock: real messages through the real codec, no I/O.

Each `Node` is one `Swarm` with the file's bytes in memory. `World.run` delivers everything that
is on the way, advancing the clock to the next delivery or tick; nothing sleeps.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from engine.content.file_id import BLOCK_SIZE, FileId, file_id, piece_size
from engine.content.merkle import PieceTree, leaf_hashes, piece_hash_of_leaves
from engine.errors import RemoteProtocolError
from engine.transfer.blocks import BufferPool, Outstanding, PeerKey
from engine.transfer.effects import (
    CancelUpload,
    Certified,
    Drop,
    Effect,
    Finished,
    HashesKnown,
    PeersHeard,
    Send,
    ServeHashes,
    Upload,
    Verify,
)
from engine.transfer.messages import (
    DataBytes,
    DataStart,
    FrameReader,
    Hashes,
    HashRequest,
    PexPeer,
    Reject,
    RejectCode,
    data_header,
    encode,
)
from engine.transfer.piece_table import PieceTable
from engine.transfer.swarm import Swarm

TICK_S = 1.0


@dataclass(frozen=True)
class Content:
    """A file in memory with all that certifies it."""

    data: bytes
    root: bytes
    hashes: bytes
    id: FileId

    @classmethod
    def of(cls, data: bytes) -> Content:
        size = piece_size(len(data))
        view = memoryview(data)
        pieces = [view[at : at + size] for at in range(0, len(data), size)]
        hashes = b"".join(
            piece_hash_of_leaves(leaf_hashes(piece), len(data), size) for piece in pieces
        )
        root = PieceTree(hashes, len(data)).root
        return cls(data, root, hashes, file_id(len(data), root))


@dataclass
class Node:
    """One core, its bytes, and what it did."""

    key: PeerKey
    world: World
    core: Swarm
    data: bytearray
    readers: dict[PeerKey, FrameReader] = field(default_factory=dict)
    writing: dict[PeerKey, Outstanding] = field(default_factory=dict)
    hashes: bytes = b""
    certified: Certified | None = None
    finished: bool = False
    dropped: list[Drop] = field(default_factory=list)
    fetched: list[int] = field(default_factory=list)
    heard: list[PexPeer] = field(default_factory=list)
    uploaded: int = 0
    corrupt: Callable[[bytes, int], bytes] = lambda data, piece: data

    def carry_out(self, effects: list[Effect]) -> None:
        for effect in effects:
            match effect:
                case Send(peer, message):
                    self.world.send(self.key, peer, encode(message))
                case Upload(peer, request):
                    start = request.piece * piece_size(len(self.data)) + request.offset
                    body = bytes(self.data[start : start + request.length])
                    body = self.corrupt(body, request.piece)
                    self.world.send(self.key, peer, data_header(request) + body)
                    self.uploaded += request.length
                    self.core.uploaded(peer, request.id, self.world.now)
                case CancelUpload(peer, request_id):
                    self.core.refused(peer, request_id, RejectCode.CANCELLED)
                case Verify():
                    self._verify(effect)
                case Certified():
                    self.certified = effect
                    self.begin()
                case HashesKnown(hashes):
                    self.hashes = hashes
                    if self.core.table is not None:
                        self.core.fetch(hashes, self.world.now)
                case ServeHashes(peer, request) if not self.hashes:
                    reject = Reject(request.id, RejectCode.NO_HASHES)
                    self.world.send(self.key, peer, encode(reject))
                case ServeHashes(peer, request):
                    self._prove(peer, request)
                case Drop(peer):
                    self.dropped.append(effect)
                    self.world.disconnect(self.key, peer)
                case Finished():
                    self.finished = True
                case PeersHeard(peers):
                    self.heard += peers
                case _:
                    pass
        if effects := self.core.take_effects():
            self.carry_out(effects)

    def _prove(self, peer: PeerKey, request: HashRequest) -> None:
        tree = PieceTree(self.hashes, len(self.data))
        if request.base_layer < tree.base_layer:
            size = piece_size(len(self.data))
            start = (request.index << request.base_layer) * BLOCK_SIZE // size * size
            leaves = leaf_hashes(self.data[start : start + size])
            run, uncles = tree.run_in_piece(
                leaves, request.base_layer, request.index, request.count
            )
        else:
            run, uncles = tree.run(request.base_layer, request.index, request.count)
        answer = Hashes(request.id, b"".join(run), b"".join(uncles))
        self.world.send(self.key, peer, encode(answer))

    def begin(self) -> None:
        assert self.certified is not None
        if self.core.table is None:
            self.data = bytearray(self.certified.size)
            table = PieceTable(self.certified.size)
            known = self.certified
            self.core.share(table, known.size, known.pieces_root, self.world.now)

    def _verify(self, finished: Verify) -> None:
        piece, view = finished.piece, finished.view
        size = piece_size(len(self.data))
        if piece_hash_of_leaves(finished.leaves, len(self.data), size) != finished.expected:
            self.core.mismatched(piece, finished.leaves)
            return
        assert list(finished.leaves) == leaf_hashes(view)
        self.fetched.append(piece)
        self.data[piece * size : piece * size + len(view)] = view
        self.core.verified(piece)

    def receive(self, peer: PeerKey, frames: bytes) -> None:
        reader = self.readers.setdefault(peer, FrameReader())
        try:
            for item in reader.receive(memoryview(frames)):
                if isinstance(item, DataStart):
                    self.writing[peer] = self.core.begin_data(peer, item)
                elif isinstance(item, DataBytes):
                    self._fill(peer, item.view)
                else:
                    self.core.receive(peer, item, self.world.now)
        except RemoteProtocolError as error:
            self.carry_out([Drop(peer, str(error), fault=True)])
        self.core.pump(self.world.now)
        self.carry_out(self.core.take_effects())

    def _fill(self, peer: PeerKey, view: memoryview) -> None:
        asked = self.writing[peer]
        if asked.fill(view):
            self.core.data_arrived(peer, asked.request.id, self.world.now)


class World:
    """Nodes, the bytes between them, and the time."""

    def __init__(self, seed: int = 1, latency_s: float = 0.01) -> None:
        self.rng = Random(seed)
        self.now = 0.0
        self.latency_s = latency_s
        self.nodes: dict[PeerKey, Node] = {}
        self.links: set[tuple[PeerKey, PeerKey]] = set()
        self._queue: list[tuple[float, int, PeerKey, PeerKey, bytes]] = []
        self._count = itertools.count()
        self._soon: list[Callable[[], None]] = []

    def add(self, name: str, file: Content, *, seed: bool = False, have: bytes = b"") -> Node:
        """A node that has all of the file, some of it (a bitmap), or only its ID."""
        core = Swarm(file.id, Random(self.rng.random()), BufferPool(), name)
        node = Node(PeerKey(name), self, core, bytearray(file.data if seed or have else b""))
        self.nodes[node.key] = node
        if seed or have:
            node.hashes = file.hashes
            size = len(file.data)
            table = PieceTable.whole(size) if seed else PieceTable(size, have)
            node.core.share(table, size, file.root, self.now)
            node.core.certifier.know(file.hashes)
            node.core.fetch(file.hashes, self.now)
            node.core.take_effects()
        return node

    def connect(self, one: Node, other: Node) -> None:
        self.links |= {(one.key, other.key), (other.key, one.key)}
        for here, there in ((one, other), (other, one)):
            here.readers.pop(there.key, None)
            here.core.add_peer(there.key, self.now)
            here.carry_out(here.core.take_effects())

    def disconnect(self, one: PeerKey, other: PeerKey) -> None:
        if (one, other) not in self.links:
            return
        self.links -= {(one, other), (other, one)}
        self.nodes[one].core.remove_peer(other)
        self.nodes[other].core.remove_peer(one)
        for key in (one, other):
            self.nodes[key].carry_out(self.nodes[key].core.take_effects())

    def send(self, sender: PeerKey, receiver: PeerKey, frames: bytes) -> None:
        if (sender, receiver) in self.links:
            entry = (self.now + self.latency_s, next(self._count), sender, receiver, frames)
            heapq.heappush(self._queue, entry)

    def at_once(self, step: Callable[[], None]) -> None:
        """Do this before anything else is delivered."""
        self._soon.append(step)

    def run(self, until: Callable[[], bool], limit_s: float = 600.0) -> None:
        """Deliver and tick until the condition holds; fails when virtual time runs out."""
        next_tick = self.now + TICK_S
        while not until():
            while self._soon:
                self._soon.pop(0)()
            assert self.now < limit_s, "virtual time ran out"
            if self._queue and self._queue[0][0] <= next_tick:
                self.now, _, sender, receiver, frames = heapq.heappop(self._queue)
                if (sender, receiver) in self.links:
                    self.nodes[receiver].receive(sender, frames)
                continue
            self.now = next_tick
            next_tick += TICK_S
            for node in list(self.nodes.values()):
                node.core.tick(self.now)
                node.carry_out(node.core.take_effects())
