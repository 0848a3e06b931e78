"""UDP and TCP endpoints as values: packing, strict reading, locality and diversity groups.

Owns the rules which host and port a stranger may name at all. Does no I/O and resolves no names: a
host is always a literal IPv4 or IPv6 address in its canonical text form.
"""

from __future__ import annotations

import ipaddress
import struct
from functools import lru_cache
from typing import NamedTuple

from engine.errors import RemoteProtocolError

PACKED_V4 = 6  # 4 bytes address, 2 bytes port, as in BEP 5
PACKED_V6 = 18  # BEP 32
MAX_PORT = 65535
_CACHED_HOSTS = 8192

_BROADCAST = ipaddress.IPv4Address("255.255.255.255")


class Endpoint(NamedTuple):
    """A literal address and a port."""

    host: str
    port: int

    @property
    def is_v6(self) -> bool:
        """Whether the host is an IPv6 address."""
        return ":" in self.host


def pack(endpoint: Endpoint) -> bytes:
    """6 bytes (IPv4) or 18 bytes (IPv6): address, then port, big-endian."""
    return _packed_host(endpoint.host) + struct.pack(">H", endpoint.port)


def unpack(data: bytes) -> Endpoint:
    """The reverse of `pack`; raises RemoteProtocolError for what no stranger may name."""
    if len(data) not in (PACKED_V4, PACKED_V6):
        raise RemoteProtocolError(f"an endpoint has {PACKED_V4} or {PACKED_V6} bytes")
    host = _host_text(data[:-2])
    (port,) = struct.unpack(">H", data[-2:])
    if host is None or port == 0:
        raise RemoteProtocolError("the endpoint cannot be sent to")
    return Endpoint(host, port)


def canonical(host: str) -> str:
    """The host as written here: mapped IPv4 unwrapped, no zone; ValueError if no address."""
    address = ipaddress.ip_address(host.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)


@lru_cache(maxsize=_CACHED_HOSTS)
def is_local(host: str) -> bool:
    """Whether the host is loopback, link-local, private or otherwise not on the public internet."""
    return not ipaddress.ip_address(host).is_global


@lru_cache(maxsize=_CACHED_HOSTS)
def is_loopback(host: str) -> bool:
    """Whether the host is this machine."""
    return ipaddress.ip_address(host).is_loopback


@lru_cache(maxsize=_CACHED_HOSTS)
def is_unspecified(host: str) -> bool:
    """Whether the host is 0.0.0.0 or ::, "every interface": no place to send to."""
    return ipaddress.ip_address(host).is_unspecified


@lru_cache(maxsize=_CACHED_HOSTS)
def subscriber_of(host: str) -> bytes:
    """What one subscriber has: an address (IPv4) or a /64 (IPv6)."""
    return _packed_host(host)[:8]


@lru_cache(maxsize=_CACHED_HOSTS)
def group_of(host: str) -> bytes:
    """What one small network owner has: a /24 (IPv4) or a /48 (IPv6)."""
    packed = _packed_host(host)
    return packed[:3] if len(packed) == 4 else packed[:6]


@lru_cache(maxsize=_CACHED_HOSTS)
def network_of(host: str) -> bytes:
    """What one large network owner has: a /16 (IPv4) or a /32 (IPv6)."""
    packed = _packed_host(host)
    return packed[:2] if len(packed) == 4 else packed[:4]


def to_multiaddr(endpoint: Endpoint) -> str:
    """Text form `/ip4/192.0.2.7/tcp/5` (libp2p multiaddr) of a TCP endpoint."""
    return f"/{'ip6' if endpoint.is_v6 else 'ip4'}/{endpoint.host}/tcp/{endpoint.port}"


def from_multiaddr(text: str) -> Endpoint | None:
    """The TCP endpoint in a multiaddr; None for every other kind (names, relays, other transports).

    A trailing `/p2p/<peer id>` is ignored. The unspecified address and port 0 are returned as they
    stand: the caller knows what they mean to it.
    """
    parts = text.split("/")
    if len(parts) not in (5, 7) or parts[0] or parts[3] != "tcp" or not parts[4].isdecimal():
        return None
    if len(parts) == 7 and parts[5] != "p2p":
        return None
    try:
        host, port = canonical(parts[2]), int(parts[4])
    except ValueError:
        return None
    if parts[1] not in ("ip4", "ip6") or port > MAX_PORT:
        return None
    return Endpoint(host, port)


@lru_cache(maxsize=_CACHED_HOSTS)
def _packed_host(host: str) -> bytes:
    return ipaddress.ip_address(host).packed


@lru_cache(maxsize=_CACHED_HOSTS)
def _host_text(packed: bytes) -> str | None:
    address = ipaddress.ip_address(packed)
    if address.is_multicast or address.is_unspecified or address == _BROADCAST:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return None
    return str(address)
