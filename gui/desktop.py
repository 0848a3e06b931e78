"""What the desktop does for the window: the clipboard, showing a file in its folder, and the few
settings of the window itself (theme, size, tray), kept in the home folder.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QProcess, QSettings, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from engine.config import Connection, EngineConfig
from gui import text

LINK_SUFFIX = ".shoal"
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


def open_path(path: Path) -> bool:
    """Open a file or folder with the desktop's program for it; False when it is not there."""
    return path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_address(address: str) -> bool:
    """Open a web address with the desktop's program for it."""
    return QDesktopServices.openUrl(QUrl(address))


def split_links(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """(.shoal files to open, everything else to share)."""
    links = [path for path in paths if path.suffix.lower() == LINK_SUFFIX and path.is_file()]
    taken = set(links)
    return links, [path for path in paths if path not in taken]


class WindowSettings:
    """Theme and geometry of the last run."""

    def __init__(self, home: Path) -> None:
        self._store = QSettings(str(home / SETTINGS_FILE), QSettings.Format.IniFormat)
        self._connection_file = EngineConfig(home, home).connection_file

    @property
    def theme(self) -> str:
        """ "light", "dark" or "" for the system's."""
        chosen = str(self._store.value("theme", ""))
        return chosen if chosen in ("light", "dark") else ""

    @property
    def language(self) -> str:
        """The code of a language, or "" for the system's."""
        return str(self._store.value("language", ""))

    @property
    def accent(self) -> str:
        """The colour of choice, or ""."""
        return str(self._store.value("accent", ""))

    @property
    def connection(self) -> Connection:
        """How the engine is to be connected; the command line reads the same."""
        return Connection.load(self._connection_file)

    @property
    def order(self) -> tuple[str, bool]:
        """What the list is sorted by, and whether the greatest comes first."""
        return str(self._store.value("order", "")), self.flag("falling", True)

    def choose_order(self, name: str, falling: bool) -> None:
        """Keep the order of the list."""
        self._store.setValue("order", name)
        self.set_flag("falling", falling)

    def choose_connection(self, connection: Connection) -> None:
        """Keep how the engine is to be connected; raises OSError."""
        connection.save(self._connection_file)

    def choose_language(self, code: str) -> None:
        """Keep the language for this run and the next."""
        self._store.setValue("language", code)

    def flag(self, name: str, otherwise: bool) -> bool:
        """Whether something is switched on."""
        value = self._store.value(name)
        return otherwise if value is None else str(value).lower() == "true"

    def set_flag(self, name: str, on: bool) -> None:
        """Switch something on or off, and keep it."""
        self._store.setValue(name, on)

    def bytes_of(self, name: str) -> QByteArray | None:
        """A geometry or splitter state, as Qt saved it."""
        value = self._store.value(name)
        return value if isinstance(value, QByteArray) else None

    def save(self, theme: str, accent: str, **states: QByteArray) -> None:
        """Keep these for the next run."""
        self._store.setValue("theme", theme)
        self._store.setValue("accent", accent)
        for name, state in states.items():
            self._store.setValue(name, state)
        self._store.sync()
