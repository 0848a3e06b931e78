"""The seeder directs: while pieces exist only here, peers take turns at getting some of them.

Owns which pieces nobody else has yet, to whom each was given, and whose turn it is: every first
copy is uploaded once, to one peer, and the others get it from there (BEP 16's idea, without its
pretending). A turn is a few pieces; the next goes to whoever has the fewest of ours that nobody
got from it yet, so that everybody soon has something to pass on, and who passes nothing on gets
nothing more. What such a peer keeps for itself is given again, to another, once all else is given.
It ends by itself when no piece exists only here. Simulated in `tests/sim`.

What a peer merely says is believed little: anybody can say that it has everything, and two can
say that they pass on to each other. So a piece counts as seen elsewhere when the peer that got it
from us has it, or when many say so; and what passing on earns is a few times the usual turns at
most.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Final

from engine.transfer.availability import PieceSet
from engine.transfer.blocks import PeerKey
from engine.transfer.effects import Effect, Send
from engine.transfer.messages import MAX_HINT_RANGES, Hint, PieceIndex
from engine.transfer.peer_state import PeerState
from engine.transfer.piece_table import PieceTable

if TYPE_CHECKING:
    from random import Random

TURNS: Final = 5
"""Peers whose turn it is at the same time: while one turn ends and another begins, a round trip,
the others keep the uplink busy. With more a small swarm's slow peers are always in turn."""
MIN_TURNS: Final = 2
"""So many at least, though it were to peers that passed nothing on: the uplink must not rest."""
TURN_S: Final = 1.0
"""A turn gives what the uplink moves in that time, shared among the turns: many round trips."""
MAX_PASSED: Final = 64
"""Pieces looked at in vain for one turn: those that the peer says to have."""
MAX_TURN_S: Final = 20.0
"""Who did not take its pieces by then loses them to another: the time after which it is snubbed."""
QUIET_S: Final = 3.0
"""All is given, and nothing was seen elsewhere or asked for so long: the rest is not directed."""
KEPT_S: Final = 5.0
KEPT_FACTOR: Final = 3.0
"""A first copy that nobody got from its holder by then, or by so many times the usual if that is
more, is kept: it is as good as only here."""
LOOK_S: Final = 1.0
"""How often kept ones are looked for."""
BELIEVED_SHARE: Final = 3
"""A piece that we gave to nobody is elsewhere when one in so many of the peers says to have it,"""
BELIEVED_LEAST: Final = 2
"""and so many at least: no single peer can say that all is there."""
MAX_CLAIMS: Final = 128
"""Pieces looked up among all peers in one step: a millisecond or two with two hundred."""
FAVOUR: Final = 4
"""Who seems to pass on best has so many times the turns of the others at most. (No swarm of
ten simulated peers meets it, also where links are unlike.)"""
MIN_PEERS: Final = 2
"""With one peer alone there is nothing to divide."""


class Director:
    """Which first copies go to whom, and when."""

    def __init__(self, table: PieceTable, rng: Random, emit: Callable[[Effect], None]) -> None:
        self._table = table
        self._emit = emit
        self._only_here = list(range(table.count)) if table.all_complete else []
        rng.shuffle(self._only_here)
        self._elsewhere = bytearray(table.count)  # 1: a peer has it that may pass it on
        self._unseen = len(self._only_here)
        self._given: dict[PieceIndex, PeerKey] = {}  # the last to get it; nobody got it thence yet
        self._first: dict[PieceIndex, float] = {}  # first copies of these, since when
        self._passing_s = 0.0  # usual time until a first copy is passed on
        self._looked_at = 0.0
        self._stirred_at = 0.0
        self._claims: list[PieceSet] = []  # what each peer says to have

    def directs(self, peers: Collection[PeerState], now: float) -> bool:
        """Whether pieces exist only here, and several peers that want them."""
        self._claims = [peer.has for peer in peers if peer.has is not None]
        if not self._drop_known():
            self._recall(now)
        if self._unseen <= 0 or self._is_lost(peers, now):
            return False
        return sum(not has.is_all for has in self._claims) >= MIN_PEERS

    def _is_lost(self, peers: Iterable[PeerState], now: float) -> bool:
        """All is given, and what was never seen elsewhere is not on its way either."""
        if self._drop_known() or now - self._stirred_at <= QUIET_S:
            return False
        return not any(peer.directing and peer.uploads for peer in peers)

    @property
    def watches(self) -> bool:
        """Whether it matters here who has what: to direct, or to see what is passed on."""
        return self._unseen > 0 or bool(self._given)

    # --- what is seen ----------------------------------------------------------------------

    def peer_has(
        self, peer: PeerKey, pieces: Iterable[int], peers: dict[PeerKey, PeerState], now: float
    ) -> None:
        """A peer says it has these, new: whom we gave them passed them on, if it is another.

        Not before that one said that it has them itself: nobody can have got them from it.
        """
        for index in pieces:
            giver = self._given.get(PieceIndex(index))
            if giver == peer:
                self._is_seen(index)
            elif giver is not None and self._elsewhere[index]:
                del self._given[PieceIndex(index)]
                took_s = self._passed_on(PieceIndex(index), now)
                if giver in peers:
                    peers[giver].passing_s = _usual(peers[giver].passing_s, took_s)
                    peers[giver].unpassed -= 1
                    peers[giver].passed_on += self._table.length(PieceIndex(index))

    def _is_seen(self, index: int) -> None:
        self._unseen -= not self._elsewhere[index]
        self._elsewhere[index] = 1

    def _passed_on(self, index: PieceIndex, now: float) -> float | None:
        """How long that took, where it was a first copy."""
        given_at = self._first.pop(index, None)
        took_s = None if given_at is None else now - given_at
        self._passing_s = _usual(self._passing_s, took_s)
        return took_s

    def asked(self, peer: PeerState, piece: PieceIndex, length: int, now: float) -> None:
        """The peer asks for so many bytes of this piece."""
        peer.turn_left -= length
        self._stirred_at = now
        if peer.suggested:
            peer.suggested.pop(piece, None)
        if self._given.get(piece) != peer.key:
            self._give(peer, piece, now)

    def left(self, peer: PeerState) -> None:
        """The peer is gone: what only it was to get is to be given again."""
        peer.suggested.clear()
        for index in [i for i, holder in self._given.items() if holder == peer.key]:
            self._take_back(peer, index)

    def turn_over(self, peer: PeerState) -> None:
        """The peer is choked: what it did not get of its turn is for another."""
        peer.directing = False
        unanswered = dict.fromkeys(request.piece for request in peer.uploads.values())
        for index in peer.suggested | unanswered:
            if self._given.get(index) == peer.key:
                self._take_back(peer, index)
        peer.suggested.clear()

    def _give(self, peer: PeerState, piece: PieceIndex, now: float) -> None:
        self._given[piece] = peer.key
        if self._unseen and not self._elsewhere[piece]:
            self._first[piece] = now
        peer.unpassed += 1
        self._stirred_at = now

    def _take_back(self, peer: PeerState, index: PieceIndex) -> None:
        del self._given[index]
        peer.unpassed -= 1
        if self._first.pop(index, None) is not None:
            self._exists_only_here(index)

    def _recall(self, now: float) -> None:
        """What is kept is given again; who keeps it stays in doubt."""
        if now - self._looked_at < LOOK_S:
            return
        self._looked_at = now
        limit = max(KEPT_S, KEPT_FACTOR * self._passing_s)
        for index, given_at in list(self._first.items()):
            if self._elsewhere[index] and now - given_at > limit:
                del self._first[index]
                self._given.pop(index, None)
                self._exists_only_here(index)

    def _exists_only_here(self, index: PieceIndex) -> None:
        self._unseen += self._elsewhere[index]
        self._elsewhere[index] = 0
        self._only_here.append(index)

    def _drop_known(self) -> bool:
        """Forget what others have by now; whether anything is left."""
        only_here = self._only_here
        for _ in range(MAX_CLAIMS):
            while only_here and self._elsewhere[only_here[-1]]:
                only_here.pop()
            if not only_here or not self._many_have(only_here[-1]):
                break
            self._is_seen(only_here.pop())
        return bool(only_here)

    def _many_have(self, index: int) -> bool:
        """Whether so many say to have the piece that it is believed."""
        lacking = max(BELIEVED_LEAST, -(-len(self._claims) // BELIEVED_SHARE))
        for has in self._claims:
            lacking -= index in has
            if not lacking:
                return True
        return False

    # --- turns -----------------------------------------------------------------------------

    def turns(self, peers: Collection[PeerState], now: float) -> set[PeerKey]:
        """Whose turn it is: those who are not done, and the next ones."""
        waiting: list[PeerState] = []
        chosen: set[PeerKey] = set()
        for peer in peers:
            if not (peer.interested and peer.greeted):
                continue
            if peer.choked:
                waiting.append(peer)
            elif now - peer.turn_at < MAX_TURN_S and (peer.turn_left > 0 or peer.uploads):
                chosen.add(peer.key)
        busy = len(chosen)
        if busy < TURNS and self._drop_known():
            most = FAVOUR * (1 + sum(peer.turns for peer in peers) / max(len(peers), 1))
            waiting.sort(key=lambda peer: _claim(peer, most))
            proven = sum(not _is_doubtful(peer) for peer in waiting)
            count = min(TURNS - busy, max(proven, MIN_TURNS - busy))
            chosen.update(peer.key for peer in waiting[:count])
        return chosen

    def begin_turn(self, peer: PeerState, peers: Collection[PeerState], now: float) -> bool:
        """Suggest to the peer what it may take; False when nothing is left."""
        share = sum(peer.up.rate(now) for peer in peers) * TURN_S / TURNS
        most = min(max(int(share / self._table.piece_size), 1), MAX_HINT_RANGES)
        pieces = self._fresh_for(peer, most)
        if not pieces:
            return False
        peer.turns += 1
        for index in pieces:
            self._give(peer, index, now)
            peer.suggested[index] = None
        peer.turn_at = now
        peer.turn_left = sum(self._table.length(index) for index in pieces)
        peer.directing = True
        self._emit(Send(peer.key, Hint(tuple((index, 1) for index in pieces))))
        return True

    def _fresh_for(self, peer: PeerState, most: int) -> list[PieceIndex]:
        """Pieces to give to this peer, none that it says to have or keeps; they wait on."""
        fresh: list[PieceIndex] = []
        passed: list[PieceIndex] = []
        while len(fresh) < most and len(passed) < MAX_PASSED and self._drop_known():
            index = PieceIndex(self._only_here.pop())
            has_it = peer.has is not None and index in peer.has
            (passed if has_it else fresh).append(index)
        self._only_here += reversed(passed)
        return fresh

    def free(self, peers: Iterable[PeerState]) -> None:
        """Nothing is directed any more: everybody takes what it likes."""
        for peer in peers:
            if peer.directing:
                self.turn_over(peer)
                self._emit(Send(peer.key, Hint(())))


def _is_doubtful(peer: PeerState) -> bool:
    """It got a piece of ours and never passed one on: perhaps it never will."""
    return peer.unpassed > 0 and not peer.passed_on


def _claim(peer: PeerState, most: float) -> tuple[bool, bool, int, float, float]:
    """Who is next: not doubtful, with least left to pass on, quick at that, waiting longest.

    Who had more than `most` turns comes after those who had fewer, however well it does.
    """
    favoured = peer.turns > most
    return _is_doubtful(peer), favoured, peer.unpassed, peer.passing_s, peer.turn_at


def _usual(before_s: float, took_s: float | None) -> float:
    """The average of late; 0: nothing is known."""
    if took_s is None:
        return before_s
    return before_s + (took_s - before_s) / 4 if before_s else took_s
