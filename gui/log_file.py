"""What happened, kept in the home folder: the log, what a crash leaves, and a text to hand over.

Lines are written by a thread of their own, so that a slow disk never holds the window up. A crash
of the interpreter itself leaves the stacks of all threads.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import queue
import sys
from collections import deque
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import qVersion

from engine.views import NodeView

LOG_FILE, CRASH_FILE = "shoal.log", "crash.log"
MOST_BYTES, KEPT_FILES = 1_000_000, 2
LINES_TOLD = 200
_FORMAT = "%(asctime)s %(name)s %(levelname)s: %(message)s"


class LogFile:
    """The log of one home, from `start()` to `stop()`."""

    def __init__(self, home: Path) -> None:
        self.path = home / LOG_FILE
        self._crash_path = home / CRASH_FILE
        self._watches = False
        self._listener: QueueListener | None = None
        self._entrance: QueueHandler | None = None

    def start(self) -> None:
        """Begin to keep what is logged; a home that cannot be written is not worth an error."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            keeper = RotatingFileHandler(
                self.path, maxBytes=MOST_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
            )
            # Held open until `stop()`: a crash has no time to open it.
            crash = open(self._crash_path, "a", encoding="utf-8")  # noqa: SIM115
        except OSError:
            return
        self._crash = crash
        self._watches = not faulthandler.is_enabled()
        if self._watches:
            faulthandler.enable(crash)
        keeper.setFormatter(logging.Formatter(_FORMAT))
        lines: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
        self._entrance = QueueHandler(lines)
        self._listener = QueueListener(lines, keeper)
        self._keeper = keeper
        self._listener.start()
        root = logging.getLogger()
        self._level_before = root.level
        for handler in root.handlers:
            handler.setLevel(max(handler.level, root.level))  # the terminal stays as it was
        root.addHandler(self._entrance)
        root.setLevel(min(root.level, logging.INFO))

    def stop(self) -> None:
        """Write what is left and close."""
        if self._listener is None or self._entrance is None:
            return
        root = logging.getLogger()
        root.removeHandler(self._entrance)
        root.setLevel(self._level_before)
        self._listener.stop()
        self._keeper.close()
        if self._watches:
            faulthandler.disable()
        self._crash.close()
        self._listener = None

    def last_lines(self) -> list[str]:
        """The end of the log and of the last crash; blocking."""
        found: list[str] = []
        for path in (self._crash_path, self.path):
            try:
                with open(path, encoding="utf-8", errors="replace") as file:
                    found += deque(file, LINES_TOLD)
            except OSError:
                continue
        return [line.rstrip("\n") for line in found]


def diagnostics(node: NodeView | None, version: str, lines: list[str]) -> str:
    """Versions, the node's state and the end of the log: what a report of a fault needs."""
    facts = [
        f"Shoal {version}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.platform()}, {sys.platform}",
    ]
    if node is not None:
        facts += [
            f"{node.peers} peers, {node.dht_nodes} DHT nodes",
            f"Reachability: {node.reachability}",
            f"Listening: {', '.join(node.listening) or 'nowhere'}",
        ]
    return "\n".join([*facts, "", *lines]).rstrip() + "\n"
