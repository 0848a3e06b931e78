"""js-libp2p and Shoal's channel, each dialling the other."""

from __future__ import annotations

import asyncio

import pytest

from engine.errors import PeerUnavailable, ShoalError
from engine.net.bulk import Fill
from engine.net.host import Host
from engine.net.identity import Identity
from engine.net.stream import Stream
from tests.helpers.aio import run
from tests.interop.js_node import JsNode

pytestmark = [pytest.mark.interop, pytest.mark.usefixtures("js_libp2p")]

ECHO = "/shoal/interop/echo/1"
SIZE = 3 << 20


class Echo:
    """Sends back what comes."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        stream.set_receiver(self)

    def data_received(self, view: memoryview) -> None:
        self._stream.write(bytes(view))

    def eof_received(self) -> None:
        self._stream.close()

    def stream_closed(self, error: ShoalError | None) -> None:
        assert error is None


class Collector:
    """Keeps what comes until the stream is over."""

    def __init__(self, stream: Stream) -> None:
        self.data = bytearray()
        self.done: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        stream.set_receiver(self)

    def data_received(self, view: memoryview) -> None:
        self.data += view

    def eof_received(self) -> None:
        pass

    def stream_closed(self, error: ShoalError | None) -> None:
        assert error is None
        self.done.set_result(bytes(self.data))


async def _with_both(body) -> None:
    host = Host(Identity.generate(), agent="shoal/interop")
    host.handle(ECHO, Echo)
    try:
        await host.listen("127.0.0.1", 0)
        async with JsNode() as node:
            await body(host, node)
    finally:
        await host.stop()


def test_js_dials_and_agrees_on_peer_and_muxer():
    async def body(host: Host, node: JsNode) -> None:
        (address,) = host.listen_addresses()
        found = await node.call("dial", address=address)
        assert found == {"peer": host.peer_id, "muxer": "/yamux/1.0.0"}
        assert [connection.peer_id for connection in host.connections] == [node.peer_id]

    run(_with_both(body))


def test_js_pings_and_identifies_us():
    async def body(host: Host, node: JsNode) -> None:
        (address,) = host.listen_addresses()
        assert await node.call("ping", address=address) >= 0
        seen = await node.call("identify", address=address)
        assert seen["agent"] == "shoal/interop"
        assert ECHO in seen["protocols"]
        assert [f"{entry}/p2p/{host.peer_id}" for entry in seen["listen"]] == [address]
        assert seen["observed"].startswith("/ip4/127.0.0.1/tcp/")

    run(_with_both(body))


@pytest.mark.parametrize("size", [0, 1, SIZE])
def test_js_sends_us_bytes_and_gets_them_back(size: int):
    async def body(host: Host, node: JsNode) -> None:
        (address,) = host.listen_addresses()
        assert await node.call("echo", address=address, size=size) == size

    run(_with_both(body))


def test_js_hears_that_a_protocol_is_not_spoken_here():
    async def body(host: Host, node: JsNode) -> None:
        (address,) = host.listen_addresses()
        error = await node.call("refused", address=address, protocol="/nobody/1")
        assert error == "UnsupportedProtocolError"

    run(_with_both(body))


def test_we_dial_js_and_learn_who_it_is():
    async def body(host: Host, node: JsNode) -> None:
        identified = asyncio.get_running_loop().create_future()
        host.on_identified.append(lambda _, info: identified.set_result(info))
        connection = await host.connect(node.addresses)
        assert connection.peer_id == node.peer_id
        info = await identified
        assert "js-libp2p" in info.agent
        assert ECHO in info.protocols
        assert await connection.ping() > 0
        assert await node.call("peers") == [host.peer_id]

    run(_with_both(body))


def test_we_send_js_bytes_in_bulk_and_get_them_back():
    async def body(host: Host, node: JsNode) -> None:
        await host.connect(node.addresses)
        stream = await host.open_stream(node.peer_id, ["/nobody/1", ECHO])
        collector = Collector(stream)
        content = bytes(range(256)) * (SIZE // 256)

        def part(start: int) -> Fill:
            def read_into(view: memoryview) -> None:
                view[:] = content[start : start + len(view)]

            return Fill(1 << 19, read_into)

        for start in range(0, SIZE, 1 << 20):
            await stream.send_bulk([part(start), part(start + (1 << 19))])
        stream.write(b"and a small one")
        stream.close()
        assert await collector.done == content + b"and a small one"

    run(_with_both(body))


def test_js_at_another_address_than_its_peer_id_says_is_refused():
    async def body(host: Host, node: JsNode) -> None:
        place = node.addresses[0].partition("/p2p/")[0]
        with pytest.raises(PeerUnavailable, match="Another peer"):
            await host.connect([place], Identity.generate().peer_id)

    run(_with_both(body))


def test_when_js_leaves_we_notice():
    async def body(host: Host, node: JsNode) -> None:
        gone = asyncio.get_running_loop().create_future()
        host.on_disconnected.append(lambda connection: gone.set_result(connection.peer_id))
        await host.connect(node.addresses)
        await node.call("stop")
        assert await gone == node.peer_id
        assert host.connections == ()

    run(_with_both(body))
