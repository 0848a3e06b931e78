"""One seeder and eight downloaders, every uplink limited: real processes, Shoal beside libtorrent.

    python -m tests.bench.bench_swarm [--peers 8] [--size 32MiB] [--rate 2MiB] [--runs 1]

Timed is from the word to begin until the last of them has every byte verified and written. The
bound is the fluid limit of Kumar and Ross (2006): max(F/u_s, N*F/(u_s + sum of u_i)). Shoal's
downloaders know the seeder alone and find each other by themselves; libtorrent's are told.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from engine.config import Endpoint
from tests.bench.bench_pair import (
    MIB,
    config,
    line,
    lt_add,
    lt_session,
    lt_torrent,
    make_file,
    parse_size,
    say,
)

LIMIT_S = 240


# --- Shoal -------------------------------------------------------------------------------------


async def shoal_seed(home: Path, file: Path, rate: int) -> None:
    from engine.api import open_engine

    engine = await open_engine(replace(config(home), limit_up=rate))
    subscription = await engine.subscribe()
    (key,) = await engine.share([file])
    async for _ in subscription:
        view = await engine.transfer(key)
        if view.complete:
            break
    say(where=view.link)
    await asyncio.to_thread(sys.stdin.read)
    say(sent=(await engine.transfer(key)).uploaded)
    await engine.stop()


async def shoal_get(home: Path, rate: int) -> None:
    from engine.api import open_engine
    from engine.events import TransferFinished

    link = json.loads(await asyncio.to_thread(sys.stdin.readline))["where"]
    port = int(unquote(link).split("/tcp/")[1].split("/")[0])
    settings = replace(config(home), limit_up=rate, bootstrap=(Endpoint("127.0.0.1", port),))
    engine = await open_engine(settings)
    subscription = await engine.subscribe()
    say(ready=True)
    await asyncio.to_thread(sys.stdin.readline)
    began = time.perf_counter()
    key = await engine.download(link)
    async for event in subscription:
        if isinstance(event, TransferFinished):
            break
    say(seconds=time.perf_counter() - began)
    await asyncio.to_thread(sys.stdin.read)
    say(sent=(await engine.transfer(key)).uploaded)
    await engine.stop()


# --- libtorrent --------------------------------------------------------------------------------


def lt_limited(rate: int) -> Any:
    """A session whose limit holds on loopback too, which libtorrent exempts as a local network."""
    import libtorrent as lt

    session = lt_session(rc4=False)
    everyone = lt.ip_filter()
    everyone.add_rule("0.0.0.0", "255.255.255.255", 1 << int(session.global_peer_class_id))
    session.set_peer_class_filter(everyone)
    session.apply_settings({"upload_rate_limit": rate})
    return session


def lt_seed(file: Path, torrent: Path, rate: int) -> None:
    session = lt_limited(rate)
    torrent.write_bytes(lt_torrent(file))
    handle = lt_add(session, torrent.read_bytes(), file.parent, seed=True)
    say(port=session.listen_port())
    sys.stdin.read()
    say(sent=handle.status().total_payload_upload)


def lt_get(home: Path, torrent: Path, rate: int) -> None:
    session = lt_limited(rate)
    say(port=session.listen_port())
    ports = json.loads(sys.stdin.readline())
    began = time.perf_counter()
    handle = lt_add(session, torrent.read_bytes(), home, seed=False)
    for port in ports:
        handle.connect_peer(("127.0.0.1", port))
    while not handle.status().is_seeding:
        session.wait_for_alert(20)
        session.pop_alerts()
    say(seconds=time.perf_counter() - began)
    sys.stdin.read()
    say(sent=handle.status().total_payload_upload)


# --- the runs ----------------------------------------------------------------------------------

Process = subprocess.Popen[str]


def start(*words: str) -> Process:
    command = [sys.executable, "-m", "tests.bench.bench_swarm", *words]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def tell(process: Process, text: str) -> None:
    assert process.stdin is not None
    process.stdin.write(text + "\n")
    process.stdin.flush()


def begin_shoal(seeder: Process, getters: Sequence[Process]) -> None:
    where = json.dumps(line(seeder))
    for getter in getters:
        tell(getter, where)
    for getter in getters:
        line(getter)
    for getter in getters:
        tell(getter, "go")


def begin_libtorrent(seeder: Process, getters: Sequence[Process]) -> None:
    ports = [line(process)["port"] for process in (seeder, *getters)]
    for getter, own in zip(getters, ports[1:], strict=True):
        tell(getter, json.dumps([port for port in ports if port != own]))


def run(contender: str, work: Path, file: Path, peers: int, rate: int) -> tuple[float, float]:
    """Seconds until all have it, and copies that the seeder sent."""
    homes = [work / contender / str(number) for number in range(peers + 1)]
    for home in homes:
        home.mkdir(parents=True)
    torrent = work / "torrent"
    seed_words = [str(homes[0])] if contender == "shoal" else []
    tail = [] if contender == "shoal" else [str(torrent)]
    processes = [start(f"{contender}-seed", *seed_words, str(file), *tail, str(rate))]
    try:
        processes += [start(f"{contender}-get", str(h), *tail, str(rate)) for h in homes[1:]]
        seeder, getters = processes[0], processes[1:]
        (begin_shoal if contender == "shoal" else begin_libtorrent)(seeder, getters)
        times = [line(getter)["seconds"] for getter in getters]
        sent = []
        for process in processes:
            assert process.stdin is not None
            process.stdin.close()
            sent.append(line(process)["sent"])
        for process in processes:
            process.wait(LIMIT_S)
    finally:
        for process in processes:
            process.kill()
            process.wait()
    return max(times), sent[0] / file.stat().st_size


def compare(peers: int, size: int, rate: int, runs: int, contenders: Sequence[str]) -> None:
    bound = max(size / rate, peers * size / (rate + peers * rate))
    print(f"{size / MIB:.0f} MiB to {peers} peers, uplinks of {rate / MIB:.1f} MiB/s:")
    print(f"  bound {bound:.1f} s; wanted at most {1.15 * bound + 1:.1f} s and 1.15 copies")
    for number in range(runs):
        for contender in contenders:
            with tempfile.TemporaryDirectory(prefix="shoal-bench-") as name:
                file = Path(name) / "source" / "film.bin"
                file.parent.mkdir()
                make_file(file, size)
                seconds, copies = run(contender, Path(name), file, peers, rate)
            print(
                f"  run {number + 1} {contender:10} {seconds:6.1f} s ="
                f" {seconds / bound:.2f} x bound, seeder sent {copies:.2f} copies",
                flush=True,
            )


def main() -> None:
    match sys.argv[1:]:
        case ["shoal-seed", home, file, rate]:
            asyncio.run(shoal_seed(Path(home), Path(file), int(rate)))
        case ["shoal-get", home, rate]:
            asyncio.run(shoal_get(Path(home), int(rate)))
        case ["libtorrent-seed", file, torrent, rate]:
            lt_seed(Path(file), Path(torrent), int(rate))
        case ["libtorrent-get", home, torrent, rate]:
            lt_get(Path(home), Path(torrent), int(rate))
        case _:
            parser = argparse.ArgumentParser(description=__doc__)
            parser.add_argument("--peers", type=int, default=8)
            parser.add_argument("--size", type=parse_size, default=32 * MIB)
            parser.add_argument("--rate", type=parse_size, default=2 * MIB)
            parser.add_argument("--runs", type=int, default=1)
            parser.add_argument("--only", default="shoal,libtorrent")
            given = parser.parse_args()
            compare(given.peers, given.size, given.rate, given.runs, given.only.split(","))


if __name__ == "__main__":
    main()
