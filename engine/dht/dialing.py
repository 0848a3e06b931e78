"""Dialling back for others: who is asked to call whom, and how often at most.

Owns the answers to `DialBack` and `CallBack` and their limits; what is sent and dialled, the
callables do. A call is one ping. It comes from a third node, because a router lets in whatever
answers its inside; TCP is dialled from here, since a port that listens has asked for nothing.

Nobody can aim this at others: an asker shows a token for its address, a call is no larger than the
request for it, and both are rationed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from enum import IntEnum

from engine.dht.endpoints import Endpoint, is_local, subscriber_of
from engine.dht.limiter import Bucket
from engine.dht.messages import CallBack, DialBack, Dialed
from engine.dht.tokens import Tokens

HELPERS = 2
CALL_RATE = 1.0  # pings per second on the word of others
CALL_BURST = 10.0
SPACING_S = 30.0  # between two calls or dials for one subscriber
MAX_REMEMBERED = 1024
MAX_DIALS = 8  # TCP connections under way at once
FIRST_PORT = 1024  # lower ones belong to other services


class TcpState(IntEnum):
    """What a dial has shown; travels in replies."""

    UNKNOWN = 0
    REACHED = 1
    FAILED = 2


class DialDesk:
    """Takes requests to be called."""

    def __init__(self, tokens: Tokens, now: float) -> None:
        self.helpers: Callable[[Endpoint], Sequence[Endpoint]] = lambda asker: ()
        self.ask: Callable[[Endpoint, CallBack], None] = lambda helper, request: None
        self.ping: Callable[[Endpoint], None] = lambda target: None
        self.dial: Callable[[Endpoint], bool] = lambda target: False  # whether it was begun
        self._tokens = tokens
        self._calls = Bucket(CALL_RATE, CALL_BURST, now)
        self._served: OrderedDict[bytes, float] = OrderedDict()
        self._dialling: set[Endpoint] = set()
        self._results: OrderedDict[Endpoint, tuple[bool, float]] = OrderedDict()

    def dial_back(self, request: DialBack, source: Endpoint, now: float) -> Dialed:
        """Ask two others to call the asker, and dial its TCP port."""
        if is_local(source.host):
            return Dialed(0, TcpState.UNKNOWN)
        if not self._tokens.accepts(request.token, source.host, request.key, now):
            return Dialed(0, TcpState.UNKNOWN)
        tcp = self._tcp(Endpoint(source.host, request.tcp_port), now)
        if not self._spaced(b"a" + subscriber_of(source.host), now):
            return Dialed(0, tcp)
        helpers = self.helpers(source)[:HELPERS]
        for helper in helpers:
            self.ask(helper, CallBack(source))
        return Dialed(len(helpers), tcp)

    def call_back(self, request: CallBack, now: float) -> Dialed:
        """Ping whom somebody wants called."""
        host = request.target.host
        allowed = not is_local(host) and self._calls.wait_s(now) == 0
        if not allowed or not self._spaced(b"c" + subscriber_of(host), now):
            return Dialed(0, TcpState.UNKNOWN)
        self._calls.spend(1.0, now)
        self.ping(request.target)
        return Dialed(1, TcpState.UNKNOWN)

    def dialled(self, target: Endpoint, reached: bool, now: float) -> None:
        """A dial that `dial` began has ended."""
        self._dialling.discard(target)
        self._results[target] = (reached, now)
        self._results.move_to_end(target)
        if len(self._results) > MAX_REMEMBERED:
            self._results.popitem(last=False)

    def _tcp(self, target: Endpoint, now: float) -> TcpState:
        """The result of a recent dial; begins one where there is none."""
        if target.port < FIRST_PORT:
            return TcpState.UNKNOWN
        reached, at = self._results.get(target, (False, -SPACING_S))
        if now - at < SPACING_S:
            return TcpState.REACHED if reached else TcpState.FAILED
        room = len(self._dialling) < MAX_DIALS and target not in self._dialling
        if room and self._spaced(b"t" + subscriber_of(target.host), now) and self.dial(target):
            self._dialling.add(target)
        return TcpState.UNKNOWN

    def _spaced(self, what: bytes, now: float) -> bool:
        """Whether it was long not done; it counts as done from here on."""
        if now - self._served.get(what, -SPACING_S) < SPACING_S:
            return False
        self._served[what] = now
        self._served.move_to_end(what)
        if len(self._served) > MAX_REMEMBERED:
            self._served.popitem(last=False)
        return True
