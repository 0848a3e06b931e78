"""Contents of the library that were read a moment ago, so that not each question is a transaction.

Owns a bounded number of frozen rows. The library, the only writer, says when a write begins; what
a read brings that began before a write is not kept.
"""

from __future__ import annotations

from collections import OrderedDict

from engine.content.file_id import FileId
from engine.storage.schema import ContentRow

MAX_KNOWN = 1024
"""Contents kept in memory: a small file is asked for a dozen times within a second, then never."""


class KnownContents:
    """Contents as they were read last. A write makes what is read or being read of it unknown."""

    def __init__(self) -> None:
        self._rows: OrderedDict[FileId, ContentRow | None] = OrderedDict()
        self._reading: dict[FileId, object] = {}

    def __contains__(self, file_id: FileId) -> bool:
        return file_id in self._rows

    def __getitem__(self, file_id: FileId) -> ContentRow | None:
        self._rows.move_to_end(file_id)
        return self._rows[file_id]

    def begin(self, file_id: FileId) -> object:
        """A read begins; gives the token for `end`."""
        token = self._reading[file_id] = object()
        return token

    def end(self, file_id: FileId, token: object, row: ContentRow | None) -> None:
        """The read brought `row`: kept unless the content was written to meanwhile."""
        if self._reading.get(file_id) is not token:
            return
        del self._reading[file_id]
        self._rows[file_id] = row
        if len(self._rows) > MAX_KNOWN:
            self._rows.popitem(last=False)

    def forget(self, file_id: FileId) -> None:
        """A write begins."""
        self._rows.pop(file_id, None)
        self._reading.pop(file_id, None)

    def forget_all(self) -> None:
        """A write begins that may concern any."""
        self._rows.clear()
        self._reading.clear()
