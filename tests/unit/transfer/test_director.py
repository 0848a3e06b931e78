"""First copies: each to one peer, given anew when that peer is gone, free again at the end."""

from __future__ import annotations

from random import Random

from engine.transfer.availability import PieceSet
from engine.transfer.blocks import PeerKey
from engine.transfer.director import Director
from engine.transfer.messages import Hint
from engine.transfer.peer_state import PeerState
from engine.transfer.piece_table import PieceTable
from engine.transfer.rates import RateMeter

SIZE = 64 * 16384


def setting(count):
    effects = []
    director = Director(PieceTable.whole(SIZE), Random(1), effects.append)
    peers = {}
    for number in range(count):
        peer = PeerState(PeerKey(f"p{number}"), 0.0, RateMeter(0.0), RateMeter(0.0))
        peer.greeted = peer.interested = True
        peer.choked = False
        peer.has = PieceSet(64)
        peers[peer.key] = peer
    return director, peers, effects


def hinted(effects):
    told = {}
    for effect in effects:
        assert isinstance(effect.message, Hint)
        told.setdefault(effect.peer, []).extend(first for first, _ in effect.message.ranges)
    return told


def test_every_peer_gets_pieces_of_its_own():
    director, peers, effects = setting(4)
    director.direct(peers.values(), 1.0)
    told = hinted(effects)
    assert set(told) == set(peers)
    pieces = [piece for row in told.values() for piece in row]
    assert len(pieces) == len(set(pieces))


def test_one_peer_alone_is_not_directed():
    director, peers, effects = setting(1)
    director.direct(peers.values(), 1.0)
    assert effects == []


def test_what_a_peer_took_away_is_given_to_another():
    director, peers, effects = setting(2)
    director.direct(peers.values(), 1.0)
    lost = hinted(effects)["p0"]
    director.take_back(peers["p0"])
    peers["p2"] = peers.pop("p0")
    for _ in range(64):
        for peer in peers.values():
            peer.suggested.clear()
        director.direct(peers.values(), 1.0)
    given = [piece for row in hinted(effects).values() for piece in row]
    assert all(given.count(piece) == 2 for piece in lost)


def test_it_ends_when_every_piece_was_seen_elsewhere_and_says_so():
    director, peers, effects = setting(2)
    director.direct(peers.values(), 1.0)
    assert director.active
    director.peer_has(PeerKey("p0"), range(64), peers)
    effects.clear()
    director.direct(peers.values(), 2.0)
    assert not director.active
    assert [effect.message for effect in effects] == [Hint(()), Hint(())]


def test_who_passed_a_piece_on_is_known():
    director, peers, effects = setting(2)
    director.direct(peers.values(), 1.0)
    piece = hinted(effects)["p0"][0]
    director.peer_has(PeerKey("p0"), [piece], peers)
    assert peers["p0"].passed_on == 0
    director.peer_has(PeerKey("p1"), [piece], peers)
    assert peers["p0"].passed_on == 16384


def test_a_second_seeder_makes_it_needless():
    director, peers, effects = setting(3)
    peers["p2"].has.add_all()
    director.direct(peers.values(), 1.0)
    assert effects == []
