"""What of the catalogue is here: which entries, how new, and how much each publisher may say.

Owns the bounds of the local index and decides about every entry that arrives: whether it is taken
in, whether it is passed on, and what goes to make room. It holds no texts: those are the storage's,
which carries out what is decided here. Keys cost nothing, so quotas per publisher alone bound
nobody; a shard has one of its own, from which those who are followed are exempt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from engine.gossip.catalogue import MAX_AHEAD_S, TTL_S, Entry, shard_of
from engine.gossip.events import Verdict
from engine.gossip.messages import PeerId

MAX_ENTRIES: Final = 20_000
MAX_BYTES: Final = 32 << 20  # of messages; the search index is about as large again
MAX_PER_PUBLISHER: Final = 100  # of one; withdrawals that still stand count
MAX_FOLLOWED: Final = 100  # publishers, so that theirs are half of all at most
MAX_BLOCKED: Final = 10_000
ROOM: Final = 200  # entries made room for at a time, so that a full index is not sorted each time

PUBLISHER_BURST: Final = float(MAX_PER_PUBLISHER)  # all it may have, at once
PUBLISHER_INTERVAL_S: Final = 300.0  # and then one in so long, on average
SHARD_BURST: Final = 512.0  # what six mesh links tell a newcomer fits
SHARD_INTERVAL_S: Final = 1.0

Key = tuple[PeerId, bytes]
"""A publisher and a file ID: what names an entry."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger knows of one entry."""

    seqno: int
    at: int
    size: int  # bytes of the message
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """What becomes of an entry that arrived."""

    verdict: Verdict
    taken: bool = False  # into the index; what it replaces is gone
    evicted: tuple[Key, ...] = ()


@dataclass(slots=True)
class _Allowance:
    tokens: float
    topped_up: float

    def spend(self, now: float, burst: float, interval_s: float) -> bool:
        self.tokens = min(burst, self.tokens + (now - self.topped_up) / interval_s)
        self.topped_up = now
        if self.tokens < 1.0:
            return False
        self.tokens -= 1.0
        return True


@dataclass(slots=True)
class _Publisher:
    allowance: _Allowance
    entries: dict[bytes, Known] = field(default_factory=dict)


class Ledger:
    """The entries that are here, and the rulings on those that come."""

    def __init__(self, own: PeerId) -> None:
        self._own = own
        self._publishers: dict[PeerId, _Publisher] = {}
        self._shards: dict[int, _Allowance] = {}
        self._count = 0
        self._bytes = 0
        self._followed: dict[PeerId, None] = {}
        self._blocked: dict[PeerId, None] = {}

    def load(self, entries: Iterable[tuple[Key, Known]], now: float) -> None:
        """What an earlier run kept."""
        for key, known in entries:
            self._put(key, known, now)

    def __len__(self) -> int:
        return self._count

    @property
    def size(self) -> int:
        """Bytes of all messages kept."""
        return self._bytes

    def known(self, publisher: PeerId, file_id: bytes) -> Known | None:
        """What is here under that name, a withdrawal too."""
        found = self._publishers.get(publisher)
        return found.entries.get(file_id) if found else None

    def entries_of(self, publisher: PeerId) -> dict[bytes, Known]:
        """A publisher's entries by file ID; a copy."""
        found = self._publishers.get(publisher)
        return dict(found.entries) if found else {}

    # Whom to listen to

    @property
    def followed(self) -> tuple[PeerId, ...]:
        """Publishers whose entries come first, in the order they were followed."""
        return tuple(self._followed)

    @property
    def blocked(self) -> tuple[PeerId, ...]:
        """Publishers of which nothing is taken in."""
        return tuple(self._blocked)

    def follow(self, publisher: PeerId) -> bool:
        """Whether there was room for one more, or it is followed already."""
        if publisher not in self._followed and len(self._followed) >= MAX_FOLLOWED:
            return False
        self._blocked.pop(publisher, None)
        self._followed[publisher] = None
        return True

    def unfollow(self, publisher: PeerId) -> None:
        """It is one like all others again."""
        self._followed.pop(publisher, None)

    def block(self, publisher: PeerId) -> tuple[Key, ...]:
        """Take in nothing of it any more; the entries that go."""
        self._followed.pop(publisher, None)
        self._blocked[publisher] = None
        if len(self._blocked) > MAX_BLOCKED:
            del self._blocked[next(iter(self._blocked))]
        gone = tuple((publisher, file_id) for file_id in self.entries_of(publisher))
        for key in gone:
            self._drop(key)
        return gone

    def unblock(self, publisher: PeerId) -> None:
        """Take in what it says from now on."""
        self._blocked.pop(publisher, None)

    # Rulings

    def judge(
        self,
        now: float,
        wall: float,
        shard: int,
        publisher: PeerId,
        seqno: int,
        entry: Entry,
        size: int,
    ) -> Ruling:
        """What becomes of an entry heard in a shard; `size` is its message's, in bytes.

        `now` counts seconds for the quotas, `wall` is the time of day. Malformed entries never get
        here: they are rejected. So is a publisher in a shard that is not its own.
        """
        if shard_of(publisher) != shard:
            return Ruling(Verdict.REJECT)
        if publisher in self._blocked or not wall - TTL_S < entry.at < wall + MAX_AHEAD_S:
            return Ruling(Verdict.IGNORE)
        known = self.known(publisher, entry.file_id)
        if known is not None and seqno <= known.seqno:
            return Ruling(Verdict.IGNORE)
        if not self._may_speak(now, shard, publisher):
            return Ruling(Verdict.IGNORE)
        evicted = self._make_room(wall, publisher, entry.file_id, size)
        key = (publisher, entry.file_id)
        self._put(key, Known(seqno, entry.at, size, entry.withdrawn), now)
        return Ruling(Verdict.ACCEPT, taken=True, evicted=evicted)

    def say(self, now: float, seqno: int, entry: Entry, size: int) -> None:
        """An entry of our own: always taken in."""
        self._put((self._own, entry.file_id), Known(seqno, entry.at, size, entry.withdrawn), now)

    def expire(self, wall: float) -> tuple[Key, ...]:
        """Drop what has run out, but for our own entries that still stand; what that was."""
        gone = tuple(
            key
            for key, known in self._all()
            if known.at + TTL_S <= wall and (known.withdrawn or key[0] != self._own)
        )
        for key in gone:
            self._drop(key)
        return gone

    def forget(self, publisher: PeerId, file_id: bytes) -> None:
        """An entry is gone for another reason."""
        self._drop((publisher, file_id))

    def _is_exempt(self, publisher: PeerId) -> bool:
        return publisher == self._own or publisher in self._followed

    def _may_speak(self, now: float, shard: int, publisher: PeerId) -> bool:
        speaker = self._publishers.get(publisher)
        if speaker is not None and not speaker.allowance.spend(
            now, PUBLISHER_BURST, PUBLISHER_INTERVAL_S
        ):
            return False
        if self._is_exempt(publisher):
            return True
        allowance = self._shards.setdefault(shard, _Allowance(SHARD_BURST, now))
        return allowance.spend(now, SHARD_BURST, SHARD_INTERVAL_S)

    # Room

    def _make_room(
        self, wall: float, publisher: PeerId, file_id: bytes, size: int
    ) -> tuple[Key, ...]:
        entries = self.entries_of(publisher)
        entries.pop(file_id, None)
        if len(entries) >= MAX_PER_PUBLISHER:
            oldest = min(entries, key=lambda other: entries[other].at)
            self._drop((publisher, oldest))
            return ((publisher, oldest),)
        if self._count < MAX_ENTRIES and self._bytes + size <= MAX_BYTES:
            return ()
        return self._evict(wall)

    def _evict(self, wall: float) -> tuple[Key, ...]:
        """Those that have run out go, then the oldest of publishers that nobody here follows."""
        gone = list(self.expire(wall))
        others = [(known.at, key) for key, known in self._all() if not self._is_exempt(key[0])]
        others.sort()
        for _, key in others[: max(0, ROOM - len(gone))]:
            self._drop(key)
            gone.append(key)
        return tuple(gone)

    def _all(self) -> Iterator[tuple[Key, Known]]:
        for publisher, speaker in self._publishers.items():
            for file_id, known in speaker.entries.items():
                yield (publisher, file_id), known

    def _put(self, key: Key, known: Known, now: float) -> None:
        publisher, file_id = key
        self._drop(key, keep=True)
        speaker = self._publishers.get(publisher)
        if speaker is None:
            allowance = _Allowance(PUBLISHER_BURST - 1.0, now)
            speaker = self._publishers[publisher] = _Publisher(allowance)
        speaker.entries[file_id] = known
        self._count += 1
        self._bytes += known.size

    def _drop(self, key: Key, *, keep: bool = False) -> None:
        speaker = self._publishers.get(key[0])
        known = speaker.entries.pop(key[1], None) if speaker is not None else None
        if speaker is None or known is None:
            return
        self._count -= 1
        self._bytes -= known.size
        if not speaker.entries and not keep:
            del self._publishers[key[0]]
