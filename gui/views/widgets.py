"""Small widgets that several views share: icon buttons, eliding labels, tiles, floating cards."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui import icons
from gui.theme import Theme, color, font

SHADOW = 18  # room around a floating card for its shadow
ICON = 18


def label(words: str = "", style: str = "", parent: QWidget | None = None) -> QLabel:
    """A label with plain text; `style` names its rule in the style sheet."""
    made = QLabel(words, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if style:
        made.setObjectName(style)
    return made


class IconButton(QPushButton):
    """A push button whose icon follows the theme; without words it shows the icon alone."""

    def __init__(
        self, theme: Theme, name: str, words: str, *, style: str = "", tint: str = "text"
    ) -> None:
        super().__init__()
        self._theme, self._name, self._tint = theme, name, tint
        self.setIconSize(QSize(ICON, ICON))
        if style:
            self.setObjectName(style)
        if style != "ghost":
            self.setText(words)
        else:
            self.setToolTip(words)
        self.setAccessibleName(words.rstrip("…"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._tinted)
        self._tinted()

    def setText(self, words: str) -> None:
        # Qt leaves too little room between an icon and its words.
        super().setText(f" {words}" if words else "")

    def show_icon(self, name: str, words: str) -> None:
        """Show another icon with another meaning."""
        if name != self._name:
            self._name = name
            self._tinted()
        self.setAccessibleName(words)
        self.setToolTip(words)

    def _tinted(self) -> None:
        tokens = self._theme.tokens
        tint = str(getattr(tokens, self._tint))
        self.setIcon(icons.icon(self._name, tint, tokens.edge, ICON))


class ElidedLabel(QLabel):
    """One line of plain text, cut with "…" where it does not fit; the whole text as tool tip."""

    clicked = Signal()

    def __init__(
        self,
        style: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        padding: int = 0,  # what the style sheet takes at both sides; Qt does not tell
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole, self._mode, self._padding = "", mode, padding
        if style:
            self.setObjectName(style)

    def setText(self, words: str) -> None:
        if words != self._whole:
            self._whole = words
            self.setAccessibleName(words)
            self._fit()

    def text(self) -> str:
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.clicked.emit()

    def elided(self, words: str, room: int) -> str:
        """What is shown of `words` in `room` pixels."""
        return self.fontMetrics().elidedText(words, self._mode, room)

    def _fit(self) -> None:
        self.ensurePolished()
        shown = self.elided(self._whole, self.width() - 2 * self._padding)
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Paragraph(QWidget):
    """Wrapped words that set their own height, so that the layout around knows it for certain."""

    def __init__(self, theme: Theme, pixels: int = 13) -> None:
        super().__init__()
        self._theme, self._words, self._token = theme, "", "text"
        self._font = font(pixels)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def say(self, words: str, token: str) -> None:
        """Show these words in one of the theme's colours; hide when there are none."""
        self._token = token
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self._fit()
        self.setVisible(bool(words))
        self.update()

    def text(self) -> str:
        """What is shown."""
        return self._words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        box = QRect(0, 0, max(1, self.width()), 10_000)
        flags = Qt.TextFlag.TextWordWrap
        height = QFontMetrics(self._font).boundingRect(box, flags, self._words).height()
        self.setFixedHeight(max(1, height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(color(getattr(self._theme.tokens, self._token)))
        painter.drawText(self.rect(), Qt.TextFlag.TextWordWrap, self._words)


class Dot(QWidget):
    """A round spot in one of the theme's colours."""

    def __init__(self, theme: Theme, token: str, size: int = 8) -> None:
        super().__init__()
        self._theme, self._token = theme, token
        self.setFixedSize(size, size)
        theme.changed.connect(self.update)

    def show_token(self, token: str) -> None:
        """Take another colour."""
        if token != self._token:
            self._token = token
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(getattr(self._theme.tokens, self._token)))
        painter.drawEllipse(self.rect())


class Picture(QWidget):
    """An icon or illustration in one of the theme's colours, drawn at the screen's resolution."""

    def __init__(self, theme: Theme, name: str, token: str, size: QSize) -> None:
        super().__init__()
        self._theme, self._name, self._token = theme, name, token
        self.setFixedSize(size)
        theme.changed.connect(self.update)

    def show_picture(self, name: str, token: str) -> None:
        """Show another icon, or the same in another colour."""
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tint = str(getattr(self._theme.tokens, self._token))
        ratio = self.devicePixelRatioF()
        painter = QPainter(self)
        picture = icons.pixmap(self._name, tint, self.width(), ratio, self.height())
        painter.drawPixmap(0, 0, picture)


class Badge(QWidget):
    """The tinted square with an icon that stands for a kind of content."""

    def __init__(self, theme: Theme, name: str, token: str = "accent", size: int = 40) -> None:
        super().__init__()
        self._theme, self._name, self._token = theme, name, token
        self.setFixedSize(size, size)
        theme.changed.connect(self.update)

    def show_icon(self, name: str, token: str) -> None:
        """Stand for something else."""
        if (name, token) != (self._name, self._token):
            self._name, self._token = name, token
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_badge(
            painter,
            QRectF(self.rect()),
            self._name,
            str(getattr(self._theme.tokens, self._token)),
            self.devicePixelRatioF(),
        )


def paint_badge(painter: QPainter, box: QRectF, name: str, tint: str, ratio: float) -> None:
    """A tinted rounded square with an icon in its middle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(tint, 32))
    painter.drawRoundedRect(box, box.width() / 4, box.width() / 4)
    size = round(box.width() / 2)
    corner = box.center()
    corner.setX(round(corner.x() - size / 2))
    corner.setY(round(corner.y() - size / 2))
    painter.drawPixmap(corner, icons.pixmap(name, tint, size, ratio))


class SteadyScroll(QScrollArea):
    """Scrolls up and down with a bar that lies over its content.

    A bar beside the content makes it narrower, narrower content may need another height, and with
    that height no bar: Qt goes round that circle until the stack is full.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        for clear in (self, self.viewport(), content):
            clear.setAutoFillBackground(False)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.hide()
        hidden = self.verticalScrollBar()
        hidden.rangeChanged.connect(self._match)
        hidden.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(hidden.setValue)

    def _match(self, least: int, most: int) -> None:
        hidden = self.verticalScrollBar()
        self._bar.setRange(least, most)
        self._bar.setPageStep(hidden.pageStep())
        self._bar.setSingleStep(hidden.singleStep())
        self._bar.setValue(hidden.value())
        self._bar.setVisible(most > least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self._bar.sizeHint().width()
        left = (
            0 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else self.width() - width
        )
        self._bar.setGeometry(left, 0, width, self.height())
        self._bar.raise_()


class Tile(QFrame):
    """A small caption over a large value."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.setObjectName("tile")
        self._caption = caption
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 8, 9)
        box.setSpacing(1)
        box.addWidget(label(caption, "dim"))
        self._value = ElidedLabel("tileValue")
        box.addWidget(self._value)

    def show_value(self, value: str) -> None:
        """Show a new value."""
        if value != self._value.text():
            self._value.setText(value)
            self.setAccessibleName(f"{self._caption}: {value}")

    def value(self) -> str:
        """What is shown."""
        return self._value.text()


def stops_tab(widget: QWidget) -> bool:
    """Whether Tab stops there; in a group of choices at the chosen one: arrows lead to the rest."""
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    if not takes or not widget.isVisible() or not widget.isEnabled():
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive() or group.checkedButton() is None:
        return True
    return group.checkedButton() is widget


class Floating(QWidget):
    """A rounded card with a soft shadow that lies over its parent; fill `self.box`.

    While it holds the keyboard, Tab stays on it: what lies under it cannot be seen.
    """

    holds_keyboard = True

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        self.box = QVBoxLayout()
        self.box.setContentsMargins(16, 14, 16, 14)
        self.box.setSpacing(10)
        outer.addLayout(self.box)
        theme.changed.connect(self.update)
        self.hide()

    def centre(self, width: int, height: int, least_height: int) -> None:
        """Lie in the middle of the window, shadow and all, as large as that has room for."""
        over = self.parentWidget()
        if over is None:
            return
        width = min(width + 2 * SHADOW, over.width() - 12)
        height = max(least_height, min(height + 2 * SHADOW, over.height() - 12))
        left, top = (over.width() - width) // 2, max(6, (over.height() - height) // 3)
        self.setGeometry(left, top, width, height)

    def focusNextPrevChild(self, forward: bool) -> bool:
        stops = self._stops() if self.holds_keyboard else []
        if not stops:
            return super().focusNextPrevChild(forward)
        focused = self.focusWidget()
        if focused in stops:
            at = (stops.index(focused) + (1 if forward else -1)) % len(stops)
        else:
            at = 0 if forward else -1
        reason = Qt.FocusReason.TabFocusReason
        stops[at].setFocus(reason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def _stops(self) -> list[QWidget]:
        """Where Tab stops, in its order."""
        found, each = [], self.nextInFocusChain()
        while each is not None and each is not self:
            if self.isAncestorOf(each) and stops_tab(each):
                found.append(each)
            each = each.nextInFocusChain()
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        strength = 9 if tokens.name == "dark" else 3
        for reach in range(SHADOW - 4, 0, -2):
            painter.setBrush(color(tokens.shadow, strength))
            spread = card.adjusted(-reach, -reach + 4, reach, reach + 4)
            painter.drawRoundedRect(spread, 14 + reach, 14 + reach)
        painter.setPen(color(tokens.edge))
        painter.setBrush(color(tokens.raised))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 14, 14)
