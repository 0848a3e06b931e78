"""What goes where: results to stdout, everything else to stderr, bars only on a terminal.

Owns the two streams and the words and columns of a command's results. It asks nobody anything.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from engine import view_json
from engine.errors import EnvironmentFailure
from engine.views import TransferState, TransferView

if TYPE_CHECKING:  # `rich` is a tenth of a second: only what draws with it waits for it
    from rich.progress import Progress, TaskID

STATE_WORDS = {
    TransferState.HASHING: "hashing",
    TransferState.QUEUED: "waiting",
    TransferState.FINDING: "looking",
    TransferState.DOWNLOADING: "downloading",
    TransferState.VERIFYING: "checking",
    TransferState.MOVING: "moving",
    TransferState.SHARING: "sharing",
    TransferState.PAUSED: "paused",
    TransferState.FAILED: "stopped",
}


def printable(text: str) -> str:
    """The text with control characters spelled out: a name must not move the cursor."""
    return "".join(
        c if c.isprintable() or 0xDC80 <= ord(c) <= 0xDCFF else c.encode("unicode_escape").decode()
        for c in text
    )


def result(*columns: str) -> None:
    """One line of result, at once: columns two spaces apart."""
    _say("  ".join(printable(column) for column in columns))


def _say(line: str) -> None:
    """A line on stdout; raises BrokenPipeError where nobody reads, else EnvironmentFailure."""
    try:
        print(line, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        forget_stdout()
        raise EnvironmentFailure(f"The output cannot be written: {error.strerror}.") from error


def view(value: object) -> None:
    """One line of JSON."""
    _say(view_json.dumps(value))


def note(text: str) -> None:
    """Something to know that is no result."""
    print(printable(text), file=sys.stderr, flush=True)


def hint(text: str) -> None:
    """What to do next; for a person at a terminal alone."""
    if sys.stderr.isatty():
        note(text)


def complain(text: str) -> None:
    """Why it failed, in one line."""
    note(f"shoal: {text}")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns as wide as their widest cell; without rows, nothing."""
    lines = [[printable(cell) for cell in row] for row in rows]
    if not lines:
        return
    lines.insert(0, list(header))
    widths = [max(len(line[at]) for line in lines) for at in range(len(header))]
    for line in lines:
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        _say("  ".join(cells).rstrip())


def size(count: float) -> str:
    """Bytes for a person: "3.9 MB"."""
    from rich.filesize import decimal

    return decimal(int(count))


def peers(count: int) -> str:
    """So many peers, in words."""
    return "1 peer" if count == 1 else f"{count} peers"


def duration(seconds: float) -> str:
    """A time that is left, as exactly as anybody can know it: "45 s", "12 min", "3 h 20 min"."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours < 48 else f"{hours // 24} days"


def percent(row: TransferView) -> str:
    """How much of what is wanted is here: "97%"; never 100% before the end."""
    if row.wanted <= 0:
        return "100%" if row.complete else "-"
    return f"{min(99, 100 * row.done // row.wanted) if row.done < row.wanted else 100}%"


def forget_stdout() -> None:
    """Nobody reads stdout any more: what is still buffered goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Bars:
    """One bar per thing under way, on a terminal; elsewhere nothing at all."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}
        from rich.console import Console

        console = Console(stderr=True)
        if console.is_terminal:
            from rich.progress import BarColumn, Progress, TextColumn

            self._progress = Progress(
                TextColumn("{task.description}"),
                BarColumn(bar_width=None),
                TextColumn("{task.percentage:>3.0f}%"),
                TextColumn("{task.fields[words]}"),
                console=console,
                transient=True,
                redirect_stdout=False,
                redirect_stderr=True,
            )

    def __enter__(self) -> Self:
        if self._progress is not None:
            self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def show(self, key: str, name: str, done: int, total: int, words: str = "") -> None:
        """Move the bar of `key`, making it when it is new."""
        if self._progress is None:
            return
        if key not in self._tasks:
            self._tasks[key] = self._progress.add_task("", total=None, words="")
        self._progress.update(
            self._tasks[key],
            description=printable(name)[:40].replace("[", r"\["),
            completed=done,
            total=total or None,
            words=words.replace("[", r"\["),
        )

    def drop(self, key: str) -> None:
        """The bar's work is done: take it away."""
        if self._progress is not None and key in self._tasks:
            self._progress.remove_task(self._tasks.pop(key))
