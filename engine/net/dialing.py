"""Dialling: which of a peer's addresses to try, in which order, and which to leave alone a while.

Owns the race between addresses and the backoff after failures. What a connection is, is the host's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from engine.errors import PeerUnavailable
from engine.tasks import TaskOwner

T = TypeVar("T")
K = TypeVar("K")

STAGGER_S = 0.25  # RFC 8305: the next address gets its chance while the last one is still silent
MAX_ADDRESSES = 16  # of one peer, tried in one call
BACKOFF_FIRST_S = 1.0
BACKOFF_LAST_S = 300.0
MAX_BACKOFFS = 1024  # addresses remembered; the oldest go first


class Backoff(Generic[K]):
    """Addresses, or peers, that failed lately, and until when they are left alone."""

    def __init__(self) -> None:
        self._failed: dict[K, tuple[float, float]] = {}  # (wait in seconds, until)

    def is_blocked(self, address: K, now: float) -> bool:
        """Whether `address` failed so lately that it is not tried."""
        entry = self._failed.get(address)
        return entry is not None and now < entry[1]

    def failed(self, address: K, now: float) -> None:
        """Leave `address` alone, each time twice as long."""
        wait, _ = self._failed.pop(address, (BACKOFF_FIRST_S / 2, 0.0))
        wait = min(wait * 2, BACKOFF_LAST_S)
        self._failed[address] = (wait, now + wait)
        while len(self._failed) > MAX_BACKOFFS:
            del self._failed[next(iter(self._failed))]

    def worked(self, address: K) -> None:
        """Forget the failures of `address`."""
        self._failed.pop(address, None)

    def clear(self) -> None:
        """Forget every failure."""
        self._failed.clear()


async def race(addresses: Sequence[K], dial: Callable[[K], Awaitable[T]], tasks: TaskOwner) -> T:
    """The first success of `dial`, begun for one address after the other, STAGGER_S apart.

    The rest are cancelled. Raises PeerUnavailable with the last failure's sentence.
    """
    waiting = list(addresses)
    running: set[asyncio.Task[T]] = set()
    failure = PeerUnavailable("No address of the peer is known.")

    async def attempt(address: K) -> T:
        return await dial(address)

    try:
        while waiting or running:
            if waiting:
                address = waiting.pop(0)
                running.add(tasks.start(attempt(address), f"dial {address}"))
            done, running = await asyncio.wait(
                running,
                timeout=STAGGER_S if waiting else None,
                return_when=asyncio.FIRST_COMPLETED,
            )
            for task in done:
                error = task.exception()
                if error is None:
                    return task.result()
                if not isinstance(error, PeerUnavailable):
                    raise error
                failure = error
    finally:
        for task in running:
            task.cancel()
    raise failure


async def takes_connections(host: str, port: int) -> bool:
    """Whether a TCP connection to this literal address can be had; says nothing over it."""
    try:
        _, writer = await asyncio.open_connection(host, port)
    except OSError:
        return False
    writer.close()
    return True
