"""What a person does with the window: real drops, pastes, clicks and keys, over the fake engine."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea

from engine import events
from engine.errors import EnvironmentFailure, UserFacingError
from engine.views import FileView, PeerView, PieceState, Preview, TransferKind, TransferState
from gui.models.arrangement import Section
from gui.views.main_window import SIZE
from gui.views.widgets import SteadyScroll
from tests.gui.helpers import drag, drop, leave, mime, shared, view
from tests.helpers.fake_facade import fake_id

LEFT = Qt.MouseButton.LeftButton


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def set_clipboard(words: str) -> None:
    QGuiApplication.clipboard().setText(words)


async def test_first_run_says_what_to_do(open_desk):
    async with open_desk() as desk:
        assert desk.window.pages.currentWidget() is desk.window.welcome
        assert desk.window.status.network.text() == "Connected · 214 DHT nodes"
        desk.engine.add(view("a"))
        await desk.settle()
        assert desk.window.pages.currentIndex() == 1
        assert desk.window.detail.head.name.text() == "a.bin"


async def test_a_drop_is_shared_and_its_id_copied(open_desk, tmp_path):
    path = tmp_path / "a b.bin"
    path.write_bytes(b"x" * 50)
    async with open_desk() as desk:
        set_clipboard("before")
        data = mime([path])
        assert drop(desk.window, data)
        await desk.settle()
        assert ("share", path) in desk.engine.calls
        row = desk.window.rows.current()
        assert (row.name, row.state) == ("a b.bin", TransferState.HASHING)
        assert clipboard() == "before"
        desk.engine.finish_hashing(row.key)
        await desk.settle()
        assert clipboard() == fake_id("a b.bin")
        assert "ID is copied" in desk.window.notices.words


async def test_ids_of_one_drop_are_copied_one_per_line(open_desk, tmp_path):
    paths = [tmp_path / name for name in ("one", "two", "three")]
    for path in paths[:2]:
        path.write_bytes(b"x")
    paths[2].mkdir()
    async with open_desk() as desk:
        data = mime(paths)
        assert drop(desk.window, data)
        await desk.settle()
        for key in list(desk.engine.rows)[::-1]:
            desk.engine.finish_hashing(key)
        await desk.settle()
        assert clipboard() == "\n".join(fake_id(name) for name in ("one", "two", "three"))
        assert "3 items" in desk.window.notices.words


async def test_a_drop_lands_anywhere(open_desk, tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"x")
    async with open_desk([view("a")]) as desk:
        # Children do not accept files, so Qt hands them to the window.
        for child in (desk.window.detail.peer_list, desk.window.header):
            assert not child.acceptDrops()
        files = mime([path])
        assert drag(desk.window.rows.view.viewport(), files)  # the list leaves files to the window
        assert desk.window._veil.isVisible()
        assert not desk.window.header.field.text()
        data = mime([path])
        assert drop(desk.window, data)


async def test_dragging_shows_a_veil(open_desk, tmp_path):
    async with open_desk([view("a")]) as desk:
        data = mime([tmp_path])
        assert drag(desk.window, data)
        assert desk.window._veil.isVisible()
        desk.window.grab()
        leave(desk.window)
        assert not desk.window._veil.isVisible()


async def test_a_source_that_quits_at_the_drop(open_desk, tmp_path):
    async with open_desk() as desk:
        shown, gone = mime([tmp_path]), mime()
        assert drag(desk.window, shown)
        event = QDropEvent(
            QPointF(50, 50), Qt.DropAction.CopyAction, gone, LEFT, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(desk.window, event)
        await desk.settle()
        assert ("share", tmp_path) in desk.engine.calls


async def test_what_is_not_ours_is_refused(open_desk):
    async with open_desk() as desk:
        for data in (mime(words="hello"), mime(urls=["https://example.org/x"]), mime()):
            assert not drop(desk.window, data)
        assert not [call for call in desk.engine.calls if call[0] == "share"]


async def test_a_path_that_is_gone_is_said_inline(open_desk, tmp_path):
    async with open_desk() as desk:
        data = mime([tmp_path / "gone"])
        drop(desk.window, data)
        await desk.settle()
        assert "does not exist" in desk.window.notices.words


async def test_paste_then_download_is_two_actions(open_desk):
    wanted = fake_id("film")
    async with open_desk() as desk:
        desk.engine.known[wanted] = Preview(wanted, TransferKind.FILE, "film.mkv", 5_000_000, 3)
        set_clipboard(f"look: {wanted}\n")
        desk.window.activateWindow()
        await desk.until(desk.window.isActiveWindow)
        desk.window.rows.view.setFocus()
        QTest.keyClick(desk.window.welcome, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        await desk.settle()
        card = desk.window.preview
        assert card.isVisible()
        (line,) = card._lines.values()
        assert line.title.text() == "film.mkv"
        assert "3 computers have it" in line.note.text()
        assert card.get.hasFocus()
        QTest.keyClick(card.get, Qt.Key.Key_Return)
        await desk.settle()
        assert ("download", wanted, None) in desk.engine.calls
        assert not card.isVisible()
        assert desk.window.rows.current().name == "film.mkv"


async def test_paste_into_the_field(open_desk):
    wanted = fake_id("film")
    async with open_desk() as desk:
        desk.engine.known[wanted] = Preview(wanted, TransferKind.FILE, "film.mkv", 5_000_000, 3)
        field = desk.window.header.field
        set_clipboard(wanted)
        field.setFocus()
        field.paste()
        await desk.settle()
        assert desk.window.preview.isVisible()
        QTest.mouseClick(desk.window.preview.get, LEFT)
        await desk.settle()
        assert ("download", wanted, None) in desk.engine.calls
        assert field.text() == ""


async def test_download_button_and_wrong_words(open_desk):
    async with open_desk() as desk:
        QTest.mouseClick(desk.window.header.get, LEFT)
        assert desk.window.header.field.hasFocus() or not desk.window.isActiveWindow()
        desk.window.header.field.setText("not an id")
        QTest.mouseClick(desk.window.header.get, LEFT)
        await desk.settle()
        (line,) = desk.window.preview._lines.values()
        assert "is not a Shoal ID" in line.trouble.text()
        desk.window.preview.cancel.click()
        assert not desk.window.preview.isVisible()


async def test_nobody_online_can_be_waited_for(open_desk):
    async with open_desk() as desk:
        desk.window.pasted.emit([fake_id("rare")])
        await desk.settle()
        assert desk.window.preview.get.text().strip() == "Download when online"
        desk.window.preview.get.click()
        await desk.settle()
        assert desk.window.rows.current().state is TransferState.FINDING


async def test_several_ids_in_one_paste(open_desk):
    names = ("a", "b", "here", "nobody")
    async with open_desk() as desk:
        for name in names[:3]:
            known = Preview(
                fake_id(name), TransferKind.FILE, name, 9, 2, have=9 if name == "here" else 0
            )
            desk.engine.known[fake_id(name)] = known
        set_clipboard("\n".join(fake_id(name) for name in names))
        desk.window.paste()
        await desk.settle()
        assert desk.window.preview.get.text().strip() == "Download 3"
        desk.window.grab()
        desk.window.preview.get.click()
        await desk.settle()
        assert len([call for call in desk.engine.calls if call[0] == "download"]) == 4


async def test_another_folder_for_a_download(open_desk, tmp_path):
    async with open_desk() as desk:
        desk.window.pasted.emit([fake_id("x")])
        await desk.settle()
        desk.window.preview.save_to(tmp_path)
        desk.window.preview.get.click()
        await desk.settle()
        assert ("download", fake_id("x"), tmp_path) in desk.engine.calls


async def test_escape_closes_the_preview(open_desk):
    async with open_desk([view("a")]) as desk:
        desk.window.pasted.emit([fake_id("x")])
        await desk.settle()
        QTest.keyClick(desk.window.preview, Qt.Key.Key_Escape)
        assert not desk.window.preview.isVisible()


async def test_pasting_nonsense_is_said_inline(open_desk):
    async with open_desk() as desk:
        set_clipboard("hello")
        desk.window.paste()
        assert "no Shoal ID on the clipboard" in desk.window.notices.words
        QTest.mouseClick(desk.window.notices.close_button, LEFT)
        assert desk.window.notices.words == ""


async def test_pasted_files_are_shared(open_desk, tmp_path):
    async with open_desk() as desk:
        QGuiApplication.clipboard().setMimeData(mime([tmp_path]))
        desk.window.paste()
        await desk.settle()
        assert ("share", tmp_path) in desk.engine.calls


async def test_keys_on_a_row(open_desk):
    async with open_desk([view("a")]) as desk:
        rows = desk.window.rows.view
        desk.window.activateWindow()
        await desk.until(desk.window.isActiveWindow)
        rows.setFocus()
        QTest.keyClick(rows, Qt.Key.Key_Space)
        await desk.settle()
        assert desk.window.rows.current().state is TransferState.PAUSED
        QTest.keyClick(rows, Qt.Key.Key_Space)
        QTest.keyClick(rows, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        await desk.settle()
        assert desk.window.rows.current().state is TransferState.DOWNLOADING
        assert clipboard() == fake_id("a")
        QTest.keyClick(rows, Qt.Key.Key_Delete)
        await desk.settle()
        assert desk.window.model.rowCount() == 0
        assert desk.window.pages.currentWidget() is desk.window.welcome
    assert ("remove", "a", False) in desk.engine.calls  # at the latest at the end


async def test_the_menu_fits_the_state(open_desk, monkeypatch):
    async with open_desk([view("a")]) as desk:
        menu = desk.window.actions_.menu(view("a"))
        words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
        assert words == [
            "Pause", "Priority", "Limit speed…", "Copy ID", "Copy link", "Show QR code",
            "Save as .shoal file…", "Show in folder", "Move to…", "Check the data again",
            "Remove from list", "Remove and delete files…",
        ]  # fmt: skip
        {action.text(): action for action in menu.actions()}["Check the data again"].trigger()
        await desk.settle()
        assert ("verify", "a") in desk.engine.calls
        hashing = desk.window.actions_.menu(view("h", file_id="", state=TransferState.HASHING))
        assert not next(a for a in hashing.actions() if a.text().startswith("Copy ID")).isEnabled()
        popped = []  # the offscreen platform warns about real menus
        monkeypatch.setattr(QMenu, "popup", lambda menu, where: popped.append(where))
        desk.window.detail.head.more.click()
        assert popped


async def test_deleting_files_asks_first(open_desk):
    async with open_desk([view("a")]) as desk:
        desk.window.actions_.delete("a")
        assert "Delete the file “a.bin”" in desk.window.notices.words
        assert ("remove", "a", True) not in desk.engine.calls
        QTest.mouseClick(desk.window.notices.danger, LEFT)
        await desk.settle()
        assert ("remove", "a", True) in desk.engine.calls


async def test_copy_link(open_desk):
    link = f"shoal:{fake_id('a')}?name=a.bin"
    async with open_desk([view("a", link=link)]) as desk:
        QTest.mouseClick(desk.window.detail.head.copy_link_button, LEFT)
        assert clipboard() == link
        QTest.mouseClick(desk.window.detail.head.copy_id_button, LEFT)
        assert clipboard() == fake_id("a")


async def test_revealing_what_is_gone(open_desk):
    async with open_desk([view("a")]) as desk:
        QTest.mouseClick(desk.window.detail.head.folder, LEFT)
        assert "is not there any more" in desk.window.notices.words


async def test_details_follow_the_row(open_desk):
    async with open_desk([view("a"), shared("b")]) as desk:
        engine, detail = desk.engine, desk.window.detail
        assert detail.head.name.text() == "b.bin"
        engine.set_pieces("a", bytes(20))
        engine.swarm["a"] = (PeerView("p", "/ip4/192.0.2.1/tcp/5", "x", 0.5, 9e5, 0, 0, 0),)
        desk.window.rows.select("a")
        await desk.settle()
        assert detail.panel.note.text() == "0 of 20 verified"
        assert detail.peers.rowCount() == 1
        engine.change_pieces("a", [(n, PieceState.COMPLETE) for n in range(5)])
        engine.change("a", rate_down=250_000.0, done=500_000, peers=1)
        await asyncio.sleep(0.06)
        assert detail.panel.note.text() == "5 of 20 verified"
        assert detail.overview.tiles["Download"].value() == "250 kB/s"
        assert detail.overview.tiles["Time left"].value() == "a moment"
        engine.change("a", rate_down=300_000.0)
        await desk.settle()
        desk.window.grab()


async def test_pieces_appear_when_they_become_known(open_desk):
    async with open_desk([view("a", size=0, done=0, state=TransferState.FINDING)]) as desk:
        assert desk.window.detail.panel.note.text() == "known when somebody is found"
        desk.engine.change("a", size=1_000_000, state=TransferState.DOWNLOADING)
        desk.engine.set_pieces("a", bytes(10))
        await desk.settle()
        assert desk.window.detail.panel.note.text() == "0 of 10 verified"


async def test_files_of_a_folder(open_desk):
    files = tuple(FileView(f"in/{n}.txt", 10, fake_id(str(n)), 10) for n in range(4))
    folder = shared("f", kind=TransferKind.COLLECTION, files=files, name="folder")
    async with open_desk([folder]) as desk:
        desk.engine.set_pieces("f", bytes([4] * 4))
        detail = desk.window.detail
        assert detail.tabs["Files"].isVisible()
        QTest.mouseClick(detail.tabs["Files"], LEFT)
        assert detail.pages.currentWidget() is detail.file_list
        detail.file_list.setCurrentIndex(detail.files.index(2))
        await desk.settle()
        QTest.mouseClick(detail.tabs["Overview"], LEFT)
        assert detail.panel.title.text() == "Files"  # a look at the list changes no other page
        desk.window.grab()


async def test_every_state_can_be_painted(open_desk):
    rows = [view(state.value, state=state, reason="because") for state in TransferState]
    async with open_desk(rows) as desk:
        desk.window.resize(1180, 1000)
        for row in rows:
            desk.window.rows.select(row.key)
            await desk.settle()
            assert not desk.window.grab().isNull()
        assert desk.window.detail.head.reason.text() == "because"


async def test_tabs_and_search(open_desk):
    async with open_desk([view("a"), shared("b")]) as desk:
        rows = desk.window.rows
        texts = [button.text() for button in rows._buttons.values() if button.isVisible()]
        assert texts == ["All  2", "Downloading  1", "Sharing  1"]
        QTest.mouseClick(rows._buttons[Section.DOWNLOADING], LEFT)
        assert rows.current().key == "a"
        rows.search.setText("zzz")
        assert rows.current() is None
        desk.window.grab()
        rows.select("b")
        assert rows.current().key == "b"
        assert rows.search.text() == ""


async def test_finished_and_notices(open_desk):
    async with open_desk([view("a")]) as desk:
        desk.engine.finish_download("a")
        await desk.settle()
        assert "complete and checked" in desk.window.notices.words
        desk.engine.publish(events.Notice, text="The database was rebuilt.", trouble=True)
        await desk.settle()
        assert desk.window.notices.words == "The database was rebuilt."


async def test_a_refused_wish_is_said_inline(open_desk):
    async with open_desk([view("a")]) as desk:
        desk.engine.fail["pause"] = EnvironmentFailure("The disk is full.")
        desk.window.actions_.pause_or_resume("a")
        await desk.settle()
        assert desk.window.notices.words == "The disk is full."


async def test_a_bug_is_logged_and_said(open_desk, caplog):
    async with open_desk([view("a")]) as desk:
        desk.engine.fail["pause"] = KeyError("bug")
        desk.window.actions_.pause_or_resume("a")
        await desk.settle()
        assert "made a mistake" in desk.window.notices.words
        assert "pause failed" in caplog.text


async def test_a_gap_is_filled_with_a_new_snapshot(open_desk):
    async with open_desk([view("a"), view("b")]) as desk:
        desk.window.rows.select("a")
        del desk.engine.rows["b"]
        desk.engine.overflow()
        await desk.settle()
        assert desk.window.model.rowCount() == 1
        assert desk.window.rows.current().key == "a"
        desk.engine.change("a", name="renamed")
        await desk.settle()
        assert desk.window.detail.head.name.text() == "renamed"


async def test_small_windows(open_desk):
    rows = [view(state.value, state=state, reason="because") for state in TransferState]
    async with open_desk() as desk:
        window = desk.window
        window.resize(840, 480)
        await desk.settle()
        assert not window.welcome._school.isVisible()
        window.grab()
        for row in rows:
            desk.engine.add(row)
        await desk.settle()
        assert not window.rows.search.isVisible()
        window.grab()
        window.activateWindow()
        await desk.until(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert window.rows.search.hasFocus()
        scroll = window.detail.findChild(QScrollArea)
        for pieces in (3806, 4096, 1):
            desk.engine.set_pieces("downloading", bytes(pieces))
            for size in (SIZE, (1180, 760), (1281, 803), (1600, 1000)):
                window.resize(*size)
                for row in rows:
                    window.rows.select(row.key)
                    await desk.settle()
                    assert scroll.verticalScrollBar().maximum() == 0, (size, row.key)


async def test_the_details_scroll_when_they_must(open_desk):
    async with open_desk([view("a", reason="because " * 30)]) as desk:
        window = desk.window
        desk.engine.set_pieces("a", bytes(4096))
        for height in range(460, 700, 7):  # no height makes the layout go round in circles
            window.resize(1000, height)
            await desk.settle(2)
        window.resize(840, 480)
        await desk.settle()
        scroll = window.detail.findChild(SteadyScroll)
        assert scroll.verticalScrollBar().maximum() > 0
        assert scroll._bar.isVisible()
        scroll._bar.setValue(scroll._bar.maximum())
        assert scroll.verticalScrollBar().value() == scroll.verticalScrollBar().maximum()


async def test_theme_button(open_desk, theme):
    async with open_desk([view("a")]) as desk:
        before = theme.tokens.name
        QTest.mouseClick(desk.window.header.theme_button, LEFT)
        assert theme.tokens.name != before
        desk.window.grab()
        QTest.mouseClick(desk.window.header.theme_button, LEFT)
        assert theme.tokens.name == before


async def test_everything_has_a_name_and_keyboard_focus(open_desk):
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView

    async with open_desk([view("a")]) as desk:
        for kind in (QAbstractButton, QLineEdit, QListView):
            for widget in desk.window.findChildren(kind):
                if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
                    named = widget.accessibleName() or widget.text()
                    assert named, widget
        order, widget = [], desk.window.header.field
        for _ in range(400):
            order.append(widget)
            widget = widget.nextInFocusChain()
            if widget is order[0]:
                break
        wanted = [
            desk.window.header.get, desk.window.rows.view, desk.window.rows.strip,
            desk.window.detail.head.toggle, desk.window.detail.tabs["Overview"],
            desk.window.detail.panel.grid,
        ]  # fmt: skip
        places = [order.index(each) for each in wanted]
        assert places == sorted(places)


async def test_an_idle_window_keeps_no_timer(open_desk, qloop):
    async with open_desk([shared("a")]) as desk:
        await asyncio.sleep(1.2)
        from PySide6.QtCore import QTimer

        running = [
            timer for timer in desk.window.findChildren(QTimer)
            if timer.isActive() and timer.parent() is not None
        ]  # fmt: skip
        assert running == []
        assert len([handle for handle in qloop._scheduled if not handle._cancelled]) <= 1  # ours


async def test_a_refused_subscription(open_desk, qloop, theme, qtbot):
    from gui.controller import Controller
    from gui.views.main_window import MainWindow
    from tests.helpers.fake_facade import FakeFacade

    engine = FakeFacade()
    engine.fail["subscribe"] = UserFacingError("No.")
    window = MainWindow(theme)
    qtbot.addWidget(window)
    controller = Controller(window, engine)
    with pytest.raises(UserFacingError, match="No"):
        await controller.start()
    await controller.stop()
