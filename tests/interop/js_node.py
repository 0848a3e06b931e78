"""A js-libp2p node in a child process, spoken to in JSON lines (`js/node.mjs`)."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

JS = Path(__file__).parent / "js"


class JsNode:
    """Use as `async with JsNode() as node`; `await node.call("dial", address=…)`.

    With `gossip`, options of @libp2p/gossipsub, it speaks GossipSub too (`js/gossip.mjs`).
    """

    def __init__(self, gossip: dict[str, Any] | None = None) -> None:
        self._arguments = [] if gossip is None else [json.dumps(gossip)]
        self.peer_id = ""
        self.addresses: list[str] = []
        self._process: asyncio.subprocess.Process | None = None
        self._next_id = 0

    async def __aenter__(self) -> JsNode:
        self._process = await asyncio.create_subprocess_exec(
            "node",
            "--import",
            "./polyfill.mjs",
            "node.mjs",
            *self._arguments,
            cwd=JS,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=16 << 20,  # one line may list thousands of messages
        )
        hello = await self._read()
        self.peer_id, self.addresses = hello["peer"], hello["addresses"]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()

    async def call(self, command: str, **arguments: Any) -> Any:
        """The command's result; fails with the node's own error."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._next_id += 1
        request = {"id": self._next_id, "do": command, **arguments}
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        reply = await self._read()
        assert "error" not in reply, reply
        return reply["result"]

    async def _read(self) -> Any:
        assert self._process is not None
        assert self._process.stdout is not None
        return json.loads(await self._process.stdout.readline())
