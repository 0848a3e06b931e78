"""Peers of the swarm are told once, seldom, and never of themselves."""

from __future__ import annotations

from engine.transfer.blocks import PeerKey
from engine.transfer.effects import PeersHeard
from engine.transfer.exchange import EVERY_S, FIRST_S, Exchange
from engine.transfer.messages import MAX_PEX_PEERS, PeerExchange, PexPeer

AT = ("/ip4/192.0.2.1/tcp/1",)


def exchange(count, addresses=AT):
    effects = []
    core = Exchange(lambda peer: addresses, effects.append)
    keys = [PeerKey(f"p{number}") for number in range(count)]
    for key in keys:
        core.joined(key, 0.0)
    return core, keys, effects


def test_each_is_told_of_the_others_once():
    core, keys, effects = exchange(3)
    core.tick((), FIRST_S)
    assert {e.peer: {p.peer_id for p in e.message.added} for e in effects} == {
        key: set(keys) - {key} for key in keys
    }
    effects.clear()
    core.tick((), FIRST_S + EVERY_S)
    assert effects == []
    core.left(keys[0])
    core.tick((), FIRST_S + 2 * EVERY_S)
    assert [e.message.dropped for e in effects] == [("p0",), ("p0",)]


def test_seeds_and_peers_without_an_address_are_left_out():
    core, keys, effects = exchange(3)
    core.tick(keys, FIRST_S)
    assert effects == []
    core, keys, effects = exchange(3, addresses=())
    core.tick((), FIRST_S)
    assert effects == []


def test_many_come_in_portions():
    core, _, effects = exchange(MAX_PEX_PEERS + 20)
    core.tick((), FIRST_S)
    assert all(len(e.message.added) == MAX_PEX_PEERS for e in effects)
    effects.clear()
    core.tick((), FIRST_S + EVERY_S)
    assert all(len(e.message.added) == 19 for e in effects)


def test_who_tells_too_often_is_not_heard():
    core, keys, effects = exchange(1)
    told = PeerExchange((PexPeer("a", AT),))
    core.heard(keys[0], told, 1.0)
    core.heard(keys[0], told, 2.0)
    core.heard(keys[0], told, 62.0)
    assert effects == [PeersHeard(told.added)] * 2
