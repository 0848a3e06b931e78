"""Strangers that come again and again, to a real engine over real connections."""

from __future__ import annotations

import asyncio

import pytest

from engine.errors import PeerUnavailable
from engine.transfer import patience
from engine.transfer import swarms as swarms_module
from engine.transfer.patience import FREE_STAYS, MAX_OFFENCES
from tests.helpers.aio import run
from tests.helpers.engines import engines, fetched, random_bytes, shared
from tests.helpers.hostile_peer import Visitor
from tests.helpers.swarm_world import Content

DATA = random_bytes(300_000)
GARBAGE = b"\x01\xff\xff\xff\xff this is no frame"


def test_who_comes_and_goes_in_a_loop_is_greeted_a_few_times_and_disturbs_nobody(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(patience, "FIRST_WAIT_S", 60.0)  # longer than the test, however slow

    async def main():
        (tmp_path / "a.bin").write_bytes(DATA)
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            row = await shared(seeder, tmp_path / "a.bin")
            visitor = Visitor(Content.of(DATA))
            for _ in range(60):
                await visitor.visit(seeder.view().listening[0])
            assert visitor.greeted == FREE_STAYS
            assert visitor.sent_away == 60 - FREE_STAYS
            getter = await all_of_them.start("getter")
            await fetched(getter, row.link)
            await visitor.host.stop()

    run(main())


@pytest.mark.parametrize("when", ["then", "later"])
def test_who_breaks_the_rules_again_and_again_is_banned(tmp_path, when):
    """`then`: before it is known whose stream that is; `later`: as a peer of the swarm."""

    async def main():
        (tmp_path / "a.bin").write_bytes(DATA)
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            row = await shared(seeder, tmp_path / "a.bin")
            visitor = Visitor(Content.of(DATA))
            address = seeder.view().listening[0]
            for _ in range(MAX_OFFENCES):
                await visitor.visit(address, **{when: GARBAGE})
            greeted = visitor.greeted
            assert greeted == (MAX_OFFENCES if when == "later" else 0)
            async with asyncio.timeout(10):
                while visitor.host.connections:  # it is thrown out, and not let in again
                    await asyncio.sleep(0.01)
            with pytest.raises(PeerUnavailable):
                await visitor.visit(address)
            assert visitor.greeted == greeted
            getter = await all_of_them.start("getter")
            await fetched(getter, row.link)
            await visitor.host.stop()

    run(main())


@pytest.mark.parametrize(
    "said", [b"", b"\x00\x00\x00\x00\x30\x0a"], ids=["nothing", "half a HELLO"]
)
def test_a_stream_without_hello_is_given_up(tmp_path, monkeypatch, said):
    monkeypatch.setattr(swarms_module, "HELLO_S", 0.5)

    async def main():
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            visitor = Visitor(Content.of(DATA))
            async with asyncio.timeout(10):
                await visitor.wait(seeder.view().listening[0], said)
            await visitor.host.stop()

    run(main())
