"""A UDP socket read in a thread of its own, for event loops that cannot be trusted with one.

Owns that thread: it runs asyncio's selector loop, whatever loop the program runs. On Windows the
usual one is the proactor loop, and there CPython stops receiving after a datagram went to a closed
port (CPython #91227, #127057), which a DHT does all the time. Everything above the socket stays on
the program's loop: datagrams are handed over in batches, and sending needs no loop at all.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
import threading
from collections import deque
from typing import Any

MAX_WAITING = 4096  # datagrams not yet taken by the program's loop; more are dropped

Address = tuple[Any, ...]


def needs_thread(platform: str = sys.platform) -> bool:
    """Whether sockets of the program's loop may go deaf on this platform."""
    return platform == "win32"


class ThreadedTransport(asyncio.DatagramTransport):
    """Looks like asyncio's datagram transport; the reading is done by a thread."""

    def __init__(self, sock: socket.socket, protocol: asyncio.DatagramProtocol) -> None:
        super().__init__({"socket": sock, "sockname": sock.getsockname()})
        self._sock = sock
        self._protocol = protocol
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[tuple[bytes, Address]] = deque()
        self._lock = threading.Lock()
        self._closing = False
        self._reader_loop = asyncio.SelectorEventLoop()
        self._stop = self._reader_loop.create_future()
        self._thread = threading.Thread(target=self._read, name="dht-socket", daemon=True)
        protocol.connection_made(self)
        self._thread.start()

    # -- the program's loop ---------------------------------------------------------------------

    def sendto(self, data: Any, addr: Any = None) -> None:
        """Send at once; what the kernel does not take is lost, as datagrams may be."""
        if self._closing:
            return
        try:
            self._sock.sendto(data, addr)
        except BlockingIOError:
            return
        except OSError as error:
            self._protocol.error_received(error)

    def get_write_buffer_size(self) -> int:
        """Nothing is ever queued here."""
        return 0

    def is_closing(self) -> bool:
        """Whether `close` was called."""
        return self._closing

    def close(self) -> None:
        """Stop the thread, close the socket, and tell the protocol; returns at once."""
        if self._closing:
            return
        self._closing = True
        with contextlib.suppress(RuntimeError):  # it has ended by itself
            self._reader_loop.call_soon_threadsafe(self._stop.set_result, None)

    def abort(self) -> None:
        """The same: nothing is queued."""
        self.close()

    def _deliver(self) -> None:
        while not self._closing:
            with self._lock:
                if not self._waiting:
                    return
                batch, self._waiting = self._waiting, deque()
            for data, addr in batch:
                self._protocol.datagram_received(data, addr)

    def _ended(self) -> None:
        self._thread.join()
        self._protocol.connection_lost(None)

    # -- the thread -----------------------------------------------------------------------------

    def _read(self) -> None:
        loop = self._reader_loop
        asyncio.set_event_loop(loop)
        try:
            loop.run_until_complete(self._receive())
        finally:
            self._sock.close()
            loop.close()
            with contextlib.suppress(RuntimeError):  # the program's loop is closed already
                self._loop.call_soon_threadsafe(self._ended)

    async def _receive(self) -> None:
        relay = _Relay(self)
        transport, _ = await self._reader_loop.create_datagram_endpoint(
            lambda: relay, sock=self._sock
        )
        await self._stop
        transport.close()
        await relay.closed

    def put(self, data: bytes, addr: Address) -> None:
        """Hand a datagram over; called in the thread."""
        with self._lock:
            if len(self._waiting) >= MAX_WAITING:
                return
            self._waiting.append((data, addr))
            first = len(self._waiting) == 1
        if first:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._deliver)


class _Relay(asyncio.DatagramProtocol):
    """Runs in the thread: passes on what arrives."""

    def __init__(self, transport: ThreadedTransport) -> None:
        self._transport = transport
        self.closed = asyncio.get_running_loop().create_future()

    def connection_lost(self, exc: Exception | None) -> None:
        """The socket is closed."""
        self.closed.set_result(None)

    def datagram_received(self, data: bytes, addr: Address) -> None:
        self._transport.put(data, addr)

    def error_received(self, exc: Exception) -> None:
        """Some earlier datagram met a closed port; its call times out."""
