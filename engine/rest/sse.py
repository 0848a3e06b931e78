"""Server-sent events: the text of one, and the parsing of a stream of them.

Owns the framing of `text/event-stream` as the HTML standard has it. What the events mean is
`view_json`'s; who sends and who waits is the server's and the client's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from engine.errors import RemoteProtocolError

MEDIA_TYPE = "text/event-stream"
KEEPALIVE = b": still here\n\n"
KEEPALIVE_S = 15.0
SNAPSHOT = "snapshot"
ERROR = "error"
MAX_EVENT = 64 << 20  # a snapshot of very many transfers, or the pieces of a very large file


@dataclass(frozen=True, slots=True)
class Message:
    """One event: its kind, its decoded JSON data, and its sequence number as text."""

    kind: str
    data: Any
    id: str = ""


def encode(message: Message) -> bytes:
    """The event as it travels; JSON never holds a line break, so one data line is enough."""
    data = json.dumps(message.data, separators=(",", ":"))
    head = f"id: {message.id}\n" if message.id else ""
    return f"{head}event: {message.kind}\ndata: {data}\n\n".encode()


@dataclass(slots=True)
class Decoder:
    """Lines in, whole events out; raises RemoteProtocolError on what is no event of ours."""

    _kind: str = ""
    _id: str = ""
    _data: list[str] = field(default_factory=list)
    _size: int = 0

    def feed_line(self, line: str) -> Iterator[Message]:
        """Take one line without its end; gives the event it completes, if any."""
        if line == "":
            yield from self._finish()
            return
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "event":
            self._kind = value
        elif name == "id":
            self._id = value
        elif name == "data":
            self._take(value)

    def _take(self, value: str) -> None:
        self._size += len(value)
        if self._size > MAX_EVENT:
            raise RemoteProtocolError("The node sent an event too large to be true.")
        self._data.append(value)

    def _finish(self) -> Iterator[Message]:
        if self._data:
            try:
                data = json.loads("\n".join(self._data))
            except ValueError as error:
                raise RemoteProtocolError("The node sent an event that is no JSON.") from error
            yield Message(self._kind, data, self._id)
        self._kind, self._id, self._size = "", "", 0
        self._data.clear()
