"""`shoal node`: an engine and its API, without a window, until stopped."""

from __future__ import annotations

from dataclasses import replace

from engine import api
from engine.cli import output
from engine.cli.options import Common
from engine.cli.remote import print_node
from engine.cli.session import Session
from engine.cli.sharing import until_stopped
from engine.config import DEFAULT_API_PORT, LOOPBACK, Endpoint, EngineConfig


def _with_api(config: EngineConfig, common: Common) -> EngineConfig:
    """A node without a window is for its API: only this command line switches it off."""
    if config.api is None and common.api is None:
        return replace(config, api=Endpoint(LOOPBACK, DEFAULT_API_PORT))
    return config


async def node(common: Common) -> None:
    """Start, say on stdout where everything is, and stay; raises when the home is taken."""
    facade = await api.open_engine(_with_api(common.config(), common))
    try:
        view = await facade.node()
        print_node(view, common.json)
        if not view.api:
            output.note("Without its API nothing can talk to this node but its peers.")
        await until_stopped(Session(facade, remote=False))
    finally:
        await facade.stop()
