from __future__ import annotations

from gui import launcher
from gui.launcher import Launcher


def test_windows_is_told_of_its_window(monkeypatch):
    told: list[object] = []

    class Bar:
        def show(self, window: int, share: float | None) -> None:
            told.append((window, share))

        def close(self) -> None:
            told.append("closed")

    monkeypatch.setattr(launcher, "Taskbar", Bar)
    monkeypatch.setattr(launcher, "_signal", lambda *_: told.append("linux"))
    button = Launcher(lambda: 7, "win32")
    button.show(0, 0.0)
    button.show(2, 0.5)
    button.show(2, 0.501)
    button.close()
    assert told == [(7, 0.5), (7, None), "closed"]


def test_linux_is_told_on_its_bus(monkeypatch):
    told: list[object] = []
    monkeypatch.setattr(launcher, "_signal", lambda *news: told.append(news))
    button = Launcher(lambda: 7, "linux")
    button.show(1, 0.25)
    button.close()
    assert told == [(0.25, True), (0.0, False)]
