"""Pieces in words: one of them with everything known of it, a run of them, all of them.

Pure, as `gui.text`. What the grid shows in colours, these say: to a pointer, to a keyboard, to a
screen reader.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.views import PieceState, PieceView
from gui import text
from gui.words import listed, tr

MOST_NAMES = 3  # peers named in one sentence; the rest are counted


def unknown() -> str:
    """The grid before its pieces are known."""
    return tr("Not known yet")


def run_words(run: range, total: int, verified: int) -> str:
    """Pieces that share one cell."""
    return tr(
        "Pieces {first} to {last} of {all} · {done} verified",
        first=run.start + 1,
        last=run.stop,
        all=total,
        done=verified,
    )


def place(piece: PieceView) -> str:
    """Where in the file it stands: "1 MiB from 1.26 GB on"."""
    return tr(
        "{size} from {offset} on", size=text.binary(piece.size), offset=text.size(piece.offset)
    )


def facts(piece: PieceView, names: Mapping[str, str], now: float) -> list[str]:
    """Everything known of one piece, a sentence each; `names` by peer ID."""
    lines = [state(piece, names), trials(piece, names, now), holders(piece, names)]
    return [line for line in lines if line]


def state(piece: PieceView, names: Mapping[str, str]) -> str:
    """What is happening with it, and who sends it."""
    senders = people(piece.senders, names)
    match piece.state:
        case PieceState.COMPLETE if senders:
            return tr("Verified: its hash is right. Sent by {who}.", who=senders)
        case PieceState.COMPLETE:
            return tr("Verified: its hash is right.")
        case PieceState.VERIFYING:
            return tr("All of it is here; its hash is being checked.")
        case PieceState.DOWNLOADING if senders:
            return tr("Arriving from {who}.", who=senders)
        case PieceState.DOWNLOADING:
            return tr("Arriving.")
        case PieceState.REQUESTED if senders:
            return tr("Asked of {who}.", who=senders)
        case PieceState.REQUESTED:
            return tr("Asked for.")
        case PieceState.FAILED:
            return tr("Its hash was wrong; it is fetched again.")
        case _:
            return tr("Not asked for yet.")


def trials(piece: PieceView, names: Mapping[str, str], now: float) -> str:
    """How often it was begun, and when and by whom it was sent wrong."""
    parts = []
    if piece.tries > 1:
        parts.append(tr("Begun {n} times.", "Begun {n} time.", piece.tries))
    if piece.failures:
        who = people(piece.failed_senders, names)
        what = tr("Its hash was wrong {n} times", "Its hash was wrong once", piece.failures)
        if piece.failed_at and who:
            when = text.when(piece.failed_at, now)
            what = tr("{what}, last {when}, sent by {who}", what=what, when=when, who=who)
        elif piece.failed_at:
            what = tr("{what}, last {when}", what=what, when=text.when(piece.failed_at, now))
        parts.append(f"{what}.")
    return " ".join(parts)


def holders(piece: PieceView, names: Mapping[str, str]) -> str:
    """Who has it."""
    who, elsewhere = people(piece.holders, names), piece.heard
    if who and elsewhere:
        return tr(
            "{who} have it, and {n} more elsewhere.",
            "{who} have it, and {n} more elsewhere.",
            elsewhere,
            who=who,
        )
    if who:
        return tr("Here to be had: {who}.", who=who)
    if elsewhere:
        return tr(
            "Nobody connected has it; {n} copies are elsewhere.",
            "Nobody connected has it; {n} copy is elsewhere.",
            elsewhere,
        )
    if piece.state is PieceState.COMPLETE:
        return tr("Nobody else is known to have it.")
    return tr("Nobody is known to have it now.")


def people(peers: Sequence[str], names: Mapping[str, str]) -> str:
    """Some peers by name, the rest counted."""
    shown = [names.get(peer) or f"…{peer[-8:]}" for peer in peers[:MOST_NAMES]]
    if len(peers) > MOST_NAMES:
        shown.append(tr("{n} more", "{n} more", len(peers) - MOST_NAMES))
    return listed(shown)
