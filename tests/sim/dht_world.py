"""A DHT of thousands of nodes on a virtual clock, made of the engine's own cores.

Tables, shortlists, record stores, records, the republish scheduler, the renewal policy and the
reply timer are those of `engine.dht`; this module replaces sockets, codec and signatures by events
with a round-trip time, and counts the bytes that the codec would have sent (IP and UDP included).

Two ways to keep tables up to date. `full`: exactly as the engine does, by joins, refreshes of idle
buckets and pings back; that is most of all traffic, so it is for hours and some hundred nodes.
Otherwise a node's table is drawn from those in the network when somebody asks it, with contacts
that have died up to `STALE_S` ago among them, as it would be after refreshing; everything that
lookups do to it from then on is real.
"""

from __future__ import annotations

import heapq
import ipaddress
import math
import random
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Sequence
from types import SimpleNamespace

import kademlia.routing
from kademlia.routing import KBucket

from engine.dht import messages
from engine.dht.density import Density
from engine.dht.endpoints import Endpoint, is_local
from engine.dht.family import ALPHA, IDLE_BUCKET_S, KSIZE
from engine.dht.ids import ID_BITS, Key, NodeId, _bound_prefixes, node_id, number
from engine.dht.lookup import DEADLINE_S, MAX_QUERIES
from engine.dht.messages import CompactNode
from engine.dht.record_store import RecordStore, StoreStatus
from engine.dht.records import ProviderRecord, sign_provider
from engine.dht.shortlist import MAX_WIDTH, STALL_S, Shortlist
from engine.dht.table import MAX_REPLACEMENTS, Contact, Table
from engine.dht.timing import ReplyTimer

SESSION_S = 2 * 3600.0  # mean, exponential; as long offline
STALE_S = 1800.0
RTT_MEDIAN_S, RTT_SIGMA = 0.09, 0.6  # log-normal
HEADERS = 28  # IPv4 and UDP
PORT = 4001
LOOKUPS_BEFORE = 13  # what joining and refreshing its buckets once takes a node
CROWD = 120  # accomplices that a Scatterer names in turn
UPKEEP_S = 10.0  # engine.dht.node: at most one idle bucket is refreshed in that time
REQUEST_BYTES = messages.PADDED_BYTES + HEADERS
PING_BYTES = messages.PADDED_PING_BYTES + messages.PROOF_BYTES + 60 + 2 * HEADERS
STORE_BYTES = 350 + 60 + 2 * HEADERS

Reply = tuple[tuple[CompactNode, ...], tuple[bytes, ...]]  # contacts, records


class Node:
    """An honest node; hostile ones answer otherwise."""

    silent = False

    def __init__(self, world: World, public_key: bytes, host: str) -> None:
        self.world = world
        self.public_key = public_key
        self.host = host
        self.place(node_id(public_key, host))
        self.online = False
        self.saved: list[CompactNode] = []
        self.bytes = 0
        self._table: Table | None = None
        self._drawn_at = 0.0
        self._density: Density | None = None

    def place(self, identifier: NodeId) -> None:
        """Stand at this id."""
        self.id = identifier
        self.position = number(identifier)
        self.endpoint = Endpoint(self.host, PORT)
        self.compact = CompactNode(identifier, self.endpoint)
        self.store = RecordStore(identifier)

    @property
    def density(self) -> Density:
        """What its lookups of before have shown; `full` worlds let it make them."""
        if self._density is None:
            self._density = Density()
            for _ in range(0 if self.world.full else LOOKUPS_BEFORE):
                self._density.note(self.world.reach_of(self.world.rng.getrandbits(ID_BITS)))
        return self._density

    def contact(self) -> Contact:
        """This node as others keep it."""
        return Contact(self.id, self.endpoint)

    @property
    def table(self) -> Table:
        """The routing table; drawn anew when it is old, unless everything is real."""
        now = self.world.now
        if self._table is None or (not self.world.full and now - self._drawn_at > STALE_S):
            self._table, self._drawn_at = Table(self.contact(), KSIZE), now
            if not self.world.full:
                self.world.draw(self, self._table)
        return self._table

    def go_online(self) -> None:
        """Join: with an empty store, from the contacts of last time."""
        self.online = True
        self.store = RecordStore(self.id)
        self._table = None
        if self.world.full:
            self.world.join(self)

    def go_offline(self) -> None:
        """Vanish without a word."""
        self.online = False
        if self.world.full:
            self.saved = [c.compact for c in self.table]
        self._table = None

    def answer(self, key: Key, asker: Endpoint, wants_records: bool) -> Reply:
        """Contacts near the key, and records."""
        records = self.store.providers(key, self.world.now)[:4] if wants_records else []
        count = 8 if records else messages.MAX_NODES
        return self.table.nearest_for(key, count, asker), tuple(records)

    def keep(self, key: Key, record: ProviderRecord, source: str) -> bool:
        """Store a record."""
        status = self.store.add_provider(key, record, source, self.world.now)
        return status == StoreStatus.STORED


class Silent(Node):
    """Stands in tables and answers nothing but what keeps it there."""

    silent = True


class Dropper(Node):
    """Says that it keeps records, and keeps none."""

    def answer(self, key: Key, asker: Endpoint, wants_records: bool) -> Reply:
        return self.table.nearest_for(key, messages.MAX_NODES, asker), ()

    def keep(self, key: Key, record: ProviderRecord, source: str) -> bool:
        return True


class Liar(Dropper):
    """Names its accomplices nearest to the key, and nobody else."""

    def answer(self, key: Key, asker: Endpoint, wants_records: bool) -> Reply:
        return self.world.accomplices_near(key), ()


class Scatterer(Dropper):
    """Names some of its accomplices around the key, others each time: a crowd without an edge."""

    def answer(self, key: Key, asker: Endpoint, wants_records: bool) -> Reply:
        crowd = self.world.accomplices_near(key, CROWD)
        return tuple(self.world.rng.sample(crowd, min(len(crowd), messages.MAX_NODES))), ()


class World:
    """Nodes, a clock, and what goes between them."""

    def __init__(self, size: int, seed: int, *, full: bool = False, churn: bool = True) -> None:
        self.rng = random.Random(seed)
        self.now = 0.0
        self.full = full
        self.size = size
        self.timer = ReplyTimer()
        self.rpcs = self.timeouts = self.bytes = 0
        self.stale = Counter[bool]()
        self.at: dict[Endpoint, Node] = {}
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._count = 0
        self._visible: list[tuple[int, Node]] = []  # online, or gone for less than STALE_S
        self._gone_at: dict[int, float] = {}
        self._hostile: list[tuple[int, Node]] = []
        self.online: list[Node] = []
        self._index: dict[int, int] = {}
        self.churn = churn
        # The buckets of kademlia read the clock themselves.
        kademlia.routing.time = SimpleNamespace(monotonic=lambda: self.now)  # type: ignore[attr-defined]

    # -- population -----------------------------------------------------------------------------

    def populate(self, hostile: float, kinds: Sequence[type[Node]]) -> None:
        """Twice as many as shall be online, of which half are; a share of hostile ones stays."""
        population = self.size * (2 if self.churn else 1)
        for number_ in range(population):
            is_hostile = bool(kinds) and self.rng.random() < hostile
            cls = kinds[number_ % len(kinds)] if is_hostile else Node
            node = self.add(cls)
            starts = not self.churn or self.rng.random() < 0.5
            if starts:
                self.turn(node, True)
            if self.churn:
                self.after(self.rng.expovariate(1 / SESSION_S), lambda n=node: self._toggle(n))

    def add(self, cls: type[Node] = Node) -> Node:
        """A node somewhere on the internet, offline."""
        node = cls(self, self.rng.randbytes(32), self.new_host())
        self.at[node.endpoint] = node
        if cls is not Node:
            insort(self._hostile, (node.position, node), key=_position)
        return node

    def new_host(self) -> str:
        """A public IPv4 address that nobody has."""
        while True:
            host = str(ipaddress.IPv4Address(self.rng.getrandbits(32)))
            address = ipaddress.ip_address(host)
            if (
                not is_local(host)
                and not address.is_multicast
                and Endpoint(host, PORT) not in self.at
            ):
                return host

    def turn(self, node: Node, on: bool) -> None:
        """Switch a node on or off."""
        if on:
            self._index[id(node)] = len(self.online)
            self.online.append(node)
            if self._gone_at.pop(id(node), None) is None:
                insort(self._visible, (node.position, node), key=_position)
            node.go_online()
            return
        at, last = self._index.pop(id(node)), self.online.pop()
        if last is not node:
            self.online[at], self._index[id(last)] = last, at
        self._gone_at[id(node)] = self.now
        node.go_offline()
        self.after(STALE_S, lambda: self._disappear(node))

    def _toggle(self, node: Node) -> None:
        self.turn(node, not node.online)
        self.after(self.rng.expovariate(1 / SESSION_S), lambda: self._toggle(node))

    def _disappear(self, node: Node) -> None:
        if self.now - self._gone_at.get(id(node), self.now) >= STALE_S:
            del self._gone_at[id(node)]
            del self._visible[bisect_left(self._visible, node.position, key=_position)]

    # -- tables ---------------------------------------------------------------------------------

    def draw(self, node: Node, table: Table) -> None:
        """Fill a table with random nodes, in the buckets it would have come to have.

        Each bucket is the far half of what is left around our own id, until k or fewer are left.
        """
        position, buckets = node.position, []
        for shift in range(ID_BITS - 1, -1, -1):
            low = (position >> shift ^ 1) << shift
            buckets.append(self._drawn_bucket(low, shift))
            near = position >> shift << shift
            start, end = self._range(near, shift)
            if end - start <= KSIZE:
                buckets.append(self._drawn_bucket(near, shift, without=node))
                break
        table.buckets = sorted(buckets, key=lambda bucket: int(bucket.range[0]))

    def _drawn_bucket(self, low: int, shift: int, without: Node | None = None) -> KBucket:
        bucket = KBucket(low, low + (1 << shift) - 1, KSIZE, MAX_REPLACEMENTS)
        start, end = self._range(low, shift)
        chosen: Sequence[int] = range(start, end)
        if end - start > KSIZE:
            chosen = self.rng.sample(chosen, KSIZE)
        for at in chosen:
            other = self._visible[at][1]
            if other is not without and self._still_believed(other):
                bucket.nodes[other.id] = other.contact()
        return bucket

    def reach_of(self, position: int) -> int:
        """The distance within which a lookup finds its k nearest."""
        at = bisect_left(self._visible, position, key=_position)
        around = self._visible[max(0, at - 3 * KSIZE) : at + 3 * KSIZE]
        distances = sorted(n.position ^ position for _, n in around if n.online)
        return distances[KSIZE - 1] if len(distances) >= KSIZE else 0

    def _range(self, low: int, shift: int) -> tuple[int, int]:
        """Which of the visible nodes have their ids in [low, low + 2**shift)."""
        start = bisect_left(self._visible, low, key=_position)
        return start, bisect_left(self._visible, low + (1 << shift), start, key=_position)

    def _still_believed(self, other: Node) -> bool:
        gone = self._gone_at.get(id(other))
        return gone is None or self.rng.random() * STALE_S > self.now - gone

    def accomplices_near(
        self, key: Key, count: int = messages.MAX_NODES
    ) -> tuple[CompactNode, ...]:
        """The hostile nodes online nearest to a key, roughly."""
        at = bisect_left(self._hostile, number(key), key=_position)
        around = [n for _, n in self._hostile[max(0, at - 3 * count) : at + 3 * count] if n.online]
        target = number(key)
        around.sort(key=lambda n: n.position ^ target)
        return tuple(n.compact for n in around[:count])

    def aim(self, key: Key) -> None:
        """Every hostile node takes the id nearest to `key` among those its address allows.

        The first 21 bits are one of eight that follow from the address; all others can be had by
        trying keys, and here they are had for nothing.
        """
        moved = []
        for _, node in self._hostile:
            best = min(
                (
                    prefix[:2]
                    + bytes([prefix[2] | (key[2] & 7)])
                    + key[3:-1]
                    + bytes([(key[-1] & 0xF8) | slot])
                    for slot, prefix in enumerate(_bound_prefixes(node.host))
                ),
                key=lambda identifier: number(identifier) ^ number(key),
            )
            salted = best[:-9] + self.rng.randbytes(8) + best[-1:]
            node.place(NodeId(salted))
            node._table = None
            moved.append((node.position, node))
        self._hostile = sorted(moved, key=_position)
        self._visible = sorted(((n.position, n) for n in self.at.values()), key=_position)
        for node in self.at.values():
            node._table = None

    # -- time -----------------------------------------------------------------------------------

    def after(self, delay_s: float, action: Callable[[], None]) -> None:
        """Do something later."""
        self._count += 1
        heapq.heappush(self._events, (self.now + delay_s, self._count, action))

    def run(self, until: float) -> None:
        """Let time pass."""
        while self._events and self._events[0][0] <= until:
            self.now, _, action = heapq.heappop(self._events)
            action()
        self.now = until

    def rtt(self) -> float:
        """One round trip."""
        return min(RTT_MEDIAN_S * math.exp(self.rng.gauss(0.0, RTT_SIGMA)), 0.9)

    # -- calls ----------------------------------------------------------------------------------

    def call(
        self,
        asker: Node,
        target: CompactNode,
        request_bytes: int,
        serve: Callable[[Node], tuple[object, int]],
        done: Callable[[object | None], None],
    ) -> None:
        """One request; `serve` answers at the other end with a result and its size."""
        self.rpcs += 1
        self._charge(asker, request_bytes)
        node = self.at.get(target.endpoint)
        rtt = self.rtt()

        def arrive() -> None:
            if node is None or not node.online or node.silent or node.id != target.id:
                self.after(self.timer.timeout_s - rtt, lost)
                return
            self._charge(node, request_bytes)
            result, size = serve(node)
            self._charge(node, size)
            self._charge(asker, size)
            self.timer.heard(rtt)
            if not asker.online:
                return
            asker.table.add_contact(node.contact())
            if node.table.wants(asker.id, asker.endpoint):
                self._charge(asker, PING_BYTES)
                self._charge(node, PING_BYTES)
                node.table.add_contact(asker.contact())
            done(result)

        def lost() -> None:
            self.timeouts += 1
            if asker.online:
                asker.table.failed(target.id, target.endpoint)
                done(None)

        self.after(rtt, arrive)

    def _charge(self, node: Node, size: int) -> None:
        node.bytes += size
        self.bytes += size

    def lookup(
        self,
        asker: Node,
        key: Key,
        done: Callable[[Lookup], None],
        *,
        wants_records: bool = False,
        start: Sequence[CompactNode] = (),
    ) -> None:
        """Look a key up; `done` gets the finished lookup."""
        Lookup(self, asker, key, done, wants_records, start).step()

    def join(self, node: Node) -> None:
        """As `FamilyNode.bootstrap`: begin from saved contacts or anybody, look for oneself."""
        start = node.saved[:16] or [
            n.compact for n in self.rng.sample(self.online, min(3, len(self.online)))
        ]
        self.lookup(node, Key(node.id), lambda _: self._upkeep(node, self.now), start=start)

    def _upkeep(self, node: Node, since: float) -> None:
        if not node.online:
            return
        targets = node.table.idle_targets(IDLE_BUCKET_S, self.now, self.rng)
        if targets:
            node.table.touch(targets[0], self.now)
            self.lookup(node, Key(targets[0]), lambda _: None)
        self.after(UPKEEP_S, lambda: self._upkeep(node, since))


class Lookup:
    """`engine.dht.lookup.Lookup` as events: the same shortlist, stall rule and bounds."""

    def __init__(
        self,
        world: World,
        asker: Node,
        key: Key,
        done: Callable[[Lookup], None],
        wants_records: bool,
        start: Sequence[CompactNode],
    ) -> None:
        self.world, self.asker, self.key, self._done = world, asker, key, done
        self.wants_records = wants_records
        self.queries = 0
        self.found: bytes | None = None
        self.began = world.now
        self._waiting = 0
        self._ticking = self._ended = self._has_consulted = False
        self._first: Shortlist | None = None
        spread = asker.density.spread(asker.table.spread)
        self._shortlist = Shortlist(key, asker.id, KSIZE, ALPHA, spread)
        asker.table.touch(key, world.now)
        nearest = asker.table._nearest(number(key), KSIZE)
        world.stale.update(not (o := world.at.get(c.endpoint)) or not o.online for c in nearest)
        self._shortlist.add([*start, *(c.compact for c in nearest)])

    @property
    def holders(self) -> list[CompactNode]:
        """The nearest that answered."""
        nearest = self._shortlist.closest()
        if self._first is not None:
            nearest = list(dict.fromkeys([*self._first.closest(), *nearest]))[:MAX_WIDTH]
        return nearest

    def _begin_elsewhere(self) -> None:
        if self._first is None and self._shortlist.surrounded:
            self._first = self._shortlist
            self._shortlist = self._first.afresh(c.compact for c in self._elsewhere())

    def _elsewhere(self) -> list[Contact]:
        others = list(self.asker.table)
        return self.world.rng.sample(others, min(KSIZE, len(others)))

    def step(self) -> None:
        """Ask whom the shortlist says; end when it is finished."""
        if self._ended or not self.asker.online:
            return
        if self._shortlist.finished and not self._has_consulted:
            self._has_consulted = True
            self._shortlist.consult(contact.compact for contact in self._elsewhere())
        if self._shortlist.finished and not self._shortlist.widen(in_vain=self.wants_records):
            self._begin_elsewhere()
        late = self.world.now - self.began > DEADLINE_S
        if self.found is not None or self._shortlist.finished or late:
            self._end()
            return
        for node in self._shortlist.next_queries(self.world.now):
            if self.queries >= MAX_QUERIES:
                self._shortlist.failed(node)
                continue
            self.queries += 1
            self._waiting += 1
            self.world.call(
                self.asker, node, REQUEST_BYTES, self._serve, lambda r, n=node: self._take(n, r)
            )
        if not self._waiting:
            self._end()
            return
        if not self._ticking:
            self._ticking = True
            self.world.after(STALL_S / 2, self._tick)

    def _tick(self) -> None:
        self._ticking = False
        self.step()

    def _serve(self, node: Node) -> tuple[object, int]:
        nodes, records = node.answer(self.key, self.asker.endpoint, self.wants_records)
        size = HEADERS + 60 + 38 * len(nodes) + sum(map(len, records))
        return (nodes, records), size

    def _take(self, node: CompactNode, result: object) -> None:
        self._waiting -= 1
        if self._ended:
            return
        if result is None:
            self._shortlist.failed(node)
        else:
            nodes, records = result  # type: ignore[misc]
            self._shortlist.add(nodes)
            self._shortlist.answered(node, node)
            if records:
                self.found = records[0]
        self.step()

    def _end(self) -> None:
        self._ended = True
        if self._shortlist.finished and self._first is None:
            self.asker.density.note(self._shortlist.reach)
        self._done(self)


def record_of(node: Node, key: Key, now: float, ttl_s: int) -> ProviderRecord:
    """A provider record; nobody checks signatures here."""
    return sign_provider(
        key,
        node.public_key,
        lambda _: bytes(64),
        sequence=int((1_800_000_000 + now) * 1000),
        ttl_s=ttl_s,
        addresses=[node.endpoint],
        name="a file of some name.bin",
    )


def _position(entry: tuple[int, Node]) -> int:
    return entry[0]
