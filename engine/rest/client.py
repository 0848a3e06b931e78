"""The facade over HTTP: an engine in another process, used exactly like one in this process.

Owns the connection, and the way back from HTTP's answers to views and errors. It keeps no state of
the node: what it gives was true at the node when it answered.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.parse import quote

import httpx

from engine import view_json
from engine.errors import (
    EnvironmentFailure,
    NodeStopped,
    NotFoundError,
    RemoteProtocolError,
    ShoalError,
)
from engine.events import Event, PiecesChanged
from engine.rest import sse
from engine.rest.catalogue_client import RemoteCatalogue
from engine.rest.faults import error_from
from engine.tasks import TaskOwner
from engine.views import (
    ArrivalsView,
    AvailabilityView,
    InfoView,
    NodeView,
    PeerView,
    PiecesView,
    PieceView,
    Preview,
    Priority,
    SettingsView,
    Snapshot,
    TransferView,
)

CONNECT_S = 5.0
ANSWER_S = 60.0
QUIET_S = 3 * sse.KEEPALIVE_S  # an event stream silent for longer is dead
EVENTS_AHEAD = 64

S = TypeVar("S", Snapshot, PiecesView)
E = TypeVar("E", bound=Event)


class RemoteSubscription(Generic[S, E]):
    """A snapshot and what follows it, read from a server-sent event stream by a task of its own."""

    snapshot: S

    def __init__(self, snapshot: type[S], kind: type[E]) -> None:
        self._view: type[S] = snapshot
        self._kind: type[E] = kind
        self._queue: asyncio.Queue[E | ShoalError | None] = asyncio.Queue(EVENTS_AHEAD)
        self._owner = TaskOwner("remote events")

    async def open(self, messages: AsyncGenerator[sse.Message, None]) -> None:
        """Begin; returns when the snapshot is here, raises what kept it from coming."""
        self._owner.start(self._pump(messages), "pump")
        begun = False
        try:
            first = await self._queue.get()
            if isinstance(first, ShoalError):
                raise first
            begun = True
        finally:
            if not begun:
                await self._owner.stop()

    async def __aiter__(self) -> AsyncIterator[E]:
        """Events until the node stops or the subscription is closed."""
        while (item := await self._queue.get()) is not None:
            if isinstance(item, ShoalError):
                raise item
            yield item

    async def close(self) -> None:
        """Stop receiving."""
        await self._owner.stop()
        while not self._queue.empty():
            self._queue.get_nowait()
        self._queue.put_nowait(None)

    async def _pump(self, messages: AsyncGenerator[sse.Message, None]) -> None:
        try:
            async with aclosing(messages):
                first = await anext(messages, None)
                if first is None or first.kind != sse.SNAPSHOT:
                    raise RemoteProtocolError("The node's events did not begin with a snapshot.")
                self.snapshot = view_json.from_json(self._view, first.data)
                await self._queue.put(None)
                async for message in messages:
                    event = view_json.event_from_json(message.data)
                    if isinstance(event, self._kind):
                        await self._queue.put(event)
            await self._queue.put(None)
        except ShoalError as error:
            await self._queue.put(error)


class RemoteEngine:
    """`engine.api.Facade` at `url`, with the bearer `token` of that node's home."""

    def __init__(
        self, url: str, token: str, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._url = url
        self._http = httpx.AsyncClient(
            base_url=url,
            headers={"authorization": f"Bearer {token}", "accept-encoding": "identity"},
            timeout=httpx.Timeout(ANSWER_S, connect=CONNECT_S),
            limits=httpx.Limits(max_connections=None),
            trust_env=False,  # a proxy for the web is no way to a node
            transport=transport,
        )
        self.catalogue = RemoteCatalogue(self._json)

    async def stop(self) -> None:
        """Let go of the connection; the node goes on."""
        await self._http.aclose()

    async def subscribe(self) -> RemoteSubscription[Snapshot, Event]:
        """Snapshot and subscription in one step."""
        return await self._follow("/api/v1/events", {}, Snapshot, Event)

    async def watch_pieces(
        self, ref: str, path: str = ""
    ) -> RemoteSubscription[PiecesView, PiecesChanged]:
        """Pieces of a transfer and their changes."""
        url = f"{_transfer(ref)}/pieces/events"
        return await self._follow(url, {"path": path}, PiecesView, PiecesChanged)

    async def node(self) -> NodeView:
        """The node as a whole."""
        return view_json.from_json(NodeView, await self._get("/api/v1/status"))

    async def test_reachability(self) -> NodeView:
        """Ask the router and others who can reach the node."""
        answer = await self._json("POST", "/api/v1/status/test")
        return view_json.from_json(NodeView, answer)

    async def transfers(self) -> tuple[TransferView, ...]:
        """All rows, oldest first."""
        rows = await self._get("/api/v1/transfers")
        return tuple(view_json.from_json(TransferView, row) for row in _items(rows))

    async def transfer(self, ref: str) -> TransferView:
        """One row; raises NotFoundError."""
        return view_json.from_json(TransferView, await self._get(_transfer(ref)))

    async def share(self, paths: Sequence[Path]) -> tuple[str, ...]:
        """Begin to share each path of this machine, which must be the node's too."""
        body = {"paths": [_absolute(path) for path in paths]}
        answer = await self._json("POST", "/api/v1/transfers/share", body=body)
        return tuple(str(key) for key in _items(_field(answer, "keys")))

    async def preview(self, text: str, timeout_s: float = 30.0) -> Preview:
        """What an ID or link names."""
        return view_json.from_json(Preview, await self._look("preview", text, timeout_s))

    async def info(self, text: str, timeout_s: float = 30.0) -> InfoView:
        """Metadata and providers of an ID or link."""
        return view_json.from_json(InfoView, await self._look("info", text, timeout_s))

    async def download(
        self,
        text: str,
        directory: Path | None = None,
        name: str = "",
        only: Sequence[str] = (),
    ) -> str:
        """Begin to download into a directory of the node's machine."""
        where = None if directory is None else _absolute(directory)
        body = {"text": text, "directory": where, "name": name, "only": list(only)}
        answer = await self._json("POST", "/api/v1/transfers/download", body=body)
        return str(_field(answer, "key"))

    async def pause(self, ref: str) -> None:
        """Stop moving its bytes."""
        await self._json("POST", f"{_transfer(ref)}/pause")

    async def resume(self, ref: str) -> None:
        """Go on where it stopped."""
        await self._json("POST", f"{_transfer(ref)}/resume")

    async def remove(self, ref: str, delete_files: bool = False) -> None:
        """Forget the transfer."""
        await self._json("DELETE", _transfer(ref), params={"delete_files": delete_files})

    async def verify(self, ref: str) -> None:
        """Hash everything on disk again."""
        await self._json("POST", f"{_transfer(ref)}/verify")

    async def pieces(self, ref: str, path: str = "") -> PiecesView:
        """One immutable snapshot of the pieces."""
        answer = await self._request("GET", f"{_transfer(ref)}/pieces", params={"path": path})
        try:
            return PiecesView(
                file_id=answer.headers["x-shoal-file-id"],
                piece_size=int(answer.headers["x-shoal-piece-size"]),
                size=int(answer.headers["x-shoal-size"]),
                states=answer.content,
                revision=int(answer.headers["x-shoal-revision"]),
            )
        except (KeyError, ValueError) as error:
            raise RemoteProtocolError("The node answered with no pieces.") from error

    async def peers(self, ref: str) -> tuple[PeerView, ...]:
        """Connected peers in the swarm of a transfer."""
        rows = await self._get(f"{_transfer(ref)}/peers")
        return tuple(view_json.from_json(PeerView, row) for row in _items(rows))

    async def content_size(self, file_id: str) -> int:
        """Size of a known file; raises NotFoundError."""
        try:
            answer = await self._request("HEAD", _content(file_id))
        except NotFoundError:
            raise NotFoundError(f"No file with the ID {file_id} is known here.") from None
        try:
            return int(answer.headers["content-length"])
        except (KeyError, ValueError) as error:
            raise RemoteProtocolError("The node did not say how large the file is.") from error

    async def read_content(
        self, file_id: str, start: int, length: int
    ) -> AsyncGenerator[bytes, None]:
        """The bytes of a file, as they arrive at the node."""
        if length == 0:
            return
        headers = {"range": f"bytes={start}-{start + length - 1}"}
        timeout = httpx.Timeout(None, connect=CONNECT_S)  # missing pieces come when they come
        left = length
        async with self._stream(_content(file_id), headers=headers, timeout=timeout) as answer:
            async for chunk in answer.aiter_raw():
                left -= len(chunk)
                yield chunk
        if left:
            raise EnvironmentFailure("The node stopped in the middle of the file.")

    async def availability(self, ref: str, path: str = "") -> AvailabilityView:
        """How many others have each piece."""
        answer = await self._json("GET", f"{_transfer(ref)}/availability", params={"path": path})
        return view_json.from_json(AvailabilityView, answer)

    async def piece_details(self, ref: str, index: int, path: str = "") -> PieceView:
        """Everything known of one piece."""
        url = f"{_transfer(ref)}/pieces/{index}"
        return view_json.from_json(PieceView, await self._json("GET", url, params={"path": path}))

    async def arrivals(self, ref: str, path: str = "") -> ArrivalsView:
        """When each piece came in."""
        answer = await self._json("GET", f"{_transfer(ref)}/arrivals", params={"path": path})
        return view_json.from_json(ArrivalsView, answer)

    async def queue_move(self, ref: str, position: int) -> None:
        """Put a waiting download at a place of the queue."""
        await self._json("POST", f"{_transfer(ref)}/queue", body={"position": position})

    async def set_priority(self, ref: str, priority: Priority) -> None:
        """Share of a limited bandwidth beside other transfers."""
        await self._json("PATCH", _transfer(ref), body={"priority": priority})

    async def set_file_priorities(self, ref: str, priorities: Mapping[str, Priority]) -> None:
        """Choose among a collection's files."""
        await self._json("PATCH", _transfer(ref), body={"files": priorities})

    async def set_transfer_limits(self, ref: str, down: int, up: int) -> None:
        """Bytes per second of one transfer."""
        await self._json("PATCH", _transfer(ref), body={"limit_down": down, "limit_up": up})

    async def move_to(self, ref: str, directory: Path) -> None:
        """Move the data to a directory of the node's machine."""
        body = {"directory": _absolute(directory)}
        timeout = httpx.Timeout(None, connect=CONNECT_S)  # a terabyte takes its time
        await self._json("POST", f"{_transfer(ref)}/move", body=body, timeout=timeout)

    async def settings(self) -> SettingsView:
        """What the node keeps over restarts."""
        return view_json.from_json(SettingsView, await self._get("/api/v1/settings"))

    async def set_settings(self, settings: SettingsView) -> None:
        """Replace all settings."""
        await self._json("PATCH", "/api/v1/settings", body=settings)

    async def set_download_dir(self, directory: Path) -> None:
        """Where downloads go from now on, on the node's machine."""
        body = {"download_dir": _absolute(directory)}
        await self._json("PATCH", "/api/v1/settings", body=body)

    async def set_limits(self, down: int, up: int) -> None:
        """Bytes per second for the whole node, 0 = none."""
        body = {"limit_down": down, "limit_up": up}
        await self._json("PATCH", "/api/v1/settings", body=body)

    async def _look(self, what: str, text: str, timeout_s: float) -> Any:
        params = {"text": text, "timeout_s": timeout_s}
        timeout = httpx.Timeout(timeout_s + ANSWER_S, connect=CONNECT_S)
        return await self._json("GET", f"/api/v1/{what}", params=params, timeout=timeout)

    async def _follow(
        self, url: str, params: dict[str, str], snapshot: type[S], kind: type[E]
    ) -> RemoteSubscription[S, E]:
        subscription = RemoteSubscription(snapshot, kind)
        await subscription.open(self._messages(url, params))
        return subscription

    async def _messages(
        self, url: str, params: dict[str, str]
    ) -> AsyncGenerator[sse.Message, None]:
        decoder = sse.Decoder()
        timeout = httpx.Timeout(QUIET_S, connect=CONNECT_S)
        async with self._stream(url, params=params, timeout=timeout) as answer:
            async for line in answer.aiter_lines():
                for message in decoder.feed_line(line):
                    if message.kind == sse.ERROR:
                        raise error_from(500, message.data)
                    yield message

    async def _get(self, url: str) -> Any:
        return await self._json("GET", url)

    async def _json(self, method: str, url: str, body: object = None, **options: Any) -> Any:
        if body is not None:
            options["content"] = view_json.dumps(body)
            options["headers"] = {"content-type": "application/json"}
        answer = await self._request(method, url, **options)
        return _decoded(answer) if answer.content else None

    async def _request(self, method: str, url: str, **options: Any) -> httpx.Response:
        try:
            answer = await self._http.request(method, url, **options)
        except httpx.TransportError as error:
            raise self._gone(error) from error
        if not answer.is_success:
            raise error_from(answer.status_code, _decoded(answer))
        return answer

    @asynccontextmanager
    async def _stream(self, url: str, **options: Any) -> AsyncIterator[httpx.Response]:
        try:
            async with self._http.stream("GET", url, **options) as answer:
                if not answer.is_success:
                    await answer.aread()
                    raise error_from(answer.status_code, _decoded(answer))
                yield answer
        except httpx.TransportError as error:
            raise self._gone(error) from error

    def _gone(self, error: httpx.TransportError) -> EnvironmentFailure:
        if isinstance(error, httpx.TimeoutException):
            return EnvironmentFailure(f"The node at {self._url} does not answer in time.")
        return NodeStopped(f"The node at {self._url} cannot be reached; is it running?")


def _absolute(path: Path) -> str:
    return str(path.absolute())


def _transfer(ref: str) -> str:
    return f"/api/v1/transfers/{quote(ref, safe='')}"


def _content(file_id: str) -> str:
    return f"/content/{quote(file_id, safe='')}"


def _decoded(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError as error:
        if answer.is_success:
            raise RemoteProtocolError("The node's answer is no JSON.") from error
        return None


def _items(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise RemoteProtocolError("The node answered with something that is no list.")
    return value


def _field(value: object, name: str) -> object:
    if not isinstance(value, dict) or name not in value:
        raise RemoteProtocolError(f"The node's answer lacks {name!r}.")
    return value[name]
