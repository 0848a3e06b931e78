"""What the desktop does for the window: the clipboard, showing a file in its folder, and the few
settings of the window itself (theme, size), kept in the home folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QProcess, QSettings, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from gui import text

SETTINGS_FILE = "window.ini"


def copy(words: str) -> None:
    """Put text on the clipboard, and on the selection where the desktop has one."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(words)
    if clipboard.supportsSelection():
        clipboard.setText(words, clipboard.Mode.Selection)


def local_paths(mime: QMimeData | None) -> list[Path]:
    """Files and folders of this computer in what is dragged or pasted."""
    if mime is None or not mime.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def pasted_ids(mime: QMimeData | None) -> list[str]:
    """IDs and links in what is dragged or pasted."""
    return text.find_ids(mime.text()) if mime is not None and mime.hasText() else []


def reveal(path: Path) -> bool:
    """Show a file or folder in the file manager; False when it is not there."""
    shown = path if path.exists() else path.with_name(path.name + ".shoal-part")
    folder = shown if shown.is_dir() else shown.parent
    if not folder.is_dir():
        return False
    if shown.exists() and sys.platform == "darwin":
        return QProcess.startDetached("open", ["-R", str(shown)])[0]  # type: ignore[index]
    if shown.exists() and sys.platform == "win32":
        return QProcess.startDetached("explorer", [f"/select,{shown}"])[0]
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class WindowSettings:
    """Theme and geometry of the last run."""

    def __init__(self, home: Path) -> None:
        self._store = QSettings(str(home / SETTINGS_FILE), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """ "light", "dark" or "" for the system's."""
        chosen = str(self._store.value("theme", ""))
        return chosen if chosen in ("light", "dark") else ""

    def bytes_of(self, name: str) -> QByteArray | None:
        """A geometry or splitter state, as Qt saved it."""
        value = self._store.value(name)
        return value if isinstance(value, QByteArray) else None

    def save(self, theme: str, **states: QByteArray) -> None:
        """Keep these for the next run."""
        self._store.setValue("theme", theme)
        for name, state in states.items():
            self._store.setValue(name, state)
        self._store.sync()
