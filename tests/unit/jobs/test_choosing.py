"""Choosing some files of a collection: before, while and after it is downloaded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import NotFoundError, UsageError, UserFacingError
from engine.jobs.choosing import apply_only, matching
from engine.jobs.members import fetch_order
from engine.jobs.row import Member
from engine.views import Priority, TransferState
from tests.helpers.aio import run
from tests.helpers.engines import engines, random_bytes, shared, state_is, tree_of, wait_for

MIB = 1024 * 1024
PATHS = ["a.txt", "b [1].txt", "in/a.txt", "in/deep/c.mkv", "inn.txt"]


@pytest.mark.parametrize(
    ("only", "found"),
    [
        (["a.txt"], {"a.txt"}),
        (["in"], {"in/a.txt", "in/deep/c.mkv"}),
        (["in/"], {"in/a.txt", "in/deep/c.mkv"}),
        (["*.mkv"], {"in/deep/c.mkv"}),
        (["b [1].txt"], {"b [1].txt"}),
        (["in/?.txt", "inn.txt"], {"in/a.txt", "inn.txt"}),
        (["*"], set(PATHS)),
        ([], set()),
    ],
)
def test_a_choice_names_files_folders_or_patterns(only, found):
    assert matching(PATHS, only) == found


def test_a_choice_that_names_nothing_is_told():
    with pytest.raises(NotFoundError, match=r"'\*\.iso'"):
        matching(PATHS, ["a.txt", "*.iso"])


def members_of(**priorities: Priority) -> list[Member]:
    ids = {name: bytes([number]) * 32 for number, name in enumerate(priorities)}
    return [Member(name, 5, ids[name], priority=one) for name, one in priorities.items()]  # type: ignore[arg-type]


def test_only_skips_the_rest_and_the_most_urgent_come_first():
    members = members_of(a=Priority.LOW, b=Priority.HIGH, c=Priority.SKIP, d=Priority.NORMAL)
    assert [one.path for [one] in fetch_order(members, set()).values()] == ["b", "d", "a"]
    assert [one.path for [one] in fetch_order(members, {"d"}).values()] == ["b", "a"]
    apply_only(members, ["c"])
    assert [one.priority is Priority.SKIP for one in members] == [True, True, False, True]


def test_bytes_that_repeat_are_one_content():
    one, other = members_of(a=Priority.NORMAL, b=Priority.NORMAL)
    other.file_id = one.file_id
    assert [len(group) for group in fetch_order([one, other], set()).values()] == [2]


def make_folder(base: Path) -> Path:
    folder = base / "folder"
    (folder / "in").mkdir(parents=True)
    (folder / "a.bin").write_bytes(random_bytes(MIB, 1))
    (folder / "b.bin").write_bytes(random_bytes(MIB, 2))
    (folder / "in/c.bin").write_bytes(random_bytes(MIB, 3))
    return folder


def test_what_is_chosen_arrives_and_the_rest_when_it_is_wanted(tmp_path):
    async def main():
        folder = make_folder(tmp_path)
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, folder)
            key = await getter.download(row.file_id, only=["in", "a.bin"])
            got = await wait_for(getter, key, lambda row: row.complete)
            place = all_of_them.downloads("getter") / "folder"
            assert sorted(tree_of(place)) == ["a.bin", "in/c.bin"]
            assert (got.size, got.skipped, got.wanted, got.done) == (
                3 * MIB,
                MIB,
                2 * MIB,
                2 * MIB,
            )
            assert [file.wanted for file in got.files] == [True, False, True]
            assert got.state is TransferState.SHARING

            getter = await all_of_them.restart("getter")
            again = await getter.transfer(key)
            assert (again.complete, again.skipped, again.done) == (True, MIB, 2 * MIB)
            assert sorted(tree_of(place)) == ["a.bin", "in/c.bin"]

            await getter.set_file_priorities(key, {"b.bin": Priority.HIGH})
            assert not (await getter.transfer(key)).complete
            await wait_for(getter, key, lambda row: row.complete)
            assert tree_of(place) == tree_of(folder)

    run(main())


def test_what_is_skipped_on_the_way_stops_and_what_is_here_of_it_stays(tmp_path):
    async def main():
        folder = make_folder(tmp_path)
        async with engines(tmp_path) as all_of_them:
            seeder = await all_of_them.start("seeder", limit_up=MIB)
            getter = await all_of_them.start("getter")
            row = await shared(seeder, folder)
            key = await getter.download(row.file_id)
            await wait_for(
                getter, key, lambda row: row.files and all(file.done for file in row.files)
            )
            await getter.set_file_priorities(
                key, {"a.bin": Priority.SKIP, "in/c.bin": Priority.SKIP}
            )
            await seeder.set_limits(0, 0)
            got = await wait_for(getter, key, lambda row: row.complete)
            place = all_of_them.downloads("getter") / "folder"
            assert [name for name in tree_of(place) if "part" not in name] == ["b.bin"]
            assert got.files[0].done < MIB

            uploaded = (await seeder.transfer(row.key)).uploaded
            here = got.files[0].done
            await getter.set_file_priorities(key, {"a.bin": Priority.NORMAL})
            await wait_for(getter, key, lambda row: row.complete)
            assert (place / "a.bin").read_bytes() == (folder / "a.bin").read_bytes()
            more = (await seeder.transfer(row.key)).uploaded - uploaded
            assert more <= MIB - here + 64 * 1024  # what was here was not fetched again

    run(main())


def test_a_part_does_not_claim_to_be_the_whole(tmp_path):
    async def main():
        folder = make_folder(tmp_path)
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, folder)
            key = await getter.download(row.file_id, only=["a.bin"])
            got = await wait_for(getter, key, lambda row: row.complete)
            context = getter._context
            file_id = bytes.fromhex(got.file_id)
            assert not context.has_whole(file_id)
            assert "part" not in got.health
            info = await seeder.info(row.file_id)
            peer_id = (await getter.node()).peer_id
            assert peer_id not in (await seeder._context.network.find_holders(file_id) or ())
            assert peer_id in {provider.peer_id for provider in info.providers}

            third = await all_of_them.start("third")
            await all_of_them.stop("seeder")
            other = await third.download(row.file_id, only=["a.bin"])
            await wait_for(third, other, lambda row: row.complete)

    run(main())


def test_what_cannot_be_chosen_is_told(tmp_path):
    async def main():
        folder = make_folder(tmp_path)
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, folder)
            with pytest.raises(UserFacingError, match="your own"):
                await seeder.set_file_priorities(row.key, {"a.bin": Priority.SKIP})
            key = await getter.download(row.file_id)
            await wait_for(getter, key, lambda row: row.complete)
            with pytest.raises(NotFoundError, match="No file of it is called 'x'"):
                await getter.set_file_priorities(key, {"x": Priority.LOW})
            everything = dict.fromkeys(["a.bin", "b.bin", "in/c.bin"], Priority.SKIP)
            with pytest.raises(UsageError, match="At least one"):
                await getter.set_file_priorities(key, everything)
            wrong = await getter.download(row.file_id, tmp_path / "x", only=["*.iso"])
            failed = await wait_for(getter, wrong, state_is(TransferState.FAILED))
            assert "*.iso" in failed.reason

    run(main())


def test_removing_with_the_files_leaves_what_it_never_fetched(tmp_path):
    async def main():
        folder = make_folder(tmp_path)
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            row = await shared(seeder, folder)
            key = await getter.download(row.file_id, only=["a.bin"])
            got = await wait_for(getter, key, lambda row: row.complete)
            place = all_of_them.downloads("getter") / "folder"
            (place / "b.bin").write_bytes(bytes(MIB))  # the user's own, of the same size
            mine = await shared(getter, folder / "b.bin")  # and its true bytes, elsewhere
            await getter.verify(key)
            whole = await wait_for(getter, key, state_is(TransferState.SHARING))
            assert whole.finished_at == got.finished_at  # nothing of it was missed
            await getter.remove(key, delete_files=True)
            assert tree_of(place) == {"b.bin": bytes(MIB)}
            await getter.verify(mine.key)
            await wait_for(getter, mine.key, state_is(TransferState.SHARING))

    run(main())


def test_more_of_it_is_wanted_by_the_same_command(tmp_path):
    async def main():
        folder = make_folder(tmp_path)
        async with engines(tmp_path) as all_of_them:
            seeder, getter = await all_of_them.start("seeder"), await all_of_them.start("getter")
            await getter.set_settings(replace(await getter.settings(), active_downloads=1))
            row = await shared(seeder, folder)
            key = await getter.download(row.file_id, only=["a.bin"])
            await wait_for(getter, key, lambda row: row.complete)
            assert await getter.download(row.file_id, only=["in/*"]) == key
            got = await wait_for(getter, key, lambda row: row.complete)
            assert [file.wanted for file in got.files] == [True, False, True]

    run(main())
