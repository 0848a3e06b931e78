"""Which IDs belong to one drop, so that they reach the clipboard together when the last is known.

Pure: keys and views in, finished batches out. A drop may have ten thousand files, so a change of
one row looks at that row alone.
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

    keys: tuple[str, ...]
    ids: tuple[str, ...]
    names: tuple[str, ...]


class _Batch:
    def __init__(self, keys: tuple[str, ...]) -> None:
        self.keys = dict.fromkeys(keys)  # in the order of the drop
        self.open = set(keys)  # those whose ID is not known yet


class ShareBatches:
    """Drops that wait for the IDs of what was dropped."""

    def __init__(self, view_of: Callable[[str], TransferView | None]) -> None:
        self._view_of = view_of
        self._waiting: list[_Batch] = []

    def begin(self, keys: Iterable[str]) -> Ready | None:
        """A drop began these rows; gives it at once when every ID is known already."""
        batch = _Batch(tuple(keys))
        if not batch.keys:
            return None
        batch.open = {key for key in batch.keys if not self._settled(key)}
        self._waiting.append(batch)
        del self._waiting[:-MAX_BATCHES]
        return next(iter(self._harvest([batch])), None)

    def changed(self, key: str) -> list[Ready]:
        """A row appeared or changed; gives the drops that are complete by that."""
        concerned = [batch for batch in self._waiting if key in batch.open]
        if not concerned or not self._settled(key):
            return []  # a row may be told of after the command that made it returned
        for batch in concerned:
            batch.open.discard(key)
        return self._harvest(concerned)

    def removed(self, key: str) -> list[Ready]:
        """A row is gone; nobody waits for it any more."""
        concerned = [batch for batch in self._waiting if key in batch.keys]
        for batch in concerned:
            del batch.keys[key]
            batch.open.discard(key)
        return self._harvest(concerned)

    def _harvest(self, batches: list[_Batch]) -> list[Ready]:
        ready = []
        for batch in batches:
            if batch.open:
                continue
            self._waiting.remove(batch)
            views = [self._view_of(key) for key in batch.keys]
            known = [view for view in views if view is not None and view.file_id]
            if known:
                ids = tuple(dict.fromkeys(view.file_id for view in known))
                keys = tuple(view.key for view in known)
                ready.append(Ready(keys, ids, tuple(text.title(view) for view in known)))
        return ready

    def _settled(self, key: str) -> bool:
        view = self._view_of(key)
        failed = view is not None and view.state is TransferState.FAILED
        return view is not None and (bool(view.file_id) or failed)
