"""How fast `Hasher` is, as a share of one core's raw SHA-256, and how much memory it takes.

    python tests/bench/bench_hashing.py --size 24GiB [--threads N] [--dir DIR] [--json]

Speed is that of real data (at most 1 GiB, just written, so that the disk is not what is measured);
memory is that of a sparse file of the whole size. Raw SHA-256 is measured in the same run, before
and after, on one core over a buffer in cache.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from engine.config import parse_rate
from engine.content.hashing import Hasher

MOST_REAL_DATA = 1 << 30
BLOCK = 1 << 20


def raw_rate(seconds: float = 1.0) -> float:
    """Bytes per second of hashlib.sha256 on one core, over a buffer in cache."""
    data = bytes(1 << 18)
    hashed, start = 0, time.perf_counter()
    while (elapsed := time.perf_counter() - start) < seconds:
        for _ in range(64):
            sha256(data).digest()
        hashed += 64 * len(data)
    return hashed / elapsed


def peak_rss() -> float:
    """Most memory this process ever had, in MiB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20, 1)


def write_file(path: Path, size: int, *, real: bool) -> None:
    """A file of `size` bytes: random ones, or a hole."""
    with path.open("wb") as file:
        if real:
            block = os.urandom(BLOCK)
            for at in range(0, size, BLOCK):
                file.write(block[: size - at])
        file.truncate(size)


async def measure(path: Path, threads: int) -> float:
    """Bytes per second of hashing the file."""
    hasher = Hasher(threads)
    calls: list[int] = []
    start = time.perf_counter()
    metadata = await hasher.hash_file(path, calls.append)
    elapsed = time.perf_counter() - start
    await hasher.close()
    assert calls[-1] == metadata.size
    return metadata.size / elapsed


def run(folder: Path, size: int, threads: int) -> dict[str, float]:
    """All figures."""
    real, sparse = folder / "real", folder / "sparse"
    write_file(real, min(size, MOST_REAL_DATA), real=True)
    write_file(sparse, size, real=False)
    before, rss = raw_rate(), peak_rss()
    rate = asyncio.run(measure(real, threads))
    raw = (before + raw_rate()) / 2
    sparse_rate = asyncio.run(measure(sparse, threads))
    return {
        "size": size,
        "threads": threads,
        "raw_mb_s": round(raw / 1e6),
        "hash_mb_s": round(rate / 1e6),
        "ratio": round(rate / raw, 3),
        "sparse_mb_s": round(sparse_rate / 1e6),
        "rss_before_mib": rss,
        "peak_rss_mib": peak_rss(),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--size", type=parse_rate, default=1 << 30, help="e.g. 24GiB")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--dir", type=Path, default=None, help="where the files are made")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.dir) as folder:
        result = run(Path(folder), options.size, options.threads)
    lines = [f"{name:16}{value}" for name, value in result.items()]
    print(json.dumps(result) if options.json else "\n".join(lines))


if __name__ == "__main__":
    main()
