"""Between the public catalogue and its card: searches, wishes, and what came of them as signals.

Owns what is asked for at the moment, so that a late answer to an earlier search shows nothing. It
keeps no entries: the engine's index does.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.api import Catalogue
from engine.views import CatalogueEntryView
from gui.bridge import Bridge
from gui.words import tr

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Query:
    """What the card shows."""

    words: str = ""
    followed: bool = False
    hidden: bool = False
    own: bool = False


class CatalogueDesk(QObject):
    """Every method returns at once."""

    viewed = Signal(object)  # CatalogueView
    found = Signal(object)  # tuple of CatalogueEntryView
    told = Signal(str)  # what a wish did, in a sentence

    def __init__(self, bridge: Bridge, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._catalogue = bridge, catalogue
        self._query = Query()
        bridge.catalogue_changed.connect(self.viewed)

    def look(self) -> None:
        """Show how the catalogue stands, and what was searched for last."""

        async def wish() -> None:
            self.viewed.emit(await self._catalogue.view())
            await self._search(self._query)

        self._bridge.wish(wish, "catalogue")

    def search(self, query: Query) -> None:
        """Search the local index; `found` tells."""
        self._query = query
        self._bridge.wish(lambda: self._search(query), "search")

    async def _search(self, query: Query) -> None:
        view = await self._catalogue.view()
        entries = await self._catalogue.search(
            query.words,
            publisher=view.publisher if query.own else "",
            followed=query.followed,
            hidden=query.hidden,
            limit=MOST_SHOWN,
        )
        if query == self._query:
            self.found.emit(entries)

    def switch(self, on: bool) -> None:
        """Take part, or no more."""
        self._do(lambda: self._catalogue.set_on(on))

    def publish(self, ref: str, title: str, tags: Sequence[str], description: str) -> None:
        """Tell everybody of a share."""

        async def wish() -> None:
            entry = await self._catalogue.publish(ref, title, tags, description)
            self.told.emit(tr("“{name}” is in the catalogue now.", name=entry.title))

        self._do(wish)

    def withdraw(self, entry: CatalogueEntryView) -> None:
        """Take an own entry back."""
        self._do(lambda: self._catalogue.withdraw(entry.file_id))

    def follow(self, entry: CatalogueEntryView, on: bool) -> None:
        """Follow an entry's publisher, or no more."""
        act = self._catalogue.follow if on else self._catalogue.unfollow
        self._do(lambda: act(entry.publisher))

    def hide(self, entry: CatalogueEntryView, on: bool) -> None:
        """Hide one entry, or show it again."""
        act = self._catalogue.hide if on else self._catalogue.unhide
        self._do(lambda: act(entry.publisher, entry.file_id))

    def block(self, publisher: str, on: bool) -> None:
        """Take in nothing more of a publisher, or again."""
        act = self._catalogue.block if on else self._catalogue.unblock
        self._do(lambda: act(publisher))

    def _do(self, call: Callable[[], Coroutine[Any, Any, object]]) -> None:
        async def wish() -> None:
            await call()
            self.look()

        self._bridge.wish(wish, "catalogue")
