"""What happened to each transfer, in sentences; pure, the clock is given."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from engine.views import TransferState, TransferView
from gui import text
from gui.words import tr

MOST_LINES = 200  # per transfer
MOST_TRANSFERS = 2000  # with lines; the ones untouched for longest are forgotten


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, and when (seconds since the epoch)."""

    at: float
    words: str


class Journal:
    """The lines of this run."""

    def __init__(self) -> None:
        self._lines: dict[str, deque[Line]] = {}

    def note(self, key: str, words: str, now: float) -> None:
        """Add one line; the same words twice in a row are one line."""
        lines = self._lines.pop(key, None)
        if lines is None:
            lines = deque(maxlen=MOST_LINES)
        self._lines[key] = lines  # at the end: touched last
        if not lines or lines[-1].words != words:
            lines.append(Line(now, words))
        while len(self._lines) > MOST_TRANSFERS:
            del self._lines[next(iter(self._lines))]

    def watch(self, before: TransferView | None, after: TransferView, now: float) -> bool:
        """Note what a changed row tells; whether there was anything."""
        words = story(before, after)
        if words:
            self.note(after.key, words, now)
        return bool(words)

    def lines(self, key: str) -> tuple[Line, ...]:
        """What is known of a row, newest first."""
        return tuple(reversed(self._lines.get(key, ())))

    def forget(self, key: str) -> None:
        """The row is gone."""
        self._lines.pop(key, None)


def story(before: TransferView | None, after: TransferView) -> str:
    """What changed between two views of a row, in a sentence; "" when nothing worth a line."""
    state = after.state
    if before is not None and before.complete != after.complete and after.complete:
        if before.state is TransferState.HASHING:
            return tr(
                "Read; its ID is {id}. It is shared from now on.", id=text.short_id(after.file_id)
            )
        return tr("Complete: all {size} are here and checked.", size=text.size(after.size))
    if before is not None and before.state is state:
        if after.reason and after.reason != before.reason:
            return after.reason
        if after.peers and not before.peers:
            return tr("The first peer is connected.")
        return tr("The last peer left.") if before.peers and not after.peers else ""
    words = {
        TransferState.HASHING: tr("Reading it to make its ID."),
        TransferState.QUEUED: tr("Waiting for its turn."),
        TransferState.FINDING: tr("Looking for somebody who has it."),
        TransferState.DOWNLOADING: tr("Downloading."),
        TransferState.VERIFYING: tr("Checking what is on disk."),
        TransferState.SHARING: tr("Shared."),
        TransferState.PAUSED: tr("Paused."),
        TransferState.FAILED: tr("Stopped."),
    }[state]
    return f"{words} {after.reason}".rstrip()
