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
    QUEUED = "queued"  # waits for its turn: `queue_position` says when it comes
    FINDING = "finding"  # looking for metadata or for anybody who has it
    DOWNLOADING = "downloading"
    VERIFYING = "verifying"  # pieces on disk are checked again
    MOVING = "moving"  # its files are brought to another folder
    SHARING = "sharing"
    PAUSED = "paused"
    FAILED = "failed"  # `reason` says why and what helps


class TransferKind(StrEnum):
    """Whether an ID names one file or a collection of them."""

    FILE = "file"
    COLLECTION = "collection"


class Priority(StrEnum):
    """How much a transfer, or a file of a collection, matters beside others.

    Where a limit makes them share, high gets four and normal two bytes for each byte of low; files
    of higher priority are begun first. SKIP is for files alone: they are not fetched.
    """

    SKIP = "skip"
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


class Cause(StrEnum):
    """Why a transfer does not move, for machines: which remedy a front end may offer."""

    NONE = ""  # it moves, or there is nothing to say
    QUEUED = "queued"  # other downloads come first: start it now, or raise the number of active
    PAUSED = "paused"  # by a person: resume
    NOBODY_ONLINE = "nobody_online"  # nobody who has it is online: ask them, or give a link
    CONNECTING = "connecting"  # somebody was found: a matter of seconds
    UNREACHABLE = "unreachable"  # those who have it are known and do not answer: try now, or wait
    NO_HOLDER = "no_holder"  # `missing_pieces` pieces are with nobody that is known
    CHOKED = "choked"  # all who have it serve others now: wait
    LIMITED = "limited"  # a rate limit holds it back: raise the limit
    STALLED = "stalled"  # connected, and yet nothing comes: wait, others are looked for
    DISK_FULL = "disk_full"  # make room, or move it elsewhere
    DESTINATION_GONE = "destination_gone"  # folder or drive is gone: bring it back, or move it
    DISK = "disk"  # the disk refuses otherwise: see `reason`
    FILE_CHANGED = "file_changed"  # a file is gone or not what it was: see `reason`
    STOPPED = "stopped"  # it failed otherwise: see `reason`, try again


class Reach(StrEnum):
    """Who can open a connection to this node."""

    NOBODY = "nobody"  # there is no network, or none is listened to
    NETWORK = "network"  # people on the same network
    HELPED = "helped"  # most, where another peer brings both together
    UNKNOWN = "unknown"  # not found out yet
    PROBABLY = "probably"  # everybody, as far as the addresses say
    EVERYBODY = "everybody"


class LimitsMode(StrEnum):
    """Which of the node's two pairs of limits apply."""

    NORMAL = "normal"
    ALTERNATIVE = "alternative"
    SCHEDULE = "schedule"  # alternative within the schedule's periods, normal outside


@dataclass(frozen=True, slots=True)
class SchedulePeriod:
    """A time of the week at which the alternative limits apply, in the node's local time."""

    days: tuple[int, ...]  # on which it begins; 0 = Monday … 6 = Sunday
    start: int  # minutes after midnight, 0..1439
    end: int  # minutes after midnight, 0..1440; not after `start`: on the next day


@dataclass(frozen=True, slots=True)
class SettingsView:
    """What a node keeps over restarts and front ends may change; rates as everywhere, 0 = none."""

    download_dir: str = ""  # absolute, on the node's machine
    active_downloads: int = 5  # downloads that move at a time, 0 = any number; seeds do not count
    limit_down: int = 0
    limit_up: int = 0
    alternative_down: int = 0
    alternative_up: int = 0
    limits_mode: LimitsMode = LimitsMode.NORMAL
    schedule: tuple[SchedulePeriod, ...] = ()


@dataclass(frozen=True, slots=True)
class FileView:
    """One file of a collection, or the only file of a transfer."""

    path: str  # relative, with "/" between parts
    size: int
    file_id: str
    done: int  # verified bytes on disk
    priority: Priority = Priority.NORMAL

    @property
    def wanted(self) -> bool:
        """Whether it is, or will be, fetched."""
        return self.priority is not Priority.SKIP


@dataclass(frozen=True, slots=True)
class TransferView:
    """One row of the list: a shared or downloading file or collection."""

    key: str  # identifies the row for its whole life, also while the ID is not known yet
    file_id: str  # "" while hashing
    kind: TransferKind
    name: str
    size: int  # of all its files, skipped ones too; 0 while unknown
    done: int  # bytes hashed or moved so far in such a state, else verified bytes, of files wanted
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
    cause: Cause = Cause.NONE  # `reason` for machines
    priority: Priority = Priority.NORMAL  # never SKIP
    queue_position: int = 0  # 1 = next; so many minus one wait before it; 0 = not QUEUED
    limit_down: int = 0  # of this transfer alone, 0 = none
    limit_up: int = 0
    skipped: int = 0  # bytes of its files that are not wanted
    missing_pieces: int = 0  # wanted pieces that nobody who is known has now
    missing_seen_at: float = 0.0  # when somebody last had them; 0 = not since the start
    copies: int = 0  # other people known to have all of it: `health` in numbers
    part_copies: int = 0  # other people known to have a part
    copies_known: bool = False  # whether somebody could have been heard of

    @property
    def complete(self) -> bool:
        """Whether every byte that is wanted is here and verified."""
        return self.finished_at > 0

    @property
    def wanted(self) -> int:
        """Bytes to be fetched in all: what `done` grows to."""
        return self.size - self.skipped


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
    name: str = ""  # of a computer on the same network, as it says itself


@dataclass(frozen=True, slots=True)
class PiecesView:
    """The pieces of one file: `states[i]` is a `PieceState`; `revision` orders later deltas."""

    file_id: str
    piece_size: int
    size: int
    states: bytes
    revision: int


@dataclass(frozen=True, slots=True)
class ArrivalsView:
    """When the pieces of one file came in, in that order: a download, to be looked at again.

    What was here from the start is not in it; what had to be fetched again is in it twice.
    """

    file_id: str
    began: float  # seconds since the epoch: when the first one came; 0 = none did
    log: bytes  # of each eight bytes: milliseconds after `began` and the piece, little-endian u32


@dataclass(frozen=True, slots=True)
class AvailabilityView:
    """How many others have each piece of a file; one byte per piece, 255 = that many or more."""

    file_id: str
    connected: bytes  # copies at peers we are connected with
    heard: bytes  # copies elsewhere, as far as others tell; a part of one counts as one


@dataclass(frozen=True, slots=True)
class PieceView:
    """Everything known of one piece."""

    file_id: str
    index: int
    offset: int
    size: int
    state: PieceState
    holders: tuple[str, ...] = ()  # connected peers that have it
    heard: int = 0  # copies elsewhere, as `AvailabilityView.heard`
    senders: tuple[str, ...] = ()  # peers asked for it now, or that sent parts of it
    tries: int = 0  # how often it was begun since the swarm runs
    failures: int = 0  # how often its hash did not match
    failed_at: float = 0.0  # the last time, 0 = never
    failed_senders: tuple[str, ...] = ()  # who had sent it then


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
    limit_down: int = 0  # in force now: bytes per second, 0 = none
    limit_up: int = 0
    nearby: int = 0  # other nodes on the same network
    reach: Reach = Reach.UNKNOWN  # `reachability` for machines
    alternative: bool = False  # whether the alternative limits are in force
    queued: int = 0  # downloads that wait for their turn
    settings: SettingsView = SettingsView()


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
