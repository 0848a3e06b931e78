"""One transfer as the engine keeps it: what was asked for, where it is, how far it has come.

Owns the mutable row and how a frozen `TransferView` is made of it: a change costs the same whether
the row has one file or a hundred thousand. Rates and peers are not the row's: they are asked of the
running swarms when a view is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.content.file_id import FileId, format_id, piece_count, piece_size
from engine.views import FileView, TransferKind, TransferState, TransferView

UNSETTLED = frozenset({TransferState.HASHING, TransferState.VERIFYING})
"""States in which bytes are read from disk; `Row.hashed` is their progress."""


@dataclass(slots=True)
class Member:
    """One file of a transfer; a transfer of one file has one. Changed by its row alone."""

    path: str  # relative to the row's folder, "/" between parts; "" for a single file
    size: int
    file_id: FileId
    done: int = 0  # verified bytes on disk


@dataclass(frozen=True, slots=True)
class Traffic:
    """What the swarms of a row do at this moment."""

    rate_down: float = 0.0
    rate_up: float = 0.0
    peers: int = 0
    providers: int = 0


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
    hashed: int = 0  # bytes hashed while HASHING or VERIFYING
    finished_at: float = 0.0
    uploaded: int = 0
    hints: str = ""  # the link a download came from; "" for what the user shares
    directory: Path | None = None  # where a download goes
    done: int = 0  # verified bytes on disk
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
    def ids(self) -> set[FileId]:
        """Every content the row is made of, the collection's manifest included."""
        ids = set(self._by_id)
        if self.file_id is not None:
            ids.add(self.file_id)
        return ids

    def uses(self, file_id: FileId) -> bool:
        """Whether the content is part of the row."""
        return file_id == self.file_id or file_id in self._by_id

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
        self.done = sum(member.done for member in self._members)

    def members_of(self, file_id: FileId) -> list[Member]:
        """The files with that content: more than one where bytes repeat."""
        return [self._members[position] for position in self._by_id.get(file_id, ())]

    def set_done(self, member: Member, done: int) -> None:
        """So many bytes of the file are verified and on disk."""
        done = min(done, member.size)
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

    def view(self, traffic: Traffic, link: str, health: str = "") -> TransferView:
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
            reason=self.reason,
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
            health=health,
        )


def _file_view(member: Member) -> FileView:
    return FileView(member.path, member.size, format_id(member.file_id), member.done)
