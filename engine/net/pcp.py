"""PCP and NAT-PMP messages: how a router is asked to open a port, as bytes.

Owns both codecs, for the one request Shoal makes: map a TCP or UDP port. It sends nothing and keeps
no state; what a router answers is checked against what was asked.
Source: RFC 6887 (PCP), RFC 6886 (NAT-PMP).
"""

from __future__ import annotations

import ipaddress
import struct
from dataclasses import dataclass
from enum import IntEnum

from engine.errors import RemoteProtocolError

SERVER_PORT = 5351  # RFC 6887 section 19.1, RFC 6886 section 1
NONCE_BYTES = 12
MAX_MESSAGE = 1100  # RFC 6887 section 7

PCP_VERSION = 2
NATPMP_VERSION = 0
SUCCESS = 0
UNSUPPORTED_VERSION = 1  # in both protocols

_MAP = 1  # PCP's opcode
_REPLY = 0x80
_PCP_HEAD = struct.Struct("!BBxBI")  # version, opcode, result (0 when asked), lifetime
_PCP_ASK = struct.Struct("!BBHI16s12sB3xHH16s")
_PCP_TOLD = struct.Struct("!BBxBII12x12sB3xHH16s")
_NATPMP_ASK = struct.Struct("!BBHHHI")
_NATPMP_HEAD = struct.Struct("!BBHI")
_NATPMP_TOLD = struct.Struct("!BBHIHHI")
_NATPMP_ADDRESS = struct.Struct("!BBHI4s")

_PCP_REFUSALS = {
    2: "it does not allow it",
    3: "it did not understand the request",
    4: "it cannot open ports",
    7: "it has no network itself",
    8: "it has no ports left",
    9: "it cannot open ports of this kind",
    10: "this computer has too many ports open",
    11: "the port belongs to another computer",
    12: "another router stands between",
}
_NATPMP_REFUSALS = {
    2: "it does not allow it",
    3: "it has no network itself",
    4: "it has no ports left",
    5: "it cannot open ports",
}


class Transport(IntEnum):
    """IANA protocol numbers, as PCP uses them."""

    TCP = 6
    UDP = 17


@dataclass(frozen=True, slots=True)
class MapRequest:
    """Open `internal_port` to the outside; a lifetime of 0 s closes it again."""

    transport: Transport
    internal_port: int
    suggested_port: int  # 0: any
    lifetime_s: int
    nonce: bytes = b""  # PCP only: the same to renew and to close


@dataclass(frozen=True, slots=True)
class MapReply:
    """What the router opened; NAT-PMP tells the outside address in another message."""

    external_port: int
    lifetime_s: int
    external_host: str = ""


class MappingRefused(RemoteProtocolError):
    """The router answered, and opens no port; the text is the reason, for a sentence."""


class OldVersion(RemoteProtocolError):
    """The router speaks NAT-PMP only."""


def encode_pcp(request: MapRequest, client_host: str) -> bytes:
    """A PCP MAP request from `client_host`, this computer's address towards the router."""
    wildcard = "0.0.0.0" if ipaddress.ip_address(client_host).version == 4 else "::"
    return _PCP_ASK.pack(
        PCP_VERSION,
        _MAP,
        0,
        request.lifetime_s,
        _packed(client_host),
        request.nonce,
        request.transport,
        request.internal_port,
        request.suggested_port,
        _packed(wildcard),
    )


def decode_pcp(data: bytes, request: MapRequest) -> MapReply | None:
    """The router's answer to `request`; None where the datagram answers something else.

    Raises OldVersion, MappingRefused, and RemoteProtocolError for what no router may send.
    """
    if not _PCP_HEAD.size <= len(data) <= MAX_MESSAGE:
        raise RemoteProtocolError("A PCP answer has a wrong length.")
    version, opcode, result, _ = _PCP_HEAD.unpack_from(data)
    if version == NATPMP_VERSION:
        raise OldVersion("The router does not speak PCP.")
    if version != PCP_VERSION or opcode != _REPLY | _MAP:
        return None
    if len(data) < _PCP_TOLD.size:
        raise RemoteProtocolError("A PCP answer is cut off.")
    *_, lifetime, _, nonce, transport, internal, external, host = _PCP_TOLD.unpack_from(data)
    if (nonce, transport, internal) != (request.nonce, request.transport, request.internal_port):
        return None
    if result == UNSUPPORTED_VERSION:
        raise OldVersion("The router does not speak this version of PCP.")
    if result != SUCCESS:
        raise MappingRefused(_PCP_REFUSALS.get(result, f"PCP result {result}"))
    return MapReply(external, lifetime, _host(host))


def encode_natpmp(request: MapRequest) -> bytes:
    """A NAT-PMP mapping request."""
    opcode = 1 if request.transport is Transport.UDP else 2
    return _NATPMP_ASK.pack(
        NATPMP_VERSION,
        opcode,
        0,
        request.internal_port,
        request.suggested_port,
        request.lifetime_s,
    )


def decode_natpmp(data: bytes, request: MapRequest) -> MapReply | None:
    """The router's answer to `request`; None where the datagram answers something else.

    Raises OldVersion where the router speaks another version, MappingRefused, RemoteProtocolError.
    """
    opcode = 1 if request.transport is Transport.UDP else 2
    if not _natpmp_head(data, opcode):
        return None
    if len(data) < _NATPMP_TOLD.size:
        raise RemoteProtocolError("A NAT-PMP answer is cut off.")
    *_, internal, external, lifetime = _NATPMP_TOLD.unpack_from(data)
    return MapReply(external, lifetime) if internal == request.internal_port else None


def encode_natpmp_address() -> bytes:
    """The question for the router's outside address."""
    return bytes([NATPMP_VERSION, 0])


def decode_natpmp_address(data: bytes) -> str | None:
    """The router's outside IPv4 address; None and errors as in `decode_natpmp`."""
    if not _natpmp_head(data, 0):
        return None
    if len(data) < _NATPMP_ADDRESS.size:
        raise RemoteProtocolError("A NAT-PMP answer is cut off.")
    return str(ipaddress.IPv4Address(_NATPMP_ADDRESS.unpack_from(data)[-1]))


def _natpmp_head(data: bytes, opcode: int) -> bool:
    """Whether the message is a successful answer to `opcode`."""
    if not _NATPMP_HEAD.size <= len(data) <= MAX_MESSAGE:
        raise RemoteProtocolError("A NAT-PMP answer has a wrong length.")
    version, told, result, _ = _NATPMP_HEAD.unpack_from(data)
    if version != NATPMP_VERSION:
        raise OldVersion("The router does not speak NAT-PMP.")
    if told != _REPLY | opcode:
        return False
    if result == UNSUPPORTED_VERSION:
        raise OldVersion("The router does not speak this version of NAT-PMP.")
    if result != SUCCESS:
        raise MappingRefused(_NATPMP_REFUSALS.get(result, f"NAT-PMP result {result}"))
    return True


def _packed(host: str) -> bytes:
    """16 bytes; IPv4 as ::ffff:a.b.c.d (RFC 6887 section 5)."""
    ip = ipaddress.ip_address(host)
    return ip.packed if ip.version == 6 else bytes(10) + b"\xff\xff" + ip.packed


def _host(packed: bytes) -> str:
    ip = ipaddress.IPv6Address(packed)
    return str(ip.ipv4_mapped or ip)
