"""Shares of a limit on a virtual clock."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from functools import partial

import pytest

from engine.transfer.fairness import FairBucket, Group, Share, ShareOf
from engine.transfer.pacing import FairGate, Gate
from engine.transfer.rates import Limits, TokenBucket
from tests.helpers.aio import run

RATE = 1_000_000
RUN_S = 60.0


def polled(shares: list[Share], sizes: list[int], late_s: list[float], until: float = RUN_S):
    """Bytes each share got that asks, takes, and comes back when it was told to (a little late)."""
    bucket, order = FairBucket(TokenBucket(RATE, 0.0)), itertools.count()
    limits = [Limits(ShareOf(bucket, share)) for share in shares]
    got = [0] * len(shares)
    queue = [(0.0, next(order), at) for at in range(len(shares))]
    while queue[0][0] < until:
        now, _, at = heapq.heappop(queue)
        while not (wait_s := limits[at].wait_s(now)):
            limits[at].take(sizes[at], now)
            got[at] += sizes[at]
        heapq.heappush(queue, (now + wait_s + late_s[at], next(order), at))
    return got


@pytest.mark.parametrize("weights", [(1, 1), (1, 4), (2, 1), (1, 2, 4)])
@pytest.mark.parametrize("late_s", [0.0, 0.002])
def test_bytes_are_shared_by_weight_whatever_the_size_of_the_blocks(weights, late_s):
    shares = [Share(Group(weight)) for weight in weights]
    sizes = [16384 * (1 + 3 * at) for at in range(len(weights))]
    late = [late_s * at for at in range(len(weights))]
    got = polled(shares, sizes, late)
    for bytes_got, weight in zip(got, weights, strict=True):
        assert bytes_got / sum(got) == pytest.approx(weight / sum(weights), rel=0.05)
    assert sum(got) == pytest.approx(RATE * RUN_S, rel=0.03)


def test_a_transfer_of_many_files_gets_no_more_than_one_of_one_file():
    folder, film = Group(1), Group(1)
    shares = [*(Share(folder) for _ in range(8)), Share(film)]
    got = polled(shares, [16384] * 9, [0.001] * 9)
    assert got[8] == pytest.approx(sum(got[:8]), rel=0.05)


def test_files_of_one_transfer_share_by_their_own_weights():
    folder = Group(1)
    shares = [Share(folder, 1), Share(folder, 4), Share(Group(1))]
    got = polled(shares, [16384] * 3, [0.001] * 3)
    assert got[1] == pytest.approx(4 * got[0], rel=0.06)
    assert got[2] == pytest.approx(got[0] + got[1], rel=0.06)


def test_whoever_rested_has_no_claim_on_the_past():
    bucket = FairBucket(TokenBucket(RATE, 0.0))
    busy, other = Share(), Share()
    now = 0.0
    for _ in range(100):
        now += bucket.wait_s(busy, now)
        bucket.take(busy, 100_000, now)
    turns = {busy: 0, other: 0}
    for _ in range(40):
        waits = {share: bucket.wait_s(share, now) for share in (other, busy)}
        ready = [share for share, wait_s in waits.items() if not wait_s]
        for share in ready[:1]:
            bucket.take(share, 100_000, now)
            turns[share] += 1
        now += max(0.01, min(waits.values()))
    assert abs(turns[busy] - turns[other]) <= 2


def test_one_that_does_not_come_is_not_waited_for():
    bucket = FairBucket(TokenBucket(RATE, 0.0))
    gone, here = Share(Group(4)), Share(Group(1))
    bucket.take(gone, 100_000, 0.0)
    assert bucket.wait_s(gone, 0.0) > 0
    assert polled_alone(bucket, here, 10.0) == pytest.approx(10 * RATE, rel=0.03)


def polled_alone(bucket: FairBucket, share: Share, until: float) -> int:
    now, got = 0.0, 0
    while now < until:
        wait_s = bucket.wait_s(share, now)
        if not wait_s:
            bucket.take(share, 16384, now)
            got += 16384
        now += wait_s
    return got


class Door(FairGate):
    """A gate whose waiting moves the clock."""

    now = 0.0

    def __init__(self, rate: int) -> None:
        super().__init__(TokenBucket(rate, 0.0), lambda: self.now)

    async def _rest(self, wait_s: float) -> None:
        self.now += wait_s + 0.001
        await asyncio.sleep(0)


def test_turns_at_the_upload_limit_are_shared_by_weight_not_by_the_number_of_peers():
    async def main():
        door = Door(RATE)
        few, many = Share(Group(2)), Share(Group(1))
        got = {few: 0, many: 0}

        async def send(share: Share) -> None:
            def take(most: int) -> int:
                got[share] += 16384
                return 16384

            while door.now < RUN_S:
                onward = partial(door.pass_through, share)
                await Gate(TokenBucket(0, 0.0), lambda: door.now).pass_through(take, onward)

        await asyncio.gather(*(send(few) for _ in range(2)), *(send(many) for _ in range(9)))
        assert got[few] == pytest.approx(2 * got[many], rel=0.05)
        assert sum(got.values()) == pytest.approx(RATE * door.now, rel=0.03)

    run(main())


def test_a_turn_of_one_who_left_goes_to_the_next():
    async def main():
        door = Door(RATE)
        door.bucket.take(RATE, 0.0)
        taken = []
        tasks = [
            asyncio.ensure_future(door.pass_through(Share(), lambda most: taken.append(1) or 1))
            for _ in range(4)
        ]
        await asyncio.sleep(0)
        tasks[1].cancel()
        tasks[0].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert len(taken) == 2
        assert not door._taken

    run(main())


def test_a_turn_given_to_one_who_leaves_in_that_moment_is_not_lost():
    async def main():
        door, taken = Door(RATE), []
        door.bucket.take(RATE, 0.0)
        tasks: list[asyncio.Future[None]] = []

        def leave(most: int) -> int:
            asyncio.get_running_loop().call_soon(tasks[1].cancel)  # after the turn is given
            return 1

        takes = (leave, lambda most: 1, lambda most: taken.append(1) or 1)
        tasks += [asyncio.ensure_future(door.pass_through(Share(), take)) for take in takes]
        await asyncio.gather(*tasks, return_exceptions=True)
        assert tasks[1].cancelled()
        assert taken == [1]

    run(main())
