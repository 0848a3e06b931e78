"""What a swarm core wants done: frozen commands that its driver carries out, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.content.file_id import FileId
from engine.transfer.blocks import PeerKey
from engine.transfer.messages import HashRequest, Message, PexPeer, PieceIndex, Request, RequestId


@dataclass(frozen=True, slots=True)
class Send:
    """A control message for one peer."""

    peer: PeerKey
    message: Message


@dataclass(frozen=True, slots=True)
class Upload:
    """Answer this request with DATA, or with REJECT where the bytes cannot be read."""

    peer: PeerKey
    request: Request


@dataclass(frozen=True, slots=True)
class CancelUpload:
    """Answer with REJECT instead, if the bytes are not on their way yet."""

    peer: PeerKey
    id: RequestId


@dataclass(frozen=True, slots=True)
class Verify:
    """All blocks of the piece are here: compare its hash, write it, and report."""

    piece: PieceIndex
    view: memoryview
    leaves: Sequence[bytes]  # the hashes of its blocks
    expected: bytes


@dataclass(frozen=True, slots=True)
class Certified:
    """Size and root that hash to the file ID asked for; `name` is one provider's word."""

    file_id: FileId
    size: int
    pieces_root: bytes
    name: str


@dataclass(frozen=True, slots=True)
class HashesKnown:
    """Every piece hash is here, proved against the root: 32 bytes each, joined."""

    piece_hashes: bytes


@dataclass(frozen=True, slots=True)
class ServeHashes:
    """Answer a peer's hash request from the stored piece hashes or leaves."""

    peer: PeerKey
    request: HashRequest


@dataclass(frozen=True, slots=True)
class Drop:
    """End the stream with this peer; `fault` where it broke a rule, `ban` where it lied."""

    peer: PeerKey
    reason: str
    ban: bool = False
    fault: bool = False


@dataclass(frozen=True, slots=True)
class PeersHeard:
    """Peers of this swarm that a connected peer told of."""

    peers: tuple[PexPeer, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """The last piece is verified and written."""


Effect = (
    Send
    | Upload
    | CancelUpload
    | Verify
    | Certified
    | HashesKnown
    | ServeHashes
    | Drop
    | PeersHeard
    | Finished
)
