"""`/api/v1`: the facade's commands and views as HTTP.

Owns paths, methods and bodies; each route is one call of the facade. It decides nothing about
transfers, and leaves refusals to the guard and errors to the server's handlers.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated, cast

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field

from engine.api import Facade
from engine.errors import UsageError
from engine.rest import sse
from engine.rest.answers import answer
from engine.rest.pages import metrics_text
from engine.rest.security import content_key
from engine.rest.streaming import StreamedResponse, event_stream
from engine.views import (
    ArrivalsView,
    AvailabilityView,
    InfoView,
    LimitsMode,
    NodeView,
    PeerView,
    PieceView,
    Preview,
    Priority,
    SchedulePeriod,
    SettingsView,
    TransferView,
)

router = APIRouter(prefix="/api/v1")

MAX_PATHS = 10_000
MAX_FILES = 100_000
MAX_PERIODS = 64
MAX_TEXT = 64 << 10
MAX_TIMEOUT_S = 600.0

PIECE_HEADERS = {
    "X-Shoal-File-Id": "The file's ID.",
    "X-Shoal-Size": "Its size in bytes.",
    "X-Shoal-Piece-Size": "Bytes per piece.",
    "X-Shoal-Revision": "Orders this snapshot among the pieces' events.",
}


class ShareRequest(BaseModel):
    """Absolute paths on the node's machine."""

    paths: list[str] = Field(min_length=1, max_length=MAX_PATHS)


class ShareAnswer(BaseModel):
    """One key per path, in order."""

    keys: list[str]


class DownloadRequest(BaseModel):
    """An ID or link; an absolute directory on the node's machine, or its download folder.

    `only`: files or folders of a collection, or patterns with * and ?; none: all of it.
    """

    text: str = Field(max_length=MAX_TEXT)
    directory: str | None = None
    name: str = ""
    only: list[str] = Field(default=[], max_length=MAX_FILES)


class DownloadAnswer(BaseModel):
    """The key of the transfer."""

    key: str


class PeriodBody(BaseModel):
    """Days from 0 = Monday; minutes after midnight, local time; an early end is the next day's."""

    days: list[int] = Field(max_length=7)
    start: int
    end: int


class SettingsChange(BaseModel):
    """What is left out stays as it is; rates in bytes per second, 0 = no limit."""

    download_dir: str | None = None
    active_downloads: int | None = Field(default=None, ge=0)
    limit_down: int | None = Field(default=None, ge=0)
    limit_up: int | None = Field(default=None, ge=0)
    alternative_down: int | None = Field(default=None, ge=0)
    alternative_up: int | None = Field(default=None, ge=0)
    limits_mode: LimitsMode | None = None
    schedule: list[PeriodBody] | None = Field(default=None, max_length=MAX_PERIODS)

    def applied_to(self, settings: SettingsView) -> SettingsView:
        """The settings with what is named here changed."""
        named = self.model_dump(exclude_none=True, exclude={"schedule"})
        if self.schedule is not None:
            named["schedule"] = tuple(
                SchedulePeriod(tuple(one.days), one.start, one.end) for one in self.schedule
            )
        return replace(settings, **named)


class TransferChange(BaseModel):
    """What is left out stays as it is; `files`: priorities by path."""

    priority: Priority | None = None
    limit_down: int | None = Field(default=None, ge=0)
    limit_up: int | None = Field(default=None, ge=0)
    files: dict[str, Priority] = Field(default={}, max_length=MAX_FILES)


class QueueMove(BaseModel):
    """1 = next in turn; 0 or beyond the end = last."""

    position: int


class MoveRequest(BaseModel):
    """An absolute directory on the node's machine."""

    directory: str


class ContentLink(BaseModel):
    """An address for a media player: opens this one file, and nothing else."""

    url: str


def _facade(request: Request) -> Facade:
    return cast(Facade, request.app.state.facade)


Engine = Annotated[Facade, Depends(_facade)]
Text = Annotated[str, Query(max_length=MAX_TEXT)]
Timeout = Annotated[float, Query(gt=0, le=MAX_TIMEOUT_S)]


@router.get("/status", response_model=NodeView, tags=["node"])
async def status(engine: Engine) -> Response:
    """The node as a whole."""
    return answer(await engine.node())


@router.post("/status/test", response_model=NodeView, tags=["node"])
async def test_reachability(engine: Engine) -> Response:
    """Ask the router, and others to call back, who can reach this node."""
    return answer(await engine.test_reachability())


@router.get("/settings", response_model=SettingsView, tags=["node"])
async def settings(engine: Engine) -> Response:
    """The settings a front end may change."""
    return answer(await engine.settings())


@router.patch("/settings", response_model=SettingsView, tags=["node"])
async def change_settings(change: SettingsChange, engine: Engine) -> Response:
    """Change what is named."""
    if change.download_dir is not None:
        _absolute(change.download_dir)
    await engine.set_settings(change.applied_to(await engine.settings()))
    return await settings(engine)


@router.get("/events", response_class=Response, tags=["node"])
async def events(request: Request, engine: Engine) -> Response:
    """Server-sent events: `snapshot` first, then every event after it, numbered by `id`."""
    source = event_stream(await engine.subscribe(), lambda event: type(event).__name__)
    return StreamedResponse(source, request.app.state.owner, headers=_STREAM_HEADERS)


@router.get("/preview", response_model=Preview, tags=["lookup"])
async def preview(engine: Engine, text: Text, timeout_s: Timeout = 30.0) -> Response:
    """What an ID or link names, before anything is downloaded."""
    return answer(await engine.preview(text, timeout_s))


@router.get("/info", response_model=InfoView, tags=["lookup"])
async def info(engine: Engine, text: Text, timeout_s: Timeout = 30.0) -> Response:
    """Metadata of an ID or link, and who has it."""
    return answer(await engine.info(text, timeout_s))


@router.get("/transfers", response_model=list[TransferView], tags=["transfers"])
async def transfers(engine: Engine) -> Response:
    """All transfers, oldest first."""
    return answer(await engine.transfers())


@router.post("/transfers/share", response_model=ShareAnswer, tags=["transfers"])
async def share(wanted: ShareRequest, engine: Engine) -> Response:
    """Begin to share; hashing goes on behind."""
    paths = [_absolute(path) for path in wanted.paths]
    return answer({"keys": await engine.share(paths)})


@router.post("/transfers/download", response_model=DownloadAnswer, tags=["transfers"])
async def download(wanted: DownloadRequest, engine: Engine) -> Response:
    """Begin to download."""
    directory = None if wanted.directory is None else _absolute(wanted.directory)
    key = await engine.download(wanted.text, directory, wanted.name, wanted.only)
    return answer({"key": key})


@router.get("/transfers/{ref}", response_model=TransferView, tags=["transfers"])
async def transfer(ref: str, engine: Engine) -> Response:
    """One transfer, by key or file ID."""
    return answer(await engine.transfer(ref))


@router.delete("/transfers/{ref}", status_code=204, tags=["transfers"])
async def remove(ref: str, engine: Engine, delete_files: bool = False) -> None:
    """Forget a transfer; its data stays unless `delete_files`."""
    await engine.remove(ref, delete_files)


@router.post("/transfers/{ref}/pause", status_code=204, tags=["transfers"])
async def pause(ref: str, engine: Engine) -> None:
    """Stop moving its bytes."""
    await engine.pause(ref)


@router.post("/transfers/{ref}/resume", status_code=204, tags=["transfers"])
async def resume(ref: str, engine: Engine) -> None:
    """Go on where it stopped."""
    await engine.resume(ref)


@router.post("/transfers/{ref}/verify", status_code=204, tags=["transfers"])
async def verify(ref: str, engine: Engine) -> None:
    """Hash everything on disk again."""
    await engine.verify(ref)


@router.patch("/transfers/{ref}", response_model=TransferView, tags=["transfers"])
async def change_transfer(ref: str, change: TransferChange, engine: Engine) -> Response:
    """Change priority, limits or the choice of files."""
    if change.priority is not None:
        await engine.set_priority(ref, change.priority)
    if change.limit_down is not None or change.limit_up is not None:
        row = await engine.transfer(ref)
        down = row.limit_down if change.limit_down is None else change.limit_down
        up = row.limit_up if change.limit_up is None else change.limit_up
        await engine.set_transfer_limits(ref, down, up)
    if change.files:
        await engine.set_file_priorities(ref, change.files)
    return answer(await engine.transfer(ref))


@router.post("/transfers/{ref}/queue", status_code=204, tags=["transfers"])
async def queue_move(ref: str, move: QueueMove, engine: Engine) -> None:
    """Let a download that waits come earlier or later."""
    await engine.queue_move(ref, move.position)


@router.post("/transfers/{ref}/move", status_code=204, tags=["transfers"])
async def move_to(ref: str, move: MoveRequest, engine: Engine) -> None:
    """Move its data to another directory; answers when all of it stands there."""
    await engine.move_to(ref, _absolute(move.directory))


@router.get("/transfers/{ref}/peers", response_model=list[PeerView], tags=["transfers"])
async def peers(ref: str, engine: Engine) -> Response:
    """Connected peers in its swarm."""
    return answer(await engine.peers(ref))


@router.get(
    "/transfers/{ref}/pieces",
    response_class=Response,
    responses={
        200: {
            "content": {"application/octet-stream": {}},
            "headers": {
                name: {"description": text, "schema": {"type": "string"}}
                for name, text in PIECE_HEADERS.items()
            },
        }
    },
    tags=["transfers"],
)
async def pieces(ref: str, engine: Engine, path: str = "") -> Response:
    """One byte per piece.

    0 missing, 1 requested, 2 downloading, 3 verifying, 4 complete, 5 failed.
    """
    view = await engine.pieces(ref, path)
    values = (view.file_id, str(view.size), str(view.piece_size), str(view.revision))
    return Response(
        view.states,
        media_type="application/octet-stream",
        headers=dict(zip(PIECE_HEADERS, values, strict=True)),
    )


@router.get("/transfers/{ref}/pieces/events", response_class=Response, tags=["transfers"])
async def piece_events(ref: str, request: Request, engine: Engine, path: str = "") -> Response:
    """Server-sent events: the pieces as a `snapshot`, then each change."""
    subscription = await engine.watch_pieces(ref, path)
    source = event_stream(subscription, lambda event: type(event).__name__)
    return StreamedResponse(source, request.app.state.owner, headers=_STREAM_HEADERS)


@router.get("/transfers/{ref}/availability", response_model=AvailabilityView, tags=["transfers"])
async def availability(ref: str, engine: Engine, path: str = "") -> Response:
    """Copies of each piece at others: one byte per piece, base64."""
    return answer(await engine.availability(ref, path))


@router.get("/transfers/{ref}/arrivals", response_model=ArrivalsView, tags=["transfers"])
async def arrivals(ref: str, engine: Engine, path: str = "") -> Response:
    """When each piece came in: eight bytes each, base64.

    Milliseconds after `began` and the piece's number, both little-endian and of 32 bits.
    """
    return answer(await engine.arrivals(ref, path))


@router.get("/transfers/{ref}/pieces/{index}", response_model=PieceView, tags=["transfers"])
async def piece_details(ref: str, index: int, engine: Engine, path: str = "") -> Response:
    """Everything known of one piece."""
    return answer(await engine.piece_details(ref, index, path))


@router.get("/content-link/{file_id}", response_model=ContentLink, tags=["content"])
async def content_link(file_id: str, request: Request, engine: Engine) -> Response:
    """An address that a media player can open."""
    await engine.content_size(file_id)
    key = content_key(request.app.state.token, file_id)
    return answer({"url": f"{request.base_url}content/{file_id}?token={key}"})


metrics_router = APIRouter()


@metrics_router.get("/metrics", response_class=Response, tags=["node"])
async def metrics(engine: Engine) -> Response:
    """The node's figures for Prometheus."""
    text = metrics_text(await engine.node(), await engine.transfers())
    return Response(text, media_type="text/plain; version=0.0.4")


def _absolute(text: str) -> Path:
    path = Path(text)
    if not path.is_absolute() or "\0" in text or not _has_bytes(text):
        raise UsageError(f"{text!r} is not an absolute path on the node's machine.")
    return path


def _has_bytes(path: str) -> bool:
    """Whether a file system can know it: JSON spells halves of characters that are nothing."""
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return True


_STREAM_HEADERS = {"content-type": sse.MEDIA_TYPE, "cache-control": "no-store"}
