"""What leaves a connection next: streams take turns, small messages between bulk frames.

Owns the turn-taking, the one flush per loop iteration, and the threads that read ahead for bulk
sends. A stream's own queue is `stream`'s, frames and windows are `yamux`'s, encryption and
back-pressure are `wire`'s.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial

from engine.errors import PeerUnavailable
from engine.net.bulk import BulkJob, Pools
from engine.net.stream import Stream
from engine.net.wire import Wire
from engine.net.yamux import Session

PARALLEL_READS = 2  # bulk sends of one connection being read in threads at once
STREAM_QUANTUM = 64 * 1024  # bytes of one stream's small messages before the next one's turn
FLUSH_QUANTUM = 256 * 1024  # bytes of small messages encrypted at once


class Outbox:
    """The sending half of one connection; `on_flushed` is called behind every flush."""

    def __init__(
        self,
        session: Session,
        wire: Wire,
        executor: Executor,
        pools: Pools,
        on_flushed: Callable[[], None],
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._session = session
        self._wire = wire
        self._executor = executor
        self._pools = pools
        self._on_flushed = on_flushed
        self._ready: dict[Stream, None] = {}  # may have something to send, first come first served
        self._stalled: dict[Stream, None] = {}  # have a bulk send, and all threads' turns are taken
        self._reading = 0  # bulk sends in threads
        self._armed = False
        self._closed = False

    @property
    def idle(self) -> bool:
        """Whether no thread reads for this connection."""
        return not self._reading

    def arm(self, stream: Stream | None = None) -> None:
        """Flush in the next loop iteration; `stream` has something to send."""
        if stream is not None:
            self._ready[stream] = None
        if not self._armed:
            self._armed = True
            self._loop.call_soon(self._flush_armed)

    def begin(self, stream: Stream) -> None:
        """`stream` has a bulk send: a thread reads it while what is before it is written."""
        self._read_ahead(stream)
        self.arm(stream)

    def forget(self, stream: Stream) -> None:
        """`stream` is gone."""
        self._ready.pop(stream, None)
        self._stalled.pop(stream, None)

    def flush(self) -> None:
        """Frame, encrypt and write what streams and session have, while the kernel takes it."""
        if self._closed:
            return
        while self._ready and self._wire.ready:
            self._take_turn(next(iter(self._ready)))
        self._send_frames()
        self._on_flushed()

    def close(self) -> None:
        """Nothing is sent any more."""
        self._closed = True
        self._ready.clear()
        self._stalled.clear()
        self._wire.close()

    def _flush_armed(self) -> None:
        self._armed = False
        self.flush()

    def _send_frames(self) -> None:
        while self._wire.ready and (frames := self._session.take_output(FLUSH_QUANTUM)):
            self._wire.send(frames)

    def _take_turn(self, stream: Stream) -> None:
        """Frame what is first in line on `stream`."""
        del self._ready[stream]
        job = stream.next_job()
        if job is not None:
            self._read_ahead(stream)
            if job.started:
                self._send_bulk(stream, job)
        elif stream.has_queue:
            room = min(self._session.send_window(stream.stream_id), STREAM_QUANTUM)
            if room:
                self._session.send(stream.stream_id, stream.take_small(room))
                self._ready[stream] = None
                if self._session.output_bytes >= FLUSH_QUANTUM:
                    self._send_frames()
        elif stream.wants_fin:
            stream.finish()

    def _send_bulk(self, stream: Stream, job: BulkJob) -> None:
        """One frame of `job`, as much as the window lets through."""
        size = min(self._session.send_window(stream.stream_id), job.next_size())
        if not size:
            return  # until the window grows
        self._send_frames()
        if self._wire.ready:
            header = self._session.claim_frame(stream.stream_id, size)
            self._wire.send(job.frame(header, job.sent, size))
            stream.sent(job, size)
            if not job.remaining:
                job.release(self._pools.plain)
                if not job.done.done():
                    job.done.set_result(None)
        self._ready[stream] = None

    # Reading ahead.

    def _read_ahead(self, stream: Stream) -> None:
        while (job := stream.next_unread()) is not None:
            if self._reading >= PARALLEL_READS:
                self._stalled[stream] = None
                return
            job.busy = True
            self._reading += 1
            reading = self._loop.run_in_executor(self._executor, job.lay_out, self._pools.plain)
            reading.add_done_callback(partial(self._on_read, stream, job))

    def _on_read(self, stream: Stream, job: BulkJob, reading: asyncio.Future[None]) -> None:
        self._reading -= 1
        job.busy = False
        error = PeerUnavailable("Stopped.") if reading.cancelled() else reading.exception()
        if error is not None:
            stream.drop_job(job)
            if not job.done.done():
                job.done.set_exception(error)
        elif not stream.is_queued(job):
            job.release(self._pools.plain)
        self._ready[stream] = None
        self._ready.update(self._stalled)
        self._stalled.clear()
        self.flush()
