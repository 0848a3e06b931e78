"""The window's part of `shoal --self-test`: open it over a real engine, look at it, close it.

Owns nothing but that minute; the window, its loop and its engine live as they always do.
"""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QApplication

from engine import api
from engine.api import Facade
from engine.config import EngineConfig
from engine.errors import EnvironmentFailure
from gui.__main__ import main, make_application
from gui.views.main_window import MainWindow

SHOWN_S = 0.3  # long enough for the first frames and the first snapshot


def open_and_close(config: EngineConfig) -> None:
    """Show the window for a moment; raises EnvironmentFailure when there is nothing to see."""
    make_application()
    seen: list[bool] = []

    async def open_engine(config: EngineConfig) -> Facade:
        facade = await api.open_engine(config)
        asyncio.get_running_loop().call_later(SHOWN_S, _look_and_close, seen)
        return facade

    if main(config, (), open_engine) != 0 or seen != [True]:
        raise EnvironmentFailure("The window did not open.")


def _look_and_close(seen: list[bool]) -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, MainWindow):
            seen.append(widget.isVisible() and not widget.grab().isNull())
            widget.close()
