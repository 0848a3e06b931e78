"""The public catalogue between real engines: published here, found and fetched there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from engine.engine import Engine
from engine.errors import UserFacingError
from engine.events import CatalogueChanged
from engine.views import CatalogueEntryView, TransferKind
from tests.helpers.aio import run
from tests.helpers.engines import WAIT_S, engines, fetched, random_bytes, shared


async def until(
    engine: Engine, look: Callable[[], Awaitable[bool]], limit_s: float = WAIT_S
) -> None:
    """Wait until `look()` is true, asking again whenever the engine says that something changed."""
    subscription = await engine.subscribe()
    try:
        async with asyncio.timeout(limit_s):
            if await look():
                return
            async for event in subscription:
                if isinstance(event, CatalogueChanged) and await look():
                    return
    finally:
        await subscription.close()


async def found(engine: Engine, text: str) -> CatalogueEntryView:
    """The one entry that a search gives, as soon as it does."""

    async def look() -> bool:
        return len(await engine.catalogue.search(text)) == 1

    await until(engine, look)
    (entry,) = await engine.catalogue.search(text)
    return entry


def test_published_found_fetched_withdrawn(tmp_path):
    async def main() -> None:
        song = tmp_path / "song.flac"
        song.write_bytes(random_bytes(300_000))
        async with engines(tmp_path) as all_of_them:
            anna = await all_of_them.start("anna")
            bert = await all_of_them.start("bert")
            row = await shared(anna, song)
            await anna.catalogue.set_on(True)
            await bert.catalogue.set_on(True)
            me = (await anna.node()).peer_id
            await bert.catalogue.follow(me)  # so that bert listens where anna speaks
            told = "Dawn chorus"
            await anna.catalogue.publish(row.file_id, told, ["Birds", "field recording"], "In May.")

            entry = await found(bert, "dawn bird")
            assert (entry.title, entry.tags) == (told, ("birds", "field recording"))
            assert (entry.publisher, entry.followed, entry.own) == (me, True, False)
            assert (entry.size, entry.kind) == (300_000, TransferKind.FILE)
            assert await bert.transfers() == ()  # nothing is fetched by itself
            got = await fetched(bert, entry.file_id)
            assert (tmp_path / "bert" / "downloads" / got.name).read_bytes() == song.read_bytes()

            await anna.catalogue.withdraw(row.file_id)

            async def gone() -> bool:
                return not await bert.catalogue.search("dawn")

            await until(bert, gone)
            assert (await bert.catalogue.view()).entries == 0

    run(main())


def test_a_newcomer_is_told_what_was_said_before(tmp_path):
    async def main() -> None:
        async with engines(tmp_path) as all_of_them:
            anna = await all_of_them.start("anna")
            await anna.catalogue.set_on(True)
            for number in range(3):
                folder = tmp_path / f"report {number}"
                folder.mkdir()
                (folder / "text.txt").write_bytes(random_bytes(1000, seed=number))
                row = await shared(anna, folder)
                await anna.catalogue.publish(row.file_id, f"Report {number}")
            await all_of_them.restart("anna")  # on as it was left, with its entries
            anna = all_of_them.running["anna"]
            assert (await anna.catalogue.view()).on
            me = (await anna.node()).peer_id

            bert = await all_of_them.start("bert")
            await bert.catalogue.follow(me)
            await bert.catalogue.set_on(True)
            entry = await found(bert, "report 2")
            assert (entry.kind, entry.size) == (TransferKind.COLLECTION, 1000)
            await bert.catalogue.hide(me, entry.file_id)
            assert await bert.catalogue.search("report 2") == ()
            await bert.catalogue.block(me)
            assert await bert.catalogue.search("report") == ()
            assert (await bert.catalogue.view()).blocked == (me,)

    run(main())


def test_off_means_off(tmp_path):
    async def main() -> None:
        song = tmp_path / "song.flac"
        song.write_bytes(b"la")
        async with engines(tmp_path) as all_of_them:
            anna = await all_of_them.start("anna")
            row = await shared(anna, song)
            assert not (await anna.catalogue.view()).on
            with pytest.raises(UserFacingError, match="is off"):
                await anna.catalogue.publish(row.file_id, "Song")
            assert await anna.catalogue.search("song") == ()
            assert not (tmp_path / "anna" / "home" / "catalogue.db").exists()
            with pytest.raises(UserFacingError, match="no publisher"):
                await anna.catalogue.follow("me")

    run(main())
