"""A world of gossip routers on one virtual clock: no sockets, no sleeping, one run per seed.

Owns time, links with their latency, and what is counted. Behaviours that break the protocol are
`Node` subclasses: a node decides what becomes of its router's outputs.
"""

from __future__ import annotations

import hashlib
import heapq
import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from engine.gossip.events import (
    Connect,
    Deliver,
    Event,
    Heartbeat,
    Join,
    Output,
    PeerConnected,
    PeerDisconnected,
    Publish,
    RpcReceived,
    SendRpc,
    Validate,
    Validated,
    Verdict,
)
from engine.gossip.messages import Message, MessageId, PeerId, Rpc, Topic
from engine.gossip.parameters import MESHSUB_12, GossipParameters
from engine.gossip.router import Router
from engine.gossip.rpc import decode_rpc, encode_rpc
from engine.gossip.score_parameters import SHOAL_SCORE, PeerScoreParameters
from engine.gossip.signing import message_id

TOPIC = Topic("/shoal/file/" + "ab" * 32)


def no_policy(message: Message) -> str:
    """Simulated messages carry no signatures."""
    return ""


class Node:
    """One router in the world, honest unless a subclass says otherwise."""

    def __init__(self, world: World, peer_id: PeerId, router: Router) -> None:
        self.world = world
        self.id = peer_id
        self.router = router
        self.links: dict[PeerId, float] = {}  # one-way latency in seconds
        self.seqno = 0
        self.address = ""  # an IP address in text, where it matters who shares one
        self.delivered: dict[MessageId, float] = {}

    def handle(self, event: Event) -> None:
        for output in self.router.handle(self.world.now, event):
            self.act(output)

    def act(self, output: Output) -> None:
        if isinstance(output, SendRpc):
            self.world.send(self, output.peer, output.rpc)
        elif isinstance(output, Validate):
            self.handle(Validated(output.ticket, self.validate(output)))
        elif isinstance(output, Deliver):
            self.delivered[output.message_id] = self.world.now
            self.world.on_deliver(self, output)
        elif isinstance(output, Connect):
            self.world.on_connect(self, output)

    def validate(self, output: Validate) -> Verdict:
        return Verdict.ACCEPT

    def receive(self, sender: PeerId, rpc: Rpc) -> None:
        if sender in self.links:
            self.handle(RpcReceived(sender, rpc))

    def publish(self, topic: Topic = TOPIC, data: bytes = b"") -> MessageId:
        self.seqno += 1
        message = Message(self.id, data, self.seqno.to_bytes(8, "big"), topic)
        self.handle(Publish(message))
        return message_id(message)


class SilentNode(Node):
    """Takes part in the mesh and forwards nothing: drops every message and IHAVE it should send."""

    def act(self, output: Output) -> None:
        if isinstance(output, SendRpc):
            control = output.rpc.control
            rpc = Rpc(
                output.rpc.subscriptions,
                (),
                type(control)(graft=control.graft, prune=control.prune),
            )
            if rpc:
                self.world.send(self, output.peer, rpc)
        else:
            super().act(output)


@dataclass
class World:
    """The clock, the nodes and the links."""

    seed: int = 1
    parameters: GossipParameters = field(default_factory=GossipParameters)
    score_parameters: PeerScoreParameters = SHOAL_SCORE
    codec: bool = False  # whether RPCs pass through bytes
    policy: Callable[[Message], str] = no_policy

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.now = 0.0
        self.nodes: dict[PeerId, Node] = {}
        self.counts: Counter[str] = Counter()
        self.trace = hashlib.sha256()
        self.tracing = False
        self.deliveries: list[tuple[float, PeerId, MessageId]] = []
        self.connects: list[tuple[PeerId, Connect]] = []
        self._queue: list[tuple[float, int, Callable[..., None], tuple[Any, ...]]] = []
        self._sequence = 0

    # Building

    def add(
        self,
        name: str,
        *,
        kind: type[Node] = Node,
        heartbeat: bool = True,
        parameters: GossipParameters | None = None,
        **options: Any,
    ) -> Node:
        peer_id = PeerId(name.encode())
        router = Router(
            peer_id,
            random.Random(f"{self.seed}/{name}"),
            parameters=parameters or self.parameters,
            score_parameters=self.score_parameters,
            policy=self.policy,
            **options,
        )
        node = self.nodes[peer_id] = kind(self, peer_id, router)
        if heartbeat:
            self.at(self.now + self.rng.random() * self.parameters.heartbeat_s, self._beat, node)
        return node

    def add_many(self, count: int, **options: Any) -> list[Node]:
        first = len(self.nodes)
        return [self.add(f"n{index:05}", **options) for index in range(first, first + count)]

    def connect(
        self, dialler: Node, listener: Node, *, latency: float = 0.025, protocol: str = MESHSUB_12
    ) -> None:
        dialler.links[listener.id] = listener.links[dialler.id] = latency
        dialler.handle(PeerConnected(listener.id, protocol, True, _addresses(listener)))
        listener.handle(PeerConnected(dialler.id, protocol, False, _addresses(dialler)))

    def disconnect(self, one: Node, other: Node) -> None:
        del one.links[other.id], other.links[one.id]
        one.handle(PeerDisconnected(other.id))
        other.handle(PeerDisconnected(one.id))

    def connect_randomly(
        self, nodes: list[Node], each: int, latency: float, jitter: float = 0.1
    ) -> None:
        """Every node dials until it has `each` / 2 links at least; about `each` on average."""
        for node in nodes:
            while len(node.links) < each // 2:
                other = self.rng.choice(nodes)
                if other is not node and other.id not in node.links:
                    spread = 1 + self.rng.uniform(-jitter, jitter)
                    self.connect(node, other, latency=latency * spread)

    def connect_all(self, nodes: list[Node], latency: float = 0.025) -> None:
        for index, node in enumerate(nodes):
            for other in nodes[index + 1 :]:
                self.connect(node, other, latency=latency)

    def join(self, nodes: Iterable[Node], topic: Topic = TOPIC) -> None:
        for node in nodes:
            node.handle(Join(topic))

    # Running

    def at(self, when: float, action: Callable[..., None], *arguments: Any) -> None:
        self._sequence += 1
        heapq.heappush(self._queue, (when, self._sequence, action, arguments))

    def run(self, seconds: float) -> None:
        """Let so much time pass."""
        end = self.now + seconds
        while self._queue and self._queue[0][0] <= end:
            self.now, _, action, arguments = heapq.heappop(self._queue)
            self.counts["events"] += 1
            action(*arguments)
        self.now = end

    def _beat(self, node: Node) -> None:
        node.handle(Heartbeat())
        self.at(self.now + self.parameters.heartbeat_s, self._beat, node)

    # What nodes do

    def send(self, sender: Node, receiver: PeerId, rpc: Rpc) -> None:
        latency = sender.links.get(receiver)
        if latency is None:
            return
        self._count(rpc)
        if self.codec:
            data = encode_rpc(rpc)
            self.counts["bytes"] += len(data)
            if self.tracing:
                self.trace.update(repr((self.now, sender.id, receiver)).encode() + data)
            rpc = decode_rpc(data)
        self.at(self.now + latency, self.nodes[receiver].receive, sender.id, rpc)

    def on_deliver(self, node: Node, output: Deliver) -> None:
        self.deliveries.append((self.now, node.id, output.message_id))

    def on_connect(self, node: Node, output: Connect) -> None:
        self.connects.append((node.id, output))
        other = self.nodes.get(output.peer)
        if other is not None and other.id not in node.links:
            self.connect(node, other)

    def _count(self, rpc: Rpc) -> None:
        counts, control = self.counts, rpc.control
        counts["rpcs"] += 1
        counts["messages"] += len(rpc.publish)
        if control:
            counts["ihave"] += len(control.ihave)
            counts["iwant_ids"] += sum(len(entry.message_ids) for entry in control.iwant)
            counts["graft"] += len(control.graft)
            counts["prune"] += len(control.prune)
            counts["idontwant"] += len(control.idontwant)


def _addresses(node: Node) -> tuple[str, ...]:
    return (node.address,) if node.address else ()
