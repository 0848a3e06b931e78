"""Pictures of every page and state, to be looked at: not a test, not shipped.

    python -m tests.gui.shots DIR [--scale 2] [--lang de] [--theme dark] [--only NAME…]

One picture for each state of `tests.gui.looks`, for each row of the demonstration with its reason
and button, for each tab and what is done on it, of the empty window and of the smallest one, in the
light and the dark theme. `python -m tests.gui.demo` shows one of them in a window to touch.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.controller import Controller
    from gui.theme import Theme
    from gui.views.main_window import MainWindow
    from tests.helpers.fake_facade import FakeFacade

THEMES = ("light", "dark")
ON_EMPTY = ("settings:general", "preview", "looking", "veil", "warn")
DEEDS = (
    "piece",
    "zoom",
    "rarity",
    "replay",
    "several",
    "search",
    "nothing-found",
    "toast",
    "warn",
    "looking",
    "nobody",
    "choose",
    "previews",
    "limit",
    "menu",
    "orders",
)


class Pictures:
    """Takes the pictures of one theme."""

    def __init__(self, folder: Path, theme: Theme, only: list[str]) -> None:
        self._folder, self._theme, self._only = folder, theme, only

    def wanted(self, name: str) -> bool:
        return not self._only or any(name.startswith(each) for each in self._only)

    def keep(self, window: MainWindow, name: str) -> None:
        """Keep what is on the screen, with the menu that lies over it."""
        from PySide6.QtGui import QPainter
        from PySide6.QtWidgets import QApplication

        picture = window.grab()
        for menu in QApplication.topLevelWidgets():
            if menu is not window and menu.isVisible():
                painter = QPainter(picture)
                painter.drawPixmap(window.mapFromGlobal(menu.pos()), menu.grab())
                painter.end()
        picture.save(str(self._folder / f"{name}_{self._theme.tokens.name}.png"))

    async def take(self, empty: bool) -> None:
        """Every picture over a full or an empty engine."""
        from gui.controller import Controller
        from gui.views.main_window import MainWindow
        from tests.gui.demo import busy, engine, history

        fake = engine(empty)
        window = MainWindow(self._theme)
        controller = Controller(window, fake)
        window.show()
        await controller.start()
        await asyncio.sleep(0.2)
        if empty:
            await self._empty(window, fake)
        else:
            busy(fake)
            window.rows.select("iso")
            history(controller)
            await self._full(window, fake, controller)
        await controller.stop()
        await fake.stop()
        window.hide()
        window.deleteLater()

    async def _empty(self, window: MainWindow, fake: FakeFacade) -> None:
        from tests.gui.demo import act

        self.keep(window, "empty")
        for what in ON_EMPTY:
            await self._state(window, f"empty-{what}", act(window, fake, what))

    async def _full(self, window: MainWindow, fake: FakeFacade, controller: Controller) -> None:
        from gui.views.main_window import LEAST_SIZE
        from tests.gui.demo import ROWS, act
        from tests.gui.looks import STATES

        for name, show in STATES.items():
            await self._state(window, name, _done(lambda show=show: show(window, fake)))
        for row in ROWS:
            await self._state(
                window, f"row-{row.key}", _done(lambda k=row.key: window.rows.select(k))
            )
        for row in ("iso", "folder"):
            for tab, button in window.detail.tabs.items():
                window.rows.select(row)
                if button.isHidden():
                    continue
                tell = _done(lambda tab=tab: window.detail.show_tab(tab))
                await self._state(window, f"tab-{row}-{tab.lower()}", tell)
        for what in DEEDS:
            window.rows.select("iso")
            window.detail.show_tab("Pieces" if what in DEEDS[:4] else "Overview")
            await self._state(window, f"do-{what}", act(window, fake, what, controller))
            window.detail.show_tab("Overview")  # which ends replay, shades and zoom
        size = window.size()
        window.resize(*LEAST_SIZE)
        for tab in window.detail.tabs:
            window.rows.select("folder" if tab == "Files" else "iso")
            tell = _done(lambda tab=tab: window.detail.show_tab(tab))
            await self._state(window, f"least-{tab.lower()}", tell)
        window.resize(size)

    async def _state(
        self, window: MainWindow, name: str, show: Coroutine[None, None, None]
    ) -> None:
        from tests.gui.looks import put_away

        if not self.wanted(name):
            show.close()
            return
        await show
        await asyncio.sleep(0.35)
        self.keep(window, name)
        put_away(window)


async def _done(show: Callable[[], object]) -> None:
    show()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--theme", default="")
    parser.add_argument("--only", nargs="*", default=[], help="beginnings of names")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = options.scale
    options.folder.mkdir(parents=True, exist_ok=True)

    from gui import loop
    from gui.__main__ import make_application
    from gui.language import Language
    from gui.theme import Theme

    app = make_application()
    Language(app).speak(options.lang)

    async def run() -> None:
        theme = Theme(app, "light")
        for name in [options.theme] if options.theme else THEMES:
            theme.choose(name)
            pictures = Pictures(options.folder, theme, options.only)
            for empty in (True, False):
                await pictures.take(empty)

    loop.run(app, run())


if __name__ == "__main__":
    main()
