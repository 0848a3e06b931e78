"""Who may use the API: the token, the names it answers to, and the guard before every route.

Whoever can use the API can read and share any file of its owner, so each request must pass three
tests before a route sees it:

- **Token.** Another user of the machine, or a web page, can reach a loopback port; neither can read
  a file of mode 0600 in the home. It travels as `Authorization: Bearer`.
- **Host.** A page may point its own name at 127.0.0.1 (DNS rebinding). Its requests then carry that
  name in `Host`; a numeric address cannot be rebound, so only those and `localhost` are answered.
- **Origin.** A browser says which site asks; no site but the API itself may.

`/content` alone also takes the token in the query, because a media player can be given an address
but no header. Addresses are less secret than headers: they stand in histories, recent-file lists
and `Referer`. Hence a *content key*, derived from the token for one file ID, which opens that file
and nothing else; it is what `/api/v1/content-link` hands out. The token itself is taken there too,
for a command typed by hand; nothing here logs addresses, and no answer lets a browser send a
`Referer`.

It knows nothing of what the routes do.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import os
import re
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from starlette.responses import Response

from engine.errors import EnvironmentFailure, UserFacingError
from engine.rest.answers import answer
from engine.rest.connections import ADMITTED

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

TOKEN_BYTES = 32
MAX_BODY = 4 << 20  # enough for the paths of a very large drop
OPEN_PATHS = frozenset({"/docs", "/openapi.json"})  # they say nothing about this node
CONTENT_PREFIX = "/content/"

ANSWER_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
)

_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,}")
_HOST = re.compile(r"(?:\[(?P<v6>[^\]]+)\]|(?P<name>[^:\[\]]+))(?::\d{1,5})?")


def load_or_create_token(path: Path) -> str:
    """The API's bearer token, made on first use (mode 0600); blocking.

    Raises UserFacingError for a file that holds no token, EnvironmentFailure when it cannot be
    used.
    """
    try:
        text = _read_private(path)
        if not text:
            text = _create(path)
    except OSError as error:
        raise EnvironmentFailure(
            f"The API's token file {path} cannot be used: {error.strerror or error}."
        ) from error
    if not _TOKEN.fullmatch(text):
        raise UserFacingError(f"{path} holds no API token; delete it and a new one is made.")
    return text


def load_token(path: Path) -> str:
    """The token of a node that runs; a new one would not be its. Blocking.

    Raises UserFacingError where there is none, else as `load_or_create_token`.
    """
    if not path.exists():
        raise UserFacingError(
            f"{path} is gone, so nobody can talk to the Shoal that runs here; stop that one and "
            "start it again."
        )
    return load_or_create_token(path)


def _read_private(path: Path) -> str:
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o600)
        return path.read_text("ascii", errors="replace").strip()
    except FileNotFoundError:
        return ""


def _create(path: Path) -> str:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(path.name + ".new")
    part.unlink(missing_ok=True)
    fd = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "w", encoding="ascii") as file:
        file.write(token + "\n")
    part.replace(path)
    return token


def content_key(token: str, file_id: str) -> str:
    """What opens `/content/<file_id>` and nothing else: safe to hand to a media player."""
    mac = hmac.digest(token.encode(), f"shoal-content-v1:{file_id}".encode(), hashlib.sha256)
    return mac.hex()


def host_allowed(header: str, bound_host: str) -> bool:
    """Whether a request may name this server so: a loopback name, or, off loopback, any address."""
    match = _HOST.fullmatch(header)
    if match is None:
        return False
    name = (match["v6"] or match["name"]).lower()
    if name in ("localhost", bound_host.lower()):
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or not _is_loopback(bound_host)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class Guard:
    """ASGI middleware: refuses before a byte of the body is read, bounds what is let through."""

    def __init__(self, app: App, *, token: str, bound_host: str) -> None:
        self._app = app
        self._token = token
        self._bound_host = bound_host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on one request."""
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope)
        if refusal is None:
            await self._app(scope, _bounded(receive), _hardened(send))
        else:
            await refusal(scope, receive, _hardened(send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
        if len(hosts) != 1 or not host_allowed(hosts[0], self._bound_host):
            return _refuse(403, "This API answers to its numeric address or localhost only.")
        origins = [value.decode("latin-1") for name, value in headers if name == b"origin"]
        if any(origin != f"http://{hosts[0]}" for origin in origins):
            return _refuse(403, "Other sites may not use this API.")
        if _declared_length(headers) > MAX_BODY:
            return _refuse(413, f"A request may have {MAX_BODY} bytes at most.")
        if self._authorised(scope, headers):
            scope[ADMITTED] = True
            return None
        if scope["path"] in OPEN_PATHS:
            return None
        return _refuse(401, "Send the token from the file api-token in Shoal's home folder.")

    def _authorised(self, scope: Scope, headers: list[tuple[bytes, bytes]]) -> bool:
        for name, value in headers:
            if name == b"authorization":
                kind, _, given = value.decode("latin-1").partition(" ")
                return kind.lower() == "bearer" and _same(given.strip(), self._token)
        if scope["path"].startswith(CONTENT_PREFIX) and scope["method"] in ("GET", "HEAD"):
            return self._query_opens(scope)
        return False

    def _query_opens(self, scope: Scope) -> bool:
        query = scope["query_string"].decode("latin-1")
        try:
            given = parse_qs(query, max_num_fields=16).get("token", [""])[0]
        except ValueError:
            return False
        file_id = scope["path"].removeprefix(CONTENT_PREFIX)
        return _same(given, self._token) or _same(given, content_key(self._token, file_id))


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode(), wanted.encode())


def _refuse(status: int, sentence: str) -> Response:
    headers = {"www-authenticate": "Bearer"} if status == 401 else None
    body = {"error": sentence, "kind": "UserFacingError"}
    return answer(body, status, headers)


def _declared_length(headers: list[tuple[bytes, bytes]]) -> int:
    lengths = [value for name, value in headers if name == b"content-length"]
    return max((int(value) for value in lengths if value.isdigit()), default=0)


def _bounded(receive: Receive) -> Receive:
    """A body without a declared length ends for the route where the bound is."""
    left = MAX_BODY

    async def bounded() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        return message if left >= 0 else {"type": "http.disconnect"}

    return bounded


def _hardened(send: Send) -> Send:
    async def hardened(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *ANSWER_HEADERS]
        await send(message)

    return hardened
