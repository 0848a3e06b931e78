"""This machine's network interfaces as frozen values, and what is on the same wire.

Owns the reading of them; who watches them, and why, is the callers'.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import ifaddr

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Interface:
    """One address of one interface."""

    name: str
    index: int  # the system's number of the interface, 0 where it tells none
    host: str
    prefix: int

    @property
    def network(self) -> Network:
        """The addresses on the same wire."""
        return ipaddress.ip_network(f"{self.host}/{self.prefix}", strict=False)

    @property
    def is_loopback(self) -> bool:
        """Whether it leads to this machine only."""
        return ipaddress.ip_address(self.host).is_loopback

    @property
    def is_link_local(self) -> bool:
        """Whether the address means something on its wire only."""
        return ipaddress.ip_address(self.host).is_link_local

    @property
    def is_global(self) -> bool:
        """Whether the whole Internet knows the address."""
        return ipaddress.ip_address(self.host).is_global


def read_interfaces() -> tuple[Interface, ...]:
    """Every address of every interface, in a settled order. Blocks for a moment."""
    found: set[Interface] = set()
    for adapter in ifaddr.get_adapters():
        for entry in adapter.ips:
            host = entry.ip if isinstance(entry.ip, str) else entry.ip[0]
            host = host.partition("%")[0]
            index = adapter.index or 0
            found.add(Interface(adapter.nice_name, index, host, entry.network_prefix))
    return tuple(sorted(found, key=lambda one: (one.index, one.name, one.host)))


def outside(interfaces: Iterable[Interface]) -> list[Interface]:
    """Those by which anybody else can be met: neither loopback nor link-local IPv6.

    Link-local IPv4 (169.254/16) counts: two machines on a bare cable have nothing else.
    """
    return [
        one
        for one in interfaces
        if not one.is_loopback and not (one.is_link_local and ":" in one.host)
    ]


def on_same_wire(host: str, interfaces: Iterable[Interface]) -> bool:
    """Whether a stranger's claim to be at `host` names a neighbour."""
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        return False
    return any(ip in one.network for one in interfaces)


def hosts_of(interfaces: Sequence[Interface]) -> tuple[str, ...]:
    """Their addresses, each once, loopback last; link-local IPv6 left out."""
    loopback = [one for one in interfaces if one.is_loopback]
    return tuple(dict.fromkeys(one.host for one in (*outside(interfaces), *loopback)))


def local_hosts() -> tuple[str, ...]:
    """`hosts_of` this machine's interfaces. Blocks for a moment (a few system calls)."""
    return hosts_of(read_interfaces())
