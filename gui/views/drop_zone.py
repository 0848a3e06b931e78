"""Places that invite files: the first-run page, the strip under the list, the veil while dragging.

They only invite: the window itself takes the drop, wherever it lands.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui import icons, text
from gui.theme import Theme, Tokens, color, font
from gui.views.mirror import Mirror
from gui.views.widgets import ElidedLabel, IconButton, Picture, label
from gui.words import tr

STRIP, LOW_STRIP = 88, 56
PICTURE, PICTURE_GAP = 24, 16
FIRST_RUN = ("folder", "people", "settings")  # pictures of the three sentences
FIRST_RUN_MOST = 860  # width
ROOM_FOR_PICTURE, ROOM_FOR_CARD, ROOM_FOR_STEPS = 600, 480, 360  # heights of the first-run page


def _paint_frame(painter: QPainter, box: QRectF, tokens: Tokens, lively: bool) -> None:
    pen = QPen(color(tokens.accent, 220 if lively else 120), 1.6, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([5, 4])
    painter.setPen(pen)
    painter.setBrush(color(tokens.accent, 30 if lively else 12))
    painter.drawRoundedRect(box, 14, 14)


class DropStrip(QAbstractButton):
    """The strip under the list; a click opens the file chooser."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setText(tr("Drop files here to share"))
        self.setAccessibleName(tr("Drop files here to share, or press to choose files"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(STRIP)
        self._title = font(13, QFont.Weight.DemiBold)
        self._note = font(12)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(260, STRIP)

    def shrink(self, low: bool) -> None:
        """Say it in one line, or in two."""
        self.setFixedHeight(LOW_STRIP if low else STRIP)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(8, 6, -8, -8)
        _paint_frame(painter, box, tokens, self.hasFocus() or self.underMouse())
        self._paint_words(painter, box, tokens)

    def _paint_words(self, painter: QPainter, box: QRectF, tokens: Tokens) -> None:
        """The picture and the words beside it, together in the middle."""
        one_line = self.height() < STRIP
        lines = [(self.text(), self._title, tokens.text, 20.0)]
        if not one_line:
            lines.append((tr("they stay on this computer"), self._note, tokens.dim, 18.0))
        wide = max(QFontMetricsF(line[1]).horizontalAdvance(line[0]) for line in lines)
        room = box.width() - PICTURE - PICTURE_GAP - 16
        wide = min(wide + 2, room)
        left = box.center().x() - (PICTURE + PICTURE_GAP + wide) / 2
        mirror = Mirror(box, self.layoutDirection())
        place = mirror(QRectF(left, box.center().y() - PICTURE / 2, PICTURE, PICTURE))
        ratio = self.devicePixelRatioF()
        picture = icons.pixmap("upload", tokens.accent_text, PICTURE, ratio)
        painter.drawPixmap(round(place.left()), round(place.top()), picture)
        top = box.center().y() - (10 if one_line else 20)
        for words, letters, shade, high in lines:
            line = mirror(QRectF(left + PICTURE + PICTURE_GAP, top, wide, high))
            painter.setFont(letters)
            painter.setPen(color(shade))
            shown = QFontMetricsF(letters).elidedText(words, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            top += high


class Welcome(QWidget):
    """The first-run page: what to do, in one look."""

    choose_files = Signal()
    choose_folder = Signal()
    paste = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.update)
        files = IconButton(theme, "plus", tr("Choose files…"), style="primary", tint="on_accent")
        folder = IconButton(theme, "folder", tr("Choose a folder…"))
        files.clicked.connect(self.choose_files)
        folder.clicked.connect(self.choose_folder)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(files)
        buttons.addWidget(folder)
        buttons.addStretch(1)

        box = QVBoxLayout(self)
        box.setContentsMargins(56, 36, 56, 36)
        box.setSpacing(0)
        box.addStretch(3)
        self._school = Picture(theme, "school", "accent", QSize(176, 154))
        box.addWidget(self._school, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(14)
        box.addWidget(_centred(tr("Drop files or a folder here to share them"), "hero"))
        box.addSpacing(6)
        lead = tr(
            "They go straight from this computer to whoever has the ID. No account, no upload."
        )
        box.addWidget(_centred(lead, "lead"))
        box.addSpacing(20)
        box.addLayout(buttons)
        box.addSpacing(20)
        box.addLayout(self._paste_line())
        box.addStretch(3)
        self._steps = _steps()
        box.addWidget(self._steps)
        box.addSpacing(16)
        self.first_run = FirstRun(theme)
        box.addWidget(self.first_run, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)

    def _paste_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addStretch(1)
        line.addWidget(label(tr("Got an ID from somebody?"), "lead"))
        press = IconButton(
            self._theme, "download", tr("Paste it"), style="quiet", tint="accent_text"
        )
        press.clicked.connect(self.paste)
        line.addWidget(press)
        line.addWidget(label(tr("Ctrl"), "keycap"))
        line.addWidget(label("V", "keycap"))
        line.addStretch(1)
        return line

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(24, 22, -24, -22)
        _paint_frame(painter, box, self._theme.tokens, False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._school.setVisible(self.height() >= ROOM_FOR_PICTURE)
        self._steps.setVisible(self.height() >= ROOM_FOR_STEPS)
        self.first_run.setVisible(self.height() >= ROOM_FOR_CARD)

    def show_folder(self, directory: str) -> None:
        """Say where downloads go."""
        self.first_run.show_folder(directory)


class FirstRun(QFrame):
    """Three sentences: where files go, what others can see, how to change it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("tile")
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 12, 22, 12)
        box.setSpacing(7)
        self.lines = [ElidedLabel("dim", Qt.TextElideMode.ElideMiddle) for _ in FIRST_RUN]
        for picture, line in zip(FIRST_RUN, self.lines, strict=True):
            pair = QHBoxLayout()
            pair.setSpacing(10)
            pair.addWidget(Picture(theme, picture, "accent_text", QSize(16, 16)))
            pair.addWidget(line, 1)
            box.addLayout(pair)
        self.show_folder("")

    def show_folder(self, directory: str) -> None:
        """Say it for this download folder, as wide as the longest sentence."""
        sentences = text.first_run(directory)
        measure = self.lines[0].fontMetrics().horizontalAdvance
        self.setMinimumWidth(min(FIRST_RUN_MOST, max(map(measure, sentences)) + 76))
        for line, words in zip(self.lines, sentences, strict=True):
            line.setText(words)


def _centred(words: str, style: str) -> QLabel:
    made = label(words, style)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


def _steps() -> QWidget:
    steps = (
        ("1", tr("Drop"), tr("the ID is copied for you")),
        ("2", tr("Send the ID"), tr("in any chat or mail")),
        ("3", tr("It arrives"), tr("every piece is checked")),
    )
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(34)
    line.addStretch(1)
    for number, title, note in steps:
        step = QHBoxLayout()
        step.setSpacing(10)
        spot = label(number, "number")
        spot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        step.addWidget(spot)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(title, "strong"))
        words.addWidget(label(note, "dim"))
        step.addLayout(words)
        line.addLayout(step)
    line.addStretch(1)
    return made


class Veil(QWidget):
    """Lies over the whole window while files are dragged over it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._over, self._words = theme, parent, ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def invite(self, items: int) -> None:
        """Cover the window and say what a drop would do."""
        self._words = tr("Drop to share {n} items", "Drop to share {n} item", items)
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), color(tokens.ground, 246))
        box = QRectF(self.rect()).adjusted(18, 18, -18, -18)
        _paint_frame(painter, box, tokens, True)
        size = 64
        picture = icons.pixmap("upload", tokens.accent_text, size, self.devicePixelRatioF())
        middle = self.rect().center()
        painter.drawPixmap(middle.x() - size // 2, middle.y() - 74, picture)
        painter.setFont(font(22, QFont.Weight.Bold))
        painter.setPen(color(tokens.text))
        upper = QRectF(0, middle.y() + 6, self.width(), 32)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.setFont(font(14))
        painter.setPen(color(tokens.dim))
        lower = QRectF(0, middle.y() + 40, self.width(), 22)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, tr("the ID is copied at once"))
