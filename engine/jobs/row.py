"""One transfer as the engine keeps it: what was asked for, where it is, how far it has come.

Owns the mutable row and how a frozen `TransferView` is made of it: a change costs the same whether
the row has one file or a hundred thousand. Rates and peers are not the row's: they are asked of the
running swarms when a view is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from engine.content.bundle import Bundle, bundle_of
from engine.content.file_id import FileId, format_id, piece_count, piece_size
from engine.jobs.standstill import waiting_words
from engine.views import Cause, FileView, Priority, TransferKind, TransferState, TransferView

UNSETTLED = frozenset({TransferState.HASHING, TransferState.VERIFYING, TransferState.MOVING})
"""States in which bytes are read from disk; `Row.hashed` is their progress."""


@dataclass(slots=True)
class Member:
    """One file of a transfer; a transfer of one file has one. Changed by its row alone."""

    path: str  # relative to the row's folder, "/" between parts; "" for a single file
    size: int
    file_id: FileId
    done: int = 0  # verified bytes on disk
    priority: Priority = Priority.NORMAL

    @property
    def wanted(self) -> bool:
        """Whether it is, or will be, fetched."""
        return self.priority is not Priority.SKIP


@dataclass(frozen=True, slots=True)
class Traffic:
    """What the swarms of a row do at this moment, and how long it waits for its turn."""

    rate_down: float = 0.0
    rate_up: float = 0.0
    peers: int = 0
    providers: int = 0
    queue_position: int = 0


@dataclass(frozen=True, slots=True)
class Health:
    """Who else has a row's content, as far as others tell; and that in a sentence."""

    words: str = ""
    copies: int = 0  # others who have all of it
    part_copies: int = 0  # others who have a part
    known: bool = False  # somebody could have been heard of


NO_HEALTH: Final = Health()


@dataclass(slots=True)
class Row:
    """One shared or wanted file or collection."""

    key: str
    kind: TransferKind
    name: str
    path: Path | None  # of the file or folder; None while a download has none yet
    state: TransferState
    added_at: float
    file_id: FileId | None = None
    size: int = 0
    reason: str = ""
    cause: Cause = Cause.NONE  # goes with `reason`; see `turn`
    hashed: int = 0  # bytes read so far in one of the states of UNSETTLED
    finished_at: float = 0.0
    uploaded: int = 0
    hints: str = ""  # the link a download came from; "" for what the user shares
    directory: Path | None = None  # where a download goes
    done: int = 0  # verified bytes on disk, of the files wanted
    skipped: int = 0  # bytes of the files not wanted
    only: tuple[str, ...] = ()  # what of a collection is wanted, while its files are unknown
    rank: float = 0.0  # its place in the queue of downloads
    priority: Priority = Priority.NORMAL
    limit_down: int = 0
    limit_up: int = 0
    missing: int = 0  # wanted pieces that nobody has now
    seen_at: float = 0.0  # when somebody last had them
    bundle: Bundle | None = None  # of a collection's small files; see `set_members`
    _members: list[Member] = field(default_factory=list)
    _by_id: dict[FileId, list[int]] = field(default_factory=dict)
    _views: list[FileView] = field(default_factory=list)

    @property
    def shared(self) -> bool:
        """Whether the files are the user's own, and not what Shoal downloaded."""
        return not self.hints

    @property
    def complete(self) -> bool:
        """Whether everything is here."""
        return self.finished_at > 0

    @property
    def whole(self) -> bool:
        """Whether nothing of it is missing here, skipped files included."""
        return self.complete and all(member.done >= member.size for member in self._skipped)

    @property
    def _skipped(self) -> Iterable[Member]:
        return (m for m in self._members if not m.wanted) if self.skipped else ()

    def turn(self, state: TransferState, reason: str = "", cause: Cause = Cause.NONE) -> None:
        """It does something else now; `reason` and `cause` say why it does not move."""
        self.state, self.reason, self.cause = state, reason, cause

    def inherit(self, older: Row) -> None:
        """Take the place of a row of the same content: what a person chose for it stays."""
        self.uploaded += older.uploaded
        self.added_at = min(self.added_at, older.added_at)
        self.hints = self.hints or older.hints  # what was downloaded may be deleted later
        self.priority = older.priority
        self.limit_down, self.limit_up = older.limit_down, older.limit_up

    @property
    def ids(self) -> set[FileId]:
        """Every content the row is made of, the collection's manifest and bundle included."""
        ids = set(self._by_id)
        if self.file_id is not None:
            ids.add(self.file_id)
        if self.bundle is not None:
            ids.add(self.bundle.id)
        return ids

    def uses(self, file_id: FileId) -> bool:
        """Whether the content is part of the row."""
        return self.bundled(file_id) or file_id == self.file_id or file_id in self._by_id

    def bundled(self, file_id: FileId) -> bool:
        """Whether that is the swarm of its small files."""
        return self.bundle is not None and file_id == self.bundle.id

    # --- files -----------------------------------------------------------------------------

    @property
    def members(self) -> Sequence[Member]:
        """The files, in the manifest's order; to be changed by the methods below."""
        return self._members

    def set_members(self, members: Iterable[Member]) -> None:
        """The files became known."""
        self._members = list(members)
        self._by_id = {}
        for position, member in enumerate(self._members):
            self._by_id.setdefault(member.file_id, []).append(position)
        self._views = [_file_view(member) for member in self._members]
        self.bundle = None
        if self.kind is TransferKind.COLLECTION and self.file_id is not None:
            files = ((member.file_id, member.size) for member in self._members)
            self.bundle = bundle_of(self.file_id, files)
        self._count()

    def _count(self) -> None:
        self.done = sum(member.done for member in self._members if member.wanted)
        self.skipped = sum(member.size for member in self._members if not member.wanted)

    def set_priorities(self, priorities: Mapping[str, Priority]) -> None:
        """Other files are wanted, or wanted more, by path."""
        for position, member in enumerate(self._members):
            wanted = priorities.get(member.path, member.priority)
            if wanted is not member.priority:
                member.priority = wanted
                self._views[position] = _file_view(member)
        self._count()

    def members_of(self, file_id: FileId) -> list[Member]:
        """The files with that content: more than one where bytes repeat."""
        return [self._members[position] for position in self._by_id.get(file_id, ())]

    def set_done(self, member: Member, done: int) -> None:
        """So many bytes of the file are verified and on disk."""
        done = min(done, member.size)
        if member.wanted:
            self.done += done - member.done
        member.done = done
        for position in self._by_id[member.file_id]:
            if self._members[position] is member:
                self._views[position] = _file_view(member)

    def place(self, member: Member) -> Path | None:
        """Where the file is, or will be."""
        if self.path is None or not member.path:
            return self.path
        return self.path.joinpath(*member.path.split("/"))

    # --- the view --------------------------------------------------------------------------

    def view(self, traffic: Traffic, link: str, health: Health = NO_HEALTH) -> TransferView:
        """The row as front ends see it."""
        single = self.kind is TransferKind.FILE
        known = single and self.file_id is not None
        return TransferView(
            key=self.key,
            file_id=format_id(self.file_id) if self.file_id is not None else "",
            kind=self.kind,
            name=self.name,
            size=self.size,
            done=self.hashed if self.state in UNSETTLED else self.done,
            state=self.state,
            reason=self._reason(traffic.queue_position),
            path=str(self.path) if self.path is not None else "",
            link=link,
            piece_size=piece_size(self.size) if known else 0,
            piece_count=piece_count(self.size) if known else 0,
            rate_down=traffic.rate_down,
            rate_up=traffic.rate_up,
            uploaded=self.uploaded,
            peers=traffic.peers,
            providers=traffic.providers,
            added_at=self.added_at,
            finished_at=self.finished_at,
            files=() if single else tuple(self._views),
            health=health.words,
            copies=health.copies,
            part_copies=health.part_copies,
            copies_known=health.known,
            cause=self._cause(),
            priority=self.priority,
            queue_position=traffic.queue_position,
            limit_down=self.limit_down,
            limit_up=self.limit_up,
            skipped=self.skipped,
            missing_pieces=self.missing,
            missing_seen_at=self.seen_at if self.missing else 0.0,
        )

    def _reason(self, queue_position: int) -> str:
        queued = self.state is TransferState.QUEUED and queue_position
        return waiting_words(queue_position) if queued else self.reason

    def _cause(self) -> Cause:
        if self.state is TransferState.QUEUED:
            return Cause.QUEUED
        if self.state is TransferState.FAILED:
            return self.cause or Cause.STOPPED
        if self.state is TransferState.PAUSED:
            return self.cause or (Cause.FILE_CHANGED if self.reason else Cause.PAUSED)
        return self.cause


def _file_view(member: Member) -> FileView:
    file_id = format_id(member.file_id)
    return FileView(member.path, member.size, file_id, member.done, member.priority)
