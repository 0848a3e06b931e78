"""Long simulations in a third of the time: the cores and their world compiled by mypyc.

    python -m tests.sim.compiled tests.sim.sim_swarm --nodes 5000

Owns the compiled copy, in `build/` and named after the sources it was made of. The module runs
there as it would here, and gives the same trace. Needs a C compiler and setuptools.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).parents[2]
CORES: Final = """auditor availability certifier choker director exchange fetcher patience
peer_state picker piece_table rates server swarm"""
"""Not `blocks` and `effects`: mypyc has no memoryview as the type of a field."""
MODULES: Final = [f"engine/transfer/{core}.py" for core in CORES.split()]
SETUP: Final = f"""
from setuptools import setup
from mypyc.build import mypycify
setup(name="cores", packages=[], ext_modules=mypycify(
    {[*MODULES, "tests/sim/sim_swarm_world.py"]!r}, opt_level="2", debug_level="0"))
"""


def sources() -> list[Path]:
    """What the copy is made of."""
    return sorted([*HOME.glob("engine/**/*.py"), *HOME.glob("tests/sim/*.py")])


def compiled_copy() -> Path:
    """The folder with the compiled modules, made when there is none of these sources."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources())).hexdigest()
    place = HOME / "build" / f"compiled-{digest[:16]}"
    if place.exists():
        return place
    place.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as name:
        work = Path(name) / "copy"
        for folder in ("engine", "tests/sim"):
            leave = shutil.ignore_patterns("__pycache__")
            shutil.copytree(HOME / folder, work / folder, ignore=leave)
        shutil.copy(HOME / "tests" / "__init__.py", work / "tests")
        command = [sys.executable, "-c", SETUP, "build_ext", "--inplace", "--quiet"]
        subprocess.run(command, cwd=work, check=True, stdout=subprocess.DEVNULL)
        work.rename(place)
    return place


def main() -> None:
    place = compiled_copy()
    os.chdir(place)
    os.execv(sys.executable, [sys.executable, "-m", *sys.argv[1:]])


if __name__ == "__main__":
    main()
