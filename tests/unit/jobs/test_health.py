"""The sentence on a row's copies elsewhere: its words, then on real engines."""

from __future__ import annotations

import pytest

from engine.engine import Engine
from engine.jobs.health import Copies, health_words
from tests.helpers.aio import run
from tests.helpers.engines import engines, random_bytes, wait_for


def copies(whole: int, parts: int = 0, *, sure: bool = True) -> Copies:
    return Copies(
        frozenset(f"w{n}" for n in range(whole)), frozenset(f"p{n}" for n in range(parts)), sure
    )


@pytest.mark.parametrize(
    ("here", "whole", "parts", "words"),
    [
        (True, 8, 2, "8 people have all of it; it would survive without you."),
        (True, 1, 0, "1 other person has all of it; it would survive without you."),
        (True, 0, 3, "Only you have all of it, 3 people have a part: keep Shoal open."),
        (True, 0, 0, "You are the only one: keep Shoal open."),
        (False, 1200, 0, "1,200 people have all of it."),
        (False, 0, 1, "Nobody has all of it now; 1 other person has a part."),
        (False, 0, 0, ""),
    ],
)
def test_the_words(here: bool, whole: int, parts: int, words: str):
    assert health_words(here, copies(whole, parts)) == words


def test_nobody_is_called_the_only_one_before_somebody_was_asked():
    assert health_words(True, copies(0, sure=False)) == ""


def test_who_has_all_of_it_is_not_counted_among_the_parts():
    both = Copies(frozenset({"a"}), frozenset({"a", "b"}), True)
    assert health_words(True, both).startswith("1 other person")


async def says(engine: Engine, key: str, words: str, others: int) -> None:
    row = await wait_for(engine, key, lambda row: row.health == words)
    assert (row.copies, row.copies_known) == (others, True)


def test_the_first_copy_elsewhere_is_told_of(tmp_path):
    async def main():
        (tmp_path / "film.mkv").write_bytes(random_bytes(1 << 20))
        async with engines(tmp_path) as all_of_them:
            first = await all_of_them.start("first")
            second = await all_of_them.start("second")
            (key,) = await first.share([tmp_path / "film.mkv"])
            row = await wait_for(first, key, lambda row: row.complete)
            await says(first, key, "You are the only one: keep Shoal open.", 0)
            got = await second.download(row.link)
            await says(first, key, "1 other person has all of it; it would survive without you.", 1)
            await says(
                second, got, "1 other person has all of it; it would survive without you.", 1
            )

    run(main())
