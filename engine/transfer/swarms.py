"""The set of running swarms: who is dialled for which file, and whose streams come in.

Owns one `SwarmDriver` per active file. A file that is only shared has none until a peer asks for
it, so that ten thousand shared files cost nothing while they rest. Who provides a file, and what
is on disk, is told by its owner.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from engine.content.bundle import Bundle
from engine.content.file_id import FileId
from engine.content.paths import safe_name
from engine.errors import PeerUnavailable, RemoteProtocolError
from engine.net.addresses import address_of
from engine.net.gate import HANDSHAKE_S
from engine.net.host import Host
from engine.net.peer_id import PeerId
from engine.net.stream import Stream
from engine.tasks import TaskOwner
from engine.transfer.blocks import PeerKey
from engine.transfer.driver import DriverOwner, Shared, SwarmDriver
from engine.transfer.lanes import Lane
from engine.transfer.messages import PROTOCOL, Goodbye, GoodbyeCode, Hello
from engine.transfer.peer_link import PeerLink
from engine.transfer.picker import Heard
from engine.transfer.returning import DIAL_S, Returning
from engine.transfer.server import CREDIT
from engine.transfer.swarm import HELLO_S
from engine.transfer.verifier import Source
from engine.views import PeerView

logger = logging.getLogger(__name__)

TICK_S: Final = 1.0
IDLE_S: Final = 30.0
"""A swarm that nobody here needs and no peer uses is let go after that."""
MAX_RESTING: Final = 64
"""Swarms that wait for that; with more the longest unused go at once."""
DIAL_UNTIL: Final = 30
"""Connected peers from which on nobody more is dialled; others may still come (simulated: more
peers make a swarm no faster, and each is told of every piece)."""
MAX_DIALS: Final = 256
"""Dials under way; each is one task."""
MAX_DIALS_OF_ONE: Final = 64
"""Of them for one file."""
MAX_HEARSAY_DIALS: Final = 32
"""And of those to whoever a peer told of: a liar keeps nobody from those that were found."""


class SwarmsOwner(DriverOwner, Protocol):
    """What the set of swarms asks of the rest of the engine."""

    async def open_source(self, file_id: FileId) -> Source | None:
        """The file as it is here, in whole or in part, to be served; None if it is not shared."""

    async def swarm_idle(self, file_id: FileId) -> None:
        """The swarm was let go: its source may be closed."""


class Swarms:
    """All swarms of one node."""

    def __init__(self, host: Host, shared: Shared, owner: SwarmsOwner) -> None:
        self._host = host
        self._shared = shared
        self._owner = owner
        self._tasks = TaskOwner("swarms")
        self._drivers: dict[FileId, SwarmDriver] = {}
        self._held: dict[FileId, set[str]] = {}  # who needs it running
        self._dialling: dict[tuple[FileId, PeerId], bool] = {}  # whether it is hearsay
        self._opening: dict[FileId, asyncio.Future[SwarmDriver | None]] = {}
        self._silent: dict[PeerLink, float] = {}  # incoming, until when HELLO is waited for
        self._ticker: asyncio.TimerHandle | None = None
        self.heard_of: Callable[[FileId], Heard | None] = lambda file_id: None
        self.lane_of: Callable[[FileId], tuple[Lane, float]] = lambda _: (Lane(shared.clock), 1.0)
        self.is_nearby: Callable[[str, str], bool] = lambda peer_id, host: False
        self._returning = Returning()
        shared.addresses_of = self._addresses_of
        shared.on_lost = self._on_lost
        host.handle(PROTOCOL, self._on_stream, receive_window=CREDIT)

    def _addresses_of(self, peer: PeerKey) -> tuple[str, ...]:
        """Where a connected peer says it can be dialled."""
        info = self._host.info(peer)
        return tuple(map(str, info.listen_addresses)) if info is not None else ()

    def existing(self, file_id: FileId) -> SwarmDriver | None:
        """The running swarm of a file, if there is one."""
        return self._drivers.get(file_id)

    @property
    def running(self) -> Sequence[SwarmDriver]:
        """All running swarms."""
        return tuple(self._drivers.values())

    def hold(
        self, file_id: FileId, holder: str, name: str = "", bundle: Bundle | None = None
    ) -> SwarmDriver:
        """The file's swarm, running until `holder` releases it; made when there is none."""
        self._held.setdefault(file_id, set()).add(holder)
        return self._make(file_id, name, bundle)

    def is_held(self, file_id: FileId) -> bool:
        """Whether somebody here needs the swarm running."""
        return file_id in self._held

    def _make(self, file_id: FileId, name: str, bundle: Bundle | None) -> SwarmDriver:
        driver = self._drivers.get(file_id)
        if driver is None:
            told = safe_name(name) if name else ""  # a name on disk need not even be Unicode
            driver = SwarmDriver(file_id, told, self._shared, self._owner, bundle)
            driver.core.heard = self.heard_of(file_id)
            driver.use_lane(*self.lane_of(file_id))
            self._drivers[file_id] = driver
            self._arm()
        return driver

    def release(self, file_id: FileId, holder: str) -> None:
        """`holder` waits for the file no more; the swarm goes on while others or peers use it."""
        holders = self._held.get(file_id, set())
        holders.discard(holder)
        if not holders:
            self._held.pop(file_id, None)

    async def drop(self, file_id: FileId, code: int = GoodbyeCode.DONE) -> None:
        """End the file's swarm now."""
        self._held.pop(file_id, None)
        driver = self._drivers.pop(file_id, None)
        if driver is not None:
            await driver.stop(code)
            await self._owner.swarm_idle(file_id)

    def peer_views(self, driver: SwarmDriver, now: float) -> tuple[PeerView, ...]:
        """The connected peers of one swarm as front ends see them."""
        return tuple(
            self._peer_view(driver, peer, link, now)
            for peer, link in driver.links.items()
            if (peer in driver.core.peers)
        )

    def _peer_view(self, driver: SwarmDriver, key: PeerKey, link: PeerLink, now: float) -> PeerView:
        peer = driver.core.peers[key]
        info = self._host.info(key)
        flags = {
            "choking": peer.choking_us and peer.interesting,
            "snubbed": peer.snubbed,
            "choked": peer.choked and peer.interested,
            "nearby": self.is_nearby(key, link.stream.connection.remote_address[0]),
        }
        return PeerView(
            key,
            _endpoint_text(*link.stream.connection.remote_address),
            info.agent if info is not None else "",
            peer.have_fraction(driver.core.certifier.piece_count),
            peer.down.rate(now),
            peer.up.rate(now),
            peer.down.total,
            peer.up.total,
            tuple(flag for flag, shown in flags.items() if shown),
        )

    # --- dialling --------------------------------------------------------------------------

    def connect(
        self,
        file_id: FileId,
        peer_id: PeerId,
        addresses: Sequence[str],
        hearsay: bool = False,
        returning: bool = False,
    ) -> None:
        """Dial a provider of the file, unless it is connected or being dialled.

        `hearsay`: only another peer says that it is one. `returning`: it was connected.
        """
        driver = self._drivers.get(file_id)
        key = (file_id, peer_id)
        if not returning:
            self._returning.heard(file_id, peer_id, addresses, self._shared.clock())
        if driver is None or PeerKey(peer_id) in driver.links or key in self._dialling:
            return
        if peer_id == self._shared.local_peer or len(self._dialling) >= MAX_DIALS:
            return
        if len(driver.links) >= DIAL_UNTIL or not self._may_dial(file_id, hearsay):
            return
        if not self._shared.visits.may_come(key, self._shared.clock()):
            return  # it never stays: not at once again
        self._dialling[key] = hearsay
        dial = self._dial(driver, peer_id, addresses, returning)
        self._tasks.start(dial, f"dial {peer_id[-6:]}")

    def _may_dial(self, file_id: FileId, hearsay: bool) -> bool:
        of_this = [heard for (dialled, _), heard in self._dialling.items() if dialled == file_id]
        if hearsay and sum(of_this) >= MAX_HEARSAY_DIALS:
            return False
        return len(of_this) < MAX_DIALS_OF_ONE

    async def connect_address(self, file_id: FileId, address: str) -> None:
        """Dial an address of a link, whoever answers there; raises PeerUnavailable."""
        connection = await self._host.connect([address])
        self.connect(file_id, connection.peer_id, [address])

    async def _dial(
        self, driver: SwarmDriver, peer_id: PeerId, addresses: Sequence[str], returning: bool
    ) -> None:
        try:
            timeout_s = DIAL_S if returning else HANDSHAKE_S
            await self._host.connect(addresses, peer_id, timeout_s, force=returning)
            stream = await self._host.open_stream(peer_id, [PROTOCOL])
        except PeerUnavailable as error:
            logger.info("%s cannot be reached: %s", peer_id[-8:], error)
            return
        finally:
            self._dialling.pop((driver.file_id, peer_id), None)
        if self._drivers.get(driver.file_id) is not driver:
            stream.reset()
            return
        link = PeerLink(stream, outgoing=True, tasks=self._tasks)
        stream.set_receiver(link)
        driver.add_link(link)

    def _on_lost(self, file_id: FileId, link: PeerLink) -> None:
        """The connection to a peer broke: if its file is wanted still, it is dialled again soon."""
        connection = link.stream.connection
        if connection.is_open or not self.is_held(file_id):
            return
        addresses = self._addresses_of(link.key)
        if connection.initiator and not connection.invited:
            addresses = (str(address_of(*connection.remote_address)), *addresses)
        if addresses:
            now = self._shared.clock()
            self._returning.lost(file_id, connection.peer_id, addresses, now)

    def _dial_again(self, now: float) -> None:
        for file_id, peer_id, addresses in self._returning.due(now, self._dialling):
            driver = self._drivers.get(file_id)
            if driver is None or not self.is_held(file_id) or PeerKey(peer_id) in driver.links:
                self._returning.here(file_id, peer_id)
            else:
                self.connect(file_id, peer_id, addresses, returning=True)

    # --- incoming streams ------------------------------------------------------------------

    def _on_stream(self, stream: Stream) -> None:
        link = PeerLink(stream, outgoing=False, tasks=self._tasks)
        link.wait_for_hello(self._on_hello, self._on_fault)
        stream.set_receiver(link)
        self._silent[link] = self._shared.clock() + HELLO_S
        self._arm()

    def _on_hello(self, link: PeerLink, hello: Hello) -> None:
        self._silent.pop(link, None)
        if not self._shared.visits.may_come((hello.file_id, link.key), self._shared.clock()):
            link.send(Goodbye(GoodbyeCode.OVERLOAD, "that is too often; come back later"))
            link.close()
            return
        driver = self._drivers.get(hello.file_id)
        if driver is not None:
            driver.add_link(link)
        else:
            self._tasks.start(self._admit(link, hello.file_id), f"admit {link.key[-6:]}")

    def _on_fault(self, link: PeerLink, error: RemoteProtocolError) -> None:
        """A stranger broke a rule before it was known which file it means."""
        if self._shared.offences.note(link.key, self._shared.clock()):
            self._owner.swarm_banned(link.key, str(error))

    async def _admit(self, link: PeerLink, file_id: FileId) -> None:
        driver = await self._open(file_id)
        if driver is None:
            link.send(Goodbye(GoodbyeCode.UNKNOWN_FILE, "that file is not shared here"))
            link.close()
        elif not link.closed:
            driver.add_link(link)

    async def _open(self, file_id: FileId) -> SwarmDriver | None:
        """The swarm of a shared file, opened once however many peers ask at the same time."""
        if file_id in self._drivers:
            return self._drivers[file_id]
        pending = self._opening.get(file_id)
        if pending is None:
            pending = self._tasks.start(self._open_shared(file_id), "open")
            self._opening[file_id] = pending
            pending.add_done_callback(lambda _: self._opening.pop(file_id, None))
        return await asyncio.shield(pending)

    async def _open_shared(self, file_id: FileId) -> SwarmDriver | None:
        source = await self._owner.open_source(file_id)
        if source is None:
            return None
        driver = self._drivers.get(file_id)
        if driver is None:
            driver = self._make(file_id, source.name, source.bundle)
            await driver.attach(source, fetch=False)
        return driver

    # --- time ------------------------------------------------------------------------------

    def _arm(self) -> None:
        if self._ticker is None:
            self._ticker = asyncio.get_running_loop().call_later(TICK_S, self._tick)

    def _tick(self) -> None:
        self._ticker = None
        now = self._shared.clock()
        resting: list[SwarmDriver] = []
        for driver in list(self._drivers.values()):
            if driver.links:  # with nobody there no time passes in its core
                driver.tick()
            if driver.file_id in self._held or driver.is_useful:
                driver.idle_since = now
            else:
                resting.append(driver)
        self._let_go(resting, now)
        self._dial_again(now)
        for link, until in list(self._silent.items()):
            if link.closed or now > until:
                del self._silent[link]
                link.reset()
        if self._drivers or self._silent:
            self._arm()

    def _let_go(self, resting: list[SwarmDriver], now: float) -> None:
        """Of the swarms that nobody uses, end the old and the too many."""
        resting.sort(key=lambda driver: driver.idle_since)
        surplus = len(resting) - MAX_RESTING
        for position, driver in enumerate(resting):
            if position < surplus or now - driver.idle_since > IDLE_S:
                self._tasks.start(self.drop(driver.file_id), "idle")

    async def stop(self) -> None:
        """Say goodbye to all peers and end everything."""
        if self._ticker is not None:
            self._ticker.cancel()
        for file_id in list(self._drivers):
            await self.drop(file_id)
        await self._tasks.stop()


def _endpoint_text(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
