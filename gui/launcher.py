"""How far all downloads are, on the program's button in the dock or task bar.

Owns what was told last. Linux docks listen to Unity's LauncherEntry signal, Windows has a bar on
the button (`gui.taskbar`); everywhere Qt shows the number of downloads as a badge where the
platform has one, which is all of it on macOS.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QGuiApplication

from gui.taskbar import Taskbar

APPLICATION = "application://shoal.desktop"
PATH = "/com/canonical/unity/launcherentry/shoal"
INTERFACE = "com.canonical.Unity.LauncherEntry"
STEPS = 100  # a change smaller than one of these is not told


class Launcher:
    """Tells the desktop; says nothing twice."""

    def __init__(self, window: Callable[[], int], platform: str = sys.platform) -> None:
        """`window` gives the handle of the program's window on this platform."""
        self._told: tuple[int, int] | None = None
        self._window = window
        self._linux = platform.startswith("linux")
        self._taskbar = Taskbar() if platform == "win32" else None

    def show(self, downloads: int, share: float) -> None:
        """`downloads` that move and how much of them is here, 0..1; none takes the bar away."""
        now = (downloads, int(share * STEPS) if downloads else 0)
        if now == self._told or (self._told is None and not downloads):
            return
        self._told = now
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setBadgeNumber(downloads)
        if self._linux:
            _signal(share, downloads > 0)
        if self._taskbar is not None:
            self._taskbar.show(self._window(), share if downloads else None)

    def close(self) -> None:
        """Take the bar off the button."""
        self.show(0, 0.0)
        if self._taskbar is not None:
            self._taskbar.close()


def _signal(share: float, visible: bool) -> None:
    bus = QDBusConnection.sessionBus()
    if bus.isConnected():
        message = QDBusMessage.createSignal(PATH, INTERFACE, "Update")
        facts = {"progress": float(share), "progress-visible": visible}
        message.setArguments([APPLICATION, facts])
        bus.send(message)
