"""Text that a peer wrote: what may be taken for text at all, and what may be shown on one line.

Owns these two rules for every message of this room; what the text means is its reader's matter.
"""

from __future__ import annotations

from engine.errors import RemoteProtocolError


def utf8(value: str | bytes) -> str:
    """A string of a proto2 message; the decoder hands out what is not UTF-8 as bytes.

    Raises RemoteProtocolError for those: proto2 says that a string is UTF-8.
    """
    if isinstance(value, bytes):
        raise RemoteProtocolError("A text that the peer sent is not UTF-8.")
    return value


def one_line(text: str, limit: int) -> str:
    """At most `limit` characters that can be shown, without line breaks and controls."""
    return "".join(char for char in text if char.isprintable()).strip()[:limit]
