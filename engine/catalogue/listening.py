"""Listening to shards: their topics, the people in them, and what newcomers are told.

Owns the walk's timer, the meetings and the connections made for them. Which shards, and when, is
`engine.gossip.shards`' to say; what is heard goes to the shelf. GossipSub has no history, so a new
neighbour is told a sample of what stands; whoever keeps a shard is found through the DHT.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Final, Protocol

from engine.catalogue.shelf import Shelf
from engine.errors import PeerUnavailable, RemoteProtocolError
from engine.gossip.catalogue import rendezvous_id, shard_topic
from engine.gossip.events import Verdict
from engine.gossip.messages import Message, PeerId, Topic
from engine.gossip.service import GossipService
from engine.gossip.shards import STEP_S, ShardPlan
from engine.jobs.finder import Found
from engine.tasks import TaskOwner

logger = logging.getLogger(__name__)

ENOUGH: Final = 6  # people in a shard: as many as a mesh wants
MAX_DIALS: Final = 6  # for one meeting
MAX_DIALLED: Final = 40  # connections at a time that were made for the catalogue
MEET_AGAIN_S: Final = 600.0  # where there are a few
MEET_SOON_S: Final = 60.0  # where there is nobody
TOLD: Final = 64  # entries to one new neighbour
TOLD_BYTES: Final = 64 << 10  # of them: two hundred neighbours draw 22 KB/s at the very most
TELL_AGAIN_S: Final = 600.0  # to one peer in one shard
MAX_TELLING: Final = 1000  # (peer, shard) pairs remembered


class Network(Protocol):
    """Where people with one wish find each other (`engine.network.PeerNetwork`)."""

    def stand_at(self, place: bytes) -> None:
        """Let ourselves be found at a place of the DHT, from now on."""

    def leave_place(self, place: bytes) -> None:
        """Be found there no more."""

    def find_at(self, place: bytes) -> AsyncIterator[Found]:
        """Who stands there; ends with the search."""

    def is_connected(self, peer_id: str) -> bool:
        """Whether there is a connection."""

    async def connect(self, found: Found) -> None:
        """Connect to somebody; raises PeerUnavailable, RemoteProtocolError."""

    async def disconnect(self, peer_id: str) -> None:
        """End the connection, unless a swarm uses it."""


class Listener:
    """The shards of one node, from `start` to `stop`."""

    def __init__(
        self,
        gossip: GossipService,
        network: Network,
        shelf: Shelf,
        own_shard: int,
        wanted: Callable[[], Sequence[int]],
        on_step: Callable[[], None],
    ) -> None:
        self._gossip = gossip
        self._network = network
        self._shelf = shelf
        self._own_shard = own_shard
        self._wanted = wanted
        self._on_step = on_step
        self._plan = ShardPlan(random.Random())
        self._tasks = TaskOwner("catalogue")
        self._met: dict[int, float] = {}
        self._meeting: dict[int, None] = {}
        self._standing: tuple[int, ...] = ()
        self._spoken: dict[int, None] = {}  # shards where something was heard since we came
        self._dialled: dict[str, int] = {}  # for which shard
        self._told: dict[tuple[PeerId, int], float] = {}
        self._timer: asyncio.TimerHandle | None = None

    @property
    def listening(self) -> int:
        """How many shards are listened to."""
        return len(self._plan.listening)

    def start(self) -> None:
        """Listen from now on."""
        self._step()

    async def stop(self) -> None:
        """Leave every shard."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        await self._tasks.stop()
        for shard in self._plan.stop().leave:
            self._gossip.unsubscribe(shard_topic(shard))
        self._stand(())
        for peer_id in list(self._dialled):
            await self._let_go(peer_id)

    def look_again(self) -> None:
        """Which shards are wanted has changed."""
        if self._timer is not None:
            self._timer.cancel()
            self._step()

    def _step(self) -> None:
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(STEP_S, self._step)
        self._plan.want((self._own_shard, *self._wanted()))
        self._stand(self._plan.standing)
        step = self._plan.step(loop.time(), self._spoken.__contains__)
        for shard in step.leave:
            self._leave(shard)
        for shard in step.join:
            self._join(shard)
        for shard in self._plan.listening:
            self._meet_soon(shard)
        self._on_step()

    # Shards

    def _join(self, shard: int) -> None:
        if self._gossip.has_room:
            self._gossip.subscribe(
                shard_topic(shard),
                _heard_already,
                lambda message: self._hear(message, shard),
                lambda peer: self._tell_soon(peer, shard),
            )

    def _hear(self, message: Message, shard: int) -> Verdict:
        verdict = self._shelf.hear(message)
        if verdict is not Verdict.REJECT:
            self._spoken[shard] = None
        return verdict

    def _leave(self, shard: int) -> None:
        self._met.pop(shard, None)
        self._spoken.pop(shard, None)
        self._gossip.unsubscribe(shard_topic(shard))
        for peer_id in [peer for peer, dialled in self._dialled.items() if dialled == shard]:
            self._tasks.start(self._let_go(peer_id), "let go")

    def _stand(self, shards: tuple[int, ...]) -> None:
        """Be found where we always listen; in the others we are only passing."""
        for shard in self._standing:
            if shard not in shards:
                self._network.leave_place(rendezvous_id(shard))
        for shard in shards:
            if shard not in self._standing:
                self._network.stand_at(rendezvous_id(shard))
        self._standing = shards

    def _people(self, topic: Topic) -> tuple[PeerId, ...]:
        return self._gossip.router.subscribers(topic)

    # People

    def _meet_soon(self, shard: int) -> None:
        now, people = asyncio.get_running_loop().time(), len(self._people(shard_topic(shard)))
        pause = MEET_AGAIN_S if people else MEET_SOON_S
        lately = now - self._met.get(shard, -pause) < pause
        if lately or shard in self._meeting or people >= ENOUGH:
            return
        self._met[shard] = now
        self._meeting[shard] = None
        self._tasks.start(self._meet(shard), f"meet {shard}")

    async def _meet(self, shard: int) -> None:
        """Connect with some who keep the shard."""
        dials = 0
        try:
            async for found in self._network.find_at(rendezvous_id(shard)):
                if shard not in self._plan.listening or dials >= MAX_DIALS:
                    return
                if self._has_room() and await self._dial(found, shard):
                    dials += not found.guess  # a neighbour may know nothing of the catalogue
        finally:
            self._meeting.pop(shard, None)

    def _has_room(self) -> bool:
        """Whether one more connection may be made; those that ended by themselves do not count."""
        for peer_id in [one for one in self._dialled if not self._network.is_connected(one)]:
            del self._dialled[peer_id]
        return len(self._dialled) < MAX_DIALLED

    async def _dial(self, found: Found, shard: int) -> bool:
        """Whether there is a connection that was not there."""
        if self._network.is_connected(found.peer_id):
            return False
        try:
            await self._network.connect(found)
        except (PeerUnavailable, RemoteProtocolError) as error:
            logger.debug("Nobody of shard %d at %s: %s", shard, found.peer_id, error)
            return False
        self._dialled[found.peer_id] = shard
        return True

    async def _let_go(self, peer_id: str) -> None:
        """End a connection made for the catalogue, if nothing uses it any more."""
        if self._dialled.pop(peer_id, None) is None or self._gossip.shares_topic(peer_id):
            return
        await self._network.disconnect(peer_id)

    # History

    def _tell_soon(self, peer: PeerId, shard: int) -> None:
        now = asyncio.get_running_loop().time()
        key = (peer, shard)
        if now - self._told.get(key, -TELL_AGAIN_S) < TELL_AGAIN_S:
            return
        self._told.pop(key, None)
        self._told[key] = now
        if len(self._told) > MAX_TELLING:
            del self._told[next(iter(self._told))]
        self._tasks.start(self._tell(peer, shard), "tell")

    async def _tell(self, peer: PeerId, shard: int) -> None:
        self._gossip.resend(peer, await self._shelf.sample(shard, TOLD, TOLD_BYTES, but=peer))


def _heard_already(data: bytes, author: str) -> None:
    """The validator has taken it in: a copy that is not passed on would never get here."""
