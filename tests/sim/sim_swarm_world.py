"""Whole swarms of real cores on a virtual clock: links with rates and latency, no bytes.

Each `Node` is one `Swarm` core as the engine runs it; only its disk and its wires are made up: a
piece always matches, an uplink sends one answer at a time and takes its peers in turns, a downlink
takes in what comes in its order. The same seed gives the same trace, bit for bit.
"""

from __future__ import annotations

import heapq
import itertools
import struct
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from engine.content.file_id import FileId, file_id, piece_count
from engine.transfer.blocks import BufferPool, PeerKey
from engine.transfer.effects import CancelUpload, Drop, Effect, Finished, Send, Upload, Verify
from engine.transfer.messages import (
    DataStart,
    Message,
    RejectCode,
    Request,
    RequestId,
)
from engine.transfer.piece_table import PieceTable
from engine.transfer.swarm import Swarm

TICK_S = 1.0
ROOT = bytes(range(32))


class NoBytes(BufferPool):
    """Every piece in one and the same memory: nothing is ever written to it."""

    def __init__(self, length: int) -> None:
        super().__init__()
        self._one = bytearray(length)

    def take(self, length: int) -> bytearray:
        return self._one

    def give_back(self, buffer: bytearray) -> None:
        pass


@dataclass(eq=False)
class Node:
    """One peer: its core, its links and what became of it."""

    number: int
    core: Swarm
    up: float  # bytes per second
    down: float
    gives: bool = True  # False: a free rider, which serves nobody
    joined_at: float = 0.0
    finished_at: float | None = None
    sent: int = 0
    received: int = 0
    down_free_at: float = 0.0
    sending: bool = False
    queues: dict[PeerKey, deque[Request]] = field(default_factory=dict)
    turns: deque[PeerKey] = field(default_factory=deque)
    key: PeerKey = field(init=False)

    def __post_init__(self) -> None:
        self.key = key_of(self.number)


def key_of(number: int) -> PeerKey:
    """The name of a node in its swarm."""
    return PeerKey(f"{number:06}")


class World:
    """All nodes of one file's swarm and the time."""

    def __init__(self, size: int, seed: int, latency_s: float = 0.03) -> None:
        self.rng = Random(seed)
        self.size = size
        self.latency_s = latency_s
        self.now = 0.0
        self.trace = 0
        self.events = 0
        self.nodes: dict[PeerKey, Node] = {}
        self.links: set[tuple[PeerKey, PeerKey]] = set()
        self._file_id: FileId = file_id(size, ROOT)
        self._hashes = bytes(32 * piece_count(size))
        self._buffers = NoBytes(PieceTable(size).piece_size)
        self._heap: list[tuple[float, int, Callable[..., None], tuple[Any, ...]]] = []
        self._count = itertools.count()

    # --- who is there ----------------------------------------------------------------------

    def add(self, up: float, down: float, *, seed: bool = False, gives: bool = True) -> Node:
        """A peer that has everything or nothing, and knows what the file is."""
        core = Swarm(self._file_id, Random(self.rng.random()), self._buffers)
        node = Node(len(self.nodes), core, up, down, gives, self.now)
        self.nodes[node.key] = node
        table = PieceTable.whole(self.size) if seed else PieceTable(self.size)
        core.share(table, self.size, ROOT, self.now)
        core.fetch(self._hashes, self.now)
        assert core.server is not None
        core.server.paused = not gives
        self._carry_out(node)
        self.at(self.now + self.rng.random() * TICK_S, self._tick, node)
        return node

    def connect(self, one: Node, other: Node) -> None:
        """A stream between two."""
        if one is other or (one.key, other.key) in self.links:
            return
        self.links |= {(one.key, other.key), (other.key, one.key)}
        for here, there in ((one, other), (other, one)):
            here.core.add_peer(there.key, self.now)
            self._carry_out(here)

    def disconnect(self, one: Node, other: Node) -> None:
        """The stream is gone."""
        if (one.key, other.key) in self.links:
            self.links -= {(one.key, other.key), (other.key, one.key)}
            for here, there in ((one, other), (other, one)):
                here.queues.pop(there.key, None)
                here.core.remove_peer(there.key)
                here.core.pump(self.now)
                self._carry_out(here)

    def leave(self, node: Node) -> None:
        """The node goes away, without a word."""
        for key in sorted(other for here, other in self.links if here == node.key):
            self.disconnect(node, self.nodes[key])
        del self.nodes[node.key]

    # --- time ------------------------------------------------------------------------------

    def at(self, when: float, step: Callable[..., None], *args: Any) -> None:
        """Do this then."""
        heapq.heappush(self._heap, (when, next(self._count), step, args))

    def run(self, until: Callable[[], bool], limit_s: float) -> None:
        """Let time pass until the condition holds or the time is up."""
        while self._heap and not until():
            when, _, step, args = heapq.heappop(self._heap)
            if when > limit_s:
                return
            self.now = when
            self.events += 1
            step(*args)

    def _tick(self, node: Node) -> None:
        if node.key in self.nodes:
            node.core.tick(self.now)
            self._carry_out(node)
            self.at(self.now + TICK_S, self._tick, node)

    def _note(self, kind: int, *numbers: int) -> None:
        """One more line of the trace, folded into its checksum."""
        row = struct.pack(f">dB{len(numbers)}Q", self.now, kind, *numbers)
        self.trace = zlib.crc32(row, self.trace)

    # --- what cores want -------------------------------------------------------------------

    def _carry_out(self, node: Node) -> None:
        core = node.core
        while effects := core.take_effects():
            for effect in effects:
                self._one_effect(node, effect)

    def _one_effect(self, node: Node, effect: Effect) -> None:
        core = node.core
        match effect:
            case Send(peer, message):
                if (node.key, peer) in self.links:
                    when = self.now + self.latency_s
                    self.at(when, self._receive, self.nodes[peer], node.key, message)
            case Upload(peer, request):
                self._queue(node, peer, request)
            case CancelUpload(peer, request_id):
                queue = node.queues.get(peer, deque())
                for request in queue:
                    if request.id == request_id:
                        queue.remove(request)
                        core.refused(peer, request_id, RejectCode.CANCELLED)
                        break
            case Verify(piece):
                core.verified(piece)
                core.pump(self.now)
            case Finished():
                node.finished_at = self.now
                self._note(1, node.number)
            case Drop(peer):
                if peer in self.nodes:
                    self.disconnect(node, self.nodes[peer])
            case _:
                pass

    def _receive(self, node: Node, sender: PeerKey, message: Message) -> None:
        if (node.key, sender) in self.links:
            node.core.receive(sender, message, self.now)
            node.core.pump(self.now)
            self._carry_out(node)

    # --- links -----------------------------------------------------------------------------

    def _queue(self, node: Node, peer: PeerKey, request: Request) -> None:
        queue = node.queues.setdefault(peer, deque())
        if not queue:
            node.turns.append(peer)
        queue.append(request)
        if not node.sending:
            self._send_next(node)

    def _send_next(self, node: Node) -> None:
        node.sending = False
        while node.turns:
            peer = node.turns.popleft()
            queue = node.queues.get(peer)
            if queue:
                request = queue.popleft()
                if queue:
                    node.turns.append(peer)
                node.sending = True
                when = self.now + request.length / node.up
                self.at(when, self._sent, node, peer, request)
                return

    def _sent(self, node: Node, peer: PeerKey, request: Request) -> None:
        if (node.key, peer) in self.links:
            node.sent += request.length
            receiver = self.nodes[peer]
            node.core.uploaded(peer, request.id, self.now)
            node.core.pump(self.now)
            self._carry_out(node)
            begins = max(self.now + self.latency_s, receiver.down_free_at)
            receiver.down_free_at = begins + request.length / receiver.down
            self.at(receiver.down_free_at, self._arrived, receiver, node, request)
        self._send_next(node)

    def _arrived(self, node: Node, sender: Node, request: Request) -> None:
        if (node.key, sender.key) not in self.links:
            return
        self._note(0, sender.number, node.number, request.piece, request.offset)
        node.received += request.length
        start = DataStart(RequestId(request.id), request.piece, request.offset, request.length)
        node.core.begin_data(sender.key, start)
        node.core.data_arrived(sender.key, request.id, self.now)
        node.core.pump(self.now)
        self._carry_out(node)
