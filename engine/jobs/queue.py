"""Whose turn it is: which downloads are active and which wait, in the order of their ranks.

Owns the order and the slots, and nothing else: it starts nothing and asks no clock. A download that
is stalled keeps running, for it may still be met by somebody, but takes no slot: an ID that nobody
has never holds up those behind it. When too many stall, the oldest of them go to the end.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import Final

MAX_STALLED: Final = 50
"""Downloads that run without a slot while others wait; each keeps a search going."""


@dataclass(slots=True, order=True)
class _Entry:
    rank: float
    key: str
    stalled: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """What changes now: these begin, those go back to wait; `ranks` are new places."""

    begin: tuple[str, ...] = ()
    wait: tuple[str, ...] = ()
    ranks: tuple[tuple[str, float], ...] = ()


class Queue:
    """Every download that is wanted, active or waiting."""

    def __init__(self, slots: int) -> None:
        """`slots`: downloads active at a time, 0 = any number."""
        self._slots = slots
        self._entries: dict[str, _Entry] = {}
        self._active: dict[str, _Entry] = {}  # the stalled in the order in which they stalled
        self._waiting: list[_Entry] = []  # sorted
        self._lowest, self._highest = 1.0, 0.0  # ranks ever given; all are above 0

    # --- who is in it ----------------------------------------------------------------------

    def enter(self, key: str, rank: float) -> bool:
        """A download is wanted; True when it is its turn at once."""
        self.leave(key)
        entry = self._entries[key] = _Entry(rank, key)
        self._note(rank)
        if self._free > 0 and (not self._waiting or entry < self._waiting[0]):
            self._active[key] = entry
            return True
        insort(self._waiting, entry)
        return False

    def leave(self, key: str) -> None:
        """It is finished, failed, paused or gone."""
        entry = self._entries.pop(key, None)
        if entry is not None and self._active.pop(key, None) is None:
            del self._waiting[self._place(entry)]

    def is_active(self, key: str) -> bool:
        """Whether it is its turn."""
        return key in self._active

    def set_slots(self, slots: int) -> None:
        """Another number of downloads may be active; 0 = any number."""
        self._slots = slots

    def set_stalled(self, key: str, stalled: bool) -> bool:
        """Nothing comes for it, or something does again; True when that changed anything."""
        entry = self._active.get(key)
        if entry is None or entry.stalled == stalled:
            return False
        entry.stalled = stalled
        self._active[key] = self._active.pop(key)
        return True

    # --- order -----------------------------------------------------------------------------

    @property
    def waiting(self) -> list[str]:
        """Those that wait, the next first."""
        return [entry.key for entry in self._waiting]

    @property
    def waiting_count(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def position(self, key: str) -> int:
        """Its place among those that wait, 1 = next; 0: it does not wait."""
        entry = self._entries.get(key)
        return 0 if entry is None or key in self._active else self._place(entry) + 1

    def _place(self, entry: _Entry) -> int:
        return bisect_left(self._waiting, entry)

    def last_rank(self) -> float:
        """A rank behind everybody's."""
        return self._highest + 1.0

    def first_rank(self) -> float:
        """A rank before everybody's."""
        return self._lowest / 2

    def _note(self, rank: float) -> None:
        self._lowest, self._highest = min(self._lowest, rank), max(self._highest, rank)

    def move(self, key: str, position: int) -> tuple[tuple[str, float], ...]:
        """Put a waiting download at a place, 1 = next, 0 or too many = last.

        Gives the ranks that changed: its own, or everybody's where there was no room between two.
        """
        entry = self._entries[key]
        others = [one for one in self._waiting if one is not entry]
        place = position - 1 if 0 < position <= len(others) else len(others)
        before = others[place - 1].rank if place else None
        after = others[place].rank if place < len(others) else None
        rank = _between(before, after)
        order = [*others[:place], entry, *others[place:]]
        if rank is not None:
            entry.rank = rank
            changed = [entry]
        else:
            first = self.last_rank()
            for at, one in enumerate(order):
                one.rank = first + at
            changed = order
        self._waiting = order
        for one in changed:
            self._note(one.rank)
        return tuple((one.key, one.rank) for one in changed)

    def activate(self, key: str, rank: float) -> None:
        """It begins now, at this rank, whether or not a slot is free; see `decide`."""
        self.leave(key)
        self._entries[key] = self._active[key] = _Entry(rank, key)
        self._note(rank)

    # --- turns -----------------------------------------------------------------------------

    @property
    def _free(self) -> int:
        if not self._slots:
            return len(self._waiting) + 1
        return self._slots - sum(not one.stalled for one in self._active.values())

    def decide(self) -> Turn:
        """Who begins and who waits from now on."""
        wait = self._over()
        begin: list[str] = []
        for _ in range(min(self._free, len(self._waiting))):
            entry = self._waiting.pop(0)
            self._active[entry.key] = entry
            begin.append(entry.key)
        ranks = self._too_long_stalled()
        for key, _ in ranks:
            self._wait(self._active[key])
        return Turn(tuple(begin), (*wait, *(key for key, _ in ranks)), ranks)

    def _over(self) -> list[str]:
        """Of more than may be active, the last in order go back."""
        if not self._slots:
            return []
        moving = sorted(one for one in self._active.values() if not one.stalled)
        over = moving[self._slots :]
        for entry in over:
            self._wait(entry)
        return [entry.key for entry in over]

    def _too_long_stalled(self) -> tuple[tuple[str, float], ...]:
        """While others wait, those that stalled first make room: they come again at the end."""
        stalled = [one for one in self._active.values() if one.stalled]
        ranks = []
        if self._waiting:
            for entry in stalled[: max(0, len(stalled) - MAX_STALLED)]:
                entry.rank = self.last_rank()
                self._note(entry.rank)
                ranks.append((entry.key, entry.rank))
        return tuple(ranks)

    def _wait(self, entry: _Entry) -> None:
        del self._active[entry.key]
        entry.stalled = False
        insort(self._waiting, entry)


def _between(before: float | None, after: float | None) -> float | None:
    """A rank between two; None where no number is left between them."""
    if before is None:
        return (after if after is not None else 2.0) / 2
    if after is None:
        return before + 1.0
    middle = (before + after) / 2
    return middle if before < middle < after else None
