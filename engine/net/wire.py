"""The outgoing side of one connection: bytes are encrypted and handed to the transport at once.

Owns the back-pressure: nothing is encrypted that the kernel does not take soon, so that nothing
waits here and what is sent next is decided as late as possible. What the plaintext says is
`connection`'s, what comes next `outbox`'s.
"""

from __future__ import annotations

import asyncio

from engine.net.bulk import Pools
from engine.net.noise import CipherState
from engine.net.records import record_count, seal, sealed_size

SMALL = 64 * 1024  # up to this a chunk gets memory of its own size


class Wire:
    """Encrypts and writes, with a transport that is left to buffer as little as possible."""

    def __init__(self, transport: asyncio.Transport, cipher: CipherState, pools: Pools) -> None:
        self._transport = transport
        self._cipher = cipher
        self._pools = pools
        self._lent: list[memoryview] = []  # sent, but the transport may still look at them
        self._paused = False
        self.sent = 0
        # Paused as soon as the kernel does not take everything.
        transport.set_write_buffer_limits(high=0)

    @property
    def ready(self) -> bool:
        """Whether the kernel has taken everything so far."""
        return not self._paused

    def send(self, plaintext: bytes | memoryview) -> None:
        """Encrypt and write, at most a pooled buffer's worth; only while `ready`."""
        size = sealed_size(len(plaintext))
        pooled = size > SMALL
        buffer = self._pools.sealed.take() if pooled else memoryview(bytearray(size))
        nonce = self._cipher.claim(record_count(len(plaintext)))
        seal(self._cipher, nonce, memoryview(plaintext), buffer)
        self.sent += size
        self._transport.write(buffer[:size])
        if pooled:
            self._lent.append(buffer)
            if not self._paused:
                self._take_back()

    def pause(self) -> None:
        """The kernel is full; the transport keeps what is left of the last chunk."""
        self._paused = True

    def resume(self) -> None:
        """The transport has nothing left."""
        self._paused = False
        self._take_back()

    def close(self) -> None:
        """The transport has let go of everything, or will take nothing more."""
        self._lent.clear()  # not given back: a closing transport may still hold them

    def _take_back(self) -> None:
        while self._lent:
            self._pools.sealed.give(self._lent.pop())
