"""Whether strangers can reach this node: what counts as a proof, and what follows from it.

Owns the witnesses. A datagram proves that we can be reached when it comes from a host to which we
have sent nothing for a while: no router lets it in as an answer. The sender must be where it says
(it answers a ping of ours with its proof), and two networks must have got through. Asks nobody:
`dialing` and `probing` bring witnesses about.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from engine.dht.endpoints import is_local, network_of

QUIET_S = 600.0  # RFC 4787 asks routers for at least two minutes per mapping; most keep it for five
LIFETIME_S = 2 * 3600.0  # of what a witness has shown
NETWORKS_NEEDED = 2
MAX_SENT = 8192
MAX_WITNESSES = 64
MAX_FAILED_TRIALS = 3  # times that others were asked to call and nobody got through


@dataclass(frozen=True, slots=True)
class Reachability:
    """What is known of being reached from the internet; None where nothing is known."""

    udp: bool | None
    tcp: bool | None

    @property
    def serves(self) -> bool:
        """Whether others may be told of this node.

        TCP counts, too: routers are asked to open both at one port, and where a node has talked to
        everybody there is, no datagram proves anything.
        """
        return bool(self.udp or self.tcp)


class Witnesses:
    """Who got through to us unasked, and who could not."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, float] = OrderedDict()  # hosts, with the last time
        self._blind_until = 0.0  # hosts of before this time may have been forgotten
        self._udp: OrderedDict[bytes, float] = OrderedDict()  # networks
        self._tcp: OrderedDict[bytes, tuple[bool, float]] = OrderedDict()
        self._trials = 0

    def sent_to(self, host: str, now: float) -> None:
        """We send to this host: for a while, what comes from there proves nothing."""
        self._sent[host] = now
        self._sent.move_to_end(host)
        if len(self._sent) > MAX_SENT:
            _, at = self._sent.popitem(last=False)
            self._blind_until = max(self._blind_until, at + QUIET_S)

    def unasked(self, host: str, now: float) -> bool:
        """Whether a datagram from here shows that strangers get through; nothing more is needed
        where enough have."""
        if is_local(host) or now < self._blind_until:
            return False
        if self._fresh(self._udp, now) >= NETWORKS_NEEDED or network_of(host) in self._udp:
            return False
        at = self._sent.get(host)
        return at is None or now - at >= QUIET_S

    def reached_by(self, host: str, now: float) -> None:
        """Somebody got through unasked, and has proved to be at this host."""
        self._udp[network_of(host)] = now
        self._udp.move_to_end(network_of(host))
        if len(self._udp) > MAX_WITNESSES:
            self._udp.popitem(last=False)

    def tcp_dialled(self, by: str, reached: bool, now: float) -> None:
        """The node at `by` says whether our TCP port took its connection."""
        self._tcp[network_of(by)] = (reached, now)
        self._tcp.move_to_end(network_of(by))
        if len(self._tcp) > MAX_WITNESSES:
            self._tcp.popitem(last=False)

    def tried(self) -> None:
        """Others were asked to call us, and had the time to do so."""
        self._trials += 1

    def forget(self) -> None:
        """Our address or network changed: nothing that was shown holds any more."""
        self._udp.clear()
        self._tcp.clear()
        self._trials = 0

    def state(self, now: float) -> Reachability:
        """What follows from everything so far."""
        udp, tcp = None, self._tcp_state(now)
        if self._fresh(self._udp, now) >= NETWORKS_NEEDED:
            udp = True
        elif self._trials >= MAX_FAILED_TRIALS and not self._udp and not tcp:
            udp = False
        return Reachability(udp, tcp)

    def _tcp_state(self, now: float) -> bool | None:
        """Reached when two networks say so; not reached when two tried and none could."""
        told = [reached for reached, at in self._tcp.values() if now - at < LIFETIME_S]
        if sum(told) >= NETWORKS_NEEDED:
            return True
        return False if len(told) >= NETWORKS_NEEDED and not any(told) else None

    def _fresh(self, seen: OrderedDict[bytes, float], now: float) -> int:
        for network in [n for n, at in seen.items() if now - at >= LIFETIME_S]:
            del seen[network]
        return len(seen)
