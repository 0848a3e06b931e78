"""HTTP Range for one representation: which bytes a `Range` header asks for.

Owns RFC 9110 section 14 as far as single byte ranges go. It reads no file and sends nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SINGLE = re.compile(r"bytes\s*=\s*(\d{0,20})\s*-\s*(\d{0,20})\s*", re.IGNORECASE)


class UnsatisfiableRangeError(Exception):
    """The range lies outside the content: 416."""


@dataclass(frozen=True, slots=True)
class ByteRange:
    """`length` bytes from `start`; never empty."""

    start: int
    length: int

    def content_range(self, size: int) -> str:
        """The `Content-Range` header of a 206 answer."""
        return f"bytes {self.start}-{self.start + self.length - 1}/{size}"


def parse_range(header: str | None, size: int) -> ByteRange | None:
    """The one range asked for, or None for the whole content.

    A header that is malformed or asks for several ranges is ignored, as RFC 9110 14.2 allows.
    Raises UnsatisfiableRangeError for a range with no byte in it.
    """
    match = _SINGLE.fullmatch(header.strip()) if header else None
    if match is None or (match[1] == "" and match[2] == ""):
        return None
    if match[1] == "":
        return _suffix(int(match[2]), size)
    start = int(match[1])
    last = min(int(match[2]), size - 1) if match[2] else size - 1
    if match[2] and int(match[2]) < start:
        return None
    if start >= size:
        raise UnsatisfiableRangeError
    return ByteRange(start, last - start + 1)


def _suffix(length: int, size: int) -> ByteRange:
    if length == 0 or size == 0:
        raise UnsatisfiableRangeError
    return ByteRange(max(0, size - length), min(length, size))
