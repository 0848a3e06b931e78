"""The rows of the transfer list in the chosen order, and the filter over them.

Owns copies of the engine's views and where each row is; a change touches only its own row, and what
it means for the order is settled for all changes together a little later. It asks the engine
nothing, and words come from `gui.row_text`.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)

from engine.views import TransferState, TransferView
from gui import causes, row_text, text
from gui.models.arrangement import FALLING, Order, Section, haystack, sections_of, sort_key

Index = QModelIndex | QPersistentModelIndex

VIEW_ROLE = Qt.ItemDataRole.UserRole
ROWS_FORMAT = "application/x-shoal-rows"  # keys of dragged rows, one per line
SETTLE_MS = 700  # rows that change do not jump more often than so
_NOWHERE = QModelIndex()


class TransferModel(QAbstractListModel):
    """One row per transfer, by default the newest first."""

    counts_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._views: list[TransferView] = []  # rising, so that adding the newest moves nobody
        self._place: dict[str, int] | None = {}  # None: to be made again
        self._known: dict[str, TransferView] = {}
        self._counts: Counter[Section] = Counter()
        self._haystacks: list[str] | None = None
        self._aside: dict[str, TransferView] = {}  # rows about to be removed, not shown
        self.order, self.falling = Order.ADDED, True
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.settle)

    # What Qt asks.

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._views)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._views):
            return None
        view = self.at(index.row())
        if role == VIEW_ROLE:
            return view
        if role == Qt.ItemDataRole.DisplayRole:
            return text.title(view)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_text.for_ears(view, time.time())
        if role == Qt.ItemDataRole.ToolTipRole:
            return causes.why(view, time.time()) or view.path or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        waits = self.at(index.row()).state is TransferState.QUEUED
        return flags | Qt.ItemFlag.ItemIsDragEnabled if waits else flags

    def mimeTypes(self) -> list[str]:
        return [ROWS_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        made = QMimeData()
        keys = [self.at(index.row()).key for index in indexes]
        made.setData(ROWS_FORMAT, "\n".join(keys).encode())
        return made

    # What the bridge tells.

    def reset(self, views: Iterable[TransferView]) -> None:
        """Show exactly these, given oldest first."""
        self.beginResetModel()
        shown = [view for view in views if view.key not in self._aside]
        self._views = sorted(shown, key=sort_key(self.order))
        self._known = {view.key: view for view in self._views}
        self._haystacks = self._place = None
        self._counts = Counter(section for view in self._views for section in sections_of(view))
        self.endResetModel()
        self.counts_changed.emit()

    def put(self, view: TransferView) -> None:
        """Add the row, or change it where it is."""
        if view.key in self._aside:
            self._aside[view.key] = view
            return
        before = self._known.get(view.key)
        if before is None:
            self._append(view)
        elif before != view:
            self._change(before, view)

    def _append(self, view: TransferView) -> None:
        row = 0 if self.falling else len(self._views)
        self.beginInsertRows(QModelIndex(), row, row)
        if self._place is not None:
            self._place[view.key] = len(self._views)
        self._views.append(view)
        self._known[view.key] = view
        self._haystacks = None
        self._counts.update(sections_of(view))
        self.endInsertRows()
        self.counts_changed.emit()
        if self.order is not Order.ADDED:
            self._settle_later()

    def _change(self, before: TransferView, view: TransferView) -> None:
        at = self._places()[view.key]
        self._views[at] = self._known[view.key] = view
        if (before.name, before.file_id, before.path) != (view.name, view.file_id, view.path):
            self._haystacks = None
        where = self.index(self._row(at))
        self.dataChanged.emit(where, where)
        old, new = sections_of(before), sections_of(view)
        if old != new:
            self._counts.subtract(old)
            self._counts.update(new)
            self.counts_changed.emit()
        key = sort_key(self.order)
        if key(before) != key(view):
            self._settle_later()

    def set_aside(self, key: str) -> TransferView | None:
        """Show the row no more, but keep it; gives it, or None when it is gone."""
        view = self.view(key)
        if view is not None:
            self.remove(key)
            self._aside[key] = view
        return view

    def bring_back(self, *keys: str) -> None:
        """Show rows again that were set aside, where they were."""
        for view in [self._aside.pop(key) for key in keys if key in self._aside]:
            self._append(view)
        self.settle()

    def remove(self, key: str) -> None:
        """Take the row away, if it is there."""
        self._aside.pop(key, None)
        view = self._known.pop(key, None)
        if view is None:
            return
        at = self._places()[key]
        row = self._row(at)
        self.beginRemoveRows(QModelIndex(), row, row)
        self._counts.subtract(sections_of(view))
        del self._views[at]
        self._haystacks = self._place = None
        self.endRemoveRows()
        self.counts_changed.emit()

    # The order.

    def sort_by(self, order: Order, falling: bool | None = None) -> None:
        """Keep the rows in this order, by default in the direction that is usual for it."""
        self.order = order
        self._rearrange(order in FALLING if falling is None else falling)

    def settle(self) -> None:
        """Bring every row to where its latest view belongs."""
        self._rearrange(self.falling)

    def _settle_later(self) -> None:
        if not self._settling.isActive():
            self._settling.start()

    def _rearrange(self, falling: bool) -> None:
        self._settling.stop()
        arranged = sorted(self._views, key=sort_key(self.order))
        same = all(one is other for one, other in zip(arranged, self._views, strict=True))
        if same and falling == self.falling:
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = [self.at(index.row()).key for index in held]
        self._views, self.falling = arranged, falling
        self._haystacks = self._place = None
        self.changePersistentIndexList(held, [self.index_of(key) for key in keys])
        self.layoutChanged.emit()

    def _row(self, at: int) -> int:
        return len(self._views) - 1 - at if self.falling else at

    def _places(self) -> dict[str, int]:
        if self._place is None:
            self._place = {view.key: at for at, view in enumerate(self._views)}
        return self._place

    # What the views ask.

    def view(self, key: str) -> TransferView | None:
        """The row's view, or None when it is gone."""
        return self._known.get(key)

    def at(self, row: int) -> TransferView:
        """The view of a row that is there."""
        return self._views[self._row(row)]

    def views(self) -> list[TransferView]:
        """The views of all rows, first row first."""
        return self._views[::-1] if self.falling else list(self._views)

    def haystacks(self) -> list[str]:
        """What is searched of every row, first row first; made once until a row comes or goes."""
        if self._haystacks is None:
            self._haystacks = [haystack(view) for view in self.views()]
        return self._haystacks

    def verdicts(self, section: Section, words: list[str]) -> list[bool]:
        """For every row whether a filter shows it and it contains all words."""
        found = [True] * len(self._views)
        if section is not Section.ALL:
            found = [section in sections_of(view) for view in self.views()]
        for word in words:
            pairs = zip(found, self.haystacks(), strict=True)
            found = [here and word in hay for here, hay in pairs]
        return found

    def file_ids(self) -> set[str]:
        """The IDs of all rows."""
        return {view.file_id for view in self._views}

    def index_of(self, key: str) -> QModelIndex:
        """The row's index, invalid when it is gone."""
        at = self._places().get(key)
        return QModelIndex() if at is None else self.index(self._row(at))

    def count(self, section: Section) -> int:
        """Rows that one filter shows."""
        return self._counts[section]


class TransferFilter(QSortFilterProxyModel):
    """Rows of the chosen filter whose name, ID or place contains the searched words."""

    def __init__(self, model: TransferModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._section = Section.ALL
        self._words: list[str] = []
        self._verdicts: list[bool] | None = None  # of all rows, until one of them changes
        self._model = model
        for all_new in (model.layoutChanged, model.modelReset):
            all_new.connect(self._judge)
        for one_new in (model.dataChanged, model.rowsInserted, model.rowsRemoved):
            one_new.connect(self._judge_singly)
        self.setSourceModel(model)  # Qt's own slots come after these: it asks for rows in them

    @property
    def section(self) -> Section:
        """Which filter is on."""
        return self._section

    def show_section(self, section: Section) -> None:
        """Show one filter's rows."""
        if section is not self._section:
            self._section = section
            self._judge_all()

    def search(self, words: str) -> None:
        """Show rows that contain every word; "" shows all."""
        self._words = words.casefold().split()
        self._judge_all()

    def _judge(self) -> None:
        """Judge every row in one go: then Qt's question for each of ten thousand is short."""
        self._verdicts = self._model.verdicts(self._section, self._words)

    def _judge_singly(self) -> None:
        self._verdicts = None

    def _judge_all(self) -> None:
        self.beginFilterChange()
        self._judge()
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        verdicts = self._verdicts
        if verdicts is not None:
            return verdicts[source_row]
        return self._accepts(self._model.at(source_row))

    def _accepts(self, view: TransferView) -> bool:
        if self._section is not Section.ALL and self._section not in sections_of(view):
            return False
        words = haystack(view) if self._words else ""
        return all(word in words for word in self._words)
