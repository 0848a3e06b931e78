"""One stream of `/shoal/transfer/1`: bytes of the channel to the swarm's driver and back.

Owns the frame reader, the place where the bytes of the current DATA go, and the queue of answers
to the peer's requests. It knows no policy: every message goes to the driver, every command comes
from it.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from engine.errors import EnvironmentFailure, PeerUnavailable, RemoteProtocolError, ShoalError
from engine.net.bulk import Fill
from engine.transfer.blocks import Outstanding, PeerKey
from engine.transfer.messages import (
    DataBytes,
    DataStart,
    FrameReader,
    Hello,
    Message,
    Request,
    RequestId,
    data_header,
    encode,
)

if TYPE_CHECKING:
    from engine.net.stream import Stream
    from engine.tasks import TaskOwner

logger = logging.getLogger(__name__)

BATCH_BYTES: Final = 1024 * 1024
"""File bytes per hand-over to the channel's encrypting thread."""
UPLOAD_LANES: Final = 2
"""Batches under way to one peer: one is read and encrypted while the other is on the wire."""
MAX_HELD: Final = 64
"""Messages kept while it is looked up which file a HELLO means."""


class LinkOwner(Protocol):
    """What a link tells its swarm's driver."""

    def link_received(self, link: PeerLink, message: Message) -> None:
        """A control message came."""

    def link_data(self, link: PeerLink, start: DataStart) -> Outstanding:
        """A DATA begins: where its bytes go; raises RemoteProtocolError."""

    def link_data_done(self, link: PeerLink, request_id: RequestId) -> None:
        """All bytes of the DATA stand in their place."""

    def link_broke_rule(self, link: PeerLink, error: RemoteProtocolError) -> None:
        """The peer sent what no honest peer sends."""

    def link_closed(self, link: PeerLink) -> None:
        """The stream is gone."""

    def link_uploaded(self, link: PeerLink, request: Request) -> None:
        """The answer to a request is on its way."""

    def link_upload_failed(self, link: PeerLink, request: Request, error: ShoalError) -> None:
        """The bytes asked for could not be read."""

    def read_piece(self, view: memoryview, request: Request) -> None:
        """Read what a request asks for, in a thread; raises EnvironmentFailure."""

    async def upload_turn(self, take: Callable[[int], int]) -> None:
        """Call `take(most)`, which gives the bytes it took, when the upload limits let it."""


class PeerLink:
    """The stream with one peer of one swarm; a receiver of the channel's stream."""

    def __init__(self, stream: Stream, outgoing: bool, tasks: TaskOwner) -> None:
        self.stream = stream
        self.key = PeerKey(stream.peer_id)
        self.outgoing = outgoing
        self.closed = False
        self._broken = False
        self._tasks = tasks
        self._reader = FrameReader()
        self._owner: LinkOwner | None = None
        self._held: list[Message] = []
        self._on_hello: Callable[[PeerLink, Hello], None] | None = None
        self._on_fault: Callable[[PeerLink, RemoteProtocolError], None] = lambda link, error: None
        self._asked: Outstanding | None = None
        self._uploads: deque[Request] = deque()
        self._lanes = 0  # tasks that send from the queue

    def wait_for_hello(
        self,
        on_hello: Callable[[PeerLink, Hello], None],
        on_fault: Callable[[PeerLink, RemoteProtocolError], None],
    ) -> None:
        """Hold what comes until somebody says, by `attach`, whose link this is.

        `on_fault` hears of a broken rule before that.
        """
        self._on_hello, self._on_fault = on_hello, on_fault

    def attach(self, owner: LinkOwner) -> None:
        """From now on messages go to `owner`; what was held goes first."""
        self._owner = owner
        held, self._held = self._held, []
        for message in held:
            owner.link_received(self, message)
        if self.closed:
            owner.link_closed(self)

    # --- receiving: called by the channel --------------------------------------------------

    def data_received(self, view: memoryview) -> None:
        """Bytes of the stream; the view is valid during this call only."""
        if self.closed or self._broken:
            return
        try:
            for item in self._reader.receive(view):
                if isinstance(item, DataBytes):
                    self._fill(item.view)
                elif isinstance(item, DataStart):
                    self._begin_data(item)
                else:
                    self._message(item)
        except RemoteProtocolError as error:
            self._broken = True  # what follows makes no sense any more
            if self._owner is not None:
                self._owner.link_broke_rule(self, error)
            else:
                self.close()
                self._on_fault(self, error)

    def _message(self, message: Message) -> None:
        if self._owner is not None:
            self._owner.link_received(self, message)
            return
        if len(self._held) >= MAX_HELD:
            raise RemoteProtocolError("too many messages before we answered HELLO")
        self._held.append(message)
        on_hello, self._on_hello = self._on_hello, None
        if on_hello is not None:
            if not isinstance(message, Hello):
                raise RemoteProtocolError("a stream that does not begin with HELLO")
            on_hello(self, message)

    def _begin_data(self, start: DataStart) -> None:
        if self._owner is None:
            raise RemoteProtocolError("DATA before HELLO was answered")
        self._asked = self._owner.link_data(self, start)

    def _fill(self, view: memoryview) -> None:
        asked = self._asked
        assert asked is not None
        if asked.fill(view):
            self._asked = None
            assert self._owner is not None
            self._owner.link_data_done(self, asked.request.id)

    def eof_received(self) -> None:
        """The peer has nothing more to say: so have we."""
        self.close()

    def stream_closed(self, error: ShoalError | None) -> None:
        """The stream is gone."""
        del error  # why does not matter to a swarm: the peer is away
        self._mark_closed()

    # --- sending ---------------------------------------------------------------------------

    def send(self, message: Message) -> None:
        """A control message; lost quietly when the stream is gone."""
        self.send_frame(encode(message))

    def send_frame(self, frame: bytes) -> None:
        """The same of a message that is encoded already."""
        if not self.closed:
            self.stream.write(frame)

    def upload(self, request: Request) -> None:
        """Answer the request with DATA when its turn comes."""
        self._uploads.append(request)
        if self._lanes < UPLOAD_LANES and len(self._uploads) > self._lanes:
            self._lanes += 1
            self._tasks.start(self._upload_all(), f"upload {self.key[-6:]}")

    def cancel_upload(self, request_id: RequestId) -> bool:
        """Take an answer out of the queue; False when it is on its way already."""
        for request in self._uploads:
            if request.id == request_id:
                self._uploads.remove(request)
                return True
        return False

    async def _upload_all(self) -> None:
        try:
            while self._uploads and not self.closed:
                await self._upload_batch()
        finally:
            self._lanes -= 1

    async def _upload_batch(self) -> None:
        owner = self._owner
        assert owner is not None
        batch: list[Request] = []
        await owner.upload_turn(lambda most: self._take_batch(batch, most))
        parts: list[bytes | Fill] = []
        for request in batch:
            parts += [data_header(request), self._fill_for(owner, request)]
        try:
            await self.stream.send_bulk(parts)
        except PeerUnavailable:
            self._mark_closed()
        except EnvironmentFailure as error:
            for request in batch:
                owner.link_upload_failed(self, request, error)
        else:
            for request in batch:
                owner.link_uploaded(self, request)

    def _take_batch(self, batch: list[Request], most: int) -> int:
        """Move requests of `most` bytes from the queue, at least one; gives their bytes."""
        total = 0
        while self._uploads:
            length = self._uploads[0].length
            if batch and total + length > min(most, BATCH_BYTES):
                break
            total += length
            batch.append(self._uploads.popleft())
        return total

    @staticmethod
    def _fill_for(owner: LinkOwner, request: Request) -> Fill:
        return Fill(request.length, lambda view: owner.read_piece(view, request))

    # --- the end ---------------------------------------------------------------------------

    def close(self) -> None:
        """End the stream after what is queued."""
        if not self.closed:
            self.stream.close()
            self._mark_closed()

    def reset(self) -> None:
        """End the stream at once."""
        if not self.closed:
            self.stream.reset()
            self._mark_closed()

    def _mark_closed(self) -> None:
        if self.closed:
            return
        self.closed = True
        self._uploads.clear()
        if self._owner is not None:
            self._owner.link_closed(self)
