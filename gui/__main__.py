"""Opens the window: the application object, the loop, the engine's lifetime inside it.

Owns the order of start and end: the window is on the screen before the engine opens, and the engine
stops before the loop does. A failed start is said in the window, with a way to try again.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from engine.config import EngineConfig
from engine.errors import ShoalError
from gui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from engine.api import Facade
    from gui.controller import Controller
    from gui.instance import FirstWindow
    from gui.views.main_window import MainWindow

logger = logging.getLogger(__name__)

OpenEngine = Callable[[EngineConfig], "Awaitable[Facade]"]


def main(config: EngineConfig, texts: Sequence[str], open_engine: OpenEngine) -> int:
    """Show the window until it is closed; gives the exit code.

    `texts` are paths to share and IDs or links to download at the start. A window that is open on
    this home already takes them over, and this process is done.
    """
    app = make_application()
    from gui import instance, loop

    if instance.hand_over(config.home, texts):
        return 0
    return loop.run(app, run_window(app, config, texts, open_engine))


def make_application() -> QApplication:
    """The application object, named so that desktops find its icon."""
    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("shoal")
    app.setApplicationDisplayName("Shoal")
    app.setDesktopFileName("shoal")
    app.setQuitOnLastWindowClosed(False)
    return app


async def run_window(
    app: QApplication, config: EngineConfig, texts: Sequence[str], open_engine: OpenEngine
) -> int:
    """The life of one window on a running loop."""
    from gui.controller import Controller
    from gui.desktop import WindowSettings
    from gui.instance import FirstWindow
    from gui.log_file import LogFile
    from gui.theme import Theme
    from gui.views.main_window import MainWindow

    log = LogFile(config.home)
    log.start()
    settings = WindowSettings(config.home)
    window = MainWindow(Theme(app, settings.theme), settings)
    closed = asyncio.Event()
    window.closed.connect(closed.set)
    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in asyncio
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, closed.set)
    window.show()
    first = FirstWindow(config.home, window)
    waiting = list(texts)
    first.asked.connect(window.come_forward)
    first.asked.connect(waiting.extend)
    first.listen()
    try:
        facade = await _open(window, config, open_engine, closed)
        if facade is None:
            return 1
        try:
            controller = Controller(window, facade, config.token_file, log)
            await _run(window, controller, waiting, closed, first)
        finally:
            window.hide()
            await facade.stop()
    finally:
        first.close()
        window.deleteLater()
        log.stop()
    return 0


async def _open(
    window: MainWindow, config: EngineConfig, open_engine: OpenEngine, closed: asyncio.Event
) -> Facade | None:
    """The engine, as soon as it opens; None when the user gave up."""
    again = asyncio.Event()
    window.closed.connect(again.set)
    while not closed.is_set():
        try:
            return await open_engine(config)
        except ShoalError as error:
            logger.info("the engine did not start: %s", error)
            window.status.show_trouble(tr("Not started"))
            again.clear()
            window.notices.warn(str(error), tr("Try again"), again.set)
        await again.wait()
    return None


async def _run(
    window: MainWindow,
    controller: Controller,
    waiting: list[str],
    closed: asyncio.Event,
    first: FirstWindow,
) -> None:
    def open_waiting() -> None:
        controller.open(waiting)
        waiting.clear()

    try:
        await controller.start()
        open_waiting()
        first.asked.connect(open_waiting)
        await closed.wait()
    except ShoalError as error:
        window.notices.warn(str(error))
        await closed.wait()
    finally:
        await controller.stop()
