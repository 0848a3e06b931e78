"""The left card: filters with counts, search, order, the list of transfers, and the drop strip."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.views import TransferView
from gui import icons
from gui.models.arrangement import FALLING, Order, Section
from gui.models.transfer_model import VIEW_ROLE, TransferFilter, TransferModel
from gui.theme import Theme
from gui.views.drop_zone import DropStrip
from gui.views.rows_view import RowsView
from gui.views.transfer_delegate import TransferDelegate
from gui.views.widgets import IconButton
from gui.words import listed, number, tr

LEAST_WIDTH = 300
SEARCH_LEAST, SEARCH_MOST = 120, 190  # with less room, the search hides until it is asked for
LOW = 430  # lower than that, the rows need the room of the strip
ALWAYS = (Section.ALL, Section.DOWNLOADING, Section.SHARING)  # others only with rows in them


class TransferList(QFrame):
    """Shows the rows; says which are current and chosen, and what was pressed on them."""

    current_changed = Signal(str)  # key, "" for none
    menu_wanted = Signal(object, QPoint)  # keys of the chosen rows, where on the screen
    opened = Signal(str)  # key of a row that was double-clicked or entered
    browse = Signal()
    moved = Signal(object, str)  # keys that were dragged, the key they now stand before or ""
    order_changed = Signal(str, bool)  # name of the order, whether the greatest is first

    def __init__(self, theme: Theme, model: TransferModel) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme, self._model = theme, model
        self._counting = QTimer(self)  # once for all that came in one turn of the loop
        self._counting.setSingleShot(True)
        self._counting.setInterval(0)
        self._counting.timeout.connect(self._count)
        self._searching = False  # the search stands in the place of the filters
        self.filter = TransferFilter(model, self)
        self._tabs = QButtonGroup(self)
        self._buttons: dict[Section, QPushButton] = {}
        self._chips = QWidget()
        self.search = _Search()
        self.lens_button = IconButton(
            theme, "search", tr("Search transfers"), style="ghost", tint="dim"
        )
        self.order_button = IconButton(theme, "sort", tr("Order"), style="ghost", tint="dim")
        self.section_button = QPushButton()  # in the place of the filters, where they do not fit
        self.section_button.setObjectName("tab")
        self.section_button.setCheckable(True)
        self.section_button.setChecked(True)
        self.view = RowsView(theme)
        self.strip = DropStrip(theme)
        self._lay_out()
        self._connect()
        self._count()

    def _lay_out(self) -> None:
        chips = QHBoxLayout(self._chips)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(2)
        for section in Section:
            button = QPushButton()
            button.setObjectName("tight")
            button.setCheckable(True)
            button.setChecked(section is Section.ALL)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._tabs.addButton(button)
            self._buttons[section] = button
            chips.addWidget(button)
        self._lens = QAction(self)
        self.search.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self._top = top = QHBoxLayout()
        top.setContentsMargins(10, 0, 6, 6)
        top.setSpacing(4)
        top.addWidget(self._chips)
        top.addWidget(self.section_button)
        top.addStretch(1)
        top.addWidget(self.search, 4)
        top.addWidget(self.lens_button)
        top.addWidget(self.order_button)
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
        self.search.left.connect(self._end_search)
        self.lens_button.clicked.connect(self.start_search)
        self.order_button.clicked.connect(lambda: self._open(self.order_menu(), self.order_button))
        self.section_button.clicked.connect(
            lambda: self._open(self.section_menu(), self.section_button)
        )
        self._model.counts_changed.connect(self._counting.start)
        self.view.selectionModel().currentChanged.connect(self._tell_current)
        self.view.customContextMenuRequested.connect(self._ask_menu)
        self.view.activated.connect(self._tell_opened)
        self.view.dropped.connect(self._move)
        self.strip.clicked.connect(self.browse)
        self._theme.changed.connect(self._retint)
        self._retint()

    # What is shown.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self.strip.shrink(self.height() < LOW)

    def _share_width(self) -> None:
        """Filters and search beside each other, or one in the place of the other."""
        room = self.width() - 36 - self.order_button.sizeHint().width()
        beside = room - self._chips.sizeHint().width() >= SEARCH_LEAST
        alone = self._searching and not beside
        fits = self._chips.sizeHint().width() <= room - self.lens_button.sizeHint().width()
        self._chips.setVisible(fits and not alone)
        self.section_button.setVisible(not fits and not alone)
        self._top.setStretch(2, 0 if alone else 1)
        self.search.setVisible(beside or self._searching)
        self.search.setMaximumWidth(room if alone else SEARCH_MOST)
        self.lens_button.setVisible(not beside and not self._searching)

    def start_search(self) -> None:
        """Give the keyboard to the search."""
        self._searching = True
        self._share_width()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _end_search(self, with_key: bool) -> None:
        if with_key:
            self.search.clear()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._searching = bool(self.search.text())
        self._share_width()

    def show_section(self, section: Section) -> None:
        """Show one filter's rows."""
        self._buttons[section].setChecked(True)
        self.filter.show_section(section)
        self._count()

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
        current = self.view.currentIndex()
        if not current.isValid() and self.filter.rowCount():
            self._make_current(self.filter.index(0, 0))
        elif current.isValid() and not self.view.selectionModel().hasSelection():
            self._make_current(current)  # what was chosen went out of sight: Qt moves on, unseen

    def current(self) -> TransferView | None:
        """The current row's view."""
        view = self.view.currentIndex().data(VIEW_ROLE)
        return view if isinstance(view, TransferView) else None

    def chosen(self) -> list[str]:
        """The keys of the selected rows, from the top."""
        rows = sorted(self.view.selectionModel().selectedIndexes(), key=lambda one: one.row())
        views = [index.data(VIEW_ROLE) for index in rows]
        return [view.key for view in views if isinstance(view, TransferView)]

    def _count(self) -> None:
        for section, button in self._buttons.items():
            rows = self._model.count(section)
            words = tr(section.value)
            button.setText(f"{words}  {number(rows)}")
            button.setAccessibleName(listed((words, number(rows))))
            button.setVisible(section in ALWAYS or rows > 0 or button.isChecked())
            if button.isChecked():
                self.section_button.setText(f"{button.text()}  ▾")
                self.section_button.setAccessibleName(
                    tr("Filter: {name}", name=button.accessibleName())
                )
        self._share_width()
        self._keep_current()

    def _retint(self) -> None:
        self._lens.setIcon(icons.icon("search", self._theme.tokens.dim, "", 16))
        self.view.viewport().update()

    # The order.

    def sort_by(self, order: Order, falling: bool | None = None) -> None:
        """Keep the rows in this order."""
        self._model.sort_by(order, falling)
        words = tr("Order: {name}", name=tr(order.value))
        self.order_button.setToolTip(words)
        self.order_button.setAccessibleName(words)
        self.order_changed.emit(order.name, self._model.falling)

    def order_menu(self) -> QMenu:
        """The orders to choose from; the current one again turns it round."""
        menu = QMenu(self)
        for order in Order:
            action = menu.addAction(tr(order.value))
            action.setCheckable(True)
            action.setChecked(order is self._model.order)
            action.triggered.connect(lambda _=False, which=order: self.sort_by(which))
        menu.addSeparator()
        turn = menu.addAction(tr("The other way round"))
        turn.setCheckable(True)
        turn.setChecked(self._model.falling != (self._model.order in FALLING))
        turn.triggered.connect(lambda: self.sort_by(self._model.order, not self._model.falling))
        return menu

    def section_menu(self) -> QMenu:
        """The filters to choose from, where their buttons do not fit."""
        menu = QMenu(self)
        for section, button in self._buttons.items():
            action = menu.addAction(button.text())
            action.setCheckable(True)
            action.setChecked(section is self.filter.section)
            action.triggered.connect(lambda _=False, which=section: self.show_section(which))
        return menu

    def _open(self, menu: QMenu, button: QPushButton) -> None:
        self.section_button.setChecked(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    # What is told.

    def _tell_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        view = current.data(VIEW_ROLE) if current.isValid() else None
        self.current_changed.emit(view.key if isinstance(view, TransferView) else "")

    def _move(self, keys: object, before: str) -> None:
        if self._model.order is not Order.QUEUE:
            self.sort_by(Order.QUEUE)  # else one would not see what came of it
        self.moved.emit(keys, before)

    def _tell_opened(self, index: QModelIndex) -> None:
        view = index.data(VIEW_ROLE)
        if isinstance(view, TransferView):
            self.opened.emit(view.key)

    def _ask_menu(self, where: QPoint) -> None:
        view = self.view.indexAt(where).data(VIEW_ROLE)
        if isinstance(view, TransferView):
            keys = self.chosen()
            place = self.view.viewport().mapToGlobal(where)
            self.menu_wanted.emit(keys if view.key in keys else [view.key], place)


class _Search(QLineEdit):
    """The searched words; Escape empties it."""

    left = Signal(bool)  # whether by the keyboard

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText(tr("Search"))
        self.setAccessibleName(tr("Search transfers"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(84)
        self.editingFinished.connect(lambda: self.left.emit(False))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit(True)
        else:
            super().keyPressEvent(event)
