"""msgpack from strangers: one value, exactly, and of exactly the type that is expected there.

Owns the only use of umsgpack. Every deviation is a RemoteProtocolError: the codec raises a dozen
kinds of exception on hostile bytes, and none of them may go further than here. Subclasses do not
count as their base: True is no number.
"""

from __future__ import annotations

import io

import umsgpack

from engine.errors import RemoteProtocolError


def unpackb(data: bytes) -> object:
    """One msgpack value that fills `data`; raises RemoteProtocolError."""
    stream = io.BytesIO(data)
    try:
        value: object = umsgpack.unpack(stream)
    except (
        umsgpack.UnpackException,
        ValueError,
        OverflowError,
        TypeError,
        RecursionError,
    ) as error:
        raise RemoteProtocolError("the datagram is not msgpack") from error
    if stream.tell() != len(data):
        raise RemoteProtocolError("the datagram has bytes left over")
    return value


def packb(value: list[object]) -> bytes:
    """The msgpack bytes of a list."""
    packed: bytes = umsgpack.packb(value)
    return packed


def list_of(value: object, shortest: int, longest: int | None = None) -> list[object]:
    """The value, if it is a list of a length from `shortest` to `longest` (default: the same)."""
    if type(value) is list and shortest <= len(value) <= (longest or shortest):
        return value
    raise RemoteProtocolError("a list of the datagram has another length or type")


def bytes_of(value: object, shortest: int, longest: int | None = None) -> bytes:
    """The value, if it is a byte string of such a length."""
    if type(value) is bytes and shortest <= len(value) <= (longest or shortest):
        return value
    raise RemoteProtocolError("a byte string of the datagram has another length or type")


def uint_of(value: object, largest: int) -> int:
    """The value, if it is a whole number from 0 to `largest`."""
    if type(value) is int and 0 <= value <= largest:
        return value
    raise RemoteProtocolError("a number of the datagram is out of its range")
