"""The right card: everything about the current row, on tabs: numbers, pieces, peers, files, log.

Shows views it is given and says what was pressed; it follows nothing by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.events import PiecesChanged
from engine.views import PeerView, PiecesView, TransferView
from gui import text
from gui.models.detail_models import FileModel, JournalModel, PeerModel
from gui.models.journal import Line
from gui.models.rate_history import Sample
from gui.theme import Theme
from gui.views.detail_head import DetailHead
from gui.views.detail_lists import (
    FileDelegate,
    FileList,
    JournalDelegate,
    PeerDelegate,
    small_list,
)
from gui.views.overview import Overview
from gui.views.piece_panel import PiecePanel
from gui.views.widgets import SteadyScroll, label
from gui.words import listed, noop, number, tr

LEAST_WIDTH, NARROW = 340, 440
GRID_LEAST, GRID_MOST = 130, 420  # height beside the numbers, logical pixels
LIST_LEAST = 84
CORNER_LEAST = 90
TABS = (noop("Overview"), noop("Pieces"), noop("Peers"), noop("Files"), noop("Log"))


class DetailPane(QFrame):
    """The details of one transfer."""

    file_chosen = Signal(str, str)  # key, path within the collection
    files_wanted = Signal(str, object, object)  # key, paths, Priority
    file_opened = Signal(str, str)  # key, path
    file_revealed = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self.view: TransferView | None = None
        self._path = ""  # of the file whose pieces are shown, within a collection
        self.head = DetailHead(theme)
        self.overview = Overview(theme)
        self.panel = PiecePanel(theme)
        self._make_lists()
        self.tabs = {name: _tab() for name in TABS}
        self.pages = _Pages()
        self._lay_out()
        self._connect()
        self.show_tab("Overview")

    def _make_lists(self) -> None:
        theme = self._theme
        self.peers, self.files = PeerModel(self), FileModel(self)
        self.peer_list = small_list(tr("Peers"), self.peers, PeerDelegate(theme, self))
        self.peer_list.hint = tr("Nobody is connected yet")
        self.file_list = FileList(theme, self.files, FileDelegate(theme, self))
        self.journal = JournalModel(self)
        self.log_list = small_list(tr("What happened"), self.journal, JournalDelegate(theme, self))
        self.log_list.hint = tr("Nothing yet since Shoal was started")
        lately = small_list(tr("What happened"), self.journal, JournalDelegate(theme, self))
        lately.hint = tr("Nothing yet since Shoal was started")
        self.corner = _Corner(tr("Lately"), lately)
        for shown in (self.peer_list, self.file_list, self.log_list, lately):
            shown.theme = theme
        for shown in (self.peer_list, self.file_list, self.log_list):
            shown.setMinimumHeight(LIST_LEAST)

    def _lay_out(self) -> None:
        first = QWidget()
        inner = QVBoxLayout(first)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(13)
        inner.addWidget(self.overview)
        inner.addWidget(self.panel)
        inner.addWidget(self.corner, 1)
        for page in (first, self.peer_list, self.file_list, self.log_list):
            self.pages.addWidget(page)
        self._content = content = QWidget()
        content.installEventFilter(self)
        box = QVBoxLayout(content)
        box.setContentsMargins(18, 15, 18, 14)
        box.setSpacing(11)
        box.addWidget(self.head)
        box.addLayout(self._tab_row())
        box.addWidget(self.pages, 1)
        self._scroll = scroll = SteadyScroll(content)
        scroll.viewport().installEventFilter(self)
        self._nothing = label(tr("Choose a transfer to see how it fares."), "dim")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(scroll)
        outer.addWidget(self._nothing)
        self.setMinimumWidth(LEAST_WIDTH)

    def _tab_row(self) -> QLayout:
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name, button in self.tabs.items():
            button.setText(tr(name))
            self._group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _=False, which=name: self.show_tab(which))
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.file_list.wanted.connect(self._want_files)
        self.file_list.opened.connect(lambda path: self._tell_file(self.file_opened, path))
        self.file_list.revealed.connect(lambda path: self._tell_file(self.file_revealed, path))
        self.panel.file_wanted.connect(self._show_file)
        self.file_list.pieces.connect(self._show_file)
        self.file_list.pieces.connect(lambda _: self.show_tab("Pieces"))

    # What is shown.

    def show_tab(self, name: str) -> None:
        """Show one page; the pieces stand beside the numbers, and fill a page of their own."""
        self.tabs[name].setChecked(True)
        own = name == "Pieces"
        self.overview.setVisible(name == "Overview")
        self.panel.show_tools(own)
        self.corner.setVisible(not own)
        places = {"Peers": 1, "Files": 2, "Log": 3}
        self.pages.setCurrentIndex(places.get(name, 0))
        self._share_height()

    @property
    def tab(self) -> str:
        """The page that is shown."""
        return next(name for name, button in self.tabs.items() if button.isChecked())

    def show_view(self, view: TransferView) -> None:
        """Show a row; another key starts with empty lists."""
        fresh = self.view is None or self.view.key != view.key
        self.view = view
        self._nothing.hide()
        self._scroll.show()
        if fresh or not self.panel.grid.known:
            self.panel.clear(text.pieces_later(view.state))
        if fresh:
            self._set_path("")
            self.show_peers(())
        if self.whole:
            self.panel.set_files(view.files)
        self.head.show_view(view)
        self.overview.show_view(view)
        self.files.set_files(view.files)
        self._show_tabs(view)

    def show_nothing(self) -> None:
        """There is no row to show."""
        self.view = None
        self._scroll.hide()
        self._nothing.show()

    def _show_tabs(self, view: TransferView) -> None:
        self._say("Peers", view.peers)
        self._say("Files", len(view.files))
        files = self.tabs["Files"]
        files.setVisible(bool(view.files))
        if not view.files and files.isChecked():
            self.show_tab("Overview")

    def _say(self, name: str, items: int) -> None:
        words = tr(name)
        self.tabs[name].setText(f"{words}  {number(items)}" if items else words)
        self.tabs[name].setAccessibleName(listed((words, number(items))))

    def show_samples(self, samples: tuple[Sample, ...]) -> None:
        """Show the rates of the last minutes."""
        self.overview.show_samples(samples)

    def show_pieces(self, pieces: PiecesView) -> None:
        """Show the pieces at one moment."""
        self.panel.set_pieces(pieces)

    def change_pieces(self, change: PiecesChanged) -> None:
        """Note changes of the pieces shown."""
        self.panel.grid.apply(change.changes)
        if any(index == self.panel.grid.current for index, _ in change.changes):
            self.panel.refresh_details()

    def show_peers(self, peers: Sequence[PeerView]) -> None:
        """Show the connected peers."""
        self.peers.set_peers(peers)
        self.panel.show_names({peer.peer_id: text.peer_name(peer) for peer in peers})
        self.panel.refresh_details()

    def show_journal(self, lines: tuple[Line, ...]) -> None:
        """Show what happened."""
        self.journal.set_lines(lines)

    @property
    def path(self) -> str:
        """The file of a collection whose pieces are shown; "" for a file or a whole folder."""
        return self._path

    @property
    def whole(self) -> bool:
        """Whether a folder is shown as a whole: its files rather than pieces."""
        return self.view is not None and len(self.view.files) > 1 and not self._path

    def _set_path(self, path: str) -> None:
        self._path = path
        self.panel.show_file(path)

    def _show_file(self, path: str) -> None:
        """Show the pieces of one file of a folder, or with "" the folder as a whole."""
        if self.view is None:
            return
        self._set_path(path)
        self.panel.clear("")
        if self.whole:
            self.panel.set_files(self.view.files)
        self.file_chosen.emit(self.view.key, path)

    # What is told.

    def _want_files(self, paths: object, priority: object) -> None:
        if self.view is not None:
            self.files_wanted.emit(self.view.key, paths, priority)

    def _tell_file(self, signal: object, path: str) -> None:
        if self.view is not None:
            signal.emit(self.view.key, path)  # type: ignore[attr-defined]

    # The room there is.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.head.narrow(narrow)
        self.overview.narrow(narrow)
        self.panel.narrow(narrow)

    def _share_height(self) -> None:
        """Give the grid what the other parts leave, so that the pane need not scroll."""
        layout = self._content.layout()
        if layout is None:
            return
        grid = self.panel.grid
        others = layout.totalMinimumSize().height() - grid.minimumHeight()
        room = self._scroll.viewport().height() - others
        most = GRID_MOST if self.overview.isVisibleTo(self) else room
        grid.set_limit(max(GRID_LEAST, min(most, room)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind, content = event.type(), watched is self._content
        if kind == (QEvent.Type.LayoutRequest if content else QEvent.Type.Resize):
            self._share_height()
        return super().eventFilter(watched, event)


class _Pages(QStackedWidget):
    """Pages of which only the current one asks for room."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint().expandedTo(page.minimumSize()) if page else QSize()


class _Corner(QWidget):
    """A list in whatever room the other parts leave; without enough of it, nothing."""

    def __init__(self, title: str, shown: QWidget) -> None:
        super().__init__()
        self._parts = (label(title, "h2"), shown)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        for part in self._parts:
            part.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        title, shown = self._parts
        head = title.sizeHint().height()
        title.setGeometry(0, 0, self.width(), head)
        shown.setGeometry(-8, head + 4, self.width() + 8, self.height() - head - 4)
        for part in self._parts:
            part.setVisible(self.height() >= CORNER_LEAST)


def _tab() -> QPushButton:
    button = QPushButton()
    button.setObjectName("tight")
    button.setCheckable(True)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
