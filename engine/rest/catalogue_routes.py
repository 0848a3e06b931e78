"""`/api/v1/catalogue`: the public catalogue's commands and views as HTTP.

Owns paths and bodies; each route is one call of the facade's catalogue, which decides everything.
"""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field

from engine.api import Catalogue, Facade
from engine.rest.answers import answer
from engine.views import CatalogueEntryView, CatalogueView

catalogue_router = APIRouter(prefix="/api/v1/catalogue", tags=["catalogue"])

MAX_QUERY = 1_000
MAX_PAGE = 200
MAX_OFFSET = 100_000


class CatalogueSwitch(BaseModel):
    """Whether to listen and publish."""

    on: bool


class EntryRequest(BaseModel):
    """What to publish about a transfer, named by ID or key; without a title, its name."""

    ref: str
    title: str = ""
    tags: list[str] = Field(default_factory=list, max_length=64)
    description: str = Field(default="", max_length=64 << 10)


def _catalogue(request: Request) -> Catalogue:
    return cast(Facade, request.app.state.facade).catalogue


Listed = Annotated[Catalogue, Depends(_catalogue)]


@catalogue_router.get("", response_model=CatalogueView)
async def view(catalogue: Listed) -> Response:
    """What is here of the catalogue, and what is followed and blocked."""
    return answer(await catalogue.view())


@catalogue_router.patch("", response_model=CatalogueView)
async def switch(change: CatalogueSwitch, catalogue: Listed) -> Response:
    """Switch it on or off."""
    await catalogue.set_on(change.on)
    return answer(await catalogue.view())


@catalogue_router.get("/entries", response_model=list[CatalogueEntryView])
async def search(
    catalogue: Listed,
    text: Annotated[str, Query(max_length=MAX_QUERY)] = "",
    publisher: str = "",
    followed: bool = False,
    hidden: bool = False,
    limit: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 50,
    offset: Annotated[int, Query(ge=0, le=MAX_OFFSET)] = 0,
) -> Response:
    """Entries with all these words, the best first; without words, the newest."""
    found = await catalogue.search(
        text, publisher=publisher, followed=followed, hidden=hidden, limit=limit, offset=offset
    )
    return answer(found)


@catalogue_router.post("/entries", response_model=CatalogueEntryView)
async def publish(entry: EntryRequest, catalogue: Listed) -> Response:
    """Publish an entry for a transfer that is complete here."""
    made = await catalogue.publish(entry.ref, entry.title, entry.tags, entry.description)
    return answer(made)


@catalogue_router.delete("/entries/{file_id}", status_code=204)
async def withdraw(file_id: str, catalogue: Listed) -> None:
    """Take an own entry back."""
    await catalogue.withdraw(file_id)


@catalogue_router.put("/followed/{publisher}", status_code=204)
async def follow(publisher: str, catalogue: Listed) -> None:
    """Always listen for a publisher."""
    await catalogue.follow(publisher)


@catalogue_router.delete("/followed/{publisher}", status_code=204)
async def unfollow(publisher: str, catalogue: Listed) -> None:
    """Treat it as any other again."""
    await catalogue.unfollow(publisher)


@catalogue_router.put("/blocked/{publisher}", status_code=204)
async def block(publisher: str, catalogue: Listed) -> None:
    """Drop what a publisher has published, and take in nothing more of it."""
    await catalogue.block(publisher)


@catalogue_router.delete("/blocked/{publisher}", status_code=204)
async def unblock(publisher: str, catalogue: Listed) -> None:
    """Take in what it publishes from now on."""
    await catalogue.unblock(publisher)


@catalogue_router.put("/hidden/{publisher}/{file_id}", status_code=204)
async def hide(publisher: str, file_id: str, catalogue: Listed) -> None:
    """Show this one entry no more."""
    await catalogue.hide(publisher, file_id)


@catalogue_router.delete("/hidden/{publisher}/{file_id}", status_code=204)
async def unhide(publisher: str, file_id: str, catalogue: Listed) -> None:
    """Show it again."""
    await catalogue.unhide(publisher, file_id)
