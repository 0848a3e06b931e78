"""Hosts joined by memory: the interface that the gossip service uses, without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.errors import PeerUnavailable, RemoteProtocolError


def peer_id_of(public_key: bytes) -> str:
    return "key:" + public_key.hex()


def public_key_of(peer_id: str) -> bytes:
    return bytes.fromhex(peer_id.removeprefix("key:"))


class FakeStream:
    """One half of a stream; what is written arrives at the other half on the next turn."""

    def __init__(self, peer_id: str, protocol: str) -> None:
        self.peer_id = peer_id
        self.protocol = protocol
        self.queued_bytes = 0
        self.other: FakeStream | None = None
        self.receiver: Any = None
        self.stuck = False  # the peer does not read
        self.open = True
        self.on_fault: Callable[[], None] = lambda: None
        self._held: list[bytes] = []

    def set_receiver(self, receiver: Any) -> None:
        self.receiver = receiver
        held, self._held = self._held, []
        for data in held:
            self._take(data)

    def write(self, data: bytes) -> None:
        assert self.other is not None
        if self.stuck:
            self.queued_bytes += len(data)
        elif self.open:
            asyncio.get_running_loop().call_soon(self.other._take, bytes(data))

    async def send_bulk(self, parts: Sequence[bytes]) -> None:
        while self.stuck:
            await asyncio.sleep(0)
        if not self.open:
            raise PeerUnavailable("gone")
        self.write(b"".join(parts))

    def _take(self, data: bytes) -> None:
        if self.receiver is None:
            self._held.append(data)
            return
        try:
            self.receiver.data_received(memoryview(data))
        except RemoteProtocolError:
            self.on_fault()

    def close(self) -> None:
        self.end()

    def reset(self) -> None:
        self.end()

    def end(self, error: Any = None) -> None:
        for half in (self, self.other):
            if half is not None and half.open:
                half.open = False
                if half.receiver is not None:
                    asyncio.get_running_loop().call_soon(half.receiver.stream_closed, error)


class FakeConnection:
    def __init__(self, peer_id: str, initiator: bool) -> None:
        self.peer_id = peer_id
        self.initiator = initiator
        self.remote_address = ("127.0.0.1", 4001)


class FakeHost:
    """A host among others in `world`."""

    def __init__(self, world: dict[str, FakeHost]) -> None:
        self.key = Ed25519PrivateKey.generate()
        self.peer_id = peer_id_of(self.key.public_key().public_bytes_raw())
        self.world = world
        world[self.peer_id] = self
        self.handlers: dict[str, Callable[[Any], None]] = {}
        self.made: dict[str, FakeConnection] = {}
        self.on_connected: list[Callable[[Any], None]] = []
        self.on_disconnected: list[Callable[[Any], None]] = []
        self.streams: list[FakeStream] = []
        self.dialled: list[tuple[str, ...]] = []

    @property
    def connections(self) -> tuple[FakeConnection, ...]:
        return tuple(self.made.values())

    def handle(self, protocol: str, on_stream: Callable[[Any], None]) -> None:
        self.handlers[protocol] = on_stream

    async def open_stream(self, peer_id: str, protocols: Sequence[str]) -> FakeStream:
        await asyncio.sleep(0)
        other = self.world[peer_id]
        protocol = next((p for p in protocols if p in other.handlers), None)
        if protocol is None or peer_id not in self.made:
            raise PeerUnavailable("no such protocol")
        ours, theirs = FakeStream(peer_id, protocol), FakeStream(self.peer_id, protocol)
        ours.other, theirs.other = theirs, ours
        theirs.on_fault = lambda: other.drop(self)
        self.streams.append(ours)
        asyncio.get_running_loop().call_soon(other.handlers[protocol], theirs)
        return ours

    async def connect(self, addresses: Sequence[str], peer_id: str | None = None) -> None:
        self.dialled.append(tuple(addresses))
        if peer_id not in self.world:
            raise PeerUnavailable("nobody there")
        self.join(self.world[peer_id])

    def join(self, other: FakeHost) -> None:
        for one, two, dialled in ((self, other, True), (other, self, False)):
            connection = one.made[two.peer_id] = FakeConnection(two.peer_id, dialled)
            for callback in list(one.on_connected):
                callback(connection)

    def drop(self, other: FakeHost) -> None:
        for one, two in ((self, other), (other, self)):
            connection = one.made.pop(two.peer_id, None)
            for stream in [s for s in one.streams if s.peer_id == two.peer_id]:
                stream.end(PeerUnavailable("gone"))
            for callback in list(one.on_disconnected) if connection else []:
                callback(connection)
