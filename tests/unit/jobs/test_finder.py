"""Searching: at once when somebody asks for it, else with growing pauses."""

from __future__ import annotations

import asyncio

from engine.errors import PeerUnavailable
from engine.jobs import finder
from engine.jobs.finder import MAX_FOUND, MAX_HEARSAY, Finder, Found
from engine.net.host import Host
from engine.network import PeerNetwork
from tests.helpers.aio import run
from tests.helpers.engines import engines, random_bytes, shared, wait_for
from tests.unit.jobs.test_turns import NOBODY_HAS

MIB = 1024 * 1024


def test_resuming_a_download_that_runs_looks_again_at_once(tmp_path, monkeypatch):
    searches, forgiven = asyncio.Queue(), []
    search = PeerNetwork.find_providers

    def counted(network, file_id):
        searches.put_nowait(file_id)
        return search(network, file_id)

    monkeypatch.setattr(finder, "FIRST_PAUSE_S", 1e6)
    monkeypatch.setattr(PeerNetwork, "find_providers", counted)
    monkeypatch.setattr(Host, "forgive", lambda host: forgiven.append(host))

    async def main():
        async with engines(tmp_path) as all_of_them:
            getter = await all_of_them.start("getter")
            key = await getter.download(NOBODY_HAS[0])
            await searches.get()
            assert searches.empty()
            await getter.resume(key)
            await searches.get()
            assert len(forgiven) == 1

    run(main())


def test_whoever_is_lost_on_the_way_is_dialled_again_without_a_search(tmp_path, monkeypatch):
    monkeypatch.setattr(finder, "FIRST_PAUSE_S", 1e6)
    monkeypatch.setattr(Finder, "connected", lambda self, count: None)

    async def main():
        (tmp_path / "film.mkv").write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, tmp_path / "film.mkv")
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.done > 0)
            for connection in getter._context.swarms._host.connections:
                connection.abort(PeerUnavailable("The cable was pulled."))
            await seeder.set_limits(0, 0)
            await wait_for(getter, key, lambda row: row.complete)

    run(main())


def test_names_made_up_leave_room_for_what_is_found():
    async def search(_):
        return
        yield

    async def main():
        looking = Finder(NOBODY_HAS[0], search, lambda *_: None, lambda: 0)
        for number in range(2 * MAX_FOUND):
            looking.note(Found(f"liar {number}", (), hearsay=True))
        assert len(looking.found) == MAX_HEARSAY
        for number in range(2 * MAX_FOUND):
            looking.note(Found(f"found {number}", ("true",)))
        assert len(looking.found) == MAX_FOUND
        looking.note(Found("found 0", ("false",), hearsay=True))
        assert looking.found["found 0"].addresses == ("true",)
        await looking.stop()

    run(main())


def test_when_the_last_peer_went_others_are_looked_for_at_once(monkeypatch):
    searches = asyncio.Queue()

    async def search(file_id):
        searches.put_nowait(file_id)
        return
        yield

    async def main():
        monkeypatch.setattr(finder, "FIRST_PAUSE_S", 1e6)
        looking = Finder(NOBODY_HAS[0], search, lambda *_: None, lambda: 0)
        await searches.get()
        for count in (0, 2, 1):
            looking.connected(count)
            await asyncio.sleep(0)
            assert searches.empty()
        looking.connected(0)
        await searches.get()
        await looking.stop()

    run(main())
