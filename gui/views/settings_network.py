"""The settings' pages about the network: speed and connection.

Speed belongs to the engine and takes effect at once. The connection is chosen when an engine
starts, so a change offers one button that starts it anew; transfers go on where they were.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from engine.config import MAX_PLACES, Connection, place_to_start
from engine.errors import UsageError
from engine.views import LimitsMode, NodeView, Reach, SchedulePeriod, SettingsView
from gui import text
from gui.desktop import WindowSettings
from gui.engine_words import said
from gui.theme import Theme
from gui.views.settings_parts import (
    KILO,
    Choice,
    Page,
    field_row,
    note,
    number_field,
    rate_field,
    row,
    show_number,
    show_switch,
)
from gui.views.widgets import Dot, ElidedLabel, IconButton, label
from gui.words import noop, tr

MODES = {
    LimitsMode.NORMAL: noop("Off"),
    LimitsMode.ALTERNATIVE: noop("On"),
    LimitsMode.SCHEDULE: noop("By the clock"),
}
DAYS = (noop("Mon"), noop("Tue"), noop("Wed"), noop("Thu"), noop("Fri"), noop("Sat"), noop("Sun"))
USUAL = SchedulePeriod((0, 1, 2, 3, 4), 8 * 60, 18 * 60)
MOST_ACTIVE, MOST_PORT = 1000, 65535
REACH_TOKENS = {
    Reach.EVERYBODY: "green",
    Reach.HELPED: "green",
    Reach.PROBABLY: "green",
    Reach.NOBODY: "red",
}


class SpeedPage(Page):
    """Limits, the other limits and when they apply, and how many downloads move at a time."""

    changed = Signal(object)  # SettingsView

    def __init__(self) -> None:
        super().__init__(tr("Speed"))
        self._settings = SettingsView()
        self.down = rate_field(tr("Download limit, kilobytes per second, 0 for none"))
        self.up = rate_field(tr("Upload limit, kilobytes per second, 0 for none"))
        self.slow_down = rate_field(tr("Other download limit, kilobytes per second, 0 for none"))
        self.slow_up = rate_field(tr("Other upload limit, kilobytes per second, 0 for none"))
        self.active = number_field(
            tr("Downloads at a time, 0 for any number"), MOST_ACTIVE, tr("any number")
        )
        modes = [(mode.value, tr(words)) for mode, words in MODES.items()]
        self.mode = Choice(tr("Other limits"), modes, self._choose_mode)
        self.in_force = note()
        self.clock = self._clock_row()
        self.section(
            tr("Limits"),
            field_row(tr("Download at most"), self.down),
            field_row(tr("Upload at most"), self.up),
        )
        self.section(
            tr("Other limits, for a meeting or the working day"),
            row(self.mode),
            field_row(tr("Download at most"), self.slow_down),
            field_row(tr("Upload at most"), self.slow_up),
            self.clock,
            self.in_force,
        )
        self.section(tr("Queue"), field_row(tr("Downloads at a time"), self.active))
        self.end()
        for field in (self.down, self.up, self.slow_down, self.slow_up, self.active):
            field.valueChanged.connect(self._tell)

    def _clock_row(self) -> QWidget:
        made = QWidget()
        both = QVBoxLayout(made)
        both.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(6)
        self.begin, self.end_ = _time_field(tr("From")), _time_field(tr("To"))
        self.days: list[QPushButton] = []
        week = QHBoxLayout()
        week.setSpacing(4)
        for words in DAYS:
            day = QPushButton(tr(words))
            day.setObjectName("tab")
            day.setCheckable(True)
            day.clicked.connect(self._tell)
            self.days.append(day)
        line.addWidget(label(tr("From"), "plain"))
        line.addWidget(self.begin)
        line.addWidget(label(tr("To"), "plain"))
        line.addWidget(self.end_)
        line.addStretch(1)
        for day in self.days:
            week.addWidget(day)
        week.addStretch(1)
        both.addLayout(line)
        both.addLayout(week)
        for field in (self.begin, self.end_):
            field.timeChanged.connect(self._tell)
        return made

    def show_node(self, node: NodeView) -> None:
        """Show what the engine has."""
        self._settings = kept = node.settings
        show_number(self.down, _kilo(kept.limit_down))
        show_number(self.up, _kilo(kept.limit_up))
        show_number(self.slow_down, _kilo(kept.alternative_down))
        show_number(self.slow_up, _kilo(kept.alternative_up))
        show_number(self.active, kept.active_downloads)
        self.mode.show_choice(kept.limits_mode.value)
        self.clock.setVisible(kept.limits_mode is LimitsMode.SCHEDULE)
        self._show_period(kept.schedule[0] if kept.schedule else USUAL)
        words = text.limits_in_force(node)
        self.in_force.setText(words)
        self.in_force.setVisible(bool(words))

    def _show_period(self, period: SchedulePeriod) -> None:
        for field, minutes in ((self.begin, period.start), (self.end_, period.end)):
            if not field.hasFocus():
                field.blockSignals(True)
                field.setTime(QTime(0, 0).addSecs(minutes * 60))
                field.blockSignals(False)
        for number, day in enumerate(self.days):
            day.setChecked(number in period.days)

    def _choose_mode(self, value: str) -> None:
        self._tell_settings(self._written(LimitsMode(value)))

    def _tell(self) -> None:
        self._tell_settings(self._written(self._settings.limits_mode))

    def _tell_settings(self, settings: SettingsView) -> None:
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)

    def _written(self, mode: LimitsMode) -> SettingsView:
        before = self._settings.schedule
        days = tuple(number for number, day in enumerate(self.days) if day.isChecked())
        period = SchedulePeriod(days, _minutes(self.begin), _minutes(self.end_))
        # Periods that another front end set beside the first stay.
        first = (period,) if days and (before or mode is LimitsMode.SCHEDULE) else ()
        return replace(
            self._settings,
            limit_down=_bytes(self.down.value(), self._settings.limit_down),
            limit_up=_bytes(self.up.value(), self._settings.limit_up),
            alternative_down=_bytes(self.slow_down.value(), self._settings.alternative_down),
            alternative_up=_bytes(self.slow_up.value(), self._settings.alternative_up),
            active_downloads=self.active.value(),
            limits_mode=mode,
            schedule=(*first, *before[1:]),
        )


class ConnectionPage(Page):
    """How others reach this computer, and the API."""

    test = Signal()
    reconnect = Signal()
    copy_token = Signal()
    refused = Signal(str)  # a sentence

    def __init__(self, theme: Theme, settings: WindowSettings | None) -> None:
        super().__init__(tr("Connection"))
        self._settings = settings
        self._shown = settings.connection if settings is not None else Connection()
        self._make_parts(theme)
        state = QHBoxLayout()
        state.setSpacing(10)
        state.addWidget(self.dot)
        state.addWidget(self.reach, 1)
        state.addWidget(self.test_button)
        self.section(tr("Can others reach you?"), state, self.listening)
        self.section(
            tr("Network"),
            field_row(tr("Port"), self.port),
            self.portmap,
            self.lan,
            label(tr("Computers to start from, one HOST:PORT a line"), "plain"),
            self.places,
        )
        self.section(tr("Other programs"), self.api_on, row(self.api, self.token))
        self._box.addWidget(self.offer)
        self.end()
        self._show(self._shown)

    def _make_parts(self, theme: Theme) -> None:
        self.dot = Dot(theme, "amber", 10)
        self.reach = label("", "plain")
        self.reach.setWordWrap(True)
        self.test_button = IconButton(theme, "radar", tr("Test"))
        self.listening = ElidedLabel("dim")
        self.port = number_field(tr("Port, 0 for any free one"), MOST_PORT, tr("any free one"))
        self.port.setGroupSeparatorShown(False)
        self.portmap = QCheckBox(tr("Ask the router to let others in"))
        self.lan = QCheckBox(tr("Find people on this network"))
        self.places = QPlainTextEdit()
        self.places.setAccessibleName(tr("Computers to start from, one HOST:PORT a line"))
        self.places.setTabChangesFocus(True)
        self.places.setFixedHeight(62)
        self.api_on = QCheckBox(tr("Let programs on this computer use Shoal (REST API)"))
        self.api = ElidedLabel("dim")
        self.token = IconButton(theme, "copy", tr("Copy token"), style="quiet", tint="accent_text")
        self.offer = QWidget()
        self.apply = IconButton(theme, "check", tr("Reconnect"), style="primary", tint="on_accent")
        line = QHBoxLayout(self.offer)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(note(tr("Takes effect when Shoal connects anew; transfers go on.")), 1)
        line.addWidget(self.apply)
        self.test_button.clicked.connect(self._test)
        self.token.clicked.connect(self.copy_token)
        self.apply.clicked.connect(self._apply)
        self.port.valueChanged.connect(self._changed)
        self.places.textChanged.connect(self._changed)
        for switch in (self.portmap, self.lan, self.api_on):
            switch.toggled.connect(self._changed)

    def _show(self, connection: Connection) -> None:
        show_number(self.port, connection.port)
        show_switch(self.portmap, connection.portmap)
        show_switch(self.lan, connection.lan)
        show_switch(self.api_on, connection.api)
        self.places.setPlainText("\n".join(connection.places))
        self._changed()

    def show_node(self, node: NodeView) -> None:
        """Show how the node is reachable now."""
        self.reach.setText(said(node.reachability))
        self.dot.show_token(REACH_TOKENS.get(node.reach, "amber"))
        self.listening.setText(text.listening(node))
        self.api.setText(node.api or tr("off"))
        self.token.setVisible(bool(node.api))

    def _test(self) -> None:
        self.test_button.setEnabled(False)
        self.test_button.setText(tr("Testing…"))
        self.test.emit()

    def end_test(self) -> None:
        """What came of a test is told by the node."""
        self.test_button.setText(tr("Test"))
        self.test_button.setEnabled(True)

    def _written(self) -> Connection:
        return Connection(
            port=self.port.value(),
            portmap=self.portmap.isChecked(),
            lan=self.lan.isChecked(),
            api=self.api_on.isChecked(),
            places=places_of(self.places.toPlainText()),
        )

    def _changed(self) -> None:
        try:
            other = self._written() != self._shown
        except UsageError:
            other = True  # said when it is to be applied
        self.offer.setVisible(other)

    def _apply(self) -> None:
        try:
            self._shown = self._written()
        except UsageError as error:
            self.refused.emit(str(error))
            return
        try:
            if self._settings is not None:
                self._settings.choose_connection(self._shown)
        except OSError as error:
            self.refused.emit(tr("The settings were not kept: {why}.", why=error.strerror))
            return
        self.offer.hide()
        self.reconnect.emit()


def places_of(written: str) -> tuple[str, ...]:
    """The nodes named in a text, one a line; raises UsageError for the first that is none."""
    found = []
    for line in written.split():
        if place_to_start(line) is None:
            raise UsageError(tr("{text} is not HOST:PORT, for example 192.0.2.7:52413.", text=line))
        found.append(line)
    return tuple(dict.fromkeys(found))[:MAX_PLACES]


def _kilo(rate: int) -> int:
    return -(-rate // KILO)


def _bytes(kilobytes: int, before: int) -> int:
    """Bytes per second; a rate that is no whole number of kilobytes stays until it is changed."""
    return before if _kilo(before) == kilobytes else kilobytes * KILO


def _minutes(field: QTimeEdit) -> int:
    return field.time().hour() * 60 + field.time().minute()


def _time_field(name: str) -> QTimeEdit:
    field = QTimeEdit()
    field.setAccessibleName(name)
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # hours come first in Arabic, too
    field.setDisplayFormat("HH:mm")
    field.lineEdit().setTextMargins(4, 0, 4, 0)
    field.setKeyboardTracking(False)
    field.setFixedWidth(78)
    return field
