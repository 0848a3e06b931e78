"""Learning whether this node can be reached: asks contacts in different networks for calls.

Owns whom to ask and when; what the calls prove, `reachability` says. Nodes that know only local
addresses ask nothing: there everybody is a server.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable

from engine.dht.dialing import TcpState
from engine.dht.endpoints import Endpoint, is_local, network_of
from engine.dht.family import FamilyNode
from engine.dht.ids import Key
from engine.dht.messages import DialBack, Dialed, FindNode, Nodes
from engine.dht.reachability import NETWORKS_NEEDED, Reachability
from engine.dht.table import Contact

logger = logging.getLogger(__name__)

DIALERS = 3  # asked in one trial, each in another network
DIAL_S = 6.0  # a TCP dial may take so long
RETRY_S = 60.0
RETRY_LONGEST_S = 1800.0


class Prober:
    """Tests one family's reachability, and again when what is known grows old."""

    def __init__(self, side: FamilyNode, tcp_port: Callable[[], int], rng: random.Random) -> None:
        self._side = side
        self._tcp_port = tcp_port
        self._rng = rng
        self._next = 0.0
        self._wait_s = RETRY_S

    def soon(self) -> None:
        """Something changed: test at the next opportunity."""
        self._next, self._wait_s = 0.0, RETRY_S

    async def run(self) -> Reachability:
        """One trial, if it is time for one; gives what is known afterwards."""
        loop = asyncio.get_running_loop()
        state = self._side.protocol.witnesses.state(loop.time())
        if loop.time() < self._next or (state.udp and state.tcp):
            return state
        dialers = self._dialers()
        if len(dialers) < NETWORKS_NEEDED:
            return state
        self._next = loop.time() + self._wait_s
        self._wait_s = min(2 * self._wait_s, RETRY_LONGEST_S)
        asked = sum(await asyncio.gather(*(self._ask(dialer) for dialer in dialers)))
        if asked:
            self._side.protocol.witnesses.tried()
        return self._side.protocol.witnesses.state(loop.time())

    def _dialers(self) -> list[Contact]:
        """Contacts on the internet, no two in one network."""
        contacts = [c for c in self._side.protocol.router if not is_local(c.ip)]
        self._rng.shuffle(contacts)
        networks = {network_of(contact.ip): contact for contact in contacts}
        return list(networks.values())[:DIALERS]

    async def _ask(self, dialer: Contact) -> int:
        """Have one contact send others, and dial; gives how many it sent."""
        protocol, key = self._side.protocol, Key(self._side.node.id)
        answer = await protocol.call(dialer.endpoint, FindNode(key), dialer.id)
        if answer is None or not isinstance(answer.reply, Nodes):
            return 0
        request = DialBack(key, answer.reply.token, self._tcp_port())
        first = await self._dial(dialer.endpoint, request, dialer)
        if first is None:
            return 0
        await asyncio.sleep(DIAL_S)
        last = await self._dial(dialer.endpoint, request, dialer) if request.tcp_port else first
        if last is not None and last.tcp in (TcpState.REACHED, TcpState.FAILED):
            reached, now = last.tcp == TcpState.REACHED, asyncio.get_running_loop().time()
            protocol.witnesses.tcp_dialled(dialer.ip, reached, now)
        return first.asked

    async def _dial(self, endpoint: Endpoint, request: DialBack, dialer: Contact) -> Dialed | None:
        answer = await self._side.protocol.call(endpoint, request, dialer.id)
        reply = answer.reply if answer is not None else None
        return reply if isinstance(reply, Dialed) else None
