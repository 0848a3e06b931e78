"""The life of a mapping: which way, when renewed, and an end that waits for nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from engine.errors import PeerUnavailable
from engine.net import portmap
from engine.net.pcp import MappingRefused, MapReply
from engine.net.port_state import MapStatus, PortState
from engine.net.portmap import PortMapper
from tests.helpers.aio import run

OPENED = MapReply(40001, 3600, "45.45.45.1")


class FakeWay:
    """Gives the outcomes in turn, the last for ever."""

    def __init__(self, name: str, *outcomes: object) -> None:
        self.name = name
        self.outcomes = list(outcomes)
        self.asked: list[tuple[int, int, int]] = []
        self.closed: list[int] = []

    async def map(self, port: int, suggested: int, lease_s: int) -> MapReply:
        self.asked.append((port, suggested, lease_s))
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, asyncio.Event):
            await outcome.wait()
            return OPENED
        if isinstance(outcome, Exception):
            raise outcome
        assert isinstance(outcome, MapReply)
        return outcome

    async def unmap(self, port: int) -> None:
        self.closed.append(port)


class Mapped:
    """A mapper over fake ways, and every state it told."""

    def __init__(self, *ways: FakeWay) -> None:
        self.told: list[PortState] = []
        self.change = asyncio.Event()
        self.mapper = PortMapper(52413, self._ways, self._changed)
        self._all = ways

    async def _ways(self) -> Sequence[FakeWay]:
        return self._all

    def _changed(self) -> None:
        self.told.append(self.mapper.state)
        self.change.set()

    async def next(self) -> PortState:
        await self.change.wait()
        self.change.clear()
        return self.mapper.state


def test_the_first_way_that_opens_is_kept_and_closed_at_the_end():
    async def main():
        silent, good = FakeWay("PCP", PeerUnavailable("no")), FakeWay("UPnP", OPENED)
        mapped = Mapped(silent, good)
        mapped.mapper.start()
        assert mapped.mapper.state.status is MapStatus.ASKING
        assert await mapped.next() == PortState(MapStatus.MAPPED, "45.45.45.1", 40001, "UPnP")
        assert good.asked == [(52413, 52413, 3600)]
        await mapped.mapper.stop()
        await mapped.mapper.stop()
        assert (silent.closed, good.closed) == ([], [52413])

    run(main())


def test_a_mapping_is_renewed_at_half_of_its_lease_with_the_port_it_has(monkeypatch):
    async def main():
        waits: list[float | None] = []
        real = asyncio.timeout

        def timeout(delay):
            waits.append(delay)
            return real(0 if len(waits) < 3 else None)

        monkeypatch.setattr(portmap.asyncio, "timeout", timeout)
        way = FakeWay("PCP", OPENED, OPENED, MapReply(40002, 50, "45.45.45.1"))
        mapped = Mapped(way)
        mapped.mapper.start()
        while mapped.mapper.state.port != 40002:
            await mapped.next()
        await asyncio.sleep(0)
        assert waits == [1800, 1800, 60]  # a lease of 50 s is not believed to be meant
        assert way.asked[1:] == [(52413, 40001, 3600)] * 2
        monkeypatch.setattr(portmap.asyncio, "timeout", real)
        await mapped.mapper.stop()

    run(main())


def test_a_refusal_is_told_before_silence():
    async def main():
        refused = FakeWay("PCP", MappingRefused("it does not allow it"))
        mapped = Mapped(refused, FakeWay("UPnP", PeerUnavailable("no")))
        mapped.mapper.start()
        assert await mapped.next() == PortState(MapStatus.REFUSED, reason="it does not allow it")
        await mapped.mapper.stop()
        assert refused.closed == []

    run(main())


def test_nobody_answers_until_the_network_is_another_one():
    async def main():
        way = FakeWay("PCP", PeerUnavailable("no"), OPENED)
        mapped = Mapped(way)
        mapped.mapper.start()
        assert (await mapped.next()).status is MapStatus.UNANSWERED
        mapped.mapper.network_changed()
        assert (await mapped.next()).status is MapStatus.ASKING
        assert (await mapped.next()).status is MapStatus.MAPPED
        await mapped.mapper.stop()

    run(main())


def test_a_network_without_a_router():
    async def main():
        mapped = Mapped()
        mapped.mapper.start()
        assert (await mapped.next()).status is MapStatus.NO_ROUTER
        await mapped.mapper.stop()

    run(main())


def test_a_way_that_renews_no_more_is_replaced():
    async def main():
        first = FakeWay("PCP", OPENED, PeerUnavailable("gone"))
        second = FakeWay("UPnP", MapReply(40005, 3600, "45.45.45.1"))
        mapped = Mapped(first, second)
        mapped.mapper.start()
        await mapped.next()
        mapped.mapper._again.set()  # as if half of the lease had passed
        assert (await mapped.next()).way == "UPnP"
        await mapped.mapper.stop()
        assert second.closed == [52413]

    run(main())


def test_a_stop_while_the_router_is_asked_closes_what_it_may_have_opened():
    async def main():
        way = FakeWay("PCP", asyncio.Event())
        mapped = Mapped(way)
        mapped.mapper.start()
        while not way.asked:
            await asyncio.sleep(0)
        await mapped.mapper.stop()
        assert way.closed == [52413]
        assert mapped.told == []

    run(main())


def test_a_stop_waits_for_no_router(monkeypatch):
    async def main():
        class Stuck(FakeWay):
            async def unmap(self, port: int) -> None:
                await asyncio.Event().wait()

        monkeypatch.setattr(portmap, "STOP_S", 0.01)
        mapped = Mapped(Stuck("UPnP", OPENED))
        mapped.mapper.start()
        await mapped.next()
        await mapped.mapper.stop()

    run(main())


@pytest.mark.parametrize(
    ("state", "public"),
    [
        (PortState(MapStatus.MAPPED, "45.45.45.1", 1), True),
        (PortState(MapStatus.MAPPED, "100.64.3.1", 1), False),
        (PortState(MapStatus.MAPPED, "", 1), False),
        (PortState(MapStatus.REFUSED), False),
    ],
)
def test_only_an_address_of_the_internet_is_public(state, public):
    assert state.is_public is public
