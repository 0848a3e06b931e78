"""Signature checks: a few at once on the loop, many in a thread, all answered in order."""

from __future__ import annotations

import asyncio
import threading

from engine.gossip.events import Validate, Validated, Verdict
from engine.gossip.messages import Message, MessageId
from engine.gossip.validator import BATCH, INLINE, Validator
from engine.tasks import TaskOwner
from tests.helpers.aio import run
from tests.unit.gossip.harness import make_message, peer


def requests(count: int, start: int = 0) -> list[Validate]:
    return [
        Validate(n, peer("a"), MessageId(bytes(20)), make_message(number=n))
        for n in range(start, start + count)
    ]


class Bench:
    def __init__(self) -> None:
        self.tasks = TaskOwner("test")
        self.answers: list[Validated] = []
        self.threads: set[int] = set()
        self.validator = Validator(self.verify, self.opinion, self.answers.append, self.tasks.start)

    def verify(self, message: Message) -> bool:
        self.threads.add(threading.get_ident())
        return message.seqno[-1] % 10 != 3

    def opinion(self, message: Message) -> Verdict:
        return Verdict.IGNORE if message.seqno[-1] % 10 == 4 else Verdict.ACCEPT


def test_a_few_are_answered_at_once():
    bench = Bench()
    bench.validator.add(requests(INLINE))
    assert [answer.verdict for answer in bench.answers] == [Verdict.ACCEPT] * INLINE


def test_many_are_answered_in_order_from_a_thread():
    async def main():
        bench = Bench()
        bench.validator.add(requests(BATCH + 20))
        bench.validator.add(requests(1, start=BATCH + 20))  # waits its turn
        assert len(bench.validator) == BATCH + 21
        assert bench.answers == []
        while len(bench.answers) < BATCH + 21:
            await asyncio.sleep(0.001)
        assert [answer.ticket for answer in bench.answers] == list(range(BATCH + 21))
        assert bench.answers[3].verdict is Verdict.BAD_SIGNATURE
        assert bench.answers[4].verdict is Verdict.IGNORE
        assert threading.get_ident() not in bench.threads
        bench.validator.add(requests(1, start=200))
        assert len(bench.answers) == BATCH + 22
        await bench.tasks.stop()

    run(main())
