"""The messages of `/shoal/transfer/1` and their codec: one stream per peer and file.

A frame is `u8 type | u32 length (big-endian) | body`. Type 0 carries one protobuf `Envelope`
(`resources/proto/transfer.proto`); type 1 is DATA: `u32 request id | u32 piece | u32 offset`, then
contiguous file bytes, handed on in the slices they arrive in and never copied here.

Owns the shape of every message, its limits, and nothing of what a message means for a swarm.
Whatever breaks a limit is a RemoteProtocolError, whole or cut at any byte.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NewType

from google.protobuf.message import DecodeError

from engine.content.file_id import BLOCK_SIZE, FileId
from engine.errors import RemoteProtocolError
from engine.transfer import transfer_pb2 as pb

PROTOCOL: Final = "/shoal/transfer/1"

PieceIndex = NewType("PieceIndex", int)
RequestId = NewType("RequestId", int)

HEADER: Final = struct.Struct(">BI")
DATA_HEADER: Final = struct.Struct(">BIIII")  # frame header and DATA's own fields in one
CONTROL: Final = 0
DATA: Final = 1

MAX_REQUEST: Final = 256 * 1024
"""Bytes of one DATA at most, so that a control message never waits behind more."""
MAX_DATA_BODY: Final = MAX_REQUEST + 12
MAX_CONTROL_BODY: Final = 64 * 1024
MAX_BITMAP: Final = 32 * 1024
"""Bytes of one bitmap message; 2^20 pieces take four."""
MAX_REQUESTS: Final = 512
MAX_HAVES: Final = 512
MAX_HASHES: Final = 512
"""As BEP 52 has it: hashes of one run."""
MAX_UNCLES: Final = 40
MAX_HINT_RANGES: Final = 64
MAX_PEX_PEERS: Final = 50
"""BEP 11's bound on peers of one exchange."""
MAX_PEX_ADDRESSES: Final = 8
MAX_ADDRESS_LENGTH: Final = 256
MAX_NAME_BYTES: Final = 255
MAX_REASON_BYTES: Final = 256
MAX_SIZE: Final = 1 << 50


class RejectCode:
    """Why a request was not answered with DATA."""

    CHOKED: Final = 16
    NOT_HAVE: Final = 17
    IO: Final = 19
    CANCELLED: Final = 20
    BAD_RANGE: Final = 21
    NO_HASHES: Final = 22


class GoodbyeCode:
    """Why a peer ends the stream."""

    DONE: Final = 0
    PROTOCOL: Final = 1
    OVERLOAD: Final = 5
    IDLE: Final = 6
    BANNED: Final = 7
    UNKNOWN_FILE: Final = 18
    PAUSED: Final = 23


@dataclass(frozen=True, slots=True)
class Hello:
    """First message each way: the file meant, and what the sender knows of it."""

    file_id: FileId
    size: int = 0
    pieces_root: bytes = b""  # 32 bytes, or empty while unknown
    credit: int = 0  # bytes the sender lets the other have outstanding
    name: str = ""  # advisory
    features: int = 0


@dataclass(frozen=True, slots=True)
class HaveNone:
    """The sender has no piece yet (BEP 6)."""


@dataclass(frozen=True, slots=True)
class HaveAll:
    """The sender has every piece (BEP 6)."""


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Pieces the sender has from `first` on; most significant bit first (BEP 3)."""

    first: int
    bits: bytes


@dataclass(frozen=True, slots=True)
class Have:
    """Pieces the sender has newly verified and written."""

    pieces: tuple[PieceIndex, ...]


@dataclass(frozen=True, slots=True)
class Interest:
    """Whether the receiver has pieces the sender wants (BEP 3)."""

    interested: bool


@dataclass(frozen=True, slots=True)
class Choke:
    """Whether the sender refuses requests for now (BEP 3)."""

    choked: bool


@dataclass(frozen=True, slots=True)
class Request:
    """Bytes wanted of one piece; answered by exactly one DATA or REJECT (BEP 6)."""

    id: RequestId
    piece: PieceIndex
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Requests:
    """Several requests in one frame."""

    requests: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class Reject:
    """The request (for bytes or hashes) will not be answered; `code` is a `RejectCode`."""

    id: RequestId
    code: int


@dataclass(frozen=True, slots=True)
class Cancel:
    """The request is not needed any more; it is still answered, with DATA or REJECT."""

    id: RequestId


@dataclass(frozen=True, slots=True)
class HashRequest:
    """A run of Merkle hashes wanted (BEP 52): layer 0 = leaves, `count` a power of two."""

    id: RequestId
    base_layer: int
    index: int
    count: int


@dataclass(frozen=True, slots=True)
class Hashes:
    """The run and its uncle hashes bottom-up; each of 32 bytes, joined."""

    id: RequestId
    hashes: bytes
    uncles: bytes


@dataclass(frozen=True, slots=True)
class Hint:
    """Ranges (first, count) of pieces to take from the sender first."""

    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PexPeer:
    """One peer of the swarm and where it can be dialled (multiaddrs)."""

    peer_id: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeerExchange:
    """Peers the sender is newly connected to, and no longer connected to (BEP 11)."""

    added: tuple[PexPeer, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Goodbye:
    """The sender ends this stream; `code` is a `GoodbyeCode`."""

    code: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DataStart:
    """The header of a DATA: `length` file bytes for the request follow."""

    id: RequestId
    piece: PieceIndex
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class DataBytes:
    """The next bytes of the DATA that began; the view lives until `receive` is called again."""

    view: memoryview


Message = (
    Hello
    | HaveNone
    | HaveAll
    | Bitmap
    | Have
    | Interest
    | Choke
    | Requests
    | Reject
    | Cancel
    | HashRequest
    | Hashes
    | Hint
    | PeerExchange
    | Goodbye
)
Received = Message | DataStart | DataBytes


def data_header(request: Request) -> bytes:
    """The header that goes before the `request.length` bytes answering `request`."""
    return DATA_HEADER.pack(DATA, request.length + 12, request.id, request.piece, request.offset)


def encode(message: Message) -> bytes:
    """The message's whole frame."""
    body = _to_envelope(message).SerializeToString()
    return HEADER.pack(CONTROL, len(body)) + body


def _to_envelope(message: Message) -> pb.Envelope:
    """The protobuf form of one message."""
    match message:
        case Hello(file_id, size, root, credit, name, features):
            hello = pb.Hello(
                file_id=file_id,
                size=size,
                pieces_root=root,
                credit=credit,
                name=name,
                features=features,
            )
            return pb.Envelope(hello=hello)
        case HaveNone():
            return pb.Envelope(availability=pb.Availability(kind=pb.Availability.NONE))
        case HaveAll():
            return pb.Envelope(availability=pb.Availability(kind=pb.Availability.ALL))
        case Bitmap(first, bits):
            kind = pb.Availability.BITMAP
            return pb.Envelope(availability=pb.Availability(kind=kind, first=first, bits=bits))
        case Have(pieces):
            return pb.Envelope(have=pb.Have(pieces=pieces))
        case Interest(interested):
            return pb.Envelope(interest=pb.Interest(interested=interested))
        case Choke(choked):
            return pb.Envelope(choke=pb.Choke(choked=choked))
        case Requests(requests):
            rows = [
                pb.Request(id=r.id, piece=r.piece, offset=r.offset, length=r.length)
                for r in requests
            ]
            return pb.Envelope(requests=pb.Requests(requests=rows))
        case Reject(id, code):
            return pb.Envelope(reject=pb.Reject(id=id, code=code))
        case Cancel(id):
            return pb.Envelope(cancel=pb.Cancel(id=id))
        case HashRequest(id, base_layer, index, count):
            wanted = pb.HashRequest(id=id, base_layer=base_layer, index=index, count=count)
            return pb.Envelope(hash_request=wanted)
        case Hashes(id, hashes, uncles):
            return pb.Envelope(hashes=pb.Hashes(id=id, hashes=hashes, uncles=uncles))
        case Hint(ranges):
            spans = [pb.Range(first=first, count=count) for first, count in ranges]
            return pb.Envelope(hint=pb.Hint(ranges=spans))
        case PeerExchange(added, dropped):
            return pb.Envelope(peer_exchange=_pex_to_pb(added, dropped))
        case Goodbye(code, reason):
            return pb.Envelope(goodbye=pb.Goodbye(code=code, reason=reason))


def _pex_to_pb(added: Sequence[PexPeer], dropped: Sequence[str]) -> pb.PeerExchange:
    peers = [
        pb.PeerExchange.Peer(peer_id=peer.peer_id.encode(), addresses=peer.addresses)
        for peer in added
    ]
    return pb.PeerExchange(added=peers, dropped=[peer_id.encode() for peer_id in dropped])


class FrameReader:
    """Turns a stream's bytes into messages, in whatever slices they come."""

    __slots__ = ("_data_left", "_held")

    def __init__(self) -> None:
        self._held = bytearray()  # a frame that is not whole yet: one control frame at most
        self._data_left = 0

    def receive(self, view: memoryview) -> list[Received]:
        """Messages completed by `view`, in order; raises RemoteProtocolError."""
        received: list[Received] = []
        position, end = 0, len(view)
        while position < end:
            if self._data_left:
                take = min(self._data_left, end - position)
                received.append(DataBytes(view[position : position + take]))
                self._data_left -= take
                position += take
            elif self._held:
                position += self._refill(view[position:], received)
            else:
                position = self._read_frame(view, position, end, received)
        return received

    def _read_frame(
        self, view: memoryview, position: int, end: int, received: list[Received]
    ) -> int:
        """Read the frame that begins at `position`, or hold what there is of it."""
        needed = _frame_length(view, position, end)
        if needed is None or end - position < needed:
            self._held += view[position:end]
            return end
        self._take(view[position : position + needed], received)
        return position + needed

    def _refill(self, view: memoryview, received: list[Received]) -> int:
        """Complete the held frame from `view`; the number of bytes taken."""
        held = self._held
        before = len(held)
        needed = _frame_length(held, 0, before)
        if needed is None:
            taken = min(HEADER.size - before, len(view))
            held += view[:taken]
            _frame_length(held, 0, len(held))  # a bad header is refused before its body comes
            return taken
        taken = min(needed - before, len(view))
        held += view[:taken]
        if len(held) == needed:
            self._held = bytearray()
            self._take(memoryview(held), received)
        return taken

    def _take(self, frame: memoryview, received: list[Received]) -> None:
        """One whole control frame, or the header of a DATA."""
        if frame[0] == DATA:
            _, length, request_id, piece, offset = DATA_HEADER.unpack(frame)
            self._data_left = length - 12
            received.append(
                DataStart(RequestId(request_id), PieceIndex(piece), offset, length - 12)
            )
            return
        message = _decode(bytes(frame[HEADER.size :]))
        if message is not None:
            received.append(message)


def _frame_length(buffer: bytearray | memoryview, position: int, end: int) -> int | None:
    """Bytes to have at hand before the frame can be taken; None while its header is cut."""
    if end - position < HEADER.size:
        return None
    kind, length = HEADER.unpack_from(buffer, position)
    if kind == DATA:
        if not 12 < length <= MAX_DATA_BODY:
            raise RemoteProtocolError(f"DATA of {length} bytes")
        return DATA_HEADER.size
    if kind != CONTROL:
        raise RemoteProtocolError(f"unknown frame type {kind}")
    if length > MAX_CONTROL_BODY:
        raise RemoteProtocolError(f"control message of {length} bytes")
    return HEADER.size + int(length)


def _decode(body: bytes) -> Message | None:
    """One control message; None for a kind this version does not know."""
    try:
        envelope = pb.Envelope.FromString(body)
    except DecodeError as error:
        raise RemoteProtocolError("control message that is no protobuf") from error
    match envelope.WhichOneof("body"):
        case None:
            return None
        case "hello":
            return _hello(envelope.hello)
        case "availability":
            return _availability(envelope.availability)
        case "have":
            _bound(envelope.have.pieces, MAX_HAVES, "HAVE")
            return Have(tuple(PieceIndex(piece) for piece in envelope.have.pieces))
        case "interest":
            return Interest(envelope.interest.interested)
        case "choke":
            return Choke(envelope.choke.choked)
        case "requests":
            _bound(envelope.requests.requests, MAX_REQUESTS, "REQUEST")
            return Requests(tuple(_request(row) for row in envelope.requests.requests))
        case "reject":
            return Reject(RequestId(envelope.reject.id), envelope.reject.code)
        case "cancel":
            return Cancel(RequestId(envelope.cancel.id))
        case "hash_request":
            return _hash_request(envelope.hash_request)
        case "hashes":
            return _hashes(envelope.hashes)
        case "hint":
            _bound(envelope.hint.ranges, MAX_HINT_RANGES, "HINT")
            return Hint(tuple((span.first, span.count) for span in envelope.hint.ranges))
        case "peer_exchange":
            return _pex(envelope.peer_exchange)
        case "goodbye":
            reason = envelope.goodbye.reason[:MAX_REASON_BYTES]
            return Goodbye(envelope.goodbye.code, reason)


def _bound(rows: Sequence[object], limit: int, what: str) -> None:
    if len(rows) > limit:
        raise RemoteProtocolError(f"{what} with {len(rows)} entries")


def _hello(hello: pb.Hello) -> Hello:
    if len(hello.file_id) != 32 or len(hello.pieces_root) not in (0, 32):
        raise RemoteProtocolError("HELLO whose IDs are not of 32 bytes")
    if hello.size > MAX_SIZE or len(hello.name.encode()) > MAX_NAME_BYTES:
        raise RemoteProtocolError("HELLO out of range")
    return Hello(
        FileId(hello.file_id),
        hello.size,
        hello.pieces_root,
        hello.credit,
        hello.name,
        hello.features,
    )


def _availability(availability: pb.Availability) -> HaveNone | HaveAll | Bitmap:
    if availability.kind == pb.Availability.ALL:
        return HaveAll()
    if availability.kind == pb.Availability.NONE:
        return HaveNone()
    if len(availability.bits) > MAX_BITMAP or availability.first % 8:
        raise RemoteProtocolError("bitmap out of range")
    return Bitmap(availability.first, availability.bits)


def _request(row: pb.Request) -> Request:
    if not 0 < row.length <= MAX_REQUEST or row.offset % BLOCK_SIZE:
        raise RemoteProtocolError(f"REQUEST for {row.length} bytes at {row.offset}")
    return Request(RequestId(row.id), PieceIndex(row.piece), row.offset, row.length)


def _hash_request(row: pb.HashRequest) -> HashRequest:
    count = row.count
    if not 0 < count <= MAX_HASHES or count & (count - 1) or row.index % count:
        raise RemoteProtocolError("HASH REQUEST that is no aligned run")
    return HashRequest(RequestId(row.id), row.base_layer, row.index, count)


def _hashes(row: pb.Hashes) -> Hashes:
    if len(row.hashes) % 32 or len(row.hashes) > 32 * MAX_HASHES:
        raise RemoteProtocolError("HASHES out of range")
    if len(row.uncles) % 32 or len(row.uncles) > 32 * MAX_UNCLES:
        raise RemoteProtocolError("HASHES with too many uncles")
    return Hashes(RequestId(row.id), row.hashes, row.uncles)


def _pex(exchange: pb.PeerExchange) -> PeerExchange:
    _bound(exchange.added, MAX_PEX_PEERS, "PEX")
    _bound(exchange.dropped, MAX_PEX_PEERS, "PEX")
    added = tuple(
        PexPeer(_peer_id_text(peer.peer_id), _addresses(peer.addresses)) for peer in exchange.added
    )
    return PeerExchange(added, tuple(_peer_id_text(raw) for raw in exchange.dropped))


def _peer_id_text(raw: bytes) -> str:
    if not 0 < len(raw) <= 64 or not raw.isalnum():
        raise RemoteProtocolError("PEX peer ID that is none")
    return raw.decode("ascii")


def _addresses(addresses: Sequence[str]) -> tuple[str, ...]:
    _bound(addresses, MAX_PEX_ADDRESSES, "PEX addresses")
    if any(len(address) > MAX_ADDRESS_LENGTH for address in addresses):
        raise RemoteProtocolError("PEX address that is too long")
    return tuple(addresses)
