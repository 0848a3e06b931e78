"""An established connection to one peer: the one adapter between the loop and the cores.

Owns the transport, the streams by number and the end of it all. The cores decide what the bytes
mean (`records`, `yamux`, `multistream`), `outbox` and `wire` in which order they leave, `host`
which connections exist.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from engine.errors import PeerUnavailable, RemoteProtocolError, ShoalError
from engine.net.bulk import Buffers, Pools
from engine.net.keepalive import Keepalive
from engine.net.multistream import Dialer, Listener, Negotiation
from engine.net.outbox import Outbox
from engine.net.peer_id import PeerId
from engine.net.records import LENGTH_BYTES, open_records
from engine.net.stream import Handler, Stream
from engine.net.upgrade import Upgraded
from engine.net.wire import Wire
from engine.net.yamux import (
    INITIAL_WINDOW,
    DataReceived,
    GoAwayCode,
    GoneAway,
    PongReceived,
    Session,
    StreamFinished,
    StreamId,
    StreamOpened,
    StreamReset,
    WindowGrown,
)

logger = logging.getLogger(__name__)

NEGOTIATION_S = 10.0
FLUSH_S = 1.0  # what a closing connection gets to deliver what is queued
MAX_UNSENT = 4 << 20  # bytes of frames above which the peer is not reading and is given up


@dataclass(frozen=True, slots=True)
class Shared:
    """What all connections of a host have in common."""

    executor: Executor
    handlers: dict[str, Handler]
    on_closed: Callable[[PeerConnection], None]  # no streams any more
    on_lost: Callable[[PeerConnection], None]  # no transport any more
    pools: Pools = field(default_factory=Pools)
    buffers: Buffers = field(default_factory=Buffers)


@dataclass(slots=True)
class _Opening:
    """A stream whose protocol is not agreed yet; `opened` is set where we opened it."""

    negotiation: Negotiation
    deadline: float
    opened: asyncio.Future[Stream] | None = None


class _State(Enum):
    OPEN = auto()
    CLOSING = auto()  # sends what is queued, hears nothing
    CLOSED = auto()


class PeerConnection(asyncio.BufferedProtocol):
    """A connection to the peer `peer_id`, proven to be it."""

    def __init__(
        self, transport: asyncio.Transport, upgraded: Upgraded, shared: Shared, *, initiator: bool
    ) -> None:
        self.peer_id: PeerId = upgraded.peer_id
        self.public_key = upgraded.public_key
        self.handshake_hash = upgraded.handshake_hash
        self.initiator = initiator  # of the handshake: whether we dialled, but see `invited`
        self.kept = False  # it stays, however little it moves
        self.invited = False  # both ends dialled, or we were asked to: no stranger got in
        self.remote_address: tuple[str, int] = _endpoint(transport.get_extra_info("peername"))
        self.error: ShoalError | None = None  # why it ended, once it has
        self.local_host = _endpoint(transport.get_extra_info("sockname"))[0]
        self.bytes_received = 0  # encrypted
        self._loop = asyncio.get_running_loop()
        self.established_at = self._loop.time()
        self._transport = transport
        self._shared = shared
        self._receiving = upgraded.receiving
        self._wire = Wire(transport, upgraded.sending, shared.pools)
        self._session = Session(client=initiator)
        self._state = _State.OPEN
        self._rest = bytearray()  # the record whose end has not arrived
        self._needed = LENGTH_BYTES
        self._streams: dict[StreamId, Stream] = {}
        self._openings: dict[StreamId, _Opening] = {}
        self._outbox = Outbox(
            self._session, self._wire, shared.executor, shared.pools, self._on_flushed
        )
        self._eof_said = False
        self._deaf = False  # what still comes is thrown away
        self._abort_timer: asyncio.TimerHandle | None = None
        self._keepalive = Keepalive(self._session, self.established_at)

    def __repr__(self) -> str:
        host, port = self.remote_address
        return f"PeerConnection({self.peer_id} at {host} port {port})"

    @property
    def is_open(self) -> bool:
        """Whether streams can be opened."""
        return self._state is _State.OPEN

    @property
    def pools(self) -> Pools:
        """Where bulk sends get their memory."""
        return self._shared.pools

    @property
    def rtt_s(self) -> float | None:
        """Seconds to the peer and back, by the last answered ping."""
        return self._keepalive.rtt_s

    @property
    def bytes_sent(self) -> int:
        """Encrypted bytes handed to the transport."""
        return self._wire.sent

    @property
    def protocols(self) -> frozenset[str]:
        """Of the streams of both directions that are open now."""
        return frozenset(stream.protocol for stream in self._streams.values())

    @property
    def stream_count(self) -> int:
        """Streams of both directions that exist now."""
        return self._session.stream_count

    def start(self, upgraded: Upgraded) -> None:
        """Take what came with the end of the handshake; measure the round trip."""
        self._keepalive.ping(self._loop.time())
        self._outbox.arm()
        data = upgraded.ciphertext
        if upgraded.plaintext:
            self._guard(self._take_plain, memoryview(upgraded.plaintext))
        if data and self._state is not _State.CLOSED:
            self.get_buffer(-1)[: len(data)] = data
            self.buffer_updated(len(data))

    async def open_stream(
        self, protocols: Sequence[str], *, receive_window: int | None = None
    ) -> Stream:
        """A new stream for the first of `protocols` the peer speaks.

        `receive_window` (bytes) is by default the one `handle` was given for the first protocol.
        Raises PeerUnavailable.
        """
        if not self.is_open:
            raise self.error or PeerUnavailable("The connection is closed.")
        handler = self._shared.handlers.get(protocols[0])
        window = receive_window or (handler.receive_window if handler else INITIAL_WINDOW)
        stream_id = self._session.open_stream(window)
        opened: asyncio.Future[Stream] = self._loop.create_future()
        deadline = self._loop.time() + NEGOTIATION_S
        opening = self._openings[stream_id] = _Opening(Dialer(protocols), deadline, opened)
        self._session.send(stream_id, opening.negotiation.take_output())
        self._outbox.arm()
        try:
            return await opened
        except asyncio.CancelledError:
            self._drop_opening(stream_id, None)
            raise

    async def ping(self) -> float:
        """Round trip time in seconds; raises PeerUnavailable when the connection ends first."""
        if not self.is_open or not self._keepalive.may_ping:
            raise PeerUnavailable("The peer does not answer.")
        answered: asyncio.Future[float | None] = self._loop.create_future()

        def on_answer(rtt_s: float | None) -> None:
            if not answered.done():
                answered.set_result(rtt_s)

        self._keepalive.ping(self._loop.time(), on_answer)
        self._outbox.arm()
        rtt_s = await answered
        if rtt_s is None:
            raise PeerUnavailable("The connection ended.")
        return rtt_s

    def probe(self) -> None:
        """Something is waited for: a peer that is silent too long is given up soon."""
        if self.is_open:
            self._keepalive.probe(self._loop.time())
            self._outbox.arm()

    def close(self, error: ShoalError | None = None) -> None:
        """End the connection; what is queued is still sent, within FLUSH_S seconds.

        `error` is what the streams' receivers hear; the peer hears a code.
        """
        if self._state is not _State.OPEN:
            return
        self._state = _State.CLOSING
        self.error = error or PeerUnavailable("The connection was closed.")
        for stream in self._streams.values():
            stream.end(self.error)
        for stream_id in list(self._openings):
            self._drop_opening(stream_id, self.error)
        self._keepalive.close()
        self._abort_timer = self._loop.call_later(FLUSH_S, self._transport.abort)
        self._outbox.arm()
        self._shared.on_closed(self)

    def abort(self, error: ShoalError) -> None:
        """End the connection at once; what is queued is lost."""
        if self._state is not _State.CLOSED:
            self.close(error)
            self._transport.abort()

    def tick(self, now: float) -> None:
        """Mind the deadlines; the host calls it every second."""
        if self._state is not _State.OPEN:
            return
        for stream_id, opening in list(self._openings.items()):
            if now >= opening.deadline:
                self._drop_opening(stream_id, PeerUnavailable("The peer did not answer in time."))
        if self._keepalive.tick(now):
            self._outbox.arm()
        else:
            self.abort(PeerUnavailable("The peer does not answer any more."))

    # What the transport calls.

    def get_buffer(self, sizehint: int) -> memoryview:
        """Memory for the next read, with room before it for what is left of the last one."""
        return self._shared.buffers.sealed[len(self._rest) :]

    def buffer_updated(self, nbytes: int) -> None:
        """Decrypt every record that is complete, and give its frames on."""
        self.bytes_received += nbytes
        if self._deaf:
            self._rest.clear()
            return
        self._keepalive.heard(self._loop.time())
        buffer = self._shared.buffers.sealed
        start = len(self._rest)
        end = start + nbytes
        if end < self._needed:
            self._rest += buffer[start:end]
            return
        if start:
            buffer[:start] = self._rest
            self._rest.clear()
        self._guard(self._take_records, buffer[:end])

    def eof_received(self) -> bool:
        """The peer sends no more: so the connection is over."""
        self.close(PeerUnavailable("The peer closed the connection."))
        return False

    def pause_writing(self) -> None:
        """The kernel takes no more."""
        self._wire.pause()

    def resume_writing(self) -> None:
        """The kernel has taken everything."""
        self._wire.resume()
        self._outbox.flush()

    def connection_lost(self, exc: Exception | None) -> None:
        """The transport is closed."""
        if self._state is _State.OPEN:
            self.close(PeerUnavailable("The connection to the peer was lost."))
        self._state = _State.CLOSED
        self._deaf = True
        if self._abort_timer is not None:
            self._abort_timer.cancel()
        error = self.error or PeerUnavailable("The connection was closed.")
        for stream in self._streams.values():
            stream.drop_queue(error)
        self._streams.clear()
        self._outbox.close()
        self._shared.on_lost(self)

    # What streams call.

    def call_soon(self, callback: Callable[[], None]) -> None:
        """Run `callback` in the loop's next iteration."""
        self._loop.call_soon(callback)

    def has_output(self, stream: Stream) -> None:
        """`stream` has something to send: with this iteration's flush."""
        self._outbox.arm(stream)

    def has_bulk(self, stream: Stream) -> None:
        """`stream` has a bulk send in line: begin at once, a thread does the work."""
        self._outbox.begin(stream)

    def consumed(self, stream: Stream, size: int) -> None:
        """`size` received bytes are delivered."""
        self._session.consumed(stream.stream_id, size)
        self._outbox.arm()

    def finish_stream(self, stream: Stream) -> None:
        """Close our half of `stream`."""
        self._session.close(stream.stream_id)
        if not self._session.has(stream.stream_id):
            self._forget(stream, None)

    def drop_stream(self, stream: Stream, error: ShoalError | None) -> None:
        """Reset `stream`; its receiver hears `error`."""
        self._session.reset(stream.stream_id)
        self._forget(stream, error)
        self._outbox.arm()

    def guarded(self, call: Callable[[memoryview], None], view: memoryview) -> None:
        """Deliver outside a read: a broken rule ends the connection."""
        self._guard(call, view)

    # Incoming.

    def _guard(self, call: Callable[[memoryview], None], view: memoryview) -> None:
        try:
            call(view)
        except RemoteProtocolError as error:
            logger.info("%r broke a rule: %s", self, error)
            self._deaf = True
            self._session.go_away(GoAwayCode.PROTOCOL_ERROR)
            self.close(error)

    def _take_records(self, sealed: memoryview) -> None:
        plain = self._shared.buffers.plain
        taken, size, self._needed = open_records(self._receiving, sealed, plain)
        self._rest += sealed[taken:]
        self._take_plain(plain[:size])

    def _take_plain(self, plain: memoryview) -> None:
        for event in self._session.receive(plain):
            if self._state is not _State.OPEN and type(event) is not WindowGrown:
                continue  # a closing connection only sends
            if type(event) is DataReceived:
                self._on_data(event)
            else:
                _ON_EVENT[type(event)](self, event)
        self._outbox.arm()

    def _on_data(self, event: DataReceived) -> None:
        stream = self._streams.get(event.stream_id)
        if stream is not None:
            stream.data(event.data)
        elif event.stream_id in self._openings:
            self._negotiate(event.stream_id, event.data)

    def _on_opened(self, event: StreamOpened) -> None:
        deadline = self._loop.time() + NEGOTIATION_S
        self._openings[event.stream_id] = _Opening(Listener(self._shared.handlers), deadline)

    def _on_finished(self, event: StreamFinished) -> None:
        stream = self._streams.get(event.stream_id)
        if stream is None:
            self._drop_opening(event.stream_id, PeerUnavailable("The peer closed the stream."))
            return
        stream.eof()
        if not self._session.has(event.stream_id):
            self._forget(stream, None)

    def _on_reset(self, event: StreamReset) -> None:
        stream = self._streams.get(event.stream_id)
        error = PeerUnavailable("The peer reset the stream.")
        if stream is None:
            self._drop_opening(event.stream_id, error)
        else:
            self._forget(stream, error)

    def _on_window(self, event: WindowGrown) -> None:
        stream = self._streams.get(event.stream_id)
        if stream is not None and stream.has_queue:
            self._outbox.arm(stream)

    def _on_pong(self, event: PongReceived) -> None:
        self._keepalive.answered(event.value, self._loop.time())

    def _on_gone(self, event: GoneAway) -> None:
        if event.code == GoAwayCode.PROTOCOL_ERROR:
            logger.warning("%r says that we broke its protocol", self)
        self.close(PeerUnavailable("The peer closed the connection."))

    # Streams that are being opened.

    def _negotiate(self, stream_id: StreamId, data: memoryview) -> None:
        opening = self._openings[stream_id]
        try:
            selected = opening.negotiation.receive(data)
        except PeerUnavailable as error:
            self._drop_opening(stream_id, error)
            return
        if not self._session.has(stream_id):
            # Its end came in the same read: there is nobody left to answer.
            self._drop_opening(stream_id, PeerUnavailable("The peer closed the stream."))
            return
        if reply := opening.negotiation.take_output():
            self._session.send(stream_id, reply)
        leftover = opening.negotiation.leftover
        self._session.consumed(stream_id, len(data) - len(leftover))
        if selected is None:
            return
        del self._openings[stream_id]
        stream = self._streams[stream_id] = Stream(self, stream_id, selected)
        if opening.opened is None:
            handler = self._shared.handlers[selected]
            self._session.widen(stream_id, handler.receive_window)
            handler.on_stream(stream)
        elif opening.opened.done():  # whoever asked for it has gone
            self.drop_stream(stream, None)
        else:
            opening.opened.set_result(stream)
        if leftover:
            stream.data(memoryview(leftover))

    def _drop_opening(self, stream_id: StreamId, error: ShoalError | None) -> None:
        opening = self._openings.pop(stream_id, None)
        if opening is None:
            return
        self._session.reset(stream_id)
        self._outbox.arm()
        if opening.opened is not None and not opening.opened.done():
            opening.opened.set_exception(error or PeerUnavailable("The stream was given up."))

    def _forget(self, stream: Stream, error: ShoalError | None) -> None:
        self._streams.pop(stream.stream_id, None)
        self._outbox.forget(stream)
        stream.drop_queue(error or PeerUnavailable("The stream was closed."))
        stream.end(error)

    # The end.

    def _on_flushed(self) -> None:
        if self._session.output_bytes > MAX_UNSENT:
            self.abort(PeerUnavailable("The peer does not read."))
        elif self._state is _State.CLOSING:
            self._finish_closing()

    def _finish_closing(self) -> None:
        queued = any(stream.has_queue for stream in self._streams.values())
        if (queued and not self._deaf) or not self._outbox.idle or self._eof_said:
            return
        if not self._session.local_gone:
            self._session.go_away(GoAwayCode.NORMAL)
            self._outbox.arm()
        elif self._wire.ready and not self._session.output_bytes:
            # Closing at once would let the kernel throw away what the peer has not read yet.
            self._eof_said = True
            self._outbox.close()
            if self._transport.can_write_eof():
                self._transport.write_eof()
            else:
                self._transport.close()


_ON_EVENT: dict[type, Callable[[PeerConnection, Any], None]] = {
    StreamOpened: PeerConnection._on_opened,
    StreamFinished: PeerConnection._on_finished,
    StreamReset: PeerConnection._on_reset,
    WindowGrown: PeerConnection._on_window,
    PongReceived: PeerConnection._on_pong,
    GoneAway: PeerConnection._on_gone,
}


def _endpoint(name: Any) -> tuple[str, int]:
    """Host and port of a socket name; ("", 0) for a transport that has none."""
    return (str(name[0]), int(name[1])) if isinstance(name, tuple) else ("", 0)
