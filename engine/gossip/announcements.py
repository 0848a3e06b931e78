"""What travels on a file's topic: a peer joins its swarm, tells what it has, or leaves.

Owns the announcement's form and bounds, and the topic's name. Who said it and in which order is the
signed message's (`from`, `seqno`); who is in a swarm is `swarm_index`'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from google.protobuf.message import DecodeError

from engine.errors import RemoteProtocolError
from engine.gossip import announcement_pb2 as pb
from engine.gossip.availability import MAX_PIECES, HaveSummary
from engine.gossip.messages import Topic

TOPIC_PREFIX: Final = "/shoal/file/"
FILE_ID_BYTES: Final = 32
MAX_ANNOUNCEMENT_BYTES: Final = 1024  # IDONTWANT starts here: an announcement is never worth one
MAX_ADDRESSES: Final = 8
MAX_ADDRESS_BYTES: Final = 128
DEFAULT_TTL_S: Final = 900
MIN_TTL_S: Final = 60  # a shorter wish is granted as this, a longer one as the next
MAX_TTL_S: Final = 3600

_TOPIC = re.compile(re.escape(TOPIC_PREFIX) + "([0-9a-f]{64})")
_ADDRESS = re.compile(r"/[!-~]+")


class Kind(IntEnum):
    """What an announcement says; the numbers are the wire's."""

    JOINED = 1
    LEFT = 2
    AVAILABILITY = 3


@dataclass(frozen=True, slots=True)
class Announcement:
    """One peer's word about itself in one swarm."""

    kind: Kind
    addresses: tuple[str, ...] = ()
    """Where it can be dialled: multiaddr text without /p2p."""
    ttl_s: int = DEFAULT_TTL_S
    complete: bool = False
    """It has every piece; `have` is None then."""
    have: HaveSummary | None = None
    """None also where the number of pieces is not known yet."""


def swarm_topic(file_id: bytes) -> Topic:
    """The topic of a file's swarm."""
    return Topic(TOPIC_PREFIX + file_id.hex())


def file_id_of(topic: Topic) -> bytes | None:
    """The file whose swarm the topic is of, or None for any other topic."""
    found = _TOPIC.fullmatch(topic)
    return bytes.fromhex(found[1]) if found else None


def encode_announcement(announcement: Announcement) -> bytes:
    """At most MAX_ANNOUNCEMENT_BYTES bytes; the last addresses go if they do not fit."""
    addresses = announcement.addresses[:MAX_ADDRESSES]
    while True:
        data = _serialise(replace(announcement, addresses=addresses))
        if len(data) <= MAX_ANNOUNCEMENT_BYTES or not addresses:
            return data
        addresses = addresses[:-1]


def _serialise(announcement: Announcement) -> bytes:
    out = pb.Announcement(
        kind=announcement.kind.value,  # type: ignore[arg-type]  # the stub asks for its own enum
        addresses=announcement.addresses,
        ttl_s=announcement.ttl_s,
        complete=announcement.complete,
    )
    if announcement.have is not None:
        out.piece_count = announcement.have.piece_count
        out.have = announcement.have.data
    return out.SerializeToString()


def decode_announcement(data: bytes) -> Announcement:
    """The announcement in a message's data; RemoteProtocolError if it breaks a rule."""
    if len(data) > MAX_ANNOUNCEMENT_BYTES:
        raise RemoteProtocolError("An announcement is too long.")
    try:
        decoded = pb.Announcement.FromString(data)
    except DecodeError as error:
        raise RemoteProtocolError("An announcement is malformed.") from error
    return Announcement(
        kind=_kind(decoded.kind),
        addresses=_checked_addresses(tuple(decoded.addresses)),
        ttl_s=min(max(decoded.ttl_s, MIN_TTL_S), MAX_TTL_S),
        complete=decoded.complete,
        have=_have(decoded),
    )


def _kind(number: int) -> Kind:
    try:
        return Kind(number)
    except ValueError as error:
        raise RemoteProtocolError("An announcement is of an unknown kind.") from error


def _have(decoded: pb.Announcement) -> HaveSummary | None:
    if decoded.piece_count > MAX_PIECES:
        raise RemoteProtocolError("An announcement names an impossible number of pieces.")
    if decoded.complete and decoded.have:
        raise RemoteProtocolError("An announcement of a complete file lists pieces.")
    return HaveSummary(decoded.piece_count, decoded.have) if decoded.have else None


def _checked_addresses(addresses: tuple[str, ...]) -> tuple[str, ...]:
    if len(addresses) > MAX_ADDRESSES:
        raise RemoteProtocolError("An announcement names too many addresses.")
    for address in addresses:
        if len(address) > MAX_ADDRESS_BYTES or not _ADDRESS.fullmatch(address):
            raise RemoteProtocolError("An announcement names an impossible address.")
    return addresses
