"""One seeder to one downloader on loopback: Shoal, encrypted, beside libtorrent, plaintext and RC4.

    python -m tests.bench.bench_pair [--size 2GiB] [--runs 3] [--dir /dev/shm]

Every run starts fresh processes; the contenders take turns, and each turn gives a ratio. Timed is
what a person waits for: from asking for the file to its last byte verified and written, in the
downloader's process. CPU seconds are those of the transfer alone, without start-up and hashing;
peak memory is the whole process's. libtorrent's uTP is off: with it, one of its pairs on loopback
took a hundred seconds for a gibibyte here.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from engine.config import Endpoint, EngineConfig

LIMIT_S = 240
MIB = 1024 * 1024


def parse_size(text: str) -> int:
    number, unit = text[:-3], text[-3:].lower()
    return int(float(number) * {"kib": 1024, "mib": MIB, "gib": 1024 * MIB}[unit])


def make_file(path: Path, size: int) -> None:
    """Random bytes, so that nothing can be compressed or deduplicated."""
    block = os.urandom(8 * MIB)
    with open(path, "wb") as file:
        for at in range(0, size, len(block)):
            numbered = at.to_bytes(8, "big") + block
            file.write(numbered[: min(len(block), size - at)])


def usage(since: float) -> dict[str, float]:
    """CPU seconds of this process after `since`, and its peak memory."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {"cpu_s": time.process_time() - since, "rss_mib": used.ru_maxrss / 1024}


def say(**facts: Any) -> None:
    print(json.dumps(facts), flush=True)


# --- Shoal -------------------------------------------------------------------------------------


def config(home: Path) -> EngineConfig:
    return EngineConfig(
        home=home,
        download_dir=home / "downloads",
        listen=Endpoint("127.0.0.1", 0),
        lan=False,
        portmap=False,
    )


async def shoal_seed(home: Path, file: Path) -> None:
    from engine.api import open_engine

    engine = await open_engine(config(home))
    subscription = await engine.subscribe()
    (key,) = await engine.share([file])
    async for _ in subscription:
        view = await engine.transfer(key)
        if view.complete:
            break
    since = time.process_time()
    say(link=view.link)
    await asyncio.to_thread(sys.stdin.read)
    say(**usage(since))
    await engine.stop()


async def shoal_get(home: Path, link: str) -> None:
    from engine.api import open_engine
    from engine.events import TransferFinished

    engine = await open_engine(config(home))
    subscription = await engine.subscribe()
    began, since = time.perf_counter(), time.process_time()
    await engine.download(link)
    async for event in subscription:
        if isinstance(event, TransferFinished):
            break
    say(seconds=time.perf_counter() - began, **usage(since))
    await engine.stop()


# --- libtorrent --------------------------------------------------------------------------------


def lt_session(rc4: bool) -> Any:
    import libtorrent as lt

    policy, level = (0, 2) if rc4 else (2, 1)  # forced RC4, or plaintext only
    return lt.session(
        {
            "listen_interfaces": "127.0.0.1:0",
            "enable_dht": False,
            "enable_lsd": False,
            "enable_upnp": False,
            "enable_natpmp": False,
            "enable_outgoing_utp": False,
            "enable_incoming_utp": False,
            "allow_multiple_connections_per_ip": True,
            "out_enc_policy": policy,
            "in_enc_policy": policy,
            "allowed_enc_level": level,
        }
    )


def lt_torrent(file: Path) -> bytes:
    import libtorrent as lt

    maker = lt.create_torrent(lt.list_files(str(file)), 0, lt.create_torrent.v2_only)
    lt.set_piece_hashes(maker, str(file.parent))
    return bytes(lt.bencode(maker.generate()))


def lt_add(session: Any, torrent: bytes, folder: Path, seed: bool) -> Any:
    import libtorrent as lt

    params = lt.load_torrent_buffer(torrent)
    params.save_path = str(folder)
    params.flags &= ~(lt.torrent_flags.paused | lt.torrent_flags.auto_managed)
    if seed:
        params.flags |= lt.torrent_flags.seed_mode
    return session.add_torrent(params)


def lt_seed(home: Path, file: Path, rc4: bool) -> None:
    torrent = lt_torrent(file)
    session = lt_session(rc4)
    lt_add(session, torrent, file.parent, seed=True)
    (home / "torrent").write_bytes(torrent)
    since = time.process_time()
    say(port=session.listen_port())
    sys.stdin.read()
    say(**usage(since))


def lt_get(home: Path, torrent: Path, port: int, rc4: bool) -> None:
    session = lt_session(rc4)
    began, since = time.perf_counter(), time.process_time()
    handle = lt_add(session, torrent.read_bytes(), home, seed=False)
    handle.connect_peer(("127.0.0.1", port))
    while not handle.status().is_seeding:
        session.wait_for_alert(20)
        session.pop_alerts()
    say(seconds=time.perf_counter() - began, **usage(since))


# --- the runs ----------------------------------------------------------------------------------


def start(*words: str, module: str = "tests.bench.bench_pair") -> subprocess.Popen[str]:
    command = [sys.executable, "-m", module, *words]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def line(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout is not None
    text = process.stdout.readline()
    if not text:
        raise RuntimeError("a benchmark process ended early")
    facts: dict[str, Any] = json.loads(text)
    return facts


def run(contender: str, work: Path, file: Path) -> dict[str, float]:
    """One seeder and one downloader, both fresh."""
    homes = [work / "seed", work / "get"]
    for home in homes:
        home.mkdir()
    seeder = start(f"{contender}-seed", str(homes[0]), str(file))
    try:
        told = line(seeder)
        where = told["link"] if contender == "shoal" else str(told["port"])
        getter = start(f"{contender}-get", str(homes[1]), where, str(homes[0] / "torrent"))
        try:
            facts = line(getter)
            getter.communicate(timeout=LIMIT_S)
        finally:
            getter.kill()
        assert seeder.stdin is not None
        seeder.stdin.close()
        seeded = line(seeder)
    finally:
        seeder.kill()
        seeder.wait()
        for home in homes:
            shutil.rmtree(home, ignore_errors=True)
    size = file.stat().st_size
    return {
        "gib_s": size / 2**30 / facts["seconds"],
        "cpu_get": facts["cpu_s"],
        "cpu_seed": seeded["cpu_s"],
        "rss_get": facts["rss_mib"],
        "rss_seed": seeded["rss_mib"],
    }


def compare(size: int, runs: int, folder: Path, contenders: list[str]) -> None:
    results: dict[str, list[dict[str, float]]] = {name: [] for name in contenders}
    with tempfile.TemporaryDirectory(dir=folder, prefix="shoal-bench-") as name:
        work = Path(name)
        file = work / "source" / "film.bin"
        file.parent.mkdir()
        make_file(file, size)
        for number in range(runs):
            for contender in contenders:
                facts = run(contender, work, file)
                results[contender].append(facts)
                print(
                    f"run {number + 1} {contender:12}", {k: round(v, 2) for k, v in facts.items()}
                )
    print(f"\n{size / 2**30:.2f} GiB, medians of {runs}:")
    for contender, rows in results.items():
        medians = {key: statistics.median(row[key] for row in rows) for key in rows[0]}
        print(
            f"  {contender:12} {medians['gib_s']:.3f} GiB/s",
            {key: round(value, 2) for key, value in medians.items() if key != "gib_s"},
        )
    for other in contenders[1:]:
        ratios = [
            ours["gib_s"] / theirs["gib_s"]
            for ours, theirs in zip(results[contenders[0]], results[other], strict=True)
        ]
        print(
            f"  {contenders[0]} / {other}: {statistics.median(ratios):.2f}"
            f" ({min(ratios):.2f} to {max(ratios):.2f})"
        )


def main() -> None:
    words = sys.argv[1:]
    match words:
        case ["shoal-seed", home, file]:
            asyncio.run(shoal_seed(Path(home), Path(file)))
        case ["shoal-get", home, link, _]:
            asyncio.run(shoal_get(Path(home), link))
        case ["plain-seed" | "rc4-seed" as role, home, file]:
            lt_seed(Path(home), Path(file), role == "rc4-seed")
        case ["plain-get" | "rc4-get" as role, home, port, torrent]:
            lt_get(Path(home), Path(torrent), int(port), role == "rc4-get")
        case _:
            parser = argparse.ArgumentParser(description=__doc__)
            parser.add_argument("--size", type=parse_size, default=2048 * MIB)
            parser.add_argument("--runs", type=int, default=3)
            parser.add_argument("--dir", type=Path, default=Path("/dev/shm"))
            parser.add_argument("--only", default="shoal,plain,rc4")
            given = parser.parse_args()
            compare(given.size, given.runs, given.dir, given.only.split(","))


if __name__ == "__main__":
    main()
