"""Which language the window speaks: chosen, or the first of the system's that Shoal knows.

Owns the loading of Qt's compiled catalogues (our own, and Qt's for its dialogs) and tells
`gui.words`, Qt's locale and the direction of the layout. Words that are on the screen already stay
as they are: the window is made anew (see `gui.__main__`).
"""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from gui import words

# Each by the name its speakers give it.
LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "pt": "Português",
    "zh": "简体中文",
    "ja": "日本語",
    "ar": "العربية",
}
_QT_NAMES = {"zh": "zh_CN", "pt": "pt_BR"}  # Qt's own catalogues
_LOCALES = {**_QT_NAMES, "ar": "ar_AE"}  # with the digits that all readers of Arabic know


def best(chosen: str, wanted: list[str]) -> str:
    """The language to speak: `chosen` if it is one of ours, else the first known of `wanted`."""
    for name in (chosen, *wanted):
        code = name.replace("_", "-").partition("-")[0].lower()
        if code in LANGUAGES:
            return code
    return "en"


class Language:
    """Installs one language at a time on an application."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self._system = QLocale.system()
        self.code = "en"

    def speak(self, chosen: str) -> None:
        """Speak `chosen`, or what the system speaks where that is ""."""
        self._clear()
        self.code = code = best(chosen, self._system.uiLanguages())
        locale = QLocale(_LOCALES.get(code, code))
        locale.setNumberOptions(self._system.numberOptions())
        QLocale.setDefault(locale)
        right_to_left = locale.textDirection() is Qt.LayoutDirection.RightToLeft
        self._app.setLayoutDirection(locale.textDirection())
        ours = None
        if code != "en":
            ours = self._install(f"shoal_{code}", str(files("resources") / "translations"))
            self._install(f"qtbase_{_QT_NAMES.get(code, code)}", _qt_folder())
        words.speak(None if ours is None else _lookup(ours), _manner(code, locale, right_to_left))

    def _install(self, name: str, folder: str) -> QTranslator | None:
        catalogue = QTranslator(self._app)
        if not catalogue.load(name, folder):
            return None
        self._app.installTranslator(catalogue)
        self._installed.append(catalogue)
        return catalogue

    def _clear(self) -> None:
        for catalogue in self._installed:
            self._app.removeTranslator(catalogue)
        self._installed.clear()


def _lookup(catalogue: QTranslator) -> words.Lookup:
    return lambda sentence, note, n: catalogue.translate("", sentence, note, n) or ""


def _qt_folder() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


def _manner(code: str, locale: QLocale, right_to_left: bool) -> words.Manner:
    """How a language writes, by Qt's tables."""
    if code == "en":
        return words.Manner()
    marks = locale.decimalPoint(), locale.groupSeparator()
    months = tuple(locale.monthName(at, QLocale.FormatType.ShortFormat) for at in range(1, 13))
    return words.Manner(*marks, months, right_to_left)
