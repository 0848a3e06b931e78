"""Keeps the computer from falling asleep while something is downloaded.

Owns the one hold there can be. On Linux and macOS it is a small program of the system that holds as
long as its standard input, or this process, is there: a Shoal that crashes holds nothing. The
desktop's own D-Bus calls want unsigned numbers, which Qt for Python cannot send.
"""

from __future__ import annotations

import ctypes
import os
import sys

from PySide6.QtCore import QObject, QProcess, QStandardPaths

from gui.words import tr

END_MS = 500
_CONTINUOUS, _SYSTEM_REQUIRED = 0x80000000, 0x00000001  # SetThreadExecutionState


def holders(why: str) -> list[list[str]]:
    """Commands that keep this platform awake while they run, the most fitting first."""
    if sys.platform == "darwin":
        return [["caffeinate", "-i", "-w", str(os.getpid())]]
    gnome = ["gnome-session-inhibit", "--app-id", "shoal", "--reason", why]
    gnome += ["--inhibit", "suspend", "cat"]
    logind = ["systemd-inhibit", "--what=idle", "--who=Shoal", f"--why={why}", "--mode=block"]
    found = [[*logind, "cat"]]
    if "GNOME" in os.environ.get("XDG_CURRENT_DESKTOP", "").upper():
        found.insert(0, gnome)  # there the session decides about sleep, not logind
    return found


class Awake(QObject):
    """`hold(True)` keeps the computer awake until `hold(False)`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self.held = False

    def hold(self, on: bool) -> None:
        """Keep the computer awake, or let it sleep; where nothing can hold it, nothing happens."""
        if on == self.held:
            return
        self.held = on
        if sys.platform == "win32":
            _tell_windows(on)
        elif on:
            self._start()
        else:
            self._end()

    def _start(self) -> None:
        for program, *arguments in holders(tr("A download is running")):
            found = QStandardPaths.findExecutable(program)
            if found:
                self._process = QProcess(self)
                self._process.start(found, arguments)
                return

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.closeWriteChannel()
            process.terminate()
            process.finished.connect(process.deleteLater)

    def close(self) -> None:
        """Let go at the end of the program."""
        process = self._process
        self.hold(False)
        if process is not None and not process.waitForFinished(END_MS):
            process.kill()
            process.waitForFinished(END_MS)


def _tell_windows(on: bool) -> None:
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - exists on Windows alone
    kernel.SetThreadExecutionState(_CONTINUOUS | (_SYSTEM_REQUIRED if on else 0))
