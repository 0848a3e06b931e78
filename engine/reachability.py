"""How reachable this node is, as one plain sentence with the reason and the remedy.

Owns the words and the order in which facts outweigh each other: what was seen to work (somebody
came in from outside) counts more than what a router promises, and that more than what an address
suggests. It looks at nothing itself: facts in, a sentence out.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from engine.net.port_state import MapStatus, PortState
from engine.views import Reach

ONLY = "Only people on your network can reach you: "
HELPED = "Most people can reach you, with the help of another peer: "
FIREWALL = "Allow port {port} (TCP and UDP) in the firewall of this computer or its network"
FORWARD = "Forward port {port} (TCP and UDP) to this computer in the router's settings"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about the ways in."""

    port: int
    hosts: tuple[str, ...]  # this machine's addresses that others may know; no loopback
    mapping: PortState
    listens_outside: bool = True  # not on loopback alone
    came_in: bool = False  # somebody on the Internet opened a connection to us
    dialled_back: bool | None = None  # whether others got through when asked to; None: not asked
    introducers: int = 0  # peers that anybody can dial, and that we stay connected to
    others: int = 0  # other nodes known: neighbours, DHT contacts and peers


@dataclass(frozen=True, slots=True)
class Reachability:
    """The answer, and in words."""

    reach: Reach
    sentence: str


def reachability(facts: Facts) -> Reachability:
    """Who can reach this node, why, and what would help."""
    found = _found(facts)
    if found.reach is Reach.NETWORK and facts.introducers:
        found = Reachability(Reach.HELPED, _helped(facts))
    if facts.others or found.reach is Reach.NOBODY:
        return found
    alone = " No other Shoal is known yet: a link from a friend connects you."
    return Reachability(found.reach, found.sentence + alone)


def _found(facts: Facts) -> Reachability:
    if not facts.listens_outside:
        return Reachability(
            Reach.NOBODY,
            "Only this computer can reach you: Shoal listens on a loopback address. "
            "Leave out --listen to let others in.",
        )
    if not facts.hosts:
        return Reachability(Reach.NOBODY, "No network: everything on this computer keeps working.")
    if facts.came_in or facts.dialled_back:
        return Reachability(Reach.EVERYBODY, "Other people can reach you.")
    if facts.mapping.is_public:
        return _mapped(facts)
    if _public_hosts(facts, 4):
        return _own_address(facts, "this computer has a public address", "Other people")
    if _public_hosts(facts, 6):
        why = "this computer has a public IPv6 address"
        return _own_address(facts, why, "Other people with IPv6")
    return _closed(facts)


def _helped(facts: Facts) -> str:
    if facts.mapping.is_public or _public_hosts(facts, 4) or _public_hosts(facts, 6):
        return f"{HELPED}a firewall lets nobody in. {FIREWALL.format(port=facts.port)}."
    remedy = "or switch on UPnP, NAT-PMP or PCP there"
    return f"{HELPED}your router lets nobody in. {FORWARD.format(port=facts.port)}, {remedy}."


def _mapped(facts: Facts) -> Reachability:
    outside = facts.mapping.port
    if facts.dialled_back is False:
        return Reachability(
            Reach.NETWORK,
            f"{ONLY}the router opened port {outside}, but "
            "nobody gets through. Allow Shoal in this computer's firewall.",
        )
    return Reachability(
        Reach.EVERYBODY, f"Other people can reach you: the router opened port {outside}."
    )


def _own_address(facts: Facts, why: str, who: str) -> Reachability:
    if facts.dialled_back is False:
        return Reachability(
            Reach.NETWORK,
            f"{ONLY}{why}, but nobody gets through. {FIREWALL.format(port=facts.port)}.",
        )
    return Reachability(
        Reach.PROBABLY,
        f"{who} can probably reach you: {why}. If not, allow port {facts.port} (TCP and UDP) in "
        "the firewall.",
    )


def _closed(facts: Facts) -> Reachability:
    """There is a router between, and it has not let others in."""
    port, mapping = facts.port, facts.mapping
    forward = FORWARD.format(port=port)
    if mapping.status is MapStatus.ASKING:
        return Reachability(
            Reach.UNKNOWN,
            "People on your network can reach you; the router is being asked to let others in.",
        )
    if mapping.status is MapStatus.MAPPED:
        return Reachability(Reach.NETWORK, ONLY + _mapped_inside(mapping))
    remedies = {
        MapStatus.OFF: f"the router is not asked to open a port (--no-portmap). {forward}.",
        MapStatus.NO_ROUTER: "no router leads from it to the Internet.",
        MapStatus.UNANSWERED: "your router does not open ports by itself. "
        f"{forward}, or switch on UPnP, NAT-PMP or PCP there.",
        MapStatus.REFUSED: f"your router refused to open a port ({mapping.reason}). {forward}, or "
        "allow UPnP, NAT-PMP or PCP there.",
    }
    return Reachability(Reach.NETWORK, ONLY + remedies[mapping.status])


def _mapped_inside(mapping: PortState) -> str:
    if not mapping.host:
        return (
            f"the router opened port {mapping.port}, but has no address on the Internet. "
            "Check that it is online."
        )
    return (
        f"the router opened port {mapping.port}, but its own address {mapping.host} is not public: "
        "another router stands before it, often the provider's. Forward the port there, too, or "
        "ask the provider for a public address."
    )


def _public_hosts(facts: Facts, version: int) -> list[str]:
    ips = [ipaddress.ip_address(host) for host in facts.hosts]
    return [str(ip) for ip in ips if ip.version == version and ip.is_global]
