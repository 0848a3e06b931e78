"""All rows of the engine and how changes of them become events.

Owns the set of rows, their order, and the ways from a content and from a path to the rows that use
it. It publishes through the bus; what happens to a row is decided by the jobs. What a person must
be told waits here until somebody listens.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from engine.bus import Bus, EventStream
from engine.content.file_id import FileId, parse_id
from engine.errors import NotFoundError, UserFacingError
from engine.events import (
    CatalogueChanged,
    Event,
    NodeChanged,
    Notice,
    TransferAdded,
    TransferChanged,
    TransferFinished,
    TransferRemoved,
)
from engine.jobs.row import NO_HEALTH, Health, Row, Traffic
from engine.views import CatalogueView, NodeView, Snapshot, TransferView

K = TypeVar("K")

NODE = ""
"""The key under which the node itself is marked as changed."""
MAX_UNTOLD: Final = 32
"""Notices kept while nobody listens; the newest are kept."""


class Registry:
    """Rows by key, by ID, and by the contents they use."""

    def __init__(
        self,
        traffic_of: Callable[[Row], Traffic],
        link_of: Callable[[Row], str],
        node_view: Callable[[], NodeView],
    ) -> None:
        self._rows: dict[str, Row] = {}
        self._users: dict[FileId, list[str]] = {}  # content → keys of rows
        self._at: dict[Path, list[str]] = {}  # path → keys of rows
        self._indexed: dict[str, tuple[set[FileId], Path | None]] = {}  # the other way
        self._followers: list[Callable[[Row], None]] = []
        self._untold: deque[Callable[[int], Event]] = deque(maxlen=MAX_UNTOLD)
        self._traffic_of = traffic_of
        self._link_of = link_of
        self.health_of: Callable[[Row], Health] = lambda row: NO_HEALTH
        self._node_view = node_view
        self._bus = Bus(self._events_of)

    # --- rows ------------------------------------------------------------------------------

    def add(self, row: Row) -> None:
        """A new row; everybody hears of it at once."""
        self._rows[row.key] = row
        self._index(row)
        view = self.view(row)
        self._bus.publish(lambda sequence: TransferAdded(sequence, view))

    def load(self, rows: Iterable[Row]) -> None:
        """Rows of an earlier run, before anybody listens."""
        for row in rows:
            self._rows[row.key] = row
            self._index(row)

    def reindex(self, row: Row) -> None:
        """The row's ID, place or files became known."""
        self._unindex(row)
        self._index(row)
        self.changed(row)
        for follower in tuple(self._followers):
            follower(row)

    def follow(self, follower: Callable[[Row], None]) -> Callable[[], None]:
        """Call `follower(row)` when a row's ID or files became known; gives the way out."""
        self._followers.append(follower)
        return partial(self._followers.remove, follower)

    def remove(self, row: Row) -> None:
        """The row is gone."""
        self._rows.pop(row.key, None)
        self._unindex(row)
        self._bus.unmark(row.key)
        self._bus.publish(lambda sequence: TransferRemoved(sequence, row.key))

    def _index(self, row: Row) -> None:
        ids = row.ids
        self._indexed[row.key] = ids, row.path
        for file_id in ids:
            self._users.setdefault(file_id, []).append(row.key)
        if row.path is not None:
            self._at.setdefault(row.path, []).append(row.key)

    def _unindex(self, row: Row) -> None:
        ids, path = self._indexed.pop(row.key, (set(), None))
        for file_id in ids:
            _take_out(self._users, file_id, row.key)
        if path is not None:
            _take_out(self._at, path, row.key)

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, oldest first."""
        return tuple(self._rows.values())

    def users(self, file_id: FileId) -> tuple[Row, ...]:
        """Rows that are, or have a file, of this content."""
        return tuple(self._rows[key] for key in self._users.get(file_id, ()))

    def at(self, path: Path) -> tuple[Row, ...]:
        """Rows whose file or folder stands there."""
        return tuple(self._rows[key] for key in self._at.get(path, ()))

    def find(self, ref: str) -> Row:
        """The row of that key or ID; raises NotFoundError."""
        if ref in self._rows:
            return self._rows[ref]
        try:
            file_id = parse_id(ref)
        except UserFacingError:
            raise NotFoundError(f"No transfer {ref!r}; `shoal ls` lists them.") from None
        row = self.by_id(file_id)
        if row is None:
            raise NotFoundError(f"Nothing with the ID {ref} is shared or downloaded here.")
        return row

    def by_id(self, file_id: FileId) -> Row | None:
        """The row that has this very ID, not one that merely contains it."""
        return next((row for row in self.users(file_id) if row.file_id == file_id), None)

    # --- events ----------------------------------------------------------------------------

    def view(self, row: Row) -> TransferView:
        """The row's view at this moment."""
        return row.view(self._traffic_of(row), self._link_of(row), self.health_of(row))

    def views(self) -> tuple[TransferView, ...]:
        """All views, oldest first."""
        return tuple(self.view(row) for row in self._rows.values())

    def subscribe(self) -> EventStream:
        """Snapshot and events without a gap; the first to listen hears what nobody has heard."""
        stream = self._bus.subscribe(
            lambda sequence: Snapshot(sequence, self._node_view(), self.views())
        )
        while self._untold:
            self._bus.publish(self._untold.popleft())
        return stream

    def changed(self, row: Row) -> None:
        """The row's view is to be published soon."""
        self._bus.mark(row.key)
        self._bus.mark(NODE)

    def node_changed(self) -> None:
        """The node's view is to be published soon."""
        self._bus.mark(NODE)

    def finished(self, row: Row) -> None:
        """A download is complete: everybody hears of it at once."""
        view = self.view(row)
        self._bus.unmark(row.key)
        self._bus.publish(lambda sequence: TransferChanged(sequence, view))
        self._bus.publish(lambda sequence: TransferFinished(sequence, view))

    def notice(self, text: str, *, trouble: bool = False, key: str = "") -> None:
        """Tell the person something once: now, or when somebody listens."""
        if self._bus.has_listeners:
            self._bus.publish(lambda sequence: Notice(sequence, text, trouble, key))
        else:
            self._untold.append(lambda sequence: Notice(sequence, text, trouble, key))

    def catalogue(self, view: CatalogueView) -> None:
        """The public catalogue changed."""
        self._bus.publish(lambda sequence: CatalogueChanged(sequence, view))

    def close(self) -> None:
        """End every subscription."""
        self._bus.close()

    def _events_of(self, dirty: set[str]) -> list[Callable[[int], Event]]:
        makers: list[Callable[[int], Event]] = []
        for key in dirty:
            row = self._rows.get(key)
            if row is not None:
                makers.append(_changed(self.view(row)))
        if NODE in dirty:
            node = self._node_view()
            makers.append(lambda sequence: NodeChanged(sequence, node))
        return makers


def _changed(view: TransferView) -> Callable[[int], Event]:
    return lambda sequence: TransferChanged(sequence, view)


def _take_out(index: dict[K, list[str]], name: K, key: str) -> None:
    keys = index[name]
    keys.remove(key)
    if not keys:
        del index[name]
