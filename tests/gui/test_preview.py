"""A paste and what it shows: which files, how much is here, whether there is room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from engine.views import FileView, Preview, TransferKind, TransferState
from tests.gui.helpers import drop, mime, view
from tests.helpers.fake_facade import fake_id

LEFT = Qt.MouseButton.LeftButton
FILES = tuple(FileView(f"d/{n}.txt", 100, fake_id(str(n)), 100 * (n == 0)) for n in range(12))


def folder(have: int = 0) -> Preview:
    size = sum(file.size for file in FILES)
    return Preview(fake_id("f"), TransferKind.COLLECTION, "f", size, 2, have=have, files=FILES)


async def asked(desk, *names: str):
    desk.window.pasted.emit([fake_id(name) for name in names])
    await desk.settle()
    return desk.window.preview


def line_of(card, at: int = 0):
    return list(card._lines.values())[at]


async def test_what_is_here_already_is_said(open_desk):
    async with open_desk() as desk:
        desk.engine.known[fake_id("f")] = folder(have=1000)
        card = await asked(desk, "f")
        assert "you already have 83%" in line_of(card).note.text()
        assert "2 computers have it" in line_of(card).note.text()
        assert line_of(card).needed == 200


async def test_files_are_chosen_by_keyboard(open_desk):
    async with open_desk() as desk:
        desk.engine.known[fake_id("f")] = folder()
        card = await asked(desk, "f")
        picker = line_of(card).picker
        assert picker.sum.text() == "12 of 12 files, 1.2 kB"
        assert card.get.isEnabled()
        assert desk.window.rect().contains(card.geometry().adjusted(18, 18, -18, -18))
        assert card.height() == card.sizeHint().height()
        assert card._scroll.height() >= picker.height() + 40
        picker.list.setFocus()
        picker.list.setCurrentIndex(picker.model.index(1))
        QTest.keyClick(picker.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(picker.list, Qt.Key.Key_Space)
        assert picker.sum.text() == "10 of 12 files, 1.0 kB"
        desk.window.grab()
        QTest.keyClick(picker.list, Qt.Key.Key_Return)
        await desk.settle()
        (call,) = [call for call in desk.engine.calls if call[0] == "download"]
        assert call[3] == tuple(file.path for at, file in enumerate(FILES) if at not in (1, 2))
        assert not card.isVisible()


async def test_all_and_none(open_desk):
    async with open_desk() as desk:
        desk.engine.known[fake_id("f")] = folder()
        card = await asked(desk, "f")
        picker = line_of(card).picker
        QTest.mouseClick(picker.none, LEFT)
        assert not card.get.isEnabled()
        QTest.keyClick(card, Qt.Key.Key_Return)
        assert card.isVisible()
        row = picker.list.visualRect(picker.model.index(3))
        QTest.mouseClick(picker.list.viewport(), LEFT, pos=row.topLeft() + QPoint(14, 9))
        assert picker.only == ("d/3.txt",)
        assert line_of(card).needed == 100
        QTest.mouseClick(picker.all, LEFT)
        assert picker.only == ()
        QTest.mouseClick(card.get, LEFT)
        await desk.settle()
        assert ("download", fake_id("f"), None) in desk.engine.calls


async def test_one_of_two_is_left_out(open_desk):
    async with open_desk() as desk:
        desk.engine.known[fake_id("f")] = folder()
        desk.engine.known[fake_id("x")] = Preview(fake_id("x"), TransferKind.FILE, "x", 9, 1)
        card = await asked(desk, "f", "x")
        assert card.get.text().strip() == "Download 2"
        QTest.mouseClick(line_of(card).picker.none, LEFT)
        assert card.get.text().strip() == "Download"
        QTest.mouseClick(card.get, LEFT)
        await desk.settle()
        assert [call[1] for call in desk.engine.calls if call[0] == "download"] == [fake_id("x")]


def test_the_model_is_sound(qapp, qtmodeltester):
    from gui.views.file_picker import ChoiceModel

    model = ChoiceModel(FILES)
    qtmodeltester.check(model)
    model.tick([0, 1])
    assert len(model.chosen()) == 10
    model.tick([1, 2])
    assert len(model.chosen()) == 11


# What people really paste and drop.

MAIL = """Hi Anna,

the recordings are at <shoal:{one}?name=day%201&size=5>, and if you want
the notes as well, take {two}
(that is all I have).

--
Bert, +49 30 0000000, 0123456789abcdef0123456789abcdef
"""


async def test_a_whole_mail_with_two_ids(open_desk):
    one, two = fake_id("one"), fake_id("two")
    async with open_desk() as desk:
        for name in ("one", "two"):
            desk.engine.known[fake_id(name)] = Preview(fake_id(name), TransferKind.FILE, name, 5, 1)
        QGuiApplication.clipboard().setText(MAIL.format(one=one, two=two))
        desk.window.paste()
        await desk.settle()
        titles = [line.title.text() for line in desk.window.preview._lines.values()]
        assert titles == ["one", "two"]


async def test_a_mail_pasted_into_the_field(open_desk):
    async with open_desk() as desk:
        QGuiApplication.clipboard().setText(MAIL.format(one=fake_id("one"), two=fake_id("two")))
        desk.window.header.field.setFocus()
        desk.window.header.field.paste()
        await desk.settle()
        assert len(desk.window.preview._lines) == 2
        kept = desk.window.header.field
        assert kept.text().startswith(f"shoal:{fake_id('one')}?")
        assert kept.text().endswith(f" {fake_id('two')}")
        assert kept.cursorPosition() == 0


async def test_one_of_two_ids_can_be_left_out(open_desk):
    one, two = fake_id("one"), fake_id("two")
    async with open_desk() as desk:
        desk.engine.known[one] = Preview(one, TransferKind.FILE, "one", 5, 1)
        desk.window.pasted.emit([one, two])
        await desk.settle()
        card = desk.window.preview
        (film, nobody) = card._lines.values()
        assert card.get.accessibleName() == "Download 2"
        assert nobody.trouble.text().startswith("Nobody who has it")
        QTest.mouseClick(nobody.tick, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
        assert card.get.accessibleName() == "Download"
        QTest.mouseClick(film.tick, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
        assert not card.get.isEnabled()
        film.tick.click()
        card.get.click()
        await desk.settle()
        assert [call[1] for call in desk.engine.calls if call[0] == "download"] == [one]
        desk.window.pasted.emit([one])
        await desk.settle()
        assert not next(iter(card._lines.values())).tick.isVisible()


async def test_another_folder_leaves_the_keyboard_on_download(open_desk, tmp_path):
    async with open_desk() as desk:
        desk.window.pasted.emit([fake_id("one")])
        card = desk.window.preview
        card.change.setFocus()
        low = card.height()
        card.save_to(tmp_path)
        assert card.get.hasFocus()
        desk.engine.known[fake_id("two")] = Preview(
            fake_id("two"), TransferKind.FILE, "two", 1 << 60, 1
        )
        desk.window.pasted.emit([fake_id("two")])
        await desk.until(card.tight.isVisible)
        await desk.until(lambda: card.height() > low)  # the sentence has room of its own


async def test_a_mail_is_dropped(open_desk):
    async with open_desk([view("a")]) as desk:
        data = mime(words=MAIL.format(one=fake_id("one"), two=""))
        assert drop(desk.window, data)
        await desk.settle()
        assert desk.window.preview.isVisible()
        desk.window.preview.dismiss()
        link = mime(words=f"shoal:{fake_id('two')}", urls=[f"shoal:{fake_id('two')}"])
        assert drop(desk.window, link)
        await desk.settle()
        assert len(desk.window.preview._lines) == 1


@pytest.mark.parametrize("words", ["", "   ", "hello", "ab" * 31, "https://example.org/"])
async def test_a_paste_of_nothing_says_what_an_id_is(open_desk, words):
    async with open_desk() as desk:
        QGuiApplication.clipboard().setText(words)
        desk.window.paste()
        await desk.settle()
        assert "64 digits" in desk.window.notices.words
        assert not desk.window.preview.isVisible()


async def test_an_id_that_nobody_has_is_looked_for_until_it_is_cancelled(open_desk):
    async with open_desk() as desk:
        card = await asked(desk, "nobody")
        assert card.get.text().strip() == "Download when online"
        QTest.mouseClick(card.get, LEFT)
        await desk.settle()
        row, head = desk.window.rows.current(), desk.window.detail.head
        assert row.state is TransferState.FINDING
        assert head.reason.text() == "Looking for somebody who has it."
        QTest.mouseClick(head.help, LEFT)
        await desk.settle()
        assert desk.window.model.rowCount() == 0
    assert ("remove", row.key, False) in desk.engine.calls


async def test_a_folder_without_permission_is_said_inline(open_desk, tmp_path):
    from engine.errors import UserFacingError

    async with open_desk() as desk:
        desk.engine.fail["share"] = UserFacingError(f"{tmp_path} cannot be read.")
        data = mime([tmp_path])
        drop(desk.window, data)
        await desk.settle()
        assert "cannot be read" in desk.window.notices.words


async def test_a_closed_preview_leaves_everything_else_alone(open_desk):
    # PySide gave up the wrappers of the tray's actions when the card's lines were deleted.
    async with open_desk([view("a")]) as desk:
        card = await asked(desk, "nobody")
        card.get.setFocus()
        card.dismiss()
        await desk.settle()
        desk.engine.set_node(rate_down=5_000.0)
        await desk.settle()
        assert desk.window.tray.rates.text() == "↓ 5 kB/s   ↑ 0 B/s"
