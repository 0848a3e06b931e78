"""The composition root: what was started is stopped, whatever one part does."""

from __future__ import annotations

import pytest

from engine.errors import EnvironmentFailure
from engine.surroundings import Surroundings
from tests.helpers.aio import run
from tests.helpers.engines import engines


def test_a_part_that_fails_to_stop_keeps_no_other_running(tmp_path, monkeypatch):
    async def refuses(self: Surroundings) -> None:
        raise EnvironmentFailure("The router is gone.")

    async def main():
        async with engines(tmp_path) as all_of_them:
            with monkeypatch.context() as patch:
                patch.setattr(Surroundings, "stop", refuses)
                await all_of_them.start("one")
                with pytest.raises(EnvironmentFailure, match="router"):
                    await all_of_them.stop("one")
            await all_of_them.start("one")  # its home and its library are free again

    run(main())
