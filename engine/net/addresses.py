"""Addresses of peers: multiaddr as text and bytes, and which to try first.

Owns the part of multiaddr that TCP over IP or a DNS name needs. Whom an address leads to is proven
by the handshake, never by the address. Source: multiformats/multiaddr.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from engine.errors import RemoteProtocolError, UserFacingError
from engine.net.peer_id import (
    PeerId,
    key_in_multihash,
    multihash_of,
    parse_peer_id,
    peer_id_of,
    public_key_of,
)
from engine.net.varint import decode_varint, encode_varint

MAX_TEXT = 512
MAX_BINARY = 512
MAX_NAME = 253  # a DNS name's longest form

_CODES = {"ip4": 4, "tcp": 6, "ip6": 41, "dns": 53, "dns4": 54, "dns6": 55, "p2p": 421}
_NAMES = {code: name for name, code in _CODES.items()}
_FIXED = {"ip4": 4, "ip6": 16, "tcp": 2}
_VIA = "/p2p-circuit"
_DNS_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a peer listens: `kind` is ip4, ip6, dns, dns4 or dns6; `peer_id` pins who answers."""

    kind: str
    host: str
    port: int
    peer_id: PeerId | None = None

    def __str__(self) -> str:
        text = f"/{self.kind}/{self.host}/tcp/{self.port}"
        return f"{text}/p2p/{self.peer_id}" if self.peer_id else text

    @property
    def ip(self) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
        """The IP address, or None for a name."""
        return ipaddress.ip_address(self.host) if self.kind in ("ip4", "ip6") else None

    @property
    def is_loopback(self) -> bool:
        """Whether it leads to this machine only."""
        return self.ip is not None and self.ip.is_loopback

    @property
    def is_public(self) -> bool:
        """Whether the whole Internet can tell where it is."""
        return self.ip is None or self.ip.is_global

    @property
    def is_dialable(self) -> bool:
        """Whether a connection to it can make sense at all."""
        ip = self.ip
        return self.port > 0 and (ip is None or not (ip.is_unspecified or ip.is_multicast))

    def with_peer(self, peer_id: PeerId) -> Address:
        """The same place, pinned to `peer_id`."""
        return replace(self, peer_id=peer_id)


def address_of(host: str, port: int) -> Address:
    """The address of an IP literal as sockets give it (a zone is dropped, ::ffff: unwrapped)."""
    ip = ipaddress.ip_address(host.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    return Address(f"ip{ip.version}", str(ip), port)


def parse_address(text: str) -> Address:
    """A multiaddr like /ip4/192.0.2.7/tcp/52413/p2p/12D3KooW…; raises UserFacingError."""
    parts = text.split("/") if len(text) <= MAX_TEXT else []
    try:
        if len(parts) not in (5, 7) or parts[0] or parts[3] != "tcp":
            raise ValueError
        if len(parts) == 7 and parts[5] != "p2p":
            raise ValueError
        peer_id = parse_peer_id(parts[6]) if len(parts) == 7 else None
        return Address(parts[1], _host(parts[1], parts[2]), _port(parts[4]), peer_id)
    except (ValueError, RemoteProtocolError):
        raise UserFacingError(
            f"{text[:MAX_TEXT]!r} is not a peer's address; "
            "one looks like /ip4/192.0.2.7/tcp/52413/p2p/12D3KooW…"
        ) from None


def format_via(relay: Address, peer_id: PeerId | None = None) -> str:
    """How a peer is reached that takes no connections: through another, which it stays with.

    The text of libp2p's circuit addresses; here `relay` passes on signals, never content.
    """
    return f"{relay}{_VIA}/p2p/{peer_id}" if peer_id else f"{relay}{_VIA}"


def parse_via(text: str) -> tuple[Address, PeerId | None] | None:
    """The common peer and the one behind it, as `format_via` has them; None for other texts."""
    place, via, behind = text.partition(_VIA)
    if not via:
        return None
    try:
        peer_id = parse_peer_id(behind.removeprefix("/p2p/")) if behind else None
        return parse_address(place), peer_id
    except (UserFacingError, RemoteProtocolError):
        return None


def _host(kind: str, host: str) -> str:
    if kind == "ip4":
        return str(ipaddress.IPv4Address(host))
    if kind == "ip6":
        return str(ipaddress.IPv6Address(host.partition("%")[0]))
    if kind in ("dns", "dns4", "dns6") and len(host) <= MAX_NAME and _DNS_NAME.fullmatch(host):
        return host
    raise ValueError(kind)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) > 65535:
        raise ValueError(text)
    return int(text)


def encode_address(address: Address) -> bytes:
    """`address` as a binary multiaddr."""
    ip = address.ip
    if ip is not None:
        place = encode_varint(_CODES[address.kind]) + ip.packed
    else:
        name = address.host.encode()
        place = encode_varint(_CODES[address.kind]) + encode_varint(len(name)) + name
    data = place + encode_varint(_CODES["tcp"]) + address.port.to_bytes(2, "big")
    if address.peer_id is None:
        return data
    multihash = multihash_of(public_key_of(address.peer_id))
    return data + encode_varint(_CODES["p2p"]) + encode_varint(len(multihash)) + multihash


def decode_address(data: bytes) -> Address:
    """A binary multiaddr of TCP over IP or a name; raises RemoteProtocolError for any other."""
    if len(data) > MAX_BINARY:
        raise RemoteProtocolError("An address is longer than any address is.")
    parts = list(_components(data))
    names = [name for name, _ in parts]
    if len(parts) not in (2, 3) or names[1:] not in (["tcp"], ["tcp", "p2p"]):
        raise RemoteProtocolError("An address is not one of TCP over IP.")
    kind, place = parts[0]
    peer_id = peer_id_of(key_in_multihash(parts[2][1])) if len(parts) == 3 else None
    try:
        host = str(ipaddress.ip_address(place)) if kind in _FIXED else _host(kind, place.decode())
    except ValueError:
        raise RemoteProtocolError("An address names no host.") from None
    return Address(kind, host, int.from_bytes(parts[1][1], "big"), peer_id)


def _components(data: bytes) -> Iterable[tuple[str, bytes]]:
    offset = 0
    while offset < len(data):
        code, offset = _varint(data, offset)
        name = _NAMES.get(code)
        if name is None:
            raise RemoteProtocolError(f"An address has a part of unknown kind {code}.")
        size = _FIXED.get(name)
        if size is None:
            size, offset = _varint(data, offset)
        if offset + size > len(data):
            raise RemoteProtocolError("An address is cut off.")
        yield name, data[offset : offset + size]
        offset += size


def _varint(data: bytes, offset: int) -> tuple[int, int]:
    decoded = decode_varint(data, offset)
    if decoded is None:
        raise RemoteProtocolError("An address is cut off.")
    return decoded


def rank(addresses: Iterable[Address]) -> list[Address]:
    """Each address once, the most promising first: this machine, the local network, IPv6, IPv4."""
    unique = dict.fromkeys(addresses)
    return sorted(unique, key=_distance)


def _distance(address: Address) -> int:
    ip = address.ip
    if ip is None:
        return 4
    if ip.is_loopback:
        return 0
    if not ip.is_global:
        return 1
    return 2 if ip.version == 6 else 3
