"""Which files of a folder are to be fetched: a list of boxes to tick, with what they come to."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.views import FileView
from gui import text
from gui.models.transfer_model import VIEW_ROLE, Index
from gui.theme import Theme
from gui.views.detail_lists import BOX, FileDelegate, check_rect
from gui.views.mirror import Mirror
from gui.views.widgets import ElidedLabel
from gui.words import listed, tr

ROW, MOST_ROWS = 32, 6
_NOWHERE = QModelIndex()


class ChoiceModel(QAbstractListModel):
    """Files, each ticked or not; all are at the beginning."""

    changed = Signal()

    def __init__(self, files: tuple[FileView, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._ticked = [True] * len(files)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._files)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._files):
            return None
        file, on = self._files[index.row()], self._ticked[index.row()]
        if role == VIEW_ROLE:
            return file, on
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return file.path
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return listed((file.path, text.size(file.size)))
        return None

    def tick(self, rows: list[int]) -> None:
        """Turn these rows round: off when all of them are on."""
        on = not all(self._ticked[row] for row in rows)
        self._set(rows, on)

    def tick_all(self, on: bool) -> None:
        """Every row on, or off."""
        self._set(list(range(len(self._files))), on)

    def _set(self, rows: list[int], on: bool) -> None:
        for row in rows:
            self._ticked[row] = on
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))
            self.changed.emit()

    def chosen(self) -> list[FileView]:
        """The files that are ticked."""
        return [file for file, on in zip(self._files, self._ticked, strict=True) if on]


class FilePicker(QWidget):
    """The list, the sum, and All / None."""

    changed = Signal()

    def __init__(self, theme: Theme, files: tuple[FileView, ...]) -> None:
        super().__init__()
        self._files = files
        self.model = ChoiceModel(files, self)
        self.list = PickList(theme, self.model)
        self.sum = ElidedLabel("dim")
        self.all = _quiet(tr("All", "files to download"))
        self.none = _quiet(tr("None", "files to download"))
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 0, 0)
        foot.setSpacing(2)
        foot.addWidget(self.sum, 1)
        foot.addWidget(self.all)
        foot.addWidget(self.none)
        box = QVBoxLayout(self)
        box.setContentsMargins(44, 0, 0, 0)  # under the words of the line above
        box.setSpacing(2)
        box.addWidget(self.list)
        box.addLayout(foot)
        self.all.clicked.connect(lambda: self.model.tick_all(True))
        self.none.clicked.connect(lambda: self.model.tick_all(False))
        self.model.changed.connect(self._tell)
        self._tell()

    def chosen(self) -> list[FileView]:
        """The files that are ticked."""
        return self.model.chosen()

    @property
    def only(self) -> tuple[str, ...]:
        """The paths to fetch, empty when it is all of them."""
        chosen = self.chosen()
        return () if len(chosen) == len(self._files) else tuple(file.path for file in chosen)

    def _tell(self) -> None:
        chosen = self.chosen()
        self.sum.setText(
            tr(
                "{n} of {all} files, {size}",
                "{n} of {all} files, {size}",
                len(chosen),
                all=len(self._files),
                size=text.size(sum(file.size for file in chosen)),
            )
        )
        self.changed.emit()


class PickList(QListView):
    """A click or Space ticks."""

    def __init__(self, theme: Theme, model: ChoiceModel) -> None:
        super().__init__()
        self._choices = model
        self.setModel(model)
        self.setItemDelegate(_PickDelegate(theme, self))
        self.setAccessibleName(tr("Files to download"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(min(MOST_ROWS, model.rowCount()) * ROW + 2)
        self.clicked.connect(lambda index: model.tick([index.row()]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._choices.tick([at.row() for at in self.selectionModel().selectedIndexes()])
        else:
            super().keyPressEvent(event)


class _PickDelegate(FileDelegate):
    """A box, the path and the size."""

    def _paint_row(self, painter: QPainter, box: QRectF, item: object, mirror: Mirror) -> None:
        if not isinstance(item, tuple):
            return
        file, on = item
        self.paint_box(painter, mirror(check_rect(box)), on)
        size = QRectF(box.right() - 70, box.top(), 70, box.height())
        name = QRectF(box.left() + BOX + 10, box.top(), 0, box.height())
        name.setRight(size.left() - 8)
        mode, token = Qt.TextElideMode.ElideMiddle, "text" if on else "dim"
        self.paint_name(painter, mirror(name), file.path, mode, token)
        self.paint_note(painter, mirror(size), text.size(file.size))


def _quiet(words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName("quiet")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made
