"""`shoal catalogue …`: what each of its commands asks of the running node, and what it prints.

Owns no arguments (`catalogue_app`) and no rules: the node decides.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable

from engine.api import Catalogue
from engine.cli import output
from engine.cli.options import Common
from engine.cli.session import running_node
from engine.views import CatalogueEntryView, CatalogueView

Command = Callable[[Catalogue], Awaitable[None]]


async def status(common: Common) -> None:
    """Whether it is on, and what is here of it."""
    async with running_node(common) as facade:
        view = await facade.catalogue.view()
    if common.json:
        output.view(view)
        return
    for name, value in _facts(view):
        output.result(f"{name + ':':<11}", value)


def _facts(view: CatalogueView) -> list[tuple[str, str]]:
    return [
        ("catalogue", "on" if view.on else "off"),
        ("publisher", view.publisher),
        ("entries", f"{view.entries} of {view.publishers} publishers"),
        ("listening", f"to {view.shards} of 64 shards"),
        *(("following", peer) for peer in view.followed),
        *(("blocked", peer) for peer in view.blocked),
    ]


async def ask(common: Common, command: Command) -> None:
    """One command that prints nothing when it is done."""
    async with running_node(common) as facade:
        await command(facade.catalogue)


async def publish(
    common: Common, ref: str, title: str, tags: tuple[str, ...], description: str
) -> None:
    """Publish an entry; its file ID and title."""
    async with running_node(common) as facade:
        entry = await facade.catalogue.publish(ref, title, tags, description)
    _print(common, entry)


async def search(
    common: Common, text: str, publisher: str, *, followed: bool, hidden: bool, limit: int
) -> None:
    """One line per entry found: ID, size, day, title, tags, publisher."""
    async with running_node(common) as facade:
        found = await facade.catalogue.search(
            text, publisher=publisher, followed=followed, hidden=hidden, limit=limit
        )
        on = bool(found) or (await facade.catalogue.view()).on
    if not on:
        output.note("The catalogue is off; `shoal catalogue on` lets entries come in.")
    if common.json:
        for entry in found:
            output.view(entry)
        return
    header = ("ID", "SIZE", "PUBLISHED", "TITLE", "TAGS", "PUBLISHER")
    output.table(header, [_row(entry) for entry in found])


def _row(entry: CatalogueEntryView) -> tuple[str, ...]:
    day = time.strftime("%Y-%m-%d", time.localtime(entry.published_at))
    tags = " ".join(entry.tags)
    size = output.size(entry.size)
    return (entry.file_id, size, day, entry.title, tags, entry.publisher)


def _print(common: Common, entry: CatalogueEntryView) -> None:
    if common.json:
        output.view(entry)
    else:
        output.result(entry.file_id, entry.title)
