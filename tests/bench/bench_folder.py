"""A folder of tiny files from one process to another: CPU seconds of both, and files per second.

    python -m tests.bench.bench_folder [--files 100 2000 10000]

Whole engines with everything on, over loopback. The CPU is that of the download, at both ends, and
of all that was announced meanwhile; start-up and hashing are left out.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from tests.bench.bench_pair import line, start


def measure(count: int) -> str:
    """One row of the table."""
    with tempfile.TemporaryDirectory(prefix="shoal-scale-") as name:
        base = Path(name)
        folder = base / "folder"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:05}.txt").write_text(f"file {number}")
        began = time.perf_counter()
        seeding = start("shoal-seed", f"{base}/a", str(folder))
        try:
            link = line(seeding)["link"]
            shared_s = time.perf_counter() - began
            getting = start("shoal-get", f"{base}/b", link, "")
            got = line(getting)
            getting.communicate()
            assert seeding.stdin is not None
            seeding.stdin.close()
            seeded = line(seeding)
            seeding.wait()
        finally:
            seeding.kill()
    both = seeded["cpu_s"] + got["cpu_s"]
    return (
        f"{count:6} | {shared_s:8.1f} | {got['seconds']:5.1f} | {seeded['cpu_s']:10.1f} |"
        f" {got['cpu_s']:9.1f} | {1000 * both / count:11.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", nargs="*", type=int, default=[100, 2000, 10_000])
    print(" files | shared s | got s | seed CPU s | get CPU s | ms per file")
    for count in parser.parse_args().files:
        print(measure(count), flush=True)


if __name__ == "__main__":
    main()
