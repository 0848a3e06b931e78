"""A link as a QR code, large enough for a telephone to read from the screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.theme import Theme
from gui.views.widgets import SHADOW, ElidedLabel, Floating, IconButton, label
from gui.words import tr

SIDE = 264
QUIET = 4  # light cells around the code, as the standard asks


class _Code(QWidget):
    """The cells, always dark on white: readers expect it in every theme."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(SIDE, SIDE)
        self.rows: tuple[bytes, ...] = ()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        if not self.rows:
            return
        count = len(self.rows) + 2 * QUIET
        # Whole device pixels per cell, so that no line of the code is blurred.
        ratio = self.devicePixelRatioF()
        cell = max(1, int(SIDE * ratio / count)) / ratio
        edge = (SIDE - cell * len(self.rows)) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#000000"))
        for y, row in enumerate(self.rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.drawRect(QRectF(edge + x * cell, edge + y * cell, cell, cell))


class QrCard(Floating):
    """Shows one link until it is closed."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.code = _Code()
        self.name = ElidedLabel("strong", Qt.TextElideMode.ElideMiddle)
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.done = IconButton(theme, "check", tr("Done"), style="primary", tint="on_accent")
        note = label(tr("The link, to be scanned from the screen"), "dim")
        note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.box.addWidget(self.name)
        self.box.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.box.addWidget(note)
        self.box.addWidget(self.done)
        self.done.clicked.connect(self.dismiss)

    def open(self, name: str, link: str) -> None:
        """Show this link."""
        import segno  # when it is first asked for: the window is up sooner without it

        self.name.setText(name)
        self.setAccessibleName(tr("QR code of the link to {name}", name=name))
        code = segno.make(link, micro=False, error="m", boost_error=False)
        self.code.rows = tuple(bytes(row) for row in code.matrix)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self.code.update()
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    def place(self) -> None:
        """Lie in the middle of the window."""
        over = self.parentWidget()
        if over is not None:
            hint = self.sizeHint()
            width = max(hint.width(), SIDE + 60 + 2 * SHADOW)
            self.resize(width, hint.height())
            self.move((over.width() - width) // 2, max(0, (over.height() - hint.height()) // 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
