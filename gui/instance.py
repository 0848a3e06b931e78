"""One window per home: a second start hands what it was given to the first one and ends.

Owns the local socket between the two (of this user alone, named after the home folder). Which
engine runs on the home is the home's lock to say, not this.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

logger = logging.getLogger(__name__)

ANSWER_MS = 2000  # how long a first window may take to answer before a second one opens
MOST_BYTES = 8 * 1024 * 1024  # of one hand-over: ten thousand long paths
MOST_CALLERS = 8
DONE = b"ok\n"


def server_name(home: Path) -> str:
    """The socket's name; short, because a socket's path may not be long."""
    digest = hashlib.sha256(str(home.absolute()).encode("utf-8", "surrogateescape")).hexdigest()
    return f"shoal-{digest[:24]}"


def hand_over(home: Path, texts: Sequence[str]) -> bool:
    """Give paths, IDs and links to the window that is open on this home; False when none is."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(home))
    if not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(json.dumps({"open": list(texts)}).encode() + b"\n")
    while not socket.bytesAvailable():
        if not socket.waitForReadyRead(ANSWER_MS):
            return False
    return bytes(socket.readAll().data()) == DONE


class FirstWindow(QObject):
    """Listens for later starts on the same home."""

    asked = Signal(object)  # list of texts: a second start handed these over

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(home)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MOST_CALLERS)
        self._server.newConnection.connect(self._accept)
        self._callers: dict[QLocalSocket, bytearray] = {}

    def listen(self) -> None:
        """Begin; what a killed window left behind is cleared away."""
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            logger.info("a second start cannot be taken in: %s", self._server.errorString())

    def close(self) -> None:
        """End."""
        self._server.close()

    def _accept(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            if len(self._callers) >= MOST_CALLERS:
                caller.abort()
                caller.deleteLater()
                continue
            self._callers[caller] = bytearray()
            caller.readyRead.connect(lambda caller=caller: self._read(caller))
            caller.disconnected.connect(lambda caller=caller: self._forget(caller))
            self._read(caller)

    def _read(self, caller: QLocalSocket) -> None:
        said = self._callers.get(caller)
        if said is None:
            return
        said += bytes(caller.readAll().data())
        if len(said) > MOST_BYTES:
            caller.abort()
        elif said.endswith(b"\n"):
            texts = _parse(bytes(said))
            if texts is None:
                caller.abort()
                return
            said.clear()
            caller.write(DONE)
            caller.disconnectFromServer()
            self.asked.emit(texts)

    def _forget(self, caller: QLocalSocket) -> None:
        if self._callers.pop(caller, None) is not None:
            caller.deleteLater()


def _parse(said: bytes) -> list[str] | None:
    """What was handed over, or None when it is not ours."""
    try:
        texts = json.loads(said)["open"]
    except (ValueError, KeyError, TypeError):
        return None
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        return None
    return texts
