"""The piece grid: one small square per piece (or run of pieces), painted from one indexed image.

For a folder as a whole it shows the files; what a cell stands for is `GridWords`'s to say.

Owns the picture, how near it is looked at, the pointer and keyboard on it, and the coalescing of
changes to one repaint per frame. Which cell shows which pieces is `gui.models.piece_cells`'s
business, how it looks `piece_paint`'s. A file of a million pieces is laid out in slices, so that
the window never waits.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from engine.views import PieceState, PiecesView
from gui import piece_text
from gui.grid_words import GridWords, PieceWords
from gui.models import piece_cells, piece_zoom
from gui.models.piece_cells import Fit, PieceCells, Window
from gui.models.piece_zoom import Room, Step
from gui.theme import Theme
from gui.views import piece_paint

FRAME_MS = 16
SMALLEST, LARGEST, NEAREST = 3, 18, 30  # logical pixels of a cell's side
BUILD_CELLS = 1200  # per slice: under a frame
BUILD_PIECES = 250_000  # looked at per slice
BUILD_RARE = 12_000  # the same with rarities, which are compared one by one
REPAINT_ALL = 64  # changed cells from which one big repaint is cheaper
WHEEL_STEP = 120
_KEY_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PieceGrid(QWidget):
    """Shows a `PiecesView` and the changes after it, or one moment of the past."""

    told = Signal(str)  # what the pointer or the keyboard is on, in words, or ""
    pointed = Signal(int)  # the piece under the pointer, -1 for none
    chosen = Signal(int)  # the piece that was clicked or gone to, -1 for none
    counted = Signal(int, int)  # done, total
    entered = Signal(int)  # what is to be looked into, by a double click or Return
    zoomed = Signal(int, int)  # level, highest level

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cells: PieceCells | None = None
        self._live: bytearray | None = None  # the states of now, while a past moment is shown
        self._words: GridWords = PieceWords()
        self._limit = 240
        self._level = 0
        self._steps: list[Step] = []
        self._current = -1  # piece under the keyboard
        self._dirty: set[int] = set()
        self._image = QImage()
        self._mask = QPixmap()
        self._frame = self._timer(FRAME_MS, self._flush)
        self._builder = self._timer(0, self._build)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.hide()
        self._bar.valueChanged.connect(self._relook)
        self.setAccessibleName(self._words.title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(LARGEST)
        theme.changed.connect(self._recolor)

    def _timer(self, wait_ms: int, run: object) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(wait_ms)
        made.timeout.connect(run)
        return made

    # What is shown.

    def set_pieces(self, view: PiecesView) -> None:
        """Show these pieces from now on; none are shown as such that are not known yet."""
        self.set_states(view.states, PieceWords(view.piece_size, view.size))

    def set_states(self, states: bytes, words: GridWords) -> None:
        """Show cells in these states, which stand for what the words say."""
        self.rename(words)
        if not states:
            self.clear()
            return
        self._current, self._live, self._level = -1, None, 0
        self._cells = PieceCells(states, Fit(0, 0, 0, 1, 1))
        self._relook()
        self._tell_count()
        self.chosen.emit(-1)

    @property
    def words(self) -> GridWords:
        """What the cells stand for."""
        return self._words

    def rename(self, words: GridWords) -> None:
        """What the cells stand for has other words now."""
        self._words = words
        self.setAccessibleName(words.title)

    @property
    def known(self) -> bool:
        """Whether there are pieces to show."""
        return self._cells is not None

    @property
    def verified(self) -> int:
        """How many of the pieces shown are verified."""
        return self._cells.verified if self._cells is not None else 0

    @property
    def current(self) -> int:
        """The piece that was clicked or gone to, or -1."""
        return self._current

    def clear(self) -> None:
        """Show nothing."""
        self._cells = self._live = None
        self._current, self._level = -1, 0
        self._builder.stop()
        self._bar.hide()
        self.setFixedHeight(LARGEST)
        self.setAccessibleDescription(piece_text.unknown())
        self.counted.emit(0, 0)
        self.chosen.emit(-1)
        self.zoomed.emit(0, 0)
        self.update()

    def apply(self, changes: Iterable[tuple[int, PieceState]]) -> None:
        """Note changes; they are painted together with the next frame."""
        if self._cells is None:
            return
        if self._live is not None:
            for piece, state in changes:
                if 0 <= piece < len(self._live):
                    self._live[piece] = state
            return
        for piece, state in changes:
            before = self._cells.verified
            cell = self._cells.change(piece, state)
            if cell is not None:
                self._dirty.add(cell)
            if (cell is not None or self._cells.verified != before) and not self._frame.isActive():
                self._frame.start()

    def show_moment(self, states: bytes | None) -> None:
        """Show a moment of the past, or with None the present again."""
        cells = self._cells
        if cells is None or (states is None and self._live is None):
            return
        if states is None:
            cells.show_states(bytes(self._live or b""))
            self._live = None
        elif len(states) == len(cells.states):
            if self._live is None:
                self._live = bytearray(cells.states)
            cells.show_states(states)
        self._rebuild_same()

    def show_rarity(self, copies: bytes | None) -> None:
        """Shade pieces by how many others have them; None shades no more."""
        if self._cells is not None:
            self._cells.show_rarity(copies)
            self._rebuild_same()

    def set_limit(self, height: int) -> None:
        """The most height the grid may take, logical pixels."""
        if height != self._limit:
            self._limit = height
            self._relook()

    # How near.

    def zoom(self, nearer: int, piece: int = -1) -> None:
        """Go some levels nearer (or, below zero, farther) and keep `piece` in sight."""
        self.zoom_to(self._level + nearer, piece)

    def zoom_to(self, level: int, piece: int = -1) -> None:
        """Look from one level; 0 shows the whole file."""
        if self._cells is None:
            return
        seen = piece if piece >= 0 else self._current
        if seen < 0:
            window = self._cells.window
            seen = window.first + window.count // 2
        level = max(0, min(level, len(self._steps)))
        if level != self._level:
            self._level = level
            self._relook(keep=seen)

    def _room(self) -> Room:
        ratio = self.devicePixelRatioF()
        bar = self._bar.sizeHint().width() + 2 if self._level else 0
        return Room(
            int((self.width() - bar) * ratio),
            int(self._limit * ratio),
            round(SMALLEST * ratio),
            round(LARGEST * ratio),
        )

    def _relook(self, _row: int = 0, keep: int = -1) -> None:
        """Lay out anew what the level and the place in the file bring into sight."""
        cells = self._cells
        if cells is None:
            return
        pieces, room = len(cells.states), self._room()
        self._steps = piece_zoom.steps(pieces, room, round(NEAREST * self.devicePixelRatioF()))
        self._level = min(self._level, len(self._steps))
        shape, window = self._look(pieces, room, keep)
        if (shape, window) != (cells.shape, cells.window):
            cells.reshape(shape, window)
            self._rebuild()
        self.zoomed.emit(self._level, len(self._steps))

    def _look(self, pieces: int, room: Room, keep: int) -> tuple[Fit, Window]:
        self._bar.setVisible(self._level > 0)
        if self._level == 0:
            size = (room.width, room.height, room.smallest, room.largest)
            return piece_cells.fit(pieces, *size), Window(0, pieces)
        step = self._steps[self._level - 1]
        beyond = piece_zoom.rows_beyond(pieces, room, step)
        rows = max(1, room.height // step.side)
        self._bar.blockSignals(True)
        self._bar.setRange(0, beyond)
        self._bar.setPageStep(rows)
        if keep >= 0:
            self._bar.setValue(piece_zoom.row_of(keep, room, step) - rows // 2)
        self._bar.blockSignals(False)
        return piece_zoom.look(pieces, room, step, self._bar.value())

    def _bring_into_sight(self, piece: int) -> None:
        if self._cells is not None and self._level and self._cells.cell_of(piece) is None:
            self._relook(keep=piece)

    # The image.

    def _rebuild(self) -> None:
        cells = self._cells
        if cells is None:
            return
        shape = cells.shape
        self._dirty.clear()
        self._image = QImage()
        if shape.rows:
            self._image = QImage(
                cells.image, shape.columns, shape.rows, cells.stride, QImage.Format.Format_Indexed8
            )
        self._recolor()
        height = self._limit
        if not self._level:
            height = int(shape.rows * shape.height / self.devicePixelRatioF() + 0.999)
        self.setFixedHeight(max(LARGEST, height))
        self._build()

    def _rebuild_same(self) -> None:
        """Every cell again, in the same places: what was there stays until it is replaced."""
        self._dirty.clear()
        self._build()
        self._tell_count()

    def _build(self) -> None:
        cells = self._cells
        if cells is None or cells.built >= cells.shape.cells:
            return
        pieces = BUILD_RARE if cells.rarity is not None else BUILD_PIECES
        slices = cells.shared or cells.rarity is not None
        most = min(BUILD_CELLS, max(1, pieces // cells.per_cell)) if slices else 1_000_000
        first, end = cells.build(most)
        if cells.built < cells.shape.cells:
            self._builder.start()
        if first == 0 and end == cells.shape.cells:
            self.update()
        else:
            self.update(self._rows_rect(first, end))

    def _recolor(self) -> None:
        if self._cells is None or self._image.isNull():
            self.update()
            return
        tokens = self._theme.tokens
        self._image.setColorTable(piece_paint.color_table(tokens))
        ratio = self.devicePixelRatioF()
        self._mask = piece_paint.gaps(self._cells.shape, ratio, tokens.surface)
        self.update()

    def _flush(self) -> None:
        """Bring one frame's changes into the image and repaint what they touch."""
        cells = self._cells
        if cells is None:
            return
        for cell in self._dirty:
            cells.refresh(cell)
        if len(self._dirty) > REPAINT_ALL:
            self.update()
        else:
            region = QRegion()
            for cell in self._dirty:
                region += self._cell_rect(cell)
            self.update(region)
        self._dirty.clear()
        self._tell_count()

    def _tell_count(self) -> None:
        if self._cells is not None:
            total = len(self._cells.states)
            self.counted.emit(self._cells.verified, total)
            if self._current < 0:
                self.setAccessibleDescription(self._words.count(self._cells.verified, total))

    # Geometry.

    def _cell_rect(self, cell: int) -> QRect:
        """Logical pixels that a cell touches."""
        if self._cells is None:
            return QRect()
        shape, ratio = self._cells.shape, self.devicePixelRatioF()
        row, column = divmod(cell, shape.columns)
        box = QRectF(
            column * shape.width / ratio,
            row * shape.height / ratio,
            shape.width / ratio,
            shape.height / ratio,
        )
        return box.toAlignedRect()

    def _rows_rect(self, first: int, end: int) -> QRect:
        top, bottom = self._cell_rect(first), self._cell_rect(max(first, end - 1))
        return QRect(0, top.top(), self.width(), bottom.bottom() - top.top() + 1)

    def piece_at(self, where: QPoint) -> int:
        """The (first) piece that is shown at a place, or -1."""
        cells = self._cells
        if cells is None or not cells.shape.columns:
            return -1
        ratio, shape = self.devicePixelRatioF(), cells.shape
        column = int(where.x() * ratio) // shape.width
        cell = int(where.y() * ratio) // shape.height * shape.columns + column
        if not 0 <= column < shape.columns or not 0 <= cell < shape.cells:
            return -1
        return cells.pieces_of(cell).start

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        cells = self._cells
        if cells is None or not cells.shape.rows:
            self._paint_unknown(painter)
            return
        ratio = self.devicePixelRatioF()
        piece_paint.draw(painter, event.region(), self._image, self._mask, cells.shape, ratio)
        cell = cells.cell_of(self._current) if self._current >= 0 else None
        if cell is not None:
            strong = self.hasFocus()
            pen = QPen(QColor(self._theme.tokens.text), 2 if strong else 1.4)
            painter.setPen(pen)
            painter.drawRect(self._cell_rect(cell).adjusted(0, 0, -1, -1))

    def _paint_unknown(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = QPen(QColor(self._theme.tokens.accent), 1.4)
        painter.setPen(focus if self.hasFocus() else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(self._theme.tokens.track))
        width = (self.width() + 2) / 28
        for number in range(28):
            painter.drawRoundedRect(QRectF(number * width, 1, width - 2, LARGEST - 2), 2.5, 2.5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self._bar.sizeHint().width()
        self._bar.setGeometry(self.width() - width, 0, width, self.height())
        self._relook()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._relook()

    # Pointer and keyboard.

    def run_of(self, piece: int) -> range:
        """The pieces that are shown together with one."""
        cells = self._cells
        cell = cells.cell_of(piece) if cells is not None else None
        return cells.pieces_of(cell) if cells is not None and cell is not None else range(0)

    def describe(self, piece: int) -> str:
        """A piece, or the run of pieces that its cell shows, in words."""
        cells = self._cells
        if cells is None or not 0 <= piece < len(cells.states):
            return ""
        total, run = len(cells.states), self.run_of(piece)
        if len(run) > 1:
            verified = cells.states.count(PieceState.COMPLETE, run.start, run.stop)
            return self._words.run(run, total, verified)
        return self._words.one(piece, total, PieceState(cells.states[piece]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        piece = self.piece_at(event.position().toPoint())
        self.told.emit(self.describe(piece))
        self.pointed.emit(piece)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        piece = self.piece_at(event.position().toPoint())
        self.go_to(-1 if piece == self._current else piece)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        piece = self.piece_at(event.position().toPoint())
        self.zoom(1, piece)
        self.entered.emit(piece)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.zoom(1 if turned > 0 else -1, self.piece_at(event.position().toPoint()))
        elif self._level and turned:
            rows = max(1, self._bar.pageStep() // 6)
            self._bar.setValue(self._bar.value() - round(turned / WHEEL_STEP * rows))
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.told.emit(self.describe(self._current))
        self.pointed.emit(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._cells is not None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.go_to(max(0, self._current))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cells, key = self._cells, Qt.Key(event.key())
        if cells is None or not cells.shape.columns:
            super().keyPressEvent(event)
        elif event.text() in ("+", "="):
            self.zoom(1)
        elif event.text() == "-":
            self.zoom(-1)
        elif event.text() == "0":
            self.zoom_to(0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.entered.emit(self._current)
        elif key == Qt.Key.Key_Escape and self._current >= 0:
            self.go_to(-1)
        else:
            target = self._target(cells, key)
            if target is None:
                super().keyPressEvent(event)
            else:
                self.go_to(target)

    def _target(self, cells: PieceCells, key: Qt.Key) -> int | None:
        """The piece to which a key leads; None when it is no such key."""
        columns, per_cell = cells.shape.columns, cells.per_cell
        page = columns * max(1, cells.shape.rows - 1)
        steps = _KEY_STEPS | {
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
        }
        last, at = len(cells.states) - 1, max(0, self._current)
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return self.run_of(last).start if self.run_of(last) else last
        if key not in steps:
            return None
        cell = cells.cell_of(at)
        target = cell + steps[key] if cell is not None else -1
        if cell is not None and 0 <= target < cells.shape.cells:
            return cells.pieces_of(target).start
        beyond = at + steps[key] * per_cell  # in another part of the file
        return beyond if 0 <= beyond <= last and self._level else at

    def go_to(self, piece: int) -> None:
        """Make a piece the current one, or none with -1."""
        self._current = piece
        if piece >= 0:
            self._bring_into_sight(piece)
        words = self.describe(piece)
        self.say(words)
        self.told.emit(words)
        self.chosen.emit(piece)
        self.update()

    def say(self, words: str) -> None:
        """Let a screen reader say what is known of the current piece."""
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
