"""yamux: many flow-controlled streams over one connection, as a session without I/O.

Owns stream states, windows and frames. Payload in is given on as slices of what was fed, payload
out is either framed here (`send`) or laid out by the caller behind a header claimed from here
(`claim_frame`). Not queues: a caller sends no more than `send_window` allows.
Source: hashicorp/yamux spec.md, libp2p/specs/yamux.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from struct import Struct
from typing import NewType

from engine.errors import LocalProtocolError, PeerUnavailable, RemoteProtocolError

StreamId = NewType("StreamId", int)

VERSION = 0
HEADER = Struct(">BBHII")
HEADER_BYTES = HEADER.size
INITIAL_WINDOW = 256 * 1024
MAX_WINDOW = (1 << 32) - 1
MAX_INBOUND_STREAMS = 256
MAX_UNACKNOWLEDGED = 256  # streams opened by us that the peer has not acknowledged
MAX_STREAM_ID = (1 << 32) - 1


class FrameType(IntEnum):
    """The kind of a frame."""

    DATA = 0
    WINDOW_UPDATE = 1
    PING = 2
    GO_AWAY = 3


SYN = 1
ACK = 2
FIN = 4
RST = 8


class GoAwayCode(IntEnum):
    """Why a session ends."""

    NORMAL = 0
    PROTOCOL_ERROR = 1
    INTERNAL_ERROR = 2


@dataclass(frozen=True, slots=True)
class StreamOpened:
    """The peer opened a stream; it counts as accepted with the first frame sent on it."""

    stream_id: StreamId


@dataclass(frozen=True, slots=True)
class DataReceived:
    """Payload, a slice of what was fed; give its length back with `consumed`."""

    stream_id: StreamId
    data: memoryview


@dataclass(frozen=True, slots=True)
class StreamFinished:
    """The peer sends no more on this stream."""

    stream_id: StreamId


@dataclass(frozen=True, slots=True)
class StreamReset:
    """The peer threw the stream away; it is gone."""

    stream_id: StreamId


@dataclass(frozen=True, slots=True)
class WindowGrown:
    """More may be sent on this stream."""

    stream_id: StreamId


@dataclass(frozen=True, slots=True)
class PongReceived:
    """The peer answered our ping."""

    value: int


@dataclass(frozen=True, slots=True)
class GoneAway:
    """The peer ends the session."""

    code: int


Event = (
    StreamOpened
    | DataReceived
    | StreamFinished
    | StreamReset
    | WindowGrown
    | PongReceived
    | GoneAway
)


class _Stream:
    """One stream's windows (bytes) and which of its halves are closed."""

    __slots__ = (
        "acknowledged",
        "consumed",
        "credit",
        "flags",
        "inbound",
        "local_closed",
        "receive_window",
        "remote_closed",
        "send_window",
    )

    def __init__(self, inbound: bool) -> None:
        self.inbound = inbound
        self.flags = ACK if inbound else SYN  # to go out with the next frame
        self.acknowledged = inbound
        self.send_window = INITIAL_WINDOW
        self.receive_window = INITIAL_WINDOW
        self.credit = INITIAL_WINDOW  # what the peer may still send
        self.consumed = 0  # what may be granted anew
        self.local_closed = False
        self.remote_closed = False


class Session:
    """One end of a yamux session.

    `client` is the end that dialled: it opens odd stream IDs. Feed decrypted bytes to `receive`,
    send what `take_output` gives. A RemoteProtocolError from `receive` ends the session: a go-away
    is then in the output.
    """

    def __init__(self, *, client: bool, max_inbound: int = MAX_INBOUND_STREAMS) -> None:
        self._parity = 1 if client else 0
        self._next_id = 1 if client else 2
        self._max_inbound = max_inbound
        self._streams: dict[int, _Stream] = {}
        self._inbound = 0
        self._unacknowledged = 0
        self._output: list[bytes] = []
        self._output_bytes = 0
        self._header = bytearray()
        self._body = 0  # payload bytes of the current frame that are still to come
        self._body_id = 0  # 0 while they are to be thrown away
        self._body_fin = False
        self._largest_window = INITIAL_WINDOW
        self.local_gone = False
        self.remote_gone = False

    # What the caller does.

    @property
    def stream_count(self) -> int:
        """Streams that are not closed at both ends."""
        return len(self._streams)

    def has(self, stream_id: StreamId) -> bool:
        """Whether the stream still exists: not reset, nor closed at both ends."""
        return stream_id in self._streams

    @property
    def output_bytes(self) -> int:
        """Bytes of the frames that wait for `take_output`."""
        return self._output_bytes

    def take_output(self, most: int | None = None) -> bytes:
        """Frames to send now, in order; the first `most` bytes of them, or all."""
        output = b"".join(self._output)
        self._output.clear()
        if most is not None and len(output) > most:
            self._output.append(output[most:])
            output = output[:most]
        self._output_bytes -= len(output)
        return output

    def open_stream(self, receive_window: int = INITIAL_WINDOW) -> StreamId:
        """Open a stream whose peer may have `receive_window` bytes (at least 256 KiB) under way.

        Raises PeerUnavailable when the session takes no more streams.
        """
        if self.remote_gone or self._next_id > MAX_STREAM_ID:
            raise PeerUnavailable("The peer takes no more streams on this connection.")
        if self._unacknowledged >= MAX_UNACKNOWLEDGED:
            raise PeerUnavailable(f"The peer has left {MAX_UNACKNOWLEDGED} streams unanswered.")
        stream_id = StreamId(self._next_id)
        self._next_id += 2
        self._streams[stream_id] = _Stream(inbound=False)
        self._unacknowledged += 1
        self.widen(stream_id, receive_window)
        return stream_id

    def widen(self, stream_id: StreamId, receive_window: int) -> None:
        """Let the peer have up to `receive_window` bytes under way, from now on."""
        stream = self._streams.get(stream_id)
        if stream is None or receive_window <= stream.receive_window:
            return
        delta = receive_window - stream.receive_window
        stream.receive_window = receive_window
        self._largest_window = max(self._largest_window, receive_window)
        self._grant(stream_id, stream, delta)

    def send_window(self, stream_id: StreamId) -> int:
        """Bytes that may be sent on the stream now; 0 when it is closed or gone."""
        stream = self._streams.get(stream_id)
        return 0 if stream is None or stream.local_closed else stream.send_window

    def send(self, stream_id: StreamId, data: bytes) -> None:
        """Frame `data`; raises LocalProtocolError when the window is smaller."""
        self._put(self.claim_frame(stream_id, len(data)))
        self._put(data)

    def claim_frame(self, stream_id: StreamId, length: int) -> bytes:
        """The header of a DATA frame of `length` bytes whose payload the caller sends behind it.

        It must go out behind all output taken before, and before any later frame of the stream.
        Raises LocalProtocolError when the window is smaller.
        """
        stream = self._streams.get(stream_id)
        if stream is None or stream.local_closed:
            raise LocalProtocolError("This stream is closed for sending.")
        if length > stream.send_window:
            raise LocalProtocolError(f"{length} bytes do not fit a window of {stream.send_window}.")
        stream.send_window -= length
        return HEADER.pack(VERSION, FrameType.DATA, self._take_flags(stream), stream_id, length)

    def consumed(self, stream_id: StreamId, length: int) -> None:
        """Return `length` received bytes to the peer's credit, in batches of half a window."""
        stream = self._streams.get(stream_id)
        if stream is None:
            return
        stream.consumed += length
        if stream.consumed * 2 >= stream.receive_window and not stream.remote_closed:
            self._grant(stream_id, stream, stream.consumed)
            stream.consumed = 0

    def close(self, stream_id: StreamId) -> None:
        """Send no more on the stream; harmless when it is gone."""
        stream = self._streams.get(stream_id)
        if stream is None or stream.local_closed:
            return
        stream.local_closed = True
        self._frame(FrameType.WINDOW_UPDATE, self._take_flags(stream) | FIN, stream_id, 0)
        if stream.remote_closed:
            self._forget(stream_id)

    def reset(self, stream_id: StreamId) -> None:
        """Throw the stream away in both directions; harmless when it is gone."""
        stream = self._streams.get(stream_id)
        if stream is not None:
            self._frame(FrameType.WINDOW_UPDATE, self._take_flags(stream) | RST, stream_id, 0)
            self._forget(stream_id)

    def ping(self, value: int) -> None:
        """Ask for a PongReceived with the same `value` (32 bits)."""
        self._frame(FrameType.PING, SYN, 0, value)

    def go_away(self, code: GoAwayCode) -> None:
        """Tell the peer that the session ends; said once."""
        if self.local_gone:
            return
        self.local_gone = True
        self._frame(FrameType.GO_AWAY, 0, 0, code)

    # What the peer does.

    def receive(self, data: memoryview) -> list[Event]:
        """What `data`, the next bytes of the connection, brings; raises RemoteProtocolError."""
        events: list[Event] = []
        position, end = 0, len(data)
        while position < end:
            if self._body:
                taken = min(self._body, end - position)
                self._on_body(data[position : position + taken], events)
                position += taken
            elif self._header or end - position < HEADER_BYTES:
                taken = min(HEADER_BYTES - len(self._header), end - position)
                self._header += data[position : position + taken]
                position += taken
                if len(self._header) == HEADER_BYTES:
                    fields = HEADER.unpack(self._header)
                    self._header.clear()
                    self._on_header(events, *fields)
            else:
                fields = HEADER.unpack_from(data, position)
                position += HEADER_BYTES
                self._on_header(events, *fields)
        return events

    def _on_body(self, data: memoryview, events: list[Event]) -> None:
        self._body -= len(data)
        stream_id = StreamId(self._body_id)
        if stream_id in self._streams:
            events.append(DataReceived(stream_id, data))
            if self._body_fin and not self._body:
                self._on_fin(stream_id, events)

    def _on_header(
        self,
        events: list[Event],
        version: int,
        kind: int,
        flags: int,
        stream_id: int,
        length: int,
    ) -> None:
        if version != VERSION:
            raise self._violation(f"Frame version {version} is unknown.")
        if kind in (FrameType.DATA, FrameType.WINDOW_UPDATE):
            self._on_stream_frame(kind, flags, StreamId(stream_id), length, events)
        elif stream_id:
            raise self._violation(f"A frame of type {kind} names stream {stream_id}.")
        elif kind == FrameType.PING:
            self._on_ping(flags, length, events)
        elif kind == FrameType.GO_AWAY:
            self.remote_gone = True
            events.append(GoneAway(length))
        else:
            raise self._violation(f"Frame type {kind} is unknown.")

    def _on_ping(self, flags: int, value: int, events: list[Event]) -> None:
        if flags == SYN:
            self._frame(FrameType.PING, ACK, 0, value)
        elif flags == ACK:
            events.append(PongReceived(value))
        else:
            raise self._violation("A ping is neither asked nor answered.")

    def _on_stream_frame(
        self, kind: int, flags: int, stream_id: StreamId, length: int, events: list[Event]
    ) -> None:
        if not stream_id:
            raise self._violation("A stream frame names stream 0.")
        if flags & SYN:
            self._on_syn(stream_id, events)
        stream = self._streams.get(stream_id)
        if stream is not None and flags & ACK and not stream.acknowledged:
            stream.acknowledged = True
            self._unacknowledged -= 1
        if kind == FrameType.DATA:
            self._on_data_header(stream, stream_id, length)
        elif stream is not None and length:
            if stream.send_window + length > MAX_WINDOW:
                raise self._violation("A window grew beyond 32 bits.")
            stream.send_window += length
            events.append(WindowGrown(stream_id))
        if flags & RST and stream is not None:
            self._body_id = 0
            self._forget(stream_id)
            events.append(StreamReset(stream_id))
        elif flags & FIN and stream is not None:
            if self._body:
                self._body_fin = True
            else:
                self._on_fin(stream_id, events)

    def _on_syn(self, stream_id: StreamId, events: list[Event]) -> None:
        if stream_id % 2 == self._parity:
            raise self._violation(f"The peer opened stream {stream_id}, a number of ours.")
        if stream_id in self._streams:
            raise self._violation(f"The peer opened stream {stream_id} twice.")
        if self._inbound >= self._max_inbound:
            self._frame(FrameType.WINDOW_UPDATE, RST, stream_id, 0)
            return
        self._streams[stream_id] = _Stream(inbound=True)
        self._inbound += 1
        events.append(StreamOpened(stream_id))

    def _on_data_header(self, stream: _Stream | None, stream_id: StreamId, length: int) -> None:
        if stream is None:
            # Sent before the peer heard that the stream is gone: no more than its window.
            if length > self._largest_window:
                raise self._violation(f"{length} bytes for a stream that does not exist.")
        elif stream.remote_closed and length:
            raise self._violation(f"Data on stream {stream_id} behind its end.")
        elif length > stream.credit:
            raise self._violation(f"{length} bytes overrun a window of {stream.credit}.")
        else:
            stream.credit -= length
        self._body = length
        self._body_id = stream_id if stream is not None else 0
        self._body_fin = False

    def _on_fin(self, stream_id: StreamId, events: list[Event]) -> None:
        stream = self._streams[stream_id]
        if stream.remote_closed:
            return
        stream.remote_closed = True
        events.append(StreamFinished(stream_id))
        if stream.local_closed:
            self._forget(stream_id)

    # Frames and bookkeeping.

    def _violation(self, sentence: str) -> RemoteProtocolError:
        self.go_away(GoAwayCode.PROTOCOL_ERROR)
        return RemoteProtocolError(sentence)

    def _frame(self, kind: FrameType, flags: int, stream_id: int, length: int) -> None:
        self._put(HEADER.pack(VERSION, kind, flags, stream_id, length))

    def _put(self, frame: bytes) -> None:
        self._output.append(frame)
        self._output_bytes += len(frame)

    def _grant(self, stream_id: StreamId, stream: _Stream, delta: int) -> None:
        stream.credit += delta
        self._frame(FrameType.WINDOW_UPDATE, self._take_flags(stream), stream_id, delta)

    def _take_flags(self, stream: _Stream) -> int:
        flags, stream.flags = stream.flags, 0
        return flags

    def _forget(self, stream_id: StreamId) -> None:
        stream = self._streams.pop(stream_id)
        if stream.inbound:
            self._inbound -= 1
        elif not stream.acknowledged:
            self._unacknowledged -= 1
