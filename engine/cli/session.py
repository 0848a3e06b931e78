"""One command's life: its loop, its engine or node, signals, and the exit code.

Owns how a command begins and ends. An interruption stops the engine cleanly and leaves everything
that was verified; a second one ends the process at once. It knows no command.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

from engine import api
from engine.api import Facade
from engine.cli import output
from engine.cli.options import Common
from engine.cli.start import INTERRUPTED
from engine.errors import ShoalError, UserFacingError

DONE, FAILED = 0, 1

Work = Callable[[], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class Session:
    """A facade to ask; `remote` when it is a node of another process, which goes on without us."""

    facade: Facade
    remote: bool

    def tell(self, text: str, own: bool) -> None:
        """What a person should know; that of another process is told there, if it is not ours."""
        if own or not self.remote:
            output.note(text)


@asynccontextmanager
async def engine_or_node(common: Common) -> AsyncIterator[Session]:
    """The node that runs on this home, or an engine of our own until the block ends."""
    config = common.config()
    facade, remote = await api.open_either(config)
    if remote and common.for_engine_only:
        ignored = ", ".join(common.for_engine_only)
        output.note(f"A node already runs on {config.home}; it does the work, without {ignored}.")
    try:
        yield Session(facade, remote)
    finally:
        await facade.stop()


@asynccontextmanager
async def running_node(common: Common) -> AsyncIterator[Facade]:
    """The node that runs on this home; raises UserFacingError when none does."""
    config = common.config()
    facade = await api.open_running(config)
    if facade is None:
        raise UserFacingError(
            f"No node runs on {config.home}; start `shoal` or `shoal node`, or name its --home."
        )
    try:
        yield facade
    finally:
        await facade.stop()


def finish(common: Common, work: Work) -> None:
    """Run a command to its end and leave with its exit code."""
    set_up_logging(common.verbose)
    sys.exit(run(work))


def run(work: Work) -> int:
    """The exit code of `work`; every expected failure becomes one line on stderr."""
    try:
        return asyncio.run(_until_interrupted(work))
    except ShoalError as error:
        if str(error):
            output.complain(str(error))
        return error.exit_code
    except BrokenPipeError:
        output.forget_stdout()
        output.complain("Nobody reads the output any more; stopped.")
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


async def _until_interrupted(work: Work) -> int:
    interrupts = _Interrupts()
    interrupts.listen()
    try:
        await work()
    except asyncio.CancelledError:
        if not interrupts.count:
            raise
        return INTERRUPTED
    return DONE


class _Interrupts:
    """SIGINT and SIGTERM: the first cancels the command, the second ends the process."""

    def __init__(self) -> None:
        self.count = 0
        self._task = asyncio.current_task()

    def listen(self) -> None:
        """Also where a shell started us with SIGINT ignored: a stop that is asked for is meant."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            # Windows: the loop has none; there asyncio turns Ctrl-C into KeyboardInterrupt.
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, self._interrupt)

    def _interrupt(self) -> None:
        self.count += 1
        if self.count > 1:
            output.note("Stopped without waiting.")
            os._exit(INTERRUPTED)
        if sys.stderr.isatty():
            output.note("Stopping…")
        if self._task is not None:
            self._task.cancel()


def set_up_logging(verbose: int) -> None:
    """Warnings, or with -v what happens, or with -vv everything: to stderr."""
    level = {0: logging.WARNING, 1: logging.INFO}.get(verbose, logging.DEBUG)
    logging.basicConfig(
        level=level, stream=sys.stderr, format="%(asctime)s %(name)s %(levelname)s: %(message)s"
    )
    if verbose < 3:
        for noisy in ("httpcore", "httpx", "asyncio"):
            logging.getLogger(noisy).setLevel(logging.WARNING)
