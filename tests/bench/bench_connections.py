"""What N real connections cost the one who downloads: CPU per MiB, memory per connection.

    python -m tests.bench.bench_connections [--peers 1 10 100 200]

Two processes: an engine that downloads 64 MiB, and one with N peers, each a host of its own with
its own key, that serve from memory. Every connection is a real one, encrypted, over loopback.
Measured is the engine's process, from the first request to the last piece written.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from engine.node import open_node
from engine.transfer.blocks import PeerKey
from tests.bench.bench_pair import MIB, config
from tests.helpers.hostile_peer import HostilePeer, Lies
from tests.helpers.swarm_world import Content

SIZE = 64 * MIB
LIMIT_S = 240


def content() -> Content:
    return Content.of(Random(1).randbytes(SIZE))


def rss_kib() -> float:
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * resource.getpagesize() / 1024


def cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


async def serve(count: int) -> None:
    file = content()
    peers = [HostilePeer(file, Lies()) for _ in range(count)]  # which lie about nothing
    told = [(peer.host.peer_id, await peer.start()) for peer in peers]
    print(json.dumps(told), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    for peer in peers:
        await peer.stop()


async def fetch(home: Path, told: list[tuple[str, str]]) -> tuple[float, float]:
    """(ms of CPU per MiB, KiB of memory per connection)."""
    file = content()
    engine = await open_node(config(home))
    swarms = engine._context.swarms
    gc.collect()
    before = rss_kib()
    for first in range(0, len(told), 10):
        some = told[first : first + 10]
        await asyncio.gather(*(swarms._host.connect([where], who) for who, where in some))
    gc.collect()
    grown = (rss_kib() - before) / len(told)
    used = cpu_s()
    key = await engine.download(f"shoal:{file.id.hex()}?name=file.bin")
    while swarms.existing(file.id) is None:
        await asyncio.sleep(0.01)
    for who, where in told:
        swarms.connect(file.id, PeerKey(who), [where])  # type: ignore[arg-type]
    while not (await engine.transfer(key)).complete:
        await asyncio.sleep(0.05)
    used = cpu_s() - used
    await engine.stop()
    return 1000 * used / (SIZE / MIB), grown


def measure(count: int) -> str:
    here = [sys.executable, "-m", "tests.bench.bench_connections"]
    serving = subprocess.Popen(
        [*here, "--serve", str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert serving.stdout is not None
    told = serving.stdout.readline()
    try:
        done = subprocess.run(
            [*here, "--fetch"],
            input=told,
            stdout=subprocess.PIPE,
            text=True,
            timeout=LIMIT_S,
            check=True,
        )
    finally:
        serving.communicate("")
    return done.stdout.strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", nargs="*", type=int, default=[1, 10, 100, 200])
    parser.add_argument("--serve", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--fetch", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.serve:
        asyncio.run(serve(wanted.serve))
    elif wanted.fetch:
        with tempfile.TemporaryDirectory(prefix="shoal-scale-") as name:
            told = [(who, where) for who, where in json.loads(sys.stdin.readline())]
            per_mib, grown = asyncio.run(fetch(Path(name) / "home", told))
        print(f"{len(told):11} | {per_mib:14.1f} | {grown:18.0f}")
    else:
        print("connections | ms CPU per MiB | KiB per connection")
        for count in wanted.peers:
            print(measure(count), flush=True)


if __name__ == "__main__":
    main()
