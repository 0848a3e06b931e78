"""The rows of the transfer list, newest first, and the filter over them.

Owns copies of the engine's views and where each row is; a change touches only its own row. It asks
the engine nothing and formats nothing but what is spoken or shown as plain text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from engine.views import TransferState, TransferView
from gui import text
from gui.words import noop

Index = QModelIndex | QPersistentModelIndex

VIEW_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class Section(Enum):
    """The tabs over the list."""

    ALL = noop("All")
    DOWNLOADING = noop("Downloading")
    SHARING = noop("Sharing")


def section_of(view: TransferView) -> Section:
    """Whether a row is (or becomes) a share of this computer, or still a download."""
    ours = view.complete or view.state in (TransferState.SHARING, TransferState.HASHING)
    return Section.SHARING if ours or not view.file_id else Section.DOWNLOADING


def haystack(view: TransferView) -> str:
    """What is searched of a row."""
    return f"{view.name}\n{view.file_id}\n{view.path}".casefold()


class TransferModel(QAbstractListModel):
    """One row per transfer; row 0 is the newest."""

    counts_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._views: list[TransferView] = []  # oldest first, so that adding moves nobody
        self._place: dict[str, int] = {}
        self._counts: Counter[Section] = Counter()
        self._haystacks: list[str] | None = None
        self._aside: dict[str, TransferView] = {}  # rows about to be removed, not shown

    # What Qt asks.

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._views)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._views):
            return None
        view = self._views[len(self._views) - 1 - index.row()]
        if role == VIEW_ROLE:
            return view
        if role == Qt.ItemDataRole.DisplayRole:
            return text.title(view)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text.row_for_ears(view)
        if role == Qt.ItemDataRole.ToolTipRole:
            return view.reason or view.path or None
        return None

    # What the bridge tells.

    def reset(self, views: Iterable[TransferView]) -> None:
        """Show exactly these, given oldest first."""
        self.beginResetModel()
        self._views = [view for view in views if view.key not in self._aside]
        self._haystacks = None
        self._place = {view.key: at for at, view in enumerate(self._views)}
        self._counts = Counter(section_of(view) for view in self._views)
        self.endResetModel()
        self.counts_changed.emit()

    def put(self, view: TransferView) -> None:
        """Add the row, or change it where it is."""
        if view.key in self._aside:
            self._aside[view.key] = view
            return
        at = self._place.get(view.key)
        if at is None:
            self.beginInsertRows(QModelIndex(), 0, 0)
            self._place[view.key] = len(self._views)
            self._views.append(view)
            self._haystacks = None
            self._counts[section_of(view)] += 1
            self.endInsertRows()
            self.counts_changed.emit()
            return
        before = self._views[at]
        if before == view:
            return
        self._views[at] = view
        if (before.name, before.file_id, before.path) != (view.name, view.file_id, view.path):
            self._haystacks = None
        where = self.index(len(self._views) - 1 - at)
        self.dataChanged.emit(where, where)
        if section_of(before) is not section_of(view):
            self._counts[section_of(before)] -= 1
            self._counts[section_of(view)] += 1
            self.counts_changed.emit()

    def set_aside(self, key: str) -> TransferView | None:
        """Show the row no more, but keep it; gives it, or None when it is gone."""
        view = self.view(key)
        if view is not None:
            self.remove(key)
            self._aside[key] = view
        return view

    def bring_back(self, key: str) -> None:
        """Show a row again that was set aside, where it was."""
        view = self._aside.pop(key, None)
        if view is None:
            return
        times = [each.added_at for each in self._views]
        at = bisect_right(times, view.added_at)
        row = len(self._views) - at
        self.beginInsertRows(QModelIndex(), row, row)
        self._views.insert(at, view)
        self._haystacks = None
        for later in range(at, len(self._views)):
            self._place[self._views[later].key] = later
        self._counts[section_of(view)] += 1
        self.endInsertRows()
        self.counts_changed.emit()

    def remove(self, key: str) -> None:
        """Take the row away, if it is there."""
        self._aside.pop(key, None)
        at = self._place.get(key)
        if at is None:
            return
        row = len(self._views) - 1 - at
        self.beginRemoveRows(QModelIndex(), row, row)
        self._counts[section_of(self._views[at])] -= 1
        del self._views[at]
        self._haystacks = None
        del self._place[key]
        for later in range(at, len(self._views)):
            self._place[self._views[later].key] = later
        self.endRemoveRows()
        self.counts_changed.emit()

    # What the views ask.

    def view(self, key: str) -> TransferView | None:
        """The row's view, or None when it is gone."""
        at = self._place.get(key)
        return None if at is None else self._views[at]

    def views(self) -> tuple[TransferView, ...]:
        """Every row's view, oldest first."""
        return tuple(self._views)

    def at(self, row: int) -> TransferView:
        """The view of a row that is there."""
        return self._views[len(self._views) - 1 - row]

    def haystacks(self) -> list[str]:
        """What is searched of every row, newest first; made once until a row comes or goes."""
        if self._haystacks is None:
            self._haystacks = [haystack(view) for view in reversed(self._views)]
        return self._haystacks

    def verdicts(self, section: Section, words: list[str]) -> list[bool]:
        """For every row whether it belongs to a tab and contains all words."""
        found = [True] * len(self._views)
        if section is not Section.ALL:
            found = [section_of(view) is section for view in reversed(self._views)]
        for word in words:
            pairs = zip(found, self.haystacks(), strict=True)
            found = [here and word in hay for here, hay in pairs]
        return found

    def file_ids(self) -> set[str]:
        """The IDs of all rows."""
        return {view.file_id for view in self._views}

    def index_of(self, key: str) -> QModelIndex:
        """The row's index, invalid when it is gone."""
        at = self._place.get(key)
        return QModelIndex() if at is None else self.index(len(self._views) - 1 - at)

    def count(self, section: Section) -> int:
        """Rows of one tab."""
        return len(self._views) if section is Section.ALL else self._counts[section]


class TransferFilter(QSortFilterProxyModel):
    """Rows of the chosen tab whose name, ID or place contains the searched words."""

    def __init__(self, model: TransferModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._section = Section.ALL
        self._words: list[str] = []
        self._verdicts: list[bool] | None = None  # of all rows, while they are judged together
        self._model = model
        self.setSourceModel(model)

    def show_section(self, section: Section) -> None:
        """Show one tab's rows."""
        if section is not self._section:
            self._section = section
            self._judge_all()

    def search(self, words: str) -> None:
        """Show rows that contain every word; "" shows all."""
        self._words = words.casefold().split()
        self._judge_all()

    def _judge_all(self) -> None:
        """Judge every row in one go: then Qt's question for each of ten thousand is short."""
        self.beginFilterChange()
        self._verdicts = self._model.verdicts(self._section, self._words)
        try:
            self.endFilterChange()
        finally:
            self._verdicts = None

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        verdicts = self._verdicts
        if verdicts is not None:
            return verdicts[source_row]
        return self._accepts(self._model.at(source_row))

    def _accepts(self, view: TransferView) -> bool:
        if self._section is not Section.ALL and section_of(view) is not self._section:
            return False
        words = haystack(view) if self._words else ""
        return all(word in words for word in self._words)
