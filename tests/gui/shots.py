"""Pictures of every page and state, to be looked at: not a test, not shipped.

    python -m tests.gui.shots DIR [--scale 2] [--lang de]

One picture for each state of `tests.gui.looks`, of the empty window and of the smallest one, in the
light and the dark theme.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from pathlib import Path

THEMES = ("light", "dark")


async def take(folder: Path, theme: object, empty: bool, mark: str) -> None:
    """Every picture of one theme, over a full or an empty engine."""
    from gui.controller import Controller
    from gui.views.main_window import LEAST_SIZE, MainWindow
    from tests.gui.demo import engine, history
    from tests.gui.looks import STATES, put_away

    fake = engine(empty)
    window = MainWindow(theme)
    controller = Controller(window, fake)
    window.show()
    await controller.start()
    await asyncio.sleep(0.2)
    if empty:
        window.grab().save(str(folder / f"empty{mark}.png"))
    else:
        window.rows.select("iso")
        history(controller)
        for name, show in STATES.items():
            show(window, fake)
            await asyncio.sleep(0.3)
            window.grab().save(str(folder / f"{name}{mark}.png"))
            put_away(window)
        window.resize(*LEAST_SIZE)
        await asyncio.sleep(0.2)
        window.grab().save(str(folder / f"least{mark}.png"))
    await controller.stop()
    await fake.stop()
    window.hide()
    window.deleteLater()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--lang", default="en")
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
        for name in THEMES:
            theme.choose(name)
            for empty in (True, False):
                await take(options.folder, theme, empty, f"_{name}")

    loop.run(app, run())


if __name__ == "__main__":
    main()
