"""What of all rows is on its way: how many downloads move, and how far they are together.

Pure; a change of one row costs the same however many there are.
"""

from __future__ import annotations

from collections.abc import Iterable

from engine.views import TransferState, TransferView

_MOVING = (TransferState.DOWNLOADING, TransferState.FINDING)


class Activity:
    """Sums over the downloads that move."""

    def __init__(self) -> None:
        self._moving: dict[str, tuple[int, int]] = {}
        self._done = self._wanted = 0

    def reset(self, views: Iterable[TransferView]) -> None:
        """Exactly these rows are there."""
        self._moving.clear()
        self._done = self._wanted = 0
        for view in views:
            self.note(view)

    def note(self, view: TransferView) -> None:
        """A row came or changed."""
        self.forget(view.key)
        if view.state in _MOVING and not view.complete:
            self._moving[view.key] = (view.done, view.wanted)
            self._done += view.done
            self._wanted += view.wanted

    def forget(self, key: str) -> None:
        """A row is gone."""
        done, wanted = self._moving.pop(key, (0, 0))
        self._done -= done
        self._wanted -= wanted

    @property
    def downloads(self) -> int:
        """How many move, or look for somebody to move from."""
        return len(self._moving)

    @property
    def share(self) -> float:
        """How much of them is here, 0..1."""
        return self._done / self._wanted if self._wanted else 0.0
