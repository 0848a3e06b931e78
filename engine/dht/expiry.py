"""When what ends: items in slots of one minute, so that nothing is scanned to find what is over.

Owns the order of ends only. Each item stands in exactly one slot, so the wheel is never larger than
what it watches, however often items are renewed.
"""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

SLOT_S = 60.0

T = TypeVar("T", bound=Hashable)


class ExpiryWheel(Generic[T]):
    """Remembers one end per item; `pop_ended` gives the items whose minute is over."""

    def __init__(self) -> None:
        self._slots: dict[int, set[T]] = {}
        self._slot_of: dict[T, int] = {}
        self._order: list[int] = []  # heap of the slots that exist

    def __len__(self) -> int:
        return len(self._slot_of)

    def put(self, item: T, ends: float) -> None:
        """Watch `item` until `ends`; replaces an earlier end."""
        slot = int(ends // SLOT_S) + 1
        if self._slot_of.get(item) == slot:
            return
        self.discard(item)
        if slot not in self._slots:
            self._slots[slot] = set()
            heapq.heappush(self._order, slot)
        self._slots[slot].add(item)
        self._slot_of[item] = slot

    def discard(self, item: T) -> None:
        """Watch `item` no longer."""
        slot = self._slot_of.pop(item, None)
        if slot is not None:
            self._slots[slot].discard(item)

    def pop_ended(self, now: float) -> Iterator[T]:
        """Take out and give every item that has ended, at most a minute late."""
        while self._order and self._order[0] * SLOT_S <= now:
            slot = heapq.heappop(self._order)
            for item in self._slots.pop(slot):
                del self._slot_of[item]
                yield item
