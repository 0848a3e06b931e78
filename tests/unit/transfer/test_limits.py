"""Limits from end to end: two computers, real drivers, a clock of their own."""

from __future__ import annotations

import asyncio

import pytest

from engine.transfer.lanes import Lane
from tests.helpers.driver_pair import End, Zeros, connect, received
from tests.helpers.virtual_net import VirtualLoop

MIB = 1024 * 1024
RATES = [50_000, 2_000_000, 500_000_000]
WARM_UP_S = 2


def run_virtual(main):
    """Run `main(giver, taker)` on a clock of its own."""

    async def bounded():
        ends = End("giver"), End("taker")
        try:
            await asyncio.wait_for(main(*ends), 10_000)
        finally:
            for end in ends:
                await end.stop()

    loop = VirtualLoop()
    try:
        loop.run_until_complete(bounded())
    finally:
        loop.close()


def size_for(rate: int, seconds: float) -> int:
    """A file that lasts so long."""
    return 2 ** max(20, int(rate * seconds).bit_length())


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("where", ["node down", "node up", "transfer down", "transfer up"])
def test_every_limit_is_kept_to_three_per_cent(rate, where):
    seconds = 60 if rate < 10**6 else 10 if rate < 10**7 else 2

    async def main(*ends):
        file = Zeros.of(size_for(rate, seconds + 2 * WARM_UP_S))
        giver, taker = ends
        gives, takes = await giver.open(file, whole=True), await taker.open(file, whole=False)
        end, driver = (taker, takes) if "down" in where else (giver, gives)
        down, up = (rate, 0) if "down" in where else (0, rate)
        if "node" in where:
            now = asyncio.get_running_loop().time()
            end.shared.limit_down.set_rate(down, now)
            end.shared.limit_up.set_rate(up, now)
        else:
            lane = Lane(end.shared.clock)
            lane.set_limits(down, up)
            driver.use_lane(lane, 1.0)
        connect(taker, takes, giver, gives)
        await received(takes, WARM_UP_S)
        got = await received(takes, seconds)
        assert got == pytest.approx(rate * seconds, rel=0.03)

    run_virtual(main)


@pytest.mark.parametrize("weights", [(1, 1), (4, 2), (4, 1)])
@pytest.mark.parametrize("direction", ["down", "up"])
def test_two_swarms_under_one_limit_share_it_by_weight(weights, direction):
    rate, seconds = 2_000_000, 30

    async def main(*ends):
        giver, taker = ends
        limited = taker if direction == "down" else giver
        now = asyncio.get_running_loop().time()
        bucket = limited.shared.limit_down if direction == "down" else limited.shared.limit_up
        bucket.set_rate(rate, now)
        takers = []
        for number, weight in enumerate(weights):
            file = Zeros.of(64 * MIB << number)
            gives, takes = await giver.open(file, whole=True), await taker.open(file, whole=False)
            lane = Lane(limited.shared.clock)
            lane.set_weight(weight)
            (takes if direction == "down" else gives).use_lane(lane, 1.0)
            connect(taker, takes, giver, gives)
            takers.append(takes)
        await asyncio.gather(*(received(driver, WARM_UP_S) for driver in takers))
        got = await asyncio.gather(*(received(driver, seconds) for driver in takers))
        assert sum(got) == pytest.approx(rate * seconds, rel=0.03)
        for count, weight in zip(got, weights, strict=True):
            assert count / sum(got) == pytest.approx(weight / sum(weights), rel=0.1)

    run_virtual(main)
