"""Build the application as one folder that needs no Python, and prove that it works.

    python packaging/build.py [--dist DIR] [--skip-test]

Runs PyInstaller on `shoal.spec`, then the frozen program's `--self-test` in an empty environment
with a temporary home, and prints sizes and times. Exit code 0 only when both succeeded.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
EXECUTABLE = "shoal-cli.exe" if sys.platform == "win32" else "shoal"
TEST_LIMIT_S = 180


def build(dist: Path) -> Path:
    """Freeze into `dist`; gives the program."""
    with tempfile.TemporaryDirectory(prefix="shoal-build-") as work:
        command = [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(dist), "--workpath", work, str(HERE / "shoal.spec")),
        ]
        environment = os.environ | {"SHOAL_VERSION": version("shoal")}
        subprocess.run(command, check=True, cwd=ROOT, env=environment)
    if sys.platform.startswith("linux"):
        shutil.copytree(HERE / "linux", dist / "shoal" / "share", dirs_exist_ok=True)
        shutil.copy(ROOT / "resources" / "icons" / "shoal.svg", dist / "shoal" / "share")
    if sys.platform == "win32":
        shutil.copy(HERE / "windows" / "register.cmd", dist / "shoal")
    return dist / "shoal" / EXECUTABLE


def self_test(program: Path) -> None:
    """Run the frozen program where nothing of this machine's set-up can help it."""
    with tempfile.TemporaryDirectory(prefix="shoal-home-") as home:
        environment = {"HOME": home, "LANG": "C.UTF-8"}
        if sys.platform == "win32":
            environment |= {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP")}
        subprocess.run(
            [program, "--self-test"], check=True, cwd=home, env=environment, timeout=TEST_LIMIT_S
        )


def size_of(folder: Path) -> int:
    """Bytes of every file below `folder`, links not followed."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


def largest(folder: Path, count: int = 8) -> list[tuple[int, str]]:
    """The largest files, for whoever wants to trim further."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    sizes = [(path.stat().st_size, path.relative_to(folder).as_posix()) for path in files]
    return sorted(sizes, reverse=True)[:count]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="where to put it")
    parser.add_argument("--skip-test", action="store_true", help="build only")
    options = parser.parse_args()
    dist: Path = options.dist.absolute()
    shutil.rmtree(dist / "shoal", ignore_errors=True)

    begun = time.perf_counter()
    program = build(dist)
    print(f"built {program.parent} in {time.perf_counter() - begun:.1f} s")
    print(f"size {size_of(program.parent) / 1e6:.1f} MB; the largest:")
    for size, name in largest(program.parent):
        print(f"  {size / 1e6:6.1f} MB  {name}")
    if options.skip_test:
        return 0
    begun = time.perf_counter()
    self_test(program)
    print(f"self-test passed in {time.perf_counter() - begun:.1f} s")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        sys.exit(f"build: {error}")
    except subprocess.TimeoutExpired:
        sys.exit(f"build: the self-test did not end within {TEST_LIMIT_S} s")
