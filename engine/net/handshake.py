"""A connection that is not one yet: the transport of an upgrade, until it stands or fails.

Owns the transport during the handshake; `upgrade` decides what is said. The deadline is the host's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from engine.errors import PeerUnavailable, RemoteProtocolError, ShoalError
from engine.net.upgrade import Upgrade, Upgraded


class Handshake(asyncio.Protocol):
    """Runs an upgrade over its transport, then calls `on_done` or `on_failed`, once.

    `begin` gives the upgrade when the connection stands, or None where it is not wanted.
    """

    def __init__(
        self,
        *,
        dialled: bool,
        begin: Callable[[Handshake], Upgrade | None],
        on_done: Callable[[Handshake, Upgraded], None],
        on_failed: Callable[[Handshake, ShoalError], None],
    ) -> None:
        self.dialled = dialled  # by us; most who dial are the initiator, too
        self.invited = False  # both knew that it would come: it shows nothing about the way in
        self.initiator = False
        self.deadline = 0.0  # loop time, set by the host
        self.remote: tuple[str, int] = ("", 0)
        self._upgrade: Upgrade | None = None
        self._begin = begin
        self._on_done = on_done
        self._on_failed = on_failed
        self._over = False
        self._transport: asyncio.Transport | None = None

    @property
    def transport(self) -> asyncio.Transport:
        """The transport, once there is one."""
        assert self._transport is not None
        return self._transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The connection stands; `begin` decides whether and how it goes on."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        name = transport.get_extra_info("peername")
        self.remote = (name[0], name[1]) if name else ("", 0)
        self._upgrade = self._begin(self)
        if self._upgrade is not None:
            self.initiator = self._upgrade.initiator
            transport.write(self._upgrade.take_output())
        else:
            self.fail(PeerUnavailable("No more connections are taken now."))

    def data_received(self, data: bytes) -> None:
        """Go one step further."""
        if self._over or self._upgrade is None:
            return
        try:
            upgraded = self._upgrade.receive(data)
        except (RemoteProtocolError, PeerUnavailable) as error:
            self.fail(error)
            return
        if output := self._upgrade.take_output():
            self.transport.write(output)
        if upgraded is not None:
            self._over = True
            self._on_done(self, upgraded)

    def connection_lost(self, exc: Exception | None) -> None:
        """The peer went away."""
        self.fail(PeerUnavailable("The peer closed the connection during the handshake."))

    def fail(self, error: ShoalError) -> None:
        """Give up."""
        if self._over:
            return
        self._over = True
        if self._transport is not None:
            self._transport.abort()
        self._on_failed(self, error)
