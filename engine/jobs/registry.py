"""All rows of the engine and how changes of them become events.

Owns the set of rows, their order, and the way from a content to the rows that use it. It publishes
through the bus; what happens to a row is decided by the jobs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from engine.bus import Bus, EventStream
from engine.content.file_id import FileId, parse_id
from engine.errors import NotFoundError, UserFacingError
from engine.events import (
    Event,
    NodeChanged,
    Notice,
    TransferAdded,
    TransferChanged,
    TransferFinished,
    TransferRemoved,
)
from engine.jobs.row import Row, Traffic
from engine.views import NodeView, Snapshot, TransferView

NODE = ""
"""The key under which the node itself is marked as changed."""


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
        self._indexed: dict[str, set[FileId]] = {}  # the other way, as it was indexed
        self._traffic_of = traffic_of
        self._link_of = link_of
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
        """The row's ID or files became known."""
        self._unindex(row)
        self._index(row)
        self.changed(row)

    def remove(self, row: Row) -> None:
        """The row is gone."""
        self._rows.pop(row.key, None)
        self._unindex(row)
        self._bus.unmark(row.key)
        self._bus.publish(lambda sequence: TransferRemoved(sequence, row.key))

    def _index(self, row: Row) -> None:
        ids = {member.file_id for member in row.members}
        if row.file_id is not None:
            ids.add(row.file_id)
        self._indexed[row.key] = ids
        for file_id in ids:
            self._users.setdefault(file_id, []).append(row.key)

    def _unindex(self, row: Row) -> None:
        for file_id in self._indexed.pop(row.key, ()):
            keys = self._users[file_id]
            keys.remove(row.key)
            if not keys:
                del self._users[file_id]

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, oldest first."""
        return tuple(self._rows.values())

    def users(self, file_id: FileId) -> tuple[Row, ...]:
        """Rows that are, or have a file, of this content."""
        return tuple(self._rows[key] for key in self._users.get(file_id, ()))

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
        return row.view(self._traffic_of(row), self._link_of(row))

    def views(self) -> tuple[TransferView, ...]:
        """All views, oldest first."""
        return tuple(self.view(row) for row in self._rows.values())

    def subscribe(self) -> EventStream:
        """Snapshot and events without a gap."""
        return self._bus.subscribe(
            lambda sequence: Snapshot(sequence, self._node_view(), self.views())
        )

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
        """Tell the person something once."""
        self._bus.publish(lambda sequence: Notice(sequence, text, trouble, key))

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
