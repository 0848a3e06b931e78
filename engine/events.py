"""Frozen facts that leave the engine, in the order they became true.

Each carries views, never live objects. `sequence` grows by one per event; a subscriber that was
too slow gets `ResyncNeeded` in place of what it missed and asks for a new snapshot.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.views import CatalogueView, NodeView, PieceState, TransferView


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events."""

    sequence: int


@dataclass(frozen=True, slots=True)
class TransferAdded(Event):
    """A new row: something is being hashed, shared, looked for or downloaded."""

    transfer: TransferView


@dataclass(frozen=True, slots=True)
class TransferChanged(Event):
    """The row's view changed; coalesced, at most a few times a second per transfer."""

    transfer: TransferView


@dataclass(frozen=True, slots=True)
class TransferRemoved(Event):
    """The row is gone."""

    key: str


@dataclass(frozen=True, slots=True)
class TransferFinished(Event):
    """Every byte of a download is here and verified."""

    transfer: TransferView


@dataclass(frozen=True, slots=True)
class PiecesChanged(Event):
    """Pieces of a watched file changed state: (index, new state) in order of change."""

    file_id: str
    revision: int
    changes: tuple[tuple[int, PieceState], ...]


@dataclass(frozen=True, slots=True)
class NodeChanged(Event):
    """Rates, peers or reachability of the node changed; coalesced."""

    node: NodeView


@dataclass(frozen=True, slots=True)
class Notice(Event):
    """Something a person should be told once, in a sentence."""

    text: str
    trouble: bool = False
    key: str = ""  # the transfer it is about, or ""


@dataclass(frozen=True, slots=True)
class CatalogueChanged(Event):
    """Entries came or went, or what is followed or blocked changed; coalesced."""

    catalogue: CatalogueView


@dataclass(frozen=True, slots=True)
class ResyncNeeded(Event):
    """The subscriber's queue overflowed: take a new snapshot."""
