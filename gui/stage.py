"""The one window on the screen, and the next one when the language changes.

Owns theme, language and which window stands; a new language is a new window in the old one's place,
because every word is said when a widget is made. The engine and what is remembered go on.
"""

from __future__ import annotations

import asyncio
import logging

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from engine.config import Connection
from gui.desktop import WindowSettings
from gui.language import Language
from gui.theme import Theme
from gui.views.main_window import MainWindow
from gui.words import tr

logger = logging.getLogger(__name__)

LONGEST_WAIT_S = 1.0  # a window on another desktop is painted when it is looked at


class _Exposed(QObject):
    """Tells when a window is exposed, which is when it is painted first."""

    def __init__(self, handle: QWindow) -> None:
        super().__init__(handle)
        self.happened = asyncio.Event()
        if handle.isExposed():
            self.happened.set()
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose:
            self.happened.set()
        return False


class Stage:
    """Shows a window at once; `turn()` ends when something has to be done."""

    def __init__(self, app: QApplication, settings: WindowSettings, hidden: bool = False) -> None:
        self._settings = settings
        self._language = Language(app)
        self._speak()
        self._theme = Theme(app, settings.theme, settings.accent)
        self._turn = asyncio.Event()
        self._over = self._reconnect = False
        self.window = self._make()
        if hidden and self.window.tray.available:
            return
        self.window.showMinimized() if hidden else self.window.show()

    @property
    def connection(self) -> Connection:
        """How the next engine is to be connected."""
        return self._settings.connection

    def wants_engine(self) -> bool:
        """Whether the engine at hand has had its day: the end, or another connection was chosen."""
        wanted, self._reconnect = self._reconnect, False
        return self._over or wanted

    def end(self) -> None:
        """The user is done."""
        self._over = True
        self._turn.set()

    def over(self) -> bool:
        """Whether the user is done."""
        return self._over

    def wake(self) -> None:
        """Let `turn` return."""
        self._turn.set()

    def come_forward(self) -> None:
        """Show the window over the others."""
        self.window.come_forward()

    def reconnect(self) -> None:
        """Another connection was chosen: this engine stops, the next one takes it up."""
        self._reconnect = True
        self.window.status.show_trouble(tr("Reconnecting…"))
        self._turn.set()

    async def seen(self) -> None:
        """Wait until what is to be seen is painted: only then anything heavy may begin."""
        if not self.window.isVisible() or self.window.isMinimized():
            return
        exposed = _Exposed(self.window.windowHandle())
        try:
            await asyncio.wait_for(exposed.happened.wait(), LONGEST_WAIT_S)
            await asyncio.sleep(0)
            logger.info("the window is on the screen")
        except TimeoutError:
            logger.info("the window is on no screen yet")
        finally:
            exposed.deleteLater()

    async def turn(self) -> None:
        """Wait for the end, for another language, or for `wake`."""
        await self._turn.wait()
        self._turn.clear()

    def renew(self) -> None:
        """Put a window in the chosen language into the place of one that speaks another."""
        if self._over or self._settings.language == self._spoken:
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
        window.settings_card.reconnect.connect(self.reconnect)
        return window
