"""What one router costs: duplicates and new signed messages per second of one core.

    python -m tests.sim.cost_gossip

From bytes to bytes: each frame is decoded, routed and, where it is forwarded, encoded once for the
five other peers of the mesh. Nothing here asserts.
"""

from __future__ import annotations

import random
import time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.gossip.announcements import Announcement, Kind, encode_announcement, swarm_topic
from engine.gossip.availability import summarise
from engine.gossip.events import (
    Heartbeat,
    Join,
    Output,
    PeerConnected,
    RpcReceived,
    SendRpc,
    Validate,
    Validated,
    Verdict,
)
from engine.gossip.messages import PeerId, Rpc, SubOpts
from engine.gossip.parameters import MESHSUB_12
from engine.gossip.peer_link import FrameCache
from engine.gossip.router import Router
from engine.gossip.rpc import decode_rpc, encode_rpc
from engine.gossip.signing import peer_id_of, sign_message, verify_message

PEERS = 6
MESSAGES = 2000
IDLE_TOPICS = 100


class Bench:
    """A router with six peers, fed with frames."""

    def __init__(self, topics: int = 1) -> None:
        self.router = Router(PeerId(b"self"), random.Random(1))
        self.frames = FrameCache()
        self.now = 0.0
        self.checked = 0
        self.bytes_sent = 0
        self.topics = [swarm_topic(bytes([n]) * 32) for n in range(topics)]
        for topic in self.topics:
            self.feed(Join(topic))
        for index in range(PEERS):
            peer = self.peer(index)
            self.feed(PeerConnected(peer, MESHSUB_12, True))
            hello = Rpc(tuple(SubOpts(True, topic) for topic in self.topics))
            self.feed(RpcReceived(peer, hello))
        self.beat()

    def peer(self, index: int) -> PeerId:
        return peer_id_of(bytes([index]) * 32)

    def beat(self) -> None:
        self.now += 1.0
        self.feed(Heartbeat())

    def feed(self, event: object) -> None:
        self.act(self.router.handle(self.now, event))  # type: ignore[arg-type]

    def act(self, outputs: list[Output]) -> None:
        for output in outputs:
            if isinstance(output, SendRpc):
                self.bytes_sent += len(self.frames.frame(output.rpc))
            elif isinstance(output, Validate):
                self.checked += 1
                holds = verify_message(output.message)
                verdict = Verdict.ACCEPT if holds else Verdict.BAD_SIGNATURE
                self.feed(Validated(output.ticket, verdict))

    def frame(self, sender: int, wire: bytes) -> None:
        self.feed(RpcReceived(self.peer(sender), decode_rpc(wire)))


def announcements(count: int) -> list[bytes]:
    key = Ed25519PrivateKey.generate()
    author = peer_id_of(key.public_key().public_bytes_raw())
    have = summarise(bytes(16), 128)
    word = Announcement(Kind.AVAILABILITY, ("/ip4/192.168.1.7/tcp/40001",), have=have)
    data, topic = encode_announcement(word), swarm_topic(bytes(32))
    signed = (sign_message(author, key.sign, n, topic, data) for n in range(1, count + 1))
    return [encode_rpc(Rpc(publish=(message,))) for message in signed]


def timed(action: str, count: int, work: object) -> None:
    started = time.process_time()
    work()  # type: ignore[operator]
    spent = time.process_time() - started
    print(f"{action:44} {count / spent:10,.0f} /s   {1e6 * spent / count:7.1f} µs each")


def main() -> None:
    wires = announcements(MESSAGES)
    print(f"an announcement is an RPC of {len(wires[0])} bytes")
    bench = Bench()
    timed("new signed messages (verified, forwarded x5)", MESSAGES, lambda: first(bench, wires))
    timed("duplicates", 5 * MESSAGES, lambda: again(bench, wires))
    timed("decoding alone", MESSAGES, lambda: [decode_rpc(wire) for wire in wires])
    parsed = [decode_rpc(wire).publish[0] for wire in wires]
    timed("verifying alone", MESSAGES, lambda: [verify_message(one) for one in parsed])
    idle = Bench(IDLE_TOPICS)
    idle.bytes_sent = 0
    timed(f"idle heartbeats, {IDLE_TOPICS} topics", 60, lambda: [idle.beat() for _ in range(60)])
    print(f"bytes sent in a minute of idling with {IDLE_TOPICS} topics: {idle.bytes_sent}")


def first(bench: Bench, wires: list[bytes]) -> None:
    for wire in wires:
        bench.frame(0, wire)


def again(bench: Bench, wires: list[bytes]) -> None:
    for sender in range(1, PEERS):
        for wire in wires:
            bench.frame(sender, wire)


if __name__ == "__main__":
    main()
