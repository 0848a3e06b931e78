"""One file's swarm as a sans-IO core: peers' messages and the time in, effects out.

Owns the peers of the swarm and hands each message to the side it concerns: `Certifier` (what the
file is), `Fetcher` (download), `Server` (upload). It works on the file's one `PieceTable`, which
its driver lends it under the write lock; it keeps no second copy of what is complete.
"""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from engine.content.bundle import Bundle
from engine.content.file_id import FileId
from engine.errors import RemoteProtocolError
from engine.transfer.auditor import Auditor
from engine.transfer.availability import PieceSet
from engine.transfer.blocks import BufferPool, Outstanding, PeerKey
from engine.transfer.certifier import Certifier
from engine.transfer.effects import Drop, Effect, Send, ServeHashes
from engine.transfer.exchange import AddressesOf, Exchange
from engine.transfer.fetcher import Fetcher
from engine.transfer.messages import (
    MAX_BITMAP,
    Bitmap,
    Cancel,
    Choke,
    DataStart,
    Goodbye,
    Hashes,
    HashRequest,
    Have,
    HaveAll,
    HaveNone,
    Hello,
    Hint,
    Interest,
    Message,
    PeerExchange,
    PieceIndex,
    Reject,
    RejectCode,
    RequestId,
    Requests,
)
from engine.transfer.patience import effort_of
from engine.transfer.peer_state import PeerState
from engine.transfer.picker import Heard, Picker
from engine.transfer.piece_table import COMPLETE, PieceTable, set_bits
from engine.transfer.rates import Limits, RateMeter
from engine.transfer.server import CREDIT, Server

if TYPE_CHECKING:
    from random import Random

MAX_PEERS: Final = 200
SETTLED_S: Final = 60.0
"""A peer is not judged before that."""
HELLO_S: Final = 10.0
"""A stream on which nobody says HELLO for so long is given up, however slowly it trickles."""
MAX_BITMAP_ROUNDS: Final = 4
"""Whole bitmaps of one peer: it tells one when it comes and one when it learns what the file is."""


class Swarm:
    """All that happens between this node and the peers of one file."""

    def __init__(
        self,
        file_id: FileId,
        rng: Random,
        buffers: BufferPool,
        our_name: str = "",
        limits_down: Limits | None = None,
        addresses_of: AddressesOf = lambda peer: (),
        bundle: Bundle | None = None,
    ) -> None:
        self._limits_down = limits_down or Limits()
        self._request_ids = itertools.count(1)
        self.file_id = file_id
        self._rng = rng
        self._buffers = buffers
        self._our_name = our_name
        self._effects: list[Effect] = []
        self.peers: dict[PeerKey, PeerState] = {}
        self.exchange = Exchange(addresses_of, self._effects.append)
        self.certifier = Certifier(file_id, self._next_id, self._effects.append, bundle)
        self.table: PieceTable | None = None
        self.fetcher: Fetcher | None = None
        self.auditor: Auditor | None = None
        self.server: Server | None = None
        self.heard: Heard | None = None  # by gossip; joined into the order of rarity

    def _next_id(self) -> RequestId:
        return RequestId(next(self._request_ids) & 0xFFFFFFFF)

    def take_effects(self) -> list[Effect]:
        """What is to be done now, in order; empties the list."""
        taken = self._effects[:]
        self._effects.clear()
        return taken

    # --- the file --------------------------------------------------------------------------

    def share(self, table: PieceTable, size: int, pieces_root: bytes, now: float) -> None:
        """The file is here, in whole or in part: serve what `table` has complete."""
        self.believe(size, pieces_root, self._our_name)
        self.table = table
        self.server = Server(table, self._rng, self._effects.append)
        for peer in self.peers.values():
            self._tell_availability(peer)
            if peer.has is not None:
                self.server.director.peer_has(peer.key, peer.has.indices(), self.peers, now)
        self.server.fill(self.peers.values(), now)

    def fetch(self, piece_hashes: bytes, now: float) -> None:
        """Begin to fetch what is missing; `share` came before."""
        assert self.table is not None
        self.certifier.know(piece_hashes)
        known = self.certifier.certified
        assert known is not None
        if self.fetcher is None and not self.table.is_satisfied:
            self.auditor = Auditor(
                known.size, known.pieces_root, self._next_id, self._effects.append
            )
            self.fetcher = Fetcher(
                self.table,
                piece_hashes,
                Picker(self.table, self._rng, self._buffers),
                self._limits_down,
                self._next_id,
                self._effects.append,
            )
            self.fetcher.picker.heard = self.heard
            for peer in self.peers.values():
                if peer.has is not None:
                    self.fetcher.peer_has(peer, peer.has.indices())
                if not peer.choking_us:
                    self.fetcher.unchoked(peer, now)
            self.fetcher.pump(now)

    # --- peers -----------------------------------------------------------------------------

    def add_peer(self, key: PeerKey, now: float) -> None:
        """A stream with this peer is open: greet it."""
        if key in self.peers or not self._make_room(now):
            self._effects.append(Drop(key, "the swarm is full"))
            return
        self.exchange.joined(key, now)
        peer = PeerState(key, now, RateMeter(now), RateMeter(now), turn_at=now)
        self.peers[key] = peer
        self._greet(peer)
        self._tell_availability(peer)

    def _make_room(self, now: float) -> bool:
        """Whether one more peer may come; the least useful of a full swarm goes for it."""
        if len(self.peers) < MAX_PEERS:
            return True
        settled = [peer for peer in self.peers.values() if now - peer.joined_at > SETTLED_S]
        worst = min(settled, key=lambda peer: peer.usefulness(now), default=None)
        if worst is None or worst.usefulness(now) > 0:
            return False
        self._effects.append(Drop(worst.key, "made room for another peer"))
        self.remove_peer(worst.key)
        return True

    def _greet(self, peer: PeerState) -> None:
        """HELLO; said again when the size and root are known only later."""
        known = self.certifier.certified
        size, root = (known.size, known.pieces_root) if known else (0, b"")
        peer.told_root = known is not None
        hello = Hello(self.file_id, size, root, CREDIT, self._our_name)
        self._effects.append(Send(peer.key, hello))

    def remove_peer(self, key: PeerKey) -> None:
        """The stream is gone."""
        peer = self.peers.pop(key, None)
        if peer is None:
            return
        self.exchange.left(key)
        self.certifier.peer_left(peer)
        if self.auditor is not None:
            self.auditor.peer_left(peer)
        if self.server is not None:
            self.server.peer_left(peer)
        if self.fetcher is not None:
            self.fetcher.peer_left(peer)

    def _tell_availability(self, peer: PeerState) -> None:
        table = self.table
        if table is None:
            self._effects.append(Send(peer.key, HaveNone()))
        elif table.all_complete:
            self._effects.append(Send(peer.key, HaveAll()))
        elif table.done_bytes:
            bits = table.bitmap()
            for first in range(0, len(bits), MAX_BITMAP):
                part = bits[first : first + MAX_BITMAP]
                self._effects.append(Send(peer.key, Bitmap(first * 8, part)))

    # --- messages --------------------------------------------------------------------------

    def receive(self, key: PeerKey, message: Message, now: float) -> None:
        """One control message; whoever breaks a rule is dropped, and nobody else notices."""
        peer = self.peers.get(key)
        if peer is None:
            return
        try:
            if not peer.effort.spend(effort_of(message, self.certifier.leaf_layers), now):
                raise RemoteProtocolError("more messages than anybody has a use for")
            self._dispatch(peer, message, now)
        except RemoteProtocolError as error:
            lie = isinstance(message, Hashes)
            self._effects.append(Drop(key, str(error), ban=lie, fault=True))

    def _dispatch(self, peer: PeerState, message: Message, now: float) -> None:
        if not peer.greeted and not isinstance(message, Hello | Goodbye):
            raise RemoteProtocolError("a message before HELLO")
        match message:
            case Hello():
                self._hello(peer, message)
            case HaveNone() | HaveAll() | Bitmap() | Have():
                self._availability(peer, message, now)
            case Interest(interested):
                peer.interested = interested
                if self.server is not None:
                    self.server.fill(self.peers.values(), now)
            case Choke(choked):
                self._choke(peer, choked, now)
            case Requests(requests):
                for request in requests:
                    if self.server is None:
                        reject = Reject(request.id, RejectCode.NOT_HAVE)
                        self._effects.append(Send(peer.key, reject))
                    else:
                        self.server.request(peer, request, now)
            case Reject():
                self._rejected(peer, message, now)
            case Cancel():
                if self.server is not None:
                    self.server.cancel(peer, message)
            case HashRequest():
                self._effects.append(ServeHashes(peer.key, message))
            case Hashes():
                if self.auditor is None or not self.auditor.hashes(peer, message):
                    self.certifier.hashes(peer, message)
            case PeerExchange():
                self.exchange.heard(peer.key, message, now)
            case Goodbye(_, reason):
                self._effects.append(Drop(peer.key, f"said goodbye: {reason}"))
            case Hint(ranges):
                if self.fetcher is not None:
                    self.fetcher.hinted(peer, ranges, now)

    def _hello(self, peer: PeerState, hello: Hello) -> None:
        again = peer.greeted and (peer.knows_root or not hello.pieces_root)
        if again or hello.file_id != self.file_id:
            raise RemoteProtocolError("a HELLO that does not belong here")
        peer.greeted = True
        peer.knows_root = bool(hello.pieces_root)
        peer.credit = hello.credit
        peer.name = hello.name
        self.certifier.hello(peer, hello)
        self._after_certified()

    def _after_certified(self) -> None:
        """Size and root are known: everybody may hear it, and may say what they have."""
        if self.certifier.certified is None:
            return
        total = self.certifier.piece_count
        for peer in self.peers.values():
            if not peer.told_root:
                self._greet(peer)
            if peer.has is None:
                peer.has = PieceSet(total)

    def believe(self, size: int, pieces_root: bytes, name: str) -> bool:
        """Size and root from elsewhere; False where they do not hash to the file ID."""
        believed = self.certifier.believe(size, pieces_root, name)
        self._after_certified()
        return believed

    def _availability(
        self, peer: PeerState, said: HaveNone | HaveAll | Bitmap | Have, now: float
    ) -> None:
        if isinstance(said, HaveNone):
            return
        if not peer.knows_root or peer.has is None:
            raise RemoteProtocolError("pieces of a file whose size it did not tell")
        total = peer.has.total
        match said:
            case HaveAll():
                self._became_seed(peer, peer.has, now)
            case Bitmap(first, bits):
                whole = (total + 7) // 8
                peer.bitmap_bytes += len(bits)
                if first + 8 * len(bits) > whole * 8:
                    raise RemoteProtocolError("a bitmap longer than the file")
                if peer.bitmap_bytes > MAX_BITMAP_ROUNDS * whole:
                    raise RemoteProtocolError("the same bitmap over and over")
                new = [first + bit for bit in set_bits(bits, total - first)]
                self._add_pieces(peer, peer.has, new, now)
            case Have(pieces):
                if max(pieces, default=0) >= total:
                    raise RemoteProtocolError("HAVE of a piece the file has not")
                self._add_pieces(peer, peer.has, pieces, now)

    def _became_seed(self, peer: PeerState, has: PieceSet, now: float) -> None:
        if has.is_all:
            return
        new = [] if has.is_complete else [index for index in range(has.total) if index not in has]
        if self.fetcher is not None:
            self.fetcher.peer_becomes_seed(peer)
        has.add_all()
        if self.server is not None and self.server.director.watches:
            self.server.director.peer_has(peer.key, new, self.peers, now)
        if self.fetcher is not None:
            self.fetcher.peer_became_seed(peer)

    def _add_pieces(
        self, peer: PeerState, has: PieceSet, pieces: Iterable[int], now: float
    ) -> None:
        new = [piece for piece in pieces if has.add(piece)]
        if self.fetcher is not None and new:
            self.fetcher.peer_has(peer, new)
        if self.server is not None and self.server.director.watches:
            self.server.director.peer_has(peer.key, new, self.peers, now)
        if has.is_complete:
            self._became_seed(peer, has, now)

    def _choke(self, peer: PeerState, choked: bool, now: float) -> None:
        if self.fetcher is None:
            peer.choking_us = choked
        elif choked:
            self.fetcher.choked(peer)
        else:
            self.fetcher.unchoked(peer, now)

    def _rejected(self, peer: PeerState, reject: Reject, now: float) -> None:
        if self.certifier.rejected(peer, reject):
            return
        if self.auditor is not None and self.auditor.rejected(peer, reject):
            return
        if self.fetcher is None:
            raise RemoteProtocolError("REJECT of what nobody asked for")
        self.fetcher.rejected(peer, reject, now)

    # --- data ------------------------------------------------------------------------------

    def begin_data(self, key: PeerKey, start: DataStart) -> Outstanding:
        """Where the bytes of a DATA go; touches no state. Raises RemoteProtocolError."""
        peer = self.peers.get(key)
        if peer is None or self.fetcher is None:
            raise RemoteProtocolError("DATA that nobody asked for")
        return self.fetcher.begin_data(peer, start)

    def data_arrived(self, key: PeerKey, request_id: RequestId, now: float) -> None:
        """All bytes of one DATA have come."""
        peer = self.peers.get(key)
        if peer is not None and self.fetcher is not None:
            self.fetcher.data_arrived(peer, request_id, now)

    def verified(self, index: PieceIndex) -> None:
        """The piece matched and is written."""
        if self.fetcher is not None:
            self.fetcher.verified(index, self.peers.values())

    @property
    def open_pieces(self) -> int:
        """Pieces that are wanted and not here yet; 0 while nothing is fetched."""
        if self.fetcher is None or self.table is None:
            return 0
        return self.table.count - self.table.tally(COMPLETE) - len(self.table.unwanted)

    def nowhere(self) -> list[PieceIndex]:
        """Wanted pieces that no connected peer has."""
        if self.fetcher is None or self.fetcher.done:
            return []
        if any(peer.has is not None and peer.has.is_all for peer in self.peers.values()):
            return []
        return self.fetcher.picker.nowhere()

    def senders(self, index: PieceIndex) -> list[PeerKey]:
        """Who is asked for parts of a begun piece, or has sent some."""
        return self.fetcher.picker.senders(index) if self.fetcher is not None else []

    def mismatched(self, index: PieceIndex, leaves: Sequence[bytes]) -> None:
        """The piece did not match; `leaves` are the leaf hashes of what came."""
        if self.fetcher is not None and self.auditor is not None:
            self.auditor.suspect(index, leaves, self.fetcher.mismatched(index))

    def not_written(self, index: PieceIndex) -> None:
        """The disk refused a piece that matched: it is missing again."""
        if self.fetcher is not None:
            self.fetcher.picker.abandon(index)

    def uploaded(self, key: PeerKey, request_id: RequestId, now: float) -> None:
        """The bytes of an answer are on the wire."""
        peer = self.peers.get(key)
        if peer is not None and self.server is not None:
            self.server.uploaded(peer, request_id, now)
            if peer.directing and peer.turn_left <= 0 and not peer.uploads:
                self.server.fill(self.peers.values(), now)

    def refused(self, key: PeerKey, request_id: RequestId, code: int) -> None:
        """The bytes of an answer could not be had, or need not be sent."""
        peer = self.peers.get(key)
        if peer is not None and self.server is not None:
            self.server.refused(peer, request_id, code)

    def watch(self, reader: Hashable, due_s: Mapping[PieceIndex, float], now: float) -> None:
        """`reader` needs these pieces in so many seconds each; no piece: it reads no more."""
        if self.fetcher is not None:
            due = {index: now + wait_s for index, wait_s in due_s.items()}
            self.fetcher.picker.watch(reader, due)

    # --- time ------------------------------------------------------------------------------

    def pump(self, now: float) -> None:
        """Keep every useful peer busy and informed; called after each batch of messages."""
        whole = self.table is not None and self.table.all_complete
        if self.certifier.incomplete and not whole:  # who has it all has the hashes on disk
            for peer in self.peers.values():
                self.certifier.request_from(peer, now)
        if self.fetcher is None:
            return
        self.fetcher.picker.order.settle()
        while (news := self.fetcher.take_news()) is not None:
            self._effects.extend(Send(peer, news) for peer in self.peers)
        if not self.fetcher.done:
            self.fetcher.pump(now)
        if self.auditor is not None:
            self.auditor.pump(self.peers.values(), now)

    @property
    def is_behind(self) -> bool:
        """Whether `pump` is to be called again although nothing happens."""
        return self.fetcher is not None and self.fetcher.picker.order.is_behind

    def tick(self, now: float) -> None:
        """Once a second or so: silence, choking, retries."""
        for peer in self.peers.values():
            if not peer.greeted and now - peer.joined_at > HELLO_S:
                self._effects.append(Drop(peer.key, "never said HELLO"))
        peers = self.peers.values()
        seeds = [peer.key for peer in peers if peer.has is not None and peer.has.is_all]
        self.exchange.tick(seeds, now)
        self.certifier.sweep(peers, now)
        if self.fetcher is not None and not self.fetcher.done:
            self.fetcher.sweep(peers, now)
        if self.server is not None:
            if self.server.rechoke_due(now):
                self.server.rechoke(peers, now)
            else:
                self.server.fill(peers, now)
        self.pump(now)

    def pause(self, paused: bool, now: float) -> None:
        """Stop or go on moving bytes, both ways; peers stay connected."""
        if self.server is not None:
            self.server.paused = paused
            self.server.fill(self.peers.values(), now)
        if self.fetcher is not None:
            self.fetcher.paused = paused
            if paused:
                self.fetcher.cancel_all(self.peers.values())
            else:
                for peer in self.peers.values():
                    self.fetcher.update_interest(peer)
        self.pump(now)
