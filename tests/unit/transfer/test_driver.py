"""What comes in is taken in slices: the loop is not held, and nothing changes its order."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from random import Random
from types import SimpleNamespace

from engine.content.file_id import file_id
from engine.transfer.blocks import BufferPool, PeerKey
from engine.transfer.driver import BITMAP_PART, SLICE_S, WHOLE_BITMAP, Shared, SwarmDriver
from engine.transfer.messages import Bitmap, HaveAll, Hello
from engine.transfer.piece_table import PieceTable
from engine.transfer.swarm import Swarm
from tests.helpers.aio import run
from tests.helpers.driver_pair import End, Zeros, connect
from tests.unit.transfer.test_limits import run_virtual

TEBIBYTE = 1 << 40
ROOT = bytes(range(32))
ID = file_id(TEBIBYTE, ROOT)


class Clock:
    """It goes on by itself: each look at it takes `step` seconds."""

    def __init__(self, step):
        self.now, self.step = 0.0, step

    def __call__(self):
        self.now += self.step
        return self.now


def received(message):
    """What the driver makes of a message, as the core is told."""
    told = []

    async def main():
        with ThreadPoolExecutor(1) as threads:
            shared = Shared("me", threads, Clock(0.0), Random(1))
            driver = SwarmDriver(ID, "", shared, owner=None)
            driver._core.receive = lambda key, part, now: told.append((key, part))
            driver.link_received(SimpleNamespace(key=PeerKey("a")), message)
            while driver._inbox or not told:
                await asyncio.sleep(0)
            await driver.stop()

    run(main())
    return told


def core_told(*messages):
    core = Swarm(ID, Random(1), BufferPool())
    core.share(PieceTable(TEBIBYTE), TEBIBYTE, ROOT, 0.0)
    core.fetch(bytes(32 * PieceTable(TEBIBYTE).count), 0.0)
    peer = PeerKey("a")
    core.add_peer(peer, 0.0)
    core.receive(peer, Hello(ID, TEBIBYTE, ROOT, 1 << 20, ""), 0.0)
    for message in messages:
        core.receive(peer, message, 0.0)
    order = core.fetcher.picker.order
    counts = [order.availability(index) for index in range(core.table.count)]
    return core.peers[peer].has.bits(), core.peers[peer].useful, counts


def test_a_bitmap_of_very_many_pieces_comes_in_parts_and_to_the_same():
    bits = Random(1).randbytes(PieceTable(TEBIBYTE).count // 8)
    parts = [part for _, part in received(Bitmap(0, bits))]
    assert len(parts) == len(bits) // BITMAP_PART
    assert core_told(*parts) == core_told(Bitmap(0, bits))


def test_what_is_small_comes_whole():
    for message in (Bitmap(0, bytes(WHOLE_BITMAP)), HaveAll()):
        assert received(message) == [(PeerKey("a"), message)]


def test_others_come_between_the_slices():
    done = []

    async def main():
        with ThreadPoolExecutor(1) as threads:
            shared = Shared("me", threads, Clock(SLICE_S), Random(1))
            driver = SwarmDriver(ID, "", shared, owner=None)
            for number in range(3):
                driver._post(lambda now, number=number: done.append(number))
                asyncio.get_running_loop().call_soon(done.append, "other")
            while len(done) < 6:
                await asyncio.sleep(0)
            await driver.stop()

    run(main())
    assert done == [0, "other", "other", "other", 1, 2]


def test_while_something_lacks_silent_peers_are_asked_whether_they_are_still_there():
    async def main(giver: End, taker: End):
        file = Zeros.of(1 << 20)
        gives, takes = await giver.open(file, whole=True), await taker.open(file, whole=False)
        giver.shared.limit_up.set_rate(1, asyncio.get_running_loop().time())
        connect(taker, takes, giver, gives)
        await asyncio.sleep(5)
        (owes,), (owed,) = takes.links.values(), gives.links.values()
        for driver in (takes, gives):
            driver.tick()
        assert (owes.stream.probes, owed.stream.probes) == (1, 0)

    run_virtual(main)
