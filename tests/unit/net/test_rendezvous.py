"""The order of signals, the moment of dialling, and the rations."""

from __future__ import annotations

import pytest

from engine.errors import PeerUnavailable, RemoteProtocolError
from engine.net import rendezvous
from engine.net.addresses import address_of
from engine.net.peer_id import PeerId, peer_id_of
from engine.net.rendezvous import Asking, Ration, Rations
from engine.net.signals import Kind, Signal

TARGET = peer_id_of(bytes(32))
RELAY = address_of("45.45.45.1", 52413)
PLACE = address_of("45.45.45.12", 5000)


def asking(*, reachable: bool = False) -> Asking:
    made = Asking(TARGET, RELAY, (52413,), reachable=reachable)
    assert made.begin(10.0) == Signal(Kind.CONNECT, TARGET, (52413,), reachable=reachable)
    return made


def agreed(opening_ms: int = 100) -> Asking:
    made = asking()
    made.receive(Signal(Kind.ACCEPT, addresses=(PLACE,), opening_ms=opening_ms), 10.5)
    return made


def test_both_dial_when_sync_has_arrived():
    made = agreed()
    signal, delay_s = made.next_try()
    assert signal == Signal(Kind.SYNC)
    assert delay_s == pytest.approx((0.5 - 0.1) / 2)
    assert made.addresses == (PLACE,)


@pytest.mark.parametrize(("opening_ms", "wait_s"), [(0, 0.25), (100_000, 0.0)])
def test_a_false_delay_does_no_harm(opening_ms, wait_s):
    assert agreed(opening_ms).next_try()[1] == pytest.approx(wait_s)


def test_an_answer_that_is_long_in_coming_does_not_hold_us_up():
    made = asking()
    made.receive(Signal(Kind.ACCEPT, addresses=(PLACE,)), 19.0)
    assert made.next_try()[1] == rendezvous.LONGEST_WAIT_S


def test_after_three_tries_it_is_over():
    made = agreed()
    for _ in range(rendezvous.MAX_TRIES):
        made.next_try()
    with pytest.raises(PeerUnavailable, match="let neither in"):
        made.next_try()


def test_a_refusal_is_told_in_its_words():
    with pytest.raises(PeerUnavailable, match="not connected here"):
        asking().receive(Signal(Kind.REFUSE, reason="That peer is not connected here."), 11.0)


@pytest.mark.parametrize("kind", [Kind.SYNC, Kind.CONNECT, Kind.OFFER])
def test_signals_out_of_turn_break_the_protocol(kind):
    with pytest.raises(RemoteProtocolError):
        asking().receive(Signal(kind), 11.0)
    with pytest.raises(RemoteProtocolError):
        agreed().receive(Signal(Kind.ACCEPT, addresses=(PLACE,)), 11.0)


def test_nobody_dials_where_there_is_no_address():
    near = address_of("192.168.7.1", 5000)
    with pytest.raises(PeerUnavailable, match="no address"):
        asking().receive(Signal(Kind.ACCEPT, addresses=(near,)), 11.0)
    waiting = asking(reachable=True)
    waiting.receive(Signal(Kind.ACCEPT), 11.0)
    assert waiting.addresses == ()


def test_a_ration_is_used_up_and_comes_back():
    ration, peer = Ration(2.0, 0.5), PeerId("a")
    assert [ration.take(peer, 0.0) for _ in range(3)] == [True, True, False]
    assert ration.take(PeerId("b"), 0.0)
    assert not ration.take(peer, 1.0)
    assert ration.take(peer, 2.0)


def test_rations_remember_so_many_peers(monkeypatch):
    monkeypatch.setattr(rendezvous, "MAX_RATIONED", 3)
    ration = Ration(1.0, 0.0)
    for number in range(9):
        assert ration.take(PeerId(str(number)), 0.0)
    assert len(ration._peers) == 3


def test_one_common_peer_cannot_use_up_what_we_dial_for_all():
    rations = Rations(0.0)
    mean = sum(rations.dials_for(PeerId("mean"), 0.0) for _ in range(100))
    assert mean == rendezvous.OFFERS_BURST
    assert rations.dials_for(PeerId("good"), 0.0)
    many = sum(rations.dials_for(PeerId(str(number)), 0.0) for number in range(100))
    assert mean + 1 + many == rendezvous.ALL_OFFERS_BURST


def test_asking_about_one_peer_is_rationed_for_all_together():
    rations = Rations(0.0)
    passed = sum(rations.passes_on(PeerId(str(number)), TARGET, 0.0) for number in range(50))
    assert passed == rendezvous.ASKED_BURST
