"""What happened to each transfer, in sentences; pure, the clock is given."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from engine.views import Cause, TransferState, TransferView
from gui import causes, text
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
        told = story(before, after, now)
        for words in told:
            self.note(after.key, words, now)
        return bool(told)

    def lines(self, key: str) -> tuple[Line, ...]:
        """What is known of a row, newest first."""
        return tuple(reversed(self._lines.get(key, ())))

    def forget(self, key: str) -> None:
        """The row is gone."""
        self._lines.pop(key, None)


def story(before: TransferView | None, after: TransferView, now: float) -> list[str]:
    """What changed between two views of a row, in sentences; empty when nothing worth a line."""
    if before is None:
        return [_state(after, now)]
    if after.complete and not before.complete:
        return [_complete(before, after)]
    if before.state is not after.state:
        return [_state(after, now)]
    told = [_cause(before, after, now), _peers(before, after), _progress(before, after)]
    told.append(_wishes(before, after))
    return [words for words in told if words]


def _complete(before: TransferView, after: TransferView) -> str:
    if before.state is TransferState.HASHING:
        return tr(
            "Read; its ID is {id}. It is shared from now on.", id=text.short_id(after.file_id)
        )
    return tr("Complete: all {size} are here and checked.", size=text.size(after.wanted))


def _state(view: TransferView, now: float) -> str:
    words = {
        TransferState.HASHING: tr("Reading it to make its ID."),
        TransferState.QUEUED: tr("Waiting for its turn."),
        TransferState.FINDING: tr("Looking for somebody who has it."),
        TransferState.DOWNLOADING: tr("Downloading."),
        TransferState.VERIFYING: tr("Checking what is on disk."),
        TransferState.MOVING: tr("Its files are being moved."),
        TransferState.SHARING: tr("Shared."),
        TransferState.PAUSED: tr("Paused."),
        TransferState.FAILED: tr("Stopped."),
    }[view.state]
    calm = (Cause.PAUSED, Cause.QUEUED)  # the words above say it already
    why = view.reason and view.cause not in calm and causes.why(view, now)
    return f"{words} {why}" if why and why != words else words


def _cause(before: TransferView, after: TransferView, now: float) -> str:
    if (before.cause, before.reason) == (after.cause, after.reason) or after.cause in _TURNS:
        return ""
    if not after.reason and before.cause in _HELD:
        return tr("It moves again.")
    return causes.why(after, now)


_TURNS = (Cause.QUEUED, Cause.PAUSED, Cause.CONNECTING)  # they change often, and mean little
_HELD = (
    Cause.UNREACHABLE,
    Cause.NO_HOLDER,
    Cause.STALLED,
    Cause.CHOKED,
    Cause.NOBODY_ONLINE,
    Cause.DISK_FULL,
)


def _peers(before: TransferView, after: TransferView) -> str:
    if after.peers and not before.peers:
        return tr("The first peer is connected.")
    return tr("The last peer left.") if before.peers and not after.peers else ""


def _progress(before: TransferView, after: TransferView) -> str:
    if after.state is not TransferState.DOWNLOADING or after.wanted <= 0:
        return ""
    for quarter in (3, 2, 1):
        mark = after.wanted * quarter // 4
        if before.wanted == after.wanted and before.done < mark <= after.done:
            return tr("{share}% is here.", share=25 * quarter)
    return ""


def _wishes(before: TransferView, after: TransferView) -> str:
    if (before.limit_down, before.limit_up) != (after.limit_down, after.limit_up):
        if not after.limit_down and not after.limit_up:
            return tr("Its speed limits are off.")
        down, up = (
            text.rate(limit) if limit else tr("no limit")
            for limit in (after.limit_down, after.limit_up)
        )
        return tr("Limited to {down} down, {up} up.", down=down, up=up)
    if before.path and after.path != before.path:
        return tr("It is in {folder} now.", folder=after.path)
    return ""
