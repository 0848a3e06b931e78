"""DHT nodes, records and metadata for tests: real ones, small, over loopback."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engine.content import merkle
from engine.content.file_id import FileId, file_id
from engine.dht.endpoints import Endpoint
from engine.dht.ids import Key
from engine.dht.node import DhtNode
from engine.dht.protocol import DhtProtocol
from engine.dht.records import MetadataRecord, ProviderRecord, layer_of, sign_provider

HERE = "127.0.0.1"


class Signer:
    """A key pair made from a number, so that tests repeat."""

    def __init__(self, seed: int) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(random.Random(seed).randbytes(32))
        self.public_key = self._key.public_key().public_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        return self._key.sign(data)


def new_node(seed: int, **options: object) -> DhtNode:
    signer = Signer(seed)
    return DhtNode(signer.public_key, signer.sign, lambda key: key.hex(), **options)  # type: ignore[arg-type]


def provider_record(
    key: Key, seed: int, sequence_ms: int, *, ttl_s: int = 3600, flags: int = 0, name: str = "a.txt"
) -> ProviderRecord:
    signer = Signer(seed)
    return sign_provider(
        key,
        signer.public_key,
        signer.sign,
        sequence=sequence_ms,
        ttl_s=ttl_s,
        addresses=[Endpoint(HERE, 4001)],
        name=name,
        flags=flags,
    )


def metadata_record(size: int, seed: int = 0) -> tuple[FileId, MetadataRecord]:
    """A record whose hashes are random, and the file ID it gives."""
    layer = layer_of(size)
    hashes = random.Random(seed).randbytes(32 * merkle.layer_length(size, layer))
    root = merkle.root_of_layer(hashes, size, layer)
    return file_id(size, root), MetadataRecord(size, root, layer, hashes)


def protocol_of(node: DhtNode) -> DhtProtocol:
    """The only family's protocol of a node that listens on one address."""
    (side,) = node._sides
    return side.protocol


@asynccontextmanager
async def chain(count: int, first_seed: int = 1) -> AsyncIterator[list[tuple[DhtNode, int]]]:
    """Nodes with their ports, each started from the one before."""
    nodes: list[tuple[DhtNode, int]] = []
    try:
        for index in range(count):
            node = new_node(first_seed + index)
            port = await node.start(HERE, 0)
            if nodes:
                assert await node.bootstrap([(HERE, nodes[-1][1])])
            nodes.append((node, port))
        yield nodes
    finally:
        for node, _ in nodes:
            await node.stop()
