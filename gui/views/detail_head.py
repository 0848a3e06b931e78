"""The head of the details: name, why it does not move and what helps, its ID, the row's buttons."""

from __future__ import annotations

import time

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from engine.views import Cause, TransferState, TransferView
from gui import causes, text
from gui.causes import Remedy
from gui.theme import Theme, fixed_font
from gui.views.widgets import ElidedLabel, IconButton, Paragraph
from gui.words import tr

ID_PADDING = 12  # as in the style sheet, with the border

CALM = (TransferState.PAUSED, TransferState.QUEUED, TransferState.HASHING)
TROUBLE = (Cause.DISK_FULL, Cause.FILE_CHANGED)  # what rests and did not want to


class DetailHead(QWidget):
    """Shows a row's view; says what was pressed."""

    pause_or_resume = Signal(str)
    reveal = Signal(str)
    menu_wanted = Signal(str, QPoint)
    copy_id = Signal(str)
    copy_link = Signal(str)
    show_qr = Signal(str)
    help_wanted = Signal(str, object)  # key, Remedy: the button beside the reason

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._key = ""
        self._remedy = Remedy.NONE
        self.name = ElidedLabel("h1", Qt.TextElideMode.ElideMiddle)
        self.facts = ElidedLabel("dim")
        self.reason = Paragraph(theme)
        self.help = IconButton(theme, "play", tr("Resume"), style="quiet", tint="accent_text")
        self.toggle = IconButton(theme, "pause", tr("Pause"), style="ghost", tint="dim")
        self.folder = IconButton(theme, "folder", tr("Show in folder"), style="ghost", tint="dim")
        self.more = IconButton(theme, "more", tr("More actions"), style="ghost", tint="dim")
        self.id_box = _IdBox()
        self.copy_id_button = IconButton(theme, "copy", tr("Copy ID"))
        self.copy_link_button = IconButton(theme, "link", tr("Copy link"))
        self.qr_button = IconButton(theme, "qr", tr("Show QR code"))
        self.qr_button.setText("")
        self.qr_button.setToolTip(tr("Show QR code"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(11)
        for row in (self._title_row(), self._reason_row(), self._id_row()):
            box.addLayout(row)
        self._connect()

    def _title_row(self) -> QLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.facts)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addLayout(words, 1)
        for button in (self.toggle, self.folder, self.more):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _reason_row(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.reason, 1)
        row.addWidget(self.help, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _id_row(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.id_box, 1)
        row.addWidget(self.copy_id_button)
        row.addWidget(self.copy_link_button)
        row.addWidget(self.qr_button)
        return row

    def _connect(self) -> None:
        def send(signal: SignalInstance) -> None:
            if self._key:
                signal.emit(self._key)

        self.toggle.clicked.connect(lambda: send(self.pause_or_resume))
        self.folder.clicked.connect(lambda: send(self.reveal))
        self.copy_id_button.clicked.connect(lambda: send(self.copy_id))
        self.copy_link_button.clicked.connect(lambda: send(self.copy_link))
        self.qr_button.clicked.connect(lambda: send(self.show_qr))
        self.id_box.clicked.connect(lambda: send(self.copy_id))
        self.more.clicked.connect(self._ask_menu)
        self.help.clicked.connect(lambda: self.help_wanted.emit(self._key, self._remedy))

    def narrow(self, narrow: bool) -> None:
        """Say less where there is little room."""
        self.copy_link_button.setText("" if narrow else tr("Copy link"))
        self.copy_link_button.setToolTip(tr("Copy link"))

    def show_view(self, view: TransferView) -> None:
        """Show a row."""
        self._key = view.key
        now = time.time()
        self.name.setText(text.title(view))
        self.facts.setText(text.facts(view, now))
        self._show_reason(view, now)
        resting = view.state in (TransferState.PAUSED, TransferState.FAILED)
        if resting:
            paused = view.state is TransferState.PAUSED
            self.toggle.show_icon("play", tr("Resume") if paused else tr("Try again"))
        else:
            self.toggle.show_icon("pause", tr("Pause"))
        self.folder.setEnabled(bool(view.path))
        known = bool(view.file_id)
        self.id_box.setText(
            text.spaced_id(view.file_id) if known else tr("follows when the file is read")
        )
        for button in (self.copy_id_button, self.copy_link_button, self.qr_button):
            button.setEnabled(known)

    def _show_reason(self, view: TransferView, now: float) -> None:
        failed = view.state is TransferState.FAILED
        calm = view.state in CALM and view.cause not in TROUBLE
        self.reason.say(
            causes.why(view, now), "red_text" if failed else "dim" if calm else "amber_text"
        )
        self._remedy = remedy = causes.remedy(view)
        if remedy is Remedy.NONE and self.help.hasFocus():
            self.toggle.setFocus(Qt.FocusReason.OtherFocusReason)  # not on what copies
        self.help.setVisible(remedy is not Remedy.NONE)
        if remedy is not Remedy.NONE:
            words = tr(remedy.value)
            self.help.setText(words)
            self.help.show_icon(causes.ICONS[remedy], words)

    def _ask_menu(self) -> None:
        if self._key:
            corner = self.more.mapToGlobal(QPoint(0, self.more.height() + 2))
            self.menu_wanted.emit(self._key, corner)


class _IdBox(ElidedLabel):
    """The ID in groups of four; a click copies it."""

    def __init__(self) -> None:
        super().__init__("idBox", Qt.TextElideMode.ElideMiddle, ID_PADDING)
        self.setFont(fixed_font(12))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(34)

    def elided(self, words: str, room: int) -> str:
        measure = self.fontMetrics().horizontalAdvance
        groups = words.split(" ")
        if len(groups) < 16 or measure(words) <= room:
            return super().elided(words, room)
        for shown in range(14, 2, -1):
            first = shown - shown // 3
            cut = [*groups[:first], "…", *groups[first - shown :]]
            if measure(" ".join(cut)) <= room:
                return " ".join(cut)
        return super().elided(words, room)
