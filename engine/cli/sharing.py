"""`shoal seed` and `shoal id`: paths in, IDs out."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from pathlib import Path

from engine import api
from engine.cli import output
from engine.cli.follow import changes
from engine.cli.options import Common
from engine.cli.session import Session, engine_or_node
from engine.errors import EnvironmentFailure, UserFacingError
from engine.views import TransferState, TransferView

SHARED_ELSEWHERE = "The Shoal that already runs on this home shares it, as long as it runs."
SAID = ""  # every failure has had its line already; only the exit code is left to say


async def seed(common: Common, paths: Sequence[Path]) -> None:
    """Share until stopped; a running node shares on without us."""
    async with engine_or_node(common) as session:
        keys = tuple(dict.fromkeys(await session.facade.share(paths)))
        waiting = dict.fromkeys(keys)
        async with aclosing(changes(session.facade, waiting, session.tell)) as rows:
            troubles = await _print_as_hashed(rows, waiting, common.json)
            if troubles == len(keys):
                raise UserFacingError(SAID)
            if session.remote:
                output.note(SHARED_ELSEWHERE)
            else:
                output.hint("Shared until Ctrl-C. Elsewhere: shoal get <ID>")
                await _show_uploads(rows)
        if troubles:
            raise UserFacingError(SAID)


async def until_stopped(session: Session) -> None:
    """Wait for the signal; meanwhile show who fetches, and say what a person should know."""
    async with aclosing(changes(session.facade, (), session.tell)) as rows:
        await _show_uploads(rows)


async def _show_uploads(rows: AsyncGenerator[TransferView, None]) -> None:
    with output.Bars() as bars:
        async for row in rows:
            if row.complete and row.peers:
                words = f"{output.size(row.rate_up)}/s up, {output.peers(row.peers)}"
                bars.show(row.key, row.name, row.done, row.size, words)
            else:
                bars.drop(row.key)


async def _print_as_hashed(
    rows: AsyncGenerator[TransferView, None], waiting: dict[str, None], as_json: bool
) -> int:
    """A line for each row waited for as soon as it is shared; gives how many never will be."""
    troubles = 0
    with output.Bars() as bars:
        async for row in rows:
            if row.key not in waiting:
                continue
            if not _settled(row):
                bars.show(row.key, row.name, row.done, row.size, "hashing")
                continue
            del waiting[row.key]
            bars.drop(row.key)
            troubles += _print(row, as_json)
            if not waiting:
                break
    return troubles


def _settled(row: TransferView) -> bool:
    if row.state is TransferState.FAILED:
        return True
    hashed = row.state not in (TransferState.HASHING, TransferState.VERIFYING)
    return hashed and bool(row.file_id)


def _print(row: TransferView, as_json: bool) -> bool:
    """Print the row; True when it is a failure."""
    if row.state is TransferState.FAILED:
        output.complain(row.reason or f"{row.path or row.name} could not be shared.")
        return True
    if as_json:
        output.view(row)
    else:
        output.result(row.file_id, row.link or f"shoal:{row.file_id}", row.path)
    if row.state is TransferState.PAUSED:
        output.note(f"{row.name} is paused: {row.reason or 'resume it with `shoal resume`.'}")
    return False


async def identify(common: Common, paths: Sequence[Path]) -> None:
    """Print the ID of each path; no network, nothing kept. Goes on after one that fails."""
    failed = 0
    for path in paths:
        try:
            file_id = await _identify(path)
        except (UserFacingError, EnvironmentFailure) as error:
            output.complain(str(error))
            failed += 1
            continue
        if common.json:
            output.view({"file_id": file_id, "path": str(path)})
        else:
            output.result(file_id, str(path))
    if failed:
        raise UserFacingError(SAID)


async def _identify(path: Path) -> str:
    with output.Bars() as bars:
        return await api.identify_path(
            path, lambda done, total: bars.show("", path.name, done, total)
        )
