"""The piece grid: one small square per piece (or run of pieces), painted from one indexed image.

Owns the picture, the pointer and keyboard on it, and the coalescing of changes to one repaint per
frame. Which cell shows which pieces is `gui.models.piece_cells`'s business. A file of a million
pieces is laid out in slices, so that the window never waits.
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
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.views import PieceState, PiecesView
from gui import text
from gui.models import piece_cells
from gui.models.piece_cells import Fit, PieceCells
from gui.theme import Theme, Tokens
from gui.words import tr

FRAME_MS = 16
SMALLEST, LARGEST = 3, 18  # logical pixels of a cell's side
BUILD_CELLS = 1200  # per slice: under a frame
BUILD_PIECES = 250_000  # looked at per slice
REPAINT_ALL = 64  # changed cells from which one big repaint is cheaper
_KEY_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def color_table(tokens: Tokens) -> list[int]:
    """The 256 colours of the image: shades from missing to verified, then the moving states."""
    low, high = QColor(tokens.cell), QColor(tokens.accent)
    table = []
    for shade in range(piece_cells.SHADES):
        part = shade / piece_cells.FULL
        mixed = [
            round(a + (b - a) * part)
            for a, b in zip(low.getRgb()[:3], high.getRgb()[:3], strict=True)  # type: ignore[index]
        ]
        table.append(QColor(*mixed).rgb())
    table += [QColor(c).rgb() for c in (tokens.asked, tokens.amber, tokens.violet, tokens.red)]
    surface = QColor(tokens.surface).rgb()
    return table + [surface] * (256 - len(table))


class PieceGrid(QWidget):
    """Shows a `PiecesView` and the changes after it."""

    told = Signal(str)  # what the pointer or the keyboard is on, in words, or ""
    counted = Signal(int, int)  # verified, total

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cells: PieceCells | None = None
        self._piece_size = self._size = 0
        self._limit = 240
        self._current = -1  # piece under the keyboard
        self._dirty: set[int] = set()
        self._image = QImage()
        self._mask = QPixmap()
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._flush)
        self._builder = QTimer(self)
        self._builder.setSingleShot(True)
        self._builder.setInterval(0)
        self._builder.timeout.connect(self._build)
        self.setAccessibleName(tr("Pieces"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(LARGEST)
        theme.changed.connect(self._recolor)

    # What is shown.

    def set_pieces(self, view: PiecesView) -> None:
        """Show these pieces from now on."""
        self._piece_size, self._size = view.piece_size, view.size
        self._current = -1
        self._cells = PieceCells(view.states, self._fit(len(view.states)))
        self._rebuild()
        self._tell_count()

    @property
    def known(self) -> bool:
        """Whether there are pieces to show."""
        return self._cells is not None

    @property
    def verified(self) -> int:
        """How many of the pieces shown are verified."""
        return self._cells.verified if self._cells is not None else 0

    def clear(self) -> None:
        """Show nothing."""
        self._cells = None
        self._current = -1
        self._builder.stop()
        self.setFixedHeight(LARGEST)
        self.setAccessibleDescription(tr("Not known yet"))
        self.counted.emit(0, 0)
        self.update()

    def apply(self, changes: Iterable[tuple[int, PieceState]]) -> None:
        """Note changes; they are painted together with the next frame."""
        if self._cells is None:
            return
        for piece, state in changes:
            cell = self._cells.change(piece, state)
            if cell is not None:
                self._dirty.add(cell)
        if self._dirty and not self._frame.isActive():
            self._frame.start()

    def set_limit(self, height: int) -> None:
        """The most height the grid may take, logical pixels."""
        if height != self._limit:
            self._limit = height
            self._refit()

    # Layout and the image.

    def _fit(self, pieces: int) -> Fit:
        ratio = self.devicePixelRatioF()
        return piece_cells.fit(
            pieces,
            int(self.width() * ratio),
            int(self._limit * ratio),
            round(SMALLEST * ratio),
            round(LARGEST * ratio),
        )

    def _refit(self) -> None:
        if self._cells is None:
            return
        shape = self._fit(len(self._cells.states))
        if shape != self._cells.shape:
            self._cells.reshape(shape)
            self._rebuild()

    def _rebuild(self) -> None:
        cells = self._cells
        if cells is None:
            return
        shape = cells.shape
        self._dirty.clear()
        if shape.rows:
            self._image = QImage(
                cells.image, shape.columns, shape.rows, cells.stride, QImage.Format.Format_Indexed8
            )
        self._recolor()
        height = shape.rows * shape.height / self.devicePixelRatioF()
        self.setFixedHeight(max(LARGEST, int(height + 0.999)))
        self._build()

    def _build(self) -> None:
        cells = self._cells
        if cells is None or cells.built >= cells.shape.cells:
            return
        per_cell = max(1, len(cells.states) // cells.shape.cells)
        first, end = cells.build(
            min(BUILD_CELLS, max(1, BUILD_PIECES // per_cell)) if cells.shared else 1_000_000
        )
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
        self._image.setColorTable(color_table(self._theme.tokens))
        self._mask = self._make_mask(self._cells.shape)
        self.update()

    def _make_mask(self, shape: Fit) -> QPixmap:
        """The gaps between cells, tiled over the image: small cells get none, large ones round."""
        ratio = self.devicePixelRatioF()
        side = min(shape.width, shape.height)
        if side < 4 * ratio:
            return QPixmap()
        gap = max(1, round(ratio * (2 if side >= 10 * ratio else 1)))
        mask = QPixmap(shape.width, shape.height)
        mask.fill(Qt.GlobalColor.transparent)
        hole = QRectF(0, 0, shape.width - gap, shape.height - gap)
        path = QPainterPath()
        path.addRect(QRectF(0, 0, shape.width, shape.height))
        corner = ratio * (2.5 if side >= 10 * ratio else 0)
        path.addRoundedRect(hole, corner, corner)
        painter = QPainter(mask)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, corner > 0)
        painter.fillPath(path, QColor(self._theme.tokens.surface))
        painter.end()
        return mask

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
                words = text.pieces_summary(self._cells.verified, total)
                self.setAccessibleDescription(tr("Pieces: {words}", words=words))

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
        return QRect(
            self._cell_rect(first).topLeft(), self._cell_rect(max(first, end - 1)).bottomRight()
        ).united(QRect(0, self._cell_rect(first).top(), self.width(), 1))

    def _piece_at(self, where: QPoint) -> int:
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
        shape, ratio = cells.shape, self.devicePixelRatioF()
        whole = QRect(0, 0, shape.columns, shape.rows)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        for rect in event.region():  # type: ignore[attr-defined]
            left, top = int(rect.left() * ratio) // shape.width, int(rect.top() * ratio)
            right = int((rect.right() + 1) * ratio) // shape.width
            bottom = int((rect.bottom() + 1) * ratio) // shape.height
            part = QRect(QPoint(left, top // shape.height), QPoint(right, bottom)) & whole
            place = QRect(
                part.left() * shape.width,
                part.top() * shape.height,
                part.width() * shape.width,
                part.height() * shape.height,
            )
            painter.drawImage(place, self._image, part)
            if not self._mask.isNull():
                painter.drawTiledPixmap(place, self._mask)
        painter.restore()
        if self.hasFocus() and self._current >= 0:
            painter.setPen(QPen(QColor(self._theme.tokens.text), 2))
            painter.drawRect(self._cell_rect(cells.cell_of(self._current)).adjusted(0, 0, -1, -1))

    def _paint_unknown(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.track))
        width = (self.width() + 2) / 28
        for number in range(28):
            painter.drawRoundedRect(QRectF(number * width, 1, width - 2, LARGEST - 2), 2.5, 2.5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._refit()

    # Pointer and keyboard.

    def describe(self, piece: int) -> str:
        """A piece, or the run of pieces that its cell shows, in words."""
        cells = self._cells
        if cells is None or not 0 <= piece < len(cells.states):
            return ""
        total = len(cells.states)
        run = cells.pieces_of(cells.cell_of(piece))
        if len(run) > 1:
            verified = cells.states.count(PieceState.COMPLETE, run.start, run.stop)
            return tr(
                "Pieces {first} to {last} of {all} · {done} verified",
                first=run.start + 1,
                last=run.stop,
                all=total,
                done=verified,
            )
        length = min(self._piece_size, self._size - piece * self._piece_size)
        return text.piece_words(piece, total, length, PieceState(cells.states[piece]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.told.emit(self.describe(self._piece_at(event.position().toPoint())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(self._piece_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.told.emit(self.describe(self._current) if self.hasFocus() else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._cells is not None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._go_to(max(0, self._current))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.told.emit("")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cells = self._cells
        if cells is None or not cells.shape.columns:
            super().keyPressEvent(event)
            return
        columns = cells.shape.columns
        steps = _KEY_STEPS | {Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        last = cells.shape.cells - 1
        cell = cells.cell_of(max(0, self._current))
        key = Qt.Key(event.key())
        if key in steps:
            target = cell + steps[key]
            cell = target if 0 <= target <= last else cell
        elif key == Qt.Key.Key_Home:
            cell = 0
        elif key == Qt.Key.Key_End:
            cell = last
        else:
            super().keyPressEvent(event)
            return
        self._go_to(cells.pieces_of(cell).start)

    def _go_to(self, piece: int) -> None:
        if piece < 0:
            return
        self._current = piece
        words = self.describe(piece)
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        self.told.emit(words)
        self.update()
