"""The list: order, filters, choosing several, the queue, and what menus and keys do with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from engine.errors import UserFacingError
from engine.views import Cause, Priority, TransferState
from gui.desktop import WindowSettings
from gui.models.arrangement import Order, Section
from gui.models.transfer_model import VIEW_ROLE
from gui.views.main_window import MainWindow
from tests.gui.helpers import drag, drag_point, mime, shared, view
from tests.helpers.fake_facade import fake_id

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def names(window: MainWindow) -> list[str]:
    rows = window.rows.filter
    return [rows.index(at, 0).data(VIEW_ROLE).key for at in range(rows.rowCount())]


def trigger(menu, words: str) -> None:
    (action,) = [each for each in menu.actions() if each.text().split("\t")[0] == words]
    assert action.isEnabled()
    action.trigger()


async def test_the_order_is_chosen_and_kept(open_desk, theme, qtbot, tmp_path):
    rows = [
        view("b", size=30, added_at=1.0),
        view("a10", size=20, added_at=2.0),
        view("a9", size=10, added_at=3.0),
    ]
    async with open_desk(rows) as desk:
        window = desk.window
        assert names(window) == ["a9", "a10", "b"]
        window.rows.select("a10")
        trigger(window.rows.order_menu(), "Name")
        assert names(window) == ["a9", "a10", "b"]
        trigger(window.rows.order_menu(), "The other way round")
        assert names(window) == ["b", "a10", "a9"]
        trigger(window.rows.order_menu(), "Size")
        assert names(window) == ["b", "a10", "a9"]
        assert window.rows.current().key == "a10"
    kept = WindowSettings(tmp_path)
    first = MainWindow(theme, kept)
    qtbot.addWidget(first)
    first.rows.sort_by(Order.NAME, True)
    second = MainWindow(theme, kept)
    qtbot.addWidget(second)
    assert (second.model.order, second.model.falling) == (Order.NAME, True)


async def test_rows_move_to_where_they_belong_now(open_desk):
    async with open_desk([view("a", size=1), view("b", size=2)]) as desk:
        window = desk.window
        tester = QAbstractItemModelTester(
            window.model, QAbstractItemModelTester.FailureReportingMode.Fatal, window
        )
        assert tester is not None
        window.rows.sort_by(Order.SIZE)
        window.rows.select("a")
        desk.engine.change("a", size=9)
        desk.engine.add(view("c", size=5))
        await desk.settle()
        window.model.settle()
        assert names(window) == ["a", "c", "b"]
        assert window.rows.current().key == "a"
        window.actions_.remove("c")
        window.actions_.undo("c")
        assert names(window) == ["a", "c", "b"]


async def test_filters_show_when_they_have_rows(open_desk):
    rows = [view("a"), shared("b"), view("c", state=TransferState.PAUSED, cause=Cause.PAUSED)]
    async with open_desk(rows) as desk:
        buttons = desk.window.rows._buttons
        assert buttons[Section.PAUSED].isVisible()
        assert not buttons[Section.STUCK].isVisible()
        desk.engine.change("a", cause=Cause.NO_HOLDER, missing_pieces=3)
        await desk.settle()
        assert buttons[Section.STUCK].isVisible()
        QTest.mouseClick(buttons[Section.STUCK], LEFT)
        assert names(desk.window) == ["a"]
        desk.engine.change("a", cause=Cause.NONE)
        await desk.settle()
        assert names(desk.window) == []
        assert buttons[Section.STUCK].isVisible()  # one does not lose the button one stands on


async def test_the_search_takes_the_place_of_the_filters_where_it_is_narrow(open_desk):
    async with open_desk([view("a"), view("b")]) as desk:
        rows = desk.window.rows
        desk.window.resize(760, 500)
        await desk.settle()
        assert not rows.search.isVisible()
        assert rows._chips.isVisible() or rows.section_button.isVisible()
        QTest.mouseClick(rows.lens_button, LEFT)
        assert rows.search.isVisible()
        assert not rows._chips.isVisible()
        QTest.keyClicks(rows.search, "b.b")
        assert names(desk.window) == ["b"]
        QTest.keyClick(rows.search, Qt.Key.Key_Escape)
        assert names(desk.window) == ["b", "a"]
        desk.window.resize(720, 460)
        desk.engine.add(view("c", state=TransferState.PAUSED))
        desk.engine.add(view("d", state=TransferState.FAILED))
        await desk.settle()
        assert rows.section_button.isVisible()
        trigger(rows.section_menu(), "Paused  1")
        assert names(desk.window) == ["c"]
        assert rows.section_button.text() == "Paused  1  ▾"


async def test_several_rows_at_once(open_desk):
    rows = [shared(name, added_at=float(at)) for at, name in enumerate("abcd")]
    async with open_desk(rows) as desk:
        window = desk.window
        window.activateWindow()
        await desk.until(window.isActiveWindow)
        place = window.rows.view
        place.setFocus()
        window.rows.select("d")
        QTest.keyClick(place, Qt.Key.Key_Down, SHIFT)
        QTest.keyClick(place, Qt.Key.Key_Down, SHIFT)
        assert window.rows.chosen() == ["d", "c", "b"]
        QTest.keyClick(place, Qt.Key.Key_C, CONTROL)
        assert QGuiApplication.clipboard().text() == "\n".join(fake_id(key) for key in "dcb")
        QTest.keyClick(place, Qt.Key.Key_Space)
        await desk.settle()
        assert [desk.engine.rows[key].state for key in "dcb"] == [TransferState.PAUSED] * 3
        assert desk.engine.rows["a"].state is TransferState.SHARING
        QTest.keyClick(place, Qt.Key.Key_Delete)
        assert names(window) == ["a"]
        assert window.notices.words.startswith("Removed 3 from the list.")
        window.notices.action.click()
        assert names(window) == ["d", "c", "b", "a"]
        assert not [call for call in desk.engine.calls if call[0] == "remove"]
    assert not [call for call in desk.engine.calls if call[0] == "remove"]


async def test_the_menu_of_several(open_desk):
    async with open_desk([view("a"), view("b")]) as desk:
        actions = desk.window.actions_
        both = [desk.engine.rows[key] for key in "ab"]
        menu = actions.menu(*both)
        words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
        assert "Copy IDs" in words
        assert "Show QR code" not in words
        trigger(menu, "Check the data again")
        actions.set_priority(Priority.HIGH, "a", "b")
        await desk.settle()
        assert {("verify", "a"), ("verify", "b")} <= set(desk.engine.calls)
        assert desk.engine.rows["b"].priority is Priority.HIGH
        actions.delete("a", "b")
        assert "2 transfers and their files" in desk.window.notices.words
        desk.window.notices.danger.click()
        await desk.settle()
        assert {("remove", "a", True), ("remove", "b", True)} <= set(desk.engine.calls)


# The queue.


def waiting(*keys: str):
    rows = []
    for at, key in enumerate(keys, 1):
        row = view(key, state=TransferState.QUEUED, cause=Cause.QUEUED, queue_position=at)
        rows.append(row)
    return rows


def queue(desk) -> list[str]:
    found = [row for row in desk.engine.rows.values() if row.state is TransferState.QUEUED]
    return [row.key for row in sorted(found, key=lambda row: row.queue_position)]


async def test_waiting_rows_are_dragged_in_the_queue(open_desk):
    async with open_desk([*waiting("a", "b", "c", "d"), view("e")]) as desk:
        window = desk.window
        window.rows.sort_by(Order.QUEUE)
        assert names(window) == ["a", "b", "c", "d", "e"]
        window.rows.view.dropped.emit([], "")
        window.rows.sort_by(Order.NAME)
        window.rows.view.dropped.emit([], "")
        assert window.model.order is Order.QUEUE
        place, model = window.rows.view, window.rows.filter
        data = model.mimeData([model.index(2, 0), model.index(3, 0)])
        assert drag(place.viewport(), data)
        over = place.visualRect(model.index(1, 0)).topLeft() + QPoint(40, 4)
        copy, none = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
        moving = QDragMoveEvent(drag_point(over), copy, data, LEFT, none)
        QApplication.sendEvent(place.viewport(), moving)
        assert place._line == 1
        window.grab()
        event = QDropEvent(QPointF(over), copy, data, LEFT, none)
        QApplication.sendEvent(place.viewport(), event)
        await desk.settle()
        assert queue(desk) == ["a", "c", "d", "b"]
        window.model.settle()
        assert names(window) == ["a", "c", "d", "b", "e"]
        window.actions_.drop_before(["a"], "")
        await desk.settle()
        assert queue(desk) == ["c", "d", "b", "a"]


async def test_only_what_waits_can_be_dragged(open_desk):
    async with open_desk([*waiting("a"), view("b")]) as desk:
        model = desk.window.model
        flag = Qt.ItemFlag.ItemIsDragEnabled
        assert model.flags(model.index_of("a")) & flag
        assert not model.flags(model.index_of("b")) & flag


async def test_the_queue_by_keys_and_menu(open_desk):
    async with open_desk(waiting("a", "b", "c")) as desk:
        window = desk.window
        window.activateWindow()
        await desk.until(window.isActiveWindow)
        window.rows.view.setFocus()
        window.rows.select("c")
        alt = Qt.KeyboardModifier.AltModifier
        QTest.keyClick(window.rows.view, Qt.Key.Key_Up, alt)
        await desk.settle()
        assert queue(desk) == ["a", "c", "b"]
        trigger(window.actions_.menu(desk.engine.rows["b"]), "Next in the queue")
        await desk.settle()
        assert queue(desk) == ["b", "a", "c"]
        trigger(window.actions_.menu(desk.engine.rows["c"]), "Start now")
        await desk.settle()
        assert ("resume", "c") in desk.engine.calls
        window.actions_.put_first("c")  # it does not wait any more: nothing is asked
        await desk.settle()
        assert queue(desk) == ["b", "a"]


# One row.


async def test_limits_of_a_row(open_desk):
    async with open_desk([view("a", limit_down=250_000), view("b")]) as desk:
        card = desk.window.limit_card
        trigger(desk.window.actions_.menu(desk.engine.rows["a"]), "Limit speed…")
        assert card.isVisible()
        assert (card.down.value(), card.up.value()) == (250, 0)
        assert card.down.hasFocus() or not desk.window.isActiveWindow()
        card.up.setValue(40)
        QTest.keyClick(card, Qt.Key.Key_Return)
        await desk.settle()
        assert ("set_transfer_limits", "a", 250_000, 40_000) in desk.engine.calls
        assert not card.isVisible()
        desk.window.actions_.limit("a", "b")
        assert card.title.text() == "Limits of 2 transfers"
        desk.window.grab()
        QTest.keyClick(card, Qt.Key.Key_Escape)
        assert not card.isVisible()


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
async def test_moving_a_row(open_desk, tmp_path):
    async with open_desk([shared("a")]) as desk:
        desk.window.actions_.move("a")
        (dialog,) = desk.window.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(tmp_path))
        dialog.close()
        await desk.settle()
        assert ("move_to", "a", tmp_path) in desk.engine.calls
        assert desk.window.notices.words == f"“a.bin” is in {tmp_path} now."
        desk.engine.fail["move_to"] = UserFacingError("There is a file of that name.")
        desk.window.actions_._move("a", tmp_path)
        await desk.settle()
        assert desk.window.notices.words == "There is a file of that name."


async def test_playing_what_still_arrives(open_desk, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr("gui.desktop.open_address", lambda address: opened.append(address) or True)
    async with open_desk([view("a", piece_count=9, piece_size=16384)]) as desk:
        window, bridge = desk.window, desk.controller.bridge
        trigger(window.actions_.menu(desk.engine.rows["a"]), "Play while it arrives")
        await desk.settle()
        assert "needs the API" in window.notices.words
        bridge._token_file = tmp_path / "api-token"
        desk.engine.set_node(api="http://127.0.0.1:5")
        await desk.settle()
        window.actions_.play("a")
        await desk.until(lambda: opened)
        assert opened[0].startswith(f"http://127.0.0.1:5/content/{fake_id('a')}?token=")
        window.actions_.copy_address("a")
        await desk.until(lambda: "address is copied" in window.notices.words)
        assert QGuiApplication.clipboard().text() == opened[0]


async def test_other_drops_are_left_to_the_window(open_desk, tmp_path):
    async with open_desk([view("a")]) as desk:
        place = desk.window.rows.view
        data = mime([tmp_path])
        assert drag(place.viewport(), data)
        drop = QDropEvent(
            QPointF(50, 50), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(place.viewport(), drop)
        await desk.settle()
        assert ("share", tmp_path) in desk.engine.calls


async def test_what_the_search_finds_is_chosen_where_all_can_see_it(open_desk):
    async with open_desk([view("owl", added_at=1.0), view("hen", added_at=2.0)]) as desk:
        rows = desk.window.rows
        rows.select("hen")
        rows.search.setText("owl")
        assert rows.chosen() == ["owl"] == [desk.window.detail.view.key]


async def test_a_row_out_of_sight_stays_in_the_details_and_one_that_is_gone_does_not(open_desk):
    async with open_desk([view("owl"), shared("hen")]) as desk:
        desk.engine.set_pieces("owl", bytes([4, 0]))
        window = desk.window
        window.rows.select("owl")
        await desk.settle()
        window.rows.search.setText("nothing has this name")
        await desk.settle()
        assert window.detail.view.key == "owl"
        assert window.detail.panel.grid.known
        await desk.engine.remove("owl")
        await desk.settle()
        assert window.detail.view is None
        assert window.detail._nothing.isVisible()
        window.rows.search.clear()
        assert window.detail.view.key == "hen"
        assert not window.detail._nothing.isVisible()


async def test_sharing_again_copies_the_id_and_asks_for_what_was_moved(
    open_desk, tmp_path, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: None)
    there, gone = tmp_path / "there.txt", tmp_path / "gone.txt"
    there.write_text("here")
    rows = [shared("there", path=str(there)), shared("gone", path=str(gone)), view("coming")]
    async with open_desk(rows) as desk:
        window = desk.window
        trigger(window.actions_.menu(window.model.view("there")), "Share again")
        await desk.until(lambda: ("share", there) in desk.engine.calls)
        trigger(window.actions_.menu(window.model.view("gone")), "Share again")
        await desk.until(lambda: window.findChildren(QFileDialog))
        (dialog,) = window.findChildren(QFileDialog)
        assert dialog.directory().path() == str(tmp_path)
        assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
        dialog.fileSelected.emit(str(there))
        await desk.until(lambda: desk.engine.calls.count(("share", there)) == 2)
        menu = window.actions_.menu(window.model.view("coming"))
        assert "Share again" not in [action.text() for action in menu.actions()]
