"""The faults of qasync 0.28 that the loop mends, one test each; no tight times are asserted."""

from __future__ import annotations

import asyncio
import socket
import sys
import threading

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from gui.loop import QtEventLoop, run


async def test_call_soon_keeps_order(qloop):
    seen = []
    done = qloop.create_future()
    for number in range(10_000):
        qloop.call_soon(seen.append, number)
    qloop.call_soon(done.set_result, None)
    await done
    assert seen == list(range(10_000))


async def test_a_burst_lets_qt_have_its_turns(qloop):
    """50,000 callbacks are run in slices between which Qt's timers ring."""
    rings = []
    timer = QTimer()
    timer.setInterval(1)
    timer.timeout.connect(lambda: rings.append(1))
    timer.start()
    done = qloop.create_future()
    for _ in range(50_000):
        qloop.call_soon(sum, (1, 2, 3))
    qloop.call_soon(done.set_result, None)
    await done
    timer.stop()
    assert len(rings) >= 2


async def test_timers_never_ring_early(qloop):
    for delay in (0.0, 0.0004, 0.003, 0.05):
        begun = qloop.time()
        await asyncio.sleep(delay)
        assert qloop.time() - begun >= delay


async def test_timers_ring_in_order(qloop):
    seen = []
    now = qloop.time()
    for delay in (0.03, 0.01, 0.02):
        qloop.call_at(now + delay, seen.append, delay)
    await asyncio.sleep(0.05)
    assert seen == [0.01, 0.02, 0.03]


async def test_call_later_gives_a_timer_handle(qloop):
    handle = qloop.call_later(60, print)
    assert isinstance(handle, asyncio.TimerHandle)
    assert handle.when() > qloop.time() + 50
    handle.cancel()


async def test_cancelled_timers_do_not_pile_up(qloop):
    for _ in range(5000):
        async with asyncio.timeout(30):
            pass
    assert len(qloop._scheduled) < 500


async def test_a_cancelled_callback_does_not_run(qloop):
    seen = []
    qloop.call_soon(seen.append, 1).cancel()
    qloop.call_later(0.001, seen.append, 2).cancel()
    await asyncio.sleep(0.01)
    assert seen == []


async def test_threads_wake_the_loop_and_get_a_handle(qloop):
    done = qloop.create_future()
    handles = []
    thread = threading.Thread(
        target=lambda: handles.append(qloop.call_soon_threadsafe(done.set_result, 7))
    )
    thread.start()
    assert await done == 7
    thread.join()
    assert isinstance(handles[0], asyncio.Handle)


async def test_nothing_from_many_threads_is_lost(qloop):
    seen = []
    threads = [
        threading.Thread(
            target=lambda: [qloop.call_soon_threadsafe(seen.append, 1) for _ in range(500)]
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    while len(seen) < 4000:
        await asyncio.sleep(0.001)
    for thread in threads:
        thread.join()
    assert len(seen) == 4000


async def test_executor_results_and_errors(qloop):
    assert await asyncio.to_thread(lambda: threading.current_thread().name) != "MainThread"
    with pytest.raises(ZeroDivisionError):
        await asyncio.to_thread(lambda: 1 / 0)


async def test_async_generators_are_finalised(qloop):
    ended = []

    async def numbers():
        try:
            yield 1
        finally:
            await asyncio.sleep(0)
            ended.append(True)

    async for _ in numbers():
        break
    for _ in range(5):
        await asyncio.sleep(0)
    assert ended == [True]
    assert sys.get_asyncgen_hooks().finalizer is not None


async def test_a_nested_qt_loop_does_not_step_other_tasks(qloop):
    """A callback that opens a nested Qt loop holds the queue; nothing is entered twice."""
    seen = []
    qloop.call_soon(seen.append, "queued")
    nested = QEventLoop()
    QTimer.singleShot(10, nested.quit)
    nested.exec()
    assert seen == []
    await asyncio.sleep(0)
    assert seen == ["queued"]


async def test_sockets(qloop):
    async def echo(reader, writer):
        writer.write((await reader.readline()).upper())
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"shoal\n")
    assert await reader.readline() == b"SHOAL\n"
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()


async def test_datagrams(qloop):
    got = qloop.create_future()

    class Receiver(asyncio.DatagramProtocol):
        def datagram_received(self, data, address):
            got.set_result(data)

    transport, _ = await qloop.create_datagram_endpoint(Receiver, ("127.0.0.1", 0))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"hello", transport.get_extra_info("sockname"))
        assert await got == b"hello"
    transport.close()


def test_run_gives_the_result_and_cancels_what_is_left(qapp):
    qapp.setQuitOnLastWindowClosed(False)
    ended = []
    held = []

    async def forever():
        try:
            await asyncio.sleep(3600)
        finally:
            ended.append(True)

    async def main():
        held.append(asyncio.get_running_loop().create_task(forever()))
        await asyncio.sleep(0)
        return 42

    assert run(qapp, main()) == 42
    assert ended == [True]


def test_an_error_of_main_is_raised(qapp):
    async def main():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        run(qapp, main())


def test_system_exit_in_a_callback_ends_the_program(qapp):
    def leave():
        raise SystemExit(3)

    loop = QtEventLoop(qapp)
    loop.call_soon(leave)
    with pytest.raises(SystemExit):
        loop.run_forever()
    loop.close()


def test_a_closed_loop_refuses(qapp):
    loop = QtEventLoop(qapp)
    loop.close()
    with pytest.raises(RuntimeError):
        loop.call_soon(print)
    with pytest.raises(RuntimeError):
        loop.call_later(1, print)
    with pytest.raises(RuntimeError):
        loop.call_soon_threadsafe(print)
