"""Beside the main job: settings, undo, .shoal files, QR, log, tray, and a screen reader's view."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QSystemTrayIcon, QWidget

from engine.views import FileView, PeerView, Preview, TransferKind, TransferState
from gui.desktop import WindowSettings
from gui.log_file import LogFile, diagnostics
from gui.tray import Tray
from gui.views.main_window import MainWindow
from tests.gui.helpers import drop, mime, shared, view
from tests.helpers.fake_facade import NODE, fake_id

LEFT = Qt.MouseButton.LeftButton


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


async def test_token_and_diagnostics_reach_the_clipboard(open_desk, tmp_path):
    async with open_desk([view("a")]) as desk:
        log = LogFile(tmp_path)
        log.path.write_text("a line of the log\n")
        (tmp_path / "api-token").write_text("s3cret\n")
        desk.controller._token_file, desk.controller._log = tmp_path / "api-token", log
        desk.window.settings_card.connection.token.click()
        await desk.until(lambda: clipboard() == "s3cret")
        desk.window.settings_card.about.report.click()
        await desk.until(lambda: "a line of the log" in clipboard())
        assert f"Reachability: {NODE.reachability}" in clipboard()
        assert "s3cret" not in clipboard()
        (tmp_path / "api-token").unlink()
        desk.window.settings_card.connection.token.click()
        await desk.until(lambda: "cannot be read" in desk.window.notices.words)


def test_the_log_is_kept_and_the_terminal_stays_quiet(tmp_path, capsys):
    root = logging.getLogger()
    before = root.level
    log = LogFile(tmp_path / "new")
    log.start()
    logging.getLogger("engine.test").info("something happened")
    log.stop()
    assert root.level == before
    assert any("something happened" in line for line in log.last_lines())
    told = diagnostics(None, "1.0", log.last_lines())
    assert told.startswith("Shoal 1.0\nPython ")
    assert capsys.readouterr().err == ""


def test_a_home_that_cannot_be_written_needs_no_log(tmp_path):
    (tmp_path / "file").write_text("")
    log = LogFile(tmp_path / "file")
    log.start()
    log.stop()
    assert log.last_lines() == []


# The tray.


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # offscreen has no tray
def test_closing_keeps_sharing_when_so_wished(qapp, theme, qtbot, tmp_path):
    window = MainWindow(theme, WindowSettings(tmp_path), tray=True)
    qtbot.addWidget(window)
    ended = []
    window.closed.connect(lambda: ended.append(1))
    window.settings_card.general.to_tray.setChecked(True)
    window.show()
    window.close()
    assert not window.isVisible()
    assert ended == []
    window.tray.quit_wanted.emit()
    assert ended == [1]


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # offscreen has no tray
def test_the_tray_shows_rates_and_opens_the_window(qapp, monkeypatch):
    from dataclasses import replace

    told = []
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda *words: told.append(words[2]))
    tray, opened = Tray(available=True), []
    tray.open_window.connect(lambda: opened.append(1))
    tray.show_node(replace(NODE, rate_down=2_000_000.0))
    assert tray.rates.text() == "↓ 2.0 MB/s   ↑ 0 B/s"
    tray.show_node(NODE)
    assert tray.rates.text() == "Nothing is moving"
    tray._press(QSystemTrayIcon.ActivationReason.Trigger)
    tray._press(QSystemTrayIcon.ActivationReason.Context)
    assert opened == [1]
    tray.tell("It is here.", False)
    assert told == ["It is here."]
    tray.close()


class QSystemTrayIconSys(QWidget):
    """As Qt calls its window in X11's tray."""


@pytest.mark.qt_log_ignore("raise\\(\\)")  # offscreen cannot
async def test_a_drop_on_the_icon_shares_and_says_so_outside(open_desk, tmp_path, monkeypatch):
    icon = QSystemTrayIconSys()
    async with open_desk([]) as desk:
        told = []
        monkeypatch.setattr(desk.window.tray, "tell", lambda *words: told.append(words))
        monkeypatch.setattr(desk.window, "isActiveWindow", lambda: False)
        assert desk.window.tray.drops.attach()
        desk.window.hide()
        useless, useful = mime(words="nothing of ours"), mime([tmp_path])
        assert not drop(icon, useless)
        assert drop(icon, useful)
        await desk.settle()
        assert ("share", tmp_path) in desk.engine.calls
        assert not desk.window.isVisible()  # whoever drops there wants no window
        desk.engine.finish_hashing("share-1")
        await desk.settle()
        assert clipboard() == desk.engine.rows["share-1"].file_id
        assert [words for words, *_ in told] == [
            f"Sharing “{tmp_path.name}”. Its ID is copied: send it to anyone."
        ]
        assert not desk.window.isVisible()
        words = mime(words=f"look: {fake_id('x')}")
        assert drop(icon, words)
        await desk.settle()
        assert desk.window.isVisible()  # to be looked at before it is fetched
        assert ("preview", fake_id("x")) in desk.engine.calls
    icon.deleteLater()


async def test_a_finished_download_is_told_outside(open_desk, monkeypatch):
    async with open_desk([view("a", size=10, done=1)]) as desk:
        told = []
        monkeypatch.setattr(desk.window.tray, "tell", lambda *words: told.append(words))
        monkeypatch.setattr(desk.window, "isActiveWindow", lambda: False)
        desk.engine.finish_download("a")
        await desk.settle()
        assert len(told) == 1
        assert "complete and checked" in told[0][0]
        desk.window.settings_card.general.notify.setChecked(False)
        desk.engine.finish_download("a")
        await desk.settle()
        assert len(told) == 1


# Undo.


async def test_a_removed_row_can_be_brought_back(open_desk):
    rows = [shared(name, added_at=float(at)) for at, name in enumerate("abc")]
    async with open_desk(rows) as desk:
        window = desk.window
        window.actions_.remove("b")
        await desk.settle()
        assert [window.model.data(window.model.index(row)) for row in range(2)] == [
            "c.bin",
            "a.bin",
        ]
        desk.engine.change("b", uploaded=7)
        await desk.settle()
        assert window.model.view("b") is None
        window.notices.action.click()
        assert window.model.data(window.model.index(1)) == "b.bin"
        assert window.model.view("b").uploaded == 7
        await desk.settle()
        assert not [call for call in desk.engine.calls if call[0] == "remove"]


async def test_a_removal_is_done_when_its_time_is_over(open_desk):
    async with open_desk([shared("a")]) as desk:
        actions = desk.window.actions_
        actions.remove("a")
        actions._going["a"].timeout.emit()
        await desk.settle()
        assert ("remove", "a", False) in desk.engine.calls
        assert actions.going() == []


# .shoal files and QR codes.


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
async def test_a_link_is_saved_and_opened_again(open_desk, tmp_path):
    async with open_desk([shared("a", name="a/b: c?.bin")]) as desk:
        path = tmp_path / "a.shoal"
        desk.window.actions_.save_link("a")
        (dialog,) = desk.window.findChildren(QFileDialog)
        assert Path(dialog.selectedFiles()[0]).name == "a_b_ c_.bin.shoal"
        dialog.fileSelected.emit(str(path))
        dialog.close()
        await desk.until(path.exists)
        await desk.until(lambda: "Saved a.shoal" in desk.window.notices.words)
        desk.engine.known[fake_id("a")] = Preview(fake_id("a"), TransferKind.FILE, "a", 5, 1)
        data = mime([path])
        assert drop(desk.window, data)
        await desk.until(desk.window.preview.isVisible)
        assert list(desk.window.preview._lines) == [f"shoal:{fake_id('a')}"]
        assert not [call for call in desk.engine.calls if call[0] == "share"]


async def test_a_link_file_without_a_link(open_desk, tmp_path):
    path = tmp_path / "x.shoal"
    path.write_bytes(b"\xff\x00nothing")
    async with open_desk() as desk:
        desk.controller.open([str(path)])
        await desk.until(lambda: "no Shoal ID" in desk.window.notices.words)


async def test_the_qr_code_holds_the_link(open_desk):
    async with open_desk([shared("a", link=f"shoal:{fake_id('a')}?size=9")]) as desk:
        desk.window.actions_.show_qr("a")
        card = desk.window.code
        assert card.isVisible()
        import segno

        expected = segno.make(f"shoal:{fake_id('a')}?size=9", micro=False, error="m")
        assert len(card.code.rows) == len(expected.matrix)
        image = card.code.grab().toImage()
        assert image.pixelColor(1, 1).lightness() == 255
        QTest.keyClick(card, Qt.Key.Key_Escape)
        assert not card.isVisible()


async def test_the_qr_code_is_one_press_away_after_a_drop_and_in_the_details(open_desk, tmp_path):
    path = tmp_path / "film.mkv"
    path.write_bytes(b"x")
    async with open_desk([shared("a")]) as desk:
        window, data = desk.window, mime([path])
        assert drop(window, data)
        await desk.settle()
        desk.engine.finish_hashing("share-1")
        await desk.until(lambda: "Its ID is copied" in window.notices.words)
        assert window.notices.action.accessibleName() == "Show QR code"
        QTest.mouseClick(window.notices.action, LEFT)
        assert window.code.isVisible()
        QTest.keyClick(window.code, Qt.Key.Key_Escape)
        window.rows.select("a")
        QTest.mouseClick(window.detail.head.qr_button, LEFT)
        assert window.code.isVisible()


# What is going on, in sentences.


def peer(have: float) -> PeerView:
    return PeerView(f"p{have}", "/ip4/192.0.2.1/tcp/1", "x", have, 0, 0, 0, 0)


async def test_safe_to_close(open_desk):
    async with open_desk([shared("a")]) as desk:
        health = desk.window.detail.overview.health
        assert health.text() == "Others can get it from you while Shoal is open."
        for facts, words in (
            ({"copies_known": True}, "Only you have it: others can get it while Shoal is open."),
            (
                {"part_copies": 2},
                "Keep Shoal open: only you have all of it, 2 others are still fetching it.",
            ),
            ({"copies": 1}, "Safe to close: 1 other computer has all of it."),
        ):
            desk.engine.change("a", **facts)
            await desk.settle()
            assert health.text() == words
        row = desk.window.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert row.endswith("safe to close")


@pytest.mark.parametrize(
    ("state", "words", "call"),
    [
        (TransferState.PAUSED, "Resume", "resume"),
        (TransferState.FAILED, "Try again", "resume"),
        (TransferState.FINDING, "Stop looking", "remove"),
    ],
)
async def test_one_button_helps(open_desk, state, words, call):
    async with open_desk([view("a", state=state, reason="Because.")]) as desk:
        button = desk.window.detail.head.help
        assert button.isVisible()
        assert button.text().strip() == words
        QTest.mouseClick(button, LEFT)
        desk.engine.change("a", uploaded=1)
        await desk.settle()
        if call == "remove":
            assert desk.window.model.rowCount() == 0
        else:
            assert (call, "a") in desk.engine.calls
            assert not button.isVisible()


async def test_the_log_tells_the_story(open_desk):
    async with open_desk([view("a", state=TransferState.FINDING)]) as desk:
        desk.engine.change("a", state=TransferState.DOWNLOADING)
        desk.engine.change("a", peers=2)
        desk.engine.change("a", state=TransferState.PAUSED, reason="The disk is full.")
        desk.engine.change("a", state=TransferState.DOWNLOADING, reason="")
        desk.engine.finish_download("a")
        await desk.settle()
        model = desk.window.detail.journal
        told = [model.data(model.index(row)) for row in range(model.rowCount())][::-1]
        assert told == [
            "Downloading.",
            "The first peer is connected.",
            "Paused. The disk is full.",
            "Downloading.",
            "Complete: all 1.00 MB are here and checked.",
        ]
        desk.window.detail.tabs["Log"].click()
        desk.window.grab()


async def test_a_tight_disk_is_said_before_the_download(open_desk, tmp_path):
    async with open_desk() as desk:
        huge = Preview(fake_id("x"), TransferKind.FILE, "x", 1 << 60, 1)
        desk.engine.known[fake_id("x")] = huge
        desk.engine.set_node(download_dir=str(tmp_path / "made" / "later"))
        await desk.settle()
        desk.window.pasted.emit([fake_id("x")])
        await desk.until(lambda: "needed" in desk.window.preview.tight.text())
        assert desk.window.preview.tight.isVisible()
        desk.engine.known[fake_id("y")] = Preview(fake_id("y"), TransferKind.FILE, "y", 5, 1)
        desk.window.pasted.emit([fake_id("y")])
        await desk.until(lambda: desk.window.preview.folder.text().endswith(" free"))
        assert not desk.window.preview.tight.isVisible()


async def test_an_id_copied_elsewhere_is_offered_once(open_desk):
    QGuiApplication.clipboard().clear()
    async with open_desk([shared("a")]) as desk:
        window = desk.window
        window.activateWindow()
        await desk.until(window.isActiveWindow)
        QGuiApplication.clipboard().setText(f"mine: {fake_id('a')}")
        window._look_at_clipboard()
        assert window.notices.words == ""
        QGuiApplication.clipboard().setText(f"get this: {fake_id('x')} bye")
        window._look_at_clipboard()
        assert window.notices.words == "There is a Shoal ID on the clipboard."
        window.notices.action.click()
        assert window.preview.isVisible()
        window.preview.dismiss()
        window._look_at_clipboard()
        assert window.notices.words == ""


async def test_the_first_page_says_where_files_go_and_what_others_see(open_desk):
    async with open_desk() as desk:
        where, others, how = (line.text() for line in desk.window.welcome.first_run.lines)
        assert where == f"Downloads go to {NODE.download_dir}."
        assert "sees this computer's address, on your network also its name" in others
        assert "Settings" in how


# Many at once.


async def test_ten_thousand_rows_and_a_drop_of_ten_thousand(open_desk):
    many = 10_000
    async with open_desk([shared(f"k{n}", added_at=float(n)) for n in range(many)]) as desk:
        window = desk.window
        window.rows.search.setText("k999")
        assert window.rows.filter.rowCount() == 11
        window.rows.search.clear()
        batches = desk.controller._batches
        keys = [f"new{n}" for n in range(many)]
        assert batches.begin(keys) is None
        ready = []
        for key in keys:
            window.model.put(shared(key))
            ready += batches.changed(key)
        assert [len(each.ids) for each in ready] == [many]
        assert window.model.rowCount() == 2 * many


# Everyone.


def heard(widget: QWidget) -> list[tuple[str, QAccessible.Role]]:
    """Every object below that can take the focus, as a screen reader gets it."""
    found = []
    for child in [widget, *widget.findChildren(QWidget)]:
        if child.focusPolicy() == Qt.FocusPolicy.NoFocus or not child.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(child)
        assert interface is not None, child
        name = interface.text(QAccessible.Text.Name)
        found.append((name or f"nameless {child}", interface.role()))
    return found


async def test_a_screen_reader_finds_names_and_roles_everywhere(open_desk):
    files = (FileView("a.txt", 5, fake_id("f"), 5),)
    row = shared("a", kind=TransferKind.COLLECTION, files=files)
    async with open_desk([row]) as desk:
        desk.engine.set_pieces("a", bytes([4]) * 40)
        await desk.settle()
        window = desk.window
        window.pasted.emit([fake_id("x")])
        window.settings_card.open(window.settings_card.speed)
        window.actions_.show_qr("a")
        await desk.settle()
        told = heard(window)
        assert not [name for name, _ in told if name.startswith("nameless")]
        names = {name for name, _ in told}
        assert {"Settings", "Transfers", "Pieces", "Copy ID", "Search transfers"} <= names
        roles = {role for _, role in told}
        kinds = QAccessible.Role
        assert {kinds.PushButton, kinds.List, kinds.EditableText, kinds.SpinBox} <= roles
        rows = QAccessible.queryAccessibleInterface(window.rows.view)
        assert "a.bin, Sharing" in rows.child(0).text(QAccessible.Text.Name)


async def test_notices_are_spoken(open_desk, monkeypatch):
    async with open_desk([shared("a")]) as desk:
        spoken = []
        monkeypatch.setattr(
            QAccessible, "updateAccessibility", lambda event: spoken.append(event.message())
        )
        desk.window.notices.warn("The disk is full.")
        assert spoken == ["The disk is full."]


async def test_the_window_in_right_to_left(open_desk, qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        async with open_desk([view("a"), shared("b")]) as desk:
            window = desk.window
            assert window.rows.geometry().left() > window.detail.geometry().left()
            window.settings_card.open()
            window.grab()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
