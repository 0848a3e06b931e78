"""The line at the bottom: connected or not, how reachable, and the rates of the whole node."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from engine.views import NodeView
from gui import text
from gui.engine_words import said
from gui.theme import Theme, font
from gui.views.widgets import Dot, ElidedLabel, label
from gui.words import tr


class StatusBar(QFrame):
    """Shows the latest `NodeView`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.dot = Dot(theme, "amber")
        self.network = label(tr("Starting…"))
        self.reach = ElidedLabel()
        self.rates = label("")
        self.rates.setFont(font(12, figures=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 6, 18, 7)
        row.setSpacing(8)
        row.addWidget(self.dot)
        row.addWidget(self.network)
        row.addSpacing(12)
        row.addWidget(self.reach, 1)
        row.addSpacing(12)
        row.addWidget(self.rates)

    def show_node(self, node: NodeView) -> None:
        """Show the node."""
        self.dot.show_token("green" if node.dht_nodes or node.peers else "amber")
        self.network.setText(text.network(node))
        self.reach.setText(said(node.reachability))
        self.rates.setText(f"↓ {text.rate(node.rate_down)}    ↑ {text.rate(node.rate_up)}")
        self.rates.setAccessibleName(
            tr(
                "Down {down}, up {up}",
                down=text.rate(node.rate_down),
                up=text.rate(node.rate_up),
            )
        )

    def show_trouble(self, words: str) -> None:
        """Show that there is no engine."""
        self.dot.show_token("red")
        self.network.setText(words)
        self.reach.setText("")
        self.rates.setText("")
