"""`shoal` and `shoal gui`: whether there is a screen, and then the window.

The one place of the engine that imports `gui`, and only when the window is wanted: the engine stays
free of Qt. Owns the sentences for a machine that cannot show a window.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from engine import api
from engine.cli import output
from engine.cli.options import Common
from engine.cli.session import FAILED, set_up_logging
from engine.errors import ShoalError, UserFacingError

X11_SOCKETS = "/tmp/.X11-unix/X"
WITHOUT_SCREEN = "Use `shoal node` to run without a window, or `shoal seed` and `shoal get`."
QT_PACKAGES = "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libxcb-cursor0"


def open_window(common: Common, items: Sequence[str], hidden: bool = False) -> int:
    """Show the window until it is closed; gives the exit code."""
    set_up_logging(common.verbose)
    try:
        # The window reads how the home is connected by itself: it may change that while it runs.
        config = replace(common.said(), api_later=True)
        require_screen()
        try:
            from gui.__main__ import main, make_application

            make_application()
        except ImportError as error:
            raise UserFacingError(_library_missing(error)) from error
        return main(config, items, api.open_facade, hidden)
    except ShoalError as error:
        output.complain(str(error))
        return error.exit_code or FAILED


def require_screen() -> None:
    """Raise UserFacingError where Qt would abort the process for want of a display."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if sys.platform in ("win32", "darwin") or platform not in ("", "xcb", "wayland"):
        return
    if os.environ.get("WAYLAND_DISPLAY") and platform != "xcb":
        return
    display = os.environ.get("DISPLAY", "")
    if not display:
        raise UserFacingError(f"There is no screen here to open a window on. {WITHOUT_SCREEN}")
    if not _answers(display):
        raise UserFacingError(f"The display {display} does not answer. {WITHOUT_SCREEN}")


def _answers(display: str) -> bool:
    """Whether the local X server is there; a display on another machine is taken on trust."""
    host, _, number = display.rpartition(":")
    number = number.partition(".")[0]
    if host not in ("", "unix") or not number.isdigit():
        return True
    path = f"{X11_SOCKETS}{number}"
    return any(_connects(address) for address in (path, f"\0{path}"))


def _connects(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(address)
        except OSError:
            return False
    return True


def _library_missing(error: ImportError) -> str:
    return (
        f"The window cannot be opened: {error}. On Debian or Ubuntu, "
        f"`apt-get install {QT_PACKAGES}` brings what it needs. {WITHOUT_SCREEN}"
    )


def items_of(texts: Sequence[str]) -> list[str]:
    """What was named, with paths made absolute: the window may hand them to another process.

    Desktops name files by `file:` URLs (Desktop Entry Specification, %U).
    """
    found = [_path_of(text) for text in texts]
    return [str(Path(text).absolute()) if Path(text).exists() else text for text in found]


def _path_of(text: str) -> str:
    url = urlsplit(text)
    if url.scheme != "file" or url.netloc not in ("", "localhost"):
        return text
    from urllib.request import url2pathname  # late: it brings all of http.client

    return url2pathname(url.path)
