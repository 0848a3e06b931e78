"""`GET /content/<fileID>`: a file's bytes over plain HTTP, also while they are still arriving.

Owns the HTTP of it: ranges, validators, names and types. The bytes come from the facade, which
fetches the ranges asked for first. What is served was written by strangers and stands on the API's
own origin, so no browser may run it: `sandbox` and `nosniff` on every answer, and only sound,
pictures and films carry their own type.
"""

from __future__ import annotations

import mimetypes
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import cast
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from engine.api import Facade
from engine.errors import NotFoundError
from engine.rest.ranges import ByteRange, UnsatisfiableRangeError, parse_range
from engine.rest.streaming import StreamedResponse

router = APIRouter(tags=["content"])

CONTENT_POLICY = (
    "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'"
)
INLINE_TYPES = ("audio/", "video/", "image/")
SCRIPTED_TYPES = ("image/svg+xml",)

RANGE_ANSWERS: dict[int | str, dict[str, str]] = {
    206: {"description": "The range asked for."},
    304: {"description": "The client has it: content never changes under its ID."},
    404: {"description": "No such file here."},
    416: {"description": "The range lies outside the file."},
}


@router.head("/content/{file_id}", include_in_schema=False)
@router.get("/content/{file_id}", response_class=Response, responses=RANGE_ANSWERS)
async def content(file_id: str, request: Request) -> Response:
    """The bytes of one file, or the single range that `Range` names."""
    facade = cast(Facade, request.app.state.facade)
    size = await facade.content_size(file_id)
    headers = _headers(file_id, await _name_of(facade, file_id))
    if _matches(request.headers.get("if-none-match"), file_id):
        return Response(status_code=304, headers=headers)
    try:
        wanted = parse_range(_range_header(request, file_id), size)
    except UnsatisfiableRangeError:
        headers["content-range"] = f"bytes */{size}"
        return Response(status_code=416, headers=headers)
    part = wanted or ByteRange(0, size)
    headers["content-length"] = str(part.length)
    if wanted is not None:
        headers["content-range"] = wanted.content_range(size)
    status = 200 if wanted is None else 206
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers)
    body = _read(facade, file_id, part)
    return StreamedResponse(body, request.app.state.owner, status, headers)


async def _read(facade: Facade, file_id: str, part: ByteRange) -> AsyncGenerator[bytes, None]:
    if part.length == 0:
        return
    source = cast(
        "AsyncGenerator[bytes, None]", facade.read_content(file_id, part.start, part.length)
    )
    async with aclosing(source):
        async for chunk in source:
            yield chunk


def _headers(file_id: str, name: str) -> dict[str, str]:
    media_type = mimetypes.guess_type(name)[0] or ""
    inline = media_type.startswith(INLINE_TYPES) and media_type not in SCRIPTED_TYPES
    disposition = "inline" if inline else "attachment"
    return {
        "accept-ranges": "bytes",
        "etag": f'"{file_id}"',
        "cache-control": "private, no-cache",
        "content-type": media_type if inline else "application/octet-stream",
        "content-disposition": f"{disposition}; filename*=UTF-8''{quote(name, safe='')}",
        "content-security-policy": CONTENT_POLICY,
    }


def _matches(header: str | None, file_id: str) -> bool:
    if header is None:
        return False
    tags = [tag.strip().removeprefix("W/") for tag in header.split(",")]
    return f'"{file_id}"' in tags or tags == ["*"]


def _range_header(request: Request, file_id: str) -> str | None:
    """`Range`, unless `If-Range` names another content than this."""
    condition = request.headers.get("if-range")
    if condition is not None and condition.strip() != f'"{file_id}"':
        return None
    return request.headers.get("range")


async def _name_of(facade: Facade, file_id: str) -> str:
    """The name the file goes by here: its row's, or its place in a collection, or its ID."""
    try:
        row = await facade.transfer(file_id)
        if row.file_id == file_id:
            return row.name or file_id
    except NotFoundError:
        pass
    for row in await facade.transfers():
        for file in row.files:
            if file.file_id == file_id:
                return file.path.rpartition("/")[2]
    return file_id
