"""Which rows the list shows and in which order: the filters, the searched words and the sort keys.

Pure functions of views. The model keeps the rows in one of these orders, the filter over it asks
for the verdicts.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Any, Final

from engine.views import Cause, TransferState, TransferView
from gui.words import noop

TROUBLES: Final = frozenset(
    {
        Cause.NOBODY_ONLINE,
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


def sort_key(order: Order, view: TransferView) -> Any:
    """What rows are compared by; keys of one order compare with each other."""
    match order:
        case Order.ADDED:
            return view.added_at
        case Order.NAME:
            return natural(view.name or view.file_id)
        case Order.SIZE:
            return view.size
        case Order.PROGRESS:
            return view.done / view.wanted if view.wanted > 0 else float(view.complete)
        case Order.RATE:
            return view.rate_down + view.rate_up
        case Order.STATE:
            return _STATE_RANKS[view.state], natural(view.name)
        case Order.QUEUE:
            return view.queue_position or _BEHIND, _STATE_RANKS[view.state], -view.added_at


_BEHIND: Final = 1 << 40  # what does not wait stands behind what waits


def natural(name: str) -> list[str | int]:
    """A name to sort by as people do: "take 2" before "take 10"."""
    parts: list[str | int] = list(_DIGITS.split(name.casefold()))
    parts[1::2] = [int(digits) for digits in parts[1::2]]
    return parts
