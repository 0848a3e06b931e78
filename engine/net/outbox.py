"""What leaves a connection next: streams take turns, small messages between bulk batches.

Owns the turn-taking and the one flush per loop iteration. A stream's own queue is `stream`'s,
frames and windows are `yamux`'s, encryption and the order on the wire are `wire`'s.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial

from engine.errors import PeerUnavailable
from engine.net.bulk import BulkJob, Pools
from engine.net.stream import Stream
from engine.net.wire import Chunk, Wire
from engine.net.yamux import MAX_FRAME, Session

PARALLEL_BULK = 2  # batches of one connection in threads at once
STREAM_QUANTUM = 64 * 1024  # bytes of one stream's small messages before the next one's turn
FLUSH_QUANTUM = 256 * 1024  # bytes of small messages encrypted at once on the loop


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
        self._settled: list[BulkJob] = []  # encrypted; their callers wait for room
        self._running = 0  # bulk batches in threads
        self._armed = False
        self._closed = False

    @property
    def idle(self) -> bool:
        """Whether no batch is in a thread."""
        return not self._running

    def arm(self, stream: Stream | None = None) -> None:
        """Flush in the next loop iteration; `stream` has something to send."""
        if stream is not None:
            self._ready[stream] = None
        if not self._armed:
            self._armed = True
            self._loop.call_soon(self._flush_armed)

    def begin(self, stream: Stream) -> None:
        """Flush now: `stream` has a bulk send, and its thread can work while this one writes."""
        self._ready[stream] = None
        self.flush()

    def forget(self, stream: Stream) -> None:
        """`stream` is gone."""
        self._ready.pop(stream, None)
        self._stalled.pop(stream, None)

    def flush(self) -> None:
        """Frame, encrypt and write what streams and session have, as far as there is room."""
        if self._closed:
            return
        if self._running < PARALLEL_BULK:
            self._ready.update(self._stalled)
            self._stalled.clear()
        while self._ready and not self._wire.congested:
            framed = 0
            while self._ready and framed < FLUSH_QUANTUM:
                framed += self._take_turn(next(iter(self._ready)))
            self._seal_frames()
        self._seal_frames()
        self._wire.write()
        self._settle()
        self._on_flushed()

    def close(self) -> None:
        """Nothing is sent any more."""
        self._closed = True
        self._ready.clear()
        self._stalled.clear()
        self._wire.close()
        self._settle()

    def _flush_armed(self) -> None:
        self._armed = False
        self.flush()

    def _seal_frames(self) -> None:
        if frames := self._session.take_output():
            self._wire.seal(frames)

    def _take_turn(self, stream: Stream) -> int:
        """Frame what is first in line on `stream`; gives the bytes framed."""
        del self._ready[stream]
        job = stream.next_job()
        if job is not None:
            self._begin_job(stream, job)
        elif stream.has_queue:
            room = min(self._session.send_window(stream.stream_id), STREAM_QUANTUM)
            if room:
                data = stream.take_small(room)
                self._session.send(stream.stream_id, data)
                self._ready[stream] = None
                return len(data)
        elif stream.wants_fin:
            stream.finish()
        return 0

    def _begin_job(self, stream: Stream, job: BulkJob) -> None:
        if job.busy:
            return
        if self._running >= PARALLEL_BULK:
            self._stalled[stream] = None
            return
        size = min(self._session.send_window(stream.stream_id), job.remaining)
        if not size:
            return  # until the window grows
        frames = [
            (self._session.claim_frame(stream.stream_id, length), length)
            for length in _frame_lengths(size)
        ]
        self._seal_frames()
        job.busy = True
        self._running += 1
        sealing = self._loop.run_in_executor(self._executor, self._wire.seal_bulk, job, frames)
        sealing.add_done_callback(partial(self._on_sealed, stream, job, size))

    def _on_sealed(
        self,
        stream: Stream,
        job: BulkJob,
        size: int,
        sealing: asyncio.Future[tuple[Chunk, memoryview]],
    ) -> None:
        self._running -= 1
        job.busy = False
        error = PeerUnavailable("Stopped.") if sealing.cancelled() else sealing.exception()
        if error is None:
            self._wire.add(*sealing.result())
            job.sent += size
            stream.sent(job, size)
        else:
            self._session.unclaim_frame(stream.stream_id, size)
            stream.drop_job(job)
            if not job.done.done():
                job.done.set_exception(error)
        if not stream.is_queued(job):
            job.release(self._pools.plain)
            self._settled.append(job)
        self._settle()
        # In the next iteration, behind the caller's next send: its thread works while this writes.
        self.arm(stream)

    def _settle(self) -> None:
        """Let callers go on whose bulk sends are encrypted, once there is room for more."""
        if self._settled and (self._closed or not self._wire.congested):
            for job in self._settled:
                if not job.done.done():
                    job.done.set_result(None)
            self._settled.clear()


def _frame_lengths(size: int) -> list[int]:
    whole, rest = divmod(size, MAX_FRAME)
    return [MAX_FRAME] * whole + ([rest] if rest else [])
