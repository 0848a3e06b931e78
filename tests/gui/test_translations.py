"""The languages: every sentence in every one of them, places and plurals right, Qt's own too."""

from __future__ import annotations

import asyncio
import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from engine.config import EngineConfig
from gui import text
from gui.__main__ import main
from gui.desktop import WindowSettings
from gui.language import LANGUAGES, Language, best
from gui.views.main_window import MainWindow
from gui.words import listed, number, tr
from tests.gui.helpers import view
from tests.helpers.fake_facade import FakeFacade

ROOT = Path(__file__).resolve().parents[2]


def script():
    """`packaging/translations.py`, which is no package."""
    place = ROOT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", place)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture
def speaking(qapp):
    """`speaking(code)` switches the language until the end of the test."""
    language = Language(qapp)
    yield language.speak
    language.speak("en")


def test_every_sentence_is_there_in_every_language():
    """If this fails: python packaging/translations.py, then translate what it names."""
    assert script().check() == []
    assert set(script().LANGUAGES) | {"en"} == set(LANGUAGES)


def test_a_wrong_catalogue_is_found(tmp_path):
    wrong = tmp_path / "shoal_de.ts"
    wrong.write_text(
        '<!DOCTYPE TS><TS version="2.1" language="de_DE"><context><name></name>'
        "<message><source>{n} of {all}</source><translation>{n} von alle</translation></message>"
        '<message><source>Done</source><translation type="unfinished"/></message>'
        "</context></TS>"
    )
    faults = script().faults(wrong)
    assert len(faults) == 2
    assert "{n} von alle" in faults[0]
    assert "not translated: Done" in faults[1]


@pytest.mark.parametrize(
    ("code", "one", "many"),
    [
        ("en", "1 file", "1,204 files"),
        ("de", "1 Datei", "1.204 Dateien"),
        ("fr", "1 fichier", "1\u202f204 fichiers"),
        ("es", "1 archivo", "1.204 archivos"),
        ("pt", "1 arquivo", "1.204 arquivos"),
        ("zh", "1 个文件", "1,204 个文件"),
        ("ja", "1 ファイル", "1,204 ファイル"),
        ("ar", "ملف واحد", "1,204 ملفات"),
    ],
)
def test_plurals_and_numbers(speaking, code, one, many):
    speaking(code)
    assert tr("{n} files", "{n} file", 1) == one
    assert tr("{n} files", "{n} file", 1204) == many


def test_arabic_counts_in_six_ways(speaking):
    speaking("ar")
    counted = [tr("{n} days", "{n} day", n) for n in (0, 1, 2, 3, 11, 100)]
    assert len(set(counted)) == 6


def test_sizes_times_and_lists(speaking):
    speaking("de")
    assert text.size(3_990_000_000) == "3,99 GB"
    assert text.rate(11_800_000) == "11,8 MB/s"
    assert number(1234.5, 1) == "1.234,5"
    speaking("fr")
    assert text.size(640_000) == "640 ko"
    speaking("ja")
    assert listed(["あ", "い"]) == "あ、い"


def test_a_latin_name_keeps_its_place_in_an_arabic_sentence(speaking):
    speaking("ar")
    words = tr("The ID of “{name}” is copied.", name="a (1).mkv")
    assert "\u2068a (1).mkv\u2069" in words


def test_qt_speaks_along(speaking, qapp):
    speaking("de")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    speaking("ar")
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize(
    ("chosen", "system", "spoken"),
    [
        ("", ["de-CH", "fr"], "de"),
        ("", ["xx", "pt-PT"], "pt"),
        ("", ["zh-Hant-TW"], "zh"),
        ("ja", ["de"], "ja"),
        ("nonsense", ["C"], "en"),
        ("", [], "en"),
    ],
)
def test_which_language(chosen, system, spoken):
    assert best(chosen, system) == spoken


def windows() -> list[MainWindow]:
    """The windows that are seen."""
    every = QApplication.topLevelWidgets()
    return [each for each in every if isinstance(each, MainWindow) and each.isVisible()]


def shown() -> MainWindow:
    """The one window that is seen."""
    (found,) = windows()
    return found


def test_a_language_is_chosen_without_a_restart(qapp, tmp_path, speaking):
    engine, seen = FakeFacade([view("a", peers=3, added_at=1.0)]), []

    async def open_engine(_config):
        engine.tasks = asyncio.ensure_future(told())
        return engine

    async def told():
        try:
            await asyncio.wait_for(story(), 10)
        finally:
            shown().close()

    async def story():
        first = shown()
        await until(lambda: first.model.rowCount() == 1)
        page = first.settings_card.looks
        page.language.setCurrentIndex(page.language.findData("de"))
        page.language.activated.emit(page.language.currentIndex())
        await until(lambda: windows() not in ([], [first]))
        second = shown()
        await until(lambda: second.model.rowCount() == 1)
        seen.append(second.header.get.text().strip())
        seen.append(second.settings_card.isVisible())
        seen.append(second.rows.current().name)
        seen.append(engine.stopped)

    async def until(true):
        while not true():
            await asyncio.sleep(0.01)

    config = EngineConfig(home=tmp_path, download_dir=tmp_path)
    assert main(config, [], open_engine) == 0
    engine.tasks.result()
    assert seen == ["Laden", True, "a.bin", False]
    assert WindowSettings(tmp_path).language == "de"
