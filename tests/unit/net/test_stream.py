"""Streams between two hosts: order, halves, back-pressure, bulk sends and their failures."""

from __future__ import annotations

import asyncio
import threading

import pytest

from engine.errors import (
    EnvironmentFailure,
    LocalProtocolError,
    PeerUnavailable,
    RemoteProtocolError,
)
from engine.net.bulk import MAX_BULK, Fill
from engine.net.multistream import HEADER, encode_message
from engine.net.stream import MAX_QUEUED, Stream
from engine.net.yamux import INITIAL_WINDOW
from tests.helpers.aio import run
from tests.unit.net.net_helpers import ECHO, Collector, World, in_world, until

SINK = "/test/sink/1"
NEGOTIATION = len(encode_message(HEADER) + encode_message(SINK))
FULL = INITIAL_WINDOW - NEGOTIATION  # the negotiation's share is not returned before half is used


def filled(content: bytes) -> Fill:
    def read_into(view: memoryview) -> None:
        view[:] = content

    return Fill(len(content), read_into)


async def sink(world: World, *, window: int = INITIAL_WINDOW) -> tuple[Stream, list[Stream]]:
    """A stream to a peer that takes nothing until it is told to, and the peer's end of it."""
    _, second, connection = await world.pair()
    ends: list[Stream] = []
    second.handle(SINK, ends.append, receive_window=window)
    stream = await connection.open_stream([SINK])
    await until(lambda: bool(ends))
    return stream, ends


def test_the_first_protocol_the_peer_speaks():
    async def body(world: World) -> None:
        _, _, connection = await world.pair()
        stream = await connection.open_stream(["/unknown/1", ECHO])
        assert stream.protocol == ECHO
        with pytest.raises(PeerUnavailable, match="does not speak"):
            await connection.open_stream(["/unknown/1", "/unknown/2"])

    run(in_world(body))


def test_small_and_bulk_messages_arrive_in_the_order_of_the_calls():
    async def body(world: World) -> None:
        stream, ends = await sink(world)
        collector = Collector(ends[0])
        expected = b""
        sends = []
        for number in range(20):
            small, big = bytes([number]) * 7, bytes([100 + number]) * 90_000
            stream.write(small)
            sends.append(asyncio.ensure_future(stream.send_bulk([b"head", filled(big)])))
            await asyncio.sleep(0)
            expected += small + b"head" + big
        stream.write(b"end")
        stream.close()
        await asyncio.gather(*sends)
        ends[0].close()
        assert await collector.done is None
        assert collector.data == expected + b"end"
        assert collector.calls[-2:] == ["eof", "closed"]

    run(in_world(body))


def test_each_half_closes_alone():
    async def body(world: World) -> None:
        stream, ends = await sink(world)
        ours, theirs = Collector(stream), Collector(ends[0])
        stream.close()
        assert not stream.is_open
        await theirs.eof.wait()
        ends[0].write(b"still speaking")
        await until(lambda: ours.data == b"still speaking")
        ends[0].close()
        assert await ours.done is None
        assert await theirs.done is None
        with pytest.raises(LocalProtocolError):
            stream.write(b"x")
        with pytest.raises(LocalProtocolError):
            await stream.send_bulk([b"x"])

    run(in_world(body))


def test_what_comes_before_the_receiver_is_held_and_bounded_by_the_window():
    async def body(world: World) -> None:
        stream, ends = await sink(world)
        stream.write(bytes(INITIAL_WINDOW * 2))
        await until(lambda: stream.queued_bytes == INITIAL_WINDOW + NEGOTIATION)
        await stream.connection.ping()
        await until(lambda: len(ends[0]._held) == FULL)
        assert stream.queued_bytes == INITIAL_WINDOW + NEGOTIATION
        collector = Collector(ends[0])
        await until(lambda: len(collector.data) == INITIAL_WINDOW * 2)
        assert stream.queued_bytes == 0

    run(in_world(body))


def test_a_wider_window_holds_more():
    async def body(world: World) -> None:
        stream, ends = await sink(world, window=INITIAL_WINDOW * 4)
        stream.write(bytes(INITIAL_WINDOW * 5))
        await until(lambda: len(ends[0]._held) == INITIAL_WINDOW * 4 - NEGOTIATION)
        assert stream.queued_bytes == INITIAL_WINDOW + NEGOTIATION

    run(in_world(body))


def test_a_peer_that_does_not_read_loses_the_stream():
    async def body(world: World) -> None:
        stream, ends = await sink(world)
        ours, theirs = Collector(stream), Collector(ends[0])
        stream.write(bytes(MAX_QUEUED))
        stream.write(b"one too many")
        assert "does not read" in str(await ours.done)
        assert "reset" in str(await theirs.done)
        stream.write(b"ignored")
        with pytest.raises(PeerUnavailable, match="does not read"):
            await stream.send_bulk([b"x"])

    run(in_world(body))


def test_bulk_waits_for_the_window_and_is_not_lost():
    async def body(world: World) -> None:
        stream, ends = await sink(world)
        content = bytes(range(256)) * (MAX_BULK // 256)
        sending = asyncio.ensure_future(stream.send_bulk([filled(content)]))
        await until(lambda: len(ends[0]._held) == FULL)
        assert not sending.done()
        assert stream.queued_bytes == MAX_BULK - FULL
        collector = Collector(ends[0])
        await sending
        await until(lambda: len(collector.data) == MAX_BULK)
        assert collector.data == content

    run(in_world(body))


def test_a_part_that_cannot_be_read_sends_nothing_of_its_call():
    async def body(world: World) -> None:
        stream, ends = await sink(world)
        collector = Collector(ends[0])

        def broken(view: memoryview) -> None:
            raise EnvironmentFailure("The disk is gone.")

        stream.write(b"before ")
        with pytest.raises(EnvironmentFailure, match="disk"):
            await stream.send_bulk([b"header", filled(b"content"), Fill(100, broken)])
        assert stream.queued_bytes == 0
        await stream.send_bulk([b"behind"])
        stream.close()
        ends[0].close()
        assert await collector.done is None
        assert collector.data == b"before behind"

    run(in_world(body))


def test_a_cancelled_call_that_waits_is_withdrawn_and_one_that_began_is_sent_whole():
    async def body(world: World) -> None:
        stream, ends = await sink(world)
        begun = asyncio.ensure_future(stream.send_bulk([filled(b"a" * MAX_BULK)]))
        waiting = asyncio.ensure_future(stream.send_bulk([filled(b"b" * 100)]))
        await until(lambda: len(ends[0]._held) == FULL)
        begun.cancel()
        waiting.cancel()
        await asyncio.gather(begun, waiting, return_exceptions=True)
        assert begun.cancelled()
        assert waiting.cancelled()
        stream.write(b"c")
        collector = Collector(ends[0])
        await until(lambda: len(collector.data) == MAX_BULK + 1)
        assert collector.data == b"a" * MAX_BULK + b"c"

    run(in_world(body))


def test_control_messages_do_not_wait_for_a_slow_disk():
    async def body(world: World) -> None:
        stream, ends = await sink(world)
        collector = Collector(ends[0])
        release = threading.Event()

        def slow(view: memoryview) -> None:
            release.wait(10)

        sending = asyncio.ensure_future(stream.send_bulk([Fill(10, slow)]))
        other = await stream.connection.open_stream([ECHO])
        echo = Collector(other)
        other.write(b"quick")
        await until(lambda: echo.data == b"quick")
        assert not collector.data
        release.set()
        await sending
        await until(lambda: len(collector.data) == 10)

    run(in_world(body))


def test_many_streams_share_a_connection_fairly():
    async def body(world: World) -> None:
        _, _, connection = await world.pair()
        streams = [await connection.open_stream([ECHO]) for _ in range(100)]
        collectors = [Collector(stream) for stream in streams]
        for round_ in range(3):
            for number, stream in enumerate(streams):
                stream.write(bytes([number]) * (round_ * 5000 + 1))
        for stream in streams:
            stream.close()
        for number, collector in enumerate(collectors):
            assert await collector.done is None
            assert collector.data == bytes([number]) * 15_003

    run(in_world(body))


def test_small_writes_of_one_iteration_leave_in_one_record():
    async def body(world: World) -> None:
        _, _, connection = await world.pair()
        streams = [await connection.open_stream([ECHO]) for _ in range(10)]
        await connection.ping()
        before = connection._wire._cipher.nonce
        for stream in streams:
            for _ in range(10):
                stream.write(b"message")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert connection._wire._cipher.nonce == before + 1

    run(in_world(body))


def test_a_reset_is_heard_at_both_ends():
    async def body(world: World) -> None:
        stream, ends = await sink(world)
        ours, theirs = Collector(stream), Collector(ends[0])
        stream.reset()
        assert ours.calls == []  # never from within the call
        assert await ours.done is None
        assert "reset" in str(await theirs.done)

    run(in_world(body))


def test_a_reset_fails_the_sends_that_wait():
    async def body(world: World) -> None:
        stream, ends = await sink(world)
        sending = asyncio.ensure_future(stream.send_bulk([bytes(MAX_BULK)]))
        await until(lambda: len(ends[0]._held) == FULL)
        ends[0].reset()
        with pytest.raises(PeerUnavailable, match="reset"):
            await sending

    run(in_world(body))


def test_the_connection_fails_the_sends_that_wait():
    async def body(world: World) -> None:
        stream, ends = await sink(world)
        sending = asyncio.ensure_future(stream.send_bulk([bytes(MAX_BULK)]))
        await until(lambda: len(ends[0]._held) == FULL)
        ends[0].connection.abort(PeerUnavailable("Cut."))
        with pytest.raises(PeerUnavailable):
            await sending

    run(in_world(body))


def test_a_receiver_that_finds_a_broken_rule_ends_the_connection():
    async def body(world: World) -> None:
        stream, ends = await sink(world)

        class Strict(Collector):
            def data_received(self, view: memoryview) -> None:
                raise RemoteProtocolError("That is not allowed.")

        strict, ours = Strict(ends[0]), Collector(stream)
        stream.write(b"something")
        assert "not allowed" in str(await strict.done)
        assert isinstance(await ours.done, PeerUnavailable)
        assert not stream.connection.is_open

    run(in_world(body))


def test_a_receiver_set_late_hears_everything_in_order():
    async def body(world: World) -> None:
        stream, ends = await sink(world)
        stream.write(b"data")
        stream.close()
        await until(lambda: ends[0]._eof)
        collector = Collector(ends[0])
        ends[0].close()
        assert await collector.done is None
        assert collector.calls == ["data", "eof", "closed"]

    run(in_world(body))


def test_too_much_for_one_bulk_send_is_our_mistake():
    async def body(world: World) -> None:
        stream, _ = await sink(world)
        with pytest.raises(LocalProtocolError):
            await stream.send_bulk([bytes(MAX_BULK + 1)])
        await stream.send_bulk([])

    run(in_world(body))
