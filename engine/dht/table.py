"""The routing table: proven contacts in kademlia's buckets, with exact neighbours and diversity.

Owns who may stand in the table and who goes; it sends nothing. From `kademlia` it keeps the
buckets, their splitting and their replacement lists. What it changes: 256-bit ids, exact answers to
"who is nearest" (the stock table misses 2 to 4 of 20), a bucket splits only where our own id is, at
most two contacts of one address group in a bucket, and eviction only after two failures at the same
address. Contacts are added by `protocol` alone, after they answered a request of ours with a proof.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kademlia.node import Node
from kademlia.routing import KBucket, RoutingTable

from engine.dht.endpoints import Endpoint, group_of, is_local, network_of
from engine.dht.ids import ID_BITS, ID_BYTES, NodeId, number, same_key
from engine.dht.messages import CompactNode

if TYPE_CHECKING:
    import random

MAX_FAILURES = 2
MAX_PER_GROUP_IN_BUCKET = 2  # of one /24 or /48, replacements included
MAX_PER_NETWORK = 10  # of one /16 or /32 in the whole table
MAX_REPLACEMENTS = 8  # per bucket
MAX_FORMER = 128


class Contact(Node):
    """A kademlia `Node` whose id and endpoint are known."""

    id: NodeId
    ip: str
    port: int
    long_id: int

    def __init__(self, node_id: NodeId, endpoint: Endpoint) -> None:
        super().__init__(node_id, endpoint.host, endpoint.port)
        self.endpoint = endpoint
        self.failures = 0

    @property
    def compact(self) -> CompactNode:
        """The contact as messages name it."""
        return CompactNode(self.id, self.endpoint)


class Table(RoutingTable):
    """Contacts by distance to `own`, the contact that stands for this node."""

    node: Contact
    ksize: int
    buckets: list[KBucket]

    def __init__(self, own: Contact, ksize: int) -> None:
        super().__init__(None, ksize, own)
        self.former: OrderedDict[Endpoint, None] = OrderedDict()  # evicted, newest last

    def __len__(self) -> int:
        return sum(len(bucket) for bucket in self.buckets)

    def __iter__(self) -> Iterator[Contact]:
        for bucket in self.buckets:
            yield from bucket.nodes.values()

    # -- what kademlia's table does otherwise ---------------------------------------------------

    def flush(self) -> None:
        """Begin with one bucket over the whole key space; both ends belong to it."""
        self.buckets = [self._bounded(KBucket(0, 2**ID_BITS - 1, self.ksize))]

    def split_bucket(self, index: int) -> None:
        """Split as the base does; the halves get our bound on replacements."""
        super().split_bucket(index)
        for bucket in self.buckets[index : index + 2]:
            self._bounded(bucket)

    def get_bucket_for(self, node: Node) -> int:
        """Index of the bucket whose range has the node's id."""
        return self._index(node.long_id)

    def find_neighbors(
        self, node: Node, k: int | None = None, exclude: Node | None = None
    ) -> list[Contact]:
        """Exactly the k contacts nearest to `node`, nearest first, without it and `exclude`."""
        return [
            contact
            for contact in self._nearest(node.long_id, (k or self.ksize) + 2)
            if contact.id != node.id and (exclude is None or not contact.same_home_as(exclude))
        ][: k or self.ksize]

    def add_contact(self, node: Contact) -> None:
        """Enter or renew a contact that has just proved itself."""
        if same_key(node.id, self.node.id):
            return
        bucket = self.buckets[self._index(node.long_id)]
        if node.id not in bucket.nodes:
            if not self._adds_diversity(bucket, node):
                return
            self._forget_others_at(node)
        bucket.replacement_nodes.pop(node.id, None)
        self.former.pop(node.endpoint, None)
        if bucket.add_node(node):
            return
        if self._may_split(bucket):
            bucket.replacement_nodes.pop(node.id, None)
            self.split_bucket(self._index(node.long_id))
            self.add_contact(node)

    # -- for the protocol and the lookups -------------------------------------------------------

    def get(self, node_id: bytes) -> Contact | None:
        """The contact with this id."""
        contact: Contact | None = self.buckets[self._index(number(node_id))][node_id]
        return contact

    def wants(self, node_id: NodeId, endpoint: Endpoint) -> bool:
        """Whether a stranger with this id could be entered now: worth a ping back."""
        if same_key(node_id, self.node.id):
            return False
        candidate = Contact(node_id, endpoint)
        bucket = self.buckets[self._index(candidate.long_id)]
        if node_id in bucket.nodes or node_id in bucket.replacement_nodes:
            return False
        room = len(bucket) < self.ksize or self._may_split(bucket)
        return room and self._adds_diversity(bucket, candidate)

    def failed(self, node_id: NodeId, endpoint: Endpoint) -> None:
        """A contact did not answer, or broke a rule; the second time it goes."""
        bucket = self.buckets[self._index(number(node_id))]
        contact = bucket[node_id] or bucket.replacement_nodes.get(node_id)
        if contact is None or contact.endpoint != endpoint:
            return
        contact.failures += 1
        if contact.failures >= MAX_FAILURES:
            self.remove_contact(contact)
            self.former[endpoint] = None
            if len(self.former) > MAX_FORMER:
                self.former.popitem(last=False)

    def nearest_for(self, key: bytes, count: int, asker: Endpoint) -> tuple[CompactNode, ...]:
        """What an asker is told: the nearest without itself, and nothing local if it is not."""
        asker_is_local = is_local(asker.host)
        nearest = (
            contact.compact
            for contact in self._nearest(number(key), count + 1, with_local=asker_is_local)
            if contact.endpoint != asker
        )
        return tuple(nearest)[:count]

    @property
    def spread(self) -> int:
        """The distance within which k contacts are, seen from here; 0 where there are fewer.

        Nobody chose where we stand, so it tells how far the k nearest of any key should be.
        """
        nearest = self._nearest(self.node.long_id, self.ksize)
        if len(nearest) < self.ksize:
            return 0
        return nearest[-1].long_id ^ self.node.long_id

    def touch(self, key: bytes, now: float) -> None:
        """A lookup went to this part of the key space."""
        self.buckets[self._index(number(key))].last_updated = now

    def idle_targets(self, idle_s: float, now: float, rng: random.Random) -> list[bytes]:
        """One random id in each bucket that no lookup went to for `idle_s` seconds."""
        return [
            rng.randint(*bucket.range).to_bytes(ID_BYTES, "big")
            for bucket in self.buckets
            if now - bucket.last_updated >= idle_s
        ]

    # -- inside ---------------------------------------------------------------------------------

    def _index(self, position: int) -> int:
        return bisect_left(self.buckets, position, key=_upper_end)

    def _nearest(self, target: int, count: int, *, with_local: bool = True) -> list[Contact]:
        """Walk the buckets in the order of their distance until there are enough.

        The ranges of buckets are subtrees, so their intervals of XOR distance do not overlap: the
        order of their least distances is the order of all their members.
        """
        found: list[Contact] = []
        for bucket in sorted(self.buckets, key=lambda b: _least_distance(b, target)):
            members = bucket.nodes.values()
            found += members if with_local else (c for c in members if not is_local(c.ip))
            if len(found) >= count:
                break
        return heapq.nsmallest(count, found, key=lambda contact: contact.long_id ^ target)

    def _forget_others_at(self, node: Contact) -> None:
        """One endpoint is one contact, however many keys answer there."""
        for other in [o for o in self if o.same_home_as(node) and o.id != node.id]:
            self.remove_contact(other)

    def _may_split(self, bucket: KBucket) -> bool:
        low, high = bucket.range
        return bool(bucket.has_in_range(self.node)) and low < high

    def _adds_diversity(self, bucket: KBucket, node: Contact) -> bool:
        if is_local(node.ip):
            return True
        group, network = group_of(node.ip), network_of(node.ip)
        others = [*bucket.nodes.values(), *bucket.replacement_nodes.values()]
        of_group = sum(o.id != node.id and group_of(o.ip) == group for o in others)
        of_network = sum(o.id != node.id and network_of(o.ip) == network for o in self)
        return of_group < MAX_PER_GROUP_IN_BUCKET and of_network < MAX_PER_NETWORK

    @staticmethod
    def _bounded(bucket: KBucket) -> KBucket:
        bucket.max_replacement_nodes = MAX_REPLACEMENTS
        while len(bucket.replacement_nodes) > MAX_REPLACEMENTS:
            bucket.replacement_nodes.popitem(last=False)
        return bucket


def _upper_end(bucket: KBucket) -> int:
    return int(bucket.range[1])


def _least_distance(bucket: KBucket, target: int) -> int:
    low, high = (int(end) for end in bucket.range)
    return ((low ^ target) | (high - low)) ^ (high - low)
