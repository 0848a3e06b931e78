"""Unsigned varints as multiformats has them: the length prefix of libp2p's messages.

Owns the number's form and its bound; what a length measures is the caller's.
Source: multiformats/unsigned-varint (at most 9 bytes, shortest form only).
"""

from __future__ import annotations

from engine.errors import RemoteProtocolError

MAX_VARINT_BYTES = 9


def encode_varint(number: int) -> bytes:
    """`number` (0 to 2^63-1) as an unsigned varint."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def decode_varint(data: bytes | bytearray | memoryview, offset: int = 0) -> tuple[int, int] | None:
    """(number, offset behind it), or None while its last byte has not arrived.

    Raises RemoteProtocolError for more than nine bytes or a form that is not the shortest.
    """
    number = 0
    for count in range(MAX_VARINT_BYTES):
        if offset + count >= len(data):
            return None
        byte = data[offset + count]
        number |= (byte & 0x7F) << (7 * count)
        if byte < 0x80:
            if byte == 0 and count:
                raise RemoteProtocolError("A length was not written in its shortest form.")
            return number, offset + count + 1
    raise RemoteProtocolError("A length has more than nine bytes.")
