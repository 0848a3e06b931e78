"""Bulk memory: one send's parts laid out in one pooled buffer; what all connections read into.

Owns the buffers' layout and the pools. Which stream may send how much, and when, is `outbox`'s. A
frame's header is written over the twelve bytes before its payload: at the start of the buffer they
are kept free, later they belong to a frame that is already encrypted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.errors import LocalProtocolError
from engine.net.records import MAX_PLAINTEXT, sealed_size
from engine.net.yamux import HEADER_BYTES

MAX_BULK = (1 << 20) + 64 * 1024  # bytes of one call: a megabyte of file bytes and its headers
# Payload of one frame: it fills four records, which stay in the processor's cache from the cipher
# to the kernel, and control messages wait behind no more. (rust-yamux takes up to a megabyte.)
BULK_FRAME = 4 * MAX_PLAINTEXT - HEADER_BYTES
BULK_REST = BULK_FRAME // 4  # no frame of its own for less
RECEIVE_BUFFER = 1 << 20  # ciphertext taken from the kernel at once
POOLED = 4  # idle buffers kept per pool


@dataclass(frozen=True, slots=True)
class Fill:
    """A part of `length` bytes that `read_into` writes, in a thread, into the memory it is given.

    `read_into` fills all of it or raises; what it raises reaches the caller of `send_bulk`.
    """

    length: int
    read_into: Callable[[memoryview], None]


Part = bytes | Fill


class BufferPool:
    """Reusable memory of one size; `take` and `give` may be called from any thread."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._idle: list[memoryview] = []

    def take(self) -> memoryview:
        """A buffer with any content."""
        try:
            return self._idle.pop()
        except IndexError:
            return memoryview(bytearray(self._size))

    def give(self, buffer: memoryview) -> None:
        """Return a buffer that nobody looks at any more."""
        if len(self._idle) < POOLED:
            self._idle.append(buffer)


class Pools:
    """The buffers one host's connections share."""

    def __init__(self) -> None:
        self.plain = BufferPool(HEADER_BYTES + MAX_BULK)
        self.sealed = BufferPool(sealed_size(HEADER_BYTES + BULK_FRAME + BULK_REST))


class Buffers:
    """The memory one host reads into: a read is decrypted and delivered before the next begins."""

    def __init__(self) -> None:
        self.sealed = memoryview(bytearray(RECEIVE_BUFFER))
        self.plain = memoryview(bytearray(RECEIVE_BUFFER))


class BulkJob:
    """One `send_bulk` call on its way: not started, then laid out, then sent frame by frame."""

    __slots__ = ("_buffer", "_parts", "busy", "done", "length", "sent")

    def __init__(self, parts: Sequence[Part], done: asyncio.Future[None]) -> None:
        self._parts = tuple(parts)
        self._buffer: memoryview | None = None
        self.length = sum(_length(part) for part in self._parts)
        if self.length > MAX_BULK:
            raise LocalProtocolError(f"{self.length} bytes are more than one bulk send takes.")
        self.done = done
        self.sent = 0  # bytes handed to the connection
        self.busy = False  # whether a thread reads it

    @property
    def started(self) -> bool:
        """Whether the parts are laid out: from then on the call is sent whole."""
        return self._buffer is not None

    @property
    def remaining(self) -> int:
        """Bytes not yet handed to the connection."""
        return self.length - self.sent

    def next_size(self) -> int:
        """Bytes of the next frame, if the window lets them through."""
        whole = self.remaining <= BULK_FRAME + BULK_REST
        return self.remaining if whole else BULK_FRAME

    def lay_out(self, pool: BufferPool) -> None:
        """Put all parts into one buffer, once; runs in a thread, raises what `read_into` raises."""
        if self._buffer is not None:
            return
        buffer = pool.take()
        try:
            self._write_parts(buffer)
        except BaseException:
            pool.give(buffer)
            raise
        self._buffer = buffer

    def frame(self, header: bytes, offset: int, length: int) -> memoryview:
        """`header` and the `length` bytes at `offset`, contiguous; what is before them is lost."""
        assert self._buffer is not None
        self._buffer[offset : offset + HEADER_BYTES] = header
        return self._buffer[offset : offset + HEADER_BYTES + length]

    def release(self, pool: BufferPool) -> None:
        """Give the buffer back, if no thread fills it just now; the job sends no more."""
        if self._buffer is not None:
            pool.give(self._buffer)
            self._buffer = None

    def _write_parts(self, buffer: memoryview) -> None:
        position = HEADER_BYTES
        for part in self._parts:
            stop = position + _length(part)
            if isinstance(part, Fill):
                part.read_into(buffer[position:stop])
            else:
                buffer[position:stop] = part
            position = stop


def _length(part: Part) -> int:
    return part.length if isinstance(part, Fill) else len(part)
