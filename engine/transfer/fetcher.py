"""The downloading side of a swarm: requests out, blocks in, verdicts on pieces.

Owns the requests in flight and how many bytes each peer is asked for. It speaks of whole effects
(`Send`, `Verify`, `Drop`), is told the time, and works on the file's one `PieceTable`. Which bytes
come next is the `Picker`'s, who spoiled a piece the `Auditor`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from engine.content.file_id import BLOCK_SIZE
from engine.errors import RemoteProtocolError
from engine.transfer.blocks import Outstanding, PeerKey
from engine.transfer.effects import Drop, Effect, Finished, Send, Verify
from engine.transfer.messages import (
    MAX_HAVES,
    MAX_REQUEST,
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
from engine.transfer.picker import Picker, Run
from engine.transfer.piece_table import COMPLETE, DOWNLOADING, FAILED, VERIFYING, PieceTable
from engine.transfer.rates import Limits

PIPELINE_S: Final = 1.0
"""Seconds of the measured rate kept outstanding, or two round trips if that is more."""
FIRST_WINDOW: Final = BLOCK_SIZE
"""One block: what waits at a slow or busy peer cannot be had sooner from an idle one."""
MAX_WINDOW: Final = 8 * 1024 * 1024
REFILL: Final = 0.5
"""The window is filled again when it is half empty: a message per several megabytes at full speed,
each of which would cost both ends a system call and a wake-up, and still half a second in hand."""
MAX_ASKED: Final = 256
"""Requests outstanding with one peer: half of what it bears (MAX_REQUESTS), because it knows later
than we do that an answer has arrived. Met only by tiny pieces."""
REQUEST_S: Final = 0.25
"""A request covers about this much of a peer's rate, so that control never waits behind more."""
GROWTH: Final = 1.1
"""Slow start ends when the rate grows by less within a second."""
LATE_S: Final = 5.0
LATE_FACTOR: Final = 4.0
"""A block is late after that time, or that many times the peer's usual one if that is more."""
SLOWER: Final = 2.0
"""A peer that takes so many times as long as the quickest leaves what is needed first to others."""
SNUB_S: Final = 20.0
"""Silence after which a peer's requests go to others (libtorrent's piece_timeout)."""
GIVE_UP_S: Final = 60.0
REST_S: Final = 2.0
"""A peer that refused is not asked again before that."""
HINT_S: Final = 3.0
"""A peer that suggests nothing new for so long is asked for anything again."""
MAX_HINTED: Final = 4096
"""Suggested pieces kept per peer."""


class Fetcher:
    """Keeps every useful peer busy."""

    def __init__(
        self,
        table: PieceTable,
        piece_hashes: bytes,
        picker: Picker,
        limits: Limits,
        next_id: Callable[[], RequestId],
        emit: Callable[[Effect], None],
    ) -> None:
        self._table = table
        self._hashes = piece_hashes
        self._emit = emit
        self._limits = limits
        self.picker = picker
        self._next_id = next_id
        self._sources: dict[PeerKey, PeerState] = {}  # those that serve us
        self._news: list[PieceIndex] = []  # complete, and nobody told yet
        self.paused = False

    @property
    def done(self) -> bool:
        """Whether every piece that is wanted is here."""
        return self._table.is_satisfied

    # --- which peers have what -------------------------------------------------------------

    def peer_has(self, peer: PeerState, indices: Iterable[int]) -> None:
        """The peer has these pieces (too); they were not known of it before."""
        new = list(indices)
        if peer.nothing_at >= 0 and self.picker.wants_any_of(new):
            peer.nothing_at = -1
        if peer.has is not None and not peer.has.is_all:
            self.picker.order.count_up(new)
            peer.useful += self._table.count_incomplete(new)
        if not peer.interesting:
            self.update_interest(peer)

    def peer_left(self, peer: PeerState) -> None:
        """Its requests go to others and it counts no more."""
        self._sources.pop(peer.key, None)
        self._take_back(peer)
        if peer.has is not None and not peer.has.is_all:
            self.picker.order.peer_left(peer.has)

    def peer_becomes_seed(self, peer: PeerState) -> None:
        """The peer will have everything: what it `has` until now leaves the partial counts."""
        assert peer.has is not None
        self.picker.order.peer_left(peer.has)

    def peer_became_seed(self, peer: PeerState) -> None:
        """The peer has everything now."""
        peer.nothing_at = -1
        self.update_interest(peer)

    def update_interest(self, peer: PeerState) -> None:
        """Tell the peer when we begin or cease to want something of it."""
        has = peer.has
        useful = has is not None and (has.is_all or peer.useful > 0)
        wants = useful and not self.paused and not self.done
        if wants != peer.interesting:
            peer.interesting = wants
            self._emit(Send(peer.key, Interest(wants)))

    def hinted(self, peer: PeerState, ranges: Sequence[tuple[int, int]], now: float) -> None:
        """The peer suggests what to take from it; no range: whatever we like again.

        Raises RemoteProtocolError for pieces the file has not.
        """
        peer.nothing_at = -1
        peer.directed_at = now if ranges else None
        if not ranges:
            peer.hints.clear()
        for first, count in ranges:
            if first + count > self._table.count:
                raise RemoteProtocolError("HINT of a piece the file has not")
            for index in range(first, min(first + count, first + MAX_HINTED - len(peer.hints))):
                peer.hints[PieceIndex(index)] = None

    # --- requests --------------------------------------------------------------------------

    def pump(self, now: float) -> None:
        """Fill every peer's window with requests, and tell everybody what is new here."""
        revision = self.picker.revision
        for peer in tuple(self._sources.values()):
            if peer.nothing_at != revision and _may_refill(peer):
                self._request_from(peer, now)

    def take_news(self) -> Have | None:
        """Pieces completed since the last call, to be told to every peer."""
        if not self._news:
            return None
        news = Have(tuple(self._news[:MAX_HAVES]))
        del self._news[:MAX_HAVES]
        return news

    def _request_from(self, peer: PeerState, now: float) -> None:
        if not peer.interesting or peer.has is None or now < peer.rest_until:
            return
        rows: list[Request] = []
        most = self._request_size(peer, now)
        while peer.outstanding_bytes < peer.window and len(peer.outstanding) < MAX_ASKED:
            if self._limits.wait_s(now) > 0:
                break
            run = self._pick(peer, most, now)
            if run is None:
                peer.nothing_at = self.picker.revision
                break
            self._limits.take(run.length, now)
            rows.append(self._note_request(peer, run, now))
        if rows:
            self._emit(Send(peer.key, Requests(tuple(rows))))
            if self._limits.rate:  # under a limit the others come first next time
                self._sources[peer.key] = self._sources.pop(peer.key)

    def _pick(self, peer: PeerState, most: int, now: float) -> Run | None:
        picker, has = self.picker, peer.has
        assert has is not None
        comes_at = 0.0
        if picker.is_watched:
            comes_at = self._comes_at(peer, now)
            run = picker.pick_second(
                peer.key, has, MAX_REQUEST, partial(self._wait_s, now=now), True
            )
            if run is not None:
                return run
        if self._is_directed(peer, now):
            return picker.pick_hinted(peer.key, has, peer.hints, most, comes_at)
        run = picker.pick(peer.key, has, most, comes_at)
        if run is not None or peer.outstanding_bytes:
            return run
        return picker.pick_second(peer.key, has, MAX_REQUEST, partial(self._wait_s, now=now))

    def _comes_at(self, peer: PeerState, now: float) -> float:
        """When what this peer is asked for now would be here; 0 where hardly any is quicker."""
        wait_s = self._wait_s(peer.key, now)
        best_s = min(self._wait_s(key, now) for key in self._sources)
        return now + wait_s if wait_s > SLOWER * best_s else 0.0

    @staticmethod
    def _is_directed(peer: PeerState, now: float) -> bool:
        if peer.directed_at is None:
            return False
        idle_since = max(peer.directed_at, peer.last_data_at)
        return bool(peer.outstanding) or now - idle_since < HINT_S

    def _wait_s(self, key: PeerKey, now: float) -> float:
        """How long what the peer is asked for will take."""
        peer = self._sources.get(key)
        if peer is None or peer.snubbed:
            return SNUB_S
        silent = now - peer.last_data_at if peer.outstanding else 0.0
        if not peer.down.total:
            return silent
        expected = peer.rtt_s + peer.outstanding_bytes / max(peer.down.rate(now), 1.0)
        return max(expected, silent)

    def _note_request(self, peer: PeerState, run: Run, now: float) -> Request:
        piece = run.piece
        request = Request(self._next_id(), piece.index, run.offset, run.length)
        asked = Outstanding(request, peer.key, piece, now, run.second)
        piece.flights.setdefault(run.offset, []).append(asked)
        peer.outstanding[request.id] = asked
        if not peer.outstanding_bytes:
            peer.last_data_at = now  # silence counts from the moment something is asked
        peer.outstanding_bytes += run.length
        return request

    def _request_size(self, peer: PeerState, now: float) -> int:
        if peer.down.total == 0:
            return FIRST_WINDOW
        rate = min(peer.down.rate(now), self._limits.rate or peer.down.rate(now))
        size = int(rate * REQUEST_S) // BLOCK_SIZE * BLOCK_SIZE
        return min(max(size, BLOCK_SIZE), MAX_REQUEST)

    # --- answers ---------------------------------------------------------------------------

    def begin_data(self, peer: PeerState, start: DataStart) -> Outstanding:
        """The request this DATA answers; raises RemoteProtocolError where none was asked for."""
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
        self._measure(peer, now - asked.asked_at, length, now)
        if asked.live:
            self._block_here(asked)

    def _measure(self, peer: PeerState, took_s: float, length: int, now: float) -> None:
        """One answer more: how far away the peer is, and how much to ask it for."""
        peer.rtt_s = min(took_s, 1.02 * peer.rtt_s) if peer.rtt_s else took_s
        pipeline_s = max(PIPELINE_S, 2 * peer.rtt_s)
        if peer.slow_start and took_s < pipeline_s:
            window = peer.window + length
        else:
            peer.slow_start = False
            window = max(int(peer.down.rate(now) * pipeline_s), length)
        peer.window = min(window, MAX_WINDOW, peer.credit or MAX_WINDOW)

    def _block_here(self, asked: Outstanding) -> None:
        request = asked.request
        piece = self.picker.active(request.piece)
        if piece is None:
            return
        for other in piece.arrived(asked):
            self._emit(Send(other.peer, Cancel(other.request.id)))
        if self._table[request.piece] not in (DOWNLOADING, VERIFYING):
            self._table.move(request.piece, DOWNLOADING)
        if piece.missing == 0:
            self._table.move(request.piece, VERIFYING)
            start = 32 * request.piece
            expected = self._hashes[start : start + 32]
            self._emit(Verify(request.piece, piece.view, piece.leaves, expected))

    def rejected(self, peer: PeerState, reject: Reject, now: float) -> None:
        """The peer will not answer this request: others are asked, and it is let be for a while."""
        asked = self._settle(peer, reject.id)
        if asked is None:
            raise RemoteProtocolError("REJECT of what nobody asked for")
        self._limits.take(-asked.request.length, now)  # these bytes never come
        self.picker.withdraw(asked)
        if reject.code != RejectCode.CANCELLED:
            peer.rest_until = now + REST_S

    def _settle(self, peer: PeerState, request_id: RequestId) -> Outstanding | None:
        asked = peer.outstanding.pop(request_id, None)
        if asked is not None:
            peer.outstanding_bytes -= asked.request.length
        return asked

    def choked(self, peer: PeerState) -> None:
        """The peer refuses for now; what is outstanding is still answered one by one (BEP 6)."""
        peer.choking_us = True
        peer.directed_at = None
        peer.hints.clear()
        self._sources.pop(peer.key, None)

    def unchoked(self, peer: PeerState, now: float) -> None:
        """The peer serves us."""
        peer.choking_us = False
        peer.window = max(peer.window, FIRST_WINDOW)
        peer.last_data_at = now
        peer.nothing_at = -1
        self._sources[peer.key] = peer

    def _take_back(self, peer: PeerState) -> None:
        for request_id in list(peer.outstanding):
            asked = self._settle(peer, request_id)
            if asked is not None:
                self.picker.withdraw(asked)

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
        self._news.append(index)
        for peer in peers:
            if peer.has is not None and not peer.has.is_all and index in peer.has:
                peer.useful -= 1
                if not peer.useful:
                    self.update_interest(peer)
        if self.done:
            for peer in peers:
                self.update_interest(peer)
            self._emit(Finished())

    def mismatched(self, index: PieceIndex) -> dict[int, PeerKey]:
        """The piece did not match: wanted again. Gives who sent which block."""
        self._table.move(index, FAILED)
        return self.picker.failed(index)

    # --- time ------------------------------------------------------------------------------

    def sweep(self, peers: Iterable[PeerState], now: float) -> None:
        """Requests of peers that are late or fell silent go to others."""
        peers = list(peers)
        self._forgive(peers)
        for peer in peers:
            self._end_slow_start(peer, now)
            peer.nothing_at = -1
            if not peer.outstanding:
                continue
            silent = now - peer.last_data_at
            if silent < SNUB_S:
                self._mark_late(peer, now)
            elif not peer.snubbed:
                peer.snubbed = True
                peer.window = BLOCK_SIZE
                self._withdraw(peer)
            elif silent >= GIVE_UP_S:
                self._emit(Drop(peer.key, "answered nothing for a minute"))

    @staticmethod
    def _end_slow_start(peer: PeerState, now: float) -> None:
        rate = peer.down.rate(now)
        if peer.slow_start and peer.last_rate and rate < GROWTH * peer.last_rate:
            peer.slow_start = False
        peer.last_rate = rate

    def _mark_late(self, peer: PeerState, now: float) -> None:
        usual = peer.outstanding_bytes / max(peer.down.rate(now), 1.0) if peer.down.total else 0
        limit = max(LATE_S, LATE_FACTOR * min(usual, SNUB_S))
        for asked in peer.outstanding.values():  # in the order they were asked for
            late = now - asked.asked_at >= limit
            if not (late or self.picker.is_watched):
                return
            late = late or self.picker.is_overdue(asked.request.piece, now)
            if late and asked.live and not asked.late:
                self.picker.came_late(asked)

    def _forgive(self, peers: Sequence[PeerState]) -> None:
        """A piece that only its suspects have is asked of them again: better than never."""
        for index, suspects in self.picker.suspected():
            holders = {p.key for p in peers if p.has is not None and index in p.has}
            if holders and holders <= suspects:
                self.picker.forgive(index)

    def _withdraw(self, peer: PeerState) -> None:
        for asked in peer.outstanding.values():
            if asked.live:
                self.picker.withdraw(asked)
                self._emit(Send(peer.key, Cancel(asked.request.id)))


def _may_refill(peer: PeerState) -> bool:
    few = len(peer.outstanding) <= REFILL * MAX_ASKED
    return few and peer.outstanding_bytes <= REFILL * peer.window
