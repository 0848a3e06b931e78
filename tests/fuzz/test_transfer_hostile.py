"""Peers that speak the real protocol and mean no good: the file comes from the honest one.

Virtual time and real frames: a `Stranger` stands in the little world of cores and answers as it
likes. In each case the download finishes, and whoever broke a rule is gone.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from engine.content.file_id import BLOCK_SIZE, piece_count, piece_size
from engine.transfer.blocks import PeerKey
from engine.transfer.effects import Effect
from engine.transfer.messages import (
    Choke,
    DataBytes,
    DataStart,
    FrameReader,
    Hashes,
    HashRequest,
    HaveAll,
    Hello,
    Hint,
    Message,
    Reject,
    RejectCode,
    Request,
    RequestId,
    Requests,
    data_header,
    encode,
)
from engine.transfer.piece_table import bits_of
from tests.helpers.swarm_world import Content, Node, World

FILE = Content.of(Random(7).randbytes(1024 * 1024 + 5))
SCRIPTS: dict[str, Callable[[Stranger, PeerKey, Message], None]] = {}


class Stranger:
    """Greets like a seeder, unchokes, and then follows its script."""

    def __init__(self, world: World, name: str, file: Content, script: str) -> None:
        self.world, self.key, self.file = world, PeerKey(name), file
        self.script = SCRIPTS[script]
        self.core = self  # the world speaks to a core: this is all of it that a stranger needs
        self.readers: dict[PeerKey, FrameReader] = {}
        self.served = 0
        self.met = 0
        self.unchokes = script != "chokes for ever"
        world.nodes[self.key] = self  # type: ignore[assignment]

    def add_peer(self, peer: PeerKey, now: float) -> None:
        self.met += 1
        self.readers[peer] = FrameReader()
        hello = Hello(self.file.id, len(self.file.data), self.file.root, 1 << 24, "stranger")
        self.say(peer, hello, HaveAll())
        if self.unchokes:
            self.say(peer, Choke(False))

    def remove_peer(self, peer: PeerKey) -> None:
        self.readers.pop(peer, None)

    def tick(self, now: float) -> None: ...

    def take_effects(self) -> list[Effect]:
        return []

    def carry_out(self, effects: list[Effect]) -> None: ...

    def say(self, peer: PeerKey, *messages: Message) -> None:
        for message in messages:
            self.world.send(self.key, peer, encode(message))

    def body(self, request: Request) -> bytes:
        start = request.piece * piece_size(len(self.file.data)) + request.offset
        return self.file.data[start : start + request.length]

    def data(self, peer: PeerKey, request: Request, body: bytes | None = None) -> None:
        self.served += 1
        body = self.body(request) if body is None else body
        self.world.send(self.key, peer, data_header(request) + body)

    def receive(self, peer: PeerKey, frames: bytes) -> None:
        for item in self.readers[peer].receive(memoryview(frames)):
            assert not isinstance(item, DataStart | DataBytes)
            self.script(self, peer, item)


def script(name: str) -> Callable[..., Callable[..., None]]:
    def keep(function: Callable[..., None]) -> Callable[..., None]:
        SCRIPTS[name] = function
        return function

    return keep


def on_requests(act: Callable[[Stranger, PeerKey, Request], None]) -> Callable[..., None]:
    def react(me: Stranger, peer: PeerKey, message: Message) -> None:
        for request in message.requests if isinstance(message, Requests) else ():
            act(me, peer, request)

    return react


SCRIPTS["never answers"] = lambda me, peer, message: None
SCRIPTS["chokes for ever"] = lambda me, peer, message: None


@script("answers twice")
@on_requests
def _twice(me: Stranger, peer: PeerKey, request: Request) -> None:
    me.data(peer, request)
    me.data(peer, request)


@script("answers what nobody asked")
@on_requests
def _unsolicited(me: Stranger, peer: PeerKey, request: Request) -> None:
    wrong = Request(RequestId(request.id + 1000), request.piece, request.offset, request.length)
    me.data(peer, wrong, me.body(request))


@script("announces what it has not")
@on_requests
def _without(me: Stranger, peer: PeerKey, request: Request) -> None:
    me.say(peer, Reject(request.id, RejectCode.NOT_HAVE))


@script("rejects twice")
@on_requests
def _rejects_twice(me: Stranger, peer: PeerKey, request: Request) -> None:
    me.say(peer, Reject(request.id, RejectCode.IO), Reject(request.id, RejectCode.IO))


@script("wrong offset")
@on_requests
def _offset(me: Stranger, peer: PeerKey, request: Request) -> None:
    wrong = Request(request.id, request.piece, request.offset + BLOCK_SIZE, request.length)
    me.data(peer, wrong, me.body(request))


@script("false bytes")
@on_requests
def _false(me: Stranger, peer: PeerKey, request: Request) -> None:
    me.data(peer, request, bytes(request.length))


@script("vanishes in the last piece")
@on_requests
def _vanishes(me: Stranger, peer: PeerKey, request: Request) -> None:
    if request.piece == piece_count(len(me.file.data)) - 1:
        me.world.send(me.key, peer, data_header(request) + me.body(request)[:1])
        me.world.at_once(lambda: me.world.disconnect(me.key, peer))
    else:
        me.data(peer, request)


@script("reconnects in a loop")
def _loops(me: Stranger, peer: PeerKey, message: Message) -> None:
    if isinstance(message, Requests) and me.met < 50:
        world = me.world
        world.at_once(lambda: world.disconnect(me.key, peer))
        world.at_once(lambda: world.connect(me, world.nodes[peer]))  # type: ignore[arg-type]


@script("suggests and never sends")
def _suggests(me: Stranger, peer: PeerKey, message: Message) -> None:
    if isinstance(message, Requests):
        me.say(peer, Hint(((0, piece_count(len(me.file.data))),)))


@script("lies about hashes")
def _hashes(me: Stranger, peer: PeerKey, message: Message) -> None:
    if isinstance(message, HashRequest):
        me.say(peer, Hashes(message.id, bytes(32 * message.count), b""))


def download(name: str, *, bare_id: bool = False) -> tuple[Node, Stranger]:
    """A leecher with a stranger first and an honest seeder that comes a little later."""
    world = World(seed=3)
    stranger = Stranger(world, "stranger", FILE, name)
    honest = world.add("honest", FILE, seed=True)
    have = b"" if bare_id else bits_of([0], piece_count(len(FILE.data)))
    leecher = world.add("leech", FILE, have=have)
    world.connect(leecher, stranger)  # type: ignore[arg-type]
    late = world.now + 0.5
    world.run(lambda: world.now >= late or leecher.finished)
    world.connect(leecher, honest)
    world.run(lambda: leecher.finished, limit_s=120.0)
    assert bytes(leecher.data) == FILE.data
    return leecher, stranger


GO_ON = (
    "never answers",
    "chokes for ever",
    "announces what it has not",
    "vanishes in the last piece",
    "reconnects in a loop",
    "suggests and never sends",
)
DROPPED = ("answers twice", "answers what nobody asked", "rejects twice", "wrong offset")
BANNED = ("false bytes", "lies about hashes")


@pytest.mark.parametrize("name", GO_ON)
def test_who_is_of_no_use_does_not_hold_up_the_download(name: str) -> None:
    leecher, _ = download(name)
    assert "honest" not in [drop.peer for drop in leecher.dropped]
    assert not any(drop.ban for drop in leecher.dropped)


@pytest.mark.parametrize("name", DROPPED)
def test_who_breaks_a_rule_is_dropped(name: str) -> None:
    leecher, _ = download(name)
    assert {drop.peer for drop in leecher.dropped} == {"stranger"}


@pytest.mark.parametrize("name", BANNED)
def test_who_lies_is_banned(name: str) -> None:
    leecher, _ = download(name, bare_id=name == "lies about hashes")
    assert {(drop.peer, drop.ban) for drop in leecher.dropped} == {("stranger", True)}


def test_every_script_is_shown() -> None:
    assert set(SCRIPTS) == {*GO_ON, *DROPPED, *BANNED, "spoils one block of what others complete"}


@script("spoils one block of what others complete")
@on_requests
def _spoils(me: Stranger, peer: PeerKey, request: Request) -> None:
    if request.offset:
        me.say(peer, Reject(request.id, RejectCode.CANCELLED))
    else:
        body = me.body(request)
        me.data(peer, request, body[:-1] + bytes([body[-1] ^ 1]))


def test_of_two_senders_of_a_piece_exactly_the_liar_is_banned() -> None:
    """64 KiB pieces: the first half of each comes from the liar, the rest from the honest peer."""
    file = Content.of(Random(8).randbytes(64 * 1024 * 1024))
    count = piece_count(len(file.data))
    world = World(seed=5, latency_s=0.5)  # slow, so that a request is less than a piece
    liar = Stranger(world, "liar", file, "spoils one block of what others complete")
    honest = world.add("honest", file, seed=True)
    leecher = world.add("leech", file, have=bits_of(range(8, count), count))
    world.connect(leecher, liar)  # type: ignore[arg-type]
    world.connect(leecher, honest)
    world.run(lambda: leecher.finished, limit_s=60.0)
    assert bytes(leecher.data[: 8 << 16]) == file.data[: 8 << 16]
    assert {(drop.peer, drop.ban) for drop in leecher.dropped} == {("liar", True)}
    assert "the root proves" in leecher.dropped[0].reason
