"""A row of the list in words: its second line, and the whole row for a screen reader.

Pure. A row that moves says how far and how fast; one that does not says why.
"""

from __future__ import annotations

from engine.views import TransferState, TransferView
from gui import causes, health, text
from gui.text import DOT
from gui.words import listed, tr

_COUNTING = (TransferState.DOWNLOADING, TransferState.HASHING, TransferState.VERIFYING)


def note(view: TransferView, now: float) -> str:
    """The second line: how far, how fast, from how many; or why not."""
    return DOT.join(part for part in (text.progress_words(view), *_parts(view, now)) if part)


def _parts(view: TransferView, now: float) -> list[str]:
    why = causes.why(view, now)
    match view.state:
        case TransferState.HASHING:
            return [tr("reading the file to make its ID")]
        case TransferState.VERIFYING:
            return [tr("reading it from disk again")]
        case TransferState.DOWNLOADING if not why or view.rate_down >= 1:
            down = f"↓ {text.rate(view.rate_down)}" if view.rate_down >= 1 else ""
            return [down, text.peers_words(view)]
        case TransferState.SHARING if not why:
            up = f"↑ {text.rate(view.rate_up)}" if view.rate_up >= 1 else ""
            return [up, text.peers_words(view), health.short(view)]
        case TransferState.PAUSED if not why:
            return [tr("ready to resume")]
        case TransferState.FAILED if not why:
            return [tr("Something went wrong; press play to try again")]
        case _:
            return [why]


def for_ears(view: TransferView, now: float) -> str:
    """A whole row as one spoken sentence."""
    parts = [text.title(view), tr(text.STATE_WORDS[view.state]).rstrip("…")]
    if view.state in _COUNTING:
        parts.append(text.percent(view.done, view.wanted))
    parts += text.for_ears(note(view, now)).split(DOT)
    parts.append(text.left_words(view))
    return listed(part for part in parts if part)
