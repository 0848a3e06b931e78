"""The card that a paste opens: what the ID names, who has it, where it goes, and Download.

Owns one line per pasted ID and which of them may be downloaded. Nobody answering is not the end:
the download may be begun all the same, and waits until somebody comes online.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.views import Preview, TransferKind
from gui import icons, text
from gui.theme import Theme
from gui.views.file_picker import FilePicker
from gui.views.widgets import SHADOW, Badge, ElidedLabel, Floating, IconButton, Paragraph, label
from gui.words import tr

WIDTH = 560
LINE = 52
TOP = 68  # below the header


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to download: the pasted text, and which of its files (empty = all)."""

    text: str
    only: tuple[str, ...] = ()


class _Line(QWidget):
    """One pasted ID: first looked for, then found or not; of a folder, which files."""

    changed = Signal()

    def __init__(self, theme: Theme, wanted: str) -> None:
        super().__init__()
        self._theme = theme
        self.preview: Preview | None = None
        self.picker: FilePicker | None = None
        self.looking = True
        self.badge = Badge(theme, "search", "accent")
        self._short = text.short_id(text.bare_id(wanted))
        self.title = ElidedLabel("strong", Qt.TextElideMode.ElideMiddle)
        self.title.setText(tr("Looking up {id}", id=self._short))
        self.note = ElidedLabel("dim")
        self.note.setText(tr("Asking the network what it is and who has it"))
        self.tick = QCheckBox()  # where there are several; one alone is wanted, or cancelled
        self.tick.setChecked(True)
        self.tick.hide()
        self.tick.toggled.connect(self.changed)
        self.trouble = Paragraph(theme, 12)
        self.trouble.hide()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.note)
        words.addWidget(self.trouble)
        words.addStretch(1)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.badge)
        row.addLayout(words, 1)
        row.addWidget(self.tick)
        head.setMinimumHeight(LINE - 4)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._box.addWidget(head)

    def offer_choice(self, several: bool) -> None:
        """Let it be left out, where there are others and it is not here already."""
        self.tick.setVisible(several and not self.here)
        words = tr("Download “{name}”", name=self.title.text())
        self.tick.setAccessibleName(words)
        self.tick.setToolTip(words)

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
                share = text.percent(preview.have, preview.size)
                parts.append(tr("you already have {share}", share=share))
            parts.append(text.providers_words(preview.providers))
        self.note.setText(text.DOT.join(parts))
        token = "green" if self.here else "accent" if preview.providers else "amber"
        self.badge.show_icon(icons.for_content(preview.name, preview.kind), token)
        if len(preview.files) > 1 and not self.here and self.picker is None:
            self.picker = FilePicker(self._theme, preview.files)
            self.picker.changed.connect(self.changed)
            self._box.addWidget(self.picker)
            self.picker.show()  # at once, so that the card knows how high it is

    def failed(self, sentence: str) -> None:
        self.looking = False
        self.title.setText(tr("No answer for {id}", id=self._short))
        self.note.hide()
        self.trouble.say(sentence, "dim")
        self.badge.show_icon("alert", "amber")

    @property
    def here(self) -> bool:
        """Whether every byte of it is on this computer already."""
        found = self.preview
        return found is not None and found.size > 0 and found.have >= found.size

    @property
    def only(self) -> tuple[str, ...]:
        """The chosen files, empty for all."""
        return self.picker.only if self.picker is not None else ()

    @property
    def empty(self) -> bool:
        """Whether it, or every file of it, is left out."""
        none = self.picker is not None and not self.picker.chosen()
        return none or not self.tick.isChecked()

    @property
    def needed(self) -> int:
        """Bytes that it still takes on the disk."""
        found = self.preview
        if found is None or self.here:
            return 0
        if not self.tick.isChecked():
            return 0
        if self.only or self.empty:
            chosen = self.picker.chosen() if self.picker is not None else []
            return sum(max(0, file.size - file.done) for file in chosen)
        return found.size - found.have

    def height_wanted(self) -> int:
        """How high the line is."""
        self._box.invalidate()
        self._box.activate()
        return self._box.sizeHint().height()


class PreviewCard(Floating):
    """Opens on a paste; `download` carries what to fetch, `cancelled` that nothing is wanted."""

    download = Signal(object, object)  # list of Wanted, Path or None
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
        self.tight = Paragraph(theme, 12)
        narrow = QHBoxLayout()
        narrow.setContentsMargins(52, 0, 0, 0)
        narrow.addWidget(self.tight)
        self.box.addLayout(narrow)
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
            line.changed.connect(self._judge)
            self._list.addWidget(line)
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
        self.get.setFocus(Qt.FocusReason.OtherFocusReason)

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
        needed = sum(line.needed for line in self._lines.values())
        self.folder.setText(text.space(_short_path(self._place), self._free))
        tight = self._free is not None and needed > self._free
        self.tight.say(text.too_tight(self._free or 0, needed) if tight else "", "amber_text")
        self.place()

    def dismiss(self) -> None:
        """Close without downloading."""
        if self.isVisible():
            self.hide()
            self._empty()
            self.cancelled.emit()

    def place(self) -> None:
        """Lie under the header, in the middle; as high as the lines and the window allow."""
        over = self.parentWidget()
        if over is None:
            return
        width = min(WIDTH, over.width() - 24) + 2 * SHADOW
        lines = [line.height_wanted() + self._list.spacing() for line in self._lines.values()]
        others = self._height_with(LINE) - LINE
        room = over.height() - TOP - 24 - others
        self.resize(width, self._height_with(max(LINE, min(sum(lines), room))))
        self.move((over.width() - width) // 2, TOP - SHADOW)

    def _height_with(self, lines: int) -> int:
        """How high the card is with so much height for the lines."""
        self._scroll.setFixedHeight(lines)
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        return self.sizeHint().height()

    def _judge(self) -> None:
        lines = list(self._lines.values())
        for line in lines:
            line.offer_choice(len(lines) > 1)
        wanted = [line for line in lines if not line.here]
        waiting = all(not line.looking and line.preview is None for line in lines)
        chosen = [line for line in wanted if not line.empty]
        words = tr("Download")
        if not wanted:
            words = tr("Show it")
        elif waiting:
            words = tr("Download when online")
        elif len(chosen) > 1:
            words = tr("Download {n}", "Download {n}", len(chosen))
        self.get.setText(words)
        self.get.setAccessibleName(words)
        self.get.setEnabled(not wanted or bool(chosen))
        self._show_space()

    def _accept(self) -> None:
        if not self.get.isEnabled():
            return
        lines = self._lines.items()
        wanted = [Wanted(each, line.only) for each, line in lines if not line.empty]
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
            if isinstance(focused, QPushButton) and focused is not self.get:
                focused.click()
            else:
                self._accept()
        else:
            super().keyPressEvent(event)


def _short_path(directory: str) -> str:
    home = str(Path.home())
    return "~" + directory[len(home) :] if directory.startswith(home + "/") else directory
