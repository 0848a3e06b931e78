"""A folder of tiny files: what one of them costs does not grow with the folder, by counts."""

from __future__ import annotations

import asyncio
from collections import Counter

from engine.jobs.announcing import Announcer
from engine.jobs.registry import Registry
from engine.network import PeerNetwork
from engine.storage.database import Database
from engine.transfer.swarms import Swarms
from tests.helpers.aio import LIMIT_S, run
from tests.helpers.engines import engines, fetched, shared, tree_of

FILES = 300
ONCE = FILES - 1
"""Transactions, and ways to a thread, of both ends while all are fetched, served and named: fewer
than files. It is 12 to 60; on a busy machine they arrive in more steps, and each is recorded."""


def test_a_tiny_file_costs_few_transactions_and_no_walk_over_the_folder(tmp_path, monkeypatch):
    calls: Counter[str] = Counter()

    def count(owner: type, name: str) -> None:
        original = getattr(owner, name)

        def counted(self, *args, **settings):
            calls[name] += 1
            return original(self, *args, **settings)

        monkeypatch.setattr(owner, name, counted)

    def counting(to_thread):
        async def counted(*args, **settings):
            calls["to_thread"] += 1
            return await to_thread(*args, **settings)

        return counted

    async def main():
        folder = tmp_path / "folder"
        folder.mkdir()
        for number in range(FILES):
            (folder / f"{number:03}.txt").write_text(f"file {number}")
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder")
            getter = await all_of_them.start("getter")
            row = await shared(seeder, folder)
            count(Database, "run")
            count(Registry, "reindex")
            count(PeerNetwork, "join")
            count(Swarms, "hold")
            monkeypatch.setattr(Announcer, "_files", lambda self, row: iter(()))
            monkeypatch.setattr(asyncio, "to_thread", counting(asyncio.to_thread))
            await fetched(getter, row.link, limit_s=LIMIT_S)
            assert tree_of(tmp_path / "getter/downloads/folder") == tree_of(folder)
        assert calls["run"] <= ONCE, calls
        assert calls["to_thread"] <= ONCE, calls
        assert calls["hold"] <= 8, calls  # one swarm has them all
        assert calls["reindex"] <= 8, calls
        assert calls["join"] <= 8, calls  # gossip is for the folder, not for each file of it

    run(main())
