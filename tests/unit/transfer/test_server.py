"""Exactly one answer for each request; who gives nothing gets what is left over."""

from __future__ import annotations

from random import Random

import pytest

from engine.errors import RemoteProtocolError
from engine.transfer.availability import PieceSet
from engine.transfer.blocks import PeerKey
from engine.transfer.effects import CancelUpload, Send, Upload
from engine.transfer.messages import (
    Cancel,
    Choke,
    Hint,
    PieceIndex,
    Reject,
    RejectCode,
    Request,
    RequestId,
)
from engine.transfer.peer_state import PeerState
from engine.transfer.piece_table import PieceTable
from engine.transfer.rates import RateMeter
from engine.transfer.server import Server

PIECE = 16384
COUNT = 64


class Setting:
    """A leecher with half of the file, and peers that want it."""

    def __init__(self, *names, whole=False):
        self.effects = []
        half = bytes([255] * (COUNT // 16) + [0] * (COUNT // 16))
        size = COUNT * PIECE
        table = PieceTable.whole(size) if whole else PieceTable(size, half)
        self.server = Server(table, Random(1), self.effects.append)
        self.peers = {}
        for name in names:
            peer = PeerState(PeerKey(name), 0.0, RateMeter(0.0), RateMeter(0.0))
            peer.greeted = peer.interested = True
            peer.has = PieceSet(COUNT)
            self.peers[name] = peer
        self.number = 0

    def fill(self, now=0.0):
        self.server.fill(self.peers.values(), now)
        return self.take()

    def take(self):
        taken = self.effects[:]
        self.effects.clear()
        return taken

    def ask(self, name, piece=0):
        self.number += 1
        request = Request(RequestId(self.number), PieceIndex(piece), 0, PIECE)
        self.server.request(self.peers[name], request, 0.0)
        return request.id

    def earn(self, name):
        """The peer gave us something."""
        self.peers[name].down.add(PIECE, 0.0)


def uploads(effects):
    return [(e.peer, e.request.id) for e in effects if isinstance(e, Upload)]


def rejects(effects):
    return [e.message for e in effects if isinstance(e, Send) and isinstance(e.message, Reject)]


def test_what_is_here_is_sent_and_what_is_not_is_refused():
    world = Setting("a")
    world.fill()
    first = world.ask("a", 0)
    second = world.ask("a", COUNT - 1)
    effects = world.take()
    assert uploads(effects) == [("a", first)]
    assert rejects(effects) == [Reject(second, RejectCode.NOT_HAVE)]


def test_who_is_choked_is_refused():
    world = Setting("a")
    number = world.ask("a")
    assert rejects(world.take()) == [Reject(number, RejectCode.CHOKED)]


def test_two_requests_with_one_number_and_bytes_beyond_the_piece_break_the_rules():
    world = Setting("a")
    world.fill()
    world.ask("a")
    world.number -= 1
    with pytest.raises(RemoteProtocolError):
        world.ask("a")
    with pytest.raises(RemoteProtocolError):
        world.ask("a", COUNT)


def test_a_choke_and_a_cancel_withdraw_what_is_not_on_its_way_and_each_gets_one_answer():
    world = Setting("a")
    world.fill()
    one, other = world.ask("a"), world.ask("a", 1)
    world.take()
    world.server.cancel(world.peers["a"], Cancel(one))
    assert world.take() == [CancelUpload(PeerKey("a"), one)]
    world.server.refused(world.peers["a"], one, RejectCode.CANCELLED)
    world.server.refused(world.peers["a"], one, RejectCode.CANCELLED)
    assert rejects(world.take()) == [Reject(one, RejectCode.CANCELLED)]
    world.peers["a"].interested = False
    effects = world.fill()
    assert CancelUpload(PeerKey("a"), other) in effects
    world.server.uploaded(world.peers["a"], other, 0.1)  # it was on its way already
    world.server.refused(world.peers["a"], other, RejectCode.CANCELLED)
    assert rejects(world.take()) == []


def test_who_gives_nothing_waits_while_others_are_answered():
    world = Setting("giver", "rider")
    world.earn("giver")
    world.fill()
    first = world.ask("giver")
    held = [world.ask("rider"), world.ask("rider", 1)]
    assert uploads(world.take()) == [("giver", first)]
    world.server.uploaded(world.peers["giver"], first, 0.1)
    assert uploads(world.take()) == [("rider", held[0])]
    second = world.ask("giver", 1)
    world.take()
    world.server.uploaded(world.peers["rider"], held[0], 0.2)
    assert uploads(world.take()) == [], "the giver comes first again"
    world.server.uploaded(world.peers["giver"], second, 0.3)
    assert uploads(world.take()) == [("rider", held[1])]


def test_nobody_waits_where_nobody_earned_more():
    world = Setting("a", "b")
    world.fill()
    asked = [("a", world.ask("a")), ("b", world.ask("b"))]
    assert uploads(world.take()) == asked


def test_who_is_held_gets_an_answer_now_and_then_so_that_we_are_not_taken_for_dead():
    world = Setting("giver", *(f"giver{n}" for n in range(7)), "rider")
    for name in world.peers:
        if name != "rider":
            world.earn(name)
    world.fill()
    world.peers["rider"].choked = False
    world.ask("giver")
    held = world.ask("rider")
    world.ask("rider", 1)
    world.take()
    world.server._feed_held()
    assert uploads(world.take()) == [("rider", held)]


def test_what_is_held_is_refused_once_when_the_peer_is_choked_or_thinks_better_of_it():
    world = Setting("giver", "rider")
    world.earn("giver")
    world.fill()
    world.ask("giver")
    one, other = world.ask("rider"), world.ask("rider", 1)
    world.take()
    world.server.cancel(world.peers["rider"], Cancel(one))
    assert rejects(world.take()) == [Reject(one, RejectCode.CANCELLED)]
    world.peers["rider"].interested = False
    assert rejects(world.fill()) == [Reject(other, RejectCode.CANCELLED)]


def test_a_peer_that_leaves_holds_up_nobody():
    world = Setting("giver", "rider")
    world.earn("giver")
    world.fill()
    world.ask("giver")
    held = world.ask("rider")
    world.take()
    world.server.peer_left(world.peers.pop("giver"))
    assert uploads(world.take()) == [("rider", held)]


def test_a_seeder_tells_what_to_take_before_that_it_may_be_taken():
    world = Setting("a", "b", whole=True)
    kinds = [type(effect.message) for effect in world.fill() if effect.peer == "a"]
    assert kinds == [Hint, Choke]


def test_a_paused_server_serves_nobody():
    world = Setting("a")
    world.server.paused = True
    assert world.fill() == []
