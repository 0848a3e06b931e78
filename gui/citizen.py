"""The window as a citizen of the desktop: beside the clock, on its button, awake, at login.

Owns when the desktop is told something and when the computer must not sleep; how each platform
wants it is in `tray`, `launcher`, `awake` and `autostart`. It follows the engine's rows by itself.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from engine.errors import EnvironmentFailure
from engine.views import LimitsMode, NodeView, Snapshot, TransferState, TransferView
from gui import autostart
from gui.awake import Awake
from gui.bridge import Bridge
from gui.launcher import Launcher
from gui.models.activity import Activity
from gui.views.main_window import MainWindow

_RESTING = (TransferState.PAUSED, TransferState.FAILED)


class Citizen(QObject):
    """Lives as long as one window has an engine."""

    def __init__(self, window: MainWindow, bridge: Bridge) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge
        self._general = window.settings_card.general
        self._node: NodeView | None = None
        self._activity, self.awake = Activity(), Awake(self)
        self._launcher = Launcher(lambda: int(window.winId()))
        bridge.snapshot.connect(self._fill)
        bridge.put.connect(self._note)
        bridge.removed.connect(self._forget)
        bridge.node_changed.connect(self._show_node)
        window.tray.pause_all.connect(self._pause_all)
        window.tray.other_limits.connect(self._other_limits)
        self._general.awake_changed.connect(self._show)
        self._general.autostart.connect(self._switch_autostart)
        self._general.show_autostart(autostart.is_on())

    def close(self) -> None:
        """Let the computer sleep, and take the bar off the button."""
        self.awake.close()
        self._launcher.close()

    def tell(self, words: str, trouble: bool = False) -> None:
        """Say it beside the clock, when nobody looks at the window and it is wanted."""
        wanted = self._general.notify_trouble if trouble else self._general.notify
        if wanted.isChecked() and not self._window.isActiveWindow():
            self._window.tray.tell(words, trouble)

    # What the engine tells.

    def _fill(self, snapshot: Snapshot) -> None:
        self._activity.reset(snapshot.transfers)
        self._show_node(snapshot.node)
        self._show()

    def _note(self, view: TransferView) -> None:
        self._activity.note(view)
        self._show()

    def _forget(self, key: str) -> None:
        self._activity.forget(key)
        self._show()

    def _show_node(self, node: NodeView) -> None:
        self._node = node
        self._window.tray.show_node(node)

    def _show(self) -> None:
        downloads = self._activity.downloads
        self._launcher.show(downloads, self._activity.share)
        self.awake.hold(downloads > 0 and self._general.awake.isChecked())

    # What is wished beside the clock and in the settings.

    def _pause_all(self, pause: bool) -> None:
        for view in self._window.model.views():
            if pause and view.state not in _RESTING:
                self._bridge.pause(view.key)
            elif not pause and view.state is TransferState.PAUSED:
                self._bridge.resume(view.key)

    def _other_limits(self, on: bool) -> None:
        if self._node is not None:
            mode = LimitsMode.ALTERNATIVE if on else LimitsMode.NORMAL
            self._bridge.set_settings(replace(self._node.settings, limits_mode=mode))

    def _switch_autostart(self, on: bool) -> None:
        try:
            autostart.switch(on, Path(self._node.home) if self._node is not None else None)
        except EnvironmentFailure as error:
            self._window.notices.warn(str(error))
            self._general.show_autostart(autostart.is_on())
