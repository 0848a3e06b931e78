"""One sentence at the foot of the window, with at most one thing to press; never a modal box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.theme import Theme
from gui.views.widgets import SHADOW, Floating, IconButton, Picture, label
from gui.words import tr

SHOWN_MS = 6000
MOST_WIDTH = 720


class NoticeBar(Floating):
    """Shows the latest notice; good news leaves by itself, trouble stays until it is closed."""

    closed = Signal()
    holds_keyboard = False  # it comes and goes by itself

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._picture = Picture(theme, "info", "accent", QSize(20, 20))
        self._words = label("", "notice")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action = IconButton(theme, "check", "", style="quiet", tint="accent_text")
        self.danger = IconButton(theme, "trash", "", style="danger", tint="surface")
        self.close_button = IconButton(theme, "close", tr("Dismiss"), style="ghost", tint="dim")
        self._run: Callable[[], None] | None = None
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self.action)
        row.addWidget(self.danger)
        row.addWidget(self.close_button)
        self.box.setContentsMargins(16, 7, 8, 7)
        self.box.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.action.clicked.connect(self._press)
        self.danger.clicked.connect(self._press)
        self.close_button.clicked.connect(self.dismiss)

    @property
    def words(self) -> str:
        """The sentence shown, or ""."""
        return self._words.text() if self.isVisible() else ""

    def tell(
        self,
        words: str,
        press: str = "",
        run: Callable[[], None] | None = None,
        icon: str = "check",
    ) -> None:
        """Say something good or neutral for a few seconds, perhaps with something to press."""
        self._show(words, "check", "green", SHOWN_MS)
        self.action.show_icon(icon, press)
        self._offer(self.action, press, run)

    def warn(self, words: str, press: str = "", run: Callable[[], None] | None = None) -> None:
        """Say what is wrong until it is closed, perhaps with a remedy to press."""
        self._show(words, "alert", "amber", 0)
        self.action.show_icon("check", press)
        self._offer(self.action, press, run)

    def confirm(self, words: str, press: str, run: Callable[[], None]) -> None:
        """Ask before something that cannot be undone."""
        self._show(words, "alert", "red", 0)
        self._offer(self.danger, press, run)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Go away."""
        self._timer.stop()
        self._run = None
        self.hide()
        self.closed.emit()

    def place(self) -> None:
        """Lie over the foot of the window, in the middle."""
        over = self.parentWidget()
        if over is None:
            return
        room = min(MOST_WIDTH, over.width() - 24)
        plain = self._words.fontMetrics().horizontalAdvance(self._words.text())
        extras = sum(
            button.sizeHint().width() + 10
            for button in (self.action, self.danger)
            if not button.isHidden()
        )
        width = min(room, plain + extras + 112) + 2 * SHADOW
        height = self.heightForWidth(width) if self.hasHeightForWidth() else -1
        height = max(height, self.sizeHint().height() if height < 0 else height)
        self.setGeometry(
            (over.width() - width) // 2, over.height() - height - 36 + SHADOW - 14, width, height
        )

    def _show(self, words: str, picture: str, token: str, shown_ms: int) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)
        self._picture.show_picture(picture, token)
        self._offer(self.action, "", None)
        self.danger.hide()
        self._timer.stop()
        if shown_ms:
            self._timer.start(shown_ms)
        self.show()
        self.raise_()
        self.place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _offer(self, button: IconButton, press: str, run: Callable[[], None] | None) -> None:
        self._run = run
        button.setText(press)
        button.setAccessibleName(press)
        button.setVisible(bool(press))
        if press:
            self.place()

    def _press(self) -> None:
        run = self._run
        self.dismiss()
        if run is not None:
            run()
