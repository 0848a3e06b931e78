"""What is known of the router's willingness to open our port: one frozen value.

Owns the words for it, and nothing that asks.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from enum import Enum


class MapStatus(Enum):
    """How far the router was brought to open our port."""

    OFF = "off"  # not asked, because the user said so
    ASKING = "asking"
    MAPPED = "mapped"
    REFUSED = "refused"  # a router answered, and said no
    NO_ROUTER = "no-router"  # nothing leads out of the network
    UNANSWERED = "unanswered"  # no router speaks PCP, NAT-PMP or UPnP


@dataclass(frozen=True, slots=True)
class PortState:
    """The port mapping at one moment; `host` and `port` are the outside ones where mapped."""

    status: MapStatus
    host: str = ""  # "" where the router does not say
    port: int = 0
    way: str = ""  # PCP, NAT-PMP or UPnP
    reason: str = ""  # why it was refused, without a full stop

    @property
    def is_public(self) -> bool:
        """Whether the mapping leads in from the Internet, and not from a network of its own."""
        if self.status is not MapStatus.MAPPED or not self.host:
            return False
        return ipaddress.ip_address(self.host).is_global
