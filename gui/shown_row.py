"""The row in the details: what is told of it, and what its history is; asked for only while shown.

Owns which row is watched. The detail pane shows, the feed fetches.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from engine.events import PiecesChanged
from engine.views import AvailabilityView, PeerView, PiecesView, PieceView, TransferView
from gui.models.journal import Journal
from gui.models.piece_history import PieceHistory
from gui.models.rate_history import RateHistory
from gui.models.transfer_model import TransferModel
from gui.row_feed import RowFeed
from gui.views.detail_pane import DetailPane


@dataclass
class Memory:
    """What outlives one window: a change of language makes a new one."""

    history: RateHistory = field(default_factory=RateHistory)
    journal: Journal = field(default_factory=Journal)


class ShownRow(QObject):
    """Ties one detail pane to one feed."""

    def __init__(
        self,
        pane: DetailPane,
        feed: RowFeed,
        model: TransferModel,
        memory: Memory,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._pane, self._feed, self._model = pane, feed, model
        self._history, self._journal = memory.history, memory.journal
        feed.pieces_reset.connect(self._show_pieces)
        feed.pieces_changed.connect(self._change_pieces)
        feed.peers.connect(self._show_peers)
        feed.details.connect(self._show_details)
        feed.arrivals.connect(self._replay)
        feed.availability.connect(self._show_availability)
        pane.file_chosen.connect(lambda *_: self._watch())
        pane.panel.details_wanted.connect(feed.ask_details)
        pane.panel.rarity_wanted.connect(feed.follow_rarity)
        pane.panel.replay_wanted.connect(feed.ask_arrivals)

    def show(self, key: str) -> None:
        """Show another row; "" for none, where one that is merely out of sight stays."""
        shown = self._pane.view
        if not key and shown is not None and self._model.view(shown.key) is not None:
            return
        view = self._model.view(key) if key else None
        if view is not None:
            self._pane.show_view(view)
            self._pane.show_samples(self._history.samples(key))
            self._pane.show_journal(self._journal.lines(key))
        else:
            self._pane.show_nothing()
        self._watch()

    def _watch(self) -> None:
        """Follow what the pane shows."""
        shown = self._pane.view
        key = shown.key if shown is not None else ""
        self._feed.watch(key, self._pane.path, pieces=not self._pane.whole)

    def put(self, before: TransferView | None, view: TransferView) -> None:
        """A row is new or has changed."""
        if self._journal.watch(before, view, time.time()):
            self.show_journal(view.key)
        moved = self._history.add(view.key, view.rate_down, view.rate_up, time.monotonic())
        if not self._is_shown(view.key):
            return
        was_whole = self._pane.whole
        self._pane.show_view(view)
        if moved:
            self._pane.show_samples(self._history.samples(view.key))
        other = was_whole != self._pane.whole
        if other or (before is not None and self._may_have_pieces(before, view)):
            self._watch()

    def _may_have_pieces(self, before: TransferView, view: TransferView) -> bool:
        """Whether there are other pieces now, or some for the first time.

        A folder has no number of pieces of its own: it has some when its files are known.
        """
        if before.piece_count != view.piece_count:
            return True
        other = (before.state, len(before.files)) != (view.state, len(view.files))
        return other and not self._pane.panel.grid.known

    def forget(self, key: str) -> None:
        """A row is gone."""
        self._history.forget(key)
        self._journal.forget(key)
        if self._is_shown(key):
            self.show("")

    def note(self, key: str, words: str) -> None:
        """Something happened to a row."""
        self._journal.note(key, words, time.time())
        self.show_journal(key)

    def show_journal(self, key: str) -> None:
        """What happened to a row, if it is the one shown."""
        if self._is_shown(key):
            self._pane.show_journal(self._journal.lines(key))

    def _is_shown(self, key: str, path: str | None = None) -> bool:
        shown = self._pane.view
        same = shown is not None and shown.key == key
        return same and (path is None or path == self._pane.path)

    def _show_pieces(self, key: str, path: str, pieces: PiecesView) -> None:
        if self._is_shown(key, path) and not self._pane.whole:
            self._pane.show_pieces(pieces)

    def _change_pieces(self, key: str, path: str, change: PiecesChanged) -> None:
        if self._is_shown(key, path) and not self._pane.whole:
            self._pane.change_pieces(change)

    def _show_peers(self, key: str, peers: tuple[PeerView, ...]) -> None:
        if self._is_shown(key):
            self._pane.show_peers(peers)

    def _show_details(self, key: str, piece: PieceView) -> None:
        if self._is_shown(key):
            self._pane.panel.show_details(piece)

    def _show_availability(self, key: str, view: AvailabilityView, copies: bytes) -> None:
        if self._is_shown(key):
            self._pane.panel.show_availability(view, copies)

    def _replay(self, key: str, path: str, history: PieceHistory) -> None:
        if self._is_shown(key, path):
            self._pane.panel.show_history(history)
