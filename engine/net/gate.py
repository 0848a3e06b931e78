"""The gate: connections that are being made, in either direction, until they stand or fail.

Owns the handshakes under way, their deadlines and bounds, and the meetings at which both ends dial.
Whether a connection that stands is kept, and which addresses are dialled when, is the host's.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import socket
from collections.abc import Callable, Iterator, Sequence

from engine.errors import PeerUnavailable, ShoalError
from engine.net.addresses import Address, address_of
from engine.net.arrivals import MAX_PER_ORIGIN, Arrivals, origin_of
from engine.net.connection import PeerConnection
from engine.net.handshake import Handshake
from engine.net.handshake_payload import Credentials
from engine.net.listening import dialler
from engine.net.peer_id import PeerId
from engine.net.upgrade import Upgrade, Upgraded

logger = logging.getLogger(__name__)

MAX_PENDING_INBOUND = 64  # handshakes of strangers under way at once
MAX_PENDING_PER_ADDRESS = 8  # of them from one IP address, except this machine's own
HANDSHAKE_S = 10.0

_PORT_IN_USE = (errno.EADDRINUSE, errno.EADDRNOTAVAIL)  # the very same connection is there, or was


class Gate:
    """Handshakes; `admit` gives the connection that one became, or None where it is not wanted.

    `has_room()`: for any more at all; `held_by(origin)`: connections of an origin that stand.
    """

    def __init__(
        self,
        credentials: Credentials,
        has_room: Callable[[], bool],
        held_by: Callable[[str], int],
        admit: Callable[[Handshake, Upgraded], PeerConnection | None],
    ) -> None:
        self.sources: list[Address] = []  # where this machine listens
        self._credentials = credentials
        self._has_room = has_room
        self._held_by = held_by
        self._arrivals = Arrivals()
        self._admit = admit
        self._handshakes: dict[Handshake, asyncio.Future[PeerConnection] | None] = {}
        self._meetings: dict[Address, tuple[PeerId, bool]] = {}

    @property
    def pending(self) -> int:
        """Handshakes under way."""
        return len(self._handshakes)

    def accept(self) -> Handshake:
        """The protocol of a connection that came in."""
        return self._handshake(self._answer, dialled=False)

    async def dial(
        self, address: Address, expected: PeerId | None, *, from_port: bool = False
    ) -> PeerConnection:
        """A connection to whoever is at `address`; raises PeerUnavailable.

        With `from_port` out of the port that is listened on, where that can be had.
        """
        try:
            sock = await self._from_port(address) if from_port else None
        except OSError as error:
            if error.errno not in _PORT_IN_USE:
                raise _unavailable(address, error) from error
            sock = None
        return await self._connect(
            address, Upgrade(self._credentials, initiator=True, expected=expected), sock
        )

    async def knock(self, address: Address, peer_id: PeerId, *, initiator: bool) -> PeerConnection:
        """Dial out of the port that is listened on, at a meeting; raises PeerUnavailable."""
        try:
            sock = await self._from_port(address)
        except OSError as error:
            raise _unavailable(address, error) from error
        upgrade = Upgrade(self._credentials, initiator=initiator, expected=peer_id)
        return await self._connect(address, upgrade, sock, invited=True)

    @contextlib.contextmanager
    def meeting(
        self, addresses: Sequence[Address], peer_id: PeerId, *, initiator: bool
    ) -> Iterator[None]:
        """As long as it lasts, what comes in from `addresses` is `peer_id`, and our role is this.

        At a meeting both ends dial. Whether their packets cross (then both have dialled) or one
        comes first (then the other has accepted), the roles are those agreed before.
        """
        for address in addresses:
            self._meetings[address] = (peer_id, initiator)
        try:
            yield
        finally:
            for address in addresses:
                self._meetings.pop(address, None)

    def sweep(self, now: float) -> None:
        """Give up what takes too long."""
        for handshake in list(self._handshakes):
            if now >= handshake.deadline:
                handshake.fail(PeerUnavailable("The handshake took too long."))

    def close(self) -> None:
        """Give up everything."""
        for handshake in list(self._handshakes):
            handshake.fail(PeerUnavailable("This side is stopping."))

    # -- inside ---------------------------------------------------------------------------------

    def _handshake(
        self, begin: Callable[[Handshake], Upgrade | None], *, dialled: bool
    ) -> Handshake:
        return Handshake(
            dialled=dialled, begin=begin, on_done=self._on_upgraded, on_failed=self._on_failed
        )

    def _answer(self, handshake: Handshake) -> Upgrade | None:
        """How a connection that came in goes on: we are the responder, but at some meetings."""
        host, port = handshake.remote
        meeting = self._meetings.get(address_of(host, port)) if self._meetings else None
        if not self._has_room() or (meeting is None and not self._has_room_for(host)):
            return None
        self._handshakes[handshake] = None
        handshake.deadline = asyncio.get_running_loop().time() + HANDSHAKE_S
        handshake.invited = meeting is not None
        expected, initiator = meeting or (None, False)
        return Upgrade(self._credentials, initiator=initiator, expected=expected)

    def _has_room_for(self, host: str) -> bool:
        pending = [h.remote[0] for h, future in self._handshakes.items() if future is None]
        if len(pending) >= MAX_PENDING_INBOUND:
            return False
        origin = origin_of(host)
        if not origin:
            return True
        if (
            pending.count(host) >= MAX_PENDING_PER_ADDRESS
            or self._held_by(origin) >= MAX_PER_ORIGIN
        ):
            return False
        return self._arrivals.come(origin, asyncio.get_running_loop().time())

    async def _connect(
        self,
        address: Address,
        upgrade: Upgrade,
        sock: socket.socket | None,
        *,
        invited: bool = False,
    ) -> PeerConnection:
        loop = asyncio.get_running_loop()
        connected: asyncio.Future[PeerConnection] = loop.create_future()
        handshake = self._handshake(lambda _: upgrade if self._has_room() else None, dialled=True)
        handshake.invited = invited
        handshake.deadline = loop.time() + HANDSHAKE_S
        self._handshakes[handshake] = connected
        try:
            if sock is not None:
                await loop.create_connection(lambda: handshake, sock=sock)
            else:
                await loop.create_connection(lambda: handshake, address.host, address.port)
            return await connected
        except asyncio.CancelledError:
            handshake.fail(PeerUnavailable("Given up."))
            raise
        except (OSError, ShoalError) as error:
            handshake.fail(PeerUnavailable("The peer cannot be reached."))
            raise _unavailable(address, error) from error

    async def _from_port(self, address: Address) -> socket.socket | None:
        """A connected socket out of our port; None where our port does not lead there."""
        source = next((each for each in self.sources if each.kind == address.kind), None)
        if source is None or address.ip is None:
            return None
        family = socket.AF_INET6 if address.ip.version == 6 else socket.AF_INET
        sock = dialler((source.host, source.port), family)
        try:
            await asyncio.get_running_loop().sock_connect(sock, (address.host, address.port))
        except BaseException:
            sock.close()
            raise
        return sock

    def _on_failed(self, handshake: Handshake, error: ShoalError) -> None:
        connected = self._handshakes.pop(handshake, None)
        if connected is not None and not connected.done():
            connected.set_exception(error)
            connected.exception()
        elif not handshake.dialled:
            logger.debug("handshake with %s failed: %s", handshake.remote[0], error)

    def _on_upgraded(self, handshake: Handshake, upgraded: Upgraded) -> None:
        connected = self._handshakes.pop(handshake, None)
        connection = self._admit(handshake, upgraded)
        if connected is not None and not connected.done():
            if connection is None:
                connected.set_exception(PeerUnavailable("No connection to that peer is wanted."))
            else:
                connected.set_result(connection)


def _unavailable(address: Address, error: OSError | ShoalError) -> PeerUnavailable:
    reason = error if isinstance(error, ShoalError) else error.strerror or error
    return PeerUnavailable(f"{address.host} port {address.port}: {reason}")
