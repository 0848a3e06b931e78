"""The client is tested against the real server: one facade in front, the same one behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine import errors, events
from engine.api import Facade
from engine.config import Endpoint
from engine.rest.client import RemoteEngine
from engine.rest.server import ApiServer
from engine.views import LimitsMode, PieceState, Priority, SchedulePeriod, SettingsView
from tests.helpers.aio import run
from tests.helpers.stub_facade import (
    ARRIVALS,
    AVAILABILITY,
    FILE_ID,
    INFO,
    NODE,
    PEER,
    PIECE,
    PIECES,
    ROW,
    StubFacade,
)

SETTINGS = SettingsView(
    "/srv", 3, 1, 2, 3, 4, LimitsMode.SCHEDULE, (SchedulePeriod((0, 6), 60, 1440),)
)


@asynccontextmanager
async def remote(facade: StubFacade, tmp_path: Path):
    server = ApiServer(facade, Endpoint("127.0.0.1", 0), tmp_path / "api-token")
    url = await server.start()
    engine = RemoteEngine(url, (tmp_path / "api-token").read_text().strip())
    try:
        yield engine, server
    finally:
        await engine.stop()
        await server.stop()


def test_it_is_a_facade():
    async def main() -> None:
        engine: Facade = RemoteEngine("http://127.0.0.1:1", "x")
        await engine.stop()

    run(main())


def test_every_command_and_view_is_the_same_from_afar(tmp_path):
    async def main() -> None:
        facade = StubFacade(ROW)
        async with remote(facade, tmp_path) as (engine, _):
            assert await engine.node() == NODE
            assert await engine.transfers() == (ROW,)
            assert await engine.transfer(FILE_ID) == ROW
            assert await engine.info(FILE_ID, 3) == INFO
            assert (await engine.preview("shoal:x y", 3)).size == 11
            assert await engine.pieces("k1", "a b/c") == PIECES
            assert await engine.peers("k1") == (PEER,)
            assert await engine.share([tmp_path]) == ("k1",)
            assert await engine.download(FILE_ID, tmp_path, "name") == "k1"
            assert await engine.download(FILE_ID, only=["a", "b/*"]) == "k1"
            assert await engine.download(FILE_ID) == "k1"
            for command in ("pause", "resume", "verify"):
                await getattr(engine, command)("k1")
            await engine.remove("k1", delete_files=True)
            assert await engine.availability("k1", "a b/c") == AVAILABILITY
            assert await engine.arrivals("k1", "a b/c") == ARRIVALS
            assert await engine.piece_details("k1", 1, "a b/c") == PIECE
            await engine.queue_move("k1", 1)
            await engine.set_priority("k1", Priority.HIGH)
            await engine.set_file_priorities("k1", {"a/b": Priority.SKIP})
            await engine.set_transfer_limits("k1", 7, 8)
            await engine.move_to("k1", tmp_path)
            assert await engine.test_reachability() == await engine.node()
            await engine.set_limits(5, 6)
            assert (await engine.settings()).limit_up == 6
            await engine.set_download_dir(tmp_path)
            await engine.set_settings(SETTINGS)
            assert await engine.settings() == SETTINGS
            assert await engine.content_size(FILE_ID) == 11
        wanted: list[tuple[Any, ...]] = [
            ("info", FILE_ID, 3.0),
            ("preview", "shoal:x y", 3.0),
            ("pieces", "k1", "a b/c"),
            ("share", tmp_path),
            ("download", FILE_ID, tmp_path, "name"),
            ("download", FILE_ID, None, "", ("a", "b/*")),
            ("download", FILE_ID, None, ""),
            ("pause", "k1"),
            ("resume", "k1"),
            ("verify", "k1"),
            ("remove", "k1", True),
            ("availability", "k1", "a b/c"),
            ("arrivals", "k1", "a b/c"),
            ("piece_details", "k1", 1, "a b/c"),
            ("queue_move", "k1", 1),
            ("set_priority", "k1", Priority.HIGH),
            ("set_file_priorities", "k1", {"a/b": Priority.SKIP}),
            ("set_transfer_limits", "k1", 7, 8),
            ("move_to", "k1", tmp_path),
            ("test_reachability",),
            ("set_settings", SETTINGS),
        ]
        assert [call for call in facade.calls if call in wanted] == wanted

    run(main())


def test_a_relative_path_is_made_whole_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    async def main() -> None:
        facade = StubFacade(ROW)
        async with remote(facade, tmp_path) as (engine, _):
            await engine.share([Path("film.mkv")])
        assert facade.calls == [("share", tmp_path / "film.mkv")]

    run(main())


def test_a_path_that_is_no_utf_8_travels_both_ways(tmp_path):
    async def main() -> None:
        odd = tmp_path / "\udcff"
        facade = StubFacade(replace(ROW, path=str(odd)))
        async with remote(facade, tmp_path) as (engine, _):
            await engine.share([odd])
            assert facade.calls == [("share", odd)]
            assert (await engine.transfers())[0].path == str(odd)
            subscription = await engine.subscribe()
            assert subscription.snapshot.transfers[0].path == str(odd)
            await subscription.close()

    run(main())


def test_content(tmp_path):
    async def main() -> None:
        async with remote(StubFacade(ROW), tmp_path) as (engine, _):
            assert b"".join([part async for part in engine.read_content(FILE_ID, 2, 5)]) == b"llo w"
            assert [part async for part in engine.read_content(FILE_ID, 2, 0)] == []
            with pytest.raises(errors.NotFoundError):
                await engine.content_size("00" * 32)
            with pytest.raises(errors.NotFoundError):
                await anext(engine.read_content("00" * 32, 0, 1))

    run(main())


def test_errors_come_back_as_they_were(tmp_path):
    async def main() -> None:
        facade = StubFacade(ROW)
        async with remote(facade, tmp_path) as (engine, _):
            facade.error = errors.EnvironmentFailure("The disk is full.")
            with pytest.raises(errors.EnvironmentFailure, match=r"The disk is full\."):
                await engine.transfers()
            with pytest.raises(errors.EnvironmentFailure, match=r"The disk is full\."):
                await engine.subscribe()

    run(main())


def test_a_subscription_from_afar(tmp_path):
    async def main() -> None:
        facade = StubFacade(ROW)
        async with remote(facade, tmp_path) as (engine, _):
            subscription = await engine.subscribe()
            assert subscription.snapshot.transfers == (ROW,)
            facade.tell(ROW)
            facade.send(events.Notice, "A sentence.", True, "k1")
            found = aiter(subscription)
            assert await anext(found) == events.TransferChanged(1, ROW)
            assert await anext(found) == events.Notice(2, "A sentence.", True, "k1")
            await subscription.close()
            with pytest.raises(StopAsyncIteration):
                await anext(found)

    run(main())


def test_closing_ends_somebody_elses_waiting(tmp_path):
    async def main() -> None:
        async with remote(StubFacade(ROW), tmp_path) as (engine, _):
            subscription = await engine.subscribe()
            waiting = asyncio.ensure_future(anext(aiter(subscription), None))
            await asyncio.sleep(0)
            await subscription.close()
            assert await waiting is None

    run(main())


def test_pieces_from_afar(tmp_path):
    async def main() -> None:
        facade = StubFacade(ROW)
        async with remote(facade, tmp_path) as (engine, _):
            watched = await engine.watch_pieces("k1", "p")
            assert watched.snapshot == PIECES
            change = (FILE_ID, 8, ((2, PieceState.COMPLETE),))
            facade.send(events.PiecesChanged, *change)
            assert await anext(aiter(watched)) == events.PiecesChanged(1, *change)
            await watched.close()

    run(main())


def test_an_error_of_the_subscription_reaches_the_other_end(tmp_path):
    async def main() -> None:
        facade = StubFacade(ROW)
        async with remote(facade, tmp_path) as (engine, _):
            subscription = await engine.subscribe()
            facade.subscriptions[0].error = errors.NotFoundError("It was removed.")
            facade.subscriptions[0].queue.put_nowait(None)
            with pytest.raises(errors.NotFoundError, match="removed"):
                await anext(aiter(subscription))
            await subscription.close()

    run(main())


def test_events_end_when_the_node_stops(tmp_path):
    async def main() -> None:
        async with remote(StubFacade(ROW), tmp_path) as (engine, server):
            subscription = await engine.subscribe()
            await server.stop()
            with pytest.raises((errors.EnvironmentFailure, StopAsyncIteration)):
                await anext(aiter(subscription))
            with pytest.raises(errors.EnvironmentFailure, match="cannot be reached"):
                await engine.node()
            await subscription.close()

    run(main())


def answering(answer: httpx.Response) -> RemoteEngine:
    """A client of a server that is not ours."""
    transport = httpx.MockTransport(lambda request: answer)
    return RemoteEngine("http://127.0.0.1:1", "x", transport)


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b"{}", b"null", b'{"keys": 3}'])
def test_a_server_that_is_not_ours_is_one_kind_of_error(content, tmp_path):
    async def main() -> None:
        engine = answering(httpx.Response(200, content=content))
        for asked in (engine.node, lambda: engine.share([tmp_path]), engine.subscribe):
            with pytest.raises(errors.RemoteProtocolError):
                await asked()
        with pytest.raises(errors.RemoteProtocolError):
            await engine.pieces("k1")
        await engine.stop()

    run(main())


class Short(httpx.AsyncByteStream):
    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"abc"


def test_a_file_cut_short_is_noticed():
    async def main() -> None:
        engine = answering(httpx.Response(206, stream=Short()))
        with pytest.raises(errors.EnvironmentFailure, match="middle"):
            [part async for part in engine.read_content(FILE_ID, 0, 5)]
        await engine.stop()

    run(main())


def test_silence_is_an_error_with_a_name():
    async def main() -> None:
        def silent(request: httpx.Request) -> httpx.Response:
            raise httpx.ReadTimeout("late", request=request)

        engine = RemoteEngine("http://127.0.0.1:1", "x", httpx.MockTransport(silent))
        with pytest.raises(errors.EnvironmentFailure, match="in time"):
            await engine.node()
        await engine.stop()

    run(main())
