"""One stream as the rest of the engine sees it: small writes, bulk sends, a receiver, an end.

Owns the stream's queues in both directions. Windows and frames are `yamux`'s; when the queue moves
is `outbox`'s.
"""

from __future__ import annotations

import asyncio
import itertools
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from engine.errors import LocalProtocolError, PeerUnavailable, ShoalError
from engine.net.bulk import BulkJob, Part
from engine.net.peer_id import PeerId
from engine.net.yamux import StreamId

if TYPE_CHECKING:
    from engine.net.connection import PeerConnection

MAX_QUEUED = 4 << 20  # bytes of `write` that may wait for a peer that does not read
MAX_BULK_QUEUED = 64  # send_bulk calls that may wait on one stream
READ_AHEAD = 2  # of these are in memory: one is read while the other is sent


class Receiver(Protocol):
    """Who takes what a peer sends on a stream; called on the loop, never from within a call.

    A RemoteProtocolError raised by `data_received` ends the connection with that peer.
    """

    def data_received(self, view: memoryview) -> None:
        """The next bytes, valid during the call only; returning gives the peer new credit."""

    def eof_received(self) -> None:
        """The peer sends no more; our half is still open."""

    def stream_closed(self, error: ShoalError | None) -> None:
        """The stream is over, exactly once; None after both ends closed it or we reset it."""


@dataclass(frozen=True, slots=True)
class Handler:
    """Who serves a protocol, and the window its streams get (bytes, at least 256 KiB)."""

    on_stream: Callable[[Stream], None]
    receive_window: int


class Stream:
    """A two-way byte stream with one peer, for one protocol."""

    __slots__ = (
        "_bulk_queued",
        "_closed_told",
        "_connection",
        "_eof",
        "_eof_told",
        "_error",
        "_finishing",
        "_held",
        "_outbox",
        "_over",
        "_receiver",
        "protocol",
        "queued_bytes",
        "stream_id",
    )

    def __init__(self, connection: PeerConnection, stream_id: StreamId, protocol: str) -> None:
        self.stream_id = stream_id
        self.protocol = protocol
        self.queued_bytes = 0  # bytes written or sent that are not yet framed
        self._connection = connection
        self._outbox: deque[bytes | BulkJob] = deque()
        self._bulk_queued = 0
        self._receiver: Receiver | None = None
        self._held = bytearray()  # no more than the window: credit is given when it is delivered
        self._eof = False
        self._eof_told = False
        self._finishing = False
        self._over = False
        self._closed_told = False
        self._error: ShoalError | None = None

    def __repr__(self) -> str:
        return f"Stream({self.protocol} #{self.stream_id} with {self.peer_id})"

    @property
    def connection(self) -> PeerConnection:
        """The connection that carries the stream."""
        return self._connection

    @property
    def peer_id(self) -> PeerId:
        """Who is at the other end."""
        return self._connection.peer_id

    @property
    def is_open(self) -> bool:
        """Whether something can still be written."""
        return not (self._finishing or self._over)

    def set_receiver(self, receiver: Receiver) -> None:
        """Deliver to `receiver` from now on; what came before is delivered soon."""
        self._receiver = receiver
        if self._held or self._eof or self._over:
            self._connection.call_soon(self._deliver)

    def write(self, data: bytes) -> None:
        """Queue a small message; all of one loop iteration leave together.

        Never blocks. On a stream that is over it does nothing: `stream_closed` tells. A peer that
        lets more than MAX_QUEUED bytes wait loses the stream.
        """
        if self._finishing:
            raise LocalProtocolError(f"{self!r} was closed before this write.")
        if self._over or not data:
            return
        if self.queued_bytes + len(data) > MAX_QUEUED:
            self._connection.drop_stream(self, PeerUnavailable("The peer does not read."))
            return
        self._outbox.append(data)
        self.queued_bytes += len(data)
        self._connection.has_output(self)

    async def send_bulk(self, parts: Sequence[Part]) -> None:
        """Send `parts` (at most MAX_BULK bytes) in order, read in a thread.

        Returns when the last of them is handed to the transport. What a `Fill` raises is
        raised here, and then nothing of this call is sent. A cancelled call that has begun is sent
        all the same: a message is never cut. Raises PeerUnavailable when the stream ends before.
        """
        if self._finishing:
            raise LocalProtocolError(f"{self!r} was closed before this send.")
        if self._over:
            raise self._error or PeerUnavailable("The stream is closed.")
        if self._bulk_queued >= MAX_BULK_QUEUED:
            raise LocalProtocolError(f"More than {MAX_BULK_QUEUED} bulk sends wait on {self!r}.")
        job = BulkJob(parts, asyncio.get_running_loop().create_future())
        if not job.length:
            return
        self._outbox.append(job)
        self.queued_bytes += job.length
        self._bulk_queued += 1
        self._connection.has_bulk(self)
        try:
            await job.done
        except asyncio.CancelledError:
            if not job.sent:
                self.drop_job(job)
                job.release(self._connection.pools.plain)
            raise

    def close(self) -> None:
        """Send no more once the queue is empty; the peer may still send."""
        if self.is_open:
            self._finishing = True
            self._connection.has_output(self)

    def reset(self) -> None:
        """Throw the stream away in both directions, with all that is queued."""
        self._connection.drop_stream(self, None)

    # Outgoing, called by the connection.

    @property
    def has_queue(self) -> bool:
        """Whether something waits to be sent."""
        return bool(self._outbox)

    @property
    def wants_fin(self) -> bool:
        """Whether all is sent and the end of it is to be said."""
        return self._finishing and not self._outbox

    def next_job(self) -> BulkJob | None:
        """The bulk send that is first in line, if one is."""
        head = self._outbox[0] if self._outbox else None
        return head if isinstance(head, BulkJob) else None

    def next_unread(self) -> BulkJob | None:
        """The bulk send that a thread should read now: it soon stands first in line."""
        if not self._bulk_queued:
            return None
        jobs = (item for item in self._outbox if isinstance(item, BulkJob))
        ahead = itertools.islice(jobs, READ_AHEAD)
        return next((job for job in ahead if not (job.busy or job.started)), None)

    def take_small(self, limit: int) -> bytes:
        """Up to `limit` bytes of the small messages that are first in line, joined."""
        taken = bytearray()
        while self._outbox and len(taken) < limit:
            head = self._outbox[0]
            if isinstance(head, BulkJob):
                break
            room = limit - len(taken)
            taken += head[:room]
            if len(head) > room:
                self._outbox[0] = head[room:]
            else:
                self._outbox.popleft()
        self.queued_bytes -= len(taken)
        return bytes(taken)

    def is_queued(self, job: BulkJob) -> bool:
        """Whether `job` is still to be sent, or sent further."""
        return job in self._outbox

    def sent(self, job: BulkJob, size: int) -> None:
        """`size` more bytes of `job` are on the wire."""
        job.sent += size
        self.queued_bytes -= size
        if not job.remaining:
            self.drop_job(job)

    def drop_job(self, job: BulkJob) -> None:
        """Take a bulk send out of the line: it is sent, withdrawn or has failed."""
        if self.is_queued(job):
            self._outbox.remove(job)
            self._bulk_queued -= 1
            self.queued_bytes -= job.remaining
            self._connection.has_output(self)

    def finish(self) -> None:
        """Say that nothing more comes."""
        self._connection.finish_stream(self)

    def drop_queue(self, error: ShoalError) -> None:
        """Forget what waits to be sent, and fail the calls that wait for it."""
        for item in self._outbox:
            if isinstance(item, BulkJob):
                if not item.done.done():
                    item.done.set_exception(error)
                item.release(self._connection.pools.plain)
        self._outbox.clear()
        self.queued_bytes = self._bulk_queued = 0

    # Incoming, called by the connection.

    def data(self, view: memoryview) -> None:
        """Take received payload and return its credit, or hold it for a receiver to come."""
        if self._over:
            return
        if self._receiver is None or self._held:
            self._held += view
        else:
            self._receiver.data_received(view)
            self._connection.consumed(self, len(view))

    def eof(self) -> None:
        """The peer has closed its half."""
        self._eof = True
        if not self._held:
            self._tell_eof()

    def end(self, error: ShoalError | None) -> None:
        """The stream is over: the receiver is told, soon."""
        if self._over:
            return
        self._over = True
        self._error = error
        if error is not None:
            self._held.clear()
            self._eof = False
        self._connection.call_soon(self._deliver)

    def _deliver(self) -> None:
        """Give the receiver what it has not had: held bytes, the peer's end, the end of all."""
        receiver = self._receiver
        if receiver is None or self._closed_told:
            return
        if self._held:
            held, self._held = self._held, bytearray()
            self._connection.guarded(receiver.data_received, memoryview(held))
            self._connection.consumed(self, len(held))
        self._tell_eof()
        if self._over:
            self._closed_told = True
            receiver.stream_closed(self._error)

    def _tell_eof(self) -> None:
        if self._eof and not self._eof_told and self._receiver is not None:
            self._eof_told = True
            self._receiver.eof_received()
