"""The icon beside the clock: the rates, a short menu, and messages while the window is away.

Owns the tray icon and whether there is one. It decides nothing: what a click means is told.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QProcess, QStandardPaths, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from engine.views import NodeView
from gui import icons, text
from gui.tray_drop import TrayDrop
from gui.words import tr

NOTIFY = "notify-send"  # where the desktop has no tray, GNOME's above all


class Tray(QObject):
    """Shown where the desktop has a place for it."""

    open_window = Signal()
    share_files = Signal()
    paste = Signal()
    pause_all = Signal(bool)  # or resume
    other_limits = Signal(bool)
    quit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, available: bool | None = None) -> None:
        super().__init__(parent)
        there = QSystemTrayIcon.isSystemTrayAvailable() if available is None else available
        self.available = there
        self._icon = QSystemTrayIcon(icons.app_icon(), self)
        self.menu = QMenu(parent)
        self.rates = QAction(tr("Nothing is moving"), self.menu)
        self.menu.addAction(self.rates)
        self.rates.setEnabled(False)
        self.menu.addSeparator()
        self.menu.addAction(tr("Open Shoal")).triggered.connect(self.open_window)
        self.menu.addAction(tr("Share files…")).triggered.connect(self.share_files)
        self.menu.addAction(tr("Paste an ID")).triggered.connect(self.paste)
        self.menu.addSeparator()
        pause, resume = self.menu.addAction(tr("Pause all")), self.menu.addAction(tr("Resume all"))
        pause.triggered.connect(lambda: self.pause_all.emit(True))
        resume.triggered.connect(lambda: self.pause_all.emit(False))
        self.limits = QAction(tr("Other limits"), self.menu)
        self.menu.addAction(self.limits)
        self.limits.setCheckable(True)
        self.limits.triggered.connect(self.other_limits)
        self.menu.addSeparator()
        self.menu.addAction(tr("Quit Shoal")).triggered.connect(self.quit_wanted)
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._press)
        self._icon.messageClicked.connect(self.open_window)
        self._icon.setToolTip("Shoal")
        self.drops = TrayDrop(self)
        if there:
            self._icon.show()
            self.drops.attach()

    def show_node(self, node: NodeView) -> None:
        """Show the rates."""
        words = f"↓ {text.rate(node.rate_down)}   ↑ {text.rate(node.rate_up)}"
        moving = node.rate_down >= 1 or node.rate_up >= 1
        self.rates.setText(words if moving else tr("Nothing is moving"))
        self._icon.setToolTip(f"Shoal\n{words}" if moving else "Shoal")
        self.limits.setChecked(node.alternative)

    def tell(self, words: str, trouble: bool) -> None:
        """Show a message outside the window."""
        if not self.available:
            notify = QStandardPaths.findExecutable(NOTIFY)
            if notify:
                urgency = "critical" if trouble else "normal"
                QProcess.startDetached(
                    notify, ["-a", "Shoal", "-i", "shoal", "-u", urgency, "Shoal", words]
                )
            return
        kind = QSystemTrayIcon.MessageIcon
        self._icon.showMessage("Shoal", words, kind.Warning if trouble else kind.Information)

    def close(self) -> None:
        """Take the icon away; it keeps its menu, which Qt may still look at."""
        self._icon.hide()

    def _press(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.open_window.emit()
