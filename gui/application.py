"""The application object: named so that desktops find its icon, and open to what macOS hands it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Tells of files and links that macOS gives to the running program; others use arguments."""

    asked = Signal(object)  # list of texts

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            self.asked.emit([event.file() or event.url().toString()])
            return True
        return super().event(event)


def make_application() -> QApplication:
    """The one application object."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else Application(sys.argv[:1])
    app.setApplicationName("shoal")
    app.setApplicationDisplayName("Shoal")
    app.setDesktopFileName("shoal")
    app.setQuitOnLastWindowClosed(False)
    return app
