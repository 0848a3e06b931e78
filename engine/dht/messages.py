"""Every datagram of the DHT: its types, its bytes, and the strict reading of what strangers send.

Owns the wire format. A datagram is one type byte, a 20-byte request id and a msgpack list, as in
rpcudp:

    request  00 id [version, method, sender's node id, flags, arguments, padding?]
    reply    01 id [flags, result, public key?, signature?]

The last two only when a proof was asked for.

Whatever is not exactly of this form raises RemoteProtocolError and nothing else. Lookup requests
are padded so that no reply needs to be more than three times as long as its request: the DHT
amplifies nobody's traffic.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from engine.dht.endpoints import MAX_PORT, PACKED_V4, PACKED_V6, Endpoint, pack, unpack
from engine.dht.ids import ID_BYTES, Key, NodeId
from engine.dht.records import (
    MAX_PART_BYTES,
    MAX_PARTS,
    MAX_RECORD_BYTES,
    MIN_RECORD_BYTES,
    PUBLIC_KEY_BYTES,
    SIGNATURE_BYTES,
)
from engine.dht.strict import bytes_of, list_of, packb, uint_of, unpackb
from engine.dht.tokens import TOKEN_BYTES
from engine.errors import RemoteProtocolError

VERSION = 1
REQUEST = 0  # rpcudp: the first byte of a datagram
REPLY = 1
RPC_ID_BYTES = 20
HEADER_BYTES = 1 + RPC_ID_BYTES
MAX_DATAGRAM = 1232  # 1,280 (the smallest MTU of IPv6) less its header and UDP's
AMPLIFICATION = 3
PADDED_BYTES = 420  # lookups: three times this is above MAX_DATAGRAM
PADDED_PING_BYTES = 96  # a ping may draw a proof and a ping back
PROOF_BYTES = 2 + PUBLIC_KEY_BYTES + 2 + SIGNATURE_BYTES

MAX_NODES = 20
_ENTRY_BYTES = (ID_BYTES + PACKED_V4, ID_BYTES + PACKED_V6)
MAX_RECORDS_IN_REPLY = 4
MAX_PADDING = PADDED_BYTES
MAX_COUNT = 1 << 20  # of providers a holder may claim, and where to start in them
_PROOF_TAG = b"shoal-dht-proof-v1\0"

FLAG_SERVER = 1  # the sender answers requests of others and may stand in tables
FLAG_PROVE = 2  # in a request: prove your key over my request id


class CompactNode(NamedTuple):
    """A node as replies name it; nothing about it has been proved."""

    id: NodeId
    endpoint: Endpoint


# -- requests -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ping:
    """Are you there, and where do you see me?"""

    METHOD: ClassVar[str] = "ping"


@dataclass(frozen=True, slots=True)
class FindNode:
    """The 20 contacts nearest to `key`, and a token to store there."""

    METHOD: ClassVar[str] = "find_node"
    key: Key


@dataclass(frozen=True, slots=True)
class GetProviders:
    """Provider records of `key`, from the `start`-th on and round; and nearer contacts."""

    METHOD: ClassVar[str] = "get_providers"
    key: Key
    start: int = 0


@dataclass(frozen=True, slots=True)
class AddProvider:
    """Keep this signed record; a withdrawal needs no token where it replaces a record."""

    METHOD: ClassVar[str] = "add_provider"
    key: Key
    token: bytes
    record: bytes


@dataclass(frozen=True, slots=True)
class GetMetadata:
    """One part of the metadata of `key`, and nearer contacts."""

    METHOD: ClassVar[str] = "get_meta"
    key: Key
    part: int = 0


@dataclass(frozen=True, slots=True)
class PutMetadata:
    """Keep this part of the metadata of `key`."""

    METHOD: ClassVar[str] = "put_meta"
    key: Key
    token: bytes
    part: bytes


@dataclass(frozen=True, slots=True)
class DialBack:
    """Have others call me, and dial `tcp_port` (0: do not) at my address: can I be reached?

    The token is one for `key`, from a reply to `FindNode`: it shows that the asker is where its
    datagrams come from.
    """

    METHOD: ClassVar[str] = "dial_back"
    key: Key
    token: bytes
    tcp_port: int = 0


@dataclass(frozen=True, slots=True)
class CallBack:
    """Ping this node, which asked the sender for a call from somebody it has not talked to."""

    METHOD: ClassVar[str] = "call_back"
    target: Endpoint


Request = (
    Ping | FindNode | GetProviders | AddProvider | GetMetadata | PutMetadata | DialBack | CallBack
)


# -- replies ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pong:
    """Where the responder sees the asker."""

    observed: Endpoint


@dataclass(frozen=True, slots=True)
class Nodes:
    """Contacts near the key, nearest first, and a token to store under it."""

    nodes: tuple[CompactNode, ...]
    token: bytes


@dataclass(frozen=True, slots=True)
class Providers:
    """Some records, and how many there are in all."""

    nodes: tuple[CompactNode, ...]
    token: bytes
    records: tuple[bytes, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a store request: a `StoreStatus`, the metadata parts held for the key
    (a bitmap), and the sequence known for the record's key pair (0 where that says nothing)."""

    status: int
    held: int
    sequence: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """The part asked for, or b""; and which parts the responder holds (a bitmap)."""

    nodes: tuple[CompactNode, ...]
    token: bytes
    held: int
    part: bytes


@dataclass(frozen=True, slots=True)
class Dialed:
    """How many others were asked to call, and what is known of the TCP port (a `TcpState`)."""

    asked: int
    tcp: int


Reply = Pong | Nodes | Providers | Stored | Metadata | Dialed


# -- datagrams ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IncomingRequest:
    """A request as received; the sender's id is a claim."""

    rpc_id: bytes
    sender: NodeId
    flags: int
    request: Request
    size: int

    @property
    def from_server(self) -> bool:
        """Whether the sender says that it may stand in tables."""
        return bool(self.flags & FLAG_SERVER)

    @property
    def wants_proof(self) -> bool:
        """Whether the reply has to carry public key and signature."""
        return bool(self.flags & FLAG_PROVE)

    @property
    def reply_budget(self) -> int:
        """How long a reply datagram may be."""
        return min(MAX_DATAGRAM, AMPLIFICATION * self.size)


@dataclass(frozen=True, slots=True)
class IncomingReply:
    """A reply's envelope; its result is read by `decode_result` once the request is known."""

    rpc_id: bytes
    from_server: bool
    result: object = field(repr=False)
    public_key: bytes = b""
    signature: bytes = b""


def encode_request(rpc_id: bytes, sender: bytes, flags: int, request: Request) -> bytes:
    """A request datagram, padded to what its reply may need."""
    body = [VERSION, request.METHOD, sender, flags, _arguments(request)]
    datagram = bytes([REQUEST]) + rpc_id + packb(body)
    target = _padded_size(request)
    if len(datagram) < target:
        missing = target - len(datagram)
        padding = bytes(max(0, missing - (2 if missing < 258 else 3)))  # less its own head
        datagram = bytes([REQUEST]) + rpc_id + packb([*body, padding])
    return datagram


def encode_reply(
    rpc_id: bytes, from_server: bool, reply: Reply, proof: tuple[bytes, bytes] | None = None
) -> bytes:
    """A reply datagram; `proof` is (public key, signature)."""
    body = [FLAG_SERVER if from_server else 0, _result(reply), *(proof or ())]
    return bytes([REPLY]) + rpc_id + packb(body)


def proof_message(rpc_id: bytes, public_key: bytes) -> bytes:
    """What a responder signs to prove its key to whoever chose the request id."""
    return _PROOF_TAG + rpc_id + public_key


def decode(datagram: bytes) -> IncomingRequest | IncomingReply:
    """Read a datagram's envelope, and a request whole; raises RemoteProtocolError."""
    if not HEADER_BYTES < len(datagram) <= MAX_DATAGRAM:
        raise RemoteProtocolError(f"a datagram cannot have {len(datagram)} bytes")
    rpc_id = datagram[1:HEADER_BYTES]
    if datagram[0] == REQUEST:
        return _decode_request(rpc_id, unpackb(datagram[HEADER_BYTES:]), len(datagram))
    if datagram[0] == REPLY:
        return _decode_reply(rpc_id, unpackb(datagram[HEADER_BYTES:]))
    raise RemoteProtocolError("the datagram is neither request nor reply")


def rpc_id_of_reply(datagram: bytes) -> bytes | None:
    """The request id that a datagram claims to answer, before anything else of it is read."""
    is_reply = HEADER_BYTES < len(datagram) <= MAX_DATAGRAM and datagram[0] == REPLY
    return datagram[1:HEADER_BYTES] if is_reply else None


def decode_result(request: Request, result: object) -> Reply:
    """Read a reply's result as that of `request`; raises RemoteProtocolError."""
    return _RESULTS[type(request)](result)


def nodes_budget(budget: int, is_v6: bool) -> int:
    """How many contacts fit into `budget` bytes of a reply, at most `MAX_NODES`."""
    return max(0, min(MAX_NODES, budget // _ENTRY_BYTES[is_v6]))


# -- requests' bytes ----------------------------------------------------------------------------


def _padded_size(request: Request) -> int:
    if isinstance(request, FindNode | GetProviders | GetMetadata):
        return PADDED_BYTES
    return PADDED_PING_BYTES if isinstance(request, Ping | DialBack | CallBack) else 0


def _arguments(request: Request) -> list[object]:
    match request:
        case Ping():
            return []
        case FindNode(key):
            return [key]
        case GetProviders(key, number) | GetMetadata(key, number):
            return [key, number]
        case AddProvider(key, token, payload) | PutMetadata(key, token, payload):
            return [key, token, payload]
        case DialBack(key, token, port):
            return [key, token, port]
        case CallBack(target):
            return [pack(target)]


def _decode_request(rpc_id: bytes, body: object, size: int) -> IncomingRequest:
    fields = list_of(body, 5, 6)
    if fields[0] != VERSION or type(fields[0]) is not int:
        raise RemoteProtocolError("the request is of another version")
    if len(fields) == 6:
        bytes_of(fields[5], 0, MAX_PADDING)
    method = fields[1]
    read = _REQUESTS.get(method) if type(method) is str else None
    if read is None:
        raise RemoteProtocolError("the request's method is unknown")
    sender, flags = NodeId(bytes_of(fields[2], ID_BYTES)), uint_of(fields[3], 255)
    return IncomingRequest(rpc_id, sender, flags, read(fields[4]), size)


def _read_ping(arguments: object) -> Request:
    list_of(arguments, 0)
    return Ping()


def _read_find_node(arguments: object) -> Request:
    (key,) = list_of(arguments, 1)
    return FindNode(_key(key))


def _read_get_providers(arguments: object) -> Request:
    key, start = list_of(arguments, 2)
    return GetProviders(_key(key), uint_of(start, MAX_COUNT))


def _read_add_provider(arguments: object) -> Request:
    key, token, record = list_of(arguments, 3)
    return AddProvider(
        _key(key),
        bytes_of(token, 0, TOKEN_BYTES),
        bytes_of(record, MIN_RECORD_BYTES, MAX_RECORD_BYTES),
    )


def _read_get_meta(arguments: object) -> Request:
    key, part = list_of(arguments, 2)
    return GetMetadata(_key(key), uint_of(part, MAX_PARTS - 1))


def _read_put_meta(arguments: object) -> Request:
    key, token, part = list_of(arguments, 3)
    return PutMetadata(_key(key), bytes_of(token, TOKEN_BYTES), bytes_of(part, 1, MAX_PART_BYTES))


def _read_dial_back(arguments: object) -> Request:
    key, token, port = list_of(arguments, 3)
    return DialBack(_key(key), bytes_of(token, TOKEN_BYTES), uint_of(port, MAX_PORT))


def _read_call_back(arguments: object) -> Request:
    (target,) = list_of(arguments, 1)
    return CallBack(unpack(bytes_of(target, PACKED_V4, PACKED_V6)))


_REQUESTS: dict[str, Callable[[object], Request]] = {
    Ping.METHOD: _read_ping,
    FindNode.METHOD: _read_find_node,
    GetProviders.METHOD: _read_get_providers,
    AddProvider.METHOD: _read_add_provider,
    GetMetadata.METHOD: _read_get_meta,
    PutMetadata.METHOD: _read_put_meta,
    DialBack.METHOD: _read_dial_back,
    CallBack.METHOD: _read_call_back,
}


# -- replies' bytes -----------------------------------------------------------------------------


def _result(reply: Reply) -> list[object]:
    match reply:
        case Pong(observed):
            return [pack(observed)]
        case Nodes(nodes, token):
            return [_pack_nodes(nodes), token]
        case Providers(nodes, token, records, total):
            return [_pack_nodes(nodes), token, list(records), min(total, MAX_COUNT)]
        case Stored(status, held, sequence):
            return [status, held, sequence]
        case Metadata(nodes, token, held, part):
            return [_pack_nodes(nodes), token, held, part]
        case Dialed(asked, tcp):
            return [asked, tcp]


def _decode_reply(rpc_id: bytes, body: object) -> IncomingReply:
    fields = list_of(body, 2, 4)
    from_server = bool(uint_of(fields[0], 255) & FLAG_SERVER)
    if len(fields) == 2:
        return IncomingReply(rpc_id, from_server, fields[1])
    if len(fields) != 4:
        raise RemoteProtocolError("the reply has half a proof")
    public_key = bytes_of(fields[2], PUBLIC_KEY_BYTES)
    return IncomingReply(
        rpc_id, from_server, fields[1], public_key, bytes_of(fields[3], SIGNATURE_BYTES)
    )


def _read_pong(result: object) -> Reply:
    (observed,) = list_of(result, 1)
    return Pong(unpack(bytes_of(observed, PACKED_V4, PACKED_V6)))


def _read_nodes(result: object) -> Reply:
    nodes, token = list_of(result, 2)
    return Nodes(_unpack_nodes(nodes), bytes_of(token, TOKEN_BYTES))


def _read_providers(result: object) -> Reply:
    nodes, token, records, total = list_of(result, 4)
    raws = tuple(
        bytes_of(one, MIN_RECORD_BYTES, MAX_RECORD_BYTES)
        for one in list_of(records, 0, MAX_RECORDS_IN_REPLY)
    )
    return Providers(
        _unpack_nodes(nodes), bytes_of(token, TOKEN_BYTES), raws, uint_of(total, MAX_COUNT)
    )


def _read_stored(result: object) -> Reply:
    status, held, sequence = list_of(result, 3)
    return Stored(
        uint_of(status, 255), uint_of(held, 2**MAX_PARTS - 1), uint_of(sequence, 2**64 - 1)
    )


def _read_metadata(result: object) -> Reply:
    nodes, token, held, part = list_of(result, 4)
    return Metadata(
        _unpack_nodes(nodes),
        bytes_of(token, TOKEN_BYTES),
        uint_of(held, 2**MAX_PARTS - 1),
        bytes_of(part, 0, MAX_PART_BYTES),
    )


def _read_dialed(result: object) -> Reply:
    asked, tcp = list_of(result, 2)
    return Dialed(uint_of(asked, 255), uint_of(tcp, 255))


_RESULTS: dict[type[Request], Callable[[object], Reply]] = {
    Ping: _read_pong,
    FindNode: _read_nodes,
    GetProviders: _read_providers,
    AddProvider: _read_stored,
    GetMetadata: _read_metadata,
    PutMetadata: _read_stored,
    DialBack: _read_dialed,
    CallBack: _read_dialed,
}


def _pack_nodes(nodes: Sequence[CompactNode]) -> bytes:
    """All of one family, joined: 38 bytes each (IPv4) or 50 (IPv6), as in BEP 5 and BEP 32."""
    return b"".join(node.id + pack(node.endpoint) for node in nodes)


def _unpack_nodes(value: object) -> tuple[CompactNode, ...]:
    """Entries that name no possible endpoint are left out: one bad entry must not hide the rest.

    Up to 20 entries, the length alone tells the family: the least length that both families can
    make is 25 entries of IPv4.
    """
    data = bytes_of(value, 0, MAX_NODES * (ID_BYTES + PACKED_V6))
    entry = next((s for s in _ENTRY_BYTES if len(data) in range(0, MAX_NODES * s + 1, s)), 0)
    if not entry:
        raise RemoteProtocolError("the node list is not a list of nodes")
    nodes = []
    for at in range(0, len(data), entry):
        try:
            endpoint = unpack(data[at + ID_BYTES : at + entry])
        except RemoteProtocolError:
            continue
        nodes.append(CompactNode(NodeId(data[at : at + ID_BYTES]), endpoint))
    return tuple(nodes)


def _key(value: object) -> Key:
    return Key(bytes_of(value, ID_BYTES))
