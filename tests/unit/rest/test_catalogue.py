"""The catalogue over HTTP: every call reaches the facade as it was made, from the real client."""

from __future__ import annotations

import pytest

from engine.api import Catalogue
from engine.errors import NotFoundError, UserFacingError
from engine.rest.client import RemoteEngine
from tests.helpers.aio import run
from tests.helpers.fake_catalogue import ENTRY, PUBLISHER
from tests.helpers.stub_facade import FILE_ID, ROW, StubFacade
from tests.unit.rest.test_client import remote


def test_it_is_a_catalogue():
    async def main() -> None:
        engine = RemoteEngine("http://127.0.0.1:1", "x")
        catalogue: Catalogue = engine.catalogue
        assert catalogue
        await engine.stop()

    run(main())


def test_every_call_is_the_same_from_afar(tmp_path):
    async def main() -> None:
        facade = StubFacade(ROW)
        async with remote(facade, tmp_path) as (engine, _):
            there, here = engine.catalogue, facade.catalogue
            assert not (await there.view()).on
            await there.set_on(True)
            assert await there.view() == await here.view()
            assert (await there.view()).on
            made = await there.publish(FILE_ID, "A film", ["drama", "Ümlaut"], "Two\nlines")
            assert (made.title, made.tags, made.own) == ("A film", ("drama", "Ümlaut"), True)
            assert await there.search("birds forty", limit=7, offset=0) == (ENTRY,)
            assert await there.search("birds", publisher="nobody") == ()
            await there.follow(PUBLISHER)
            assert (await there.view()).followed == (PUBLISHER,)
            (entry,) = await there.search(followed=True)
            assert entry.followed
            await there.unfollow(PUBLISHER)
            await there.hide(PUBLISHER, ENTRY.file_id)
            assert [e.hidden for e in await there.search(hidden=True)] == [True]
            await there.unhide(PUBLISHER, ENTRY.file_id)
            await there.withdraw(FILE_ID)
            await there.block(PUBLISHER)
            assert (await there.view()).blocked == (PUBLISHER,)
            await there.unblock(PUBLISHER)
        assert ("catalogue_search", "birds forty", "", False, False, 7, 0) in facade.calls

    run(main())


def test_errors_come_back_as_they_were(tmp_path):
    async def main() -> None:
        async with remote(StubFacade(ROW), tmp_path) as (engine, _):
            with pytest.raises(UserFacingError, match="off"):
                await engine.catalogue.publish(FILE_ID)
            with pytest.raises(NotFoundError):
                await engine.catalogue.withdraw(FILE_ID)
            with pytest.raises(UserFacingError):
                await engine.catalogue.search(limit=100_000)

    run(main())
