"""The building blocks of the settings: a page with sections, rows, fields and choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gui.views.widgets import ElidedLabel, label
from gui.words import tr

CAPTION = 150  # width of the words before a field
FIELD = 160
KILO = 1000
MOST_KB_S = 10_000_000


class Page(QWidget):
    """One page: sections under each other, each a title over its rows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(14, 2, 14, 8)
        self._box.setSpacing(18)

    def section(self, title: str, *rows: QLayout | QWidget) -> None:
        """Add rows under a title."""
        inner = QVBoxLayout()
        inner.setSpacing(8)
        inner.addWidget(label(title, "h2"))
        for row in rows:
            inner.addWidget(row) if isinstance(row, QWidget) else inner.addLayout(row)
        self._box.addLayout(inner)

    def end(self) -> None:
        """Nothing comes below."""
        self._box.addStretch(1)


def row(*parts: QWidget) -> QHBoxLayout:
    """Widgets beside each other; what is elided takes the room."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(8)
    elastic = False
    for part in parts:
        takes = isinstance(part, ElidedLabel)
        elastic = elastic or takes
        made.addWidget(part, 1 if takes else 0)
    if not elastic:
        made.addStretch(1)
    return made


def field_row(words: str, *fields: QWidget) -> QHBoxLayout:
    """Words, and the fields they name, all fields of a page under each other."""
    caption = label(words, "plain")
    caption.setMinimumWidth(CAPTION)
    caption.setBuddy(fields[0])
    return row(caption, *fields)


def note(words: str = "") -> QLabel:
    """Small words under a setting, as many lines as they need."""
    made = label(words, "dim")
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


def number_field(name: str, most: int, none: str) -> QSpinBox:
    """A field for a whole number; 0 reads as `none`."""
    made = QSpinBox()
    for spoken in (made, made.lineEdit()):
        spoken.setAccessibleName(name)
    made.lineEdit().setTextMargins(6, 0, 6, 0)
    made.setRange(0, most)
    made.setSpecialValueText(none)
    made.setGroupSeparatorShown(True)
    made.setKeyboardTracking(False)
    made.setFixedWidth(FIELD)
    return made


def rate_field(name: str) -> QSpinBox:
    """A field for kilobytes per second."""
    made = number_field(name, MOST_KB_S, tr("no limit"))
    made.setSingleStep(100)
    made.setSuffix(tr(" kB/s"))
    return made


def show_number(field: QSpinBox, value: int) -> None:
    """Show a number that was not typed; a field that is being typed in is left alone."""
    if not field.hasFocus():
        field.blockSignals(True)
        field.setValue(value)
        field.blockSignals(False)


def show_switch(switch: QCheckBox, on: bool) -> None:
    """Show a switch as it is, without it being pressed."""
    switch.blockSignals(True)
    switch.setChecked(on)
    switch.blockSignals(False)


class Choice(QWidget):
    """A few words of which exactly one is chosen, in one line."""

    def __init__(
        self, name: str, choices: Iterable[tuple[str, str]], chosen: Callable[[str], object]
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(3, 3, 3, 3)
        line.setSpacing(2)
        self.setObjectName("choice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for value, words in choices:
            button = QPushButton(words)
            button.setObjectName("tab")
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {words}")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, value=value: chosen(value))
            self._group.addButton(button)
            self.buttons[value] = button
            line.addWidget(button)

    def show_choice(self, value: str) -> None:
        """Show what is chosen."""
        self.buttons[value].setChecked(True)
