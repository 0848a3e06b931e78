"""The API's server: the application over a facade, and its life inside the engine's own loop.

Owns the listening socket, the order of guard and routes, and how errors are answered. It starts no
loop and takes no signal: uvicorn's start and end are called from outside, so the same server runs
under asyncio and under Qt, and costs nothing while nobody asks.
"""

from __future__ import annotations

import asyncio
import logging
import socket
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from engine.api import Facade
from engine.config import Endpoint
from engine.errors import EnvironmentFailure, ShoalError
from engine.rest import catalogue_routes, content, routes
from engine.rest.answers import ErrorAnswer, answer, refusal
from engine.rest.connections import MAX_CONNECTIONS, BoundedProtocol
from engine.rest.pages import PAGE_POLICY, docs_page
from engine.rest.security import Guard, load_or_create_token
from engine.tasks import TaskOwner

logger = logging.getLogger(__name__)

MAX_HEADER_BYTES = 128 << 10  # a long link travels in the query
STOP_GRACE_S = 2


def create_app(facade: Facade, token: str, bound_host: str, owner: TaskOwner) -> FastAPI:
    """The application; `bound_host` says which names it answers to, `owner` holds its streams."""
    app = FastAPI(
        title="Shoal",
        version=_version(),
        description="Share files directly between computers.",
        docs_url=None,
        redoc_url=None,
        swagger_ui_oauth2_redirect_url=None,
        responses={"default": {"model": ErrorAnswer, "description": "Why not, in a sentence."}},
    )
    app.state.facade, app.state.token, app.state.owner = facade, token, owner
    app.include_router(routes.router)
    app.include_router(routes.metrics_router)
    app.include_router(catalogue_routes.catalogue_router)
    app.include_router(content.router)
    app.add_api_route("/docs", _docs, include_in_schema=False)
    app.add_exception_handler(ShoalError, _on_shoal_error)
    app.add_exception_handler(RequestValidationError, _on_bad_request)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(Exception, _on_bug)
    app.add_middleware(Guard, token=token, bound_host=bound_host)
    return app


class ApiServer:
    """The API of one engine, from `start()` to `stop()`."""

    def __init__(
        self, facade: Facade, endpoint: Endpoint, token_file: Path, *, any_port: bool = True
    ) -> None:
        self._facade = facade
        self._endpoint = endpoint
        self._token_file = token_file
        self._any_port = any_port
        self._owner = TaskOwner("api")
        self._server: uvicorn.Server | None = None
        self._sockets: list[socket.socket] = []

    async def start(self) -> str:
        """Listen, and give the URL, e.g. `http://127.0.0.1:52414`.

        A taken port is replaced by a free one if `any_port`; else it raises EnvironmentFailure.
        """
        token = await asyncio.to_thread(load_or_create_token, self._token_file)
        listener = await self._listen()
        host, port = listener.getsockname()[:2]
        app = create_app(self._facade, token, self._endpoint.host or host, self._owner)
        self._server = uvicorn.Server(_settings(app))
        self._server.config.load()
        self._server.lifespan = self._server.config.lifespan_class(self._server.config)
        self._sockets = [listener]
        await self._server.startup(sockets=self._sockets)
        return _url(host, port)

    async def stop(self) -> None:
        """End every stream, then the server; safe to call twice."""
        await self._owner.stop()
        server, self._server = self._server, None
        if server is not None:
            await server.shutdown(sockets=self._sockets)

    async def _listen(self) -> socket.socket:
        host, port = self._endpoint.host, self._endpoint.port
        try:
            return await _bind(host, port)
        except OSError as error:
            if not self._any_port or port == 0:
                raise _cannot_listen(self._endpoint, error) from error
        try:
            return await _bind(host, 0)
        except OSError as error:
            raise _cannot_listen(self._endpoint, error) from error


async def _bind(host: str, port: int) -> socket.socket:
    if host == "":
        if socket.has_dualstack_ipv6():
            return socket.create_server(
                ("", port), family=socket.AF_INET6, dualstack_ipv6=True, backlog=128
            )
        return socket.create_server(("", port), backlog=128)
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, _, _, _, address = found[0]
    return socket.create_server(address[:2], family=family, backlog=128)


def _cannot_listen(endpoint: Endpoint, error: OSError) -> EnvironmentFailure:
    told, _, _ = (error.strerror or str(error)).partition(" (while ")  # what Python appends
    return EnvironmentFailure(
        f"The API cannot listen on {endpoint}: {told}. Choose another with --api, or --api off."
    )


def _url(host: str, port: int) -> str:
    if host in ("0.0.0.0", "::"):
        host = "127.0.0.1"
    return f"http://{Endpoint(host, port)}"


def _settings(app: FastAPI) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        loop="none",
        http=BoundedProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",  # bugs are logged by `_on_bug`; the rest is other people's noise
        access_log=False,  # addresses may carry a key
        server_header=False,
        date_header=False,
        proxy_headers=False,
        limit_concurrency=MAX_CONNECTIONS + 1,  # where all places are taken by who may
        h11_max_incomplete_event_size=MAX_HEADER_BYTES,
        timeout_graceful_shutdown=STOP_GRACE_S,
    )


def _version() -> str:
    try:
        return version("shoal")
    except PackageNotFoundError:  # a frozen application carries no metadata
        return "0"


async def _docs(request: Request) -> HTMLResponse:
    """Every route on one page."""
    headers = {"content-security-policy": PAGE_POLICY}
    return HTMLResponse(docs_page(request.app.openapi()), headers=headers)


async def _on_shoal_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, ShoalError)
    return refusal(error)


async def _on_bad_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    body = {"error": f"The request does not fit: {where}: {first['msg']}.", "kind": "UsageError"}
    return answer(body, 400)


async def _on_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    kind = "NotFoundError" if error.status_code == 404 else "UsageError"
    body = {"error": f"{error.detail.rstrip('.')}.", "kind": kind}
    return answer(body, error.status_code, error.headers)


async def _on_bug(request: Request, error: Exception) -> Response:
    logger.error("a bug answered %s %s", request.method, request.url.path, exc_info=error)
    body = {"error": "Shoal made a mistake; its log has the details.", "kind": "ShoalError"}
    return answer(body, 500)
