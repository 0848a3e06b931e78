"""The numbers of the current row: its rates now and over the last minutes, and how it fares."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.views import TransferState, TransferView
from gui import health, text
from gui.models.rate_history import Sample
from gui.theme import Theme
from gui.views.rate_plot import RatePlot
from gui.views.widgets import Paragraph, Picture, Tile
from gui.words import noop, tr

COMING = (noop("Download"), noop("Upload"), noop("Peers"), noop("Time left"))
GOING = (noop("Upload"), noop("Sent in all"), noop("Peers"), noop("Ratio"))


class Overview(QWidget):
    """Tiles, the plot, and whether Shoal may be closed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.tiles = {name: Tile(tr(name)) for name in dict.fromkeys((*COMING, *GOING))}
        self._shown: tuple[str, ...] = COMING
        self._columns = 4
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.plot = RatePlot(theme)
        self.mark = Picture(theme, "shield", "green", QSize(18, 18))
        self.health = Paragraph(theme)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.mark)
        row.addWidget(self.health, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(11)
        box.addLayout(self._grid)
        box.addWidget(self.plot)
        box.addLayout(row)
        self._place()

    def narrow(self, narrow: bool) -> None:
        """Two tiles beside each other, or four."""
        columns = 2 if narrow else 4
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        for tile in self.tiles.values():
            self._grid.removeWidget(tile)
            tile.setParent(self)
        for at, name in enumerate(self._shown):
            self._grid.addWidget(self.tiles[name], at // self._columns, at % self._columns)
        for name, tile in self.tiles.items():
            tile.setVisible(name in self._shown)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def show_view(self, view: TransferView) -> None:
        """Show a row's numbers."""
        shown = GOING if view.complete else COMING
        if shown != self._shown:
            self._shown = shown
            self._place()
        down = view.state is TransferState.DOWNLOADING
        values = {
            "Download": text.rate(view.rate_down) if down else "–",
            "Upload": text.rate(view.rate_up),
            "Peers": text.peers_tile(view),
            "Time left": text.time_left(view),
            "Sent in all": text.size(view.uploaded),
            "Ratio": text.ratio(view),
        }
        for name in shown:
            self.tiles[name].show_value(values[name])
        found = health.of(view)
        self.mark.setVisible(bool(found.words))
        self.mark.show_picture(found.icon, found.token)
        self.health.say(found.words, found.word_token)

    def show_samples(self, samples: tuple[Sample, ...]) -> None:
        """Show the rates of the last minutes."""
        self.plot.show_samples(samples)
