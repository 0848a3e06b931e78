from __future__ import annotations

import asyncio
import socket
import threading

import pytest

from engine.dht.endpoints import Endpoint
from engine.dht.messages import Ping
from engine.dht.node import DhtNode
from engine.dht.socket_thread import ThreadedTransport, needs_thread
from tests.helpers.aio import run
from tests.helpers.dht import HERE, Signer, metadata_record, new_node, protocol_of

FILE, RECORD = metadata_record(1 << 20)


def threads() -> int:
    return sum(thread.name == "dht-socket" for thread in threading.enumerate())


async def pair() -> tuple[DhtNode, DhtNode, int]:
    first, second = new_node(1, in_thread=True), new_node(2, in_thread=True)
    port = await first.start(HERE, 0)
    await second.start(HERE, 0)
    assert await second.bootstrap([(HERE, port)]) == 1
    return first, second, port


@pytest.mark.parametrize(("platform", "wanted"), [("win32", True), ("linux", False)])
def test_the_platform_decides(platform, wanted):
    assert needs_thread(platform) is wanted


def test_nodes_whose_sockets_live_in_threads_find_each_other_and_leave_none():
    async def main():
        first, second, _ = await pair()
        assert isinstance(first._sides[0].transport, ThreadedTransport)
        assert threads() == 2
        first.publish(FILE, name="a", addresses=lambda: ["/ip4/127.0.0.1/tcp/1"])
        await first.put_metadata(RECORD)
        assert await first.announce_now(FILE) == 1
        assert [p.peer_id async for p in second.find_providers(FILE)] == [
            Signer(1).public_key.hex()
        ]
        assert await second.find_metadata(FILE) == RECORD
        await first.stop()
        await second.stop()
        assert threads() == 0

    run(main())


def test_it_still_hears_after_sending_to_a_closed_port():
    async def main():
        first, second, port = await pair()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.bind((HERE, 0))
            closed = probe.getsockname()[1]
        calls = [protocol_of(second).call(Endpoint(HERE, closed), Ping()) for _ in range(5)]
        assert await asyncio.gather(*calls) == [None] * 5
        assert await protocol_of(second).call(Endpoint(HERE, port), Ping()) is not None
        await first.stop()
        await second.stop()

    run(main())


def test_the_thread_runs_on_while_the_program_is_busy_and_its_queue_is_bounded(monkeypatch):
    monkeypatch.setattr("engine.dht.socket_thread.MAX_WAITING", 10)

    async def main():
        got: list[bytes] = []

        class Program(asyncio.DatagramProtocol):
            def datagram_received(self, data, addr):
                got.append(data)

        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        sock.setblocking(False)
        sock.bind((HERE, 0))
        transport = ThreadedTransport(sock, Program())
        for n in range(30):
            transport.put(bytes([n]), (HERE, 1))
        assert got == []
        while len(got) < 10:
            await asyncio.sleep(0)
        assert len(got) == 10
        transport.sendto(b"x" * 70_000, (HERE, 1))  # refused by the kernel, and only that
        transport.close()
        transport.close()
        transport.sendto(b"late", (HERE, 1))
        while threads():
            await asyncio.sleep(0.01)

    run(main())
