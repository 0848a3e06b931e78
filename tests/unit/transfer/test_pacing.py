"""Turns at a limit on a virtual clock: exact, and shared."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest

from engine.transfer.fairness import Share
from engine.transfer.pacing import FairGate, Gate
from engine.transfer.rates import TokenBucket
from tests.helpers.aio import run

BLOCK = 65536


class Door(Gate):
    """A gate whose waiting moves the clock."""

    now = 0.0

    def __init__(self, rate):
        super().__init__(TokenBucket(rate, 0.0), lambda: self.now)

    async def _rest(self, wait_s):
        self.now += wait_s + 0.001  # a loop is never quite on time
        await asyncio.sleep(0)


class SharedDoor(FairGate):
    """The same for a limit that is shared by weight."""

    now = 0.0

    def __init__(self, rate):
        super().__init__(TokenBucket(rate, 0.0), lambda: self.now)

    async def _rest(self, wait_s):
        self.now += wait_s + 0.001
        await asyncio.sleep(0)


@pytest.mark.parametrize("rate", [50_000, 2_000_000, 500_000_000])
def test_a_limit_is_kept_to_three_per_cent(rate):
    async def main():
        door, sent = Door(rate), 0

        def take(most):
            nonlocal sent
            count = max(BLOCK, most // BLOCK * BLOCK)
            sent += count
            return count

        while door.now < 20:
            await door.pass_through(take)
        assert sent - BLOCK == pytest.approx(rate * door.now, rel=0.03)

    run(main())


def test_all_who_wait_get_their_turn_and_both_limits_hold():
    async def main():
        file, node = Door(1_000_000), SharedDoor(400_000)
        onward = partial(node.pass_through, Share())
        sent = dict.fromkeys("abc", 0)

        async def send(name):
            def take(most):
                sent[name] += BLOCK
                return BLOCK

            while node.now < 10:
                await file.pass_through(take, onward)

        await asyncio.gather(*map(send, sent))
        assert max(sent.values()) - min(sent.values()) <= 3 * BLOCK
        assert sum(sent.values()) == pytest.approx(400_000 * node.now, rel=0.06)

    run(main())


def test_without_a_limit_nobody_waits():
    taken = []
    run(Door(0).pass_through(lambda most: taken.append(most) or 1))
    assert taken[0] > 1 << 20
