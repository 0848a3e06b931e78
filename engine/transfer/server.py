"""The uploading side of a swarm: whom to serve, and exactly one answer for each request.

Owns the requests not answered yet, and carries out what `Choker` and `Director` decide. Reading
the bytes and putting them on the wire is the driver's; it reports back what became of it.
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
        self.paused = False

    def rechoke(self, peers: Collection[PeerState], now: float) -> None:
        """Decide anew whom to serve, by merit, and tell those for whom it changed."""
        chosen = self._choker.rank(peers, now, self._table.all_complete)
        self._apply(set() if self.paused else chosen, peers, now)

    def fill(self, peers: Collection[PeerState], now: float) -> None:
        """Serve those who wait while slots are free."""
        chosen = set() if self.paused else self._choker.fill(peers, strict=self.director.active)
        self._apply(chosen, peers, now)

    def _apply(self, chosen: Container[PeerKey], peers: Collection[PeerState], now: float) -> None:
        served: list[PeerKey] = []
        for peer in peers:
            choked = peer.key not in chosen
            if choked == peer.choked or not peer.greeted:
                continue
            peer.choked = choked
            if choked:
                self._emit(Send(peer.key, Choke(True)))
                self.director.take_back(peer)
                for request_id in peer.uploads:
                    self._emit(CancelUpload(peer.key, request_id))
            else:
                peer.was_unchoked = True
                served.append(peer.key)
        self.director.direct(peers, now)  # what to take is told before that it may be taken
        for key in served:
            self._emit(Send(key, Choke(False)))

    def direct(self, peers: Collection[PeerState], now: float) -> None:
        """Suggest first copies to those who run out of suggestions."""
        if not self.paused:
            self.director.direct(peers, now)

    def rechoke_due(self, now: float) -> bool:
        """Whether the ranking is to be made again."""
        return self._choker.due(now)

    def request(self, peer: PeerState, request: Request) -> None:
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
        self.director.asked(peer, request.piece)
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
            self._emit(CancelUpload(peer.key, cancel.id))

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
        return request
