from __future__ import annotations

import asyncio

from engine.bus import MAX_QUEUE, Bus
from engine.events import Event, ResyncNeeded, TransferRemoved
from engine.views import NodeView, Snapshot
from tests.helpers.aio import run

NODE = NodeView("me", (), 0, 0, 0.0, 0.0, "", "", "", "0")


def snapshot(sequence):
    return Snapshot(sequence, NODE, ())


def removed(key):
    return lambda sequence: TransferRemoved(sequence, key)


def bus_of(built):
    def build(keys):
        built.append(set(keys))
        return [removed(key) for key in sorted(keys)]

    return Bus(build)


async def take(stream, count):
    events = []
    async for event in stream:
        events.append(event)
        if len(events) == count:
            return events
    return events


def test_a_fact_reaches_everybody_after_their_snapshot():
    async def main():
        bus = bus_of([])
        bus.publish(removed("before"))
        one, two = bus.subscribe(snapshot), bus.subscribe(snapshot)
        assert one.snapshot.sequence == two.snapshot.sequence == 1
        bus.publish(removed("a"))
        for stream in (one, two):
            assert await take(stream, 1) == [TransferRemoved(2, "a")]
        bus.close()
        assert await take(one, 1) == []

    run(main())


def test_changes_are_gathered_and_told_once():
    async def main():
        built = []
        bus = bus_of(built)
        stream = bus.subscribe(snapshot)
        for _ in range(1000):
            bus.mark("a")
        bus.mark("b")
        bus.mark("gone")
        bus.unmark("gone")
        assert [event.key for event in await take(stream, 2)] == ["a", "b"]
        assert built == [{"a", "b"}]
        await stream.close()
        assert not bus.has_listeners

    run(main())


def test_nobody_listening_costs_no_timer_and_no_view():
    async def main():
        built = []
        bus = bus_of(built)
        bus.mark("a")
        assert bus._timer._handle is None
        stream = bus.subscribe(snapshot)  # whose snapshot has it
        assert built == []
        await stream.close()

    run(main())


def test_who_is_too_slow_is_told_to_begin_anew():
    async def main():
        bus = bus_of([])
        slow, quick = bus.subscribe(snapshot), bus.subscribe(snapshot)
        reading = asyncio.ensure_future(take(quick, MAX_QUEUE + 3))
        for number in range(MAX_QUEUE + 3):
            bus.publish(removed(str(number)))
            if number % 100 == 0:
                await asyncio.sleep(0)
        (only,) = await take(slow, 1)
        assert isinstance(only, ResyncNeeded)
        bus.publish(removed("after"))
        (after,) = await take(slow, 1)
        assert isinstance(after, Event)
        assert after.sequence == MAX_QUEUE + 4
        assert len(await reading) == MAX_QUEUE + 3

    run(main())
