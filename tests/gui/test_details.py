"""The details: tabs, what is told of a piece, rarity, zoom, replay, files, and what helps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.views import (
    AvailabilityView,
    Cause,
    FileView,
    PeerView,
    PieceState,
    PieceView,
    Priority,
    TransferKind,
    TransferState,
)
from gui.models import piece_cells
from tests.gui.helpers import shared, view
from tests.helpers.fake_facade import fake_id

LEFT = Qt.MouseButton.LeftButton
PEER = PeerView("peer-one", "/ip4/192.0.2.1/tcp/5", "shoal/0.1.0", 1.0, 9e5, 0, 500, 0, ("nearby",))


def codes(grid) -> set[int]:
    shape, image, stride = grid._cells.shape, grid._cells.image, grid._cells.stride
    return {image[at // shape.columns * stride + at % shape.columns] for at in range(shape.cells)}


async def pieces_page(desk, states: bytes):
    """The row "a" with these pieces, on the page of the pieces."""
    desk.engine.set_pieces("a", states)
    await desk.settle()
    QTest.mouseClick(desk.window.detail.tabs["Pieces"], LEFT)
    await desk.settle()
    return desk.window.detail.panel


async def test_tabs_keep_their_place_from_row_to_row(open_desk):
    async with open_desk([view("a"), view("b")]) as desk:
        detail = desk.window.detail
        assert detail.tab == "Overview"
        assert detail.overview.isVisible()
        for name, page in (("Peers", detail.peer_list), ("Log", detail.log_list)):
            QTest.mouseClick(detail.tabs[name], LEFT)
            assert detail.pages.currentWidget() is page
        desk.window.rows.select("a")
        assert detail.tab == "Log"
        assert not detail.tabs["Files"].isVisible()
        QTest.mouseClick(detail.tabs["Pieces"], LEFT)
        assert not detail.overview.isVisible()
        assert detail.panel.card.isVisible()


async def test_numbers_of_a_download_and_of_a_share(open_desk):
    async with open_desk([view("a", rate_down=5e5)]) as desk:
        tiles = desk.window.detail.overview.tiles
        assert [name for name, tile in tiles.items() if tile.isVisible()] == [
            "Download", "Upload", "Peers", "Time left",
        ]  # fmt: skip
        desk.engine.finish_download("a")
        desk.engine.change("a", uploaded=2_500_000)
        await desk.settle()
        assert tiles["Ratio"].value() == "2.50 ×"
        assert tiles["Sent in all"].value() == "2.50 MB"
        assert not tiles["Time left"].isVisible()


async def test_a_piece_answers_questions(open_desk):
    async with open_desk([view("a")]) as desk:
        desk.engine.swarm["a"] = (PEER,)
        desk.engine.piece_views["a", 2] = PieceView(
            fake_id("a"), 2, 32768, 16384, PieceState.DOWNLOADING,
            holders=("peer-one",), senders=("peer-one",), tries=2, failures=1,
        )  # fmt: skip
        panel = await pieces_page(desk, bytes([4, 4, 2, 0]))
        grid = panel.grid
        grid.setFocus()
        QTest.keyClick(grid, Qt.Key.Key_Home)
        QTest.keyClick(grid, Qt.Key.Key_Right)
        QTest.keyClick(grid, Qt.Key.Key_Right)
        await desk.until(lambda: "Arriving" in panel.card.facts.text())
        assert panel.card.title.text() == "Piece 3 of 4 · 16 KiB · arriving"
        assert panel.card.facts.text().splitlines() == [
            "Arriving from 192.0.2.1:5.",
            "Begun 2 times. Its hash was wrong once.",
            "Here to be had: 192.0.2.1:5.",
        ]
        assert "Arriving from 192.0.2.1:5." in grid.accessibleDescription()
        asked = len([call for call in desk.engine.calls if call[0] == "piece_details"])
        desk.engine.change_pieces("a", [(2, PieceState.COMPLETE)])
        await desk.until(
            lambda: len([c for c in desk.engine.calls if c[0] == "piece_details"]) > asked
        )
        QTest.keyClick(grid, Qt.Key.Key_Escape)
        assert grid.current == -1
        assert panel.card.title.text() == "One piece"


async def test_the_pointer_asks_too_and_a_click_stays(open_desk, qtbot):
    async with open_desk([view("a")]) as desk:
        panel = await pieces_page(desk, bytes([4, 0]))
        wide = panel.grid.width() // 2
        QTest.mouseMove(panel.grid, QPoint(wide + 20, 5))
        await desk.until(lambda: panel.card.title.text().startswith("Piece 2"))
        QTest.mouseClick(panel.grid, LEFT, pos=QPoint(20, 5))
        await desk.until(lambda: panel.card.title.text().startswith("Piece 1"))
        panel.grid.pointed.emit(-1)
        await desk.settle()
        assert panel.card.title.text().startswith("Piece 1")


async def test_rarity_on_request(open_desk):
    async with open_desk([view("a")]) as desk:
        desk.engine.copies["a"] = AvailabilityView(fake_id("a"), bytes([0, 2, 9, 0]), bytes(4))
        panel = await pieces_page(desk, bytes([0, 0, 4, 3]))
        plain = codes(panel.grid)
        QTest.mouseClick(panel.rarity, LEFT)
        missing, here = piece_cells.CODE_RARE_MISSING, piece_cells.CODE_RARE_HERE
        await desk.until(lambda: missing in codes(panel.grid))
        assert codes(panel.grid) == {missing, missing + 2, here + 4, piece_cells.CODE_VERIFYING}
        assert "nobody has it" in panel.legend.accessibleName()
        QTest.mouseClick(panel.rarity, LEFT)
        assert codes(panel.grid) == plain
        QTest.mouseClick(panel.rarity, LEFT)
        QTest.mouseClick(desk.window.detail.tabs["Overview"], LEFT)
        assert not panel.rarity.isChecked()
        assert codes(panel.grid) == plain


async def test_zooming_into_a_large_file(open_desk):
    async with open_desk([view("a")]) as desk:
        panel = await pieces_page(desk, bytes([4]) * 90_000 + bytes(10_000))
        grid = panel.grid
        assert not panel.farther.isEnabled()
        assert len(grid.run_of(95_000)) > 1
        while panel.nearer.isEnabled():
            grid.zoom(1, 95_000)
        assert grid.run_of(95_000) == range(95_000, 95_001)
        assert grid._bar.isVisible()
        await desk.until(lambda: grid._cells.built == grid._cells.shape.cells)
        assert codes(grid) == {0}
        grid.setFocus()
        QTest.keyClick(grid, Qt.Key.Key_Home)
        assert grid.run_of(0) == range(1)
        assert codes(grid) == {piece_cells.FULL}
        QTest.keyClick(grid, Qt.Key.Key_PageDown)
        QTest.keyClick(grid, Qt.Key.Key_PageDown)
        assert grid._bar.value() > 0
        top = grid._bar.value()
        turn = QWheelEvent(
            QPointF(9, 9), grid.mapToGlobal(QPointF(9, 9)), QPoint(), QPoint(0, 120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(grid, turn)
        assert grid._bar.value() < top
        QTest.keyClick(grid, Qt.Key.Key_End)
        assert grid.current == 99_999
        QTest.keyClick(grid, "0")
        assert panel.nearer.isEnabled()
        assert not panel.farther.isEnabled()
        desk.engine.change_pieces("a", [(99_999, PieceState.FAILED)])
        await desk.until(lambda: piece_cells.CODE_FAILED in codes(grid))
        desk.window.grab()


async def test_the_download_is_replayed(open_desk):
    async with open_desk([view("a")]) as desk:
        panel = await pieces_page(desk, bytes(20))
        grid, bar = panel.grid, panel.bar
        QTest.mouseClick(panel.replay, LEFT)
        await desk.until(lambda: not panel.replay.isChecked())
        assert not bar.isVisible()  # nothing came in yet
        for piece in range(10):
            desk.engine.change_pieces("a", [(piece, PieceState.COMPLETE)])
            await desk.settle(2)
        await desk.until(lambda: grid.verified == 10)
        QTest.mouseClick(panel.replay, LEFT)
        await desk.until(bar.isVisible)
        assert bar.playing
        assert grid.verified == 1  # it begins with the first
        bar.slider.setValue(bar.slider.maximum())
        assert not bar.playing
        assert grid.verified == 10
        bar.slider.setValue(bar.slider.maximum() // 2)
        assert 0 < grid.verified < 10
        desk.engine.change_pieces("a", [(15, PieceState.COMPLETE)])
        await desk.settle()
        assert grid.verified < 10  # the past stays as it was
        desk.window.grab()
        QTest.mouseClick(bar.back, LEFT)
        assert grid.verified == 11
        assert not panel.replay.isChecked()


async def test_a_replay_that_is_awaited_ends_with_its_row(open_desk):
    async with open_desk([view("b", added_at=-1.0), view("a")]) as desk:
        panel = await pieces_page(desk, bytes(4))
        desk.engine.logs["a"] = [0]
        QTest.mouseClick(panel.replay, LEFT)
        assert panel.replay.isChecked()
        desk.window.rows.select("b")  # before the engine has answered
        await desk.settle()
        assert not panel.replay.isChecked()
        assert not panel.bar.isVisible()


async def test_what_came_before_the_window_opened_is_replayed(open_desk):
    async with open_desk([view("a")]) as desk:
        desk.engine.logs["a"] = [2, 0, 1]
        panel = await pieces_page(desk, bytes([4, 4, 4, 4]))
        QTest.mouseClick(panel.replay, LEFT)
        await desk.until(panel.bar.isVisible)
        assert panel.grid.verified == 2  # the first to come, and the one that was here
        panel.bar.slider.setValue(panel.bar.slider.maximum())
        assert panel.grid.verified == 4


async def test_pieces_of_the_next_row_end_the_replay(open_desk):
    async with open_desk([view("b", added_at=-1.0), view("a")]) as desk:
        panel = await pieces_page(desk, bytes(4))
        desk.engine.set_pieces("b", bytes([4] * 6))
        desk.engine.change_pieces("a", [(1, PieceState.COMPLETE)])
        await desk.settle()
        QTest.mouseClick(panel.replay, LEFT)
        await desk.until(panel.bar.isVisible)
        desk.window.rows.select("b")
        await desk.settle()
        assert not panel.bar.isVisible()
        assert panel.grid.verified == 6


# Files.

FILES = tuple(FileView(f"in/{n}.txt", 10, fake_id(str(n)), 10 * (n < 2)) for n in range(4))


@pytest.fixture
def folder():
    return view("f", kind=TransferKind.COLLECTION, files=FILES, name="folder", size=40)


async def test_files_are_wanted_or_not(open_desk, folder):
    async with open_desk([folder]) as desk:
        detail, engine = desk.window.detail, desk.engine
        QTest.mouseClick(detail.tabs["Files"], LEFT)
        await desk.settle()
        files = detail.file_list
        row = files.visualRect(detail.files.index(3))
        QTest.mouseClick(files.viewport(), LEFT, pos=row.topLeft() + QPoint(14, row.height() // 2))
        await desk.settle()
        assert ("set_file_priorities", "f", {"in/3.txt": Priority.SKIP}) in engine.calls
        assert detail.files.index(3).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
        files.setCurrentIndex(detail.files.index(2))
        files.setFocus()
        QTest.keyClick(files, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(files, Qt.Key.Key_Space)
        await desk.settle()
        wish = {"in/2.txt": Priority.NORMAL, "in/3.txt": Priority.NORMAL}
        assert ("set_file_priorities", "f", wish) in engine.calls
        menu = files.menu(files.chosen())
        {action.text(): action for action in menu.actions()}["First"].trigger()
        await desk.settle()
        assert engine.rows["f"].files[2].priority is Priority.HIGH
        spoken = detail.files.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == "in/2.txt, 10 B, 0%, First"
        desk.window.grab()


async def test_files_open_and_show_their_pieces(open_desk, folder, monkeypatch):
    opened = []
    monkeypatch.setattr("gui.desktop.open_path", lambda path: opened.append(path) or True)
    monkeypatch.setattr("gui.desktop.reveal", lambda path: opened.append(path) or True)
    async with open_desk([folder]) as desk:
        detail = desk.window.detail
        detail.file_opened.emit("f", "in/1.txt")
        detail.file_revealed.emit("f", "in/0.txt")
        assert [path.name for path in opened] == ["1.txt", "0.txt"]
        detail.file_opened.emit("f", "in/3.txt")  # it still arrives: it is played, not opened
        await desk.settle()
        assert "needs the API" in desk.window.notices.words
        desk.engine.set_pieces("f", bytes(4))
        detail.file_list.setCurrentIndex(detail.files.index(2))
        menu = detail.file_list.menu(detail.file_list.chosen())
        {action.text(): action for action in menu.actions()}["Show its pieces"].trigger()
        await desk.settle()
        assert ("watch_pieces", "f", "in/2.txt") in desk.engine.calls
        assert detail.tab == "Pieces"


async def test_a_folder_as_a_whole_shows_its_files(open_desk):
    files = (
        FileView("a.txt", 10, fake_id("a"), 10),
        FileView("b.txt", 10, fake_id("b"), 3),
        FileView("c.txt", 10, fake_id("c"), 0, Priority.SKIP),
    )
    folder = view("f", kind=TransferKind.COLLECTION, files=files, piece_count=0)
    async with open_desk([folder]) as desk:
        detail = desk.window.detail
        panel, grid = detail.panel, detail.panel.grid
        await desk.settle()
        assert (panel.title.text(), panel.note.text()) == ("Files", "1 of 3 complete")
        assert grid.accessibleName() == "Files"
        assert grid.describe(1) == "b.txt · 10 B · 30%"
        assert grid.describe(2) == "c.txt · 10 B · Not wanted"
        assert not [call for call in desk.engine.calls if call[0] == "watch_pieces"]
        done = (files[0], replace(files[1], done=10), files[2])
        desk.engine.change("f", files=done)
        await desk.until(lambda: panel.note.text() == "2 of 3 complete")
        assert grid.describe(1) == "b.txt · 10 B · complete"


async def test_from_a_folder_to_the_pieces_of_a_file_and_back(open_desk):
    folder = view("f", kind=TransferKind.COLLECTION, files=FILES, piece_count=0)
    async with open_desk([folder]) as desk:
        desk.engine.set_pieces("f", bytes([4, 0]))
        desk.engine.change("f", piece_count=0)
        detail = desk.window.detail
        panel = detail.panel
        QTest.mouseClick(detail.tabs["Pieces"], LEFT)
        await desk.settle()
        assert panel.rarity.isHidden()
        assert panel.replay.isHidden()  # both are of one file
        panel.grid.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(panel.grid, Qt.Key.Key_Right)
        await desk.until(lambda: "press Return" in panel.card.accessibleName())
        QTest.keyClick(panel.grid, Qt.Key.Key_Return)
        await desk.until(lambda: panel.note.text() == "in/1.txt · 1 of 2 verified")
        assert ("watch_pieces", "f", "in/1.txt") in desk.engine.calls
        assert panel.replay.isVisible()
        QTest.mouseClick(panel.all_files, LEFT)
        await desk.settle()
        assert panel.note.text() == "2 of 4 complete"
        assert panel.all_files.isHidden()


# Never puzzled.

S = TransferState


@pytest.mark.parametrize(
    ("fields", "words", "button"),
    [
        ({"cause": Cause.NO_HOLDER, "missing_pieces": 12}, "12 pieces have no", "Ask for it"),
        ({"state": S.FINDING, "cause": Cause.NOBODY_ONLINE}, "keeps looking", "Stop looking"),
        ({"cause": Cause.DISK_FULL, "reason": "Full."}, "Full.", "Other folder…"),
        ({"state": S.PAUSED, "cause": Cause.PAUSED}, "You paused it.", "Resume"),
        ({"cause": Cause.LIMITED}, "speed limit", "Change limit…"),
        ({"cause": Cause.STALLED}, "nothing comes", "Show peers"),
        ({"cause": Cause.DESTINATION_GONE, "reason": "Gone."}, "Gone.", "Try again"),
    ],
)
async def test_what_does_not_move_says_why(open_desk, fields, words, button):
    async with open_desk([view("a", **fields)]) as desk:
        head = desk.window.detail.head
        assert words in head.reason.text()
        assert head.help.text().strip() == button
        spoken = desk.window.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert words in spoken
        desk.window.grab()


async def test_what_helps_is_done(open_desk):
    async with open_desk([view("a", cause=Cause.NO_HOLDER, missing_pieces=2)]) as desk:
        head, window = desk.window.detail.head, desk.window
        head.help.click()
        assert QGuiApplication.clipboard().text() == f"shoal:{fake_id('a')}"
        assert "send it to somebody" in window.notices.words
        desk.engine.change("a", cause=Cause.CHOKED)
        await desk.settle()
        head.help.click()
        assert window.detail.tab == "Peers"
        desk.engine.change("a", cause=Cause.LIMITED, limit_down=5000)
        await desk.settle()
        head.help.click()
        assert window.limit_card.isVisible()
        window.limit_card.dismiss()
        desk.engine.change("a", limit_down=0)
        await desk.settle()
        head.help.click()
        assert window.settings_card.isVisible()
        window.settings_card.dismiss()
        desk.engine.enqueue("a")
        await desk.settle()
        head.help.click()
        await desk.settle()
        assert ("resume", "a") in desk.engine.calls


async def test_a_changed_file_is_shared_anew(open_desk, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("new")
    row = shared("a", path=str(path), cause=Cause.FILE_CHANGED, reason="It changed.")
    async with open_desk([row]) as desk:
        desk.window.detail.head.help.click()
        await desk.settle()
        assert ("share", path) in desk.engine.calls


async def test_the_log_is_in_sentences(open_desk):
    async with open_desk([view("a", done=0)]) as desk:
        engine, journal = desk.engine, desk.window.detail.journal
        engine.change("a", peers=2)
        engine.change("a", done=500_000)
        engine.change("a", cause=Cause.NO_HOLDER, reason="x", missing_pieces=3)
        engine.change("a", cause=Cause.NONE, reason="")
        engine.change("a", limit_down=50_000)
        engine.finish_download("a")
        await desk.settle()
        told = [journal.index(row).data() for row in range(journal.rowCount())][::-1]
        assert told == [
            "The first peer is connected.",
            "50% is here.",
            "3 pieces have no holder online.",
            "It moves again.",
            "Limited to 50 kB/s down, no limit up.",
            "Complete: all 1.00 MB are here and checked.",
        ]


async def test_peers_in_words(open_desk):
    async with open_desk([view("a", peers=1)]) as desk:
        desk.engine.swarm["a"] = (PEER,)
        desk.window.rows.current_changed.emit("a")
        await desk.settle()
        QTest.mouseClick(desk.window.detail.tabs["Peers"], LEFT)
        peers = desk.window.detail.peers
        spoken = peers.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == "192.0.2.1:5, has 100%, down 900 kB/s, shoal 0.1.0, on your network"
        place = desk.window.detail.peer_list.visualRect(peers.index(0))
        assert desk.window.detail.peer_list.viewport().rect().contains(QRect(place))
        desk.window.grab()


async def test_a_folder_that_arrives_at_once_shows_its_pieces(open_desk):
    finding = view(
        "a", kind=TransferKind.COLLECTION, state=TransferState.FINDING, size=0, done=0, files=()
    )
    async with open_desk([finding]) as desk:
        await desk.settle()
        grid = desk.window.detail.panel.grid
        assert not grid.known
        desk.engine.states["a"] = bytearray([4] * 12)  # and no number of pieces
        files = (FileView("a.txt", 5, fake_id("f"), 5),)
        desk.engine.change("a", state=TransferState.SHARING, size=5, done=5, files=files)
        await desk.until(lambda: grid.known)
        assert desk.window.detail.panel.note.text() == "all 12 verified"
