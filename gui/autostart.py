"""Starting Shoal with the user's session, by the custom of each platform.

Linux has a file in the autostart folder (XDG), Windows a value under the Run key, macOS an agent.
Owns that one entry: the entry itself is the setting, nothing else remembers it.
"""

from __future__ import annotations

import os
import plistlib
import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import list2cmdline

from PySide6.QtCore import QSettings

from engine.config import default_home
from engine.errors import EnvironmentFailure
from gui.words import tr

NAME = "shoal"
RUN_KEY = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"
AGENT = "net.shoal.Shoal"
HIDDEN = "--hidden"


def command(home: Path | None = None) -> list[str]:
    """What starts this program beside the clock, on this home (None: the usual one)."""
    script = Path(sys.executable).with_name("shoal.exe" if sys.platform == "win32" else "shoal")
    if getattr(sys, "frozen", False):
        program = [sys.executable]
    elif script.exists():
        program = [str(script)]
    else:
        program = [sys.executable, "-c", "from engine.cli.start import main; main()"]
    where = [] if home in (None, default_home()) else ["--home", str(home)]
    return [*program, "gui", HIDDEN, *where]


def desktop_entry(words: Sequence[str]) -> str:
    """The autostart file of a Linux desktop (Desktop Entry Specification 1.5)."""
    line = " ".join(_quoted(word) for word in words)
    return (
        f"[Desktop Entry]\nType=Application\nVersion=1.5\nName=Shoal\nExec={line}\n"
        "Icon=shoal\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"
    )


def _quoted(word: str) -> str:
    """One argument of an Exec line: quoted, `%` doubled, and escaped twice as the format asks."""
    for char in '\\"`$':
        word = word.replace(char, "\\" + char)
    word = word.replace("\\", "\\\\").replace("%", "%%")
    return f'"{word}"'


def agent(words: Sequence[str]) -> bytes:
    """The launch agent of macOS."""
    return plistlib.dumps({"Label": AGENT, "ProgramArguments": list(words), "RunAtLoad": True})


def _file() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{AGENT}.plist"
    base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(base) / "autostart" / f"{NAME}.desktop"


def is_on() -> bool:
    """Whether Shoal starts with the session."""
    if sys.platform == "win32":
        return _run_key().contains(NAME)
    return _file().exists()


def switch(on: bool, home: Path | None = None) -> None:
    """Make or take away the entry; raises EnvironmentFailure."""
    try:
        if sys.platform == "win32":
            run = _run_key()
            run.setValue(NAME, list2cmdline(command(home))) if on else run.remove(NAME)
        elif on:
            _write(_file(), command(home))
        else:
            _file().unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentFailure(
            tr("Starting with the session cannot be changed: {why}.", why=error.strerror)
        ) from error


def _write(path: Path, words: Sequence[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if sys.platform == "darwin":
        path.write_bytes(agent(words))
    else:
        path.write_text(desktop_entry(words), encoding="utf-8")


def _run_key() -> QSettings:
    """Windows' registry, which Qt's settings can write."""
    return QSettings(RUN_KEY, QSettings.Format.NativeFormat)
