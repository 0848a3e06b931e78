"""The one window on the screen, and the next one when the language changes.

Owns theme, language and which window stands; a new language is a new window in the old one's place,
because every word is said when a widget is made. The engine and what is remembered go on.
"""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QApplication

from gui.desktop import WindowSettings
from gui.language import Language
from gui.theme import Theme
from gui.views.main_window import MainWindow


class Stage:
    """Shows a window at once; `turn()` ends when something has to be done."""

    def __init__(self, app: QApplication, settings: WindowSettings) -> None:
        self._settings = settings
        self._language = Language(app)
        self._speak()
        self._theme = Theme(app, settings.theme)
        self._turn = asyncio.Event()
        self.ended = False
        self.window = self._make()
        self.window.show()

    def end(self) -> None:
        """The user is done."""
        self.ended = True
        self._turn.set()

    def wake(self) -> None:
        """Let `turn` return."""
        self._turn.set()

    def come_forward(self) -> None:
        """Show the window over the others."""
        self.window.come_forward()

    async def turn(self) -> None:
        """Wait for the end, for another language, or for `wake`."""
        await self._turn.wait()
        self._turn.clear()

    def renew(self) -> None:
        """Put a window in the chosen language into the place of one that speaks another."""
        if self.ended or self._settings.language == self._spoken:
            return
        before = self.window
        before.save_settings()
        before.tray.close()
        self._speak()
        self.window = self._make()
        self.window.show()
        self.window.settings_card.open()
        before.hide()
        before.deleteLater()

    def _speak(self) -> None:
        self._spoken = self._settings.language
        self._language.speak(self._spoken)

    def close(self) -> None:
        """Take the window away."""
        self.window.deleteLater()

    def _make(self) -> MainWindow:
        window = MainWindow(self._theme, self._settings)
        window.closed.connect(self.end)
        window.settings_card.language_chosen.connect(self.wake)
        return window
