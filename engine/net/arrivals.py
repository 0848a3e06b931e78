"""Who knocks how often: handshakes and connections from one place are bounded.

Owns the count of arrivals per origin, an IPv4 address or an IPv6 network of 64 bits, in which a
subscriber may take any address. This machine itself is no stranger. What is open is the host's.
"""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from typing import Final

MAX_PER_ORIGIN: Final = 64  # open connections: a whole office or student home behind one address
ARRIVAL_BURST: Final = 64.0
ARRIVAL_RATE: Final = 2.0  # handshakes per second from one origin in the long run
MAX_ORIGINS: Final = 1024  # remembered; the oldest go first


def origin_of(host: str) -> str:
    """The place an address belongs to; "" for this machine itself and for what is no address."""
    try:
        ip = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:  # a connection through a common peer
        return ""
    ip = getattr(ip, "ipv4_mapped", None) or ip
    if ip.is_loopback:
        return ""
    if isinstance(ip, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(ip), 64), strict=False))
    return str(ip)


class Arrivals:
    """How often each origin came lately."""

    def __init__(self) -> None:
        self._lately: OrderedDict[str, tuple[float, float]] = OrderedDict()  # (left, at)

    def come(self, origin: str, now: float) -> bool:
        """One more from there; whether it is let in. A refused one costs nothing more."""
        left, at = self._lately.pop(origin, (ARRIVAL_BURST, now))
        left = min(left + ARRIVAL_RATE * (now - at), ARRIVAL_BURST)
        welcome = left >= 1
        self._lately[origin] = (left - welcome, now)
        if len(self._lately) > MAX_ORIGINS:
            self._lately.popitem(last=False)
        return welcome
