"""Peers that others can dial, with which a node that cannot be dialled stays connected.

Through them it is told that somebody wants to reach it (`punch`), so their addresses go into its
records and links. Owns which they are, and the connections it made for that. Whether any are
needed is told by whoever knows how reachable this node is.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence

from engine.errors import PeerUnavailable
from engine.net.addresses import Address, address_of
from engine.net.connection import PeerConnection
from engine.net.dialing import Backoff
from engine.net.host import Host
from engine.net.signals import PUNCH

logger = logging.getLogger(__name__)

ANCHORS = 2
DIAL_S = 5.0
MAX_CANDIDATES = 64  # dialled in their order, as long as there are too few anchors


class Anchors:
    """At most ANCHORS of them; `candidates` gives hosts and TCP ports of nodes that take calls."""

    def __init__(self, host: Host, candidates: Callable[[], Iterable[tuple[str, int]]]) -> None:
        self._host = host
        self._candidates = candidates
        self._held: list[PeerConnection] = []
        self._trial: PeerConnection | None = None  # dialled in the last round
        self._failed: Backoff[Address] = Backoff()
        self._clock = asyncio.get_running_loop().time

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Where the anchors are dialled, with their peer IDs."""
        return tuple(_place(connection) for connection in self._held)

    async def refresh(self, *, wanted: bool) -> bool:
        """Let go who is gone, look for another where some are missing; whether it changed."""
        before = self.addresses
        if not wanted:
            for connection in self._held:
                connection.kept = False
            self._held.clear()
            self._judge_trial()
            return bool(before)
        self._held = [connection for connection in self._held if connection.is_open]
        for connection in self._host.connections:
            self._consider(connection)
        self._judge_trial()
        if len(self._held) < ANCHORS:
            await self._try_another()
        return self.addresses != before

    def _consider(self, connection: PeerConnection) -> None:
        """Hold a connection that is there, if we dialled it and others can, too."""
        if len(self._held) >= ANCHORS or not connection.is_open or connection in self._held:
            return
        elsewhere = connection.remote_address[0] not in {c.remote_address[0] for c in self._held}
        dialled = connection.initiator and not connection.invited
        if elsewhere and dialled and _place(connection).is_public and self._speaks(connection):
            self._held.append(connection)
            connection.kept = True

    def _speaks(self, connection: PeerConnection) -> bool:
        info = self._host.info(connection.peer_id)
        return info is not None and PUNCH in info.protocols

    def _judge_trial(self) -> None:
        """Whom we dialled last has had the time to say what it speaks."""
        trial, self._trial = self._trial, None
        if trial is not None and trial not in self._held and trial.is_open:
            self._failed.failed(address_of(*trial.remote_address), self._clock())
            trial.close()

    async def _try_another(self) -> None:
        address = next(self._untried(), None)
        if address is None:
            return
        try:
            self._trial = await self._host.connect([str(address)], timeout_s=DIAL_S, around=False)
        except PeerUnavailable as error:
            logger.debug("%s is no anchor: %s", address, error)
            self._failed.failed(address, self._clock())

    def _untried(self) -> Iterator[Address]:
        """Candidates to dial. Their order is our own, and the same after a restart: so the records
        and links of before stay true, and not everybody comes to the same few."""
        now = self._clock()
        known = {connection.remote_address[0] for connection in self._host.connections}
        for address in self._in_order([address_of(*one) for one in self._candidates()]):
            if address.host not in known and not self._failed.is_blocked(address, now):
                yield address

    def _in_order(self, addresses: Sequence[Address]) -> list[Address]:
        def draw(address: Address) -> bytes:
            return hashlib.sha256(f"{self._host.peer_id} {address}".encode()).digest()

        public = [address for address in addresses if address.is_public]
        return sorted(public, key=draw)[:MAX_CANDIDATES]


def _place(connection: PeerConnection) -> Address:
    return address_of(*connection.remote_address).with_peer(connection.peer_id)
