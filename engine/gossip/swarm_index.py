"""The file index that gossip fills: who is in which swarm, where, with what, and until when.

Owns the bounded index and its rules: a newer word replaces an older one, a withdrawal or the end
of the TTL removes, and nobody speaks more often than a swarm needs. It is advice for the picker
and the dialler, never proof: pieces are checked when they arrive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from engine.gossip.announcements import Announcement, Kind
from engine.gossip.availability import HaveSummary
from engine.gossip.events import Verdict
from engine.gossip.messages import PeerId

MAX_MEMBERS_PER_FILE: Final = 1000  # with a full summary each, under 1 MB
MAX_MEMBERS: Final = 20_000
MIN_INTERVAL_S: Final = 15.0  # on average, per author and file; honest ones keep 30
BURST: Final = 4.0  # a join, a change and a withdrawal may come at once
_TOMBSTONE_S: Final = 180.0  # longer than a seen TTL: an older JOINED on its way must not revive


@dataclass(frozen=True, slots=True)
class Member:
    """One peer of a swarm, by its own word."""

    peer_id: PeerId
    addresses: tuple[str, ...]
    complete: bool
    have: HaveSummary | None
    expires: float


@dataclass(frozen=True, slots=True)
class SwarmHealth:
    """How a swarm stands by gossip alone, ourselves not counted."""

    complete: int
    partial: int


@dataclass(slots=True)
class _Entry:
    seqno: int
    member: Member | None  # None: it has left
    expires: float
    tokens: float
    topped_up: float


@dataclass(slots=True)
class SwarmIndex:
    """Members by file. Only files that are followed are known."""

    _files: dict[bytes, dict[PeerId, _Entry]] = field(default_factory=dict)
    _count: int = 0

    def follow(self, file_id: bytes) -> None:
        """Take in what is said of this file from now."""
        self._files.setdefault(file_id, {})

    def forget(self, file_id: bytes) -> None:
        """Drop a file and its members."""
        self._count -= len(self._files.pop(file_id, ()))

    def __len__(self) -> int:
        return self._count

    def judge(self, now: float, file_id: bytes, author: PeerId, seqno: int) -> Verdict:
        """ACCEPT what the index would follow; IGNORE what is stale, too frequent or not asked for.

        Counts as one of the author's words. Malformed ones never get here
        (`decode_announcement`): they are the REJECT.
        """
        members = self._files.get(file_id)
        if members is None:
            return Verdict.IGNORE
        entry = members.get(author) or self._enter(now, members, author)
        fresh = seqno > entry.seqno and _spend(entry, now)
        return Verdict.ACCEPT if fresh else Verdict.IGNORE

    def apply(
        self, now: float, file_id: bytes, author: PeerId, seqno: int, word: Announcement
    ) -> bool:
        """Whether the announcement changed the index; an older word than the last does not."""
        members = self._files.get(file_id)
        if members is None:
            return False
        entry = members.get(author) or self._enter(now, members, author)
        if seqno <= entry.seqno:
            return False
        entry.seqno = seqno
        if word.kind is Kind.LEFT:
            entry.member = None
            entry.expires = now + _TOMBSTONE_S
        else:
            entry.expires = now + word.ttl_s
            entry.member = Member(author, word.addresses, word.complete, word.have, entry.expires)
        return True

    def members(self, now: float, file_id: bytes) -> list[Member]:
        """Who is in the swarm now, the longest known first."""
        return list(self._present(now, file_id))

    def health(self, now: float, file_id: bytes) -> SwarmHealth:
        """How many have all of it, and how many a part."""
        complete = [member.complete for member in self._present(now, file_id)]
        return SwarmHealth(sum(complete), len(complete) - sum(complete))

    def expire(self, now: float) -> list[tuple[bytes, PeerId]]:
        """Remove what has run out; the (file, peer) pairs that were still members."""
        gone: list[tuple[bytes, PeerId]] = []
        for file_id, members in self._files.items():
            for peer in [peer for peer, entry in members.items() if entry.expires <= now]:
                if members.pop(peer).member is not None:
                    gone.append((file_id, peer))
                self._count -= 1
        return gone

    def _present(self, now: float, file_id: bytes) -> Iterator[Member]:
        for entry in self._files.get(file_id, {}).values():
            if entry.member is not None and entry.expires > now:
                yield entry.member

    def _enter(self, now: float, members: dict[PeerId, _Entry], author: PeerId) -> _Entry:
        if len(members) >= MAX_MEMBERS_PER_FILE:
            self._evict(members)
        elif self._count >= MAX_MEMBERS:
            self._evict(max(self._files.values(), key=len))
        entry = members[author] = _Entry(-1, None, now + _TOMBSTONE_S, BURST, now)
        self._count += 1
        return entry

    def _evict(self, members: dict[PeerId, _Entry]) -> None:
        """Make room: those who left go first, then whoever runs out first."""
        del members[min(members, key=lambda p: (members[p].member is not None, members[p].expires))]
        self._count -= 1


def _spend(entry: _Entry, now: float) -> bool:
    """Whether the author may speak now: a bucket of BURST words, one more every MIN_INTERVAL_S."""
    entry.tokens = min(BURST, entry.tokens + (now - entry.topped_up) / MIN_INTERVAL_S)
    entry.topped_up = now
    if entry.tokens < 1.0:
        return False
    entry.tokens -= 1.0
    return True
