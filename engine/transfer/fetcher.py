"""The downloading side of a swarm: requests out, blocks in, verdicts on pieces.

Owns the requests in flight and what a failed hash means for who sent it. It speaks of whole
effects (`Send`, `Verify`, `Drop`), is told the time, and works on the file's one `PieceTable`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from engine.content.file_id import BLOCK_SIZE
from engine.errors import RemoteProtocolError
from engine.transfer.blocks import Outstanding
from engine.transfer.effects import Drop, Effect, Finished, Send, Verify
from engine.transfer.messages import (
    MAX_REQUEST,
    MAX_REQUESTS,
    Cancel,
    DataStart,
    Have,
    Interest,
    PieceIndex,
    Reject,
    RejectCode,
    Request,
    RequestId,
    Requests,
)
from engine.transfer.peer_state import PeerState
from engine.transfer.picker import Picker
from engine.transfer.piece_table import (
    COMPLETE,
    DOWNLOADING,
    FAILED,
    MISSING,
    VERIFYING,
    PieceTable,
)
from engine.transfer.rates import TokenBucket

PIPELINE_S: Final = 1.0
"""Seconds of the measured rate kept outstanding."""
FIRST_WINDOW: Final = 512 * 1024
MAX_WINDOW: Final = 8 * 1024 * 1024
REFILL: Final = 0.5
"""The window is filled again when it is half empty: a message per several megabytes at full speed,
each of which would cost both ends a system call and a wake-up, and still half a second in hand."""
FIRST_REQUEST: Final = 128 * 1024
REQUEST_S: Final = 0.25
"""A request covers about this much of a peer's rate, so that control never waits behind more."""
SNUB_S: Final = 20.0
"""Silence after which a peer's requests go to others (libtorrent's piece_timeout)."""
GIVE_UP_S: Final = 60.0
REST_S: Final = 2.0
"""A peer that refused is not asked again before that."""


class Fetcher:
    """Keeps every useful peer busy and every piece honest."""

    def __init__(
        self,
        table: PieceTable,
        piece_hashes: bytes,
        picker: Picker,
        limit: TokenBucket,
        emit: Callable[[Effect], None],
    ) -> None:
        self._table = table
        self._hashes = piece_hashes
        self._emit = emit
        self._limit = limit
        self.picker = picker
        self._next_id = 0
        self._requested: dict[PieceIndex, int] = {}  # piece → requests in flight
        self.paused = False

    @property
    def done(self) -> bool:
        """Whether every piece is here."""
        return self._table.all_complete

    # --- which peers have what -------------------------------------------------------------

    def peer_has(self, peer: PeerState, indices: Iterable[int]) -> None:
        """The peer has these pieces (too); they were not known of it before."""
        if peer.has is not None and not peer.has.is_all:
            new = list(indices)
            self.picker.order.count_up(new)
            peer.useful += sum(not self._table.is_complete(PieceIndex(index)) for index in new)
        self.update_interest(peer)

    def peer_left(self, peer: PeerState) -> None:
        """Its requests go to others and it counts no more."""
        self._take_back(peer)
        if peer.has is not None and not peer.has.is_all:
            self.picker.order.count_down(peer.has.indices())

    def peer_became_seed(self, peer: PeerState, had: Iterable[int]) -> None:
        """The peer has everything now: it leaves the count of partial peers."""
        self.picker.order.count_down(had)
        self.update_interest(peer)

    def update_interest(self, peer: PeerState) -> None:
        """Tell the peer when we begin or cease to want something of it."""
        has = peer.has
        useful = has is not None and (has.is_all or peer.useful > 0)
        wants = useful and not self.paused and not self.done
        if wants != peer.interesting:
            peer.interesting = wants
            self._emit(Send(peer.key, Interest(wants)))

    # --- requests --------------------------------------------------------------------------

    def request_from(self, peer: PeerState, now: float) -> None:
        """Fill the peer's window with requests."""
        if peer.choking_us or not peer.interesting or peer.has is None or now < peer.rest_until:
            return
        window = self._window(peer, now)
        if peer.outstanding_bytes > window * REFILL:
            return
        rows: list[Request] = []
        while peer.outstanding_bytes < window and len(rows) < MAX_REQUESTS:
            if self._limit.wait_s(now) > 0:
                break
            run = self.picker.pick(peer.key, peer.has, self._request_size(peer, now))
            if run is None:
                break
            self._limit.take(run[2], now)
            rows.append(self._note_request(peer, *run, now))
        if rows:
            self._emit(Send(peer.key, Requests(tuple(rows))))

    def _note_request(
        self, peer: PeerState, piece: PieceIndex, offset: int, length: int, now: float
    ) -> Request:
        self._next_id = (self._next_id + 1) & 0xFFFFFFFF
        request = Request(RequestId(self._next_id), piece, offset, length)
        active = self.picker.active(piece)
        assert active is not None
        target = active.view[offset : offset + length]
        peer.outstanding[request.id] = Outstanding(request, peer.key, target, now)
        if not peer.outstanding_bytes:
            peer.last_data_at = now  # silence counts from the moment something is asked
        peer.outstanding_bytes += length
        self._requested[piece] = self._requested.get(piece, 0) + 1
        return request

    def _window(self, peer: PeerState, now: float) -> int:
        if peer.snubbed:
            return 1
        if now - peer.joined_at < 2 * PIPELINE_S:
            ceiling = MAX_WINDOW
        else:
            ceiling = max(int(peer.down.rate(now) * PIPELINE_S), 2 * FIRST_REQUEST)
        return min(max(peer.window, 1), ceiling, peer.credit or MAX_WINDOW)

    def _request_size(self, peer: PeerState, now: float) -> int:
        if peer.down.total == 0:
            return FIRST_REQUEST
        size = int(peer.down.rate(now) * REQUEST_S) // BLOCK_SIZE * BLOCK_SIZE
        return min(max(size, BLOCK_SIZE), MAX_REQUEST)

    # --- answers ---------------------------------------------------------------------------

    def begin_data(self, peer: PeerState, start: DataStart) -> Outstanding:
        """Where the bytes of this DATA go; raises RemoteProtocolError where none was asked for."""
        asked = peer.outstanding.get(start.id)
        if asked is None:
            raise RemoteProtocolError("DATA that nobody asked for")
        request = asked.request
        if (start.piece, start.offset, start.length) != (
            request.piece,
            request.offset,
            request.length,
        ):
            raise RemoteProtocolError("DATA for another range than was asked for")
        return asked

    def data_arrived(self, peer: PeerState, request_id: RequestId, now: float) -> None:
        """All bytes of one DATA stand in their place (or were not wanted any more)."""
        asked = self._settle(peer, request_id)
        if asked is None:
            return
        length = asked.request.length
        peer.down.add(length, now)
        peer.last_data_at = now
        peer.snubbed = False
        peer.window = min(peer.window + length, MAX_WINDOW)
        if asked.live:
            self._block_here(peer, asked.request)

    def _block_here(self, peer: PeerState, request: Request) -> None:
        active = self.picker.active(request.piece)
        if active is None:
            return
        active.arrived(request.offset, request.length, peer.key)
        if self._table[request.piece] not in (DOWNLOADING, VERIFYING):
            self._table.move(request.piece, DOWNLOADING)
        if active.missing == 0:
            self._table.move(request.piece, VERIFYING)
            start = 32 * request.piece
            expected = self._hashes[start : start + 32]
            self._emit(Verify(request.piece, active.view, expected))

    def rejected(self, peer: PeerState, reject: Reject, now: float) -> None:
        """The peer will not answer this request: others are asked, and it is let be for a while."""
        asked = self._settle(peer, reject.id)
        if asked is None:
            raise RemoteProtocolError("REJECT of what nobody asked for")
        if asked.live:
            self._release(asked)
        if reject.code != RejectCode.CANCELLED:
            peer.rest_until = now + REST_S

    def _settle(self, peer: PeerState, request_id: RequestId) -> Outstanding | None:
        asked = peer.outstanding.pop(request_id, None)
        if asked is not None:
            peer.outstanding_bytes -= asked.request.length
            left = self._requested.get(asked.request.piece, 1) - 1
            if left:
                self._requested[asked.request.piece] = left
            else:
                self._requested.pop(asked.request.piece, None)
        return asked

    def _release(self, asked: Outstanding) -> None:
        asked.live = False
        self.picker.release(asked.request.piece, asked.request.offset, asked.request.length)

    def choked(self, peer: PeerState) -> None:
        """The peer refuses for now; what is outstanding is still answered one by one (BEP 6)."""
        peer.choking_us = True

    def unchoked(self, peer: PeerState, now: float) -> None:
        """The peer serves us."""
        peer.choking_us = False
        peer.window = max(peer.window, FIRST_WINDOW)
        peer.last_data_at = now

    def _take_back(self, peer: PeerState) -> None:
        for request_id in list(peer.outstanding):
            asked = self._settle(peer, request_id)
            if asked is not None and asked.live:
                self._release(asked)

    def cancel_all(self, peers: Iterable[PeerState]) -> None:
        """Nothing is wanted for now: requests are withdrawn, begun pieces given up."""
        for peer in peers:
            self._withdraw(peer)
            self.update_interest(peer)

    # --- verdicts --------------------------------------------------------------------------

    def verified(self, index: PieceIndex, peers: Iterable[PeerState]) -> None:
        """The piece matched and is written: everybody may know."""
        self._table.move(index, COMPLETE)
        self.picker.succeeded(index)
        have = Have((index,))
        for peer in peers:
            if peer.has is None or index not in peer.has:
                self._emit(Send(peer.key, have))
            elif not peer.has.is_all:
                peer.useful -= 1
            self.update_interest(peer)
        if self.done:
            self._emit(Finished())

    def mismatched(self, index: PieceIndex) -> None:
        """The piece did not match: a sole sender lied; of several, the next try finds out who."""
        self._table.move(index, FAILED)
        contributors = self.picker.failed(index)
        if len(contributors) == 1:
            (liar,) = contributors
            self._emit(Drop(liar, f"sent a false piece {index}", ban=True))

    def lost(self, index: PieceIndex) -> None:
        """What is on disk no longer matches: the piece is wanted again."""
        self._table.move(index, MISSING)
        self.picker.lost(index)

    # --- time ------------------------------------------------------------------------------

    def sweep(self, peers: Iterable[PeerState], now: float) -> None:
        """Requests of peers that fell silent go to others."""
        peers = list(peers)
        self._forgive(peers)
        for peer in peers:
            silent = now - peer.last_data_at
            if not peer.outstanding or silent < SNUB_S:
                continue
            if not peer.snubbed:
                peer.snubbed = True
                peer.window = FIRST_REQUEST
                self._withdraw(peer)
            elif silent >= GIVE_UP_S:
                self._emit(Drop(peer.key, "answered nothing for a minute"))

    def _forgive(self, peers: Sequence[PeerState]) -> None:
        """A piece that only its suspects have is asked of them again: better than never."""
        for index, suspects in self.picker.suspected():
            holders = {p.key for p in peers if p.has is not None and index in p.has}
            if holders and holders <= suspects:
                self.picker.forgive(index)

    def _withdraw(self, peer: PeerState) -> None:
        for asked in peer.outstanding.values():
            if asked.live:
                self._release(asked)
                self._emit(Send(peer.key, Cancel(asked.request.id)))
