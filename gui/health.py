"""How a transfer fares: whether Shoal may be closed, or how sure it is that all of it comes.

Pure: from what is known of copies elsewhere to a sentence. What is known was told by others and is
no proof, so the words never promise more than that.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.views import Cause, TransferState, TransferView
from gui.words import tr


@dataclass(frozen=True, slots=True)
class Health:
    """A sentence, the icon before it and its colour."""

    words: str = ""
    icon: str = "shield"
    token: str = "dim"

    @property
    def word_token(self) -> str:
        """The colour for words."""
        return self.token if self.token == "dim" else f"{self.token}_text"


def of(view: TransferView) -> Health:
    """What is to be said of a row."""
    if view.complete and view.state in (TransferState.SHARING, TransferState.PAUSED):
        return _of_share(view)
    if view.state is TransferState.DOWNLOADING and view.cause is not Cause.NO_HOLDER:
        return _of_download(view)
    return Health()


def _of_share(view: TransferView) -> Health:
    if view.copies:
        words = tr(
            "Safe to close: {n} other computers have all of it.",
            "Safe to close: {n} other computer has all of it.",
            view.copies,
        )
        return Health(words, "shield", "green")
    if view.part_copies:
        words = tr(
            "Keep Shoal open: only you have all of it, {n} others are still fetching it.",
            "Keep Shoal open: only you have all of it, {n} other is still fetching it.",
            view.part_copies,
        )
        return Health(words, "alert", "amber")
    if view.copies_known:
        words = tr("Only you have it: others can get it while Shoal is open.")
        return Health(words, "people", "dim")
    return Health(tr("Others can get it from you while Shoal is open."), "people", "dim")


def _of_download(view: TransferView) -> Health:
    if view.copies:
        words = tr("{n} computers have all of it.", "{n} computer has all of it.", view.copies)
        return Health(words, "people", "dim")
    if view.part_copies:
        words = tr(
            "Nobody has all of it now; {n} computers have parts.",
            "Nobody has all of it now; {n} computer has a part.",
            view.part_copies,
        )
        return Health(words, "people", "amber")
    return Health()


def short(view: TransferView) -> str:
    """The same in two or three words, for a row of the list; "" where nothing is to be said."""
    if not view.complete or view.state is not TransferState.SHARING:
        return ""
    if view.copies:
        return tr("safe to close")
    if view.part_copies:
        return tr("keep open")
    return tr("only you have it") if view.copies_known else ""
