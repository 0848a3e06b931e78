"""A py-libp2p node with GossipSub, driven by JSON lines; runs in an environment of its own.

{"do": …} in; out: {"peer", "addresses"} first, then {"from", "data"} for each message it hears.
"""

from __future__ import annotations

import hashlib
import json
import sys
from contextlib import suppress

import multiaddr  # type: ignore[import-not-found]  # py-libp2p brings it; not in our environment
import trio  # type: ignore[import-not-found]
from libp2p import new_host  # type: ignore[import-not-found]
from libp2p.crypto.ed25519 import create_new_key_pair  # type: ignore[import-not-found]
from libp2p.peer.id import ID  # type: ignore[import-not-found]
from libp2p.peer.peerinfo import info_from_p2p_addr  # type: ignore[import-not-found]
from libp2p.pubsub.gossipsub import GossipSub  # type: ignore[import-not-found]
from libp2p.pubsub.pubsub import Pubsub  # type: ignore[import-not-found]
from libp2p.tools.anyio_service import background_trio_service  # type: ignore[import-not-found]


def message_id(message) -> bytes:  # type: ignore[no-untyped-def]
    """SHA-256(from, seqno, topic, data)[:20], as ours."""
    parts = (message.from_id, message.seqno, message.topicIDs[0].encode(), message.data)
    return hashlib.sha256(b"".join(parts)).digest()[:20]


def say(**facts: object) -> None:
    """One line out."""
    print(json.dumps(facts), flush=True)


async def hear(subscription) -> None:  # type: ignore[no-untyped-def]
    """Tell of each message."""
    with suppress(trio.EndOfChannel):  # unsubscribed
        while True:
            message = await subscription.get()
            say(**{"from": ID(message.from_id).to_base58(), "data": message.data.decode()})


async def obey(host, pubsub, nursery) -> None:  # type: ignore[no-untyped-def]
    """Carry out what comes in until it ends."""
    lines = trio.wrap_file(sys.stdin)
    async for line in lines:
        request = json.loads(line)
        if request["do"] == "dial":
            await host.connect(info_from_p2p_addr(multiaddr.Multiaddr(request["address"])))
        elif request["do"] == "subscribe":
            nursery.start_soon(hear, await pubsub.subscribe(request["topic"]))
        elif request["do"] == "unsubscribe":
            await pubsub.unsubscribe(request["topic"])
        elif request["do"] == "publish":
            for text in request["texts"]:
                await pubsub.publish(request["topic"], text.encode())
    nursery.cancel_scope.cancel()


async def main() -> None:
    listen = [multiaddr.Multiaddr("/ip4/127.0.0.1/tcp/0")]
    host = new_host(key_pair=create_new_key_pair())
    router = GossipSub(
        protocols=["/meshsub/1.2.0", "/meshsub/1.1.0"],
        degree=6,
        degree_low=5,
        degree_high=12,
        heartbeat_interval=1,
        spam_protection_enabled=False,  # its own limits are no part of the specification
        eclipse_protection_enabled=False,
    )
    pubsub = Pubsub(host, router, strict_signing=True, msg_id_constructor=message_id)
    async with (
        host.run(listen_addrs=listen),
        trio.open_nursery() as nursery,
        background_trio_service(pubsub),
        background_trio_service(router),
    ):
        await pubsub.wait_until_ready()
        addresses = [str(address) for address in host.get_addrs()]
        say(peer=host.get_id().to_base58(), addresses=addresses)
        await obey(host, pubsub, nursery)


if __name__ == "__main__":
    trio.run(main)
