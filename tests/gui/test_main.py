"""The life of the window: shown before the engine opens, ended after the engine stopped."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication

from engine.config import EngineConfig
from engine.errors import EnvironmentFailure
from gui.__main__ import main
from gui.instance import FirstWindow, hand_over, server_name
from gui.views.main_window import MainWindow
from tests.gui.helpers import drop, mime
from tests.helpers.fake_facade import FakeFacade, fake_id


def shown_window() -> MainWindow:
    (window,) = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()
    ]
    return window


def config(tmp_path):
    return EngineConfig(home=tmp_path / "home", download_dir=tmp_path)


def test_open_and_close(qapp, tmp_path):
    engine = FakeFacade()
    seen = []
    (tmp_path / "home").mkdir()
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")

    async def open_engine(given):
        seen.append((given.home, shown_window().isVisible()))
        early = mime([tmp_path])
        assert drop(shown_window(), early)  # before there is an engine to share it
        asyncio.get_running_loop().call_later(0.1, lambda: shown_window().close())
        return engine

    assert main(config(tmp_path), [str(path), fake_id("x")], open_engine) == 0
    assert seen == [(tmp_path / "home", True)]
    assert engine.stopped
    assert ("share", path) in engine.calls
    assert ("preview", fake_id("x")) in engine.calls
    assert ("share", tmp_path) in engine.calls
    assert (tmp_path / "home" / "window.ini").exists()


SECOND = """
import sys
from pathlib import Path
from engine.config import EngineConfig
from gui.__main__ import main
home = Path(sys.argv[1])
def open_engine(config):
    raise AssertionError("a second engine")
sys.exit(main(EngineConfig(home=home, download_dir=home), sys.argv[2:], open_engine))
"""


async def start_again(home, *words):
    """A second start of the program, in a process of its own; gives exit code and complaints."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", SECOND, str(home), *words), stderr=asyncio.subprocess.PIPE
    )
    _, complaints = await process.communicate()
    return process.returncode, complaints


@pytest.mark.qt_log_ignore("does not support raise")  # offscreen has no order of windows
def test_a_second_start_hands_over_to_the_first(qapp, tmp_path):
    engine = FakeFacade()
    early, late = tmp_path / "early.txt", tmp_path / "late.txt"
    for path in (early, late):
        path.write_bytes(b"x")
    codes = []

    async def later():
        window = shown_window()
        window.showMinimized()
        codes.append(await start_again(tmp_path / "home", str(late), fake_id("y")))
        while ("preview", fake_id("y")) not in engine.calls:
            await asyncio.sleep(0.01)
        assert not window.isMinimized()
        window.close()

    async def open_engine(given):
        # Handed over while the first one is still starting: kept until it can be done.
        codes.append(await start_again(given.home, str(early)))
        engine.tasks = asyncio.ensure_future(later())
        return engine

    assert main(config(tmp_path), [], open_engine) == 0
    engine.tasks.result()
    assert codes == [(0, b""), (0, b"")]
    assert ("share", early) in engine.calls
    assert ("share", late) in engine.calls


async def test_what_is_no_hand_over_is_dropped(qloop, tmp_path):
    first, asked = FirstWindow(tmp_path), []
    first.asked.connect(asked.append)
    first.listen()
    for said in (b"hello\n", b'{"open": 7}\n', b'{"open": [1]}\n', b"[]\n"):
        caller = QLocalSocket()
        caller.connectToServer(server_name(tmp_path))
        caller.write(said)
        while caller.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
            await asyncio.sleep(0.005)
        assert not caller.bytesAvailable()
    assert asked == []
    first.close()
    assert not hand_over(tmp_path, ["x"])


def test_a_failed_start_can_be_tried_again(qapp, tmp_path):
    engine = FakeFacade()
    tries = []

    async def open_engine(given):
        loop = asyncio.get_running_loop()
        tries.append(1)
        if len(tries) == 1:
            loop.call_later(0.05, press_again)
            raise EnvironmentFailure("The port is taken.")
        loop.call_later(0.05, lambda: shown_window().close())
        return engine

    def press_again():
        notices = shown_window().notices
        assert notices.words == "The port is taken."
        notices.action.click()

    assert main(config(tmp_path), [], open_engine) == 0
    assert len(tries) == 2


def test_giving_up_after_a_failed_start(qapp, tmp_path):
    async def open_engine(given):
        asyncio.get_running_loop().call_later(0.02, lambda: shown_window().close())
        raise EnvironmentFailure("The port is taken.")

    assert main(config(tmp_path), [], open_engine) == 1


def test_another_connection_is_another_engine(qapp, tmp_path):
    engines = []

    async def open_engine(given):
        engines.append((FakeFacade(), given.listen.port))
        loop = asyncio.get_running_loop()
        loop.call_later(0.1, change if len(engines) == 1 else shown_window().close)
        return engines[-1][0]

    def change():
        page = shown_window().settings_card.connection
        page.port.setValue(50_001)
        page.apply.click()

    assert main(config(tmp_path), [], open_engine) == 0
    assert [port for _, port in engines] == [52_413, 50_001]
    assert all(engine.stopped for engine, _ in engines)


def test_importing_the_entry_point_does_not_load_qt():
    code = "import sys, gui.__main__; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_sigint_ends_an_idle_window(tmp_path):
    code = f"""
import asyncio, os, signal, sys
from pathlib import Path
sys.path.insert(0, {str(sys.path[0])!r})
from engine.config import EngineConfig
from gui.__main__ import main
from tests.gui.helpers import drop, mime
from tests.helpers.fake_facade import FakeFacade
engine = FakeFacade()
async def open_engine(config):
    import threading
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    return engine
home = Path({str(tmp_path)!r})
code = main(EngineConfig(home=home, download_dir=home), [], open_engine)
sys.exit(code if engine.stopped else 9)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, timeout=30, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""


def test_macos_hands_files_to_the_running_program(tmp_path):
    code = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from gui.__main__ import make_application
app, seen = make_application(), []
app.asked.connect(seen.append)
for url in (QUrl.fromLocalFile("/tmp/a b.shoal"), QUrl("shoal:" + "ab" * 32)):
    app.sendEvent(app, QFileOpenEvent(url))
assert seen == [["/tmp/a b.shoal"], ["shoal:" + "ab" * 32]], seen
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
