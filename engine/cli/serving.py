"""`shoal node`: an engine and its API, without a window, until stopped."""

from __future__ import annotations

from engine import api
from engine.cli import output
from engine.cli.options import Common
from engine.cli.remote import print_node
from engine.cli.sharing import until_stopped


async def node(common: Common) -> None:
    """Start, say on stdout where everything is, and stay; raises when the home is taken."""
    facade = await api.open_engine(common.config())
    try:
        view = await facade.node()
        print_node(view, common.json)
        if not view.api:
            output.note("Without its API nothing can talk to this node but its peers.")
        await until_stopped()
    finally:
        await facade.stop()
