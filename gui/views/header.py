"""The bar at the top: brand, the field for IDs, Download, Share files, theme."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from gui import icons, text
from gui.theme import Theme
from gui.views.widgets import IconButton, Picture, label
from gui.words import tr

ID_DIGITS = 64


class Header(QFrame):
    """Says what was pasted and what was pressed."""

    wanted = Signal(str)  # text of the field, on Enter, on Download, or as soon as it is an ID
    share = Signal()
    settings = Signal()
    catalogue = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("header")
        self._theme = theme
        self._length = 0  # of what stood in the field before
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Paste an ID or a link to download…"))
        self.field.setAccessibleName(tr("ID or link to download"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumHeight(36)
        self._mark = QAction(self)
        self.field.addAction(self._mark, QLineEdit.ActionPosition.LeadingPosition)
        self.get = IconButton(theme, "download", tr("Download"), style="primary", tint="on_accent")
        self.share_button = IconButton(theme, "plus", tr("Share files…"))
        self.theme_button = IconButton(theme, "moon", tr("Theme"), style="ghost", tint="dim")
        words = tr("Catalogue")
        self.catalogue_button = IconButton(theme, "globe", words, style="ghost", tint="dim")
        self.settings_button = IconButton(
            theme, "settings", tr("Settings"), style="ghost", tint="dim"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 14, 10)
        row.setSpacing(10)
        row.addWidget(Picture(theme, "shoal", "accent", QSize(30, 30)))
        row.addWidget(label("Shoal", "brand"))
        row.addSpacing(18)
        row.addWidget(self.field, 1)
        ghosts = (self.catalogue_button, self.theme_button, self.settings_button)
        for button in (self.get, self.share_button, *ghosts):
            row.addWidget(button)
        self.field.returnPressed.connect(self._ask)
        self.field.textChanged.connect(self._look)
        self.get.clicked.connect(self._ask)
        self.share_button.clicked.connect(self.share)
        self.theme_button.clicked.connect(theme.toggle)
        self.settings_button.clicked.connect(self.settings)
        self.catalogue_button.clicked.connect(self.catalogue)
        theme.changed.connect(self._retint)
        self._retint()

    def clear(self) -> None:
        """Empty the field."""
        self.field.clear()

    def _ask(self) -> None:
        words = self.field.text().strip()
        if words:
            self.wanted.emit(words)
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self, words: str) -> None:
        # What is pasted, be it a whole mail, needs no Enter as well: an ID in it is wanted.
        before, self._length = self._length, len(words)
        found = text.find_ids(words) if len(words) - before > 1 else []
        if any(len(text.bare_id(each)) == ID_DIGITS for each in found):
            self._keep(" ".join(found))
            self.wanted.emit(words)

    def _keep(self, found: str) -> None:
        """Of a mail, only what was found in it stays in the field."""
        if found != self.field.text():
            self.field.blockSignals(True)
            self.field.setText(found)
            self.field.blockSignals(False)
            self._length = len(found)
        self.field.setCursorPosition(0)

    def _retint(self) -> None:
        dark = self._theme.tokens.name == "dark"
        words = tr("Use the light theme") if dark else tr("Use the dark theme")
        self.theme_button.show_icon("sun" if dark else "moon", words)
        self._mark.setIcon(icons.icon("fingerprint", self._theme.tokens.dim, "", 16))
