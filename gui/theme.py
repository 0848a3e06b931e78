"""The look: one set of colour tokens per theme, the palette and the short style sheet made of them.

Owns which theme is shown (chosen, or the system's where it tells) and announces a change. Painted
widgets read the current tokens when they paint; text tokens keep 4.5:1 on every ground.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.resources import files

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours of one theme, as #rrggbb; names that end in `_text` are for words."""

    name: str
    ground: str  # behind the cards
    surface: str  # cards, header, status bar
    raised: str  # buttons, floating cards
    well: str  # fields and tiles set into a surface
    border: str
    edge: str  # outline of buttons and fields
    hover: str
    soft: str  # selected row and tab
    text: str
    dim: str
    accent: str  # fills
    accent_hover: str
    accent_text: str  # words
    on_accent: str
    green: str
    green_text: str
    amber: str
    amber_text: str
    red: str
    red_text: str
    violet: str
    violet_text: str
    track: str
    cell: str  # a missing piece
    asked: str  # a piece that was asked for
    shadow: str


LIGHT = Tokens(
    name="light",
    ground="#f3f5f9",
    surface="#ffffff",
    raised="#ffffff",
    well="#f4f6fa",
    border="#e3e7ee",
    edge="#d5dbe6",
    hover="#f3f6fb",
    soft="#e8f0fe",
    text="#131824",
    dim="#5a6478",
    accent="#2f6bf2",
    accent_hover="#1f59dd",
    accent_text="#1f5ae0",
    on_accent="#ffffff",
    green="#1a9c63",
    green_text="#0c7346",
    amber="#e39a12",
    amber_text="#8a5700",
    red="#dc4a40",
    red_text="#bd2d24",
    violet="#8b5cf0",
    violet_text="#6d3fd6",
    track="#e6eaf1",
    cell="#e1e6ee",
    asked="#f6d898",
    shadow="#1a2440",
)

DARK = Tokens(
    name="dark",
    ground="#0e1016",
    surface="#161922",
    raised="#1e222d",
    well="#10131a",
    border="#262b37",
    edge="#343b4a",
    hover="#1c202b",
    soft="#1b2743",
    text="#e9ecf4",
    dim="#97a0b4",
    accent="#6496ff",
    accent_hover="#7ea8ff",
    accent_text="#7ea7ff",
    on_accent="#0b1122",
    green="#37c785",
    green_text="#45d494",
    amber="#f2b33d",
    amber_text="#f3b94c",
    red="#f0665c",
    red_text="#ff857c",
    violet="#a98bff",
    violet_text="#b79dff",
    track="#2a303d",
    cell="#2b3140",
    asked="#705c33",
    shadow="#000000",
)


@dataclass(frozen=True, slots=True)
class Accent:
    """The five tokens that one colour of choice sets."""

    accent: str
    accent_hover: str
    accent_text: str
    on_accent: str
    soft: str


# The colours to choose from, for the light and the dark theme; none is taken for a state's colour.
ACCENTS = {
    "blue": (
        Accent(LIGHT.accent, LIGHT.accent_hover, LIGHT.accent_text, LIGHT.on_accent, LIGHT.soft),
        Accent(DARK.accent, DARK.accent_hover, DARK.accent_text, DARK.on_accent, DARK.soft),
    ),
    "teal": (
        Accent("#0b7a85", "#086670", "#086d77", "#ffffff", "#ddf2f4"),
        Accent("#2fb8c6", "#57cbd6", "#4cc6d2", "#04181b", "#12333a"),
    ),
    "plum": (
        Accent("#a3309b", "#8c2485", "#96298f", "#ffffff", "#f9e6f7"),
        Accent("#e07ad8", "#ea97e3", "#ea94e3", "#220a20", "#3a1f3a"),
    ),
    "slate": (
        Accent("#475569", "#37445a", "#3f4c60", "#ffffff", "#e7ebf1"),
        Accent("#a3b1c6", "#b9c5d6", "#b5c1d3", "#10151d", "#28303d"),
    ),
}


def tokens_of(dark: bool, accent: str) -> Tokens:
    """The tokens of a theme with one of `ACCENTS` (any other name: the first)."""
    chosen = ACCENTS.get(accent, ACCENTS["blue"])[dark]
    return replace(DARK if dark else LIGHT, **asdict(chosen))


@cache
def _style_template() -> str:
    return files("resources").joinpath("styles", "shoal.qss").read_text(encoding="utf-8")


def style_sheet(tokens: Tokens) -> str:
    """The style sheet with the tokens of one theme filled in."""
    sheet = _style_template()
    values = asdict(tokens)
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", values[name])
    for name in ("tick", "arrow"):
        drawn = files("resources").joinpath("icons", f"{name}-{tokens.name}.svg")
        sheet = sheet.replace(f"%{name}", str(drawn).replace("\\", "/"))
    return sheet


def palette(tokens: Tokens) -> QPalette:
    """Qt's palette of one theme, for everything that the style sheet does not name."""
    role = QPalette.ColorRole
    chosen = {
        role.Window: tokens.ground,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.hover,
        role.Button: tokens.raised,
        role.ToolTipBase: tokens.raised,
        role.WindowText: tokens.text,
        role.Text: tokens.text,
        role.ButtonText: tokens.text,
        role.ToolTipText: tokens.text,
        role.BrightText: tokens.red_text,
        role.PlaceholderText: tokens.dim,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent_text,
        role.LinkVisited: tokens.violet_text,
        role.Accent: tokens.accent,
        role.Light: tokens.raised,
        role.Midlight: tokens.hover,
        role.Mid: tokens.border,
        role.Dark: tokens.edge,
        role.Shadow: tokens.shadow,
    }
    made = QPalette()
    for which, colour in chosen.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.dim))
    return made


def color(value: str, alpha: int = 255) -> QColor:
    """A token as a colour, `alpha` 0..255."""
    made = QColor(value)
    made.setAlpha(alpha)
    return made


def font(
    pixels: int, weight: QFont.Weight = QFont.Weight.Normal, *, figures: bool = False
) -> QFont:
    """The window's font; `figures` gives digits of one width, so that numbers do not jitter."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(pixels)
    made.setWeight(weight)
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def fixed_font(pixels: int) -> QFont:
    """A font of fixed pitch, for IDs."""
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setPixelSize(pixels)
    return made


class Theme(QObject):
    """Which theme is shown; `changed` says that everything painted must be painted again."""

    changed = Signal()

    def __init__(self, app: QApplication, chosen: str = "", accent: str = "") -> None:
        super().__init__(app)
        self._app = app
        self._chosen = chosen
        self.accent = accent if accent in ACCENTS else "blue"
        self.tokens = LIGHT
        app.setStyle("Fusion")
        if "Inter" in QFontDatabase.families():
            app.setFont(QFont("Inter"))
        base = QFont(app.font())
        base.setPixelSize(13)
        app.setFont(base)
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def chosen(self) -> str:
        """ "light" or "dark" when the user chose, "" while the system is followed."""
        return self._chosen

    def toggle(self) -> None:
        """Show the other theme, and keep to it from now on."""
        self._chosen = "light" if self.tokens.name == "dark" else "dark"
        self._apply()

    def choose(self, name: str) -> None:
        """Show "light" or "dark" from now on, or "" for whatever the system shows."""
        self._chosen = name
        self._apply()

    def colour(self, accent: str) -> None:
        """Use another of `ACCENTS`."""
        self.accent = accent
        self._apply()

    def _apply(self) -> None:
        scheme = self._app.styleHints().colorScheme()
        dark = self._chosen == "dark" or (not self._chosen and scheme is Qt.ColorScheme.Dark)
        self.tokens = tokens_of(dark, self.accent)
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens))
        self.changed.emit()


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1..21 (WCAG 2.2, relative luminance)."""
    bright, dull = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dull + 0.05)


def _luminance(value: str) -> float:
    channels = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
