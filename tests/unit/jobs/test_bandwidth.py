"""Limits and weights of transfers, with real engines."""

from __future__ import annotations

from engine.views import Priority
from tests.helpers.aio import run
from tests.helpers.engines import engines, fetched, random_bytes, shared, wait_for

MIB = 1024 * 1024


def test_limits_and_weights_reach_the_swarms_and_follow_the_row(tmp_path):
    async def main():
        folder = tmp_path / "folder"
        folder.mkdir()
        for name in "ab":
            (folder / name).write_bytes(random_bytes(MIB, ord(name)))
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=MIB // 2)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, folder)
            key = await getter.download(row.file_id)
            got = await wait_for(
                getter, key, lambda row: bool(row.files) and all(file.done for file in row.files)
            )
            context, jobs = getter._context, getter._jobs
            await getter.set_transfer_limits(key, 7 * MIB, 9 * MIB)
            await getter.set_priority(key, Priority.HIGH)
            await getter.set_file_priorities(key, {"a": Priority.HIGH, "b": Priority.LOW})
            drivers = {
                name: context.swarms.existing(bytes.fromhex(file.file_id))
                for name, file in zip("ab", got.files, strict=True)
            }
            lane, weight = jobs.bandwidth.lane_of(drivers["a"].file_id)
            assert (lane.limit_down.rate, lane.gate_up.bucket.rate) == (7 * MIB, 9 * MIB)
            assert (lane.group_down.weight, weight) == (4, 4)
            assert drivers["a"]._lane is lane is drivers["b"]._lane
            assert drivers["b"]._share_up.weight == 1

    run(main())


def test_one_transfer_is_held_to_its_own_limit(tmp_path):
    async def main():
        (tmp_path / "slow.bin").write_bytes(random_bytes(MIB, 1))
        (tmp_path / "fast.bin").write_bytes(random_bytes(MIB, 2))
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            slow = await shared(seeder, tmp_path / "slow.bin")
            fast = await shared(seeder, tmp_path / "fast.bin")
            await seeder.set_transfer_limits(slow.key, 0, 100_000)
            key = await getter.download(slow.file_id)
            await wait_for(getter, key, lambda row: row.done > 0)
            await fetched(getter, fast.file_id)
            assert not (await getter.transfer(key)).complete
            await seeder.set_transfer_limits(slow.key, 0, 0)
            await wait_for(getter, key, lambda row: row.complete)

    run(main())
