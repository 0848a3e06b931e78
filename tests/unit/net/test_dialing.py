from __future__ import annotations

import asyncio

import pytest

from engine.errors import PeerUnavailable
from engine.net import dialing
from engine.net.addresses import Address
from engine.net.dialing import BACKOFF_LAST_S, MAX_BACKOFFS, Backoff, race
from engine.tasks import TaskOwner
from tests.helpers.aio import run


def _address(number: int) -> Address:
    return Address("ip4", "192.0.2.1", number)


def test_an_address_is_left_alone_twice_as_long_each_time():
    backoff = Backoff()
    backoff.failed(_address(1), 0.0)
    assert backoff.is_blocked(_address(1), 0.9)
    assert not backoff.is_blocked(_address(1), 1.0)
    assert not backoff.is_blocked(_address(2), 0.0)
    backoff.failed(_address(1), 10.0)
    assert backoff.is_blocked(_address(1), 11.9)
    for _ in range(20):
        backoff.failed(_address(1), 20.0)
    assert not backoff.is_blocked(_address(1), 20.0 + BACKOFF_LAST_S)
    backoff.worked(_address(1))
    backoff.failed(_address(1), 0.0)
    assert not backoff.is_blocked(_address(1), 1.0)


def test_what_is_remembered_is_bounded():
    backoff = Backoff()
    for number in range(MAX_BACKOFFS + 1):
        backoff.failed(_address(number), 0.0)
    assert not backoff.is_blocked(_address(0), 0.0)
    assert backoff.is_blocked(_address(1), 0.0)


def test_a_failure_lets_the_next_begin_at_once_and_the_first_success_wins():
    async def main() -> None:
        tasks = TaskOwner("test")
        cancelled = asyncio.Event()

        async def dial(address: Address) -> int:
            if address.port == 1:
                raise PeerUnavailable("refused")
            if address.port == 2:
                return 2
            cancelled.set()
            raise AssertionError("not tried any more")

        assert await race([_address(1), _address(2), _address(3)], dial, tasks) == 2
        assert not cancelled.is_set()
        await tasks.stop()

    run(main())


def test_a_silent_address_is_overtaken_and_cancelled(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dialing, "STAGGER_S", 0.0)

    async def main() -> None:
        tasks = TaskOwner("test")
        given_up = asyncio.Event()

        async def dial(address: Address) -> int:
            if address.port == 2:
                return 2
            try:
                return await asyncio.get_running_loop().create_future()
            finally:
                given_up.set()

        assert await race([_address(1), _address(2)], dial, tasks) == 2
        await given_up.wait()
        await tasks.stop()

    run(main())


def test_the_last_failure_is_told():
    async def main() -> None:
        tasks = TaskOwner("test")

        async def dial(address: Address) -> int:
            raise PeerUnavailable(f"port {address.port}")

        with pytest.raises(PeerUnavailable, match="port 2"):
            await race([_address(1), _address(2)], dial, tasks)
        with pytest.raises(PeerUnavailable, match="No address"):
            await race([], dial, tasks)
        await tasks.stop()

    run(main())


def test_all_is_forgiven_at_once():
    backoff = Backoff()
    for _ in range(6):
        backoff.failed("a", 0.0)
    assert backoff.is_blocked("a", 1.0)
    backoff.clear()
    assert not backoff.is_blocked("a", 1.0)
    backoff.failed("a", 1.0)
    assert not backoff.is_blocked("a", 2.5)  # and it begins anew
