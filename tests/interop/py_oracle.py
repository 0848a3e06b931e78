"""Our router beside py-libp2p 0.8.1's: a second oracle, slower than the tests and not among them.

    python -m venv VENV && VENV/bin/pip install libp2p==0.8.1
    python -m tests.interop.py_oracle VENV/bin/python

Two nodes on one topic: grafting, signed messages both ways, none lost and none forged, pruning.
Both say the next few when the last were heard: py-libp2p drops what its queues have no room for.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

from engine.gossip.messages import Topic
from tests.interop.gossip_mesh import GossipNode, binary, until

NODE = Path(__file__).with_name("py_node.py")
TOPIC = "/shoal/interop/gossip"
OTHER_TOPIC = "/shoal/interop/other"
MESSAGES = 500  # each way
WINDOW = 8  # on the way at a time, each way: of 32 in its queues py-libp2p drops the next


class PyNode:
    """The other side."""

    def __init__(self, python: str) -> None:
        self._python = python
        self.heard: list[tuple[str, str]] = []

    async def __aenter__(self) -> PyNode:
        self._process = await asyncio.create_subprocess_exec(
            self._python,
            str(NODE),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        hello = json.loads(await self._process.stdout.readline())
        self.peer_id, self.addresses = hello["peer"], hello["addresses"]
        self._listener = asyncio.create_task(self._listen())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listener.cancel()
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()

    async def _listen(self) -> None:
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            entry = json.loads(line)
            self.heard.append((entry["from"], entry["data"]))

    def do(self, command: str, **arguments: Any) -> None:
        """Tell it to do something; what comes of it is seen from here."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": command, **arguments}).encode() + b"\n")


async def check(python: str) -> None:
    """Every step, each said when it holds."""
    async with GossipNode() as node, PyNode(python) as other:
        await node.host.connect(other.addresses)
        other.do("subscribe", topic=OTHER_TOPIC)
        router = node.service.router
        await until(lambda: router.subscribers(Topic(OTHER_TOPIC)))
        node.subscribe(OTHER_TOPIC)
        print(f"GRAFT to it: {len(node.control_sent('graft', other.peer_id))}")
        node.subscribe(TOPIC)
        other.do("subscribe", topic=TOPIC)
        await until(lambda: binary(other.peer_id) in router.mesh(Topic(TOPIC)))
        print(f"GRAFT from it: {len(node.control_received('graft', other.peer_id))}")
        await asyncio.sleep(2.0)
        await _exchange(node, other)
        other.do("unsubscribe", topic=TOPIC)
        await until(lambda: not node.service.router.mesh(Topic(TOPIC)))
        prunes = node.control_received("prune", other.peer_id)
        print(f"it left; PRUNE with backoff {[prune.backoff for prune in prunes]}")


async def _exchange(node: GossipNode, other: PyNode) -> None:
    try:
        for first in range(0, MESSAGES, WINDOW):
            numbers = range(first, min(first + WINDOW, MESSAGES))
            other.do("publish", topic=TOPIC, texts=[f"py/{number}" for number in numbers])
            for number in numbers:
                node.service.publish(TOPIC, f"ours/{number}".encode())
            await until(partial(_has_arrived, node, other, numbers.stop))
    finally:
        _tell(node, other)


def _has_arrived(node: GossipNode, other: PyNode, count: int) -> bool:
    """Whether both have heard the first `count` of the other's."""
    return len(node.heard) >= count and _texts(node.peer_id, "ours", count) <= set(other.heard)


def _texts(author: str, prefix: str, count: int) -> set[tuple[str, str]]:
    return {(author, f"{prefix}/{number}") for number in range(count)}


def _tell(node: GossipNode, other: PyNode) -> None:
    """What came of it; AssertionError where one was lost, forged or heard twice."""
    # It tells its own subscription of its own messages too.
    heard = [entry for entry in other.heard if entry[0] != other.peer_id]
    theirs = _texts(other.peer_id, "py", MESSAGES)
    ours = _texts(node.peer_id, "ours", MESSAGES)
    print(f"{len(node.heard)} of {MESSAGES} from py-libp2p, {len(heard)} of {MESSAGES} to it")
    print(f"forged here {len(set(node.heard) - theirs)}, there {len(set(heard) - ours)}")
    print(f"its score here {node.service.score(other.peer_id):.2f}")
    assert len(node.heard) == len(heard) == MESSAGES
    assert (set(node.heard), set(heard)) == (theirs, ours)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("python", nargs="?", default=sys.executable)
    asyncio.run(check(parser.parse_args().python))


if __name__ == "__main__":
    main()
