"""Whom a lookup asks next: a sliding window over the nearest candidates, and when it is done.

Owns the order and the bounds of one lookup; sends nothing. Kademlia's rounds wait for their slowest
member; here a node that has not answered within the stall time no longer holds one of the alpha
slots, and the next candidates are asked in its place while its answer may still come.

Candidates are claims of strangers. An endpoint is asked once per lookup whatever ids are claimed
for it, an id must be possible at its address, and at most two of one address group count among the
k nearest.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum

from engine.dht.endpoints import Endpoint, group_of, is_local
from engine.dht.ids import ID_BYTES, may_stand_at, number, same_key
from engine.dht.messages import CompactNode

MAX_CANDIDATES = 512
CONSULTED = 8  # nodes far from the key that are asked before a lookup is believed
MAX_WIDTH = 160  # nodes that one lookup goes on to at most
CROWDED = 7, 10  # from 7/10 of the distance they should have on, the k nearest are suspicious
MAX_PER_GROUP = 2  # of one /24 or /48 among the k nearest
STALL_S = 0.3


class State(Enum):
    """What is known of a candidate."""

    NEW = 0
    ASKED = 1
    ANSWERED = 2
    FAILED = 3


class Candidate:
    """One node that somebody named."""

    __slots__ = ("asked_at", "distance", "node", "state")

    def __init__(self, node: CompactNode, distance: int) -> None:
        self.node = node
        self.distance = distance
        self.state = State.NEW
        self.asked_at = 0.0


class Shortlist:
    """Candidates of one lookup, nearest first.

    `spread` is the distance within which k nodes are to be expected, 0 where that is not known.
    """

    def __init__(self, target: bytes, own_id: bytes, k: int, alpha: int, spread: int = 0) -> None:
        self._target = number(target)
        self._own_id = own_id
        self._k = self._usual_k = k
        self._spread = spread
        self._alpha = alpha
        self._ordered: list[Candidate] = []
        self._by_id: dict[bytes, Candidate] = {}
        self._endpoints: set[Endpoint] = set()  # asked
        self._consulted: list[Candidate] = []  # asked wherever they stand
        self.surrounded = False  # more nodes are near the key than there should be

    def add(self, nodes: Iterable[CompactNode]) -> None:
        """Take up candidates; impossible, known and surplus ones are passed over."""
        for node in nodes:
            known = node.id in self._by_id or same_key(node.id, self._own_id)
            if known or not may_stand_at(node.id, node.endpoint.host):
                continue
            candidate = Candidate(node, number(node.id) ^ self._target)
            if len(self._ordered) >= MAX_CANDIDATES and not self._drop_beyond(candidate):
                continue
            self._by_id[node.id] = candidate
            insort(self._ordered, candidate, key=_distance)

    def next_queries(self, now: float) -> list[CompactNode]:
        """Candidates to ask now; they count as asked from here on."""
        free = self._alpha - sum(
            c.state is State.ASKED and now - c.asked_at < STALL_S for c in self._ordered
        )
        queries: list[CompactNode] = []
        for candidate in (*self._consulted, *self._nearest(stalled_before=now - STALL_S)):
            if len(queries) >= free:
                break
            if candidate.state is not State.NEW:
                continue
            if candidate.node.endpoint in self._endpoints:
                candidate.state = State.FAILED
                continue
            candidate.state, candidate.asked_at = State.ASKED, now
            self._endpoints.add(candidate.node.endpoint)
            queries.append(candidate.node)
        return queries

    def answered(self, asked: CompactNode, actual: CompactNode) -> None:
        """The node asked has answered; `actual` has the id that it proved."""
        if asked.id != actual.id:
            self.failed(asked)
            self.add((actual,))
        candidate = self._by_id.get(actual.id)
        if candidate is not None:
            candidate.state = State.ANSWERED

    def failed(self, asked: CompactNode) -> None:
        """The node asked did not answer in time, or broke a rule."""
        candidate = self._by_id.get(asked.id)
        if candidate is not None and candidate.state is not State.ANSWERED:
            candidate.state = State.FAILED

    def widen(self, *, in_vain: bool) -> bool:
        """Go on to more nodes where those nearest to the key may all be of one mind.

        Whoever has many addresses can surround a key, and every one of them names only its like.
        Then more nodes are near the key than there should be, and the lookup goes on to all that
        are as near as the k nearest would be without them (Sridhar et al., "Content Censorship in
        the InterPlanetary File System", NDSS 2024). A lookup that was in vain goes on in any case,
        once. Gives whether there is anybody left to ask.
        """
        while self.finished and self._k < MAX_WIDTH:
            if not self._is_crowded() and not (in_vain and self._k == self._usual_k):
                return False
            before, self._k = self._k, self._k * 2
            if sum(1 for _ in self._nearest()) <= before:
                return False
        return not self.finished

    def _is_crowded(self) -> bool:
        nearest = list(self._nearest())
        if len(nearest) < self._k:
            return False
        usual = self._k == self._usual_k
        part, whole = CROWDED if usual else (1, 1)
        crowded = nearest[-1].distance * whole < self._spread * part
        self.surrounded |= crowded
        return crowded

    @property
    def finished(self) -> bool:
        """Whether the k nearest candidates that have not failed have all answered, and others."""
        waiting = any(c.state in (State.NEW, State.ASKED) for c in self._consulted)
        return not waiting and all(c.state is State.ANSWERED for c in self._nearest())

    def consult(self, others: Iterable[CompactNode]) -> None:
        """Ask these, too, whom nothing led us to: they may name nearer ones nobody spoke of."""
        chosen = list(others)[:CONSULTED]
        self.add(chosen)
        known = (self._by_id.get(node.id) for node in chosen)
        self._consulted = [candidate for candidate in known if candidate is not None]

    def afresh(self, start: Iterable[CompactNode]) -> Shortlist:
        """A second search of the key, from elsewhere, that asks nobody whom this one asked.

        So whoever led the first one astray has no say in the second (Baumgart and Mies,
        "S/Kademlia", 2007: lookups over disjoint paths).
        """
        second = Shortlist(
            self._target.to_bytes(ID_BYTES, "big"),
            self._own_id,
            self._usual_k,
            self._alpha,
            self._spread,
        )
        second._endpoints = set(self._endpoints)
        second.add(start)
        return second

    @property
    def reach(self) -> int:
        """The distance within which the k nearest have answered; 0 where fewer have."""
        answered = list(self._nearest(only=State.ANSWERED))
        return answered[self._usual_k - 1].distance if len(answered) >= self._usual_k else 0

    def closest(self) -> list[CompactNode]:
        """The k nearest that answered, nearest first."""
        return [c.node for c in self._nearest(only=State.ANSWERED)]

    def _nearest(
        self, *, only: State | None = None, stalled_before: float | None = None
    ) -> Iterator[Candidate]:
        """At most k candidates in order, two per group; failed and stalled ones are passed over."""
        groups: Counter[bytes] = Counter()
        count = 0
        for candidate in self._ordered:
            state = candidate.state
            if state is State.FAILED or (only is not None and state is not only):
                continue
            stalled = stalled_before is not None and candidate.asked_at <= stalled_before
            if state is State.ASKED and stalled:
                continue
            host = candidate.node.endpoint.host
            if not is_local(host):
                groups[group_of(host)] += 1
                if groups[group_of(host)] > MAX_PER_GROUP:
                    continue
            yield candidate
            count += 1
            if count >= self._k:
                return

    def _drop_beyond(self, newcomer: Candidate) -> bool:
        """Make room by forgetting the farthest candidate, if it is farther and was not asked."""
        farthest = self._ordered[-1]
        if farthest.distance <= newcomer.distance or farthest.state is not State.NEW:
            return False
        self._ordered.pop()
        del self._by_id[farthest.node.id]
        return True


def _distance(candidate: Candidate) -> int:
    return candidate.distance
