"""How late the window's loop is during a full-speed download, and what the window costs in speed.

    python -m tests.bench.bench_gui_loop [--size 1GiB] [--runs 3] [--dir /dev/shm]

A seeder in a process of its own; the downloader once headless on asyncio's loop and once behind
the real window (offscreen) on the Qt loop, with 20 rows listed and the details of the moving one
shown. In the window a precise 10 ms timer notes how late each of its ticks is, from asking for the
file until its last byte is verified and written. A frame lasts 16 ms. "own" is the part of a delay
during which this thread itself was computing: on a busy machine the rest is other programs' time.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.bench_pair import LIMIT_S, MIB, config, line, make_file, parse_size, say, start

TICK_MS = 10
ROWS = 20


class Lateness:
    """Notes how late each tick of a precise timer is, milliseconds."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.late: list[float] = []
        self.own: list[float] = []
        self._used = 0.0
        self._due = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._due = time.perf_counter() + TICK_MS / 1000
        self._used = time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        late, used = max(0.0, 1000 * (now - self._due)), time.thread_time()
        self.late.append(late)
        self.own.append(min(late, 1000 * (used - self._used)))
        self._used = used
        self._due = max(self._due, now) + TICK_MS / 1000

    def facts(self) -> dict[str, float]:
        late, own = sorted(self.late), sorted(self.own)
        marks = {"p50": 0.5, "p99": 0.99, "p99.9": 0.999}
        found = {name: late[min(len(late) - 1, int(len(late) * at))] for name, at in marks.items()}
        worst = own[min(len(own) - 1, int(len(own) * 0.999))]
        return {"ticks": len(late), **found, "max": late[-1], "own p99.9": worst}


async def show_and_get(home: Path, link: str) -> None:
    """The window as a person has it, downloading `link`."""
    from PySide6.QtWidgets import QApplication

    from engine.api import open_engine
    from gui.controller import Controller
    from gui.theme import Theme
    from gui.views.main_window import MainWindow
    from gui.views.preview_card import Wanted

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = MainWindow(Theme(app, "dark"))
    window.show()
    engine = await open_engine(config(home))
    controller = Controller(window, engine)
    await controller.start()
    small = home / "small"
    await asyncio.to_thread(make_small, small)
    await engine.share(sorted(small.iterdir()))
    while not all(view.complete for view in await engine.transfers()):
        await asyncio.sleep(0.1)
    lateness = Lateness()
    finished = asyncio.Event()
    controller.bridge.finished.connect(finished.set)
    began = time.perf_counter()
    lateness.start()
    window.preview.download.emit([Wanted(link)], None)  # what its button does
    await finished.wait()
    seconds = time.perf_counter() - began
    lateness.stop()
    say(seconds=seconds, lateness=lateness.facts())
    await controller.stop()
    window.close()
    await engine.stop()


def make_small(folder: Path) -> None:
    folder.mkdir()
    for number in range(ROWS - 1):
        (folder / f"file {number}.bin").write_bytes(os.urandom(100_000))


def window_get(home: Path, link: str) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from gui.__main__ import make_application
    from gui.loop import run

    run(make_application(), show_and_get(home, link))


def measure(contender: str, work: Path, file: Path) -> dict[str, Any]:
    """One fresh seeder and one fresh downloader."""
    homes = [work / "seed", work / "get"]
    for home in homes:
        home.mkdir()
    seeder = start("shoal-seed", str(homes[0]), str(file))
    try:
        link = line(seeder)["link"]
        if contender == "window":
            module = "tests.bench.bench_gui_loop"
            getter = start("window-get", str(homes[1]), link, module=module)
        else:
            getter = start("shoal-get", str(homes[1]), link, "")
        try:
            facts = line(getter)
            getter.communicate(timeout=LIMIT_S)
        finally:
            getter.kill()
    finally:
        seeder.kill()
        seeder.wait()
        for home in homes:
            shutil.rmtree(home, ignore_errors=True)
    return facts | {"gib_s": file.stat().st_size / 2**30 / facts["seconds"]}


def compare(size: int, runs: int, folder: Path) -> None:
    rates: dict[str, list[float]] = {"headless": [], "window": []}
    worst: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory(dir=folder, prefix="shoal-bench-") as name:
        work = Path(name)
        file = work / "source" / "film.bin"
        file.parent.mkdir()
        make_file(file, size)
        for number in range(runs):
            for contender, found in rates.items():
                facts = measure(contender, work, file)
                found.append(facts["gib_s"])
                late = facts.get("lateness", {})
                shown = {key: round(value, 2) for key, value in late.items()}
                print(f"run {number + 1} {contender:9} {facts['gib_s']:.3f} GiB/s", shown)
                if late:
                    worst.append(late)
    ratio = statistics.median(rates["window"]) / statistics.median(rates["headless"])
    for contender, found in rates.items():
        print(f"{contender:9} {statistics.median(found):.3f} GiB/s, median of {runs}")
    print(f"window / headless: {ratio:.2f}")
    for key in ("p50", "p99", "p99.9", "max", "own p99.9"):
        print(f"late {key:9} {max(row[key] for row in worst):.2f} ms, worst of {runs}")


def main() -> None:
    match sys.argv[1:]:
        case ["window-get", home, link]:
            window_get(Path(home), link)
        case _:
            parser = argparse.ArgumentParser(description=__doc__)
            parser.add_argument("--size", type=parse_size, default=1024 * MIB)
            parser.add_argument("--runs", type=int, default=3)
            parser.add_argument("--dir", type=Path, default=Path("/dev/shm"))
            given = parser.parse_args()
            compare(given.size, given.runs, given.dir)


if __name__ == "__main__":
    main()
