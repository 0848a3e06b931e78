"""Commands that talk to the node that runs on the home: `ls`, `peers`, `status`, `pause`, …"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from engine.api import Facade
from engine.cli import output
from engine.cli.options import Common
from engine.cli.session import running_node
from engine.views import NodeView, PeerView, TransferView

Command = Callable[[Facade, str], Awaitable[None]]


async def ls(common: Common) -> None:
    """One line per transfer."""
    async with running_node(common) as facade:
        rows = await facade.transfers()
    if common.json:
        for row in rows:
            output.view(row)
        return
    output.table(("ID", "STATE", "DONE", "SIZE", "NAME"), [_row(row) for row in rows])


def _row(row: TransferView) -> tuple[str, ...]:
    state = output.STATE_WORDS[row.state]
    said = row.reason or row.health
    name = f"{row.name}  ({said})" if said else row.name
    return (row.file_id or row.key, state, output.percent(row), output.size(row.size), name)


async def peers(common: Common, ref: str) -> None:
    """One line per connected peer of a transfer."""
    async with running_node(common) as facade:
        found = await facade.peers(ref)
    if common.json:
        for peer in found:
            output.view(peer)
        return
    header = ("PEER", "ADDRESS", "HAS", "DOWN", "UP", "FLAGS", "NAME")
    output.table(header, [_peer(peer) for peer in found])


def _peer(peer: PeerView) -> tuple[str, ...]:
    down, up = f"{output.size(peer.rate_down)}/s", f"{output.size(peer.rate_up)}/s"
    flags = " ".join(peer.flags)
    return (peer.peer_id, peer.address, f"{int(100 * peer.have)}%", down, up, flags, peer.name)


async def status(common: Common) -> None:
    """The node as a whole."""
    async with running_node(common) as facade:
        print_node(await facade.node(), common.json)


def print_node(node: NodeView, as_json: bool) -> None:
    """The node's view on stdout."""
    if as_json:
        output.view(node)
        return
    facts = [
        ("peer", node.peer_id),
        *(("listening", address) for address in node.listening),
        ("reach", node.reachability),
        (
            "peers",
            f"{node.peers} connected, {node.nearby} nearby, {node.dht_nodes} in the routing table",
        ),
        ("rates", f"{output.size(node.rate_down)}/s down, {output.size(node.rate_up)}/s up"),
        ("home", node.home),
        ("downloads", node.download_dir),
        ("api", node.api or "off"),
        ("version", node.version),
    ]
    for name, value in facts:
        output.result(f"{name + ':':<11}", value)


async def each(common: Common, refs: Sequence[str], command: Command) -> None:
    """One command for each transfer named, by ID or key; stops at the first that fails."""
    async with running_node(common) as facade:
        for ref in refs:
            await command(facade, ref)
