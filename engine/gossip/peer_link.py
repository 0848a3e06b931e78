"""One peer's pubsub streams: ours to it, with a bounded queue, and its to us, cut into RPCs.

Owns the order and the loss of what is sent (an urgent RPC overtakes what waits; a full queue drops)
and nothing of its meaning. Each direction is a stream of its own, opened by whoever speaks on it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any, Final

from engine.errors import PeerUnavailable, RemoteProtocolError, ShoalError
from engine.gossip.host_interface import Stream
from engine.gossip.messages import PeerId, Rpc
from engine.gossip.rpc import FrameReader, decode_rpc, frame_rpc
from engine.gossip.splitting import size_bound

MAX_QUEUED_RPCS: Final = 64  # gossip.md section 1.1; go has 32
HIGH_WATER: Final = 256 * 1024  # bytes in the stream above which RPCs wait here
MAX_EARLY_BYTES: Final = 64 * 1024  # of RPCs received before our own stream is open


class FrameCache:
    """The frame of the RPC encoded last: a message forwarded to six peers is encoded once."""

    def __init__(self) -> None:
        self._rpc: Rpc | None = None
        self._frame = b""

    def frame(self, rpc: Rpc) -> bytes:
        """The RPC with its length before it."""
        if rpc is not self._rpc:
            self._rpc, self._frame = rpc, frame_rpc(rpc)
        return self._frame


class PeerLink:
    """Sends RPCs to one peer; `start_task` runs the drain while the peer is slow."""

    def __init__(
        self,
        peer: PeerId,
        frames: FrameCache,
        start_task: Callable[[Coroutine[Any, Any, None], str], object],
        on_lost: Callable[[PeerLink], None],
    ) -> None:
        self.peer = peer
        self.attempts = 0  # openings in a row that did not last
        self._frames = frames
        self._start_task = start_task
        self._on_lost = on_lost
        self._stream: Stream | None = None
        self._waiting: deque[bytes] = deque()
        self._urgent: deque[bytes] = deque()
        self._draining = False
        self._early: list[Rpc] = []
        self._early_room = MAX_EARLY_BYTES

    @property
    def is_open(self) -> bool:
        """Whether RPCs can be sent."""
        return self._stream is not None

    @property
    def queued(self) -> int:
        """RPCs that wait because the peer reads slowly."""
        return len(self._waiting) + len(self._urgent)

    def opened(self, stream: Stream) -> list[Rpc]:
        """Our stream to the peer is open; what the peer said before that, in order."""
        self._stream = stream
        stream.set_receiver(_Watcher(self, stream))
        early, self._early = self._early, []
        self._early_room = MAX_EARLY_BYTES
        return early

    def hold(self, rpc: Rpc) -> bool:
        """Whether our stream is not open yet: the RPC is kept for then, if there is room."""
        if self._stream is not None:
            return False
        size = size_bound(rpc)
        if size <= self._early_room:
            self._early_room -= size
            self._early.append(rpc)
        return True

    def refused(self) -> None:
        """The peer takes no stream of ours: what it says is of no use."""
        self._early.clear()
        self._early_room = 0

    def send(self, rpc: Rpc, *, urgent: bool = False) -> bool:
        """Whether the RPC will be sent; False: the queue is full, or the peer is gone."""
        if self._stream is None:
            return False
        frame = self._frames.frame(rpc)
        if not self._draining and self._stream.queued_bytes + len(frame) <= HIGH_WATER:
            self._stream.write(frame)
            return True
        if self.queued >= MAX_QUEUED_RPCS:
            return False
        (self._urgent if urgent else self._waiting).append(frame)
        if not self._draining:
            self._draining = True
            self._start_task(self._drain(self._stream), "drain")
        return True

    async def _drain(self, stream: Stream) -> None:
        try:
            while self.queued and stream is self._stream:
                queue = self._urgent or self._waiting
                await stream.send_bulk([queue.popleft()])
        except PeerUnavailable:
            self.lost(stream)
        finally:
            self._draining = False

    def lost(self, stream: Stream) -> None:
        """Our stream is over: forget it and what waited for it, and say so, once."""
        if stream is self._stream:
            self._drop()
            self._on_lost(self)

    def close(self) -> None:
        """End our stream politely; nobody is told."""
        if self._stream is not None:
            stream = self._stream
            self._drop()
            stream.close()

    def _drop(self) -> None:
        self._stream = None
        self._waiting.clear()
        self._urgent.clear()


class _Watcher:
    """Listens on our own outgoing stream, where only its end is of interest."""

    def __init__(self, link: PeerLink, stream: Stream) -> None:
        self._link = link
        self._stream = stream

    def data_received(self, view: memoryview) -> None:
        """Streams are one-way: what comes back on ours is read and dropped."""

    def eof_received(self) -> None:
        """The peer closes its half at once, as libp2p nodes do: nothing to do."""

    def stream_closed(self, error: ShoalError | None) -> None:
        """The stream is over."""
        self._link.lost(self._stream)


class RpcReceiver:
    """Reads one peer's stream to us."""

    def __init__(
        self,
        stream: Stream,
        on_rpc: Callable[[Rpc], None],
        on_malformed: Callable[[], None],
        on_closed: Callable[[RpcReceiver], None],
    ) -> None:
        self._stream = stream
        self._on_rpc = on_rpc
        self._on_malformed = on_malformed
        self._on_closed = on_closed
        self._reader = FrameReader()

    def data_received(self, view: memoryview) -> None:
        """RemoteProtocolError if the bytes break a rule; the connection ends with it."""
        try:
            for frame in self._reader.feed(view):
                self._on_rpc(decode_rpc(frame))
        except RemoteProtocolError:
            self._on_malformed()
            raise

    def eof_received(self) -> None:
        """The peer speaks no more on this stream."""
        self._stream.close()

    def stream_closed(self, error: ShoalError | None) -> None:
        """The stream is over."""
        self._on_closed(self)

    def supersede(self) -> None:
        """The peer has opened another stream: this one is of no more use."""
        self._stream.reset()
