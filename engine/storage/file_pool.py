"""A bounded number of open files, shared by all threads.

Owns which files are open at the moment and closes the ones longest unused beyond a limit, so that
ten thousand shared files cost a few descriptors. It knows no names: a file is opened by the
function its borrower brings.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager

from engine.storage.positioned import PositionedFile

MAX_OPEN_FILES = 128


class _Entry:
    __slots__ = ("file", "opening", "users")

    def __init__(self) -> None:
        self.file: PositionedFile | None = None
        self.opening = threading.Lock()
        self.users = 0

    def opened(self, open_file: Callable[[], PositionedFile]) -> PositionedFile:
        if self.file is None:
            with self.opening:
                if self.file is None:
                    self.file = open_file()
        return self.file


class FilePool:
    """Open files by owner. More than `limit` are open only while that many are in use at once."""

    def __init__(self, limit: int = MAX_OPEN_FILES) -> None:
        self._limit = limit
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()  # longest unused first
        self._withheld: set[Hashable] = set()
        self._changed = threading.Condition()

    def __len__(self) -> int:
        return len(self._entries)

    def holds(self, owner: Hashable) -> bool:
        """Whether the owner's file is open, or being opened or closed."""
        with self._changed:
            return owner in self._entries or owner in self._withheld

    @contextmanager
    def borrow(
        self, owner: Hashable, open_file: Callable[[], PositionedFile]
    ) -> Iterator[PositionedFile]:
        """The owner's open file, opened if need be (outside any lock shared with other files).

        Waits while another thread is in `exclusive(owner)`. What `open_file` raises passes through.
        """
        entry, idle = self._enter(owner)
        for file in idle:
            file.close()
        try:
            yield entry.opened(open_file)
        finally:
            self._leave(owner, entry)

    @contextmanager
    def exclusive(self, owner: Hashable) -> Iterator[None]:
        """Wait until nobody uses the owner's file, close it, and keep it closed meanwhile."""
        with self._changed:
            self._changed.wait_for(lambda: owner not in self._withheld)
            self._withheld.add(owner)
            self._changed.wait_for(lambda: owner not in self._entries or self._is_idle(owner))
            entry = self._entries.pop(owner, None)
        try:
            if entry is not None and entry.file is not None:
                entry.file.close()
            yield
        finally:
            with self._changed:
                self._withheld.discard(owner)
                self._changed.notify_all()

    def _is_idle(self, owner: Hashable) -> bool:
        return self._entries[owner].users == 0

    def _enter(self, owner: Hashable) -> tuple[_Entry, list[PositionedFile]]:
        with self._changed:
            if self._withheld:
                self._changed.wait_for(lambda: owner not in self._withheld)
            entry = self._entries.get(owner)
            if entry is not None:
                self._entries.move_to_end(owner)
                entry.users += 1
                return entry, []
            entry = self._entries[owner] = _Entry()
            entry.users = 1
            return entry, self._evict()

    def _evict(self) -> list[PositionedFile]:
        surplus = len(self._entries) - self._limit
        if surplus <= 0:
            return []
        idle = [owner for owner, entry in self._entries.items() if entry.users == 0][:surplus]
        files = [self._entries.pop(owner).file for owner in idle]
        return [file for file in files if file is not None]

    def _leave(self, owner: Hashable, entry: _Entry) -> None:
        with self._changed:
            entry.users -= 1
            if entry.users == 0:
                if entry.file is None:  # it could not be opened
                    self._entries.pop(owner, None)
                if self._withheld:
                    self._changed.notify_all()
