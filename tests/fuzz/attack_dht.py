"""The DHT's attack suite as one command: fuzz in the hundred thousands, then every known attack.

    python -m tests.fuzz.attack_dht                    100,000 datagrams, about two minutes
    python -m tests.fuzz.attack_dht --datagrams 10000

Prints what the flood left behind, and runs `test_dht_attacks.py`, where each attack of the stock
packages is one test. Ends with 1 if anything reached the loop, the log or the store, if a reply was
longer than allowed, or if the node stopped to serve.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import resource
import sys
from pathlib import Path

import pytest

from engine.dht import messages
from tests.fuzz.test_dht_attacks import ADDRESS, FILE, bare, mutations
from tests.helpers.dht import HERE, Signer, chain, protocol_of

CHECK_EVERY = 10_000
BURST = 50
MAX_GROWTH_MB = 30.0
MAX_AMPLIFICATION = 3.1


class Complaints(logging.Handler):
    """Counts whatever the log gets from warnings on, and every traceback."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """One record."""
        if record.levelno >= logging.WARNING or record.exc_info:
            self.count += 1


def resident_mb() -> float:
    """The most memory this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def flood(datagrams: int) -> dict[str, float]:
    """Fuzz a node over a real socket, with a reader who must be served throughout."""
    loop, errors, complaints = asyncio.get_running_loop(), [], Complaints()
    loop.set_exception_handler(lambda _, context: errors.append(context))
    logging.getLogger().addHandler(complaints)
    served = worst = 0.0
    async with chain(2) as ((node, port), (reader, _)), bare() as attacker:
        node.publish(FILE, name="a", addresses=lambda: [ADDRESS])
        source, before = mutations(random.Random(20)), resident_mb()
        sent = 0
        for count in range(1, datagrams + 1):
            datagram = next(source)[: messages.MAX_DATAGRAM + 100]
            attacker.transport.sendto(datagram, (HERE, port))
            sent += len(datagram)
            if count % BURST == 0:
                await asyncio.sleep(0.001)
            if count % CHECK_EVERY == 0:
                names = {p.peer_id async for p in reader.find_providers(FILE)}
                served += names == {Signer(1).public_key.hex()}
                worst = max(worst, sum(map(len, attacker.got)) / sent)
        await asyncio.sleep(1.0)
        traffic = node.traffic
        return {
            "datagrams sent": datagrams,
            "of these received": traffic.received,
            "rejected": traffic.rejected,
            "above the rate limit": traffic.limited,
            "faults of ours": traffic.faults,
            "exceptions on the loop": len(errors),
            "warnings and tracebacks in the log": complaints.count,
            "checks served": served,
            "checks": datagrams // CHECK_EVERY,
            "contacts in the table": node.contact_count,
            "records stored": node._store.record_count,
            "calls left open": len(protocol_of(node)._calls),
            "bytes sent back per byte": round(worst, 3),
            "memory grown by MB": round(resident_mb() - before, 1),
        }


def holds(result: dict[str, float]) -> bool:
    """Whether the node is as it was."""
    nothing = (
        "faults of ours",
        "exceptions on the loop",
        "warnings and tracebacks in the log",
        "records stored",
    )
    return (
        not any(result[name] for name in nothing)
        and result["checks served"] == result["checks"]
        and result["contacts in the table"] <= 2
        and result["bytes sent back per byte"] <= MAX_AMPLIFICATION
        and result["memory grown by MB"] <= MAX_GROWTH_MB
    )


def amplification() -> float:
    """The most bytes that one well-formed request can draw, the ping back included."""
    from tests.unit.dht.test_responder import World

    world, worst = World(), 0.0
    requests = [
        messages.Ping(),
        *(kind(messages.Key(bytes(32))) for kind in (messages.FindNode, messages.GetProviders)),
        messages.GetMetadata(messages.Key(bytes(32))),
    ]
    for request in requests:
        asked = len(messages.encode_request(bytes(20), bytes(32), messages.FLAG_PROVE, request))
        reply = messages.encode_reply(bytes(20), True, world.ask(request), (bytes(32), bytes(64)))
        spare = messages.AMPLIFICATION * asked - len(reply)
        back = messages.PADDED_PING_BYTES if spare >= messages.PADDED_PING_BYTES else 0
        worst = max(worst, (len(reply) + back) / asked)
    return worst


def main() -> int:
    """Everything; 0 if it held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datagrams", type=int, default=100_000)
    result = asyncio.run(flood(parser.parse_args().datagrams))
    result["worst bytes per byte of one request"] = round(amplification(), 3)
    for name, value in result.items():
        print(f"{name:40} {value:g}")
    attacks = pytest.main(
        ["-q", "-p", "no:cacheprovider", str(Path(__file__).parent / "test_dht_attacks.py")]
    )
    held = holds(result) and amplification() <= MAX_AMPLIFICATION and attacks == 0
    print("held" if held else "DID NOT HOLD")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
