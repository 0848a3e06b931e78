"""Whole swarms of real cores on a virtual clock: links with rates and latency, no bytes.

Each `Node` is one `Swarm` core as the engine runs it; only its disk and its wires are made up: a
piece always matches, an uplink sends one answer at a time and takes its peers in turns, a downlink
takes in what comes in its order. As the driver does, a node handles in one go all that came in
since it last looked, here every `TURN_S`; its effects are carried out then. Peers find each other
as the engine's do: some are told by a look-up, more by peer exchange, and nobody dials beyond
`DIAL_UNTIL`. The same seed gives the same trace, bit for bit.
"""

from __future__ import annotations

import heapq
import itertools
import struct
import zlib
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from engine.content.file_id import FileId, file_id, piece_count
from engine.transfer.blocks import BufferPool, PeerKey
from engine.transfer.effects import (
    CancelUpload,
    Drop,
    Effect,
    Finished,
    PeersHeard,
    Send,
    Upload,
    Verify,
)
from engine.transfer.messages import Message, RejectCode, Request, RequestId
from engine.transfer.piece_table import PieceTable
from engine.transfer.swarm import Swarm
from engine.transfer.swarms import DIAL_UNTIL
from tests.sim.uncollected import uncollected

TICK_S: Final = 1.0
TURN_S: Final = 0.01
"""A node looks at what came in so often: a busy engine's loop comes round about as fast."""
LATENCY_S: Final = 0.03
ROOT: Final = bytes(range(32))

Step = Callable[[PeerKey, Any, float], None]


class NoBytes(BufferPool):
    """Every piece in one and the same memory: nothing is ever written to it."""

    def __init__(self, length: int) -> None:
        super().__init__()
        self._one = bytearray(length)

    def take(self, length: int) -> bytearray:
        return self._one

    def give_back(self, buffer: bytearray) -> None:
        pass


@dataclass(eq=False, slots=True)
class Node:
    """One peer: its core, its links and what became of it."""

    number: int
    key: PeerKey
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
    awake: bool = False  # its turn is due
    inbox: list[tuple[Step, PeerKey, Any]] = field(default_factory=list)
    queues: dict[PeerKey, deque[Request]] = field(default_factory=dict)
    turns: deque[PeerKey] = field(default_factory=deque)


def key_of(number: int) -> PeerKey:
    """The name of a node in its swarm."""
    return PeerKey(f"{number:06}")


def _reachable(peer: PeerKey) -> tuple[str, ...]:
    return (peer,)


class World:
    """All nodes of one file's swarm and the time."""

    def __init__(self, size: int, seed: int) -> None:
        self.rng = Random(seed)
        self.size = size
        self.now = 0.0
        self.trace = 0
        self.events = 0
        self.unfinished = 0
        self.nodes: dict[PeerKey, Node] = {}
        self._file_id: FileId = file_id(size, ROOT)
        self._hashes = bytes(32 * piece_count(size))
        self._buffers = NoBytes(PieceTable(size).piece_size)
        self._heap: list[tuple[float, int, Callable[..., None], tuple[Any, ...]]] = []
        self._count = itertools.count()
        self._numbers = itertools.count()

    # --- who is there ----------------------------------------------------------------------

    def add(self, up: float, down: float, *, seed: bool = False, gives: bool = True) -> Node:
        """A peer that has everything or nothing, and knows what the file is."""
        dice = Random(self.rng.random())
        core = Swarm(self._file_id, dice, self._buffers, addresses_of=_reachable)
        number = next(self._numbers)
        node = Node(number, key_of(number), core, up, down, gives, self.now)
        self.nodes[node.key] = node
        table = PieceTable.whole(self.size) if seed else PieceTable(self.size)
        core.share(table, self.size, ROOT, self.now)
        core.fetch(self._hashes, self.now)
        assert core.server is not None
        core.server.paused = not gives
        self.unfinished += not seed
        self._carry_out(node)
        self.at(self.now + self.rng.random() * TICK_S, self._tick, node)
        return node

    def dial(self, node: Node, others: Iterable[PeerKey]) -> None:
        """Connect to these, as long as it has too few."""
        for key in others:
            if len(node.core.peers) >= DIAL_UNTIL:
                return
            if key in self.nodes and key != node.key:
                self.connect(node, self.nodes[key])

    def connect(self, one: Node, other: Node) -> None:
        """A stream between two."""
        if other.key in one.core.peers:
            return
        for here, there in ((one, other), (other, one)):
            here.core.add_peer(there.key, self.now)
        for here in (one, other):
            self._carry_out(here)

    def disconnect(self, one: Node, other: Node) -> None:
        """The stream is gone."""
        for here, there in ((one, other), (other, one)):
            here.queues.pop(there.key, None)
            if there.key in here.core.peers:
                here.core.remove_peer(there.key)
            self._wake(here)

    def leave(self, node: Node) -> None:
        """The node goes away, without a word."""
        for key in list(node.core.peers):
            self.disconnect(node, self.nodes[key])
        self.unfinished -= node.finished_at is None
        del self.nodes[node.key]

    def _linked(self, one: Node, other: PeerKey) -> bool:
        there = self.nodes.get(other)
        return there is not None and other in one.core.peers and one.key in there.core.peers

    # --- time ------------------------------------------------------------------------------

    def at(self, when: float, step: Callable[..., None], *args: Any) -> None:
        """Do this then."""
        heapq.heappush(self._heap, (when, next(self._count), step, args))

    def run(self, until: Callable[[], bool], limit_s: float) -> None:
        """Let time pass until the condition holds or the time is up."""
        with uncollected():
            self._run(until, limit_s)

    def _run(self, until: Callable[[], bool], limit_s: float) -> None:
        heap, pop = self._heap, heapq.heappop
        while heap and not until():
            when, _, step, args = pop(heap)
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

    def _post(self, node: Node, step: Step, sender: PeerKey, what: Any) -> None:
        """Something came in: the node sees it at its next turn."""
        node.inbox.append((step, sender, what))
        if not node.awake:
            self._wake(node)

    def _wake(self, node: Node) -> None:
        if not node.awake:
            node.awake = True
            self.at((int(self.now / TURN_S) + 1) * TURN_S, self._turn, node)

    def _turn(self, node: Node) -> None:
        node.awake = False
        if node.key not in self.nodes:
            return
        inbox, node.inbox = node.inbox, []
        peers, now = node.core.peers, self.now
        for step, sender, what in inbox:
            if sender in peers:
                step(sender, what, now)
        node.core.pump(now)
        self._carry_out(node)

    def _note(self, kind: int, *numbers: int) -> None:
        """One more line of the trace, folded into its checksum."""
        row = struct.pack(f">dB{len(numbers)}Q", self.now, kind, *numbers)
        self.trace = zlib.crc32(row, self.trace)

    # --- what cores want -------------------------------------------------------------------

    def _carry_out(self, node: Node) -> None:
        core = node.core
        letters: list[tuple[PeerKey, Message]] = []
        while effects := core.take_effects():
            for effect in effects:
                if type(effect) is Send:
                    letters.append((effect.peer, effect.message))
                else:
                    self._one_effect(node, effect)
        if letters:
            self.at(self.now + LATENCY_S, self._deliver, node, letters)

    def _one_effect(self, node: Node, effect: Effect) -> None:
        core = node.core
        match effect:
            case Upload(peer, request):
                self._queue(node, peer, request)
            case CancelUpload(peer, request_id):
                self._cancel(node, peer, request_id)
            case Verify(piece):
                core.verified(piece)
                core.pump(self.now)
            case Finished():
                node.finished_at = self.now
                self.unfinished -= 1
                self._note(1, node.number)
            case PeersHeard(peers):
                self.dial(node, [PeerKey(peer.peer_id) for peer in peers])
            case Drop(peer):
                if peer in self.nodes:
                    self.disconnect(node, self.nodes[peer])
            case _:
                pass

    def _deliver(self, node: Node, letters: list[tuple[PeerKey, Message]]) -> None:
        nodes, sender = self.nodes, node.key
        for peer, message in letters:
            receiver = nodes.get(peer)
            if receiver is not None and sender in receiver.core.peers:
                self._post(receiver, receiver.core.receive, sender, message)

    def _cancel(self, node: Node, peer: PeerKey, request_id: RequestId) -> None:
        queue = node.queues.get(peer, deque())
        for request in queue:
            if request.id == request_id:
                queue.remove(request)
                node.core.refused(peer, request_id, RejectCode.CANCELLED)
                return

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
        if self._linked(node, peer):
            node.sent += request.length
            receiver = self.nodes[peer]
            self._post(node, node.core.uploaded, peer, request.id)
            begins = max(self.now + LATENCY_S, receiver.down_free_at)
            receiver.down_free_at = begins + request.length / receiver.down
            self.at(receiver.down_free_at, self._arrived, receiver, node, request)
        self._send_next(node)

    def _arrived(self, node: Node, sender: Node, request: Request) -> None:
        if self._linked(node, sender.key):
            self._note(0, sender.number, node.number, request.piece, request.offset)
            node.received += request.length
            self._post(node, node.core.data_arrived, sender.key, request.id)
