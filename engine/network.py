"""Who has what, as the jobs see it: the DHT, gossip and this host's addresses behind one door.

Owns which contents are announced where. The DHT is asked and told for every shared content; gossip
speaks only of files that are active, which are at most a few. People on the same network are asked
for whatever is looked for: they cost nothing, and need no DHT. It decides nothing about downloads.
"""

from __future__ import annotations

import functools
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

from engine.content.file_id import FileId, piece_count
from engine.content.merkle import PieceTree, piece_layer, tree_height
from engine.dht.node import DhtNode, Provider
from engine.dht.records import MetadataRecord, ProviderFlag, layer_of
from engine.gossip.announcements import Announcement, Kind
from engine.gossip.availability import summarise
from engine.gossip.rarity import HeardPieces
from engine.gossip.service import GossipService
from engine.jobs.context import FoundMetadata
from engine.jobs.finder import Found
from engine.net.addresses import format_via, parse_address
from engine.net.host import Host
from engine.net.lan import Neighbour
from engine.net.peer_id import key_in_multihash, peer_id_of

MAX_NEARBY = 16
"""Neighbours asked for one file: those heard of last."""
MAX_WANTED = 64


class PeerNetwork:
    """The network of one node."""

    def __init__(
        self,
        host: Host,
        dht: DhtNode,
        gossip: GossipService,
        nearby: Callable[[], Sequence[Neighbour]] = tuple,
    ) -> None:
        self._host = host
        self._nearby = nearby
        self._wanted: dict[FileId, None] = {}  # looked for lately, the last at the end
        self._dht = dht
        self._gossip = gossip
        self.on_heard: Callable[[FileId, Found], None] = lambda file_id, found: None
        self.is_needed: Callable[[str], bool] = lambda peer_id: False
        gossip.on_announcement = self._on_announcement

    def addresses(self) -> tuple[str, ...]:
        """Multiaddrs at which others can try this node, its peer ID included."""
        return self._host.told_addresses()

    async def find_providers(self, file_id: FileId) -> AsyncIterator[Found]:
        """Those nearby, those in the file's swarm by gossip, then those whom the DHT names.

        Of somebody who moved, the network here knows first where they are now.
        """
        self._wanted.pop(file_id, None)
        self._wanted[file_id] = None
        if len(self._wanted) > MAX_WANTED:
            del self._wanted[next(iter(self._wanted))]
        for neighbour in self._nearby()[-MAX_NEARBY:]:
            yield _guess(neighbour)
        for member in self._gossip.members(file_id):
            peer_id = peer_id_of(key_in_multihash(member.peer_id))
            yield Found(peer_id, member.addresses)
        async for provider in self._dht.find_providers(file_id):
            yield Found(provider.peer_id, _ways_to(provider), provider.name)

    def forgive(self) -> None:
        """Whoever could not be reached may be tried again at once."""
        self._host.forgive()

    def met(self, neighbour: Neighbour) -> None:
        """Somebody came near: they may have what is looked for."""
        for file_id in list(self._wanted):
            self.on_heard(file_id, _guess(neighbour))

    async def find_metadata(self, file_id: FileId) -> FoundMetadata | None:
        """Size and root from the DHT, and the piece hashes where its layer has them all."""
        record = await self._dht.find_metadata(file_id)
        if record is None:
            return None
        whole = record.layer == min(piece_layer(record.size), tree_height(record.size))
        complete = len(record.hashes) == 32 * piece_count(record.size)
        hashes = record.hashes if whole and complete else b""
        return FoundMetadata(record.size, record.pieces_root, hashes)

    def announce(
        self,
        file_id: FileId,
        name: str,
        metadata: Callable[[], Awaitable[FoundMetadata | None]],
        partial: bool = False,
    ) -> None:
        """Answer for the content in the DHT from now on."""
        self._dht.publish(
            file_id,
            name=name,
            addresses=self.addresses,
            flags=ProviderFlag.PARTIAL if partial else 0,
            metadata=functools.partial(_record_of, metadata),
        )

    def withdraw(self, file_id: FileId) -> None:
        """Answer for it no longer."""
        self._dht.unpublish(file_id)
        self._gossip.leave_swarm(file_id)

    # --- places ----------------------------------------------------------------------------

    def stand_at(self, place: bytes) -> None:
        """Let ourselves be found at a place of the DHT that is no content's, from now on."""
        self._dht.publish(FileId(place), name="", addresses=self.addresses)

    def leave_place(self, place: bytes) -> None:
        """Be found there no more."""
        self._dht.unpublish(FileId(place))

    async def find_at(self, place: bytes) -> AsyncIterator[Found]:
        """Those who stand at a place, and those nearby, who cost nothing to ask."""
        for neighbour in self._nearby()[-MAX_NEARBY:]:
            yield _guess(neighbour)
        async for provider in self._dht.find_providers(FileId(place)):
            yield Found(provider.peer_id, provider.addresses)

    def is_connected(self, peer_id: str) -> bool:
        """Whether there is a connection."""
        return self._host.connection(peer_id) is not None

    async def connect(self, found: Found) -> None:
        """Connect to somebody; raises PeerUnavailable, RemoteProtocolError."""
        await self._host.connect(found.addresses, found.peer_id)

    async def disconnect(self, peer_id: str) -> None:
        """End the connection, unless a swarm uses it."""
        if not self.is_needed(peer_id):
            await self._host.disconnect(peer_id)

    # --- gossip ----------------------------------------------------------------------------

    def join(
        self,
        file_id: FileId,
        complete: Callable[[], bool],
        pieces: Callable[[], tuple[bytes, int]],
    ) -> None:
        """The file is active here: tell its swarm what is here of it, and listen to it."""

        def announcement() -> Announcement:
            whole, (bits, count) = complete(), pieces()
            have = None if whole or not any(bits) else summarise(bits, count)
            return Announcement(Kind.JOINED, self.addresses()[:8], complete=whole, have=have)

        self._gossip.join_swarm(file_id, announcement)

    def heard_of(self, file_id: FileId) -> Callable[[int], Callable[[int], float] | None]:
        """For the picker: copies of a file's pieces among those we are not connected with."""

        def is_connected(peer: bytes) -> bool:
            return self._host.connection(peer_id_of(key_in_multihash(peer))) is not None

        heard = HeardPieces(lambda: self._gossip.members(file_id), is_connected)
        return lambda count: heard.copies(time.monotonic(), count)

    def swarm(self, file_id: FileId) -> tuple[set[str], set[str]]:
        """By gossip: peers that have all of an active file, and those that have a part."""
        whole: set[str] = set()
        parts: set[str] = set()
        for member in self._gossip.members(file_id):
            if member.complete or member.have is not None:
                peer_id = peer_id_of(key_in_multihash(member.peer_id))
                (whole if member.complete else parts).add(peer_id)
        return whole, parts

    async def find_holders(self, file_id: FileId) -> frozenset[str] | None:
        """By the DHT: peers that say to have all of it; None without anybody to ask."""
        if not self._dht.contact_count:
            return None
        found = {
            provider.peer_id
            async for provider in self._dht.find_providers(file_id)
            if not provider.flags & ProviderFlag.PARTIAL
        }
        return frozenset(found)

    def changed(self, file_id: FileId) -> None:
        """What this node has of the file changed."""
        self._gossip.changed(file_id)

    def leave(self, file_id: FileId) -> None:
        """The file is not active here any more."""
        self._gossip.leave_swarm(file_id)

    def _on_announcement(self, file_id: bytes, announcement: Announcement, peer_id: str) -> None:
        if announcement.kind is not Kind.LEFT:
            self.on_heard(FileId(file_id), Found(peer_id, announcement.addresses, hearsay=True))


def _ways_to(provider: Provider) -> tuple[str, ...]:
    """Where a provider can be dialled, and through whom it can be reached."""
    vias = (f"{address}/p2p/{peer_id}" for peer_id, address in provider.vias)
    return (*provider.addresses, *(format_via(parse_address(via)) for via in vias))


def _guess(neighbour: Neighbour) -> Found:
    return Found(neighbour.peer_id, tuple(map(str, neighbour.addresses)), guess=True)


async def _record_of(
    metadata: Callable[[], Awaitable[FoundMetadata | None]],
) -> MetadataRecord | None:
    """The DHT's record of a content: its finest layer of at most 512 hashes."""
    found = await metadata()
    if found is None:
        return None
    layer = layer_of(found.size)
    if not found.size:
        return MetadataRecord(0, found.pieces_root, layer, b"")
    tree = PieceTree(found.piece_hashes, found.size)
    return MetadataRecord(found.size, found.pieces_root, layer, tree.layer(layer))
