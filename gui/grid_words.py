"""What the cells of the grid stand for, in words: the pieces of a file, or the files of a folder.

Pure. Beside the words, which state each file of a folder is painted in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from engine.views import FileView, PieceState
from gui import piece_text, text
from gui.words import tr


class GridWords(Protocol):
    """Words for one cell, for several that are shown as one, and for all."""

    @property
    def title(self) -> str:
        """What all cells are."""

    def one(self, index: int, total: int, state: PieceState) -> str:
        """One of them."""

    def run(self, run: range, total: int, done: int) -> str:
        """Several that share one cell."""

    def count(self, done: int, total: int) -> str:
        """How many of all are done; "" of none."""

    def invitation(self) -> tuple[str, str, list[str]]:
        """What is said of one, as long as none is pointed at: title, place and facts."""


@dataclass(frozen=True)
class PieceWords:
    """The pieces of a file of `size` bytes."""

    piece_size: int = 0
    size: int = 0

    @property
    def title(self) -> str:
        return tr("Pieces")

    def one(self, index: int, total: int, state: PieceState) -> str:
        length = min(self.piece_size, self.size - index * self.piece_size)
        return text.piece_words(index, total, length, state)

    def run(self, run: range, total: int, done: int) -> str:
        return piece_text.run_words(run, total, done)

    def count(self, done: int, total: int) -> str:
        return text.pieces_summary(done, total)

    def invitation(self) -> tuple[str, str, list[str]]:
        words = tr(
            "Point at a piece, or go through them with the arrow keys, to see who has it, "
            "who sends it and whether its hash was right. Plus and minus zoom."
        )
        return tr("One piece"), "", [words]


@dataclass(frozen=True)
class FileWords:
    """The files of a folder."""

    files: Sequence[FileView]

    @property
    def title(self) -> str:
        return tr("Files")

    def one(self, index: int, total: int, state: PieceState) -> str:
        file = self.files[index]
        return " · ".join((file.path, text.size(file.size), _progress(file)))

    def run(self, run: range, total: int, done: int) -> str:
        return tr(
            "Files {first} to {last} of {all} · {done} complete",
            first=run.start + 1,
            last=run.stop,
            all=total,
            done=done,
        )

    def count(self, done: int, total: int) -> str:
        if total == 0:
            return ""
        if done == total:
            return tr("all {all} complete", all=total)
        return tr("{done} of {all} complete", done=done, all=total)

    def invitation(self) -> tuple[str, str, list[str]]:
        words = tr(
            "Point at a file, or go through them with the arrow keys, to see how far it is. "
            "A double-click, or Return, shows its pieces. Plus and minus zoom."
        )
        return tr("One file"), "", [words]


def _progress(file: FileView) -> str:
    if file.done >= file.size:
        return tr("complete")
    return text.percent(file.done, file.size) if file.wanted else tr("Not wanted")


def file_states(files: Sequence[FileView]) -> bytes:
    """The state in which each file is painted."""
    return bytes(
        PieceState.COMPLETE
        if file.done >= file.size
        else PieceState.DOWNLOADING
        if file.done
        else PieceState.MISSING
        for file in files
    )
