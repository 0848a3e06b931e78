"""What grows with what: time per pick, CPU and memory by connections, and by files in the library.

    python -m tests.bench.bench_scale            all tables
    python -m tests.bench.bench_scale --only picks leaving connections library

Picks: a 1 TiB file (131,072 pieces) beside one of 1 GiB. Connections: one core that fetches 64 MiB
from N peers on a virtual clock, without hashing, disk and wires: what the policy itself costs.
Library: a real engine that starts with N shared files, and rests. Real connections are in
`bench_connections`, folders of tiny files in `bench_folder`.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import resource
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from engine.content.file_id import FileId, piece_count
from engine.transfer.availability import PieceSet
from engine.transfer.blocks import BufferPool, PeerKey
from engine.transfer.effects import Certified
from engine.transfer.messages import MAX_REQUEST
from engine.transfer.picker import Picker
from engine.transfer.piece_table import PieceTable, set_bits
from engine.transfer.swarm import Swarm
from tests.bench.bench_pair import MIB, config
from tests.sim.sim_swarm_world import NoBytes, Node, World

GIB: Final = 1024 * MIB
TIB: Final = 1024 * GIB
REST_S: Final = 5.0
ANNOUNCED_S: Final = 15.0
"""After a start everything shared is told to the DHT: that is not rest."""


def timed(step: Callable[[], object]) -> float:
    began = time.thread_time()
    step()
    return time.thread_time() - began


# --- picks -------------------------------------------------------------------------------------


def picks() -> None:
    print(
        "file     | pieces | us per pick, from a seed | of 1 % | of the commonest 1 % | bitmap ms"
    )
    for name, size in (("1 GiB", GIB), ("1 TiB", TIB)):
        count = piece_count(size)
        few = Random(2).sample(range(count), count // 100)
        table = PieceTable(size)
        picker = Picker(table, Random(1), NoBytes(table.piece_size))
        rows = [per_pick(size, None, ()), per_pick(size, few, ()), per_pick(size, few, few)]
        bitmap = timed(partial(arrival, picker, count))
        print(
            f"{name:8} | {count:6} | {rows[0]:24.1f} | {rows[1]:6.1f} | {rows[2]:20.1f} |"
            f" {1000 * bitmap:9.1f}"
        )


def per_pick(size: int, has: Sequence[int] | None, common: Sequence[int]) -> float:
    """Microseconds per pick of a whole piece; `common` are in many other peers' hands."""
    table = PieceTable(size)
    picker = Picker(table, Random(1), NoBytes(table.piece_size))
    for _ in range(8):
        picker.order.count_up(common)
    pieces = PieceSet(table.count)
    if has is None:
        pieces.add_all()
    for index in has or ():
        pieces.add(index)
    number, key = 500, PeerKey("p")
    spent = 0.0
    for _ in range(number):
        began = time.thread_time()
        run = picker.pick(key, pieces, MAX_REQUEST)
        spent += time.thread_time() - began
        assert run is not None
        picker.abandon(run.piece.index)
    return 1e6 * spent / number


def leaving() -> None:
    """A peer that has half of a tebibyte leaves: the whole step, and the longest that follows."""
    core = Swarm(FileId(bytes(32)), Random(1), BufferPool())
    core.certifier.certified = Certified(core.file_id, TIB, bytes(32), "")
    table = PieceTable(TIB)
    for key in (PeerKey("stays"), PeerKey("leaves")):
        core.add_peer(key, 0.0)
        core.peers[key].has = PieceSet(table.count)
    core.table = table
    core.fetch(bytes(32 * table.count), 0.0)
    core.certifier.certified = None
    for peer in core.peers.values():
        assert peer.has is not None
        assert core.fetcher is not None
        bits = bytes([0xAA]) * (table.count // 8)
        core.fetcher.peer_has(peer, [i for i in set_bits(bits, table.count) if peer.has.add(i)])
    steps = [timed(partial(core.remove_peer, PeerKey("leaves")))]
    while core.is_behind:
        steps.append(timed(partial(core.pump, 1.0)))
    print(
        f"a peer leaves a swarm of {table.count} pieces: {len(steps)} steps, the longest"
        f" {1000 * max(steps):.1f} ms, all {1000 * sum(steps):.0f} ms"
    )


def arrival(picker: Picker, count: int) -> None:
    """A peer's bitmap of half of all pieces."""
    pieces = PieceSet(count)
    bits = bytes([0xAA]) * (count // 8)
    picker.order.count_up([index for index in set_bits(bits, count) if pieces.add(index)])


# --- connections -------------------------------------------------------------------------------


def has_finished(node: Node) -> bool:
    return node.finished_at is not None


def connections() -> None:
    print("peers | ms CPU per MiB | KiB per peer")
    for count in (1, 10, 100, 200):
        world = World(64 * MIB, seed=1)
        leecher = world.add(100 * MIB, 1000 * MIB)
        gc.collect()
        tracemalloc.start()
        seeds = [world.add(100 * MIB // count, 1000 * MIB, seed=True) for _ in range(count)]
        for seed in seeds:
            seed.core.fetcher = None
        made = tracemalloc.get_traced_memory()[0]
        for seed in seeds:
            world.connect(leecher, seed)
        connected = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        began = time.process_time()
        world.run(partial(has_finished, leecher), 600.0)
        spent = time.process_time() - began
        print(
            f"{count:5} | {1000 * spent / 64:14.2f} | {(connected - made) / 1024 / count / 2:8.1f}",
            flush=True,
        )


# --- library -----------------------------------------------------------------------------------


async def library() -> None:
    print("files  | start s | start CPU s | MiB grown | KiB per file | idle CPU %")
    for count in (10, 1000, 10_000):
        with tempfile.TemporaryDirectory(prefix="shoal-scale-") as name:
            base = Path(name)
            (base / "files").mkdir()
            paths = [base / "files" / f"{number:05}.txt" for number in range(count)]
            for number, path in enumerate(paths):
                path.write_text(f"file {number}")
            await share_all(config(base / "home"), paths)
            start_s, start_cpu, idle = await rest(base / "home")
            grown = await memory(base / "home")
            print(
                f"{count:6} | {start_s:7.2f} | {start_cpu:11.2f} | {grown / MIB:9.1f} |"
                f" {grown / 1024 / count:12.2f} | {100 * idle:10.2f}",
                flush=True,
            )


async def rest(home: Path) -> tuple[float, float, float]:
    """(seconds and CPU seconds of a start, share of a core at rest once all is announced)."""
    from engine.api import open_engine

    began, used = time.perf_counter(), cpu()
    engine = await open_engine(config(home))
    start_s, start_cpu = time.perf_counter() - began, cpu() - used
    await asyncio.sleep(ANNOUNCED_S)
    used = cpu()
    await asyncio.sleep(REST_S)
    idle = (cpu() - used) / REST_S
    await engine.stop()
    return start_s, start_cpu, idle


async def memory(home: Path) -> int:
    """Bytes that a start and a rest have taken."""
    from engine.api import open_engine

    gc.collect()
    tracemalloc.start()
    engine = await open_engine(config(home))
    await asyncio.sleep(ANNOUNCED_S)
    grown = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    await engine.stop()
    return grown


async def share_all(settings: object, paths: Sequence[Path]) -> None:
    from engine.api import open_engine
    from engine.config import EngineConfig

    assert isinstance(settings, EngineConfig)
    engine = await open_engine(settings)
    for first in range(0, len(paths), 500):
        keys = await engine.share(paths[first : first + 500])
        while not all([(await engine.transfer(key)).complete for key in keys]):
            await asyncio.sleep(0.1)
    await engine.stop()


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    names = ("picks", "leaving", "connections", "library")
    parser.add_argument("--only", nargs="*", choices=names, default=names)
    wanted = parser.parse_args().only
    if "picks" in wanted:
        picks()
    if "leaving" in wanted:
        leaving()
    if "connections" in wanted:
        connections()
    if "library" in wanted:
        asyncio.run(library())


if __name__ == "__main__":
    main()
