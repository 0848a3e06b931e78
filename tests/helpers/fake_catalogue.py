"""A catalogue in memory: `engine.api.Catalogue` for tests of front ends.

Every command is written to `calls`, which may be the facade's own list; entries are what the test
says. Search is by words that must all occur: the real index knows more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from engine.errors import NotFoundError, UserFacingError
from engine.views import CatalogueEntryView, CatalogueView, TransferKind

PUBLISHER = "12D3KooWPublisher"
ENTRY = CatalogueEntryView(
    publisher=PUBLISHER,
    file_id="cd" * 32,
    kind=TransferKind.FILE,
    title="Birdsong of the northern forests",
    tags=("field recording", "birds"),
    description="Forty hours, May to July.",
    size=7_300_000_000,
    published_at=1_790_000_000.0,
)


class FakeCatalogue:
    """Implements `engine.api.Catalogue`."""

    def __init__(
        self, *entries: CatalogueEntryView, on: bool = False, calls: list[Any] | None = None
    ) -> None:
        self.calls: list[tuple[Any, ...]] = [] if calls is None else calls
        self.entries = {(entry.publisher, entry.file_id): entry for entry in entries}
        self.state = CatalogueView(on=on, publisher="12D3KooWMyself")
        self.error: Exception | None = None
        self.on_change: Callable[[CatalogueView], None] = lambda view: None

    def add(self, entry: CatalogueEntryView) -> None:
        """An entry came in."""
        self.entries[entry.publisher, entry.file_id] = entry
        self._changed()

    def _changed(self) -> None:
        self.on_change(self._view())

    def _note(self, *call: Any) -> None:
        self.calls.append(call)
        if self.error is not None:
            raise self.error

    async def view(self) -> CatalogueView:
        return self._view()

    def _view(self) -> CatalogueView:
        publishers = {publisher for publisher, _ in self.entries}
        return replace(self.state, entries=len(self.entries), publishers=len(publishers))

    async def set_on(self, on: bool) -> None:
        self._note("catalogue_set_on", on)
        self.state = replace(self.state, on=on, shards=5 if on else 0)
        self._changed()

    async def publish(
        self, ref: str, title: str = "", tags: Sequence[str] = (), description: str = ""
    ) -> CatalogueEntryView:
        self._note("catalogue_publish", ref, title, tuple(tags), description)
        if not self.state.on:
            raise UserFacingError("The catalogue is off; switch it on first.")
        entry = CatalogueEntryView(
            self.state.publisher,
            ref,
            TransferKind.FILE,
            title or "a file",
            tuple(tags),
            description,
            11,
            1_790_000_000.0,
            own=True,
        )
        self.entries[entry.publisher, entry.file_id] = entry
        self._changed()
        return entry

    async def withdraw(self, file_id: str) -> None:
        self._note("catalogue_withdraw", file_id)
        if self.entries.pop((self.state.publisher, file_id), None) is None:
            raise NotFoundError("There is no such entry of this node.")
        self._changed()

    async def search(
        self,
        text: str = "",
        *,
        publisher: str = "",
        followed: bool = False,
        hidden: bool = False,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[CatalogueEntryView, ...]:
        self._note("catalogue_search", text, publisher, followed, hidden, limit, offset)
        words = text.lower().split()
        found = [
            entry
            for entry in self.entries.values()
            if all(word in _text_of(entry) for word in words)
            and publisher in ("", entry.publisher)
            and (entry.followed or not followed)
            and entry.hidden == hidden
        ]
        return tuple(found[offset : offset + limit])

    async def follow(self, publisher: str) -> None:
        self._note("catalogue_follow", publisher)
        self._set_followed(publisher, (*self.state.followed, publisher))

    async def unfollow(self, publisher: str) -> None:
        self._note("catalogue_unfollow", publisher)
        left = tuple(peer for peer in self.state.followed if peer != publisher)
        self._set_followed(publisher, left)

    def _set_followed(self, publisher: str, followed: tuple[str, ...]) -> None:
        self.state = replace(self.state, followed=followed)
        for key, entry in self.entries.items():
            if entry.publisher == publisher:
                self.entries[key] = replace(entry, followed=publisher in followed)
        self._changed()

    async def block(self, publisher: str) -> None:
        self._note("catalogue_block", publisher)
        self.entries = {key: entry for key, entry in self.entries.items() if key[0] != publisher}
        self.state = replace(self.state, blocked=(*self.state.blocked, publisher))
        self._changed()

    async def unblock(self, publisher: str) -> None:
        self._note("catalogue_unblock", publisher)
        left = tuple(peer for peer in self.state.blocked if peer != publisher)
        self.state = replace(self.state, blocked=left)
        self._changed()

    async def hide(self, publisher: str, file_id: str) -> None:
        self._note("catalogue_hide", publisher, file_id)
        self._set_hidden(publisher, file_id, True)

    async def unhide(self, publisher: str, file_id: str) -> None:
        self._note("catalogue_unhide", publisher, file_id)
        self._set_hidden(publisher, file_id, False)

    def _set_hidden(self, publisher: str, file_id: str, hidden: bool) -> None:
        if (publisher, file_id) not in self.entries:
            raise NotFoundError("There is no such entry.")
        entry = self.entries[publisher, file_id]
        self.entries[publisher, file_id] = replace(entry, hidden=hidden)
        self._changed()


def _text_of(entry: CatalogueEntryView) -> str:
    return " ".join((entry.title, *entry.tags, entry.description)).lower()
