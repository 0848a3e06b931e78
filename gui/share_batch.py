"""Which IDs belong to one drop, so that they reach the clipboard together when the last is known.

Pure: keys and views in, finished batches out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from engine.views import TransferState, TransferView
from gui import text

MAX_BATCHES = 64  # drops that wait for their hashing at the same time; older ones are forgotten


@dataclass(frozen=True, slots=True)
class Ready:
    """A drop whose every ID is known: what to copy and what to call it."""

    ids: tuple[str, ...]
    names: tuple[str, ...]


class ShareBatches:
    """Drops that wait for the IDs of what was dropped."""

    def __init__(self, view_of: Callable[[str], TransferView | None]) -> None:
        self._view_of = view_of
        self._waiting: list[tuple[str, ...]] = []

    def begin(self, keys: Iterable[str]) -> Ready | None:
        """A drop began these rows; gives it at once when every ID is known already."""
        batch = tuple(dict.fromkeys(keys))
        if not batch:
            return None
        self._waiting.append(batch)
        del self._waiting[:-MAX_BATCHES]
        return next(iter(self._harvest([batch])), None)

    def changed(self, key: str) -> list[Ready]:
        """A row appeared or changed; gives the drops that are complete by that."""
        return self._harvest([batch for batch in self._waiting if key in batch])

    def removed(self, key: str) -> list[Ready]:
        """A row is gone; nobody waits for it any more."""
        self._waiting = [tuple(k for k in batch if k != key) for batch in self._waiting]
        return self._harvest(self._waiting[:])

    def _harvest(self, batches: list[tuple[str, ...]]) -> list[Ready]:
        ready = []
        for batch in batches:
            views = [self._view_of(key) for key in batch]
            if not all(view is not None and _settled(view) for view in views):
                continue  # a row may be told of after the command that made it returned
            self._waiting.remove(batch)
            known = [view for view in views if view is not None and view.file_id]
            if known:
                ids = tuple(dict.fromkeys(view.file_id for view in known))
                ready.append(Ready(ids, tuple(text.title(view) for view in known)))
        return ready


def _settled(view: TransferView) -> bool:
    return bool(view.file_id) or view.state is TransferState.FAILED
