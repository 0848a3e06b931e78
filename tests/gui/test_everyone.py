"""Everyone: named for a screen reader, reached by Tab with a focus that is seen, readable, not cut
off in any language, direction or size."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.resources import files

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTime
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from engine.views import FileView, TransferKind
from gui.engine_words import said
from gui.language import LANGUAGES, Language
from gui.theme import ACCENTS, contrast, tokens_of
from gui.views.main_window import LEAST_SIZE
from gui.views.widgets import Floating
from tests.gui.helpers import shared, view
from tests.gui.looks import STATES, clipped, put_away, spoken, stops
from tests.helpers.fake_facade import fake_id

FILES = (FileView("a.txt", 5, fake_id("f"), 5), FileView("b/c.txt", 5, fake_id("g"), 5))
ROWS = [
    view("a", peers=3, rate_down=2_500_000.0, added_at=1.0),
    shared("b", kind=TransferKind.COLLECTION, name="Field recordings", files=FILES, added_at=2.0),
]
ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.PushButton,
    QAccessible.Role.RadioButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.SpinBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.List,
    QAccessible.Role.Client,
    QAccessible.Role.Graphic,
    QAccessible.Role.StaticText,
}
LOOKS = [tokens_of(dark, accent) for dark in (False, True) for accent in ACCENTS]


async def in_state(desk, name: str) -> None:
    """Bring a window to a state by its name."""
    if name != "empty":
        desk.engine.set_pieces("a", bytes([4, 2, 0, 1]) * 25)
        await desk.settle()
        STATES[name](desk.window, desk.engine)
    desk.window.activateWindow()
    await desk.settle()


@pytest.mark.parametrize("name", [*STATES, "empty"])
async def test_everything_has_a_name_and_a_role(open_desk, name):
    async with open_desk([] if name == "empty" else ROWS) as desk:
        await in_state(desk, name)
        told = {each: spoken(each) for each in stops(desk.window)}
        assert [each for each, (words, _) in told.items() if not words.strip()] == []
        assert {role for _, role in told.values()} <= ROLES


@pytest.mark.parametrize("name", [*STATES, "empty"])
async def test_tab_reaches_everything_and_the_focus_is_seen(open_desk, name):
    async with open_desk([] if name == "empty" else ROWS) as desk:
        await in_state(desk, name)
        window = desk.window
        await desk.until(window.isActiveWindow)
        card = next(
            (c for c in window.findChildren(Floating) if c.isVisible() and c.holds_keyboard), None
        )
        wanted = {each for each in stops(window) if card is None or card.isAncestorOf(each)}
        first = window.focusWidget() or window
        reached: list[QWidget] = []
        for _ in range(3 * len(wanted) + 5):
            QTest.keyClick(window.focusWidget() or first, Qt.Key.Key_Tab)
            focused = window.focusWidget()
            if focused is not None and focused not in reached:
                reached.append(focused)
        assert wanted - set(reached) == set()
        unseen = [each for each in reached if each.isVisible() and not focus_shows(window, each)]
        assert unseen == []


def focus_shows(window: QWidget, widget: QWidget) -> bool:
    """Whether a widget looks different with the keyboard on it."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    seen = picture(window, widget)
    widget.clearFocus()
    return seen != picture(window, widget)


def picture(window: QWidget, widget: QWidget) -> QImage:
    box = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-3, -3, 3, 3)
    return window.grab(box).toImage()


# Readable.


def rules() -> list[tuple[str, dict[str, str]]]:
    """Selector and properties of every rule of the style sheet."""
    sheet = files("resources").joinpath("styles", "shoal.qss").read_text(encoding="utf-8")
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
        found.append((selector.strip(), {name.strip(): value.strip() for name, value in pairs}))
    return found


GROUNDS = ("ground", "surface", "raised", "well")


@pytest.mark.parametrize("tokens", LOOKS)
def test_every_pair_of_the_style_sheet_can_be_read(tokens):
    def shade(value: str) -> str:
        return str(getattr(tokens, value.removeprefix("@")))

    for selector, rule in rules():
        if "color" in rule:
            under = rule.get("background", "transparent")
            grounds = GROUNDS if under == "transparent" else (under,)
            for ground in grounds:
                assert contrast(shade(rule["color"]), shade(ground)) >= 4.5, (selector, ground)
        if "selection-color" in rule:
            pair = shade(rule["selection-color"]), shade(rule["selection-background-color"])
            assert contrast(*pair) >= 4.5, selector


# In every language, direction and size.


@pytest.fixture
def speaking(qapp):
    """`speaking(code)` switches the language until the end of the test."""
    language = Language(qapp)
    yield language.speak
    language.speak("en")


@pytest.mark.parametrize("size", [(1180, 780), LEAST_SIZE], ids=["usual", "least"])
@pytest.mark.parametrize("code", LANGUAGES)
async def test_nothing_is_cut_off_in_any_language(open_desk, speaking, code, size):
    speaking(code)
    async with open_desk() as desk:
        desk.window.resize(*size)
        await desk.settle()
        assert clipped(desk.window) == []
    async with open_desk(ROWS) as desk:
        desk.window.resize(*size)
        found = {}
        for name in STATES:
            await in_state(desk, name)
            found[name] = clipped(desk.window)
            put_away(desk.window)
        assert {name: cut for name, cut in found.items() if cut} == {}


async def test_arabic_runs_from_right_to_left(open_desk, speaking):
    speaking("ar")
    async with open_desk(ROWS) as desk:
        window = desk.window
        assert window.rows.geometry().left() > window.detail.geometry().left()
        assert window.header.get.x() < window.header.field.x()
        window.settings_card.open()
        card = window.settings_card
        assert card._buttons[0].mapTo(card, QPoint()).x() > card.width() / 2


async def test_in_arabic_a_time_begins_with_its_hours_and_english_ends_with_its_stop(
    open_desk, speaking
):
    speaking("ar")
    async with open_desk([]) as desk:
        speed = desk.window.settings_card.speed
        speed.begin.setTime(QTime(8, 5))
        assert speed.begin.text() == "08:05"
        assert said("Only English knows this.") == "\u2068Only English knows this.\u2069"


@pytest.mark.slow
@pytest.mark.parametrize("scale", ["1.25", "1.5", "2", "3"])
def test_nothing_is_cut_off_at_any_scale(scale):
    """A process of its own: Qt reads the factor once."""
    test = "tests/gui/test_everyone.py::test_nothing_is_cut_off_in_any_language"
    wanted = [f"{test}[{code}-least]" for code in ("de", "ar")]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *wanted]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
async def test_a_button_with_the_keyboard_is_pressed_by_return_too(open_desk, key):
    async with open_desk(ROWS) as desk:
        window = desk.window
        window.activateWindow()
        await desk.until(window.isActiveWindow)
        window.header.catalogue_button.setFocus()
        QTest.keyClick(window.header.catalogue_button, key)
        assert window.catalogue_card.isVisible()
        QTest.keyClick(window.focusWidget(), key)  # "Switch it on"
        await desk.until(lambda: ("catalogue_set_on", True) in desk.engine.calls)
