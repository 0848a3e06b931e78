"""The settings: every page, that each takes effect, and what the desktop is told."""

from __future__ import annotations

import asyncio
import configparser
import plistlib
import shlex
import stat
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from engine.config import Connection, Endpoint, EngineConfig
from engine.errors import EnvironmentFailure, UsageError
from engine.views import LimitsMode, SchedulePeriod, SettingsView, TransferState
from gui import autostart, awake
from gui.desktop import WindowSettings
from gui.models.activity import Activity
from gui.views.main_window import MainWindow
from gui.views.settings_network import places_of
from tests.gui.helpers import shared, view
from tests.helpers.fake_facade import NODE

LEFT = Qt.MouseButton.LeftButton
KEPT = SettingsView("/home/user/Downloads", limit_up=250_000)


def told(engine) -> SettingsView:
    """The settings that the engine was given last."""
    return [call for call in engine.calls if call[0] == "set_settings"][-1][1]


# The card.


async def test_the_card_opens_by_button_and_key_and_closes(open_desk):
    async with open_desk([view("a")]) as desk:
        card = desk.window.settings_card
        QTest.mouseClick(desk.window.header.settings_button, LEFT)
        assert card.isVisible()
        QTest.keyClick(card, Qt.Key.Key_Escape)
        assert not card.isVisible()
        desk.window.activateWindow()
        await desk.until(desk.window.isActiveWindow)
        QTest.keyClick(desk.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        assert card.isVisible()
        QTest.mouseClick(card.done, LEFT)
        assert not card.isVisible()


async def test_pages_are_chosen_by_mouse_and_by_arrows(open_desk):
    async with open_desk([view("a")]) as desk:
        card = desk.window.settings_card
        card.open()
        names = card._buttons
        assert names[0].hasFocus() or not desk.window.isActiveWindow()
        QTest.mouseClick(names[2], LEFT)
        assert card.connection.isVisible()
        QTest.keyClick(names[2], Qt.Key.Key_Down)
        assert card.looks.isVisible()


async def test_the_card_fits_the_smallest_window(open_desk):
    async with open_desk([view("a")]) as desk:
        desk.window.resize(840, 480)
        card = desk.window.settings_card
        card.open()
        await desk.settle()
        assert desk.window.rect().contains(card.geometry())
        desk.window.grab()


# General.


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
async def test_another_download_folder(open_desk, tmp_path):
    async with open_desk([view("a")]) as desk:
        page = desk.window.settings_card.general
        assert page.folder.text() == NODE.download_dir
        desk.window.settings_card.open()
        page.change.click()
        (dialog,) = desk.window.findChildren(QFileDialog)
        dialog.filesSelected.emit([str(tmp_path)])
        dialog.close()
        await desk.settle()
        assert ("set_download_dir", tmp_path) in desk.engine.calls
        assert page.folder.text() == str(tmp_path)


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # offscreen has no tray
def test_switches_are_kept(qapp, theme, qtbot, tmp_path):
    first = MainWindow(theme, WindowSettings(tmp_path), tray=True)
    qtbot.addWidget(first)
    page = first.settings_card.general
    before = {name: getattr(page, name).isChecked() for name in SWITCHES}
    assert before == {"notify": True, "notify_trouble": True, "to_tray": False, "awake": True}
    for name in SWITCHES:
        getattr(page, name).click()
    first.save_settings()
    second = MainWindow(theme, WindowSettings(tmp_path), tray=True)
    qtbot.addWidget(second)
    after = second.settings_card.general
    assert {name: getattr(after, name).isChecked() for name in SWITCHES} == {
        name: not on for name, on in before.items()
    }
    for window in (first, second):
        window.tray.close()


SWITCHES = ("notify", "notify_trouble", "to_tray", "awake")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the entry differs elsewhere")
async def test_start_at_login(open_desk, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    async with open_desk([view("a")]) as desk:
        switch = desk.window.settings_card.general.at_login
        assert not switch.isChecked()
        switch.click()
        entry = tmp_path / "autostart" / "shoal.desktop"
        read = configparser.RawConfigParser()
        read.optionxform = str
        read.read(entry)
        words = shlex.split(read["Desktop Entry"]["Exec"])
        assert words[-3:] == ["--hidden", "--home", NODE.home]
        assert "gui" in words
        assert autostart.is_on()
        switch.click()
        assert not entry.exists()
        (tmp_path / "autostart").rmdir()
        (tmp_path / "autostart").write_text("in the way")
        switch.click()
        assert "cannot be changed" in desk.window.notices.words
        assert not switch.isChecked()


def test_the_autostart_entry_quotes_what_it_must():
    entry = autostart.desktop_entry(["/opt/my shoal", '--home=/a"b$c`d\\e%f'])
    (line,) = [line for line in entry.splitlines() if line.startswith("Exec=")]
    assert line == r'Exec="/opt/my shoal" "--home=/a\\"b\\$c\\`d\\\\e%%f"'


def test_the_macos_agent():
    assert plistlib.loads(autostart.agent(["/a b", "gui"])) == {
        "Label": "net.shoal.Shoal",
        "ProgramArguments": ["/a b", "gui"],
        "RunAtLoad": True,
    }


# Speed.


async def test_limits_take_effect_at_once(open_desk):
    async with open_desk([view("a")]) as desk:
        page = desk.window.settings_card.speed
        desk.engine.set_node(settings=KEPT)
        await desk.settle()
        assert (page.down.value(), page.up.value()) == (0, 250)
        assert page.down.text() == "no limit"
        page.down.setValue(1500)
        page.active.setValue(2)
        await desk.settle()
        assert told(desk.engine) == replace(KEPT, limit_down=1_500_000, active_downloads=2)


async def test_the_other_limits_by_the_clock(open_desk):
    async with open_desk([view("a")]) as desk:
        card = desk.window.settings_card
        page = card.speed
        desk.engine.set_node(settings=KEPT)
        card.open(page)
        await desk.settle()
        assert not page.clock.isVisible()
        page.slow_up.setValue(50)
        QTest.mouseClick(page.mode.buttons["schedule"], LEFT)
        await desk.settle()
        assert page.clock.isVisible()
        assert told(desk.engine).limits_mode is LimitsMode.SCHEDULE
        page.begin.setTime(QTime(22, 30))
        QTest.mouseClick(page.days[6], LEFT)
        await desk.settle()
        kept = told(desk.engine)
        assert kept.schedule == (SchedulePeriod((0, 1, 2, 3, 4, 6), 22 * 60 + 30, 18 * 60),)
        assert kept.alternative_up == 50_000
        desk.engine.set_node(alternative=True)
        await desk.settle()
        assert page.in_force.text() == "These limits apply now."


async def test_a_rate_that_was_set_elsewhere_stays_exact(open_desk):
    async with open_desk([view("a")]) as desk:
        exact = replace(KEPT, limit_up=123_456)
        desk.engine.set_node(settings=exact)
        await desk.settle()
        desk.window.settings_card.speed.active.setValue(1)
        await desk.settle()
        assert told(desk.engine) == replace(exact, active_downloads=1)


# Connection.


async def test_reachability_is_said_live(open_desk):
    async with open_desk([view("a")]) as desk:
        card = desk.window.settings_card
        page = card.connection
        card.open(page)
        desk.engine.set_node(api="http://127.0.0.1:52414")
        await desk.settle()
        assert page.reach.text() == NODE.reachability
        assert page.listening.text() == "Listening on 192.0.2.7:52413"
        assert page.api.text() == "http://127.0.0.1:52414"
        long = "Nobody can reach this computer from outside, and this is why. " * 3
        desk.engine.set_node(reachability=long)
        await desk.settle()
        assert page.reach.text() == long
        assert page.reach.geometry().bottom() < page.listening.geometry().top()
        assert page.reach.height() > 2 * page.listening.height()


async def test_the_test_button_asks_anew(open_desk):
    async with open_desk([view("a")]) as desk:
        page = desk.window.settings_card.connection
        desk.window.settings_card.open(page)
        QTest.mouseClick(page.test_button, LEFT)
        assert not page.test_button.isEnabled()
        await desk.settle()
        assert ("test_reachability",) in desk.engine.calls
        assert page.test_button.isEnabled()
        desk.engine.fail["test_reachability"] = EnvironmentFailure("The node is gone.")
        QTest.mouseClick(page.test_button, LEFT)
        await desk.until(lambda: desk.window.notices.words == "The node is gone.")
        assert page.test_button.isEnabled()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_a_connection_is_chosen_kept_and_applied(qapp, theme, qtbot, tmp_path):
    settings = WindowSettings(tmp_path)
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    page = window.settings_card.connection
    asked = []
    window.settings_card.reconnect.connect(lambda: asked.append(settings.connection))
    window.show()
    window.settings_card.open(page)
    assert not page.offer.isVisible()
    page.port.setValue(50_000)
    page.lan.click()
    page.api_on.click()
    page.places.setPlainText("node.example:52413\n[2001:db8::1]:7")
    assert page.offer.isVisible()
    QTest.mouseClick(page.apply, LEFT)
    chosen = Connection(50_000, True, False, False, ("node.example:52413", "[2001:db8::1]:7"))
    assert asked == [chosen]
    assert not page.offer.isVisible()
    assert WindowSettings(tmp_path).connection == chosen
    config = chosen.applied(EngineConfig(home=tmp_path, download_dir=tmp_path))
    assert (config.listen, config.lan, config.portmap) == (Endpoint("", 50_000), False, True)
    assert config.api is None
    assert [str(one) for one in config.bootstrap] == ["node.example:52413", "[2001:db8::1]:7"]
    page.places.setPlainText("nonsense")
    QTest.mouseClick(page.apply, LEFT)
    assert "nonsense is not HOST:PORT" in window.notices.words
    assert len(asked) == 1


def test_the_command_line_counts_more(tmp_path):
    given = EngineConfig(
        home=tmp_path,
        download_dir=tmp_path,
        listen=Endpoint("127.0.0.1", 0),
        listen_required=True,
        lan=False,
        portmap=False,
        api=None,
        api_required=True,
    )
    assert Connection().applied(given) == given


def test_places_to_start_from():
    assert places_of(" a:1\n\n b:2 a:1 ") == ("a:1", "b:2")
    for wrong in (":52413", "a:0", "a", "a:99999"):
        with pytest.raises(UsageError):
            places_of(wrong)


# Appearance.


async def test_the_theme_follows_the_choice(open_desk, theme):
    async with open_desk([view("a")]) as desk:
        page = desk.window.settings_card.looks
        page.themes.buttons["dark"].click()
        assert theme.tokens.name == "dark"
        desk.window.header.theme_button.click()
        assert page.themes.buttons["light"].isChecked()


async def test_a_colour_of_choice(open_desk, theme):
    async with open_desk([view("a")]) as desk:
        page = desk.window.settings_card.looks
        blue = theme.tokens
        page.swatches["teal"].click()
        assert theme.tokens.accent != blue.accent
        assert theme.tokens.text == blue.text
        desk.window.grab()
        page.swatches["blue"].click()
        assert theme.tokens == blue


# The desktop.


def test_activity_sums_what_moves():
    activity = Activity()
    activity.reset([view("a", size=100, done=25), shared("b")])
    assert (activity.downloads, activity.share) == (1, 0.25)
    activity.note(view("c", size=300, done=75))
    assert (activity.downloads, activity.share) == (2, 0.25)
    activity.note(view("a", size=100, done=25, state=TransferState.PAUSED))
    activity.forget("gone")
    assert activity.downloads == 1
    activity.forget("c")
    assert (activity.downloads, activity.share) == (0, 0.0)


async def test_the_computer_is_kept_awake_while_downloading(open_desk, tmp_path, monkeypatch):
    program = tmp_path / "hold"
    program.write_text(f"#!/bin/sh\necho held >> {tmp_path}/log\nexec cat\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setattr(awake, "holders", lambda why: [["no-such-program"], [str(program)]])
    async with open_desk([view("a"), shared("b")]) as desk:
        held = desk.controller._citizen.awake
        assert held.held
        await desk.until((tmp_path / "log").exists)
        ended = []
        held._process.finished.connect(lambda *_: ended.append(1))
        desk.engine.change("a", state=TransferState.PAUSED)
        await desk.until(lambda: not held.held)
        await desk.until(lambda: ended)
        desk.engine.change("a", state=TransferState.DOWNLOADING)
        await desk.until(lambda: held.held)
        desk.window.settings_card.general.awake.click()
        assert not held.held


def test_what_holds_ends_with_the_program(monkeypatch):
    monkeypatch.undo()
    for command in awake.holders("why"):
        assert command[-1] == "cat" or "-w" in command  # ends when our end of the pipe closes


async def test_the_button_in_the_dock_shows_how_far(open_desk, monkeypatch):
    shown = []
    monkeypatch.setattr("gui.launcher._signal", lambda share, on: shown.append((share, on)))
    async with open_desk([view("a", size=100, done=25)]) as desk:
        desk.engine.change("a", done=50)
        desk.engine.change("a", done=50, peers=3)
        desk.engine.finish_download("a")
        await desk.settle()
    assert shown == [(0.25, True), (0.5, True), (0.0, False)]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus is Linux's")
def test_the_dock_hears_it_on_the_session_bus(tmp_path):
    """A real bus of its own, watched by the system's monitor."""
    heard, rule = tmp_path / "heard", "interface='com.canonical.Unity.LauncherEntry'"
    code = (
        "from PySide6.QtCore import QCoreApplication; app = QCoreApplication([]); "
        "from gui.launcher import _signal; _signal(0.5, True); app.processEvents()"
    )
    script = f"""
        dbus-monitor --session "{rule}" > {heard} &
        until grep -q NameAcquired {heard}; do sleep 0.05; done
        {sys.executable} -c '{code}'
        until grep -q progress-visible {heard}; do sleep 0.05; done
        kill $!
    """
    subprocess.run(["dbus-run-session", "--", "sh", "-c", script], check=True, timeout=20)
    assert "application://shoal.desktop" in heard.read_text()
    assert "double 0.5" in heard.read_text()


async def test_the_tray_menu_pauses_resumes_and_limits(open_desk):
    async with open_desk([view("a"), shared("b")]) as desk:
        tray = desk.window.tray
        desk.engine.set_node(settings=KEPT)
        tray.pause_all.emit(True)
        await desk.settle()
        assert {row.state for row in desk.engine.rows.values()} == {TransferState.PAUSED}
        tray.pause_all.emit(False)
        await desk.settle()
        assert TransferState.PAUSED not in {row.state for row in desk.engine.rows.values()}
        tray.limits.trigger()
        await desk.settle()
        assert told(desk.engine).limits_mode is LimitsMode.ALTERNATIVE


async def test_trouble_is_told_outside_when_wished(open_desk, monkeypatch):
    async with open_desk([view("a")]) as desk:
        said = []
        monkeypatch.setattr(desk.window.tray, "tell", lambda *words: said.append(words))
        monkeypatch.setattr(desk.window, "isActiveWindow", lambda: False)
        citizen = desk.controller._citizen
        citizen.tell("The disk is full.", trouble=True)
        desk.window.settings_card.general.notify_trouble.setChecked(False)
        citizen.tell("The disk is full.", trouble=True)
        citizen.tell("It is here.")
        assert said == [("The disk is full.", True), ("It is here.", False)]
    await asyncio.sleep(0)
