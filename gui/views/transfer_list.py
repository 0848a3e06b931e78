"""The left card: tabs with counts, search, the list of transfers, and the place to drop files."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
)

from engine.views import TransferView
from gui import icons
from gui.models.transfer_model import VIEW_ROLE, Section, TransferFilter, TransferModel
from gui.theme import Theme, color, font
from gui.views.drop_zone import DropStrip
from gui.views.transfer_delegate import TransferDelegate
from gui.words import listed, number, tr

LEAST_WIDTH, NARROW = 300, 410  # narrower than that, the search hides until it is asked for
LOW = 430  # lower than that, the rows need the room of the strip


class TransferList(QFrame):
    """Shows the rows; says which one is current and which keys were pressed on it."""

    current_changed = Signal(str)  # key, "" for none
    menu_wanted = Signal(str, QPoint)  # key, where on the screen
    opened = Signal(str)  # key of a row that was double-clicked or entered
    browse = Signal()

    def __init__(self, theme: Theme, model: TransferModel) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme, self._model = theme, model
        self.filter = TransferFilter(model, self)
        self._tabs = QButtonGroup(self)
        self._buttons: dict[Section, QPushButton] = {}
        self.search = QLineEdit()
        self.view = _RowsView(theme)
        self.strip = DropStrip(theme)
        self._lay_out()
        self._connect()
        self._count()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(10, 0, 10, 6)
        top.setSpacing(2)
        for section in Section:
            button = QPushButton()
            button.setObjectName("tab")
            button.setCheckable(True)
            button.setChecked(section is Section.ALL)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._tabs.addButton(button)
            self._buttons[section] = button
            top.addWidget(button)
        top.addStretch(1)
        self.search.setObjectName("search")
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search transfers"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(170)
        self.search.setMinimumWidth(84)
        self._lens = QAction(self)
        self.search.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        top.addWidget(self.search, 1)
        self.view.setModel(self.filter)
        self.view.setItemDelegate(TransferDelegate(self._theme, self.view))
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 10, 4, 6)
        box.setSpacing(2)
        box.addLayout(top)
        box.addWidget(self.view, 1)
        box.addWidget(self.strip)
        self.setMinimumWidth(LEAST_WIDTH)

    def _connect(self) -> None:
        for section, button in self._buttons.items():
            button.clicked.connect(lambda _=False, which=section: self.show_section(which))
        self.search.textChanged.connect(self._search)
        self._model.counts_changed.connect(self._count)
        self.view.selectionModel().currentChanged.connect(self._tell_current)
        self.view.customContextMenuRequested.connect(self._ask_menu)
        self.view.activated.connect(self._tell_opened)
        self.strip.clicked.connect(self.browse)
        self._theme.changed.connect(self._retint)
        self._retint()

    # What is shown.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.search.setVisible(self.width() >= NARROW or bool(self.search.text()))
        self.strip.shrink(self.height() < LOW)

    def start_search(self) -> None:
        """Give the keyboard to the search."""
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_section(self, section: Section) -> None:
        """Show one tab."""
        self._buttons[section].setChecked(True)
        self.filter.show_section(section)
        self._keep_current()

    def _search(self, words: str) -> None:
        self.filter.search(words)
        self._keep_current()

    def select(self, key: str) -> None:
        """Make a row the current one, and visible in every filter."""
        index = self.filter.mapFromSource(self._model.index_of(key))
        if not index.isValid():
            self.search.clear()
            self.show_section(Section.ALL)
            index = self.filter.mapFromSource(self._model.index_of(key))
        if index.isValid():
            self._make_current(index)
            self.view.scrollTo(index)

    def _make_current(self, index: QModelIndex) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, flag)

    def _keep_current(self) -> None:
        self.view.hint = tr("Nothing matches") if self.search.text() else tr("Nothing here yet")
        if not self.view.currentIndex().isValid() and self.filter.rowCount():
            self._make_current(self.filter.index(0, 0))

    def current(self) -> TransferView | None:
        """The current row's view."""
        view = self.view.currentIndex().data(VIEW_ROLE)
        return view if isinstance(view, TransferView) else None

    def _count(self) -> None:
        for section, button in self._buttons.items():
            rows = self._model.count(section)
            words = tr(section.value)
            button.setText(f"{words}  {number(rows)}")
            button.setAccessibleName(listed((words, number(rows))))
        self._keep_current()

    def _retint(self) -> None:
        self._lens.setIcon(icons.icon("search", self._theme.tokens.dim, "", 16))
        self.view.viewport().update()

    # What is told.

    def _tell_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        view = current.data(VIEW_ROLE) if current.isValid() else None
        self.current_changed.emit(view.key if isinstance(view, TransferView) else "")

    def _tell_opened(self, index: QModelIndex) -> None:
        view = index.data(VIEW_ROLE)
        if isinstance(view, TransferView):
            self.opened.emit(view.key)

    def _ask_menu(self, where: QPoint) -> None:
        view = self.view.indexAt(where).data(VIEW_ROLE)
        if isinstance(view, TransferView):
            self.menu_wanted.emit(view.key, self.view.viewport().mapToGlobal(where))


class _RowsView(QListView):
    """The list itself; says so when the filter leaves nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.hint = tr("Nothing here yet")
        self.setAccessibleName(tr("Transfers"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setFont(font(13))
            painter.setPen(color(self._theme.tokens.dim))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self.hint)
