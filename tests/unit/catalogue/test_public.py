"""The facade's catalogue: the switch, our own entries, and whom we listen to."""

from __future__ import annotations

import time

import pytest

from engine.errors import EnvironmentFailure, NotFoundError, UserFacingError
from engine.gossip.catalogue import TTL_S, shard_of, shard_topic
from engine.gossip.ledger import MAX_PER_PUBLISHER
from engine.gossip.signing import peer_id_of as binary_of
from engine.net.peer_id import public_key_of
from engine.storage.catalogue_store import CatalogueStore
from tests.helpers.aio import run
from tests.unit.catalogue.world import Node, until, world


def shard(node: Node) -> int:
    return shard_of(binary_of(public_key_of(node.id)))


def test_published_here_is_found_there_by_who_follows(tmp_path):
    async def main() -> None:
        async with world(tmp_path) as all_of_them:
            anna, bert = await all_of_them.start(), await all_of_them.start()
            await anna.catalogue.set_on(True)
            made = await anna.catalogue.publish(anna.share(), "Owls", ["Birds"], "At night.")
            assert (made.own, made.size, made.tags) == (True, 100, ("birds",))
            await bert.catalogue.follow(anna.id)
            await bert.catalogue.set_on(True)
            await until(lambda: bert.titles("owl"))  # said before bert came
            await anna.catalogue.publish(anna.share(1), "Larks")
            await until(lambda: bert.titles("lark"))  # and after
            assert await bert.titles(followed=True) == ["Larks", "Owls"]
            await anna.catalogue.publish(anna.share(), "Eagle owls")  # in its place
            await until(lambda: bert.titles("eagle"))
            assert await bert.titles() == ["Eagle owls", "Larks"]
            await anna.catalogue.withdraw(made.file_id)
            await until(lambda: no(bert.titles("owl")))
            assert await anna.titles() == ["Larks"]
            await until(lambda: bert.views and bert.views[-1].entries == 1)  # front ends are told

    async def no(found) -> bool:
        return not await found

    run(main())


def test_a_file_that_could_not_be_read_is_read_the_next_time(tmp_path, monkeypatch):
    async def main() -> None:
        async with world(tmp_path) as all_of_them:
            anna, bert = await all_of_them.start(), await all_of_them.start()
            await anna.catalogue.follow(bert.id)
            await anna.stop()
            await anna.start()
            with monkeypatch.context() as patch:
                patch.setattr(CatalogueStore, "followed", refuses)
                with pytest.raises(EnvironmentFailure):
                    await anna.catalogue.view()
            assert (await anna.catalogue.view()).followed == (bert.id,)

    async def refuses(store: CatalogueStore) -> list[bytes]:
        raise EnvironmentFailure("The disk failed.")

    run(main())


def test_it_is_off_until_it_is_on_and_stays_as_it_was_left(tmp_path):
    async def main() -> None:
        async with world(tmp_path) as all_of_them:
            anna = await all_of_them.start()
            assert not (await anna.catalogue.view()).on
            assert anna.gossip.router.topics == ()
            assert all_of_them.places == {}
            with pytest.raises(UserFacingError, match="switch it on"):
                await anna.catalogue.publish(anna.share())
            await anna.catalogue.set_on(True)
            await anna.catalogue.publish(anna.share(), "Owls")
            assert shard_topic(shard(anna)) in anna.gossip.router.topics
            await anna.stop()
            assert not any(all_of_them.places.values())
            await anna.start()
            view = await anna.catalogue.view()
            assert (view.on, view.entries, view.publishers) == (True, 1, 1)
            await anna.catalogue.set_on(False)
            assert anna.gossip.router.topics == ()
            assert await anna.titles() == ["Owls"]  # what is here can still be searched

    run(main())


def test_what_cannot_be_published(tmp_path):
    async def main() -> None:
        async with world(tmp_path) as all_of_them:
            anna = await all_of_them.start()
            await anna.catalogue.set_on(True)
            with pytest.raises(NotFoundError):
                await anna.catalogue.publish("nothing")
            with pytest.raises(UserFacingError, match="not complete"):
                await anna.catalogue.publish(anna.share(5, complete=False))
            with pytest.raises(UserFacingError, match="120"):
                await anna.catalogue.publish(anna.share(), "x" * 200)
            with pytest.raises(NotFoundError):
                await anna.catalogue.withdraw(anna.share())
            with pytest.raises(UserFacingError):
                await anna.catalogue.withdraw("no ID")
            for number in range(MAX_PER_PUBLISHER):
                await anna.catalogue.publish(anna.share(number))
            await anna.catalogue.publish(anna.share(0), "Again")  # an entry there is
            with pytest.raises(UserFacingError, match="100 entries"):
                await anna.catalogue.publish(anna.share(200))

    run(main())


def test_whom_to_listen_to(tmp_path):
    async def main() -> None:
        async with world(tmp_path) as all_of_them:
            anna, bert = await all_of_them.start(), await all_of_them.start()
            await anna.catalogue.set_on(True)
            await anna.catalogue.publish(anna.share(), "Owls")
            await bert.catalogue.set_on(True)
            await bert.catalogue.follow(anna.id)
            await until(lambda: bert.titles())
            (entry,) = await bert.catalogue.search()
            await bert.catalogue.hide(anna.id, entry.file_id)
            assert await bert.titles() == []
            assert await bert.titles(hidden=True) == ["Owls"]
            await bert.catalogue.unhide(anna.id, entry.file_id)
            with pytest.raises(NotFoundError):
                await bert.catalogue.hide(anna.id, "00" * 32)
            await bert.catalogue.block(anna.id)
            assert await bert.titles() == []
            view = await bert.catalogue.view()
            assert (view.followed, view.blocked) == ((), (anna.id,))
            await anna.catalogue.publish(anna.share(1), "Larks")
            await bert.catalogue.unblock(anna.id)
            await anna.catalogue.publish(anna.share(2), "Robins")
            await bert.catalogue.follow(anna.id)
            await until(lambda: bert.titles("robins"))
            assert await bert.titles("larks") == []
            await bert.catalogue.unfollow(anna.id)
            assert (await bert.catalogue.view()).followed == ()
            for name in ("me", "", bert.id):
                with pytest.raises(UserFacingError):
                    await bert.catalogue.follow(name)

    run(main())


def test_an_own_entry_is_said_again_every_day_and_others_run_out(tmp_path, monkeypatch):
    async def main() -> None:
        async with world(tmp_path) as all_of_them:
            anna, bert = await all_of_them.start(), await all_of_them.start()
            await anna.catalogue.set_on(True)
            made = await anna.catalogue.publish(anna.share(), "Owls", ["birds"], "At night.")
            await bert.catalogue.follow(anna.id)
            await bert.catalogue.set_on(True)
            await until(lambda: bert.titles())
            days_later(monkeypatch, 2)
            await anna.stop()
            await anna.start()

            async def said_again() -> bool:
                (entry,) = await anna.catalogue.search()
                return entry.published_at > made.published_at + 86400

            await until(said_again)
            (again,) = await anna.catalogue.search()
            assert (again.title, again.tags, again.description) == ("Owls", ("birds",), "At night.")
            await anna.catalogue.set_on(False)
            days_later(monkeypatch, 2 * TTL_S / 86400)
            await bert.stop()
            await bert.start()
            assert await bert.titles() == []

    run(main())


def days_later(monkeypatch, days: float) -> None:
    moved = time.time() + days * 86400
    monkeypatch.setattr(time, "time", lambda: moved)
