"""The settings: one card over the window, its pages beside a list of their names.

Owns the card and which page is open; each page shows and tells its own (`settings_pages`,
`settings_network`). Everything takes effect at once, or says what it needs.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.views import NodeView
from gui import icons
from gui.desktop import WindowSettings
from gui.theme import Theme
from gui.views.settings_network import ConnectionPage, SpeedPage
from gui.views.settings_pages import AboutPage, GeneralPage, LooksPage
from gui.views.settings_parts import Page
from gui.views.widgets import Floating, IconButton, SteadyScroll, label
from gui.words import tr

WIDTH, HEIGHT, LEAST_HEIGHT = 780, 580, 260
NAMES, PICTURES = 168, 46  # width of the list of pages, with and without words
ROOM_FOR_NAMES = 760
ICON = 18


class SettingsCard(Floating):
    """Opens over the window; Escape and Done close it."""

    language_chosen = Signal()
    reconnect = Signal()
    closed = Signal()

    def __init__(
        self, theme: Theme, settings: WindowSettings | None, tray: bool, parent: QWidget
    ) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(tr("Settings"))
        self.general = GeneralPage(theme, settings, tray)
        self.speed = SpeedPage()
        self.connection = ConnectionPage(theme, settings)
        self.looks = LooksPage(theme, settings)
        self.about = AboutPage(theme)
        self.pages = QStackedWidget()
        self._names = QVBoxLayout()
        self._names.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: list[QPushButton] = []
        self._pictures: list[tuple[QPushButton, str]] = []
        for picture, page in (
            ("home", self.general),
            ("gauge", self.speed),
            ("radar", self.connection),
            ("palette", self.looks),
            ("info", self.about),
        ):
            self._add(picture, page)
        self._names.addStretch(1)
        self.done = IconButton(theme, "check", tr("Done"), style="primary", tint="on_accent")
        self._lay_out()
        self.done.clicked.connect(self.dismiss)
        self.looks.language_chosen.connect(self.language_chosen)
        self.connection.reconnect.connect(self.reconnect)
        theme.changed.connect(self._retint)
        self._retint()
        self._buttons[0].setChecked(True)

    def _add(self, picture: str, page: Page) -> None:
        button = QPushButton()
        button.setAccessibleName(page.accessibleName())
        button.setObjectName("place")
        button.setCheckable(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        at = self.pages.addWidget(SteadyScroll(page))
        button.clicked.connect(lambda: self.pages.setCurrentIndex(at))
        self._group.addButton(button)
        self._buttons.append(button)
        self._pictures.append((button, picture))
        self._names.addWidget(button)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(tr("Settings"), "h1"))
        head.addStretch(1)
        head.addWidget(self.done)
        self._column = names = QWidget()
        names.setLayout(self._names)
        self._names.setContentsMargins(0, 0, 0, 0)
        body = QHBoxLayout()
        body.setSpacing(8)
        body.addWidget(names)
        body.addWidget(self.pages, 1)
        self.box.setContentsMargins(18, 14, 8, 12)
        head.setContentsMargins(0, 0, 10, 0)
        self.box.addLayout(head)
        self.box.addLayout(body, 1)

    def show_node(self, node: NodeView) -> None:
        """Show what the node has."""
        for page in (self.general, self.speed, self.connection, self.about):
            page.show_node(node)

    def open(self, page: Page | None = None) -> None:
        """Come up over the window, on a page of choice."""
        pages = (self.general, self.speed, self.connection, self.looks, self.about)
        if page is not None:
            self._buttons[pages.index(page)].click()
        self.place()
        self.show()
        self.raise_()
        self._buttons[self.pages.currentIndex()].setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    def place(self) -> None:
        """Lie in the middle of the window."""
        self.centre(WIDTH, HEIGHT, LEAST_HEIGHT)
        self._show_names(self.width() >= ROOM_FOR_NAMES)

    def _show_names(self, shown: bool) -> None:
        """The pages' names beside their pictures, where there is room for both."""
        self._column.setFixedWidth(NAMES if shown else PICTURES)
        for button, _ in self._pictures:
            button.setText(" " + button.accessibleName() if shown else "")
            button.setToolTip("" if shown else button.accessibleName())

    def _retint(self) -> None:
        tokens = self.theme.tokens
        for button, picture in self._pictures:
            icon = icons.icon(picture, tokens.dim, "", ICON)
            for ratio in (1.0, 2.0):
                lit = icons.pixmap(picture, tokens.accent_text, ICON, ratio)
                icon.addPixmap(lit, icon.Mode.Normal, icon.State.On)
            button.setIcon(icon)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
