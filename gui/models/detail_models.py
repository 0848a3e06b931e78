"""The small lists of the detail pane: connected peers, and the files of a collection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from engine.views import FileView, PeerView
from gui import text
from gui.models.journal import Line
from gui.models.transfer_model import VIEW_ROLE, Index
from gui.words import listed, tr

_NOWHERE = QModelIndex()


class PeerModel(QAbstractListModel):
    """Connected peers; those already shown keep their place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._peers: list[PeerView] = []

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._peers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._peers):
            return None
        peer = self._peers[index.row()]
        if role == VIEW_ROLE:
            return peer
        if role == Qt.ItemDataRole.DisplayRole:
            return text.peer_name(peer)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{peer.peer_id}\n{peer.agent}\n{peer.address}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            share = tr("has {share}%", share=round(100 * peer.have))
            words = [text.peer_name(peer), share, text.for_ears(text.peer_rates(peer))]
            return listed([*words, text.client(peer), *text.peer_flags(peer)])
        return None

    def set_peers(self, peers: Sequence[PeerView]) -> None:
        """Show these peers; only changed rows are painted while nobody comes or goes."""
        wanted = {peer.peer_id: peer for peer in peers}
        if [peer.peer_id for peer in self._peers] == [
            peer.peer_id for peer in self._peers if peer.peer_id in wanted
        ] and len(wanted) == len(self._peers):
            for row, before in enumerate(self._peers):
                after = wanted[before.peer_id]
                if after != before:
                    self._peers[row] = after
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        kept = [wanted.pop(peer.peer_id) for peer in self._peers if peer.peer_id in wanted]
        self.beginResetModel()
        self._peers = kept + sorted(wanted.values(), key=lambda p: -(p.rate_down + p.rate_up))
        self.endResetModel()


class FileModel(QAbstractListModel):
    """Files of one collection, in the manifest's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[FileView, ...] = ()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._files):
            return None
        file = self._files[index.row()]
        if role == VIEW_ROLE:
            return file
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return file.path
        if role == Qt.ItemDataRole.AccessibleTextRole:
            share = text.percent(file.done, file.size)
            words = (file.path, text.size(file.size), share, text.priority_for_ears(file.priority))
            return listed(word for word in words if word)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if file.wanted else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def set_files(self, files: tuple[FileView, ...]) -> None:
        """Show these files; while the list is the same only its visible rows are painted."""
        if files == self._files:
            return
        same = len(files) == len(self._files) and all(
            new.path == old.path for new, old in zip(files, self._files, strict=True)
        )
        if same:
            self._files = files
            self.dataChanged.emit(self.index(0), self.index(len(files) - 1))
            return
        self.beginResetModel()
        self._files = files
        self.endResetModel()


class JournalModel(QAbstractListModel):
    """What happened to one transfer, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == VIEW_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{datetime.fromtimestamp(line.at):%H:%M:%S}, {line.words}"
        return None

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these lines."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
