"""The right card: everything about the current row: numbers, plot, pieces, peers and files.

Shows views it is given and says what was pressed; it follows nothing by itself.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.events import PiecesChanged
from engine.views import (
    FileView,
    PeerView,
    PiecesView,
    TransferKind,
    TransferState,
    TransferView,
)
from gui import text
from gui.models.detail_models import FileModel, JournalModel, PeerModel
from gui.models.journal import Line
from gui.models.rate_history import Sample
from gui.models.transfer_model import VIEW_ROLE
from gui.theme import Theme, fixed_font
from gui.views.detail_lists import FileDelegate, JournalDelegate, PeerDelegate, small_list
from gui.views.legend import Legend
from gui.views.piece_grid import PieceGrid
from gui.views.rate_plot import RatePlot
from gui.views.widgets import ElidedLabel, IconButton, Paragraph, SteadyScroll, Tile, label
from gui.words import noop, number, tr

LEAST_WIDTH, NARROW = 340, 440
GRID_LEAST, GRID_MOST = 150, 330  # height, logical pixels
LIST_LEAST = 84
ID_PADDING = 12  # as in the style sheet, with the border


class DetailPane(QFrame):
    """The details of one transfer."""

    pause_or_resume = Signal(str)
    reveal = Signal(str)
    menu_wanted = Signal(str, QPoint)
    copy_id = Signal(str)
    copy_link = Signal(str)
    help_wanted = Signal(str)  # key: the button beside the reason
    file_chosen = Signal(str, str)  # key, path within the collection

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self.view: TransferView | None = None
        self._make_parts()
        self._content = content = QWidget()
        content.installEventFilter(self)
        box = QVBoxLayout(content)
        box.setContentsMargins(18, 15, 18, 14)
        box.setSpacing(11)
        for part in (self._title_row(), self._id_row(), self._tile_row()):
            box.addLayout(part)
        box.insertLayout(1, self._reason_row())
        box.addWidget(self.plot)
        box.addLayout(self._piece_head())
        box.addWidget(self.grid)
        box.addWidget(Legend(theme))
        box.addSpacing(2)
        box.addLayout(self._list_tabs())
        box.addWidget(self.lists, 1)
        self._scroll = scroll = SteadyScroll(content)
        scroll.viewport().installEventFilter(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(scroll)
        self.setMinimumWidth(LEAST_WIDTH)
        self._connect()

    # Parts.

    def _make_parts(self) -> None:
        theme = self._theme
        self.name = ElidedLabel("h1", Qt.TextElideMode.ElideMiddle)
        self.facts = ElidedLabel("dim")
        self.reason = Paragraph(theme)
        self.help = IconButton(theme, "play", tr("Resume"), style="quiet", tint="accent_text")
        self._seen_peers: tuple[PeerView, ...] = ()
        self.toggle = IconButton(theme, "pause", tr("Pause"), style="ghost", tint="dim")
        self.folder = IconButton(theme, "folder", tr("Show in folder"), style="ghost", tint="dim")
        self.more = IconButton(theme, "more", tr("More actions"), style="ghost", tint="dim")
        self.id_box = _IdBox()
        self.copy_id_button = IconButton(theme, "copy", tr("Copy ID"))
        self.copy_link_button = IconButton(theme, "link", tr("Copy link"))
        names = (noop("Download"), noop("Upload"), noop("Peers"), noop("Time left"))
        self.tiles = {name: Tile(tr(name)) for name in names}
        self.plot = RatePlot(theme)
        self.grid = PieceGrid(theme)
        self.piece_note = ElidedLabel("dim")
        self.piece_note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._piece_count = ""
        self.peers, self.files = PeerModel(self), FileModel(self)
        self.lists = QStackedWidget()
        self.peer_list = small_list(tr("Peers"), self.peers, PeerDelegate(theme, self))
        self.peer_list.hint = tr("Nobody is connected yet")
        self.file_list = small_list(tr("Files"), self.files, FileDelegate(theme, self))
        self.journal = JournalModel(self)
        self.log_list = small_list(tr("What happened"), self.journal, JournalDelegate(theme, self))
        self.log_list.hint = tr("Nothing yet since Shoal was started")
        for shown in (self.peer_list, self.file_list, self.log_list):
            shown.theme = theme
            self.lists.addWidget(shown)
        self.lists.setMinimumHeight(LIST_LEAST)
        self.list_group = QButtonGroup(self)
        self.peer_tab, self.file_tab, self.log_tab = (
            _tab(tr("Peers")),
            _tab(tr("Files")),
            _tab(tr("Log")),
        )
        for button in (self.peer_tab, self.file_tab, self.log_tab):
            self.list_group.addButton(button)
        self.peer_tab.setChecked(True)

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
        return row

    def _tile_row(self) -> QLayout:
        self._tile_grid = QGridLayout()
        self._tile_grid.setSpacing(8)
        self._place_tiles(4)
        return self._tile_grid

    def _place_tiles(self, columns: int) -> None:
        for at, tile in enumerate(self.tiles.values()):
            self._tile_grid.addWidget(tile, at // columns, at % columns)
        for column in range(4):
            self._tile_grid.setColumnStretch(column, 1 if column < columns else 0)

    def _piece_head(self) -> QLayout:
        row = QHBoxLayout()
        row.addWidget(label(tr("Pieces"), "h2"))
        row.addWidget(self.piece_note, 1)
        return row

    def _list_tabs(self) -> QLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.peer_tab)
        row.addWidget(self.file_tab)
        row.addWidget(self.log_tab)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        def send(signal: SignalInstance) -> None:
            if self.view is not None:
                signal.emit(self.view.key)

        self.toggle.clicked.connect(lambda: send(self.pause_or_resume))
        self.folder.clicked.connect(lambda: send(self.reveal))
        self.copy_id_button.clicked.connect(lambda: send(self.copy_id))
        self.copy_link_button.clicked.connect(lambda: send(self.copy_link))
        self.id_box.clicked.connect(lambda: send(self.copy_id))
        self.more.clicked.connect(self._ask_menu)
        self.grid.told.connect(self._tell_piece)
        self.grid.counted.connect(self._tell_count)
        self.peer_tab.clicked.connect(lambda: self.lists.setCurrentIndex(0))
        self.file_tab.clicked.connect(lambda: self.lists.setCurrentIndex(1))
        self.log_tab.clicked.connect(lambda: self.lists.setCurrentIndex(2))
        self.help.clicked.connect(lambda: send(self.help_wanted))
        self.file_list.selectionModel().currentChanged.connect(self._choose_file)

    # What is shown.

    def show_view(self, view: TransferView) -> None:
        """Show a row; another key starts with empty lists."""
        fresh = self.view is None or self.view.key != view.key
        self.view = view
        if fresh or not self.grid.known:
            self.grid.clear()
        if fresh:
            self.show_peers(())
            self.lists.setCurrentIndex(0)
            self.peer_tab.setChecked(True)
        self.name.setText(text.title(view))
        self.facts.setText(text.facts(view, time.time()))
        self._show_reason(view)
        self._show_buttons(view)
        known = bool(view.file_id)
        self.id_box.setText(text.spaced_id(view.file_id) if known else tr("follows after reading"))
        for button in (self.copy_id_button, self.copy_link_button):
            button.setEnabled(known)
        down = view.state is TransferState.DOWNLOADING
        self.tiles["Download"].show_value(text.rate(view.rate_down) if down else "–")
        self.tiles["Upload"].show_value(text.rate(view.rate_up))
        self.tiles["Peers"].show_value(text.peers_tile(view))
        self.tiles["Time left"].show_value(text.time_left(view))
        self.files.set_files(view.files)
        self.file_tab.setVisible(view.kind is TransferKind.COLLECTION and bool(view.files))
        self.file_tab.setText(tr("Files") + f"  {number(len(view.files))}")
        self.peer_tab.setText(tr("Peers") + (f"  {number(view.peers)}" if view.peers else ""))

    def _show_reason(self, view: TransferView) -> None:
        failed = view.state is TransferState.FAILED
        words = view.reason or text.health(view, self._seen_peers)
        token = "red_text" if failed else "amber_text" if view.reason else "dim"
        self.reason.say(words, token)
        helping = text.helping(view)
        self.help.setVisible(bool(helping))
        if helping:
            self.help.setText(helping)
            self.help.show_icon("close" if view.state is TransferState.FINDING else "play", helping)

    def _show_buttons(self, view: TransferView) -> None:
        resting = view.state in (TransferState.PAUSED, TransferState.FAILED)
        words = tr("Resume") if view.state is TransferState.PAUSED else tr("Try again")
        if resting:
            self.toggle.show_icon("play", words)
        else:
            self.toggle.show_icon("pause", tr("Pause"))
        self.folder.setEnabled(bool(view.path))

    def show_samples(self, samples: tuple[Sample, ...]) -> None:
        """Show the rates of the last minutes."""
        self.plot.show_samples(samples)

    def show_pieces(self, pieces: PiecesView) -> None:
        """Show the pieces at one moment."""
        self.grid.set_pieces(pieces)

    def change_pieces(self, change: PiecesChanged) -> None:
        """Note changes of the pieces shown."""
        self.grid.apply(change.changes)

    def show_peers(self, peers: Sequence[PeerView]) -> None:
        """Show the connected peers."""
        self._seen_peers = tuple(peers)
        self.peers.set_peers(peers)
        if self.view is not None:
            self._show_reason(self.view)

    def show_journal(self, lines: tuple[Line, ...]) -> None:
        """Show what happened."""
        self.journal.set_lines(lines)

    # What is told.

    def _tell_piece(self, words: str) -> None:
        self.piece_note.setText(words or self._piece_count)

    def _tell_count(self, verified: int, total: int) -> None:
        state = self.view.state if self.view is not None else None
        self._piece_count = text.pieces_summary(verified, total) or text.pieces_later(state)
        if not self.grid.hasFocus() and not self.grid.underMouse():
            self.piece_note.setText(self._piece_count)

    def _choose_file(self, current: QModelIndex, _before: QModelIndex) -> None:
        file = current.data(VIEW_ROLE) if current.isValid() else None
        if self.view is not None and isinstance(file, FileView):
            self.file_chosen.emit(self.view.key, file.path)

    def _ask_menu(self) -> None:
        if self.view is not None:
            corner = self.more.mapToGlobal(QPoint(0, self.more.height() + 2))
            self.menu_wanted.emit(self.view.key, corner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.copy_link_button.setText("" if narrow else tr("Copy link"))
        self._place_tiles(2 if narrow else 4)

    def _share_height(self) -> None:
        """Give the grid what the other parts leave, so that the pane need not scroll."""
        layout = self._content.layout()
        if layout is None:
            return
        others = layout.totalMinimumSize().height() - self.grid.minimumHeight()
        room = self._scroll.viewport().height() - others
        self.grid.set_limit(max(GRID_LEAST, min(GRID_MOST, room)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind, content = event.type(), watched is self._content
        if kind == (QEvent.Type.LayoutRequest if content else QEvent.Type.Resize):
            self._share_height()
        return super().eventFilter(watched, event)


def _tab(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("tab")
    button.setCheckable(True)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


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
