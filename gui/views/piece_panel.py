"""Everything about the pieces of one file: the grid with its tools, the legend, one piece in words,
and the replay. Of a folder as a whole: the same about its files.

Owns what of it is shown: little beside the numbers, everything on its own page. It asks for what
it does not have by signals and shows what it is given.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine.views import AvailabilityView, FileView, PieceState, PiecesView, PieceView
from gui import piece_text
from gui.grid_words import FileWords, file_states
from gui.models.piece_history import PieceHistory
from gui.theme import Theme
from gui.views import legend
from gui.views.legend import Legend
from gui.views.piece_grid import PieceGrid
from gui.views.replay_bar import ReplayBar
from gui.views.widgets import ElidedLabel, IconButton, Paragraph, label
from gui.words import tr

ASK_MS = 90  # the pointer rests so long on a piece before more is asked for
CARD_HEIGHT = 116


class PiecePanel(QWidget):
    """The grid and what is around it."""

    details_wanted = Signal(int)  # a piece of which everything is to be told
    rarity_wanted = Signal(bool)
    replay_wanted = Signal()
    file_wanted = Signal(str)  # a file of a folder whose pieces are to be shown; "" = all files

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._count = self._later = self._file = ""
        self._files: tuple[FileView, ...] = ()  # of the folder that is shown as a whole
        self._names: Mapping[str, str] = {}
        self._asked = -1  # the piece whose details are shown or awaited
        self.grid = PieceGrid(theme)
        self.legend = Legend(theme)
        self.note = ElidedLabel("dim")
        self.farther = IconButton(theme, "zoom_out", tr("Zoom out"), style="ghost", tint="dim")
        self.nearer = IconButton(theme, "zoom_in", tr("Zoom in"), style="ghost", tint="dim")
        self.rarity = _toggle(theme, "gem", tr("Rarity"))
        self.rarity.setToolTip(tr("Shade pieces by how many others have them"))
        self.replay = _toggle(theme, "history", tr("Replay"))
        self.replay.setToolTip(tr("Show how the pieces came in"))
        self.bar = ReplayBar(theme)
        self.card = _Card(theme)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(ASK_MS)
        self._waiting.timeout.connect(self._ask)
        self._lay_out()
        self._connect()
        self.show_tools(False)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        self.title = label(tr("Pieces"), "h2")
        self.all_files = IconButton(
            self._theme, "folder", tr("All files"), style="tool", tint="dim"
        )
        self.all_files.hide()
        head.addWidget(self.title)
        head.addWidget(self.all_files)
        head.addWidget(self.note, 1)
        self._tools = (self.rarity, self.replay, self.farther, self.nearer)
        for tool in self._tools:
            head.addWidget(tool)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self.bar)
        box.addWidget(self.grid)
        box.addWidget(self.legend)
        box.addWidget(self.card)
        box.addStretch(1)

    def _connect(self) -> None:
        grid = self.grid
        grid.told.connect(self._tell_piece)
        grid.counted.connect(self._tell_count)
        grid.pointed.connect(self._point)
        grid.chosen.connect(self._choose)
        grid.zoomed.connect(self._show_zoom)
        grid.entered.connect(self._enter)
        self.all_files.clicked.connect(lambda: self.file_wanted.emit(""))
        self.nearer.clicked.connect(lambda: grid.zoom(1))
        self.farther.clicked.connect(lambda: grid.zoom(-1))
        self.rarity.toggled.connect(self._toggle_rarity)
        self.replay.toggled.connect(self._toggle_replay)
        self.bar.moment.connect(grid.show_moment)
        self.bar.closed.connect(lambda: self.replay.setChecked(False))

    # What is shown.

    def show_tools(self, shown: bool) -> None:
        """Show everything, or the grid and its legend alone."""
        self._all_tools = shown
        self.card.setVisible(shown)
        self._show_heads()
        self.note.setText(self._count)
        if not shown:
            self.bar.leave()
            self.rarity.setChecked(False)
            self.grid.zoom_to(0)

    def _show_heads(self) -> None:
        """The tools that fit what is shown, and what that is, where nothing else says so."""
        shown = self._all_tools
        for glass in (self.farther, self.nearer):
            glass.setVisible(shown)
        for tool in (self.rarity, self.replay):
            tool.setVisible(shown and not self._files)
        self._explain()
        self.title.setText(self.grid.words.title)
        self.title.setVisible(not shown and not self._file)
        self.all_files.setVisible(bool(self._file))

    def narrow(self, narrow: bool) -> None:
        """Say less on the tools where there is little room."""
        for tool in (self.rarity, self.replay):
            tool.setText("" if narrow else tool.accessibleName())

    def clear(self, later: str) -> None:
        """Show no pieces; `later` says when there will be some."""
        self._later = later
        self._files = ()
        self.replay.setChecked(False)
        self.grid.clear()
        self._invite()

    def set_pieces(self, pieces: PiecesView) -> None:
        """Show the pieces at one moment."""
        self.replay.setChecked(False)  # also one that is still awaited
        self._files = ()
        self.grid.set_pieces(pieces)
        self._invite()
        self._show_heads()
        if self.rarity.isChecked():
            self.rarity_wanted.emit(True)

    def show_file(self, path: str) -> None:
        """The file of a folder whose pieces are shown; "" where that needs no word."""
        self._file = path
        self._show_heads()

    def set_files(self, files: tuple[FileView, ...]) -> None:
        """Show a folder as a whole: a cell for each file."""
        if files is self._files:
            return
        before, self._files = self._files, files
        now = file_states(files)
        if len(before) == len(files):
            self.grid.rename(FileWords(files))
            old = file_states(before)
            pairs = enumerate(zip(old, now, strict=True))
            self.grid.apply([(at, PieceState(new)) for at, (was, new) in pairs if was != new])
            self._ask()
            return
        self.bar.leave()
        self.rarity.setChecked(False)
        self.grid.set_states(now, FileWords(files))
        self._invite()
        self._show_heads()

    def show_names(self, names: Mapping[str, str]) -> None:
        """How peers are called, by their ID."""
        self._names = names

    def show_availability(self, view: AvailabilityView, copies: bytes) -> None:
        """How many others have each piece; ignored when it is not wanted any more."""
        if self.rarity.isChecked() and view.connected:
            self.grid.show_rarity(copies)

    def show_details(self, piece: PieceView) -> None:
        """Everything known of the piece that was asked for."""
        if piece.index != self._asked:
            return
        facts = piece_text.facts(piece, self._names, time.time())
        title = self.grid.describe(piece.index)
        self.card.show_facts(title, piece_text.place(piece), facts)
        if piece.index == self.grid.current:
            self.grid.say(" ".join((title, *facts)))

    def refresh_details(self) -> None:
        """What is shown of one piece may be stale: ask again."""
        if not self.card.isHidden() and self._asked >= 0:
            self.details_wanted.emit(self._asked)

    def show_history(self, history: PieceHistory) -> None:
        """Replay the download, unless that is not wanted any more."""
        if not self.replay.isChecked():
            return
        if not history.arrivals:
            self.replay.setChecked(False)
            self.note.setText(tr("No piece came from others"))
        else:
            self.bar.open(history)

    # What is told.

    def _tell_piece(self, words: str) -> None:
        if self.card.isHidden():  # the card says more
            self.note.setText(words or self._count)

    def _tell_count(self, verified: int, total: int) -> None:
        count = self.grid.words.count(verified, total) or self._later
        self._count = f"{self._file} · {count}" if self._file and count else count
        pointed = total > 0 and (self.grid.current >= 0 or self.grid.underMouse())
        if not pointed or not self.card.isHidden():
            self.note.setText(self._count)

    def _point(self, piece: int) -> None:
        self._want(piece if piece >= 0 else self.grid.current)

    def _choose(self, piece: int) -> None:
        self._want(piece)

    def _want(self, piece: int) -> None:
        if piece == self._asked:
            return
        self._asked = piece
        run = self.grid.run_of(piece) if piece >= 0 else range(0)
        if not run:
            self._waiting.stop()
            self._invite()
        elif len(run) > 1:
            self._waiting.stop()
            nearer = tr("Zoom in to see single ones.")
            self.card.show_facts(self.grid.describe(piece), "", [nearer])
        else:
            self._waiting.start()

    def _invite(self) -> None:
        self.card.show_facts(*self.grid.words.invitation())

    def _ask(self) -> None:
        if self._asked < 0 or self.card.isHidden():
            return
        if not self._files:
            self.details_wanted.emit(self._asked)
        elif self._asked < len(self._files):
            hint = tr("Double-click, or press Return, to see its pieces.")
            self.card.show_facts(self.grid.describe(self._asked), "", [hint])

    def _enter(self, cell: int) -> None:
        """Go from a folder's file to its pieces, where it is not one of several in a cell."""
        if self._files and len(self.grid.run_of(cell)) == 1:
            self.file_wanted.emit(self._files[cell].path)

    def _show_zoom(self, level: int, levels: int) -> None:
        self.farther.setEnabled(level > 0)
        self.nearer.setEnabled(level < levels)

    def _explain(self) -> None:
        rare = legend.RARITY if self.rarity.isChecked() else legend.PIECES
        self.legend.explain(legend.FILES if self._files else rare)

    def _toggle_rarity(self, on: bool) -> None:
        self._explain()
        if not on:
            self.grid.show_rarity(None)
        self.rarity_wanted.emit(on)

    def _toggle_replay(self, on: bool) -> None:
        if on:
            self.replay_wanted.emit()
        else:
            self.bar.leave()


def _toggle(theme: Theme, icon: str, words: str) -> QPushButton:
    made = IconButton(theme, icon, words, style="tool", tint="dim")
    made.setCheckable(True)
    return made


class _Card(QFrame):
    """One piece in words; of one height, so that nothing jumps while the pointer moves."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("tile")
        self.setMinimumHeight(CARD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.title = ElidedLabel("strong")
        self.place = label("", "dim")
        self.facts = Paragraph(theme, 12)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title, 1)
        head.addWidget(self.place)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 9, 12, 10)
        box.setSpacing(5)
        box.addLayout(head)
        box.addWidget(self.facts)
        box.addStretch(1)

    def show_facts(self, title: str, place: str, facts: list[str]) -> None:
        """Show these lines."""
        self.title.setText(title)
        self.place.setText(place)
        self.facts.say("\n".join(facts), "dim")
        self.setAccessibleName(" ".join((title, place, *facts)))
