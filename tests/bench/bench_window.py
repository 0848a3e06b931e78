"""What the window costs: its start, its rest, its memory, large lists and large grids.

    python -m tests.bench.bench_window [--widgets]
    python -m tests.bench.bench_window --program dist/shoal/shoal    the start of the frozen program

Every figure comes from fresh processes of the real program or from the real widgets; offscreen, or
on a display with QT_QPA_PLATFORM=xcb. Milliseconds are CPU time of the window's thread, so that a
busy machine does not spoil them; the start is wall time, from the start of the process until its
log says that the window is painted and that the engine answers, with the CPU seconds until then.
"""

from __future__ import annotations

import asyncio
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

REST_S = 10.0
START_LIMIT_S = 60.0
SAID = ("the window is on the screen", "the engine answers")
SOURCE = (sys.executable, "-c", "from engine.cli.start import main; main()")
START = """
import asyncio, sys, time
from pathlib import Path
from engine import api
from engine.config import Endpoint, EngineConfig
from gui.__main__ import main
home = Path(sys.argv[1])
async def open_engine(config):
    print(time.time(), time.process_time(), flush=True)  # the window is up and its loop runs
    facade = await api.open_engine(config)
    asyncio.get_running_loop().call_later({rest}, end)
    return facade
def end():
    from PySide6.QtWidgets import QApplication
    print(time.time(), time.process_time(), flush=True)
    {wait}
    [w.leave() for w in QApplication.topLevelWidgets() if hasattr(w, "leave")]
config = EngineConfig(home=home, download_dir=home, listen=Endpoint("127.0.0.1", 0), lan=False,
                      portmap=False)
sys.exit(main(config, [], open_engine))
"""


def start_s(program: Sequence[str], home: Path) -> tuple[float, float, float]:
    """Seconds from starting the process until the window is up, until the engine answers, and CPU.

    The program as a person starts it, API included, without a neighbour or a router.
    """
    options = ("--listen", "127.0.0.1:0", "--no-lan", "--no-portmap")
    log = home / "shoal.log"
    log.unlink(missing_ok=True)
    began = time.time()
    process = subprocess.Popen([*program, "gui", "--home", str(home), *options])
    try:
        moments = _moments(log, began + START_LIMIT_S)
        used = _cpu_s(process.pid)
    finally:
        process.terminate()
        process.wait(START_LIMIT_S)
    up, ready = (moment - began for moment in moments)
    return up, ready, used


def _moments(log: Path, deadline: float) -> tuple[float, float]:
    """When the log says that the window is up and that the engine answers, seconds since 1970."""
    while time.time() < deadline:
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        found = [next((line for line in lines if words in line), "") for words in SAID]
        if all(found):
            return _moment(found[0]), _moment(found[1])
        time.sleep(0.02)
    raise TimeoutError("The window did not come up.")


def _moment(line: str) -> float:
    return datetime.strptime(line[:23], "%Y-%m-%d %H:%M:%S,%f").timestamp()


def _cpu_s(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rest_percent(home: Path) -> float:
    """CPU of a window with nothing to do, in per cent of one core."""
    import textwrap

    code = START.format(rest=3, wait="asyncio.get_running_loop().call_later(REST, second); return")
    code = code.replace("REST", str(REST_S)).replace(
        "def end", textwrap.dedent(SECOND).strip() + "\ndef end"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(home)], check=True, capture_output=True, text=True
    )
    (began, used), (ended, later) = (
        map(float, line.split()) for line in done.stdout.splitlines()[1:]
    )
    return 100 * (later - used) / (ended - began)


SECOND = """
def second():
    from PySide6.QtWidgets import QApplication
    print(time.time(), time.process_time(), flush=True)
    [w.leave() for w in QApplication.topLevelWidgets() if hasattr(w, "leave")]
"""


def timed_ms(run: Callable[[], object], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        began = time.thread_time()
        run()
        taken.append(1000 * (time.thread_time() - began))
    return statistics.median(taken)


async def widgets(home: Path) -> None:
    """The real window over a fake engine with many rows."""
    from PySide6.QtWidgets import QApplication

    from gui.controller import Controller
    from gui.models.arrangement import Order
    from gui.theme import Theme
    from gui.views.main_window import MainWindow
    from tests.gui.helpers import shared
    from tests.helpers.fake_facade import FakeFacade

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = MainWindow(Theme(app, "dark"))
    facade = FakeFacade([shared(f"row {number}") for number in range(1000)])
    controller = Controller(window, facade)
    window.show()
    await controller.start()
    await asyncio.sleep(0.5)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory with 1,000 transfers  {peak:.0f} MiB")
    window.model.reset([shared(f"row {number}") for number in range(10_000)])
    words = iter(["9", "99", "row 99", "nothing", ""])
    search = timed_ms(lambda: window.rows.search.setText(next(words)))
    print(f"search in 10,000 rows        {search:.1f} ms")
    orders = iter([Order.NAME, Order.SIZE, Order.STATE, Order.RATE, Order.ADDED])
    sort = timed_ms(lambda: window.rows.sort_by(next(orders)))
    print(f"another order of 10,000 rows {sort:.1f} ms")
    view = shared("row 5000", uploaded=1)
    put = timed_ms(lambda: (window.model.put(view), window.model.put(shared("row 5000"))), 50)
    print(f"two changes of one row       {put:.3f} ms")
    facade.set_pieces("row 1", bytes([4, 0]) * 50_000)
    window.rows.select("row 1")
    await asyncio.sleep(1.0)
    grid = window.detail.panel.grid
    print(f"grid of 100,000, full repaint {timed_ms(grid.repaint, 50):.2f} ms")
    grid.show_rarity(bytes([2, 9]) * 50_000)
    print(f"the same, shades of rarity   {timed_ms(grid.repaint, 50):.2f} ms")
    slices = []
    build = grid._build
    grid._builder.timeout.disconnect()
    grid._builder.timeout.connect(lambda: slices.append(timed_ms(build, 1)))
    facade.set_pieces("row 2", bytes([4, 0, 0, 4]) * 250_000)
    window.rows.select("row 2")
    await asyncio.sleep(2.0)
    print(f"a million pieces, worst slice {max(slices):.1f} ms of {len(slices)}")
    await controller.stop()
    window.leave()


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if "--program" in sys.argv:
        with tempfile.TemporaryDirectory() as name:
            starts([str(Path(sys.argv[sys.argv.index("--program") + 1]).absolute())], Path(name))
        return
    with tempfile.TemporaryDirectory() as name:
        if "--widgets" not in sys.argv:
            processes(Path(name))
        from gui.__main__ import make_application
        from gui.loop import run

        run(make_application(), widgets(Path(name)))


def starts(program: Sequence[str], home: Path) -> None:
    """The start of a program, median of five behind a first one that warms the disk's cache."""
    home.mkdir(exist_ok=True)
    taken = [start_s(program, home) for _ in range(6)][1:]
    for at, what in enumerate(("window up, warm", "engine answers, warm", "CPU until then")):
        print(f"{what:28} {statistics.median(start[at] for start in taken):.2f} s")


def processes(folder: Path) -> None:
    """What needs a fresh process: the start and the rest."""
    starts(SOURCE, folder / "start")
    print(f"CPU at rest                  {rest_percent(folder / 'rest'):.2f} %")


if __name__ == "__main__":
    main()
