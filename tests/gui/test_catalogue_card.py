"""The catalogue in the window: off until it is wanted, then searched, followed and published to."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.errors import UserFacingError
from engine.views import Preview, TransferKind, TransferState
from gui.controller import Controller
from gui.views.catalogue_card import Entry
from gui.views.main_window import MainWindow
from tests.gui.helpers import shared, view
from tests.helpers.fake_catalogue import ENTRY, PUBLISHER
from tests.helpers.fake_facade import FakeFacade, fake_id

LEFT = Qt.MouseButton.LeftButton
OTHER = replace(ENTRY, file_id="ef" * 32, title="A film", tags=(), description="")


async def opened(desk, on: bool = True):
    """The card, over a catalogue with two entries."""
    fake = desk.engine.catalogue
    fake.entries = {(one.publisher, one.file_id): one for one in (ENTRY, OTHER)}
    fake.state = replace(fake.state, on=on)
    QTest.mouseClick(desk.window.header.catalogue_button, LEFT)
    card = desk.window.catalogue_card
    await desk.until(lambda: not on or shelf(card))
    return card


def shelf(card) -> list[Entry]:
    """The entries shown."""
    items = [card.entries.itemAt(at).widget() for at in range(card.entries.count())]
    return [item for item in items if isinstance(item, Entry)]


def press(entry: Entry, words: str) -> None:
    """Choose from an entry's menu."""
    (action,) = [one for one in entry.menu().actions() if one.text() == words]
    action.trigger()


async def test_it_is_off_and_says_what_others_would_see(open_desk):
    async with open_desk([view("a")]) as desk:
        card = await opened(desk, on=False)
        await desk.settle()
        assert card.pages.currentIndex() == 0
        QTest.mouseClick(card.switch_on, LEFT)
        await desk.until(lambda: card.pages.currentIndex() == 1)
        assert ("catalogue_set_on", True) in desk.engine.calls
        assert card.state.text() == "2 entries  ·  1 publisher"
        QTest.mouseClick(card.switch_off, LEFT)
        await desk.until(lambda: card.pages.currentIndex() == 0)
        QTest.keyClick(card, Qt.Key.Key_Escape)
        assert not card.isVisible()


async def test_search_and_look(open_desk):
    async with open_desk([view("a")]) as desk:
        card = await opened(desk)
        QTest.keyClicks(card.field, "film")
        await desk.until(lambda: len(shelf(card)) == 1)
        desk.engine.known[OTHER.file_id] = Preview(OTHER.file_id, TransferKind.FILE, "f", 5, 1)
        QTest.mouseClick(shelf(card)[0].get, LEFT)
        await desk.settle()
        assert not card.isVisible()
        assert desk.window.preview.isVisible()
        assert not [call for call in desk.engine.calls if call[0] == "download"]


async def test_follow_hide_and_block(open_desk):
    async with open_desk([view("a")]) as desk:
        card = await opened(desk)
        press(shelf(card)[0], "Follow its publisher")
        await desk.until(lambda: shelf(card) and shelf(card)[0].entry.followed)
        card.shown.buttons["followed"].click()
        await desk.settle()
        assert len(shelf(card)) == 2
        press(shelf(card)[0], "Hide it")
        await desk.until(lambda: len(shelf(card)) == 1)
        card.shown.buttons["hidden"].click()
        await desk.until(lambda: shelf(card) and shelf(card)[0].entry.hidden)
        press(shelf(card)[0], "Show it again")
        await desk.until(lambda: not shelf(card))
        card.shown.buttons["all"].click()
        await desk.until(lambda: len(shelf(card)) == 2)
        press(shelf(card)[0], "Block its publisher")
        await desk.until(lambda: not shelf(card))
        card.shown.buttons["hidden"].click()
        await desk.settle()
        (blocked,) = [one for one in card.findChildren(type(card.done)) if "Unblock" in one.text()]
        blocked.click()
        await desk.settle()
        assert ("catalogue_unblock", PUBLISHER) in desk.engine.calls


async def test_publish_and_take_back(open_desk):
    async with open_desk([view("a"), shared("b", name="My film.mkv")]) as desk:
        card = await opened(desk)
        QTest.mouseClick(card.publish, LEFT)
        assert card.share.count() == 1
        assert card.title.text() == "My film.mkv"
        QTest.keyClicks(card.tags, "film, summer ,")
        QTest.keyClicks(card.about, "At the sea.")
        QTest.mouseClick(card.send, LEFT)
        await desk.until(lambda: "in the catalogue now" in desk.window.notices.words)
        call = ("catalogue_publish", "b", "My film.mkv", ("film", "summer"), "At the sea.")
        assert call in desk.engine.calls
        card.shown.buttons["own"].click()
        await desk.until(lambda: shelf(card) and shelf(card)[0].entry.own)
        press(shelf(card)[0], "Take it back")
        await desk.until(lambda: not shelf(card))


async def test_a_refusal_is_said(open_desk):
    async with open_desk([view("a")]) as desk:
        card = await opened(desk)
        desk.engine.catalogue.error = UserFacingError("The catalogue cannot be read.")
        card.switch_off.click()
        await desk.until(lambda: desk.window.notices.words == "The catalogue cannot be read.")


@pytest.mark.parametrize("words", ["<b>bold</b>", "a\u202egpj.exe"])
async def test_what_strangers_wrote_is_plain_text(open_desk, words):
    async with open_desk([view("a")]) as desk:
        fake = desk.engine.catalogue
        fake.state = replace(fake.state, on=True)
        entry = replace(ENTRY, title=words, description=words, file_id=fake_id("x"))
        fake.entries = {(PUBLISHER, entry.file_id): entry}
        desk.window.header.catalogue_button.click()
        card = desk.window.catalogue_card
        await desk.until(lambda: shelf(card))
        formats = {label.textFormat() for label in card.findChildren(type(card.state))}
        assert formats == {Qt.TextFormat.PlainText}


async def test_what_became_complete_meanwhile_can_be_published(open_desk):
    async with open_desk([view("a", finished_at=0.0)]) as desk:
        await opened(desk)
        card = desk.window.catalogue_card
        QTest.mouseClick(card.publish, LEFT)
        assert not card.send.isEnabled()
        assert card.share.currentText() == "Share something first: nothing here is complete."
        assert card.title.text() == ""
        QTest.mouseClick(card.back, LEFT)
        desk.engine.change("a", state=TransferState.SHARING, done=1_000_000, finished_at=5.0)
        await desk.settle()
        QTest.mouseClick(card.publish, LEFT)
        assert (card.share.currentText(), card.title.text()) == ("a.bin", "a.bin")
        assert card.send.isEnabled()


async def test_a_card_opened_before_the_engine_answers_is_filled_and_keeps_the_keyboard(
    qloop, theme, qtbot
):
    window, engine = MainWindow(theme), FakeFacade([shared("a")])
    qtbot.addWidget(window)
    window.show()
    engine.catalogue.state = replace(engine.catalogue.state, on=True)
    QTest.mouseClick(window.header.catalogue_button, LEFT)
    card = window.catalogue_card
    assert card.pages.currentIndex() == 0
    controller = Controller(window, engine)
    await controller.start()
    while card.pages.currentIndex() == 0:
        await asyncio.sleep(0.005)
    assert card.isAncestorOf(window.focusWidget())
    await controller.stop()
    await engine.stop()
