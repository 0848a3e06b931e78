"""Async tests on the window's own loop, offscreen; no other asyncio plugin takes part."""

from __future__ import annotations

import asyncio
import inspect
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from engine.views import TransferView
from gui.controller import Controller
from gui.loop import QtEventLoop
from gui.theme import Theme
from gui.views.main_window import MainWindow
from tests.helpers.fake_facade import FakeFacade

LIMIT_S = 60
"""Of a whole test, so that nothing hangs: it bounds no single step."""


@pytest.fixture
def qloop(qapp: QApplication) -> Iterator[QtEventLoop]:
    qapp.setQuitOnLastWindowClosed(False)
    loop = QtEventLoop(qapp)
    asyncio.set_event_loop(loop)
    yield loop
    left = list(asyncio.all_tasks(loop))
    for task in left:
        task.cancel()
    if left:
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()
    asyncio.set_event_loop(None)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """`async def test_x(qloop, …)` runs on the Qt loop."""
    function = pyfuncitem.obj
    if not inspect.iscoroutinefunction(function) or "qloop" not in pyfuncitem.fixturenames:
        return None
    wanted = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    loop = pyfuncitem.funcargs["qloop"]
    loop.run_until_complete(asyncio.wait_for(function(**wanted), LIMIT_S))
    return True


@pytest.fixture(autouse=True)
def _no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test keeps the computer awake or tells its desktop anything; those about it say so."""
    monkeypatch.setattr("gui.awake.holders", lambda why: [])
    monkeypatch.setattr("gui.launcher._signal", lambda share, visible: None)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@dataclass
class Desk:
    """A window on a fake engine."""

    window: MainWindow
    engine: FakeFacade
    controller: Controller | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    async def settle(self, turns: int = 12) -> None:
        """Let events reach the screen."""
        for _ in range(turns):
            await asyncio.sleep(0)
        await asyncio.sleep(0.01)

    async def until(self, true: Any) -> None:
        """Wait for what another turn of the loop will bring."""
        while not true():
            await asyncio.sleep(0.005)


@pytest.fixture
def open_desk(qloop: QtEventLoop, theme: Theme, qtbot: Any) -> Any:
    """`async with open_desk(rows) as desk:` shows a window over a fake engine."""

    @asynccontextmanager
    async def opened(rows: list[TransferView] | None = None) -> AsyncIterator[Desk]:
        engine = FakeFacade(rows or [])
        window = MainWindow(theme)
        qtbot.addWidget(window)
        controller = Controller(window, engine)
        window.show()
        await controller.start()
        desk = Desk(window, engine, controller)
        await desk.settle()
        try:
            yield desk
        finally:
            await controller.stop()
            await engine.stop()

    return opened
