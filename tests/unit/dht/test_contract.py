"""What engine.dht inherits from kademlia and rpcudp, pinned against changes of a new version."""

from __future__ import annotations

import inspect
from importlib.metadata import version

import pytest
import umsgpack
from kademlia.crawling import SpiderCrawl
from kademlia.network import Server
from kademlia.node import Node, NodeHeap
from kademlia.protocol import KademliaProtocol
from kademlia.routing import KBucket, RoutingTable
from rpcudp.protocol import RPCProtocol

from engine.dht.family import FamilyNode
from engine.dht.lookup import Lookup
from engine.dht.protocol import DhtProtocol
from engine.dht.table import Contact, Table


def names(function: object) -> list[str]:
    return list(inspect.signature(function).parameters)  # type: ignore[arg-type]


def test_the_versions_are_the_pinned_ones() -> None:
    assert version("kademlia") == "2.2.3"
    assert version("rpcudp") == "5.0.1"
    assert version("u-msgpack-python").startswith("2.8")


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (Node.__init__, ["self", "node_id", "ip", "port"]),
        (Node.same_home_as, ["self", "node"]),
        (Node.distance_to, ["self", "node"]),
        (NodeHeap.__init__, ["self", "node", "maxsize"]),
        (NodeHeap.push, ["self", "nodes"]),
        (KBucket.__init__, ["self", "rangeLower", "rangeUpper", "ksize", "replacementNodeFactor"]),
        (KBucket.add_node, ["self", "node"]),
        (KBucket.remove_node, ["self", "node"]),
        (KBucket.has_in_range, ["self", "node"]),
        (KBucket.split, ["self"]),
        (RoutingTable.__init__, ["self", "protocol", "ksize", "node"]),
        (RoutingTable.flush, ["self"]),
        (RoutingTable.split_bucket, ["self", "index"]),
        (RoutingTable.remove_contact, ["self", "node"]),
        (RoutingTable.add_contact, ["self", "node"]),
        (RoutingTable.get_bucket_for, ["self", "node"]),
        (RoutingTable.find_neighbors, ["self", "node", "k", "exclude"]),
        (SpiderCrawl.__init__, ["self", "protocol", "node", "peers", "ksize", "alpha"]),
        (KademliaProtocol.__init__, ["self", "source_node", "storage", "ksize"]),
        (RPCProtocol.__init__, ["self", "wait_timeout"]),
        (RPCProtocol.connection_made, ["self", "transport"]),
        (RPCProtocol.datagram_received, ["self", "data", "addr"]),
        (Server.__init__, ["self", "ksize", "alpha", "node_id", "storage"]),
        (Server.stop, ["self"]),
        (Server._create_protocol, ["self"]),
    ],
)
def test_signatures(function: object, expected: list[str]) -> None:
    assert names(function) == expected


def test_a_bucket_is_an_inclusive_range_with_ordered_nodes_and_replacements() -> None:
    bucket = KBucket(0, 255, 2)
    assert bucket.range == (0, 255)
    first, second, third = (Node(bytes([i]), "127.0.0.1", i) for i in (1, 2, 200))
    assert [bucket.add_node(n) for n in (first, second, third)] == [True, True, False]
    assert list(bucket.nodes.values()) == [first, second]
    assert list(bucket.replacement_nodes.values()) == [third]
    assert bucket.max_replacement_nodes == 10
    assert bucket[first.id] is first
    assert bucket[third.id] is None
    assert len(bucket) == 2
    assert bucket.last_updated > 0
    low, high = bucket.split()
    assert (low.range, high.range) == ((0, 127), (128, 255))
    assert list(high.nodes.values()) == [third]
    bucket.remove_node(first)
    assert list(bucket.nodes.values()) == [second, third]


def test_adding_a_node_again_moves_it_to_the_tail_and_takes_the_new_object() -> None:
    bucket = KBucket(0, 255, 3)
    old, other, new = Node(b"\1", "a", 1), Node(b"\2", "b", 2), Node(b"\1", "c", 3)
    for node in (old, other, new):
        bucket.add_node(node)
    assert list(bucket.nodes.values()) == [other, new]


def test_a_server_starts_nothing_and_stops_its_transport_and_timers() -> None:
    server = Server(20, 8, bytes(32), object())
    fields = (server.transport, server.protocol, server.refresh_loop, server.save_state_loop)
    assert fields == (None,) * 4
    assert (server.ksize, server.alpha, server.node.id) == (20, 8, bytes(32))
    server.stop()


def test_the_framing_is_one_type_byte_twenty_bytes_of_id_and_msgpack() -> None:
    source = inspect.getsource(RPCProtocol)
    assert "msg_id = datagram[1:21]" in source
    assert 'datagram[:1] == b"\\x00"' in source
    assert umsgpack.packb([1, b"a"]) == b"\x92\x01\xc4\x01a"


def test_everything_a_stranger_reaches_is_replaced() -> None:
    for name in ("datagram_received", "error_received", "connection_lost", "__getattr__"):
        assert name in vars(DhtProtocol)
    for name in ("flush", "add_contact", "get_bucket_for", "find_neighbors", "split_bucket"):
        assert name in vars(Table)
    assert "find" in vars(Lookup)
    for name in ("listen", "bootstrap", "_create_protocol"):
        assert name in vars(FamilyNode)
    assert issubclass(Contact, Node)


def test_no_inherited_method_of_the_stock_protocol_is_reached_by_name() -> None:
    inherited = {name for name in dir(KademliaProtocol) if name.startswith("rpc_")}
    assert inherited == {"rpc_stun", "rpc_ping", "rpc_store", "rpc_find_node", "rpc_find_value"}
    source = inspect.getsource(inspect.getmodule(DhtProtocol))  # type: ignore[arg-type]
    assert "rpc_" not in source.replace("rpc_id", "")
    assert "getattr(" not in source
