"""First copies: each to one peer, in turns, given anew when that peer is gone, free at the end."""

from __future__ import annotations

from random import Random

from engine.transfer.availability import PieceSet
from engine.transfer.blocks import PeerKey
from engine.transfer.director import (
    FAVOUR,
    KEPT_S,
    LOOK_S,
    MAX_TURN_S,
    QUIET_S,
    TURNS,
    Director,
    _claim,
)
from engine.transfer.messages import Hint
from engine.transfer.peer_state import PeerState
from engine.transfer.piece_table import PieceTable
from engine.transfer.rates import RateMeter

PIECE = 16384
COUNT = 64
SIZE = COUNT * PIECE


class Setting:
    """A seeder's director and so many peers that want everything."""

    def __init__(self, count):
        self.effects = []
        self.director = Director(PieceTable.whole(SIZE), Random(1), self.effects.append)
        self.peers = {}
        for number in range(count):
            self.join(f"p{number:02}")

    def join(self, name, now=0.0):
        peer = PeerState(PeerKey(name), now, RateMeter(now), RateMeter(now), turn_at=now)
        peer.greeted = peer.interested = True
        peer.has = PieceSet(COUNT)
        self.peers[peer.key] = peer
        return peer

    def serve(self, now):
        """What the server does with the director's word; gives who was told to take what."""
        self.effects.clear()
        chosen = self.director.turns(self.peers.values(), now)
        for peer in self.peers.values():
            if peer.choked == (peer.key not in chosen):
                continue
            if peer.key not in chosen:
                peer.choked = True
                self.director.turn_over(peer)
            elif self.director.begin_turn(peer, self.peers.values(), now):
                peer.choked = False
        return told(self.effects)

    def take(self, name, piece, now):
        """The peer asks for the piece, gets it and says so."""
        self.director.asked(self.peers[name], piece, PIECE, now)
        self.has(name, piece, now=now)

    def has(self, name, *pieces, now=0.0):
        new = [piece for piece in pieces if self.peers[name].has.add(piece)]
        self.director.peer_has(self.peers[name].key, new, self.peers, now)


def told(effects):
    rows = {}
    for effect in effects:
        assert isinstance(effect.message, Hint)
        rows.setdefault(effect.peer, []).extend(first for first, _ in effect.message.ranges)
    return rows


def test_as_many_turns_as_keep_the_uplink_busy_and_every_piece_once():
    world = Setting(20)
    rows = world.serve(1.0)
    assert len(rows) == TURNS
    pieces = [piece for row in rows.values() for piece in row]
    assert len(pieces) == len(set(pieces)) == TURNS, "a slow uplink gives one piece a turn"


def test_a_turn_is_what_the_uplink_moves_in_its_time():
    world = Setting(2)
    world.peers["p00"].up.add(16 * 1024 * 1024, 1.0)
    rows = world.serve(1.0)
    assert sum(map(len, rows.values())) == COUNT


def test_when_a_turn_is_over_another_begins_and_nobody_is_left_out():
    world = Setting(20)
    served = list(world.serve(1.0).items())
    for step in range(30):
        name, (piece, *_) = served.pop(0)
        world.take(name, piece, 1.0 + step)
        served += world.serve(1.0 + step).items()
    assert all(peer.turn_at > 0 for peer in world.peers.values())


def test_who_passes_on_comes_before_who_does_not():
    world = Setting(20)
    keeper, *_ = first = world.serve(1.0)
    for name, (piece, *_) in first.items():
        world.take(name, piece, 1.0)
        if name != keeper:
            world.has("p19", piece, now=1.0)
    assert world.peers[keeper].unpassed == 1
    order = []
    for step in range(5):
        for name, (piece, *_) in world.serve(2.0 + step).items():
            order.append(name)
            world.take(name, piece, 2.0 + step)
            world.has("p18" if name == "p19" else "p19", piece, now=2.0 + step)
    assert set(order) == set(world.peers) - {keeper}, "nothing more before somebody has it thence"


def test_of_those_who_passed_all_on_the_quicker_is_next():
    world = Setting(TURNS + 1)
    took_s = {}
    for number, (name, (piece, *_)) in enumerate(world.serve(1.0).items()):
        world.take(name, piece, 1.0)
        took_s[name] = 5.0 - number
        world.has("p05" if name != "p05" else "p00", piece, now=1.0 + took_s[name])
    waiting = [world.peers[name] for name in took_s]
    assert sorted(waiting, key=lambda peer: _claim(peer, 9)) == sorted(
        waiting, key=lambda peer: took_s[peer.key]
    )


def test_one_peer_alone_is_not_directed():
    assert not Setting(1).director.directs(Setting(1).peers.values(), 1.0)
    world = Setting(2)
    assert world.director.directs(world.peers.values(), 1.0)


def test_one_that_says_it_has_everything_ends_nothing():
    world = Setting(9)
    world.peers["p08"].has.add_all()
    world.has("p07", *range(COUNT))
    assert world.director.directs(world.peers.values(), 1.0)
    assert len(world.serve(1.0)) == TURNS
    world.has("p07")
    assert world.director.directs(world.peers.values(), 2.0)


def test_what_many_say_to_have_is_believed():
    world = Setting(9)
    for name in ("p06", "p07", "p08"):
        world.peers[name].has.add_all()
    assert not world.director.directs(world.peers.values(), 1.0)


def test_a_claim_does_not_outlive_who_made_it():
    world = Setting(9)
    for number in range(50):
        world.join("liar").has.add_all()
        assert world.director.directs(world.peers.values(), 1.0 + number)
        world.director.left(world.peers.pop("liar"))


def test_what_a_peer_says_to_have_is_given_to_others():
    world = Setting(4)
    world.has("p00", *range(COUNT))
    rows = world.serve(1.0)
    assert "p00" not in rows
    assert len({piece for row in rows.values() for piece in row}) == 3


def test_nothing_is_passed_on_before_its_holder_has_it():
    world = Setting(3)
    piece = world.serve(1.0)["p00"][0]
    world.has("p02", piece)
    assert world.peers["p00"].passed_on == 0
    world.take("p00", piece, 1.0)
    world.has("p01", piece)
    assert world.peers["p00"].passed_on == PIECE


def test_two_that_say_they_pass_on_to_each_other_get_a_few_times_the_turns_of_others():
    """They acknowledge at once; honest peers pass on, too, and need a second for it."""
    world = Setting(20)
    pair = {"p00": "p01", "p01": "p00"}
    late = []
    for step in range(COUNT):
        now = 1.0 + step
        for name, pieces in world.serve(now).items():
            for piece in pieces:
                world.take(name, piece, now)
                if name in pair:
                    world.has(pair[name], piece, now=now)
                else:
                    late.append((now + 1.0, name, piece))
        for due, name, piece in [row for row in late if row[0] <= now]:
            late.remove((due, name, piece))
            world.has("p19" if name != "p19" else "p18", piece, now=now)
    liars = sum(world.peers[name].turns for name in pair)
    usual = sum(peer.turns for peer in world.peers.values()) / 20
    assert liars <= 2 * (FAVOUR * (1 + usual) + 1)
    assert all(peer.turns for peer in world.peers.values())


def test_what_a_peer_took_away_is_given_to_another():
    world = Setting(2)
    lost = world.serve(1.0)["p00"][0]
    world.director.asked(world.peers["p00"], lost, PIECE, 1.0)
    world.director.left(world.peers.pop("p00"))
    world.join("p02")
    assert world.serve(1.0)["p02"] == [lost]


def test_who_takes_nothing_loses_its_turn_and_its_pieces():
    world = Setting(TURNS + 1)
    first = world.serve(1.0)
    (late,) = set(world.peers) - set(first)
    then = world.serve(1.0 + MAX_TURN_S)
    assert late in then
    assert then[late][0] in {row[0] for row in first.values()}


def test_it_ends_when_every_piece_was_seen_elsewhere_and_says_so():
    world = Setting(2)
    world.serve(1.0)
    assert world.director.directs(world.peers.values(), 1.0)
    for piece in range(COUNT):
        world.take("p00", piece, 2.0)
    assert not world.director.directs(world.peers.values(), 2.0)
    world.effects.clear()
    world.director.free(world.peers.values())
    assert [effect.message for effect in world.effects] == [Hint(()), Hint(())]


def test_it_ends_when_what_was_given_is_never_seen_again():
    world = Setting(2)
    for piece in range(COUNT):
        world.director.asked(world.peers["p00"], piece, PIECE, 1.0)
        world.director._only_here.remove(piece)
    assert world.director.directs(world.peers.values(), 1.0), "it is still on its way"
    assert not world.director.directs(world.peers.values(), 1.1 + QUIET_S)


def test_who_passed_a_piece_on_is_known():
    world = Setting(2)
    piece = world.serve(1.0)["p00"][0]
    world.take("p00", piece, 1.0)
    assert world.peers["p00"].passed_on == 0
    world.has("p01", piece)
    assert world.peers["p00"].passed_on == PIECE
    assert world.peers["p00"].unpassed == 0


def given_to_all_but_one_that_keeps_it():
    """Three peers, every piece given: p00 got the first and keeps it, the rest is everywhere."""
    world = Setting(3)
    kept = world.serve(1.0)["p00"][0]
    world.take("p00", kept, 1.0)
    others = [piece for piece in range(COUNT) if piece != kept]
    for name in ("p01", "p02"):
        world.has(name, *others, now=1.5)
        world.peers[name].turn_left = 0
    return world, kept


def test_what_a_peer_keeps_for_itself_is_given_again_to_another():
    world, kept = given_to_all_but_one_that_keeps_it()
    late = 2.0 + KEPT_S
    assert not world.director.directs(world.peers.values(), 2.0), "it may yet be passed on"
    assert world.director.directs(world.peers.values(), late)
    for name in ("p01", "p02"):
        world.peers[name].choked = True
    rows = world.serve(late)
    assert [kept] in rows.values()
    assert "p00" not in rows, "it has it"
    assert world.peers["p00"].unpassed == 1, "and stays in doubt"
    (taker,) = rows
    world.take(taker, kept, late)
    world.has("p01" if taker == "p02" else "p02", kept, now=late + 1)
    assert not world.director.directs(world.peers.values(), late + 2 * LOOK_S)


def test_a_first_copy_that_left_with_its_only_holder_is_given_again():
    world, _ = given_to_all_but_one_that_keeps_it()
    world.director.left(world.peers.pop("p00"))
    assert world.director.directs(world.peers.values(), 2.0)
