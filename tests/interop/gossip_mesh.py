"""Our gossip nodes on real hosts, with everything that crosses their border written down."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

from engine.gossip.events import Event, Output, RpcReceived, SendRpc
from engine.gossip.messages import Message, PeerId, Rpc
from engine.gossip.parameters import GossipParameters
from engine.gossip.service import GossipService
from engine.gossip.signing import peer_id_of as binary_id_of
from engine.gossip.signing import verify_message
from engine.net.host import Host
from engine.net.identity import Identity
from engine.net.peer_id import peer_id_of, public_key_of

LIMIT_S = 20.0


class GossipNode:
    """Use as `async with GossipNode() as node`: a host on loopback with the service on it."""

    def __init__(self, parameters: GossipParameters | None = None) -> None:
        self.identity = Identity.generate()
        self.host = Host(self.identity, agent="shoal/interop")
        self.refused: list[Message] = []
        self.service = GossipService(
            self.host,
            self.identity.sign,
            self.identity.peer_id,
            public_key_of=public_key_of,
            peer_id_of=peer_id_of,
            parameters=parameters,
            verify=self._verify,
        )
        self.sent: list[tuple[PeerId, Rpc]] = []
        self.received: list[tuple[PeerId, Rpc]] = []
        self.heard: list[tuple[str, str]] = []  # (author, text)
        self._tap()

    async def __aenter__(self) -> GossipNode:
        await self.host.listen("127.0.0.1", 0)
        await self.service.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.service.stop()
        await self.host.stop()

    @property
    def peer_id(self) -> str:
        return self.identity.peer_id

    @property
    def address(self) -> str:
        return self.host.listen_addresses()[0]

    def subscribe(self, topic: str) -> None:
        """Join, and write down what is heard."""
        self.service.subscribe(topic, lambda data, who: self.heard.append((who, data.decode())))

    def control_sent(self, kind: str, peer: str) -> list[Any]:
        """All control entries of one kind ("graft", "iwant", …) that went to a peer."""
        return list(_control(self.sent, kind, binary(peer)))

    def control_received(self, kind: str, peer: str) -> list[Any]:
        """All that came from it."""
        return list(_control(self.received, kind, binary(peer)))

    def _verify(self, message: Message) -> bool:
        holds = verify_message(message)
        if not holds:
            self.refused.append(message)
        return holds

    def _tap(self) -> None:
        router = self.service.router
        handle = router.handle

        def tapped(now: float, event: Event) -> list[Output]:
            if isinstance(event, RpcReceived):
                self.received.append((event.peer, event.rpc))
            outputs = handle(now, event)
            self.sent += [(out.peer, out.rpc) for out in outputs if isinstance(out, SendRpc)]
            return outputs

        router.handle = tapped  # type: ignore[method-assign]  # the one door of the router


def binary(peer: str) -> PeerId:
    """The router's name of a peer."""
    return binary_id_of(public_key_of(peer))


def _control(log: list[tuple[PeerId, Rpc]], kind: str, peer: PeerId) -> Iterator[Any]:
    for other, rpc in log:
        if other == peer:
            yield from getattr(rpc.control, kind)


async def until(condition: Callable[[], Any], limit_s: float = LIMIT_S) -> None:
    """Wait for a condition here, or, if it is a coroutine function, in the other process."""
    async with asyncio.timeout(limit_s):
        while True:
            value = condition()
            if asyncio.iscoroutine(value):
                value = await value
            if value:
                return
            await asyncio.sleep(0.02)
