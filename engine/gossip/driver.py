"""The router on real streams: opens ours, reads theirs, keeps its heartbeat, does what it says.

Owns links, timers and tasks; every decision is the router's. Wakes once a second while a joined
topic has peers, and not at all when there is nothing to do.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, Final

from engine.errors import PeerUnavailable, RemoteProtocolError
from engine.gossip.events import (
    Connect,
    Deliver,
    Event,
    Heartbeat,
    MalformedRpc,
    Output,
    PeerConnected,
    PeerDisconnected,
    PeerSubscribed,
    PeerUnsubscribed,
    Penalise,
    Protect,
    RpcDropped,
    RpcReceived,
    SendRpc,
    Unprotect,
    Validate,
    Verdict,
)
from engine.gossip.host_interface import Connection, Host, Stream
from engine.gossip.messages import Message, PeerId, Rpc, Topic
from engine.gossip.parameters import MESHSUB_11, MESHSUB_12
from engine.gossip.peer_link import FrameCache, PeerLink, RpcReceiver
from engine.gossip.router import Router
from engine.gossip.signing import Verify
from engine.gossip.state import DIRECT_TAG
from engine.gossip.validator import Validator
from engine.tasks import TaskOwner

logger = logging.getLogger(__name__)

PROTOCOLS: Final = (MESHSUB_12, MESHSUB_11)
MAX_REOPENINGS: Final = 4  # of our stream to a peer that stays connected; the delay doubles
REOPEN_S: Final = 1.0
MAX_DIALS: Final = 8  # at a time, for direct peers and peer exchange; go `GossipSubConnectors`


class RouterDriver:
    """Feeds one router from a host and carries out its outputs.

    `binary` turns a peer's text ID into the router's. Deliveries, newcomers to a topic, new mesh
    links and wishes to dial go to the callables; `opinion` judges a message whose signature holds.
    """

    def __init__(
        self,
        host: Host,
        router: Router,
        *,
        binary: Callable[[str], PeerId],
        verify: Verify,
        clock: Callable[[], float],
        opinion: Callable[[Message], Verdict],
        on_deliver: Callable[[Message], None],
        on_newcomer: Callable[[PeerId, Topic], None],
        on_link: Callable[[PeerId, Topic], None],
        dial: Callable[[Connect], Coroutine[Any, Any, None]],
    ) -> None:
        self._host = host
        self._router = router
        self._binary = binary
        self._clock = clock
        self._on_deliver = on_deliver
        self._on_newcomer = on_newcomer
        self._on_link = on_link
        self._dial = dial
        self._tasks = TaskOwner("gossip")
        self._validator = Validator(verify, opinion, self.handle, self._tasks.start)
        self._frames = FrameCache()
        self._links: dict[PeerId, PeerLink] = {}
        self._connections: dict[PeerId, Connection] = {}
        self._receivers: dict[PeerId, RpcReceiver] = {}
        self._protected: dict[PeerId, dict[str, None]] = {}
        self._dials = 0
        self._heart: asyncio.TimerHandle | None = None
        self._running = False
        self._actions: Mapping[type[Any], Callable[[Any], None]] = {
            Deliver: lambda output: self._on_deliver(output.message),
            PeerSubscribed: lambda output: self._on_newcomer(output.peer, output.topic),
            PeerUnsubscribed: _ignore,
            Connect: self._start_dial,
            Penalise: self._log_penalty,
            Protect: self._protect,
            Unprotect: self._unprotect,
        }

    # Life

    def start(self) -> None:
        """Speak pubsub on the host from now on, also with those connected already."""
        self._running = True
        self._host.on_connected.append(self._on_connected)
        self._host.on_disconnected.append(self._on_disconnected)
        for protocol in PROTOCOLS:
            self._host.handle(protocol, self._on_stream)
        for connection in _each(self._host.connections):
            self._on_connected(connection)

    async def stop(self) -> None:
        """End: streams are closed once what is queued on them has left."""
        self._running = False
        self._host.on_connected.remove(self._on_connected)
        self._host.on_disconnected.remove(self._on_disconnected)
        if self._heart is not None:
            self._heart.cancel()
            self._heart = None
        for link in self._links.values():
            link.close()
        await self._tasks.stop()

    @property
    def running(self) -> bool:
        """Between `start` and `stop`."""
        return self._running

    @property
    def beating(self) -> bool:
        """Whether a heartbeat is due: not while the router is idle."""
        return self._heart is not None

    @property
    def protected(self) -> tuple[PeerId, ...]:
        """Whose connections should outlive a trimming: mesh and direct peers."""
        return tuple(self._protected)

    # The router

    def handle(self, event: Event) -> None:
        """Give the router an event and do what it says."""
        outputs = deque(self._router.handle(self._clock(), event))
        checks: list[Validate] = []
        while outputs:
            output = outputs.popleft()
            if isinstance(output, Validate):
                checks.append(output)
            else:
                outputs.extend(self._act(output))
        if checks:
            self._validator.add(checks)
        self._arm_heart()

    def _act(self, output: Output) -> Sequence[Output]:
        """Carry out one output; what a failure leads to, in turn."""
        if isinstance(output, SendRpc) and not self._send(output):
            return self._router.handle(self._clock(), RpcDropped(output.peer, output.rpc))
        if not isinstance(output, SendRpc):
            self._actions[type(output)](output)
        return ()

    def _send(self, output: SendRpc) -> bool:
        link = self._links.get(output.peer)
        return link is not None and link.send(output.rpc, urgent=output.urgent)

    def _arm_heart(self) -> None:
        if self._heart is None and self._running and not self._router.idle:
            delay = self._router.state.parameters.heartbeat_initial_delay_s
            self._heart = asyncio.get_running_loop().call_later(delay, self._beat)

    def _beat(self) -> None:
        interval = self._router.state.parameters.heartbeat_s
        self._heart = asyncio.get_running_loop().call_later(interval, self._beat)
        self.handle(Heartbeat())
        if self._router.idle and self._heart is not None:
            self._heart.cancel()
            self._heart = None

    # Peers

    def _on_connected(self, connection: Connection) -> None:
        peer = self._binary(connection.peer_id)
        self._connections[peer] = connection
        link = self._links[peer] = PeerLink(
            peer, self._frames, self._tasks.start, self._on_link_lost
        )
        self._tasks.start(self._open(link, connection), "open")

    def _on_disconnected(self, connection: Connection) -> None:
        peer = self._binary(connection.peer_id)
        if self._connections.get(peer) is not connection:
            return  # a second connection to the peer, not the one that is kept
        del self._connections[peer]
        self._links.pop(peer).close()
        self._receivers.pop(peer, None)
        self._protected.pop(peer, None)
        self.handle(PeerDisconnected(peer))

    async def _open(self, link: PeerLink, connection: Connection) -> None:
        """Open our stream to a peer, after a pause if earlier ones did not last."""
        if link.attempts:
            await asyncio.sleep(REOPEN_S * 2 ** (link.attempts - 1))
        try:
            stream: Stream = await self._host.open_stream(connection.peer_id, PROTOCOLS)
        except (PeerUnavailable, RemoteProtocolError) as error:
            logger.debug("%s speaks no pubsub: %s", connection.peer_id, error)
            link.refused()
            return
        if self._links.get(link.peer) is not link:
            stream.reset()
            return
        early = link.opened(stream)
        address = connection.remote_address[0]
        event = PeerConnected(link.peer, stream.protocol, connection.initiator, (address,))
        self.handle(event)
        for rpc in early:
            self.handle(RpcReceived(link.peer, rpc))

    def _on_link_lost(self, link: PeerLink) -> None:
        """Our stream ended; while the connection stands, it is opened again, a few times."""
        if self._links.get(link.peer) is not link or not self._running:
            return
        self.handle(PeerDisconnected(link.peer))
        connection = self._connections.get(link.peer)
        link.attempts += 1
        if connection is not None and link.attempts <= MAX_REOPENINGS:
            self._tasks.start(self._open(link, connection), "open")

    def _on_stream(self, stream: Stream) -> None:
        """A peer opened its stream to us; a second one takes the place of the first."""
        peer = self._binary(stream.peer_id)
        if not self._running:
            stream.reset()
            return
        receiver = RpcReceiver(
            stream,
            on_rpc=lambda rpc: self._on_rpc(peer, rpc),
            on_malformed=lambda: self.handle(MalformedRpc(peer)),
            on_closed=lambda closed: self._on_receiver_closed(peer, closed),
        )
        earlier, self._receivers[peer] = self._receivers.get(peer), receiver
        if earlier is not None:
            earlier.supersede()
        stream.set_receiver(receiver)

    def _on_receiver_closed(self, peer: PeerId, receiver: RpcReceiver) -> None:
        if self._receivers.get(peer) is receiver:
            del self._receivers[peer]

    def _on_rpc(self, peer: PeerId, rpc: Rpc) -> None:
        link = self._links.get(peer)
        if link is not None and self._running and not link.hold(rpc):
            self.handle(RpcReceived(peer, rpc))

    # What else the router says

    def _start_dial(self, wish: Connect) -> None:
        if self._running and self._dials < MAX_DIALS:
            self._dials += 1
            self._tasks.start(self._run_dial(wish), "dial")

    async def _run_dial(self, wish: Connect) -> None:
        try:
            await self._dial(wish)
        except (PeerUnavailable, RemoteProtocolError) as error:
            logger.debug("A wished connection failed: %s", error)
        finally:
            self._dials -= 1

    def _log_penalty(self, output: Penalise) -> None:
        logger.debug("%s: %s", output.peer.hex(), output.reason)

    def _protect(self, output: Protect) -> None:
        self._protected.setdefault(output.peer, {})[output.tag] = None
        if output.tag != DIRECT_TAG:
            self._on_link(output.peer, Topic(output.tag))

    def _unprotect(self, output: Unprotect) -> None:
        tags = self._protected.get(output.peer, {})
        tags.pop(output.tag, None)
        if not tags:
            self._protected.pop(output.peer, None)


def _each(connections: Any) -> list[Connection]:
    return list(connections.values() if isinstance(connections, Mapping) else connections)


def _ignore(output: Output) -> None:
    """Nothing to do for this one."""
