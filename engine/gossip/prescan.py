"""Counts what an RPC holds on its raw bytes, before the decoder allocates anything for it.

Owns the count limits. It understands just enough of protobuf to walk fields; a megabyte of empty
message IDs is refused after the first few thousand, at the cost of a few milliseconds and no
memory.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.errors import RemoteProtocolError
from engine.gossip.parameters import (
    MAX_CONTROL_ENTRIES,
    MAX_IDONTWANT_IDS,
    MAX_IHAVE_IDS,
    MAX_IWANT_IDS,
    MAX_PUBLISHED,
    MAX_PX_PEERS,
    MAX_SUBSCRIPTIONS,
)

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_MAX_VARINT_BYTES = 10

# Field numbers of pubsub.proto.
_RPC_SUBSCRIPTIONS, _RPC_PUBLISH, _RPC_CONTROL = 1, 2, 3
_IHAVE, _IWANT, _PRUNE, _IDONTWANT = 1, 2, 4, 5
_ID_FIELD = {_IHAVE: 2, _IWANT: 1, _IDONTWANT: 1}
_ID_LIMIT = {_IHAVE: MAX_IHAVE_IDS, _IWANT: MAX_IWANT_IDS, _IDONTWANT: MAX_IDONTWANT_IDS}
_PRUNE_PEERS = 2


def check_counts(frame: bytes) -> None:
    """Raise RemoteProtocolError if any repeated field of the encoded RPC is over its limit."""
    subscriptions = published = entries = 0
    ids = dict.fromkeys(_ID_LIMIT, 0)
    for number, start, end in _messages(frame, 0, len(frame)):
        if number == _RPC_PUBLISH:
            published += 1
            _limit(published, MAX_PUBLISHED, "messages")
        elif number == _RPC_SUBSCRIPTIONS:
            subscriptions += 1
            _limit(subscriptions, MAX_SUBSCRIPTIONS, "subscriptions")
        elif number == _RPC_CONTROL:
            entries = _check_control(frame, start, end, entries, ids)


def _check_control(frame: bytes, start: int, end: int, entries: int, ids: dict[int, int]) -> int:
    for number, inner, inner_end in _messages(frame, start, end):
        entries += 1
        _limit(entries, MAX_CONTROL_ENTRIES, "control entries")
        if number in _ID_FIELD:
            wanted, limit = _ID_FIELD[number], _ID_LIMIT[number]
            for field, _, _ in _messages(frame, inner, inner_end):
                if field == wanted:
                    ids[number] += 1
                    _limit(ids[number], limit, "message IDs")
        elif number == _PRUNE:
            peers = sum(f == _PRUNE_PEERS for f, _, _ in _messages(frame, inner, inner_end))
            _limit(peers, MAX_PX_PEERS, "peers in a PRUNE")
    return entries


def _limit(count: int, limit: int, what: str) -> None:
    if count > limit:
        raise RemoteProtocolError(f"An RPC carries more than {limit} {what}.")


def _messages(data: bytes, position: int, end: int) -> Iterator[tuple[int, int, int]]:
    """(field number, start, end) of each length-delimited field; the others are stepped over."""
    while position < end:
        tag, position = read_varint(data, position, end)
        wire_type = tag & 7
        if wire_type == _BYTES:
            length, position = read_varint(data, position, end)
            if length > end - position:
                raise RemoteProtocolError("A field of an RPC is longer than the RPC.")
            yield tag >> 3, position, position + length
            position += length
        elif wire_type == _VARINT:
            _, position = read_varint(data, position, end)
        elif wire_type == _FIXED64:
            position += 8
        elif wire_type == _FIXED32:
            position += 4
        else:
            raise RemoteProtocolError("An RPC uses a wire type that libp2p does not.")
    if position != end:
        raise RemoteProtocolError("An RPC ends within a field.")


def read_varint(data: bytes, position: int, end: int) -> tuple[int, int]:
    """(value, position after it) of the unsigned varint at `position`."""
    value = shift = 0
    for index in range(position, min(end, position + _MAX_VARINT_BYTES)):
        byte = data[index]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, index + 1
        shift += 7
    raise RemoteProtocolError("A varint of an RPC does not end.")
