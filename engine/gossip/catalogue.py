"""What travels in the public catalogue: an entry of a publisher, or its withdrawal, and where.

Owns the entry's form and bounds, the texts that may stand in one, and the shards: every publisher
speaks in one of 64 topics, which follows from its key. So whoever follows a publisher listens in
one place, and one publisher cannot press on all of them. Who said it and in which order is the
signed message's; what is believed and kept is `ledger`'s.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from google.protobuf.message import DecodeError

from engine.errors import RemoteProtocolError, UserFacingError
from engine.gossip import catalogue_pb2 as pb
from engine.gossip.messages import PeerId, Topic

SHARDS: Final = 64
TOPIC_PREFIX: Final = "/shoal/catalogue/"
RENDEZVOUS_TAG: Final = b"shoal-catalogue-shard-v1\0"

FILE_ID_BYTES: Final = 32
MAX_ENTRY_BYTES: Final = 4096
MAX_TITLE: Final = 120  # characters, like the next three
MAX_TAGS: Final = 8
MAX_TAG: Final = 32
MAX_DESCRIPTION: Final = 1000
MAX_SIZE: Final = 1 << 50  # more than any content; fits every integer it meets

TTL_S: Final = 7 * 86400.0
"""How long an entry stands after its `at`, unless it is said again."""
MAX_AHEAD_S: Final = 26 * 3600.0
"""How far ahead of ours a publisher's clock may be: desktop clocks are wrong by time zones."""

_TOPIC = re.compile(re.escape(TOPIC_PREFIX) + "([0-3][0-9a-f])")
_SPACES = re.compile(r"\s+")
_NEW_LINES = re.compile(r"\n{3,}")
# Text that reorders what stands around it could make one line look like another.
_FORBIDDEN_CATEGORIES: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_BIDI_CONTROLS: Final = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


@dataclass(frozen=True, slots=True)
class Entry:
    """One file or collection in the catalogue, by its publisher's word."""

    file_id: bytes
    at: int  # seconds since the epoch
    title: str = ""
    tags: tuple[str, ...] = ()
    description: str = ""
    size: int = 0
    collection: bool = False
    withdrawn: bool = False


def shard_of(publisher: PeerId) -> int:
    """The shard that a publisher speaks in."""
    return sha256(publisher).digest()[0] % SHARDS


def shard_topic(shard: int) -> Topic:
    """The topic of a shard."""
    return Topic(f"{TOPIC_PREFIX}{shard:02x}")


def shard_of_topic(topic: Topic) -> int | None:
    """The shard whose topic it is, or None for any other topic."""
    found = _TOPIC.fullmatch(topic)
    return int(found[1], 16) if found else None


def rendezvous_id(shard: int) -> bytes:
    """The 32-byte ID under which those who keep a shard find each other in the DHT."""
    return sha256(RENDEZVOUS_TAG + bytes([shard])).digest()


# What a person writes


def make_entry(
    file_id: bytes,
    at: int,
    *,
    title: str,
    tags: Iterable[str] = (),
    description: str = "",
    size: int = 0,
    collection: bool = False,
) -> Entry:
    """An entry from what a person typed, tidied; UserFacingError names what is too much."""
    words = dict.fromkeys(_line(tag).lower().lstrip("#").strip() for tag in tags)
    words.pop("", None)
    entry = Entry(
        file_id=file_id,
        at=at,
        title=_line(title),
        tags=tuple(words),
        description=_paragraphs(description),
        size=min(size, MAX_SIZE),
        collection=collection,
    )
    if fault := _fault(entry):
        raise UserFacingError(f"The entry {fault}; shorten or change it.")
    if len(encode_entry(entry)) > MAX_ENTRY_BYTES:
        raise UserFacingError("The entry is too long in all; shorten its description.")
    return entry


def _line(text: str) -> str:
    return _SPACES.sub(" ", _readable(text)).strip()


def _paragraphs(text: str) -> str:
    lines = (_line(line) for line in re.split(r"\r\n|\r|\n", text))
    return _NEW_LINES.sub("\n\n", "\n".join(lines)).strip()


def _readable(text: str) -> str:
    """NFC, and whatever could not stand in an entry as a space."""
    return "".join(" " if _is_forbidden(c) else c for c in unicodedata.normalize("NFC", text))


# Bytes


def encode_entry(entry: Entry) -> bytes:
    """The data of the message that says it."""
    out = pb.CatalogueEntry(
        file_id=entry.file_id,
        at=entry.at,
        withdrawn=entry.withdrawn,
        title=entry.title,
        tags=entry.tags,
        description=entry.description,
        size=entry.size,
        collection=entry.collection,
    )
    return out.SerializeToString()


def decode_entry(data: bytes) -> Entry:
    """The entry in a message's data; RemoteProtocolError if it breaks a rule."""
    if len(data) > MAX_ENTRY_BYTES:
        raise RemoteProtocolError("A catalogue entry is too long.")
    try:
        decoded = pb.CatalogueEntry.FromString(data)
    except DecodeError as error:
        raise RemoteProtocolError("A catalogue entry is malformed.") from error
    if len(decoded.tags) > MAX_TAGS:
        raise RemoteProtocolError("A catalogue entry has too many tags.")
    entry = Entry(
        file_id=decoded.file_id,
        at=decoded.at,
        title=decoded.title,
        tags=tuple(decoded.tags),
        description=decoded.description,
        size=decoded.size,
        collection=decoded.collection,
        withdrawn=decoded.withdrawn,
    )
    if fault := _fault(entry):
        raise RemoteProtocolError(f"A catalogue entry {fault}.")
    return entry


# What may stand in one


def _fault(entry: Entry) -> str:
    """The rule an entry breaks, or ""."""
    if len(entry.file_id) != FILE_ID_BYTES:
        return "names no file"
    if entry.size > MAX_SIZE or entry.at > MAX_SIZE:
        return "has an impossible number"
    if entry.withdrawn:
        return (
            "is withdrawn and described"
            if entry != Entry(entry.file_id, entry.at, withdrawn=True)
            else ""
        )
    return (
        _title_fault(entry.title)
        or _tags_fault(entry.tags)
        or _description_fault(entry.description)
    )


def _title_fault(title: str) -> str:
    if not title.strip():
        return "has no title"
    return _text_fault("title", title, MAX_TITLE)


def _tags_fault(tags: tuple[str, ...]) -> str:
    if len(tags) > MAX_TAGS:
        return f"has more than {MAX_TAGS} tags"
    if len(set(tags)) != len(tags) or not all(tag.strip() for tag in tags):
        return "has a tag that says nothing"
    return next(filter(None, (_text_fault("tag", tag, MAX_TAG) for tag in tags)), "")


def _description_fault(description: str) -> str:
    return _text_fault("description", description, MAX_DESCRIPTION, allowed="\n")


def _text_fault(what: str, text: str, limit: int, allowed: str = "") -> str:
    if len(text) > limit:
        return f"has a {what} of more than {limit} characters"
    if any(_is_forbidden(c) and c not in allowed for c in text):
        return f"has control characters in a {what}"
    return ""


def _is_forbidden(character: str) -> bool:
    return unicodedata.category(character) in _FORBIDDEN_CATEGORIES or character in _BIDI_CONTROLS
