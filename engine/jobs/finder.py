"""Looking for whoever has a file, again and again with growing pauses, while it is wanted.

Owns when a search is made and what was found. Where is searched (the DHT, gossip, a link's hints,
the people nearby) arrives as callables; whom to dial from what was found is the swarm's.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Final

from engine.content.file_id import FileId
from engine.errors import PeerUnavailable
from engine.tasks import TaskOwner

FIRST_PAUSE_S: Final = 2.0
LONGEST_PAUSE_S: Final = 60.0
ENOUGH_PEERS: Final = 30
"""With that many connected peers of a file nobody is searched for (libtorrent stops near there)."""
MAX_FOUND: Final = 256
MAX_HEARSAY: Final = 128
"""Of them those that other peers told of: whoever makes names up leaves room for what is found."""


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who says to have the file.

    `guess`: somebody nearby who may be asked; `hearsay`: they were not found but told of, by a peer
    or by themselves.
    """

    peer_id: str
    addresses: tuple[str, ...]
    name: str = ""
    guess: bool = False
    hearsay: bool = False


Search = Callable[[FileId], AsyncIterator[Found]]


class Finder:
    """Searches for the providers of one file until it is stopped."""

    def __init__(
        self,
        file_id: FileId,
        search: Search,
        on_found: Callable[[FileId, Found], None],
        peers: Callable[[], int],
    ) -> None:
        self._file_id = file_id
        self._search = search
        self._on_found = on_found
        self._peers = peers
        self._tasks = TaskOwner("finder")
        self._again = asyncio.Event()
        self._accompanied = False
        self.found: dict[str, Found] = {}
        self.searched = asyncio.Event()  # one whole search has ended
        self._tasks.start(self._run(), "search")

    def search_now(self) -> None:
        """Something changed (the network came back, a node was met): do not wait."""
        self._again.set()

    def connected(self, count: int) -> None:
        """So many are there now: when the last one went, others are looked for at once."""
        if self._accompanied and not count:
            self.search_now()
        self._accompanied = bool(count)

    def note(self, found: Found) -> None:
        """Somebody was heard of elsewhere."""
        known = self.found.get(found.peer_id)
        most = MAX_HEARSAY if found.hearsay else MAX_FOUND
        if known is not None and found.hearsay and not known.hearsay:
            pass  # what was found itself counts more than what others say of it
        elif not found.guess and (known is not None or len(self.found) < most):
            self.found[found.peer_id] = found
        self._on_found(self._file_id, found)

    async def _run(self) -> None:
        pause_s = FIRST_PAUSE_S
        while True:
            if self._peers() < ENOUGH_PEERS:
                await self._search_once()
            self.searched.set()
            try:
                async with asyncio.timeout(pause_s):
                    await self._again.wait()
                pause_s = FIRST_PAUSE_S
            except TimeoutError:
                pause_s = min(pause_s * 2, LONGEST_PAUSE_S)
            self._again.clear()

    async def _search_once(self) -> None:
        try:
            async for found in self._search(self._file_id):
                self.note(found)
        except PeerUnavailable:
            return  # nobody could be asked: there is another try

    async def stop(self) -> None:
        """End the search."""
        await self._tasks.stop()
