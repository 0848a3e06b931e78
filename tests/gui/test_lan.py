"""Multicast DNS on the window's loop."""

from __future__ import annotations

import asyncio

from engine.net.identity import Identity
from engine.net.interfaces import Interface
from engine.net.lan import Lan, Neighbour

LOOPBACK = (Interface("lo", 1, "127.0.0.1", 8),)


async def test_neighbours_meet_on_the_windows_loop(qloop):
    met: asyncio.Queue[Neighbour] = asyncio.Queue()
    lost: asyncio.Queue[str] = asyncio.Queue()
    first, second = Identity.generate().peer_id, Identity.generate().peer_id
    one = Lan(first, 1111, on_found=met.put_nowait, on_lost=lost.put_nowait)
    other = Lan(second, 2222, on_found=lambda _: None)
    one.start(LOOPBACK)
    other.start(LOOPBACK)
    while (neighbour := await met.get()).peer_id != second:
        pass
    assert neighbour.addresses[0].port == 2222
    await other.stop()
    assert await lost.get() == second
    await one.stop()
