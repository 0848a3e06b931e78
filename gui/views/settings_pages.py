"""The settings' pages about this computer: general, appearance, about.

Each shows what it is given and tells what was changed; what belongs to the window alone it keeps in
the window's settings itself.
"""

from __future__ import annotations

import platform

from PySide6.QtCore import QSize, Qt, Signal, qVersion
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
)

from engine.views import NodeView
from gui.desktop import WindowSettings
from gui.language import LANGUAGES
from gui.theme import ACCENTS, Theme, color
from gui.views.settings_parts import Choice, Page, note, row, show_switch
from gui.views.widgets import ElidedLabel, IconButton, Picture, label
from gui.words import noop, tr

NOTIFY, NOTIFY_TROUBLE, TO_TRAY, AWAKE = "notify", "notify_trouble", "to_tray", "awake"
THEMES = {"": noop("System"), "light": noop("Light"), "dark": noop("Dark")}
COLOURS = {
    "blue": noop("Blue"),
    "teal": noop("Teal"),
    "plum": noop("Plum"),
    "slate": noop("Slate"),
}
SWATCH = 30
BESIDE_BOX = 28  # from the left edge of a check box to its words


class GeneralPage(Page):
    """Where files go, what happens at login and at closing, what is told."""

    change_folder = Signal()
    autostart = Signal(bool)
    awake_changed = Signal()

    def __init__(self, theme: Theme, settings: WindowSettings | None, tray: bool) -> None:
        super().__init__(tr("General"))
        self._settings = settings
        self.folder = ElidedLabel("strong", Qt.TextElideMode.ElideMiddle)
        self.change = IconButton(theme, "folder", tr("Change…"), style="quiet", tint="accent_text")
        self.change.clicked.connect(self.change_folder)
        self.at_login = QCheckBox(tr("Start Shoal when I log in, beside the clock"))
        self.at_login.toggled.connect(self.autostart)
        self.to_tray = self._switch(
            TO_TRAY, tr("Keep sharing beside the clock when the window is closed"), False
        )
        self.awake = self._switch(
            AWAKE, tr("Keep this computer awake while something is downloaded"), True
        )
        self.awake.toggled.connect(self.awake_changed)
        self.notify = self._switch(NOTIFY, tr("Tell me when a download is complete"), True)
        self.notify_trouble = self._switch(
            NOTIFY_TROUBLE, tr("Tell me when something needs my attention"), True
        )
        if not tray:
            self.to_tray.setEnabled(False)
        without = [] if tray else [_under(tr("This desktop shows no icons beside the clock."))]
        where = row(label(tr("Save to"), "plain"), self.folder, self.change)
        self.section(tr("Downloads"), where)
        self.section(tr("This computer"), self.at_login, self.to_tray, *without, self.awake)
        self.section(tr("When the window is not in front"), self.notify, self.notify_trouble)
        self.end()

    def _switch(self, name: str, words: str, usual: bool) -> QCheckBox:
        made = QCheckBox(words)
        made.setChecked(self._settings.flag(name, usual) if self._settings else usual)
        made.toggled.connect(lambda on: self._keep(name, on))
        return made

    def _keep(self, name: str, on: bool) -> None:
        if self._settings is not None:
            self._settings.set_flag(name, on)

    def show_node(self, node: NodeView) -> None:
        """Show where downloads go."""
        self.folder.setText(node.download_dir)

    def show_autostart(self, on: bool) -> None:
        """Show whether Shoal starts with the session."""
        show_switch(self.at_login, on)


def _under(words: str) -> QLabel:
    """Why a switch cannot be pressed, under its words."""
    made = note(words)
    made.setIndent(BESIDE_BOX)
    return made


class Swatch(QAbstractButton):
    """One colour to choose."""

    def __init__(self, theme: Theme, accent: str, words: str) -> None:
        super().__init__()
        self._theme, self._accent = theme, accent
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFixedSize(SWATCH, SWATCH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda: theme.colour(accent))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        shade = ACCENTS[self._accent][tokens.name == "dark"].accent
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(color(shade))
        painter.setPen(Qt.PenStyle.NoPen)
        inset = 6 if self.isChecked() else 4
        painter.drawEllipse(self.rect().adjusted(inset, inset, -inset, -inset))
        if not self.isChecked() and not self.hasFocus():
            return
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setColor(color(tokens.text if self.hasFocus() else shade))
        pen.setWidthF(2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(self.rect().adjusted(2, 2, -2, -2))


class LooksPage(Page):
    """Theme, colour and language."""

    language_chosen = Signal()

    def __init__(self, theme: Theme, settings: WindowSettings | None) -> None:
        super().__init__(tr("Appearance"))
        self._theme, self._settings = theme, settings
        themes = [(name, tr(words)) for name, words in THEMES.items()]
        self.themes = Choice(tr("Theme"), themes, theme.choose)
        self.swatches = {name: Swatch(theme, name, tr(words)) for name, words in COLOURS.items()}
        group = QButtonGroup(self)
        swatches = QHBoxLayout()
        swatches.setSpacing(6)
        for swatch in self.swatches.values():
            group.addButton(swatch)
            swatches.addWidget(swatch)
        swatches.addStretch(1)
        self.language = self._language_box()
        self.section(tr("Theme"), row(self.themes))
        self.section(tr("Colour"), swatches)
        self.section(tr("Language"), row(self.language))
        self.end()
        theme.changed.connect(self._show_theme)
        self._show_theme()

    def _language_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Language"))
        box.setMinimumWidth(220)
        box.addItem(tr("As the system"), "")
        for code, name in LANGUAGES.items():
            box.addItem(name, code)
        chosen = self._settings.language if self._settings is not None else ""
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.activated.connect(self._choose_language)
        return box

    def _choose_language(self) -> None:
        code = str(self.language.currentData())
        if self._settings is not None and code != self._settings.language:
            self._settings.choose_language(code)
            self.language_chosen.emit()

    def _show_theme(self) -> None:
        self.themes.show_choice(self._theme.chosen)
        self.swatches[self._theme.accent].setChecked(True)


class AboutPage(Page):
    """Versions, and what a report of a fault needs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("About"))
        self.version = label("Shoal", "h1")
        self.parts = note(f"Python {platform.python_version()}  ·  Qt {qVersion()}")
        self.home = ElidedLabel("dim", Qt.TextElideMode.ElideMiddle)
        self.log = IconButton(theme, "document", tr("Show log"))
        self.report = IconButton(theme, "copy", tr("Copy diagnostics"))
        head = row(Picture(theme, "shoal", "accent", QSize(44, 44)), self.version)
        head.setSpacing(14)
        self._box.addLayout(head)
        words = tr(
            "Shoal sends files straight from one computer to another. It is free software under "
            "the MIT licence; the window is made with Qt."
        )
        self._box.addWidget(note(words))
        self.section(tr("Versions"), self.parts)
        self.section(tr("Where Shoal keeps its key and its list"), self.home)
        self.section(
            tr("If something goes wrong"),
            note(tr("The log stays on this computer. Copy it together with the versions.")),
            row(self.log, self.report),
        )
        self.end()

    def show_node(self, node: NodeView) -> None:
        """Show the engine's version and where it lives."""
        self.version.setText(f"Shoal {node.version}")
        self.home.setText(node.home)
