"""Hosts on loopback: who gets in, who stays, and how it ends."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from engine.errors import LocalProtocolError, PeerUnavailable, RemoteProtocolError
from engine.net import connection as connection_module
from engine.net import gate, turnover
from engine.net import host as host_module
from engine.net.connection import PeerConnection
from engine.net.host import Host
from engine.net.identify import PING
from engine.net.identity import Identity
from engine.net.multistream import Dialer
from tests.helpers.aio import run
from tests.unit.net.net_helpers import ECHO, Collector, World, in_world, until


async def dropped(reader: asyncio.StreamReader) -> None:
    """Wait until the other end has closed or cut the connection."""
    with suppress(ConnectionResetError):
        await reader.read()


def test_connected_peers_know_and_identify_each_other():
    async def body(world: World) -> None:
        first, second, connection = await world.pair()
        assert connection.peer_id == second.peer_id
        assert connection.initiator
        await until(lambda: bool(first.info(second.peer_id) and second.info(first.peer_id)))
        info = first.info(second.peer_id)
        assert info is not None
        assert info.agent == "test"
        assert ECHO in info.protocols
        assert [f"{address}/p2p/{second.peer_id}" for address in info.listen_addresses] == list(
            second.listen_addresses()
        )
        assert first.observed_addresses() == first.listen_addresses()
        assert await connection.ping() > 0
        assert connection.rtt_s is not None

    run(in_world(body))


def test_a_second_connect_gives_the_same_connection():
    async def body(world: World) -> None:
        first, second, connection = await world.pair()
        assert await first.connect(second.listen_addresses()) is connection
        assert await first.connect([], second.peer_id) is connection
        assert first.connections == (connection,)

    run(in_world(body))


def test_connections_from_an_address_that_this_machine_lost_end_at_once():
    async def body(world: World) -> None:
        first, second, connection = await world.pair()
        first.drop_from({"192.0.2.7"})
        assert first.connections == (connection,)
        first.drop_from({connection.local_host})
        assert first.connections == ()
        assert isinstance(connection.error, PeerUnavailable)
        await until(lambda: not second.connections)

    run(in_world(body))


def test_connects_at_the_same_moment_share_one_dial():
    async def body(world: World) -> None:
        first, second = await world.host(), await world.host()
        found = await asyncio.gather(
            *(first.connect(second.listen_addresses(), second.peer_id) for _ in range(5))
        )
        assert len(set(map(id, found))) == 1
        assert len(second.connections) == 1

    run(in_world(body))


@pytest.mark.parametrize("swap", [False, True])
def test_dials_that_cross_leave_one_connection(swap: bool):
    async def body(world: World) -> None:
        seeds = [bytes(31) + b"\1", bytes(31) + b"\2"]
        first = await world.host(seed=seeds[swap])
        second = await world.host(seed=seeds[not swap])
        balance = {first: 0, second: 0}

        def watch(host: Host) -> None:
            def up(connection: PeerConnection) -> None:
                balance[host] += 1

            def down(connection: PeerConnection) -> None:
                balance[host] -= 1
                assert connection.error is not None

            host.on_connected.append(up)
            host.on_disconnected.append(down)

        watch(first)
        watch(second)
        for _ in range(5):
            await asyncio.gather(
                first.connect(second.listen_addresses()),
                second.connect(first.listen_addresses()),
            )
            await until(lambda: not (first._leaving or second._leaving))
            assert len(first.connections) == len(second.connections) == 1
            assert first.connections[0].initiator != second.connections[0].initiator
            assert balance == {first: 1, second: 1}
            stream = await first.open_stream(second.peer_id, [ECHO])
            collector = Collector(stream)
            stream.write(b"still works")
            stream.close()
            assert await collector.done is None
            assert collector.data == b"still works"
            await first.disconnect(second.peer_id)
            await until(lambda: not (second.connections or first._leaving or second._leaving))

    run(in_world(body))


def test_many_addresses_of_one_peer_leave_one_connection():
    async def body(world: World) -> None:
        first, second = await world.host(), await world.host(listen=False)
        port = await second.listen("", 0)
        places = [f"/ip4/127.0.0.{n}/tcp/{port}" for n in range(1, 6)] + [f"/ip6/::1/tcp/{port}"]
        await asyncio.gather(*(first.connect([place]) for place in places))
        await until(lambda: not (first._leaving or second._leaving))
        assert len(first.connections) == len(second.connections) == 1
        assert first.connections[0].handshake_hash == second.connections[0].handshake_hash

    run(in_world(body))


def test_two_hundred_connections_and_no_more():
    async def body(world: World) -> None:
        hub = await world.host(max_connections=200)
        (address,) = hub.listen_addresses()
        peers = [await world.host(listen=False) for _ in range(201)]
        for start in range(0, 200, 40):
            await asyncio.gather(*(peer.connect([address]) for peer in peers[start : start + 40]))
        await until(lambda: len(hub.connections) == 200)
        with pytest.raises(PeerUnavailable):
            await peers[200].connect([address])
        with pytest.raises(PeerUnavailable, match="200 connections"):
            await hub.connect(["/ip4/127.0.0.1/tcp/9"], Identity.generate().peer_id)
        await peers[0].disconnect(hub.peer_id)
        await until(lambda: len(hub.connections) == 199)
        await peers[200].connect([address], force=True)

    run(in_world(body))


def test_a_full_host_lets_an_idle_peer_go_for_one_that_waits(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(turnover, "PERIOD_S", 0.0)
    monkeypatch.setattr(turnover, "GRACE_S", 0.0)
    monkeypatch.setattr(host_module, "SWEEP_S", 0.2)  # somebody is refused before the first

    async def body(world: World) -> None:
        hub = await world.host(max_connections=2)
        (address,) = hub.listen_addresses()
        kept, idle, stranger = [await world.host(listen=False) for _ in range(3)]
        await kept.connect([address])
        await idle.connect([address])
        await until(lambda: len(hub.connections) == 2)
        stays = hub.connection(kept.peer_id)
        assert stays is not None
        stays.kept = True
        with pytest.raises(PeerUnavailable):
            await stranger.connect([address])
        await until(lambda: not idle.connections)
        await stranger.connect([address], force=True)
        await until(lambda: len(hub.connections) == 2)
        assert {one.peer_id for one in hub.connections} == {kept.peer_id, stranger.peer_id}

    run(in_world(body))


def test_handshakes_of_strangers_are_bounded(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(gate, "MAX_PENDING_INBOUND", 3)

    async def body(world: World) -> None:
        host = await world.host()
        port = int(host.listen_addresses()[0].split("/")[4])
        silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        await until(lambda: host.gate.pending == 3)
        refused = await asyncio.open_connection("127.0.0.1", port)
        await dropped(refused[0])
        for _, writer in [*silent, refused]:
            writer.close()
        await until(lambda: not host.gate.pending)

    run(in_world(body))


def test_a_silent_stranger_is_dropped_at_the_deadline(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(gate, "HANDSHAKE_S", 0.05)
    monkeypatch.setattr(host_module, "SWEEP_S", 0.01)

    async def body(world: World) -> None:
        host = await world.host()
        port = int(host.listen_addresses()[0].split("/")[4])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        await dropped(reader)
        assert not host.gate.pending
        writer.close()

    run(in_world(body))


@pytest.mark.parametrize("noise", [b"GET / HTTP/1.1\r\n" * 10, b"\x00" * 100, b"\xff" * 3000])
def test_a_stranger_that_speaks_otherwise_is_dropped(noise: bytes):
    async def body(world: World) -> None:
        host = await world.host()
        port = int(host.listen_addresses()[0].split("/")[4])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(noise)
        await dropped(reader)
        writer.close()
        assert host.connections == ()

    run(in_world(body))


def test_a_pinned_peer_id_is_enforced():
    async def body(world: World) -> None:
        first, second = await world.host(), await world.host()
        place = second.listen_addresses()[0].partition("/p2p/")[0]
        other = Identity.generate().peer_id
        with pytest.raises(PeerUnavailable, match="Another peer"):
            await first.connect([place], other)
        with pytest.raises(PeerUnavailable, match="No address"):
            await first.connect(second.listen_addresses(), other)
        with pytest.raises(PeerUnavailable, match="a moment ago"):
            await first.connect([place], other)
        assert (await first.connect([place], second.peer_id, force=True)).is_open

    run(in_world(body))


def test_nobody_there_is_a_sentence():
    async def body(world: World) -> None:
        host, gone = await world.host(), await world.host()
        address = gone.listen_addresses()
        await gone.stop()
        with pytest.raises(PeerUnavailable, match=r"127\.0\.0\.1 port"):
            await host.connect(address)
        with pytest.raises(PeerUnavailable, match="No address"):
            await host.connect(["not an address", "/ip4/0.0.0.0/tcp/1"])
        with pytest.raises(PeerUnavailable, match="this computer"):
            await host.connect(host.listen_addresses())
        with pytest.raises(PeerUnavailable, match="no connection"):
            await host.open_stream(gone.peer_id, [ECHO])

    run(in_world(body))


def test_a_peer_that_never_answers_costs_the_timeout_only():
    async def body(world: World) -> None:
        host = await world.host()
        server = await asyncio.get_running_loop().create_server(asyncio.Protocol, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(PeerUnavailable, match=r"within 0\.05 s"):
            await host.connect([f"/ip4/127.0.0.1/tcp/{port}"], timeout_s=0.05)
        await until(lambda: not host.gate.pending)
        server.close()

    run(in_world(body))


def test_a_banned_peer_is_thrown_out_and_stays_out():
    async def body(world: World) -> None:
        first, second, _ = await world.pair()
        await until(lambda: bool(second.connections))
        second.ban(first.peer_id, RemoteProtocolError("It lied."))
        assert second.is_banned(first.peer_id)
        await until(lambda: not (first.connections or second.connections))
        with pytest.raises(PeerUnavailable, match="banned"):
            await second.connect(first.listen_addresses())
        await first.connect(second.listen_addresses())
        await until(lambda: not first.connections)
        assert second.connections == ()

    run(in_world(body))


def test_a_peer_that_vanishes_ends_its_streams():
    async def body(world: World) -> None:
        first, second, connection = await world.pair()
        collector = Collector(await connection.open_stream([ECHO]))
        second.connections[0].abort(PeerUnavailable("Cut."))
        assert isinstance(await collector.done, PeerUnavailable)
        assert collector.calls == ["closed"]
        assert first.connections == ()
        with pytest.raises(PeerUnavailable):
            await connection.open_stream([ECHO])
        with pytest.raises(PeerUnavailable):
            await connection.ping()

    run(in_world(body))


def test_a_silent_peer_is_pinged_and_dropped():
    async def body(world: World) -> None:
        first, _, connection = await world.pair()
        await connection.ping()
        loop = asyncio.get_running_loop()
        connection.tick(loop.time() + 61)
        await until(lambda: connection._keepalive.tick(loop.time()))
        connection.tick(loop.time() + 151)
        assert not connection.is_open
        assert "not answer" in str(connection.error)
        assert first.connections == ()

    run(in_world(body))


def test_a_stream_nobody_answers_is_given_up(monkeypatch: pytest.MonkeyPatch):
    async def body(world: World) -> None:
        _, second, connection = await world.pair()
        await until(lambda: bool(second.connections))
        monkeypatch.setattr(second.connections[0], "_negotiate", lambda *_: None)
        opening = asyncio.ensure_future(connection.open_stream([ECHO]))
        await asyncio.sleep(0)
        connection.tick(asyncio.get_running_loop().time() + connection_module.NEGOTIATION_S)
        with pytest.raises(PeerUnavailable, match="in time"):
            await opening

    run(in_world(body))


def test_what_is_queued_at_the_end_still_arrives():
    async def body(world: World) -> None:
        first, _, connection = await world.pair()
        stream = await connection.open_stream([ECHO])
        (echo,) = world.served
        content = bytes(200) * 10_000
        stream.write(content)
        await first.stop()
        await echo.done
        assert echo.data == content

    run(in_world(body))


def test_a_stopped_host_takes_and_makes_no_connections():
    async def body(world: World) -> None:
        first, second = await world.host(), await world.host()
        addresses = second.listen_addresses()
        await second.stop()
        await second.stop()
        with pytest.raises(PeerUnavailable):
            await first.connect(addresses)

    run(in_world(body))


def test_ping_streams_echo_blocks():
    async def body(world: World) -> None:
        _, _, connection = await world.pair()
        stream = await connection.open_stream([PING])
        collector = Collector(stream)
        stream.write(bytes(range(40)))
        await until(lambda: len(collector.data) == 32)
        stream.write(bytes(24))
        stream.close()
        assert await collector.done is None
        assert collector.data == bytes(range(40)) + bytes(24)

    run(in_world(body))


def test_a_window_below_the_initial_one_is_a_mistake_of_ours():
    async def body(world: World) -> None:
        host = await world.host(listen=False)
        with pytest.raises(LocalProtocolError):
            host.handle("/x", lambda stream: None, receive_window=1000)

    run(in_world(body))


def test_a_stream_that_ends_while_it_is_asked_for_costs_nothing_else():
    async def body(world: World) -> None:
        first, second, connection = await world.pair()
        session, outbox = connection._session, connection._outbox
        stream_id = session.open_stream(256 * 1024)
        session.send(stream_id, Dialer((ECHO,)).take_output())
        session.reset(stream_id)  # in one flush, so that the peer reads both at once
        outbox.arm()
        stream = await first.open_stream(second.peer_id, [ECHO])
        echoed = Collector(stream)
        stream.write(b"still here")
        await until(lambda: echoed.data == b"still here")

    run(in_world(body))
