"""Long simulations in a third of the time: the cores and their world compiled by mypyc.

    python -m tests.sim.compiled tests.sim.sim_swarm --nodes 5000
    python -m tests.sim.compiled tests.sim.sim_gossip --nodes 10000

Owns the table of what is compiled for which simulation, and the compiled copies, in `build/` and
named after the sources they were made of. The module runs there as it would here, and gives the
same trace. Needs a C compiler and setuptools.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).parents[2]


def _cores(package: str, names: str) -> list[str]:
    return [f"engine/{package}/{name}.py" for name in names.split()]


SWARM: Final = [
    # Not `blocks` and `effects`: mypyc has no memoryview as the type of a field.
    *_cores(
        "transfer",
        """auditor availability certifier choker director exchange fetcher patience
        peer_state picker piece_table rates server swarm""",
    ),
    "tests/sim/sim_swarm_world.py",
]
GOSSIP: Final = [
    *_cores(
        "gossip",
        """backoff control deliveries events heartbeat message_cache messages outbox parameters
        promises replay router score score_parameters splitting state validation""",
    ),
    "tests/sim/gossip_world.py",
    "tests/sim/gossip_attacks.py",
]
COMPILED: Final[Mapping[str, Sequence[str]]] = {
    "tests.sim.sim_swarm": SWARM,
    "tests.sim.sim_gossip": GOSSIP,
    "tests.sim.sim_gossip_attacks": GOSSIP,
}
"""By simulation: the modules that its time goes to."""

SETUP: Final = """
from setuptools import setup
from mypyc.build import mypycify
setup(name="cores", packages=[], ext_modules=mypycify({modules!r}, opt_level="2", debug_level="0"))
"""


def sources() -> list[Path]:
    """What a copy is made of."""
    return sorted([*HOME.glob("engine/**/*.py"), *HOME.glob("tests/sim/*.py")])


def compiled_copy(modules: Sequence[str]) -> Path:
    """The folder with these modules compiled, made when there is none of these sources."""
    digest = hashlib.sha256(" ".join(modules).encode())
    for path in sources():
        digest.update(path.read_bytes())
    place = HOME / "build" / f"compiled-{digest.hexdigest()[:16]}"
    if place.exists():
        return place
    place.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as name:
        work = Path(name) / "copy"
        for folder in ("engine", "tests/sim"):
            leave = shutil.ignore_patterns("__pycache__")
            shutil.copytree(HOME / folder, work / folder, ignore=leave)
        shutil.copy(HOME / "tests" / "__init__.py", work / "tests")
        for module in modules:
            _import_types(work / module)
        setup = SETUP.format(modules=list(modules))
        command = [sys.executable, "-c", setup, "build_ext", "--inplace", "--quiet"]
        subprocess.run(command, cwd=work, check=True, stdout=subprocess.DEVNULL)
        if not place.exists():  # another may have been at it, too
            work.rename(place)
    return place


def _import_types(path: Path) -> None:
    """Compiled dataclasses evaluate their annotations, so what is for types only is imported."""
    source = path.read_text(encoding="utf-8")
    path.write_text(source.replace("if TYPE_CHECKING:", "if True:"), encoding="utf-8")


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in COMPILED:
        sys.exit(f"Name what to run: {', '.join(COMPILED)}.")
    os.chdir(compiled_copy(COMPILED[sys.argv[1]]))
    os.execv(sys.executable, [sys.executable, "-m", *sys.argv[1:]])


if __name__ == "__main__":
    main()
