"""One request to the REST application over a stub facade, without a socket."""

from __future__ import annotations

from typing import Any

import httpx

from engine.rest.server import create_app
from engine.tasks import TaskOwner
from tests.helpers.aio import run
from tests.helpers.stub_facade import ROW, StubFacade

TOKEN = "t" * 43
BASE = "http://127.0.0.1:52414"


def client(facade: StubFacade, token: str | None = TOKEN, **options: Any) -> httpx.AsyncClient:
    """An HTTP client whose other end is the application, without a socket."""
    app = create_app(facade, TOKEN, "127.0.0.1", TaskOwner("test"))
    headers = {"authorization": f"Bearer {token}"} if token else {}
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url=BASE, headers=headers, **options)


def ask(
    method: str, url: str, facade: StubFacade | None = None, token: str | None = TOKEN, **more: Any
) -> httpx.Response:
    """One request, one answer."""

    async def main() -> httpx.Response:
        async with client(facade or StubFacade(ROW), token) as http:
            return await http.request(method, url, **more)

    return run(main())
