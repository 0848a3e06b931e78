"""Peers that speak the real protocol and mean no good: the file comes from the honest one.

Virtual time and real frames: a `Stranger` stands in the little world of cores and answers as it
likes. In each case it did its worst (`told`), the download finishes from the honest peer, and
whoever broke a rule is gone, for that very reason, and nobody else.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from random import Random

import pytest

from engine.content.file_id import BLOCK_SIZE, FileId, piece_count, piece_size
from engine.transfer.blocks import PeerKey
from engine.transfer.effects import Effect
from engine.transfer.messages import (
    DATA_HEADER,
    HEADER,
    MAX_PEX_ADDRESSES,
    MAX_PEX_PEERS,
    Bitmap,
    Choke,
    DataBytes,
    DataStart,
    FrameReader,
    Hashes,
    HashRequest,
    Have,
    HaveAll,
    Hello,
    Hint,
    Interest,
    Message,
    PeerExchange,
    PexPeer,
    PieceIndex,
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
        self.told = 0  # how often it did what its script is about
        self.spoilt: set[int] = set()  # pieces of which it gave a part, a wrong one
        self.met = 0
        self.slowly: list[tuple[PeerKey, bytes]] = []  # sent one byte per second
        self.unchokes = script != "chokes for ever"
        self.greeting = GREETINGS.get(script, truth)
        world.nodes[self.key] = self  # type: ignore[assignment]

    def add_peer(self, peer: PeerKey, now: float) -> None:
        self.met += 1
        self.readers[peer] = FrameReader()
        self.say(peer, *self.greeting(self.file))
        if self.unchokes:
            self.say(peer, Choke(False))

    def remove_peer(self, peer: PeerKey) -> None:
        self.readers.pop(peer, None)

    def tick(self, now: float) -> None:
        for position, (peer, left) in enumerate(self.slowly):
            self.told += 1
            self.world.send(self.key, peer, left[:1])
            self.slowly[position] = (peer, left[1:])

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
        body = self.body(request) if body is None else body
        self.world.send(self.key, peer, data_header(request) + body)

    def receive(self, peer: PeerKey, frames: bytes) -> None:
        for item in self.readers[peer].receive(memoryview(frames)):
            assert not isinstance(item, DataStart | DataBytes)
            self.script(self, peer, item)


def truth(file: Content) -> tuple[Message, ...]:
    return Hello(file.id, len(file.data), file.root, 1 << 24, "stranger"), HaveAll()


# What is said instead of the truth, the moment the stream is there.
GREETINGS: dict[str, Callable[[Content], tuple[Message, ...]]] = {
    "a false size": lambda file: (Hello(file.id, len(file.data) + 1, file.root), HaveAll()),
    "a false root": lambda file: (Hello(file.id, len(file.data), bytes(32)), HaveAll()),
    "another file": lambda file: (Hello(FileId(bytes(32)), len(file.data), file.root),),
    "pieces before HELLO": lambda file: (HaveAll(),),
    "pieces without a root": lambda file: (Hello(file.id), HaveAll()),
    "HELLO again and again": lambda file: (*truth(file), *truth(file)),
    "a bitmap longer than the file": lambda file: (truth(file)[0], Bitmap(0, bytes(100))),
    "a bitmap beyond the file": lambda file: (truth(file)[0], Bitmap(1 << 20, b"\xff")),
    "the same bitmap over and over": lambda file: (truth(file)[0], *[Bitmap(0, b"\xf0" * 8)] * 99),
    "a piece the file has not": lambda file: (*truth(file), Have((PieceIndex(65),))),
    "a hint the file has not": lambda file: (*truth(file), Hint(((64, 1 << 31),))),
}


def script(name: str) -> Callable[..., Callable[..., None]]:
    def keep(function: Callable[..., None]) -> Callable[..., None]:
        SCRIPTS[name] = function
        return function

    return keep


def on_requests(act: Callable[[Stranger, PeerKey, Request], None]) -> Callable[..., None]:
    def react(me: Stranger, peer: PeerKey, message: Message) -> None:
        for request in message.requests if isinstance(message, Requests) else ():
            me.told += 1
            act(me, peer, request)

    return react


def on_interest(act: Callable[[Stranger, PeerKey], None]) -> Callable[..., None]:
    def react(me: Stranger, peer: PeerKey, message: Message) -> None:
        if isinstance(message, Interest):
            me.told += 1
            act(me, peer)

    return react


def says_nothing_more(me: Stranger, peer: PeerKey, message: Message) -> None:
    me.told += 1


SCRIPTS.update(dict.fromkeys(GREETINGS, says_nothing_more))
SCRIPTS["chokes for ever"] = on_interest(lambda me, peer: None)
SCRIPTS["never answers"] = on_requests(lambda me, peer, request: None)


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
        me.told += 1
        world = me.world
        world.at_once(lambda: world.disconnect(me.key, peer))
        world.at_once(lambda: world.connect(me, world.nodes[peer]))  # type: ignore[arg-type]


@script("suggests and never sends")
def _suggests(me: Stranger, peer: PeerKey, message: Message) -> None:
    if isinstance(message, Requests):
        me.told += 1
        me.say(peer, Hint(((0, piece_count(len(me.file.data))),)))


@script("lies about hashes")
def _hashes(me: Stranger, peer: PeerKey, message: Message) -> None:
    if isinstance(message, HashRequest):
        me.told += 1
        me.say(peer, Hashes(message.id, bytes(32 * message.count), b""))


@script("trickles")
@on_requests
def _trickles(me: Stranger, peer: PeerKey, request: Request) -> None:
    if not me.slowly:
        me.slowly.append((peer, data_header(request) + me.body(request)))


@script("a flood of requests")
@on_interest
def _flood_of_requests(me: Stranger, peer: PeerKey) -> None:
    for first in range(0, 400 * 512, 512):
        asked = (Request(RequestId(first + n), PieceIndex(0), 0, BLOCK_SIZE) for n in range(512))
        me.say(peer, Requests(tuple(asked)))


@script("a flood of HAVE")
@on_interest
def _flood_of_haves(me: Stranger, peer: PeerKey) -> None:
    me.say(peer, *[Have(tuple(PieceIndex(n % 64) for n in range(512)))] * 400)


@script("a flood of hints")
@on_interest
def _flood_of_hints(me: Stranger, peer: PeerKey) -> None:
    me.say(peer, *[Hint(((0, 64),) * 64), Hint(())] * 400)


@script("a flood of interest")
@on_interest
def _flood_of_interest(me: Stranger, peer: PeerKey) -> None:
    me.say(peer, *[Interest(True), Interest(False)] * 400)


@script("a flood of chokes")
@on_interest
def _flood_of_chokes(me: Stranger, peer: PeerKey) -> None:
    me.say(peer, *[Choke(True), Choke(False)] * 400)


@script("a flood of questions for leaves")
@on_interest
def _flood_of_leaves(me: Stranger, peer: PeerKey) -> None:
    me.say(peer, *[HashRequest(RequestId(n), 0, 0, 1) for n in range(30_000)])


@script("thousands of addresses")
@on_interest
def _thousands(me: Stranger, peer: PeerKey) -> None:
    for first in range(0, 200 * 50, 50):
        told = [PexPeer(f"12D3Koo{first + n}", ("/ip4/192.0.2.1/tcp/1",) * 8) for n in range(50)]
        me.say(peer, PeerExchange(tuple(told)))


@script("a huge control frame")
@on_interest
def _huge_frame(me: Stranger, peer: PeerKey) -> None:
    me.world.send(me.key, peer, HEADER.pack(0, 1 << 31))


@script("a huge DATA frame")
@on_interest
def _huge_data(me: Stranger, peer: PeerKey) -> None:
    me.world.send(me.key, peer, DATA_HEADER.pack(1, 1 << 31, 0, 0, 0))


@script("DATA without being asked")
@on_interest
def _unasked(me: Stranger, peer: PeerKey) -> None:
    request = Request(RequestId(1 << 20), PieceIndex(0), 0, BLOCK_SIZE)
    me.data(peer, request)


@script("two requests with one number")
@on_interest
def _one_number(me: Stranger, peer: PeerKey) -> None:
    same = Request(RequestId(1), PieceIndex(0), 0, BLOCK_SIZE)
    me.say(peer, Interest(True), Requests((same, same)))


@script("a request beyond the file")
@on_interest
def _beyond(me: Stranger, peer: PeerKey) -> None:
    me.say(peer, Requests((Request(RequestId(1), PieceIndex(64), BLOCK_SIZE, BLOCK_SIZE),)))


def download(name: str, *, bare_id: bool = False) -> tuple[Node, Stranger]:
    """A leecher with a stranger first and an honest seeder that comes a little later.

    The leecher serves the stranger, which is what some of its requests need to be judged at all.
    """
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
    assert stranger.told, "it never did what it is here for"
    assert {drop.peer for drop in leecher.dropped} <= {"stranger"}
    assert not honest.dropped
    return leecher, stranger


GO_ON = (
    "never answers",
    "chokes for ever",
    "announces what it has not",
    "vanishes in the last piece",
    "reconnects in a loop",
    "suggests and never sends",
    "trickles",
)
TOO_MUCH = "more messages than anybody has a use for"
DROPPED = {
    "answers twice": "DATA that nobody asked for",
    "answers what nobody asked": "DATA that nobody asked for",
    "DATA without being asked": "DATA that nobody asked for",
    "rejects twice": "REJECT of what nobody asked for",
    "wrong offset": "DATA for another range",
    "another file": "a HELLO that does not belong here",
    "HELLO again and again": "a HELLO that does not belong here",
    "pieces before HELLO": "a message before HELLO",
    "pieces without a root": "pieces of a file whose size it did not tell",
    "a bitmap longer than the file": "a bitmap longer than the file",
    "a bitmap beyond the file": "a bitmap longer than the file",
    "the same bitmap over and over": "the same bitmap over and over",
    "a piece the file has not": "HAVE of a piece the file has not",
    "a hint the file has not": "HINT of a piece the file has not",
    "a huge control frame": "control message of 2147483648 bytes",
    "a huge DATA frame": "DATA of 2147483648 bytes",
    "two requests with one number": "two requests with one number",
    "a request beyond the file": "request beyond the piece",
    "a flood of requests": TOO_MUCH,
    "a flood of HAVE": TOO_MUCH,
    "a flood of hints": TOO_MUCH,
    "a flood of interest": TOO_MUCH,
    "a flood of chokes": TOO_MUCH,
    "a flood of questions for leaves": TOO_MUCH,
}
BANNED = {
    "false bytes": "sent a false piece",
    "lies about hashes": "do not lead to the file's root",
    "a false size": "lied about the size or root",
    "a false root": "lied about the size or root",
}


@pytest.mark.parametrize("name", GO_ON)
def test_who_is_of_no_use_does_not_hold_up_the_download(name: str) -> None:
    leecher, stranger = download(name)
    assert not any(drop.ban or drop.fault for drop in leecher.dropped)
    assert leecher.world.now < 60.0
    assert stranger.met > 10 if name == "reconnects in a loop" else stranger.met == 1


@pytest.mark.parametrize("name", DROPPED)
def test_who_breaks_a_rule_is_dropped_for_that(name: str) -> None:
    leecher, _ = download(name)
    assert {(drop.peer, drop.fault, drop.ban) for drop in leecher.dropped} == {
        ("stranger", True, False)
    }
    assert DROPPED[name] in leecher.dropped[0].reason
    assert leecher.world.now < 30.0


@pytest.mark.parametrize("name", BANNED)
def test_who_lies_is_banned(name: str) -> None:
    leecher, _ = download(name, bare_id=name == "lies about hashes")
    assert {(drop.peer, drop.ban) for drop in leecher.dropped} == {("stranger", True)}
    assert BANNED[name] in leecher.dropped[0].reason


def test_of_thousands_of_addresses_few_are_heard() -> None:
    leecher, _ = download("thousands of addresses")
    assert len(leecher.heard) == MAX_PEX_PEERS
    assert all(len(peer.addresses) <= MAX_PEX_ADDRESSES for peer in leecher.heard)


def test_a_flood_costs_little_memory_and_few_answers() -> None:
    tracemalloc.start()
    download("a flood of requests")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * 1024 * 1024  # the flood itself, which the little world holds as bytes


def test_every_script_is_shown() -> None:
    shown = {*GO_ON, *DROPPED, *BANNED, "thousands of addresses"}
    assert set(SCRIPTS) == {*shown, "spoils one block of what others complete", "lies about leaves"}


@script("spoils one block of what others complete")
@on_requests
def _spoils(me: Stranger, peer: PeerKey, request: Request) -> None:
    if request.piece in me.spoilt:
        me.say(peer, Reject(request.id, RejectCode.CANCELLED))
    else:
        me.spoilt.add(request.piece)
        body = me.body(request)
        me.data(peer, request, body[:-1] + bytes([body[-1] ^ 1]))


def test_of_two_senders_of_a_piece_exactly_the_liar_is_banned() -> None:
    """64 KiB pieces: one request of each goes to the liar, the rest comes from the honest peer."""
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
    assert liar.spoilt
    assert {(drop.peer, drop.ban) for drop in leecher.dropped} == {("liar", True)}
    assert "the root proves" in leecher.dropped[0].reason


@script("lies about leaves")
def _leaves(me: Stranger, peer: PeerKey, message: Message) -> None:
    if isinstance(message, HashRequest):
        me.told += 1
        me.say(peer, Hashes(message.id, bytes(32 * message.count), b""))
    elif isinstance(message, Requests):
        me.say(peer, *(Reject(request.id, RejectCode.IO) for request in message.requests))


def test_who_lies_about_leaves_hides_nobody() -> None:
    """The helper of a liar gives false leaves for the spoilt piece: both are banned."""
    file = Content.of(Random(8).randbytes(64 * 1024 * 1024))
    count = piece_count(len(file.data))
    world = World(seed=5, latency_s=0.5)
    liar = Stranger(world, "liar", file, "spoils one block of what others complete")
    helper = Stranger(world, "helper", file, "lies about leaves")
    honest = world.add("honest", file, seed=True)
    leecher = world.add("leech", file, have=bits_of(range(8, count), count))
    for peer in (liar, helper, honest):
        world.connect(leecher, peer)  # type: ignore[arg-type]
    world.run(lambda: leecher.finished and len(leecher.dropped) == 2, limit_s=60.0)
    assert leecher.finished
    assert helper.told
    assert liar.spoilt
    assert {(drop.peer, drop.ban) for drop in leecher.dropped} == {
        ("liar", True),
        ("helper", True),
    }


def test_who_answers_nothing_for_a_minute_gives_its_place_up() -> None:
    world = World(seed=3)
    stranger = Stranger(world, "stranger", FILE, "never answers")
    leecher = world.add("leech", FILE, have=bits_of([0], piece_count(len(FILE.data))))
    world.connect(leecher, stranger)  # type: ignore[arg-type]
    world.run(lambda: bool(leecher.dropped), limit_s=70.0)
    assert stranger.told
    assert leecher.dropped[0].reason == "answered nothing for a minute"
    assert not leecher.dropped[0].fault  # it may be asleep: it may come back
    assert leecher.core.fetcher is not None
    assert leecher.core.fetcher.picker.active_bytes == 0  # its pieces are free for others


def test_who_never_says_hello_is_let_go() -> None:
    GREETINGS["says nothing"] = lambda file: ()
    SCRIPTS["says nothing"] = says_nothing_more
    try:
        world = World(seed=3)
        stranger = Stranger(world, "stranger", FILE, "says nothing")
        stranger.unchokes = False
        leecher = world.add("leech", FILE, have=bits_of([0], piece_count(len(FILE.data))))
        world.connect(leecher, stranger)  # type: ignore[arg-type]
        world.run(lambda: bool(leecher.dropped), limit_s=15.0)
        assert leecher.dropped[0].reason == "never said HELLO"
    finally:
        del GREETINGS["says nothing"], SCRIPTS["says nothing"]
