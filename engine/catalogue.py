"""The public catalogue of this process: `engine.api.Catalogue`.

Owns what is here of it. So far it can only be off.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.errors import NotFoundError, UserFacingError
from engine.views import CatalogueEntryView, CatalogueView


class PublicCatalogue:
    """`engine.api.Catalogue`, in this process."""

    def __init__(self, peer_id: str) -> None:
        self._peer_id = peer_id

    async def view(self) -> CatalogueView:
        """What is here of it."""
        return CatalogueView(False, self._peer_id)

    async def set_on(self, on: bool) -> None:
        """Cannot be switched on yet."""
        if on:
            raise UserFacingError("This version cannot switch the catalogue on; update Shoal.")

    async def publish(
        self, ref: str, title: str = "", tags: Sequence[str] = (), description: str = ""
    ) -> CatalogueEntryView:
        """Refused while it is off."""
        raise UserFacingError("The catalogue is off; switch it on first.")

    async def withdraw(self, file_id: str) -> None:
        """There is none."""
        raise NotFoundError("This node has published no such entry.")

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
        """None."""
        return ()

    async def follow(self, publisher: str) -> None:
        """Refused while it is off."""
        raise UserFacingError("The catalogue is off; switch it on first.")

    unfollow = block = unblock = follow

    async def hide(self, publisher: str, file_id: str) -> None:
        """There is none."""
        raise NotFoundError("There is no such entry here.")

    unhide = hide
