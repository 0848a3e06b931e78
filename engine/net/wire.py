"""The outgoing side of one connection: encrypted chunks in nonce order, handed to the transport.

Owns the order on the wire and the back-pressure. A place in the order is reserved together with its
nonces, so a bulk batch can be encrypted in a thread while later chunks line up behind it. What the
plaintext says is `connection`'s.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Sequence

from engine.net.bulk import BulkJob, Pools
from engine.net.noise import CipherState
from engine.net.records import record_count, seal, sealed_size
from engine.net.yamux import HEADER_BYTES

# Up to Python 3.11 a transport copies what the kernel does not take at once: never offer it much
# more than the kernel is likely to take.
WRITE_CHUNK = 256 * 1024
# Encrypted bytes not yet taken by the kernel, above which streams wait: one bulk batch, not two.
HIGH_WATER = (1 << 20) + 256 * 1024
MAX_UNSENT = 16 << 20  # above this the peer is not reading and the connection is given up


class Chunk:
    """A place in the order: empty until its encrypted bytes are added."""

    __slots__ = ("buffer", "data")

    def __init__(self) -> None:
        self.data: memoryview | None = None
        self.buffer: memoryview | None = None  # given back to the pool when sent


class Wire:
    """Encrypts and writes, with a transport that is left to buffer as little as possible.

    All but `seal_bulk` is called on the loop.
    """

    def __init__(self, transport: asyncio.Transport, cipher: CipherState, pools: Pools) -> None:
        self._transport = transport
        self._cipher = cipher
        self._pools = pools
        self._order = threading.Lock()  # nonces and places are handed out together
        self._chunks: deque[Chunk] = deque()
        self._lent: list[memoryview] = []  # sent, but the transport may still look at them
        self._paused = False
        self._closed = False
        self.unsent = 0  # encrypted bytes that the transport has not been given
        self.sent = 0
        # Paused as soon as the kernel does not take everything: the queue is here, not there.
        transport.set_write_buffer_limits(high=0)

    @property
    def congested(self) -> bool:
        """Whether streams should hold back."""
        return self.unsent > HIGH_WATER

    @property
    def drained(self) -> bool:
        """Whether the kernel has everything that was reserved so far."""
        return not self._chunks and not self._paused

    def seal(self, plaintext: bytes) -> None:
        """Encrypt `plaintext` here and now, as the last in line."""
        chunk, nonce = self._reserve(record_count(len(plaintext)))
        sealed = memoryview(bytearray(sealed_size(len(plaintext))))
        seal(self._cipher, nonce, memoryview(plaintext), sealed)
        self.add(chunk, sealed)

    def seal_bulk(
        self, job: BulkJob, frames: Sequence[tuple[bytes, int]]
    ) -> tuple[Chunk, memoryview]:
        """Encrypt the next bytes of `job`, in frames of (header, length); runs in a thread.

        Give the result to `add`, on the loop. What a part's `read_into` raises comes out of here
        before anything was reserved.
        """
        job.lay_out(self._pools.plain)
        buffer = self._pools.sealed.take()
        records = sum(record_count(HEADER_BYTES + length) for _, length in frames)
        chunk, nonce = self._reserve(records)
        chunk.buffer = buffer
        position, offset = 0, job.sent
        for header, length in frames:
            frame = job.frame(header, offset, length)
            position += seal(self._cipher, nonce, frame, buffer[position:])
            nonce += record_count(len(frame))
            offset += length
        return chunk, buffer[:position]

    def add(self, chunk: Chunk, sealed: memoryview) -> None:
        """Fill a reserved place."""
        chunk.data = sealed
        self.unsent += len(sealed)
        if self._closed:
            self.close()

    def write(self) -> None:
        """Hand over what stands first in line, until the kernel takes no more."""
        while not self._paused and self._chunks and self._chunks[0].data is not None:
            chunk = self._chunks[0]
            data = self._chunks[0].data
            if len(data) > WRITE_CHUNK:
                chunk.data = data[WRITE_CHUNK:]
                data = data[:WRITE_CHUNK]
            else:
                self._chunks.popleft()
                if chunk.buffer is not None:
                    self._lent.append(chunk.buffer)
            self.unsent -= len(data)
            self.sent += len(data)
            self._transport.write(data)
            if not self._paused:
                self._take_back()

    def pause(self) -> None:
        """The kernel is full."""
        self._paused = True

    def resume(self) -> None:
        """The transport has nothing left."""
        self._paused = False
        self._take_back()
        self.write()

    def close(self) -> None:
        """Let go of everything; nothing is written any more."""
        self._closed = True
        self._lent.extend(chunk.buffer for chunk in self._chunks if chunk.buffer is not None)
        self._chunks.clear()
        self._take_back()
        self.unsent = 0

    def _reserve(self, records: int) -> tuple[Chunk, int]:
        """A place for `records` records, and the first of their nonces."""
        chunk = Chunk()
        with self._order:
            nonce = self._cipher.claim(records)
            self._chunks.append(chunk)
        return chunk, nonce

    def _take_back(self) -> None:
        while self._lent:
            self._pools.sealed.give(self._lent.pop())
