"""A streamed body cleans up to its end, however its response is stopped."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

from engine.rest.streaming import StreamedResponse
from engine.tasks import TaskOwner
from tests.helpers.aio import run


def test_a_stop_does_not_cut_off_what_the_body_cleans_up():
    async def main():
        owner, begun, ended = TaskOwner("api"), asyncio.Event(), []

        async def body() -> AsyncGenerator[bytes, None]:
            try:
                yield b"first"
                await asyncio.Event().wait()
            finally:
                for _ in range(10):  # longer than the watcher takes to end
                    await asyncio.sleep(0)
                ended.append("clean")

        async def receive() -> Any:
            return await asyncio.Event().wait()

        async def send(message: Any) -> None:
            begun.set()

        response = StreamedResponse(body(), owner)
        requests = TaskOwner("requests")
        requests.start(response({"type": "http"}, receive, send), "one")
        await begun.wait()
        await owner.stop()
        assert ended == ["clean"]
        await requests.stop()

    run(main())
