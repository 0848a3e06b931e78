from __future__ import annotations

from engine.dht.dialing import CALL_BURST, MAX_DIALS, SPACING_S, DialDesk, TcpState
from engine.dht.endpoints import Endpoint
from engine.dht.ids import Key
from engine.dht.messages import CallBack, DialBack
from engine.dht.reachability import (
    LIFETIME_S,
    MAX_SENT,
    QUIET_S,
    Reachability,
    Witnesses,
)
from engine.dht.renewal import HOLDERS_NEEDED, RENEWALS_PER_LOOKUP, TRY_EVERY, RenewalPolicy
from engine.dht.tokens import Tokens

KEY = Key(bytes(32))
ASKER = Endpoint("8.8.8.8", 4001)


class World:
    def __init__(self) -> None:
        self.tokens = Tokens(b"secret")
        self.desk = DialDesk(self.tokens, 0.0)
        self.asked: list[tuple[Endpoint, CallBack]] = []
        self.pinged: list[Endpoint] = []
        self.dialled: list[Endpoint] = []
        self.desk.helpers = lambda _: [Endpoint(f"9.{n}.9.9", 1) for n in range(5)]
        self.desk.ask = lambda helper, request: self.asked.append((helper, request))
        self.desk.ping = self.pinged.append
        self.desk.dial = lambda target: self.dialled.append(target) or True

    def dial_back(self, source=ASKER, port=4001, now=0.0, token=None):
        good = self.tokens.issue(source.host, KEY, now)
        request = DialBack(KEY, good if token is None else token, port)
        return self.desk.dial_back(request, source, now)


def test_two_others_are_asked_and_the_port_is_dialled_once():
    world = World()
    reply = world.dial_back()
    assert (reply.asked, reply.tcp) == (2, TcpState.UNKNOWN)
    assert {request.target for _, request in world.asked} == {ASKER}
    assert world.dialled == [ASKER]
    world.desk.dialled(ASKER, True, 3.0)
    again = world.dial_back(now=6.0)
    assert (again.asked, again.tcp) == (0, TcpState.REACHED)
    assert len(world.dialled) == 1
    world.desk.dialled(ASKER, False, SPACING_S * 2)
    assert world.dial_back(now=SPACING_S * 2 + 1).tcp == TcpState.FAILED


def test_nobody_is_sent_to_a_forged_or_local_source_or_a_low_port():
    world = World()
    assert world.dial_back(token=bytes(8)).asked == 0
    assert world.dial_back(Endpoint("192.168.1.4", 4001)).asked == 0
    assert world.dial_back(port=25).asked == 2
    assert world.dialled == []


def test_dials_and_calls_are_rationed():
    world = World()
    for n in range(3 * MAX_DIALS):
        world.dial_back(Endpoint(f"8.8.{n}.8", 4001))
    assert len(world.dialled) == MAX_DIALS
    for n in range(100):
        world.desk.call_back(CallBack(Endpoint(f"7.{n}.7.7", 1)), 0.0)
        world.desk.call_back(CallBack(Endpoint("7.0.7.7", 2)), 0.0)
        world.desk.call_back(CallBack(Endpoint("10.0.0.7", 2)), 0.0)
    assert len(world.pinged) == CALL_BURST
    assert len({target.host for target in world.pinged}) == CALL_BURST


def test_two_networks_that_come_unasked_prove_it_for_a_while():
    seen = Witnesses()
    assert seen.unasked("8.8.8.8", 0.0)
    seen.sent_to("8.8.8.8", 0.0)
    assert not seen.unasked("8.8.8.8", QUIET_S - 1)
    assert seen.unasked("8.8.8.8", QUIET_S)
    assert not seen.unasked("10.0.0.1", 0.0)
    seen.reached_by("8.8.8.8", 0.0)
    assert not seen.unasked("8.8.1.1", 0.0)
    assert seen.state(0.0) == Reachability(None, None)
    seen.reached_by("9.9.9.9", 10.0)
    assert seen.state(10.0).udp
    assert seen.state(10.0).serves
    assert not seen.unasked("1.1.1.1", 10.0)
    assert seen.state(LIFETIME_S).udp is None


def test_what_was_forgotten_of_sendings_proves_nothing():
    seen = Witnesses()
    for n in range(MAX_SENT + 1):
        seen.sent_to(f"8.{n >> 8}.{n & 255}.1", 0.0)
    assert not seen.unasked("8.0.0.1", 1.0)
    assert seen.unasked("8.0.0.1", QUIET_S)


def test_silence_after_enough_trials_means_no():
    seen = Witnesses()
    for _ in range(3):
        assert seen.state(0.0).udp is None
        seen.tried()
    assert seen.state(0.0) == Reachability(False, None)
    seen.tcp_dialled("8.8.8.8", False, 0.0)
    assert seen.state(0.0).tcp is None
    seen.tcp_dialled("9.9.9.9", False, 0.0)
    assert seen.state(0.0).tcp is False
    seen.tcp_dialled("8.8.8.8", True, 1.0)
    seen.tcp_dialled("9.9.9.9", True, 1.0)
    assert seen.state(1.0) == Reachability(None, True)
    seen.forget()
    assert seen.state(1.0) == Reachability(None, None)


def test_renewal_is_tried_while_it_suffices():
    policy = RenewalPolicy()
    assert policy.tries(20, 0)
    assert not policy.tries(HOLDERS_NEEDED - 1, 0)
    assert not policy.tries(20, RENEWALS_PER_LOOKUP)
    assert policy.renewed(HOLDERS_NEEDED)
    while policy.tries(20, 0):
        assert not policy.renewed(3)
    tries = [policy.tries(20, 0) for _ in range(4 * TRY_EVERY)]
    assert sum(tries) == 4
