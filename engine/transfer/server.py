"""The uploading side of a swarm: whom to serve, and exactly one answer for each request.

Owns the requests not answered yet, and carries out what `Choker` and `Director` decide. Who gives
nothing gets what is left over: its requests are held while others' are being answered. Reading the
bytes and putting them on the wire is the driver's; it reports back what became of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container
from typing import TYPE_CHECKING, Final

from engine.errors import RemoteProtocolError
from engine.transfer.blocks import PeerKey
from engine.transfer.choker import Choker
from engine.transfer.director import Director
from engine.transfer.effects import CancelUpload, Effect, Send, Upload
from engine.transfer.messages import (
    MAX_REQUESTS,
    Cancel,
    Choke,
    Reject,
    RejectCode,
    Request,
    RequestId,
)
from engine.transfer.peer_state import PeerState
from engine.transfer.piece_table import PieceTable

if TYPE_CHECKING:
    from random import Random

CREDIT: Final = 16 * 1024 * 1024
"""Bytes a peer may have outstanding with us, told in HELLO."""


class Server:
    """Answers requests from what is complete."""

    def __init__(self, table: PieceTable, rng: Random, emit: Callable[[Effect], None]) -> None:
        self._table = table
        self._emit = emit
        self._choker = Choker(rng)
        self.director = Director(table, rng, emit)
        self._first: dict[tuple[PeerKey, RequestId], None] = {}  # under way, of who earned it
        self._held: dict[tuple[PeerKey, RequestId], Request] = {}  # until no such is under way
        self.paused = False

    def rechoke(self, peers: Collection[PeerState], now: float) -> None:
        """Decide anew whom to serve, by merit, and tell those for whom it changed."""
        chosen = self._choker.rank(peers, now, self._table.all_complete)
        self._serve(peers, now, lambda: chosen)
        self._feed_held()

    def fill(self, peers: Collection[PeerState], now: float) -> None:
        """Serve those who wait while slots are free."""
        self._serve(peers, now, lambda: self._choker.fill(peers, self._table.all_complete))

    def _serve(
        self, peers: Collection[PeerState], now: float, choose: Callable[[], set[PeerKey]]
    ) -> None:
        """While first copies are given out the director's turns go before the choker's slots."""
        directs = not self.paused and self.director.directs(peers, now)
        if directs:
            chosen = self.director.turns(peers, now)
        else:
            self.director.free(peers)
            chosen = set() if self.paused else choose()
        self._apply(chosen, peers, now, directs)

    def _apply(
        self, chosen: Container[PeerKey], peers: Collection[PeerState], now: float, directs: bool
    ) -> None:
        for peer in peers:
            choked = peer.key not in chosen
            if choked == peer.choked or not peer.greeted:
                continue
            if choked:
                self._choke(peer)
            elif not directs or self.director.begin_turn(peer, peers, now):
                peer.choked = False  # what to take was told before that it may be taken
                peer.was_unchoked = True
                self._emit(Send(peer.key, Choke(False)))

    def _choke(self, peer: PeerState) -> None:
        peer.choked = True
        self.director.turn_over(peer)
        self._emit(Send(peer.key, Choke(True)))
        for request_id in tuple(peer.uploads):
            self._withdraw(peer, request_id)

    def rechoke_due(self, now: float) -> bool:
        """Whether the ranking is to be made again."""
        return self._choker.due(now)

    def request(self, peer: PeerState, request: Request, now: float) -> None:
        """Serve or refuse; raises RemoteProtocolError for what no honest peer asks."""
        if request.id in peer.uploads:
            raise RemoteProtocolError("two requests with one number")
        if not self._in_file(request):
            raise RemoteProtocolError("request beyond the piece")
        code = self._refusal(peer, request)
        if code is not None:
            self._emit(Send(peer.key, Reject(request.id, code)))
            return
        peer.uploads[request.id] = request
        peer.upload_bytes += request.length
        self.director.asked(peer, request.piece, request.length, now)
        number = (peer.key, request.id)
        if peer.entitled or peer.directing:
            self._first[number] = None
        elif self._first:
            self._held[number] = request
            return
        self._emit(Upload(peer.key, request))

    def _in_file(self, request: Request) -> bool:
        if request.piece >= self._table.count:
            return False
        return request.offset + request.length <= self._table.length(request.piece)

    def _refusal(self, peer: PeerState, request: Request) -> int | None:
        if peer.choked or self.paused:
            return RejectCode.CHOKED
        if not self._table.is_complete(request.piece):
            return RejectCode.NOT_HAVE
        if len(peer.uploads) >= MAX_REQUESTS or peer.upload_bytes + request.length > CREDIT:
            return RejectCode.CHOKED
        return None

    def cancel(self, peer: PeerState, cancel: Cancel) -> None:
        """The peer does not need it any more; one that is answered already means nothing."""
        if cancel.id in peer.uploads:
            self._withdraw(peer, cancel.id)

    def _withdraw(self, peer: PeerState, request_id: RequestId) -> None:
        if (peer.key, request_id) in self._held:
            self.refused(peer, request_id, RejectCode.CANCELLED)
        else:
            self._emit(CancelUpload(peer.key, request_id))

    def uploaded(self, peer: PeerState, request_id: RequestId, now: float) -> None:
        """The bytes are on the wire."""
        request = self._settle(peer, request_id)
        if request is not None:
            peer.up.add(request.length, now)

    def refused(self, peer: PeerState, request_id: RequestId, code: int) -> None:
        """The driver could not or need not send the bytes: the one answer is a REJECT."""
        if self._settle(peer, request_id) is not None:
            self._emit(Send(peer.key, Reject(request_id, code)))

    def _settle(self, peer: PeerState, request_id: RequestId) -> Request | None:
        request = peer.uploads.pop(request_id, None)
        if request is not None:
            peer.upload_bytes -= request.length
            self._forget(peer.key, request_id)
        return request

    def _forget(self, key: PeerKey, request_id: RequestId) -> None:
        self._held.pop((key, request_id), None)
        self._first.pop((key, request_id), None)
        if self._held and not self._first:
            holder, held_id = next(iter(self._held))
            self._emit(Upload(holder, self._held.pop((holder, held_id))))

    def _feed_held(self) -> None:
        """One answer for each who is held, so that nobody takes us for dead."""
        oldest = {key: (key, request_id) for key, request_id in reversed(self._held)}
        for number in oldest.values():
            self._emit(Upload(number[0], self._held.pop(number)))

    def peer_left(self, peer: PeerState) -> None:
        """It waits for nothing any more."""
        self.director.left(peer)
        for request_id in peer.uploads:
            self._forget(peer.key, request_id)
