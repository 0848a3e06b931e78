"""Gossip for the rest of the engine: topics to publish on, and swarms that know who is in them.

Owns which topics are joined and what we say in our swarms. The router is driven by `driver`; when
to speak is `announcer`'s to say, who is in a swarm `swarm_index`'s. The host and the identity come
as arguments, so that nothing here imports `engine.net`.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from engine.errors import LocalProtocolError, RemoteProtocolError
from engine.gossip.announcements import (
    Announcement,
    Kind,
    decode_announcement,
    encode_announcement,
    file_id_of,
    swarm_topic,
)
from engine.gossip.announcer import Announcer
from engine.gossip.driver import RouterDriver
from engine.gossip.events import (
    AddDirect,
    Connect,
    Join,
    Leave,
    Publish,
    RemoveDirect,
    Resend,
    Verdict,
)
from engine.gossip.host_interface import Host
from engine.gossip.messages import Message, PeerId, Topic
from engine.gossip.parameters import MAX_DATA_BYTES, MAX_TOPICS_PER_PEER, GossipParameters
from engine.gossip.repeater import Repeater
from engine.gossip.router import Router
from engine.gossip.signing import (
    Sign,
    Verify,
    peer_id_of,
    public_key_of,
    sign_message,
    verify_message,
)
from engine.gossip.swarm_index import Member, SwarmHealth, SwarmIndex

MAX_TEXTS: Final = 1024  # peer IDs whose text is kept

AnnouncementFactory = Callable[[], Announcement]
OnAnnouncement = Callable[[bytes, Announcement, str], None]
Handler = Callable[[bytes, str], None]
TopicValidator = Callable[[Message], Verdict]
OnLink = Callable[[PeerId], None]


def _accept(message: Message) -> Verdict:
    return Verdict.ACCEPT


def _ignore(peer: PeerId) -> None:
    """Nothing is told to new neighbours."""


@dataclass(frozen=True, slots=True)
class _Subscribed:
    handler: Handler
    validator: TopicValidator
    on_link: OnLink


def _no_opinion(peer_id: str) -> float:
    return 0.0


class GossipService:
    """Topics, swarms and their announcements on a host's connections.

    `on_announcement(file_id, announcement, peer_id)` hears every valid announcement of a joined
    swarm, once, with the text ID of the peer that speaks. `public_key_of` and `peer_id_of` turn
    text IDs into Ed25519 public keys and back; `app_score` gives P5; `address_text` turns binary
    multiaddrs into text (without it, peers offered in exchange are not dialled).
    """

    def __init__(
        self,
        host: Host,
        sign: Sign,
        peer_id: str,
        *,
        public_key_of: Callable[[str], bytes],
        peer_id_of: Callable[[bytes], str],
        parameters: GossipParameters | None = None,
        app_score: Callable[[str], float] = _no_opinion,
        address_text: Callable[[bytes], str] | None = None,
        verify: Verify = verify_message,
        rng: random.Random | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.on_announcement: OnAnnouncement | None = None
        self._host = host
        self._sign = sign
        self._key_of, self._text_of = public_key_of, peer_id_of
        self._address_text = address_text
        self._clock = clock
        self._texts: dict[PeerId, str] = {}
        self._own_id = self._binary(peer_id)
        dice = rng or random.Random()
        self._router = Router(
            self._own_id,
            dice,
            parameters=parameters,
            app_score=lambda peer: app_score(self._text(peer)),
        )
        self._driver = RouterDriver(
            host,
            self._router,
            binary=self._binary,
            verify=verify,
            clock=clock,
            opinion=self._opinion,
            on_deliver=self._on_deliver,
            on_newcomer=self._on_newcomer,
            on_link=self._on_link,
            dial=self._dial,
        )
        self._announcer = Announcer(dice)
        self._index = SwarmIndex()
        self._repeater = Repeater(dice)
        self._factories: dict[bytes, AnnouncementFactory] = {}
        self._waiting: dict[bytes, None] = {}  # swarms above MAX_TOPICS_PER_PEER, in order
        self._subscribed: dict[Topic, _Subscribed] = {}
        self._direct_addresses: dict[PeerId, tuple[str, ...]] = {}
        self._seqno = 0
        self._alarm: asyncio.TimerHandle | None = None

    async def start(self) -> None:
        """Speak pubsub on the host from now on, also with those connected already."""
        self._driver.start()
        self._announce_due()

    async def stop(self) -> None:
        """Withdraw from every swarm and end; the host sends what is queued when it stops."""
        if not self._driver.running:
            return
        self._waiting.clear()
        for file_id in tuple(self._factories):
            self.leave_swarm(file_id)
        for topic in self._router.topics:
            self._driver.handle(Leave(topic))
        self._disarm()
        await self._driver.stop()

    # Swarms

    def join_swarm(self, file_id: bytes, announcement_factory: AnnouncementFactory) -> None:
        """Join a file's swarm and keep it told of us; the factory says what, each time.

        The announcement's kind is set here. Beyond MAX_TOPICS_PER_PEER topics, which is what
        other implementations take from one peer, a swarm waits until another is left.
        """
        if file_id in self._factories:
            return
        self._factories[file_id] = announcement_factory
        if len(self._router.topics) >= MAX_TOPICS_PER_PEER:
            self._waiting[file_id] = None
        else:
            self._enter_swarm(file_id)

    def _enter_swarm(self, file_id: bytes) -> None:
        self._index.follow(file_id)
        self._driver.handle(Join(swarm_topic(file_id)))
        self._announcer.join(self._clock(), file_id)
        self._announce_due()

    def leave_swarm(self, file_id: bytes) -> None:
        """Publish a withdrawal and leave; what gossip knew of the swarm is forgotten."""
        if self._factories.pop(file_id, None) is None:
            return
        if file_id in self._waiting:
            del self._waiting[file_id]
            return
        if self._repeater.has_spoken(file_id):
            self.publish(swarm_topic(file_id), encode_announcement(Announcement(Kind.LEFT)))
        self._announcer.leave(file_id)
        self._repeater.forget(file_id)
        self._index.forget(file_id)
        self._driver.handle(Leave(swarm_topic(file_id)))
        if self._waiting:
            next_one = next(iter(self._waiting))
            del self._waiting[next_one]
            self._enter_swarm(next_one)

    def changed(self, file_id: bytes) -> None:
        """What the factory would say has changed: it is said soon, at most once in 30 s."""
        if self._announcer.changed(self._clock(), file_id):
            self._arm()

    def members(self, file_id: bytes) -> list[Member]:
        """Who is in the swarm by gossip, ourselves not counted."""
        return self._index.members(self._clock(), file_id)

    def health(self, file_id: bytes) -> SwarmHealth:
        """How many others have all or a part of the file."""
        return self._index.health(self._clock(), file_id)

    def _announce_due(self) -> None:
        """Say what is due, forget what has run out, and arm the one timer for the next."""
        if not self._driver.running:
            return
        now = self._clock()
        self._index.expire(now)
        self._repeater.expire(now)
        for file_id, first in self._announcer.take_due(now):
            kind = Kind.JOINED if first else Kind.AVAILABILITY
            word = replace(self._factories[file_id](), kind=kind)
            message = self._compose(swarm_topic(file_id), encode_announcement(word))
            self._repeater.said(file_id, message)
            self._driver.handle(Publish(message))
        self._arm()

    def _arm(self) -> None:
        self._disarm()
        due = self._announcer.next_due()
        if due is not None and self._driver.running:
            delay = max(0.0, due - self._clock())
            self._alarm = asyncio.get_running_loop().call_later(delay, self._announce_due)

    def _disarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _on_newcomer(self, peer: PeerId, topic: Topic) -> None:
        if file_id := file_id_of(topic):
            self.resend(peer, self._repeater.for_newcomer(self._clock(), file_id, peer))

    def _on_link(self, peer: PeerId, topic: Topic) -> None:
        if file_id := file_id_of(topic):
            self.resend(peer, self._repeater.for_link(self._clock(), file_id, peer))
        elif topic in self._subscribed:
            self._subscribed[topic].on_link(peer)

    # Topics

    def subscribe(
        self,
        topic: str,
        handler: Handler,
        validator: TopicValidator = _accept,
        on_link: OnLink = _ignore,
    ) -> None:
        """Call `handler(data, author's peer ID)` for each message that `validator` accepts.

        `on_link` hears of each peer that becomes a neighbour in the topic: it may have missed
        what was said before (`resend`).
        """
        self._subscribed[Topic(topic)] = _Subscribed(handler, validator, on_link)
        self._driver.handle(Join(Topic(topic)))

    def unsubscribe(self, topic: str) -> None:
        """Leave a topic."""
        if self._subscribed.pop(Topic(topic), None):
            self._driver.handle(Leave(Topic(topic)))

    def shares_topic(self, peer_id: str) -> bool:
        """Whether a peer is in a topic that we are in."""
        peer = self._binary(peer_id)
        return any(peer in self._router.subscribers(topic) for topic in self._router.topics)

    @property
    def has_room(self) -> bool:
        """Whether one more topic stays within what other implementations take from one peer."""
        return len(self._router.topics) < MAX_TOPICS_PER_PEER

    def publish(self, topic: str, data: bytes) -> Message:
        """Sign and publish `data` (at most MAX_DATA_BYTES), whether joined to the topic or not."""
        message = self._compose(Topic(topic), data)
        self._driver.handle(Publish(message))
        return message

    def resend(self, peer: PeerId, messages: Sequence[Message]) -> None:
        """Tell one peer alone what was published before."""
        if messages:
            self._driver.handle(Resend(peer, tuple(messages)))

    def _compose(self, topic: Topic, data: bytes) -> Message:
        if len(data) > MAX_DATA_BYTES:
            raise LocalProtocolError(f"A message may have {MAX_DATA_BYTES} bytes, not {len(data)}.")
        # Above every number of earlier runs too, as long as the wall clock does not go back.
        self._seqno = max(self._seqno + 1, time.time_ns())
        return sign_message(self._own_id, self._sign, self._seqno, topic, data)

    def _opinion(self, message: Message) -> Verdict:
        """What becomes of a message whose signature holds."""
        if message.author == self._own_id:
            return (
                Verdict.IGNORE
            )  # told again by somebody who tells newcomers: known, and no offence
        if subscribed := self._subscribed.get(message.topic):
            return subscribed.validator(message)
        file_id = file_id_of(message.topic)
        if file_id is None:
            return Verdict.IGNORE
        try:
            decode_announcement(message.data)
        except RemoteProtocolError:
            return Verdict.REJECT
        seqno = int.from_bytes(message.seqno, "big")
        return self._index.judge(self._clock(), file_id, message.author, seqno)

    def _on_deliver(self, message: Message) -> None:
        author = self._text(message.author)
        if subscribed := self._subscribed.get(message.topic):
            subscribed.handler(message.data, author)
            return
        file_id = file_id_of(message.topic)
        if file_id is None:
            return
        word = decode_announcement(message.data)
        now, seqno = self._clock(), int.from_bytes(message.seqno, "big")
        if not self._index.apply(now, file_id, message.author, seqno, word):
            return
        if word.kind is Kind.LEFT:
            self._repeater.left(file_id, message.author)
        else:
            self._repeater.heard(file_id, message, now + word.ttl_s)
        if self.on_announcement is not None:
            self.on_announcement(file_id, word, author)

    # Peers

    @property
    def protected_peers(self) -> tuple[str, ...]:
        """Whose connections should outlive a trimming: mesh and direct peers."""
        return tuple(self._text(peer) for peer in self._driver.protected)

    def add_direct(self, peer_id: str, addresses: Sequence[str]) -> None:
        """Always forward to this peer and accept from it, and keep it connected."""
        peer = self._binary(peer_id)
        self._direct_addresses[peer] = tuple(addresses)
        self._driver.handle(AddDirect(peer))

    def remove_direct(self, peer_id: str) -> None:
        """Treat the peer as any other again."""
        peer = self._binary(peer_id)
        self._direct_addresses.pop(peer, None)
        self._driver.handle(RemoveDirect(peer))

    def score(self, peer_id: str) -> float:
        """The peer's score."""
        return self._router.score(self._binary(peer_id))

    @property
    def router(self) -> Router:
        """The core, for diagnostics: look, don't touch."""
        return self._router

    @property
    def beating(self) -> bool:
        """Whether the heartbeat runs: not while there is nothing to do."""
        return self._driver.beating

    async def _dial(self, wish: Connect) -> None:
        addresses = self._direct_addresses.get(wish.peer, ())
        if not addresses and self._address_text is not None:
            addresses = tuple(map(self._address_text, wish.addresses))
        if addresses:
            await self._host.connect(addresses, self._text(wish.peer))

    def _binary(self, peer_id: str) -> PeerId:
        return peer_id_of(self._key_of(peer_id))

    def _text(self, peer: PeerId) -> str:
        """Kept, because a score is asked for with every RPC and base58 is slow."""
        text = self._texts.get(peer)
        if text is None:
            if len(self._texts) >= MAX_TEXTS:
                self._texts.clear()
            text = self._texts[peer] = self._text_of(public_key_of(peer) or b"")
        return text
