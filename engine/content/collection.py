"""Collections: the canonical list of files that a collection's ID stands for.

Owns the manifest's form. Walking a folder, hashing and placing files are done elsewhere; which
paths are safe and which collide is decided in `paths`.

A manifest is text, a header line and one line per file:

    shoal-collection-v1
    <file ID, 64 hex digits> <size, decimal> <path>

Lines end with one line feed and are sorted by the path's UTF-8 bytes. The same entries give the
same bytes everywhere, which protobuf does not promise, and the ID is a hash of these bytes. A
path holds no control character, so no line can be mistaken; a person can read it, and so can
`grep`.

Decoding accepts exactly what encoding gives. What a peer sends is refused as a whole when one
path is unsafe, or when two paths cannot stand side by side on every system: differing in case
only, or a file where another entry needs a folder. The sharer resolves such cases before
(`paths.portable_paths`), so that whoever downloads has nothing to decide and every copy has the
same paths.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from engine.content.file_id import ID_BYTES, MAX_FILE_SIZE, FileId, format_id
from engine.content.paths import find_collision, safe_relative
from engine.errors import RemoteProtocolError, UserFacingError

HEADER = b"shoal-collection-v1\n"
MAX_ENTRIES = 100_000
MAX_MANIFEST_BYTES = 32 << 20

_LINE = re.compile(r"([0-9a-f]{64}) (0|[1-9][0-9]{0,14}) ([^\n]+)")


@dataclass(frozen=True, slots=True)
class CollectionEntry:
    """One file: where it stands below the collection's folder, and what it is."""

    path: str  # "/" between parts; see `paths.safe_relative`
    size: int
    file_id: FileId


def encode_manifest(entries: Iterable[CollectionEntry]) -> bytes:
    """The canonical manifest of these files, in whatever order they come.

    Raises UserFacingError when they are none, too many, or take too many bytes, and
    RemoteProtocolError when `decode_manifest` would refuse the result.
    """
    chosen = sorted(entries, key=_order)
    if not chosen:
        raise UserFacingError("There are no files to share in it; choose a folder with files.")
    if len(chosen) > MAX_ENTRIES:
        raise UserFacingError(
            f"It holds {len(chosen)} files, and a collection can have {MAX_ENTRIES};"
            " share its folders one by one."
        )
    _check(chosen)
    manifest = HEADER + b"".join(_line(entry) for entry in chosen)
    if len(manifest) > MAX_MANIFEST_BYTES:
        raise UserFacingError("The list of its files is too long; share its folders one by one.")
    return manifest


def decode_manifest(manifest: bytes) -> tuple[CollectionEntry, ...]:
    """The files of a manifest, sorted.

    Raises RemoteProtocolError unless it is canonical and safe.
    """
    if len(manifest) > MAX_MANIFEST_BYTES or not manifest.startswith(HEADER):
        raise RemoteProtocolError("this is not the list of a collection's files")
    if manifest.count(b"\n") - 1 > MAX_ENTRIES:
        raise RemoteProtocolError("the collection has too many files")
    try:
        lines = manifest[len(HEADER) :].decode().split("\n")
    except UnicodeDecodeError as error:
        raise RemoteProtocolError("the list of a collection's files is not text") from error
    if lines.pop() or not lines:  # what follows the last line feed
        raise RemoteProtocolError("the list of a collection's files is empty or cut off")
    entries = tuple(_entry(line) for line in lines)
    keys = [_order(entry) for entry in entries]
    if keys != sorted(keys):
        raise RemoteProtocolError("the list of a collection's files is not sorted")
    _check(entries)
    return entries


def _order(entry: CollectionEntry) -> bytes:
    return entry.path.encode("utf-8", "surrogatepass")


def _line(entry: CollectionEntry) -> bytes:
    return f"{format_id(entry.file_id)} {entry.size} {entry.path}\n".encode()


def _entry(line: str) -> CollectionEntry:
    match = _LINE.fullmatch(line)
    if match is None:
        raise RemoteProtocolError("the list of a collection's files has a malformed line")
    return CollectionEntry(match[3], int(match[2]), FileId(bytes.fromhex(match[1])))


def _check(entries: Iterable[CollectionEntry]) -> None:
    """What must hold for every manifest, made here or come from a peer."""
    for entry in entries:
        safe_relative(entry.path)
        if not 0 <= entry.size <= MAX_FILE_SIZE or len(entry.file_id) != ID_BYTES:
            raise RemoteProtocolError(f"the collection's {entry.path!r} has an impossible size")
    collision = find_collision(entry.path for entry in entries)
    if collision is not None:
        raise RemoteProtocolError(f"the collection's {collision!r} collides with another file")
