"""Opens the window: the application object, the loop, the engine's lifetime inside it.

Owns the order of start and end: the window is on the screen before the engine opens, and the engine
stops before the loop does. A failed start is said in the window, with a way to try again. Which
window stands on the screen is `gui.stage`'s.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import signal
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from engine.config import EngineConfig
from engine.errors import ShoalError
from gui.text import error_sentence
from gui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from engine.api import Facade
    from gui.instance import FirstWindow
    from gui.log_file import LogFile
    from gui.shown_row import Memory
    from gui.stage import Stage

logger = logging.getLogger(__name__)

OpenEngine = Callable[[EngineConfig], "Awaitable[Facade]"]


def main(
    config: EngineConfig, texts: Sequence[str], open_engine: OpenEngine, hidden: bool = False
) -> int:
    """Show the window until it is closed; gives the exit code.

    `texts` are paths to share and IDs or links to look at from the start. A window that is open on
    this home already takes them over, and this process is done. `hidden` begins beside the clock.
    """
    gc.disable()  # while all is imported and built nothing dies; see `_open`
    app = make_application()
    from gui import instance, loop

    if instance.hand_over(config.home, texts):
        return 0
    return loop.run(app, run_window(app, config, texts, open_engine, hidden))


def make_application() -> QApplication:
    """The application object."""
    from gui import application

    return application.make_application()


async def run_window(
    app: QApplication,
    config: EngineConfig,
    texts: Sequence[str],
    open_engine: OpenEngine,
    hidden: bool = False,
) -> int:
    """The life of the window on a running loop."""
    from gui.application import Application
    from gui.desktop import WindowSettings
    from gui.instance import FirstWindow
    from gui.log_file import LogFile
    from gui.stage import Stage

    log = LogFile(config.home)
    log.start()
    stage = Stage(app, WindowSettings(config.home), hidden)
    await stage.seen()
    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in asyncio
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stage.end)
    first = FirstWindow(config.home, app)
    waiting = list(texts)
    first.asked.connect(stage.come_forward)
    first.asked.connect(waiting.extend)
    first.listen()
    if isinstance(app, Application):
        app.asked.connect(first.asked)
    from gui.shown_row import Memory

    memory = Memory()
    try:
        while not stage.over():
            facade = await _open(stage, config, open_engine)
            if facade is None:
                return 1
            try:
                await _run(stage, facade, config, log, memory, waiting, first)
            finally:
                if stage.over():
                    stage.window.hide()
                await facade.stop()
    finally:
        first.close()
        stage.close()
        log.stop()
    return 0


async def _open(stage: Stage, config: EngineConfig, open_engine: OpenEngine) -> Facade | None:
    """The engine, as soon as it opens; None when the user gave up."""
    while not stage.over():
        try:
            facade = await open_engine(stage.connection.applied(config))
            logger.info("the engine answers")
            return facade
        except ShoalError as error:
            logger.info("the engine did not start: %s", error)
            stage.window.status.show_trouble(tr("Not started"))
            stage.window.notices.warn(error_sentence(error), tr("Try again"), stage.wake)
        finally:
            gc.enable()
        await stage.turn()
        stage.renew()
    return None


async def _run(
    stage: Stage,
    facade: Facade,
    config: EngineConfig,
    log: LogFile,
    memory: Memory,
    waiting: list[str],
    first: FirstWindow,
) -> None:
    """One controller after another, until the end or until another engine is wanted.

    A new language needs a new window and so another controller, but not another engine.
    """
    from gui.controller import Controller

    started = list[Controller]()

    def open_waiting() -> None:
        if started:
            started[-1].open(waiting)
            waiting.clear()

    first.asked.connect(open_waiting)
    while not stage.wants_engine():
        controller = Controller(stage.window, facade, config.token_file, log, memory)
        try:
            await controller.start()
            started.append(controller)
            open_waiting()
        except ShoalError as error:
            stage.window.notices.warn(error_sentence(error))
        try:
            await stage.turn()
        finally:
            started.clear()
            await controller.stop()
        stage.renew()
    first.asked.disconnect(open_waiting)
