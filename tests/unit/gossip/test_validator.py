"""Signature checks: one slice at once, more in later turns of the loop, all answered in order."""

from __future__ import annotations

import asyncio

from engine.gossip.events import Validate, Validated, Verdict
from engine.gossip.messages import Message, MessageId
from engine.gossip.validator import SLICE, Validator
from engine.tasks import TaskOwner
from tests.helpers.aio import run
from tests.unit.gossip.harness import make_message, peer


def requests(count: int, start: int = 0) -> list[Validate]:
    return [
        Validate(n, peer("a"), MessageId(bytes(20)), make_message(number=n))
        for n in range(start, start + count)
    ]


def expected(number: int) -> Verdict:
    special = {3: Verdict.BAD_SIGNATURE, 4: Verdict.IGNORE}
    return special.get(number % 10, Verdict.ACCEPT)


class Bench:
    def __init__(self) -> None:
        self.tasks = TaskOwner("test")
        self.answers: list[Validated] = []
        self.validator = Validator(self.verify, self.opinion, self.answers.append, self.tasks.start)

    def verify(self, message: Message) -> bool:
        return message.seqno[-1] % 10 != 3

    def opinion(self, message: Message) -> Verdict:
        return Verdict.IGNORE if message.seqno[-1] % 10 == 4 else Verdict.ACCEPT


def test_a_few_are_answered_at_once():
    async def main():
        bench = Bench()
        for number in range(SLICE):
            bench.validator.add(requests(1, start=number))
        assert [answer.verdict for answer in bench.answers] == list(map(expected, range(SLICE)))
        bench.validator.add(requests(1))  # one too many for this turn
        assert len(bench.answers) == SLICE
        await asyncio.sleep(0)
        assert len(bench.answers) == SLICE + 1
        await bench.tasks.stop()

    run(main())


def test_many_are_answered_in_order_in_slices():
    async def main():
        bench = Bench()
        bench.validator.add(requests(3 * SLICE + 20))
        bench.validator.add(requests(1, start=3 * SLICE + 20))  # waits its turn
        assert len(bench.validator) == 3 * SLICE + 21
        assert bench.answers == []
        while len(bench.answers) < 3 * SLICE + 21:
            before = len(bench.answers)
            await asyncio.sleep(0)
            assert len(bench.answers) - before <= SLICE
        assert [answer.ticket for answer in bench.answers] == list(range(3 * SLICE + 21))
        assert bench.answers[3].verdict is Verdict.BAD_SIGNATURE
        assert bench.answers[4].verdict is Verdict.IGNORE
        await asyncio.sleep(0)
        bench.validator.add(requests(1, start=200))
        assert len(bench.answers) == 3 * SLICE + 22
        await bench.tasks.stop()

    run(main())
