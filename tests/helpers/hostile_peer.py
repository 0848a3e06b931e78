"""A peer that speaks the real protocol and lies: about the file, its hashes or its pieces."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from engine.content.merkle import PieceTree
from engine.errors import ShoalError
from engine.net.host import Host
from engine.net.identity import Identity
from engine.net.stream import Stream
from engine.transfer.messages import (
    PROTOCOL,
    Choke,
    DataBytes,
    DataStart,
    FrameReader,
    Goodbye,
    Hashes,
    HashRequest,
    HaveAll,
    Hello,
    Message,
    Requests,
    data_header,
    encode,
)
from tests.helpers.swarm_world import Content


@dataclass
class Lies:
    """What is false of all it says."""

    size: int = 0  # added to the true size
    root: bool = False
    hashes: bool = False
    pieces: bool = False
    garbage: bytes = b""  # said instead of a greeting


@dataclass
class HostilePeer:
    """A provider of `content` that lies as it is told to."""

    content: Content
    lies: Lies
    host: Host = field(default_factory=lambda: Host(Identity.generate(), agent="hostile"))
    asked: int = 0  # requests it answered
    proofs: int = 0  # hash requests it answered
    streams: int = 0
    closed: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self) -> str:
        """Its address, for a link."""
        self.host.handle(PROTOCOL, self._on_stream)
        await self.host.listen("127.0.0.1", 0)
        return self.host.listen_addresses()[0]

    async def stop(self) -> None:
        await self.host.stop()

    def _on_stream(self, stream: Stream) -> None:
        self.streams += 1
        stream.set_receiver(_Receiver(self, stream))

    def answers(self, message: Message) -> list[bytes]:
        """The frames it answers with."""
        match message:
            case Hello():
                return self._greeting()
            case HashRequest():
                self.proofs += 1
                return [encode(self._prove(message))]
            case Requests(requests):
                self.asked += len(requests)
                return [data_header(request) + self._bytes(request) for request in requests]
        return []

    def _greeting(self) -> list[bytes]:
        if self.lies.garbage:
            return [self.lies.garbage]
        content, lies = self.content, self.lies
        root = bytes(32) if lies.root else content.root
        hello = Hello(content.id, len(content.data) + lies.size, root, 1 << 20, "lies.bin")
        return [encode(hello), encode(HaveAll()), encode(Choke(False))]

    def _prove(self, request: HashRequest) -> Hashes:
        tree = PieceTree(self.content.hashes, len(self.content.data))
        run, uncles = tree.run(request.base_layer, request.index, request.count)
        hashes = b"".join(run)
        if self.lies.hashes:
            hashes = bytes(32) + hashes[32:]
        return Hashes(request.id, hashes, b"".join(uncles))

    def _bytes(self, request: object) -> bytes:
        from engine.content.file_id import piece_size
        from engine.transfer.messages import Request

        assert isinstance(request, Request)
        start = request.piece * piece_size(len(self.content.data)) + request.offset
        true = self.content.data[start : start + request.length]
        return bytes(len(true)) if self.lies.pieces else true


class _Receiver:
    def __init__(self, peer: HostilePeer, stream: Stream) -> None:
        self._peer = peer
        self._stream = stream
        self._reader = FrameReader()
        self._greeted = False

    def data_received(self, view: memoryview) -> None:
        for item in self._reader.receive(view):
            if isinstance(item, Hello):
                if self._greeted:
                    continue  # said again with the root: a second answer would end it too early
                self._greeted = True
            if not isinstance(item, DataStart | DataBytes):
                for frame in self._peer.answers(item):
                    self._stream.write(frame)

    def eof_received(self) -> None:
        self._stream.close()

    def stream_closed(self, error: ShoalError | None) -> None:
        self._peer.closed.set()


@dataclass
class Visitor:
    """A stranger that opens a stream for a file, says something, sees the answer and goes."""

    content: Content
    host: Host = field(default_factory=lambda: Host(Identity.generate(), agent="visitor"))
    greeted: int = 0  # HELLO came back
    sent_away: int = 0  # GOODBYE came instead

    async def visit(self, address: str, *, then: bytes = b"", later: bytes = b"") -> None:
        """One stream: HELLO and `then`, until an answer, and `later` until it is closed.

        Raises PeerUnavailable.
        """
        connection = await self.host.connect([address], force=True)
        stream = await self.host.open_stream(connection.peer_id, [PROTOCOL])
        reception = _Reception()
        stream.set_receiver(reception)
        content = self.content
        hello = Hello(content.id, len(content.data), content.root, 1 << 20, "visitor")
        stream.write(encode(hello) + then)
        await reception.answered.wait()
        if later:
            stream.write(later)
        if then or later:
            await reception.closed.wait()
        self.greeted += reception.answer is Hello
        self.sent_away += reception.answer is Goodbye
        stream.reset()

    async def wait(self, address: str, said: bytes) -> None:
        """A stream on which that is said and nothing more, until the other end closes it."""
        connection = await self.host.connect([address], force=True)
        stream = await self.host.open_stream(connection.peer_id, [PROTOCOL])
        reception = _Reception()
        stream.set_receiver(reception)
        stream.write(said)
        await reception.closed.wait()


class _Reception:
    """What came first on a stream, and its end."""

    def __init__(self) -> None:
        self.answered, self.closed = asyncio.Event(), asyncio.Event()
        self.answer: type | None = None
        self._reader = FrameReader()

    def data_received(self, view: memoryview) -> None:
        for item in self._reader.receive(view):
            self.answer = self.answer or type(item)
            self.answered.set()

    def eof_received(self) -> None:
        self.stream_closed(None)

    def stream_closed(self, error: ShoalError | None) -> None:
        self.answered.set()
        self.closed.set()
