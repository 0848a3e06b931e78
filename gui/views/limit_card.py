"""The speed limits of one transfer or of several: two numbers, within the limits of the node."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from engine.views import TransferView
from gui import text
from gui.theme import Theme
from gui.views.widgets import SHADOW, ElidedLabel, Floating, IconButton, label
from gui.words import tr

WIDTH = 400
KILO = 1000
MOST_KB_S = 10_000_000


class LimitCard(Floating):
    """Opens over the window; `chosen` carries the keys and both limits in bytes per second."""

    chosen = Signal(object, int, int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._keys: list[str] = []
        self.title = ElidedLabel("h2", Qt.TextElideMode.ElideMiddle)
        self.down, self.up = (
            _rate_field(tr("Download at most")),
            _rate_field(tr("Upload at most")),
        )
        self.cancel = IconButton(theme, "close", tr("Cancel"))
        self.done = IconButton(theme, "check", tr("Set limits"), style="primary", tint="on_accent")
        self.setAccessibleName(tr("Speed limits"))
        self.box.addWidget(self.title)
        for words, field in (
            (tr("Download at most"), self.down),
            (tr("Upload at most"), self.up),
        ):
            row = QHBoxLayout()
            caption = label(words, "dim")
            caption.setBuddy(field)
            row.addWidget(caption, 1)
            row.addWidget(field)
            self.box.addLayout(row)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.done)
        self.box.addLayout(buttons)
        self.cancel.clicked.connect(self.dismiss)
        self.done.clicked.connect(self._accept)

    def open(self, views: Sequence[TransferView]) -> None:
        """Ask for the limits of these rows; those of the first are shown."""
        first = views[0]
        self._keys = [view.key for view in views]
        many = tr("Limits of {n} transfers", "Limits of {n} transfer", len(views))
        name = tr("Limits of “{name}”", name=text.title(first))
        self.title.setText(many if len(views) > 1 else name)
        self.down.setValue(-(-first.limit_down // KILO))
        self.up.setValue(-(-first.limit_up // KILO))
        self.place()
        self.show()
        self.raise_()
        self.down.setFocus(Qt.FocusReason.OtherFocusReason)
        self.down.selectAll()

    def dismiss(self) -> None:
        """Close and change nothing."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _accept(self) -> None:
        keys, down, up = self._keys, self.down.value() * KILO, self.up.value() * KILO
        self.dismiss()
        self.chosen.emit(keys, down, up)

    def place(self) -> None:
        """Lie in the middle of the window."""
        over = self.parentWidget()
        if over is not None:
            width = min(WIDTH, over.width() - 24) + 2 * SHADOW
            height = self.sizeHint().height()
            self.setGeometry(
                (over.width() - width) // 2, (over.height() - height) // 3, width, height
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cancel.click() if self.cancel.hasFocus() else self._accept()
        else:
            super().keyPressEvent(event)


def _rate_field(name: str) -> QSpinBox:
    field = QSpinBox()
    field.setRange(0, MOST_KB_S)
    field.setSingleStep(100)
    field.setSuffix(" kB/s")
    field.setSpecialValueText(tr("no limit"))
    field.setKeyboardTracking(False)
    field.setMinimumWidth(130)
    field.setAccessibleName(name)
    return field
