"""The lists of the details: who is connected, which files there are, what happened."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engine.views import FileView, PeerView, Priority
from gui import icons, text
from gui.models.detail_models import FileModel
from gui.models.journal import Line
from gui.models.transfer_model import VIEW_ROLE
from gui.theme import Theme, color, font
from gui.views.mirror import Mirror
from gui.words import tr

ROW_HEIGHT, TALL_ROW = 32, 46
NARROW_ROW = 400  # where the bar stands under the name, so that an address can be read
BOX = 16  # side of a checkbox
RATES = 152  # width of the column of rates
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class SmallList(QListView):
    """A plain list that says so when it is empty."""

    theme: Theme
    hint = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self.hasFocus() and not self.currentIndex().isValid():  # no row shows the keyboard
            painter.setPen(QPen(color(self.theme.tokens.accent), 1.6))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 8, 8)
        if self.model().rowCount() == 0 and self.hint:
            painter.setFont(font(13))
            painter.setPen(color(self.theme.tokens.dim))
            box = QRectF(8, 0, self.viewport().width() - 16, 64)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.hint)


def small_list(name: str, model: QAbstractItemModel, delegate: QStyledItemDelegate) -> SmallList:
    """A list without a frame, painted by `delegate`."""
    made = SmallList()
    _prepare(made, name, model, delegate)
    return made


def _prepare(
    made: QListView, name: str, model: QAbstractItemModel, delegate: QStyledItemDelegate
) -> None:
    made.setAccessibleName(name)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setUniformItemSizes(True)
    made.setMouseTracking(True)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setModel(model)
    made.setItemDelegate(delegate)


class _RowDelegate(QStyledItemDelegate):
    height = ROW_HEIGHT

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = font(13)
        self._note = font(12, figures=True)
        self._flag = font(11, QFont.Weight.Medium)
        self._name_size = QFontMetricsF(self._name)
        self._note_size = QFontMetricsF(self._note)
        self._flag_size = QFontMetricsF(self._flag)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(160, self.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        self._paint_ground(painter, box.adjusted(1, 1, -1, -1), option.state)
        inner = box.adjusted(8, 0, -8, 0)
        self._paint_row(painter, inner, index.data(VIEW_ROLE), Mirror(inner, option.direction))
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if not selected and not state & QStyle.StateFlag.State_MouseOver:
            return
        tokens = self._theme.tokens
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(color(tokens.accent), 1.4) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens.soft if selected else tokens.hover))
        painter.drawRoundedRect(box, 7, 7)

    def _paint_row(self, painter: QPainter, box: QRectF, item: object, mirror: Mirror) -> None:
        raise NotImplementedError

    def paint_share(
        self, painter: QPainter, box: QRectF, share: float, tint: str, turned: bool
    ) -> None:
        """A short bar: how much of it."""
        bar = QRectF(box.left(), box.center().y() - 2, box.width(), 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._theme.tokens.track))
        painter.drawRoundedRect(bar, 2, 2)
        if share > 0:
            painter.setBrush(color(tint))
            width = max(4.0, bar.width() * min(1.0, share))
            left = bar.right() - width if turned else bar.left()
            painter.drawRoundedRect(QRectF(left, bar.top(), width, 4), 2, 2)

    def paint_note(self, painter: QPainter, box: QRectF, words: str, right: bool = True) -> None:
        """Small words, at the right unless told otherwise."""
        painter.setFont(self._note)
        painter.setPen(color(self._theme.tokens.dim))
        shown = self._note_size.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _RIGHT if right else _MIDDLE, shown)

    def paint_name(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        mode: Qt.TextElideMode,
        token: str = "text",
    ) -> float:
        """Words in the usual size; gives the width they took."""
        painter.setFont(self._name)
        painter.setPen(color(getattr(self._theme.tokens, token)))
        shown = self._name_size.elidedText(words, mode, box.width())
        painter.drawText(box, _MIDDLE, shown)
        return self._name_size.horizontalAdvance(shown)


class PeerDelegate(_RowDelegate):
    """Address, flags in words, the program, how much the peer has, rates and totals."""

    height = TALL_ROW

    def _paint_row(self, painter: QPainter, box: QRectF, item: object, mirror: Mirror) -> None:
        if not isinstance(item, PeerView):
            return
        upper = QRectF(box.left(), box.top() + 4, box.width(), 19)
        lower = QRectF(box.left(), upper.bottom(), box.width(), 18)
        narrow = box.width() < NARROW_ROW
        rates, totals = text.peer_rates(item), "" if narrow else text.peer_totals(item)
        room = self._note_size.horizontalAdvance(rates) + 12
        bar = lower if narrow else upper
        left = lower.right() - 92 if narrow else upper.right() - max(RATES, room) - 92
        share = QRectF(left, bar.top(), 48, bar.height())
        part = QRectF(share.right() + 4, bar.top(), 40, bar.height())
        end = upper.right() - room if narrow else share.left() - 12
        name = QRectF(upper.left(), upper.top(), end - upper.left(), upper.height())
        self.paint_name(painter, mirror(name), text.peer_name(item), Qt.TextElideMode.ElideMiddle)
        tint = self._theme.tokens.green if item.have >= 1 else self._theme.tokens.accent
        self.paint_share(painter, mirror(share), item.have, tint, mirror.turned)
        self.paint_note(painter, mirror(part), text.peer_share(item))
        self.paint_note(painter, mirror(upper), rates)
        half = 100 if narrow else self._note_size.horizontalAdvance(totals) + 12
        words = QRectF(lower.left(), lower.top(), lower.width() - half, lower.height())
        self.paint_note(painter, mirror(lower), totals)
        self.paint_note(painter, mirror(words), text.client(item), False)
        used = self._note_size.horizontalAdvance(text.client(item)) + 8
        self._paint_flags(painter, words.adjusted(used, 0, 0, 0), text.peer_flags(item), mirror)

    def _paint_flags(
        self, painter: QPainter, box: QRectF, flags: Sequence[str], mirror: Mirror
    ) -> None:
        tokens = self._theme.tokens
        painter.setFont(self._flag)
        for flag in flags:
            width = self._flag_size.horizontalAdvance(flag) + 12
            if width > box.width():
                return
            chip = QRectF(box.left(), box.center().y() - 8, width, 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.track))
            painter.drawRoundedRect(mirror(chip), 6, 6)
            painter.setPen(color(tokens.dim))
            painter.drawText(mirror(chip), Qt.AlignmentFlag.AlignCenter, flag)
            box.setLeft(chip.right() + 5)


class FileDelegate(_RowDelegate):
    """Whether it is wanted, path, priority, how much of it is here, and its size."""

    def _paint_row(self, painter: QPainter, box: QRectF, item: object, mirror: Mirror) -> None:
        if not isinstance(item, FileView):
            return
        tokens = self._theme.tokens
        self.paint_box(painter, mirror(check_rect(box)), item.wanted)
        size = QRectF(box.right() - 70, box.top(), 70, box.height())
        share = QRectF(size.left() - 56, box.top(), 48, box.height())
        name = QRectF(box.left() + BOX + 10, box.top(), 0, box.height())
        name.setRight(share.left() - 12)
        if item.priority in (Priority.HIGH, Priority.LOW):
            words = tr(text.PRIORITY_WORDS[item.priority])
            chip = QRectF(
                0, box.center().y() - 8, self._flag_size.horizontalAdvance(words) + 12, 16
            )
            chip.moveRight(share.left() - 10)
            name.setRight(chip.left() - 8)
            painter.setFont(self._flag)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.track))
            painter.drawRoundedRect(mirror(chip), 6, 6)
            painter.setPen(color(tokens.dim))
            painter.drawText(mirror(chip), Qt.AlignmentFlag.AlignCenter, words)
        token = "text" if item.wanted else "dim"
        self.paint_name(painter, mirror(name), item.path, Qt.TextElideMode.ElideMiddle, token)
        done = item.done / item.size if item.size else 1.0
        tint = tokens.green if done >= 1 else tokens.accent if item.wanted else tokens.edge
        self.paint_share(painter, mirror(share), done, tint, mirror.turned)
        self.paint_note(painter, mirror(size), text.size(item.size))

    def paint_box(self, painter: QPainter, box: QRectF, on: bool) -> None:
        """A box to tick."""
        tokens = self._theme.tokens
        painter.setPen(QPen(color(tokens.accent if on else tokens.dim), 1))
        painter.setBrush(color(tokens.accent if on else tokens.well))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4.5, 4.5)
        if on:
            ratio = painter.device().devicePixelRatioF()
            picture = icons.pixmap("check", tokens.on_accent, 12, ratio)
            painter.drawPixmap(box.topLeft() + QRectF(2, 2, 0, 0).topLeft(), picture)


def check_rect(row: QRectF) -> QRectF:
    """Where the box to tick stands in a row."""
    return QRectF(row.left(), row.center().y() - BOX / 2, BOX, BOX)


class JournalDelegate(_RowDelegate):
    """The time and what happened."""

    def _paint_row(self, painter: QPainter, box: QRectF, item: object, mirror: Mirror) -> None:
        if not isinstance(item, Line):
            return
        moment = text.to_the_second(item.at, time.time())
        width = max(64, self._note_size.horizontalAdvance(moment) + 12)  # today's are as wide
        clock = QRectF(box.left(), box.top(), width, box.height())
        self.paint_note(painter, mirror(clock), moment, False)
        words = box.adjusted(width + 2, 0, 0, 0)
        self.paint_name(painter, mirror(words), item.words, Qt.TextElideMode.ElideRight)


class FileList(SmallList):
    """Files with a box to tick; says what is wanted of them."""

    wanted = Signal(object, object)  # paths, Priority
    opened = Signal(str)
    revealed = Signal(str)
    pieces = Signal(str)

    def __init__(self, theme: Theme, model: FileModel, delegate: FileDelegate) -> None:
        super().__init__()
        self.theme = theme
        _prepare(self, tr("Files"), model, delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.customContextMenuRequested.connect(self._open_menu)
        self.activated.connect(self._open)

    def chosen(self) -> list[FileView]:
        """The selected files."""
        rows = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        files = [index.data(VIEW_ROLE) for index in rows]
        return [file for file in files if isinstance(file, FileView)]

    def want(self, priority: Priority) -> None:
        """Wish a priority for the selected files."""
        paths = [file.path for file in self.chosen()]
        if paths:
            self.wanted.emit(paths, priority)

    def _toggle(self, files: Sequence[FileView]) -> None:
        if files:
            skip = all(file.wanted for file in files)
            priority = Priority.SKIP if skip else Priority.NORMAL
            self.wanted.emit([file.path for file in files], priority)

    def _open(self, index: QModelIndex) -> None:
        file = index.data(VIEW_ROLE)
        if isinstance(file, FileView):
            self.opened.emit(file.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self.chosen())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        file = self._ticked(event)
        if file is not None:
            self._toggle([file])
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._ticked(event) is None:
            super().mouseDoubleClickEvent(event)

    def _ticked(self, event: QMouseEvent) -> FileView | None:
        where = event.position()
        index = self.indexAt(where.toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return None
        row = QRectF(self.visualRect(index)).adjusted(8, 0, -8, 0)
        box = Mirror(row, self.layoutDirection())(check_rect(row)).adjusted(-6, -8, 6, 8)
        file = index.data(VIEW_ROLE)
        return file if box.contains(where) and isinstance(file, FileView) else None

    def _open_menu(self, where: QPoint) -> None:
        files = self.chosen()
        if files:
            menu = self.menu(files)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(where))

    def menu(self, files: Sequence[FileView]) -> QMenu:
        """What can be done with the selected files."""
        menu, first = QMenu(self), files[0]
        for words, run in (
            (tr("Open"), lambda: self.opened.emit(first.path)),
            (tr("Show in folder"), lambda: self.revealed.emit(first.path)),
            (tr("Show its pieces"), lambda: self.pieces.emit(first.path)),
        ):
            action = menu.addAction(words)
            action.setEnabled(len(files) == 1)
            action.triggered.connect(lambda _=False, run=run: run())
        menu.addSeparator()
        same = {file.priority for file in files}
        for priority, name in text.PRIORITY_WORDS.items():
            action = menu.addAction(tr(name))
            action.setCheckable(True)
            action.setChecked(same == {priority})
            action.triggered.connect(lambda _=False, which=priority: self.want(which))
        return menu

    def event(self, event: QEvent) -> bool:
        # Space ticks: no shortcut of the window may take it first.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()
            return True
        return super().event(event)
