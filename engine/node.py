"""The composition root: builds the parts of a node, starts them in order and stops them in reverse.

Owns the order and the wiring, and no behaviour: rooms that must not know each other (`dht`,
`gossip`, `transfer`) meet here as callables.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from errno import EADDRINUSE
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from engine.catalogue.public import PublicCatalogue
from engine.config import Endpoint, EngineConfig
from engine.content.hashing import Hasher
from engine.content.link import Link, format_link
from engine.dht.node import DhtNode
from engine.engine import Engine
from engine.errors import EnvironmentFailure, RemoteProtocolError, ShoalError
from engine.gossip.credit import Credit
from engine.gossip.driver import PROTOCOLS as GOSSIP_PROTOCOLS
from engine.gossip.service import GossipService
from engine.home_lock import HomeLock
from engine.jobs.contents import Contents
from engine.jobs.context import Context
from engine.jobs.fetches import DISK_RETRY_S, Fetches
from engine.jobs.health import Census
from engine.jobs.manager import Jobs
from engine.jobs.registry import Registry
from engine.jobs.row import Row
from engine.jobs.swarm_events import SwarmEvents
from engine.net.addresses import parse_address, parse_via
from engine.net.dialing import takes_connections
from engine.net.host import Host
from engine.net.identity import Identity
from engine.net.peer_id import peer_id_of, public_key_of
from engine.net.punch import Puncher
from engine.network import PeerNetwork
from engine.settings import Limits, Settings
from engine.storage.library import Library
from engine.surroundings import Surroundings
from engine.tasks import TaskOwner
from engine.transfer.driver import Shared
from engine.transfer.rates import TokenBucket
from engine.transfer.swarms import Swarms
from engine.views import NodeView

logger = logging.getLogger(__name__)

DISK_THREADS = 2
"""Threads that hash and write: one keeps up with a gigabit, the second hides a slow disk."""
MAX_LINK_PEERS = 4
ADDRESSES_S = 2.0
"""How old the addresses in a link may be."""
PORT_TRIES = 8

Stop = Callable[[], Coroutine[Any, Any, None]]


def program_version() -> str:
    """The version of the installed program."""
    try:
        return version("shoal")
    except PackageNotFoundError:
        return "0"


async def open_node(config: EngineConfig, disk_retry_s: float = DISK_RETRY_S) -> Engine:
    """An engine on this home, started. Raises UserFacingError, EnvironmentFailure.

    Whatever had been started when something failed is stopped again.
    """
    node = Node(config, disk_retry_s)
    try:
        return await node.start()
    except BaseException:
        await node.stop()
        raise


class Node:
    """All parts of one node."""

    def __init__(self, config: EngineConfig, disk_retry_s: float) -> None:
        self._config = config
        self._disk_retry_s = disk_retry_s
        self._started = AsyncExitStack()  # undone in reverse, each part whatever the others do
        self._tasks = TaskOwner("node")
        self._serving: asyncio.Task[None] | None = None  # while the API comes up behind us
        self._host: Host
        self._dht: DhtNode
        self._swarms: Swarms
        self._context: Context
        self._surroundings: Surroundings
        self._settings: Settings
        self._queued: Callable[[], int] = lambda: 0
        self._api_url = ""
        self._addresses: tuple[str, ...] = ()
        self._addresses_until = 0.0

    async def start(self) -> Engine:
        """Start every part, each able to rely on those before it."""
        config = self._config
        lock = HomeLock(config.lock_file)
        await asyncio.to_thread(lock.acquire)
        self._on_stop(_blocking(lock.release))
        identity = await asyncio.to_thread(Identity.load_or_create, config.key_file)
        library = await Library.open(config.library_file)
        self._on_stop(library.close)
        limits = await self._read_settings(library)
        await self._listen(identity)
        gossip = self._gossip(identity)
        around = self._surroundings = Surroundings(
            config, self._host, self._dht, self._surroundings_changed
        )
        self._meet(around)
        network = PeerNetwork(self._host, self._dht, gossip, lambda: around.nearby)
        around.on_neighbour = network.met
        jobs = Jobs()
        events = SwarmEvents(jobs, self._ban)
        shared = self._shared(identity, limits)
        self._swarms = Swarms(self._host, shared, events)
        self._swarms.is_nearby = around.is_nearby
        await self._build_context(library, network, jobs)
        self._context.name_of = around.name_of
        events.use(self._context)
        network.on_heard = events.heard
        self._swarms.heard_of = network.heard_of
        self._on_stop(gossip.stop)
        self._on_stop(events.stop)
        self._on_stop(self._swarms.stop)
        self._on_stop(jobs.stop)
        census = Census(self._context, asyncio.get_running_loop().time)
        self._on_stop(census.stop)
        self._on_stop(self._tasks.stop)
        self._on_stop(around.stop)
        await around.start()
        await gossip.start()
        await jobs.load()
        census.start()
        self._tasks.start(self._join_dht(config.bootstrap), "join")
        catalogue = self._catalogue(gossip, network)
        await self._start_catalogue(catalogue)
        engine = Engine(
            self._context,
            jobs,
            self._settings,
            self._view,
            self.stop,
            catalogue,
            around.look_again,
        )
        if self._config.api_later:
            self._serving = self._tasks.start(self._serve_api_soon(engine, lock), "api")
        else:
            await self._serve_api(engine, lock)
        if library.set_aside is not None:
            notice = _damage_notice(library.set_aside, library.restored)
            self._context.registry.notice(notice, trouble=True)
        return engine

    def _on_stop(self, stop: Stop) -> None:
        self._started.push_async_callback(stop)

    async def stop(self) -> None:
        """Stop what was started, the last first; safe to call twice."""
        if self._serving is not None:
            await asyncio.wait([self._serving])  # half a server could not be stopped
        await self._started.pop_all().aclose()

    # --- parts -----------------------------------------------------------------------------

    async def _read_settings(self, library: Library) -> Limits:
        """The settings, in force from now on."""
        now = asyncio.get_running_loop().time()
        limits = Limits(TokenBucket(0, now), TokenBucket(0, now))
        self._settings = await Settings.load(library, self._config, limits)
        self._on_stop(_blocking(self._settings.stop))
        return limits

    async def _listen(self, identity: Identity) -> None:
        """TCP and UDP on one port; another one where the usual one is taken and none was asked."""
        wanted = self._config.listen
        try:
            await self._listen_on(identity, wanted)
        except EnvironmentFailure as error:
            if self._config.listen_required and wanted.port:
                remedy = "choose another address or port with --listen."
                if isinstance(error.__cause__, OSError) and error.__cause__.errno == EADDRINUSE:
                    remedy = "stop the program that uses it, or choose another port with --listen."
                raise EnvironmentFailure(f"{str(error).rstrip('.')}; {remedy}") from error
            logger.info("port %d is taken: using a free one", wanted.port)
            await self._listen_anywhere(identity, wanted.host)

    async def _listen_anywhere(self, identity: Identity, host: str) -> None:
        """A port free for UDP and for TCP: what is free for the one may be taken for the other."""
        for _ in range(PORT_TRIES):
            try:
                return await self._listen_on(identity, Endpoint(host, 0))
            except EnvironmentFailure as error:
                failure = error
        raise failure

    async def _listen_on(self, identity: Identity, endpoint: Endpoint) -> None:
        dht = DhtNode(
            identity.public_key,
            identity.sign,
            peer_id_of,
            contacts_file=self._config.contacts_file,
            announced_file=self._config.announced_file,
        )
        dht.dial_tcp = takes_connections
        port = await dht.start(endpoint.host, endpoint.port)
        host = Host(
            identity,
            agent=f"shoal/{program_version()}",
            max_connections=self._config.max_connections,
        )
        try:
            await host.listen(endpoint.host, port)
        except EnvironmentFailure:
            await dht.stop()
            await host.stop()
            raise
        self._host, self._dht = host, dht
        self._on_stop(dht.stop)
        self._on_stop(host.stop)

    def _meet(self, around: Surroundings) -> None:
        """Reach, and be reached, where routers let nobody in."""
        puncher = Puncher(self._host, passive=frozenset(GOSSIP_PROTOCOLS))
        puncher.is_reachable = lambda: not around.needs_help
        self._on_stop(puncher.stop)

    def _gossip(self, identity: Identity) -> GossipService:
        credit = Credit(self._given, asyncio.get_running_loop().time)
        return GossipService(
            self._host,
            identity.sign,
            identity.peer_id,
            public_key_of=public_key_of,
            peer_id_of=peer_id_of,
            app_score=credit.of,
        )

    def _given(self) -> Iterator[tuple[str, int]]:
        """Bytes that connected peers sent us, per swarm."""
        for driver in self._swarms.running:
            for peer, state in driver.core.peers.items():
                yield peer, state.down.total

    def _catalogue(self, gossip: GossipService, network: PeerNetwork) -> PublicCatalogue:
        library, registry = self._context.library, self._context.registry
        network.is_needed = lambda peer: any(peer in one.links for one in self._swarms.running)
        catalogue = PublicCatalogue(
            self._config.catalogue_file,
            self._host.peer_id,
            gossip,
            network,
            find_row=registry.find,
            on_change=registry.catalogue,
            library=library,
        )
        self._on_stop(catalogue.stop)
        return catalogue

    async def _start_catalogue(self, catalogue: PublicCatalogue) -> None:
        try:
            await catalogue.start()
        except ShoalError as error:  # of its own file: the transfers go on without it
            self._context.registry.notice(str(error), trouble=True)

    def _shared(self, identity: Identity, limits: Limits) -> Shared:
        executor = ThreadPoolExecutor(DISK_THREADS, "shoal-disk")
        self._on_stop(_blocking(lambda: executor.shutdown(wait=False, cancel_futures=True)))
        return Shared(
            local_peer=identity.peer_id,
            executor=executor,
            clock=asyncio.get_running_loop().time,
            rng=random.Random(),
            limit_down=limits.down,
            limit_up=limits.up,
        )

    async def _build_context(self, library: Library, network: PeerNetwork, jobs: Jobs) -> None:
        contents = Contents(library)
        hasher = Hasher(self._config.hash_threads)
        self._on_stop(contents.stop)
        self._on_stop(hasher.close)
        self._context = Context(
            registry=Registry(jobs.traffic, self._link_of, self._view),
            library=library,
            contents=contents,
            swarms=self._swarms,
            fetches=Fetches(library, contents, self._swarms, hasher, self._disk_retry_s),
            hasher=hasher,
            network=network,
            manifest_dir=self._config.manifest_dir,
            download_dir=Path(self._settings.view.download_dir),
            now=time.time,
            active_downloads=self._settings.view.active_downloads,
        )
        self._on_stop(_blocking(self._context.registry.close))
        jobs.use(self._context)
        self._queued = lambda: jobs.turns.waiting
        self._settings.on_change = partial(self._settings_changed, jobs)

    def _settings_changed(self, jobs: Jobs) -> None:
        self._context.download_dir = Path(self._settings.view.download_dir)
        jobs.turns.set_slots(self._settings.view.active_downloads)
        self._context.registry.node_changed()

    async def _join_dht(self, endpoints: Sequence[Endpoint]) -> None:
        for trouble in await self._surroundings.join(endpoints):
            logger.info("%s", trouble)
            self._context.registry.notice(trouble, trouble=True)

    async def _serve_api_soon(self, engine: Engine, lock: HomeLock) -> None:
        """The API beside an engine that answers already; that it cannot be had is told."""
        try:
            await self._serve_api(engine, lock)
        except ShoalError as error:
            self._context.registry.notice(str(error), trouble=True)
            await asyncio.to_thread(lock.publish, "")
        self._context.registry.node_changed()

    async def _serve_api(self, engine: Engine, lock: HomeLock) -> None:
        if self._config.api is not None:
            # As much to import as the engine: in a thread, beside which the loop goes on.
            await asyncio.to_thread(import_module, "engine.rest.server")
            from engine.rest.server import ApiServer

            any_port = not self._config.api_required  # one that was asked for is not exchanged
            server = ApiServer(engine, self._config.api, self._config.token_file, any_port=any_port)
            self._on_stop(server.stop)
            self._api_url = await server.start()
        await asyncio.to_thread(lock.publish, self._api_url)

    # --- wiring ----------------------------------------------------------------------------

    def _ban(self, peer: str, reason: str) -> None:
        self._host.ban(peer, RemoteProtocolError(reason))

    def _link_of(self, row: Row) -> str:
        if row.file_id is None:
            return ""
        peers = self._link_addresses()[:MAX_LINK_PEERS]
        return format_link(Link(row.file_id, row.name, row.size or None, peers))

    def _link_addresses(self) -> tuple[str, ...]:
        """Asked of the system once for all rows of a snapshot, not once per row."""
        now = asyncio.get_running_loop().time()
        if now > self._addresses_until:
            told = self._host.told_addresses()
            others = tuple(one for one in told if not _is_loopback(one))
            self._addresses = others or told  # nobody else's computer is reached by loopback
            self._addresses_until = now + ADDRESSES_S
        return self._addresses

    def _view(self) -> NodeView:
        now = asyncio.get_running_loop().time()
        running = self._swarms.running
        peers = {peer for driver in running for peer in driver.links}
        reachability = self._surroundings.reachability()
        down, up = self._settings.in_force
        return NodeView(
            peer_id=self._host.peer_id,
            listening=self._host.listen_addresses(),
            dht_nodes=self._dht.contact_count,
            peers=len(peers),
            rate_down=sum(driver.down.rate(now) for driver in running),
            rate_up=sum(driver.up.rate(now) for driver in running),
            reachability=reachability.sentence,
            home=str(self._config.home),
            download_dir=str(self._context.download_dir),
            version=program_version(),
            api=self._api_url,
            limit_down=down,
            limit_up=up,
            nearby=len(self._surroundings.nearby),
            reach=reachability.reach,
            alternative=self._settings.alternative,
            queued=self._queued(),
            settings=self._settings.view,
        )

    def _surroundings_changed(self) -> None:
        self._context.registry.node_changed()


def _is_loopback(text: str) -> bool:
    return parse_via(text) is None and parse_address(text).is_loopback


def _damage_notice(kept: Path, restored: bool) -> str:
    """What a person is told of a damaged list of transfers, and what to do."""
    told = f"The list of transfers was damaged and is kept as {kept}"
    if restored:
        return f"{told}; it is again as it was when Shoal was started or stopped last."
    return (
        f"{told}; share or paste again what is missing: what is on the disk of it is not fetched "
        "again."
    )


def _blocking(stop: Callable[[], None]) -> Stop:
    async def run() -> None:
        stop()

    return run
