"""One lookup: asks a `Shortlist`'s candidates over the network until the nearest have answered.

Owns the waiting and the overall bound; the order is the shortlist's, and what an answer means
beyond its contacts is the caller's. It takes the place of kademlia's crawls, of which the
constructor (entry points, k, alpha) remains: their rounds wait for the slowest and recurse.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kademlia.crawling import SpiderCrawl

from engine.dht.density import Density
from engine.dht.ids import number
from engine.dht.messages import CompactNode, Metadata, Nodes, Providers, Request
from engine.dht.protocol import Answer, DhtProtocol
from engine.dht.shortlist import MAX_WIDTH, STALL_S, Shortlist
from engine.dht.table import Contact

# kademlia tells every crawl at info level, with its contacts.
logging.getLogger("kademlia.crawling").setLevel(logging.WARNING)

DEADLINE_S = 15.0  # a lookup at internet scale has about five hops of at most two seconds
MAX_QUERIES = 256


@dataclass(frozen=True, slots=True)
class Holder:
    """A node near the key that answered, with the token it gave for the key."""

    node: CompactNode
    token: bytes


def _go_on() -> bool:
    return False


class Lookup(SpiderCrawl):
    """Finds the k nodes nearest to a key; each answer is shown to the caller on the way."""

    protocol: DhtProtocol
    ksize: int
    alpha: int

    def __init__(
        self,
        protocol: DhtProtocol,
        node: Contact,
        peers: Sequence[Contact],
        ksize: int,
        alpha: int,
        density: Density | None = None,
        elsewhere: Sequence[Contact] = (),
    ) -> None:
        super().__init__(protocol, node, list(peers), ksize, alpha)
        self.queries = 0
        self._density = density or Density()
        self._elsewhere = elsewhere  # where a second search begins
        self._has_consulted = False
        self._first: Shortlist | None = None  # the first, once there is a second
        self._tokens: dict[bytes, bytes] = {}
        self._shortlist = Shortlist(
            node.id,
            protocol.source_node.id,
            ksize,
            alpha,
            self._density.spread(protocol.router.spread),
        )
        self._shortlist.add(contact.compact for contact in peers)

    async def find(
        self,
        request_to: Callable[[CompactNode], Request],
        on_answer: Callable[[Answer], None] | None = None,
        enough: Callable[[], bool] = _go_on,
        in_vain: Callable[[], bool] | None = None,
    ) -> list[Holder]:
        """Ask until the k nearest have answered, `enough()` says so, or time is up.

        Before it is believed, a few others are consulted (`Shortlist.consult`).
        Where that was `in_vain()`, or more nodes are near the key than there should be, it goes on
        to more than k (`Shortlist.widen`), and where both holds, or nobody says what is in vain,
        it begins once more from elsewhere.
        `request_to` gives what to ask a node, about the lookup's key. Gives those that answered,
        nearest first.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + DEADLINE_S
        waiting: dict[asyncio.Future[Answer | None], CompactNode] = {}
        try:
            while not enough() and loop.time() < deadline:
                if self._shortlist.finished and not self._go_on(in_vain):
                    break
                self._ask(request_to, waiting, loop.time())
                if not waiting:
                    break
                done, _ = await asyncio.wait(
                    waiting, timeout=STALL_S / 2, return_when=asyncio.FIRST_COMPLETED
                )
                for future in done:
                    self._take(waiting.pop(future), future.result(), on_answer)
        finally:
            for future in waiting:
                future.cancel()
        if self._shortlist.finished and self._first is None:
            self._density.note(self._shortlist.reach)
        return [Holder(node, self._tokens[node.id]) for node in self._closest()]

    def _go_on(self, in_vain: Callable[[], bool] | None) -> bool:
        """The nearest have answered: whether there is a reason, and a way, to ask others."""
        vain = in_vain is not None and in_vain()
        wanted = in_vain is None or vain
        if wanted and not self._has_consulted:
            self._has_consulted = True
            self._shortlist.consult(contact.compact for contact in self._elsewhere)
            if not self._shortlist.finished:
                return True
        if self._shortlist.widen(in_vain=vain):
            return True
        if self._first is not None or not (wanted and self._shortlist.surrounded):
            return False
        self._first = self._shortlist
        self._shortlist = self._first.afresh(contact.compact for contact in self._elsewhere)
        return not self._shortlist.finished

    def _closest(self) -> list[CompactNode]:
        """Those that answered, of both searches."""
        nearest = self._shortlist.closest()
        if self._first is None:
            return nearest
        both = dict.fromkeys([*self._first.closest(), *nearest])
        target = number(self.node.id)
        return sorted(both, key=lambda node: number(node.id) ^ target)[:MAX_WIDTH]

    def _ask(
        self,
        request_to: Callable[[CompactNode], Request],
        waiting: dict[asyncio.Future[Answer | None], CompactNode],
        now: float,
    ) -> None:
        for node in self._shortlist.next_queries(now):
            if self.queries >= MAX_QUERIES:
                self._shortlist.failed(node)
                continue
            self.queries += 1
            waiting[self.protocol.call(node.endpoint, request_to(node), node.id)] = node

    def _take(
        self,
        asked: CompactNode,
        answer: Answer | None,
        on_answer: Callable[[Answer], None] | None,
    ) -> None:
        if answer is None or not isinstance(answer.reply, Nodes | Providers | Metadata):
            self._shortlist.failed(asked)
            return
        self._shortlist.add(answer.reply.nodes)
        self._shortlist.answered(asked, answer.contact.compact)
        self._tokens[answer.contact.id] = answer.reply.token
        if on_answer is not None:
            on_answer(answer)
