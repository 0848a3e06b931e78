"""Real `shoal` processes: started, read line by line, interrupted and killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 120.0
"""Of a process, so that none outlives its test: it bounds no single step."""


START = "from engine.cli.start import main; main()"
# Whoever runs the tests may keep Python where nobody else can read it: all is loaded before.
START_AS_NOBODY = """
import importlib, os, pkgutil, engine, encodings.idna, stringprep, logging.handlers
for module in pkgutil.walk_packages(engine.__path__, "engine."):
    importlib.import_module(module.name)
importlib.import_module("engine.node").program_version()
os.setgroups([]); os.setgid(65534); os.setuid(65534)
from engine.cli.start import main; main()
"""


def command(*words: str | Path, start: str = START) -> list[str]:
    """The command line of this checkout's `shoal`."""
    return [sys.executable, "-c", start, *map(str, words)]


@dataclass(frozen=True)
class Ended:
    """How a process ended and what it said."""

    code: int
    out: str
    err: str


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error::ResourceWarning"}


def shoal(*words: str | Path, as_nobody: bool = False) -> Ended:
    """Run to the end; `as_nobody` as a user without rights, which only root may ask."""
    done = subprocess.run(
        command(*words, start=START_AS_NOBODY if as_nobody else START),
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        env=environment(),
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


class Running:
    """A process that goes on until it is told to stop."""

    def __init__(
        self, *words: str | Path, prefix: Sequence[str] = (), limit_s: float = LIMIT_S
    ) -> None:
        self.process = subprocess.Popen(
            [*prefix, *command(*words)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
        )
        self._limit_s = limit_s
        self._err: list[str] = []
        self._reader = threading.Thread(target=self._read_err, daemon=True)
        self._reader.start()
        self._killer = threading.Timer(limit_s, self.process.kill)
        self._killer.daemon = True
        self._killer.start()

    @property
    def out(self) -> IO[str]:
        assert self.process.stdout is not None
        return self.process.stdout

    def _read_err(self) -> None:
        assert self.process.stderr is not None
        self._err.extend(self.process.stderr)

    def line(self) -> str:
        """The next line of its output; fails when it ended instead."""
        line = self.out.readline()
        if not line:
            self.end()
            raise AssertionError(f"it ended with {self.process.returncode}: {''.join(self._err)}")
        return line.rstrip("\n")

    def kill(self) -> None:
        """As `kill -9` does."""
        self.process.kill()

    def interrupt(self) -> Ended:
        """As Ctrl-C does; how it ended."""
        self.process.send_signal(signal.SIGINT)
        return self.end()

    def end(self) -> Ended:
        """Wait for the end."""
        code = self.process.wait(self._limit_s)
        self._killer.cancel()
        out = self.out.read()
        self._reader.join(LIMIT_S)
        self.out.close()
        assert self.process.stderr is not None
        self.process.stderr.close()
        return Ended(code, out, "".join(self._err))


@contextmanager
def running(*words: str | Path) -> Iterator[Running]:
    """A process that is killed at the end if it still runs."""
    process = Running(*words)
    try:
        yield process
    finally:
        if process.process.poll() is None:
            process.kill()
        if not process.out.closed:
            process.end()
