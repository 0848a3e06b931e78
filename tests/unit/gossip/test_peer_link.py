"""One peer's streams: the queue (behaviour 32, TestRpcQueue*), early RPCs, and what ends them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from engine.errors import RemoteProtocolError
from engine.gossip.messages import Rpc, SubOpts, Topic
from engine.gossip.peer_link import (
    HIGH_WATER,
    MAX_EARLY_BYTES,
    MAX_QUEUED_RPCS,
    FrameCache,
    PeerLink,
    RpcReceiver,
)
from engine.gossip.rpc import frame_rpc
from engine.tasks import TaskOwner
from tests.helpers.aio import run
from tests.unit.gossip.harness import make_message, peer


class RecordingStream:
    protocol = "/meshsub/1.2.0"
    peer_id = "x"

    def __init__(self) -> None:
        self.queued_bytes = 0
        self.written: list[bytes] = []
        self.gate = asyncio.Event()
        self.receiver: Any = None
        self.ended = ""

    def set_receiver(self, receiver: Any) -> None:
        self.receiver = receiver

    def write(self, data: bytes) -> None:
        self.written.append(data)

    async def send_bulk(self, parts: Any) -> None:
        await self.gate.wait()
        self.written += parts

    def close(self) -> None:
        self.ended = "closed"

    def reset(self) -> None:
        self.ended = "reset"


def rpc(number: int) -> Rpc:
    return Rpc(publish=(make_message(number=number),))


def test_a_slow_peer_gets_urgent_rpcs_first_and_no_more_than_the_queue_holds():
    async def main():
        tasks, lost = TaskOwner("test"), []
        link = PeerLink(peer("a"), FrameCache(), tasks.start, lost.append)
        stream = RecordingStream()
        assert not link.send(rpc(0))
        link.opened(stream)
        assert link.is_open
        assert link.send(rpc(0))
        stream.queued_bytes = HIGH_WATER
        sent = [link.send(rpc(n)) for n in range(1, MAX_QUEUED_RPCS)]
        assert all(sent)
        assert link.send(rpc(1000), urgent=True)
        assert not link.send(rpc(1001))
        assert not link.send(rpc(1002), urgent=True)
        stream.gate.set()
        while link.queued:
            await asyncio.sleep(0)
        order = [rpc(0), rpc(1000), *(rpc(n) for n in range(1, MAX_QUEUED_RPCS))]
        assert stream.written == [frame_rpc(one) for one in order]
        await tasks.stop()

    run(main())


def test_what_waits_is_dropped_when_the_stream_ends():
    async def main():
        tasks, lost = TaskOwner("test"), []
        link = PeerLink(peer("a"), FrameCache(), tasks.start, lost.append)
        stream = RecordingStream()
        link.opened(stream)
        stream.queued_bytes = HIGH_WATER
        link.send(rpc(1))
        stream.receiver.data_received(memoryview(b"ignored"))
        stream.receiver.eof_received()
        stream.receiver.stream_closed(None)
        stream.receiver.stream_closed(None)
        assert lost == [link]
        assert link.queued == 0
        link.close()
        assert stream.ended == ""
        await tasks.stop()

    run(main())


def test_early_rpcs_are_held_within_bounds():
    async def main():
        link = PeerLink(peer("a"), FrameCache(), TaskOwner("test").start, lambda link: None)
        large = Rpc(publish=(make_message(data=bytes(MAX_EARLY_BYTES)),))
        hello = Rpc((SubOpts(True, Topic("t")),))
        assert all(link.hold(one) for one in (hello, large, hello))
        assert link.opened(RecordingStream()) == [hello, hello]
        assert not link.hold(hello)
        other = PeerLink(peer("b"), FrameCache(), TaskOwner("test").start, lambda link: None)
        other.hold(hello)
        other.refused()
        other.hold(hello)
        assert other.opened(RecordingStream()) == []

    run(main())


def test_a_frame_is_encoded_once():
    cache, one = FrameCache(), rpc(1)
    assert cache.frame(one) is cache.frame(one)
    assert cache.frame(one) == frame_rpc(one)
    assert cache.frame(rpc(2)) == frame_rpc(rpc(2))


def test_a_receiver_reads_rpcs_until_the_first_that_is_none():
    async def main():
        got, faults, closed = [], [], []
        stream = RecordingStream()
        receiver = RpcReceiver(stream, got.append, lambda: faults.append(1), closed.append)
        wire = frame_rpc(rpc(1)) + frame_rpc(rpc(2))
        receiver.data_received(memoryview(wire)[:70])
        receiver.data_received(memoryview(wire)[70:])
        assert got == [rpc(1), rpc(2)]
        with pytest.raises(RemoteProtocolError):
            receiver.data_received(memoryview(frame_rpc(rpc(3)) + b"\x03\x0b\x0b\x0b"))
        assert got[2:] == [rpc(3)]
        assert faults == [1]
        receiver.eof_received()
        assert stream.ended == "closed"
        receiver.stream_closed(None)
        assert closed == [receiver]
        receiver.supersede()
        assert stream.ended == "reset"

    run(main())
