"""The card that a paste opens: what the ID names, who has it, where it goes, and Download.

Owns one line per pasted ID and which of them may be downloaded. Nobody answering is not the end:
the download may be begun all the same, and waits until somebody comes online.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.views import Preview, TransferKind
from gui import icons, text
from gui.theme import Theme
from gui.views.widgets import SHADOW, Badge, ElidedLabel, Floating, IconButton, label
from gui.words import tr

WIDTH = 560
LINE = 52
MOST_LINES_SEEN = 4


class _Line(QWidget):
    """One pasted ID: first looked for, then found or not."""

    def __init__(self, theme: Theme, wanted: str) -> None:
        super().__init__()
        self.preview: Preview | None = None
        self.looking = True
        self.badge = Badge(theme, "search", "accent")
        self._id = text.short_id(text.bare_id(wanted))
        self.title = ElidedLabel("strong", Qt.TextElideMode.ElideMiddle)
        self.title.setText(tr("Looking up {id}", id=self._id))
        self.note = ElidedLabel("dim")
        self.note.setText(tr("Asking the network what it is and who has it"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.note)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.badge)
        row.addLayout(words, 1)
        self.setFixedHeight(LINE - 4)

    def found(self, preview: Preview) -> None:
        self.looking, self.preview = False, preview
        self.title.setText(preview.name or text.short_id(preview.file_id))
        parts = [text.size(preview.size)]
        if preview.kind is TransferKind.COLLECTION and preview.files:
            parts.append(tr("{n} files", "{n} file", len(preview.files)))
        if self.here:
            parts.append(tr("you have it already"))
        else:
            if preview.have:
                parts.append(tr("{size} of it is here already", size=text.size(preview.have)))
            parts.append(text.providers_words(preview.providers))
        self.note.setText(text.DOT.join(parts))
        token = "green" if self.here else "accent" if preview.providers else "amber"
        self.badge.show_icon(icons.for_content(preview.name, preview.kind), token)

    def failed(self, sentence: str) -> None:
        self.looking = False
        self.title.setText(tr("No answer for {id}", id=self._id))
        self.note.setText(sentence)
        self.badge.show_icon("alert", "amber")

    @property
    def here(self) -> bool:
        """Whether every byte of it is on this computer already."""
        found = self.preview
        return found is not None and found.size > 0 and found.have >= found.size


class PreviewCard(Floating):
    """Opens on a paste; `download` carries what to fetch, `cancelled` that nothing is wanted."""

    download = Signal(object, object)  # list of texts, Path or None
    cancelled = Signal()
    change_folder = Signal()
    space_wanted = Signal(str)  # folder

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(tr("Preview"))
        self._lines: dict[str, _Line] = {}
        self._directory: Path | None = None
        self._place, self._free = "", cast("int | None", None)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        holder = QWidget()
        holder.setLayout(self._list)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(holder)
        holder.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self.box.addWidget(self._scroll)
        self.folder = ElidedLabel("dim", Qt.TextElideMode.ElideMiddle)
        self.change = IconButton(theme, "folder", tr("Change…"), style="quiet", tint="accent_text")
        self.cancel = IconButton(theme, "close", tr("Cancel"))
        self.get = IconButton(theme, "download", tr("Download"), style="primary", tint="on_accent")
        place = QHBoxLayout()
        place.setContentsMargins(52, 0, 0, 0)  # under the words of the lines above
        place.setSpacing(8)
        place.addWidget(label(tr("Save to"), "dim"))
        place.addWidget(self.folder, 1)
        place.addWidget(self.change)
        self.box.addLayout(place)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addStretch(1)
        bottom.addWidget(self.cancel)
        bottom.addWidget(self.get)
        self.box.addLayout(bottom)
        self.get.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.dismiss)
        self.change.clicked.connect(self.change_folder)

    def ask(self, wanted: Sequence[str], directory: str) -> None:
        """Open for these IDs or links; what was open before is gone."""
        self._empty()
        self._directory = None
        self._measure(directory)
        for each in wanted:
            line = _Line(self.theme, each)
            self._lines[each] = line
            self._list.addWidget(line)
        seen = min(len(wanted), MOST_LINES_SEEN)
        self._scroll.setFixedHeight(seen * LINE - 2)
        self._judge()
        self.show()
        self.raise_()
        self.place()
        self.get.setFocus(Qt.FocusReason.OtherFocusReason)

    def found(self, wanted: str, preview: Preview) -> None:
        """Show what an ID names."""
        line = self._lines.get(wanted)
        if line is not None:
            line.found(preview)
            self._judge()

    def failed(self, wanted: str, sentence: str) -> None:
        """Show why nobody answered."""
        line = self._lines.get(wanted)
        if line is not None:
            line.failed(sentence)
            self._judge()

    def save_to(self, directory: Path) -> None:
        """Another folder for this download."""
        self._directory = directory
        self._measure(str(directory))

    def _measure(self, directory: str) -> None:
        self._place, self._free = directory, None
        self._show_space()
        self.space_wanted.emit(directory)

    def show_space(self, directory: str, free: int | None) -> None:
        """How many bytes are free in a folder."""
        if directory == self._place:
            self._free = free
            self._show_space()

    def _show_space(self) -> None:
        missing = [line.preview for line in self._lines.values() if line.preview and not line.here]
        needed = sum(preview.size - preview.have for preview in missing)
        self.folder.setText(text.space(_short_path(self._place), self._free, needed))
        tight = self._free is not None and needed > self._free
        self.folder.setObjectName("warning" if tight else "dim")
        style = self.folder.style()
        style.unpolish(self.folder)  # Qt looks the new name up only when it is polished again
        style.polish(self.folder)

    def dismiss(self) -> None:
        """Close without downloading."""
        if self.isVisible():
            self.hide()
            self._empty()
            self.cancelled.emit()

    def place(self) -> None:
        """Lie under the header, in the middle."""
        over = self.parentWidget()
        if over is not None:
            width = min(WIDTH, over.width() - 24) + 2 * SHADOW
            self.resize(width, self.sizeHint().height())
            self.move((over.width() - width) // 2, 58 - SHADOW + 10)

    def _judge(self) -> None:
        lines = self._lines.values()
        wanted = [line for line in lines if not line.here]
        waiting = all(not line.looking and line.preview is None for line in lines)
        all_here = not wanted
        words = tr("Download")
        if all_here:
            words = tr("Show it")
        elif waiting:
            words = tr("Download when online")
        elif len(wanted) > 1:
            words = tr("Download {n}", "", len(wanted))
        self.get.setText(words)
        self.get.setAccessibleName(words)
        self._show_space()

    def _accept(self) -> None:
        wanted = list(self._lines)
        directory = self._directory
        self.hide()
        self._empty()
        self.download.emit(wanted, directory)

    def _empty(self) -> None:
        for line in self._lines.values():
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if focused in (self.cancel, self.change):
                focused.click()
            else:
                self._accept()
        else:
            super().keyPressEvent(event)


def _short_path(directory: str) -> str:
    home = str(Path.home())
    return "~" + directory[len(home) :] if directory.startswith(home + "/") else directory
