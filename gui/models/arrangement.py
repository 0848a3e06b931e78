"""Which rows the list shows and in which order: the filters, the searched words and the sort keys.

Pure functions of views. The model keeps the rows in one of these orders, the filter over it asks
for the verdicts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from functools import lru_cache
from typing import Any, Final

from engine.views import Cause, TransferState, TransferView
from gui.words import noop

TROUBLES: Final = frozenset(
    {
        Cause.NOBODY_ONLINE,
        Cause.UNREACHABLE,
        Cause.NO_HOLDER,
        Cause.STALLED,
        Cause.DISK_FULL,
        Cause.DESTINATION_GONE,
        Cause.DISK,
        Cause.FILE_CHANGED,
        Cause.STOPPED,
    }
)
"""Causes for which a row counts as stuck: it would move, if something were otherwise."""

_STATE_RANKS: Final = {
    TransferState.FAILED: 0,
    TransferState.DOWNLOADING: 1,
    TransferState.FINDING: 2,
    TransferState.QUEUED: 3,
    TransferState.HASHING: 4,
    TransferState.VERIFYING: 5,
    TransferState.MOVING: 5,
    TransferState.PAUSED: 6,
    TransferState.SHARING: 7,
}
MOST_NAMES: Final = 20_000  # taken apart and kept, so that a list is sorted in a moment
_DIGITS: Final = re.compile(r"(\d+)")


class Section(Enum):
    """The filters over the list."""

    ALL = noop("All")
    DOWNLOADING = noop("Downloading")
    SHARING = noop("Sharing")
    PAUSED = noop("Paused")
    STUCK = noop("Stuck")


class Order(Enum):
    """What the list is sorted by."""

    ADDED = noop("Date added")
    NAME = noop("Name")
    SIZE = noop("Size")
    PROGRESS = noop("Progress")
    RATE = noop("Speed")
    STATE = noop("State")
    QUEUE = noop("Queue")


FALLING: Final = frozenset({Order.ADDED, Order.SIZE, Order.PROGRESS, Order.RATE})
"""Orders whose greatest comes first, until it is turned round."""


def sections_of(view: TransferView) -> frozenset[Section]:
    """Every filter that shows the row."""
    ours = view.complete or view.state in (TransferState.SHARING, TransferState.HASHING)
    found = {Section.ALL, Section.SHARING if ours or not view.file_id else Section.DOWNLOADING}
    if view.state is TransferState.PAUSED:
        found.add(Section.PAUSED)
    if view.state is TransferState.FAILED or view.cause in TROUBLES:
        found.add(Section.STUCK)
    return frozenset(found)


def haystack(view: TransferView) -> str:
    """What is searched of a row."""
    return f"{view.name}\n{view.file_id}\n{view.path}".casefold()


def sort_key(order: Order) -> Callable[[TransferView], Any]:
    """What rows are compared by; keys of one order compare with each other."""
    return _KEYS[order]


def _progress(view: TransferView) -> float:
    return view.done / view.wanted if view.wanted > 0 else float(view.complete)


def _queue(view: TransferView) -> tuple[int, int, float]:
    return view.queue_position or _BEHIND, _STATE_RANKS[view.state], -view.added_at


_BEHIND: Final = 1 << 40  # what does not wait stands behind what waits


@lru_cache(MOST_NAMES)
def natural(name: str) -> list[str | int]:
    """A name to sort by as people do: "take 2" before "take 10"."""
    parts: list[str | int] = list(_DIGITS.split(name.casefold()))
    parts[1::2] = [int(digits) for digits in parts[1::2]]
    return parts


_KEYS: Final[dict[Order, Callable[[TransferView], Any]]] = {
    Order.ADDED: lambda view: view.added_at,
    Order.NAME: lambda view: natural(view.name or view.file_id),
    Order.SIZE: lambda view: view.size,
    Order.PROGRESS: _progress,
    Order.RATE: lambda view: view.rate_down + view.rate_up,
    Order.STATE: lambda view: (_STATE_RANKS[view.state], natural(view.name)),
    Order.QUEUE: _queue,
}
