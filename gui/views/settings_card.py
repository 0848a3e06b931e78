"""The settings: one card over the window, everything takes effect at once.

Shows what the node and the window have, and says what was changed; it keeps nothing itself.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.views import NodeView
from gui import text
from gui.desktop import WindowSettings
from gui.theme import Theme
from gui.views.widgets import (
    SHADOW,
    ElidedLabel,
    Floating,
    IconButton,
    SteadyScroll,
    label,
)
from gui.words import noop, tr

WIDTH, LEAST_HEIGHT = 600, 260
KILO = 1000
MOST_KB_S = 10_000_000
THEMES = {"": noop("System"), "light": noop("Light"), "dark": noop("Dark")}
NOTIFY, TO_TRAY = "notify", "to_tray"  # names of the window's switches


class SettingsCard(Floating):
    """Opens over the window; Escape and Done close it."""

    change_folder = Signal()
    limits = Signal(int, int)  # bytes per second, 0 = none
    copy_token = Signal()
    copy_diagnostics = Signal()
    open_log = Signal()
    language_chosen = Signal()
    closed = Signal()

    def __init__(
        self, theme: Theme, settings: WindowSettings | None, tray: bool, parent: QWidget
    ) -> None:
        super().__init__(theme, parent)
        self._settings = settings
        self.setAccessibleName(tr("Settings"))
        self._make_parts(tray)
        content = QWidget()
        form = QVBoxLayout(content)
        form.setContentsMargins(2, 0, 14, 2)
        form.setSpacing(16)
        form.addLayout(self._section(tr("Downloads"), self._folder_row()))
        form.addLayout(self._section(tr("Speed"), self._speed_rows()))
        form.addLayout(self._section(tr("Connection"), self._connection_rows()))
        form.addLayout(self._section(tr("Appearance"), self._theme_row()))
        form.addLayout(self._section(tr("This computer"), self._switch_rows()))
        form.addLayout(self._section(tr("About"), self._about_rows()))
        form.addStretch(1)
        body = SteadyScroll(content)
        head = QHBoxLayout()
        head.addWidget(label(tr("Settings"), "h1"))
        head.addStretch(1)
        head.addWidget(self.done)
        self.box.addLayout(head)
        self.box.addWidget(body, 1)
        self._content = content
        self._connect()

    def _make_parts(self, tray: bool) -> None:
        theme = self.theme
        self.done = IconButton(theme, "check", tr("Done"), style="primary", tint="on_accent")
        self.folder = ElidedLabel("strong", Qt.TextElideMode.ElideMiddle)
        self.change = IconButton(theme, "folder", tr("Change…"), style="quiet", tint="accent_text")
        self.down, self.up = (
            _rate_field(tr("Download limit, kilobytes per second, 0 for none")),
            _rate_field(tr("Upload limit, kilobytes per second, 0 for none")),
        )
        self.reach = label("", "plain")
        self.reach.setWordWrap(True)
        self.listening = ElidedLabel("dim")
        self.api = ElidedLabel("dim")
        self.token = IconButton(theme, "copy", tr("Copy token"), style="quiet", tint="accent_text")
        self.themes = QButtonGroup(self)
        self.theme_buttons = {name: _choice(tr(words)) for name, words in THEMES.items()}
        self.notify = QCheckBox(
            tr("Tell me outside the window when a download ends or is in trouble")
        )
        self.to_tray = QCheckBox(tr("Keep sharing beside the clock when the window is closed"))
        for switch, name in ((self.notify, NOTIFY), (self.to_tray, TO_TRAY)):
            on = self._settings.flag(name, name == NOTIFY) if self._settings else name == NOTIFY
            switch.setChecked(on)
            switch.setEnabled(tray)
            if not tray:
                switch.setToolTip(tr("This desktop shows no icons beside the clock."))
        self.about = ElidedLabel("dim")
        self.log = IconButton(theme, "document", tr("Show log"), style="quiet", tint="accent_text")
        self.report = IconButton(
            theme, "copy", tr("Copy diagnostics"), style="quiet", tint="accent_text"
        )

    @staticmethod
    def _section(title: str, inner: QLayout) -> QLayout:
        made = QVBoxLayout()
        made.setSpacing(6)
        made.addWidget(label(title, "h2"))
        made.addLayout(inner)
        return made

    def _folder_row(self) -> QLayout:
        return _row(label(tr("Save to"), "dim"), self.folder, self.change)

    def _speed_rows(self) -> QLayout:
        box = QVBoxLayout()
        box.setSpacing(6)
        for words, field in (
            (tr("Download at most"), self.down),
            (tr("Upload at most"), self.up),
        ):
            caption = label(words, "dim")
            caption.setMinimumWidth(112)
            row = _row(caption, field)
            row.addStretch(1)
            box.addLayout(row)
        return box

    def _connection_rows(self) -> QLayout:
        box = QVBoxLayout()
        box.setSpacing(4)
        box.addWidget(self.reach)
        box.addWidget(self.listening)
        box.addLayout(_row(label("API", "dim"), self.api, self.token))
        return box

    def _theme_row(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        for button in self.theme_buttons.values():
            self.themes.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _switch_rows(self) -> QLayout:
        box = QVBoxLayout()
        box.setSpacing(6)
        box.addWidget(self.notify)
        box.addWidget(self.to_tray)
        return box

    def _about_rows(self) -> QLayout:
        return _row(self.about, self.log, self.report)

    def _connect(self) -> None:
        self.done.clicked.connect(self.dismiss)
        self.change.clicked.connect(self.change_folder)
        self.token.clicked.connect(self.copy_token)
        self.log.clicked.connect(self.open_log)
        self.report.clicked.connect(self.copy_diagnostics)
        for field in (self.down, self.up):
            field.valueChanged.connect(self._tell_limits)
        for name, button in self.theme_buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self.theme.choose(name))
        self.notify.toggled.connect(lambda on: self._keep(NOTIFY, on))
        self.to_tray.toggled.connect(lambda on: self._keep(TO_TRAY, on))
        self.theme.changed.connect(self._show_theme)
        self._show_theme()

    # What is shown.

    def show_node(self, node: NodeView) -> None:
        """Show what the node has; a field that is being typed in is left alone."""
        self.folder.setText(node.download_dir)
        for field, value in ((self.down, node.limit_down), (self.up, node.limit_up)):
            if not field.hasFocus():
                field.blockSignals(True)
                field.setValue(-(-value // KILO))
                field.blockSignals(False)
        self.reach.setText(node.reachability)
        self.listening.setText(text.listening(node))
        self.api.setText(node.api or tr("off: start with --api HOST:PORT to switch it on"))
        self.token.setVisible(bool(node.api))
        self.about.setText(f"Shoal {node.version}")

    def open(self) -> None:
        """Come up over the window."""
        self.place()
        self.show()
        self.raise_()
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    def place(self) -> None:
        """Lie in the middle of the window, as high as it needs."""
        over = self.parentWidget()
        if over is None:
            return
        width = min(WIDTH, over.width() - 24) + 2 * SHADOW
        wanted = self._content.sizeHint().height() + 90 + 2 * SHADOW
        height = max(LEAST_HEIGHT, min(wanted, over.height() - 12))
        left, top = (over.width() - width) // 2, max(6, (over.height() - height) // 3)
        self.setGeometry(left, top, width, height)

    def _show_theme(self) -> None:
        self.theme_buttons[self.theme.chosen].setChecked(True)

    def _tell_limits(self) -> None:
        self.limits.emit(self.down.value() * KILO, self.up.value() * KILO)

    def _keep(self, name: str, on: bool) -> None:
        if self._settings is not None:
            self._settings.set_flag(name, on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, ElidedLabel) else 0)
    return row


def _rate_field(name: str) -> QSpinBox:
    field = QSpinBox()
    for spoken in (field, field.lineEdit()):
        spoken.setAccessibleName(name)
    field.lineEdit().setTextMargins(6, 0, 6, 0)
    field.setRange(0, MOST_KB_S)
    field.setSingleStep(100)
    field.setSuffix(tr(" kB/s"))
    field.setSpecialValueText(tr("no limit"))
    field.setGroupSeparatorShown(True)
    field.setKeyboardTracking(False)
    field.setFixedWidth(160)
    return field


def _choice(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("tab")
    button.setCheckable(True)
    return button
