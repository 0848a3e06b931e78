"""`shoal --self-test`: does this very build share, fetch and open a window?

Two engines in temporary homes, in one process, over loopback; then the window, offscreen. Nothing
of the user's is touched and nothing leaves the machine. Meant for the frozen application, where a
missing module or plugin shows only when it is used.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

from engine import api
from engine.api import Facade
from engine.cli import output
from engine.cli.follow import follow
from engine.cli.options import Common
from engine.cli.session import DONE, run, set_up_logging
from engine.config import Endpoint, EngineConfig
from engine.errors import EnvironmentFailure, ShoalError
from engine.views import NodeView, TransferState, TransferView

SIZE = 5_000_003  # several pieces, the last one short
NAME = "self test.bin"
LIMIT_S = 60.0
LOOPBACK = Endpoint("127.0.0.1", 0)


def self_test(common: Common) -> int:
    """Run every part; gives the exit code, and prints a line for each part with its time."""
    set_up_logging(common.verbose)
    code = run(_share_and_fetch)
    if code != DONE:
        return code
    try:
        return _window()
    except ShoalError as error:
        output.complain(str(error))
        return error.exit_code


async def _share_and_fetch() -> None:
    content = secrets.token_bytes(SIZE)
    with tempfile.TemporaryDirectory(prefix="shoal-self-test-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / NAME
        await asyncio.to_thread(source.write_bytes, content)
        try:
            async with asyncio.timeout(LIMIT_S):
                found = await _move(folder, source)
        except TimeoutError:
            raise EnvironmentFailure(f"The file did not arrive within {LIMIT_S:g} s.") from None
        if await asyncio.to_thread(found.read_bytes) != content:
            raise ShoalError("What arrived is not what was shared.")
    output.result("content", "identical")


async def _move(folder: Path, source: Path) -> Path:
    """Share `source` from one engine, fetch it with another by its bare ID; gives the copy."""
    begun = time.perf_counter()
    async with _engine(folder / "a", ()) as sharer:
        (key,) = await sharer.share([source])
        shared = await _settled(sharer, key)
        begun = _report("hash and share", begun)
        async with _engine(folder / "b", _endpoints(await sharer.node())) as fetcher:
            row = await _settled(fetcher, await fetcher.download(shared.file_id))
            _report("find and fetch", begun)
            return Path(row.path)


@asynccontextmanager
async def _engine(home: Path, bootstrap: tuple[Endpoint, ...]) -> AsyncIterator[Facade]:
    facade = await api.open_engine(
        EngineConfig(
            home=home,
            download_dir=home / "downloads",
            listen=LOOPBACK,
            listen_required=True,
            bootstrap=bootstrap,
            lan=False,
            portmap=False,
            api=LOOPBACK,
        )
    )
    try:
        yield facade
    finally:
        await facade.stop()


def _endpoints(node: NodeView) -> tuple[Endpoint, ...]:
    """Where the node listens, from its multiaddrs `/ip4/<host>/tcp/<port>/…`."""
    parts = [address.strip("/").split("/") for address in node.listening]
    return tuple(Endpoint(part[1], int(part[3])) for part in parts if part[0] in ("ip4", "ip6"))


async def _settled(facade: Facade, key: str) -> TransferView:
    async with aclosing(follow(facade, (key,))) as rows:
        async for row in rows:
            if row.state is TransferState.FAILED:
                raise EnvironmentFailure(row.reason)
            if row.complete and row.state is TransferState.SHARING:
                return row
    raise AssertionError("follow() ends only by raising")


def _window() -> int:
    """Open the window where nobody sees it, close it again."""
    begun = time.perf_counter()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from gui.self_test import open_and_close
    except ImportError as error:
        raise EnvironmentFailure(f"The window's parts are missing: {error}.") from error
    with tempfile.TemporaryDirectory(prefix="shoal-self-test-", ignore_cleanup_errors=True) as name:
        open_and_close(_window_config(Path(name)))
    _report("open the window", begun)
    output.result("self-test", "passed", f"on Python {sys.version.partition(' ')[0]}")
    return DONE


def _window_config(home: Path) -> EngineConfig:
    return EngineConfig(
        home=home, download_dir=home, listen=LOOPBACK, lan=False, portmap=False, api=None
    )


def _report(part: str, begun: float) -> float:
    now = time.perf_counter()
    output.result(f"{part}:", f"{now - begun:.2f} s")
    return now
