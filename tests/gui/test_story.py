"""The main job with two windows on two real engines: drop, ID, paste, one click, the file arrives.

Real drop events, the real clipboard, real hashing, network and disk; nothing is mocked.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from engine.api import Facade
from engine.views import TransferState
from gui.controller import Controller
from gui.views.main_window import MainWindow
from tests.gui.helpers import drop, mime
from tests.gui.real_engines import House, house_of

SIZE = 6 * 1024 * 1024 + 12_345
LEFT = Qt.MouseButton.LeftButton


class Seat:
    """One person's window on one real engine."""

    def __init__(self, theme: Any, engine: Facade, qtbot: Any) -> None:
        self.window = MainWindow(theme)
        qtbot.addWidget(self.window)
        self.controller = Controller(self.window, engine)
        self.states: list[TransferState] = []
        self.controller.bridge.put.connect(lambda view: self.states.append(view.state))
        self.verified: list[int] = []
        self.window.detail.panel.grid.counted.connect(lambda done, _all: self.verified.append(done))

    def row(self) -> Any:
        return self.window.rows.current()


@asynccontextmanager
async def seated(theme: Any, engine: Facade, qtbot: Any) -> AsyncIterator[Seat]:
    seat = Seat(theme, engine, qtbot)
    seat.window.show()
    await seat.controller.start()
    try:
        yield seat
    finally:
        await seat.controller.stop()
        seat.window.close()


def tree_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


async def until(true: Callable[[], object]) -> None:
    """Wait for what the engines bring; the test's own limit ends a wait in vain."""
    while not true():
        await asyncio.sleep(0.01)


@contextmanager
def no_hashing(monkeypatch: Any) -> Iterator[None]:
    """Nothing may be read for hashing inside."""
    from engine.content.hashing import Hasher

    async def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise AssertionError("hashed again")

    with monkeypatch.context() as patch:
        patch.setattr(Hasher, "hash_file", refuse)
        yield


async def paste_in(seat: Seat) -> None:
    """Ctrl+V anywhere on the window."""
    seat.window.activateWindow()
    await until(seat.window.isActiveWindow)
    key, control = Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(seat.window.pages.currentWidget(), key, control)


async def share_by_drop(seat: Seat, path: Path) -> str:
    """Drop a path; gives what the clipboard holds when its ID is known."""
    QGuiApplication.clipboard().setText("something else")
    data = mime([path])
    assert drop(seat.window, data)
    await until(lambda: seat.row() is not None and seat.row().file_id)
    await until(lambda: QGuiApplication.clipboard().text() != "something else")
    return QGuiApplication.clipboard().text()


async def fetch_by_paste(seat: Seat, name: str) -> Path:
    """Paste, look at the preview, press Download once; gives where it arrived."""
    await paste_in(seat)
    card = seat.window.preview
    assert card.isVisible()
    (line,) = card._lines.values()
    await until(lambda: line.preview is not None)
    assert line.title.text() == name
    QTest.mouseClick(card.get, LEFT)
    await until(lambda: seat.row() is not None and seat.row().complete)
    return Path(seat.row().path)


async def close(seat: Seat, house: House, name: str) -> None:
    seat.window.close()
    await seat.controller.stop()
    await house.stop(name)


async def test_the_whole_story(qloop, theme, qtbot, tmp_path, monkeypatch):
    source = tmp_path / "a film – übung.mkv"
    source.write_bytes(Random(1).randbytes(SIZE))
    async with house_of(tmp_path) as house:
        await house.start("a")
        await house.start("b")
        async with (
            seated(theme, house.running["a"], qtbot) as one,
            seated(theme, house.running["b"], qtbot) as two,
        ):
            copied = await share_by_drop(one, source)
            assert copied == one.row().file_id
            assert TransferState.HASHING in one.states
            assert "ID is copied" in one.window.notices.words

            arrived = await fetch_by_paste(two, source.name)
            assert arrived == house.downloads("b") / source.name
            assert arrived.read_bytes() == source.read_bytes()
            grid = two.window.detail.panel.grid
            await until(lambda: grid.known and grid.verified == two.row().piece_count)
            assert two.verified[0] == 0
            assert two.verified == sorted(two.verified)
            assert two.row().file_id == copied
            await close(one, house, "a")
            await close(two, house, "b")

        with no_hashing(monkeypatch):
            await house.start("a")
            await house.start("b")
            async with (
                seated(theme, house.running["a"], qtbot) as one,
                seated(theme, house.running["b"], qtbot) as two,
            ):
                for seat in (one, two):
                    await until(lambda seat=seat: seat.row() is not None)
                    assert seat.row().file_id == copied
                    assert seat.row().state is TransferState.SHARING
                assert TransferState.HASHING not in one.states + two.states


async def test_a_folder_arrives_as_a_folder(qloop, theme, qtbot, tmp_path):
    source = tmp_path / "Field recordings"
    (source / "day 1" / "empty").mkdir(parents=True)
    (source / "day 1" / "dawn.flac").write_bytes(Random(2).randbytes(300_000))
    (source / "notes.txt").write_bytes(b"")
    async with house_of(tmp_path) as house:
        await house.start("a")
        await house.start("b")
        async with (
            seated(theme, house.running["a"], qtbot) as one,
            seated(theme, house.running["b"], qtbot) as two,
        ):
            await share_by_drop(one, source)
            arrived = await fetch_by_paste(two, source.name)
            assert tree_of(arrived) == tree_of(source)
            assert two.window.detail.tabs["Files"].isVisible()


async def test_reading_a_large_file_shows_progress_and_can_be_stopped(
    qloop, theme, qtbot, tmp_path
):
    source = tmp_path / "huge.img"
    source.touch()
    os.truncate(source, 1 << 40)  # sparse: a terabyte that takes no room and hours to read
    async with house_of(tmp_path) as house:
        await house.start("a")
        async with seated(theme, house.running["a"], qtbot) as one:
            data = mime([source])
            assert drop(one.window, data)
            await until(lambda: one.row() is not None and one.row().done > 0)
            assert one.row().state is TransferState.HASHING
            button = one.window.detail.head.help
            assert button.text().strip() == "Stop reading"
            QTest.mouseClick(button, LEFT)
            await until(lambda: one.row() is None)
            assert await house.running["a"].transfers() == ()
            assert source.exists()
