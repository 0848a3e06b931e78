"""One transfer as the engine keeps it: what was asked for, where it is, how far it has come.

Owns the mutable row and how a frozen `TransferView` is made of it. Rates and peers are not the
row's: they are asked of the running swarms when a view is made.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from engine.content.file_id import FileId, format_id, piece_count, piece_size
from engine.views import FileView, TransferKind, TransferState, TransferView


@dataclass(slots=True)
class Member:
    """One file of a transfer; a transfer of one file has one."""

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
    hints: str = ""  # the link a download came from
    shared: bool = False  # the files are the user's own: never deleted as leftovers
    directory: Path | None = None  # where a download goes
    members: list[Member] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Verified bytes on disk."""
        return sum(member.done for member in self.members)

    @property
    def complete(self) -> bool:
        """Whether everything is here."""
        return self.finished_at > 0

    def member(self, file_id: FileId) -> list[Member]:
        """The files of this row with that content: more than one where bytes repeat."""
        return [member for member in self.members if member.file_id == file_id]

    def view(self, traffic: Traffic, link: str) -> TransferView:
        """The row as front ends see it."""
        hashing = self.state in (TransferState.HASHING, TransferState.VERIFYING)
        single = self.kind is TransferKind.FILE
        return TransferView(
            key=self.key,
            file_id=format_id(self.file_id) if self.file_id is not None else "",
            kind=self.kind,
            name=self.name,
            size=self.size,
            done=self.hashed if hashing else self.done,
            state=self.state,
            reason=self.reason,
            path=str(self.path) if self.path is not None else "",
            link=link,
            piece_size=piece_size(self.size) if single and self.file_id is not None else 0,
            piece_count=piece_count(self.size) if single and self.file_id is not None else 0,
            rate_down=traffic.rate_down,
            rate_up=traffic.rate_up,
            uploaded=self.uploaded,
            peers=traffic.peers,
            providers=traffic.providers,
            added_at=self.added_at,
            finished_at=self.finished_at,
            files=() if single else self._files(),
        )

    def _files(self) -> tuple[FileView, ...]:
        return tuple(
            FileView(member.path, member.size, format_id(member.file_id), member.done)
            for member in self.members
        )
