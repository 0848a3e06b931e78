"""Connections that ask nothing, on a real socket: they go, and whoever has the token is served."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from engine.config import Endpoint
from engine.rest import connections
from engine.rest.server import ApiServer
from tests.helpers.aio import run
from tests.helpers.stub_facade import FILE_ID, ROW, StubFacade

CONTENT = f"/content/{FILE_ID}"


@asynccontextmanager
async def serving(tmp_path) -> AsyncIterator[tuple[StubFacade, httpx.AsyncClient]]:
    facade = StubFacade(ROW)
    server = ApiServer(facade, Endpoint("127.0.0.1", 0), tmp_path / "api-token")
    url = await server.start()
    token = (tmp_path / "api-token").read_text().strip()
    headers = {"authorization": f"Bearer {token}"}
    try:
        async with httpx.AsyncClient(base_url=url, headers=headers, trust_env=False) as http:
            yield facade, http
    finally:
        await server.stop()


class Silent:
    """A connection that says `words` and then nothing."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def open(cls, http: httpx.AsyncClient, words: bytes = b"") -> Silent:
        reader, writer = await asyncio.open_connection("127.0.0.1", http.base_url.port)
        writer.write(words)
        return cls(reader, writer)

    async def heard(self) -> bytes:
        """What comes until the other end is gone."""
        try:
            return await self._reader.read()
        except ConnectionResetError:
            return b""
        finally:
            self._writer.close()


SAYS_LITTLE = [
    b"",
    b"GET /api/v1/status HTTP/1.1\r\nhost: 127.0.0.1\r\n",
    b"POST /api/v1/status HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 9\r\n\r\nx",
]


@pytest.mark.parametrize("words", SAYS_LITTLE)
def test_who_asks_nothing_goes_and_who_may_listen_stays(tmp_path, monkeypatch, words):
    monkeypatch.setattr(connections, "ASKING_S", 0.1)

    async def main() -> None:
        async with serving(tmp_path) as (facade, http):
            facade.read_gate = asyncio.Event()
            async with http.stream("GET", CONTENT) as answer:
                await (await Silent.open(http, words)).heard()
                facade.read_gate.set()
                assert await answer.aread() == b"hello world"

    run(main())


def test_a_crowd_that_asks_nothing_keeps_nobody_out(tmp_path, monkeypatch):
    monkeypatch.setattr(connections, "MAX_CONNECTIONS", 3)

    async def main() -> None:
        async with serving(tmp_path) as (facade, http):
            facade.read_gate = asyncio.Event()
            async with http.stream("GET", CONTENT) as answer:
                crowd = [await Silent.open(http) for _ in range(9)]
                for first in crowd[:6]:
                    assert await first.heard() == b""
                assert (await http.get("/api/v1/status")).status_code == 200
                facade.read_gate.set()
                assert await answer.aread() == b"hello world"
            for last in crowd[6:]:
                last._writer.close()

    run(main())
