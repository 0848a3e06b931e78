"""`shoal get` and `shoal info`: an ID in, a file or its description out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from pathlib import Path

from engine.cli import output
from engine.cli.follow import follow
from engine.cli.options import Common
from engine.cli.session import Session, engine_or_node
from engine.cli.sharing import SHARED_ELSEWHERE, until_stopped
from engine.errors import EnvironmentFailure, NodeStopped, UserFacingError
from engine.views import InfoView, TransferState, TransferView

STUCK = (TransferState.PAUSED, TransferState.FAILED)

TAKE_OVER_TRIES = 50
TAKE_OVER_PAUSE_S = 0.2  # a node that stops gives the home free within seconds

NOBODY_FOUND = (
    "nobody who has it was found. Whoever shares it may be offline: the same command goes on later."
)


async def get(
    common: Common,
    text: str,
    directory: Path,
    keep_sharing: bool,
    timeout_s: float | None,
    only: Sequence[str] = (),
) -> None:
    """Download, print the final path; with `keep_sharing` stay until stopped.

    `only` chooses files of a folder; `timeout_s` bounds how long nothing may arrive. Raises what
    keeps it from going on; what is verified stays on disk, and the same command continues it.
    Where another process did the work and stops, this one goes on with it.
    """

    async def once(session: Session) -> None:
        key = await session.facade.download(text, directory, only=only)
        if (await session.facade.transfer(key)).state in STUCK:
            await session.facade.resume(key)
        row = await _finished(session, key, timeout_s)
        if common.json:
            output.view(row)
        else:
            output.result(row.path)
        if keep_sharing and session.remote:
            output.note(SHARED_ELSEWHERE)
        elif keep_sharing:
            output.hint("Shared until Ctrl-C.")
            await until_stopped(session)

    for tries_left in reversed(range(TAKE_OVER_TRIES)):
        async with engine_or_node(common) as session:
            try:
                await once(session)
            except NodeStopped:
                if not session.remote or not tries_left:
                    raise
            else:
                return
        await asyncio.sleep(TAKE_OVER_PAUSE_S)


async def _finished(session: Session, key: str, timeout_s: float | None) -> TransferView:
    loop = asyncio.get_running_loop()
    done, reason = 0, ""
    try:
        async with asyncio.timeout(timeout_s) as clock:
            with output.Bars() as bars:
                async with aclosing(follow(session.facade, (key,), session.tell)) as rows:
                    async for row in rows:
                        if row.complete:
                            return row
                        if timeout_s is not None and row.done > done:
                            clock.reschedule(loop.time() + timeout_s)
                        _show(bars, row, reason)
                        done, reason = row.done, row.reason
    except asyncio.CancelledError:
        output.hint("What has arrived is kept: the same command goes on.")
        raise
    except TimeoutError:
        why = reason or NOBODY_FOUND
        raise UserFacingError(f"Nothing arrived for {timeout_s:g} s: {why}") from None
    raise AssertionError("follow() ends only by raising")


def _show(bars: output.Bars, row: TransferView, said: str) -> None:
    """Show the row; a new reason is said once. Raises when it cannot go on by itself."""
    if row.state in STUCK:
        raise EnvironmentFailure(row.reason or "The download was paused.")
    bars.show(row.key, row.name or row.file_id[:12], row.done, row.wanted, progress_words(row))
    if row.reason not in ("", said):
        output.note(row.reason)


def progress_words(row: TransferView) -> str:
    """What stands beside the bar."""
    if row.state is not TransferState.DOWNLOADING:
        return output.STATE_WORDS[row.state]
    words = [f"{output.size(row.rate_down)}/s", output.peers(row.peers)]
    if row.rate_down >= 1:
        left_s = max(row.wanted - row.done, 0) / row.rate_down
        words.append(f"{output.duration(left_s)} left")
    return ", ".join(words)


async def info(common: Common, text: str, timeout_s: float) -> None:
    """Print metadata and providers."""
    async with engine_or_node(common) as session:
        found = await session.facade.info(text, timeout_s)
    if common.json:
        output.view(found)
        return
    for name, value in _facts(found):
        output.result(f"{name + ':':<12}", value)


def _facts(found: InfoView) -> list[tuple[str, str]]:
    facts = [
        ("id", found.file_id),
        ("kind", found.kind.value),
        ("name", found.name or "(unknown)"),
        ("size", f"{found.size} bytes ({output.size(found.size)})"),
        ("pieces", f"{found.piece_count} of {found.piece_size} bytes"),
        ("root", found.pieces_root),
    ]
    facts += [("file", f"{file.file_id}  {file.size}  {file.path}") for file in found.files]
    facts += [
        ("provider", " ".join([provider.peer_id, *provider.addresses]))
        for provider in found.providers
    ]
    return facts if found.providers else [*facts, ("provider", "nobody known")]
