"""Why a transfer does not move, in one sentence, and the one thing to press that helps.

Pure: from the engine's cause to words in the reader's language. What only the engine can tell (a
path, a number of bytes) is in its own sentence, which is shown as it is.
"""

from __future__ import annotations

from enum import Enum

from engine.views import Cause, TransferState, TransferView
from gui import text
from gui.engine_words import said
from gui.words import noop, tr


class Remedy(Enum):
    """What the button beside a reason does; its words."""

    NONE = ""
    RESUME = noop("Resume")
    START_NOW = noop("Start now")
    TRY_AGAIN = noop("Try again")
    STOP_LOOKING = noop("Stop looking")
    STOP_READING = noop("Stop reading")
    ASK_AROUND = noop("Ask for it")
    SHOW_PEERS = noop("Show peers")
    TRY_NOW = noop("Try now")
    LIMITS = noop("Change limit…")
    MOVE = noop("Other folder…")
    SHARE_AGAIN = noop("Share again")


ICONS = {
    Remedy.RESUME: "play",
    Remedy.START_NOW: "play",
    Remedy.TRY_AGAIN: "play",
    Remedy.STOP_LOOKING: "close",
    Remedy.STOP_READING: "close",
    Remedy.ASK_AROUND: "link",
    Remedy.SHOW_PEERS: "people",
    Remedy.TRY_NOW: "search",
    Remedy.LIMITS: "settings",
    Remedy.MOVE: "folder",
    Remedy.SHARE_AGAIN: "upload",
}

_REMEDIES = {
    Cause.QUEUED: Remedy.START_NOW,
    Cause.PAUSED: Remedy.RESUME,
    Cause.NOBODY_ONLINE: Remedy.ASK_AROUND,
    Cause.CONNECTING: Remedy.SHOW_PEERS,
    Cause.UNREACHABLE: Remedy.TRY_NOW,
    Cause.NO_HOLDER: Remedy.ASK_AROUND,
    Cause.CHOKED: Remedy.SHOW_PEERS,
    Cause.LIMITED: Remedy.LIMITS,
    Cause.STALLED: Remedy.SHOW_PEERS,
    Cause.DISK_FULL: Remedy.MOVE,
    Cause.DESTINATION_GONE: Remedy.TRY_AGAIN,
    Cause.DISK: Remedy.TRY_AGAIN,
    Cause.STOPPED: Remedy.TRY_AGAIN,
}


def remedy(view: TransferView) -> Remedy:
    """The one thing that helps."""
    if view.state is TransferState.FINDING:
        return Remedy.STOP_LOOKING
    if view.state is TransferState.HASHING:
        return Remedy.STOP_READING
    if view.cause is Cause.FILE_CHANGED:
        return Remedy.SHARE_AGAIN if view.complete else Remedy.TRY_AGAIN
    if view.state is TransferState.PAUSED and view.cause is not Cause.DISK_FULL:
        return Remedy.RESUME
    found = _REMEDIES.get(view.cause, Remedy.NONE)
    if found is Remedy.NONE and view.state is TransferState.FAILED:
        return Remedy.TRY_AGAIN
    return found


def why(view: TransferView, now: float) -> str:
    """Why it does not move, in one sentence; "" when it does, or nothing is wrong."""
    if view.state is TransferState.HASHING and not view.reason:
        return tr("It is read once to make its ID; then it is shared.")
    match view.cause:
        case Cause.QUEUED if view.queue_position > 1:
            return tr(
                "Waits for its turn: {n} downloads come first.",
                "Waits for its turn: {n} download comes first.",
                view.queue_position - 1,
            )
        case Cause.QUEUED:
            return tr("Waits for its turn: it is the next.")
        case Cause.PAUSED:
            return tr("You paused it.")
        case Cause.NOBODY_ONLINE if view.state is TransferState.FINDING:
            return tr("Nobody who has it is online. Shoal keeps looking, and starts by itself.")
        case Cause.NOBODY_ONLINE:
            return tr("Nobody who has it is online. It goes on by itself when somebody comes.")
        case Cause.CONNECTING:
            return tr("Somebody who has it was found; connecting.")
        case Cause.UNREACHABLE:
            return tr("Nobody who is known to have it answers. It is tried again by itself.")
        case Cause.NO_HOLDER:
            return _no_holder(view, now)
        case Cause.CHOKED:
            return tr("Everybody who has it is sending to others now; your turn comes by itself.")
        case Cause.LIMITED:
            return tr("A speed limit holds it back.")
        case Cause.STALLED:
            return tr("Connected, and yet nothing comes; others who have it are being looked for.")
        case Cause.NONE if view.state is TransferState.FINDING:
            return said(view.reason) or tr("Looking for somebody who has it.")
        case _:
            return said(view.reason)


def _no_holder(view: TransferView, now: float) -> str:
    if view.missing_seen_at:
        return tr(
            "{n} pieces have no holder online, last seen {when}.",
            "{n} piece has no holder online, last seen {when}.",
            view.missing_pieces,
            when=text.lately(view.missing_seen_at, now),
        )
    return tr(
        "{n} pieces have no holder online.",
        "{n} piece has no holder online.",
        view.missing_pieces,
    )
