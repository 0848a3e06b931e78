"""What a person is told of a download that does not move, with real engines."""

from __future__ import annotations

from engine.jobs import standstill, turns
from engine.views import Cause
from tests.helpers.aio import run
from tests.helpers.engines import engines, random_bytes, shared, wait_for

MIB = 1024 * 1024


def test_pieces_that_only_one_who_left_had_are_counted_and_when_they_were_seen(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(turns, "LOOK_S", 0.1)

    async def main():
        source = tmp_path / "film.mkv"
        source.write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=32 * 1024)
            one, other = await all_of_them.start("one"), await all_of_them.start("other")
            row = await shared(seeder, source)
            await one.download(row.file_id)
            key = await other.download(row.file_id)
            await wait_for(other, key, lambda row: row.done > 0 and row.peers > 1)
            view = await other.transfer(key)
            assert (view.missing_pieces, view.missing_seen_at) == (0, 0.0)
            await all_of_them.stop("seeder")
            left = await wait_for(other, key, lambda row: row.cause is Cause.NO_HOLDER)
            assert 0 < left.missing_pieces < left.piece_count
            assert left.missing_seen_at > left.added_at
            assert f"The last {left.missing_pieces} pieces" in left.reason
            await other.pause(key)
            other = await all_of_them.restart("other")
            await other.resume(key)
            again = await wait_for(other, key, lambda row: row.missing_pieces > 0)
            assert again.missing_seen_at == left.missing_seen_at

    run(main())


def test_a_limit_that_holds_it_back_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(turns, "LOOK_S", 0.1)
    monkeypatch.setattr(standstill, "QUIET_S", 1.0)

    async def main():
        source = tmp_path / "film.mkv"
        source.write_bytes(random_bytes(4 * MIB))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, source)
            await getter.set_limits(1000, 0)
            key = await getter.download(row.file_id)
            slow = await wait_for(getter, key, lambda row: row.cause is Cause.LIMITED)
            assert "1,000 bytes per second" in slow.reason
            await getter.set_limits(0, 0)
            await wait_for(getter, key, lambda row: row.complete)

    run(main())
