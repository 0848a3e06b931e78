"""Links: a file ID with hints, as people copy and paste it.

Owns the form `shoal:<fileID>?name=…&size=…&peer=…` and finding IDs in any text. Everything but
the ID is a hint that may be wrong or missing: a hint that makes no sense is dropped, never an
error, so a damaged link still works by its ID.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode

from engine.content.file_id import MAX_FILE_SIZE, FileId, format_id, parse_id
from engine.content.paths import safe_name
from engine.errors import UserFacingError

SCHEME = "shoal:"
MAX_PEERS = 16  # hints of one link that are kept
MAX_PEER_CHARS = 256  # of one multiaddr
MAX_QUERY_CHARS = 16384
MAX_FOUND = 1000  # links taken from one text

_ID = r"[0-9a-fA-F]{64}"
_LINK = re.compile(rf"shoal:/{{0,3}}({_ID})/?(?:\?([^#]*))?(?:#.*)?", re.IGNORECASE | re.DOTALL)
# In running text: a link up to the first space, quote or bracket, or 64 hex digits on their own.
_IN_TEXT = re.compile(
    rf"shoal:/{{0,3}}{_ID}(?![0-9a-zA-Z])/?(?:\?[^\s<>\"'`]*)?"
    rf"|(?<![0-9a-zA-Z]){_ID}(?![0-9a-zA-Z])",
    re.IGNORECASE,
)
_WRAPPING = " \t\r\n\v\f\u00a0\u200b\ufeff<>\"'`“”‘’«»()[]"
_TRAILING = ".,;:!)]}"  # ends a sentence rather than a link


@dataclass(frozen=True, slots=True)
class Link:
    """A file ID and what a link says about it."""

    file_id: FileId
    name: str = ""  # clean, or "" when the link gives none
    size: int | None = None
    peers: tuple[str, ...] = ()  # multiaddrs to try first


def format_link(link: Link) -> str:
    """The text of a link; `parse_link` gives it back."""
    hints = [("name", link.name)] if link.name else []
    if link.size is not None:
        hints.append(("size", str(link.size)))
    hints += [("peer", peer) for peer in link.peers[:MAX_PEERS]]
    # Slashes and colons of a multiaddr need no escape in a query (RFC 3986, section 3.4).
    query = urlencode(hints, safe="/:", quote_via=quote)
    return SCHEME + format_id(link.file_id) + (f"?{query}" if query else "")


def parse_link(text: str) -> Link:
    """The link or bare ID that `text` is, with space, quotes or brackets around it.

    Raises UserFacingError with a sentence when it is neither.
    """
    inner = text.strip(_WRAPPING)
    match = _LINK.fullmatch(inner)
    if match is not None:
        return _link(match[1], match[2] or "")
    if inner.lower().startswith(SCHEME):
        raise UserFacingError(
            "This link is damaged: its ID is not 64 characters from 0-9 and a-f; copy it again."
        )
    return Link(parse_id(inner))


def find_ids(text: str) -> list[Link]:
    """All links and bare IDs anywhere in `text`, each ID once, in order, with a link's hints."""
    found: dict[FileId, Link] = {}
    for match in _IN_TEXT.finditer(text):
        link = parse_link(match[0].rstrip(_TRAILING))
        known = found.get(link.file_id)
        if known is None and len(found) >= MAX_FOUND:
            break
        if known is None or known == Link(link.file_id):
            found[link.file_id] = link
    return list(found.values())


def _link(digits: str, query: str) -> Link:
    name, size = "", None
    peers: list[str] = []
    for key, value in _hints(query):
        if key == "name" and not name:
            name = safe_name(value)
        elif key == "size" and size is None:
            size = _size(value)
        elif key == "peer" and _is_peer(value) and value not in peers:
            peers.append(value)
    return Link(parse_id(digits), name, size, tuple(peers[:MAX_PEERS]))


def _hints(query: str) -> list[tuple[str, str]]:
    if len(query) > MAX_QUERY_CHARS:
        return []
    return parse_qsl(query, errors="replace")


def _size(value: str) -> int | None:
    if not re.fullmatch("[0-9]{1,15}", value):
        return None
    return size if (size := int(value)) <= MAX_FILE_SIZE else None


def _is_peer(value: str) -> bool:
    return len(value) <= MAX_PEER_CHARS and value.startswith("/") and value.isprintable()
