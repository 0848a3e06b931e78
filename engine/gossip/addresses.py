"""Which addresses count as one for P6, the colocation of peers.

Owns the grouping only (go `score.go` `getIPs`): an IPv4 address is itself, an IPv6 address is
itself and its /64, since one subscriber commands a whole /64.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

MAX_ADDRESSES = 8  # per peer


def colocation_keys(addresses: Iterable[str], *, private_exempt: bool) -> tuple[str, ...]:
    """The groups a peer belongs to; text that is no IP address belongs to none.

    Loopback is exempt always, private and link-local addresses where `private_exempt`.
    """
    keys: dict[str, None] = {}
    for text in addresses:
        try:
            address = ipaddress.ip_address(text)
        except ValueError:
            continue
        if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
            address = address.ipv4_mapped
        if address.is_loopback or (private_exempt and _is_local(address)):
            continue
        keys[str(address)] = None
        if isinstance(address, ipaddress.IPv6Address):
            keys[str(ipaddress.IPv6Network((address, 64), strict=False))] = None
    return tuple(keys)[:MAX_ADDRESSES]


def _is_local(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_private or address.is_link_local
