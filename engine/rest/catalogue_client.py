"""The catalogue over HTTP: `engine.api.Catalogue` of an engine in another process.

Owns the way from calls to requests and from answers to views; the connection is `client`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol
from urllib.parse import quote

from engine import view_json
from engine.errors import RemoteProtocolError
from engine.views import CatalogueEntryView, CatalogueView

ROOT = "/api/v1/catalogue"


class Ask(Protocol):
    """One request: the decoded JSON of its answer, None where it has none."""

    async def __call__(self, method: str, url: str, body: object = None, **options: Any) -> Any:
        """Raises the error that the node answered with."""


class RemoteCatalogue:
    """`engine.api.Catalogue` behind a node's REST API."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    async def view(self) -> CatalogueView:
        """What is here of it."""
        return view_json.from_json(CatalogueView, await self._ask("GET", ROOT))

    async def set_on(self, on: bool) -> None:
        """Listen and publish, or no more."""
        await self._ask("PATCH", ROOT, body={"on": on})

    async def publish(
        self, ref: str, title: str = "", tags: Sequence[str] = (), description: str = ""
    ) -> CatalogueEntryView:
        """Publish an entry for a transfer that is complete there."""
        body = {"ref": ref, "title": title, "tags": list(tags), "description": description}
        made = await self._ask("POST", f"{ROOT}/entries", body=body)
        return view_json.from_json(CatalogueEntryView, made)

    async def withdraw(self, file_id: str) -> None:
        """Take an own entry back."""
        await self._ask("DELETE", _path("entries", file_id))

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
        """Entries with all these words, the best first; without words, the newest."""
        params = {
            "text": text,
            "publisher": publisher,
            "followed": followed,
            "hidden": hidden,
            "limit": limit,
            "offset": offset,
        }
        rows = await self._ask("GET", f"{ROOT}/entries", params=params)
        if not isinstance(rows, list):
            raise RemoteProtocolError("The node answered with something that is no list.")
        return tuple(view_json.from_json(CatalogueEntryView, row) for row in rows)

    async def follow(self, publisher: str) -> None:
        """Always listen for a publisher."""
        await self._ask("PUT", _path("followed", publisher))

    async def unfollow(self, publisher: str) -> None:
        """Treat it as any other again."""
        await self._ask("DELETE", _path("followed", publisher))

    async def block(self, publisher: str) -> None:
        """Take in nothing of it."""
        await self._ask("PUT", _path("blocked", publisher))

    async def unblock(self, publisher: str) -> None:
        """Take in what it publishes from now on."""
        await self._ask("DELETE", _path("blocked", publisher))

    async def hide(self, publisher: str, file_id: str) -> None:
        """Show this one entry no more."""
        await self._ask("PUT", _path("hidden", publisher, file_id))

    async def unhide(self, publisher: str, file_id: str) -> None:
        """Show it again."""
        await self._ask("DELETE", _path("hidden", publisher, file_id))


def _path(*parts: str) -> str:
    return "/".join((ROOT, *(quote(part, safe="") for part in parts)))
