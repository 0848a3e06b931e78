"""The asyncio adapter of one file's swarm: links, disk threads and the clock around a `Swarm` core.

Everything that touches the core runs in one task, the pump: it takes the write lock of the shared
pieces, lets the core handle all that came in, lets go of the lock and carries out the effects. So
the table changes only under its lock, one lock for a whole batch of messages, and hashing,
reading and writing run in threads meanwhile. Owns no file and no record of it: a `Source` is lent
to it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import Final, Protocol

from engine.content.bundle import Bundle
from engine.content.file_id import FileId, format_id
from engine.errors import EnvironmentFailure, RemoteProtocolError, ShoalError
from engine.tasks import TaskOwner
from engine.transfer.blocks import BufferPool, Outstanding, PeerKey
from engine.transfer.effects import (
    CancelUpload,
    Certified,
    Drop,
    Effect,
    Finished,
    HashesKnown,
    PeersHeard,
    Send,
    ServeHashes,
    Upload,
    Verify,
)
from engine.transfer.exchange import AddressesOf
from engine.transfer.failures import Failures
from engine.transfer.fairness import FairBucket, Share, ShareOf
from engine.transfer.lanes import Lane
from engine.transfer.messages import (
    Bitmap,
    DataStart,
    Goodbye,
    GoodbyeCode,
    HashRequest,
    Message,
    PexPeer,
    PieceIndex,
    Reject,
    RejectCode,
    Request,
    RequestId,
    encode,
)
from engine.transfer.pacing import FairGate
from engine.transfer.patience import Offences, Visits
from engine.transfer.peer_link import PeerLink
from engine.transfer.prover import Prover
from engine.transfer.rates import Limits, RateMeter, TokenBucket
from engine.transfer.swarm import Swarm
from engine.transfer.verifier import Source, Verdict, Verifier

logger = logging.getLogger(__name__)

SLICE_S: Final = 0.004
"""What came in is taken for so long at a time; a window's frame must not wait for more."""
WHOLE_BITMAP: Final = 4096
BITMAP_PART: Final = 256
"""Bytes: bitmaps of more than 32,768 pieces are taken in parts, of some milliseconds each."""


class DriverOwner(Protocol):
    """Who is told what happens to the file; every call comes from the loop's thread."""

    def swarm_certified(self, file_id: FileId, certified: Certified) -> None:
        """Size and root are known and proved."""

    def swarm_hashes_known(self, file_id: FileId, piece_hashes: bytes) -> None:
        """Every piece hash is known and proved."""

    def swarm_pieces_done(self, file_id: FileId, pieces: Sequence[int]) -> None:
        """These pieces are verified and written: time to record it."""

    def swarm_finished(self, file_id: FileId) -> None:
        """The last piece is verified and written."""

    def swarm_disk_trouble(self, file_id: FileId, error: EnvironmentFailure) -> None:
        """The disk refused, or the file is not what it was."""

    def swarm_peers_heard(self, file_id: FileId, peers: Sequence[PexPeer]) -> None:
        """A peer told of others."""

    def swarm_uploaded(self, file_id: FileId, count: int) -> None:
        """Bytes of it went to a peer."""

    def swarm_changed(self, file_id: FileId) -> None:
        """Progress, rates or peers changed."""

    def swarm_banned(self, peer: PeerKey, reason: str) -> None:
        """The peer lied."""


@dataclass(slots=True)
class Shared:
    """What all drivers of a node share: memory, threads, limits, time and dice."""

    local_peer: str
    executor: Executor
    clock: Callable[[], float]
    rng: Random
    buffers: BufferPool = field(default_factory=BufferPool)
    limit_down: TokenBucket = field(default_factory=lambda: TokenBucket(0, 0.0))
    limit_up: TokenBucket = field(default_factory=lambda: TokenBucket(0, 0.0))
    addresses_of: AddressesOf = lambda peer: ()
    on_lost: Callable[[FileId, PeerLink], None] = lambda file_id, link: None
    offences: Offences = field(default_factory=Offences)
    visits: Visits = field(default_factory=Visits)
    fair_down: FairBucket = field(init=False)
    gate_up: FairGate = field(init=False)

    def __post_init__(self) -> None:
        self.fair_down = FairBucket(self.limit_down)
        self.gate_up = FairGate(self.limit_up, self.clock)


class SwarmDriver:
    """One file's swarm, running."""

    def __init__(
        self,
        file_id: FileId,
        name: str,
        shared: Shared,
        owner: DriverOwner,
        bundle: Bundle | None = None,
    ) -> None:
        """`bundle`: what the ID names, where that is the small files of a collection."""
        self.file_id = file_id
        self._shared = shared
        self._owner = owner
        self._limits_down = Limits()
        self._core = Swarm(
            file_id,
            shared.rng,
            shared.buffers,
            name,
            self._limits_down,
            shared.addresses_of,
            bundle,
        )
        self._tasks = TaskOwner(f"swarm {format_id(file_id)[:8]}")
        self._links: dict[PeerKey, PeerLink] = {}
        self._inbox: deque[Callable[[float], None]] = deque()
        self._wake = asyncio.Event()
        self.use_lane(Lane(shared.clock), 1.0)
        self._verifier: Verifier | None = None
        self._resume_timer: asyncio.TimerHandle | None = None
        hashes = (lambda: None) if bundle is not None else (lambda: self.piece_hashes)
        self._prover = Prover(lambda: self.source, hashes, shared.executor)
        self.source: Source | None = None
        self.wants_pieces = False
        self.failures = Failures()
        now = shared.clock()
        self.down = RateMeter(now)
        self.up = RateMeter(now)
        self.idle_since = now
        self._certified = asyncio.Event()
        self._has_hashes = asyncio.Event()
        self._said: Message | None = None
        self._frame = b""
        self._tasks.start(self._pump(), "pump")

    # --- state for others ------------------------------------------------------------------

    @property
    def certified(self) -> Certified | None:
        """Size and root, once they are known and proved."""
        return self._core.certifier.certified

    @property
    def piece_hashes(self) -> bytes | None:
        """All piece hashes, once they are known and proved."""
        return self._core.certifier.piece_hashes

    @property
    def links(self) -> dict[PeerKey, PeerLink]:
        """Connected peers of the swarm."""
        return self._links

    @property
    def core(self) -> Swarm:
        """The core, to be read (not driven) between two steps of the pump."""
        return self._core

    @property
    def is_useful(self) -> bool:
        """Whether a peer is connected that lacks something, or has something we lack.

        Two that have everything need no stream between them.
        """
        table = self._core.table
        if table is None or not table.all_complete:
            return bool(self._links)
        peers = (self._core.peers.get(key) for key in self._links)
        return any(peer is None or peer.has is None or not peer.has.is_all for peer in peers)

    def held_back_to(self, now: float) -> int:
        """The download limit in bytes per second that makes it wait now; 0: none does."""
        limits = (self._lane.limit_down, self._shared.limit_down)
        return min((limit.rate for limit in limits if limit.wait_s(now) > 0), default=0)

    async def wait_certified(self) -> Certified:
        """Size and root, as soon as anybody proves them."""
        await self._certified.wait()
        assert self.certified is not None
        return self.certified

    async def wait_hashes(self) -> bytes:
        """Every piece hash, as soon as they are known and proved."""
        await self._has_hashes.wait()
        assert self.piece_hashes is not None
        return self.piece_hashes

    # --- commands --------------------------------------------------------------------------

    def believe(self, size: int, pieces_root: bytes, name: str) -> None:
        """Size and root from elsewhere (the library, the DHT); nothing where they do not fit."""
        self._post(partial(self._believe, size, pieces_root, name))

    def _believe(self, size: int, pieces_root: bytes, name: str, now: float) -> None:
        self._core.believe(size, pieces_root, name)

    def know_hashes(self, piece_hashes: bytes) -> None:
        """Piece hashes from elsewhere, checked there against the root."""
        self._post(lambda now: self._core.certifier.know(piece_hashes))

    async def attach(self, source: Source, fetch: bool) -> None:
        """Serve from `source`, and fetch what it lacks."""
        self.source = source
        self.wants_pieces = fetch
        async with source.pieces.writing() as table:
            now = self._shared.clock()
            self._core.share(table, source.size, source.pieces_root, now)
            hashes = self._core.certifier.piece_hashes
            if fetch and hashes is not None:
                self._core.fetch(hashes, now)
        self._post(self._nothing)

    def fetch_missing(self) -> None:
        """Fetch what the attached source lacks; it was only served until now."""
        self.wants_pieces = True
        self._post(self._begin_fetching)

    def _begin_fetching(self, now: float) -> None:
        hashes = self._core.certifier.piece_hashes
        if hashes is not None and self._core.table is not None:
            self._core.fetch(hashes, now)

    def pause(self, paused: bool) -> None:
        """Stop or go on moving bytes."""
        self._post(lambda now: self._core.pause(paused, now))

    def use_lane(self, lane: Lane, weight: float) -> None:
        """Take a transfer's way through the limits; `weight`: beside its other files."""
        self._lane = lane
        self._share_up = Share(lane.group_up, weight)
        node = ShareOf(self._shared.fair_down, Share(lane.group_down, weight))
        self._limits_down.use(lane.limit_down, node)
        self._post(self._nothing)

    def watch(self, reader: Hashable, due_s: Mapping[PieceIndex, float]) -> None:
        """`reader` needs these pieces in so many seconds each; no piece: it reads no more."""
        self._post(lambda now: self._core.watch(reader, due_s, now))

    def add_link(self, link: PeerLink) -> None:
        """A stream with a peer of this swarm; of two with one peer the rule keeps one."""
        present = self._links.get(link.key)
        if present is not None and not present.closed:
            if not self._newer_wins(present, link):
                link.reset()
                return
            present.reset()
        self._links[link.key] = link
        self._shared.visits.came((self.file_id, link.key), self._shared.clock())
        self._post(partial(self._core.add_peer, link.key))
        link.attach(self)

    def _newer_wins(self, present: PeerLink, link: PeerLink) -> bool:
        """Both ends keep the stream that the smaller peer ID opened; of one opener, the newer."""
        if present.outgoing == link.outgoing:
            return True
        ours_is_smaller = self._shared.local_peer < link.key
        return link.outgoing == ours_is_smaller

    def tick(self) -> None:
        """Once a second: time passes in the core; while something lacks, are they all there?"""
        table = self._core.table
        if table is None or (self.wants_pieces and not table.all_complete):
            for link in self._links.values():
                link.stream.connection.probe()
        self._post(self._core.tick)

    async def stop(self, code: int = GoodbyeCode.DONE) -> None:
        """Say goodbye and end all tasks."""
        if self._resume_timer is not None:
            self._resume_timer.cancel()
        for link in list(self._links.values()):
            link.send(Goodbye(code))
            link.close()
        await self._tasks.stop()

    # --- the pump --------------------------------------------------------------------------

    def _post(self, step: Callable[[float], None]) -> None:
        self._inbox.append(step)
        self._wake.set()

    def _nothing(self, now: float) -> None:
        pass

    async def _pump(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            if self.source is None:
                effects = self._drive()
            else:
                async with self.source.pieces.writing():
                    effects = self._drive()
            for effect in effects:
                self._carry_out(effect)
            self._arm_resume()
            if self._inbox or self._core.is_behind:  # it takes long: others come first
                self._wake.set()
                await asyncio.sleep(0)

    def _drive(self) -> list[Effect]:
        """Everything that came in, as one step, or what can be done of it in SLICE_S."""
        now = self._shared.clock()
        while self._inbox:
            self._inbox.popleft()(now)
            if self._shared.clock() - now > SLICE_S:
                break
        self._core.pump(now)
        return self._core.take_effects()

    def _arm_resume(self) -> None:
        """A download limit made the core wait: wake it when bytes may move again."""
        wait_s = self._limits_down.take_held_s()
        if wait_s > 0 and self._resume_timer is None:
            loop = asyncio.get_running_loop()
            self._resume_timer = loop.call_later(wait_s, self._resume)

    def _resume(self) -> None:
        self._resume_timer = None
        self._post(self._nothing)

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case Send(peer, message):
                self._send(peer, message)
            case Upload(peer, request):
                if peer in self._links:
                    self._links[peer].upload(request)
            case CancelUpload(peer, request_id):
                self._cancel_upload(peer, request_id)
            case Verify():
                self._verify(effect)
            case Certified():
                self._certified.set()
                self._owner.swarm_certified(self.file_id, effect)
            case HashesKnown(piece_hashes):
                self._hashes_known(piece_hashes)
            case ServeHashes(peer, request):
                self._begin_proof(peer, request)
            case Drop():
                self._drop(effect)
            case PeersHeard(peers):
                self._owner.swarm_peers_heard(self.file_id, peers)
            case Finished():
                self._owner.swarm_finished(self.file_id)

    def _send(self, peer: PeerKey, message: Message) -> None:
        link = self._links.get(peer)
        if link is None:
            return
        if message is not self._said:  # a HAVE for two hundred peers is encoded once
            self._said, self._frame = message, encode(message)
        link.send_frame(self._frame)

    def _cancel_upload(self, peer: PeerKey, request_id: RequestId) -> None:
        link = self._links.get(peer)
        if link is not None and link.cancel_upload(request_id):
            self._post(lambda now: self._core.refused(peer, request_id, RejectCode.CANCELLED))

    def _hashes_known(self, piece_hashes: bytes) -> None:
        self._has_hashes.set()
        self._owner.swarm_hashes_known(self.file_id, piece_hashes)
        if self.wants_pieces and self._core.table is not None:
            self._post(partial(self._core.fetch, piece_hashes))

    def _drop(self, drop: Drop) -> None:
        peer, reason = drop.peer, drop.reason
        now = self._shared.clock()
        ban = drop.ban or (drop.fault and self._shared.offences.note(peer, now))
        link = self._links.pop(peer, None)
        self._post(lambda now: self._core.remove_peer(peer))
        if link is not None:
            self._shared.visits.went((self.file_id, peer), now)
            link.send(Goodbye(_goodbye_code(drop, ban), reason))
            link.close()
        if ban:
            self._owner.swarm_banned(peer, reason)
        logger.info("%s: dropped %s: %s", format_id(self.file_id)[:8], peer[-8:], reason)

    # --- what links tell -------------------------------------------------------------------

    def link_received(self, link: PeerLink, message: Message) -> None:
        """A control message of a peer."""
        for part in _parts(message):
            self._post(partial(self._core.receive, link.key, part))

    def link_data(self, link: PeerLink, start: DataStart) -> Outstanding:
        """Where the bytes of a DATA go; raises RemoteProtocolError."""
        return self._core.begin_data(link.key, start)

    def link_data_done(self, link: PeerLink, request_id: RequestId) -> None:
        """All bytes of a DATA stand in their place."""
        self._post(partial(self._core.data_arrived, link.key, request_id))

    def link_broke_rule(self, link: PeerLink, error: RemoteProtocolError) -> None:
        """The peer sent what no honest peer sends."""
        if self._links.get(link.key) is link:
            drop = Drop(link.key, str(error), fault=True)
            self._post(lambda now: self._drop(drop))

    def link_closed(self, link: PeerLink) -> None:
        """The stream is gone."""
        if self._links.get(link.key) is link:
            del self._links[link.key]
            self._shared.visits.went((self.file_id, link.key), self._shared.clock())
            self._post(lambda now: self._core.remove_peer(link.key))
            self.idle_since = self._shared.clock()
            self._shared.on_lost(self.file_id, link)
            self._owner.swarm_changed(self.file_id)

    def link_uploaded(self, link: PeerLink, request: Request) -> None:
        """The answer to a request is on its way."""
        now = self._shared.clock()
        self.up.add(request.length, now)
        self._post(partial(self._core.uploaded, link.key, request.id))
        self._owner.swarm_uploaded(self.file_id, request.length)

    def link_upload_failed(self, link: PeerLink, request: Request, error: ShoalError) -> None:
        """The bytes could not be read: the one answer is a REJECT."""
        self._post(lambda now: self._core.refused(link.key, request.id, RejectCode.IO))
        if isinstance(error, EnvironmentFailure):
            self._owner.swarm_disk_trouble(self.file_id, error)

    def read_piece(self, view: memoryview, request: Request) -> None:
        """Read the bytes a request asks for, in a thread; raises EnvironmentFailure."""
        source = self.source
        if source is None:
            raise EnvironmentFailure("The file is not here any more.")
        source.file.read_into(view, request.piece * self._piece_size + request.offset)

    @property
    def _piece_size(self) -> int:
        assert self._core.table is not None
        return self._core.table.piece_size

    async def upload_turn(self, take: Callable[[int], int]) -> None:
        """Call `take(most)` when the file's and the node's limits let bytes pass."""
        node = partial(self._shared.gate_up.pass_through, self._share_up)
        await self._lane.gate_up.pass_through(take, node)

    # --- hashes ----------------------------------------------------------------------------

    def _begin_proof(self, peer: PeerKey, request: HashRequest) -> None:
        if self._prover.reserve(peer):
            self._tasks.start(self._serve_hashes(peer, request), "serve hashes")
        else:
            self._send(peer, Reject(request.id, RejectCode.NO_HASHES))

    async def _serve_hashes(self, peer: PeerKey, request: HashRequest) -> None:
        self._send(peer, await self._prover.answer(peer, request))

    # --- verdicts --------------------------------------------------------------------------

    def _verify(self, piece: Verify) -> None:
        """Hash and write a piece; the task for it begins with the first: most swarms only serve."""
        if self._verifier is None:
            assert self.source is not None
            self._verifier = Verifier(self.source, self._shared.executor, self._verdicts)
            self._tasks.start(self._verifier.run(), "verify")
        self._verifier.add(piece)

    def _verdicts(self, verdicts: Sequence[Verdict]) -> None:
        self._post(partial(self._judge, verdicts))

    def _judge(self, verdicts: Sequence[Verdict], now: float) -> None:
        done: list[int] = []
        for verdict in verdicts:
            if verdict.error is not None:
                self._core.not_written(verdict.piece)
                self._owner.swarm_disk_trouble(self.file_id, verdict.error)
                continue
            if not verdict.matched:
                self.failures.add(verdict.piece, time.time(), self._core.senders(verdict.piece))
                self._core.mismatched(verdict.piece, verdict.leaves)
                continue
            self._core.verified(verdict.piece)
            done.append(verdict.piece)
            self.down.add(verdict.length, now)
        if done:
            self._owner.swarm_pieces_done(self.file_id, done)
            self._owner.swarm_changed(self.file_id)


def _goodbye_code(drop: Drop, ban: bool) -> int:
    if ban:
        return GoodbyeCode.BANNED
    return GoodbyeCode.PROTOCOL if drop.fault else GoodbyeCode.OVERLOAD


def _parts(message: Message) -> Iterable[Message]:
    """The message; a bitmap of very many pieces in parts that each take a few milliseconds."""
    if not isinstance(message, Bitmap) or len(message.bits) <= WHOLE_BITMAP:
        return (message,)
    return [
        Bitmap(message.first + 8 * start, message.bits[start : start + BITMAP_PART])
        for start in range(0, len(message.bits), BITMAP_PART)
    ]
