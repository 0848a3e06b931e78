"""Reverse connect and hole punching through a common peer: the adapter of `rendezvous`.

Owns the streams on which signals travel and the tasks that dial. A node plays all three parts: it
asks (`reach`, the host's way around), passes signals on for others, and dials when it is asked to.
Only signals go through the common peer; the connection is direct, and its handshake proves both
ends to each other, so the common peer need not be trusted with more than silence.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence, Set

from engine.errors import PeerUnavailable, RemoteProtocolError, ShoalError
from engine.net.addresses import Address, address_of
from engine.net.connection import PeerConnection
from engine.net.dialing import Backoff
from engine.net.host import Host
from engine.net.identify import IDENTIFY, PING
from engine.net.peer_id import PeerId
from engine.net.rendezvous import MAX_TRIES, Asking, Rations
from engine.net.signals import (
    MAX_PORTS,
    PUNCH,
    Kind,
    Signal,
    SignalReader,
    acceptable,
    encode_signal,
    vouched,
)
from engine.net.stream import Stream
from engine.tasks import TaskOwner

logger = logging.getLogger(__name__)

ANSWER_S = 10.0  # for the next signal
WINDOW_S = 2.5  # of one try: a lost packet is sent again after one second
KNOCK_AGAIN_S = 0.15  # after a router that says no at once
REVERSE_S = 6.0  # for a peer that was asked to dial us
MAX_SERVED = 64  # meetings of others under way here
MAX_ASKING = 4  # of our own
MAX_COMMON = 8  # connected peers asked whether they know a peer
MAX_VIAS = 2  # peers dialled only to ask them
LINGER_S = 60.0  # a connection made only to ask is closed after that
MAX_WAITING = 4  # signals of one stream that nobody has read


class _NoHelp(PeerUnavailable):
    """This common peer cannot bring us together with that peer; another one may."""


class Channel:
    """Signals over one stream, both ways."""

    def __init__(self, stream: Stream) -> None:
        self.connection = stream.connection
        self._stream = stream
        self._reader = SignalReader()
        self._queue: asyncio.Queue[Signal | None] = asyncio.Queue()
        stream.set_receiver(self)

    @property
    def remote(self) -> Address:
        """Where the other end of the connection is seen."""
        return address_of(*self.connection.remote_address)

    def send(self, signal: Signal) -> None:
        """Say it, if somebody listens."""
        if self._stream.is_open:
            self._stream.write(encode_signal(signal))

    def refuse(self, reason: str) -> None:
        """Say no."""
        self.send(Signal(Kind.REFUSE, reason=reason))

    async def receive(self) -> Signal:
        """The next signal; raises PeerUnavailable where none comes."""
        try:
            async with asyncio.timeout(ANSWER_S):
                signal = await self._queue.get()
        except TimeoutError:
            raise PeerUnavailable("The other peer does not answer.") from None
        if signal is None:
            raise PeerUnavailable("The other peer has ended the meeting.")
        return signal

    def close(self) -> None:
        """Say no more."""
        if self._stream.is_open:
            self._stream.close()

    def data_received(self, view: memoryview) -> None:
        """Take signals."""
        for signal in self._reader.receive(view):
            if self._queue.qsize() >= MAX_WAITING:
                raise RemoteProtocolError("Signals come faster than any meeting needs.")
            self._queue.put_nowait(signal)

    def eof_received(self) -> None:
        """No more will come."""
        self._queue.put_nowait(None)

    def stream_closed(self, error: ShoalError | None) -> None:
        """No more will come."""
        self._queue.put_nowait(None)


class Puncher:
    """The meetings of one host; streams of `passive` protocols alone keep no connection open."""

    def __init__(self, host: Host, passive: Set[str] = frozenset()) -> None:
        self.is_reachable: Callable[[], bool] = lambda: False  # whether others can dial us
        self._host = host
        self._tasks = TaskOwner("punch")
        self._clock = asyncio.get_running_loop().time
        self._rations = Rations(self._clock())
        self._failed: Backoff[PeerId] = Backoff()
        self._asking = asyncio.Semaphore(MAX_ASKING)
        self._served = 0
        self._passive = frozenset({IDENTIFY, PING, *passive})
        self._stopped = False
        host.handle(PUNCH, self._on_stream)
        host.around = self.reach

    async def stop(self) -> None:
        """End all meetings."""
        self._host.around, self._stopped = None, True
        await self._tasks.stop()

    # -- asking ---------------------------------------------------------------------------------

    async def reach(self, peer_id: PeerId, vias: Sequence[Address]) -> PeerConnection:
        """A connection to a peer that cannot be dialled, with the help of one that knows it.

        `vias` are peers it is said to stay connected to. Raises PeerUnavailable.
        """
        if self._failed.is_blocked(peer_id, self._clock()):
            raise PeerUnavailable("The peer could not be reached a moment ago.")
        async with self._asking:
            try:
                connection = await self._reach(peer_id, vias)
            except PeerUnavailable:
                self._failed.failed(peer_id, self._clock())
                raise
        self._failed.worked(peer_id)
        return connection

    async def _reach(self, peer_id: PeerId, vias: Sequence[Address]) -> PeerConnection:
        failure = PeerUnavailable("No peer that is known here is connected with it.")
        async with contextlib.aclosing(self._common(vias)) as common:
            async for relay in common:
                if relay.peer_id == peer_id:
                    continue
                try:
                    return await self._meet_through(relay, peer_id)
                except _NoHelp as error:
                    failure = error
                    logger.debug("%s through %s: %s", peer_id[-8:], relay.peer_id[-8:], error)
        raise failure

    async def _common(self, vias: Sequence[Address]) -> AsyncGenerator[PeerConnection]:
        """Peers that may know the one that is wanted, the likeliest first."""
        asked: set[PeerId] = set()
        for via in vias[:MAX_VIAS]:
            with contextlib.suppress(PeerUnavailable):
                relay = await self._borrow(via)
                asked.add(relay.peer_id)
                yield relay
        others = [c for c in self._host.connections if c.peer_id not in asked and self._speaks(c)]
        for relay in others[-MAX_COMMON:]:
            if relay.is_open:
                yield relay

    async def _borrow(self, via: Address) -> PeerConnection:
        """A connection to a common peer; one made for this is closed when it rests."""
        known = self._host.connection(via.peer_id) if via.peer_id else None
        if known is not None:
            return known
        relay = await self._host.connect([str(via)], around=False)
        self._tasks.start(self._give_back(relay), "give back")
        return relay

    async def _give_back(self, relay: PeerConnection) -> None:
        while relay.is_open:
            await asyncio.sleep(LINGER_S)
            own = {via.peer_id for via in self._host.via}
            if relay.protocols <= self._passive and relay.peer_id not in own:
                relay.close()

    def _speaks(self, connection: PeerConnection) -> bool:
        info = self._host.info(connection.peer_id)
        return info is not None and PUNCH in info.protocols

    async def _meet_through(self, relay: PeerConnection, peer_id: PeerId) -> PeerConnection:
        if self.is_reachable():
            with contextlib.suppress(PeerUnavailable):
                async with self._agreed(relay, peer_id, reachable=True):
                    return await self._arrival(peer_id, REVERSE_S)
        async with self._agreed(relay, peer_id, reachable=False) as (channel, asking):
            # From here on, for the peer may be quicker on the direct way than our wait is long.
            with self._host.gate.meeting(asking.addresses, peer_id, initiator=True):
                while True:
                    signal, delay_s = asking.next_try()
                    channel.send(signal)
                    await asyncio.sleep(delay_s)
                    with contextlib.suppress(PeerUnavailable):
                        return await self._dial_together(asking.addresses, peer_id, initiator=True)

    @contextlib.asynccontextmanager
    async def _agreed(
        self, relay: PeerConnection, peer_id: PeerId, *, reachable: bool
    ) -> AsyncIterator[tuple[Channel, Asking]]:
        """A meeting to which the other side has agreed; raises _NoHelp where it has not."""
        channel: Channel | None = None
        try:
            try:
                channel = Channel(await relay.open_stream([PUNCH]))
                asking = Asking(peer_id, channel.remote, self._ports(), reachable=reachable)
                channel.send(asking.begin(self._clock()))
                asking.receive(await channel.receive(), self._clock())
            except RemoteProtocolError as error:
                relay.abort(error)
                raise _NoHelp(str(error)) from error
            except PeerUnavailable as error:
                raise _NoHelp(str(error)) from error
            yield channel, asking
        finally:
            if channel is not None:
                channel.close()

    def _ports(self) -> tuple[int, ...]:
        """At which others can try us: those opened at a router first."""
        opened = [address.port for address in self._host.external]
        return tuple(dict.fromkeys([*opened, self._host.port]))[:MAX_PORTS]

    # -- dialling -------------------------------------------------------------------------------

    async def _dial_together(
        self, addresses: Sequence[Address], peer_id: PeerId, *, initiator: bool
    ) -> PeerConnection:
        """One try: knock at all addresses, and see who comes. Raises PeerUnavailable.

        A knock under way is not given up when another one opened: the other end may just have
        taken it for the better of the two.
        """
        until = self._clock() + WINDOW_S
        for address in addresses:
            self._tasks.start(self._knock(address, peer_id, until, initiator), "knock")
        return await self._arrival(peer_id, WINDOW_S)

    async def _knock(
        self, address: Address, peer_id: PeerId, until: float, initiator: bool
    ) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(until):
                while self._host.connection(peer_id) is None:
                    with contextlib.suppress(PeerUnavailable):
                        await self._host.gate.knock(address, peer_id, initiator=initiator)
                    await asyncio.sleep(KNOCK_AGAIN_S)

    async def _arrival(self, peer_id: PeerId, within_s: float) -> PeerConnection:
        """The connection to a peer, as soon as there is one; raises PeerUnavailable."""
        if connection := self._host.connection(peer_id):
            return connection
        arrived: asyncio.Future[PeerConnection] = asyncio.get_running_loop().create_future()

        def on_connected(connection: PeerConnection) -> None:
            if connection.peer_id == peer_id and not arrived.done():
                arrived.set_result(connection)

        self._host.on_connected.append(on_connected)
        try:
            async with asyncio.timeout(within_s):
                return await arrived
        except TimeoutError:
            raise PeerUnavailable("The peer did not get through.") from None
        finally:
            self._host.on_connected.remove(on_connected)

    # -- serving --------------------------------------------------------------------------------

    def _on_stream(self, stream: Stream) -> None:
        if self._stopped or self._served >= MAX_SERVED:
            stream.reset()
            return
        self._served += 1
        task = self._tasks.start(self._serve(Channel(stream)), f"meeting {stream.peer_id[-8:]}")
        task.add_done_callback(self._on_served)

    def _on_served(self, _: object) -> None:
        self._served -= 1

    async def _serve(self, channel: Channel) -> None:
        try:
            first = await channel.receive()
            if first.kind is Kind.CONNECT:
                await self._introduce(channel, first)
            elif first.kind is Kind.OFFER:
                await self._follow(channel, first)
            else:
                raise RemoteProtocolError("A meeting begins with a wish or an offer.")
        except RemoteProtocolError as error:
            channel.connection.abort(error)
        except PeerUnavailable as error:
            channel.refuse(str(error))
        finally:
            channel.close()

    async def _introduce(self, channel: Channel, wish: Signal) -> None:
        """As the common peer: pass signals between two that are both connected here."""
        asker = channel.connection.peer_id
        assert wish.peer is not None
        target = self._host.connection(wish.peer)
        if target is None or wish.peer == asker:
            raise PeerUnavailable("That peer is not connected here.")
        if not self._rations.passes_on(asker, wish.peer, self._clock()):
            raise PeerUnavailable("Too many meetings are asked for.")
        began = self._clock()
        other = Channel(await target.open_stream([PUNCH]))
        opening_ms = int((self._clock() - began) * 1000)
        try:
            addresses = vouched(channel.remote, wish.ports, reachable=wish.reachable)
            other.send(Signal(Kind.OFFER, asker, (), addresses, wish.reachable))
            answer = await other.receive()
            if answer.kind is not Kind.ACCEPT:
                raise PeerUnavailable(answer.reason)
            addresses = vouched(other.remote, answer.ports, reachable=False)
            channel.send(Signal(Kind.ACCEPT, addresses=addresses, opening_ms=opening_ms))
            for _ in range(MAX_TRIES):
                other.send(_synced(await channel.receive()))
        finally:
            other.close()

    async def _follow(self, channel: Channel, offer: Signal) -> None:
        """As the asked: dial when it is time to."""
        assert offer.peer is not None
        peer_id, relay = offer.peer, channel.connection.peer_id
        addresses = acceptable(channel.remote, offer.addresses)
        if not addresses or self._host.is_banned(peer_id):
            raise PeerUnavailable("That peer is not dialled from here.")
        if not self._rations.dials_for(relay, self._clock()):
            raise PeerUnavailable("Too many meetings are asked for.")
        channel.send(Signal(Kind.ACCEPT, ports=self._ports()))
        if offer.reachable:
            await self._host.connect(list(map(str, addresses)), peer_id, force=True, around=False)
            return
        with self._host.gate.meeting(addresses, peer_id, initiator=False):
            for _ in range(MAX_TRIES):
                _synced(await channel.receive())
                with contextlib.suppress(PeerUnavailable):
                    await self._dial_together(addresses, peer_id, initiator=False)
                    return


def _synced(signal: Signal) -> Signal:
    """What travels on after the agreement is SYNC alone."""
    if signal.kind is not Kind.SYNC:
        raise RemoteProtocolError("A signal came out of turn.")
    return Signal(Kind.SYNC)
