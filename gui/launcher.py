"""How far all downloads are, on the program's button in the dock or task bar.

Linux docks listen to Unity's LauncherEntry signal; everywhere Qt shows the number of downloads as a
badge where the platform has one. A bar on Windows' and macOS' buttons would need what Qt does not
offer and is left out.
"""

from __future__ import annotations

import sys

from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QGuiApplication

APPLICATION = "application://shoal.desktop"
PATH = "/com/canonical/unity/launcherentry/shoal"
INTERFACE = "com.canonical.Unity.LauncherEntry"
STEPS = 100  # a change smaller than one of these is not told


class Launcher:
    """Tells the desktop; says nothing twice."""

    def __init__(self) -> None:
        self._told: tuple[int, int] | None = None

    def show(self, downloads: int, share: float) -> None:
        """`downloads` that move and how much of them is here, 0..1; none takes the bar away."""
        now = (downloads, int(share * STEPS) if downloads else 0)
        if now == self._told or (self._told is None and not downloads):
            return
        self._told = now
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setBadgeNumber(downloads)
        if sys.platform.startswith("linux"):
            _signal(share, downloads > 0)


def _signal(share: float, visible: bool) -> None:
    bus = QDBusConnection.sessionBus()
    if bus.isConnected():
        message = QDBusMessage.createSignal(PATH, INTERFACE, "Update")
        facts = {"progress": float(share), "progress-visible": visible}
        message.setArguments([APPLICATION, facts])
        bus.send(message)
