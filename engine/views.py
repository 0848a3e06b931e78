"""Frozen snapshots: all that a front end ever sees of the engine's state.

Plain data only (numbers, text, tuples, bytes), so that the same views travel over HTTP unchanged.
A view never refers to a live object. IDs are 64 lowercase hex digits, sizes bytes, times seconds
since the epoch, rates bytes per second.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class PieceState(IntEnum):
    """State of one piece; a pieces snapshot holds one byte of these per piece."""

    MISSING = 0
    REQUESTED = 1
    DOWNLOADING = 2
    VERIFYING = 3
    COMPLETE = 4
    FAILED = 5


class TransferState(StrEnum):
    """What one transfer is doing now."""

    HASHING = "hashing"
    FINDING = "finding"  # looking for metadata or for anybody who has it
    DOWNLOADING = "downloading"
    VERIFYING = "verifying"  # pieces on disk are checked again
    SHARING = "sharing"
    PAUSED = "paused"
    FAILED = "failed"  # `reason` says why and what helps


class TransferKind(StrEnum):
    """Whether an ID names one file or a collection of them."""

    FILE = "file"
    COLLECTION = "collection"


@dataclass(frozen=True, slots=True)
class FileView:
    """One file of a collection, or the only file of a transfer."""

    path: str  # relative, with "/" between parts
    size: int
    file_id: str
    done: int  # verified bytes on disk


@dataclass(frozen=True, slots=True)
class TransferView:
    """One row of the list: a shared or downloading file or collection."""

    key: str  # identifies the row for its whole life, also while the ID is not known yet
    file_id: str  # "" while hashing
    kind: TransferKind
    name: str
    size: int  # 0 while unknown
    done: int  # bytes hashed while HASHING, else verified bytes on disk
    state: TransferState
    reason: str = ""  # one sentence why it does not move, or ""
    path: str = ""  # where it is, or will be, on disk
    link: str = ""  # shoal:<id>?…, with this node's addresses as hints
    piece_size: int = 0
    piece_count: int = 0
    rate_down: float = 0.0
    rate_up: float = 0.0
    uploaded: int = 0
    peers: int = 0  # connected peers in its swarm
    providers: int = 0  # known providers
    added_at: float = 0.0
    finished_at: float = 0.0  # 0 while unfinished
    files: tuple[FileView, ...] = ()
    health: str = ""  # one sentence on the copies elsewhere, or "" where nothing is known

    @property
    def complete(self) -> bool:
        """Whether every byte is here and verified."""
        return self.finished_at > 0


@dataclass(frozen=True, slots=True)
class PeerView:
    """One connected peer in the swarm of one file."""

    peer_id: str
    address: str
    agent: str
    have: float  # 0..1
    rate_down: float
    rate_up: float
    downloaded: int
    uploaded: int
    flags: tuple[str, ...] = ()  # words: "choked", "snubbed", "nearby", …


@dataclass(frozen=True, slots=True)
class PiecesView:
    """The pieces of one file: `states[i]` is a `PieceState`; `revision` orders later deltas."""

    file_id: str
    piece_size: int
    size: int
    states: bytes
    revision: int


@dataclass(frozen=True, slots=True)
class NodeView:
    """The node as a whole."""

    peer_id: str
    listening: tuple[str, ...]  # multiaddrs others on this network can dial
    dht_nodes: int
    peers: int
    rate_down: float
    rate_up: float
    reachability: str  # one plain sentence
    home: str
    download_dir: str
    version: str
    api: str = ""  # http://host:port of the REST API, or ""
    limit_down: int = 0  # bytes per second, 0 = none
    limit_up: int = 0
    nearby: int = 0  # other nodes on the same network


@dataclass(frozen=True, slots=True)
class Preview:
    """What an ID or link names, before anything is downloaded."""

    file_id: str
    kind: TransferKind
    name: str
    size: int
    providers: int
    have: int = 0  # bytes of it that are here already
    files: tuple[FileView, ...] = ()  # of a collection


@dataclass(frozen=True, slots=True)
class ProviderView:
    """One provider of a file, as found in the DHT or named in a link."""

    peer_id: str
    addresses: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class InfoView:
    """Metadata of an ID and who has it: the answer to `shoal info`."""

    file_id: str
    kind: TransferKind
    name: str
    size: int
    piece_size: int
    piece_count: int
    pieces_root: str
    providers: tuple[ProviderView, ...] = ()
    files: tuple[FileView, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueEntryView:
    """One file or collection that somebody put into the public catalogue. Strangers wrote it."""

    publisher: str  # peer ID; whose signature it carries
    file_id: str
    kind: TransferKind
    title: str  # one line, at most 120 characters
    tags: tuple[str, ...]  # lower case, at most 8
    description: str  # at most 1,000 characters, may have line breaks
    size: int  # as the publisher says
    published_at: float
    own: bool = False
    followed: bool = False  # its publisher is
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """The public catalogue as it stands on this computer."""

    on: bool
    publisher: str  # the peer ID under which this node publishes
    entries: int = 0  # in the local index, hidden and blocked ones left out
    publishers: int = 0  # of these entries
    shards: int = 0  # of the 64, listened to at this moment
    followed: tuple[str, ...] = ()  # peer IDs
    blocked: tuple[str, ...] = ()  # peer IDs


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything at one moment; events that follow carry a higher `sequence`."""

    sequence: int
    node: NodeView
    transfers: tuple[TransferView, ...]
